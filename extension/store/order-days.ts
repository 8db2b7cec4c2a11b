import type { Day } from 'duewatch';
import type { ExportedOrder } from 'duewatch/import';
import type { FactsTransaction } from './facts.ts';
import type { OrderDay, StoredOrder } from './schema.ts';

/*
 * Orders lie by account and day, beside the facts and in the same transactions. That they have changed is counted for each account, so
 * that what was found in them is looked for again only then.
 */

interface Account {
  readonly platform: string;
  readonly id: string;
}

/** The orders of an import by account, day and id; of an order that it has twice, the last one. */
export class OrdersByDay {
  readonly accounts = new Map<string, { readonly account: Account; readonly days: Map<Day, Orders> }>();
  readonly #imported: number;

  constructor(imported: number) {
    this.#imported = imported;
  }

  add(account: Account, file: number, orders: readonly ExportedOrder[]): void {
    const key = JSON.stringify([account.platform, account.id]);
    const of = this.accounts.get(key) ?? { account, days: new Map<Day, Orders>() };
    this.accounts.set(key, of);
    for (const { order, row } of orders) {
      const day = of.days.get(order.day) ?? new Map<string, StoredOrder>();
      of.days.set(order.day, day);
      day.set(order.id, { order, at: [this.#imported, file, row] });
    }
  }
}

type Orders = Map<string, StoredOrder>;

/** Puts orders in the place of those with their ids. Orders that say what is stored already change nothing. */
export async function putOrders(
  transaction: FactsTransaction<'readwrite'>,
  { accounts }: OrdersByDay,
  key: string,
): Promise<void> {
  if (accounts.size === 0) return;
  const keys = transaction.objectStore('keys');
  const known = await keys.get('orders');
  if (known === undefined) await keys.put(key, 'orders');
  else if (known !== key) throw new Error('The orders were hashed with a key that is no longer in use.');
  for (const { account, days } of accounts.values()) {
    const changed = await Promise.all(
      [...days].map(([day, orders]) => putDay(transaction, account, day, orders)),
    );
    if (changed.includes(true)) await countChange(transaction, account);
  }
}

async function putDay(
  transaction: FactsTransaction<'readwrite'>,
  { platform, id }: Account,
  day: Day,
  incoming: Orders,
): Promise<boolean> {
  const store = transaction.objectStore('orderDays');
  const known = await store.get([platform, id, day]);
  const orders = new Map(known?.orders.map((stored) => [stored.order.id, stored]));
  let changed = false;
  for (const [number, stored] of incoming) {
    if (isSame(orders.get(number), stored)) continue;
    orders.set(number, stored);
    changed = true;
  }
  if (changed) await store.put({ platform, account: id, day, orders: [...orders.values()] });
  return changed;
}

/** Both are made by one function, which puts the fields of an order in one order. */
function isSame(known: StoredOrder | undefined, incoming: StoredOrder): boolean {
  return known !== undefined && JSON.stringify(known.order) === JSON.stringify(incoming.order);
}

async function countChange(
  transaction: FactsTransaction<'readwrite'>,
  { platform, id }: Account,
): Promise<void> {
  const store = transaction.objectStore('orderChecks');
  const { revision = 0, limits = {} } = (await store.get([platform, id])) ?? {};
  await store.put({ platform, account: id, revision: revision + 1, limits, last: null });
}

/** Gives an account's orders to the account that it has become; an order that this one has too stays as it is there. */
export async function moveOrders(
  transaction: FactsTransaction<'readwrite'>,
  from: Account,
  to: Account,
): Promise<void> {
  const days = transaction.objectStore('orderDays');
  const checks = transaction.objectStore('orderChecks');
  const moved = await days.getAll(daysOf(from));
  const limits = (await checks.get([from.platform, from.id]))?.limits;
  await Promise.all([days.delete(daysOf(from)), checks.delete([from.platform, from.id])]);
  await Promise.all(moved.map((piece) => joinDay(transaction, to, piece)));
  if (moved.length > 0) await countChange(transaction, to);
  const known = await checks.get([to.platform, to.id]);
  if (known !== undefined && limits !== undefined)
    await checks.put({ ...known, limits: { ...limits, ...known.limits } });
}

async function joinDay(
  transaction: FactsTransaction<'readwrite'>,
  { platform, id }: Account,
  { day, orders }: OrderDay,
): Promise<void> {
  const store = transaction.objectStore('orderDays');
  const known = (await store.get([platform, id, day]))?.orders ?? [];
  const joined = new Map([...orders, ...known].map((stored) => [stored.order.id, stored]));
  await store.put({ platform, account: id, day, orders: [...joined.values()] });
}

/** The keys of all days of an account, or of those up to a day. */
export function daysOf({ platform, id }: Account, to?: Day): IDBKeyRange {
  // An array comes after every string.
  return IDBKeyRange.bound([platform, id, ''], [platform, id, to ?? []]);
}
