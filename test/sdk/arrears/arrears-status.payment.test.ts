import { arrearsStatus } from 'duewatch/arrears';
import { taobaoOpenPlatform } from 'duewatch/packs';
import { describe, expect, it, test } from 'vitest';
import { addDays } from '../../../sdk/src/base/day.ts';
import type { Measure } from '../../../sdk/src/pack/schema.ts';
import { stated } from '../cost/pack-with.ts';
import {
  apps,
  ladderVersionWith,
  measureWith,
  type Owed,
  owing,
  packOfLadder,
  rungWith,
} from './ladder-with.ts';

const since = '2026-11-01';
const day = (days: number) => addDays(since, days);
const debts: Owed = [['listed', since]];
const period = (days: number) => ({ period: stated({ days }) });
const unknownPeriod: Partial<Measure> = { period: { unknown: { 'zh-CN': '没有找到。', en: 'Not found.' } } };

const freeze = measureWith('freeze-settlement', 'income', 'on-payment');
const packOf = (...measures: Measure[]) =>
  packOfLadder(ladderVersionWith([rungWith('in-arrears', 0, freeze), rungWith('days-3', 3, ...measures)]));

/** Paid in full after four days. */
const paidOn = day(4);
const statusAfter = (days: number, pack = packOf(), options: object = {}) =>
  arrearsStatus(owing(debts, day(days), { day: paidOn, amount: '10.00' }), pack, {
    on: day(days),
    apps,
    ...options,
  });
const cycle = { settlementCycle: { dayOfMonth: 15 } };

describe('what is still in force after payment on day 4, of a measure imposed on day 3', () => {
  test.each([
    ['ends on payment', 'on-payment', {}, {}, 4, []],
    ['waits for the console', 'lift-in-console', {}, {}, 9, [['lift-in-console', null]]],
    ['ended in the console', 'lift-in-console', {}, { liftedOn: [day(5)] }, 5, []],
    ['waits for an end that nobody knows', null, {}, {}, 9, [['unknown', null]]],
    ['whose end nobody knows, lifted', null, {}, { liftedOn: [day(4)] }, 9, []],
    ['lasts 7 days whatever is paid', 'on-payment', period(7), {}, 9, [['period', day(10)]]],
    [
      'lasts 7 days even if lifted',
      'on-payment',
      period(7),
      { liftedOn: [day(5)] },
      9,
      [['period', day(10)]],
    ],
    ['lasted 7 days', 'on-payment', period(7), {}, 10, []],
    ['lasts for a time nobody knows', 'on-payment', unknownPeriod, {}, 9, [['unknown', null]]],
    ['waits for a cycle nobody knows', 'next-settlement-cycle', {}, {}, 9, [['next-settlement-cycle', null]]],
    ['waits for the 15th', 'next-settlement-cycle', {}, cycle, 13, [['next-settlement-cycle', day(14)]]],
    ['waited for the 15th', 'next-settlement-cycle', {}, cycle, 14, []],
    [
      'waits for the 15th after its period',
      'next-settlement-cycle',
      period(12),
      cycle,
      14,
      [['next-settlement-cycle', '2026-12-15']],
    ],
    [
      'lifted by hand, after its period or not',
      'lift-in-console',
      period(7),
      {},
      9,
      [['lift-in-console', null]],
    ],
  ] as const)('%s', (_, release, more, options, days, expected) => {
    // The account's own, so that only the measure itself is looked at.
    const pack = packOf(measureWith('suspend-calls', 'account', release, more));
    const status = statusAfter(days, pack, options);
    const waiting = status.waiting.filter(({ measure }) => measure.kind === 'suspend-calls');
    expect(waiting.map(({ because, until }) => [because, until])).toEqual(expected);
    expect(status.measures).toEqual(status.waiting.map(({ measure }) => measure));
    expect(status.state).toBe(status.waiting.length > 0 ? 'paid' : 'clear');
  });

  test.each([
    [2, 'clear'],
    [3, 'clear'],
    [4, 'paid'],
  ])('paid on day %i, the rung of 3 full days leaves the account %s', (days, state) => {
    const settled = owing(debts, day(9), { day: day(days), amount: '10.00' });
    const pack = packOf(measureWith('suspend-calls', 'account', 'lift-in-console'));
    expect(arrearsStatus(settled, pack, { on: day(9), apps }).state).toBe(state);
  });

  it('what has a known end is certain; what a person may have ended is possible', () => {
    const pack = packOf(
      measureWith('suspend-calls', 'account', 'on-payment', period(7)),
      measureWith('throttle', 'account', 'lift-in-console'),
    );
    const certainty = statusAfter(5, pack).measures.map(({ kind, certainty: how }) => [kind, how]);
    expect(certainty).toEqual([
      ['freeze-settlement', 'possible'],
      ['suspend-calls', 'certain'],
      ['throttle', 'possible'],
    ]);
  });

  it('is no less in force where no app is known', () => {
    const status = statusAfter(5, taobaoOpenPlatform, { apps: undefined });
    expect(status).toMatchObject({ state: 'paid' });
    expect(status.measures.map(({ kind, apps: keys }) => [kind, keys])).toEqual([
      ['hide-service', ['listed']],
      ['throttle', ['listed']],
    ]);
  });

  it('is no less in force where not even the app keys are known that owed', () => {
    const settled = { ...owing(debts, day(5), { day: paidOn, amount: '10.00' }), episodesByApp: {} };
    const { state, measures } = arrearsStatus(settled, taobaoOpenPlatform, { on: day(5) });
    expect([state, ...measures.map(({ kind, apps: keys }) => [kind, keys])]).toEqual([
      'paid',
      ['hide-service', []],
      ['throttle', []],
    ]);
  });
});

describe('the day settlement resumes', () => {
  const hide = (more: Partial<Measure> = {}) =>
    packOf(measureWith('hide-service', 'account', 'lift-in-console', more));

  test.each([
    ['while something is owed', 3, hide(), {}, { day: null, because: 'on-payment' }],
    ['on payment', 4, hide(), {}, { day: paidOn, because: 'on-payment' }],
    ['on payment, looked at later', 20, hide(), {}, { day: paidOn, because: 'on-payment' }],
    [
      'with a processing period and no known cycle',
      5,
      hide(period(5)),
      {},
      { day: null, because: 'next-settlement-cycle' },
    ],
    [
      'with a processing period of 5 days',
      5,
      hide(period(5)),
      cycle,
      { day: '2026-11-15', because: 'next-settlement-cycle' },
    ],
    [
      'with one that ends on the very day of the cycle',
      5,
      hide(period(11)),
      cycle,
      { day: '2026-11-15', because: 'next-settlement-cycle' },
    ],
    [
      'with one that ends a day later',
      5,
      hide(period(12)),
      cycle,
      { day: '2026-12-15', because: 'next-settlement-cycle' },
    ],
    [
      'over the end of the year',
      5,
      hide(period(45)),
      cycle,
      { day: '2027-01-15', because: 'next-settlement-cycle' },
    ],
    [
      'with a period nobody knows',
      5,
      hide(unknownPeriod),
      cycle,
      { day: null, because: 'next-settlement-cycle' },
    ],
    [
      'with a period, and something is owed',
      3,
      hide(period(5)),
      cycle,
      { day: null, because: 'next-settlement-cycle' },
    ],
  ] as const)('%s', (_, days, pack, options, expected) => {
    expect(statusAfter(days, pack, options).settlementResumes).toEqual(expected);
  });

  it('is not known once a rung was reached whose measures nobody has found', () => {
    const paid = owing(debts, day(9), { day: day(8), amount: '10.00' });
    const status = arrearsStatus(paid, taobaoOpenPlatform, { on: day(9), apps });
    expect(status).toMatchObject({ state: 'paid', settlementResumes: { day: null, because: 'unknown' } });
  });

  it('is nothing where settlement was never frozen', () => {
    const status = arrearsStatus(owing(debts, day(3)), packOfLadder(ladderVersionWith([rungWith('r', 1)])), {
      on: day(3),
    });
    expect(status.settlementResumes).toBeNull();
  });

  test.each([0, 29, 1.5, Number.NaN])('%f is refused as the day of every month', (dayOfMonth) => {
    const on = () => statusAfter(5, hide(period(5)), { settlementCycle: { dayOfMonth } });
    expect(on).toThrow(RangeError);
  });
});

describe('a payment that is made and not booked yet', () => {
  const on = (amount: string, made: string, days = 4) =>
    arrearsStatus(owing(debts, day(days)), taobaoOpenPlatform, {
      on: day(days),
      apps,
      unposted: { amount, day: made },
    });

  test.each([
    ['covers all', '10.00', day(4), 'pending', true],
    ['covers more', '12.00', day(3), 'pending', true],
    ['does not cover all', '9.99', day(4), 'in-arrears', false],
  ] as const)('%s', (_, amount, made, state, covers) => {
    const status = on(amount, made);
    const plain = arrearsStatus(owing(debts, day(4)), taobaoOpenPlatform, { on: day(4), apps });
    expect(status).toMatchObject({ state, days: 4, rung: { id: 'days-3' } });
    expect(status.measures).toEqual(plain.measures);
    expect(status.next).toEqual(plain.next);
    expect(status.reasons.at(-1)?.text).toEqual({
      code: 'reason.unposted',
      params: { amount, day: made, covers },
    });
  });

  it('is not there before the day on which it is made', () => {
    expect(on('10.00', day(5))).toMatchObject({ state: 'in-arrears' });
  });
});

describe('after payment the rungs that may have been reached stay possible', () => {
  it('those of the last ladder known, on a day in 2026', () => {
    const paid = owing(debts, day(71), { day: day(70), amount: '10.00' });
    const status = arrearsStatus(paid, taobaoOpenPlatform, { on: day(71), apps });
    expect(status.possible.map(({ id, basis, days }) => [id, basis, days])).toEqual([
      ['grade-6', 'historical', 31],
      ['grade-6', 'historical', 61],
    ]);
  });
});
