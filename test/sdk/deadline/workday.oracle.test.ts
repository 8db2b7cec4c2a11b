import { chinaCalendar, isWorkday } from 'duewatch/deadline';
import { HolidayUtil } from 'lunar-javascript';
import { SolarDay } from 'tyme4ts';
import { expect, it } from 'vitest';
import { addDays, weekdayOf } from '../../../sdk/src/base/day.ts';

/** What each of two other data sets says, gathered by other people. */
const others: Record<string, (day: string) => boolean> = {
  'lunar-javascript': (day) => HolidayUtil.getHoliday(day)?.isWork() ?? weekdayOf(day) <= 5,
  tyme4ts: (day) => {
    const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
    return SolarDay.fromYmd(year, month, date).getLegalHoliday()?.isWork() ?? weekdayOf(day) <= 5;
  },
};

/**
 * Where the other set differs, with what the notice of that year says. Both differ on the same two: 国办发明电〔2012〕33号 has
 * Sunday 7 April worked for Qingming, and Saturday 12 October for National Day.
 */
const official: Record<string, 'yes' | 'no'> = { '2013-04-07': 'yes', '2013-10-12': 'yes' };

it.each(Object.keys(others))('every day from 2007 to 2026 is as %s has it, or as the notice says', (name) => {
  const differing: Record<string, string> = {};
  let days = 0;
  for (let day = '2007-01-01'; day <= '2026-12-31'; day = addDays(day, 1)) {
    days += 1;
    const ours = isWorkday(day, chinaCalendar);
    const theirs = others[name]?.(day) ? 'yes' : 'no';
    if (day >= '2026-12-19') expect(ours).toBe('unknown');
    else if (ours !== theirs) differing[day] = ours;
  }
  expect(days).toBe(7305);
  expect(differing).toEqual(official);
});

it('Saturday 31 December 2005 is worked, as the notice of 2006 says and chinese-days does not', () => {
  expect(isWorkday('2005-12-31', chinaCalendar)).toBe('yes');
  expect(others['lunar-javascript']?.('2005-12-31')).toBe(true);
});
