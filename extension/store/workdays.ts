import { type Day, isDay } from 'duewatch';
import { type Calendar, chinaCalendar, isWorkday, parseCalendar, withCalendar } from 'duewatch/deadline';
import type { DBSchema, IDBPDatabase } from 'idb';
import { isRecord } from '../is-record.ts';
import { noFacts } from './meta.ts';
import { database } from './open.ts';
import type { FactsState } from './schema.ts';

/** A calendar that the user accepted. */
export interface AcceptedCalendar {
  /** When, in milliseconds: what tells it from others. */
  readonly at: number;
  readonly calendar: Calendar;
  /** The id of the key that signed it, or null. */
  readonly signedBy: string | null;
}

/** What the user knows of working days beyond what comes with Duewatch. */
export interface StoredWorkdays {
  /** In the order in which they were accepted: of two that say something of the same day the later one holds. */
  readonly calendars: readonly AcceptedCalendar[];
  readonly overrides: Readonly<Record<Day, 'work' | 'off'>>;
}

/** The working days to compute by. */
export interface Workdays {
  readonly calendar: Calendar;
  readonly overrides: StoredWorkdays['overrides'];
  /** Accepted calendars that this version cannot read: kept, and nothing is computed by them. */
  readonly setAside: readonly number[];
}

/** It stands beside the state of the facts, under a key of its own. */
interface WorkdayStores extends DBSchema {
  meta: { key: 'workdays' | 'facts'; value: StoredWorkdays | FactsState };
}

export async function readWorkdays(): Promise<StoredWorkdays> {
  const stores = (await database()) as unknown as IDBPDatabase<WorkdayStores>;
  return readable(await stores.get('meta', 'workdays'));
}

/** What can be read of them: damage costs what it fell on, and stops nothing that is computed by the rest. */
function readable(stored: unknown): StoredWorkdays {
  const { calendars, overrides } = isRecord(stored) ? stored : {};
  return {
    calendars: Array.isArray(calendars)
      ? calendars.flatMap((each: unknown): AcceptedCalendar[] => {
          if (!isRecord(each) || typeof each.at !== 'number' || !isRecord(each.calendar)) return [];
          const { at, calendar, signedBy } = each;
          // Whether it is a calendar of this version is for `workdaysOf` to say.
          const accepted = calendar as unknown as Calendar;
          return [{ at, calendar: accepted, signedBy: typeof signedBy === 'string' ? signedBy : null }];
        })
      : [],
    overrides: isRecord(overrides)
      ? Object.fromEntries(
          Object.entries(overrides).filter(
            (each): each is [Day, 'work' | 'off'] =>
              isDay(each[0]) && (each[1] === 'work' || each[1] === 'off'),
          ),
        )
      : {},
  };
}

/** Changes them in one transaction. What is computed by them is out of date then. */
export async function changeWorkdays(
  change: (before: StoredWorkdays) => StoredWorkdays,
  at: number,
): Promise<void> {
  const stores = (await database()) as unknown as IDBPDatabase<WorkdayStores>;
  const transaction = stores.transaction('meta', 'readwrite', { durability: 'strict' });
  const [stored, state = noFacts] = (await Promise.all([
    transaction.store.get('workdays'),
    transaction.store.get('facts'),
  ])) as [unknown, FactsState | undefined];
  await Promise.all([
    transaction.store.put(change(readable(stored)), 'workdays'),
    transaction.store.put({ revision: state.revision + 1, changedAt: at }, 'facts'),
    transaction.done,
  ]);
}

/** The shipped calendar with what the user accepted joined to it, read again: it may be of another version of Duewatch. */
export function workdaysOf({ calendars, overrides }: StoredWorkdays): Workdays {
  let calendar = chinaCalendar;
  const setAside: number[] = [];
  for (const { at, calendar: accepted } of calendars) {
    const { value } = parseCalendar(accepted);
    if (value?.id === calendar.id) calendar = withCalendar(calendar, value);
    else setAside.push(at);
  }
  return { calendar, overrides, setAside };
}

/** The working days to compute by, as they are stored. */
export async function workdaysInForce(): Promise<Workdays> {
  return workdaysOf(await readWorkdays());
}

/** Whether a reminder takes a day for a working day; Monday to Friday where the notice of its year is not out yet. */
export function workdayTest({
  calendar,
  overrides,
}: Pick<Workdays, 'calendar' | 'overrides'>): (day: Day) => boolean {
  return (day) => {
    const known = isWorkday(day, calendar, { overrides });
    if (known !== 'unknown') return known === 'yes';
    return ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
  };
}
