import { noFacts } from './meta.ts';
import { database } from './open.ts';
import type { StoredAccount } from './schema.ts';

/**
 * Changes what is stored of an account but for its long lists, in one transaction.
 *
 * @throws Error where the account is not stored (any more), unless it may begin here; nothing has changed then.
 */
export async function changeAccountHead(
  { platform, id }: { readonly platform: string; readonly id: string },
  change: (head: StoredAccount) => StoredAccount,
  at: number,
  { begin = false }: { readonly begin?: boolean } = {},
): Promise<void> {
  const transaction = (await database()).transaction(['accounts', 'meta'], 'readwrite', {
    durability: 'strict',
  });
  const accounts = transaction.objectStore('accounts');
  const meta = transaction.objectStore('meta');
  const [stored, state = noFacts] = await Promise.all([accounts.get([platform, id]), meta.get('facts')]);
  const head = stored ?? (begin ? { platform, id } : undefined);
  if (head === undefined) {
    await transaction.done;
    throw new Error(`no account ${platform}/${id}`);
  }
  await Promise.all([
    accounts.put(change(head)),
    meta.put({ revision: state.revision + 1, changedAt: at }, 'facts'),
    transaction.done,
  ]);
}
