import { compareText } from '../base/compare-text.ts';
import {
  accountsOf,
  type Detection,
  type Draft,
  distinct,
  flaggedRow,
  missing,
  need,
  type Sight,
  together,
  tracesOf,
} from './detection.ts';
import type { Trace } from './orders-tally.ts';
import type { Person } from './persons.ts';
import { histogramOf, type Spread, spreadOf } from './spread.ts';

/**
 * Orders with more pieces, and persons with more pieces in a month, than normal use needs. The user's numbers decide; without them an
 * order is held against the shop's orders of the same item (of all items, where it has few), and a person against the shop's other
 * buyers, as a convention.
 */
export function beyondNormalUse(sight: Sight): Detection {
  const { tally, persons, criteria } = sight;
  const { unitsPerOrder, unitsPerPerson, fewest, deviations } = criteria;
  const everything = new Map<number, number>();
  for (const { units } of tally.items.values())
    for (const [count, times] of units) everything.set(count, (everything.get(count) ?? 0) + times);
  const overall = spreadOf(everything, deviations);
  const enough = overall.count >= fewest;
  const orders = [...tally.items]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([item, { units, largest }]) => {
      const own = spreadOf(units, deviations);
      const spread = own.count >= fewest ? own : overall;
      return spread.count < fewest && unitsPerOrder === undefined
        ? []
        : orderFlags(item, units, largest, spread, unitsPerOrder);
    });
  const buying = persons.filter(({ month, id }) => month.units > 0 && !id.startsWith('o'));
  const totals = spreadOf(histogramOf(buying.map(({ month }) => month.units)), deviations);
  const limit = unitsPerPerson ?? (totals.count >= fewest ? totals.fence : undefined);
  const people = buying.flatMap((person) =>
    limit === undefined || person.month.units <= limit ? [] : [personFlag(person, limit, totals, sight)],
  );
  const needs = [
    ...missing(tally, 'units'),
    ...(unitsPerOrder === undefined ? [need('units-per-order')] : []),
    ...(unitsPerPerson === undefined ? [need('units-per-person')] : []),
  ];
  const able = enough || unitsPerOrder !== undefined || limit !== undefined;
  const state = tally.fields.units === 0 ? 'no-data' : able ? 'judged' : 'not-judged';
  return {
    flags: [...orders, ...people],
    report: { detector: 'beyond-normal-use', state, needs, spread: overall },
  };
}

const about = { detector: 'beyond-normal-use', situation: 'beyond-normal-use' } as const;

/** A flag for each order among the largest of an item that has too many pieces. */
function orderFlags(
  item: string,
  units: ReadonlyMap<number, number>,
  largest: readonly Trace[],
  spread: Spread,
  own: number | undefined,
): Draft[] {
  const limit = own ?? spread.fence;
  const rows = distinct(largest).filter((row) => (row.units ?? 0) > limit);
  if (rows.length === 0) return [];
  const orders = [...units].reduce((sum, [count, times]) => (count > limit ? sum + times : sum), 0);
  const most = rows[0]?.units ?? 0;
  const accounts = [...new Set(rows.flatMap(({ codes = [] }) => codes))].filter(
    (account) => !account.startsWith('o'),
  );
  return [
    {
      ...about,
      id: `beyond-normal-use/item/${item}`,
      accounts,
      orderIds: rows.map(({ id }) => id),
      rows: rows.map((row) => flaggedRow({ ...row, codes: [] })),
      orders,
      values: { item: item === '' ? null : item, most, limit },
      reasons: [
        { code: 'orders.reason.units-order', params: { count: orders, most, limit } },
        own === undefined ? standsOut(spread) : { code: 'orders.reason.own-limit', params: { limit } },
      ],
      not: { code: 'orders.not.units' },
      needs: own === undefined ? [need('units-per-order')] : [],
      confidence: own === undefined ? 'convention' : 'user',
    },
  ];
}

function personFlag(person: Person, limit: number, spread: Spread, { criteria }: Sight): Draft {
  const { units, orders } = person.month;
  const own = criteria.unitsPerPerson !== undefined;
  const { rows } = tracesOf(person, 'units', criteria.rows);
  return {
    ...about,
    id: `beyond-normal-use/person/${person.id}`,
    accounts: accountsOf(person),
    orderIds: rows.map(({ id }) => id),
    rows: rows.map(flaggedRow),
    orders,
    values: { units, orders, days: criteria.days, limit },
    reasons: [
      { code: 'orders.reason.units-person', params: { units, orders, days: criteria.days, limit } },
      ...together(person),
      own ? { code: 'orders.reason.own-limit', params: { limit } } : standsOut(spread),
    ],
    not: { code: 'orders.not.units' },
    needs: own ? [] : [need('units-per-person')],
    confidence: own ? 'user' : 'convention',
  };
}

function standsOut({ median, fence, count }: Spread) {
  return { code: 'orders.reason.stands-out', params: { median, fence, count } };
}
