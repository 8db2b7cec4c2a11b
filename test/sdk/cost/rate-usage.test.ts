import { applyValues, type Pack, rateUsage, type UsageRecord } from 'duewatch';
import { taobaoOpenPlatform as pack } from 'duewatch/packs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { packWith, stated, versionWith } from './pack-with.ts';

const basic = (day: string, calls: number, appKey = '1'): UsageRecord => ({
  appKey,
  api: 'taobao.trades.sold.get',
  class: 'basic',
  day,
  calls,
  hosting: 'inside',
});
const november = { from: '2026-11-01', to: '2026-11-30' };
const spring2014 = { from: '2014-04-01', to: '2014-04-30' };
const relieved = applyValues(pack, { 'tariffs/api/2017-01/dailyRelief': '0.00' }).pack;

describe('the price of 2017 with a relief of nothing', () => {
  test.each([
    [1, '0.00'],
    [49, '0.00'],
    [50, '0.01'],
    [149, '0.01'],
    [150, '0.02'],
    [1_234_567, '123.46'],
    [9_007_199_254_740_991, '900719925474.10'],
  ])('%i basic calls cost %s', (calls, amount) => {
    expect(rateUsage([basic('2026-11-20', calls)], relieved, november).total).toEqual({
      low: amount,
      high: amount,
    });
  });
});

describe('the price of April 2014, inside Jushita', () => {
  test.each([
    ['basic', 500_000, 500_000, '0.00'],
    ['basic', 500_100, 500_000, '0.01'],
    ['basic', 1_500_000, 500_000, '100.00'],
    ['value-added', 100_000, 100_000, '0.00'],
    ['value-added', 100_100, 100_000, '0.03'],
    ['value-added', 1_100_000, 100_000, '300.00'],
  ])(
    'of %s calls, %i a month, the first %i are free and the rest costs %s',
    (priceClass, calls, free, amount) => {
      const usage = [{ ...basic('2014-04-15', calls), class: priceClass }];
      const { total, lines } = rateUsage(usage, pack, spring2014);
      expect(total).toEqual({ low: amount, high: amount });
      expect(lines).toMatchObject([{ calls, free, tariff: 'api/2014-04' }]);
    },
  );

  it('uses the free quota up in order of days, whatever the order of the records', () => {
    const usage = [basic('2014-04-03', 200_000), basic('2014-04-01', 400_000), basic('2014-04-02', 200_000)];
    expect(rateUsage(usage, pack, spring2014).lines.map(({ day, free }) => [day, free])).toEqual([
      ['2014-04-01', 400_000],
      ['2014-04-02', 100_000],
      ['2014-04-03', 0],
    ]);
  });

  it('counts the quota from the first of the month though only the second half is asked for', () => {
    const usage = [basic('2014-04-01', 500_000), basic('2014-04-20', 100_000)];
    const { total, lines } = rateUsage(usage, pack, { from: '2014-04-15', to: '2014-04-30' });
    expect(lines).toHaveLength(1);
    expect(total.high).toBe('10.00');
  });

  it('has no price outside the cloud, and none where it is not known where an app runs', () => {
    const outside = { ...basic('2014-04-15', 10), hosting: 'outside' as const };
    const { hosting: _, ...nowhere } = basic('2014-04-16', 10);
    const { unrated, total } = rateUsage([outside, nowhere], pack, spring2014);
    expect(unrated.map(({ because }) => because)).toEqual(['price-unknown', 'hosting-unknown']);
    expect(total).toEqual({ low: '0.00', high: null });
    const apps = [{ appKey: '1', hosting: 'inside' as const }];
    expect(rateUsage([nowhere], pack, { ...spring2014, apps }).unrated).toEqual([]);
  });

  it('names both readings of the period', () => {
    const { reasons } = rateUsage([basic('2014-04-15', 10)], pack, spring2014);
    const readings = reasons.filter(({ text }) => text.code === 'reason.reading');
    expect(readings.map(({ text }) => [text.params?.reading, text.params?.chosen])).toContainEqual([
      'day',
      false,
    ]);
  });
});

describe('what is not known', () => {
  it('makes the cost "at most" where the relief is not published', () => {
    const { total, charges } = rateUsage([basic('2026-11-20', 1_234_567)], pack, november);
    expect(total).toEqual({ low: '0.00', high: '123.46' });
    expect(charges).toEqual([{ day: '2026-11-20', appKey: '1', amount: { low: '0.00', high: '123.46' } }]);
  });

  test.each([
    [
      'a price nobody found',
      { class: 'value-added' },
      'price-unknown',
      'tariffs/api/2017-01/classes/value-added/any',
    ],
    ['a price class the rules do not have', { class: 'golden' }, 'class-unknown', undefined],
    ['a day before there was a tariff', { day: '2014-03-31' }, 'no-tariff', undefined],
  ])('%s leaves the calls unrated and the total open', (_, change, because, path) => {
    const usage = [{ ...basic('2026-11-20', 7), ...change }];
    const { unrated, total, calls } = rateUsage(usage, relieved, { from: '2014-03-01', to: '2026-11-30' });
    expect(unrated).toMatchObject([{ because, calls: 7, ...(path === undefined ? {} : { path }) }]);
    expect(total).toEqual({ low: '0.00', high: null });
    expect(calls).toBe(7);
  });

  it('takes the class of an API from the pack, and from nowhere else', () => {
    const { class: _, ...record } = basic('2026-11-20', 10_000);
    const known = { ...record, api: 'taobao.time.get' };
    expect(rateUsage([known], relieved, november).total.high).toBe('1.00');
    expect(rateUsage([record], relieved, november).unrated).toMatchObject([{ because: 'class-unknown' }]);
  });

  it('prices the calls once the user has entered the price', () => {
    const path = 'tariffs/api/2017-01/classes/value-added/any';
    const entered = applyValues(relieved, { [path]: '0.03' }).pack;
    const { total, unrated } = rateUsage(
      [{ ...basic('2026-11-20', 1000), class: 'value-added' }],
      entered,
      november,
    );
    expect(unrated).toEqual([]);
    expect(total).toEqual({ low: '0.30', high: '0.30' });
  });

  it('never counts calls of an unknown price as free, even next to a known price', () => {
    const usage = [basic('2026-11-20', 10_000), { ...basic('2026-11-20', 5), class: 'logistics' }];
    expect(rateUsage(usage, relieved, november).total).toEqual({ low: '1.00', high: null });
  });
});

describe('the daily relief that a user enters', () => {
  test.each([
    ['0.30', ['0.00', '0.00'], '0.00'],
    ['0.25', ['0.02', '0.03'], '0.05'],
    ['0.10', ['0.07', '0.13'], '0.20'],
    ['0.00', ['0.10', '0.20'], '0.30'],
  ])('%s is shared over the app keys of a day, down to zero', (relief, amounts, total) => {
    const entered = applyValues(pack, { 'tariffs/api/2017-01/dailyRelief': relief }).pack;
    const usage = [basic('2026-11-20', 1000, 'a'), basic('2026-11-20', 2000, 'b')];
    const statement = rateUsage(usage, entered, november);
    expect(statement.charges.map(({ amount }) => amount.high)).toEqual(amounts);
    expect(statement.total).toEqual({ low: total, high: total });
  });
});

it('shares a relief over charges of less than a fen', () => {
  const fine = packWith(
    versionWith({ price: { per: 1, price: '0.0001' }, version: { dailyRelief: stated('0.00015') } }),
  );
  const usage = [basic('2026-11-20', 1, 'a'), basic('2026-11-20', 1, 'b')];
  expect(rateUsage(usage, fine, november).charges.map(({ amount }) => amount.high)).toEqual([
    '0.00003',
    '0.00002',
  ]);
});

it('gives each line a stable id and the version of its price', () => {
  const usage = [basic('2016-12-31', 600_000), basic('2017-01-01', 600_000)];
  const { lines } = rateUsage(usage, pack, { from: '2016-12-01', to: '2017-01-31' });
  expect(lines.map(({ id, tariff, free }) => [id, tariff, free])).toEqual([
    ['2016-12-31/1/basic/inside', 'api/2014-04', 500_000],
    ['2017-01-01/1/basic/any', 'api/2017-01', 0],
  ]);
});

it('refuses counts that no longer add up exactly', () => {
  const usage = [basic('2026-11-20', Number.MAX_SAFE_INTEGER), { ...basic('2026-11-20', 2), api: 'other' }];
  expect(() => rateUsage(usage, pack, november)).toThrow(/no number that can be counted exactly/);
});

it('does not change what it is given', () => {
  const usage = Object.freeze([Object.freeze(basic('2026-11-20', 5))]);
  expect(() => rateUsage(usage, Object.freeze({ ...pack }), november)).not.toThrow();
});

const records = fc.array(
  fc.record({
    appKey: fc.constantFrom('a', 'b'),
    api: fc.constantFrom('x', 'y'),
    class: fc.constantFrom('basic', 'value-added'),
    hosting: fc.constant('inside' as const),
    day: fc.integer({ min: 1, max: 30 }).map((day) => `2014-04-${String(day).padStart(2, '0')}`),
    calls: fc.integer({ min: 0, max: 400_000 }),
  }),
  { maxLength: 40 },
);

/** The cost of April 2014 in hundredths of a fen, reckoned in whole numbers and in another way: by month and class. */
function oracle(usage: readonly UsageRecord[], rounded: boolean): bigint {
  const rules: Record<string, [bigint, bigint]> = { basic: [500_000n, 1n], 'value-added': [100_000n, 3n] };
  const byDay = new Map<string, bigint>();
  for (const [priceClass, [quota, price]] of Object.entries(rules)) {
    let left = quota;
    for (const record of [...usage].sort((a, b) =>
      `${a.day}${a.appKey}`.localeCompare(`${b.day}${b.appKey}`),
    )) {
      if (record.class !== priceClass) continue;
      const calls = BigInt(record.calls);
      const free = calls < left ? calls : left;
      left -= free;
      const key = `${record.day}/${record.appKey}`;
      byDay.set(key, (byDay.get(key) ?? 0n) + (calls - free) * price);
    }
  }
  let total = 0n;
  for (const amount of byDay.values()) total += rounded ? ((amount + 50n) / 100n) * 100n : amount;
  return total;
}

it('agrees with whole-number reckoning on any usage', () => {
  fc.assert(
    fc.property(records, (usage) => {
      const fen = oracle(usage, true) / 100n;
      const digits = fen.toString().padStart(3, '0');
      expect(rateUsage(usage, pack, spring2014).total.high).toBe(
        `${digits.slice(0, -2)}.${digits.slice(-2)}`,
      );
    }),
  );
});

it('has the same lines for the records in any order, and for a record split in two', () => {
  fc.assert(
    fc.property(records, (usage) => {
      const split = usage.flatMap((record) => {
        const half = Math.floor(record.calls / 2);
        return [
          { ...record, calls: half },
          { ...record, api: `${record.api}2`, calls: record.calls - half },
        ];
      });
      expect(rateUsage(split.reverse(), pack, spring2014).lines).toEqual(
        rateUsage(usage, pack, spring2014).lines,
      );
    }),
  );
});

it('never costs less for more calls', () => {
  fc.assert(
    fc.property(records, fc.nat(1_000_000), (usage, more) => {
      const [first] = usage;
      fc.pre(first !== undefined);
      const cost = (list: readonly UsageRecord[], rules: Pack) =>
        Number(rateUsage(list, rules, spring2014).total.high);
      const raised = [{ ...first, calls: first.calls + more }, ...usage.slice(1)];
      expect(cost(raised, pack)).toBeGreaterThanOrEqual(cost(usage, pack) - 0.011 * usage.length);
    }),
  );
});
