import type { OrderCriteria, OrderRow } from 'duewatch/orders';
import { describe, expect, it, test } from 'vitest';
import { check, on, order, ordinary, times } from './orders.ts';

type Case = [
  says: string,
  rows: OrderRow[],
  criteria: OrderCriteria,
  found: [orders: number, confidence: string][],
];

/** What a detector flags: how many orders, and how far its criterion can be trusted. */
function found(detector: string, rows: readonly OrderRow[], criteria: OrderCriteria) {
  const { flags, summary } = check(rows, criteria);
  const own = flags.filter((flag) => flag.detector === detector);
  const report = summary.detectors.find((of) => of.detector === detector);
  return {
    found: own.map(({ orders, confidence }) => [orders, confidence]),
    state: report?.state,
    own,
    report,
  };
}

function table(detector: string, cases: Case[]) {
  test.each(cases)('%s', (_says, rows, criteria, expected) => {
    expect(found(detector, rows, criteria).found).toEqual(expected);
  });
}

function states(
  detector: string,
  cases: [says: string, rows: OrderRow[], criteria: OrderCriteria, state: string][],
) {
  test.each(cases)('%s', (_says, rows, criteria, state) => {
    const result = found(detector, rows, criteria);
    expect(result.state).toBe(state);
    if (state === 'no-data')
      expect(result.report?.needs.map(({ code }) => code)).toContain('orders.need.field');
    if (state !== 'judged') expect(result.found).toEqual([]);
  });
}

describe('the platform’s own mark', () => {
  table('platform-risk', [
    ['flags an order that has a code', [order({ riskCode: '12' })], {}, [[1, 'official']]],
    ['flags a text without showing it', [order({ riskCode: '买家张三存在异常' })], {}, [[1, 'official']]],
    ['is not there where the code is 0', [order({ riskCode: '0' })], {}, []],
    ['is not there where the field is empty', [order({ riskCode: '' })], {}, []],
    ['is unknown without the field', [order()], {}, []],
    ['is of an order made later', [order({ riskCode: '12', day: '2026-11-23' })], {}, []],
  ]);
  states('platform-risk', [
    ['says which field it needs', [order()], {}, 'no-data'],
    ['was looked for where the field is empty', [order({ riskCode: '' })], {}, 'judged'],
  ]);
  it('comes before everything else', () => {
    const { flags } = check([
      order({ recipient: { phone: '123' } }),
      order({ riskCode: '7', recipient: { phone: '12' } }),
    ]);
    expect(flags.map(({ detector }) => detector)).toEqual([
      'platform-risk',
      'wrong-details',
      'wrong-details',
    ]);
    expect(flags[0]).toMatchObject({
      values: { codes: '7' },
      measures: [],
      cite: { confidence: 'secondary' },
    });
  });
});

describe('unpaid orders that hold stock', () => {
  const unpaid = (count: number, more: Partial<OrderRow> = {}) =>
    times(count, { buyer: 'a', stage: 'unpaid', ...more });
  table('unpaid-stock', [
    ['the user’s number is met', unpaid(3), { unpaidFrom: 3 }, [[3, 'user']]],
    ['the user’s number is not met', unpaid(2), { unpaidFrom: 3 }, []],
    [
      'closed without payment counts too',
      unpaid(3, { stage: 'closed-unpaid' }),
      { unpaidFrom: 3 },
      [[3, 'user']],
    ],
    ['closed for a reason not known does not', unpaid(3, { stage: 'closed' }), { unpaidFrom: 3 }, []],
    ['of two buyers neither meets it', [...unpaid(2), ...unpaid(2, { buyer: 'b' })], { unpaidFrom: 3 }, []],
    [
      'of one person with two accounts it is met',
      [
        ...unpaid(2, { recipient: { phone: '13800138001' } }),
        ...unpaid(2, { buyer: 'b', recipient: { phone: '13800138001' } }),
      ],
      { unpaidFrom: 3 },
      [[4, 'user']],
    ],
    ['30 days ago is over', unpaid(3, { day: '2026-10-23' }), { unpaidFrom: 3 }, []],
    ['29 days ago is not', unpaid(3, { day: '2026-10-24' }), { unpaidFrom: 3 }, [[3, 'user']]],
    ['a longer month has it', unpaid(3, { day: '2026-10-23' }), { unpaidFrom: 3, days: 31 }, [[3, 'user']]],
    ['what is made later is not looked at', unpaid(3, { day: '2026-11-23' }), { unpaidFrom: 3 }, []],
    ['without a number, what stands out', [...ordinary(), ...unpaid(4)], {}, [[4, 'convention']]],
    ['without a number, what does not', [...ordinary(), ...unpaid(3)], {}, []],
    ['the user’s number wins over what stands out', [...ordinary(), ...unpaid(9)], { unpaidFrom: 10 }, []],
    ['with too few buyers nothing stands out', [...ordinary(10), ...unpaid(9)], {}, []],
    ['without a stage it is unknown', times(9, { buyer: 'a' }), { unpaidFrom: 3 }, []],
    ['without a buyer it is unknown', times(9, { stage: 'unpaid' }), { unpaidFrom: 3 }, []],
  ]);
  states('unpaid-stock', [
    ['needs a number where few buyers are known', unpaid(9), {}, 'not-judged'],
    ['needs the status', times(9, { buyer: 'a' }), { unpaidFrom: 3 }, 'no-data'],
  ]);
  it('says that accounts are counted together, and by what', () => {
    const recipient = { phone: '13800138001' };
    const { own } = found(
      'unpaid-stock',
      [...unpaid(2, { recipient }), ...unpaid(2, { buyer: 'b', recipient })],
      { unpaidFrom: 3 },
    );
    expect(own[0]?.reasons[1]).toEqual({
      code: 'orders.reason.together',
      params: { count: 2, by: [{ code: 'orders.by.phone' }] },
    });
  });
  it('names clause, figures, rows, and what may be done about unpaid orders', () => {
    const { own } = found('unpaid-stock', unpaid(7), { unpaidFrom: 3 });
    expect(own[0]).toMatchObject({
      situation: 'unpaid-stock',
      cite: { clause: '1', confidence: 'seed' },
      values: { unpaid: 7, of: 7, days: 30, from: 3 },
      orders: 7,
      measures: ['cancel', 'other'],
      needs: [],
    });
    expect(own[0]?.orderIds).toHaveLength(5);
  });
});

describe('pieces beyond normal use', () => {
  const bulk = (units: number, more: Partial<OrderRow> = {}) =>
    order({ buyer: 'a', stage: 'paid', units, item: 'tea', ...more });
  const none = { unitsPerPerson: 1000 };
  table('beyond-normal-use', [
    ['more than the user’s number in one order', [bulk(11)], { unitsPerOrder: 10 }, [[1, 'user']]],
    ['exactly the user’s number', [bulk(10)], { unitsPerOrder: 10 }, []],
    ['stands out from the shop’s own', [...ordinary(), bulk(60)], none, [[1, 'convention']]],
    ['is like the shop’s own', [...ordinary(), bulk(3)], none, []],
    ['the user’s number wins', [...ordinary(), bulk(60)], { ...none, unitsPerOrder: 60 }, []],
    [
      'an item with few orders is held against all',
      [...ordinary(), bulk(60, { item: 'new' })],
      none,
      [[1, 'convention']],
    ],
    [
      'huge orders do not move the fence',
      [...ordinary(), ...times(15, { units: 900, item: 'tea' })],
      none,
      [[15, 'convention']],
    ],
    ['too few orders for anything to stand out', [...ordinary(5), bulk(60)], none, []],
    ['more than the user’s number in a month', [bulk(6), bulk(6)], { unitsPerPerson: 10 }, [[2, 'user']]],
    ['exactly the user’s number in a month', [bulk(5), bulk(5)], { unitsPerPerson: 10 }, []],
    ['over two months it is not', [bulk(6), bulk(6, { day: '2026-10-01' })], { unitsPerPerson: 10 }, []],
    ['unpaid pieces were not bought', [bulk(6), bulk(6, { stage: 'unpaid' })], { unitsPerPerson: 10 }, []],
    [
      'without pieces it is unknown',
      times(50, { buyer: 'a', stage: 'paid' }),
      { unitsPerPerson: 1, unitsPerOrder: 1 },
      [],
    ],
  ]);
  states('beyond-normal-use', [
    ['needs a number where few orders are known', [bulk(60)], {}, 'not-judged'],
    ['needs the quantity', times(50, { buyer: 'a' }), { unitsPerOrder: 1 }, 'no-data'],
  ]);
  it('keeps quantities of items apart', () => {
    const screws = times(40, { item: 'screws', units: 500 });
    expect(
      found('beyond-normal-use', [...screws, ...ordinary(), bulk(60)], none).own.map(({ values }) => values),
    ).toEqual([{ item: 'tea', most: 60, limit: 7 }]);
  });
});

describe('returns and refusals in a month', () => {
  const outcomes = (kept: number, returned: number, refused: number, more: Partial<OrderRow> = {}) => [
    ...times(kept, { buyer: 'a', stage: 'done', outcome: 'kept', ...more }),
    ...times(returned, { buyer: 'a', stage: 'refunded', outcome: 'returned', ...more }),
    ...times(refused, { buyer: 'a', stage: 'refunded', outcome: 'refused', ...more }),
  ];
  const half = { returnsPercent: 50 };
  table('returns-refusals', [
    ['exactly the user’s share', outcomes(2, 1, 1), half, [[2, 'user']]],
    ['just below it', outcomes(3, 1, 1), half, []],
    ['a third is not 34 %', outcomes(2, 1, 0), { returnsPercent: 34 }, []],
    ['a third is 33 %', outcomes(2, 1, 0), { returnsPercent: 33 }, [[1, 'user']]],
    ['a third is 33.33 %', outcomes(2, 1, 0), { returnsPercent: '33.33' }, [[1, 'user']]],
    ['a third is not 33.34 %', outcomes(2, 1, 0), { returnsPercent: '33.34' }, []],
    ['two of two are too few to judge', outcomes(0, 2, 0), half, []],
    ['unless the user says so', outcomes(0, 2, 0), { ...half, returnsOrders: 2 }, [[2, 'user']]],
    [
      'last month’s do not count',
      [...outcomes(3, 0, 0), ...outcomes(0, 3, 0, { day: '2026-10-01' })],
      half,
      [],
    ],
    ['without a share nobody is flagged', outcomes(0, 20, 0), {}, []],
    [
      'orders still under way are not kept',
      [...outcomes(0, 3, 0), ...times(9, { buyer: 'a', stage: 'shipped' })],
      half,
      [[3, 'user']],
    ],
    ['without an outcome it is unknown', times(9, { buyer: 'a', stage: 'refunded' }), half, []],
  ]);
  states('returns-refusals', [
    ['needs a share', outcomes(0, 20, 0), {}, 'not-judged'],
    ['needs the after-sales status', times(9, { buyer: 'a' }), half, 'no-data'],
  ]);
  it('says whose number it is', () => {
    const { own } = found('returns-refusals', outcomes(2, 1, 1), half);
    expect(own[0]).toMatchObject({
      cite: { clause: '7.3' },
      not: { code: 'orders.not.returns', params: { percent: 50 } },
    });
  });
  it('reports the shop’s own shares without a number', () => {
    const { report } = found('returns-refusals', outcomes(1, 2, 0), {});
    expect(report).toMatchObject({
      needs: [{ code: 'orders.need.returns' }],
      spread: { count: 1, median: 66 },
    });
  });
});

describe('impossible details', () => {
  const to = (recipient: OrderRow['recipient'], more: Partial<OrderRow> = {}) => [
    order({ ...(recipient === undefined ? {} : { recipient }), ...more }),
  ];
  table('wrong-details', [
    ['a phone with a digit missing', to({ phone: '1380013800' }), {}, [[1, 'inferred']]],
    ['a phone that may be', to({ phone: '13800138001' }), {}, []],
    ['a masked phone', to({ phone: '138****80' }), {}, []],
    ['a lent number', to({ phone: '18412345678-1234' }), {}, []],
    ['a phone abroad', to({ phone: '123' }, { country: 'US' }), {}, []],
    [
      'a phone of Hong Kong',
      to({ phone: '12345678901', address: { text: '香港九龙旺角弥敦道1号' } }),
      {},
      [],
    ],
    ['a name without a letter', to({ name: '。。。' }), {}, [[1, 'inferred']]],
    ['a masked name', to({ name: '*' }), {}, []],
    ['an address without a letter', to({ address: { text: '123 456' } }), {}, [[1, 'inferred']]],
    [
      'another province than in the column',
      to({ address: { province: '浙江省', text: '广东省深圳市南山区1号' } }),
      {},
      [[1, 'inferred']],
    ],
    ['nothing at all', to(undefined), {}, []],
    ['nothing but empty fields', to({ name: '', phone: '', address: { text: '' } }), {}, []],
  ]);
  states('wrong-details', [
    ['needs a recipient', to(undefined), {}, 'no-data'],
    ['is not misled by masks', to({ name: '张*' }), {}, 'no-data'],
  ]);
  it('says what is wrong as codes, and once for each buyer', () => {
    const rows = times(3, { buyer: 'a', recipient: { name: '测试', phone: '12' }, stage: 'shipped' });
    const { own } = found('wrong-details', rows, {});
    expect(own).toHaveLength(1);
    expect(own[0]).toMatchObject({
      orders: 3,
      measures: ['recall', 'other'],
      rows: [{ codes: ['wrong.name-placeholder', 'wrong.phone'] }, {}, {}],
    });
  });
});

describe('accounts that are one', () => {
  const near = '浙江省杭州市余杭区文一西路阿里西溪园区969号3号楼2单元501室';
  const typo = '浙江省杭州市余杭区文一西路啊里西溪园区969号3号楼2单元501室';
  const door = '浙江省杭州市余杭区文一西路阿里西溪园区969号3号楼2单元502室';
  const short = '杭州市余杭区文一西路阿里西溪园969号3-2-501';
  const digits = '浙江省杭州市余杭区文一西路阿里西溪园区九六九号三号楼二单元五〇一室';
  const changed = (buyer: string, text: string, name: string) =>
    order({
      buyer,
      recipient: {
        name: '李四',
        address: { text: `广东省深圳市南山区科技园${buyer.charCodeAt(0)}号` },
        phone: `1390013${buyer.length}${buyer.charCodeAt(0)}`,
      },
      changedTo: { name, address: { text } },
    });
  const at = (buyer: string, text: string, name: string) =>
    order({ buyer, recipient: { name, address: { text } } });
  const phone = (buyer: string, number: string, more: Partial<OrderRow> = {}) =>
    order({ buyer, recipient: { phone: number }, ...more });
  table('accounts-that-are-one', [
    ['the same phone', [phone('a', '13800138001'), phone('b', '+86 138 0013 8001')], {}, [[2, 'inferred']]],
    ['another phone', [phone('a', '13800138001'), phone('b', '13800138002')], {}, []],
    ['a masked phone is nobody’s', [phone('a', '138****8001'), phone('b', '138****8001')], {}, []],
    ['a lent number is nobody’s', [phone('a', '18412345678-1234'), phone('b', '18412345678-1234')], {}, []],
    ['a hotline is nobody’s', [phone('a', '4008123123'), phone('b', '4008123123')], {}, []],
    ['one account is one', [phone('a', '13800138001'), phone('a', '13800138001')], {}, []],
    ['a masked account is none', [phone('t**a', '13800138001'), phone('t**b', '13800138001')], {}, []],
    ['the same address and name', [at('a', near, '张三'), at('b', digits, '张 三')], {}, [[2, 'inferred']]],
    ['the same address with other names', [at('a', near, '张三'), at('b', near, '李四')], {}, []],
    ['the same address with masked names', [at('a', near, '张*'), at('b', near, '张*')], {}, []],
    ['a masked address', [at('a', '浙江省杭州市****', '张三'), at('b', '浙江省杭州市****', '张三')], {}, []],
    [
      'an address with a typo and the name',
      [at('a', near, '张三'), at('b', typo, '张三')],
      {},
      [[2, 'convention']],
    ],
    [
      'an abbreviated address and the name',
      [at('a', near, '张三'), at('b', short, '张三')],
      {},
      [[2, 'convention']],
    ],
    ['the next door', [at('a', near, '张三'), at('b', door, '张三')], {}, []],
    [
      'a typo, where nearly all has to be equal',
      [at('a', near, '张三'), at('b', typo, '张三')],
      { similarity: 90 },
      [],
    ],
    [
      'changed to the same address',
      [changed('a', near, '张三'), changed('b', near, '王五')],
      {},
      [[2, 'inferred']],
    ],
    [
      'changed to a similar address',
      [changed('a', near, '张三'), changed('b', typo, '王五')],
      {},
      [[2, 'convention']],
    ],
    ['changed to another address', [changed('a', near, '张三'), changed('b', door, '王五')], {}, []],
    ['only one of them changed', [changed('a', near, '张三'), at('b', near, '王五')], {}, []],
    [
      'only one of them changed, to a similar address',
      [changed('a', near, '张三'), at('b', typo, '王五')],
      {},
      [],
    ],
    [
      'as much in common as it takes',
      [at('a', near, '张三'), at('b', typo, '张三')],
      { similarity: 60 },
      [[2, 'convention']],
    ],
    ['a little less than it takes', [at('a', near, '张三'), at('b', typo, '张三')], { similarity: 61 }, []],
    [
      'the same street and numbers in another district',
      [at('a', near, '张三'), at('b', typo.replace('余杭', '西湖'), '张三')],
      {},
      [],
    ],
    [
      'similar villages without a number',
      [
        at('a', '浙江省丽水市遂昌县石练镇淤溪村委会', '张三'),
        at('b', '浙江省丽水市遂昌县石练镇淤溪村委会旁', '张三'),
      ],
      {},
      [],
    ],
    ['no recipient', [order({ buyer: 'a' }), order({ buyer: 'b' })], {}, []],
  ]);
  states('accounts-that-are-one', [
    ['needs the accounts', [order({ recipient: { phone: '13800138001' } })], {}, 'no-data'],
    ['needs recipients', [order({ buyer: 'a' })], {}, 'no-data'],
  ]);
  it('tells one user after a change from many accounts', () => {
    const after = found('accounts-that-are-one', [changed('a', near, '张三'), changed('b', typo, '王五')], {})
      .own[0];
    expect(after).toMatchObject({
      situation: 'one-user-after-change',
      cite: { clause: '8' },
      values: { accounts: 2, by: 'near-address', similarity: 60 },
    });
    const shared = found('accounts-that-are-one', [phone('a', '13800138001'), phone('b', '13800138001')], {})
      .own[0];
    expect(shared).toMatchObject({
      situation: 'many-accounts',
      cite: { clause: '11' },
      values: { by: 'phone', similarity: null },
    });
  });
  it('takes the export’s word that the recipient was changed', () => {
    const rows = [phone('a', '13800138001', { changed: true }), phone('b', '13800138001', { changed: true })];
    expect(found('accounts-that-are-one', rows, {}).own[0]?.situation).toBe('one-user-after-change');
  });
  it('is no change together where only one changed', () => {
    const rows = [phone('a', '13800138001', { changed: true }), phone('b', '13800138001')];
    expect(found('accounts-that-are-one', rows, {}).own[0]?.situation).toBe('many-accounts');
  });
  it('joins a chain: a and b by phone, b and c by address and name', () => {
    const rows = [
      phone('a', '13800138001'),
      order({ buyer: 'b', recipient: { phone: '13800138001', name: '张三', address: { text: near } } }),
      at('c', near, '张三'),
    ];
    expect(found('accounts-that-are-one', rows, {}).own[0]?.accounts).toHaveLength(3);
    expect(check(rows).summary).toMatchObject({ buyers: 3, persons: 1 });
  });
});

describe('advertising', () => {
  table('advertising', [
    ['a chat account in the message', [order({ remark: '加V信：abc12345' })], {}, [[1, 'convention']]],
    ['a link in the name', [order({ recipient: { name: 'www.example.com' } })], {}, [[1, 'convention']]],
    [
      'in the address',
      [order({ recipient: { address: { text: '浙江省杭州市 加QQ 123456789' } } })],
      {},
      [[1, 'convention']],
    ],
    ['thanks', [order({ remark: '谢谢，请发顺丰' })], {}, []],
    ['the seller’s own note is not the buyer’s', [order({ note: '加微信：abc12345' })], {}, []],
    [
      'the user’s own words',
      [order({ remark: '特价机票' })],
      { words: { advertising: ['特价机票'] } },
      [[1, 'convention']],
    ],
    ['and not ours then', [order({ remark: '兼职日结' })], { words: { advertising: [] } }, []],
    ['nothing written', [order({ remark: '' })], {}, []],
    ['no such column', [order()], {}, []],
  ]);
  states('advertising', [
    ['needs a text', [order()], {}, 'no-data'],
    ['a name is a text', [order({ recipient: { name: '张三' } })], {}, 'judged'],
  ]);
});

describe('suspicion of brushing', () => {
  const linked = (buyer: string, item: string) =>
    order({ buyer, item, stage: 'paid', recipient: { phone: '13800138001' } });
  table('brushing', [
    ['a note that speaks of it', [order({ note: 'S单 补单' })], {}, [[1, 'convention']]],
    ['a message that does', [order({ remark: '刷单的' })], {}, [[1, 'convention']]],
    ['any other note', [order({ note: '补发' })], {}, []],
    [
      'two accounts that are one, the same item',
      [linked('a', 'tea'), linked('b', 'tea')],
      {},
      [[2, 'convention']],
    ],
    ['two accounts that are one, other items', [linked('a', 'tea'), linked('b', 'cups')], {}, []],
    [
      'sooner than the user thinks possible',
      [order({ receivedAfter: 2 })],
      { receivedWithin: 2 },
      [[1, 'user']],
    ],
    ['later', [order({ receivedAfter: 3 })], { receivedWithin: 2 }, []],
    ['soon, without a number', [order({ receivedAfter: 0 })], {}, []],
    ['nothing known', [order()], { receivedWithin: 2 }, []],
  ]);
  states('brushing', [['needs a text', [order()], {}, 'no-data']]);
});

it('gives measures under Kuaishou’s rule only, and says what to mind', async () => {
  const { checkOrders } = await import('duewatch/orders');
  const rows = times(3, { buyer: 'a', stage: 'paid', recipient: { phone: '12' } });
  const [kuaishou, taobao] = ['kuaishou', 'taobao'].map(
    (platform) => checkOrders(rows, {}, { on, key: '0'.repeat(32), platform }).flags[0],
  );
  expect(kuaishou).toMatchObject({
    measures: ['cancel', 'withhold', 'other'],
    before: [{ code: 'orders.before-acting' }],
  });
  expect(taobao).toMatchObject({
    measures: [],
    before: [{ code: 'orders.other-platform' }, { code: 'orders.before-acting' }],
  });
});
