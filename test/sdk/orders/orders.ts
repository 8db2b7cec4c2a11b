import { checkOrders, type OrderCriteria, type OrderRow } from 'duewatch/orders';

export const key = '000102030405060708090a0b0c0d0e0f';
export const on = '2026-11-22';
export const platform = 'kuaishou';

let next = 0;
/** An order that nothing is wrong with, and what is to be different. */
export function order(different: Partial<OrderRow> = {}): OrderRow {
  next += 1;
  return { id: `2026${String(next).padStart(6, '0')}`, day: '2026-11-20', ...different };
}

/** Copies of an order with ids of their own. */
export const times = (count: number, different: Partial<OrderRow> = {}) =>
  Array.from({ length: count }, () => order(different));

/** Twenty and more buyers who do nothing odd, for a distribution to be there. */
export const ordinary = (count = 40) =>
  Array.from({ length: count }, (_, at) =>
    order({
      buyer: `buyer-${at}`,
      stage: 'done',
      units: 1 + (at % 2),
      item: 'tea',
      outcome: 'kept',
      remark: '谢谢',
    }),
  );

export const check = (rows: readonly OrderRow[], criteria: OrderCriteria = {}) =>
  checkOrders(rows, criteria, { on, key, platform });
