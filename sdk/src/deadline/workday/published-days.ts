import { compareText } from '../../base/compare-text.ts';
import { type Day, fromOrdinal, toOrdinal, weekdayOf } from '../../base/day.ts';
import type { Truth } from '../../base/truth.ts';
import type { Calendar, Notice } from '../../pack/calendar-schema.ts';

export interface WorkdayOptions {
  /** Only what had been published by this day is taken into account; everything without it. */
  readonly knownAt?: Day | undefined;
  /** Days that the user knows better. */
  readonly overrides?: Readonly<Record<Day, 'work' | 'off'>> | undefined;
}

/**
 * From this day of December on, a year is known only once the notice of the next year is out: that notice decides over the days
 * around New Year. Notices of 2004 to 2026 had New Year begin on 30 December at the earliest, and had a holiday made up for 11 days
 * ahead of it at the earliest (20 September 2026).
 */
export const softFrom = '12-19';

/** What a calendar has published by a day. */
export class PublishedDays {
  /** The last day up to which it is published of every day whether it is a working day; null where nothing is. */
  readonly knownThrough: Day | null;
  readonly #years: ReadonlySet<number>;
  readonly #named = new Map<Day, boolean>();
  readonly #worked = new Map<number, Truth>();
  readonly #longest = new Map<number, number>();
  #workdays: number[] | undefined;

  constructor(notices: readonly Notice[]) {
    this.#years = new Set(notices.filter(({ kind }) => kind === 'year').map(({ year }) => year));
    for (const { off, work } of notices) {
      for (const span of off) {
        const [from = '', to = from] = span.split('/');
        for (let at = toOrdinal(from); at <= toOrdinal(to); at++) this.#named.set(fromOrdinal(at), false);
      }
      for (const day of work) this.#named.set(day, true);
    }
    this.knownThrough = this.#lastKnown();
  }

  isWorkday(day: Day): Truth {
    const year = Number(day.slice(0, 4));
    if (!this.#years.has(year)) return 'unknown';
    const named = this.#named.get(day);
    if (named === undefined && day.slice(5) >= softFrom && !this.#years.has(year + 1)) return 'unknown';
    return (named ?? isWeekday(day)) ? 'yes' : 'no';
  }

  /** The same of the day's place among all days, kept once it was asked for. */
  isWorkdayAt(ordinal: number): Truth {
    const kept = this.#worked.get(ordinal);
    if (kept !== undefined) return kept;
    const day = fromOrdinal(ordinal);
    toOrdinal(day);
    const worked = this.isWorkday(day);
    this.#worked.set(ordinal, worked);
    return worked;
  }

  /** The most days that this many working days have ever taken; more than were published, the most that their parts have. */
  longest(workdays: number): number {
    const all = this.#allWorkdays();
    const whole = all.length - 1;
    if (workdays > whole) return this.longest(whole) + this.longest(workdays - whole);
    let longest = this.#longest.get(workdays) ?? 0;
    if (longest > 0) return longest;
    for (let index = workdays; index < all.length; index++)
      longest = Math.max(longest, (all[index] ?? 0) - (all[index - workdays] ?? 0));
    this.#longest.set(workdays, longest);
    return longest;
  }

  #lastKnown(): Day | null {
    if (this.#years.size === 0) return null;
    let year = Math.min(...this.#years);
    while (this.#years.has(year + 1)) year += 1;
    return fromOrdinal(toOrdinal(`${year}-${softFrom}`) - 1);
  }

  /** In their order, from the first year to the last one without a gap. */
  #allWorkdays(): number[] {
    if (this.#workdays === undefined) {
      this.#workdays = [];
      if (this.knownThrough !== null) {
        const last = toOrdinal(this.knownThrough);
        for (let at = toOrdinal(`${Math.min(...this.#years)}-01-01`); at <= last; at++)
          if (this.isWorkday(fromOrdinal(at)) === 'yes') this.#workdays.push(at);
      }
    }
    return this.#workdays;
  }
}

export function isWeekday(day: Day): boolean {
  return weekdayOf(day) <= 5;
}

/** Work that depends on a calendar alone is done once. */
const made = new WeakMap<Calendar, Map<string, PublishedDays>>();

export function publishedDays(calendar: Calendar, knownAt: Day | undefined): PublishedDays {
  const known = made.get(calendar) ?? new Map<string, PublishedDays>();
  made.set(calendar, known);
  const found = known.get(knownAt ?? '');
  if (found !== undefined) return found;
  const notices = calendar.notices
    .filter((notice) => knownAt === undefined || publishedOn(notice) <= knownAt)
    .sort((a, b) => compareText(publishedOn(a), publishedOn(b)));
  // On most days nothing comes out: what was known then is shared.
  const key = `/${notices.map(({ id }) => id).join()}`;
  const days = known.get(key) ?? new PublishedDays(notices);
  known.set(key, days).set(knownAt ?? '', days);
  return days;
}

function publishedOn({ published, year }: Notice): Day {
  return published ?? `${year}-01-01`;
}
