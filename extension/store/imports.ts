import { database } from './open.ts';
import type { ImportRecord } from './schema.ts';

/** Every import, oldest first. They are written by `mergeIntoStore`, together with what they brought. */
export async function readImports(): Promise<ImportRecord[]> {
  return (await database()).getAll('imports');
}

/** The number of the last import; 0 where there was none. */
export async function lastImport(): Promise<number> {
  const cursor = await (await database()).transaction('imports').store.openKeyCursor(null, 'prev');
  return cursor?.key ?? 0;
}
