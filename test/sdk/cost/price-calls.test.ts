import { describe, expect, it, test } from 'vitest';
import { type Price, priceCalls } from '../../../sdk/src/cost/price-calls.ts';

const perUnit = (price: string, per = 100): Price => ({ model: price, per, partialUnit: 'exact' });
const cost = (price: Price, calls: number, free = 0) => priceCalls(price, { calls, free }).amount;

/** Alibaba Cloud, API gateway (help page 327973): CNY for 10,000 calls, cumulative in a calendar month. */
const aliyun: Price = {
  per: 10_000,
  partialUnit: 'exact',
  model: {
    model: 'graduated',
    tiers: [
      { upTo: 100_000, price: '0.00' },
      { upTo: 10_000_000, price: '0.20' },
      { upTo: 100_000_000, price: '0.16' },
      { upTo: null, price: '0.12' },
    ],
  },
};
/** JD Cloud, API gateway (billing rules): the first million of a month free, then 0.04 CNY for each 10,000 begun. */
const jdCloud: Price = { model: '0.04', per: 10_000, partialUnit: 'up' };

describe('published tables', () => {
  test.each([
    ['Alibaba Cloud: 600,000 calls, the worked example of its page', aliyun, 600_000, 0, '10.00'],
    [
      'Alibaba Cloud: 15,600,000 calls; the page prints 288, its own tiers make 287.60',
      aliyun,
      15_600_000,
      0,
      '287.60',
    ],
    ['Alibaba Cloud: 100,000 calls are free', aliyun, 100_000, 0, '0.00'],
    ['Alibaba Cloud: the first call past a tier costs that tier', aliyun, 100_001, 0, '0.00002'],
    ['Alibaba Cloud: past a hundred million', aliyun, 100_010_000, 0, '1638.12'],
    ['JD Cloud: one call past the free million is a whole unit', jdCloud, 1_000_001, 1_000_000, '0.04'],
    ['JD Cloud: 20,000 past it', jdCloud, 1_020_000, 1_000_000, '0.08'],
    ['JD Cloud: 20,001 past it', jdCloud, 1_020_001, 1_000_000, '0.12'],
  ])('%s', (_, price, calls, free, expected) => {
    expect(cost(price, calls, free)).toBe(expected);
  });
});

const tiers = [
  { upTo: 100, price: '1.00' },
  { upTo: 200, price: '0.50' },
];

describe('conventions on which engines differ', () => {
  const graduated = (more: object = {}): Price => ({
    per: 1,
    partialUnit: 'exact',
    model: { model: 'graduated', tiers, ...more },
  });
  const volume = (more: object = {}): Price => ({
    per: 1,
    partialUnit: 'exact',
    model: { model: 'volume', tiers, ...more },
  });

  test.each<[string, Price, number, number, string]>([
    ['the end of a tier belongs to it', graduated(), 100, 0, '100.00'],
    [
      'the end of a tier belongs to the next one where the tariff says so',
      graduated({ upTo: 'excluded' }),
      100,
      0,
      '99.50',
    ],
    ['a volume price is that of the tier the last call reaches', volume(), 101, 0, '50.50'],
    ['the end of a tier by volume', volume(), 100, 0, '100.00'],
    ['the same, excluded', volume({ upTo: 'excluded' }), 100, 0, '50.00'],
    ['free calls do not count towards a volume tier', volume(), 150, 100, '50.00'],
    ['they do where the tariff says so', volume({ freeCalls: 'counted' }), 150, 100, '25.00'],
    [
      'past a bounded last tier its price goes on where the tariff says so',
      graduated({ beyond: 'last-price' }),
      300,
      0,
      '200.00',
    ],
    ['no usage costs nothing', graduated(), 0, 0, '0.00'],
    ['a flat fee comes with usage', { ...perUnit('0.01'), flat: { amount: '5.00' } }, 100, 0, '5.01'],
    [
      'a flat fee comes with free usage too',
      { ...perUnit('0.01'), flat: { amount: '5.00' } },
      100,
      100,
      '5.00',
    ],
    [
      'a flat fee does not come without usage',
      { ...perUnit('0.01'), flat: { amount: '5.00' } },
      0,
      0,
      '0.00',
    ],
    [
      'it does where the tariff says so',
      { ...perUnit('0.01'), flat: { amount: '5.00', atZero: true } },
      0,
      0,
      '5.00',
    ],
    [
      'the flat fee of a tier comes once it is reached',
      {
        per: 1,
        partialUnit: 'exact',
        model: {
          model: 'graduated',
          tiers: [
            { upTo: 10, price: '0.00' },
            { upTo: null, price: '0.00', flat: '7.00' },
          ],
        },
      },
      11,
      0,
      '7.00',
    ],
    ['a minimum comes with usage', { ...perUnit('0.01'), minimum: '3.00' }, 1, 0, '3.00'],
    ['a minimum does not come without', { ...perUnit('0.01'), minimum: '3.00' }, 0, 0, '0.00'],
    ['a maximum bounds', { ...perUnit('1.00', 1), maximum: '3.00' }, 10, 0, '3.00'],
    [
      'a factor comes before minimum and maximum',
      { ...perUnit('1.00', 1), factor: '0.7', minimum: '8.00' },
      10,
      0,
      '8.00',
    ],
    [
      'a factor takes the flat fee with it',
      { ...perUnit('1.00', 1), factor: '0.7', flat: { amount: '10.00' } },
      10,
      0,
      '14.00',
    ],
    [
      'a package that is begun is paid for whole',
      { per: 1, partialUnit: 'exact', model: { model: 'package', calls: 1000, price: '9.00' } },
      1001,
      0,
      '18.00',
    ],
    [
      'whole units of all calls are dealt out over the tiers',
      {
        per: 100,
        partialUnit: 'up',
        model: {
          model: 'graduated',
          tiers: [
            { upTo: 150, price: '1.00' },
            { upTo: null, price: '2.00' },
          ],
        },
      },
      160,
      0,
      '2.50',
    ],
    [
      'or every tier rounds its own',
      {
        per: 100,
        partialUnit: 'up',
        model: {
          model: 'graduated',
          tiers: [
            { upTo: 150, price: '1.00' },
            { upTo: null, price: '2.00' },
          ],
          partialUnits: 'each-tier',
        },
      },
      160,
      0,
      '4.00',
    ],
  ])('%s', (_, price, calls, free, expected) => {
    expect(cost(price, calls, free)).toBe(expected);
  });

  it('calls past a bounded last tier have no price, and are counted', () => {
    expect(priceCalls(graduated(), { calls: 300, free: 0 })).toMatchObject({
      amount: '150.00',
      unrated: 100,
    });
    expect(priceCalls(volume(), { calls: 300, free: 0 })).toMatchObject({ amount: '0.00', unrated: 300 });
  });

  it('a percentage is of the turnover', () => {
    const price: Price = { per: 1, partialUnit: 'exact', model: { model: 'percentage', share: '0.05' } };
    expect(priceCalls(price, { calls: 0, free: 0, turnover: '1234.56' }).amount).toBe('61.728');
  });
});

it('says through which tiers the calls went', () => {
  expect(priceCalls(aliyun, { calls: 10_500_000, free: 0 }).steps).toEqual([
    { calls: 100_000, price: '0.00', per: 10_000, tier: 1 },
    { calls: 9_900_000, price: '0.20', per: 10_000, tier: 2 },
    { calls: 500_000, price: '0.16', per: 10_000, tier: 3 },
  ]);
});
