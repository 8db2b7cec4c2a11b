import { type AccountFacts, type Charge, settle } from 'duewatch';
import { arrearsStatus } from 'duewatch/arrears';
import { taobaoOpenPlatform } from 'duewatch/packs';
import { expect, test } from 'vitest';

type Account = Pick<AccountFacts, 'position' | 'payments' | 'adjustments' | 'directDebit' | 'policies'>;

const debt = (day: string, amount: string, appKey = 'a') => ({ id: `${day}/${appKey}`, appKey, day, amount });
const owing: Account = {
  position: {
    day: '2026-11-20',
    prepaid: '0.00',
    debts: [debt('2026-11-18', '10.00'), debt('2026-11-19', '5.00', 'b')],
  },
};
const signed = (returned: { day: string; on: string }[]): Account => ({
  position: { day: '2026-11-20', prepaid: '0.00', debts: [] },
  directDebit: { signed: true, returned },
});
const charges: Charge[] = [{ day: '2026-11-21', appKey: 'a', amount: { low: '4.00', high: '4.00' } }];
const pay = (day: string, amount: string, more = {}) => ({ id: `${day}/${amount}`, day, amount, ...more });
const refund = (day: string, amount: string, payment: string) => ({
  id: `refund/${day}`,
  day,
  kind: 'refund' as const,
  amount,
  payment,
});

test.each<[string, Account, Charge[], string, string, number, string | null]>([
  ['nothing paid', owing, [], '2026-11-24', 'in-arrears', 6, 'days-5'],
  [
    'one of two keys paid: the days go on',
    { ...owing, payments: [pay('2026-11-21', '10.00', { appKey: 'a' })] },
    [],
    '2026-11-24',
    'in-arrears',
    6,
    'days-5',
  ],
  [
    'a part paid: the days go on',
    { ...owing, payments: [pay('2026-11-21', '14.99')] },
    [],
    '2026-11-24',
    'in-arrears',
    6,
    'days-5',
  ],
  [
    'too much paid: what is left draws later charges',
    { ...owing, payments: [pay('2026-11-20', '1.00'), pay('2026-11-21', '20.00')] },
    charges,
    '2026-11-22',
    'clear',
    0,
    null,
  ],
  [
    'a payment that bounces: as if it had never been made',
    { ...owing, payments: [pay('2026-11-21', '15.00', { bouncedOn: '2026-11-23' })] },
    [],
    '2026-11-24',
    'in-arrears',
    6,
    'days-5',
  ],
  [
    'a payment that bounces later counts until then',
    { ...owing, payments: [pay('2026-11-21', '15.00', { bouncedOn: '2026-11-25' })] },
    [],
    '2026-11-24',
    'clear',
    0,
    null,
  ],
  [
    'a payment that bounces, where what is owed again is new',
    {
      ...owing,
      payments: [pay('2026-11-21', '15.00', { bouncedOn: '2026-11-23' })],
      policies: { reopens: 'reopening-day' },
    },
    [],
    '2026-11-24',
    'in-arrears',
    1,
    'days-1',
  ],
  [
    'a refund that opens a debt again',
    {
      ...owing,
      payments: [pay('2026-11-21', '15.00')],
      adjustments: [refund('2026-11-23', '1.00', '2026-11-21/15.00')],
    },
    [],
    '2026-11-24',
    'in-arrears',
    6,
    'days-5',
  ],
  [
    'a refund of what was paid too much opens none',
    {
      ...owing,
      payments: [pay('2026-11-21', '16.00')],
      adjustments: [refund('2026-11-23', '1.00', '2026-11-21/16.00')],
    },
    [],
    '2026-11-24',
    'clear',
    0,
    null,
  ],
  [
    'a debit that comes back: since the day of its charge',
    signed([{ day: '2026-11-21', on: '2026-11-23' }]),
    charges,
    '2026-11-24',
    'in-arrears',
    3,
    'days-3',
  ],
  [
    'a debit that comes back later',
    signed([{ day: '2026-11-21', on: '2026-11-25' }]),
    charges,
    '2026-11-24',
    'clear',
    0,
    null,
  ],
  [
    'a write-off of all ends it',
    { ...owing, adjustments: [{ id: 'w', day: '2026-11-21', kind: 'write-off', amount: '15.00' }] },
    [],
    '2026-11-24',
    'clear',
    0,
    null,
  ],
  [
    'a credit note of all ends it',
    { ...owing, adjustments: [{ id: 'c', day: '2026-11-21', kind: 'credit-note', amount: '15.00' }] },
    [],
    '2026-11-24',
    'clear',
    0,
    null,
  ],
])('%s', (_, account, list, on, state, days, rung) => {
  const settlement = settle({ currency: 'CNY', charges: list }, account, { to: on });
  const status = arrearsStatus(settlement, taobaoOpenPlatform, {
    on,
    apps: [
      { appKey: 'a', listed: true },
      { appKey: 'b', listed: true },
    ],
  });
  expect([status.state, status.days, status.rung?.id ?? null]).toEqual([state, days, rung]);
});
