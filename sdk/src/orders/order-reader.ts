import { dayOf, isDay, startOfDay } from '../base/day.ts';
import type { OrderRow, OrderStage, Recipient } from './order-row.ts';
import { isMissing, plainText } from './plain-text.ts';

/**
 * Under which headings the order exports of Taobao, 1688, Kuaishou, Doudian, the WeChat store, Xiaohongshu, Pinduoduo and AliExpress
 * have what is looked at. The first that is there and filled in counts: of an order and its parts, the number of the order.
 */
export const orderHeadings = {
  id: ['订单编号', '订单号', '主订单编号', '子订单编号'],
  created: ['订单创建时间', '买家下单时间', '订单提交时间', '订单下单时间', '下单时间', '订单成交时间'],
  paid: ['订单付款时间', '买家付款时间', '订单支付时间', '支付完成时间', '支付时间', '付款时间'],
  shipped: ['发货时间', '订单发货时间'],
  received: ['确认收货时间', '订单确认收货时间'],
  status: ['订单状态'],
  reason: ['订单关闭原因', '取消原因'],
  buyer: ['买家会员名', '买家ID', '用户编号', '下单帐号', '买家名称'],
  name: ['收货人姓名', '收件人', '收件人姓名', '收货人名称', '客户姓名'],
  phone: ['联系手机', '收货人电话', '收件人手机号', '收件人手机', '收件人电话', '手机', '联系电话'],
  province: ['收货地址-省', '省', '州/省'],
  city: ['收货地址-市', '市', '城市'],
  district: ['收货地址-区', '区'],
  town: ['收货地址-街道', '街道'],
  address: ['收货地址', '详细地址', '收件人地址', '客户地址', '地址'],
  changedAddress: ['修改后的收货地址'],
  changed: ['是否修改过地址'],
  country: ['收货国家'],
  item: ['商品ID', '商品id', 'Offer ID', '商品编码(平台)', '宝贝标题', '商品标题', '货品标题'],
  units: ['成交数量', '宝贝总数量', '商品数量', '商品数量(件)', '购买数量', 'SKU件数', '订购数量', '数量'],
  remark: ['买家留言', '用户备注', '买家备注'],
  note: ['订单备注', '商家备注'],
  afterSales: ['售后状态', '退款状态'],
  riskCode: ['riskCode', '异常信息', '异常原因'],
} as const;

type Field = keyof typeof orderHeadings;

export interface OrderReader {
  /** What no heading was found for, of what every order needs. Nothing can be read while it is not empty. */
  readonly missing: readonly ('id' | 'created')[];
  /** Where the columns of each field stand. */
  readonly columns: Readonly<Record<Field, readonly number[]>>;
  /** The order of one row of cells, or undefined where its number or the day it was made cannot be read. */
  readonly read: (cells: readonly string[]) => OrderRow | undefined;
}

/**
 * A reader for the rows of an order export, by its headings, wherever they stand. Columns and cells that are not there leave their
 * fields out. Rows that repeat an order's number, as exports of one row an item have, are one order where `joinOrders` joins them.
 *
 * @example
 * const { read } = orderReader(['订单号', '订单创建时间', '订单状态', '成交数量', '收货人电话']);
 * read(['2301', '2026/1/2 3:04:05', '待付款', '2', '138****8001'])
 * // { id: '2301', day: '2026-01-02', stage: 'unpaid', units: 2, recipient: { phone: '138****8001' } }
 */
export function orderReader(headings: readonly string[]): OrderReader {
  const places = new Map<string, number>();
  headings.forEach((heading, at) => {
    const name = squeeze(heading);
    if (!places.has(name)) places.set(name, at);
  });
  const columns = Object.fromEntries(
    Object.entries(orderHeadings).map(([field, names]) => [
      field,
      names.flatMap((name) => places.get(squeeze(name)) ?? []),
    ]),
  ) as Record<Field, number[]>;
  const missing = (['id', 'created'] as const).filter((field) => columns[field].length === 0);
  return { missing, columns, read: (cells) => (missing.length > 0 ? undefined : readRow(columns, cells)) };
}

function readRow(columns: Record<Field, number[]>, cells: readonly string[]): OrderRow | undefined {
  const has = (field: Field) => columns[field].length > 0;
  const cell = (field: Field) => {
    for (const at of columns[field]) {
      const text = clean(cells[at] ?? '');
      if (text !== '') return text;
    }
    return '';
  };
  const id = cell('id');
  const created = timeOf(cell('created'));
  if (id === '' || created === undefined) return undefined;
  const stage = stageOf(cell('status'), has('paid') ? cell('paid') : undefined, cell('reason'));
  const outcome = has('afterSales') ? outcomeOf(cell('afterSales'), stage) : undefined;
  const [shipped, received] = [timeOf(cell('shipped')), timeOf(cell('received'))];
  const receivedAfter =
    shipped?.exact && received?.exact && received.at >= shipped.at
      ? Math.floor((received.at - shipped.at) / 3_600_000)
      : undefined;
  const units = /^\d{1,9}$/.test(cell('units')) ? Number(cell('units')) : undefined;
  const regions = {
    province: cell('province'),
    city: cell('city'),
    district: cell('district'),
    town: cell('town'),
  };
  const recipient = filled<Recipient>({
    name: cell('name'),
    phone: cell('phone'),
    address: filled({ ...regions, text: cell('address') }),
  });
  const changedTo = cell('changedAddress');
  return {
    id,
    day: created.day,
    ...filled<Partial<OrderRow>>({
      stage,
      buyer: cell('buyer'),
      recipient,
      changedTo: isMissing(plainText(changedTo)) ? undefined : { address: { text: changedTo } },
      changed: /^(?:是|1|true)$/i.test(cell('changed')) ? true : undefined,
      country: cell('country'),
      item: cell('item'),
      units,
      outcome,
      receivedAfter,
    }),
    // An empty cell says that there is none, which is more than no column.
    ...(has('remark') ? { remark: cell('remark') } : {}),
    ...(has('note') ? { note: cell('note') } : {}),
    ...(has('riskCode') ? { riskCode: cell('riskCode') } : {}),
  };
}

/** What is known of it: fields that are undefined or empty are left out; undefined where none is left. */
function filled<T extends object>(fields: { [K in keyof T]: T[K] | undefined }): T | undefined {
  const known = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '');
  return known.length === 0 ? undefined : (Object.fromEntries(known) as T);
}

/** How platforms call where an order stands. A closed order was unpaid only where the export shows that it has no day of payment. */
export function stageOf(status: string, paid: string | undefined, reason = ''): OrderStage | undefined {
  if (/待付款|待支付|等待(?:买家)?付款|未付款|未支付/.test(status)) return 'unpaid';
  if (/退款成功|退款完成|已退款/.test(status)) return 'refunded';
  if (/关闭|取消/.test(status)) {
    const never = paid !== undefined && isMissing(plainText(paid));
    return never || /未(?:及时)?付款|未支付|逾期未付/.test(reason) ? 'closed-unpaid' : 'closed';
  }
  if (/交易成功|已完成|已收货|交易完成|^完成$/.test(status)) return 'done';
  if (/待发货|等待(?:卖家|仓库)?发货|备货/.test(status)) return 'paid';
  if (/已发货|待收货|等待买家|部分发货|运输中|配送中/.test(status)) return 'shipped';
  return /已付款|已支付/.test(status) ? 'paid' : undefined;
}

/** A refund alone is no return: it may be of an order that was never sent. What is under way is not known. */
function outcomeOf(afterSales: string, stage: OrderStage | undefined): OrderRow['outcome'] {
  if (/拒收/.test(afterSales)) return 'refused';
  if (/退货/.test(afterSales) && /成功|完成|已退/.test(afterSales) && !/未退货/.test(afterSales))
    return 'returned';
  const none =
    isMissing(plainText(afterSales)) || /^(?:无售后|无退款申请|没有申请退款|未申请售后|-)$/.test(afterSales);
  return none && stage === 'done' ? 'kept' : undefined;
}

/** The day in Shanghai, the instant, and whether more than the day is said. */
function timeOf(text: string): { day: string; at: number; exact: boolean } | undefined {
  if (/^\d{13}$/.test(text)) return { day: dayOf(Number(text)), at: Number(text), exact: true };
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?/.exec(
    text,
  );
  if (match === null) return undefined;
  const [, year = '', month = '', date = '', hour, minute, second] = match;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  if (!isDay(day)) return undefined;
  const at =
    startOfDay(day) + ((Number(hour ?? 0) * 60 + Number(minute ?? 0)) * 60 + Number(second ?? 0)) * 1000;
  return { day, at, exact: hour !== undefined };
}

function squeeze(heading: string): string {
  return plainText(heading)
    .replace(/\((?:元|件)\)$/, '')
    .replace(/[\s_\-()]/g, '');
}

function clean(text: string): string {
  const trimmed = text.trim();
  const bare = /^="(.*)"$/.exec(trimmed)?.[1]?.trim() ?? trimmed;
  return bare.replace(/^'/, '').trim();
}
