import type { Range } from '../base/range.ts';
import type { OrderFlag } from '../orders/order-flag.ts';
import type { Clause } from './cause.ts';
import { noneAtThePoint } from './prior.ts';
import { type RiskOptions, type RiskScore, riskScore } from './risk-score.ts';

/** The order that is looked at. */
export interface OrderAtRisk {
  readonly id: string;
  /** The platform of the shop; the rule on abnormal orders is that of `kuaishou`. */
  readonly platform?: string;
  /** What the shop loses with it, CNY; null where that is not known. */
  readonly amount: Range | null;
}

/**
 * What one order can expect to lose to the flags that `checkOrders` raised on it: its amount, once, however many flags it has. A
 * measure is up to the platform: each flag has the prior `order.` and its situation, in the interval from 0 to 1 until outcomes are
 * recorded. Under the rule of another platform nothing says that it is likely: the flag widens the upper end and leaves the point.
 * A hint is possible, the platform's own mark is certain. No day is lost, and there is a score only with a `k`.
 *
 * @throws RangeError as `riskScore`.
 * @example
 * orderRisk(flags, { id: '7', platform: 'kuaishou', amount: { low: '80.00', high: '80.00' } }, { on: '2026-11-22' }).loss
 * // { point: '40.00', low: '0.00', high: '80.00' }
 */
export function orderRisk(
  flags: readonly OrderFlag[],
  { id, platform, amount }: OrderAtRisk,
  options: RiskOptions,
): RiskScore {
  const event = `order/${id}`;
  const clauses = flags
    .filter(({ orderIds, rows }) => orderIds.includes(id) || rows.some((row) => row.id === id))
    .map((flag): Clause => {
      const [need] = flag.needs;
      const marked = flag.confidence === 'official';
      const prior = `order.${flag.situation}`;
      return {
        id: flag.id,
        text: { code: `orders.situation.${flag.situation}` },
        modality: 'may',
        facts: marked ? 'certain' : 'possible',
        ...(marked || platform === 'kuaishou' ? { prior } : { probability: noneAtThePoint }),
        ...(need === undefined ? {} : { need }),
        consequences: [{ resource: 'order', amount }],
        ...(flag.cite === null ? {} : { cite: flag.cite }),
      };
    });
  const causes = clauses.length === 0 ? [] : [{ id: event, event, clauses }];
  return riskScore({ kind: 'order', id }, causes, { margin: null }, options);
}
