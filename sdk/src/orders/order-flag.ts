import type { Day } from '../base/day.ts';
import type { Message } from '../base/text.ts';
import type { Cited } from '../pack/cited.ts';
import type { Confidence } from '../pack/schema.ts';
import type { OrderStage } from './order-row.ts';
import type { Spread } from './spread.ts';

export type Detector =
  | 'platform-risk'
  | 'unpaid-stock'
  | 'beyond-normal-use'
  | 'wrong-details'
  | 'returns-refusals'
  | 'accounts-that-are-one'
  | 'advertising'
  | 'brushing';

/** One order that a flag rests on. */
export interface FlaggedRow {
  readonly id: string;
  readonly day: Day;
  readonly stage?: OrderStage;
  /** What was read there: codes such as `wrong.phone`, or the platform's own. */
  readonly codes: readonly string[];
  /** Pieces, where they are what counts. */
  readonly units?: number;
}

/** Orders that look abnormal, and why. A hint that asks for evidence, never a verdict. */
export interface OrderFlag {
  /** The same for the same thing over time: `situation/subject`. */
  readonly id: string;
  readonly detector: Detector;
  /** The situation of the rule, by its id. */
  readonly situation: string;
  readonly cite: Cited | null;
  /** The buyers' accounts as keyed hashes; those known by their phone only begin with `p`. */
  readonly accounts: readonly string[];
  /** The newest first (of quantities: the largest first), at most as many as asked for. */
  readonly orderIds: readonly string[];
  readonly rows: readonly FlaggedRow[];
  /** How many orders it is in all. */
  readonly orders: number;
  /** The figures that were compared, by name. */
  readonly values: Readonly<Record<string, number | string | null>>;
  readonly reasons: readonly Message[];
  /** What it is not. */
  readonly not: Message;
  /** The number or field that would settle it. */
  readonly needs: readonly Message[];
  /** How far the criterion can be trusted: `user`, `convention`, `inferred`, or the platform's own `official`. */
  readonly confidence: Confidence;
  /** What the merchant may do under the rule, given how far the orders are; empty where the rule is not this platform's. */
  readonly measures: readonly string[];
  /** What to mind before acting on it. */
  readonly before: readonly Message[];
}

/** How far a detector came. `not-judged`: it needs a number. `no-data`: no row had what it looks at. */
export interface DetectorReport {
  readonly detector: Detector;
  readonly state: 'judged' | 'not-judged' | 'no-data';
  readonly flags: number;
  readonly needs: readonly Message[];
  /** The shop's own distribution, where the detector compares with it. */
  readonly spread?: Spread;
}
