import type { Day } from '../base/day.ts';
import type { Decimal } from '../base/decimal.ts';
import type { Debt } from '../facts/schema.ts';

/** What happened on a day on which money moved. All amounts are of that day, but `prepaid` and `owed`, which hold at its end. */
export interface SettlementDay {
  readonly day: Day;
  readonly charged: Decimal;
  readonly drawnPrepaid: Decimal;
  readonly drawnDebit: Decimal;
  readonly newDebt: Decimal;
  /** Payments received, and what of them paid debts; the rest joined the prepaid balance. */
  readonly received: Decimal;
  readonly paidDebt: Decimal;
  readonly prepaid: Decimal;
  readonly owed: Decimal;
}

/** Days without a break at whose end something was owed. */
export interface Episode {
  /** The day the arrears began: day 0. */
  readonly since: Day;
  /** The day on which all was paid, or null while something is owed. */
  readonly paidOn: Day | null;
}

export interface Settlement {
  readonly currency: 'CNY';
  /** The day of the position it starts from, and the last day settled. */
  readonly from: Day;
  readonly to: Day;
  readonly days: readonly SettlementDay[];
  readonly prepaid: Decimal;
  /** What is unpaid, oldest first. */
  readonly debts: readonly Debt[];
  readonly owed: Decimal;
  readonly episodes: readonly Episode[];
}
