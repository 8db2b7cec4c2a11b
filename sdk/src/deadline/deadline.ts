import type { Day } from '../base/day.ts';
import type { Instant } from '../base/instant.ts';
import type { LocalText, Message } from '../base/text.ts';
import type { Severity } from '../facts/schema.ts';
import type { Reason } from '../pack/cited.ts';

/** Of a warning or a deadline: word and shape are the user interface's, see `explain`. */
export type State =
  | 'in-force'
  | 'overdue'
  | 'due-today'
  | 'due-soon'
  | 'coming'
  | 'fine'
  | 'unknown'
  | 'done'
  | 'waived';

export interface AccountRef {
  readonly platform: string;
  readonly id: string;
  readonly name?: string;
}

export const deadlineKinds = [
  'arrears-rung',
  'settlement-resumes',
  'balance-ends',
  'settlement',
  'direct-debit',
  'obligation',
  'appeal',
  'subscription-ends',
  'service-ends',
  'refund',
  'shipping',
  'first-scan',
  'points-expire',
  'restriction-lifts',
  'notice',
  'own',
] as const;

export type DeadlineKind = (typeof deadlineKinds)[number];

/** Something that happens on a day unless somebody acts, or that somebody waits for. */
export interface Deadline {
  /** Stable over time for the same thing on the same account: `platform/account/kind/…`. */
  readonly id: string;
  readonly kind: DeadlineKind;
  /** What a reminder goes by: `low` for what one only waits for. */
  readonly severity: Severity;
  readonly account: AccountRef;
  readonly what: Message;
  /**
   * The safe day to go by, the likely one and the latest one. Equal where the day is certain; `latest` is null where it is
   * open, and all are null where no day is stated.
   */
  readonly earliest: Day | null;
  readonly likely: Day | null;
  readonly latest: Day | null;
  /** Computed from a forecast: the days move with what is known. `likely` is null where it is beyond the forecast. */
  readonly estimated?: boolean;
  /** The safe instant, where hours count: `earliest` is its day, or at midnight the day that is over then. */
  readonly at?: Instant;
  /** The first day of a window in which it happens. */
  readonly opens?: Day;
  /** From the day of the assessment to `earliest`; null where that is. */
  readonly inDays: number | null;
  readonly state: State;
  /** What the user said where it was marked as done or waived. */
  readonly note?: string;
  /** What follows when it passes, in words; null where no source says. */
  readonly consequence: Message | null;
  /** What that costs, where `assess` found anything that it does. */
  readonly cost?: Message;
  /** What to do, and where in the platform's pages. */
  readonly action: Message;
  readonly place: 'fees' | 'console';
  readonly way: LocalText | null;
  /** What has to be done one after the other. */
  readonly steps?: readonly Message[];
  /** What an appeal is against: the violation's id in the facts. */
  readonly violation?: string;
  /** What an appeal needs, and the file types that are taken. */
  readonly evidence?: readonly LocalText[];
  readonly files?: readonly string[];
  /** The last day of which it is published whether it is a working day, where the answer goes beyond it. */
  readonly calendarKnownThrough?: Day;
  readonly why: readonly Reason[];
}

export type DatedDeadline = Deadline & {
  readonly earliest: Day;
  readonly inDays: number;
};

/** Whether a day is stated. */
export function isDated(deadline: Deadline): deadline is DatedDeadline {
  return deadline.earliest !== null;
}
