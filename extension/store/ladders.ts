import { noFacts } from './meta.ts';
import { database } from './open.ts';
import type { StoredAccount } from './schema.ts';

type Ladders = NonNullable<StoredAccount['ladders']>;

/**
 * Changes the ladders that the user wrote for an account, in one transaction: what is changed is the list as it is
 * stored then, whatever another page did to it meanwhile. Nothing else of the account is touched.
 *
 * @throws Error where the account is not stored (any more); nothing has changed then.
 */
export async function changeLadders(
  { platform, id }: { readonly platform: string; readonly id: string },
  change: (ladders: Ladders) => Ladders,
  at: number,
): Promise<Ladders> {
  const transaction = (await database()).transaction(['accounts', 'meta'], 'readwrite', {
    durability: 'strict',
  });
  const accounts = transaction.objectStore('accounts');
  const meta = transaction.objectStore('meta');
  const [head, state = noFacts] = await Promise.all([accounts.get([platform, id]), meta.get('facts')]);
  if (head === undefined) {
    await transaction.done;
    throw new Error(`no account ${platform}/${id}`);
  }
  const { ladders: before = [], ...rest } = head;
  const ladders = [...change(before)];
  await Promise.all([
    accounts.put(ladders.length === 0 ? rest : { ...rest, ladders }),
    meta.put({ revision: state.revision + 1, changedAt: at }, 'facts'),
    transaction.done,
  ]);
  return ladders;
}
