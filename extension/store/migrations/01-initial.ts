import type { Migration } from '../open.ts';

/** The stores of the first version. */
export const initial: Migration = (database) => {
  database.createObjectStore('accounts', { keyPath: ['platform', 'id'] });
  database.createObjectStore('usage', { keyPath: ['platform', 'account', 'day'] });
  database.createObjectStore('serviceOrders', { keyPath: ['platform', 'account', 'month'] });
  database.createObjectStore('shopOrders', { keyPath: ['platform', 'account', 'day'] });
  database.createObjectStore('imports', { keyPath: 'id', autoIncrement: true });
  database.createObjectStore('assessments');
  database.createObjectStore('dues', { keyPath: 'id' });
  database.createObjectStore('settings');
  database.createObjectStore('meta');
};
