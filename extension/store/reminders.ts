import type { Reminder } from 'duewatch/deadline';
import { database } from './open.ts';
import type { LogEntry } from './schema.ts';

export async function readReminders(): Promise<Reminder[]> {
  return (await database()).getAll('reminders');
}

/**
 * Makes the stored reminders those that `plan` gives and logs what it says, in the transaction that read them: of two who look
 * at once, the second one sees what the first one has claimed.
 */
export async function planReminderStore<
  Plan extends { readonly reminders: readonly Reminder[]; readonly log: readonly LogEntry[] },
>(plan: (stored: readonly Reminder[]) => Plan): Promise<Plan> {
  const transaction = (await database()).transaction(['reminders', 'log'], 'readwrite', {
    durability: 'strict',
  });
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

/** Changes some reminders and logs why, in one transaction. */
export async function changeReminders(
  ids: readonly string[],
  change: (stored: readonly Reminder[]) => {
    readonly reminders: readonly Reminder[];
    readonly log: readonly LogEntry[];
  },
): Promise<void> {
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
