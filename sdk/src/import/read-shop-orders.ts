import type { ImportNeed } from '../facts/import-need.ts';
import type { Columns } from './columns.ts';
import { dataRows } from './data-rows.ts';
import { hashRows } from './hash-rows.ts';
import type { OrderExportField } from './order-export-of.ts';
import type { Table } from './parse-table.ts';
import { ProblemList } from './problem-list.ts';
import { nothing, type OrdersPart, type Reading, type ReadOptions } from './result.ts';

/**
 * The orders of a shop from the export of any platform, in the form in which they may be kept. No file names its shop, so the account
 * is the one given. Nothing of a buyer is read but to be hashed, and no problem shows anything of a cell.
 */
export function readShopOrders(
  table: Table,
  headingAt: number,
  columns: Columns<OrderExportField>,
  file: string,
  { orderKey, platform, account = null }: Omit<ReadOptions, 'account' | 'orderKey'> & Keyed,
): Reading & { readonly orders: readonly OrdersPart[] } {
  const problems = new ProblemList(file);
  const { rows, bad: badRows } = dataRows(table, headingAt, columns, problems);
  const total = rows.length + badRows;
  if (platform === undefined) {
    const needs: ImportNeed[] = [{ what: 'platform', blocking: true, file }];
    return {
      ...nothing,
      counts: { ...nothing.counts, rows: total },
      orders: [],
      needs,
      problems: problems.list(),
    };
  }
  const { orders, bad, repeated } = hashRows(table.rows[headingAt]?.cells ?? [], rows, orderKey);
  for (const { row, field, code } of bad) problems.error(code, { row, column: columns.heading[field] ?? '' });
  const needs: ImportNeed[] = account === null ? [{ what: 'account', blocking: false, file, platform }] : [];
  const kept = rows.length - bad.length - repeated;
  return {
    facts: { accounts: orders.length === 0 ? [] : [{ platform, id: account }] },
    orders: orders.length === 0 ? [] : [{ platform, id: account, orders }],
    problems: problems.list(),
    counts: { rows: total, kept, bad: badRows + bad.length, repeated },
    needs,
  };
}

interface Keyed {
  readonly orderKey: string;
  readonly account?: string | null | undefined;
}
