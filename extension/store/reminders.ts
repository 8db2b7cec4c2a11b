import type { Reminder } from 'duewatch/deadline';
import { noFacts } from './meta.ts';
import { database } from './open.ts';
import type { LogEntry } from './schema.ts';

export async function readReminders(): Promise<Reminder[]> {
  return (await database()).getAll('reminders');
}

/**
 * Makes the stored reminders those that `plan` gives and logs what it says, in the transaction that read them: of two who look
 * at once, the second one sees what the first one has claimed. Null, and nothing has changed, where the facts are later than
 * the revision planned for: of what was deleted meanwhile nothing is written.
 */
export async function planReminderStore<
  Plan extends { readonly reminders: readonly Reminder[]; readonly log: readonly LogEntry[] },
>(revision: number, plan: (stored: readonly Reminder[]) => Plan): Promise<Plan | null> {
  const transaction = (await database()).transaction(['reminders', 'log', 'meta'], 'readwrite', {
    durability: 'strict',
  });
  const state = (await transaction.objectStore('meta').get('facts')) ?? noFacts;
  if (state.revision > revision) {
    await transaction.done;
    return null;
  }
  const store = transaction.objectStore('reminders');
  const stored = await store.getAll();
  const planned = plan(stored);
  const before = new Map(stored.map((reminder) => [reminder.id, reminder]));
  const kept = new Set(planned.reminders.map(({ id }) => id));
  const changed = planned.reminders.filter((each) => !isSame(before.get(each.id), each));
  await Promise.all([
    ...changed.map((reminder) => store.put(reminder)),
    ...stored.filter(({ id }) => !kept.has(id)).map(({ id }) => store.delete(id)),
    ...planned.log.map((entry) => transaction.objectStore('log').add(entry)),
    transaction.done,
  ]);
  return planned;
}

/** What becomes of those stored, and what is logged of it. */
export type ReminderChange = (stored: readonly Reminder[]) => {
  readonly reminders: readonly Reminder[];
  readonly log: readonly LogEntry[];
};

/** Changes some reminders and logs why, in one transaction. */
export async function changeReminders(ids: readonly string[], change: ReminderChange): Promise<void> {
  const transaction = (await database()).transaction(['reminders', 'log'], 'readwrite', {
    durability: 'strict',
  });
  try {
    const reminders = transaction.objectStore('reminders');
    const found = await Promise.all(ids.map((id) => reminders.get(id)));
    const { reminders: changed, log } = change(found.flatMap((reminder) => reminder ?? []));
    await Promise.all([
      ...log.map((entry) => transaction.objectStore('log').add(entry)),
      ...changed.map((reminder) => reminders.put(reminder)),
      transaction.done,
    ]);
  } catch (error) {
    // All of it or nothing. It may have ended already.
    transaction.done.catch(() => undefined);
    try {
      transaction.abort();
    } catch {}
    throw error;
  }
}

function isSame(a: Reminder | undefined, b: Reminder): boolean {
  return a !== undefined && JSON.stringify(a) === JSON.stringify(b);
}
