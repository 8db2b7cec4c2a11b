import { database } from './open.ts';
import type { LogEntry } from './schema.ts';

/** What was told and answered, the last first: of one deadline, or all of it. */
export async function readLog(deadline?: string): Promise<LogEntry[]> {
  const db = await database();
  const entries =
    deadline === undefined ? await db.getAll('log') : await db.getAllFromIndex('log', 'deadline', deadline);
  return entries.reverse();
}
