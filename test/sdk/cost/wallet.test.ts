import { type AccountFacts, type Charge, settle } from 'duewatch';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type SettleRules, settlementDay } from '../../../sdk/src/cost/settle.ts';
import { drawFrom, walletOf } from '../../../sdk/src/cost/wallet.ts';

type Account = Pick<AccountFacts, 'position' | 'payments' | 'directDebit'>;
type Grants = NonNullable<NonNullable<Account['position']>['grants']>;

const charge = (day: string, amount: string): Charge => ({
  day,
  appKey: 'a',
  amount: { low: amount, high: amount },
});
const statement = (...charges: Charge[]) => ({ currency: 'CNY' as const, charges });
const holding = (...grants: Grants): Account => ({
  position: { day: '2026-10-31', prepaid: '0.00', grants, debts: [] },
});

describe('the order in which grants are drawn', () => {
  test.each<[string, Grants, string[]]>([
    [
      'by priority, lower first',
      [
        { id: 'a', amount: '1.00', priority: 2 },
        { id: 'b', amount: '1.00', priority: 1 },
      ],
      ['b', 'a'],
    ],
    [
      'then what expires first',
      [
        { id: 'a', amount: '1.00', expires: '2026-12-31' },
        { id: 'b', amount: '1.00', expires: '2026-11-30' },
      ],
      ['b', 'a'],
    ],
    [
      'what never expires last',
      [
        { id: 'a', amount: '1.00' },
        { id: 'b', amount: '1.00', expires: '2999-12-31' },
      ],
      ['b', 'a'],
    ],
    [
      'then by id',
      [
        { id: 'b', amount: '1.00' },
        { id: 'a', amount: '1.00' },
      ],
      ['a', 'b'],
    ],
    [
      'priority before expiry',
      [
        { id: 'a', amount: '1.00', priority: 0 },
        { id: 'b', amount: '1.00', priority: 1, expires: '2026-11-02' },
      ],
      ['a', 'b'],
    ],
  ])('%s', (_, grants, expected) => {
    expect(drawFrom(walletOf(grants), '2.00').draws.map(({ grant }) => grant)).toEqual(expected);
  });
});

describe('a grant that expires', () => {
  const account = holding(
    { id: 'gift', amount: '10.00', expires: '2026-11-05' },
    { id: 'own', amount: '3.00' },
  );

  it('can be drawn on its last day', () => {
    expect(settle(statement(charge('2026-11-05', '12.00')), account, { to: '2026-11-30' })).toMatchObject({
      prepaid: '1.00',
      owed: '0.00',
    });
  });

  it('is gone the day after, though nothing else happens', () => {
    const { ledger, days, prepaid } = settle(statement(), account, { to: '2026-11-30' });
    expect(days).toMatchObject([{ day: '2026-11-06', expired: '10.00', prepaid: '3.00' }]);
    expect(ledger.at(-1)).toEqual({ day: '2026-11-06', kind: 'expire', amount: '10.00', grant: 'gift' });
    expect(prepaid).toBe('3.00');
  });
});

it('names in each draw the charge it paid and the grant it came from', () => {
  const account = {
    ...holding({ id: 'gift', amount: '5.00' }),
    directDebit: { signed: true, dailyLimit: '2.00' },
  };
  const { ledger } = settle(statement(charge('2026-11-01', '10.00')), account, { to: '2026-11-30' });
  expect(ledger.slice(1)).toEqual([
    { day: '2026-11-01', kind: 'draw', amount: '5.00', grant: 'gift', charge: '2026-11-01/a', appKey: 'a' },
    { day: '2026-11-01', kind: 'debit', amount: '2.00', charge: '2026-11-01/a', appKey: 'a' },
    {
      day: '2026-11-01',
      kind: 'debt',
      amount: '3.00',
      debt: '2026-11-01/a',
      charge: '2026-11-01/a',
      appKey: 'a',
      of: '2026-11-01',
    },
  ]);
});

it('lets a credit pay debts first and join the balance with the rest', () => {
  const charges = [charge('2026-11-01', '4.00'), charge('2026-11-02', '-6.00')];
  expect(settle(statement(...charges), holding(), { to: '2026-11-30' })).toMatchObject({
    prepaid: '2.00',
    owed: '0.00',
    episodes: [{ since: '2026-11-01', paidOn: '2026-11-02' }],
  });
});

describe('a tariff that draws a month on the 5th of the next', () => {
  const rules: SettleRules = { drawOrder: ['prepaid'], dayOfNextMonth: 5, dueAfterDays: 0 };

  test.each([
    ['2026-10-01', '2026-11-05'],
    ['2026-10-31', '2026-11-05'],
    ['2026-12-31', '2027-01-05'],
    ['2024-02-29', '2024-03-05'],
  ])('a charge of %s is drawn on %s', (day, expected) => {
    expect(settlementDay(day, rules)).toBe(expected);
  });

  it('draws last month though the position is of this one, and not what is drawn already', () => {
    const position = { day: '2026-11-03', prepaid: '8.00', debts: [] };
    const charges = [
      charge('2026-09-30', '100.00'),
      charge('2026-10-30', '5.00'),
      charge('2026-10-31', '5.00'),
      charge('2026-11-01', '9.00'),
    ];
    const { days, episodes } = settle(
      statement(...charges),
      { position, directDebit: { signed: true } },
      { to: '2026-11-30', rules },
    );
    expect(days).toMatchObject([
      { day: '2026-11-05', charged: '10.00', drawnPrepaid: '8.00', drawnDebit: '0.00', newDebt: '2.00' },
    ]);
    expect(episodes).toEqual([{ since: '2026-11-05', paidOn: null }]);
  });
});

it('counts arrears from the day a debt is due', () => {
  const rules: SettleRules = { drawOrder: ['prepaid'], dayOfNextMonth: 0, dueAfterDays: 7 };
  const charges = [charge('2026-11-01', '4.00')];
  const settled = (to: string) => settle(statement(...charges), holding(), { to, rules });
  expect(settled('2026-11-07')).toMatchObject({ owed: '4.00', episodes: [] });
  expect(settled('2026-11-08')).toMatchObject({
    episodes: [{ since: '2026-11-08', paidOn: null }],
    debts: [{ due: '2026-11-08' }],
  });
});

const fen = (amount: string) => BigInt(amount.replace('.', ''));
const day = fc.integer({ min: 1, max: 30 }).map((date) => `2026-11-${String(date).padStart(2, '0')}`);
const amount = fc.integer({ min: 1, max: 5000 }).map((value) => (value / 100).toFixed(2));
const signed = fc.tuple(fc.boolean(), amount).map(([credit, value]) => (credit ? `-${value}` : value));
const accounts = fc.record({
  grants: fc.uniqueArray(
    fc.record(
      {
        id: fc.string({ minLength: 1, maxLength: 3 }),
        amount,
        priority: fc.integer({ min: 0, max: 2 }),
        expires: day,
      },
      { requiredKeys: ['id', 'amount'] },
    ),
    { selector: ({ id }) => id, maxLength: 4 },
  ),
  payments: fc.array(fc.tuple(day, amount, fc.option(day))).map((list) =>
    list.map(([on, value, expires], index) => ({
      id: `p${index}`,
      day: on,
      amount: value,
      ...(expires === null ? {} : { expires }),
    })),
  ),
  debit: fc.option(amount),
});
const charges = fc.array(
  fc.tuple(day, fc.oneof({ weight: 4, arbitrary: amount }, signed)).map(([on, value]) => charge(on, value)),
);
const rules = fc.record({
  drawOrder: fc.constantFrom<SettleRules['drawOrder']>(
    ['prepaid'],
    ['prepaid', 'direct-debit'],
    ['direct-debit', 'prepaid'],
    [],
  ),
  dayOfNextMonth: fc.constantFrom(0, 5),
  dueAfterDays: fc.integer({ min: 0, max: 10 }),
});

function settledBy(account: {
  grants: Grants;
  payments: NonNullable<Account['payments']>;
  debit: string | null;
}): Account {
  const grants = account.grants.filter(({ expires }) => expires === undefined || expires > '2026-10-31');
  return {
    position: { day: '2026-10-31', prepaid: '0.00', grants, debts: [] },
    payments: account.payments,
    directDebit: { signed: account.debit !== null, dailyLimit: account.debit ?? '0.00' },
  };
}

it('granted is at every step what was drawn, what is left and what expired', () => {
  fc.assert(
    fc.property(charges, accounts, rules, (list, account, rule) => {
      const { ledger, days, wallet, prepaid } = settle(statement(...list), settledBy(account), {
        to: '2026-12-31',
        rules: rule,
      });
      const left = new Map<string, bigint>();
      let balance = 0n;
      let at = 0;
      for (const end of [...days, undefined]) {
        for (; at < ledger.length && (end === undefined || (ledger[at]?.day as string) <= end.day); at++) {
          const { kind, grant, amount: moved } = ledger[at] as (typeof ledger)[number];
          if (kind !== 'grant' && kind !== 'draw' && kind !== 'expire') continue;
          const signedMove = kind === 'grant' ? fen(moved) : -fen(moved);
          balance += signedMove;
          left.set(grant as string, (left.get(grant as string) ?? 0n) + signedMove);
          expect(left.get(grant as string)).toBeGreaterThanOrEqual(0n);
        }
        expect(balance).toBe(fen(end?.prepaid ?? prepaid));
      }
      const leftover = wallet.map(({ amount: part }) => fen(part)).reduce((sum, part) => sum + part, 0n);
      expect(leftover).toBe(balance);
    }),
  );
});

it('goes on from a previous settlement with the result of settling from scratch', () => {
  fc.assert(
    fc.property(charges, accounts, rules, fc.array(day, { maxLength: 3 }), (list, account, rule, stops) => {
      const facts = settledBy(account);
      const scratch = settle(statement(...list), facts, { to: '2026-12-31', rules: rule });
      let settled = settle(statement(...list), facts, { to: '2026-10-31', rules: rule });
      for (const to of [...stops.sort(), '2026-12-31'])
        settled = settle(statement(...list), facts, { to, rules: rule, previous: settled });
      expect(settled).toEqual(scratch);
    }),
  );
});
