import type { Day } from '../base/day.ts';
import type { Decimal } from '../base/decimal.ts';
import type { Range } from '../base/range.ts';
import type { Message } from '../base/text.ts';
import type { Hosting } from '../facts/schema.ts';
import type { Reason } from '../pack/cited.ts';
import type { PriceStep } from './price-calls.ts';

/** What one app key's calls of one price class cost on one day. */
export interface StatementLine {
  /** Stable: `day/app key/class/hosting`; of a correction `day it became known/day it corrects/app key/class/hosting`. */
  readonly id: string;
  readonly day: Day;
  /** Of a correction, the day that it corrects. */
  readonly corrects?: Day;
  readonly appKey: string;
  readonly class: string;
  readonly hosting: Hosting | 'any';
  readonly calls: number;
  /** Of these calls, those within the free quota. */
  readonly free: number;
  /** The quota that ended on this day, where there are several: the next call was no longer free. */
  readonly stoppedBy?: 'app-key' | 'account';
  /** What the day's calls went through: one step for a single price, several where a tier ended. */
  readonly steps: readonly PriceStep[];
  /** Rounded where the tariff rounds lines, else exact. Negative where a volume price fell. */
  readonly amount: Decimal;
  /** The tariff's version, as `tariff/version`. */
  readonly tariff: string;
  /** Where it was asked for: the calls of each API. A correction does not have them. */
  readonly apis?: readonly { readonly api: string; readonly calls: number }[];
  /** How the amount came about, in words: `(1,234,567 − 500,000 free) × ¥0.01/100`. */
  readonly label: Message;
}

/** Calls whose price is not known. They are never counted as free. */
export interface UnratedUsage {
  readonly appKey: string;
  readonly api: string;
  readonly from: Day;
  readonly to: Day;
  readonly calls: number;
  readonly because:
    | 'no-tariff'
    | 'class-unknown'
    | 'price-unknown'
    | 'hosting-unknown'
    | 'listing-unknown'
    | 'past-last-tier';
  readonly class?: string;
  /** Where the user can enter the missing value, see `applyValues`. */
  readonly path?: string;
}

/** What an app key is charged for a day, rounded as the tariff says. Negative for a credit. */
export interface Charge {
  readonly day: Day;
  readonly appKey: string;
  readonly amount: Range;
  /** Of a correction, the day that it corrects. */
  readonly corrects?: Day;
}

export interface AppCost {
  readonly appKey: string;
  readonly calls: number;
  readonly amount: Range;
}

export interface Statement {
  readonly currency: 'CNY';
  readonly from: Day;
  readonly to: Day;
  /** The last day for which there is usage, or null. */
  readonly usageThrough: Day | null;
  readonly lines: readonly StatementLine[];
  readonly unrated: readonly UnratedUsage[];
  /** By day, then app key. Charges of all days re-add to the total. */
  readonly charges: readonly Charge[];
  /** Most expensive first. */
  readonly byApp: readonly AppCost[];
  readonly calls: number;
  /** Low and high differ where a relief or a price is not published. */
  readonly total: Range;
  /** Why the total is what it is: the tariff and what of it is unknown. */
  readonly reasons: readonly Reason[];
}
