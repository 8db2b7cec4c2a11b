import type { AccountFacts } from 'duewatch';
import { deadlines } from 'duewatch/deadline';
import { packs } from 'duewatch/packs';
import { expect, it, test } from 'vitest';

const on = '2026-11-22';
const owingSince = (day: string): AccountFacts => ({
  platform: 'taobao-open-platform',
  id: 'isv',
  position: { day, prepaid: '0.00', debts: [{ id: '1', appKey: 'a', day, amount: '1.00' }] },
});
const find = (account: AccountFacts, options = {}) =>
  deadlines({ format: 'duewatch/facts@1', accounts: [account] }, packs, { on, ...options });

test.each([
  [
    '2026-11-22',
    [
      ['days-1', 1],
      ['days-3', 3],
      ['days-5', 5],
      ['days-7', 7],
    ],
  ],
  [
    '2026-11-20',
    [
      ['days-3', 1],
      ['days-5', 3],
      ['days-7', 5],
    ],
  ],
  [
    '2026-11-19',
    [
      ['days-5', 2],
      ['days-7', 4],
    ],
  ],
  ['2026-11-15', []],
])('in arrears since %s, the rungs ahead are %j', (since, expected) => {
  expect(find(owingSince(since)).map(({ id, inDays }) => [id.split('/').at(-1), inDays])).toEqual(expected);
});

test.each([
  [1, ['coming', 'coming']],
  [2, ['due-soon', 'coming']],
  [4, ['due-soon', 'due-soon']],
])('within %i days is due soon: %j', (within, states) => {
  expect(find(owingSince('2026-11-19'), { within }).map(({ state }) => state)).toEqual(states);
});

it('keeps the id of a deadline while the days go by', () => {
  const [today] = find(owingSince('2026-11-19'));
  const [tomorrow] = find(owingSince('2026-11-19'), { on: '2026-11-23' });
  expect(tomorrow?.id).toBe(today?.id);
  expect(tomorrow?.inDays).toBe(1);
});

it('is open at the latest where there may be no arrears at all', () => {
  const account: AccountFacts = {
    platform: 'taobao-open-platform',
    id: 'isv',
    usage: [{ appKey: 'a', api: 'taobao.time.get', day: '2026-11-21', calls: 1_000_000 }],
    position: { day: '2026-11-20', prepaid: '1.00', debts: [] },
  };
  expect(find(account)[0]).toMatchObject({ earliest: '2026-11-24', likely: '2026-11-24', latest: null });
});

it('has nothing for an account that owes nothing, and for a platform without rules', () => {
  expect(
    find({ platform: 'taobao-open-platform', id: 'isv', position: { day: on, prepaid: '1.00', debts: [] } }),
  ).toEqual([]);
  expect(find({ ...owingSince('2026-11-19'), platform: 'kuaishou' })).toEqual([]);
});
