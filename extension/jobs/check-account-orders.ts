import type { AccountRef, Day } from 'duewatch';
import {
  checkOrders,
  type HashedOrder,
  type OrderCriteria,
  type OrderRule,
  type OrdersCheck,
  orderRule,
} from 'duewatch/orders';
import { readImports } from '../store/imports.ts';
import { database } from '../store/open.ts';
import { keepOrdersCheck, readOrderChecks } from '../store/order-checks.ts';
import { daysOf } from '../store/order-days.ts';
import { isOrderKey } from '../store/order-key.ts';
import { packsInForce } from '../store/packs-in-force.ts';
import type { OrderDay, OrderLimits, StoredOrdersCheck } from '../store/schema.ts';

/** Whose orders, and on which day. */
export interface OrdersScope {
  readonly account: Pick<AccountRef, 'platform' | 'id'>;
  readonly on: Day;
}

/** Days looked through, of all days with orders. */
export interface OrdersProgress {
  readonly done: number;
  readonly of: number;
}

/** What was found in the orders of an account. */
export interface AccountOrders {
  /** Null where no order is stored. */
  readonly check: StoredOrdersCheck | null;
  readonly limits: OrderLimits;
  /** What the pack in force calls its rule on abnormal orders, or null where it has none. */
  readonly rule: OrderRule['name'] | null;
}

/** How many orders are held at a time: what was counted of those before goes on. */
const atOnce = 20_000;

/**
 * Looks through the stored orders of an account by the rules in force. What was found is kept with what it was made from, and only made
 * again where an order, the rules, the user's numbers or the day have changed.
 */
export async function checkAccountOrders(
  { account, on }: OrdersScope,
  onProgress: (progress: OrdersProgress) => void = () => {},
): Promise<AccountOrders> {
  const known = await readOrderChecks(account);
  const head = await (await database()).get('accounts', [account.platform, account.id]);
  const pack = (await packsInForce()).find(({ id }) => id === account.platform);
  const rule = pack === undefined ? undefined : orderRule(head ?? {}, pack, on);
  const found = { limits: known?.limits ?? {}, rule: rule?.name ?? null };
  if (known === undefined) return { check: null, ...found };
  // A number that was typed in beside the orders goes before the one that stands in the rule.
  const criteria: OrderCriteria = { ...rule?.criteria, ...known.limits };
  const from = {
    revision: known.revision,
    day: on,
    pack: pack === undefined ? null : `${pack.id}@${pack.edition}`,
    rule: rule ?? null,
    criteria,
  };
  if (known.last !== null && JSON.stringify(known.last.from) === JSON.stringify(from))
    return { check: known.last, ...found };
  const result = await checkAll(account, on, criteria, rule, onProgress);
  if (result === undefined) return { check: null, ...found };
  const { flags, summary } = result;
  const check = { from, flags: [...flags], summary, places: await placesOf(account, result) };
  await keepOrdersCheck(account, check);
  return { check, ...found };
}

async function checkAll(
  account: OrdersScope['account'],
  on: Day,
  criteria: OrderCriteria,
  rule: OrderRule | undefined,
  onProgress: (progress: OrdersProgress) => void,
): Promise<OrdersCheck | undefined> {
  const stored = await database();
  const key = await stored.get('keys', 'orders');
  const days = await stored.getAllKeys('orderDays', daysOf(account));
  if (!isOrderKey(key) || days.length === 0) return undefined;
  const options = {
    on,
    key,
    platform: account.platform,
    ...(rule === undefined ? {} : { situations: rule.situations }),
  };
  let result: OrdersCheck | undefined;
  let orders: HashedOrder[] = [];
  for (const [at, day] of days.entries()) {
    onProgress({ done: at, of: days.length });
    for (const { order } of (await stored.get('orderDays', day))?.orders ?? []) orders.push(order);
    if (orders.length < atOnce && at < days.length - 1) continue;
    result = checkOrders(
      orders,
      criteria,
      result === undefined ? options : { ...options, previous: result.state },
    );
    orders = [];
  }
  return result;
}

/** Where the flagged orders were read: the file and the line. */
async function placesOf(
  { platform, id }: OrdersScope['account'],
  { flags }: OrdersCheck,
): Promise<StoredOrdersCheck['places']> {
  const byDay = new Map<Day, Set<string>>();
  for (const { rows } of flags) {
    for (const row of rows) {
      const ids = byDay.get(row.day) ?? new Set();
      byDay.set(row.day, ids.add(row.id));
    }
  }
  const names = new Map(
    (await readImports()).map(({ id: imported, files }) => [imported, files.map(({ name }) => name)]),
  );
  const stored = await database();
  const places: StoredOrdersCheck['places'] = {};
  for (const [day, ids] of byDay) {
    const piece: OrderDay | undefined = await stored.get('orderDays', [platform, id, day]);
    for (const { order, at } of piece?.orders ?? []) {
      const [imported, file, row] = at;
      if (ids.has(order.id)) places[order.id] = { file: names.get(imported)?.[file] ?? '', row };
    }
  }
  return places;
}
