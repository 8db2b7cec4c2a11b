import { database } from './open.ts';
import type { ImportRecord } from './schema.ts';

/** Every import, oldest first. They are written by `mergeIntoStore`, together with what they brought. */
export async function readImports(): Promise<ImportRecord[]> {
  return (await database()).getAll('imports');
}
