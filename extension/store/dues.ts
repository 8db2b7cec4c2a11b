import type { Day } from 'duewatch';
import { database } from './open.ts';
import type { Due } from './schema.ts';

export async function readDues(): Promise<Due[]> {
  return (await database()).getAll('dues');
}

export async function readDue(id: string): Promise<Due | undefined> {
  return (await database()).get('dues', id);
}

/**
 * Makes the reminders those of the present deadlines, and gives all of them. What was shown stays shown; what no longer
 * falls due goes, but a reminder that was shown stays until its day is over, lest it be shown twice.
 */
export async function syncDues(present: readonly Omit<Due, 'shownAt'>[], today: Day): Promise<Due[]> {
  const transaction = (await database()).transaction('dues', 'readwrite');
  const stored = new Map((await transaction.store.getAll()).map((due) => [due.id, due]));
  const dues = present.map((due) => ({ ...due, shownAt: stored.get(due.id)?.shownAt ?? null }));
  const kept = new Set(dues.map((due) => due.id));
  const gone = [...stored.values()].filter(
    (due) => !kept.has(due.id) && (due.shownAt === null || due.day < today),
  );
  await Promise.all([
    ...gone.map((due) => transaction.store.delete(due.id)),
    ...dues.map((due) => transaction.store.put(due)),
    transaction.done,
  ]);
  return dues;
}

/** Records that a reminder was shown. */
export async function recordShown(id: string, at: number): Promise<void> {
  const transaction = (await database()).transaction('dues', 'readwrite');
  const due = await transaction.store.get(id);
  if (due) await transaction.store.put({ ...due, shownAt: at });
  await transaction.done;
}
