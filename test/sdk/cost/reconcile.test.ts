import { rateUsage, type UsageRecord } from 'duewatch';
import { type BillLine, reconcile } from 'duewatch/cost';
import { explain } from 'duewatch/text';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { subtract, sum } from '../../../sdk/src/base/decimal.ts';
import type { PriceModel, TariffVersion } from '../../../sdk/src/pack/schema.ts';
import { packWith, stated, type TariffCase, versionWith } from './pack-with.ts';

const november = { from: '2026-11-01', to: '2026-11-30' };
const day = '2026-11-20';
const use = (calls: number, of: Partial<UsageRecord> = {}): UsageRecord => ({
  appKey: '1',
  api: 'x',
  class: 'basic',
  day,
  calls,
  ...of,
});
const bill = (amount: string, of: Partial<BillLine> = {}): BillLine => ({ day, appKey: '1', amount, ...of });
const toFen = { rounding: stated({ at: 'day' as const, places: 2, mode: 'half-up' as const }) };
const quota = (calls: number) => ({ calls, scope: 'app-key' as const, period: 'month' as const });
const rated = (usage: readonly UsageRecord[], test: Partial<TariffCase> = {}) =>
  rateUsage(
    usage,
    packWith(versionWith({ price: { price: '0.01' }, ...test, version: { ...toFen, ...test.version } })),
    november,
  );
const unknown = { unknown: { 'zh-CN': '未知', en: 'unknown' } };

describe('the cause of a difference', () => {
  const free = { quotas: [quota(400)] };
  const tiers: PriceModel = {
    model: 'graduated',
    tiers: [
      { upTo: 500, price: '0.02' },
      { upTo: null, price: '0.01' },
    ],
  };
  test.each([
    ['none', {}, 1000, bill('10.00', { calls: 1000 }), '0.00', []],
    ['none, their calls being those that are paid', free, 1000, bill('6.00', { calls: 600 }), '0.00', []],
    ['quota: all calls are charged', free, 1000, bill('10.00', { calls: 1000 }), '4.00', ['quota 4.00']],
    ['quota: without their calls, the same', free, 1000, bill('10.00'), '4.00', ['quota 4.00']],
    ['quota: nothing is charged', {}, 1000, bill('0.00', { calls: 1000 }), '-10.00', ['quota -10.00']],
    ['quota: fewer are free', free, 1000, bill('8.17', { calls: 1000 }), '2.17', ['quota 2.17']],
    [
      'quota: all of ours were free',
      { quotas: [quota(1000)] },
      1000,
      bill('10.00', { calls: 1000 }),
      '10.00',
      ['quota 10.00'],
    ],
    ['price: twice ours', {}, 1000, bill('20.00', { calls: 1000 }), '10.00', ['price 10.00']],
    ['price: half of ours', {}, 1000, bill('5.00'), '-5.00', ['price -5.00']],
    [
      'price: of the calls that are not free',
      free,
      1000,
      bill('7.20', { calls: 1000 }),
      '1.20',
      ['price 1.20'],
    ],
    [
      'price: of the calls they say are to be paid',
      free,
      1000,
      bill('7.20', { calls: 600 }),
      '1.20',
      ['price 1.20'],
    ],
    [
      'price: more than all calls cost, though some are free',
      free,
      1000,
      bill('30.00'),
      '24.00',
      ['price 24.00'],
    ],
    ['calls that we did not see', {}, 1000, bill('12.00', { calls: 1200 }), '2.00', ['calls-not-seen 2.00']],
    [
      'calls that they did not bill',
      {},
      1000,
      bill('8.00', { calls: 800 }),
      '-2.00',
      ['calls-not-billed -2.00'],
    ],
    [
      'unseen calls and another price',
      {},
      1000,
      bill('24.00', { calls: 1200 }),
      '14.00',
      ['calls-not-seen 2.00', 'price 12.00'],
    ],
    [
      'unseen calls and no quota',
      free,
      1000,
      bill('12.00', { calls: 1200 }),
      '6.00',
      ['calls-not-seen 2.00', 'quota 4.00'],
    ],
    [
      'unseen calls where all of ours were free',
      { quotas: [quota(1000)] },
      1000,
      bill('1.00', { calls: 1100 }),
      '1.00',
      ['calls-not-seen 1.00'],
    ],
    [
      'calls beyond the last tier we saw',
      { price: { price: tiers } },
      600,
      bill('13.00', { calls: 800 }),
      '2.00',
      ['calls-not-seen 2.00'],
    ],
    [
      'calls back into the tier before',
      { price: { price: tiers } },
      600,
      bill('8.00', { calls: 400 }),
      '-3.00',
      ['calls-not-billed -3.00'],
    ],
    ['rounding: one unit', {}, 1000, bill('10.01', { calls: 1000 }), '0.01', ['rounding 0.01']],
    [
      'rounding beside unseen calls',
      {},
      1000,
      bill('12.01', { calls: 1200 }),
      '2.01',
      ['calls-not-seen 2.00', 'rounding 0.01'],
    ],
    ['two units are no rounding', {}, 1000, bill('10.02', { calls: 1000 }), '0.02', ['price 0.02']],
  ] satisfies [string, Partial<TariffCase>, number, BillLine, string, string[]][])(
    '%s',
    (_, tariff, calls, line, difference, causes) => {
      const { lines } = reconcile(rated([use(calls)], tariff), [line]);
      expect(lines).toHaveLength(1);
      expect(lines[0]).toMatchObject({ kind: 'both', class: null, difference });
      expect(lines[0]?.causes.map(({ cause, amount }) => `${cause} ${amount}`)).toEqual(causes);
    },
  );

  it('is a unit of the place that the bill is rounded to', () => {
    const { causes } = reconcile(rated([use(1000)]), [bill('11', { calls: 1000 })], { places: 0 });
    expect(causes.rounding).toBe('1.00');
  });
});

describe('a line on one side only is its own kind', () => {
  it('theirs: calls that we did not see', () => {
    const { lines, ours, theirs } = reconcile(rated([]), [bill('3.00', { calls: 300, class: 'basic' })]);
    expect(lines).toEqual([
      {
        id: `${day}/1/basic`,
        day,
        appKey: '1',
        class: 'basic',
        kind: 'theirs-only',
        ours: null,
        theirs: { calls: 300, amount: '3.00' },
        difference: '3.00',
        causes: [{ cause: 'calls-not-seen', amount: '3.00' }],
      },
    ]);
    expect([ours, theirs]).toEqual([{ low: '0.00', high: '0.00' }, '3.00']);
  });

  it('ours: calls that they did not bill', () => {
    const { lines } = reconcile(rated([use(100)]), []);
    expect(lines).toMatchObject([
      {
        kind: 'ours-only',
        theirs: null,
        difference: '-1.00',
        causes: [{ cause: 'calls-not-billed', amount: '-1.00' }],
      },
    ]);
  });

  it('ours, and free: no difference, and not on both sides either', () => {
    const { lines, agreed } = reconcile(rated([use(100)], { quotas: [quota(400)] }), []);
    expect(lines).toMatchObject([{ kind: 'ours-only', difference: '0.00', causes: [] }]);
    expect(agreed).toBe(0);
  });
});

describe('what we do not know stays unknown', () => {
  it('a price: whatever they bill is neither quota nor price', () => {
    const statement = rated([use(10), use(10, { class: 'dear' })]);
    const { lines, ours, causes, unmatched } = reconcile(statement, [
      bill('0.10', { class: 'basic', calls: 10 }),
      bill('7.00', { class: 'dear', calls: 10 }),
    ]);
    expect(lines.map(({ class: of, kind, ours, causes }) => [of, kind, ours?.amount.high, causes])).toEqual([
      ['basic', 'both', '0.10', []],
      ['dear', 'both', null, [{ cause: 'unknown', amount: '7.00' }]],
    ]);
    expect(ours).toEqual({ low: '0.10', high: null });
    expect(causes.unknown).toBe('7.00');
    expect(unmatched).toEqual([]);
  });

  it('a class: any class of that day may hold these calls', () => {
    const { class: _, ...unclassed } = use(10);
    const { lines } = reconcile(rated([use(10), unclassed]), [bill('0.30', { class: 'basic' })]);
    expect(lines).toMatchObject([{ causes: [{ cause: 'unknown', amount: '0.20' }] }]);
  });

  it('calls without a price that they did not bill either are handed on', () => {
    const { lines, unmatched } = reconcile(rated([use(10, { class: 'dear' })]), []);
    expect(lines).toEqual([]);
    expect(unmatched).toMatchObject([{ class: 'dear', calls: 10 }]);
  });

  it('a relief: their bill says what it was', () => {
    const statement = rated([use(1000)], { version: { dailyRelief: unknown } });
    const { lines } = reconcile(statement, [bill('8.00', { calls: 1000 })]);
    expect(lines).toMatchObject([
      {
        ours: { amount: { low: '0.00', high: '10.00' } },
        difference: '-2.00',
        causes: [{ cause: 'unknown', amount: '-2.00' }],
      },
    ]);
  });
});

describe('classes', () => {
  const [basic] = versionWith({ price: { price: '0.01' } }).classes as [TariffVersion['classes'][number]];
  const dear = {
    ...basic,
    id: 'dear',
    prices: [{ hosting: 'any' as const, per: 1 as const, price: stated('0.033') }],
  };
  const usage = [use(100), use(101, { class: 'dear' })];
  const both = (version: Partial<TariffVersion> = {}) =>
    rated(usage, { version: { classes: [basic, dear], ...version } });

  it('are compared apart where the bill tells them apart; what rounding makes of the day stands alone', () => {
    const { lines, difference } = reconcile(both(), [
      bill('1.00', { class: 'basic', calls: 100 }),
      bill('3.33', { class: 'dear', calls: 101 }),
    ]);
    expect(
      lines.map(({ id, difference, causes }) => [id, difference, causes.map(({ cause }) => cause)]),
    ).toEqual([
      [`${day}/1/basic`, '0.00', []],
      [`${day}/1/dear`, '-0.003', ['rounding']],
      [`${day}/1/rest`, '0.003', ['rounding']],
    ]);
    expect(difference).toBe('0.00');
  });

  it('are compared together where the bill does not', () => {
    const { lines, agreed } = reconcile(both(), [bill('4.33', { calls: 201 })]);
    expect(lines).toMatchObject([{ id: `${day}/1`, class: null, ours: { calls: 201 }, difference: '0.00' }]);
    expect(agreed).toBe(1);
  });

  it('one line without a class makes the whole day one', () => {
    const { lines } = reconcile(both(), [bill('1.00', { class: 'basic', calls: 100 }), bill('3.33')]);
    expect(lines).toMatchObject([
      { class: null, theirs: { calls: null, amount: '4.33' }, difference: '0.00' },
    ]);
  });

  it('a relief that the bill shows only in its total stands alone', () => {
    const { lines } = reconcile(both({ dailyRelief: stated('2.00') }), [
      bill('1.00', { class: 'basic' }),
      bill('3.33', { class: 'dear' }),
    ]);
    expect(lines.at(-1)).toMatchObject({
      id: `${day}/1/rest`,
      causes: [{ cause: 'relief', amount: '2.003' }],
    });
  });

  it('several bill lines of one class are one', () => {
    const { lines } = reconcile(rated([use(100)]), [
      bill('0.40', { class: 'basic', calls: 40 }),
      bill('0.60', { class: 'basic', calls: 60 }),
    ]);
    expect(lines).toMatchObject([{ theirs: { calls: 100, amount: '1.00' }, difference: '0.00' }]);
  });
});

it('there are words for every cause in both languages', () => {
  for (const cause of Object.keys(reconcile(rated([]), []).causes)) {
    for (const locale of ['zh-CN', 'en'] as const) {
      expect(explain({ code: `cause.${cause}` }, locale)).not.toContain('cause.');
    }
  }
});

it('adds up by day and app key, in their order', () => {
  const statement = rated([use(100), use(200, { appKey: '2' }), use(300, { day: '2026-11-01' })]);
  const { lines, difference, theirs, ours, agreed, causes } = reconcile(statement, [
    bill('2.00', { appKey: '2', calls: 200 }),
    bill('6.00', { day: '2026-11-01', calls: 300 }),
  ]);
  expect(lines.map(({ id, difference: each }) => [id, each])).toEqual([
    ['2026-11-01/1', '3.00'],
    ['2026-11-20/1/basic', '-1.00'],
    ['2026-11-20/2', '0.00'],
  ]);
  expect([ours.high, theirs, difference, agreed]).toEqual(['6.00', '8.00', '2.00', 1]);
  expect(causes).toMatchObject({ price: '3.00', 'calls-not-billed': '-1.00' });
});

describe('for any statement and any bill', () => {
  const days = fc.constantFrom('2026-11-01', '2026-11-02');
  const appKeys = fc.constantFrom('1', '2');
  const classes = fc.constantFrom('basic', 'dear');
  const usages = fc.array(
    fc.record({ day: days, appKey: appKeys, class: classes, calls: fc.integer({ min: 0, max: 5000 }) }),
    { maxLength: 6 },
  );
  const bills = fc.array(
    fc
      .record({
        day: days,
        appKey: appKeys,
        class: fc.option(classes, { nil: undefined, freq: 4 }),
        calls: fc.option(fc.integer({ min: 0, max: 5000 }), { nil: undefined }),
        fen: fc.integer({ min: -100, max: 9000 }),
      })
      .map(
        ({ fen, class: of, calls, ...rest }): BillLine => ({
          ...rest,
          ...(of === undefined ? {} : { class: of }),
          ...(calls === undefined ? {} : { calls }),
          amount: (fen / 100).toFixed(2),
        }),
      ),
    { maxLength: 6 },
  );
  const models: fc.Arbitrary<string | PriceModel> = fc.constantFrom<string | PriceModel>(
    '0.0123',
    { model: 'package', calls: 37, price: '0.4' },
    {
      model: 'graduated',
      tiers: [
        { upTo: 900, price: '0.02' },
        { upTo: null, price: '0.01' },
      ],
    },
  );
  const tariffs = fc.record({
    price: models,
    free: fc.integer({ min: 0, max: 3000 }),
    relief: fc.constantFrom('0', '1.5'),
  });

  it('causes re-add to each difference, differences to the total, and totals are those of both sides', () => {
    fc.assert(
      fc.property(usages, bills, tariffs, (usage, bill, { price, free, relief }) => {
        const statement = rated(
          usage.map((record) => ({ ...record, api: 'x' })),
          { price: { price }, quotas: [quota(free)], version: { dailyRelief: stated(relief) } },
        );
        const { lines, ours, theirs, difference, causes } = reconcile(statement, bill);
        for (const line of lines) {
          expect(sum(line.causes.map(({ amount }) => amount))).toBe(line.difference);
          expect(line.causes.some(({ amount }) => amount === '0.00')).toBe(false);
        }
        expect(sum(lines.map((line) => line.difference))).toBe(difference);
        expect(sum(Object.values(causes))).toBe(difference);
        expect(theirs).toBe(sum(bill.map(({ amount }) => amount)));
        expect(difference).toBe(subtract(theirs, ours.high ?? ours.low));
        expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
      }),
      { numRuns: 500 },
    );
  });

  it('our own statement as a bill: nothing differs', () => {
    fc.assert(
      fc.property(usages, tariffs, (usage, { price, free, relief }) => {
        const statement = rated(
          usage.map((record) => ({ ...record, api: 'x', class: 'basic' })),
          { price: { price }, quotas: [quota(free)], version: { dailyRelief: stated(relief) } },
        );
        const own = statement.charges.map(({ day: on, appKey, amount }) => ({
          day: on,
          appKey,
          amount: amount.low,
        }));
        const { lines, agreed } = reconcile(statement, own);
        expect(lines.every(({ causes }) => causes.length === 0)).toBe(true);
        expect(agreed).toBe(own.length);
      }),
    );
  });
});
