import { type AccountFacts, type Charge, type Settlement, settle } from 'duewatch';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { payDebts } from '../../../sdk/src/cost/pay-debts.ts';

type Account = Pick<AccountFacts, 'position' | 'payments' | 'adjustments' | 'directDebit' | 'policies'>;
type Debts = NonNullable<Account['position']>['debts'];

const charge = (day: string, amount: string, appKey = 'a'): Charge => ({
  day,
  appKey,
  amount: { low: amount, high: amount },
});
const debt = (day: string, amount: string, appKey = 'a') => ({ id: `${day}/${appKey}`, appKey, day, amount });
const from = (prepaid: string, debts: Debts = [], more: Partial<Account> = {}): Account => ({
  position: { day: '2026-11-10', prepaid, debts },
  ...more,
});
const settled = (account: Account, charges: Charge[] = [], to = '2026-11-30', more = {}) =>
  settle({ currency: 'CNY', charges }, account, { to, ...more });
const open = ({ debts }: Settlement) =>
  debts.map(({ appKey, day, amount, due }) => [appKey, day, amount, ...(due === undefined ? [] : [due])]);

describe('a payment that the platform books later', () => {
  const pays = (postedOn: string | null) =>
    from('0.00', [debt('2026-11-08', '10.00')], {
      payments: [{ id: 'p', day: '2026-11-12', amount: '10.00', postedOn }],
    });

  test.each([
    ['2026-11-13', '2026-11-13'],
    ['2026-11-14', '2026-11-14'],
    ['2026-11-14', '2026-11-13'],
    [null, '2026-11-30'],
  ] as const)('booked on %s, as of %s', (postedOn, to) => {
    const settlement = settled(pays(postedOn), [], to);
    const booked = postedOn !== null && postedOn <= to;
    expect(settlement.owed).toBe(booked ? '0.00' : '10.00');
    expect(settlement.episodes).toEqual([{ since: '2026-11-08', paidOn: booked ? postedOn : null }]);
    expect(settlement.unposted.map(({ id }) => id)).toEqual(booked ? [] : ['p']);
  });

  it('is not listed before it was made', () => {
    expect(settled(pays(null), [], '2026-11-11').unposted).toEqual([]);
  });
});

describe('a payment that bounces', () => {
  const bounced = (more: Partial<Account> = {}, amount = '10.00') =>
    from('0.00', [debt('2026-11-08', '10.00')], {
      payments: [{ id: 'p', day: '2026-11-12', amount, bouncedOn: '2026-11-15' }],
      ...more,
    });

  it('opens its debts again as old as they were, and the arrears go on as if nothing had been paid', () => {
    const settlement = settled(bounced());
    expect(open(settlement)).toEqual([['a', '2026-11-08', '10.00']]);
    expect(settlement.episodes).toEqual([{ since: '2026-11-08', paidOn: null }]);
    expect(settlement.episodesByApp).toEqual({ a: [{ since: '2026-11-08', paidOn: null }] });
    expect(
      settlement.days.map(({ day, received, returned, owed }) => [day, received, returned, owed]),
    ).toEqual([
      ['2026-11-12', '10.00', '0.00', '0.00'],
      ['2026-11-15', '0.00', '10.00', '10.00'],
    ]);
  });

  it('opens them as new debts under the other policy, which is named', () => {
    const settlement = settled(bounced({ policies: { reopens: 'reopening-day' } }));
    expect(open(settlement)).toEqual([['a', '2026-11-08', '10.00', '2026-11-15']]);
    expect(settlement.episodes).toEqual([
      { since: '2026-11-08', paidOn: '2026-11-12' },
      { since: '2026-11-15', paidOn: null },
    ]);
  });

  it('counts as paid until then', () => {
    expect(settled(bounced(), [], '2026-11-14').episodes).toEqual([
      { since: '2026-11-08', paidOn: '2026-11-12' },
    ]);
  });

  it('leaves the balance that it had joined, and what was drawn of it is owed again', () => {
    const charges = [charge('2026-11-13', '3.00', 'b')];
    const settlement = settled(bounced({}, '15.00'), charges);
    expect(settlement.prepaid).toBe('0.00');
    expect(open(settlement)).toEqual([
      ['a', '2026-11-08', '10.00'],
      ['b', '2026-11-13', '3.00'],
    ]);
    const back = settlement.ledger.filter(({ day }) => day === '2026-11-15');
    expect(back).toEqual([
      { day: '2026-11-15', kind: 'return', amount: '2.00', grant: 'p', payment: 'p' },
      {
        day: '2026-11-15',
        kind: 'reopen',
        amount: '3.00',
        debt: '2026-11-13/b',
        appKey: 'b',
        of: '2026-11-13',
        payment: 'p',
      },
      {
        day: '2026-11-15',
        kind: 'reopen',
        amount: '10.00',
        debt: '2026-11-08/a',
        appKey: 'a',
        of: '2026-11-08',
        payment: 'p',
      },
    ]);
  });

  it('pays nothing where it bounced before it was booked', () => {
    const account = from('0.00', [debt('2026-11-08', '10.00')], {
      payments: [
        { id: 'p', day: '2026-11-12', amount: '10.00', postedOn: '2026-11-14', bouncedOn: '2026-11-13' },
      ],
    });
    expect(settled(account).episodes).toEqual([{ since: '2026-11-08', paidOn: null }]);
  });

  it('made before the position takes its part of the balance, and the rest is a debt of a key that nobody named', () => {
    const account = from('4.00', [], {
      payments: [{ id: 'p', day: '2026-11-09', amount: '10.00', bouncedOn: '2026-11-12' }],
    });
    const settlement = settled(account);
    expect(settlement.prepaid).toBe('0.00');
    expect(open(settlement)).toEqual([['', '2026-11-12', '6.00']]);
    expect(settlement.episodesByApp).toEqual({ '': settlement.episodes });
    const paid = [...(account.payments ?? []), { id: 'q', day: '2026-11-13', amount: '6.00' }];
    expect(settled({ ...account, payments: paid }).episodes).toEqual([
      { since: '2026-11-12', paidOn: '2026-11-13' },
    ]);
  });
});

describe('a direct debit that comes back', () => {
  const account = from('0.00', [], {
    directDebit: { signed: true, returned: [{ day: '2026-11-12', on: '2026-11-14' }] },
  });
  const charges = [
    charge('2026-11-12', '4.00', 'a'),
    charge('2026-11-12', '5.00', 'b'),
    charge('2026-11-13', '6.00'),
  ];

  it('makes the charges of its day debts of that day', () => {
    const settlement = settled(account, charges);
    expect(open(settlement)).toEqual([
      ['a', '2026-11-12', '4.00'],
      ['b', '2026-11-12', '5.00'],
    ]);
    expect(settlement.episodes).toEqual([{ since: '2026-11-12', paidOn: null }]);
  });

  it('or of the day on which it came back, under the other policy', () => {
    const later = settled({ ...account, policies: { reopens: 'reopening-day' } }, charges);
    expect(later.episodes).toEqual([{ since: '2026-11-14', paidOn: null }]);
  });
});

describe('a refund', () => {
  const paid = from('0.00', [debt('2026-11-08', '10.00'), debt('2026-11-09', '5.00', 'b')], {
    payments: [{ id: 'p', day: '2026-11-12', amount: '18.00' }],
  });
  const refund = (amount: string, payment?: string): Account => ({
    ...paid,
    adjustments: [
      { id: 'r', day: '2026-11-15', kind: 'refund', amount, ...(payment === undefined ? {} : { payment }) },
    ],
  });

  test.each([
    ['of what was left of a payment opens nothing', '3.00', [], '0.00'],
    ['of more opens the debt that it paid last', '5.00', [['b', '2026-11-09', '2.00']], '0.00'],
    [
      'of all opens all that it paid',
      '18.00',
      [
        ['a', '2026-11-08', '10.00'],
        ['b', '2026-11-09', '5.00'],
      ],
      '0.00',
    ],
  ])('%s', (_, amount, debts, prepaid) => {
    const settlement = settled(refund(amount, 'p'));
    expect(open(settlement)).toEqual(debts);
    expect(settlement.prepaid).toBe(prepaid);
    expect(settlement.episodes.at(-1)?.paidOn).toBe(debts.length === 0 ? '2026-11-12' : null);
  });

  it('opens what the payment paid last, also where it paid the same charge twice', () => {
    // It pays the debts of a and b; what is left is drawn by a and then, refunded once, the rest again.
    const account = from('0.00', [debt('2026-11-08', '1.00', 'b')], {
      payments: [{ id: 'p', day: '2026-11-12', amount: '9.00' }],
      adjustments: [
        { id: 'r1', day: '2026-11-14', kind: 'refund', amount: '6.00', payment: 'p' },
        { id: 'r2', day: '2026-11-15', kind: 'refund', amount: '2.50', payment: 'p' },
      ],
    });
    const settlement = settled(account, [charge('2026-11-13', '8.00')]);
    expect(open(settlement)).toEqual([
      ['b', '2026-11-08', '0.50'],
      ['a', '2026-11-13', '6.00'],
      ['a', '2026-11-13', '2.00'],
    ]);
  });

  it('without a payment takes from the balance what is there', () => {
    const settlement = settled(refund('2.50'));
    expect(settlement.prepaid).toBe('0.50');
    expect(settlement.debts).toEqual([]);
  });
});

describe('write-offs and credit notes', () => {
  const owing = (adjustments: Account['adjustments']) =>
    from('0.00', [debt('2026-11-08', '10.00'), debt('2026-11-09', '5.00', 'b')], { adjustments });

  test.each([
    [
      'a write-off ends debts, oldest first',
      'write-off',
      '12.00',
      undefined,
      [['b', '2026-11-09', '3.00']],
      '0.00',
    ],
    [
      'a write-off of one app key ends its debts',
      'write-off',
      '9.00',
      'b',
      [['a', '2026-11-08', '10.00']],
      '0.00',
    ],
    ['what a write-off has too much is nobody’s money', 'write-off', '20.00', undefined, [], '0.00'],
    ['a credit note pays debts', 'credit-note', '10.00', undefined, [['b', '2026-11-09', '5.00']], '0.00'],
    ['what a credit note has too much joins the balance', 'credit-note', '20.00', undefined, [], '5.00'],
  ] as const)('%s', (_, kind, amount, appKey, debts, prepaid) => {
    const of = appKey === undefined ? {} : { appKey };
    const settlement = settled(owing([{ id: '1', day: '2026-11-12', kind, amount, ...of }]));
    expect(open(settlement)).toEqual(debts);
    expect(settlement.prepaid).toBe(prepaid);
  });
});

describe('the policy of payments', () => {
  const debts = [
    debt('2026-11-07', '3.00', 'a'),
    debt('2026-11-08', '9.00', 'b'),
    debt('2026-11-09', '6.00', 'a'),
  ];

  test.each([
    ['oldest-first', ['3.00', '2.00']],
    ['newest-first', ['6.00']],
    ['smallest-first', ['3.00', '2.00']],
    ['largest-first', ['5.00']],
    ['in-proportion', ['0.83', '2.50', '1.67']],
  ] as const)('%s', (policy, expected) => {
    const amount = policy === 'newest-first' ? '6.00' : '5.00';
    expect(payDebts(debts, amount, policy).paid.map((part) => part.amount)).toEqual(expected);
  });

  it('is taken from the account', () => {
    const account = from('0.00', debts, {
      payments: [{ id: 'p', day: '2026-11-11', amount: '6.00' }],
      policies: { pays: 'newest-first' },
    });
    expect(open(settled(account)).map(([, day]) => day)).toEqual(['2026-11-07', '2026-11-08']);
  });
});

it('keeps the arrears of each app key apart', () => {
  const account = from('0.00', [debt('2026-11-08', '10.00'), debt('2026-11-09', '5.00', 'b')], {
    payments: [
      { id: '1', day: '2026-11-12', amount: '5.00', appKey: 'b' },
      { id: '2', day: '2026-11-14', amount: '10.00', appKey: 'a' },
    ],
  });
  const settlement = settled(account, [charge('2026-11-14', '1.00', 'b')]);
  expect(settlement.episodes).toEqual([{ since: '2026-11-08', paidOn: null }]);
  expect(settlement.episodesByApp).toEqual({
    a: [{ since: '2026-11-08', paidOn: '2026-11-14' }],
    b: [
      { since: '2026-11-09', paidOn: '2026-11-12' },
      { since: '2026-11-14', paidOn: null },
    ],
  });
});

const fen = (amount: string) => BigInt(amount.replace('.', ''));
const yuan = (amount: number) => (amount / 100).toFixed(2);
const someDay = fc.integer({ min: 11, max: 30 }).map((day) => `2026-11-${day}`);
const amounts = fc.integer({ min: 1, max: 5_000 }).map(yuan);
const key = fc.constantFrom('a', 'b', 'c');
const charges = fc.array(
  fc
    .tuple(
      someDay,
      fc.oneof(
        amounts,
        amounts.map((amount) => `-${amount}`),
      ),
      key,
    )
    .map(([day, amount, appKey]) => charge(day, amount, appKey)),
);
const accounts: fc.Arbitrary<Account> = fc
  .record({
    prepaid: amounts,
    debts: fc.array(fc.tuple(fc.constantFrom('2026-11-07', '2026-11-09'), amounts, key), { maxLength: 3 }),
    payments: fc.array(
      fc.record(
        { day: someDay, amount: amounts, appKey: key, postedOn: someDay, bouncedOn: someDay },
        { requiredKeys: ['day', 'amount'] },
      ),
      { maxLength: 5 },
    ),
    adjustments: fc.array(
      fc.record(
        {
          day: someDay,
          amount: amounts,
          kind: fc.constantFrom('refund' as const, 'write-off' as const, 'credit-note' as const),
          payment: fc.constantFrom('p0', 'p1'),
        },
        { requiredKeys: ['day', 'amount', 'kind'] },
      ),
      { maxLength: 3 },
    ),
    signed: fc.boolean(),
    returned: fc.uniqueArray(fc.tuple(someDay, someDay), { maxLength: 2, selector: ([day]) => day }),
    pays: fc.constantFrom('oldest-first' as const, 'newest-first' as const, 'in-proportion' as const),
    reopens: fc.constantFrom('original-day' as const, 'reopening-day' as const),
  })
  .map(({ prepaid, debts, payments, adjustments, signed, returned, pays, reopens }) =>
    from(
      prepaid,
      debts.map(([day, amount, appKey], index) => ({ id: String(index), appKey, day, amount })),
      {
        payments: payments.map((payment, index) => ({ id: `p${index}`, ...payment })) as never,
        adjustments: adjustments.map((adjustment, index) => ({ id: `x${index}`, ...adjustment })) as never,
        directDebit: {
          signed,
          dailyLimit: '20.00',
          returned: returned.map(([day, on]) => ({ day, on })).filter(({ day, on }) => on > day),
        },
        policies: { pays, reopens },
      },
    ),
  );
const ordered = (list: readonly Charge[]) =>
  [...list].sort((a, b) => (a.day === b.day ? (a.appKey < b.appKey ? -1 : 1) : a.day < b.day ? -1 : 1));

it('loses no fen, whatever comes back, is refunded or given up', () => {
  fc.assert(
    fc.property(charges, accounts, (list, account) => {
      const settlement = settled(account, ordered(list));
      const all = (pick: (day: (typeof settlement.days)[number]) => string) =>
        settlement.days.reduce((total, day) => total + fen(pick(day)), 0n);
      const opening = account.position?.debts.reduce((total, { amount }) => total + fen(amount), 0n) ?? 0n;
      const credits = list.reduce(
        (total, { amount: { low } }) => total + (fen(low) < 0n ? -fen(low) : 0n),
        0n,
      );
      // A credit is charged as a negative amount, and received as a positive one.
      const came =
        fen(account.position?.prepaid ?? '0') + all((day) => day.received) + all((day) => day.drawnDebit);
      const wentOut =
        all((day) => day.charged) + credits + all((day) => day.returned) + all((day) => day.expired);
      expect(came + fen(settlement.owed) + all((day) => day.writtenOff)).toBe(
        wentOut + fen(settlement.prepaid) + opening,
      );
      const total = settlement.debts.reduce((owed, { amount }) => owed + fen(amount), 0n);
      expect(total).toBe(fen(settlement.owed));
      expect(settlement.owed === '0.00').toBe(settlement.episodes.at(-1)?.paidOn !== null);
    }),
    { numRuns: 1000 },
  );
});

it('goes on from any day to the same as from scratch', () => {
  fc.assert(
    fc.property(charges, accounts, someDay, (list, account, day) => {
      const sorted = ordered(list);
      const whole = settled(account, sorted);
      const previous = settled(account, sorted, day);
      const later = sorted.filter((one) => one.day > day);
      expect(settled(account, later, '2026-11-30', { previous })).toEqual(whole);
    }),
    { numRuns: 1000 },
  );
});

it('is the same without a ledger', () => {
  fc.assert(
    fc.property(charges, accounts, (list, account) => {
      const sorted = ordered(list);
      const fast = settled(account, sorted, '2026-11-30', { ledger: false });
      expect({ ...fast, ledger: [] }).toEqual({ ...settled(account, sorted), ledger: [] });
    }),
    { numRuns: 1000 },
  );
});

it('replayed day by day has the arrears that it has at once, unless something came back', () => {
  fc.assert(
    fc.property(charges, accounts, (list, { adjustments, directDebit, payments, ...account }) => {
      const plain: Account = {
        ...account,
        payments: payments?.map(({ bouncedOn: _, ...payment }) => payment),
        adjustments: adjustments?.filter(({ kind }) => kind !== 'refund'),
        directDebit: { signed: directDebit?.signed === true },
      };
      const sorted = ordered(list);
      const { episodes } = settled(plain, sorted);
      for (let day = 11; day <= 30; day++) {
        const on = `2026-11-${day}`;
        const late = settled(plain, sorted, on).owed !== '0.00';
        const within = episodes.some(({ since, paidOn }) => since <= on && (paidOn === null || paidOn > on));
        expect([on, within]).toEqual([on, late]);
      }
    }),
  );
});
