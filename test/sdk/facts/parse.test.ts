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
const usage = (change: object) => facts({ usage: [{ ...account.usage[0], ...change }] });
const position = (change: object) => facts({ position: { ...account.position, ...change } });

it('takes right facts as they are', () => {
  const input = facts({});
  expect(parseFacts(input)).toEqual({ value: input, problems: [] });
});

test.each([
  ['an unknown key', facts({ colour: 1 }), 'key.unknown', 'accounts[0].colour', 'colour'],
  ['a negative count', usage({ calls: -1 }), 'count.negative', 'accounts[0].usage[0].calls', '-1'],
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
