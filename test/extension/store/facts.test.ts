import type { AccountFacts, Facts, UsageRecord } from 'duewatch';
import { type AccountPart, type FactsPart, mergeFacts } from 'duewatch/import';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { deleteFacts, mergeIntoStore, readFacts } from '../../../extension/store/facts.ts';
import { readImports } from '../../../extension/store/imports.ts';
import { readFactsState } from '../../../extension/store/meta.ts';
import { database } from '../../../extension/store/open.ts';
import type { ImportRecord } from '../../../extension/store/schema.ts';
import { freshStore } from '../fresh-store.ts';

beforeEach(freshStore);

const platform = 'taobao-open-platform';
const record: Omit<ImportRecord, 'id'> = { at: 1, files: [], counts: {}, problems: [] };

function part(fields: Partial<AccountPart>): FactsPart {
  return { accounts: [{ platform, id: 'isv', ...fields }] };
}

function call(day: string, calls = 1, appKey = 'a'): UsageRecord {
  return { appKey, api: 'taobao.trade.get', day, calls };
}

describe('merging into the store', () => {
  it('keeps an account whole, and records the import with its revision', async () => {
    const account: AccountFacts = {
      platform,
      id: 'isv',
      name: 'Sample',
      usage: [call('2026-11-01'), call('2026-11-02', 2), call('2026-11-02', 3, 'b')],
      position: { day: '2026-10-31', prepaid: '1.00', debts: [] },
      serviceOrders: [{ id: 's1', day: '2026-11-02', paid: '10.00', refunded: '0.00' }],
      shopOrders: [{ id: 'o1', day: '2026-11-02', status: 'done', total: '5.00' }],
    };
    const { revision } = await mergeIntoStore(part(account), { ...record, at: 7, counts: { usage: 3 } });
    expect(revision).toBe(1);
    const read = await readFacts();
    expect(read).toEqual({
      facts: { format: 'duewatch/facts@1', accounts: [account] },
      revision: 1,
      changedAt: 7,
    });
    expect(await readImports()).toEqual([{ ...record, id: 1, at: 7, counts: { usage: 3 } }]);
  });

  it('reads usage from a day on, and leaves shop orders out, where asked to', async () => {
    await mergeIntoStore(
      part({
        usage: [call('2026-10-31'), call('2026-11-01')],
        shopOrders: [{ id: 'o1', day: '2026-11-02', status: 'done', total: '5.00' }],
      }),
      record,
    );
    const { facts } = await readFacts({ usageFrom: () => '2026-11-01', shopOrders: () => false });
    expect(facts.accounts).toEqual([{ platform, id: 'isv', usage: [call('2026-11-01')] }]);
  });

  it('writes only the days that the new facts fall on', async () => {
    const year = Array.from({ length: 28 }, (_, index) =>
      call(`2026-02-${String(index + 1).padStart(2, '0')}`),
    );
    await mergeIntoStore(part({ usage: year }), record);
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    await mergeIntoStore(part({ usage: [call('2026-02-28', 5)] }), record);
    const days = put.mock.calls.map(([value]) => (value as { day?: string }).day).filter(Boolean);
    put.mockRestore();
    expect(days).toEqual(['2026-02-28']);
    const { facts } = await readFacts();
    expect(facts.accounts[0]?.usage?.map(({ calls }) => calls)).toEqual([...year.slice(1).map(() => 1), 5]);
  });

  it('moves all pieces of an account that nobody had named, once its name is known', async () => {
    await mergeIntoStore(
      { accounts: [{ platform, id: null, usage: [call('2026-11-01'), call('2026-11-02')] }] },
      record,
    );
    expect((await readFacts()).facts.accounts.map(({ id }) => id)).toEqual(['default']);
    await mergeIntoStore(part({ usage: [call('2026-11-02', 9)] }), record);
    expect((await readFacts()).facts.accounts).toEqual([
      { platform, id: 'isv', usage: [call('2026-11-01'), call('2026-11-02', 9)] },
    ]);
    expect(await (await database()).count('usage')).toBe(2);
  });

  it('tells what cannot be joined, and keeps that with the import', async () => {
    await mergeIntoStore(
      {
        accounts: [
          { platform, id: 'a' },
          { platform, id: 'b' },
        ],
      },
      record,
    );
    const { problems } = await mergeIntoStore(
      { accounts: [{ platform, id: null, usage: [call('2026-11-01')] }] },
      record,
    );
    expect(problems).toMatchObject([{ code: 'account.ambiguous' }]);
    expect((await readImports())[1]?.problems).toEqual(problems);
    const named = await mergeIntoStore(
      { accounts: [{ platform, id: null, usage: [call('2026-11-01')] }] },
      record,
      { account: 'b' },
    );
    expect(named.problems).toEqual([]);
    expect((await readFacts()).facts.accounts[1]).toEqual({ platform, id: 'b', usage: [call('2026-11-01')] });
  });

  it('leaves everything as it was when it ends half-way', async () => {
    await mergeIntoStore(part({ usage: [call('2026-11-01')] }), record);
    const before = await readFacts();
    const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new Error('out of luck');
    });
    await expect(
      mergeIntoStore(part({ usage: [call('2026-11-01', 8), call('2026-11-02')] }), record),
    ).rejects.toThrow('out of luck');
    add.mockRestore();
    expect(await readFacts()).toEqual(before);
    expect(await readImports()).toHaveLength(1);
  });

  it('leaves everything as it was when the connection goes away', async () => {
    await mergeIntoStore(part({ usage: [call('2026-11-01')] }), record);
    const before = await readFacts();
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    put.mockImplementationOnce(function (this: IDBObjectStore, value) {
      put.mockRestore();
      const request = this.put(value);
      this.transaction.abort();
      return request;
    });
    await expect(
      mergeIntoStore(part({ usage: [call('2026-11-01', 8), call('2026-11-02')] }), record),
    ).rejects.toThrow();
    expect(await readFacts()).toEqual(before);
  });

  it('lets two merges at a time both hold', async () => {
    await Promise.all([
      mergeIntoStore(part({ usage: [call('2026-11-01', 1)] }), record),
      mergeIntoStore(part({ usage: [call('2026-11-01', 2, 'b')] }), record),
    ]);
    const { facts, revision } = await readFacts();
    expect(revision).toBe(2);
    expect(facts.accounts[0]?.usage).toHaveLength(2);
  });

  it('deletes all facts on request, and says that they changed', async () => {
    await mergeIntoStore(part({ usage: [call('2026-11-01')] }), record);
    await deleteFacts(9);
    expect((await readFacts()).facts.accounts).toEqual([]);
    expect(await readImports()).toEqual([]);
    expect(await readFactsState()).toEqual({ revision: 2, changedAt: 9 });
  });

  it('holds after any sequence of imports what merging them one after the other gives', async () => {
    const day = fc.constantFrom('2026-10-31', '2026-11-01', '2026-11-02');
    const usage = fc.record(
      {
        appKey: fc.constantFrom('a', 'b'),
        api: fc.constantFrom('x', 'y'),
        day,
        calls: fc.nat(99),
        hosting: fc.constantFrom('inside' as const, 'outside' as const),
      },
      { requiredKeys: ['appKey', 'api', 'day', 'calls'] },
    );
    // An order is made once: its day goes with its id.
    const order = fc.record({ n: fc.nat(5), paid: fc.constantFrom('1.00', '2.00') }).map(({ n, paid }) => ({
      id: `s${n}`,
      day: n < 3 ? '2026-10-05' : '2026-11-05',
      paid,
      refunded: '0.00',
    }));
    const account = fc.record(
      {
        platform: fc.constantFrom(platform, 'doudian'),
        id: fc.constantFrom(null, 'isv', 'other'),
        name: fc.constantFrom('A', 'B'),
        usage: fc.array(usage, { maxLength: 6 }),
        serviceOrders: fc.array(order, { maxLength: 4 }),
        payments: fc.array(fc.record({ id: fc.constantFrom('p', 'q'), day, amount: fc.constant('1.00') })),
      },
      { requiredKeys: ['platform', 'id'] },
    );
    const parts = fc.array(fc.record({ accounts: fc.array(account, { maxLength: 3 }) }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(parts, async (sequence) => {
        await freshStore();
        let expected: Facts = { format: 'duewatch/facts@1', accounts: [] };
        for (const each of sequence) {
          expected = mergeFacts(expected, each as FactsPart).facts;
          await mergeIntoStore(each as FactsPart, record);
        }
        const read = await readFacts();
        expect(sorted(read.facts)).toEqual(sorted(expected));
        expect(read.revision).toBe(sequence.length);
      }),
      { numRuns: 60 },
    );
  });
});

/** Lists lie by day in the store, and a list without anything in it is not kept. */
function sorted({ accounts }: Facts): unknown {
  const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
  return accounts
    .map(({ usage = [], serviceOrders = [], ...head }) => ({
      ...head,
      usage: usage.map(canonical).sort(byText),
      serviceOrders: serviceOrders.map(canonical).sort(byText),
    }))
    .sort(byText);
}

function canonical(row: object): object {
  return Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
}
