import { noFacts } from './meta.ts';
import { database } from './open.ts';
import type { StoredPack } from './schema.ts';

/** The packs that the user accepted. */
export async function readPacks(): Promise<StoredPack[]> {
  return (await database()).getAll('packs');
}

/** Keeps an accepted pack in place of one of its id. What is computed by packs is out of date then. */
export async function keepPack(stored: StoredPack): Promise<void> {
  const transaction = (await database()).transaction(['packs', 'meta'], 'readwrite', {
    durability: 'strict',
  });
  const meta = transaction.objectStore('meta');
  const { revision } = (await meta.get('facts')) ?? noFacts;
  await Promise.all([
    transaction.objectStore('packs').put(stored),
    meta.put({ revision: revision + 1, changedAt: stored.at }, 'facts'),
    transaction.done,
  ]);
}

/** Goes back to what comes with Duewatch. What is computed by packs is out of date then. */
export async function removePack(id: string, at: number): Promise<void> {
  const transaction = (await database()).transaction(['packs', 'meta'], 'readwrite', {
    durability: 'strict',
  });
  const meta = transaction.objectStore('meta');
  const { revision } = (await meta.get('facts')) ?? noFacts;
  await Promise.all([
    transaction.objectStore('packs').delete(id),
    meta.put({ revision: revision + 1, changedAt: at }, 'facts'),
    transaction.done,
  ]);
}
