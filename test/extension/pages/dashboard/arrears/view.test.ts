import type { ArrearsStatus } from 'duewatch';
import { atStake, payoffPlan } from 'duewatch/arrears';
import { assess } from 'duewatch/assess';
import { packs } from 'duewatch/packs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  amountOf,
  balanceSteps,
  chanceText,
  changeOf,
  dayAfter,
  isNothing,
  nothingTried,
  paymentsOf,
  promotionOf,
  rungName,
  samePay,
  stakeView,
  stepsOf,
  verdictOf,
} from '../../../../../extension/pages/dashboard/arrears/view.ts';

const on = '2026-11-22';
const taobao = packs.find(({ id }) => id === 'taobao-open-platform')!;
const account = {
  platform: 'taobao-open-platform',
  id: 'isv',
  apps: [
    { appKey: 'a', listed: true },
    { appKey: 'b', listed: false },
  ],
  position: {
    day: '2026-11-21',
    prepaid: '0.00',
    debts: [
      { id: '1', appKey: 'a', day: '2026-11-19', amount: '10.00' },
      { id: '2', appKey: 'b', day: '2026-11-20', amount: '20.00' },
    ],
  },
};
const arrearsOf = (more: object = {}): ArrearsStatus =>
  assess({ format: 'duewatch/facts@1', accounts: [{ ...account, ...more }] }, packs, { on }).accounts[0]!
    .arrears;

describe('an amount as typed', () => {
  it.each([
    ['1284.5', '1284.50'],
    ['1,284.50', '1284.50'],
    [' ¥1，284 ', '1284.00'],
    ['007', '7.00'],
    ['0', '0.00'],
    ['0.', '0.00'],
  ])('%j is %j', (typed, amount) => {
    expect(amountOf(typed)).toBe(amount);
  });

  it.each(['', '-1', '1.234', 'abc', '1.2.3', '1e3', '.5'])('%j is none', (typed) => {
    expect(amountOf(typed)).toBeNull();
  });

  it('is what it was, once read', () => {
    fc.assert(
      fc.property(fc.nat(10 ** 9), fc.nat(99), (whole, fen) => {
        const amount = `${whole}.${String(fen).padStart(2, '0')}`;
        expect(amountOf(amount)).toBe(amount);
        expect(isNothing(amount)).toBe(whole === 0 && fen === 0);
      }),
    );
  });
});

describe('what is tried', () => {
  it('is nothing while no field asks for anything', () => {
    expect(changeOf(nothingTried, on)).toBeNull();
    expect(changeOf({ ...nothingTried, pay: '0', topUp: '0.00' }, on)).toBeNull();
    expect(changeOf({ ...nothingTried, usage: 20 }, on)).toBeNull();
    expect(paymentsOf(nothingTried)).toEqual([]);
  });

  it('is nothing while an amount cannot be read', () => {
    expect(changeOf({ ...nothingTried, pay: 'x', days: 3 }, on)).toBeNull();
  });

  it('is a payment, a top-up, and usage of the days up to the one looked at', () => {
    const tried = { pay: '10', topUp: '5.5', usage: -20, days: 3 };
    expect(changeOf(tried, on)).toEqual({
      pay: [{ amount: '10.00' }],
      topUp: '5.50',
      on: '2026-11-25',
      usageFactor: { percent: 80 },
    });
    expect(paymentsOf(tried)).toEqual(['10.00', '5.50']);
  });

  it('takes usage as it was where only the day moves, and assumes none for today', () => {
    expect(changeOf({ ...nothingTried, days: 9 }, on)).toEqual({
      on: '2026-12-01',
      usageFactor: { percent: 100 },
    });
    expect(changeOf({ ...nothingTried, pay: '1' }, on)).toEqual({ pay: [{ amount: '1.00' }] });
  });
});

it('finds the day after leap days and years', () => {
  expect(dayAfter('2028-02-28', 2)).toBe('2028-03-01');
  expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01');
  expect(dayAfter(on, 0)).toBe(on);
});

describe('the plan', () => {
  const plan = payoffPlan(account, taobao, { on });

  it('keeps what a former rule says apart', () => {
    const { certain, former } = stepsOf(plan);
    expect(certain.map(({ rung }) => rung.id)).toEqual(['days-5', 'days-7']);
    expect(former.map(({ rung }) => rung.basis)).toEqual(['historical', 'historical']);
    expect(certain.length + former.length).toBe(plan.steps.length);
  });

  it('says the same payments once', () => {
    const [first, second] = plan.steps;
    expect(samePay(first!.pay, second!.pay)).toBe(true);
    expect(samePay(first!.pay, second!.pay.slice(1))).toBe(false);
    expect(samePay(first!.pay, [...second!.pay].reverse())).toBe(false);
  });
});

describe('what is at stake', () => {
  it('is not known without orders, and qualifications go under a former rule only', () => {
    const stake = atStake(account, arrearsOf());
    const view = stakeView(stake);
    expect(view.frozen).toBeNull();
    expect(view.lapses).toEqual([]);
    expect(view.qualifications.map(({ kind, basis }) => [kind, basis])).toEqual([
      ['cancel-qualification', 'historical'],
      ['cancel-next-qualification', 'historical'],
    ]);
  });

  it('is the income of the orders since, and what of subscriptions comes first', () => {
    const serviceOrders = [
      {
        id: 'o1',
        day: '2026-11-20',
        paid: '300.00',
        refunded: '30.00',
        from: '2026-11-20',
        to: '2026-11-25',
      },
    ];
    const view = stakeView(atStake({ ...account, serviceOrders }, arrearsOf({ serviceOrders })));
    expect(view.frozen).toEqual({ low: '270.00', high: null });
    expect(view.frozenThen?.params?.day).toBe('2026-11-24');
    expect(view.lapses[0]?.code).toBe('stake.lapses');
  });

  it('is nothing where nothing is owed', () => {
    const clear = { ...account.position, debts: [] };
    expect(stakeView(atStake(account, arrearsOf({ position: clear })))).toEqual({
      frozen: null,
      frozenThen: null,
      lapses: [],
      qualifications: [],
    });
  });
});

it('names a rung that was, is or may be reached, and none that it does not know', () => {
  const status = arrearsOf();
  expect(rungName(status, 'days-3')?.en).toBe('3 full days');
  expect(rungName(status, 'days-5')?.en).toBe('5 full days');
  expect(rungName(status, 'none')).toBeUndefined();
});

describe('a promotion', () => {
  it.each([
    ['双12', '2026-12-12', '', { name: '双12', from: '2026-12-12', to: '2026-12-12' }],
    [' 618 ', '2026-06-16', '2026-06-18', { name: '618', from: '2026-06-16', to: '2026-06-18' }],
    ['', '2026-12-12', '', null],
    ['x', '', '2026-12-12', null],
    ['x', '2026-12-12', '2026-12-11', null],
    ['x', '2026-02-30', '', null],
  ])('%j from %j to %j', (name, from, to, promotion) => {
    expect(promotionOf(name, from, to)).toEqual(promotion);
  });
});

describe('when the balance ends', () => {
  const quantiles = (days: Readonly<Record<number, string | null>>) =>
    Object.entries(days).map(([p, day]) => ({ p: Number(p), day }));

  it('lies between the first and the last tenth', () => {
    const days = [{ day: '2026-12-31', chance: 1, cost: [] }];
    const found = { 0.025: '2026-11-28', 0.1: '2026-12-03', 0.5: '2026-12-05', 0.9: '2026-12-09' };
    expect(verdictOf({ quantiles: quantiles(found), days })).toEqual({
      likely: { from: '2026-12-03', to: '2026-12-09' },
      notBefore: '2026-11-28',
      middle: '2026-12-05',
      within: 1,
    });
  });

  it('may lie past the horizon, or not be told', () => {
    const late = { 0.025: '2026-12-30', 0.1: null, 0.5: null, 0.9: null };
    expect(verdictOf({ quantiles: quantiles(late), days: [] })).toEqual({
      likely: { from: null, to: null },
      notBefore: '2026-12-30',
      middle: null,
      within: null,
    });
  });

  it.each([
    [0, '0%'],
    [0.001, '<1%'],
    [0.145, '14%'],
    [0.996, '>99%'],
    [1, '100%'],
  ])('has the chance %f as %s', (chance, text) => {
    expect(chanceText(chance)).toBe(text);
  });
});

describe('the balance', () => {
  it('rises by payments to come, in the order of their days', () => {
    const payments = [
      { day: '2026-12-02', amount: '0.10' },
      { day: '2026-12-01', amount: '0.20' },
    ];
    expect(balanceSteps('100.00', payments)).toEqual([
      { day: null, balance: '100.00' },
      { day: '2026-12-01', balance: '100.20' },
      { day: '2026-12-02', balance: '100.30' },
    ]);
  });
});
