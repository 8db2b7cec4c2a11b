import { compare, type Decimal, multiply } from '../base/decimal.ts';
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
 * Persons of whose orders of the month a high share came back, returned or refused. The rule says "high" and no number, so that only
 * the user's share decides; without it nobody is flagged and the shop's own shares are reported. The share is compared
 * exactly, and is of the orders whose outcome is known, by the day on which they were made.
 */
export function returnsRefusals({ tally, persons, criteria }: Sight): Detection {
  const { returnsPercent: percent, returnsOrders: least, days, deviations } = criteria;
  const judged = persons.filter(({ month }) => month.judged >= least);
  const shares = judged.map(({ month }) => Math.floor((100 * month.back) / month.judged));
  const flags = judged.flatMap((person) => {
    const { judged: of, back } = person.month;
    if (percent === undefined || isBelow(back, of, percent)) return [];
    const { rows } = tracesOf(person, 'returns', criteria.rows);
    return [
      {
        id: `returns-refusals/${person.id}`,
        detector: 'returns-refusals' as const,
        situation: 'returns-refusals',
        accounts: accountsOf(person),
        orderIds: rows.map(({ id }) => id),
        rows: rows.map(flaggedRow),
        orders: back,
        values: { back, of, days, percent },
        reasons: [
          { code: 'orders.reason.returns', params: { back, of, days } },
          ...together(person),
          { code: 'orders.reason.own-percent', params: { percent, least } },
        ],
        not: { code: 'orders.not.returns', params: { percent } },
        needs: [],
        confidence: 'user' as const,
      },
    ];
  });
  const needs = [...missing(tally, 'outcome'), ...(percent === undefined ? [need('returns')] : [])];
  const state = tally.fields.outcome === 0 ? 'no-data' : percent === undefined ? 'not-judged' : 'judged';
  return {
    flags,
    report: { detector: 'returns-refusals', state, needs, spread: spreadOf(histogramOf(shares), deviations) },
  };
}

function isBelow(part: number, of: number, percent: number | Decimal): boolean {
  if (typeof percent === 'number') return part * 100 < percent * of;
  return compare(multiply(String(part), '100'), multiply(String(of), percent)) < 0;
}
