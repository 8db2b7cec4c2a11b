import { database } from './open.ts';
import type { StoredAssessment } from './schema.ts';

export async function readLastAssessment(): Promise<StoredAssessment | undefined> {
  return (await database()).get('assessments', 'last');
}

export async function writeLastAssessment(record: StoredAssessment): Promise<void> {
  await (await database()).put('assessments', record, 'last');
}
