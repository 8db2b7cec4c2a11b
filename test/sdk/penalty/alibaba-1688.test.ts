import { alibaba1688, aliexpress } from 'duewatch/packs';
import { criteriaStatus, type Given, penaltyOutcome, thresholdOn } from 'duewatch/penalty';
import { rulesOf } from 'duewatch/schema';
import { explain } from 'duewatch/text';
import { describe, expect, it, test } from 'vitest';

describe('a strength flagship store', () => {
  const good = { 'violation-points': 0, 'serious-ip': false, disputes: 0, orders: 1000 };
  const status = (given: Given, validAt = '2021-05-01', knownAt?: string) =>
    criteriaStatus(given, alibaba1688, { criteria: 'flagship-store', validAt, knownAt });

  test.each<[string, Given, string]>([
    ['35 points', { 'violation-points': 35 }, 'yes'],
    ['35.5 points', { 'violation-points': '35.5' }, 'yes'],
    ['36 points: below 36 excludes them', { 'violation-points': 36 }, 'no'],
    ['36.5 points', { 'violation-points': '36.5' }, 'no'],
    ['points not known', { 'violation-points': null }, 'unknown'],
    ['a serious infringement', { 'serious-ip': true }, 'no'],
    ['infringement not known', { 'serious-ip': null }, 'unknown'],
    ['1 dispute', { disputes: 1 }, 'yes'],
    ['1 dispute of 1 order', { disputes: 1, orders: 1 }, 'yes'],
    ['2 disputes of 1,000 orders: 0.2 %', { disputes: 2 }, 'no'],
    ['3 disputes of 10,000 orders: exactly 0.03 %', { disputes: 3, orders: 10_000 }, 'yes'],
    ['3 disputes of 9,999 orders', { disputes: 3, orders: 9_999 }, 'no'],
    ['30 disputes of 100,000 orders', { disputes: 30, orders: 100_000 }, 'yes'],
    ['31 disputes of 100,000 orders', { disputes: 31, orders: 100_000 }, 'no'],
    ['1 dispute, orders not known: the count is enough', { disputes: 1, orders: null }, 'yes'],
    ['2 disputes, orders not known', { disputes: 2, orders: null }, 'unknown'],
    ['disputes not known, 1,000 orders', { disputes: null }, 'unknown'],
    ['disputes not known, 1 order: there cannot be 2', { disputes: null, orders: 1 }, 'yes'],
    ['disputes not known, no orders', { disputes: null, orders: 0 }, 'yes'],
    ['neither known', { disputes: null, orders: null }, 'unknown'],
    [
      '36 points and everything else missing',
      { 'violation-points': 36, 'serious-ip': null, disputes: null },
      'no',
    ],
  ])('%s', (_, given, expected) => {
    expect(status({ ...good, ...given }).met).toBe(expected);
  });

  it('what is missing is the union of what its values come to', () => {
    for (const orders of [0, 1, 2, 5000, 6666, 6667, 10_000]) {
      const all = new Set(
        Array.from(
          { length: Math.min(orders, 8) + 1 },
          (_, disputes) => status({ ...good, disputes, orders }).met,
        ),
      );
      const expected = all.size > 1 ? 'unknown' : [...all][0];
      expect([orders, status({ ...good, disputes: null, orders }).met]).toEqual([orders, expected]);
    }
  });

  it('looks at every item, and asks first for what decides', () => {
    const open = status({ 'serious-ip': false, disputes: 2 });
    expect(open.items.map(({ met }) => met)).toEqual(['unknown', 'yes', 'unknown']);
    expect(open.needs.map(({ id }) => id)).toEqual(['violation-points', 'orders']);
    expect(open.measures).toEqual([]);
    expect(status({ ...good, 'violation-points': 36 }).measures).toMatchObject([
      { kind: 'refuse-entry', by: ['platform'] },
    ]);
  });

  test.each([
    ['2021-04-25', undefined, null],
    ['2021-04-26', undefined, '2021-04'],
    ['2021-04-26', '2021-04-22', null],
    ['2021-04-26', '2021-04-23', '2021-04'],
  ])('for %s, known on %s, the version is %s', (validAt, knownAt, version) => {
    expect(status(good, validAt, knownAt).version).toBe(version);
  });

  it('criteria that the pack does not have, and facts that cannot be, are refused', () => {
    expect(() => criteriaStatus({}, alibaba1688, { criteria: 'x', validAt: '2021-05-01' })).toThrow(
      RangeError,
    );
    expect(() => status({ disputes: 2, orders: 1 })).toThrow('at most orders, which is 1');
    expect(() => status({ 'violation-points': -1 })).toThrow('a number from 0');
    expect(() => status({ 'serious-ip': 'no' })).toThrow('true or false');
  });
});

describe('the identity gate of the service market', () => {
  const verdict = (facts: Given, validAt: string, reading?: string) =>
    penaltyOutcome({ offences: { 'identity-gate': true }, facts }, alibaba1688, { validAt, reading });
  const unverified = { identity: 'enterprise', verified: false };

  test.each([
    ['2021-12-29', undefined, 0, []],
    ['2021-12-30', undefined, 1, []],
    ['2022-01-19', undefined, 1, []],
    ['2022-01-20', 'before-the-day', 1, ['delist-services', 'refuse-new-orders']],
    ['2022-01-20', 'through-the-day', 1, []],
    ['2022-01-20', undefined, 2, []],
    ['2022-01-21', undefined, 1, ['refuse-new-orders', 'delist-services']],
  ])(
    'without verification on %s, read as %s: %i outcome(s), certain %j',
    (validAt, reading, count, certain) => {
      const found = verdict(unverified, validAt, reading);
      expect(found.outcomes).toHaveLength(count);
      expect(found.certain.map(({ kind }) => kind).sort()).toEqual([...certain].sort());
    },
  );

  test.each<[Given, boolean]>([
    [{ identity: 'enterprise', verified: true }, false],
    [{ identity: 'individual-business', verified: true }, false],
    [{ identity: 'personal', verified: true }, true],
    [{ identity: 'personal' }, true],
    [{ identity: 'individual-business', verified: false }, true],
    [{ verified: false }, true],
  ])('%j after the deadline: delisted is %s', (facts, expected) => {
    const { outcomes } = verdict(facts, '2022-02-01');
    expect(outcomes.map(({ measures }) => measures.some(({ kind }) => kind === 'delist-services'))).toEqual([
      expected,
    ]);
  });

  it('users who have subscribed are not cut off, and the verdict says so', () => {
    expect(verdict(unverified, '2022-02-01').excluded).toEqual([
      { kind: 'end-existing-use', modality: 'may-not' },
    ]);
  });

  it('asks for the identity and the verification where both are missing', () => {
    const { outcomes, needs } = verdict({}, '2022-02-01');
    expect(outcomes).toHaveLength(2);
    expect(needs.map(({ id }) => id).sort()).toEqual(['identity', 'verified']);
  });
});

test.each<[Given, string]>([
  [{ 'in-list': true }, 'yes'],
  [{ 'in-list': false, similar: true }, 'yes'],
  [{ 'in-list': false, similar: false }, 'no'],
  [{ 'in-list': false }, 'unknown'],
])('an agency service with %j is prohibited: %s', (given, expected) => {
  const { met, measures } = criteriaStatus(given, alibaba1688, {
    criteria: 'prohibited-services',
    validAt: '2021-05-10',
  });
  expect(met).toBe(expected);
  expect(measures.length).toBe(expected === 'yes' ? 1 : 0);
});

test.each([
  ['2021-05-09', 'the day before', null, 0],
  ['2021-05-10', 'the day', '2021-05', 1],
  ['2021-05-11', 'the day after', '2021-05', 1],
])('on %s, %s of the revision, the version is %s', (validAt, _, version, measures) => {
  const status = criteriaStatus({ 'in-list': true }, alibaba1688, {
    criteria: 'prohibited-services',
    validAt,
  });
  expect([status.version, status.measures.length]).toEqual([version, measures]);
});

describe('fake transactions on 1688', () => {
  const finding = { offences: { 'fake-transactions': true }, facts: { times: 2 } };
  const on = (validAt: string, knownAt?: string) =>
    penaltyOutcome(finding, alibaba1688, { validAt, knownAt });

  it('have been a matter of points since 16 July 2024, and how many is not known', () => {
    expect(on('2024-07-16').outcomes).toMatchObject([{ measures: [], unknown: true }]);
    expect(on('2024-07-16').certain).toEqual([]);
    expect(on('2024-07-16').open).toHaveLength(1);
    expect(on('2024-07-15').outcomes).toEqual([]);
  });

  it('were not yet known to be before the notice of 8 July', () => {
    expect(on('2024-08-01', '2024-07-07').outcomes).toEqual([]);
    expect(on('2024-08-01', '2024-07-08').outcomes).toHaveLength(1);
  });
});

it('a threshold is a range with its source', () => {
  expect(thresholdOn(alibaba1688, 'appeal-review', { validAt: '2023-01-01' })).toMatchObject({
    unit: 'workdays',
    readings: [{ range: { from: 3, upTo: 5 }, cite: { confidence: 'secondary' } }],
  });
  expect(thresholdOn(aliexpress, 'appeal-workdays', { validAt: '2022-06-15' })).toBeUndefined();
  expect(() => thresholdOn(alibaba1688, 'x', { validAt: '2023-01-01' })).toThrow(RangeError);
});

describe('items of the 1688 selection', () => {
  const verdict = (facts: Given, validAt = '2023-07-01') =>
    penaltyOutcome({ offences: { 'selection-shortfall': true }, facts }, alibaba1688, { validAt });
  const short = { 'low-fluctuation': false, 'force-majeure': false };

  test.each<[string, Given, number]>([
    ['on the 14th day of falling short', { ...short, 'shortfall-days': 14 }, 0],
    ['on the 15th day', { ...short, 'shortfall-days': 15 }, 0],
    ['on the 16th day', { ...short, 'shortfall-days': 16 }, 1],
    ['on the first day after one on which it complied', { ...short, 'shortfall-days': 1 }, 0],
    [
      'on the first day, with too little fluctuation: without grace',
      { ...short, 'shortfall-days': 1, 'low-fluctuation': true },
      1,
    ],
    [
      'on the 16th day, because of force majeure',
      { ...short, 'shortfall-days': 16, 'force-majeure': true },
      0,
    ],
  ])('%s', (_, facts, measures) => {
    const { outcomes } = verdict(facts);
    expect(outcomes.map((outcome) => outcome.measures.length)).toEqual([measures]);
  });

  it('leave it open where the days are not known', () => {
    expect(verdict(short).outcomes).toHaveLength(2);
    expect(verdict(short).needs.map(({ id }) => id)).toEqual(['shortfall-days']);
  });

  test.each([
    ['2023-06-07', 0],
    ['2023-06-08', 1],
    ['2023-06-09', 1],
  ])('of %s have %i rule', (validAt, count) => {
    expect(verdict({ ...short, 'shortfall-days': 16 }, validAt).outcomes).toHaveLength(count);
  });
});

describe('an instant refund before dispatch', () => {
  const order = { 'plus-buyer': true, shipped: false, 'order-hours': 1, 'order-amount': '100' };
  const met = (given: Given) =>
    criteriaStatus({ ...order, ...given }, alibaba1688, { criteria: 'instant-refund', validAt: '2026-11-22' })
      .met;

  test.each<[string, Given, string]>([
    ['5.99 hours after the order', { 'order-hours': '5.99' }, 'yes'],
    ['6 hours: less than 6 excludes them', { 'order-hours': 6 }, 'no'],
    ['6.01 hours', { 'order-hours': '6.01' }, 'no'],
    ['999.99 yuan', { 'order-amount': '999.99' }, 'yes'],
    ['1,000 yuan: at most 1,000 includes them', { 'order-amount': 1000 }, 'yes'],
    ['1,000.01 yuan', { 'order-amount': '1000.01' }, 'no'],
    ['shipped already', { shipped: true }, 'no'],
    ['another buyer', { 'plus-buyer': false }, 'no'],
    ['whether the buyer is a member is not known', { 'plus-buyer': null }, 'unknown'],
  ])('%s', (_, given, expected) => {
    expect(met(given)).toBe(expected);
  });
});

it('“this year” of the flagship store’s points has two readings, of which the calendar year is taken', () => {
  const rule = rulesOf(alibaba1688).find(
    ({ path }) => path === 'criteria/flagship-store/facts/violation-points/over',
  );
  expect(rule?.known).toBe('disputed');
  expect(rule?.readings.map(({ value, taken }) => [explain(value, 'en'), taken])).toEqual([
    ['the calendar year, from 1 January', true],
    ['the year that began with the membership', false],
  ]);
});
