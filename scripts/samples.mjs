// @ts-check
// Makes the sample files: invented values in the true shapes. `node scripts/samples.mjs [small|broken|orders|large]` writes
// to test/samples/; without an argument it makes all but the large ones. The same call always writes the same bytes.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The day on which the samples are looked at; they end the day before. */
export const today = '2026-11-22';

const account = { platform: 'taobao-open-platform', id: 'isv-demo', name: '示例服务商' };
/** The days whose fees could not be drawn in full. */
const unpaidDays = ['2026-11-19', '2026-11-20', '2026-11-21'];
const totalDebtFen = 128_450;
/** A call of a basic API costs 0.01 yuan per 100, which is 0.01 fen. */
const callsPerFen = 100;

const basicApis = [
  'taobao.trades.sold.increment.get',
  'taobao.trade.fullinfo.get',
  'taobao.item.seller.get',
  'taobao.items.onsale.get',
  'taobao.trades.sold.get',
  'taobao.time.get',
  'taobao.itemcats.get',
  'taobao.item.skus.get',
  'taobao.item.sku.get',
  'taobao.items.inventory.get',
  'taobao.items.seller.list.get',
  'taobao.itemprops.get',
  'taobao.itempropvalues.get',
  'taobao.sellercats.list.get',
  'taobao.skus.quantity.update',
  'taobao.item.quantity.update',
  'taobao.item.update.delisting',
  'taobao.item.update.listing',
  'taobao.refunds.receive.get',
  'taobao.refund.get',
  'taobao.refund.messages.get',
  'taobao.logistics.online.send',
  'taobao.logistics.offline.send',
  'taobao.logistics.orders.get',
  'taobao.logistics.orders.detail.get',
  'taobao.logistics.companies.get',
  'taobao.logistics.address.search',
  'taobao.areas.get',
  'taobao.trade.memo.add',
  'taobao.trade.memo.update',
  'taobao.trade.postage.update',
  'taobao.trade.close',
  'taobao.traderates.get',
  'taobao.traderate.add',
  'taobao.shop.get',
  'taobao.wireless.share.tpwd.query',
];
const freeApis = [
  'taobao.user.seller.get',
  'taobao.vas.subscribe.get',
  'taobao.vas.order.search',
  'taobao.appstore.subscribe.get',
];

/** @typedef {{ appKey: string, name: string, listed: boolean, weight: number, basic: string[], free: string[] }} SampleApp */
/** @typedef {{ appKey: string, api: string, class: '基础' | '免费', day: string, calls: number }} SampleUsage */
/** @typedef {{ id: string, appKey: string, day: string, fen: number }} SampleDebt */

const textEncoder = new TextEncoder();
const utf8 = (/** @type {string} */ text) => textEncoder.encode(text);
const withMark = (/** @type {string} */ text) => utf8(`\ufeff${text}`);
const json = (/** @type {unknown} */ value) => utf8(`${JSON.stringify(value, null, 2)}\n`);

/** Numbers from 0 to 1 that are the same on every machine. @param {number} seed */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @param {string} day @param {number} days */
function addDays(day, days) {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** @param {string} from @param {string} to */
function daysFrom(from, to) {
  const days = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

const yuan = (/** @type {number} */ fen) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
const two = (/** @type {number} */ value) => String(value).padStart(2, '0');

/** How busy a day is: less at weekends, most around 11 November. @param {string} day */
function busyness(day) {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const weekend = weekday === 0 || weekday === 6 ? 0.9 : 1;
  if (day === '2026-11-11') return 1.9;
  if (day >= '2026-11-09' && day <= '2026-11-13') return 1.35 * weekend;
  return day >= '2026-10-01' && day <= '2026-10-07' ? 0.7 : weekend;
}

/** @returns {SampleApp[]} */
function smallApps() {
  return [
    {
      appKey: '23000101',
      name: '示例打单',
      listed: true,
      weight: 2_250_000,
      basic: basicApis.slice(0, 4),
      free: freeApis.slice(0, 1),
    },
    {
      appKey: '23000102',
      name: '示例进销存',
      listed: true,
      weight: 1_600_000,
      basic: [...basicApis.slice(0, 1), ...basicApis.slice(2, 4)],
      free: freeApis.slice(1, 2),
    },
    {
      appKey: '23000103',
      name: '示例内部工具',
      listed: false,
      weight: 640_000,
      basic: [...basicApis.slice(4, 6)],
      free: freeApis.slice(0, 1),
    },
  ];
}

/** A hundred apps that together make as many calls as the three. @returns {SampleApp[]} */
function largeApps() {
  return Array.from({ length: 100 }, (_, index) => ({
    appKey: String(23_000_101 + index),
    name: `示例应用 ${index + 1}`,
    listed: index % 3 !== 2,
    weight: 32_000 + (index % 10) * 2_800,
    basic: basicApis,
    free: freeApis,
  }));
}

/** @param {SampleApp[]} apps @param {string[]} days @param {() => number} next @returns {SampleUsage[]} */
function usageOf(apps, days, next) {
  return days.flatMap((day) =>
    apps.flatMap(({ appKey, weight, basic, free }) => {
      const parts = basic.map((_, index) => 1 / (index + 1.5));
      const whole = parts.reduce((sum, part) => sum + part, 0);
      const calls = (/** @type {number} */ share) =>
        Math.round(weight * busyness(day) * share * (0.94 + 0.12 * next()));
      return [
        ...basic.map((api, index) => ({
          appKey,
          api,
          class: /** @type {const} */ ('基础'),
          day,
          calls: calls((parts[index] ?? 0) / whole),
        })),
        ...free.map((api) => ({
          appKey,
          api,
          class: /** @type {const} */ ('免费'),
          day,
          calls: calls(0.04),
        })),
      ];
    }),
  );
}

/** The fee of one app key on one day, half a fen rounded up. @param {SampleUsage[]} chargeable @param {string} appKey @param {string} day */
function feeFen(chargeable, appKey, day) {
  let calls = 0;
  for (const record of chargeable) {
    if (record.appKey === appKey && record.day === day) calls += record.calls;
  }
  return Math.floor((calls + callsPerFen / 2) / callsPerFen);
}

/**
 * The debts at the end of the last day: what the prepaid balance did not cover. On the first unpaid day it still paid
 * for the last app key and for half of the first one's fee.
 * @param {SampleApp[]} apps @param {SampleUsage[]} usage @returns {SampleDebt[]}
 */
function debtsOf(apps, usage) {
  const chargeable = usage.filter((record) => record.class === '基础' && unpaidDays.includes(record.day));
  const debts = unpaidDays.flatMap((day, index) => {
    const inDebt = index === 0 ? apps.slice(0, -1) : apps;
    return inDebt.map(({ appKey }) => {
      const id = `${day.replaceAll('-', '')}-${appKey}`;
      return { id, appKey, day, fen: feeFen(chargeable, appKey, day) };
    });
  });
  const [first] = debts;
  if (first === undefined) throw new Error('There are no debts.');
  first.fen = Math.round(first.fen / 2);
  return debts;
}

/**
 * Changes the calls of the unpaid days so that the debts come to exactly ¥1,284.50: all of them in proportion, then one
 * of the last app key by what rounding left.
 * @param {SampleApp[]} apps @param {SampleUsage[]} usage
 */
function fitToDebt(apps, usage) {
  const sum = () => debtsOf(apps, usage).reduce((total, { fen }) => total + fen, 0);
  const factor = totalDebtFen / sum();
  const last = apps.at(-1)?.appKey;
  const chargeable = usage.filter((record) => record.class === '基础' && unpaidDays.includes(record.day));
  for (const record of chargeable) record.calls = Math.round(record.calls * factor);
  const record = chargeable.find(({ appKey, day }) => appKey === last && day === unpaidDays.at(-1));
  if (record === undefined) throw new Error('There are no calls on the last day.');
  record.calls -= (sum() - totalDebtFen) * callsPerFen;
  if (record.calls <= 0 || sum() !== totalDebtFen) throw new Error('The debts do not fit.');
}

/** @param {SampleApp[]} apps @param {SampleDebt[]} debts */
function accountFile(apps, debts) {
  return json({
    format: 'duewatch/facts@1',
    accounts: [
      {
        ...account,
        currency: 'CNY',
        apps: apps.map(({ appKey, name, listed }) => ({ appKey, name, listed, hosting: 'inside' })),
        position: {
          day: unpaidDays.at(-1),
          prepaid: '0.00',
          debts: debts.map(({ fen, ...debt }) => ({ ...debt, amount: yuan(fen) })),
        },
        directDebit: { signed: true, failedOn: unpaidDays },
        payments: [],
      },
    ],
  });
}

/** @param {SampleUsage[]} usage */
function callsFile(usage) {
  const rows = usage.map((row) => `${row.appKey},${row.api},${row.class},${row.day},${row.calls}`);
  return withMark(`${['AppKey,API名称,计费类型,日期,调用次数', ...rows].join('\r\n')}\r\n`);
}

const articles = [
  {
    code: 'FW_GOODS-1000100001',
    name: '示例打单',
    items: [
      ['月付版', 3000],
      ['年付版', 29_800],
    ],
  },
  {
    code: 'FW_GOODS-1000100002',
    name: '示例进销存',
    items: [
      ['基础版', 5900],
      ['专业版', 58_800],
    ],
  },
];

/**
 * Paid orders of the provider's services, as `taobao.vas.order.search` answers: amounts in fen as strings, ids as numbers.
 * @param {number} count @param {string[]} days @param {() => number} next @param {number} pageSize
 */
function vasOrders(count, days, next, pageSize) {
  const orders = Array.from({ length: count }, (_, index) => {
    const day = /** @type {string} */ (days[Math.floor((index * days.length) / count)]);
    const article = /** @type {typeof articles[number]} */ (articles[index % 2]);
    const yearly = next() < 0.4;
    const [itemName, price] = /** @type {[string, number]} */ (article.items[yearly ? 1 : 0]);
    const discount = next() < 0.3 ? Math.round(price / 10) : 0;
    const paid = price - discount;
    const refunded = index % 5 === 3 ? (index % 10 === 3 ? paid : Math.round(paid / 2)) : 0;
    const time = `${two(8 + Math.floor(next() * 14))}:${two(Math.floor(next() * 60))}:${two(Math.floor(next() * 60))}`;
    return {
      biz_order_id: 214_000_000_000_000 + index * 7,
      order_id: 214_000_000_000_001 + index * 7,
      nick: `示例店铺${two(index % 100)}`,
      article_name: article.name,
      article_code: article.code,
      item_name: itemName,
      item_code: `${article.code}-${yearly ? 2 : 1}`,
      article_item_name: `${article.name} ${itemName}`,
      create: `${day} ${time}`,
      order_cycle: yearly ? '1年' : '1月',
      order_cycle_start: `${day} 00:00:00`,
      order_cycle_end: `${addDays(day, yearly ? 365 : 30)} 00:00:00`,
      biz_type: next() < 0.5 ? 1 : 2,
      fee: String(price),
      prom_fee: String(discount),
      refund_fee: String(refunded),
      total_pay_fee: String(paid),
    };
  });
  const pages = Array.from({ length: Math.ceil(count / pageSize) }, (_, page) => ({
    vas_order_search_response: {
      article_biz_orders: { article_biz_order: orders.slice(page * pageSize, (page + 1) * pageSize) },
      total_item: count,
      request_id: `sample${String(page + 1).padStart(6, '0')}`,
    },
  }));
  return pages.length === 1 ? json(pages[0]) : utf8(`${JSON.stringify(pages)}\n`);
}

/** The headings of Taobao's ExportOrderList, the version with 44 columns. */
const orderHeadings = [
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
  ...[
    '特权订金订单id',
    '是否上传合同照片',
    '是否上传小票',
    '是否代付',
    '定金排名',
    '修改后的sku',
    '修改后的收货地址',
  ],
  ...['异常信息', '天猫卡券抵扣', '集分宝抵扣', '是否是O2O交易'],
];

const statuses = [
  '交易成功',
  '卖家已发货，等待买家确认',
  '买家已付款，等待卖家发货',
  '交易关闭',
  '等待买家付款',
];

/** @param {number} count @param {string[]} days @param {() => number} next */
function taobaoOrders(count, days, next) {
  const rows = Array.from({ length: count }, (_, index) => {
    const day = /** @type {string} */ (days[Math.floor((index * days.length) / count)]);
    const status = /** @type {string} */ (
      statuses[index < statuses.length ? index : Math.floor(next() * statuses.length)]
    );
    const open = status === '等待买家付款';
    const goods = 990 + Math.floor(next() * 40_000);
    const postage = next() < 0.2 ? 800 : 0;
    const minutes = Math.floor(next() * 50);
    const hour = two(8 + Math.floor(next() * 14));
    const quantity = 1 + Math.floor(next() * 3);
    /** @type {Record<string, string>} */
    const cells = {
      订单编号: `="${2_201_347_890_000_000_001n + BigInt(index) * 7919n}"`,
      买家会员名: `测试买家${two(index % 100)}`,
      买家支付宝账号: `buyer${two(index % 100)}@example.com`,
      买家应付货款: yuan(goods),
      买家应付邮费: yuan(postage),
      买家支付积分: '0',
      总金额: yuan(goods + postage),
      返点积分: '0',
      买家实际支付金额: open ? '0.00' : yuan(goods + postage),
      买家实际支付积分: '0',
      订单状态: status,
      买家留言: index % 7 === 2 ? '"请放门卫,谢谢"' : '',
      收货人姓名: `测试收件人${two(index % 100)}`,
      收货地址: `浙江省 杭州市 示例区 虚构路${1 + (index % 99)}号(310000)`,
      运送方式: '快递',
      联系电话: '',
      联系手机: `'1990000${String(index % 10_000).padStart(4, '0')}`,
      订单创建时间: `${day} ${hour}:${two(minutes)}:12`,
      订单付款时间: open ? '' : `${day} ${hour}:${two(minutes + 5)}:40`,
      宝贝标题: `示例商品 ${1 + (index % 20)} 号`,
      宝贝种类: '1',
      物流单号: status === '买家已付款，等待卖家发货' || open ? '' : `No:SF${1_000_000_000_000 + index}`,
      物流公司: status === '买家已付款，等待卖家发货' || open ? '' : '示例快递',
      宝贝总数量: String(quantity),
      店铺Id: '0',
      店铺名称: '示例小店',
      订单关闭原因: status === '交易关闭' ? '买家不想要了' : '订单未关闭',
      卖家服务费: '0.00',
      买家服务费: '0.00元',
      是否手机订单: '手机订单',
    };
    return orderHeadings.map((heading) => cells[heading] ?? '').join(',');
  });
  return `${[orderHeadings.join(','), ...rows].join('\r\n')}\r\n`;
}

const kuaishouHeadings = [
  '订单号,赠品订单号,活动订单编号,订单创建时间,订单支付时间,预售定金支付时间,订单状态,实付款,快递费,店铺优惠',
  '平台补贴,主播补贴,混资活动优惠,支付优惠,支付方式,成交数量,买家留言,账号类型,账号明细,订单备注,旗帜颜色,售后状态',
  '活动订单,预售/承诺发货时间,订单载体,商品名称,商品ID,商品规格,SKU编码,商品单价,渠道,CPS达人ID',
  'CPS达人昵称,预估推广佣金,预估推广者分佣比例,团长ID,团长昵称,快赚客ID,快赚客昵称,授权推广者ID',
  '授权推广者昵称,收货人姓名,收货人电话,收货地址-省,收货地址-市,收货地址-区,收货地址-街道,收货地址,发货时间',
  '快递公司,快递单号,物流信息,集运类型,直邮类型,仓库名称,仓库地址,实名姓名,服务门店ID,服务门店名称,服务门店地址',
  '国补/类国补/消费券',
].flatMap((part) => part.split(','));

/**
 * An order export of Kuaishou with a row for each item: many ordinary orders, and of each kind that can be looked for, some that are
 * not. Nobody in it exists.
 */
function kuaishouOrders() {
  /** @type {Record<string, string>[]} */
  const rows = [];
  /** @param {number} person @param {Record<string, string>} [different] */
  const add = (person, different = {}) => {
    const index = rows.length;
    const day = `2026/11/${two(2 + (index % 19))}`;
    rows.push({
      订单号: `${2_632_100_000_000_001n + BigInt(index) * 7919n}`,
      订单创建时间: `${day} 10:${two(index % 60)}:12`,
      订单支付时间: `${day} 10:${two(index % 60)}:50`,
      订单状态: '交易成功',
      实付款: yuan(1990 + person * 10),
      成交数量: String(1 + (index % 2)),
      商品名称: '示例商品',
      商品ID: String(770_000 + (index % 3)),
      收货人姓名: `测试收件人${two(person)}`,
      收货人电话: `1990000${String(person).padStart(4, '0')}`,
      '收货地址-省': '浙江省',
      '收货地址-市': '杭州市',
      '收货地址-区': '示例区',
      '收货地址-街道': '虚构街道',
      收货地址: `虚构路${person}号${1 + (person % 9)}幢`,
      发货时间: `${day} 18:00:00`,
      快递公司: '示例快递',
      ...different,
    });
  };
  for (let person = 1; person <= 44; person += 1) add(person);
  const unpaid = { 订单状态: '待付款', 订单支付时间: '', 发货时间: '' };
  for (let each = 0; each < 4; each += 1) add(50, unpaid);
  for (let each = 0; each < 3; each += 1) add(51, { 售后状态: '退货退款成功' });
  add(51, { 售后状态: '无售后' });
  add(52, { 成交数量: '60', 订单状态: '待发货', 发货时间: '' });
  add(53, { 收货人电话: '12345678901', 订单状态: '待发货', 发货时间: '' });
  add(54, { 买家留言: '加微信：shili12345 领返利', 订单状态: '已发货' });
  add(55, { 订单备注: '补单 3' });
  add(56, { 买家留言: '请放门卫' });
  // One more item of the order above, which has the same number.
  rows.push({ ...rows[rows.length - 1], 商品ID: '770009', 成交数量: '2' });
  const lines = rows.map((cells) => kuaishouHeadings.map((heading) => cells[heading] ?? '').join(','));
  return `${[kuaishouHeadings.join(','), ...lines].join('\r\n')}\r\n`;
}

/** Orders of Taobao of which two are marked by the platform, and two accounts changed to the same recipient afterwards. */
function markedOrders() {
  const [head = '', ...rows] = taobaoOrders(30, daysFrom('2026-11-02', '2026-11-20'), random(20261124))
    .trimEnd()
    .split('\r\n');
  const at = (/** @type {string} */ heading) => orderHeadings.indexOf(heading);
  const changed = rows.map((row, index) => {
    const cells = row.replace(/"([^"=]*)"/g, (text) => text.replace(/,/g, '，')).split(',');
    if (index === 3 || index === 8) cells[at('异常信息')] = 'R101';
    if (index === 12 || index === 13)
      cells[at('修改后的收货地址')] = '浙江省 杭州市 示例区 虚构路700号2幢301室';
    return cells.join(',');
  });
  return `${[head, ...changed].join('\r\n')}\r\n`;
}

/** @type {Map<number, number> | undefined} */
let gbkTable;

/**
 * Text in GBK, which Node can read but not write: the table comes from reading every pair of bytes.
 * @param {string} text
 */
function gbk(text) {
  if (gbkTable === undefined) {
    gbkTable = new Map();
    const decoder = new TextDecoder('gb18030');
    for (let lead = 0x81; lead <= 0xfe; lead += 1) {
      for (let trail = 0x40; trail <= 0xfe; trail += 1) {
        if (trail === 0x7f) continue;
        const decoded = decoder.decode(new Uint8Array([lead, trail]));
        if (decoded.length === 1 && decoded !== '\ufffd')
          gbkTable.set(decoded.charCodeAt(0), (lead << 8) | trail);
      }
    }
  }
  const bytes = new Uint8Array(text.length * 2);
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) {
      bytes[length++] = unit;
      continue;
    }
    const pair = gbkTable.get(unit);
    if (pair === undefined) throw new Error(`GBK has no ${text[at]}`);
    bytes[length++] = pair >> 8;
    bytes[length++] = pair & 0xff;
  }
  return bytes.slice(0, length);
}

/** The API call record of Doudian's console for one day: counts with separators and spaces, no app key, no day. */
function doudianCalls() {
  const spaced = (/** @type {number} */ count) => String(count).replace(/\B(?=(\d{3})+$)/g, ', ');
  const infos = [
    ['order.searchList', 2, 4_851_874, 0],
    ['order.orderDetail', 2, 1_204_377, 15_020],
    ['product.listV2', 2, 318_446, 0],
    ['order.batchDecrypt', 3, 96_120, 0],
    ['shop.brandList', 1, 2_048, 310],
  ];
  return json({
    data: {
      apiCallInfos: infos.map(([apiName, apiChargeType, inside, outside]) => ({
        apiName,
        apiChargeType,
        cloudInCallCount: spaced(Number(inside)),
        cloudOutCallCount: spaced(Number(outside)),
      })),
    },
  });
}

/** @param {SampleApp[]} apps @param {string} firstDay @param {{ vas: number, orders: number, seed: number }} size */
function story(apps, firstDay, size) {
  const lastDay = addDays(today, -1);
  const days = daysFrom(firstDay, lastDay);
  const usage = usageOf(apps, days, random(size.seed));
  fitToDebt(apps, usage);
  const orderDays = daysFrom('2026-10-08', lastDay);
  // The last third of the service orders is made while the account is in arrears: that income is frozen.
  const early = Math.ceil((size.vas * 2) / 3);
  const vasDays = Array.from({ length: size.vas }, (_, index) =>
    index < early
      ? /** @type {string} */ (orderDays[Math.floor((index * (orderDays.length - 3)) / early)])
      : /** @type {string} */ (unpaidDays[Math.floor(((index - early) * 3) / (size.vas - early))]),
  );
  return {
    'account.json': accountFile(apps, debtsOf(apps, usage)),
    'calls.csv': callsFile(usage),
    'doudian-calls.json': doudianCalls(),
    'orders.csv': gbk(taobaoOrders(size.orders, orderDays, random(size.seed + 1))),
    'vas-orders.json': vasOrders(size.vas, vasDays, random(size.seed + 2), 200),
  };
}

function broken() {
  const head = 'AppKey,API名称,计费类型,日期,调用次数\r\n';
  const row = (/** @type {string} */ day, /** @type {string | number} */ calls) =>
    `23000101,taobao.time.get,基础,${day},${calls}\r\n`;
  const good = head + row('2026-11-19', 120_000) + row('2026-11-20', 118_500);
  const cut = utf8(`${good}23000101,taobao.time.get,基础`);
  const facts = {
    format: 'duewatch/facts@1',
    accounts: [{ ...account, apps: [{ appKey: '23000101' }, { appKey: '23000102', colour: 'red' }] }],
  };
  const orders = ['订单编号,订单状态,总金额,订单创建时间', '2.20135E+18,交易成功,19.90,2026-11-19 10:00:00'];
  return {
    'account-unknown-key.json': json(facts),
    'account-cut.json': json(facts).slice(0, 120),
    'calls-cut-row.csv': withMark(`${good}23000101,taobao.time.get,基础,2026-11`),
    'calls-cut-character.csv': cut.slice(0, cut.length - 1),
    'calls-wrong-mark.csv': new Uint8Array([0xef, 0xbb, 0xbf, ...gbk(good)]),
    'calls-negative.csv': withMark(good + row('2026-11-21', -5)),
    'calls-no-such-day.csv': withMark(good + row('2026-02-30', 7)),
    'calls-open-quote.csv': withMark(
      `${head}23000101,"taobao.time.get,基础,2026-11-18,5\r\n${row('2026-11-19', 120_000)}`,
    ),
    'orders-from-excel.csv': gbk(`${orders.join('\r\n')}\r\n`),
    'vas-error.json': json({
      error_response: {
        code: 7,
        msg: 'App Call Limited',
        sub_code: 'accesscontrol.limited-by-api-access-count',
        sub_msg: 'This ban will last for 1 more seconds',
        request_id: 'sample000001',
      },
    }),
  };
}

/**
 * The files of one set, by name. `large` has 100,000 rows in calls.csv, and as many orders in orders.csv and vas-orders.json; `orders`
 * are exports of shops with abnormal orders among them.
 * @param {'small' | 'large' | 'broken' | 'orders'} set
 * @returns {Record<string, Uint8Array>}
 */
export function makeSamples(set) {
  if (set === 'broken') return broken();
  if (set === 'orders') {
    return { 'kuaishou.csv': withMark(kuaishouOrders()), 'taobao.csv': gbk(markedOrders()) };
  }
  if (set === 'small') return story(smallApps(), '2026-10-01', { vas: 12, orders: 15, seed: 20261122 });
  return story(largeApps(), '2026-10-28', { vas: 100_000, orders: 100_000, seed: 20261123 });
}

/** @param {'small' | 'large' | 'broken' | 'orders'} set */
function writeSamples(set) {
  const folder = fileURLToPath(new URL(`../test/samples/${set}/`, import.meta.url));
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(makeSamples(set))) writeFileSync(`${folder}${name}`, bytes);
  console.log(`test/samples/${set}/`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const sets = process.argv.slice(2);
  for (const set of sets.length === 0 ? ['small', 'broken', 'orders'] : sets) {
    if (set !== 'small' && set !== 'large' && set !== 'broken' && set !== 'orders') {
      console.error(`There is no set "${set}": small, broken, orders or large.`);
      process.exit(2);
    }
    writeSamples(set);
  }
}
