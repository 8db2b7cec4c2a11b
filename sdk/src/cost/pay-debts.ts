import { compareText } from '../base/compare-text.ts';
import { compare, type Decimal, isZero, min, subtract, sum } from '../base/decimal.ts';
import { fromUnits, placesOf, toUnits } from '../base/units.ts';
import type { Debt, PayPolicy } from '../facts/schema.ts';

/** What an amount pays of each debt, in the order in which they are paid, and what is left of it. */
export interface PaidDebts {
  readonly paid: readonly { readonly debt: Debt; readonly amount: Decimal }[];
  readonly left: Decimal;
}

/**
 * Which debts an amount pays. No source says what the platforms do; `oldest-first` is the default, which keeps the
 * arrears as young as a payment can. `in-proportion` pays a share of every debt.
 *
 * @example payDebts([{ id: '1', appKey: 'a', day: '2026-11-19', amount: '3.00' }], '5.00', 'oldest-first').left // '2.00'
 */
export function payDebts(debts: readonly Debt[], amount: Decimal, policy: PayPolicy): PaidDebts {
  if (policy === 'in-proportion') return payInProportion(debts, amount);
  let left = amount;
  const paid: { debt: Debt; amount: Decimal }[] = [];
  for (const debt of [...debts].sort(orders[policy])) {
    if (isZero(left)) break;
    const part = min(left, debt.amount);
    paid.push({ debt, amount: part });
    left = subtract(left, part);
  }
  return { paid, left };
}

export function oldestFirst(a: Debt, b: Debt): number {
  return compareText(a.day, b.day) || compareText(a.appKey, b.appKey) || compareText(a.id, b.id);
}

const orders: Record<Exclude<PayPolicy, 'in-proportion'>, (a: Debt, b: Debt) => number> = {
  'oldest-first': oldestFirst,
  'newest-first': (a, b) => compareText(b.day, a.day) || oldestFirst(a, b),
  'smallest-first': (a, b) => compare(a.amount, b.amount) || oldestFirst(a, b),
  'largest-first': (a, b) => compare(b.amount, a.amount) || oldestFirst(a, b),
};

/** Each debt's share of what is left, from the oldest on, so that the last one takes the remainder. */
function payInProportion(debts: readonly Debt[], amount: Decimal): PaidDebts {
  const owed = sum(debts.map((debt) => debt.amount));
  const paying = min(amount, owed);
  const places = Math.max(2, placesOf(amount), ...debts.map((debt) => placesOf(debt.amount)));
  let rest = toUnits(owed, places);
  let left = toUnits(paying, places);
  const paid = [...debts].sort(oldestFirst).flatMap((debt) => {
    const of = toUnits(debt.amount, places);
    const part = rest === 0n ? 0n : (left * of) / rest;
    left -= part;
    rest -= of;
    return part === 0n ? [] : [{ debt, amount: fromUnits(part, places) }];
  });
  return { paid, left: subtract(amount, paying) };
}
