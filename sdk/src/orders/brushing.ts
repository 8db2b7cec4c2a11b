import { accountsOf, type Detection, distinct, flaggedRow, missing, need, type Sight } from './detection.ts';
import { newestFirst } from './orders-tally.ts';

/**
 * Orders that may have been made for show: a remark or note says so, accounts that are one bought the same item, or the goods were
 * confirmed sooner after dispatch than the user thinks possible. Each is a sign and none is a proof; the rule names no criterion.
 */
export function brushing({ tally, persons, criteria }: Sight): Detection {
  const flags = persons.flatMap((person) => {
    const found = person.buyers.flatMap(({ traces }) => traces.brushing ?? []);
    const shared = sharedItems(person.buyers.map(({ items }) => items));
    const count = found.reduce((sum, { count }) => sum + count, 0);
    if (count === 0 && shared === 0) return [];
    const all = found.flatMap(({ rows }) => rows);
    const linked = shared === 0 ? [] : person.links.flatMap(({ rows }) => rows);
    const rows = distinct([...all, ...linked].sort(newestFirst));
    const signs = [...new Set(all.flatMap(({ codes = [] }) => codes))].sort();
    const quick = signs.includes('brushing.quick');
    return [
      {
        id: `brushing/${person.id}`,
        detector: 'brushing' as const,
        situation: 'brushing',
        accounts: accountsOf(person),
        orderIds: rows.slice(0, criteria.rows).map(({ id }) => id),
        rows: rows.slice(0, criteria.rows).map(flaggedRow),
        orders: Math.max(count, rows.length),
        values: { signs: signs.length + (shared > 0 ? 1 : 0), items: shared },
        reasons: [
          ...(signs.includes('brushing.word')
            ? [
                {
                  code: 'orders.reason.found',
                  params: { count, what: [{ code: 'orders.found.brushing.word' }] },
                },
              ]
            : []),
          ...(quick
            ? [{ code: 'orders.reason.quick', params: { hours: criteria.receivedWithin ?? 0 } }]
            : []),
          ...(shared > 0
            ? [
                {
                  code: 'orders.reason.same-item',
                  params: { accounts: accountsOf(person).length, items: shared },
                },
              ]
            : []),
        ],
        not: { code: 'orders.not.brushing' },
        needs: [],
        confidence: quick && signs.length === 1 && shared === 0 ? ('user' as const) : ('convention' as const),
      },
    ];
  });
  const needs = [
    ...missing(tally, 'remark', 'note'),
    ...(criteria.receivedWithin === undefined ? [need('received-within')] : []),
  ];
  const seen = tally.fields.remark + tally.fields.note + tally.fields.buyer;
  return { flags, report: { detector: 'brushing', state: seen === 0 ? 'no-data' : 'judged', needs } };
}

/** How many items more than one of the accounts bought. */
function sharedItems(items: readonly (readonly string[])[]): number {
  const times = new Map<string, number>();
  for (const of of items) for (const item of of) times.set(item, (times.get(item) ?? 0) + 1);
  return [...times.values()].filter((count) => count > 1).length;
}
