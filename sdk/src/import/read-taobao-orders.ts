import { add, type Decimal } from '../base/decimal.ts';
import { type Problem, shown } from '../base/problem.ts';
import type { ImportNeed } from '../facts/import-need.ts';
import type { AccountPart } from '../facts/part.ts';
import type { ShopOrder } from '../facts/schema.ts';
import type { Cell } from './cell/cell.ts';
import { cleanCell } from './cell/clean-cell.ts';
import { readAmount } from './cell/read-amount.ts';
import { readCount } from './cell/read-count.ts';
import { readDay } from './cell/read-day.ts';
import { type Id, readId } from './cell/read-id.ts';
import { readInstant } from './cell/read-instant.ts';
import { type Columns, cellOf, type Synonyms } from './columns.ts';
import { dataRows } from './data-rows.ts';
import type { Table, TableRow } from './parse-table.ts';
import { ProblemList } from './problem-list.ts';
import { firstOf, Register } from './register.ts';
import { nothing, type Reading, type ReadOptions } from './result.ts';

const platform = 'taobao';

export type TaobaoOrderField =
  | 'id'
  | 'created'
  | 'paidAt'
  | 'shippedAt'
  | 'status'
  | 'total'
  | 'goods'
  | 'postage'
  | 'paid'
  | 'quantity'
  | 'shopId'
  | 'shopName';

/** Only what is read: a buyer's name, phone, address, nick and remarks have no field, so they cannot get into the facts. */
export const taobaoOrderHeadings: Synonyms<TaobaoOrderField> = {
  id: ['订单编号'],
  created: ['订单创建时间', '买家下单时间'],
  paidAt: ['订单付款时间', '买家付款时间'],
  shippedAt: ['发货时间'],
  status: ['订单状态'],
  total: ['总金额'],
  goods: ['买家应付货款'],
  postage: ['买家应付邮费'],
  paid: ['买家实际支付金额', '买家实付金额'],
  quantity: ['宝贝总数量'],
  shopId: ['店铺Id'],
  shopName: ['店铺名称'],
};

/**
 * Orders of a shop from Taobao's `ExportOrderList`, whichever of its columns are there. Needed are 订单编号,
 * 订单创建时间, 订单状态 and 总金额, or 买家应付货款 and 买家应付邮费 in its place. The account is 店铺Id.
 *
 * Nothing of a buyer is read, and no problem shows more of a cell than digits and the signs of a date or an amount.
 */
export function readTaobaoOrders(
  table: Table,
  headingAt: number,
  columns: Columns<TaobaoOrderField>,
  file: string,
  options: ReadOptions,
): Reading {
  const problems = new ProblemList(file);
  const absent = missingColumns(columns);
  if (absent.length > 0) {
    const row = table.rows[headingAt]?.row ?? 1;
    problems.error('column.missing', { row, params: { columns: absent } });
    return { ...nothing, problems: problems.list() };
  }
  const { rows, bad: badRows } = dataRows(table, headingAt, columns, problems);
  const everyIdDamaged = spreadsheetDamage(rows, columns);
  const shops = new Map<string | null, { name: string | undefined; orders: Register<ShopOrder> }>();
  let bad = badRows;
  let repeated = 0;
  for (const row of rows) {
    const order = readRow(row, columns, everyIdDamaged, problems);
    if (order === undefined) {
      bad += 1;
      continue;
    }
    const account = shopOf(row, columns) ?? options.account ?? null;
    const shop = shops.get(account) ?? { name: undefined, orders: new Register<ShopOrder>() };
    shops.set(account, shop);
    shop.name ??= cleanCell(cellOf(row, columns, 'shopName')) || undefined;
    const outcome = shop.orders.add(order.id, order, { row: row.row });
    if (outcome.outcome === 'repeated') {
      repeated += 1;
      problems.warn('row.repeated', { row: row.row });
    } else if (outcome.outcome === 'conflict') {
      bad += 1;
      problems.error('row.conflict', {
        row: row.row,
        column: columns.heading.id ?? '',
        found: order.id,
        params: firstOf(outcome.first),
      });
    }
  }
  const accounts = [...shops].map(
    ([id, { name, orders }]): AccountPart => ({
      platform,
      id,
      ...(name === undefined ? {} : { name }),
      shopOrders: orders.records,
    }),
  );
  const needs: ImportNeed[] = shops.has(null) ? [{ what: 'account', blocking: false, file, platform }] : [];
  const total = rows.length + badRows;
  return {
    facts: { accounts },
    problems: problems.list(),
    counts: { rows: total, kept: total - bad - repeated, bad, repeated },
    needs,
  };
}

function missingColumns({ index }: Columns<TaobaoOrderField>): string[] {
  const parts = index.goods !== undefined && index.postage !== undefined;
  return [
    ...(index.created === undefined ? ['订单创建时间'] : []),
    ...(index.status === undefined ? ['订单状态'] : []),
    ...(index.total === undefined && !parts ? ['总金额'] : []),
  ];
}

/** A spreadsheet damages every long id or none: one id in a thousand ends in three zeros by itself. */
function spreadsheetDamage(rows: readonly TableRow[], columns: Columns<TaobaoOrderField>): boolean {
  let doubtful = false;
  for (const row of rows) {
    const cell = readId(cellOf(row, columns, 'id'));
    if (cell.code !== undefined || !cell.value.long) continue;
    if (!cell.value.doubtful) return false;
    doubtful = true;
  }
  return doubtful;
}

function readRow(
  row: TableRow,
  columns: Columns<TaobaoOrderField>,
  everyIdDamaged: boolean,
  problems: ProblemList,
): ShopOrder | undefined {
  const place = (field: TaobaoOrderField) => ({
    row: row.row,
    column: columns.heading[field] ?? '',
    ...harmless(cellOf(row, columns, field)),
  });
  const read = <T>(field: TaobaoOrderField, reader: (text: string) => Cell<T>): T | undefined => {
    const cell = reader(cleanCell(cellOf(row, columns, field)));
    if (cell.code === undefined) return cell.value;
    problems.error(cell.code, { ...place(field), ...paramsOf(cell.params) });
    return undefined;
  };
  const optional = <T>(field: TaobaoOrderField, reader: (text: string) => Cell<T>): T | undefined => {
    const text = cleanCell(cellOf(row, columns, field));
    if (text === '') return undefined;
    const cell = reader(text);
    if (cell.code === undefined) return cell.value;
    problems.warn('detail.invalid', place(field), field);
    return undefined;
  };

  const id = readOrderId(row, columns, everyIdDamaged, () => place('id'), problems);
  const day = read('created', readDay);
  const total = columns.index.total === undefined ? sumOfParts(read) : read('total', readAmount);
  const status = read('status', (text) => (text === '' ? { code: 'cell.empty' } : { value: text }));
  if (id === undefined || day === undefined || total === undefined || status === undefined) return undefined;
  const paid = optional('paid', readAmount);
  const paidOn = optional('paidAt', readDay);
  const shippedOn = optional('shippedAt', readDay);
  // Where the cell has only the day, the time stays unknown.
  const minute = (field: 'paidAt' | 'shippedAt') => {
    const at = readInstant(cleanCell(cellOf(row, columns, field)));
    return at === undefined ? {} : { [field]: at };
  };
  const quantity = optional('quantity', readCount);
  return {
    id,
    day,
    status,
    total,
    ...(paid === undefined ? {} : { paid }),
    ...(paidOn === undefined ? {} : { paidOn, ...minute('paidAt') }),
    ...(shippedOn === undefined ? {} : { shippedOn, ...minute('shippedAt') }),
    ...(quantity === undefined ? {} : { quantity }),
  };
}

function sumOfParts(
  read: (field: 'goods' | 'postage', reader: (text: string) => Cell<Decimal>) => Decimal | undefined,
): Decimal | undefined {
  const goods = read('goods', readAmount);
  const postage = read('postage', readAmount);
  return goods === undefined || postage === undefined ? undefined : add(goods, postage);
}

function readOrderId(
  row: TableRow,
  columns: Columns<TaobaoOrderField>,
  everyIdDamaged: boolean,
  place: () => Omit<Problem, 'code' | 'severity'>,
  problems: ProblemList,
): string | undefined {
  const cell: Cell<Id> = readId(cellOf(row, columns, 'id'));
  if (cell.code !== undefined) {
    problems.error(cell.code, place());
    return undefined;
  }
  const { value, doubtful } = cell.value;
  // In a row that has slipped, a buyer's phone may stand here.
  if (!/^\d{6,32}$/.test(value) || /^1[3-9]\d{9}$/.test(value)) {
    problems.error('id.invalid', place());
    return undefined;
  }
  if (doubtful && everyIdDamaged) {
    problems.error('id.damaged', place());
    return undefined;
  }
  if (doubtful && /000$/.test(value)) problems.warn('id.doubtful', place());
  return value;
}

/** Ordinary shops have a 0 here, which names no shop. */
export function shopOf(row: TableRow, columns: Columns<TaobaoOrderField>): string | undefined {
  const id = cleanCell(cellOf(row, columns, 'shopId'));
  return /^\d+$/.test(id) && !/^0+$/.test(id) ? id : undefined;
}

/** What may be shown of a cell: in a row that has slipped, a name or a phone number may stand under any heading. */
function harmless(text: string): { found: string } | Record<never, never> {
  const found = shown(cleanCell(text));
  const signs = /^[\d\s.,:/+\-年月日元￥¥EeTZ]+$/.test(found);
  return signs && !/(?:^|\D)1\d{10}(?:\D|$)/.test(found) && !/\d{3,4}-\d{7,8}/.test(found) ? { found } : {};
}

function paramsOf(params: Problem['params']): Pick<Problem, 'params'> | Record<never, never> {
  return params === undefined ? {} : { params };
}
