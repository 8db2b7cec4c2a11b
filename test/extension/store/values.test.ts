import { beforeEach, describe, expect, it } from 'vitest';
import { mergeIntoStore, readAccountHeads } from '../../../extension/store/facts.ts';
import { readFactsState } from '../../../extension/store/meta.ts';
import { changeValue } from '../../../extension/store/values.ts';
import { freshStore } from '../fresh-store.ts';

const account = { platform: 'taobao-open-platform', id: 'isv' };
const record = { at: 1, files: [], counts: {}, problems: [] };

beforeEach(async () => {
  await freshStore();
  await mergeIntoStore({ accounts: [{ ...account, values: { 'a/b/c/short': '1', other: '2' } }] }, record);
});

const values = async () => (await readAccountHeads())[0]?.values;

describe('a value of the user', () => {
  it('takes the place of those under any path of its place', async () => {
    const entered = { value: '3', from: '2026-01-01' };
    await changeValue(account, ['a/b/c/long', 'a/b/c/short'], entered, 5);
    expect(await values()).toEqual({ other: '2', 'a/b/c/long': entered });
    expect(await readFactsState()).toEqual({ revision: 2, changedAt: 5 });
  });

  it('is taken back, and the last one leaves nothing behind', async () => {
    await changeValue(account, ['a/b/c/short'], null, 5);
    expect(await values()).toEqual({ other: '2' });
    await changeValue(account, ['other'], null, 6);
    expect((await readAccountHeads())[0]).toEqual(account);
  });

  it('is refused where its account is gone, and nothing changes', async () => {
    await expect(changeValue({ ...account, id: 'gone' }, ['x'], '1', 5)).rejects.toThrow('no account');
    expect(await readFactsState()).toEqual({ revision: 1, changedAt: 1 });
  });
});
