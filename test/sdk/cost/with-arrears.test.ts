import type { Episode } from 'duewatch';
import { expect, test } from 'vitest';
import { withArrears, withPayment } from '../../../sdk/src/cost/with-arrears.ts';

const closed = { since: '2026-11-01', paidOn: '2026-11-05' };
const later = { since: '2026-11-10', paidOn: '2026-11-12' };
const open = { since: '2026-11-10', paidOn: null };

test.each<[string, Episode[], string, Episode[]]>([
  ['the first debt begins one', [], '2026-11-03', [{ since: '2026-11-03', paidOn: null }]],
  [
    'a debt after one that ended begins another',
    [closed],
    '2026-11-06',
    [closed, { since: '2026-11-06', paidOn: null }],
  ],
  [
    'a debt of the day of payment goes on: no day ended without debt',
    [closed],
    '2026-11-05',
    [{ since: '2026-11-01', paidOn: null }],
  ],
  ['a debt within one makes it go on', [closed], '2026-11-03', [{ since: '2026-11-01', paidOn: null }]],
  ['a debt before one makes it older', [closed], '2026-10-30', [{ since: '2026-10-30', paidOn: null }]],
  [
    'a debt of an old one takes in those that came after',
    [closed, later],
    '2026-11-04',
    [{ since: '2026-11-01', paidOn: null }],
  ],
  ['a debt within the open one changes nothing', [closed, open], '2026-11-11', [closed, open]],
  [
    'a debt older than the open one makes it older',
    [closed, open],
    '2026-11-08',
    [closed, { since: '2026-11-08', paidOn: null }],
  ],
])('%s', (_, episodes, since, expected) => {
  expect(withArrears(episodes, since)).toEqual(expected);
});

test.each<[string, Episode[], Episode[]]>([
  ['payment ends the open one', [closed, open], [closed, { since: '2026-11-10', paidOn: '2026-11-20' }]],
  ['payment changes nothing that ended', [closed], [closed]],
  ['payment of nothing changes nothing', [], []],
])('%s', (_, episodes, expected) => {
  expect(withPayment(episodes, '2026-11-20')).toEqual(expected);
});
