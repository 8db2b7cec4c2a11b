import { type Hosting, rateUsage, type UsageRecord } from 'duewatch';
import { rateColumns, sumUsage, sumUsageAsync, type UsageColumns } from 'duewatch/cost';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { TariffVersion } from '../../../sdk/src/pack/schema.ts';
import { packWith, stated, versionWith } from './pack-with.ts';

const text = { 'zh-CN': '试', en: 'test' };
const record = (more: Partial<UsageRecord> = {}): UsageRecord => ({
  appKey: '1',
  api: 'a',
  day: '2026-11-20',
  calls: 3,
  ...more,
});

describe('sumUsage', () => {
  it('makes one record of all that differ in their calls only', () => {
    const usage = [record(), record({ calls: 4 }), record({ api: 'b' }), record({ calls: 5 })];
    expect(sumUsage(usage)).toEqual([record({ calls: 12 }), record({ api: 'b' })]);
  });

  test.each<Partial<UsageRecord>>([
    { appKey: '2' },
    { api: 'b' },
    { day: '2026-11-21' },
    { class: 'basic' },
    { hosting: 'inside' },
    { knownOn: '2026-11-25' },
  ])('keeps apart what differs in %j', (more) => {
    expect(sumUsage([record(), record(more)])).toEqual([record(), record(more)]);
  });

  it('sums turnover, and does not change what it is given', () => {
    const usage = Object.freeze([Object.freeze(record({ turnover: '0.10' })), Object.freeze(record())]);
    const more = Object.freeze(record({ turnover: '0.20' }));
    expect(sumUsage([...usage, more])).toEqual([record({ calls: 9, turnover: '0.30' })]);
  });

  it('keeps a group of no calls, which says that the day is known', () => {
    expect(sumUsage([record({ calls: 0 })])).toEqual([record({ calls: 0 })]);
  });

  it('counts a record with an id once', () => {
    const usage = [record({ id: 'x' }), record({ id: 'x' }), record({ id: 'y' }), record()];
    expect(sumUsage(usage)).toEqual([record({ calls: 9 })]);
  });

  it('refuses two records of one id that differ', () => {
    expect(() => sumUsage([record({ id: 'x' }), record({ id: 'x', api: 'b' })])).toThrow(
      'usage record x: there is another record of this id, with other values',
    );
  });

  it('leaves records with an id as they are where some became known late', () => {
    const usage = [record({ id: 'x' }), record({ id: 'x', calls: 5, knownOn: '2026-11-22' }), record()];
    expect(sumUsage(usage)).toEqual([record(), usage[0], usage[1]]);
  });
});

describe('sumUsage of columns', () => {
  const columns: UsageColumns = {
    appKey: { codes: Uint8Array.of(0, 1, 0, 0), values: ['1', '2'] },
    api: { codes: Uint16Array.of(0, 0, 0, 1), values: ['a', 'b'] },
    day: { codes: Uint32Array.of(0, 0, 0, 0), values: ['2026-11-20'] },
    class: { codes: Uint8Array.of(0, 0, 0, 1), values: [null, 'basic'] },
    hosting: { codes: Uint8Array.of(1, 1, 1, 0), values: [null, 'inside'] },
    calls: Float64Array.of(3, 4, 5, 0),
  };
  const expected = [
    record({ calls: 8, hosting: 'inside' }),
    record({ api: 'b', calls: 0, class: 'basic' }),
    record({ appKey: '2', calls: 4, hosting: 'inside' }),
  ];

  test.each<[string, UsageColumns['calls']]>([
    ['floating-point', columns.calls],
    ['32-bit', Uint32Array.of(3, 4, 5, 0)],
    ['64-bit', BigUint64Array.of(3n, 4n, 5n, 0n)],
  ])('sums %s counts', (_, calls) => {
    expect(sumUsage({ ...columns, calls })).toEqual(expected);
  });

  it('does with a value that stands in its list twice', () => {
    const appKey = { codes: Uint8Array.of(0, 2, 1, 0), values: ['1', '1', '2'] };
    expect(new Set(sumUsage({ ...columns, appKey }))).toEqual(new Set(expected));
  });

  it('does with many values that hardly meet', () => {
    const values = Array.from({ length: 1000 }, (_, index) => String(index));
    const usage = sumUsage({
      appKey: { codes: Uint16Array.of(7, 999, 7), values },
      api: { codes: Uint16Array.of(1, 2, 1), values },
      day: { codes: Uint8Array.of(0, 0, 0), values: ['2026-11-20'] },
      calls: Float64Array.of(1, 2, 3),
    });
    expect(usage).toEqual([
      record({ appKey: '7', api: '1', calls: 4 }),
      record({ appKey: '999', api: '2', calls: 2 }),
    ]);
  });

  test.each<[string, Partial<UsageColumns>, string]>([
    [
      'a column that is too short',
      { api: { codes: new Uint8Array(3), values: ['a'] } },
      'api has 3 rows, and calls 4',
    ],
    [
      'a code without a value',
      { api: { codes: Uint8Array.of(0, 0, 0, 2), values: ['a', 'b'] } },
      'api has a code 2, and 2 values',
    ],
    ['no day', { day: { codes: new Uint8Array(4), values: ['2026-02-30'] } }, '"2026-02-30" is no day'],
    [
      'codes that are no whole numbers',
      { api: { codes: Float64Array.of(0, 0, 0.5, 0) as unknown as Uint8Array, values: ['a'] } },
      'the codes of api are no array of unsigned numbers',
    ],
    ['a negative count', { calls: Float64Array.of(3, -4, 5, 0) }, '2026-11-20/2/a: -4 calls'],
    ['part of a call', { calls: Float64Array.of(3, 4, 5.5, 0) }, '2026-11-20/1/a: 5.5 calls'],
    ['no number', { calls: Float64Array.of(3, 4, 5, Number.NaN) }, '2026-11-20/1/b: NaN calls'],
  ])('refuses %s', (_, wrong, message) => {
    expect(() => sumUsage({ ...columns, ...wrong })).toThrow(RangeError);
    expect(() => sumUsage({ ...columns, ...wrong })).toThrow(message);
  });
});

describe('sumUsageAsync', () => {
  it('takes records, lists of records and columns, as they come', async () => {
    async function* source() {
      yield record();
      yield [record({ calls: 4 }), record({ api: 'b' })];
      yield new Set([record({ calls: 5 })]);
      yield columnsOf([record({ calls: 6 }), record({ appKey: '2' })]);
    }
    expect(await sumUsageAsync(source())).toEqual([
      record({ calls: 18 }),
      record({ api: 'b' }),
      record({ appKey: '2' }),
    ]);
  });
});

/** Records without ids, turnover and corrections as columns. */
function columnsOf(usage: readonly UsageRecord[]): UsageColumns {
  const coded = <T>(read: (record: UsageRecord) => T) => {
    const values = [...new Set(usage.map(read))];
    return { codes: Uint16Array.from(usage, (each) => values.indexOf(read(each))), values };
  };
  return {
    appKey: coded(({ appKey }) => appKey),
    api: coded(({ api }) => api),
    day: coded(({ day }) => day),
    class: coded(({ class: priceClass }) => priceClass ?? null),
    hosting: coded(({ hosting }) => (hosting ?? null) as Hosting | null),
    calls: Float64Array.from(usage, ({ calls }) => calls),
  };
}

const versions = [
  versionWith({
    price: {
      hosting: 'inside',
      price: {
        model: 'graduated',
        tiers: [
          { upTo: 40, price: '0.01' },
          { upTo: 90, price: '0.005' },
        ],
      },
    },
    quotas: [
      { calls: 20, scope: 'account', period: 'month' },
      { calls: 7, scope: 'app-key', period: 'day' },
    ],
    version: {
      validTo: '2026-11-14',
      rounding: stated({ at: 'period', places: 2, mode: 'half-even' }),
      apis: { a: stated('basic') },
    },
  }),
  versionWith({
    price: {
      price: {
        model: 'volume',
        tiers: [
          { upTo: 30, price: '0.02' },
          { upTo: null, price: '0.01' },
        ],
      },
    },
    tierScope: 'account',
    version: {
      id: 'v2',
      validFrom: '2026-11-15',
      dailyRelief: stated('0.05'),
      rounding: stated({ at: 'line', places: 2, mode: 'up' }),
      apis: { a: stated('basic') },
    },
  }),
];
const pack = packWith(...versions);
const apps = [
  { appKey: 'x', hosting: 'inside' as const },
  { appKey: 'y', listed: true },
];
const options = { from: '2026-11-02', to: '2026-11-20', apps };

const usages = fc.array(
  fc.record(
    {
      appKey: fc.constantFrom('x', 'y', 'y-1', 'z'),
      api: fc.constantFrom('a', 'b', 'c'),
      day: fc.constantFrom(
        '2026-10-31',
        '2026-11-01',
        '2026-11-02',
        '2026-11-14',
        '2026-11-15',
        '2026-11-21',
      ),
      calls: fc.integer({ min: 0, max: 30 }),
      class: fc.constantFrom('basic', 'basic', 'basic', 'unheard-of'),
      hosting: fc.constantFrom<Hosting>('inside', 'outside'),
    },
    { requiredKeys: ['appKey', 'api', 'day', 'calls'] },
  ),
  { maxLength: 30 },
) as fc.Arbitrary<UsageRecord[]>;
const corrected = fc.array(
  usages.chain((list) =>
    fc.record(
      {
        record: fc.constantFrom(...(list.length === 0 ? [record({ appKey: 'x' })] : list)),
        id: fc.constantFrom('1', '2', '3', '4', '5'),
        knownOn: fc.constantFrom('2026-11-16', '2026-11-18'),
        turnover: fc.constantFrom('1.00', '2.50'),
      },
      { requiredKeys: ['record'] },
    ),
  ),
  { maxLength: 12 },
);

async function* inBatches(usage: readonly UsageRecord[], sizes: readonly number[]) {
  let at = 0;
  for (const size of sizes) {
    yield usage.slice(at, at + size);
    at += size;
  }
  yield* usage.slice(at);
}

describe('what usage costs', () => {
  it('is the same for rows, their sums, sums of sums, columns and batches, in any order', async () => {
    await fc.assert(
      fc.asyncProperty(
        usages.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 4 }),
        fc.boolean(),
        async ([usage, shuffled], sizes, byApi) => {
          const expected = rateUsage(usage, pack, { ...options, byApi });
          const half = Math.floor(usage.length / 2);
          for (const same of [
            shuffled,
            sumUsage(usage),
            sumUsage(shuffled),
            sumUsage(new Set(usage.map((each) => ({ ...each })))),
            sumUsage([...sumUsage(usage.slice(0, half)), ...sumUsage(usage.slice(half))]),
            sumUsage(columnsOf(shuffled)),
            await sumUsageAsync(inBatches(shuffled, sizes)),
          ]) {
            expect(rateUsage(same, pack, { ...options, byApi })).toEqual(expected);
          }
          expect(rateColumns(columnsOf(shuffled), pack, { ...options, byApi })).toEqual(expected);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('is the same for sums where records have ids and became known late', () => {
    fc.assert(
      fc.property(
        corrected,
        fc.constantFrom(undefined, '2026-11-10', '2026-11-16'),
        (list, lockedThrough) => {
          const seen = new Map<string, UsageRecord>();
          const usage = list.map(({ record: base, ...more }): UsageRecord => {
            const made = { ...base, ...more };
            if (made.id === undefined) return made;
            const key = `${made.id}/${made.knownOn}`;
            if (!seen.has(key)) seen.set(key, made);
            return seen.get(key) ?? made;
          });
          const all = { ...options, lockedThrough };
          expect(rateUsage(sumUsage(usage), pack, all)).toEqual(rateUsage(usage, pack, all));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('comes without lines where only charges are wanted', () => {
    fc.assert(
      fc.property(usages, (usage) => {
        const expected = { ...rateUsage(usage, pack, options), lines: [] };
        expect(rateUsage(usage, pack, { ...options, lines: false })).toEqual(expected);
      }),
    );
  });

  it('is the same for columns without lines, which are reckoned in integers where the tariff is plain', () => {
    const known = { basic: stated('basic'), 'value-added': stated('value-added') };
    const version = fc.record({
      prices: fc.array(fc.constantFrom('0', '0.01', '0.0001', '0.015', '0.000001', '90071992.54'), {
        minLength: 2,
        maxLength: 2,
      }),
      per: fc.constantFrom(1, 100, 10_000),
      quota: fc.integer({ min: 0, max: 60 }),
      scope: fc.constantFrom('app-key', 'account'),
      quotaPeriod: fc.constantFrom('day', 'month', 'none'),
      period: fc.constantFrom('day', 'month', 'none'),
      partialUnit: fc.constantFrom('exact', 'exact', 'exact', 'up'),
      rounding: fc.record({
        at: fc.constantFrom('day', 'day', 'day', 'line', 'period'),
        places: fc.constantFrom(0, 2, 2, 6, 8),
        mode: fc.constantFrom('half-up', 'half-even', 'up', 'down'),
      }),
      relief: fc.constantFrom(undefined, undefined, stated('0.05'), { unknown: text }),
      carryOver: fc.constantFrom(undefined, undefined, stated<'carry'>('carry')),
    });
    const madeOf = (of: ReturnType<typeof version.generate>['value'], base: Partial<TariffVersion>) => {
      const made = versionWith({
        price: { price: of.prices[0] as string, per: of.per },
        quotas: [{ calls: of.quota, scope: of.scope, period: of.quotaPeriod }],
        version: {
          period: stated(of.period),
          partialUnit: stated(of.partialUnit),
          rounding: stated(of.rounding),
          apis: { a: known.basic, b: known['value-added'] },
          ...(of.relief === undefined ? {} : { dailyRelief: of.relief }),
          ...base,
        },
      });
      const [basic] = made.classes;
      if (basic === undefined) throw new Error('no class');
      const second = versionWith({
        price: { price: of.prices[1] as string, per: of.per },
      });
      return {
        ...made,
        classes: [basic, { ...(second.classes[0] as typeof basic), id: 'value-added' }],
        ...(of.carryOver === undefined || base.validTo !== null ? {} : { carryOver: of.carryOver }),
      };
    };
    fc.assert(
      fc.property(
        version,
        version,
        usages,
        fc.constantFrom(1, 1, 1000, 2 ** 48),
        (first, second, usage, times) => {
          const plainPack = packWith(
            madeOf(first, { validTo: '2026-11-13' }),
            madeOf(second, { id: 'v2', validFrom: '2026-11-14', validTo: null }),
          );
          const more = usage.map((each) => ({ ...each, calls: each.calls * times }));
          const asked = { ...options, lines: false };
          let expected: ReturnType<typeof rateUsage> | undefined;
          try {
            expected = rateUsage(more, plainPack, asked);
          } catch (error) {
            // Refused for a count of a period that integers need not keep: the counts of what is asked for are still exact.
            expect(error).toBeInstanceOf(RangeError);
            return;
          }
          expect(rateColumns(columnsOf(more), plainPack, asked)).toEqual(expected);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('holds a flat fee that falls due without usage, for columns too', () => {
    const idle = packWith(
      versionWith({
        price: { price: '0.01', flat: stated({ amount: '9.00', atZero: true }) },
        version: { apis: { a: stated('basic') } },
      }),
    );
    const usage = [record({ appKey: 'x', day: '2026-11-03' })];
    const month = { ...options, from: '2026-11-01' };
    const expected = rateUsage(usage, idle, month);
    expect(expected.total.high).toBe('18.03');
    expect(rateColumns(columnsOf(usage), idle, month)).toEqual(expected);
  });
});
