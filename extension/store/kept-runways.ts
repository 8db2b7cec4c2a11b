import type { AccountRunway } from 'duewatch/deadline';
import type { DBSchema, IDBPDatabase } from 'idb';
import { isRecord } from '../is-record.ts';
import { noFacts } from './meta.ts';
import { database } from './open.ts';
import type { FactsState } from './schema.ts';

/** How long the balance of an account lasts, and what that was computed from, as one text. */
export interface KeptRunway extends AccountRunway {
  basis: string;
  /** When, in milliseconds. */
  at: number;
}

/** They stand beside the state of the facts, under a key of their own. */
interface KeptRunways extends DBSchema {
  meta: { key: typeof keptRunwaysKey | 'facts'; value: KeptRunway[] | FactsState };
}

export const keptRunwaysKey = 'runways';

const store = async () => (await database()) as unknown as IDBPDatabase<KeptRunways>;

export async function readKeptRunways(): Promise<KeptRunway[]> {
  const kept: unknown = await (await store()).get('meta', keptRunwaysKey);
  // What is damaged is computed anew.
  return Array.isArray(kept) ? kept.filter(isKeptRunway) : [];
}

function isKeptRunway(kept: unknown): kept is KeptRunway {
  if (!isRecord(kept) || !isRecord(kept.runway)) return false;
  const { on, state, history, quantiles, range, notes } = kept.runway;
  return (
    [kept.platform, kept.id, kept.basis, on, state].every((each) => typeof each === 'string') &&
    typeof kept.at === 'number' &&
    isRecord(history) &&
    (range === null || isRecord(range)) &&
    [quantiles, notes].every((list) => Array.isArray(list) && list.every(isRecord))
  );
}

/** Keeps them where the facts are still those that they were computed from, in one transaction: what was deleted meanwhile stays so. */
export async function keepRunways(runways: KeptRunway[], revision: number): Promise<void> {
  const transaction = (await store()).transaction('meta', 'readwrite');
  const state = ((await transaction.store.get('facts')) as FactsState | undefined) ?? noFacts;
  if (state.revision === revision) await transaction.store.put(runways, keptRunwaysKey);
  await transaction.done;
}
