import { parseFacts } from 'duewatch/schema';
import { expect, it, test } from 'vitest';

const account = {
  platform: 'taobao-open-platform',
  id: 'isv',
  apps: [{ appKey: 'a', listed: true }],
  usage: [{ appKey: 'a', api: 'taobao.time.get', day: '2026-11-20', calls: 5 }],
  position: {
    day: '2026-11-21',
    prepaid: '0.00',
    debts: [{ id: '1', appKey: 'a', day: '2026-11-19', amount: '1.00' }],
  },
};
const facts = (change: object) => ({ format: 'duewatch/facts@1', accounts: [{ ...account, ...change }] });
const order = { id: '1', day: '2026-11-20', status: '已发货', total: '1.00' };
const orders = (change: object) => facts({ shopOrders: [{ ...order, ...change }] });
const usage = (change: object) => facts({ usage: [{ ...account.usage[0], ...change }] });
const position = (change: object) => facts({ position: { ...account.position, ...change } });

it.each([
  ['plain', {}],
  [
    'all that may happen to a payment',
    {
      payments: [
        { id: '1', day: '2026-11-20', amount: '1.00', postedOn: null },
        { id: '2', day: '2026-11-20', amount: '1.00', postedOn: '2026-11-21', bouncedOn: '2026-11-22' },
      ],
      adjustments: [
        { id: '1', day: '2026-11-20', kind: 'refund', amount: '1.00', payment: '2' },
        { id: '2', day: '2026-11-20', kind: 'write-off', amount: '1.00', appKey: 'a' },
        { id: '3', day: '2026-11-20', kind: 'credit-note', amount: '1.00' },
      ],
      policies: { pays: 'in-proportion', reopens: 'reopening-day' },
      directDebit: { signed: true, returned: [{ day: '2026-11-19', on: '2026-11-20' }] },
    },
  ],
  [
    'what the platform says itself',
    {
      limits: [{ appKey: 'a', at: '2026-11-20T09:30:00+08:00', subCode: 'x', seconds: 5 }],
      readings: [{ day: '2026-11-20', inArrears: true, daysInArrears: 1, owed: '1.00', prepaid: '0.00' }],
    },
  ],
  [
    'the clocks of an order',
    {
      shopOrders: [
        {
          ...order,
          paidAt: '2026-11-20T09:30:00+08:00',
          shippedAt: '2026-11-20T10:30:00+08:00',
          scannedAt: null,
        },
        { ...order, id: '2', shippedOn: '2026-11-20', scannedAt: '2026-11-20' },
        { ...order, id: '3', scannedAt: '2026-11-20T11:30:00+08:00' },
      ],
    },
  ],
])('takes right facts as they are: %s', (_, change) => {
  const input = facts(change);
  expect(parseFacts(input)).toEqual({ value: input, problems: [] });
});

test.each([
  ['an unknown key', facts({ colour: 1 }), 'key.unknown', 'accounts[0].colour', 'colour'],
  ['a negative count', usage({ calls: -1 }), 'count.negative', 'accounts[0].usage[0].calls', '-1'],
  [
    'a clock of hours that has only its day',
    orders({ shippedAt: '2026-11-20' }),
    'instant.invalid',
    'accounts[0].shopOrders[0].shippedAt',
    '2026-11-20',
  ],
  [
    'a scan at no moment',
    orders({ scannedAt: 'yes' }),
    'moment.invalid',
    'accounts[0].shopOrders[0].scannedAt',
    'yes',
  ],
  ['half a call', usage({ calls: 0.5 }), 'count.not-whole', 'accounts[0].usage[0].calls', '0.5'],
  [
    'a count beyond what can be exact',
    usage({ calls: 2 ** 53 }),
    'count.not-whole',
    'accounts[0].usage[0].calls',
    '9007199254740992',
  ],
  ['a count as a text', usage({ calls: '5' }), 'type.count', 'accounts[0].usage[0].calls', '5'],
  [
    'a day that does not exist',
    usage({ day: '2026-02-30' }),
    'day.invalid',
    'accounts[0].usage[0].day',
    '2026-02-30',
  ],
  ['an amount as a number', position({ prepaid: 1.5 }), 'type.amount', 'accounts[0].position.prepaid', '1.5'],
  [
    'an amount with a comma',
    position({ prepaid: '1,000.00' }),
    'amount.invalid',
    'accounts[0].position.prepaid',
    '1,000.00',
  ],
  [
    'a negative balance',
    position({ prepaid: '-1.00' }),
    'amount.negative',
    'accounts[0].position.prepaid',
    '-1.00',
  ],
  [
    'a debt of nothing',
    position({ debts: [{ id: '1', appKey: 'a', day: '2026-11-19', amount: '0.00' }] }),
    'amount.not-positive',
    'accounts[0].position.debts[0].amount',
    '0.00',
  ],
  [
    'a missing balance',
    position({ prepaid: undefined }),
    'key.missing',
    'accounts[0].position.prepaid',
    undefined,
  ],
  [
    'a payment booked before it was made',
    facts({ payments: [{ id: 'p', day: '2026-11-20', amount: '1.00', postedOn: '2026-11-19' }] }),
    'payment.posted-before',
    'accounts[0].payments[0]',
    undefined,
  ],
  [
    'a payment that came back before it was made',
    facts({ payments: [{ id: 'p', day: '2026-11-20', amount: '1.00', bouncedOn: '2026-11-19' }] }),
    'payment.bounced-before',
    'accounts[0].payments[0]',
    undefined,
  ],
  [
    'a limit at a time without an offset',
    facts({ limits: [{ appKey: 'a', at: '2026-11-20T09:30:00' }] }),
    'instant.invalid',
    'accounts[0].limits[0].at',
    '2026-11-20T09:30:00',
  ],
  [
    'a policy that nobody knows',
    facts({ policies: { pays: 'whatever' } }),
    'choice.unknown',
    'accounts[0].policies.pays',
    'whatever',
  ],
  ['an empty app key', usage({ appKey: '' }), 'text.empty', 'accounts[0].usage[0].appKey', ''],
  ['another currency', facts({ currency: 'USD' }), 'choice.unknown', 'accounts[0].currency', 'USD'],
  [
    'another format',
    { ...facts({}), format: 'duewatch/facts@7' },
    'format.unknown',
    'format',
    'duewatch/facts@7',
  ],
])('%s is a problem that names the place', (_, input, code, path, found) => {
  const { value, problems } = parseFacts(input, 'account.json');
  expect(value).toBeUndefined();
  expect(problems).toEqual([
    expect.objectContaining({
      code,
      path,
      file: 'account.json',
      severity: 'error',
      ...(found === undefined ? {} : { found }),
    }),
  ]);
});

test.each([
  ['null', null],
  ['a list', []],
  ['a number', 1],
  ['nothing', undefined],
])('%s is no facts', (_, input) => {
  expect(parseFacts(input).problems.length).toBeGreaterThan(0);
});
