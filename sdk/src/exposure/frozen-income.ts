import type { Day } from '../base/day.ts';
import { subtract, sum } from '../base/decimal.ts';
import type { Range } from '../base/range.ts';
import type { ServiceOrder } from '../facts/schema.ts';

/**
 * Service-market income that a settlement freeze holds back: at least what was paid, less refunds, for orders made since
 * the freeze. How much of earlier income was still unsettled depends on the settlement cycle, which nobody has published, so the
 * amount is open above. Null where no orders are known.
 *
 * @example
 * frozenIncome([{ id: '1', day: '2026-11-20', paid: '300.00', refunded: '30.00' }], '2026-11-19', '2026-11-22')
 * // { low: '270.00', high: null }
 */
export function frozenIncome(orders: readonly ServiceOrder[] | undefined, since: Day, on: Day): Range | null {
  if (orders === undefined) return null;
  const frozen = orders.filter((order) => order.day >= since && order.day <= on);
  return { low: sum(frozen.map((order) => subtract(order.paid, order.refunded))), high: null };
}
