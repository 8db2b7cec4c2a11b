import type { Day } from '../base/day.ts';
import type { Message } from '../base/text.ts';
import type { Reason } from '../pack/cited.ts';

/** Of a warning or a deadline: word and shape are the user interface's, see `explain`. */
export type State = 'in-force' | 'overdue' | 'due-soon' | 'coming' | 'fine' | 'unknown' | 'done';

export interface AccountRef {
  readonly platform: string;
  readonly id: string;
  readonly name?: string;
}

/** Something that happens on a day unless somebody acts, or that somebody waits for. */
export interface Deadline {
  /** Stable over time for the same thing on the same account: `platform/account/kind/…`. */
  readonly id: string;
  readonly kind: 'arrears-rung';
  readonly account: AccountRef;
  readonly what: Message;
  /** The safe day to go by, the likely one and the latest one. Equal where the day is certain; null where it is open. */
  readonly earliest: Day;
  readonly likely: Day;
  readonly latest: Day | null;
  /** From the day of the assessment to `earliest`. */
  readonly inDays: number;
  readonly state: State;
  /** What to do, and where in the platform's pages. */
  readonly action: Message;
  readonly place: 'fees' | 'console';
  readonly why: readonly Reason[];
}
