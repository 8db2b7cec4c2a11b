import { checkOrders, type OrderRow, orderReader } from 'duewatch/orders';
import { describe, expect, it, test } from 'vitest';
import { stageOf } from '../../../sdk/src/orders/order-reader.ts';
import { key, on } from './orders.ts';

/** One row of an export, by its headings. */
function read(cells: Record<string, string>) {
  return orderReader(Object.keys(cells)).read(Object.values(cells));
}

describe('rows of exports', () => {
  test.each<[string, Record<string, string>, OrderRow]>([
    [
      'Kuaishou',
      {
        订单号: '2332100000000001',
        订单创建时间: '2026/11/2 3:04:05',
        订单支付时间: '2026/11/2 3:05:00',
        订单状态: '交易成功',
        成交数量: '2',
        买家留言: '',
        订单备注: '补发',
        售后状态: '',
        商品名称: '茶',
        商品ID: '77',
        收货人姓名: '张**',
        收货人电话: '138****8001',
        '收货地址-省': '浙江省',
        '收货地址-市': '杭州市',
        '收货地址-区': '余杭区',
        '收货地址-街道': '仓前街道',
        收货地址: '文一西路****',
        发货时间: '2026/11/3 10:00:00',
      },
      {
        id: '2332100000000001',
        day: '2026-11-02',
        stage: 'done',
        recipient: {
          name: '张**',
          phone: '138****8001',
          address: {
            province: '浙江省',
            city: '杭州市',
            district: '余杭区',
            town: '仓前街道',
            text: '文一西路****',
          },
        },
        item: '77',
        units: 2,
        outcome: 'kept',
        remark: '',
        note: '补发',
      },
    ],
    [
      'Taobao, with a changed address',
      {
        订单编号: '="2201347890123456789"',
        买家会员名: 'tb_1',
        订单状态: '卖家已发货，等待买家确认',
        收货人姓名: '张三',
        收货地址: '浙江省 杭州市 余杭区 文一西路969号(310000)',
        联系电话: '0571-88888888',
        联系手机: "'13800138001",
        订单创建时间: '2026-11-02 03:04:05',
        订单付款时间: '2026-11-02 03:05:00',
        宝贝标题: '茶',
        宝贝总数量: '1',
        修改后的收货地址: '浙江省 杭州市 余杭区 文二西路1号',
        异常信息: '',
      },
      {
        id: '2201347890123456789',
        day: '2026-11-02',
        stage: 'shipped',
        buyer: 'tb_1',
        recipient: {
          name: '张三',
          phone: '13800138001',
          address: { text: '浙江省 杭州市 余杭区 文一西路969号(310000)' },
        },
        changedTo: { address: { text: '浙江省 杭州市 余杭区 文二西路1号' } },
        item: '茶',
        units: 1,
        riskCode: '',
      },
    ],
    [
      'Doudian',
      {
        主订单编号: '1',
        子订单编号: '2',
        商品数量: '3',
        收件人手机号: '18412345678-1234',
        是否修改过地址: '是',
        订单提交时间: '2026-11-02 03:04:05',
        支付完成时间: '',
        订单状态: '已关闭',
        售后状态: '-',
        商家备注: '',
      },
      {
        id: '1',
        day: '2026-11-02',
        stage: 'closed-unpaid',
        recipient: { phone: '18412345678-1234' },
        changed: true,
        units: 3,
        note: '',
      },
    ],
    [
      'Taobao’s newer export, with dispatch and receipt',
      {
        订单编号: '1',
        订单创建时间: '2026-11-02',
        发货时间: '2026-11-03 10:00',
        确认收货时间: '2026-11-03 12:59',
        订单状态: '交易成功',
      },
      { id: '1', day: '2026-11-02', stage: 'done', receivedAfter: 2 },
    ],
  ])('%s', (_platform, cells, order) => {
    expect(read(cells)).toEqual(order);
  });

  it('says what it misses, and reads nothing then', () => {
    const reader = orderReader(['订单状态', '数量']);
    expect(reader.missing).toEqual(['id', 'created']);
    expect(reader.read(['交易成功', '1'])).toBeUndefined();
  });

  test.each([
    ['no number', { 订单号: '', 订单创建时间: '2026-11-02' }],
    ['no day', { 订单号: '1', 订单创建时间: '' }],
    ['a day that is none', { 订单号: '1', 订单创建时间: '2026-02-30 10:00:00' }],
  ])('a row with %s is no order', (_says, cells) => {
    expect(read(cells)).toBeUndefined();
  });

  it('a number that is none is not known', () => {
    expect(read({ 订单号: '1', 订单创建时间: '2026-11-02', 成交数量: '两' })).toEqual({
      id: '1',
      day: '2026-11-02',
    });
  });

  test.each([
    ['等待买家付款', undefined, '', 'unpaid'],
    ['待付款', '', '', 'unpaid'],
    ['买家已付款，等待卖家发货', 'x', '', 'paid'],
    ['待发货', undefined, '', 'paid'],
    ['卖家已发货，等待买家确认', 'x', '', 'shipped'],
    ['交易成功', 'x', '', 'done'],
    ['已收货', undefined, '', 'done'],
    ['交易关闭', undefined, '', 'closed'],
    ['交易关闭', '2026-11-02', '', 'closed'],
    ['交易关闭', '', '', 'closed-unpaid'],
    ['交易关闭', undefined, '买家未及时付款', 'closed-unpaid'],
    ['退款成功', 'x', '', 'refunded'],
    ['售后中', 'x', '', undefined],
    ['', undefined, '', undefined],
  ])('%s (paid: %j, because: %j) is %s', (status, paid, reason, stage) => {
    expect(stageOf(status, paid, reason)).toBe(stage);
  });

  test.each([
    ['退货退款成功', 'returned'],
    ['拒收退款', 'refused'],
    ['仅退款（未退货）成功', undefined],
    ['退款成功', undefined],
    ['退货处理中', undefined],
    ['无售后', 'kept'],
    ['无退款申请', 'kept'],
  ])('an order that is done with %s has the outcome %s', (afterSales, outcome) => {
    const row = read({ 订单号: '1', 订单创建时间: '2026-11-02', 订单状态: '交易成功', 售后状态: afterSales });
    expect(row?.outcome).toBe(outcome);
  });
});

it('a masked export flags nothing of the buyers, and what it has is still judged', () => {
  const { read } = orderReader([
    '订单号',
    '订单创建时间',
    '订单状态',
    '成交数量',
    '收货人姓名',
    '收货人电话',
    '收货地址',
    '买家留言',
  ]);
  const rows = Array.from({ length: 30 }, (_, at) =>
    read([
      String(at),
      '2026-11-20 10:00:00',
      '待发货',
      at === 0 ? '90' : '1',
      '张**',
      '138****8001',
      '浙江省****',
      '',
    ]),
  ).flatMap((row) => row ?? []);
  const { flags, summary } = checkOrders(rows, {}, { on, key, platform: 'kuaishou' });
  expect(flags.map(({ situation, orderIds }) => [situation, orderIds])).toEqual([
    ['beyond-normal-use', ['0']],
  ]);
  expect(summary.fields).toMatchObject({ name: 0, phone: 0, address: 0, units: 30 });
  expect(summary.buyers).toBe(0);
});
