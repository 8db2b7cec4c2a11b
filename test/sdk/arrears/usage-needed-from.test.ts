import { usageNeededFrom } from 'duewatch/assess';
import { doudianOpenPlatform, taobaoOpenPlatform } from 'duewatch/packs';
import { expect, test } from 'vitest';

const on = '2026-11-22';

test.each([
  ['this month without a position', taobaoOpenPlatform, undefined, '2026-11-01'],
  ['this month for a position of this month', taobaoOpenPlatform, '2026-11-21', '2026-11-01'],
  [
    'from the month of the position, for quotas that count by the month',
    taobaoOpenPlatform,
    '2026-09-15',
    '2026-09-01',
  ],
  [
    'this month for a position of the last day of the month before',
    taobaoOpenPlatform,
    '2026-10-31',
    '2026-11-01',
  ],
  ['this month for a position that is later', taobaoOpenPlatform, '2026-12-05', '2026-11-01'],
  ['the month before, too, where that is drawn on the 5th', doudianOpenPlatform, '2026-11-03', '2026-10-01'],
  ['over the turn of the year', doudianOpenPlatform, '2026-01-03', '2025-12-01'],
])('%s', (_, pack, day, expected) => {
  const position = day === undefined ? {} : { position: { day, prepaid: '0.00', debts: [] } };
  expect(usageNeededFrom(position, pack, on)).toBe(expected);
});
