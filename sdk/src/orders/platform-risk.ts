import { accountsOf, type Detection, flaggedRow, missing, type Sight, tracesOf } from './detection.ts';

/** Orders that the platform itself has marked. It comes before everything computed here. */
export function platformRisk({ tally, persons, criteria }: Sight): Detection {
  const flags = persons.flatMap((person) => {
    const { count, rows } = tracesOf(person, 'risk', criteria.rows);
    if (count === 0) return [];
    const codes = [...new Set(rows.flatMap(({ codes = [] }) => codes))].filter((code) => code !== '').sort();
    return [
      {
        id: `platform-risk/${person.id}`,
        detector: 'platform-risk' as const,
        situation: 'platform-risk',
        accounts: accountsOf(person),
        orderIds: rows.map(({ id }) => id),
        rows: rows.map(flaggedRow),
        orders: count,
        values: { orders: count, codes: codes.join(', ') },
        reasons: [{ code: 'orders.reason.risk', params: { count, codes } }],
        not: { code: 'orders.not.risk' },
        needs: [],
        confidence: 'official' as const,
      },
    ];
  });
  const needs = missing(tally, 'riskCode');
  return {
    flags,
    report: { detector: 'platform-risk', state: needs.length > 0 ? 'no-data' : 'judged', needs },
  };
}
