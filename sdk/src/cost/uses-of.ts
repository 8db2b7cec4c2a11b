import type { Day } from '../base/day.ts';
import { add, type Decimal, isPositive, subtract } from '../base/decimal.ts';
import type { LedgerEntry } from './settlement.ts';

/** A debt, or a charge, as far as one payment paid it. */
export interface Use {
  readonly debt: string;
  readonly appKey: string;
  readonly day: Day;
  readonly amount: Decimal;
}

/**
 * What a payment paid, itself or from the balance that it joined, less what is owed again already; the last first.
 *
 * @example usesOf([{ day: '2026-11-20', kind: 'pay', amount: '3.00', debt: '1', appKey: 'a', of: '2026-11-19', payment: 'p' }], 'p')
 * // [{ debt: '1', appKey: 'a', day: '2026-11-19', amount: '3.00' }]
 */
export function usesOf(ledger: readonly LedgerEntry[], payment: string): Use[] {
  const uses = new Map<string, Use>();
  for (const entry of ledger) {
    const { kind, appKey = '', amount } = entry;
    const paid = kind === 'pay' && entry.payment === payment;
    const drawn = kind === 'draw' && entry.grant === payment;
    const reopened = kind === 'reopen' && entry.payment === payment;
    const debt = drawn ? entry.charge : entry.debt;
    if (!(paid || drawn || reopened) || debt === undefined) continue;
    const before = uses.get(debt)?.amount ?? '0.00';
    const after = reopened ? subtract(before, amount) : add(before, amount);
    uses.delete(debt);
    uses.set(debt, { debt, appKey, day: entry.of ?? entry.day, amount: after });
  }
  return [...uses.values()].filter((use) => isPositive(use.amount)).reverse();
}
