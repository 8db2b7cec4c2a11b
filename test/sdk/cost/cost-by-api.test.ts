import { rateUsage, type UsageRecord } from 'duewatch';
import { costByApi } from 'duewatch/cost';
import { taobaoOpenPlatform } from 'duewatch/packs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compare, sum } from '../../../sdk/src/base/decimal.ts';
import { packWith, stated, versionWith } from './pack-with.ts';

const range = { from: '2026-11-01', to: '2026-11-30', byApi: true };
const record = (api: string, calls: number, more: Partial<UsageRecord> = {}): UsageRecord => ({
  appKey: 'a',
  api,
  class: 'basic',
  day: '2026-11-20',
  calls,
  ...more,
});

it('shares a charge over the APIs by their calls, to the fen', () => {
  const usage = [record('x', 1), record('y', 1), record('z', 1)];
  const pack = packWith(
    versionWith({
      price: { per: 1, price: '0.3333' },
      version: { rounding: stated({ at: 'day', places: 2, mode: 'half-up' }) },
    }),
  );
  expect(costByApi(rateUsage(usage, pack, range)).map(({ api, amount }) => [api, amount.high])).toEqual([
    ['x', '0.34'],
    ['y', '0.33'],
    ['z', '0.33'],
  ]);
});

it('leaves the cost of an API without a price open, and the others exact', () => {
  const usage = [record('x', 10_000), record('y', 5, { class: 'logistics' })];
  const costs = costByApi(rateUsage(usage, taobaoOpenPlatform, range));
  expect(costs.map(({ api, calls, amount }) => [api, calls, amount])).toEqual([
    ['x', 10_000, { low: '0.00', high: '1.00' }],
    ['y', 5, { low: '0.00', high: null }],
  ]);
});

const usages = fc.array(
  fc.record({
    appKey: fc.constantFrom('a', 'b'),
    api: fc.constantFrom('x', 'y', 'z'),
    class: fc.constant('basic'),
    day: fc.constantFrom('2026-11-01', '2026-11-02', '2026-11-20'),
    calls: fc.nat(500),
  }),
  { maxLength: 12 },
);

it('re-adds to the total, calls and money, under tiers, quotas, minimum and credits', () => {
  const tiers = [
    { upTo: 300, price: '0.17' },
    { upTo: null, price: '0.05' },
  ];
  const models = fc.constantFrom(
    '0.07',
    { model: 'graduated' as const, tiers },
    { model: 'volume' as const, tiers },
  );
  fc.assert(
    fc.property(
      usages,
      models,
      fc.constantFrom('line' as const, 'day' as const, 'period' as const),
      (usage, model, at) => {
        const pack = packWith(
          versionWith({
            price: { per: 1, price: model, minimum: stated('3.00') },
            quotas: [{ calls: 100, scope: 'account', period: 'month' }],
            version: { rounding: stated({ at, places: 2, mode: 'half-up' }) },
          }),
        );
        const statement = rateUsage(usage, pack, range);
        const costs = costByApi(statement);
        expect(
          compare(sum(costs.map(({ amount }) => amount.high as string)), statement.total.high as string),
        ).toBe(0);
        expect(compare(sum(costs.map(({ amount }) => amount.low)), statement.total.low)).toBe(0);
        expect(costs.reduce((all, { calls }) => all + calls, 0)).toBe(statement.calls);
      },
    ),
  );
});
