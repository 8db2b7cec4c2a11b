import type { Migration } from '../open.ts';

const day = 86_400_000;

/** A reminder as the first version had it: shown once, some days ahead at nine in the morning in Shanghai. */
interface Due {
  readonly id: string;
  readonly deadline: string;
  readonly platform: string;
  readonly day: string;
  readonly dueAt: number;
  readonly shownAt: number | null;
}

/** Imported packs, hashed orders and what was found in them, reminders and the log of what was told. */
export const rulesAndReminders: Migration = async (database, transaction) => {
  database.createObjectStore('packs', { keyPath: 'id' });
  database.createObjectStore('orderDays', { keyPath: ['platform', 'account', 'day'] });
  database.createObjectStore('orderChecks', { keyPath: ['platform', 'account'] });
  database.createObjectStore('keys');
  const reminders = database.createObjectStore('reminders', { keyPath: 'id' });
  database
    .createObjectStore('log', { keyPath: 'id', autoIncrement: true })
    .createIndex('deadline', 'deadline');
  // What was shown stays shown.
  const dues = (await transaction.objectStore('dues').getAll()) as Due[];
  for (const { id, deadline, platform, day: on, dueAt, shownAt } of dues) {
    if (shownAt === null) continue;
    const told = Math.round((Date.parse(`${on}T09:00:00+08:00`) - dueAt) / day);
    const untouched = { claim: null, wait: null, acknowledgedAt: null, doneAt: null, note: null };
    await reminders.put({ id, deadline, platform, day: on, told, rounds: 1, shownAt, ...untouched });
  }
  database.deleteObjectStore('dues');
};
