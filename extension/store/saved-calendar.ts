import type { DBSchema, IDBPDatabase } from 'idb';
import { database } from './open.ts';

/** The calendar as it was last saved, so that the next one knows what moved and what is gone. */
export interface SavedCalendar {
  text: string;
  /** When, in milliseconds. */
  at: number;
}

/** It stands beside the state of the facts, under a key of its own. */
interface SavedCalendars extends DBSchema {
  meta: { key: typeof savedCalendarKey; value: SavedCalendar };
}

export const savedCalendarKey = 'calendar';

/** Makes the next calendar from the last one, and keeps it in its place: two at a time follow one another. */
export async function reviseSavedCalendar(
  at: number,
  revise: (previous: string | undefined) => string,
): Promise<SavedCalendar> {
  const calendars = (await database()) as unknown as IDBPDatabase<SavedCalendars>;
  const transaction = calendars.transaction('meta', 'readwrite');
  const previous = await transaction.store.get(savedCalendarKey);
  const calendar = { text: revise(previous?.text), at };
  await Promise.all([transaction.store.put(calendar, savedCalendarKey), transaction.done]);
  return calendar;
}
