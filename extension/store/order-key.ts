import { database } from './open.ts';

/**
 * What this installation hashes buyers with: made once, by chance, where there is none. Hashes of one key tell nothing to anybody who
 * has another or none, so it is left out of every export and backup, as the hashes are: whoever restores one imports the orders again.
 */
export async function orderKey(): Promise<string> {
  const transaction = (await database()).transaction('keys', 'readwrite');
  const known = await transaction.store.get('orders');
  if (known !== undefined) return known;
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const key = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  await Promise.all([transaction.store.put(key, 'orders'), transaction.done]);
  return key;
}
