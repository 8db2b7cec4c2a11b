import { checkOrders, type OrderRow } from 'duewatch/orders';
import { explain } from 'duewatch/text';
import { describe, expect, it, test } from 'vitest';
import {
  draftOf,
  foundIn,
  notLooked,
  readLimits,
  type ShownFlag,
  shownFlags,
  situationsOf,
} from '../../../../../extension/pages/dashboard/risk/orders-view.ts';
import type { OrderLimits } from '../../../../../extension/store/schema.ts';

const on = '2026-11-22';
const key = '000102030405060708090a0b0c0d0e0f';
let next = 0;
const row = (different: Partial<OrderRow>): OrderRow => {
  next += 1;
  return { id: `26${next}`, day: '2026-11-20', ...different };
};

function shown(rows: readonly OrderRow[], platform = 'kuaishou', criteria: OrderLimits = {}): ShownFlag[] {
  const { flags, summary } = checkOrders(rows, criteria, { on, key, platform });
  const places = Object.fromEntries(rows.map(({ id }, at) => [id, { file: 'a.csv', row: at + 2 }]));
  const from = { revision: 1, day: on, pack: null, rule: null, criteria };
  return shownFlags({ from, flags: [...flags], summary, places }, platform);
}

const ad = { remark: '加微信：abc12345' };

describe('flags', () => {
  it('come worst first: the platform’s mark, what can still be acted on, then the most orders', () => {
    const flags = shown([
      row({ buyer: 'done', stage: 'done', ...ad }),
      row({ buyer: 'done', stage: 'done', ...ad }),
      row({ buyer: 'done', stage: 'done', ...ad }),
      row({ buyer: 'open', stage: 'paid', ...ad }),
      row({ buyer: 'more', stage: 'paid', ...ad }),
      row({ buyer: 'more', stage: 'paid', ...ad }),
      row({ buyer: 'marked', stage: 'done', riskCode: 'R1' }),
    ]);
    expect(flags.map(({ situation, orders, rows }) => [situation.code, orders, rows[0]?.stage])).toEqual([
      ['orders.situation.platform-risk', 1, 'done'],
      ['orders.situation.advertising', 2, 'paid'],
      ['orders.situation.advertising', 1, 'paid'],
      ['orders.situation.advertising', 3, 'done'],
    ]);
  });

  it('name the file and the line of each order, or nothing where they are not known', () => {
    const rows = [row({ buyer: 'a', stage: 'paid', ...ad })];
    expect(shown(rows)[0]?.rows).toMatchObject([{ id: rows[0]?.id, place: { file: 'a.csv', row: 2 } }]);
  });

  it('tell the measures of the merchant from those of the platform', () => {
    const [flag] = shown([row({ buyer: 'a', stage: 'paid', ...ad })]);
    const say = (of: ShownFlag['measures']['merchant']) => of.map((each) => explain(each, 'en'));
    expect(flag?.measures.known).toBe(true);
    expect(say(flag?.measures.merchant ?? [])).toContain('Cancel the order');
    expect(say(flag?.measures.merchant ?? [])).not.toContain('Intercept and recall what was shipped');
    expect(flag?.measures.platform.length).toBeGreaterThan(0);
    const both = flag?.measures.merchant.filter((each) =>
      flag.measures.platform.some(({ code }) => code === each.code),
    );
    expect(both).toEqual([]);
  });

  it.each([
    ['of a platform without such a rule', 'taobao', ad],
    ['that the platform itself marked', 'kuaishou', { riskCode: 'R1' }],
  ])('%s give no measure', (_, platform, different) => {
    const [flag] = shown([row({ buyer: 'a', stage: 'paid', ...different })], platform);
    expect(flag?.measures).toEqual({ merchant: [], platform: [], known: false });
  });

  it('have words for all that they show, in both languages', () => {
    const rows = [
      row({ buyer: 'a', stage: 'paid', ...ad }),
      row({ buyer: 'b', stage: 'done', note: '补单', receivedAfter: 1, recipient: { phone: '123' } }),
      row({ buyer: 'c', riskCode: 'R1' }),
    ];
    for (const flag of shown(rows, 'kuaishou', { receivedWithin: 2 })) {
      const found = flag.rows.flatMap(({ codes }) => codes.map(foundIn));
      const messages = found.flatMap((each) => (typeof each === 'object' && 'code' in each ? [each] : []));
      const all = [flag.situation, flag.not, ...flag.reasons, ...flag.needs, ...flag.before, ...messages];
      for (const message of [...all, ...flag.measures.merchant, ...flag.measures.platform])
        for (const locale of ['zh-CN', 'en'] as const)
          expect(explain(message, locale)).not.toContain(message.code);
    }
  });
});

test.each([
  ['returned', 'returned'],
  ['refused', 'refused'],
  ['brushing.quick', 'quick'],
  ['wrong.phone', { code: 'orders.found.wrong.phone' }],
  ['R101', { raw: 'R101' }],
])('the code %s is called so', (code, called) => {
  expect(foundIn(code)).toEqual(called);
});

test('situations that were not looked at say what they lack', () => {
  const { summary } = checkOrders([row({ buyer: 'a', stage: 'paid' })], {}, { on, key });
  const missing = notLooked(summary.detectors);
  expect(missing.map(({ detector }) => detector)).toContain('unpaid-stock');
  expect(missing.map(({ detector }) => detector)).not.toContain('platform-marks');
  for (const { detector, needs } of missing) {
    expect(needs.length).toBeGreaterThan(0);
    for (const message of situationsOf(detector)) expect(explain(message, 'en')).not.toContain('orders.');
  }
});

describe('limits of the user', () => {
  test.each<[string, Parameters<typeof readLimits>[0], ReturnType<typeof readLimits>]>([
    ['empty fields are none', { unpaidFrom: ' ' }, { limits: {}, wrong: [] }],
    [
      'whole numbers from 1 on',
      { unpaidFrom: '3', returnsPercent: '100' },
      { limits: { unpaidFrom: 3, returnsPercent: 100 }, wrong: [] },
    ],
    [
      'not 0, not a part, not a word',
      { unpaidFrom: '0', unitsPerOrder: '1.5', receivedWithin: 'two' },
      { wrong: ['unpaidFrom', 'unitsPerOrder', 'receivedWithin'] },
    ],
    ['no more than all', { returnsPercent: '101' }, { wrong: ['returnsPercent'] }],
  ])('%s', (_, draft, expected) => {
    expect(readLimits(draft)).toEqual(expected);
  });

  it('stand in the fields as they were entered', () => {
    expect(readLimits(draftOf({ unpaidFrom: 3, unitsPerPerson: 20 })).limits).toEqual({
      unpaidFrom: 3,
      unitsPerPerson: 20,
    });
  });
});
