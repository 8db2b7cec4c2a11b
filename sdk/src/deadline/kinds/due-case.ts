import { addDays, type Day, dayOf, daysBetween, isDay } from '../../base/day.ts';
import { type Instant, toMilliseconds } from '../../base/instant.ts';
import type { AccountFacts, Mark } from '../../facts/schema.ts';
import type { Calendar } from '../../pack/calendar-schema.ts';
import type { Pack } from '../../pack/schema.ts';
import type { AccountRef, Deadline, State } from '../deadline.ts';
import type { WorkdayOptions } from '../workday/published-days.ts';
import type { AccountRunway } from './balance-dues.ts';

/** One account, its pack where there is one, and the time: what every kind of deadline is computed from. */
export interface DueCase {
  readonly account: AccountFacts;
  readonly ref: AccountRef;
  /** What the user said of its deadlines. */
  readonly marks: Marks;
  readonly pack: Pack | undefined;
  readonly on: Day;
  /** Where hours count. Without it, a clock that ends today is due today. */
  readonly now: Instant | undefined;
  readonly within: number;
  readonly calendar: Calendar;
  /** Forecasts that somebody has computed; undefined where nobody asked for any. */
  readonly runways?: readonly AccountRunway[] | undefined;
  /** Days that the user knows better than the calendar. */
  readonly overrides: WorkdayOptions['overrides'];
  /** What was published later is not known. */
  readonly knownAt: Day | undefined;
}

type Optional = 'way' | 'consequence' | 'place';

/** A deadline before the time is held against it. */
export type Due = Omit<Deadline, 'id' | 'account' | 'inDays' | 'state' | Optional> &
  Partial<Pick<Deadline, Optional>> & {
    /** What tells it from others of its kind: its id is platform, account, kind and this. */
    readonly key: string;
    /** Nothing has to be done: once it has passed it is over. */
    readonly waits?: boolean;
    /** The instant at which every reading has passed, where that may be later than `at`. */
    readonly overAt?: Instant;
    /** What it is whatever the day: what the facts say has become of it, or `coming` for what never presses. */
    readonly state?: State;
    /** What was said of it before that day was said of something else. */
    readonly markedFrom?: Day | undefined;
  };

/** The deadline as of the case's day; undefined for what one only waited for and has passed. */
export function toDeadline(
  { key, waits = false, overAt, state, markedFrom, ...due }: Due,
  of: DueCase,
): Deadline | undefined {
  const { ref, marks, on } = of;
  const id = `${ref.platform}/${ref.id}/${due.kind}/${key}`;
  const inDays = due.earliest === null ? null : daysBetween(on, due.earliest);
  const last = due.latest ?? due.earliest;
  if (waits && last !== null && last < on) return undefined;
  return withMark(
    {
      place: 'console',
      way: null,
      consequence: null,
      ...due,
      id,
      account: ref,
      inDays,
      state: state ?? stateOf(due, overAt ?? due.at, inDays, of),
    },
    marks,
    markedFrom,
  );
}

/** By the id of the deadline, in the order of the facts. */
export type Marks = ReadonlyMap<string, readonly Mark[]>;

export function marksOf({ marks = [] }: AccountFacts): Marks {
  const byDeadline = new Map<string, Mark[]>();
  for (const mark of marks) {
    const same = byDeadline.get(mark.deadline);
    if (same === undefined) byDeadline.set(mark.deadline, [mark]);
    else same.push(mark);
  }
  return byDeadline;
}

/** The deadline with what the user said of it. */
export function withMark(deadline: Deadline, marks: Marks, from: Day = ''): Deadline {
  const mark = marks.get(deadline.id)?.find(({ on }) => on >= from);
  if (mark === undefined) return deadline;
  return { ...deadline, state: mark.state, ...(mark.note === undefined ? {} : { note: mark.note }) };
}

function stateOf(
  { earliest, latest }: Pick<Due, 'earliest' | 'latest'>,
  overAt: Instant | undefined,
  inDays: number | null,
  { on, now, within }: DueCase,
): State {
  if (earliest === null || inDays === null) return 'unknown';
  const ended = overAt !== undefined && now !== undefined && toMilliseconds(overAt) < toMilliseconds(now);
  if (ended) return 'overdue';
  // Past the safe day and not past every other one: it may still be in time, and there is no day to lose.
  if (inDays < 0) return latest === null || latest >= on ? 'due-today' : 'overdue';
  if (inDays === 0) return 'due-today';
  return inDays <= within ? 'due-soon' : 'coming';
}

/** The safe end of a day or an instant: the day to go by, and the instant where there is one. */
export function endOf(moment: Day | Instant): Pick<Deadline, 'earliest' | 'likely' | 'latest' | 'at'> {
  if (isDay(moment)) return sameDay(moment);
  return { ...sameDay(lastDayOf(toMilliseconds(moment))), at: moment };
}

/** The day that an end belongs to: one at midnight to the day that is over then. */
export function lastDayOf(end: number): Day {
  return dayOf(end - 1);
}

export function sameDay(day: Day | null): Pick<Deadline, 'earliest' | 'likely' | 'latest'> {
  return { earliest: day, likely: day, latest: day };
}

/** The first day of a month's `dayOfMonth` that is not before a day. */
export function nextMonthly(on: Day, dayOfMonth: number): Day {
  const day = `${on.slice(0, 8)}${String(dayOfMonth).padStart(2, '0')}`;
  if (day >= on) return day;
  const next = addDays(`${on.slice(0, 8)}28`, 4);
  return `${next.slice(0, 8)}${day.slice(8)}`;
}
