import { type CommissionOrder, type CommissionSchedule, steppedCommission } from 'duewatch/cost';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { sum } from '../../../sdk/src/base/decimal.ts';

const order = (id: string, amount: string, ...refunds: string[]): CommissionOrder => ({
  id,
  day: `2021-05-0${id}`,
  amount,
  refunds: refunds.map((refund) => ({ day: '2021-06-01', amount: refund })),
});
const byOrders: CommissionSchedule = {
  counts: 'orders',
  applies: 'own-step',
  steps: [
    { upTo: '2', rate: '0.00' },
    { upTo: '3', rate: '0.05' },
    { upTo: null, rate: '0.1' },
  ],
};
const byAmount: CommissionSchedule = {
  counts: 'amount',
  applies: 'own-step',
  steps: [
    { upTo: '1000', rate: '0.05' },
    { upTo: null, rate: '0.1' },
  ],
};
const commissions = (orders: readonly CommissionOrder[], schedule: CommissionSchedule) =>
  steppedCommission(orders, schedule).lines.map(({ commission }) => commission);
const four = ['1', '2', '3', '4'].map((id) => order(id, '100'));

describe('the steps are the user’s', () => {
  test.each([
    ['each order at the rate of its own step', four, byOrders, ['0.00', '0.00', '5.00', '10.00']],
    [
      'every order at the rate of the step reached last: reaching it reprices those before',
      four,
      { ...byOrders, applies: 'all' },
      ['0.00', '0.00', '15.00', '25.00'],
    ],
    [
      'an order that crosses a step is at both rates',
      [order('1', '600'), order('2', '600')],
      byAmount,
      ['30.00', '40.00'],
    ],
    ['the last yuan of a step is in it', [order('1', '1000'), order('2', '1')], byAmount, ['50.00', '0.10']],
    [
      'all of the amount at the rate of the step reached',
      [order('1', '600'), order('2', '600')],
      { ...byAmount, applies: 'all' },
      ['30.00', '90.00'],
    ],
    [
      'fractions of a fen are carried from order to order',
      [order('1', '0.10'), order('2', '0.10'), order('3', '0.10')],
      byAmount,
      ['0.01', '0.00', '0.01'],
    ],
    [
      'a refund takes back its own order’s rate',
      [order('1', '100'), order('2', '100'), order('3', '100', '100'), order('4', '100')],
      byOrders,
      ['0.00', '0.00', '5.00', '10.00', '-5.00'],
    ],
    ['no order, no commission', [], byOrders, []],
  ] satisfies [string, CommissionOrder[], CommissionSchedule, (string | null)[]][])(
    '%s',
    (_, orders, schedule, expected) => {
      expect(commissions(orders, schedule)).toEqual(expected);
    },
  );

  it('goes by day and id, whatever the order of the list', () => {
    expect(steppedCommission([...four].reverse(), byOrders)).toEqual(steppedCommission(four, byOrders));
  });

  it('names refunds after their order, and dates none before it', () => {
    const { lines } = steppedCommission(
      [{ ...order('1', '100'), refunds: [{ day: '2021-04-01', amount: '40' }] }],
      byAmount,
    );
    expect(lines).toMatchObject([
      { id: '1', commission: '5.00' },
      { id: '1/refund/1', order: '1', day: '2021-05-01', amount: '-40.00', commission: '-2.00' },
    ]);
  });

  it('refuses refunds beyond their order', () => {
    expect(() => steppedCommission([order('1', '10', '6', '6')], byOrders)).toThrow('refunds exceed');
  });
});

describe('a rate nobody knows is no rate of zero', () => {
  const unknown: CommissionSchedule = {
    ...byOrders,
    steps: [
      { upTo: '2', rate: '0.05' },
      { upTo: '3', rate: null },
    ],
  };

  it('gives null with the reason, and a total that is open above', () => {
    const { lines, total } = steppedCommission(four, unknown);
    expect(lines.map(({ commission, because }) => [commission, because])).toEqual([
      ['5.00', undefined],
      ['5.00', undefined],
      [null, 'rate-unknown'],
      [null, 'past-last-step'],
    ]);
    expect(total).toEqual({ low: '10.00', high: null });
  });

  it('has no step at all: nothing is known', () => {
    const { lines, total } = steppedCommission(four, { ...byOrders, steps: [] });
    expect(new Set(lines.map(({ because }) => because))).toEqual(new Set(['no-steps']));
    expect(total).toEqual({ low: '0.00', high: null });
    expect(commissions([order('1', '5')], { ...byAmount, steps: [] })).toEqual([null]);
  });

  it('of an order that reaches into it, no part is given as if it were all', () => {
    const steps = [
      { upTo: '100', rate: '0.05' },
      { upTo: null, rate: null },
    ];
    const { lines, total } = steppedCommission([order('1', '150')], { ...byAmount, steps });
    expect(lines).toMatchObject([{ commission: null, because: 'rate-unknown' }]);
    expect(total).toEqual({ low: '5.00', high: null });
  });

  it('is known again once what it concerned is refunded', () => {
    const { total } = steppedCommission(
      [order('1', '10'), order('2', '10'), order('3', '10', '10')],
      unknown,
    );
    expect(total).toEqual({ low: '1.00', high: '1.00' });
  });
});

const money = fc.integer({ min: 0, max: 100_000 }).map((fen) => (fen / 100).toFixed(2));
const anyOrders = fc
  .array(fc.record({ amount: money, day: fc.constantFrom('2021-05-01', '2021-05-02'), back: fc.boolean() }), {
    maxLength: 12,
  })
  .map((list) =>
    list.map(({ amount, day, back }, index): CommissionOrder => {
      return {
        id: String(index),
        day,
        amount,
        ...(back ? { refunds: [{ day: '2021-05-03', amount }] } : {}),
      };
    }),
  );
const schedules = fc
  .record({
    counts: fc.constantFrom('orders' as const, 'amount' as const),
    applies: fc.constantFrom('own-step' as const, 'all' as const),
    ends: fc.uniqueArray(fc.integer({ min: 1, max: 900 }), { maxLength: 3 }),
    rates: fc.array(
      fc.integer({ min: 0, max: 999 }).map((rate) => `0.${String(rate).padStart(3, '0')}`),
      { minLength: 4, maxLength: 4 },
    ),
  })
  .map(({ counts, applies, ends, rates }): CommissionSchedule => {
    const bounds = [...ends.sort((a, b) => a - b).map(String), null];
    return { counts, applies, steps: bounds.map((upTo, index) => ({ upTo, rate: rates[index] ?? '0' })) };
  });

it('lines re-add to the total, under any steps', () => {
  fc.assert(
    fc.property(anyOrders, schedules, (orders, schedule) => {
      const { lines, total } = steppedCommission(orders, schedule);
      expect(sum(lines.map(({ commission }) => commission as string))).toBe(total.high);
    }),
  );
});

it('once all is refunded, no commission is left', () => {
  fc.assert(
    fc.property(anyOrders, schedules, (orders, schedule) => {
      const back = orders.map((each) => ({ ...each, refunds: [{ day: '2021-06-01', amount: each.amount }] }));
      expect(steppedCommission(back, schedule).total).toEqual({ low: '0.00', high: '0.00' });
    }),
  );
});
