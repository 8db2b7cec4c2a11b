import { type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { initial } from './migrations/01-initial.ts';
import { rulesAndReminders } from './migrations/02-rules-and-reminders.ts';
import type { Schema } from './schema.ts';

/**
 * Takes the database from one version to the next. It sees whatever earlier versions left, so it is written without the
 * types of today; it may await requests of its transaction, and nothing else.
 */
export type Migration = (
  database: IDBPDatabase,
  transaction: IDBPTransaction<unknown, string[], 'versionchange'>,
) => void | Promise<void>;

/** In order; the database's version is how many of them have run. Never change one that was shipped: add the next. */
export const migrations: readonly Migration[] = [initial, rulesAndReminders];

/** Why the store cannot be opened: what to tell the user is in `code`. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: 'newer' | 'blocked' | 'migration' | 'unavailable';

  constructor(code: StoreError['code'], message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

/** How long others get to close their connections before an upgrade is given up. */
const patience = 5_000;

/** Opens a database and runs the migrations that it has not seen, all in one transaction. `onGone` is called when the connection ends by itself. */
export function openDatabase<Shape extends Schema | unknown = unknown>(
  name: string,
  steps: readonly Migration[],
  onGone: () => void = () => {},
): Promise<IDBPDatabase<Shape>> {
  return new Promise((resolve, reject) => {
    let givenUp = false;
    let migrationError: unknown;
    const opening = openDB<unknown>(name, steps.length, {
      upgrade(database, from, _to, transaction) {
        // When it aborts, opening fails too, and that is where it is told.
        transaction.done.catch(() => undefined);
        runMigrations(steps.slice(from), database, transaction).catch((error) => {
          migrationError = error;
          transaction.abort();
        });
      },
      blocked() {
        // Others close when asked to, but a transaction of theirs may still have to end; after that nobody would tell us.
        setTimeout(() => {
          givenUp = true;
          reject(
            new StoreError(
              'blocked',
              'Another Duewatch page holds the old database open. Close it and reload.',
            ),
          );
        }, patience);
      },
      blocking(_from, _to, event) {
        (event.target as IDBDatabase).close();
        onGone();
      },
      terminated: onGone,
    });
    opening.then(
      (database) => {
        if (givenUp) database.close();
        else resolve(database as unknown as IDBPDatabase<Shape>);
      },
      (error: unknown) => reject(explained(error, migrationError)),
    );
  });
}

async function runMigrations(
  steps: readonly Migration[],
  database: IDBPDatabase,
  transaction: IDBPTransaction<unknown, string[], 'versionchange'>,
): Promise<void> {
  for (const step of steps) {
    const working = step(database, transaction);
    if (working) await working;
  }
}

function explained(error: unknown, migrationError: unknown): StoreError {
  if (migrationError !== undefined) {
    return new StoreError(
      'migration',
      'The database could not be brought up to date; it is as it was before.',
      migrationError,
    );
  }
  if (error instanceof DOMException && error.name === 'VersionError') {
    return new StoreError(
      'newer',
      'The database was written by a newer version of Duewatch. Update the extension to read it.',
      error,
    );
  }
  return new StoreError('unavailable', 'The browser does not open the database.', error);
}

export type Database = IDBPDatabase<Schema>;

let opened: Promise<Database> | null = null;

/** The one connection of this context, opened when it is first needed and again after it was lost. */
export function database(): Promise<Database> {
  opened ??= openDatabase<Schema>('duewatch', migrations, forget).catch((error) => {
    forget();
    throw error;
  });
  return opened;
}

function forget(): void {
  opened = null;
}

/** Closes the connection of this context; the next use opens it again. */
export async function closeDatabase(): Promise<void> {
  const closing = opened;
  forget();
  (await closing?.catch(() => undefined))?.close();
}
