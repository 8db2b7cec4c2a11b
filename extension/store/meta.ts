import { database } from './open.ts';
import type { FactsState } from './schema.ts';

/** Before anything was ever stored. */
export const noFacts: FactsState = { revision: 0, changedAt: null };

export async function readFactsState(): Promise<FactsState> {
  return (await (await database()).get('meta', 'facts')) ?? noFacts;
}
