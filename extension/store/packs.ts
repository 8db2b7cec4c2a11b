import type { Problem } from 'duewatch';
import { parsePack } from 'duewatch/schema';
import { noFacts } from './meta.ts';
import { database } from './open.ts';
import type { StoredPack } from './schema.ts';

/** A stored pack that this version cannot read: an older format, or damaged. It is kept, and nothing is computed by it. */
export interface SetAside {
  readonly id: string;
  /** When it was accepted, in milliseconds, or null where that cannot be read either. */
  readonly at: number | null;
  /** As it is stored. */
  readonly pack: unknown;
  /** Why it cannot be read; none where it is the pack of another id. */
  readonly problems: readonly Problem[];
}

/** The packs that the user accepted, parsed again: those that can be read, and those that are set aside. */
export async function readPacks(): Promise<{
  readonly accepted: readonly StoredPack[];
  readonly setAside: readonly SetAside[];
}> {
  // What is stored may be of another version of Duewatch, so its type says nothing.
  const stored: unknown[] = await (await database()).getAll('packs');
  const accepted: StoredPack[] = [];
  const setAside: SetAside[] = [];
  for (const each of stored) {
    const { id, at, pack, signedBy } = each as Partial<StoredPack> & { readonly id: string };
    const when = typeof at === 'number' && !Number.isNaN(new Date(at).getTime()) ? at : null;
    const { value, problems } = parsePack(pack);
    // Under another id it would take the place of a pack that nobody offered it for.
    if (value?.id !== id) setAside.push({ id, at: when, pack, problems });
    else {
      accepted.push({
        id,
        at: when ?? 0,
        pack: value,
        signedBy: typeof signedBy === 'string' ? signedBy : null,
      });
    }
  }
  return { accepted, setAside };
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
