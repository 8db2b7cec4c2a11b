import { database } from './open.ts';
import type { OrderChecks, OrderLimits, StoredOrdersCheck } from './schema.ts';

interface Account {
  readonly platform: string;
  readonly id: string;
}

/** What is kept of the checks of an account's orders; undefined where it never had an order. */
export async function readOrderChecks({ platform, id }: Account): Promise<OrderChecks | undefined> {
  return (await database()).get('orderChecks', [platform, id]);
}

/** Keeps what was found, unless orders have changed since they were read. */
export async function keepOrdersCheck({ platform, id }: Account, check: StoredOrdersCheck): Promise<void> {
  const transaction = (await database()).transaction('orderChecks', 'readwrite');
  const known = await transaction.store.get([platform, id]);
  if (known?.revision === check.from.revision) await transaction.store.put({ ...known, last: check });
  await transaction.done;
}

/** Keeps the user's own numbers in place of those before; nothing happens to an account without orders. */
export async function changeOrderLimits({ platform, id }: Account, limits: OrderLimits): Promise<void> {
  const transaction = (await database()).transaction('orderChecks', 'readwrite', { durability: 'strict' });
  const known = await transaction.store.get([platform, id]);
  if (known !== undefined) await transaction.store.put({ ...known, limits });
  await transaction.done;
}
