import type { Day } from 'duewatch';
import { changeAccountHead } from './account-head.ts';

/**
 * Stores that a deadline is done or waived, or that it is neither after all. Facts say so, so that every assessment knows.
 *
 * @throws Error where the account is not stored (any more); nothing has changed then.
 */
export async function markDeadline(
  account: { readonly platform: string; readonly id: string },
  deadline: string,
  state: 'done' | 'waived' | null,
  { on, at, note = '' }: { readonly on: Day; readonly at: number; readonly note?: string },
): Promise<void> {
  await changeAccountHead(
    account,
    ({ marks = [], ...rest }) => {
      const others = marks.filter((mark) => mark.deadline !== deadline);
      const after =
        state === null ? others : [...others, { deadline, state, on, ...(note === '' ? {} : { note }) }];
      return after.length === 0 ? rest : { ...rest, marks: after };
    },
    at,
  );
}
