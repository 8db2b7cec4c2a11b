import { readFile } from 'duewatch/import';
import { describe, expect, test } from 'vitest';
import { explainProblem } from '../../../sdk/src/text/problem.ts';
import { bytesOf, problemsOf, readLines, sample } from './inputs.ts';

const v37 = [
  ...[
    '订单编号',
    '买家会员名',
    '买家支付宝账号',
    '买家应付货款',
    '买家应付邮费',
    '买家支付积分',
    '总金额',
    '返点积分',
  ],
  ...[
    '买家实际支付金额',
    '买家实际支付积分',
    '订单状态',
    '买家留言',
    '收货人姓名',
    '收货地址',
    '运送方式',
    '联系电话',
  ],
  ...[
    '联系手机',
    '订单创建时间',
    '订单付款时间',
    '宝贝标题',
    '宝贝种类',
    '物流单号',
    '物流公司',
    '订单备注',
    '宝贝总数量',
  ],
  ...[
    '店铺Id',
    '店铺名称',
    '订单关闭原因',
    '卖家服务费',
    '买家服务费',
    '发票抬头',
    '是否手机订单',
    '分阶段订单信息',
  ],
  ...['定金排名', '修改后的sku', '修改后的收货地址', '异常信息'],
];
const v41 = [
  ...v37.slice(0, 33),
  '特权订金订单id',
  ...v37.slice(33),
  ...['天猫卡券抵扣', '集分宝抵扣', '是否是O2O交易'],
];
const v44 = [...v41.slice(0, 34), ...['是否上传合同照片', '是否上传小票', '是否代付'], ...v41.slice(34)];

const cells: Record<string, string> = {
  订单编号: '="2201347890123456789"',
  买家会员名: '私密昵称',
  买家支付宝账号: 'private@example.com',
  买家应付货款: '"￥1,234.50元"',
  买家应付邮费: '8',
  总金额: '"1,242.50"',
  买家实际支付金额: '1242.5',
  订单状态: '交易成功',
  买家留言: '"私密留言,请保密"',
  收货人姓名: '私密姓名',
  收货地址: '私密地址 1 号',
  联系电话: '0571-88888888',
  联系手机: "'19900001234",
  订单创建时间: '2026-11-19 10:22:33',
  订单付款时间: '2026-11-20 0:01:02',
  宝贝总数量: '2',
  店铺Id: '68880001',
  店铺名称: '示例小店',
  订单备注: '私密备注',
};
const order = {
  id: '2201347890123456789',
  day: '2026-11-19',
  status: '交易成功',
  total: '1242.50',
  paid: '1242.50',
  paidOn: '2026-11-20',
  paidAt: '2026-11-20T00:01:02+08:00',
  quantity: 2,
};

function line(headings: readonly string[], changes: Record<string, string> = {}) {
  return headings.map((heading) => ({ ...cells, ...changes })[heading] ?? '').join(',');
}

function readOrders(changes: Record<string, string>[], headings: readonly string[] = v44) {
  return readLines([headings.join(','), ...changes.map((change) => line(headings, change)), '']);
}

test('the sample, in GBK with 44 columns: fifteen orders of a shop that names no id', () => {
  const result = readFile(sample('small/orders.csv'));
  expect(result).toMatchObject({
    kind: 'taobao-orders',
    problems: [],
    counts: { rows: 15, kept: 15, bad: 0, repeated: 0 },
    needs: [{ what: 'account', blocking: false, platform: 'taobao' }],
  });
  const [account] = result.facts.accounts;
  expect(account).toMatchObject({ platform: 'taobao', id: null, name: '示例小店' });
  expect(account?.shopOrders?.[2]).toEqual({
    id: '2201347890000015839',
    day: '2026-10-14',
    status: '买家已付款，等待卖家发货',
    total: '203.49',
    paid: '203.49',
    paidOn: '2026-10-14',
    paidAt: '2026-10-14T12:31:40+08:00',
    quantity: 2,
  });
});

describe('headings are known by name', () => {
  test.each([
    ['37', v37],
    ['41', v41],
    ['44', v44],
  ])('in the export with %s columns', (count, headings) => {
    expect(headings).toHaveLength(Number(count));
    expect(readOrders([{}], headings).facts.accounts).toEqual([
      { platform: 'taobao', id: '68880001', name: '示例小店', shopOrders: [order] },
    ]);
  });

  test.each([
    [
      'the least',
      ['订单状态', '总金额', '订单编号', '订单创建时间'],
      { status: '交易成功', total: '1242.50' },
    ],
    [
      'goods and postage in place of the total',
      ['订单编号', '订单创建时间', '订单状态', '买家应付货款', '买家应付邮费'],
      { total: '1242.50' },
    ],
    [
      'the newer export, with the time of dispatch',
      ['订单编号', '订单创建时间', '订单付款时间', '发货时间', '订单状态', '总金额'],
      {
        paidAt: '2026-11-20T00:01:02+08:00',
        shippedOn: '2026-11-20',
        shippedAt: '2026-11-20T09:05:00+08:00',
      },
      { 发货时间: '2026/11/20 9:05' },
    ],
    [
      'a dispatch that has not been',
      ['订单编号', '订单创建时间', '发货时间', '订单状态', '总金额'],
      { status: '交易成功' },
      { 发货时间: '' },
    ],
    [
      "an ERP's names",
      ['订单编号', '买家下单时间', '买家付款时间', '订单状态', '总金额', '买家实付金额'],
      { paid: '9.00', paidOn: '2026-11-21' },
      { 买家下单时间: '2026/11/19', 买家付款时间: '2026/11/21', 买家实付金额: '9' },
    ],
  ])('in any subset: %s', (_name, headings, expected, changes: Record<string, string> = {}) => {
    expect(readOrders([changes], headings).facts.accounts[0]?.shopOrders).toMatchObject([
      { id: order.id, day: order.day, ...expected },
    ]);
  });

  test('tabs in place of commas', () => {
    const headings = ['订单编号', '订单创建时间', '订单状态', '总金额'];
    const text = [headings.join('\t'), '2201347890123456789\t2026-11-19 10:22:33\t交易成功\t1,242.50'];
    expect(readLines(text).facts.accounts[0]?.shopOrders).toMatchObject([{ id: order.id, total: '1242.50' }]);
  });

  test('a missing column is named', () => {
    expect(problemsOf(readOrders([{}], ['订单编号', '总金额', '店铺Id']))).toEqual([
      {
        code: 'column.missing',
        severity: 'error',
        row: 1,
        params: { columns: ['订单创建时间', '订单状态'] },
      },
    ]);
  });

  test("1688's export has order numbers too and is not taken for it", () => {
    const headings = ['订单编号', '买家公司名', '货品总价(元)', '实付款(元)', '订单状态', '订单创建时间'];
    expect(readOrders([{}], headings).kind).toBe('unrecognised');
  });
});

describe('accounts', () => {
  test('each shop of a file is one', () => {
    const result = readOrders([{}, { 订单编号: '="1000001"', 店铺Id: '68880002', 店铺名称: '另一家' }]);
    expect(result.facts.accounts.map(({ id, name }) => [id, name])).toEqual([
      ['68880001', '示例小店'],
      ['68880002', '另一家'],
    ]);
    expect(result.needs).toEqual([]);
  });

  test('without an id, the account is what the user says', () => {
    const text = [v37.join(','), line(v37, { 店铺Id: '' })];
    expect(readLines(text, { account: 'mine' }).facts.accounts).toMatchObject([{ id: 'mine' }]);
  });
});

describe('a wrong row is listed with its place, and the others are kept', () => {
  test.each([
    ['an id in scientific notation', { 订单编号: '2.20135E+18' }, 'id.scientific', '2.20135E+18'],
    ['an id of letters', { 订单编号: 'TB2201347890' }, 'id.invalid', undefined],
    ['no id', { 订单编号: '' }, 'cell.empty', undefined],
    [
      'a day that does not exist',
      { 订单创建时间: '2026-02-30 10:00:00' },
      'day.invalid',
      '2026-02-30 10:00:00',
    ],
    ["Excel's number of a day", { 订单创建时间: '46345.43' }, 'day.excel-serial', '46345.43'],
    ['a negative total', { 总金额: '-1.00' }, 'amount.negative', '-1.00'],
    ['no status', { 订单状态: '' }, 'cell.empty', undefined],
  ])('%s', (_name, changes, code, found) => {
    const result = readOrders([changes, {}]);
    const column = Object.keys(changes)[0];
    const problem = { code, severity: 'error', row: 2, column };
    expect(problemsOf(result)).toMatchObject([found === undefined ? problem : { ...problem, found }]);
    expect(result.counts).toEqual({ rows: 2, kept: 1, bad: 1, repeated: 0 });
    expect(result.facts.accounts[0]?.shopOrders).toEqual([order]);
  });

  test('a detail that cannot be read is left out with a warning', () => {
    const { quantity: _, ...rest } = order;
    const result = readOrders([{ 宝贝总数量: '二' }]);
    expect(problemsOf(result)).toEqual([
      { code: 'detail.invalid', severity: 'warning', row: 2, column: '宝贝总数量' },
    ]);
    expect(result.facts.accounts[0]?.shopOrders).toEqual([rest]);
  });

  test('the same order twice counts once, or is an error where it changed', () => {
    expect(readOrders([{}, {}]).counts).toEqual({ rows: 2, kept: 1, bad: 0, repeated: 1 });
    expect(problemsOf(readOrders([{}, { 订单状态: '交易关闭' }]))).toMatchObject([
      { code: 'row.conflict', row: 3, found: order.id, params: { firstRow: 2 } },
    ]);
  });
});

describe('ids that a spreadsheet damaged', () => {
  test('are errors where every long one ends in zeros', () => {
    const result = readOrders([{ 订单编号: '2201347890123450000' }, { 订单编号: '2201347890123460000' }, {}]);
    expect(problemsOf(result)).toMatchObject([
      { code: 'id.damaged', row: 2, found: '2201347890123450000' },
      { code: 'id.damaged', row: 3 },
    ]);
    expect(result.counts).toMatchObject({ kept: 1, bad: 2 });
  });

  test('are only doubtful where others do not, because some end in zeros by themselves', () => {
    const result = readOrders([{ 订单编号: '2201347890123450000' }, { 订单编号: '2201347890123456788' }]);
    expect(problemsOf(result)).toMatchObject([{ code: 'id.doubtful', severity: 'warning', row: 2 }]);
    expect(result.counts).toMatchObject({ kept: 2, bad: 0 });
  });

  test('are none where the cell is marked as text', () => {
    expect(readOrders([{ 订单编号: '="2201347890123450000"' }]).problems).toEqual([]);
  });
});

describe('a buyer stays unknown', () => {
  const secrets = /私密|private@|1990000|88888888|19900001234/;
  const told = (result: ReturnType<typeof readFile>) =>
    JSON.stringify(result) + result.problems.map((problem) => explainProblem(problem, 'zh-CN')).join();

  test('in a file without an error', () => {
    expect(told(readOrders([{}]))).not.toMatch(secrets);
  });

  test.each([
    ['too many cells', { 收货地址: '私密,地址' }],
    ['an open quote', { 收货人姓名: '"私密姓名' }],
    ['a row that has slipped by one cell to the right', { 买家留言: '私密,留言', 异常信息: '' }],
    ['a name where the day should be', { 订单创建时间: '私密姓名' }],
    ['a phone number where the day should be', { 订单创建时间: '19900001234' }],
    ['a marked phone number where the day should be', { 订单创建时间: "'19900001234" }],
    ['a landline where the total should be', { 总金额: '0571-88888888' }],
    ['an address where the id should be', { 订单编号: 'private@example.com' }],
    ['a nick where the count should be', { 宝贝总数量: '私密昵称' }],
  ])('in a row with %s', (_name, changes) => {
    const result = readOrders([changes, { 订单编号: '="2201347890123456000"' }]);
    expect(result.problems.length).toBeGreaterThan(0);
    expect(told(result)).not.toMatch(secrets);
  });

  test('in a row that is cut', () => {
    const text = [v44.join(','), line(v44), line(v44).slice(0, 120)];
    const result = readLines(text);
    expect(problemsOf(result)).toMatchObject([{ code: 'row.cut', row: 3 }]);
    expect(result.counts.kept).toBe(1);
    expect(told(result)).not.toMatch(secrets);
  });

  test('in a file without a heading', () => {
    const result = readLines([line(v44), line(v44)]);
    expect(problemsOf(result)).toEqual([{ code: 'file.unrecognised', severity: 'error' }]);
  });
});

test('GBK bytes are read as such', () => {
  const headings = bytesOf(
    [0xb6, 0xa9, 0xb5, 0xa5, 0xb1, 0xe0, 0xba, 0xc5],
    ',',
    [0xd7, 0xdc, 0xbd, 0xf0, 0xb6, 0xee],
    '\n1,2\n',
  );
  expect(readFile({ name: 'orders.csv', bytes: headings }).kind).toBe('taobao-orders');
});
