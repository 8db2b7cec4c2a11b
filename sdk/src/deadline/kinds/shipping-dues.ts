import { addDays, type Day, dayOf, startOfDay } from '../../base/day.ts';
import { toMilliseconds } from '../../base/instant.ts';
import type { ShopOrder } from '../../facts/schema.ts';
import { stageOf } from '../../orders/order-reader.ts';
import { type Cited, cited } from '../../pack/cited.ts';
import { readingsOf } from '../../pack/known.ts';
import type { Pack } from '../../pack/schema.ts';
import { versionKnown } from '../../pack/version-known.ts';
import type { Deadline } from '../deadline.ts';
import { type Due, type DueCase, endOf } from './due-case.ts';

/** The threshold under which a pack has the hours from payment to dispatch. */
const shipWithin = 'ship-within';
const hour = 3_600_000;

/**
 * Orders that are paid and not shipped: by the time that the platform or a promise names, else by the pack's hours after payment.
 * Where only the day of payment is known, the clock began with that day at the earliest, and with its end at the latest.
 */
export function shippingDues({ account, pack }: DueCase): Due[] {
  return (account.shopOrders ?? []).flatMap((order): Due[] => {
    if (order.shippedOn !== undefined || stageOf(order.status, undefined) !== 'paid') return [];
    const clock = clockOf(order, pack);
    if (clock === undefined) return [];
    const { hours, cite, ...days } = clock;
    const text =
      hours === null
        ? { code: 'deadline.given', params: { moment: order.shipBy ?? null } }
        : { code: 'deadline.shipping.why', params: { hours, paid: order.paidAt ?? order.paidOn ?? null } };
    return [
      {
        key: order.id,
        kind: 'shipping',
        severity: 'high',
        what: { code: 'deadline.shipping', params: { order: order.id, amount: order.total } },
        ...days,
        consequence: { code: 'deadline.shipping.then' },
        action: { code: 'deadline.shipping.action' },
        why: [{ text, ...(cite === undefined ? {} : { cite }) }],
      },
    ];
  });
}

type Clock = Pick<Deadline, 'earliest' | 'likely' | 'latest' | 'at'> & {
  readonly hours: string | null;
  readonly cite?: Cited;
};

function clockOf(order: ShopOrder, pack: Pack | undefined): Clock | undefined {
  if (order.shipBy !== undefined) return { ...endOf(order.shipBy), hours: null };
  const paidOn = order.paidAt === undefined ? order.paidOn : dayOf(toMilliseconds(order.paidAt));
  if (paidOn === undefined) return undefined;
  const rule = pack?.thresholds?.find(({ id, unit }) => id === shipWithin && unit === 'hours');
  const version = rule && versionKnown(rule.versions, { validAt: paidOn });
  if (pack === undefined || version === undefined) return undefined;
  const stated = readingsOf(version.range).flatMap((reading) => {
    const hours = reading.value.upTo ?? reading.value.below;
    return hours === undefined ? [] : [{ hours: Number(hours), cite: cited(pack, reading) }];
  });
  const [chosen] = stated;
  if (chosen === undefined) return undefined;
  const least = Math.min(...stated.map(({ hours }) => hours));
  const most = Math.max(...stated.map(({ hours }) => hours));
  const begins = order.paidAt === undefined ? startOfDay(paidOn) : toMilliseconds(order.paidAt);
  const ends = order.paidAt === undefined ? startOfDay(addDays(paidOn, 1)) : begins;
  const dayAfter = (from: number, hours: number): Day => dayOf(from + hours * hour);
  return {
    earliest: dayAfter(begins, least),
    likely: dayAfter(begins, chosen.hours),
    latest: dayAfter(ends, most),
    at: new Date(begins + least * hour).toISOString(),
    hours: String(chosen.hours),
    cite: chosen.cite,
  };
}
