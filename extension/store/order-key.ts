import { database } from './open.ts';

/** Whether it is a key that orders can be hashed with, and not what damage left of one. */
export function isOrderKey(key: unknown): key is string {
  return typeof key === 'string' && /^[0-9a-f]{32}$/.test(key);
}

/**
 * What this installation hashes buyers with: made once, by chance, where there is none. Hashes of one key tell nothing to anybody who
 * has another or none, so it is left out of every export and backup, as the hashes are: whoever restores one imports the orders again.
 *
 * Where it is lost or damaged and orders of it remain, a new one is kept only together with the first orders that it hashed: those of
 * the old one go in the same transaction, and not before.
 */
export async function orderKey(): Promise<string> {
  const transaction = (await database()).transaction(['keys', 'orderDays'], 'readwrite');
  const keys = transaction.objectStore('keys');
  const known = await keys.get('orders');
  if (isOrderKey(known)) return known;
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const key = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if ((await transaction.objectStore('orderDays').count()) === 0) await keys.put(key, 'orders');
  await transaction.done;
  return key;
}
