import { type Detection, missing, type Sight } from './detection.ts';
import { foundInOrders } from './found-in-orders.ts';

/** Orders whose message, name or address advertises something. */
export function advertising(sight: Sight): Detection {
  const flags = foundInOrders(sight, 'ad', {
    detector: 'advertising',
    situation: 'advertising',
    confidence: 'convention',
    not: { code: 'orders.not.advertising' },
  });
  const needs = missing(sight.tally, 'remark', 'name', 'address');
  return {
    flags,
    report: { detector: 'advertising', state: needs.length > 0 ? 'no-data' : 'judged', needs },
  };
}
