import { changeAccountHead } from './account-head.ts';
import type { StoredAccount } from './schema.ts';

type Ladders = NonNullable<StoredAccount['ladders']>;

/**
 * Changes the ladders that the user wrote for an account, in one transaction: what is changed is the list as it is
 * stored then, whatever another page did to it meanwhile. Nothing else of the account is touched.
 *
 * @throws Error where the account is not stored (any more); nothing has changed then.
 */
export async function changeLadders(
  account: { readonly platform: string; readonly id: string },
  change: (ladders: Ladders) => Ladders,
  at: number,
): Promise<Ladders> {
  let ladders: Ladders = [];
  await changeAccountHead(
    account,
    ({ ladders: before = [], ...rest }) => {
      ladders = [...change(before)];
      return ladders.length === 0 ? rest : { ...rest, ladders };
    },
    at,
  );
  return ladders;
}
