import { rateUsage, type UsageRecord } from 'duewatch';
import { assess } from 'duewatch/assess';
import { doudianOpenPlatform, jdOpenPlatform, packs } from 'duewatch/packs';
import { describe, expect, it, test } from 'vitest';

const usage = (day: string, calls: number, more: Partial<UsageRecord>): UsageRecord[] => [
  { appKey: 'a', api: 'x', day, calls, ...more },
];
const inMonth = (day: string) => ({ from: `${day.slice(0, 8)}01`, to: `${day.slice(0, 8)}28` });

describe('Doudian since March 2023', () => {
  test.each([
    ['free', 'inside', '0.00'],
    ['free', 'outside', '0.00'],
    ['basic', 'inside', '1.80'],
    ['basic', 'outside', '18.00'],
    ['value-added', 'inside', '5.00'],
    ['value-added', 'outside', '50.00'],
  ] as const)('10,000 %s calls %s the cloud cost %s', (priceClass, hosting, amount) => {
    const { total } = rateUsage(
      usage('2026-11-20', 10_000, { class: priceClass, hosting }),
      doudianOpenPlatform,
      inMonth('2026-11-20'),
    );
    expect(total).toEqual({ low: amount, high: amount });
  });

  it('draws a month on the 5th of the next, from the prepaid balance only', () => {
    const facts = {
      format: 'duewatch/facts@1' as const,
      accounts: [
        {
          platform: 'doudian-open-platform',
          id: 'isv',
          usage: usage('2026-10-20', 1_000_000, { class: 'basic', hosting: 'inside' }),
          position: { day: '2026-10-31', prepaid: '100.00', debts: [] },
          directDebit: { signed: true },
        },
      ],
    };
    const [account] = assess(facts, packs, { on: '2026-11-06' }).accounts;
    expect(account?.settlement?.days).toMatchObject([
      { day: '2026-11-05', charged: '180.00', drawnPrepaid: '100.00', newDebt: '80.00' },
    ]);
    expect(account?.arrears).toMatchObject({
      state: 'in-arrears',
      since: '2026-11-05',
      days: 1,
      rung: null,
      possibleRungs: [{ id: 'grades' }],
    });
  });
});

describe('JD in 2014', () => {
  const app = (listed: boolean, hosting: 'inside' | 'outside') => ({
    ...inMonth('2014-06-10'),
    apps: [{ appKey: 'a', listed, hosting }],
  });
  test.each([
    ['listed, outside', true, 'outside', '10.00'],
    ['listed, inside: 70 %', true, 'inside', '7.00'],
    ['unlisted, outside', false, 'outside', '80.00'],
    ['unlisted, inside: 70 %', false, 'inside', '56.00'],
  ] as const)('400,000 ordinary calls of a day, %s: 300,000 are free', (_, listed, hosting, amount) => {
    const { total, lines } = rateUsage(
      usage('2014-06-10', 400_000, { class: 'basic' }),
      jdOpenPlatform,
      app(listed, hosting),
    );
    expect(lines).toMatchObject([{ free: 300_000 }]);
    expect(total.high).toBe(amount);
  });

  it('has no price for advanced APIs, for an app that may be listed or not, and since September 2019', () => {
    const because = (list: UsageRecord[], options: object) =>
      rateUsage(list, jdOpenPlatform, { from: '2014-06-01', to: '2026-11-30', ...options }).unrated.map(
        (entry) => entry.because,
      );
    expect(because(usage('2014-06-10', 1, { class: 'value-added' }), {})).toEqual(['price-unknown']);
    expect(because(usage('2014-06-10', 1, { class: 'basic', hosting: 'inside' }), {})).toEqual([
      'listing-unknown',
    ]);
    expect(because(usage('2026-11-10', 1, { class: 'basic' }), {})).toEqual(['price-unknown']);
  });
});
