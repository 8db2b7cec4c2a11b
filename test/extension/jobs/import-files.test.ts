import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type ImportProgress, importFiles } from '../../../extension/jobs/import-files.ts';
import { readFacts } from '../../../extension/store/facts.ts';
import { readImports } from '../../../extension/store/imports.ts';
import { freshStore } from '../fresh-store.ts';

beforeEach(freshStore);

const calls = (rows: string) => new File([`AppKey,API名称,日期,调用次数\n${rows}`], 'calls.csv');
const account = new File(
  [
    JSON.stringify({
      format: 'duewatch/facts@1',
      accounts: [{ platform: 'taobao-open-platform', id: 'isv-demo' }],
    }),
  ],
  'account.json',
);
const row = '23000001,taobao.time.get,2026-11-21,4851\n';
const order = (...files: File[]) => ({ files, options: {}, at: 7 });

describe('importing files', () => {
  it('stores what they tell, with a record, and says how far it is', async () => {
    const progress: ImportProgress[] = [];
    const result = await importFiles(order(account, calls(row)), (each) => progress.push(each));
    expect(result).toMatchObject({
      revision: 1,
      counts: { rows: 1, kept: 1, bad: 0 },
      problems: [],
      needs: [],
      files: [
        { name: 'account.json', kind: 'facts' },
        { name: 'calls.csv', kind: 'call-log', needs: [] },
      ],
    });
    const of = account.size + calls(row).size;
    expect(progress).toEqual([
      { stage: 'reading', file: 'account.json', done: 0, of, rows: 0 },
      { stage: 'reading', file: 'calls.csv', done: account.size, of, rows: 0 },
      { stage: 'writing', file: '', done: of, of, rows: 1 },
    ]);
    expect((await readFacts()).facts.accounts).toMatchObject([{ id: 'isv-demo', usage: [{ calls: 4851 }] }]);
    expect(await readImports()).toMatchObject([
      { at: 7, files: [{ name: 'account.json' }, { name: 'calls.csv' }], counts: { kept: 1 } },
    ]);
  });

  it('needs no account once one is known from before', async () => {
    const first = await importFiles(order(calls(row)), () => {});
    expect(first.needs).toMatchObject([{ what: 'account', file: 'calls.csv' }]);
    await importFiles(order(account), () => {});
    const second = await importFiles(order(calls(row)), () => {});
    expect(second.needs).toEqual([]);
    expect(second.files[0]?.needs).toEqual([]);
    expect((await readFacts()).facts.accounts).toHaveLength(1);
  });

  it('keeps what is right of a broken file, names what is wrong, and loses nothing stored', async () => {
    await importFiles(order(calls(row)), () => {});
    const broken = await importFiles(
      order(calls('23000001,taobao.time.get,2026-02-30,7\n23000001,taobao.time.get,2026-11-22,9\n')),
      () => {},
    );
    expect(broken.problems).toMatchObject([
      { code: 'day.invalid', severity: 'error', file: 'calls.csv', row: 2, found: '2026-02-30' },
    ]);
    expect(broken.files[0]?.problems).toEqual(broken.problems);
    const { facts } = await readFacts();
    expect(facts.accounts[0]?.usage?.map((record) => record.calls)).toEqual([4851, 9]);
  });

  it('changes nothing where there is nothing to keep', async () => {
    const result = await importFiles(order(new File(['\u0000\u0001'], 'holiday.jpg')), () => {});
    expect(result).toMatchObject({ revision: null, files: [{ kind: 'unrecognised' }] });
    expect(result.problems[0]).toMatchObject({ severity: 'error', file: 'holiday.jpg' });
    expect(await readImports()).toEqual([]);
  });

  it('tells where the facts cannot be joined with those that are there', async () => {
    const two = ['a', 'b'].map((id) => ({ platform: 'taobao-open-platform', id }));
    const file = new File([JSON.stringify({ format: 'duewatch/facts@1', accounts: two })], 'two.json');
    await importFiles(order(file), () => {});
    const result = await importFiles(order(calls(row)), () => {});
    expect(result.problems).toMatchObject([{ code: 'account.ambiguous' }]);
    expect(result.needs).toMatchObject([{ what: 'account' }]);
    const named = await importFiles({ ...order(calls(row)), options: { account: 'b' } }, () => {});
    expect(named.problems).toEqual([]);
  });

  it('fails as a whole when the store does', async () => {
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('The disk is full.', 'QuotaExceededError');
    });
    await expect(importFiles(order(calls(row)), () => {})).rejects.toThrow('The disk is full.');
    put.mockRestore();
    expect((await readFacts()).facts.accounts).toEqual([]);
  });
});
