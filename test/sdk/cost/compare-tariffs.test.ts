import { type Pack, rateUsage, type UsageRecord } from 'duewatch';
import { type ComparedLine, compareTariffs } from 'duewatch/cost';
import { taobaoOpenPlatform } from 'duewatch/packs';
import { explain } from 'duewatch/text';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { subtract, sum } from '../../../sdk/src/base/decimal.ts';
import type { PriceModel, TariffVersion } from '../../../sdk/src/pack/schema.ts';
import { packWith, stated, type TariffCase, versionWith } from './pack-with.ts';

const may = { from: '2026-05-01', to: '2026-05-31' };
const use = (calls: number, of: Partial<UsageRecord> = {}): UsageRecord => ({
  appKey: '1',
  api: 'x',
  class: 'basic',
  day: '2026-05-01',
  calls,
  ...of,
});
const quota = (calls: number, scope: 'app-key' | 'account' = 'app-key') => ({
  calls,
  scope,
  period: 'month' as const,
});
const side = (test: TariffCase) => ({ pack: packWith(versionWith(test)) });
const compareCases = (usage: readonly UsageRecord[], a: TariffCase, b: TariffCase) =>
  compareTariffs(usage, side(a), side(b), may);
const unknownText = { unknown: { 'zh-CN': '未知', en: 'unknown' } };
const toFen = { rounding: stated({ at: 'day' as const, places: 2, mode: 'half-up' as const }) };

/** Only the causes that make something. */
const made = (causes: object | null) =>
  Object.fromEntries(Object.entries(causes ?? {}).filter(([, amount]) => amount !== '0.00'));

describe('each cause alone', () => {
  const plain: TariffCase = { price: { price: '0.01' } };
  const tiers = (...of: [number | null, string][]): TariffCase => ({
    price: { price: { model: 'graduated', tiers: of.map(([upTo, price]) => ({ upTo, price })) } },
  });
  test.each([
    ['nothing changes', plain, plain, '0.00', {}],
    ['a higher price', plain, { price: { price: '0.02' } }, '0.20', { price: '0.20' }],
    ['a lower price', plain, { price: { price: '0.005' } }, '-0.10', { price: '-0.10' }],
    ['the same price for another unit', plain, { price: { price: '1', per: 100 } }, '0.00', {}],
    [
      'a price for another unit that is higher',
      plain,
      { price: { price: '1.5', per: 100 } },
      '0.10',
      { price: '0.10' },
    ],
    ['a factor', plain, { price: { price: '0.01', factor: stated('0.7') } }, '-0.06', { price: '-0.06' }],
    ['a quota', plain, { ...plain, quotas: [quota(5)] }, '-0.05', { quota: '-0.05' }],
    [
      'a smaller quota',
      { ...plain, quotas: [quota(10)] },
      { ...plain, quotas: [quota(5)] },
      '0.05',
      { quota: '0.05' },
    ],
    ['tiers for a price', plain, tiers([10, '0.02'], [null, '0.01']), '0.10', { tier: '0.10' }],
    [
      'prices of tiers',
      tiers([10, '0.02'], [null, '0.01']),
      tiers([10, '0.03'], [null, '0.01']),
      '0.10',
      { price: '0.10' },
    ],
    [
      'bounds of tiers',
      tiers([10, '0.02'], [null, '0.01']),
      tiers([15, '0.02'], [null, '0.01']),
      '0.05',
      { tier: '0.05' },
    ],
    [
      'packages',
      plain,
      { price: { price: { model: 'package', calls: 15, price: '0.2' } } },
      '0.20',
      { tier: '0.20' },
    ],
    [
      'the price of a package',
      { price: { price: { model: 'package', calls: 15, price: '0.2' } } },
      { price: { price: { model: 'package', calls: 15, price: '0.3' } } },
      '0.20',
      { price: '0.20' },
    ],
    [
      'a flat fee',
      plain,
      { price: { price: '0.01', flat: stated({ amount: '3' }) } },
      '3.00',
      { tier: '3.00' },
    ],
    ['a minimum', plain, { price: { price: '0.01', minimum: stated('1') } }, '0.80', { tier: '0.80' }],
    ['a maximum', plain, { price: { price: '0.01', maximum: stated('0.1') } }, '-0.10', { tier: '-0.10' }],
    [
      'whole units for parts of one',
      { price: { price: '1', per: 100 } },
      { price: { price: '1', per: 100 }, version: { partialUnit: stated('up') } },
      '0.80',
      { rounding: '0.80' },
    ],
    [
      'a larger unit of whole units',
      { price: { price: '1', per: 100 }, version: { partialUnit: stated('up') } },
      { price: { price: '100', per: 10_000 }, version: { partialUnit: stated('up') } },
      '99.00',
      { rounding: '99.00' },
    ],
    [
      'rounding to yuan',
      plain,
      { ...plain, version: { rounding: stated({ at: 'day', places: 0, mode: 'up' }) } },
      '0.80',
      { rounding: '0.80' },
    ],
    ['a relief', plain, { ...plain, version: { dailyRelief: stated('0.15') } }, '-0.15', { relief: '-0.15' }],
    [
      'a relief beyond the charge',
      plain,
      { ...plain, version: { dailyRelief: stated('5') } },
      '-0.20',
      { relief: '-0.20' },
    ],
  ] satisfies [string, TariffCase, TariffCase, string, object][])(
    'of 20 calls: %s',
    (_, a, b, difference, causes) => {
      const result = compareCases([use(20)], a, b);
      expect(result.difference).toBe(difference);
      expect(made(result.compared.causes)).toEqual(causes);
      expect(result.unknownLines).toBe(0);
    },
  );
});

describe('what the May change costs', () => {
  const april: TariffCase = { price: { price: '0.01' }, quotas: [quota(10)] };
  const changed: TariffCase = { price: { price: '0.02' }, quotas: [quota(5)] };

  it('is told by cause, in the order price, quota, tier, rounding', () => {
    const { difference, compared, headline } = compareCases([use(20)], april, changed);
    expect(difference).toBe('0.20');
    expect(made(compared.causes)).toEqual({ price: '0.10', quota: '0.10' });
    expect(explain(headline, 'zh-CN')).toBe(
      '2026-05-01 至 2026-05-31 的用量多花 ¥0.20（¥0.10 → ¥0.30）：价格 +¥0.10，免费额度 +¥0.10',
    );
    expect(explain(headline, 'en')).toBe(
      'Usage from 2026-05-01 to 2026-05-31 costs ¥0.20 more (¥0.10 → ¥0.30): price +¥0.10, free quota +¥0.10',
    );
  });

  it('is told the other way round as less', () => {
    const { headline } = compareCases([use(20)], changed, april);
    expect(explain(headline, 'zh-CN')).toBe(
      '2026-05-01 至 2026-05-31 的用量少花 ¥0.20（¥0.30 → ¥0.10）：价格 -¥0.15，免费额度 -¥0.05',
    );
    expect(explain(headline, 'en')).toContain('costs ¥0.20 less (¥0.30 → ¥0.10)');
  });

  it('is the same where causes cancel, and says which', () => {
    const { headline } = compareCases([use(20)], april, { price: { price: '0.005' } });
    expect(explain(headline, 'en')).toBe(
      'Usage from 2026-05-01 to 2026-05-31 costs the same (¥0.10): price -¥0.05, free quota +¥0.05',
    );
    expect(explain(compareCases([use(20)], april, april).headline, 'zh-CN')).toBe(
      '2026-05-01 至 2026-05-31 的用量费用不变（¥0.10）',
    );
  });

  it('is told line by line: day, app key, class; and what rounding adds to a day', () => {
    const usage = [use(8), use(4, { appKey: '2' }), use(12, { day: '2026-05-02' })];
    const fen = (test: TariffCase) => ({ ...test, version: toFen });
    const { lines } = compareCases(
      usage,
      fen({ price: { price: '0.0011' } }),
      fen({ price: { price: '0.0024' } }),
    );
    expect(lines.map(({ id, a, b, difference, callsA }) => [id, a.low, b.high, difference, callsA])).toEqual([
      ['2026-05-01/1/usage/basic', '0.0088', '0.0192', '0.0104', 8],
      ['2026-05-01/1/rounding', '0.0012', '0.0008', '-0.0004', 0],
      ['2026-05-01/2/usage/basic', '0.0044', '0.0096', '0.0052', 4],
      ['2026-05-01/2/rounding', '-0.0044', '0.0004', '0.0048', 0],
      ['2026-05-02/1/usage/basic', '0.0132', '0.0288', '0.0156', 12],
      ['2026-05-02/1/rounding', '-0.0032', '0.0012', '0.0044', 0],
    ]);
    // A price changes what is rounded too: none of it is due to the rounding, which is the same in both.
    expect(lines.every(({ causes }) => causes?.price !== '0.00' && causes?.rounding === '0.00')).toBe(true);
  });

  it('counts quota and tiers from the first of the month though only its end is compared', () => {
    const usage = [use(10), use(10, { day: '2026-05-30' })];
    const result = compareTariffs(usage, side(april), side({ price: { price: '0.01' } }), {
      from: '2026-05-15',
      to: '2026-05-31',
    });
    expect(result.difference).toBe('0.00');
    expect(result.lines).toHaveLength(1);
  });

  it('does not take the pack’s dates: either version holds on all days', () => {
    const version = { ...versionWith(april), id: 'v2', validFrom: '2030-01-01' };
    const old = { ...versionWith({ price: { price: '0.03' } }), validTo: '2029-12-31' };
    const pack = packWith(old, version);
    const result = compareTariffs([use(20)], { pack }, { pack, version: 'v2' }, may);
    expect([result.a.tariff, result.b.tariff, result.difference]).toEqual(['api/v1', 'api/v2', '-0.50']);
    expect(result.b.reasons[0]?.text.params).toMatchObject({ from: '2030-01-01' });
  });

  it('an app apart from the cloud has the price of its hosting though the old tariff knew no difference', () => {
    const [first] = versionWith({ price: { price: '0.02' } }).classes;
    const prices = (['inside', 'outside'] as const).map((hosting, index) => ({
      hosting,
      per: 1 as const,
      price: stated(['0.02', '0.2'][index] as string),
    }));
    const split = versionWith({
      price: { price: '0' },
      version: { classes: [{ ...(first as TariffVersion['classes'][number]), prices }] },
    });
    const usage = [use(10, { hosting: 'inside' }), use(10, { hosting: 'outside', appKey: '2' })];
    const there = compareTariffs(usage, side(april), { pack: packWith(split) }, may);
    expect(made(there.compared.causes)).toEqual({ quota: '2.20' });
    expect(there.difference).toBe('2.20');
    const plain = compareTariffs(usage, side({ price: { price: '0.01' } }), { pack: packWith(split) }, may);
    expect(made(plain.compared.causes)).toEqual({ price: '2.00' });
  });

  it('an API that moves to a dearer class costs nothing there and more here, because of the price', () => {
    const [first] = versionWith({ price: { price: '0.01' } }).classes;
    const basic = first as TariffVersion['classes'][number];
    const dear = {
      ...basic,
      id: 'dear',
      prices: [{ hosting: 'any' as const, per: 1 as const, price: stated('0.05') }],
    };
    const version = (classId: string) =>
      versionWith({
        price: { price: '0.01' },
        version: { classes: [basic, dear], apis: { x: stated(classId) } },
      });
    const { class: _, ...record } = use(10);
    const result = compareTariffs(
      [record],
      { pack: packWith(version('basic')) },
      { pack: packWith(version('dear')) },
      may,
    );
    expect(result.lines).toMatchObject([
      { class: 'basic', callsA: 10, callsB: 0, difference: '-0.10' },
      { class: 'dear', callsA: 0, callsB: 10, difference: '0.50' },
    ]);
    expect(made(result.compared.causes)).toEqual({ price: '0.40' });
  });
});

describe('what is not known stays unknown', () => {
  const april: TariffCase = { price: { price: '0.01' } };
  const withDear = (price: TariffVersion['classes'][number]['prices'][number]['price']): Pack => {
    const version = versionWith({ price: { price: '0.02' } });
    const [basic] = version.classes;
    const dear = { ...basic, id: 'dear', prices: [{ hosting: 'any' as const, per: 1 as const, price }] };
    return packWith({ ...version, classes: [basic, dear] as TariffVersion['classes'] });
  };
  const usage = [use(10), use(10, { class: 'dear' }), use(3, { class: 'dear', day: '2026-05-02' })];

  it('a price: the line has no difference, the total no end above, the rest is told', () => {
    const result = compareTariffs(
      usage,
      { pack: withDear(stated('0.5')) },
      { pack: withDear(unknownText) },
      may,
    );
    expect(result.difference).toBeNull();
    expect(result.bounds).toEqual({ low: '-6.50', high: null });
    expect(result.lines).toMatchObject([
      { class: 'basic', difference: '0.00' },
      { class: 'dear', day: '2026-05-01', callsA: 10, callsB: 10, a: { low: '5.00', high: '5.00' } },
      { kind: 'rounding', difference: null },
      {
        class: 'dear',
        day: '2026-05-02',
        callsB: 3,
        b: { low: '0.00', high: null },
        difference: null,
        causes: null,
      },
      { kind: 'rounding', difference: null },
    ]);
    expect(result.unknownLines).toBe(4);
  });

  it('a price on the side that is left: the total has no end below', () => {
    const { bounds, headline } = compareTariffs(
      usage,
      { pack: withDear(unknownText) },
      { pack: withDear(stated('0.5')) },
      may,
    );
    expect(bounds).toEqual({ low: null, high: '6.50' });
    expect(explain(headline, 'zh-CN')).toBe(
      '2026-05-01 至 2026-05-31 的用量，两边都有价格的部分 ¥0.00；其余未知，总差额最多 +¥6.50',
    );
  });

  it('a price on both sides: nothing bounds the total', () => {
    const { bounds, headline } = compareTariffs(
      usage,
      { pack: withDear(unknownText) },
      { pack: withDear(unknownText) },
      may,
    );
    expect(bounds).toEqual({ low: null, high: null });
    expect(explain(headline, 'en')).toContain('a difference that nothing bounds');
  });

  it('a class that only one of them has', () => {
    const { lines } = compareTariffs(usage, side(april), { pack: withDear(stated('0.5')) }, may);
    expect(lines.filter((line) => line.class === 'dear')).toMatchObject([
      { a: { low: '0.00', high: null }, callsA: 10, callsB: 10, difference: null },
      { a: { low: '0.00', high: null }, callsA: 3, callsB: 3, difference: null },
    ]);
  });

  it('a class that only one of them can tell: what the other costs is not zero there', () => {
    const version = versionWith({ ...april, version: { apis: { x: stated('basic') } } });
    const { class: _, ...record } = use(10);
    const { lines, difference } = compareTariffs([record], side(april), { pack: packWith(version) }, may);
    expect(difference).toBeNull();
    expect(lines[0]).toMatchObject({
      class: 'basic',
      a: { low: '0.00', high: null },
      b: { high: '0.10' },
      callsA: 10,
    });
  });

  it('a class that neither can tell', () => {
    const { class: _, ...record } = use(10);
    const { lines } = compareTariffs([record], side(april), side(april), may);
    expect(lines).toMatchObject([
      { class: null, a: { low: '0.00', high: null }, b: { low: '0.00', high: null }, difference: null },
    ]);
  });

  it('calls past a last tier', () => {
    const model: PriceModel = { model: 'graduated', tiers: [{ upTo: 5, price: '0.01' }] };
    const { lines, bounds } = compareCases([use(10)], april, { price: { price: model } });
    expect(lines[0]).toMatchObject({ b: { low: '0.05', high: null }, difference: null });
    expect(bounds).toEqual({ low: '-0.05', high: null });
  });

  it('a quota: the amount is at most', () => {
    const version = versionWith({ ...april, quotas: [quota(5)] });
    const [basic] = version.classes;
    const freeQuotas = [
      { calls: unknownText, scope: stated('app-key' as const), period: stated('month' as const) },
    ];
    const unknownQuota = packWith({
      ...version,
      classes: [{ ...basic, freeQuotas }] as TariffVersion['classes'],
    });
    const { lines, bounds, difference } = compareTariffs([use(10)], side(april), { pack: unknownQuota }, may);
    expect(difference).toBeNull();
    expect(lines[0]).toMatchObject({ a: { low: '0.10', high: '0.10' }, b: { low: '0.00', high: '0.10' } });
    expect(bounds).toEqual({ low: '-0.10', high: '0.00' });
  });

  it('a fee without usage, of an app of which it is not known where it runs', () => {
    const flat = stated({ amount: '3', atZero: true });
    const apps = [{ appKey: '1' }, { appKey: '2' }];
    const inside = side({ price: { price: '0.01', hosting: 'inside', flat } });
    const { lines, difference } = compareTariffs([use(10, { hosting: 'inside' })], side(april), inside, {
      ...may,
      apps,
    });
    expect(difference).toBeNull();
    expect(lines.find((line) => line.appKey === '2')).toMatchObject({ b: { high: null }, difference: null });
    const anywhere = side({ price: { price: '0.01', flat } });
    const known = compareTariffs([use(10)], side(april), anywhere, { ...may, apps });
    expect([known.difference, made(known.compared.causes)]).toEqual(['6.00', { tier: '6.00' }]);
  });

  it('a relief: only its own line is open', () => {
    const relief = { price: { price: '0.02' }, version: { dailyRelief: unknownText, ...toFen } };
    const { lines, compared, bounds, headline } = compareCases([use(20)], april, relief);
    expect(lines).toMatchObject([
      { kind: 'usage', difference: '0.20' },
      {
        kind: 'relief',
        a: { low: '0.00', high: '0.00' },
        b: { low: '-0.40', high: '0.00' },
        difference: null,
      },
    ]);
    expect(compared.difference).toBe('0.20');
    expect(bounds).toEqual({ low: '-0.20', high: '0.20' });
    expect(explain(headline, 'en')).toBe(
      'Usage from 2026-05-01 to 2026-05-31, where both have a price: +¥0.20 (price +¥0.20); the rest is not known, and all of it makes between -¥0.20 and +¥0.20',
    );
  });

  it('a relief that is known is shared by the app keys of a day, and each part re-adds', () => {
    const usage = [use(10), use(20, { appKey: '2' }), use(1, { day: '2026-05-02' })];
    const result = compareCases(
      usage,
      { ...april, version: toFen },
      { ...april, version: { ...toFen, dailyRelief: stated('0.10') } },
    );
    expect(result.difference).toBe('-0.11');
    expect(result.lines.filter(({ kind }) => kind === 'relief').map(({ difference }) => difference)).toEqual([
      '-0.03',
      '-0.07',
      '-0.01',
    ]);
  });
});

describe('Taobao', () => {
  const usage = [
    use(600_000, { hosting: 'inside', day: '2016-12-01' }),
    use(1000, { hosting: 'inside', day: '2016-12-01', class: 'value-added' }),
  ];
  it('from 2014 to 2017: the free calls end, the price of basic calls stays, the others’ and the relief are not known', () => {
    const sides = ['2014-04', '2017-01'].map((version) => ({ pack: taobaoOpenPlatform, version }));
    const december = { from: '2016-12-01', to: '2016-12-31' };
    const { compared, lines, a, b } = compareTariffs(usage, sides[0]!, sides[1]!, december);
    expect(made(compared.causes)).toEqual({ quota: '50.00' });
    expect(lines.map(({ kind, class: priceClass, difference }) => [kind, priceClass, difference])).toEqual([
      ['usage', 'basic', '50.00'],
      ['usage', 'value-added', null],
      ['rounding', null, null],
      ['relief', null, null],
    ]);
    expect([a.total, b.total]).toEqual([
      { low: '10.00', high: '10.00' },
      { low: '0.00', high: null },
    ]);
  });
});

it('refuses a tariff or version that is not there', () => {
  const pack = packWith(versionWith({ price: { price: '1' } }));
  expect(() => compareTariffs([], { pack, tariff: 'no' }, { pack }, may)).toThrow(
    'pack test has no tariff no',
  );
  expect(() => compareTariffs([], { pack }, { pack, version: 'v9' }, may)).toThrow('has no version v9');
  expect(() => compareTariffs([], { pack: { ...pack, tariffs: [] } }, { pack }, may)).toThrow('no tariff');
});

/* Any two tariffs, any usage. */

const price = fc.integer({ min: 0, max: 9999 }).map((value) => `0.${String(value).padStart(4, '0')}`);
const money = fc.integer({ min: 0, max: 300 }).map((value) => (value / 100).toFixed(2));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const tierList = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 2 }),
    fc.array(price, { minLength: 3, maxLength: 3 }),
    fc.boolean(),
  )
  .map(([ends, prices, open]) => {
    const bounds = [...ends.sort((a, b) => a - b), ...(open || ends.length === 0 ? [null] : [])];
    return bounds.map((upTo, index) => ({ upTo, price: prices[index] as string }));
  });
const model: fc.Arbitrary<string | PriceModel> = fc.oneof(
  { weight: 3, arbitrary: price },
  fc.record({ model: fc.constant('package' as const), calls: fc.integer({ min: 1, max: 20 }), price }),
  fc.record({ model: fc.constant('graduated' as const), tiers: tierList }),
  fc.record({ model: fc.constant('volume' as const), tiers: tierList }),
);
const scope = fc.constantFrom('app-key' as const, 'account' as const);
const tariffs = fc
  .record({
    price: model,
    per: fc.constantFrom(1 as const, 100 as const),
    up: fc.boolean(),
    period: fc.constantFrom('day' as const, 'month' as const),
    at: fc.constantFrom('line' as const, 'day' as const, 'period' as const),
    places: fc.constantFrom(0, 2, 12),
    quotas: fc.array(
      fc.record({
        calls: fc.integer({ min: 0, max: 60 }),
        scope,
        period: fc.constantFrom('day' as const, 'month' as const),
      }),
      { maxLength: 2 },
    ),
    tierScope: scope,
    flat: maybe(money),
    minimum: maybe(money),
    maximum: maybe(money),
    factor: maybe(fc.constantFrom('0.7', '1.5')),
    relief: maybe(money),
  })
  .map(
    (of): TariffCase => ({
      price: {
        price: of.price,
        per: of.per,
        ...(of.flat === undefined ? {} : { flat: stated({ amount: of.flat }) }),
        ...(of.minimum === undefined ? {} : { minimum: stated(of.minimum) }),
        ...(of.maximum === undefined ? {} : { maximum: stated(of.maximum) }),
        ...(of.factor === undefined ? {} : { factor: stated(of.factor) }),
      },
      quotas: of.quotas,
      tierScope: of.tierScope,
      version: {
        period: stated(of.period),
        partialUnit: stated(of.up ? 'up' : 'exact'),
        rounding: stated({ at: of.at, places: of.places, mode: 'half-up' }),
        // A relief is shared out to the fen.
        ...(of.relief === undefined || of.places > 2 ? {} : { dailyRelief: stated(of.relief) }),
      },
    }),
  );
const usages = fc.array(
  fc
    .record({
      appKey: fc.constantFrom('a', 'b'),
      day: fc.constantFrom('2026-05-01', '2026-05-02', '2026-05-15', '2026-05-31'),
      calls: fc.integer({ min: 0, max: 60 }),
      class: fc.constantFrom('basic', 'basic', 'basic', 'none'),
    })
    .map((record): UsageRecord => ({ ...record, api: 'x' })),
  { maxLength: 6 },
);
const total = (causes: object) => sum(Object.values(causes));

describe('for any two tariffs and any usage', () => {
  it('causes re-add to the difference of every line, and lines and causes to the total', () => {
    fc.assert(
      fc.property(tariffs, tariffs, usages, (a, b, usage) => {
        const result = compareCases(usage, a, b);
        for (const { difference, causes } of result.lines) {
          expect(causes === null).toBe(difference === null);
          if (difference !== null) expect(total(causes ?? {})).toBe(difference);
        }
        expect(total(result.compared.causes)).toBe(result.compared.difference);
        if (result.unknownLines === 0) expect(result.compared.difference).toBe(result.difference);
      }),
      { numRuns: 400 },
    );
  });

  it('the totals are those of rating each alone', () => {
    fc.assert(
      fc.property(tariffs, tariffs, usages, (a, b, usage) => {
        const result = compareCases(usage, a, b);
        const [alone, other] = [a, b].map((test) => rateUsage(usage, packWith(versionWith(test)), may).total);
        expect([result.a.total, result.b.total]).toEqual([alone, other]);
        if (result.difference !== null) {
          expect(result.difference).toBe(subtract(other?.high as string, alone?.high as string));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('there are words for it in both languages', () => {
    fc.assert(
      fc.property(tariffs, tariffs, usages, (a, b, usage) => {
        const { headline } = compareCases(usage, a, b);
        for (const locale of ['zh-CN', 'en'] as const) {
          expect(explain(headline, locale)).not.toMatch(
            /undefined|NaN|null|\[object|compare\.|cause\.|[!！]/,
          );
        }
      }),
    );
  });

  it('a tariff compared with itself: nothing', () => {
    fc.assert(
      fc.property(tariffs, usages, (test, usage) => {
        const { compared, lines } = compareCases(usage, test, test);
        expect(made(compared.causes)).toEqual({});
        expect(lines.every(({ difference }) => difference === null || difference === '0.00')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('a to b and b to a cancel, in total and in every line', () => {
    fc.assert(
      fc.property(tariffs, tariffs, usages, (a, b, usage) => {
        const [there, back] = [compareCases(usage, a, b), compareCases(usage, b, a)];
        const turned = ({ id, difference }: ComparedLine) => ({
          id,
          difference: difference === null ? null : subtract('0', difference),
        });
        // A line without a difference can stand in one direction only: where two swaps cancel on the way.
        const changed = ({ difference }: { difference: string | null }) => difference !== '0.00';
        expect(there.lines.filter(changed)).toMatchObject(back.lines.map(turned).filter(changed));
        if (there.difference !== null)
          expect(sum([there.difference, back.difference as string])).toBe('0.00');
      }),
      { numRuns: 300 },
    );
  });

  it('a part that is the same in both makes nothing', () => {
    fc.assert(
      fc.property(tariffs, price, usages, (test, other, usage) => {
        const plain = { ...test, price: { ...test.price, price: '0.0123' } };
        const { compared } = compareCases(usage, plain, {
          ...plain,
          price: { ...plain.price, price: other },
        });
        expect(Object.keys(made(compared.causes)).filter((cause) => cause !== 'relief')).not.toEqual(
          expect.arrayContaining([expect.stringMatching(/quota|tier|rounding/)]),
        );
      }),
      { numRuns: 300 },
    );
  });
});
