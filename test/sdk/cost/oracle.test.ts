import { rateUsage, type UsageRecord } from 'duewatch';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PriceModel, Tier } from '../../../sdk/src/pack/schema.ts';
import { packWith, stated, type TariffCase, versionWith } from './pack-with.ts';

/*
 * An oracle that knows nothing of the code: it goes through every single call, in fractions of whole numbers.
 */

/** A fraction. */
type Q = readonly [bigint, bigint];

const zero: Q = [0n, 1n];
const plus = ([a, b]: Q, [c, d]: Q): Q => [a * d + c * b, b * d];
const times = ([a, b]: Q, [c, d]: Q): Q => [a * c, b * d];
const less = ([a, b]: Q, [c, d]: Q) => a * d < c * b;
const same = ([a, b]: Q, [c, d]: Q) => a * d === c * b;
const minus = (a: Q, [c, d]: Q): Q => plus(a, [-c, d]);

function fraction(text: string): Q {
  const negative = text.startsWith('-');
  const [whole = '', decimals = ''] = text.replace('-', '').split('.');
  const value = BigInt(whole + decimals);
  return [negative ? -value : value, 10n ** BigInt(decimals.length)];
}

interface Case extends TariffCase {
  readonly per: 1 | 100;
  readonly up: boolean;
  readonly period: 'day' | 'month';
  readonly flat: { amount: string; atZero: boolean } | null;
  readonly minimum: string | null;
  readonly maximum: string | null;
  readonly factor: string | null;
}

function tierOf(
  call: number,
  { tiers, upTo, beyond }: { tiers: readonly Tier[]; upTo?: string | undefined; beyond?: string | undefined },
) {
  for (const tier of tiers) {
    if (tier.upTo === null || (upTo === 'excluded' ? call < tier.upTo : call <= tier.upTo)) return tier;
  }
  return beyond === 'last-price' ? tiers.at(-1) : undefined;
}

/** What billed calls cost in one period, call by call. Null where a call has no price. */
function costOf(test: Case, billed: number, all: number): Q | null {
  const model = test.price.price as string | PriceModel;
  const unit = (price: string): Q => times(fraction(price), [1n, BigInt(test.per)]);
  let total = zero;
  if (typeof model === 'string') {
    if (test.up) for (let call = 0; call < billed; call += test.per) total = plus(total, fraction(model));
    else for (let call = 0; call < billed; call++) total = plus(total, unit(model));
  } else if (model.model === 'package') {
    for (let call = 0; call < billed; call += model.calls) total = plus(total, fraction(model.price));
  } else if (model.model === 'graduated') {
    const reached = new Map<Tier, number>();
    const dealt =
      test.up && model.partialUnits !== 'each-tier' ? Math.ceil(billed / test.per) * test.per : billed;
    for (let call = 1; call <= dealt; call++) {
      const tier = tierOf(call, model);
      if (tier === undefined) {
        if (call <= billed) return null;
        continue;
      }
      const before = reached.get(tier) ?? 0;
      reached.set(tier, before + 1);
      if (before === 0 && tier.flat !== undefined) total = plus(total, fraction(tier.flat));
      const eachTier = test.up && model.partialUnits === 'each-tier';
      if (eachTier) total = before % test.per === 0 ? plus(total, fraction(tier.price)) : total;
      else total = plus(total, unit(tier.price));
    }
  } else if (model.model === 'volume' && billed > 0) {
    const tier = tierOf(model.freeCalls === 'counted' ? all : billed, model);
    if (tier === undefined) return null;
    for (let call = 0; call < billed; call++) {
      if (test.up) total = call % test.per === 0 ? plus(total, fraction(tier.price)) : total;
      else total = plus(total, unit(tier.price));
    }
    if (tier.flat !== undefined) total = plus(total, fraction(tier.flat));
  }
  if (test.flat !== null && all > 0) total = plus(total, fraction(test.flat.amount));
  if (test.factor !== null) total = times(total, fraction(test.factor));
  if (test.minimum !== null && all > 0 && less(total, fraction(test.minimum))) total = fraction(test.minimum);
  if (test.maximum !== null && less(fraction(test.maximum), total)) total = fraction(test.maximum);
  return total;
}

/** The total of all usage, call by call in the order of days and app keys. Null where a call has no price. */
function oracle(test: Case, usage: readonly UsageRecord[]): Q | null {
  const quotas = new Map<string, number>();
  const periods = new Map<string, { billed: number; all: number }>();
  const sorted = [...usage].sort((a, b) => (a.day + a.appKey < b.day + b.appKey ? -1 : 1));
  for (const { day, appKey, calls } of sorted) {
    for (let call = 0; call < calls; call++) {
      const keys = (test.quotas ?? []).map(({ scope, period }, index) => {
        const span = period === 'none' ? '' : period === 'month' ? day.slice(0, 7) : day;
        return `${index}/${span}/${scope === 'account' ? '' : appKey}`;
      });
      const free =
        keys.length > 0 &&
        keys.every((key, index) => (quotas.get(key) ?? 0) < (test.quotas?.[index]?.calls ?? 0));
      for (const key of keys) quotas.set(key, (quotas.get(key) ?? 0) + 1);
      const span = test.period === 'month' ? day.slice(0, 7) : day;
      const period = `${span}/${test.tierScope === 'account' ? '' : appKey}`;
      const so = periods.get(period) ?? { billed: 0, all: 0 };
      periods.set(period, { billed: so.billed + (free ? 0 : 1), all: so.all + 1 });
    }
  }
  let total: Q = zero;
  for (const { billed, all } of periods.values()) {
    const cost = costOf(test, billed, all);
    if (cost === null) return null;
    total = plus(total, cost);
  }
  return total;
}

const price = fc.integer({ min: 0, max: 99_999 }).map((value) => `0.${String(value).padStart(5, '0')}`);
const amount = fc.integer({ min: 0, max: 300 }).map((value) => (value / 100).toFixed(2));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 2 });
const tierList = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 0, maxLength: 3 }),
    fc.array(price, { minLength: 4, maxLength: 4 }),
    fc.array(maybe(amount), { minLength: 4, maxLength: 4 }),
    fc.boolean(),
  )
  .map(([ends, prices, flats, open]): Tier[] => {
    const bounds: (number | null)[] = [
      ...ends.sort((a, b) => a - b),
      ...(open || ends.length === 0 ? [null] : []),
    ];
    return bounds.map((upTo, index) => ({
      upTo,
      price: prices[index] as string,
      ...(flats[index] === null ? {} : { flat: flats[index] as string }),
    }));
  });
const tiered = {
  tiers: tierList,
  upTo: fc.constantFrom('included' as const, 'excluded' as const),
  beyond: fc.constantFrom('last-price' as const, 'unrated' as const),
};
const model: fc.Arbitrary<string | PriceModel> = fc.oneof(
  price,
  fc.record({ model: fc.constant('package' as const), calls: fc.integer({ min: 1, max: 20 }), price }),
  fc.record({
    model: fc.constant('graduated' as const),
    ...tiered,
    partialUnits: fc.constantFrom('whole' as const, 'each-tier' as const),
  }),
  fc.record({
    model: fc.constant('volume' as const),
    ...tiered,
    freeCalls: fc.constantFrom('left-out' as const, 'counted' as const),
  }),
);
const scope = fc.constantFrom('app-key' as const, 'account' as const);
const cases: fc.Arbitrary<Case> = fc.record({
  price: model.map((value) => ({ price: value })),
  per: fc.constantFrom(1 as const, 100 as const),
  up: fc.boolean(),
  period: fc.constantFrom('day' as const, 'month' as const),
  quotas: fc.array(
    fc.record({
      calls: fc.integer({ min: 0, max: 60 }),
      scope,
      period: fc.constantFrom('day' as const, 'month' as const, 'none' as const),
    }),
    { maxLength: 2 },
  ),
  tierScope: scope,
  flat: maybe(fc.record({ amount, atZero: fc.constant(false) })),
  minimum: maybe(amount),
  maximum: maybe(amount),
  factor: maybe(fc.constantFrom('0.7', '0.95', '1.5')),
});
const usages = fc
  .uniqueArray(
    fc.record({
      appKey: fc.constantFrom('a', 'b'),
      day: fc.constantFrom('2026-10-30', '2026-10-31', '2026-11-01', '2026-11-02', '2026-11-15'),
      calls: fc.integer({ min: 0, max: 40 }),
    }),
    { maxLength: 6, selector: ({ appKey, day }) => appKey + day },
  )
  .map((list): UsageRecord[] => list.map((record) => ({ ...record, api: 'x', class: 'basic' })));

function packOf(test: Case) {
  const { flat, minimum, maximum, factor } = test;
  const entry = {
    ...test.price,
    per: test.per,
    ...(flat === null ? {} : { flat: stated(flat) }),
    ...(minimum === null ? {} : { minimum: stated(minimum) }),
    ...(maximum === null ? {} : { maximum: stated(maximum) }),
    ...(factor === null ? {} : { factor: stated(factor) }),
  };
  return packWith(
    versionWith({
      ...test,
      price: entry,
      version: {
        period: stated(test.period),
        partialUnit: stated(test.up ? 'up' : 'exact'),
        rounding: stated({ at: 'day', places: 12, mode: 'half-up' }),
      },
    }),
  );
}

const runs = Number(process.env.DUEWATCH_ORACLE_RUNS ?? 100_000);

it(`agrees with an oracle that goes call by call, on ${runs} random tariffs and usages`, () => {
  let priced = 0;
  fc.assert(
    fc.property(cases, usages, (test, usage) => {
      const expected = oracle(test, usage);
      const { total, charges } = rateUsage(usage, packOf(test), { from: '2026-10-01', to: '2026-11-30' });
      if (expected === null) {
        expect(total.high).toBeNull();
        return;
      }
      priced++;
      if (!same(fraction(total.high as string), expected)) expect(total.high).toBe(expected);
      const added = charges.reduce((sum, charge) => plus(sum, fraction(charge.amount.low)), zero);
      expect(same(minus(added, expected), zero)).toBe(true);
    }),
    { numRuns: runs },
  );
  expect(priced).toBeGreaterThan(runs / 2);
}, 300_000);
