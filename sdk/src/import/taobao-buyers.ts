import type { Columns } from './columns.ts';
import { dataRows } from './data-rows.ts';
import { hashRows } from './hash-rows.ts';
import type { Table, TableRow } from './parse-table.ts';
import { ProblemList } from './problem-list.ts';
import { shopOf, type TaobaoOrderField } from './read-taobao-orders.ts';
import type { OrdersPart, ReadOptions } from './result.ts';

/**
 * What may be kept of the buyers in Taobao's export, by shop; see `hashOrder`. What cannot be read is told by `readTaobaoOrders`, which
 * reads the same rows.
 */
export function taobaoBuyers(
  table: Table,
  headingAt: number,
  columns: Columns<TaobaoOrderField>,
  key: string,
  options: ReadOptions,
): OrdersPart[] {
  const { rows } = dataRows(table, headingAt, columns, new ProblemList(''));
  const shops = new Map<string | null, TableRow[]>();
  for (const row of rows) {
    const account = shopOf(row, columns) ?? options.account ?? null;
    const of = shops.get(account);
    if (of) of.push(row);
    else shops.set(account, [row]);
  }
  const headings = table.rows[headingAt]?.cells ?? [];
  return [...shops].flatMap(([id, of]) => {
    const { orders } = hashRows(headings, of, key);
    return orders.length === 0 ? [] : [{ platform: 'taobao', id, orders }];
  });
}
