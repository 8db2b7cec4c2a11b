import type { Day } from '../base/day.ts';
import type { Decimal } from '../base/decimal.ts';
import type { LocalText } from '../base/text.ts';
import type { Cited, Reason } from '../pack/cited.ts';
import type { MeasureKind, MeasureTarget, Release } from '../pack/schema.ts';

/** One measure as it stands on a day. */
export interface MeasureInForce {
  readonly id: string;
  readonly kind: MeasureKind;
  readonly target: MeasureTarget;
  /** The app keys it falls on; empty where it falls on the account or its income. */
  readonly apps: readonly string[];
  readonly since: Day;
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
  /** What of its measures nobody has found. */
  readonly unknown?: LocalText;
  /**
   * `in-force`: a rung of the rule that holds. `reading`: only under a reading that is not the default. `historical`: a
   * rung of the last version known, where the rows of the version in force are not.
   */
  readonly basis: 'in-force' | 'reading' | 'historical';
  /** Present where another reading of the text is the default one. */
  readonly otherReading?: true;
  readonly cite: Cited;
}

export interface ArrearsStatus {
  readonly on: Day;
  /**
   * `unknown`: no balance and no debts are known. `clear`: nothing is owed. `in-arrears`. `paid`: all is paid, and
   * measures wait for something else before they end.
   */
  readonly state: 'unknown' | 'clear' | 'in-arrears' | 'paid';
  /** The day the arrears began (day 0), and full days since then; null and 0 where there are none. */
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
  /** Rungs reached on the way, oldest first. */
  readonly crossed: readonly RungOnDay[];
  /** Rungs ahead while nothing is paid, nearest first. */
  readonly coming: readonly RungOnDay[];
  /** What is not known of the rungs above the last one listed. */
  readonly beyond?: LocalText;
  readonly reasons: readonly Reason[];
}
