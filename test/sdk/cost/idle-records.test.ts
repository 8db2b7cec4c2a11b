import { rateUsage } from 'duewatch';
import { costByApi } from 'duewatch/cost';
import { expect, it, test } from 'vitest';
import { packWith, stated, versionWith } from './pack-with.ts';

const apps = [{ appKey: 'a' }, { appKey: 'b' }];
const pack = (atZero: boolean, period: 'day' | 'month' | 'none') =>
  packWith(
    versionWith({
      price: { per: 1, price: '1.00', flat: stated({ amount: '5.00', atZero }) },
      version: {
        validFrom: '2026-11-10',
        period: stated(period),
        rounding: stated({ at: 'day', places: 2, mode: 'half-up' }),
      },
    }),
  );
const usage = [{ appKey: 'a', api: 'x', class: 'basic', day: '2026-11-20', calls: 2 }];

test.each([
  ['is charged once a period for every app, used or not', true, 'month', '2026-11-30', '12.00'],
  ['is charged again in the next period', true, 'month', '2026-12-31', '22.00'],
  ['is charged once, where there is one period', true, 'none', '2026-12-31', '12.00'],
  ['is charged each day', true, 'day', '2026-11-12', '30.00'],
  ['is charged with usage only, where the tariff does not say so', false, 'month', '2026-12-31', '7.00'],
] as const)('a flat fee %s', (_, atZero, period, to, total) => {
  expect(rateUsage(usage, pack(atZero, period), { from: '2026-11-01', to, apps }).total).toEqual({
    low: total,
    high: total,
  });
});

it('a flat fee without usage falls on the first day of its period, and on no API', () => {
  const statement = rateUsage(usage, pack(true, 'month'), {
    from: '2026-11-01',
    to: '2026-11-30',
    apps,
    byApi: true,
  });
  expect(statement.lines.map(({ day, appKey, calls, amount }) => [day, appKey, calls, amount])).toEqual([
    ['2026-11-10', 'a', 0, '5.00'],
    ['2026-11-10', 'b', 0, '5.00'],
    ['2026-11-20', 'a', 2, '2.00'],
  ]);
  expect(costByApi(statement).map(({ appKey, api, amount }) => [appKey, api, amount.high])).toEqual([
    ['a', '', '5.00'],
    ['b', '', '5.00'],
    ['a', 'x', '2.00'],
  ]);
});
