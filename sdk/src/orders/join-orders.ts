import type { HashedOrder, OrderStage } from './order-row.ts';

/** What is left to do first: one part of an order that can still be held back is one of the order. */
const stages: readonly OrderStage[] = [
  'unpaid',
  'paid',
  'shipped',
  'done',
  'closed',
  'refunded',
  'closed-unpaid',
];

/**
 * Two rows of one order as that order, whichever comes first: exports have a row for each item. Pieces are added up, and belong to an
 * item only where it is the same; it stands where its part stands that is least far; something came back where any part did, and
 * nothing did where all were kept. It was received when the last part was. What was found or read in one of them was in the order.
 *
 * @throws RangeError for rows of two orders.
 * @example
 * joinOrders(hashOrder({ id: '1', day, item: 'tea', units: 2 }, key), hashOrder({ id: '1', day, item: 'tea', units: 1 }, key)).units // 3
 */
export function joinOrders(a: HashedOrder, b: HashedOrder): HashedOrder {
  if (a.id !== b.id) throw new RangeError(`two orders: ${a.id} and ${b.id}`);
  const stage = stages.find((each) => a.stage === each || b.stage === each);
  const buyer = a.buyer ?? b.buyer;
  const item = a.item === b.item ? a.item : undefined;
  const units = a.units === undefined || b.units === undefined ? undefined : a.units + b.units;
  const outcome = (['refused', 'returned'] as const).find((each) => a.outcome === each || b.outcome === each);
  const kept = a.outcome === 'kept' && b.outcome === 'kept' ? ('kept' as const) : undefined;
  const hours = [a.receivedAfter, b.receivedAfter].filter((each) => each !== undefined);
  const codes = [a.riskCode, b.riskCode].filter((each) => each !== undefined);
  const riskCode = codes.filter((each) => each !== null).sort()[0] ?? codes[0];
  const recipients = new Map([...a.recipients, ...b.recipients].map((each) => [JSON.stringify(each), each]));
  const all = <Code extends string>(one: readonly Code[], other: readonly Code[]) =>
    [...new Set([...one, ...other])].sort();
  const came = outcome ?? kept;
  return {
    format: 'duewatch/order@1',
    id: a.id,
    day: a.day < b.day ? a.day : b.day,
    ...(stage === undefined ? {} : { stage }),
    ...(buyer === undefined ? {} : { buyer }),
    recipients: [...recipients].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, each]) => each),
    ...(item === undefined ? {} : { item }),
    ...(units === undefined ? {} : { units }),
    ...(came === undefined ? {} : { outcome: came }),
    ...(hours.length < 2 ? {} : { receivedAfter: Math.max(...hours) }),
    ...(riskCode === undefined ? {} : { riskCode }),
    found: all(a.found, b.found),
    read: all(a.read, b.read),
  };
}
