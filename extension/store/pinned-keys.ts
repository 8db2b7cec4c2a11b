import { type PublicKey, publicKeyFault, type SignatureFault } from 'duewatch/schema';
import type { DBSchema, IDBPDatabase } from 'idb';
import { database } from './open.ts';

/** A public key that the user believes: what it signed is told to be of that name. */
export interface PinnedKey {
  /** Apart from the other keys of the store. */
  readonly kind: 'pinned';
  readonly name: string;
  readonly key: PublicKey;
  /** When, in milliseconds. */
  readonly at: number;
}

/** They stand beside the key that buyers are hashed with, under ids of their own. */
interface PinnedKeys extends DBSchema {
  keys: { key: `pin/${string}`; value: PinnedKey };
}

const all = () => IDBKeyRange.bound('pin/', 'pin/\uffff');

const store = async () => (await database()) as unknown as IDBPDatabase<PinnedKeys>;

/** The pinned keys, the one pinned first first. */
export async function readPinnedKeys(): Promise<PinnedKey[]> {
  const pinned = await (await store()).getAll('keys', all());
  return pinned.sort((a, b) => a.at - b.at);
}

/**
 * Pins a key, under another name where it is pinned already. What may not be believed is refused with its fault, and nothing changes:
 * no key, an id that is not the key's, or a key under which one signature fits every file.
 */
export async function pinKey(key: PublicKey, name: string, at: number): Promise<SignatureFault | undefined> {
  const fault = await publicKeyFault(key);
  if (fault !== undefined) return fault;
  const { format, id, public: bytes } = key;
  await (await store()).put(
    'keys',
    { kind: 'pinned', name, key: { format, id, public: bytes }, at },
    `pin/${id}`,
  );
  return undefined;
}

/** Believes a key no more. Packs accepted under it stay, and are said to be of a key that is not pinned. */
export async function unpinKey(id: string): Promise<void> {
  await (await store()).delete('keys', `pin/${id}`);
}
