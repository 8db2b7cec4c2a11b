import type { Day } from '../../base/day.ts';
import type { Calendar } from '../../pack/calendar-schema.ts';
import { publishedDays } from './published-days.ts';

/**
 * The last day up to which it is published of every day whether it is a working day; null where nothing is. What lies beyond is a
 * range wherever working days are counted.
 *
 * @example calendarKnownThrough(chinaCalendar) // '2026-12-18'
 * @example calendarKnownThrough(chinaCalendar, '2020-01-30') // '2020-12-18'
 */
export function calendarKnownThrough(calendar: Calendar, knownAt?: Day): Day | null {
  return publishedDays(calendar, knownAt).knownThrough;
}
