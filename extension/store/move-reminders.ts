import type { FactsTransaction } from './facts.ts';

interface Account {
  readonly platform: string;
  readonly id: string;
}

/** Gives what was told and answered of an account's deadlines to the account that it becomes: their ids begin with its id. */
export async function moveReminders(
  transaction: FactsTransaction<'readwrite'>,
  from: Account,
  to: Account,
): Promise<void> {
  const [before, after] = [from, to].map(({ platform, id }) => `${platform}/${id}/`) as [string, string];
  const range = IDBKeyRange.bound(before, `${before}\uffff`);
  const renamed = (id: string) => `${after}${id.slice(before.length)}`;
  const reminders = transaction.objectStore('reminders');
  const moved = await reminders.getAll(range);
  await reminders.delete(range);
  for (const reminder of moved) {
    const id = renamed(reminder.id);
    // What was told of the account under its own name is the later word.
    if ((await reminders.getKey(id)) === undefined)
      await reminders.put({ ...reminder, id, deadline: renamed(reminder.deadline) });
  }
  let entry = await transaction.objectStore('log').index('deadline').openCursor(range);
  while (entry) {
    await entry.update({ ...entry.value, deadline: renamed(entry.value.deadline) });
    entry = await entry.continue();
  }
}
