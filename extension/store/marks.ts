import type { Day } from 'duewatch';
import { type Answered, changeAccountHead } from './account-head.ts';

/**
 * Stores that a deadline is done or waived, or that it is neither after all. Facts say so, so that every assessment knows. What was
 * answered of it is stored and logged in the same transaction.
 *
 * @throws Error where the account is not stored (any more); nothing has changed then.
 */
export async function markDeadline(
  account: { readonly platform: string; readonly id: string },
  deadline: string,
  state: 'done' | 'waived' | null,
  {
    on,
    at,
    note = '',
    answered,
  }: { readonly on: Day; readonly at: number; readonly note?: string; readonly answered?: Answered },
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
    answered === undefined ? {} : { answered },
  );
}
