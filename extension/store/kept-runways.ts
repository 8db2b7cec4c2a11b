import type { AccountRunway } from 'duewatch/deadline';
import type { DBSchema, IDBPDatabase } from 'idb';
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
  return (await (await store()).get('meta', keptRunwaysKey)) ?? [];
}

export async function keepRunways(runways: KeptRunway[]): Promise<void> {
  await (await store()).put('meta', runways, keptRunwaysKey);
}
