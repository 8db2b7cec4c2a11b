import { type AccountFacts, type Charge, type Payment, settle } from 'duewatch';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

type Account = Pick<AccountFacts, 'position' | 'payments' | 'directDebit'>;

const charge = (day: string, amount: string, appKey = 'a'): Charge => ({
  day,
  appKey,
  amount: { low: amount, high: amount },
});
const statement = (...charges: Charge[]) => ({ currency: 'CNY' as const, charges });
const from = (prepaid: string, debts: NonNullable<Account['position']>['debts'] = []): Account => ({
  position: { day: '2026-11-18', prepaid, debts },
});
const debt = (day: string, amount: string, appKey = 'a') => ({ id: `${day}/${appKey}`, appKey, day, amount });
const to = '2026-11-22';

describe('the order of draw', () => {
  test.each<[string, Account, string, string, string]>([
    ['the prepaid balance first', from('100.00'), '0.00', '0.00', '60.00'],
    ['debt for what the balance does not cover', from('30.00'), '0.00', '10.00', '0.00'],
    [
      'direct debit before debt',
      { ...from('30.00'), directDebit: { signed: true } },
      '10.00',
      '0.00',
      '0.00',
    ],
    [
      'no debit without a signature',
      { ...from('0.00'), directDebit: { signed: false } },
      '0.00',
      '40.00',
      '0.00',
    ],
    [
      'no debit on a day on which it failed',
      { ...from('0.00'), directDebit: { signed: true, failedOn: ['2026-11-19'] } },
      '0.00',
      '40.00',
      '0.00',
    ],
    [
      'debit up to its limit of the day',
      { ...from('0.00'), directDebit: { signed: true, dailyLimit: '15.00' } },
      '15.00',
      '25.00',
      '0.00',
    ],
  ])('%s', (_, account, drawnDebit, owed, prepaid) => {
    const settlement = settle(statement(charge('2026-11-19', '40.00')), account, { to });
    expect(settlement).toMatchObject({ owed, prepaid, days: [{ drawnDebit, owed, prepaid }] });
  });

  it('splits a debit limit of a day over its charges', () => {
    const account = { ...from('0.00'), directDebit: { signed: true, dailyLimit: '15.00' } };
    const { debts } = settle(
      statement(charge('2026-11-19', '10.00', 'a'), charge('2026-11-19', '10.00', 'b')),
      account,
      { to },
    );
    expect(debts).toEqual([debt('2026-11-19', '5.00', 'b')]);
  });
});

describe('the position', () => {
  it('holds all charges and payments up to its day', () => {
    const account = { ...from('5.00'), payments: [{ id: 'p', day: '2026-11-18', amount: '100.00' }] };
    const settlement = settle(statement(charge('2026-11-18', '40.00')), account, { to });
    expect(settlement).toMatchObject({ days: [], prepaid: '5.00', owed: '0.00', episodes: [] });
  });

  it('begins the arrears on the day of the oldest debt, or on the day the console names', () => {
    const debts = [debt('2026-11-17', '3.00', 'b'), debt('2026-11-15', '2.00')];
    expect(settle(statement(), from('0.00', debts), { to }).episodes).toEqual([
      { since: '2026-11-15', paidOn: null },
    ]);
    const named = { position: { day: '2026-11-18', prepaid: '0.00', debts, arrearsSince: '2026-11-10' } };
    expect(settle(statement(), named, { to }).episodes).toEqual([{ since: '2026-11-10', paidOn: null }]);
  });

  it('is needed: an unknown balance is not zero', () => {
    expect(() => settle(statement(), {}, { to })).toThrow(/no position/);
  });
});

describe('payments', () => {
  const debts = [debt('2026-11-16', '10.00', 'a'), debt('2026-11-17', '20.00', 'b')];
  const paying = (...payments: Payment[]) =>
    settle(statement(), { ...from('0.00', debts), payments }, { to });

  test.each<[string, Payment[], [string, string][], string, string | null]>([
    [
      'a half payment leaves the arrears as old as they were',
      [{ id: '1', day: '2026-11-19', amount: '5.00' }],
      [
        ['a', '5.00'],
        ['b', '20.00'],
      ],
      '0.00',
      null,
    ],
    [
      'the oldest debt is paid first',
      [{ id: '1', day: '2026-11-19', amount: '15.00' }],
      [['b', '15.00']],
      '0.00',
      null,
    ],
    [
      'a payment for one app key pays that one',
      [{ id: '1', day: '2026-11-19', amount: '15.00', appKey: 'b' }],
      [
        ['a', '10.00'],
        ['b', '5.00'],
      ],
      '0.00',
      null,
    ],
    [
      'what is too much for one app key joins the balance, not the other debt',
      [{ id: '1', day: '2026-11-19', amount: '25.00', appKey: 'b' }],
      [['a', '10.00']],
      '5.00',
      null,
    ],
    [
      'full payment ends the arrears',
      [{ id: '1', day: '2026-11-20', amount: '30.00' }],
      [],
      '0.00',
      '2026-11-20',
    ],
    [
      'overpayment joins the prepaid balance',
      [{ id: '1', day: '2026-11-20', amount: '31.50' }],
      [],
      '1.50',
      '2026-11-20',
    ],
    [
      'two payments end it on the day of the second',
      [
        { id: '1', day: '2026-11-19', amount: '12.00' },
        { id: '2', day: '2026-11-21', amount: '18.00' },
      ],
      [],
      '0.00',
      '2026-11-21',
    ],
    [
      'a payment of a later day does not count yet',
      [{ id: '1', day: '2026-11-23', amount: '30.00' }],
      [
        ['a', '10.00'],
        ['b', '20.00'],
      ],
      '0.00',
      null,
    ],
  ])('%s', (_, payments, open, prepaid, paidOn) => {
    const settlement = paying(...payments);
    expect(settlement.debts.map(({ appKey, amount }) => [appKey, amount])).toEqual(open);
    expect(settlement.prepaid).toBe(prepaid);
    expect(settlement.episodes).toEqual([{ since: '2026-11-16', paidOn }]);
  });

  it('of the morning pay the charge of the same day', () => {
    const account = { ...from('0.00'), payments: [{ id: '1', day: '2026-11-19', amount: '40.00' }] };
    expect(settle(statement(charge('2026-11-19', '40.00')), account, { to }).episodes).toEqual([]);
  });
});

it('takes the bound of an uncertain charge that it is asked for', () => {
  const uncertain = statement({ day: '2026-11-19', appKey: 'a', amount: { low: '0.00', high: '40.00' } });
  expect(settle(uncertain, from('10.00'), { to, take: 'high' }).owed).toBe('30.00');
  expect(settle(uncertain, from('10.00'), { to, take: 'low' }).owed).toBe('0.00');
});

const fen = (amount: string) => BigInt(amount.replace('.', ''));
const yuan = (amount: number) => (amount / 100).toFixed(2);
const days = fc.integer({ min: 19, max: 30 }).map((day) => `2026-11-${day}`);
const amounts = fc.integer({ min: 1, max: 10_000 }).map(yuan);
const charges = fc.array(
  fc.tuple(days, amounts, fc.constantFrom('a', 'b')).map(([day, amount, key]) => charge(day, amount, key)),
);
const payments = fc
  .array(fc.tuple(days, amounts))
  .map((list) => list.map(([day, amount], index) => ({ id: String(index), day, amount })));
const accounts = fc.record({ prepaid: amounts, payments, signed: fc.boolean(), limit: amounts });

function settled(
  list: readonly Charge[],
  account: { prepaid: string; payments: Payment[]; signed: boolean; limit: string },
) {
  const facts = {
    ...from(account.prepaid),
    payments: account.payments,
    directDebit: { signed: account.signed, dailyLimit: account.limit },
  };
  return settle(statement(...list), facts, { to: '2026-11-30' });
}

it('loses no fen: what came in is what was charged, left, or is owed', () => {
  fc.assert(
    fc.property(charges, accounts, (list, account) => {
      const settlement = settled(list, account);
      const all = (pick: (day: (typeof settlement.days)[number]) => string) =>
        settlement.days.reduce((total, day) => total + fen(pick(day)), 0n);
      const received = all((day) => day.received);
      const debit = all((day) => day.drawnDebit);
      const charged = all((day) => day.charged);
      expect(fen(account.prepaid) + received + debit + fen(settlement.owed)).toBe(
        charged + fen(settlement.prepaid),
      );
      expect(settlement.owed === '0.00' || settlement.episodes.at(-1)?.paidOn === null).toBe(true);
    }),
  );
});

it('is not changed by splitting a payment in two on its day', () => {
  fc.assert(
    fc.property(charges, accounts, (list, account) => {
      const split = account.payments.flatMap(({ id, day, amount }) => {
        const half = fen(amount) / 2n;
        const parts = [half, fen(amount) - half].filter((part) => part > 0n);
        return parts.map((part, index) => ({ id: `${id}-${index}`, day, amount: yuan(Number(part)) }));
      });
      const whole = settled(list, account);
      const parted = settled(list, { ...account, payments: split });
      expect(parted.days).toEqual(whole.days);
      expect(parted.episodes).toEqual(whole.episodes);
    }),
  );
});

it('never owes more for paying more', () => {
  fc.assert(
    fc.property(charges, accounts, days, amounts, (list, account, day, amount) => {
      const more = { ...account, payments: [...account.payments, { id: 'more', day, amount }] };
      expect(fen(settled(list, more).owed)).toBeLessThanOrEqual(fen(settled(list, account).owed));
    }),
  );
});
