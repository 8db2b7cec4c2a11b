import { changeAccountHead } from './account-head.ts';
import type { StoredAccount } from './schema.ts';

type Lists = Pick<StoredAccount, 'duties' | 'subscriptions' | 'refunds'>;
type Row = Readonly<Record<string, unknown>>;

/**
 * Changes one list of what deadlines rest on, in one transaction: what is changed is the list as it is stored then. An account
 * that is not stored yet begins with it.
 */
export async function changeCaseList(
  account: { readonly platform: string; readonly id: string },
  list: keyof Lists,
  change: (rows: readonly Row[]) => readonly Row[],
  at: number,
): Promise<void> {
  await changeAccountHead(
    account,
    (head) => {
      const { [list]: before = [], ...rest } = head;
      const after = change(before);
      return after.length === 0 ? rest : ({ ...rest, [list]: after } as StoredAccount);
    },
    at,
    { begin: true },
  );
}

/** Says what kind of account it is, or, with undefined, that nobody knows. An account that is not stored yet begins with it. */
export async function changeTrait(
  account: { readonly platform: string; readonly id: string },
  trait: string,
  value: boolean | string | number | undefined,
  at: number,
): Promise<void> {
  await changeAccountHead(
    account,
    ({ traits = {}, ...rest }) => {
      const { [trait]: _before, ...others } = traits;
      const after = value === undefined ? others : { ...others, [trait]: value };
      return Object.keys(after).length === 0 ? rest : { ...rest, traits: after };
    },
    at,
    { begin: true },
  );
}
