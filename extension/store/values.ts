import type { OwnValue } from 'duewatch';
import { changeAccountHead } from './account-head.ts';

/**
 * Puts a value that the user entered in place of those under any of its paths, or takes it back (null), in one transaction. Nothing
 * else of the account is touched.
 *
 * @throws Error where the account is not stored (any more); nothing has changed then.
 */
export async function changeValue(
  account: { readonly platform: string; readonly id: string },
  /** The one to keep it under first, then others that name the same place. */
  [path, ...others]: readonly [string, ...string[]],
  entered: OwnValue | null,
  at: number,
): Promise<void> {
  await changeAccountHead(
    account,
    ({ values: before = {}, ...rest }) => {
      const kept = Object.entries(before).filter(([each]) => each !== path && !others.includes(each));
      const values = Object.fromEntries(entered === null ? kept : [...kept, [path, entered] as const]);
      return Object.keys(values).length === 0 ? rest : { ...rest, values };
    },
    at,
  );
}
