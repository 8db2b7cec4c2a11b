import type { Migration } from '../open.ts';

/** Imported packs, hashed orders and what was found in them, reminders and the log of what was told. */
export const rulesAndReminders: Migration = (database) => {
  database.createObjectStore('packs', { keyPath: 'id' });
  database.createObjectStore('orderDays', { keyPath: ['platform', 'account', 'day'] });
  database.createObjectStore('orderChecks', { keyPath: ['platform', 'account'] });
  database.createObjectStore('keys');
  database.createObjectStore('reminders', { keyPath: 'id' });
  database
    .createObjectStore('log', { keyPath: 'id', autoIncrement: true })
    .createIndex('deadline', 'deadline');
};
