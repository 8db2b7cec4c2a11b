import type { Day, Problem } from 'duewatch';
import type { ExportedOrder } from 'duewatch/import';
import type { FactsTransaction } from './facts.ts';
import { isOrderKey } from './order-key.ts';
import type { OrderDay, StoredOrder } from './schema.ts';

/*
 * Orders lie by account and day, beside the facts and in the same transactions. That they have changed is counted for each account, so
 * that what was found in them is looked for again only then.
 */

interface Account {
  readonly platform: string;
  readonly id: string;
}

interface OrdersOf {
  readonly account: Account;
  readonly days: Map<Day, Orders>;
  /** On which day each order lies: another one may say another day, and no order lies on two. */
  readonly dayOf: Map<string, Day>;
}

/** The orders of an import by account, day and id; of an order that it has twice, the last one. */
export class OrdersByDay {
  readonly accounts = new Map<string, OrdersOf>();
  readonly #imported: number;

  constructor(imported: number) {
    this.#imported = imported;
  }

  add(account: Account, file: number, orders: readonly ExportedOrder[]): void {
    const key = JSON.stringify([account.platform, account.id]);
    const of = this.accounts.get(key) ?? {
      account,
      days: new Map<Day, Orders>(),
      dayOf: new Map<string, Day>(),
    };
    this.accounts.set(key, of);
    for (const { order, row } of orders) {
      const before = of.dayOf.get(order.id);
      if (before !== undefined && before !== order.day) of.days.get(before)?.delete(order.id);
      of.dayOf.set(order.id, order.day);
      const day = of.days.get(order.day) ?? new Map<string, StoredOrder>();
      of.days.set(order.day, day);
      day.set(order.id, { order, at: [this.#imported, file, row] });
    }
  }
}

type Orders = Map<string, StoredOrder>;

/**
 * Puts orders in the place of those with their ids, whatever day those had. Orders that say what is stored already change nothing.
 * Where the key of the stored ones is lost, nothing can be told of them any more: they go, and that is said.
 */
export async function putOrders(
  transaction: FactsTransaction<'readwrite'>,
  { accounts }: OrdersByDay,
  key: string,
): Promise<Problem[]> {
  if (accounts.size === 0) return [];
  const keys = transaction.objectStore('keys');
  const known = await keys.get('orders');
  const problems: Problem[] = [];
  if (!isOrderKey(known)) {
    if (await forgetOrders(transaction)) problems.push({ code: 'orders.key-lost', severity: 'warning' });
    await keys.put(key, 'orders');
  } else if (known !== key) throw new Error('The orders were hashed with a key that is no longer in use.');
  for (const of of accounts.values()) {
    const { account, days } = of;
    const changed = await Promise.all(
      [...days].map(([day, orders]) => putDay(transaction, account, day, orders)),
    );
    const gone = await dropElsewhere(transaction, of);
    if (gone || changed.includes(true)) await countChange(transaction, account);
  }
  return problems;
}

/** Deletes all orders and what was found in them; the user's own numbers stay. Whether there was any. */
async function forgetOrders(transaction: FactsTransaction<'readwrite'>): Promise<boolean> {
  const days = transaction.objectStore('orderDays');
  const checks = transaction.objectStore('orderChecks');
  if ((await days.count()) === 0) return false;
  await days.clear();
  for (const check of await checks.getAll())
    await checks.put({ ...check, revision: check.revision + 1, last: null });
  return true;
}

/** Takes orders off the days on which they lay before. */
async function dropElsewhere(
  transaction: FactsTransaction<'readwrite'>,
  { account, dayOf }: OrdersOf,
): Promise<boolean> {
  let changed = false;
  let cursor = await transaction.objectStore('orderDays').openCursor(daysOf(account));
  while (cursor !== null) {
    const piece = cursor.value;
    const orders = piece.orders.filter(({ order }) => (dayOf.get(order.id) ?? piece.day) === piece.day);
    if (orders.length < piece.orders.length) {
      changed = true;
      await (orders.length === 0 ? cursor.delete() : cursor.update({ ...piece, orders }));
    }
    cursor = await cursor.continue();
  }
  return changed;
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
  const [moved, there] = await Promise.all([days.getAll(daysOf(from)), days.getAll(daysOf(to))]);
  const known = new Set(there.flatMap(({ orders }) => orders.map(({ order }) => order.id)));
  const limits = (await checks.get([from.platform, from.id]))?.limits;
  await Promise.all([days.delete(daysOf(from)), checks.delete([from.platform, from.id])]);
  await Promise.all(
    moved.map(({ orders, ...piece }) =>
      joinDay(transaction, to, { ...piece, orders: orders.filter(({ order }) => !known.has(order.id)) }),
    ),
  );
  if (moved.length > 0) await countChange(transaction, to);
  const check = await checks.get([to.platform, to.id]);
  if (check !== undefined && limits !== undefined)
    await checks.put({ ...check, limits: { ...limits, ...check.limits } });
}

async function joinDay(
  transaction: FactsTransaction<'readwrite'>,
  { platform, id }: Account,
  { day, orders }: OrderDay,
): Promise<void> {
  const store = transaction.objectStore('orderDays');
  const known = (await store.get([platform, id, day]))?.orders ?? [];
  const joined = [...orders, ...known];
  if (joined.length > 0) await store.put({ platform, account: id, day, orders: joined });
}

/** The keys of all days of an account, or of those up to a day. */
export function daysOf({ platform, id }: Account, to?: Day): IDBKeyRange {
  // An array comes after every string.
  return IDBKeyRange.bound([platform, id, ''], [platform, id, to ?? []]);
}
