import type { AccountRunway } from 'duewatch/deadline';
import type { DBSchema, IDBPDatabase } from 'idb';
import { isRecord } from '../is-record.ts';
import { database } from './open.ts';

/** How long the balance of an account lasts, and what that was computed from, as one text. */
export interface KeptRunway extends AccountRunway {
  basis: string;
  /** When, in milliseconds. */
  at: number;
}

/** They stand beside the state of the facts, under a key of their own. */
interface KeptRunways extends DBSchema {
  meta: { key: typeof keptRunwaysKey; value: KeptRunway[] };
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

export async function keepRunways(runways: KeptRunway[]): Promise<void> {
  await (await store()).put('meta', runways, keptRunwaysKey);
}
