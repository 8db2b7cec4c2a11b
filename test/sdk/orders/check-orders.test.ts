import {
  checkOrders,
  hashOrder,
  type OrderCriteria,
  type OrderRow,
  type OrdersState,
  orderMeasures,
  situations,
} from 'duewatch/orders';
import { kuaishou } from 'duewatch/packs';
import { explain } from 'duewatch/text';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { key, on, platform } from './orders.ts';

const names = ['张三', '李 四', '王五[4821]', '张**', '测试', '。。。', undefined];
const phones = ['13800138001', '+86 138 0013 8002', '18412345678-1234', '138****8001', '1380013', undefined];
const addresses = [
  '浙江省杭州市余杭区文一西路阿里西溪园区969号3号楼501室',
  '杭州市余杭区文一西路啊里西溪园区969号3幢501',
  '浙江省杭州市余杭区文一西路阿里西溪园区969号3号楼502室',
  '浙江省杭州市****',
  '广东省深圳市南山区科技园1号',
  undefined,
];
const remarks = ['谢谢', '加微信：abc12345', '补单', undefined];

const recipient = fc
  .record({
    name: fc.constantFrom(...names),
    phone: fc.constantFrom(...phones),
    text: fc.constantFrom(...addresses),
  })
  .map(({ name, phone, text }) => ({
    ...(name === undefined ? {} : { name }),
    ...(phone === undefined ? {} : { phone }),
    ...(text === undefined ? {} : { address: { text } }),
  }));

/** Leaves out what is undefined, as an export without the column does. */
const without = <T extends object>(row: T) =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));

const rows = fc
  .array(
    fc.record({
      day: fc.constantFrom(
        '2026-09-01',
        '2026-10-24',
        '2026-11-01',
        '2026-11-20',
        '2026-11-22',
        '2026-11-25',
      ),
      stage: fc.constantFrom(
        'unpaid',
        'closed-unpaid',
        'paid',
        'shipped',
        'done',
        'closed',
        'refunded',
        undefined,
      ),
      buyer: fc.constantFrom('小明的店', 'tb_happy_88', 'c', 'd', 'e***f', undefined),
      recipient: fc.option(recipient, { nil: undefined }),
      changedTo: fc.option(recipient, { nil: undefined }),
      changed: fc.constantFrom(true, undefined),
      item: fc.constantFrom('tea', 'cups', undefined),
      units: fc.constantFrom(0, 1, 2, 3, 40, undefined),
      outcome: fc.constantFrom('kept', 'returned', 'refused', undefined),
      receivedAfter: fc.constantFrom(1, 50, undefined),
      remark: fc.constantFrom(...remarks),
      note: fc.constantFrom(...remarks),
      riskCode: fc.constantFrom('12', '0', '买家张三异常', undefined),
    }),
    { maxLength: 60 },
  )
  .map((all) =>
    all.map((row, at) => ({ ...without(row), id: `o${String(at).padStart(4, '0')}` }) as OrderRow),
  );

const criteria: fc.Arbitrary<OrderCriteria> = fc
  .record({
    unpaidFrom: fc.constantFrom(2, undefined),
    unitsPerOrder: fc.constantFrom(3, undefined),
    unitsPerPerson: fc.constantFrom(5, undefined),
    returnsPercent: fc.constantFrom(50, undefined),
    receivedWithin: fc.constantFrom(2, undefined),
    rows: fc.constantFrom(1, 3, undefined),
    fewest: fc.constantFrom(5, undefined),
    days: fc.constantFrom(7, undefined),
  })
  .map(without);

const text = (value: unknown) => JSON.stringify(value);
const check = (orders: Iterable<OrderRow>, wanted: OrderCriteria, more: object = {}) =>
  checkOrders(orders, wanted, { on, key, platform, ...more });
/** As data that was stored and read again. */
const stored = (state: OrdersState): OrdersState => JSON.parse(text(state));

/** What a hash looks like, alone, of a recipient, of an address as it is kept; and the letter pairs of one, which are chance. */
const hash = '[0-9a-f]{16}';
const part = '(?:[\\w-]{4})?';
const hashes = new RegExp(
  `^(?:[ap]?${hash}|(?:(?:${hash})?\\|){3}[01]|${part}\\|${part}\\|${part}\\|(?:${hash})?\\|(?:[\\w-]{4})+|o\\d{4})$`,
);

/** Every string in a value but the letter pairs of a hashed address. */
function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, of]) =>
    name === 'grams' || name === 'regions' ? [] : [name, ...stringsOf(of)],
  );
}

describe('what holds for any orders', () => {
  it('the order of the rows does not matter', () => {
    fc.assert(
      fc.property(rows, criteria, fc.infiniteStream(fc.nat()), (all, wanted, chance) => {
        const shuffled = all
          .map((row) => ({ row, at: chance.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ row }) => row);
        expect(text(check(shuffled, wanted))).toBe(text(check(all, wanted)));
      }),
      { numRuns: 300 },
    );
  });

  it('going on from a state is the same as one pass, raw or hashed', () => {
    fc.assert(
      fc.property(rows, criteria, fc.nat(60), fc.boolean(), (all, wanted, cut, hashed) => {
        const first = check(all.slice(0, cut), wanted).state;
        const before = text(first);
        const rest = all.slice(cut);
        const next = hashed ? rest.map((row) => hashOrder(row, key)) : rest;
        const whole = text(check(all, wanted));
        expect(text(check(next as OrderRow[], wanted, { previous: stored(first) }))).toBe(whole);
        check(rest, wanted, { previous: first });
        expect(text(first)).toBe(before);
      }),
      { numRuns: 300 },
    );
  });

  it('going on day after day is the same as all from scratch', () => {
    fc.assert(
      fc.property(rows, criteria, (all, wanted) => {
        const days = ['2026-09-01', '2026-10-24', '2026-11-01', '2026-11-20', '2026-11-22', '2026-11-25'];
        let previous: OrdersState | undefined;
        for (const day of days) {
          const today = all.filter((row) => row.day === day);
          const more: { on: string; previous?: OrdersState } = { on: day };
          if (previous !== undefined) more.previous = stored(previous);
          const step = check(today, wanted, more);
          const known = all.filter((row) => row.day <= day);
          expect(text(step)).toBe(text(check(known, wanted, { on: day })));
          previous = step.state;
        }
      }),
      { numRuns: 100 },
    );
  });

  it('states of different orders add up', () => {
    fc.assert(
      fc.property(rows, criteria, (all, wanted) => {
        const parts = [0, 1, 2].map(
          (rest) =>
            check(
              all.filter((_, at) => at % 3 === rest),
              wanted,
            ).state,
        );
        expect(text(check([], wanted, { previous: parts }))).toBe(text(check(all, wanted)));
      }),
      { numRuns: 100 },
    );
  });

  it('a buyer with more recipients than are remembered leaves the same behind in any order', () => {
    const many = fc.array(fc.record({ buyer: fc.constantFrom('a', 'b'), at: fc.nat(60) }), {
      minLength: 30,
      maxLength: 80,
    });
    fc.assert(
      fc.property(many, fc.nat(80), (picked, cut) => {
        const all = picked.map(({ buyer, at }, index) => ({
          id: `o${index}`,
          day: on,
          buyer,
          recipient: {
            name: '张三',
            phone: `138001380${String(at).padStart(2, '0')}`,
            address: { text: `浙江省杭州市余杭区文一西路${at}号` },
          },
        }));
        const whole = check(all, {});
        expect(text(check([...all].reverse(), {}))).toBe(text(whole));
        const first = check(all.slice(0, cut), {}).state;
        expect(text(check(all.slice(cut), {}, { previous: stored(first) }))).toBe(text(whole));
        for (const { recipients } of whole.state.buyers) expect(recipients.length).toBeLessThanOrEqual(12);
        expect(whole.state.addresses.length).toBeLessThanOrEqual(24);
      }),
      { numRuns: 50 },
    );
  });

  it('near-equal addresses are those that comparing all pairs finds', () => {
    const street = fc.string({ unit: fc.constantFrom(...'东南西北中山河湖'), minLength: 2, maxLength: 9 });
    fc.assert(
      fc.property(
        fc.uniqueArray(street, { minLength: 2, maxLength: 9 }),
        fc.integer({ min: 1, max: 100 }),
        (streets, similarity) => {
          const all = streets.map((name, at) => ({
            id: `o${at}`,
            day: on,
            buyer: `buyer-${at}`,
            recipient: { name: '张三', address: { text: `浙江省杭州市余杭区天${name}8号` } },
          }));
          const group = streets.map((_, at) => at);
          const find = (at: number): number => (group[at] === at ? at : find(group[at] as number));
          const pairsOf = (name: string) => {
            const letters = [...`天${name}`];
            return new Set(letters.slice(1).map((letter, at) => `${letters[at]}${letter}`));
          };
          streets.forEach((a, one) => {
            streets.slice(0, one).forEach((b, two) => {
              const [left, right] = [pairsOf(a), pairsOf(b)];
              const shared = [...left].filter((pair) => right.has(pair)).length;
              if (shared * 100 >= similarity * (left.size + right.size - shared) && shared > 0)
                group[find(one)] = find(two);
            });
          });
          const { summary } = check(all, { similarity });
          expect(summary.persons).toBe(new Set(streets.map((_, at) => find(at))).size);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('nothing of a buyer is in the result, the state or a hashed order', () => {
    const inputs = [
      ...names,
      ...phones,
      ...addresses,
      ...remarks,
      '小明的店',
      'tb_happy_88',
      'e***f',
      '买家张三异常',
      '张三',
      '李四',
      '138001',
      '18412345678',
      '文一西路',
      '文西路',
      '969',
      'abc12345',
    ].flatMap((value) => value ?? []);
    fc.assert(
      fc.property(rows, criteria, (all, wanted) => {
        const kept = [check(all, wanted), all.map((row) => hashOrder(row, key))];
        const plain = stringsOf(kept)
          .filter((value) => !hashes.test(value))
          .join('\n');
        for (const input of inputs) expect(plain).not.toContain(input);
      }),
      { numRuns: 200 },
    );
  });

  it('a field that is missing flags nothing', () => {
    fc.assert(
      fc.property(rows, criteria, (all, wanted) => {
        const fields: Record<string, (keyof OrderRow)[]> = {
          'platform-risk': ['riskCode'],
          'unpaid-stock': ['stage'],
          'beyond-normal-use': ['units'],
          'wrong-details': ['recipient', 'changedTo'],
          'returns-refusals': ['outcome'],
          'accounts-that-are-one': ['recipient', 'changedTo'],
          advertising: ['remark', 'recipient', 'changedTo'],
        };
        for (const [detector, absent] of Object.entries(fields)) {
          const cut = all.map((row) =>
            Object.fromEntries(
              Object.entries(row).filter(([name]) => !absent.includes(name as keyof OrderRow)),
            ),
          ) as unknown as OrderRow[];
          const { flags, summary } = check(cut, wanted);
          expect(flags.filter((flag) => flag.detector === detector)).toEqual([]);
          if (detector !== 'beyond-normal-use')
            expect(summary.detectors.find((of) => of.detector === detector)?.state).not.toBe('judged');
        }
      }),
      { numRuns: 100 },
    );
  });

  it('every flag can say why, in both languages, with source, rows and what it is not', () => {
    fc.assert(
      fc.property(rows, criteria, (all, wanted) => {
        const { flags, summary } = check(all, wanted);
        const ids = new Set(all.map(({ id }) => id));
        for (const flag of flags) {
          expect(flag.cite).not.toBeNull();
          expect(flag.reasons.length).toBeGreaterThan(0);
          expect(flag.orderIds.length).toBeGreaterThan(0);
          expect(flag.orderIds.length).toBeLessThanOrEqual(wanted.rows ?? 5);
          expect(flag.orders).toBeGreaterThanOrEqual(flag.orderIds.length);
          expect(flag.orderIds.every((id) => ids.has(id))).toBe(true);
          expect(flag.confidence === 'convention' || flag.needs.length === 0).toBe(true);
        }
        expect(new Set(flags.map(({ id }) => id)).size).toBe(flags.length);
        const messages = flags.flatMap(({ reasons, not, needs, before, situation, measures }) => [
          ...[...reasons, not, ...needs, ...before],
          { code: `orders.situation.${situation}` },
          ...measures.map((id) => ({ code: `orders.measure.${id}` })),
        ]);
        for (const message of [...messages, ...summary.detectors.flatMap(({ needs }) => needs)])
          for (const locale of ['zh-CN', 'en'] as const) {
            const words = explain(message, locale);
            expect(words).not.toMatch(/undefined|NaN|null|orders\.|[!！]/);
            if (locale === 'zh-CN') expect(words).not.toMatch(/[一-鿿][,;:]|[,;:][一-鿿]/);
          }
      }),
      { numRuns: 200 },
    );
  });
});

describe('what it refuses', () => {
  const state = check([], {}).state;
  test.each<[string, OrderCriteria, object]>([
    ['a key that is none', {}, { key: 'secret' }],
    ['a day that is none', {}, { on: '2026-02-30' }],
    ['a share above 100', { returnsPercent: 101 }, {}],
    ['a part of a per cent above 100', { returnsPercent: '100.5' }, {}],
    ['a share of nothing', { returnsPercent: '0.0' }, {}],
    ['a count of nothing', { unpaidFrom: 0 }, {}],
    ['half a piece', { unitsPerOrder: 1.5 }, {}],
    ['no deviations', { deviations: Number.NaN }, {}],
    ['a state of another key', {}, { key: 'f'.repeat(32), previous: state }],
    ['a state of another month', { days: 31 }, { previous: state }],
    ['a state read with other words', { words: { brushing: [] } }, { previous: state }],
    ['a state of a later day', {}, { on: '2026-11-21', previous: state }],
  ])('%s', (_says, wanted, more) => {
    expect(() => check([], wanted, more)).toThrow(RangeError);
  });

  test.each([{ day: '2026-13-01' }, { units: -1 }, { units: 0.5 }, { receivedAfter: -1 }])(
    'an order with %j',
    (wrong) => {
      expect(() => check([{ id: '1', day: on, ...wrong }], {})).toThrow(RangeError);
    },
  );
});

it('takes another table of sources, and cites nothing where it has none', () => {
  const rows = [{ id: '1', day: on, riskCode: '7' }];
  const cite = { ...situations['unpaid-stock'], clause: 'x' } as (typeof situations)[string];
  const [own] = check(rows, {}, { situations: { 'platform-risk': cite } }).flags;
  expect(own?.cite?.clause).toBe('x');
  expect(check(rows, {}, { situations: {} }).flags[0]?.cite).toBeNull();
});

it('has words for all eight measures, and says what the merchant’s pack says of each', () => {
  const met = kuaishou.criteria!.find(({ id }) => id === 'abnormal-orders')!.versions[0]!.met!;
  expect(orderMeasures.map(({ id, clause }) => [id, clause])).toEqual(
    met.map(({ id, clause }) => [id, clause]),
  );
  expect(orderMeasures.map(({ clause }) => clause)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((n) => `二 ${n}`));
  expect(
    orderMeasures.filter(({ by }) => by === 'merchant').map(({ id, confidence }) => [id, confidence]),
  ).toEqual(['cancel', 'withhold', 'recall', 'other'].map((id) => [id, 'seed']));
  for (const { id, by, stages, confidence } of orderMeasures) {
    // What a merchant may do is of use to some order; what is the platform's alone is our reading of the text.
    expect(stages.length > 0).toBe(by === 'merchant');
    if (by === 'platform') expect(confidence).toBe('inferred');
    for (const locale of ['zh-CN', 'en'] as const)
      expect(explain({ code: `orders.measure.${id}` }, locale)).not.toContain('orders.');
  }
});
