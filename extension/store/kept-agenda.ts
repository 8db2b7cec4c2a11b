import type { DBSchema, IDBPDatabase } from 'idb';
import { isRecord } from '../is-record.ts';
import type { AgendaView } from '../messages.ts';
import { noFacts } from './meta.ts';
import { database } from './open.ts';
import type { FactsState } from './schema.ts';

/** What the popup shows, ready made, and what it was made from. */
export interface KeptAgenda {
  view: AgendaView;
  /** Of the facts and packs that it is of. */
  revision: number;
  /** The settings that it goes by, as one text. */
  settings: string;
  /** From when until when it holds, in milliseconds: a day of Shanghai, or less where a clock runs out in it. */
  from: number;
  until: number;
}

/** It stands beside the state of the facts, under a key of its own. */
interface KeptAgendas extends DBSchema {
  meta: { key: typeof keptAgendaKey | 'facts'; value: KeptAgenda | FactsState };
}

export const keptAgendaKey = 'agenda';

/** Keeps it where the facts are still those that it is of, in one transaction: what was deleted meanwhile stays so. */
export async function keepAgenda(agenda: KeptAgenda): Promise<void> {
  const agendas = (await database()) as unknown as IDBPDatabase<KeptAgendas>;
  const transaction = agendas.transaction('meta', 'readwrite');
  const state = ((await transaction.store.get('facts')) as FactsState | undefined) ?? noFacts;
  if (state.revision === agenda.revision) await transaction.store.put(agenda, keptAgendaKey);
  await transaction.done;
}

/** The agenda that was kept last, and whether it is of the facts as they are and of this moment; undefined where there is none. */
export async function readKeptAgenda(
  now: Promise<number>,
): Promise<{ readonly view: AgendaView; readonly settings: string; readonly holds: boolean } | undefined> {
  const db = await database();
  const { store } = db.transaction('meta');
  const [kept, { revision } = noFacts] = await Promise.all([
    store.get(keptAgendaKey as 'facts') as Promise<unknown>,
    store.get('facts'),
  ]);
  if (!isKeptAgenda(kept)) return undefined;
  const instant = await now;
  return {
    view: kept.view,
    settings: kept.settings,
    holds: kept.revision === revision && kept.from <= instant && instant < kept.until,
  };
}

/** One that is damaged is made anew. */
function isKeptAgenda(kept: unknown): kept is KeptAgenda {
  return (
    isRecord(kept) &&
    isRecord(kept.view) &&
    isRecord(kept.view.today) &&
    isRecord(kept.view.links) &&
    Array.isArray(kept.view.groups) &&
    typeof kept.settings === 'string' &&
    [kept.revision, kept.from, kept.until].every((each) => typeof each === 'number')
  );
}
