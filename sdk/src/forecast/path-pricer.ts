import type { Day } from '../base/day.ts';
import type { Decimal } from '../base/decimal.ts';
import type { TariffPrice, UsageGroup } from '../cost/group-usage.ts';
import type { SettleRules } from '../cost/settle.ts';
import type { Settlement } from '../cost/settlement.ts';
import type { Charge } from '../cost/statement.ts';
import type { AccountFacts } from '../facts/schema.ts';
import type { Tariff } from '../pack/schema.ts';

/** What all paths of an account have in common. */
export interface PathSetup {
  readonly tariff: Tariff | undefined;
  readonly account: Pick<AccountFacts, 'position' | 'payments' | 'directDebit'>;
  readonly rules: SettleRules;
  /** The day at whose end the account is known: nothing is in arrears then. */
  readonly on: Day;
  /** The days of a path: a row of calls for each series. */
  readonly days: readonly Day[];
  /** The first of them whose cost is told. */
  readonly told: number;
  /** By app key, then class and hosting: whose calls they are, and their price on each day of the path. */
  readonly series: readonly { readonly appKey: string; readonly priceOn: readonly TariffPrice[] }[];
  /** Usage before the first day of the path that bears on quotas and tiers. */
  readonly before: readonly UsageGroup[];
  /** Usage of zero calls that has a fee, on days of the path, see `idleRecords`. */
  readonly idle: readonly UsageGroup[];
  /** Charges of usage before the path that are drawn on its days, or were before. */
  readonly charges: readonly Charge[];
  /** The account before the first draw of a path. */
  readonly opening: Settlement;
}

/** What a path comes to. */
export interface PricedPath<T> {
  /** The cost of the days told, each with those before it. */
  readonly costs: ArrayLike<T>;
  /** The day on which arrears begin, or null. */
  readonly arrears: Day | null;
  /** The first day with calls past the last tier, whose price nobody knows: from then on the cost is at least that. */
  readonly pastLastTier: Day | null;
}

/** Rates and settles paths: calls by series, then day. */
export interface PathPricer<T> {
  readonly price: (calls: Float64Array) => PricedPath<T>;
  readonly compare: (a: T, b: T) => number;
  readonly amount: (cost: T) => Decimal;
}
