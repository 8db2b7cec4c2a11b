import type { Day } from '../base/day.ts';
import type { Range } from '../base/range.ts';
import type { Message } from '../base/text.ts';

/** A resource that is lost for every day from `from` to `to`, both included; `to` is null where nobody knows the end. */
export interface Restriction {
  readonly resource: string;
  readonly from: Day;
  readonly to: Day | null;
  /** What to ask for where the end is not known. Ends with the same question are settled together. */
  readonly need?: Message;
}

/** An amount that is taken once, CNY, such as a deduction from the deposit; null where it is not known. */
export interface Taking {
  readonly resource: string;
  readonly amount: Range | null;
  /** Names the money, where several events take the same: of what has one name the larger counts. Each event's own without. */
  readonly pot?: string;
}

/** What a clause takes. */
export type Consequence = Restriction | Taking;
