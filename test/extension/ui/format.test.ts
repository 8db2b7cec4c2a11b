import { expect, it } from 'vitest';
import { daysUntil, momentText, monthText } from '../../../extension/ui/format.ts';

it('writes months in both languages', () => {
  expect(monthText('2026-11', 'zh-CN')).toBe('2026年11月');
  expect(monthText('2026-11', 'en')).toBe('Nov 2026');
  expect(monthText('2027-01', 'zh-CN')).toBe('2027年1月');
});

it('writes a moment in the time of Shanghai, whatever the zone of this computer', () => {
  const moment = Date.UTC(2026, 10, 21, 17, 5);
  expect(momentText(moment, '2026-11-22', 'zh-CN')).toBe('11月22日 01:05');
  expect(momentText(moment, '2027-01-02', 'en')).toBe('22 Nov 2026 01:05');
});

it('counts days to a day, over the ends of months and years', () => {
  expect(daysUntil('2026-11-24', '2026-11-22')).toBe(2);
  expect(daysUntil('2026-11-19', '2026-11-22')).toBe(-3);
  expect(daysUntil('2027-01-01', '2026-12-31')).toBe(1);
});
