import type { Day } from 'duewatch';
import { type Calendar, calendarKnownThrough, isWorkday } from 'duewatch/deadline';

export interface CalendarChanges {
  /** The last day up to which everything is published, before and after. */
  readonly knownThrough: { readonly before: Day | null; readonly after: Day | null };
  /** Years that become known. */
  readonly years: readonly number[];
  /** Days that are published and are to be something else. */
  readonly differ: readonly { readonly day: Day; readonly now: 'work' | 'off' }[];
}

/** What a calendar says otherwise than the one before it, day by day over the years of its notices. */
export function calendarChanges(before: Calendar, after: Calendar): CalendarChanges {
  const known = new Set(yearsOf(before));
  const years = [...new Set(after.notices.map(({ year }) => year))].sort((a, b) => a - b);
  const differ: { day: Day; now: 'work' | 'off' }[] = [];
  const seen = new Set<Day>();
  for (const year of years) {
    // A notice may be about the December before its year.
    for (let day = `${year - 1}-12-01`; day <= `${year}-12-31`; day = dayAfter(day)) {
      const [was, is] = [isWorkday(day, before), isWorkday(day, after)];
      if (was === 'unknown' || is === 'unknown' || is === was || seen.has(day)) continue;
      seen.add(day);
      differ.push({ day, now: is === 'yes' ? 'work' : 'off' });
    }
  }
  return {
    knownThrough: { before: calendarKnownThrough(before), after: calendarKnownThrough(after) },
    years: yearsOf(after).filter((year) => !known.has(year)),
    differ,
  };
}

function dayAfter(day: Day): Day {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

function yearsOf({ notices }: Calendar): number[] {
  return notices
    .filter(({ kind }) => kind === 'year')
    .map(({ year }) => year)
    .sort((a, b) => a - b);
}
