import type { UsageRecord } from 'duewatch';
import { headroom } from 'duewatch/cost';
import { taobaoOpenPlatform } from 'duewatch/packs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { PriceModel } from '../../../sdk/src/pack/schema.ts';
import { packWith, stated, type TariffCase, versionWith } from './pack-with.ts';

const calls = (day: number, count: number, of: Partial<UsageRecord> = {}): UsageRecord => ({
  appKey: '1',
  api: 'x',
  class: 'basic',
  day: `2026-11-${String(day).padStart(2, '0')}`,
  calls: count,
  ...of,
});
const quota = (
  count: number,
  period: 'day' | 'month' | 'none' = 'month',
  scope: 'app-key' | 'account' = 'app-key',
) => ({ calls: count, scope, period });
const pack = (test: Partial<TariffCase>) => packWith(versionWith({ price: { price: '0.01' }, ...test }));
const on = (day: number) => ({ on: `2026-11-${String(day).padStart(2, '0')}` });

describe('a free quota', () => {
  const three = [calls(1, 100), calls(2, 100), calls(3, 100)];
  test.each([
    ['of a month ends where the pace uses it up', quota(500), three, 3, 300, 200, 'ends', '2026-11-05'],
    ['ends on the day of its last call, not after', quota(501), three, 3, 300, 201, 'ends', '2026-11-06'],
    ['lasts where the month ends first', quota(3100), three, 3, 300, 2800, 'not-in-period', null],
    ['may end on the last day of the month', quota(3000), three, 3, 300, 2700, 'ends', '2026-11-30'],
    ['is used up on the day of its last call', quota(150), three, 3, 150, 0, 'used-up', '2026-11-02'],
    ['is used up exactly', quota(300), three, 3, 300, 0, 'used-up', '2026-11-03'],
    ['of a day begins anew each day', quota(120, 'day'), three, 3, 100, 20, 'not-in-period', null],
    [
      'of a day would be used up at this pace',
      quota(80, 'day'),
      [...three, calls(4, 10)],
      4,
      10,
      70,
      'not-in-period',
      null,
    ],
    ['of a day ends today', quota(70, 'day'), [...three, calls(4, 10)], 4, 10, 60, 'ends', '2026-11-04'],
    ['of a day is used up', quota(70, 'day'), three, 3, 70, 0, 'used-up', '2026-11-03'],
    [
      'once for ever has no end of its period',
      quota(10_000, 'none'),
      three,
      3,
      300,
      9700,
      'ends',
      '2027-02-08',
    ],
    ['that nobody can use up', quota(10 ** 12, 'none'), three, 3, 300, 10 ** 12 - 300, 'not-in-period', null],
    ['of nothing is used up from the start', quota(0), three, 3, 0, 0, 'used-up', '2026-11-01'],
  ] as const)('%s', (_, free, usage, day, used, left, state, endsOn) => {
    const [line, ...others] = headroom(usage, pack({ quotas: [free] }), on(day));
    expect(line).toMatchObject({ kind: 'quota', limit: free.calls, used, left, state, endsOn });
    expect(others).toEqual([]);
  });

  it('says from which days the pace is: the last seven with usage', () => {
    const usage = [1, 3, 5, 7, 9, 11, 13, 15].map((day) => calls(day, day * 10));
    const [line] = headroom(usage, pack({ quotas: [quota(10_000)] }), on(20));
    expect(line?.pace).toEqual({ calls: 630, days: 7, from: '2026-11-03', to: '2026-11-15' });
  });

  it('takes the pace from the month before where this one is young', () => {
    const usage = [calls(1, 70, { day: '2026-10-30' }), calls(1, 90, { day: '2026-10-31' }), calls(1, 20)];
    const [line] = headroom(usage, pack({ quotas: [quota(140)] }), on(1));
    expect(line).toMatchObject({ used: 20, pace: { calls: 180, days: 3 }, endsOn: '2026-11-03' });
  });

  it('leaves out what is used after the day', () => {
    const [line] = headroom(three, pack({ quotas: [quota(500)] }), on(2));
    expect(line).toMatchObject({ used: 200, pace: { days: 2, to: '2026-11-02' } });
  });

  it('of the account is used by all its app keys, of an app key by itself', () => {
    const usage = [calls(1, 100), calls(1, 50, { appKey: '2' })];
    const lines = headroom(usage, pack({ quotas: [quota(500, 'month', 'account'), quota(120)] }), on(1));
    expect(lines.map(({ id, appKey, used, left }) => [id, appKey, used, left])).toEqual([
      ['quota/basic/1', null, 150, 350],
      ['quota/basic/2/1', '1', 100, 20],
      ['quota/basic/2/2', '2', 50, 70],
    ]);
  });

  it('has no pace without usage, and lists the apps that are known', () => {
    const lines = headroom([], pack({ quotas: [quota(500)] }), { ...on(1), apps: [{ appKey: '9' }] });
    expect(lines).toMatchObject([
      {
        appKey: '9',
        used: 0,
        left: 500,
        pace: null,
        state: 'no-usage',
        endsOn: null,
        from: '2026-11-01',
        to: '2026-11-30',
      },
    ]);
    expect(headroom([], pack({ quotas: [quota(500, 'month', 'account')] }), on(1))).toMatchObject([
      { appKey: null, state: 'no-usage' },
    ]);
  });

  it('that nobody knows stays unknown', () => {
    const version = versionWith({ price: { price: '1' }, quotas: [quota(1)] });
    const [basic] = version.classes;
    const unknown = { unknown: { 'zh-CN': '未知', en: 'unknown' } };
    const freeQuotas = (basic?.freeQuotas ?? []).map((each) => ({ ...each, calls: unknown }));
    const test = packWith({ ...version, classes: version.classes.map((each) => ({ ...each, freeQuotas })) });
    expect(headroom(three, test, on(3))).toMatchObject([
      { limit: null, used: 300, left: null, state: 'unknown', endsOn: null },
    ]);
  });

  it('begins with the version, and ends with it', () => {
    const before = { ...versionWith({ price: { price: '1' } }), id: 'v0', validTo: '2026-11-01' };
    const version = {
      ...versionWith({ price: { price: '1' }, quotas: [quota(500)] }),
      validFrom: '2026-11-02',
      validTo: '2026-11-04',
    };
    expect(headroom(three, packWith(before, version), on(3))).toMatchObject([
      { from: '2026-11-02', to: '2026-11-04', used: 200, left: 300, state: 'not-in-period' },
    ]);
    const carried = { ...version, carryOver: stated('carry' as const) };
    expect(headroom(three, packWith(before, carried), on(3))).toMatchObject([
      { from: '2026-11-01', used: 300, left: 200 },
    ]);
  });
});

describe('a tier', () => {
  const model = (of: Partial<Extract<PriceModel, { model: 'graduated' }>> = {}): PriceModel => ({
    model: 'graduated',
    tiers: [
      { upTo: 200, price: '0.02' },
      { upTo: 1000, price: '0.01' },
      { upTo: null, price: '0.005' },
    ],
    ...of,
  });
  const tiered = (of?: Parameters<typeof model>[0], more: Partial<TariffCase> = {}) =>
    pack({ price: { price: model(of) }, ...more });

  it('is the one the next call falls in, with what is left of it', () => {
    const at = (count: number) => headroom([calls(1, count)], tiered(), on(1))[0];
    expect(at(150)).toMatchObject({
      kind: 'tier',
      tier: { number: 1, of: 3, price: '0.02' },
      limit: 200,
      used: 150,
      left: 50,
      state: 'ends',
      endsOn: '2026-11-02',
    });
    expect(at(200)).toMatchObject({
      tier: { number: 2 },
      limit: 1000,
      used: 200,
      left: 800,
      endsOn: '2026-11-05',
    });
    expect(at(1001)).toMatchObject({
      tier: { number: 3 },
      limit: null,
      used: 1001,
      left: null,
      state: 'no-end',
    });
  });

  it('whose end is excluded has one call less', () => {
    const [line] = headroom([calls(1, 150)], tiered({ upTo: 'excluded' }), on(1));
    expect(line).toMatchObject({ limit: 199, left: 49 });
  });

  it('past the last one: used up where nobody knows the price, without an end where its price goes on', () => {
    const tiers = [{ upTo: 100, price: '0.02' }];
    expect(headroom([calls(1, 150)], tiered({ tiers }), on(1))).toMatchObject([
      { tier: { number: 1 }, limit: 100, used: 100, left: 0, state: 'used-up', endsOn: '2026-11-01' },
    ]);
    expect(headroom([calls(1, 150)], tiered({ tiers, beyond: 'last-price' }), on(1))[0]?.state).toBe(
      'no-end',
    );
  });

  it('begins once the free calls are used', () => {
    const lines = headroom([calls(1, 100), calls(2, 100)], tiered({}, { quotas: [quota(300)] }), on(2));
    expect(lines).toMatchObject([
      { kind: 'quota', left: 100, endsOn: '2026-11-03' },
      { kind: 'tier', used: 0, left: 200, endsOn: '2026-11-05' },
    ]);
  });

  it('with free calls each day goes at the pace of those that are paid', () => {
    const usage = [calls(1, 100), calls(2, 100)];
    const [, line] = headroom(usage, tiered({}, { quotas: [quota(60, 'day')] }), on(2));
    expect(line).toMatchObject({ used: 80, left: 120, pace: { calls: 80, days: 2 }, endsOn: '2026-11-05' });
  });

  it('of the account adds up all app keys', () => {
    const usage = [calls(1, 100), calls(1, 50, { appKey: '2' })];
    expect(headroom(usage, tiered({}, { tierScope: 'account' }), on(1))).toMatchObject([
      { id: 'tier/basic/any', appKey: null, used: 150 },
    ]);
    expect(headroom(usage, tiered(), on(1)).map(({ id, used }) => [id, used])).toEqual([
      ['tier/basic/any/1', 100],
      ['tier/basic/any/2', 50],
    ]);
  });

  it('by volume counts free calls where the tariff does', () => {
    const volume = (freeCalls: 'counted' | 'left-out'): PriceModel => ({
      model: 'volume',
      tiers: [
        { upTo: 200, price: '0.02' },
        { upTo: null, price: '0.01' },
      ],
      freeCalls,
    });
    const used = (freeCalls: 'counted' | 'left-out') =>
      headroom([calls(1, 150)], pack({ price: { price: volume(freeCalls) }, quotas: [quota(100)] }), on(1))[1]
        ?.used;
    expect([used('counted'), used('left-out')]).toEqual([150, 50]);
  });
});

it('Taobao 2014: the quotas of both classes, by account and month', () => {
  const usage = [calls(1, 400_000, { day: '2014-04-02', hosting: 'inside' })];
  expect(headroom(usage, taobaoOpenPlatform, { on: '2014-04-02' })).toMatchObject([
    { class: 'basic', appKey: null, used: 400_000, left: 100_000, state: 'ends', endsOn: '2014-04-03' },
    { class: 'value-added', appKey: null, used: 0, left: 100_000, state: 'no-usage' },
  ]);
});

it('has nothing where no version holds, and refuses a tariff that is not there', () => {
  expect(headroom([], pack({ quotas: [quota(1)] }), { on: '2010-01-01' })).toEqual([]);
  expect(() => headroom([], pack({}), { ...on(1), tariff: 'no' })).toThrow('pack test has no tariff no');
});

it('used and left re-add to the limit; no quota ends on a day that is past, none in the period after it', () => {
  const usages = fc.array(
    fc.record({
      day: fc.integer({ min: 1, max: 20 }),
      count: fc.integer({ min: 1, max: 100 }),
      appKey: fc.constantFrom('1', '2'),
    }),
    { maxLength: 20 },
  );
  const quotas = fc.array(
    fc.record({
      calls: fc.integer({ min: 0, max: 2000 }),
      scope: fc.constantFrom('app-key' as const, 'account' as const),
      period: fc.constantFrom('day' as const, 'month' as const, 'none' as const),
    }),
    { maxLength: 2 },
  );
  fc.assert(
    fc.property(usages, quotas, (list, quotas) => {
      const usage = list.map(({ day, count, appKey }) => calls(day, count, { appKey }));
      for (const line of headroom(usage, pack({ quotas }), on(20))) {
        expect(line.used + (line.left ?? Number.NaN)).toBe(line.limit);
        if (line.state === 'used-up') continue;
        if (line.endsOn !== null) {
          expect(line.endsOn >= '2026-11-20').toBe(true);
          expect(line.to === null || line.endsOn <= line.to).toBe(true);
        }
        expect(line.state === 'no-usage').toBe(line.pace === null);
      }
    }),
  );
});

it('going on at an even pace, a quota ends on the day that was told', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 1500 }), (pace, limit) => {
      const month = Array.from({ length: 30 }, (_, index) => calls(index + 1, pace));
      const test = pack({ quotas: [quota(limit)] });
      const [told] = headroom(month.slice(0, 5), test, on(5));
      const [came] = headroom(month, test, on(30));
      expect(told?.endsOn ?? null).toBe(came?.state === 'used-up' ? came.endsOn : null);
    }),
  );
});
