import { readFile, readFiles } from 'duewatch/import';
import { checkOrders, hashOrder } from 'duewatch/orders';
import { describe, expect, it, test } from 'vitest';
import { key } from '../orders/orders.ts';
import { bytesOf, problemsOf, readLines, sample } from './inputs.ts';

const options = { orderKey: key };
const heading = '订单号,订单创建时间,订单状态,成交数量,商品ID,收货人姓名,收货人电话,买家留言,订单载体';
const row = (
  id: string,
  different: Partial<Record<'day' | 'units' | 'name' | 'phone' | 'remark', string>> = {},
) =>
  [
    id,
    different.day ?? '2026/11/2 3:04:05',
    '待发货',
    different.units ?? '1',
    '77',
    different.name ?? '测试甲',
    different.phone ?? '19900001234',
    different.remark ?? '',
    '直播',
  ].join(',');
const read = (...rows: string[]) => readLines([heading, ...rows], options);
const ordersOf = ({ orders = [] }: ReturnType<typeof readLines>) => orders.flatMap((part) => part.orders);

describe('whose an export of orders is, is told by its headings', () => {
  test.each([
    ['kuaishou', '订单号,订单创建时间,订单状态,成交数量,快赚客ID'],
    ['alibaba-1688', '订单编号,买家公司名,订单状态,订单创建时间,货品标题,数量'],
    ['doudian', '主订单编号,子订单编号,选购商品,商品数量,订单提交时间,订单状态'],
    ['pinduoduo', '订单成交时间,订单号,订单状态,商品数量(件),商家实收金额(元)'],
    ['aliexpress', '订单号,订单状态,下单时间,产品总金额,收货国家'],
    ['taobao', '主订单编号,子订单编号,订单创建时间,订单状态,买家实付金额,购买数量'],
  ])('%s', (platform, headings) => {
    const cells = headings
      .split(',')
      .map((name) =>
        /时间/.test(name) ? '2026-11-02 10:00:00' : /编号|订单号/.test(name) ? '2332100001' : '1',
      );
    const result = readLines([headings, cells.join(',')], options);
    expect(result).toMatchObject({
      kind: 'shop-orders',
      facts: { accounts: [{ platform, id: null }] },
      counts: { rows: 1, kept: 1, bad: 0, repeated: 0 },
      needs: [{ what: 'account', blocking: false, platform }],
      orders: [{ platform, id: null, orders: [{ row: 2, order: { id: '2332100001', day: '2026-11-02' } }] }],
    });
  });

  test('another platform’s is read as soon as the user says whose', () => {
    const lines = ['订单号,订单状态,SKU件数,订单创建时间', 'P7000001,已发货,2,2026-11-02 10:00:00'];
    const asked = readLines(lines, options);
    expect(asked).toMatchObject({
      kind: 'shop-orders',
      needs: [{ what: 'platform', blocking: true }],
      orders: [],
    });
    expect(readLines(lines, { ...options, platform: 'doudian', account: 'shop' }).orders).toMatchObject([
      { platform: 'doudian', id: 'shop', orders: [{ order: { id: 'P7000001', units: 2 } }] },
    ]);
  });

  test('a bill is none, and without a key none is known', () => {
    const bill = ['商家ID,订单号,商品ID,商品数量,订单创建时间,快赚客ID', '1,2332100001,7,1,2026-11-02,9'];
    expect(readLines(bill, options).kind).toBe('unrecognised');
    expect(readLines([heading, row('2332100001')]).kind).toBe('unrecognised');
  });
});

describe('rows of orders', () => {
  it('are hashed as one order is', () => {
    const cells = { name: '测试乙', phone: '19900001111', remark: '加微信：shili12345' };
    expect(ordersOf(read(row('2332100001', cells)))).toEqual([
      {
        row: 2,
        order: hashOrder(
          {
            id: '2332100001',
            day: '2026-11-02',
            stage: 'paid',
            item: '77',
            units: 1,
            recipient: { name: cells.name, phone: cells.phone },
            remark: cells.remark,
          },
          key,
        ),
      },
    ]);
  });

  it('are joined where several are of one order, and count once where one is repeated', () => {
    const result = read(
      row('2332100001'),
      row('2332100002'),
      row('2332100001', { units: '2' }),
      row('2332100002'),
    );
    expect(ordersOf(result).map(({ order, ...at }) => [at.row, order.id, order.units])).toEqual([
      [2, '2332100001', 3],
      [3, '2332100002', 1],
    ]);
    expect(result.counts).toEqual({ rows: 4, kept: 3, bad: 0, repeated: 1 });
  });

  it('go on with the order above where its cells were merged', () => {
    const headings = '订单编号,买家会员名,订单状态,订单创建时间,收货人姓名,货品标题,数量';
    const result = readLines(
      [headings, '2332100001,甲,等待卖家发货,2026-11-02,测试甲,茶,2', ',,,,,茶,3', ',,,,,杯,'],
      options,
    );
    expect(ordersOf(result)).toMatchObject([{ row: 2, order: { id: '2332100001', stage: 'paid' } }]);
    expect(ordersOf(result)[0]?.order).not.toHaveProperty('item');
    expect(ordersOf(result)[0]?.order.recipients).toHaveLength(1);
    expect(result.counts).toEqual({ rows: 3, kept: 3, bad: 0, repeated: 0 });
  });

  it('that cannot be read are told without a word of what is in them', () => {
    const result = read(
      row('19900001234'),
      row('测试丙'),
      row('2.33E+15'),
      row('2332100001', { day: '昨天' }),
      row('2332100002'),
      '2332100003,2026/11/2',
    );
    expect(problemsOf(result)).toMatchObject([
      { code: 'row.cut', row: 7 },
      { code: 'id.invalid', row: 2, column: '订单号' },
      { code: 'id.invalid', row: 3 },
      { code: 'id.scientific', row: 4 },
      { code: 'day.invalid', row: 5, column: '订单创建时间' },
    ]);
    expect(result.counts).toEqual({ rows: 6, kept: 1, bad: 5, repeated: 0 });
    expect(JSON.stringify(result)).not.toMatch(/19900001234|测试/);
  });

  it('with numbers that a spreadsheet damaged are not taken for each other', () => {
    const result = read(row('23321000000000000'), row('23321000000000000', { units: '2' }));
    expect(problemsOf(result).map(({ code }) => code)).toEqual(['id.damaged', 'id.damaged']);
    expect(ordersOf(result)).toEqual([]);
  });
});

describe('the samples', () => {
  it('of Kuaishou have each kind of flag that its export can show', () => {
    const result = readFile(sample('orders/kuaishou.csv'), options);
    expect(result.problems).toEqual([]);
    expect(result.counts).toEqual({ rows: 58, kept: 58, bad: 0, repeated: 0 });
    const orders = ordersOf(result).map(({ order }) => order);
    expect(orders).toHaveLength(57);
    const criteria = { unpaidFrom: 3, returnsPercent: 50 };
    const { flags } = checkOrders(orders, criteria, { on: '2026-11-22', key, platform: 'kuaishou' });
    expect([...new Set(flags.map(({ situation }) => situation))].sort()).toEqual([
      'advertising',
      'beyond-normal-use',
      'brushing',
      'returns-refusals',
      'unpaid-stock',
      'wrong-details',
    ]);
  });

  it('of Taobao give the same orders with a key, and beside them what may be kept of the buyers', () => {
    const plain = readFile(sample('orders/taobao.csv'));
    const { orders = [], ...rest } = readFile(sample('orders/taobao.csv'), options);
    expect(rest).toEqual(plain);
    const found = orders.flatMap((part) => part.orders);
    expect(found.map(({ order }) => order.id)).toEqual(
      plain.facts.accounts[0]?.shopOrders?.map(({ id }) => id),
    );
    expect(JSON.stringify(found)).not.toMatch(/测试|虚构|1990000|门卫/);
    const { flags } = checkOrders(
      found.map(({ order }) => order),
      {},
      { on: '2026-11-22', key },
    );
    expect(flags.map(({ situation }) => situation)).toEqual(
      expect.arrayContaining(['platform-risk', 'one-user-after-change']),
    );
    expect(flags[0]).toMatchObject({ situation: 'platform-risk' });
  });

  it('stand file by file where several are read', () => {
    const inputs = ['taobao', 'kuaishou'].map((name) => sample(`orders/${name}.csv`));
    const { orders } = readFiles([...inputs, { name: 'x', bytes: bytesOf('{}') }], options);
    expect(orders.map((parts) => parts.map(({ platform }) => platform))).toEqual([
      ['taobao'],
      ['kuaishou'],
      [],
    ]);
  });
});
