import { openDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  closeDatabase,
  database,
  type Migration,
  migrations,
  openDatabase,
} from '../../../extension/store/open.ts';
import { freshStore } from '../fresh-store.ts';

beforeEach(freshStore);

const first: Migration = (db) => {
  db.createObjectStore('notes', { keyPath: 'id' });
};
const second: Migration = async (_db, transaction) => {
  const notes = transaction.objectStore('notes');
  for (const note of await notes.getAll()) await notes.put({ ...note, seen: false });
};
const third: Migration = (db) => {
  db.createObjectStore('marks');
};

describe('the database', () => {
  it('has every store of the schema after all migrations', async () => {
    const db = await openDatabase('x', migrations);
    expect([...db.objectStoreNames]).toEqual([
      'accounts',
      'assessments',
      'imports',
      'keys',
      'log',
      'meta',
      'orderChecks',
      'orderDays',
      'packs',
      'reminders',
      'serviceOrders',
      'settings',
      'shopOrders',
      'usage',
    ]);
    expect(db.version).toBe(migrations.length);
  });

  it('keeps what the first version had shown as shown', async () => {
    const old = await openDatabase('x', migrations.slice(0, 1));
    const due = {
      id: 'shop/a/own/1@2026-11-24',
      deadline: 'shop/a/own/1',
      platform: 'shop',
      day: '2026-11-24',
      dueAt: Date.parse('2026-11-21T09:00:00+08:00'),
    };
    await old.put('dues', { ...due, shownAt: 5 });
    await old.put('dues', { ...due, id: 'other', shownAt: null });
    old.close();
    const db = await openDatabase('x', migrations);
    expect(await db.getAll('reminders')).toMatchObject([{ id: due.id, told: 3, rounds: 1, shownAt: 5 }]);
  });

  it('runs the migrations that an older database has not seen, and keeps what is in it', async () => {
    const old = await openDatabase('x', [first]);
    await old.put('notes', { id: 1 });
    old.close();
    const db = await openDatabase('x', [first, second, third]);
    expect(db.version).toBe(3);
    expect(await db.getAll('notes')).toEqual([{ id: 1, seen: false }]);
    expect([...db.objectStoreNames]).toEqual(['marks', 'notes']);
  });

  it('is as it was before when a migration fails half-way', async () => {
    const old = await openDatabase('x', [first]);
    await old.put('notes', { id: 1 });
    old.close();
    const broken: Migration = async (_db, transaction) => {
      await transaction.objectStore('notes').clear();
      throw new Error('no luck');
    };
    await expect(openDatabase('x', [first, broken])).rejects.toMatchObject({
      code: 'migration',
      cause: { message: 'no luck' },
    });
    const db = await openDatabase('x', [first]);
    expect(await db.getAll('notes')).toEqual([{ id: 1 }]);
  });

  it('says so when it was written by a newer version', async () => {
    (await openDatabase('x', [first, second, third])).close();
    await expect(openDatabase('x', [first])).rejects.toMatchObject({ name: 'StoreError', code: 'newer' });
  });

  it('makes way for an upgrade, and opens again when it is next needed', async () => {
    const before = await database();
    const upgraded = await openDB('duewatch', migrations.length + 1);
    await expect(before.getAll('accounts')).rejects.toThrow();
    await expect(database()).rejects.toMatchObject({ code: 'newer' });
    upgraded.close();
  });

  it('gives up with a clear error when somebody does not make way, and leaves no connection behind', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    try {
      const stubborn = await openDB('x', 1);
      const opening = openDatabase('x', [first, third]);
      const refusal = expect(opening).rejects.toMatchObject({ code: 'blocked' });
      await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
      vi.runAllTimers();
      await refusal;
      vi.useRealTimers();
      stubborn.close();
      // Were the late connection still there, this would wait for ever.
      (await openDatabase('x', [first, third, () => {}])).close();
    } finally {
      vi.useRealTimers();
    }
  });

  it('opens once for all who ask at the same time, and again after an error', async () => {
    const [a, b] = await Promise.all([database(), database()]);
    expect(a).toBe(b);
    await closeDatabase();
    const newer = await openDB('duewatch', 99);
    newer.close();
    await expect(database()).rejects.toMatchObject({ code: 'newer' });
    await new Promise((resolve) => {
      indexedDB.deleteDatabase('duewatch').onsuccess = resolve;
    });
    expect((await database()).version).toBe(migrations.length);
  });
});
