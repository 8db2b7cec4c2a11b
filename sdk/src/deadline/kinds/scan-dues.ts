import { toMilliseconds } from '../../base/instant.ts';
import type { ShopOrder } from '../../facts/schema.ts';
import { stageOf } from '../../orders/order-reader.ts';
import { type Due, type DueCase, sameDay } from './due-case.ts';
import { hoursClock, statedHours } from './hours-clock.ts';

/** The threshold under which a pack has the hours from the tracking number to the carrier's first scan. */
const scanWithin = 'scan-within';

/**
 * Orders that are shipped and not scanned by the carrier: by the pack's hours after the tracking number was entered. Of those of which
 * nobody says that they are not scanned, the clock is gone once it has run out, and the one without a beginning has no day.
 */
export function scanDues({ account, pack, on, now, knownAt }: DueCase): Due[] {
  return (account.shopOrders ?? []).flatMap((order): Due[] => {
    const { id, total, shippedAt, shippedOn, scannedAt } = order;
    if (!isUnderWay(order)) return [];
    const shipped = shippedAt ?? shippedOn;
    const due = {
      key: id,
      kind: 'first-scan',
      severity: scannedAt === null ? 'high' : 'normal',
      what: { code: 'deadline.first-scan', params: { order: id, amount: total } },
      consequence: { code: 'deadline.first-scan.then' },
    } as const;
    if (shipped === undefined) {
      const [stated] = statedHours(scanWithin, pack, on, knownAt);
      if (stated === undefined) return [];
      const { hours, cite } = stated;
      const text = { code: 'deadline.first-scan.why', params: { hours: String(hours), shipped: null } };
      const action = { code: 'deadline.first-scan.ask' };
      return [{ ...due, ...sameDay(null), action, why: [{ text, cite }] }];
    }
    const clock = hoursClock(shipped, scanWithin, pack, knownAt);
    if (clock === undefined) return [];
    const { readings, ...days } = clock;
    const { overAt } = days;
    const ranOut = overAt !== undefined && now !== undefined && toMilliseconds(overAt) < toMilliseconds(now);
    return [
      {
        ...due,
        ...days,
        ...(scannedAt === undefined ? { waits: true } : {}),
        ...(scannedAt === undefined && ranOut ? { state: 'unknown' } : {}),
        action: { code: scannedAt === null ? 'deadline.first-scan.action' : 'deadline.first-scan.check' },
        why: readings.map(({ cite, ...read }) => ({
          text: { code: 'deadline.first-scan.why', params: { shipped, ...read } },
          cite,
        })),
      },
    ];
  });
}

/** Shipped, neither scanned nor beyond it: what has arrived was scanned, and what was called off need not be. */
function isUnderWay({ status, shippedAt, shippedOn, scannedAt }: ShopOrder): boolean {
  if (scannedAt != null) return false;
  const stage = stageOf(status, undefined);
  if (stage === 'shipped') return true;
  return (stage === 'paid' || stage === undefined) && (shippedAt ?? shippedOn) !== undefined;
}
