import { type Day, toOrdinal } from '../../base/day.ts';
import type { Truth } from '../../base/truth.ts';
import type { Calendar } from '../../pack/calendar-schema.ts';
import { publishedDays, type WorkdayOptions } from './published-days.ts';

/**
 * Whether a day is a working day: `unknown` where no notice about it is out, as in every year that is not published and in the last
 * days of the last one that is.
 *
 * @throws RangeError for what is no day.
 * @example isWorkday('2026-10-10', chinaCalendar) // 'yes': a Saturday that is made up for
 * @example isWorkday('2020-01-31', chinaCalendar, { knownAt: '2020-01-25' }) // 'yes'; with knownAt 2020-01-30 'no'
 * @example isWorkday('2027-02-08', chinaCalendar) // 'unknown'
 */
export function isWorkday(day: Day, calendar: Calendar, options: WorkdayOptions = {}): Truth {
  toOrdinal(day);
  const override = overrideOf(day, options);
  if (override !== undefined) return override ? 'yes' : 'no';
  return publishedDays(calendar, options.knownAt).isWorkday(day);
}

function overrideOf(day: Day, { overrides }: WorkdayOptions): boolean | undefined {
  if (overrides === undefined || !Object.hasOwn(overrides, day)) return undefined;
  return overrides[day] === 'work';
}
