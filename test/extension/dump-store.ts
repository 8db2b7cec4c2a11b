import { database } from '../../extension/store/open.ts';

/** Everything that is in the database, every store with its keys, as one text. */
export async function dumpStore(): Promise<string> {
  const stored = await database();
  const names = [...stored.objectStoreNames];
  const stores = await Promise.all(
    names.map(async (name) => ({
      name,
      keys: await stored.getAllKeys(name),
      values: await stored.getAll(name),
    })),
  );
  return JSON.stringify(stores);
}
