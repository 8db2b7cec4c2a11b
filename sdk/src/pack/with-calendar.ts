import type { Calendar } from './calendar-schema.ts';

/**
 * A calendar with the notices of another one joined to it, as when a year comes out after a release. A notice of the same id, and
 * the notice of a year that is there, is replaced; changes to a year stay.
 *
 * @throws RangeError where the two are not of the same place.
 * @example withCalendar(chinaCalendar, cn2027).notices.at(-1)?.year // 2027
 */
export function withCalendar(calendar: Calendar, pack: Calendar): Calendar {
  if (calendar.id !== pack.id)
    throw new RangeError(`withCalendar: ${pack.id} is no calendar of ${calendar.id}`);
  const ids = new Set(pack.notices.map(({ id }) => id));
  const years = new Set(pack.notices.filter(({ kind }) => kind === 'year').map(({ year }) => year));
  const kept = calendar.notices.filter(
    ({ id, kind, year }) => !ids.has(id) && !(kind === 'year' && years.has(year)),
  );
  return { ...calendar, notices: [...kept, ...pack.notices] };
}
