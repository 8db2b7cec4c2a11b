import { rateUsage, type UsageRecord } from 'duewatch';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packWith, stated, versionWith } from './pack-with.ts';

const graduated = packWith(
  versionWith({
    price: {
      per: 1,
      price: {
        model: 'graduated',
        tiers: [
          { upTo: 100, price: '1.00' },
          { upTo: null, price: '0.10' },
        ],
      },
    },
    quotas: [{ calls: 10, scope: 'account', period: 'month' }],
    version: { rounding: stated({ at: 'day', places: 2, mode: 'half-up' }) },
  }),
);
const record = (day: string, calls: number, more: Partial<UsageRecord> = {}): UsageRecord => ({
  appKey: 'a',
  api: 'x',
  class: 'basic',
  day,
  calls,
  ...more,
});
const range = { from: '2026-11-01', to: '2026-11-30' };

describe('late and corrected usage', () => {
  const told = [record('2026-11-01', 60), record('2026-11-02', 60), record('2026-11-10', 5)];
  const late = record('2026-11-01', 80, { knownOn: '2026-11-05' });
  const options = { ...range, lockedThrough: '2026-11-03' };

  it('moves nothing before the lock date', () => {
    const before = rateUsage(told, graduated, options);
    const after = rateUsage([...told, late], graduated, options);
    const closed = (statement: typeof before) => statement.lines.filter(({ day }) => day <= '2026-11-03');
    expect(closed(after)).toEqual(closed(before));
  });

  it('makes correction lines dated when it became known, naming the day they correct, tiers and all', () => {
    const { lines, charges } = rateUsage([...told, late], graduated, options);
    const corrections = lines.filter(({ corrects }) => corrects !== undefined);
    expect(
      corrections.map(({ id, day, corrects, calls, amount }) => [id, day, corrects, calls, amount]),
    ).toEqual([
      ['2026-11-05/2026-11-01/a/basic/any', '2026-11-05', '2026-11-01', 20, '20.00'],
      // 60 calls of the second day: 50 in the first tier before, 30 now.
      ['2026-11-05/2026-11-02/a/basic/any', '2026-11-05', '2026-11-02', 0, '-18.00'],
    ]);
    expect(charges.filter(({ corrects }) => corrects !== undefined).map(({ amount }) => amount.high)).toEqual(
      ['20.00', '-18.00'],
    );
  });

  it('adds up to what all of it would have cost had it been known in time', () => {
    const inTime = [record('2026-11-01', 80), ...told.slice(1)];
    expect(rateUsage([...told, late], graduated, options).total).toEqual(
      rateUsage(inTime, graduated, range).total,
    );
  });

  it('of a day that is not closed changes that day', () => {
    const statement = rateUsage(
      [...told, record('2026-11-10', 9, { knownOn: '2026-11-12' })],
      graduated,
      options,
    );
    expect(statement.lines.filter(({ corrects }) => corrects !== undefined)).toEqual([]);
    expect(statement.lines.find(({ day }) => day === '2026-11-10')?.calls).toBe(9);
  });

  it('corrected twice has two corrections, and the last one counts', () => {
    const again = record('2026-11-01', 60, { knownOn: '2026-11-08' });
    const statement = rateUsage([...told, late, again], graduated, options);
    expect(statement.total).toEqual(rateUsage(told, graduated, range).total);
    expect(new Set(statement.lines.filter(({ corrects }) => corrects).map(({ day }) => day))).toEqual(
      new Set(['2026-11-05', '2026-11-08']),
    );
  });
});

describe('the same record twice', () => {
  it('counts once', () => {
    const one = record('2026-11-01', 60, { id: 'r1' });
    expect(rateUsage([one, one], graduated, range)).toEqual(rateUsage([one], graduated, range));
  });

  it('is refused where the two do not agree', () => {
    const records = [record('2026-11-01', 60, { id: 'r1' }), record('2026-11-01', 61, { id: 'r1' })];
    expect(() => rateUsage(records, graduated, range)).toThrow(/r1: one id with 60 and with 61 calls/);
  });
});

describe('a tariff that changes within a month', () => {
  const price = {
    per: 1 as const,
    price: {
      model: 'graduated' as const,
      tiers: [
        { upTo: 100, price: '1.00' },
        { upTo: null, price: '0.10' },
      ],
    },
  };
  const first = versionWith({
    price,
    quotas: [{ calls: 50, scope: 'app-key', period: 'month' }],
    version: { validTo: '2026-11-14' },
  });
  const second = (carryOver: 'restart' | 'carry' | undefined) =>
    versionWith({
      price,
      quotas: [{ calls: 50, scope: 'app-key', period: 'month' }],
      version: {
        id: 'v2',
        validFrom: '2026-11-15',
        ...(carryOver === undefined ? {} : { carryOver: stated(carryOver) }),
      },
    });
  const usage = [record('2026-11-10', 120), record('2026-11-20', 120)];
  const amounts = (carryOver: 'restart' | 'carry' | undefined) =>
    rateUsage(usage, packWith(first, second(carryOver)), range).lines.map(({ free, amount }) => [
      free,
      amount,
    ]);

  it('starts quota and tiers afresh, unless it says otherwise', () => {
    expect(amounts(undefined)).toEqual([
      [50, '70.00'],
      [50, '70.00'],
    ]);
    expect(amounts('restart')).toEqual(amounts(undefined));
  });

  it('carries both over where it says so', () => {
    // 70 calls were billed before: 30 at 1.00 are left, the other 90 are in the second tier.
    expect(amounts('carry')).toEqual([
      [50, '70.00'],
      [0, '39.00'],
    ]);
  });
});

it('names the quota that stopped free calls, where two count at once', () => {
  const pack = packWith(
    versionWith({
      price: { per: 1, price: '1.00' },
      quotas: [
        { calls: 10, scope: 'app-key', period: 'day' },
        { calls: 15, scope: 'account', period: 'day' },
      ],
    }),
  );
  const usage = [record('2026-11-01', 12), record('2026-11-01', 12, { appKey: 'b' })];
  expect(
    rateUsage(usage, pack, range).lines.map(({ appKey, free, stoppedBy }) => [appKey, free, stoppedBy]),
  ).toEqual([
    ['a', 10, 'app-key'],
    ['b', 3, 'account'],
  ]);
});

it('makes a credit of a day on which a volume price falls', () => {
  const pack = packWith(
    versionWith({
      price: {
        per: 1,
        price: {
          model: 'volume',
          tiers: [
            { upTo: 100, price: '1.00' },
            { upTo: null, price: '0.10' },
          ],
        },
      },
    }),
  );
  const { charges, total } = rateUsage([record('2026-11-01', 100), record('2026-11-02', 1)], pack, range);
  expect(charges.map(({ amount }) => amount.high)).toEqual(['100.00', '-89.90']);
  expect(total.high).toBe('10.10');
});

const days = fc.integer({ min: 1, max: 28 }).map((day) => `2026-11-${String(day).padStart(2, '0')}`);
const histories = fc.array(
  fc
    .tuple(days, fc.nat(80), fc.constantFrom('a', 'b'), fc.option(fc.integer({ min: 0, max: 20 })))
    .map(([day, calls, appKey, later]) =>
      record(day, calls, {
        appKey,
        api: `${appKey}${day}`,
        ...(later === null
          ? {}
          : { knownOn: `2026-11-${String(Math.min(30, Number(day.slice(8)) + later)).padStart(2, '0')}` }),
      }),
    ),
  { maxLength: 15 },
);
const places = fc.constantFrom(
  stated({ at: 'line' as const, places: 2, mode: 'half-up' as const }),
  stated({ at: 'day' as const, places: 1, mode: 'half-even' as const }),
  stated({ at: 'period' as const, places: 0, mode: 'down' as const }),
);
const rounded = (rounding: typeof places extends fc.Arbitrary<infer T> ? T : never) =>
  packWith(
    versionWith({
      price: { per: 100, price: '0.37' },
      quotas: [{ calls: 50, scope: 'account', period: 'month' }],
      version: { rounding },
    }),
  );
/** For each thing, only what became known last. */
const lastKnown = (list: readonly UsageRecord[]) => {
  const best = new Map<string, UsageRecord[]>();
  for (const entry of list) {
    const known = (one: UsageRecord) => one.knownOn ?? one.day;
    const so = best.get(entry.api);
    if (so === undefined || known(entry) > known(so[0] as UsageRecord)) best.set(entry.api, [entry]);
    else if (known(entry) === known(so[0] as UsageRecord)) so.push(entry);
  }
  return [...best.values()].flat().map(({ knownOn: _, ...rest }) => rest);
};

it('corrections add up to what is known in the end, wherever the lock is and in any order', () => {
  fc.assert(
    fc.property(histories, days, places, fc.boolean(), (history, lockedThrough, rounding, reversed) => {
      const pack = rounded(rounding);
      const list = reversed ? [...history].reverse() : history;
      const corrected = rateUsage(list, pack, { ...range, lockedThrough });
      expect(corrected.total).toEqual(rateUsage(lastKnown(history), pack, range).total);
      expect(corrected.lines).toEqual(rateUsage(history, pack, { ...range, lockedThrough }).lines);
    }),
  );
});

it('days add up to their month under any rounding, and to the rounded month where the month is rounded', () => {
  fc.assert(
    fc.property(histories, places, days, (history, rounding, split) => {
      const pack = rounded(rounding);
      const usage = lastKnown(history);
      const whole = rateUsage(usage, pack, range);
      const before = rateUsage(usage, pack, { from: range.from, to: split });
      const after = rateUsage(usage, pack, {
        from: `2026-11-${String(Number(split.slice(8)) + 1).padStart(2, '0')}`,
        to: range.to,
      });
      expect([...before.charges, ...after.charges]).toEqual(whole.charges);
      expect([...before.lines, ...after.lines]).toEqual(whole.lines);
    }),
  );
});
