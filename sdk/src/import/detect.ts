import { type Columns, findColumns } from './columns.ts';
import { isObject } from './json-object.ts';
import { type OrderExportField, orderExportOf } from './order-export-of.ts';
import type { Table } from './parse-table.ts';
import { type CallLogField, callLogHeadings } from './read-call-log.ts';
import { doudianPageOf } from './read-doudian-api-calls.ts';
import { type TaobaoOrderField, taobaoOrderHeadings } from './read-taobao-orders.ts';
import { vasPageOf } from './read-vas-orders.ts';

export type DetectedPages = 'facts' | 'vas-orders' | 'doudian-api-calls' | 'error-response' | undefined;

/** What the parts of a JSON file are. A response that is an error does not change what its neighbours are. */
export function detectPages(pages: readonly unknown[]): DetectedPages {
  let result: DetectedPages;
  for (const page of pages) {
    if (!isObject(page)) continue;
    if ('format' in page || Array.isArray(page.accounts)) return 'facts';
    if (vasPageOf(page) !== undefined) return 'vas-orders';
    if (doudianPageOf(page) !== undefined) return 'doudian-api-calls';
    if (isObject(page.error_response)) result = 'error-response';
  }
  return result;
}

export type DetectedTable =
  | { readonly kind: 'call-log'; readonly headingAt: number; readonly columns: Columns<CallLogField> }
  | {
      readonly kind: 'taobao-orders';
      readonly headingAt: number;
      readonly columns: Columns<TaobaoOrderField>;
    }
  | {
      readonly kind: 'shop-orders';
      readonly headingAt: number;
      readonly columns: Columns<OrderExportField>;
      readonly platform: string | undefined;
    };

/** What a table is, by its headings, which stand within the first 20 rows; exports of orders but for Taobao's only where asked for. */
export function detectTable(table: Table, ofOrders: boolean): DetectedTable | undefined {
  for (const [headingAt, { cells }] of table.rows.slice(0, 20).entries()) {
    if (cells.length < 2) continue;
    const orders = findColumns(cells, taobaoOrderHeadings);
    const { id, total, goods, paid, quantity } = orders.index;
    // The exports of other platforms have an order number too, but none of these.
    if (id !== undefined && [total, goods, paid, quantity].some((index) => index !== undefined)) {
      return { kind: 'taobao-orders', headingAt, columns: orders };
    }
    const calls = findColumns(cells, callLogHeadings);
    const { appKey, api, calls: all, callsInside, callsOutside } = calls.index;
    const who = [appKey, api].some((index) => index !== undefined);
    const counted = [all, callsInside, callsOutside].some((index) => index !== undefined);
    if (who && counted) return { kind: 'call-log', headingAt, columns: calls };
    const found = ofOrders ? orderExportOf(cells) : undefined;
    if (found !== undefined) return { kind: 'shop-orders', headingAt, ...found };
  }
  return undefined;
}
