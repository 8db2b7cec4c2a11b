import { addDays, type Day, fromOrdinal, toOrdinal } from '../../base/day.ts';
import type { Instant } from '../../base/instant.ts';
import type { Calendar } from '../../pack/calendar-schema.ts';
import { isWorkday } from './is-workday.ts';
import { isWeekday, publishedDays, type WorkdayOptions } from './published-days.ts';

/**
 * How a period is counted. Each default is what the Civil Code of 2020 has where nothing else is agreed: the day it starts on is not
 * counted (article 201), a last day that is no working day moves to the next one, and it ends at 24:00, or where there are
 * business hours, with these (article 203).
 */
export interface Convention extends WorkdayOptions {
  /** Whether the first day is one of those counted; `not-counted` without it. */
  readonly startDay?: 'not-counted' | 'counted' | undefined;
  /** What is counted; `workdays` without it. */
  readonly count?: 'workdays' | 'calendar-days' | undefined;
  /** Where calendar days end on a day that is no working day; `next` without it. */
  readonly roll?: 'next' | 'previous' | 'none' | undefined;
  /** When the last day is over; `until` tells the instant. */
  readonly end?: '24:00' | 'end-of-business' | undefined;
  /** When business ends, such as `18:00`; nothing is assumed without it. */
  readonly businessEnds?: string | undefined;
}

export interface WorkdayRange {
  /** As if every day were worked that is not published, weekends too: the period cannot end before. */
  readonly earliest: Day;
  /** As if those days were worked from Monday to Friday. */
  readonly likely: Day;
  /**
   * As if so many working days took as long from there as they ever did in the years that are published. It is an
   * assumption, since no rule bounds what a notice gives.
   */
  readonly latest: Day;
  /** The last day up to which everything is published. */
  readonly calendarKnownThrough: Day;
  /** With `end`: the instant at which `earliest` is over; null for an end of business that is not given. */
  readonly until?: Instant | null;
}

/**
 * The day on which a period of working days ends. All three days are the same where every day up to it is published; beyond
 * that it is a range and never a single day. Backwards for a negative number: then `earliest` is the one that rests on the
 * assumption, and `latest` the bound.
 *
 * @throws RangeError for what is no day, a number that is not whole, an end of business that is no time, and a calendar of which
 * nothing was published by `knownAt`.
 * @example addWorkdays('2026-09-29', 7, chinaCalendar)
 * // { earliest: '2026-10-14', likely: '2026-10-14', latest: '2026-10-14', calendarKnownThrough: '2026-12-18' }
 * @example addWorkdays('2026-12-25', 5, chinaCalendar)
 * // { earliest: '2026-12-30', likely: '2027-01-01', latest: '2027-01-09', calendarKnownThrough: '2026-12-18' }
 */
export function addWorkdays(
  day: Day,
  n: number,
  calendar: Calendar,
  convention: Convention = {},
): WorkdayRange {
  if (!Number.isSafeInteger(n)) throw new RangeError(`addWorkdays: not a whole number: ${n}`);
  toOrdinal(day);
  const calendarKnownThrough = publishedDays(calendar, convention.knownAt).knownThrough;
  if (calendarKnownThrough === null) throw new RangeError('addWorkdays: the calendar has nothing published');
  const counted = convention.startDay === 'counted' && n !== 0;
  const start = counted ? addDays(day, n > 0 ? -1 : 1) : day;
  const range =
    convention.count === 'calendar-days'
      ? rolled(addDays(start, n), calendar, convention)
      : walk(start, n, calendar, convention);
  const until = untilOf(range.earliest, convention);
  return { ...range, calendarKnownThrough, ...(until === undefined ? {} : { until }) };
}

type Range = Pick<WorkdayRange, 'earliest' | 'likely' | 'latest'>;

function rolled(day: Day, calendar: Calendar, convention: Convention): Range {
  if (convention.roll === 'none') return { earliest: day, likely: day, latest: day };
  return convention.roll === 'previous'
    ? walk(addDays(day, 1), -1, calendar, convention)
    : walk(addDays(day, -1), 1, calendar, convention);
}

function walk(start: Day, n: number, calendar: Calendar, convention: Convention): Range {
  const way = n < 0 ? -1 : 1;
  const soonest = reach(start, n, calendar, convention, () => true);
  if (soonest.certain) return { earliest: soonest.day, likely: soonest.day, latest: soonest.day };
  const likely = reach(start, n, calendar, convention, isWeekday);
  const days = publishedDays(calendar, convention.knownAt).longest(soonest.left);
  const assumed = addDays(soonest.known, way * days);
  if (way === 1)
    return { earliest: soonest.day, likely: likely.day, latest: assumed < likely.day ? likely.day : assumed };
  return { earliest: assumed > likely.day ? likely.day : assumed, likely: likely.day, latest: soonest.day };
}

/** Goes on until so many days are worked; `known` is the last day before the first that is not published, with so many `left`. */
function reach(
  start: Day,
  n: number,
  calendar: Calendar,
  convention: Convention,
  assume: (day: Day) => boolean,
) {
  const way = n < 0 ? -1 : 1;
  const { overrides, knownAt } = convention;
  const published = publishedDays(calendar, knownAt);
  let at = toOrdinal(start);
  let left = Math.abs(n);
  let before: { known: Day; left: number } | undefined;
  while (left > 0) {
    const next = at + way;
    // Without days of the user's own, nothing of a day has to be written out.
    const worked =
      overrides === undefined
        ? published.isWorkdayAt(next)
        : isWorkday(fromOrdinal(next), calendar, convention);
    if (worked === 'unknown') before ??= { known: fromOrdinal(at), left };
    if (worked === 'yes' || (worked === 'unknown' && assume(fromOrdinal(next)))) left -= 1;
    at = next;
  }
  const day = fromOrdinal(at);
  return { day, certain: before === undefined, ...(before ?? { known: day, left: 0 }) };
}

function untilOf(day: Day, { end, businessEnds }: Convention): Instant | null | undefined {
  if (businessEnds !== undefined && !/^([01]\d|2[0-3]):[0-5]\d$/.test(businessEnds))
    throw new RangeError(`addWorkdays: not a time such as 18:00: ${businessEnds}`);
  if (end === '24:00') return `${addDays(day, 1)}T00:00:00+08:00`;
  if (end === 'end-of-business') return businessEnds === undefined ? null : `${day}T${businessEnds}:00+08:00`;
  return undefined;
}
