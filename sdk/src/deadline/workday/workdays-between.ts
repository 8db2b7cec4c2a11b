import { addDays, type Day, daysBetween } from '../../base/day.ts';
import type { Calendar } from '../../pack/calendar-schema.ts';
import { isWorkday } from './is-workday.ts';
import { isWeekday, publishedDays, type WorkdayOptions } from './published-days.ts';

export interface WorkdayCount {
  /** As if no day were worked that is not published. */
  readonly least: number;
  /** As if those days were worked from Monday to Friday. */
  readonly likely: number;
  /** As if all of them were worked. */
  readonly most: number;
  readonly calendarKnownThrough: Day | null;
}

/**
 * How many working days come after a day, up to another one and that included; negative towards an earlier day. What
 * `addWorkdays` adds is what lies between.
 *
 * @throws RangeError for what is no day.
 * @example workdaysBetween('2026-09-30', '2026-10-10', chinaCalendar)
 * // { least: 3, likely: 3, most: 3, calendarKnownThrough: '2026-12-18' }
 */
export function workdaysBetween(
  from: Day,
  to: Day,
  calendar: Calendar,
  options: WorkdayOptions = {},
): WorkdayCount {
  const days = daysBetween(from, to);
  const way = days < 0 ? -1 : 1;
  let [surely, likely, perhaps] = [0, 0, 0];
  for (let away = 1; away <= Math.abs(days); away++) {
    const day = addDays(from, away * way);
    const worked = isWorkday(day, calendar, options);
    if (worked === 'yes') surely += 1;
    if (worked === 'yes' || (worked === 'unknown' && isWeekday(day))) likely += 1;
    if (worked !== 'no') perhaps += 1;
  }
  const { knownThrough } = publishedDays(calendar, options.knownAt);
  return {
    least: way === 1 ? surely : 0 - perhaps,
    likely: way === 1 ? likely : 0 - likely,
    most: way === 1 ? perhaps : 0 - surely,
    calendarKnownThrough: knownThrough,
  };
}
