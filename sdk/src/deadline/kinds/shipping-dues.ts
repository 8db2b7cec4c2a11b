import { stageOf } from '../../orders/order-reader.ts';
import { type Due, type DueCase, endOf } from './due-case.ts';
import { hoursClock } from './hours-clock.ts';

/** The threshold under which a pack has the hours from payment to dispatch. */
const shipWithin = 'ship-within';

/**
 * Orders that are paid and not shipped: by the time that the platform or a promise names, else by the pack's hours after payment.
 */
export function shippingDues({ account, pack, knownAt }: DueCase): Due[] {
  return (account.shopOrders ?? []).flatMap((order): Due[] => {
    const { id, status, total, paidAt, paidOn, shipBy, shippedAt, shippedOn, scannedAt } = order;
    if ((shippedAt ?? shippedOn ?? scannedAt) != null || stageOf(status, undefined) !== 'paid') return [];
    const due = {
      key: id,
      kind: 'shipping',
      severity: 'high',
      what: { code: 'deadline.shipping', params: { order: id, amount: total } },
      consequence: { code: 'deadline.shipping.then' },
      action: { code: 'deadline.shipping.action' },
    } as const;
    if (shipBy !== undefined) {
      const text = { code: 'deadline.given', params: { moment: shipBy } };
      return [{ ...due, ...endOf(shipBy), why: [{ text }] }];
    }
    const paid = paidAt ?? paidOn;
    const clock = paid === undefined ? undefined : hoursClock(paid, shipWithin, pack, knownAt);
    if (paid === undefined || clock === undefined) return [];
    const { readings, ...days } = clock;
    const why = readings.map(({ cite, ...read }) => ({
      text: { code: 'deadline.shipping.why', params: { paid, ...read } },
      cite,
    }));
    return [{ ...due, ...days, why }];
  });
}
