import type { Day } from '../base/day.ts';
import type { Decimal } from '../base/decimal.ts';
import type { LocalText } from '../base/text.ts';
import type { Cited, Reason } from '../pack/cited.ts';
import type { Counter, MeasureKind, MeasureTarget, Release } from '../pack/schema.ts';

/** One measure as it stands on a day. */
export interface MeasureInForce {
  readonly id: string;
  readonly kind: MeasureKind;
  readonly target: MeasureTarget;
  /** The app keys it falls on; empty where it falls on the account or its income. */
  readonly apps: readonly string[];
  readonly since: Day;
  /**
   * Where a processing period is stated: the day from which it is over, or null where nobody has found its length. Until
   * then it lasts even when all is paid.
   */
  readonly periodEnds?: Day | null;
  readonly modality: 'must' | 'may';
  /** `possible`: it depends on a fact that is missing, such as whether an app is in the service market. */
  readonly certainty: 'certain' | 'possible';
  /** What ends it after full payment, or null where no source says. */
  readonly release: Release | null;
  readonly cite: Cited;
}

/** A rung with the day on which it was or will be reached. */
export interface RungOnDay {
  readonly id: string;
  readonly name: LocalText;
  readonly day: Day;
  /** Full days in arrears at which it is reached. */
  readonly days: number;
  /** Days from the day of the assessment; negative where it was reached before. */
  readonly inDays: number;
  readonly measures: readonly MeasureInForce[];
  /** The app keys whose own days reach it; absent where the days of the account count. */
  readonly apps?: readonly string[];
  /** What of its measures nobody has found. */
  readonly unknown?: LocalText;
  /**
   * `in-force`: a rung of the rule that holds. `reading`: only under a reading that is not the default. `historical`: a
   * rung of the last version known, where the rows of the version in force are not, or one reached under the version before,
   * which has no such rung any more. `unknown`: a rung of the rule that holds whose threshold nobody has found; its day is
   * the earliest it can have, that of the rung before it.
   */
  readonly basis: 'in-force' | 'reading' | 'historical' | 'unknown';
  /** Present where another reading of the text is the default one. */
  readonly otherReading?: true;
  readonly cite: Cited;
}

/** Where the account stands when the days are counted of something else. */
export interface CounterReading {
  readonly counter: Counter;
  readonly days: number;
  readonly rung: RungOnDay | null;
  readonly basis: 'reading';
}

/** The next change while nothing is paid. */
export interface NextChange {
  readonly day: Day;
  readonly inDays: number;
  /** The rungs of the rule that holds which are reached on that day. */
  readonly brings: readonly RungOnDay[];
  /** Rungs that may be reached before it: of unknown days, of another reading, or of a former rule. */
  readonly sooner: readonly RungOnDay[];
}

/** A measure that payment has not ended. */
export interface WaitingMeasure {
  readonly measure: MeasureInForce;
  /**
   * `lift-in-console`: the user ends it there. `next-settlement-cycle`: it ends with the first settlement cycle after its processing
   * period. `period`: that period runs. `unknown`: no source says what ends it.
   */
  readonly because: Exclude<Release, 'on-payment'> | 'period' | 'unknown';
  /** The day on which it ends by itself, or null where that is not known or is up to the user. */
  readonly until: Day | null;
}

/** When income is settled again. */
export interface SettlementResumes {
  /** Null while something is owed, and where nothing that is known fixes the day. */
  readonly day: Day | null;
  readonly because: Release | 'unknown';
}

export interface ArrearsStatus {
  readonly on: Day;
  /**
   * `unknown`: no balance and no debts are known. `clear`: nothing is owed. `in-arrears`. `pending`: in arrears, and a
   * payment that covers all that is due was made and is not booked yet. `paid`: all is paid, and measures wait for
   * something else before they end.
   */
  readonly state: 'unknown' | 'clear' | 'in-arrears' | 'pending' | 'paid';
  /** The day from which is counted (day 0), and full days since then; null and 0 where there are no arrears. */
  readonly since: Day | null;
  readonly days: number;
  readonly owed: Decimal;
  readonly owedByApp: readonly { readonly appKey: string; readonly since: Day; readonly amount: Decimal }[];
  /** The ladder's version, as `ladder/version`, or null where none holds. */
  readonly ladder: string | null;
  /** The highest rung that is certainly reached. */
  readonly rung: RungOnDay | null;
  /** Rungs whose threshold nobody has found and which may have been reached by now. */
  readonly possibleRungs: readonly { readonly id: string; readonly name: LocalText }[];
  /** Measures in force, income first. */
  readonly measures: readonly MeasureInForce[];
  /** Those of them that begin on this very day. */
  readonly startsToday: readonly MeasureInForce[];
  /** After payment: why each of the measures is still in force. */
  readonly waiting: readonly WaitingMeasure[];
  /** Null where settlement was not frozen. */
  readonly settlementResumes: SettlementResumes | null;
  /** Rungs reached on the way, oldest first. */
  readonly crossed: readonly RungOnDay[];
  /** Rungs ahead while nothing is paid, nearest first. */
  readonly coming: readonly RungOnDay[];
  /** The next change that is certain; null where none is known, which is not to say that none comes: see `beyond`. */
  readonly next: NextChange | null;
  /**
   * Rungs that may have been reached, none of them certainly: of unknown days, of another reading of the text or of what
   * is counted, or of a former rule.
   */
  readonly possible: readonly RungOnDay[];
  /** The days and the rung under every other reading of what is counted. */
  readonly readings: readonly CounterReading[];
  /** What is not known of the rungs above the last one listed. */
  readonly beyond?: LocalText;
  readonly reasons: readonly Reason[];
}
