import type { ExportedOrder, FactsPart } from 'duewatch/import';
import { hashOrder, type OrderRow } from 'duewatch/orders';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { deleteFacts, mergeIntoStore } from '../../../extension/store/facts.ts';
import { database } from '../../../extension/store/open.ts';
import { changeOrderLimits, readOrderChecks } from '../../../extension/store/order-checks.ts';
import { orderKey } from '../../../extension/store/order-key.ts';
import { freshStore } from '../fresh-store.ts';

beforeEach(freshStore);

const platform = 'kuaishou';
const record = { at: 1, files: [{ name: 'a.csv', bytes: 1 }], counts: {}, problems: [] };
const key = '000102030405060708090a0b0c0d0e0f';

function order(row: number, id: string, different: Partial<OrderRow> = {}): ExportedOrder {
  return { row, order: hashOrder({ id, day: '2026-11-02', ...different }, key) };
}

/** An import of orders of one account, which is not named where it is null. */
function put(
  id: string | null,
  orders: ExportedOrder[],
  other: Partial<Parameters<typeof mergeIntoStore>[2]> = {},
) {
  const part: FactsPart = { accounts: [{ platform, id }] };
  return mergeIntoStore(part, record, { orders: { key, files: [[{ platform, id, orders }]] }, ...other });
}

const days = async () => (await database()).getAll('orderDays');
const idsIn = async () =>
  (await days()).map(({ account, day, orders }) => [
    account,
    day,
    ...orders.map((each) => each.order.id).sort(),
  ]);
const revision = async (id: string) => (await readOrderChecks({ platform, id }))?.revision;

describe('orders in the store', () => {
  it('lie by account and day, with the import, file and line that they are from', async () => {
    await put('shop', [order(2, '1'), order(3, '2', { day: '2026-11-03' }), order(4, '3')]);
    expect(await days()).toEqual([
      {
        platform,
        account: 'shop',
        day: '2026-11-02',
        orders: [
          { order: order(2, '1').order, at: [1, 0, 2] },
          { order: order(4, '3').order, at: [1, 0, 4] },
        ],
      },
      {
        platform,
        account: 'shop',
        day: '2026-11-03',
        orders: [{ order: order(3, '2', { day: '2026-11-03' }).order, at: [1, 0, 3] }],
      },
    ]);
    expect(await revision('shop')).toBe(1);
  });

  it('do not change where the same ones come again', async () => {
    await put('shop', [order(2, '1'), order(3, '2')]);
    const before = await days();
    const writes = vi.spyOn(IDBObjectStore.prototype, 'put');
    await put('shop', [order(7, '2'), order(8, '1')]);
    const written = writes.mock.contexts.map((store) => (store as IDBObjectStore).name);
    writes.mockRestore();
    expect(written).not.toContain('orderDays');
    expect(await days()).toEqual(before);
    expect(await revision('shop')).toBe(1);
  });

  it('take the place of those with their number, and leave the others', async () => {
    await put('shop', [order(2, '1', { stage: 'unpaid' }), order(3, '2')]);
    await put('shop', [order(2, '1', { stage: 'paid' }), order(3, '4')]);
    const [piece] = await days();
    expect(piece?.orders.map((each) => [each.order.id, each.order.stage, each.at[0]])).toEqual([
      ['1', 'paid', 2],
      ['2', undefined, 1],
      ['4', undefined, 2],
    ]);
    expect(await revision('shop')).toBe(2);
  });

  it('that come again with another day lie on that day only', async () => {
    await put('shop', [order(2, '1'), order(3, '2'), order(4, '3', { day: '2026-11-05' })]);
    await put('shop', [order(2, '1', { day: '2026-11-01' }), order(3, '3', { day: '2026-11-01' })]);
    expect(await idsIn()).toEqual([
      ['shop', '2026-11-01', '1', '3'],
      ['shop', '2026-11-02', '2'],
    ]);
    expect(await revision('shop')).toBe(2);
    await put('shop', [order(2, '1'), order(3, '1', { day: '2026-11-01' })]);
    expect(await idsIn()).toEqual([
      ['shop', '2026-11-01', '1', '3'],
      ['shop', '2026-11-02', '2'],
    ]);
    expect(await revision('shop')).toBe(2);
  });

  it('of two files of an import are those of the last one', async () => {
    const files = ['unpaid', 'paid'] as const;
    await mergeIntoStore({ accounts: [{ platform, id: 'shop' }] }, record, {
      orders: {
        key,
        files: files.map((stage, at) => [{ platform, id: 'shop', orders: [order(2 + at, '1', { stage })] }]),
      },
    });
    expect((await days())[0]?.orders).toMatchObject([{ order: { stage: 'paid' }, at: [1, 1, 3] }]);
  });

  it('move with an account that becomes known by name, in one transaction', async () => {
    await put(null, [order(2, '1'), order(3, '2', { day: '2026-11-03' })]);
    await changeOrderLimits({ platform, id: 'default' }, { unpaidFrom: 3 });
    expect(await idsIn()).toEqual([
      ['default', '2026-11-02', '1'],
      ['default', '2026-11-03', '2'],
    ]);
    await put('shop', [order(2, '9')]);
    expect(await idsIn()).toEqual([
      ['shop', '2026-11-02', '1', '9'],
      ['shop', '2026-11-03', '2'],
    ]);
    expect(await readOrderChecks({ platform, id: 'default' })).toBeUndefined();
    expect(await readOrderChecks({ platform, id: 'shop' })).toMatchObject({
      limits: { unpaidFrom: 3 },
      last: null,
    });
  });

  it('move with it where only facts name it', async () => {
    await put(null, [order(2, '1')]);
    await mergeIntoStore({ accounts: [{ platform, id: 'shop' }] }, record);
    expect(await idsIn()).toEqual([['shop', '2026-11-02', '1']]);
  });

  it('are kept of nobody where nobody knows whose they are', async () => {
    await put('a', []);
    await put('b', []);
    const { problems } = await put(null, [order(2, '1')]);
    expect(problems).toMatchObject([{ code: 'account.ambiguous' }]);
    expect(await days()).toEqual([]);
    await put(null, [order(2, '1')], { account: 'b' });
    expect(await idsIn()).toEqual([['b', '2026-11-02', '1']]);
  });

  it('are all there or none of them, with the facts of their import', async () => {
    const writes = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
    ) {
      throw new DOMException(`No room in ${this.name}.`, 'QuotaExceededError');
    });
    await expect(put('shop', [order(2, '1')])).rejects.toThrow('No room');
    writes.mockRestore();
    expect(await days()).toEqual([]);
    expect(await (await database()).getAll('imports')).toEqual([]);
  });
});

describe('the key that buyers are hashed with', () => {
  it('is made once, by chance', async () => {
    const made = await orderKey();
    expect(made).toMatch(/^[0-9a-f]{32}$/);
    expect(await orderKey()).toBe(made);
    await freshStore();
    expect(await orderKey()).not.toBe(made);
  });

  it.each([
    ['damaged', (stored: Awaited<ReturnType<typeof database>>) => stored.put('keys', 'zz', 'orders')],
    ['lost', (stored: Awaited<ReturnType<typeof database>>) => stored.delete('keys', 'orders')],
  ])(
    'where it is %s is made anew with the first orders, and those of the old one go and are told of',
    async (_, spoil) => {
      await put('shop', [order(2, '1')]);
      await changeOrderLimits({ platform, id: 'shop' }, { unpaidFrom: 3 });
      await spoil(await database());
      const made = await orderKey();
      expect(made).toMatch(/^[0-9a-f]{32}$/);
      expect(await idsIn()).toEqual([['shop', '2026-11-02', '1']]);
      const orders = [{ row: 2, order: hashOrder({ id: '9', day: '2026-11-03' }, made) }];
      const part: FactsPart = { accounts: [{ platform, id: 'shop' }] };
      const { problems } = await mergeIntoStore(part, record, {
        orders: { key: made, files: [[{ platform, id: 'shop', orders }]] },
      });
      const said = [{ code: 'orders.key-lost', severity: 'warning' }];
      expect(problems).toEqual(said);
      expect((await (await database()).getAll('imports')).at(-1)?.problems).toEqual(said);
      expect(await idsIn()).toEqual([['shop', '2026-11-03', '9']]);
      expect(await readOrderChecks({ platform, id: 'shop' })).toMatchObject({ limits: { unpaidFrom: 3 } });
      expect(await orderKey()).toBe(made);
    },
  );

  it('of another installation is refused, and nothing is stored', async () => {
    await orderKey();
    await expect(put('shop', [order(2, '1')])).rejects.toThrow('key');
    expect(await days()).toEqual([]);
  });
});

it('deleting everything leaves no order, nothing that was found in one, and no key', async () => {
  await put('shop', [order(2, '1')]);
  await deleteFacts(2);
  const stored = await database();
  for (const name of ['orderDays', 'orderChecks', 'keys'] as const)
    expect(await stored.getAllKeys(name)).toEqual([]);
});
