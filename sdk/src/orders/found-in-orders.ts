import type { Message } from '../base/text.ts';
import type { Confidence } from '../pack/schema.ts';
import { accountsOf, type Draft, flaggedRow, type Sight, tracesOf } from './detection.ts';
import type { TraceKind } from './orders-tally.ts';

/** A flag for each person in whose orders something of a kind was found, with the codes of what it was. */
export function foundInOrders(
  { persons, criteria }: Sight,
  kind: TraceKind,
  as: Pick<Draft, 'detector' | 'situation'> & { confidence: Confidence; not: Message },
): Draft[] {
  return persons.flatMap((person) => {
    const { count, rows } = tracesOf(person, kind, criteria.rows);
    if (count === 0) return [];
    const codes = [...new Set(rows.flatMap(({ codes = [] }) => codes))].sort();
    return [
      {
        ...as,
        id: `${as.situation}/${person.id}`,
        accounts: accountsOf(person),
        orderIds: rows.map(({ id }) => id),
        rows: rows.map(flaggedRow),
        orders: count,
        values: { orders: count },
        reasons: [
          {
            code: 'orders.reason.found',
            params: { count, what: codes.map((code) => ({ code: `orders.found.${code}` })) },
          },
        ],
        needs: [],
      },
    ];
  });
}
