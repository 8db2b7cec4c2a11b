import chineseDays from 'chinese-days';
import { isWorkday as isChineseWorkday } from 'chinese-workday';
import { chinaCalendar, isWorkday } from 'duewatch/deadline';
import { HolidayUtil } from 'lunar-javascript';
import { SolarDay } from 'tyme4ts';
import { describe, expect, it } from 'vitest';
import { addDays, weekdayOf } from '../../../sdk/src/base/day.ts';

interface Other {
  readonly from: string;
  readonly works: (day: string) => boolean;
  /** Where it differs: what we say, and the notice that decides it. */
  readonly differs: Readonly<Record<string, readonly ['yes' | 'no', string]>>;
}

/** Both sets of 6tail lack the same two days, so that they are one witness and not two. chinese-workday lacks them as well. */
const lackedBy6tail = {
  '2013-04-07': ['yes', '国办发明电〔2012〕33号'],
  '2013-10-12': ['yes', '国办发明电〔2012〕33号'],
} as const;

/**
 * What other data sets say. `chinese-days` is what the table is made from: that it agrees shows that the table was made right, and
 * bears no witness to the data. `lunar-javascript` and `tyme4ts` were gathered by another author, one for both. `chinese-workday` is
 * of a third; its years before 2015 lack some twenty days of the notices, and are left out.
 */
const others: Readonly<Record<string, Other>> = {
  'chinese-days': {
    from: '2007-01-01',
    works: (day) => chineseDays.isWorkday(day),
    differs: {},
  },
  'lunar-javascript': {
    from: '2007-01-01',
    works: (day) => HolidayUtil.getHoliday(day)?.isWork() ?? weekdayOf(day) <= 5,
    differs: lackedBy6tail,
  },
  tyme4ts: {
    from: '2007-01-01',
    works: (day) => {
      const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
      return SolarDay.fromYmd(year, month, date).getLegalHoliday()?.isWork() ?? weekdayOf(day) <= 5;
    },
    differs: lackedBy6tail,
  },
  'chinese-workday': {
    from: '2015-01-01',
    works: (day) => isChineseWorkday(day),
    differs: {
      // It lacks the days off of 2015 that were announced in May, and the longer Spring Festival of 2020.
      '2015-09-03': ['no', '国发明电〔2015〕1号'],
      '2015-09-04': ['no', '国发明电〔2015〕1号'],
      '2020-01-31': ['no', '国办发明电〔2020〕1号'],
      '2020-02-01': ['no', '国办发明电〔2020〕1号'],
      // It has New Year's Day of 2018 worked, and a day too many off in 2023.
      '2018-01-01': ['no', '国办发明电〔2017〕12号'],
      '2023-01-03': ['yes', '国办发明电〔2022〕16号'],
    },
  },
};

describe.each(Object.entries(others))('%s', (_, { from, works, differs }) => {
  it('has every day to 2026 as we have it, but for those that a notice decides', () => {
    const differing: Record<string, string> = {};
    let days = 0;
    for (let day = from; day <= '2026-12-31'; day = addDays(day, 1)) {
      days += 1;
      const ours = isWorkday(day, chinaCalendar);
      const theirs = works(day) ? 'yes' : 'no';
      if (day >= '2026-12-19') expect(ours).toBe('unknown');
      else if (ours !== theirs) differing[day] = ours;
    }
    expect(days).toBe(from === '2007-01-01' ? 7305 : 4383);
    expect(differing).toEqual(
      Object.fromEntries(Object.entries(differs).map(([day, [worked]]) => [day, worked])),
    );
  });

  it('differs only where the notice is one that the calendar rests on', () => {
    const notices = new Set(chinaCalendar.notices.map(({ reference }) => reference));
    for (const [day, [, notice]] of Object.entries(differs))
      expect([day, notices.has(notice)]).toEqual([day, true]);
  });
});

it('Saturday 31 December 2005 is worked, as the notice of 2006 says and chinese-days does not', () => {
  expect(isWorkday('2005-12-31', chinaCalendar)).toBe('yes');
  expect(others['lunar-javascript']?.works('2005-12-31')).toBe(true);
  expect(others['chinese-days']?.works('2005-12-31')).toBe(false);
});
