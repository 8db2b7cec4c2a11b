import { accountsOf, type Detection, distinct, flaggedRow, missing, type Sight } from './detection.ts';
import { newestFirst } from './orders-tally.ts';

/**
 * Accounts that turn out to be one person's: because both asked for the same or a similar recipient after ordering, which is a
 * situation of its own, or because they share a recipient anyway.
 */
export function accountsThatAreOne({ tally, persons, criteria }: Sight): Detection {
  const flags = persons.flatMap((person) => {
    const accounts = accountsOf(person).filter((account) => account.startsWith('a'));
    if (accounts.length < 2) return [];
    const afterChange = person.links.some((link) => link.afterChange);
    const links = person.links.filter((link) => link.afterChange === afterChange);
    const rows = distinct(links.flatMap(({ rows }) => rows).sort(newestFirst));
    const by = [...new Set(links.map((link) => link.by))].sort();
    const percents = links.flatMap(({ percent }) => percent ?? []);
    const near = percents.length === 0 ? null : Math.min(...percents);
    const situation = afterChange ? 'one-user-after-change' : 'many-accounts';
    return [
      {
        id: `${situation}/${person.id}`,
        detector: 'accounts-that-are-one' as const,
        situation,
        accounts: accountsOf(person),
        orderIds: rows.slice(0, criteria.rows).map(({ id }) => id),
        rows: rows.slice(0, criteria.rows).map(flaggedRow),
        orders: rows.length,
        values: { accounts: accounts.length, by: by.join(', '), similarity: near },
        reasons: [
          {
            code: afterChange ? 'orders.reason.one-after-change' : 'orders.reason.one',
            params: { count: accounts.length, by: by.map((means) => ({ code: `orders.by.${means}` })) },
          },
          ...(near === null
            ? []
            : [{ code: 'orders.reason.similar', params: { percent: near, from: criteria.similarity } }]),
        ],
        not: { code: afterChange ? 'orders.not.one-after-change' : 'orders.not.one' },
        needs: [],
        confidence: near === null ? ('inferred' as const) : ('convention' as const),
      },
    ];
  });
  const needs = [...missing(tally, 'buyer'), ...missing(tally, 'phone', 'address')];
  return {
    flags,
    report: { detector: 'accounts-that-are-one', state: needs.length > 0 ? 'no-data' : 'judged', needs },
  };
}
