import { noFacts } from './meta.ts';
import { database } from './open.ts';
import type { StoredAssessment } from './schema.ts';

export async function readLastAssessment(): Promise<StoredAssessment | undefined> {
  return (await database()).get('assessments', 'last');
}

/** Writes it where the facts are still those that it is of, in one transaction: what was deleted meanwhile stays so. */
export async function writeLastAssessment(record: StoredAssessment): Promise<void> {
  const transaction = (await database()).transaction(['assessments', 'meta'], 'readwrite');
  const { revision } = (await transaction.objectStore('meta').get('facts')) ?? noFacts;
  if (revision === record.revision) await transaction.objectStore('assessments').put(record, 'last');
  await transaction.done;
}
