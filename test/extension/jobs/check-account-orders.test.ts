import { readFileSync } from 'node:fs';
import { readFile } from 'duewatch/import';
import { checkOrders, orderRule } from 'duewatch/orders';
import { kuaishou } from 'duewatch/packs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { checkAccountOrders, type OrdersProgress } from '../../../extension/jobs/check-account-orders.ts';
import { importFiles } from '../../../extension/jobs/import-files.ts';
import { mergeIntoStore } from '../../../extension/store/facts.ts';
import { changeOrderLimits, readOrderChecks } from '../../../extension/store/order-checks.ts';
import { orderKey } from '../../../extension/store/order-key.ts';
import { keepPack } from '../../../extension/store/packs.ts';
import { dumpStore } from '../dump-store.ts';
import { freshStore } from '../fresh-store.ts';

beforeEach(freshStore);

const on = '2026-11-22';
const bytesOf = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../samples/orders/${name}.csv`, import.meta.url)));
const fileOf = (name: string) => new File([bytesOf(name)], `${name}.csv`);
const put = (...names: string[]) => importFiles({ files: names.map(fileOf), options: {}, at: 7 }, () => {});
const shop = { platform: 'kuaishou', id: 'default' };
const ofShop = { account: shop, on };
const path = 'criteria/abnormal-orders/2023-03/return-share';
const record = { at: 1, files: [], counts: {}, problems: [] };

describe('orders of an account in the store', () => {
  it('are looked through as the SDK does it, by the rule in force', async () => {
    await put('kuaishou');
    const found = await checkAccountOrders(ofShop);
    const key = await orderKey();
    const { orders = [] } = readFile({ name: 'x', bytes: bytesOf('kuaishou') }, { orderKey: key });
    const { situations = {} } = orderRule({}, kuaishou, on) ?? {};
    const expected = checkOrders(
      orders.flatMap((part) => part.orders.map(({ order }) => order)),
      {},
      { on, key, platform: 'kuaishou', situations },
    );
    expect(found.check?.flags).toEqual(expected.flags);
    expect(found.check?.summary).toEqual(expected.summary);
    expect(found.rule).toEqual(kuaishou.criteria?.[0]?.name);
    expect(found.check?.flags.length).toBeGreaterThan(2);
  });

  it('say of each flagged order in which file and on which line it was read', async () => {
    await put('kuaishou');
    const { check } = await checkAccountOrders(ofShop);
    const ids = check?.flags.flatMap(({ rows }) => rows.map(({ id }) => id)) ?? [];
    expect(Object.keys(check?.places ?? {}).sort()).toEqual([...new Set(ids)].sort());
    const lines = new TextDecoder().decode(bytesOf('kuaishou')).split('\r\n');
    for (const [id, { file, row }] of Object.entries(check?.places ?? {})) {
      expect(file).toBe('kuaishou.csv');
      expect(lines[row - 1]).toContain(id);
    }
  });

  it('say how far it is', async () => {
    await put('kuaishou');
    const progress: OrdersProgress[] = [];
    await checkAccountOrders(ofShop, (each) => progress.push(each));
    expect(progress.map(({ done }) => done)).toEqual(progress.map((_, at) => at));
    expect(new Set(progress.map(({ of }) => of))).toEqual(new Set([progress.length]));
  });

  it('are looked through again only where orders, rules, numbers or the day have changed', async () => {
    await put('kuaishou');
    const looked = async (scope = ofShop) => {
      const progress = vi.fn();
      const { check } = await checkAccountOrders(scope, progress);
      return { again: progress.mock.calls.length > 0, check };
    };
    expect((await looked()).again).toBe(true);
    expect((await looked()).again).toBe(false);
    await put('kuaishou');
    expect((await looked()).again).toBe(false);
    expect((await looked({ ...ofShop, on: '2026-11-23' })).again).toBe(true);
    expect((await looked()).again).toBe(true);
    await changeOrderLimits(shop, { unpaidFrom: 3 });
    const limited = await looked();
    expect(limited.again).toBe(true);
    expect(limited.check?.flags.map(({ situation }) => situation)).toContain('unpaid-stock');
    await mergeIntoStore({ accounts: [{ ...shop, values: { [path]: '60' } }] }, record);
    const valued = await looked();
    expect(valued.again).toBe(true);
    expect(valued.check?.from.criteria).toEqual({ unpaidFrom: 3, returnsPercent: 60 });
    expect(valued.check?.flags.map(({ situation }) => situation)).toContain('returns-refusals');
    await keepPack({ id: 'kuaishou', at: 1, pack: { ...kuaishou, edition: '2099-01-01' }, signedBy: null });
    expect((await looked()).again).toBe(true);
    const heading = new TextDecoder().decode(bytesOf('kuaishou')).split('\r\n')[0] ?? '';
    const cells = heading
      .split(',')
      .map(
        (name) =>
          ({ 订单号: '2699100000000001', 订单状态: '待付款', 订单创建时间: '2026/11/20 10:00:00' })[
            name.replace('\ufeff', '')
          ] ?? '',
      );
    await importFiles(
      { files: [new File([`${heading}\r\n${cells.join(',')}\r\n`], 'more.csv')], options: {}, at: 8 },
      () => {},
    );
    const more = await looked();
    expect(more.again).toBe(true);
    expect(more.check?.summary.orders).toBe(58);
  });

  it('go by the number that the user typed in beside them, even where the rule has another', async () => {
    await put('kuaishou');
    await mergeIntoStore({ accounts: [{ ...shop, values: { [path]: '90' } }] }, record);
    await changeOrderLimits(shop, { returnsPercent: 20 });
    expect((await checkAccountOrders(ofShop)).check?.from.criteria).toEqual({ returnsPercent: 20 });
    await changeOrderLimits(shop, {});
    expect((await checkAccountOrders(ofShop)).check?.from.criteria).toEqual({ returnsPercent: 90 });
  });

  it('are looked through again by a pack that says something else under the same edition', async () => {
    await put('kuaishou');
    await checkAccountOrders(ofShop);
    const pack = JSON.parse(JSON.stringify(kuaishou).replaceAll(/"clause":"一 (\d)/g, '"clause":"新条款 $1'));
    await keepPack({ id: 'kuaishou', at: 1, pack, signedBy: null });
    const clauses = (await checkAccountOrders(ofShop)).check?.flags.flatMap(({ cite }) => cite?.clause ?? []);
    expect(clauses?.filter((clause) => clause.startsWith('新条款')).length).toBeGreaterThan(0);
    expect(clauses?.filter((clause) => clause.startsWith('一'))).toEqual([]);
  });

  it('found before they changed are not kept for those after', async () => {
    await put('kuaishou');
    const before = (await checkAccountOrders(ofShop)).check;
    expect((await readOrderChecks(shop))?.last).toEqual(before);
    await put('taobao', 'kuaishou');
    expect((await readOrderChecks(shop))?.last).toEqual(before);
  });

  it('of a platform without such a rule are looked through, and no measure is given', async () => {
    await put('taobao');
    const { check, rule } = await checkAccountOrders({ account: { platform: 'taobao', id: 'default' }, on });
    expect(rule).toBeNull();
    expect(check?.flags[0]).toMatchObject({ situation: 'platform-risk', values: { codes: 'R101' } });
    expect(check?.flags.flatMap(({ measures }) => measures)).toEqual([]);
  });

  it('are nothing where none is stored', async () => {
    expect(await checkAccountOrders(ofShop)).toMatchObject({ check: null, limits: {} });
    expect((await checkAccountOrders(ofShop)).rule).toEqual(kuaishou.criteria?.[0]?.name);
  });

  it('go on from what was counted before where they are many', async () => {
    const rows = Array.from({ length: 45_000 }, (_, at) => {
      const day = `2026-11-${String(1 + (at % 20)).padStart(2, '0')}`;
      return `${2_699_100_000_000_001n + BigInt(at)},${day} 10:00:00,待发货,1,7,1990000${String(at % 5000).padStart(4, '0')},直播`;
    });
    const text = ['订单号,订单创建时间,订单状态,成交数量,商品ID,收货人电话,订单载体', ...rows].join('\n');
    await importFiles({ files: [new File([text], 'many.csv')], options: {}, at: 7 }, () => {});
    const { check } = await checkAccountOrders(ofShop);
    expect(check?.summary).toMatchObject({ orders: 45_000, buyers: 5_000 });
  }, 60_000);
});

describe('nothing of a buyer', () => {
  const secrets = {
    name: '欧阳绝密',
    phone: '19912345678',
    street: '天机阁路七十七弄',
    remark: '请放在老槐树下的信箱里',
    note: '熟客，住在隔壁',
    buyer: 'buyer_gemini_cricket',
  };
  const told = new RegExp(Object.values(secrets).join('|'));
  const taobao = [
    '订单编号',
    '买家会员名',
    '买家支付宝账号',
    '总金额',
    '订单状态',
    '买家留言',
    '收货人姓名',
    '收货地址',
    '联系手机',
    '订单创建时间',
    '宝贝标题',
    '订单备注',
    '宝贝总数量',
    '修改后的收货地址',
    '异常信息',
  ];
  const kuaishouHeadings = [
    '订单号',
    '订单创建时间',
    '订单状态',
    '成交数量',
    '买家留言',
    '订单备注',
    '商品ID',
    '收货人姓名',
    '收货人电话',
    '收货地址',
    '快赚客ID',
  ];
  const cells = (headings: readonly string[], id: string, remark: string) => {
    const known: Record<string, string> = {
      订单编号: id,
      订单号: id,
      买家会员名: secrets.buyer,
      买家支付宝账号: `${secrets.phone}@example.com`,
      总金额: '10.00',
      订单状态: '买家已付款，等待卖家发货',
      买家留言: remark,
      收货人姓名: secrets.name,
      收货地址: `浙江省 杭州市 余杭区 ${secrets.street}3号`,
      联系手机: `'${secrets.phone}`,
      收货人电话: secrets.phone,
      订单创建时间: '2026-11-20 10:00:00',
      宝贝标题: '茶',
      订单备注: secrets.note,
      宝贝总数量: '1',
      成交数量: '1',
      商品ID: '7',
      修改后的收货地址: `浙江省 杭州市 余杭区 ${secrets.street}4号`,
      异常信息: `${secrets.name}投诉`,
    };
    return headings.map((heading) => known[heading] ?? '').join(',');
  };
  const rows = (headings: readonly string[]) => [
    headings.join(','),
    cells(headings, '2332100000000101', secrets.remark),
    cells(headings, '2332100000000102', `加微信：${secrets.phone}`),
    // Slipped, cut and with a name for a number.
    `${secrets.name},${cells(headings, '2332100000000103', secrets.remark)}`,
    cells(headings, secrets.name, secrets.remark),
    cells(headings, secrets.phone, secrets.remark),
    `2332100000000104,${secrets.name}`,
  ];

  it.each([
    ['Taobao', 'taobao', taobao],
    ['Kuaishou', 'kuaishou', kuaishouHeadings],
  ])('of an export of %s is in any store, in any form', async (_, platform, headings) => {
    const file = new File([rows(headings).join('\n')], 'orders.csv');
    const result = await importFiles({ files: [file], options: {}, at: 7 }, () => {});
    expect(result.counts.kept).toBe(2);
    expect(result.counts.bad).toBe(4);
    const { check } = await checkAccountOrders({ account: { platform, id: 'default' }, on });
    expect(check?.flags.map(({ situation }) => situation)).toContain('advertising');
    const dump = await dumpStore();
    expect(dump).toContain('2332100000000101');
    expect(dump).toContain('orderDays');
    expect(dump).not.toMatch(told);
    expect(JSON.stringify(result)).not.toMatch(told);
  });
});
