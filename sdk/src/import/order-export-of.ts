import { orderHeadings } from '../orders/order-reader.ts';
import { type Columns, findColumns, type Synonyms } from './columns.ts';

export type OrderExportField = 'id' | 'created' | 'status';

const needed: Synonyms<OrderExportField> = {
  id: orderHeadings.id,
  created: orderHeadings.created,
  status: orderHeadings.status,
};

/** Headings that only one platform's export of orders has, by the platform's rule pack. */
const own: Readonly<Record<string, readonly string[]>> = {
  kuaishou: ['赠品订单号', '快赚客ID', '订单载体', '混资活动优惠', '收货地址-街道'],
  'alibaba-1688': ['Offer ID', '买家公司名', '货品标题', '货品总价(元)'],
  doudian: ['选购商品', '鲁班落地页ID', '是否修改过地址', '收件人手机号', '订单提交时间'],
  pinduoduo: ['订单成交时间', '多多支付立减金额(元)', '商家实收金额(元)', '用户实付金额(元)'],
  aliexpress: ['负责人(业务员)', '买家选择物流', '产品总金额', '收货国家'],
};

/** Headings that Taobao's newer exports share with others: they tell only where nothing else does. */
const taobao = ['买家实付金额', '买家会员名', '宝贝标题'];

/**
 * Where an export of orders has the fields that every order needs, and whose it is; undefined for what is none. Bills have order
 * numbers and days too, but no state of an order. The platform is undefined where no heading tells it.
 *
 * @example orderExportOf(['订单号', '订单创建时间', '订单状态', '快赚客ID'])?.platform // 'kuaishou'
 */
export function orderExportOf(
  headings: readonly string[],
): { readonly columns: Columns<OrderExportField>; readonly platform: string | undefined } | undefined {
  const columns = findColumns(headings, needed);
  const { id, created, status } = columns.index;
  if (id === undefined || created === undefined || status === undefined) return undefined;
  const known = (names: readonly string[]) =>
    Object.keys(findColumns(headings, Object.fromEntries(names.map((name) => [name, [name]]))).index).length;
  const [best] = Object.entries(own)
    .map(([platform, names]) => ({ platform, count: known(names) }))
    .sort((a, b) => b.count - a.count);
  if (best !== undefined && best.count > 0) return { columns, platform: best.platform };
  return { columns, platform: known(taobao) > 0 ? 'taobao' : undefined };
}
