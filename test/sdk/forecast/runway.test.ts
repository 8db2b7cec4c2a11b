import type { AccountFacts, Pack } from 'duewatch';
import { type Promotion, type Runway, runway } from 'duewatch/forecast';
import { taobaoOpenPlatform } from 'duewatch/packs';
import { explain } from 'duewatch/text';
import fc from 'fast-check';
import { afterAll, describe, expect, it, test } from 'vitest';
import { stated, type TariffCase } from '../cost/pack-with.ts';
import { accountWith, day, lively, on, penny } from './accounts.ts';

const said = new Map<string, Runway['notes'][number]>();
const tell = (
  account: AccountFacts,
  pack: Pack = penny(),
  options: Partial<Parameters<typeof runway>[2]> = {},
) => {
  const told = runway(account, pack, { on, ...options });
  for (const note of told.notes) said.set(JSON.stringify(note), note);
  return told;
};
const codes = ({ notes }: Runway) => notes.map(({ code }) => code);
const days = ({ quantiles }: Runway) => [...new Set(quantiles.map((quantile) => quantile.day))];

describe('usage that is the same each day, 1.00 a day, ends the balance on the day after the last one it pays', () => {
  const monthly = { settlement: stated({ every: 'month' as const, on: 5 }) };
  const debit = (of: Partial<NonNullable<AccountFacts['directDebit']>>) => ({
    directDebit: { signed: true, ...of },
  });
  const grants = (...parts: { amount: string; expires?: string }[]) => ({
    position: {
      day: on,
      prepaid: '10.00',
      debts: [],
      grants: parts.map((part, at) => ({ id: `g${at}`, ...part })),
    },
  });
  const pay = (after: number, amount: string, expires?: string) => ({
    payments: [{ id: 'p', day: day(after), amount, ...(expires === undefined ? {} : { expires }) }],
  });
  test.each<[string, Parameters<typeof accountWith>[0], Partial<TariffCase>, string | null]>([
    ['nothing in it', { prepaid: '0.00' }, {}, day(1)],
    ['exactly one day in it', { prepaid: '1.00' }, {}, day(2)],
    ['a cent less than one day', { prepaid: '0.99' }, {}, day(1)],
    ['ten days in it', {}, {}, day(11)],
    ['sixty days in it, all of the horizon', { prepaid: '60.00' }, {}, null],
    ['one cent less than sixty days', { prepaid: '59.99' }, {}, day(60)],
    ['a finer amount than the tariff rounds to', { prepaid: '1.000000001' }, {}, day(2)],
    ['no calls', { calls: Array(42).fill(0), prepaid: '0.00' }, {}, null],
    ['a payment to come', pay(3, '5.00'), {}, day(16)],
    ['a payment that comes too late', pay(12, '5.00'), {}, day(11)],
    ['a payment on the very day', pay(11, '5.00'), {}, day(16)],
    ['a payment past the horizon', pay(61, '5.00'), {}, day(11)],
    ['a payment that expires the same day', pay(3, '5.00', day(3)), {}, day(12)],
    [
      'a grant that expires before it is used',
      grants({ amount: '6.00', expires: day(2) }, { amount: '4.00' }),
      {},
      day(7),
    ],
    [
      'a grant that expires as it is used up',
      grants({ amount: '6.00', expires: day(6) }, { amount: '4.00' }),
      {},
      day(11),
    ],
    [
      'a grant that expired already',
      grants({ amount: '6.00', expires: day(0) }, { amount: '4.00' }),
      {},
      day(5),
    ],
    ['a direct debit of less than a day', debit({ dailyLimit: '0.99' }), {}, day(11)],
    ['a direct debit of a day', debit({ dailyLimit: '1.00' }), {}, null],
    ['a direct debit that fails once', debit({ failedOn: [day(20)] }), {}, day(20)],
    ['a direct debit that is not signed', { directDebit: { signed: false } }, {}, day(11)],
    [
      'a direct debit that the tariff does not draw',
      debit({}),
      { version: { drawOrder: stated(['prepaid' as const]) } },
      day(11),
    ],
    [
      'a direct debit before the balance',
      debit({ dailyLimit: '0.50' }),
      { version: { drawOrder: stated(['direct-debit' as const, 'prepaid' as const]) } },
      day(21),
    ],
    ['a month drawn on the 5th that it does not pay', {}, { version: monthly }, '2026-12-05'],
    ['a month drawn on the 5th that it pays', { prepaid: '30.00' }, { version: monthly }, '2027-01-05'],
    ['a charge that is due after five days', {}, { version: { dueAfterDays: stated(5) } }, day(16)],
    [
      'free calls',
      { prepaid: '8.00' },
      { quotas: [{ calls: 60, scope: 'app-key', period: 'day' }] },
      day(21),
    ],
    [
      'free calls of the month, used already in this one',
      { prepaid: '9.00' },
      { quotas: [{ calls: 2000, scope: 'account', period: 'month' }] },
      // 22 days of November are past their 20 free ones; 8 more to the end; 20 free days; 1 more is paid.
      '2026-12-22',
    ],
    ['a relief each day', { prepaid: '5.00' }, { version: { dailyRelief: stated('0.75') } }, day(21)],
    [
      'tiers',
      { prepaid: '60.00' },
      {
        price: {
          price: {
            model: 'graduated',
            tiers: [
              { upTo: 2500, price: '0.01' },
              { upTo: null, price: '0.10' },
            ],
          },
        },
      },
      // 3 days of the first 2500 calls, 5 at ten times the price, and 7 of December.
      day(16),
    ],
    [
      'a fee for a month without calls',
      { prepaid: '9.99', calls: Array(42).fill(0), apps: [{ appKey: '1' }] },
      { price: { price: '0.01', flat: stated({ amount: '10.00', atZero: true }) } },
      '2026-12-01',
    ],
  ])('%s', (_, of, tariff, expected) => {
    const told = tell(accountWith(of), penny(tariff));
    expect(days(told)).toEqual([expected]);
    expect(told.state).toBe('forecast');
  });

  it('says what each day adds, and how likely arrears are by then', () => {
    const {
      days: ahead,
      balance,
      horizon,
      quantiles,
    } = tell(accountWith({ prepaid: '2.00' }), penny(), { horizon: 3 });
    expect(balance).toBe('2.00');
    expect(horizon).toBe(day(3));
    expect(ahead.map((of) => [of.day, of.chance, of.cost.at(0)?.amount, of.cost.at(-1)?.amount])).toEqual([
      [day(1), 0, '1.00', '1.00'],
      [day(2), 0, '2.00', '2.00'],
      [day(3), 1, '3.00', '3.00'],
    ]);
    expect(quantiles.map(({ p }) => p)).toEqual([0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975]);
  });

  it('settles what was used since the balance was read', () => {
    const account = accountWith({ position: { day: day(-4), prepaid: '10.00', debts: [] } });
    expect(tell(account)).toMatchObject({ balance: '6.00', notes: [{ code: 'runway.learnt' }] });
    expect(days(tell(account))).toEqual([day(7)]);
  });

  it('takes off what the days without usage will have cost', () => {
    const calls = [...Array(42).fill(100), null, null];
    const told = tell(accountWith({ calls, position: { day: day(-3), prepaid: '10.00', debts: [] } }));
    expect(told.balance).toBe('9.00');
    expect(told.notes).toContainEqual({
      code: 'runway.days-missing',
      params: { days: 2, from: day(-1), to: day(0) },
    });
    expect(days(told)).toEqual([day(8)]);
  });

  it('may have ended before the day, where usage is missing', () => {
    const calls = [...Array(42).fill(100), null, null];
    expect(
      days(tell(accountWith({ calls, position: { day: day(-3), prepaid: '1.50', debts: [] } }))),
    ).toEqual([day(-1)]);
  });

  it('takes a missing day in the past as missing, not as zero', () => {
    const calls = Array.from({ length: 42 }, (_, at) => (at % 5 === 2 ? null : 100));
    expect(days(tell(accountWith({ calls })))).toEqual([day(11)]);
  });
});

describe('what is not known', () => {
  const usage = accountWith().usage as NonNullable<AccountFacts['usage']>;
  const none = { quantiles: [], days: [], range: null };
  test.each<[string, AccountFacts, Runway['state'], string]>([
    ['a balance', { platform: 'test', id: '1', usage }, 'unknown', 'runway.no-position'],
    [
      'a balance of that day',
      accountWith({ position: { day: day(1), prepaid: '1.00', debts: [] } }),
      'unknown',
      'runway.position-later',
    ],
    ['usage', accountWith({ usage: [] }), 'unknown', 'runway.no-usage'],
    [
      'the usage of the last month',
      accountWith({ calls: [...Array(42).fill(100), ...Array(29).fill(null)] }),
      'unknown',
      'runway.usage-old',
    ],
    [
      'the usage since the balance',
      accountWith({ position: { day: day(-75), prepaid: '100.00', debts: [] } }),
      'unknown',
      'runway.usage-old',
    ],
    [
      'a price',
      accountWith({ usage: [...usage, { appKey: '1', api: 'y', day: day(-3), calls: 1 }] }),
      'unknown',
      'runway.unrated',
    ],
    [
      'nothing: arrears have begun',
      accountWith({
        position: {
          day: on,
          prepaid: '0.00',
          debts: [{ id: 'd', appKey: '1', day: day(-2), amount: '1.00' }],
        },
      }),
      'in-arrears',
      'runway.in-arrears',
    ],
  ])('%s', (_, account, state, code) => {
    const told = tell(account);
    expect(told).toMatchObject({ state, ...none });
    expect(codes(told)).toContain(code);
  });

  it('a price that nobody asks for any more does no harm', () => {
    const old = { appKey: '1', api: 'y', day: day(-35), calls: 1 };
    expect(tell(accountWith({ usage: [...usage, old] })).state).toBe('forecast');
  });

  it('is told up to the day before a tariff ends', () => {
    const told = tell(accountWith(), penny({ version: { validTo: day(5) } }));
    expect(told).toMatchObject({
      state: 'forecast',
      horizon: day(5),
      notes: [{ code: 'runway.tariff-ends', params: { day: day(6) } }, {}],
    });
    expect(told.days).toHaveLength(5);
  });

  it('is told where a path passes the last tier that has a price', () => {
    const model = { model: 'graduated' as const, tiers: [{ upTo: 2500, price: '0.01' }] };
    const told = tell(accountWith(), penny({ price: { price: model } }));
    expect(codes(told)).toContain('runway.past-last-tier');
    expect(told.unknownFrom).toBe(day(4));
  });

  it('a relief nobody published makes the earliest day the one that is told', () => {
    const relief = { 'zh-CN': '未知', en: 'unknown' };
    const told = tell(accountWith(), penny({ version: { dailyRelief: { unknown: relief } } }));
    expect(days(told)).toEqual([day(11)]);
    expect(codes(told)).toContain('runway.at-most');
  });

  it('a direct debit without limit pays all, as long as it does not fail', () => {
    const told = tell(accountWith({ directDebit: { signed: true, failedOn: [day(-3)] } }));
    expect(told.state).toBe('covered');
    expect(days(told)).toEqual([null]);
    expect(told.days.at(-1)).toMatchObject({ chance: 0, cost: { 3: { amount: '60.00' } } });
    expect(codes(told)).toEqual(['runway.debit-covers', 'runway.debit-failed', 'runway.learnt']);
  });

  it('says of an app key that is no longer seen whether it is expected', () => {
    const other = accountWith({ calls: Array(42).fill(100), appKey: '2' }).usage as NonNullable<
      AccountFacts['usage']
    >;
    const upTo = (after: number) => ({
      usage: [
        ...accountWith({ calls: Array(60).fill(100) }).usage!,
        ...other.map((record, at) => ({ ...record, day: day(after - 41 + at) })),
      ],
    });
    const silent = tell(accountWith(upTo(-5)));
    expect(silent.notes).toContainEqual({ code: 'runway.silent', params: { appKey: '2', day: day(-4) } });
    expect(days(silent)).toEqual([day(6)]);
    const ended = tell(accountWith(upTo(-30)));
    expect(ended.notes).toContainEqual({ code: 'runway.ended', params: { appKey: '2', day: day(-29) } });
    expect(days(ended)).toEqual([day(11)]);
  });

  it('an app key that often pauses is not silent', () => {
    const calls = Array.from({ length: 60 }, (_, at) => (at % 7 === 0 ? 700 : null));
    const account = accountWith({
      usage: [
        ...accountWith({ calls, appKey: '2' }).usage!,
        ...accountWith({ calls: Array(60).fill(100) }).usage!,
      ],
    });
    expect(codes(tell(account))).toEqual(['runway.learnt']);
  });
});

describe('a history too short for a forecast', () => {
  it('gives the range between the highest and the lowest day seen', () => {
    const told = tell(accountWith({ calls: [50, 100, 200, ...Array(10).fill(100)] }));
    expect(told).toMatchObject({
      state: 'range',
      quantiles: [],
      range: { earliest: day(6), latest: day(21) },
      history: { from: day(-12), to: on, days: 13 },
      notes: [{ code: 'runway.short', params: { days: 13, fewest: 28 } }],
    });
    expect(told.days[4]).toEqual({
      day: day(5),
      chance: 0,
      cost: [
        { p: 0, amount: '2.50' },
        { p: 1, amount: '10.00' },
      ],
    });
    expect([told.days[5]?.chance, told.days[19]?.chance, told.days[20]?.chance]).toEqual([null, null, 1]);
  });

  it('has no latest day where the lowest never ends the balance', () => {
    expect(tell(accountWith({ calls: [0, 100] })).range).toEqual({ earliest: day(11), latest: null });
  });

  it('does not know what a promotion does to it', () => {
    const promotions = [
      { name: '11.11', from: day(-2), to: day(-2) },
      { name: '11.11', from: day(5), to: day(5) },
    ];
    expect(tell(accountWith({ calls: Array(27).fill(100) }), penny(), { promotions })).toMatchObject({
      state: 'range',
      unknownFrom: day(5),
      notes: [{ code: 'runway.promotion-unknown' }, { code: 'runway.short' }],
    });
  });

  it('is no longer so with 28 days, and is young up to 42', () => {
    const told = [28, 41, 42].map((length) => tell(accountWith({ calls: Array(length).fill(100) })));
    expect(told.map(({ state }) => state)).toEqual(['forecast', 'forecast', 'forecast']);
    expect(told.map((of) => codes(of).includes('runway.young'))).toEqual([true, true, false]);
  });
});

describe('a promotion', () => {
  const calls = Array.from({ length: 60 }, (_, at) => (at === 48 ? 300 : at === 49 ? 200 : 100));
  const past = { name: '11.11', from: day(-11), to: day(-10) };
  const coming = (of: Partial<Promotion> = {}) => ({ name: '11.11', from: day(5), to: day(6), ...of });
  const withPromotions = (prepaid: string, ...promotions: Promotion[]) =>
    tell(accountWith({ calls, prepaid }), penny(), { promotions });

  it('does again what it did', () => {
    const told = withPromotions('6.00', past, coming());
    expect(days(told)).toEqual([day(5)]);
    expect(told.days.slice(3, 7).map(({ cost }) => cost[3]?.amount)).toEqual([
      '4.00',
      '7.00',
      '9.00',
      '10.00',
    ]);
    expect(told.notes).toContainEqual({
      code: 'runway.promotion',
      params: { name: '11.11', from: day(5), times: 1 },
    });
  });

  it('that is over teaches nothing of other days', () => {
    expect(days(withPromotions('6.00', past))).toEqual([day(7)]);
  });

  it('without a past one of its name has anything up to the most one had', () => {
    const told = withPromotions('6.00', past, coming({ name: '618' }));
    expect(told.quantiles[0]?.day).toBe(day(5));
    expect(told.quantiles.at(-1)?.day).toBe(day(7));
    expect(told.unknownFrom).toBeNull();
    expect(told.notes).toContainEqual({
      code: 'runway.promotion-guessed',
      params: { name: '618', from: day(5), percent: 200 },
    });
  });

  it('without any past one is unknown, and said to be', () => {
    const told = withPromotions('6.00', coming());
    expect(told.unknownFrom).toBe(day(5));
    expect(codes(told)).toContain('runway.promotion-unknown');
  });

  it('past the horizon is nothing to tell of', () => {
    const told = withPromotions('6.00', coming({ from: day(61), to: day(62) }));
    expect(told.unknownFrom).toBeNull();
    expect(codes(told)).toEqual(['runway.learnt']);
  });

  it('cannot end before it begins', () => {
    expect(() => withPromotions('6.00', coming({ to: day(4) }))).toThrow(RangeError);
  });
});

test.each([{ horizon: 0 }, { horizon: 367 }, { horizon: 1.5 }, { paths: 0 }])('refuses %j', (options) => {
  expect(() => tell(accountWith(), penny(), options)).toThrow(RangeError);
});

describe('of any account', () => {
  const amount = fc.integer({ min: 0, max: 30_000 }).map((cents) => (cents / 100).toFixed(2));
  const after = fc.integer({ min: -8, max: 40 }).map(day);
  const payment = fc.record({
    id: fc.uuid(),
    day: after,
    amount: amount.filter((text) => Number(text) > 0),
    expires: fc.option(after, { nil: undefined }),
  });
  const quota = fc.record({
    calls: fc.integer({ min: 0, max: 20_000 }),
    scope: fc.constantFrom('app-key' as const, 'account' as const),
    period: fc.constantFrom('day' as const, 'month' as const, 'none' as const),
  });
  const tariff = fc.record({
    quotas: fc.array(quota, { maxLength: 2 }),
    version: fc.record({
      rounding: fc
        .record({
          at: fc.constantFrom('line' as const, 'day' as const, 'period' as const),
          places: fc.constantFrom(0, 2, 4),
          mode: fc.constantFrom('half-up' as const, 'half-even' as const, 'down' as const, 'up' as const),
        })
        .map(stated),
      period: fc.constantFrom('day' as const, 'month' as const, 'none' as const).map(stated),
      settlement: fc.constantFrom({ every: 'day' as const }, { every: 'month' as const, on: 5 }).map(stated),
      drawOrder: fc
        .constantFrom('prepaid direct-debit', 'direct-debit', 'prepaid')
        .map((order) => stated(order.split(' ') as ('prepaid' | 'direct-debit')[])),
      dailyRelief: fc.constantFrom('0.00', '1.255').map(stated),
    }),
  });
  const account = fc
    .record({
      seed: fc.integer({ min: 1, max: 1000 }),
      keys: fc.integer({ min: 1, max: 3 }),
      length: fc.integer({ min: 14, max: 70 }),
      missing: fc.array(fc.integer({ min: 0, max: 69 }), { maxLength: 6 }),
      prepaid: amount,
      grant: fc.record({ amount, expires: after }),
      payments: fc.array(payment, { maxLength: 3 }),
      directDebit: fc.option(
        fc.record({ signed: fc.boolean(), dailyLimit: amount, failedOn: fc.array(after, { maxLength: 2 }) }),
        { nil: undefined },
      ),
      position: fc.integer({ min: -8, max: 0 }),
    })
    .map(({ seed, keys, length, missing, prepaid, grant, payments, directDebit, position }): AccountFacts => {
      const usage = Array.from({ length: keys }, (_, key) => {
        const calls = lively(length, seed + key).map((count, at) => (missing.includes(at) ? null : count));
        return accountWith({ calls, appKey: String(key) }).usage ?? [];
      }).flat();
      const grants = [
        { id: 'a', amount: prepaid },
        { id: 'b', ...grant },
      ];
      const sum = (Number(prepaid) + Number(grant.amount)).toFixed(2);
      return {
        platform: 'test',
        id: '1',
        usage,
        position: { day: day(position), prepaid: sum, debts: [], grants },
        payments: payments.map(({ expires, ...of }) => ({
          ...of,
          ...(expires === undefined ? {} : { expires }),
        })),
        ...(directDebit === undefined ? {} : { directDebit }),
      };
    });
  const options = { on, horizon: 40, paths: 30 };
  const packOf = (of: Partial<TariffCase>, price: TariffCase['price'] = { price: '0.01' }) =>
    penny({ ...of, price });
  const order = (of: string | null | undefined) => of ?? '~';
  /** Everything that must not be earlier in the second: whatever the balance is, arrears come later. */
  const notEarlier = (a: Runway, b: Runway) => {
    if (a.state === 'unknown' || a.state === 'in-arrears') return;
    expect(b.state).toBe(a.state);
    a.quantiles.forEach(({ day: of }, at) => {
      expect(order(b.quantiles[at]?.day) >= order(of)).toBe(true);
    });
    a.days.forEach(({ chance }, at) => {
      if (chance !== null && b.days[at]?.chance !== null)
        expect(b.days[at]?.chance).toBeLessThanOrEqual(chance);
    });
    expect(b.days.map(({ cost }) => cost)).toEqual(a.days.map(({ cost }) => cost));
  };
  const runs = { numRuns: 60 };

  it('the fast way of pricing finds what the whole SDK finds', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(account, tariff, (facts, of) => {
        // A factor of 1 changes nothing but the way.
        const whole = packOf(of, { price: '0.01', factor: stated('1') });
        expect(runway(facts, packOf(of), options)).toEqual(runway(facts, whole, options));
      }),
      { numRuns: 150 },
    );
  });

  it('more balance never brings the day nearer', () => {
    fc.assert(
      fc.property(account, tariff, amount, (facts, of, more) => {
        const position = facts.position!;
        const [first, ...others] = position.grants!;
        const sum = (a: string) => (Number(a) + Number(more)).toFixed(2);
        const grants = [{ ...first!, amount: sum(first!.amount) }, ...others];
        const richer = { ...facts, position: { ...position, prepaid: sum(position.prepaid), grants } };
        notEarlier(runway(facts, packOf(of), options), runway(richer, packOf(of), options));
      }),
      runs,
    );
  });

  it('a payment never brings the day nearer', () => {
    fc.assert(
      fc.property(account, tariff, payment, (facts, of, { expires, ...more }) => {
        const added = { ...more, ...(expires === undefined ? {} : { expires }) };
        const paid = { ...facts, payments: [...(facts.payments ?? []), added] };
        notEarlier(runway(facts, packOf(of), options), runway(paid, packOf(of), options));
      }),
      runs,
    );
  });

  it('days are in the order of their probabilities, and chances and costs only grow', () => {
    fc.assert(
      fc.property(account, tariff, (facts, of) => {
        const { quantiles, days: ahead } = runway(facts, packOf(of), options);
        for (const [at, { day: of }] of quantiles.slice(1).entries())
          expect(order(of) >= order(quantiles[at]?.day)).toBe(true);
        for (const [at, { chance, cost }] of ahead.slice(1).entries()) {
          expect(chance ?? 1).toBeGreaterThanOrEqual(ahead[at]?.chance ?? 0);
          cost.forEach(({ amount: of }, which) => {
            expect(Number(of)).toBeGreaterThanOrEqual(Number(ahead[at]?.cost[which]?.amount));
            if (which > 0) expect(Number(of)).toBeGreaterThanOrEqual(Number(cost[which - 1]?.amount));
          });
        }
      }),
      runs,
    );
  });

  it('the order of records, payments and grants makes no difference, and it changes nothing it is given', () => {
    fc.assert(
      fc.property(account, tariff, (facts, of) => {
        const before = structuredClone(facts);
        const told = runway(facts, packOf(of), options);
        expect(facts).toEqual(before);
        const turned: AccountFacts = {
          ...facts,
          usage: facts.usage!.toReversed(),
          payments: facts.payments!.toReversed(),
          position: { ...facts.position!, grants: facts.position!.grants!.toReversed() },
        };
        expect(runway(turned, packOf(of), options)).toEqual(told);
      }),
      runs,
    );
  });

  it('usage of long ago does no harm', () => {
    fc.assert(
      fc.property(account, fc.integer({ min: -4000, max: -100 }), fc.nat(10 ** 9), (facts, at, calls) => {
        const old = { appKey: 'old', api: 'x', class: 'basic', day: day(at), calls };
        const told = runway({ ...facts, usage: [...facts.usage!, old] }, penny(), options);
        expect(told.quantiles.every(({ day: of }) => of === null || of <= told.horizon)).toBe(true);
      }),
      runs,
    );
  });
});

it('another seed gives other paths, the same seed the same', () => {
  const account = accountWith({ calls: lively(60, 1), prepaid: '100.00' });
  const [a, b, c] = [1, 1, 2].map((seed) => tell(account, penny(), { seed }));
  expect(a).toEqual(b);
  expect(a).not.toEqual(c);
});

it('shops that begin, end, or make a wild number of calls have a finite forecast', () => {
  const quiet = Array(40).fill(0);
  for (const calls of [
    [...quiet, 5],
    [...lively(40, 3), ...quiet],
    [...lively(60, 4), 10 ** 12],
    [...quiet, ...lively(20, 5)],
  ]) {
    const told = tell(accountWith({ calls, position: { day: on, prepaid: '100.00', debts: [] } }));
    expect(told.state).toBe('forecast');
    expect(told.days.every(({ cost }) => cost.every(({ amount }) => /^\d+\.\d+$/.test(amount)))).toBe(true);
  }
});

it('tells of a real tariff: free calls of the month, and a price class from the API', () => {
  const usage = accountWith({ calls: Array(42).fill(1_000_000) }).usage!.map(({ class: _, ...record }) => ({
    ...record,
    api: 'taobao.time.get',
  }));
  // 1,000,000 calls at 0.01 for 100 are 100.00 a day, at most.
  const told = tell(accountWith({ usage, prepaid: '450.00' }), taobaoOpenPlatform);
  expect(days(told)).toEqual([day(5)]);
  expect(codes(told)).toEqual(['runway.at-most', 'runway.learnt']);
});

afterAll(() => {
  expect(said.size).toBeGreaterThan(20);
  for (const note of said.values()) {
    for (const locale of ['zh-CN', 'en'] as const) {
      const words = explain(note, locale);
      expect(words).not.toBe(note.code);
      expect(words, words).not.toMatch(/undefined|NaN|\[object|null|!|！/);
    }
  }
});
