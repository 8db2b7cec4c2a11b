import {
  accountsOf,
  type Detection,
  flaggedRow,
  missing,
  need,
  type Sight,
  together,
  tracesOf,
} from './detection.ts';
import { histogramOf, spreadOf } from './spread.ts';

/**
 * Persons with many orders of the month that were never paid. The user's number decides; without it what stands out from the shop's
 * other buyers is reported as a convention.
 */
export function unpaidStock({ tally, persons, criteria }: Sight): Detection {
  const { unpaidFrom, fewest, deviations, days } = criteria;
  const ordering = persons.filter(({ month }) => month.orders > 0);
  const spread = spreadOf(histogramOf(ordering.map(({ month }) => month.unpaid)), deviations);
  const enough = spread.count >= fewest;
  const from = unpaidFrom ?? (enough ? spread.fence + 1 : undefined);
  const needs = [
    ...missing(tally, 'stage'),
    ...(unpaidFrom === undefined ? [need('unpaid')] : []),
    ...(from === undefined ? [{ code: 'orders.need.persons', params: { fewest, count: spread.count } }] : []),
  ];
  const flags = ordering.flatMap((person) => {
    const { unpaid, orders } = person.month;
    if (from === undefined || unpaid < from) return [];
    const { rows } = tracesOf(person, 'unpaid', criteria.rows);
    const own = unpaidFrom !== undefined;
    return [
      {
        id: `unpaid-stock/${person.id}`,
        detector: 'unpaid-stock' as const,
        situation: 'unpaid-stock',
        accounts: accountsOf(person),
        orderIds: rows.map(({ id }) => id),
        rows: rows.map(flaggedRow),
        orders: unpaid,
        values: { unpaid, of: orders, days, from },
        reasons: [
          { code: 'orders.reason.unpaid', params: { count: unpaid, of: orders, days } },
          ...together(person),
          own
            ? { code: 'orders.reason.own-from', params: { from } }
            : {
                code: 'orders.reason.stands-out',
                params: { median: spread.median, fence: spread.fence, count: spread.count },
              },
        ],
        not: { code: 'orders.not.unpaid' },
        needs: own ? [] : [need('unpaid')],
        confidence: own ? ('user' as const) : ('convention' as const),
      },
    ];
  });
  const state = tally.fields.stage === 0 ? 'no-data' : from === undefined ? 'not-judged' : 'judged';
  return { flags, report: { detector: 'unpaid-stock', state, needs, spread } };
}
