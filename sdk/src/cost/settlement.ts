import type { Day } from '../base/day.ts';
import type { Decimal } from '../base/decimal.ts';
import type { Debt, Payment } from '../facts/schema.ts';
import type { Wallet } from './wallet.ts';

/** What happened on a day on which money moved. All amounts are of that day, but `prepaid` and `owed`, which hold at its end. */
export interface SettlementDay {
  readonly day: Day;
  readonly charged: Decimal;
  readonly drawnPrepaid: Decimal;
  readonly drawnDebit: Decimal;
  readonly newDebt: Decimal;
  /** Payments and credits received, and what of them paid debts; the rest joined the prepaid balance. */
  readonly received: Decimal;
  readonly paidDebt: Decimal;
  /** Of the prepaid balance, what could no longer be drawn. */
  readonly expired: Decimal;
  /** Payments and debits that came back, and refunds: what they had paid is owed again. */
  readonly returned: Decimal;
  /** Debts that the platform gave up. */
  readonly writtenOff: Decimal;
  readonly prepaid: Decimal;
  readonly owed: Decimal;
}

/**
 * One movement of money. `grant`: joins the prepaid balance. `draw`, `debit` and `debt` pay a charge, or put it down as
 * debt. `pay`: a payment or a credit pays a debt. `write-off`: a debt is given up. `return`: what came back leaves the
 * prepaid balance. `reopen`: what it had paid is owed again. `expire`: a grant ends. For the prepaid balance, at every step, all that was
 * granted is what was drawn, what is left, what expired and what came back.
 */
export interface LedgerEntry {
  readonly day: Day;
  readonly kind: 'grant' | 'draw' | 'debit' | 'debt' | 'pay' | 'expire' | 'write-off' | 'return' | 'reopen';
  readonly amount: Decimal;
  readonly grant?: string;
  /** The charge, as `day/app key`. */
  readonly charge?: string;
  readonly debt?: string;
  /** Whose charge or debt it is, and of a debt the day it is of. */
  readonly appKey?: string;
  readonly of?: Day;
  /** The payment, write-off or refund, or the credit as `day/app key`. */
  readonly payment?: string;
}

/** Days without a break at whose end something due was owed. */
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
  /** Empty where it was not asked for. */
  readonly ledger: readonly LedgerEntry[];
  readonly prepaid: Decimal;
  /** What the prepaid balance is made of. */
  readonly wallet: Wallet;
  /** What is unpaid, oldest first. */
  readonly debts: readonly Debt[];
  readonly owed: Decimal;
  readonly episodes: readonly Episode[];
  /** The same for each app key that had arrears. */
  readonly episodesByApp: Readonly<Record<string, readonly Episode[]>>;
  /** Payments that were made and that the platform has not booked yet. */
  readonly unposted: readonly Payment[];
}
