import type { Decimal } from '../base/decimal.ts';
import type { LocalText, Message } from '../base/text.ts';
import type { Truth } from '../base/truth.ts';
import type { Cited, Reason } from '../pack/cited.ts';
import type { Range } from '../pack/condition-schema.ts';
import type { PenaltyMeasure } from '../pack/penalty-schema.ts';
import type { Given } from './given.ts';

/** What the platform holds against a shop. */
export interface Finding {
  /** Offences by their ids: true where the platform named it, false where it ruled it out. What is absent is not known. */
  readonly offences: Readonly<Record<string, boolean>>;
  readonly facts: Given;
}

/** One thing that may follow, whole. */
export interface Outcome {
  /** The clauses and steps that lead there, as `table/clause/step`; `table/clause` where none of its steps matches. */
  readonly clauses: readonly string[];
  /** Taken together. Empty where the text states nothing for the case. */
  readonly measures: readonly PenaltyMeasure[];
  /** Part of it nobody has found. */
  readonly unknown: boolean;
}

/** What one reading of one table comes to. */
export interface ReadingOutcome {
  readonly penalty: string;
  readonly reading: string;
  readonly name: LocalText | null;
  readonly isDefault: boolean;
  /** One where all facts are known and the text decides; several where it does not. */
  readonly outcomes: readonly Outcome[];
}

/** Clauses that come to different things on this case. */
export interface Conflict {
  /** As `table/clause/step`. */
  readonly clauses: readonly string[];
  /** Whether they do so whatever the missing facts are. */
  readonly certain: boolean;
  readonly text: Message;
  readonly cite?: Cited;
}

/** A fact to ask for. */
export interface RuleNeed {
  readonly kind: 'fact' | 'offence' | 'limit';
  /** The fact, the offence, or the path under which the limit can be entered. */
  readonly id: string;
  /** How many outcomes remain at most once it is known; null where that cannot be told. */
  readonly leaves: number | null;
  readonly text: Message;
}

/** What was read for one test of a rule, and where it lies. */
export interface TestRead {
  /** The value, the part and the whole of a share, or null where it is not known. */
  readonly read: number | Decimal | string | boolean | null | readonly [number, number];
  /** What was asked for; null where nobody has found the limit. */
  readonly range: Range | null;
  readonly holds: Truth;
  readonly text: Message;
}

export interface RuleReason extends Reason {
  /** As `table/clause/step`; absent for what is no clause. */
  readonly clause?: string;
  readonly tests?: readonly TestRead[];
  /** What the clause takes, and what one of is taken. */
  readonly measures?: readonly PenaltyMeasure[];
  /** Of these, what only one of is taken. */
  readonly oneOf?: readonly PenaltyMeasure[];
}

export interface Verdict {
  /** Measures that follow in every case that the facts allow, under every reading. */
  readonly certain: readonly PenaltyMeasure[];
  /** Measures that may follow, the certain ones included; the mildest first. */
  readonly possible: readonly PenaltyMeasure[];
  /** Measures that no outcome allows, because a clause says so. */
  readonly excluded: readonly PenaltyMeasure[];
  /** Everything that may follow, each outcome whole and once. Empty where no rule is known to hold. */
  readonly outcomes: readonly Outcome[];
  readonly byReading: readonly ReadingOutcome[];
  readonly conflicts: readonly Conflict[];
  /** What is not known and would narrow the outcomes, the fact that narrows most first. */
  readonly needs: readonly RuleNeed[];
  readonly reasons: readonly RuleReason[];
  /** Why there may be more than what is listed: unknown measures, a list that is not complete, no version that holds. */
  readonly open: readonly LocalText[];
}
