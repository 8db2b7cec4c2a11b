import { beforeEach, describe, expect, it } from 'vitest';
import { mergeIntoStore, readAccountHeads, readFacts } from '../../../extension/store/facts.ts';
import { changeLadders } from '../../../extension/store/ladders.ts';
import { readFactsState } from '../../../extension/store/meta.ts';
import { freshStore } from '../fresh-store.ts';

const ref = { platform: 'taobao-open-platform', id: 'isv' };
const other = { platform: 'taobao-open-platform', id: 'other' };
const [notice, quota] = [{ name: 'notice' }, { name: 'quota' }];
const record = { at: 1, files: [], counts: {}, problems: [] };
const stored = async () => (await readAccountHeads()).find(({ id }) => id === ref.id)?.ladders;

beforeEach(async () => {
  await freshStore();
  const usage = [{ appKey: 'a', api: 'taobao.trade.get', day: '2026-11-01', calls: 1 }];
  await mergeIntoStore({ accounts: [{ ...ref, name: 'Sample', usage }, other] }, record);
});

describe('the ladders of an account', () => {
  it('are replaced as a list, and counted as a change of facts', async () => {
    await changeLadders(ref, () => [notice], 7);
    expect(await stored()).toEqual([notice]);
    expect(await readFactsState()).toEqual({ revision: 2, changedAt: 7 });
    expect(await changeLadders(ref, (ladders) => [quota, ...ladders], 8)).toEqual([quota, notice]);
    expect(await stored()).toEqual([quota, notice]);
  });

  it('can all be deleted, and leave nothing behind', async () => {
    await changeLadders(ref, () => [notice], 7);
    await changeLadders(ref, () => [], 8);
    expect(await readAccountHeads()).toEqual([{ ...ref, name: 'Sample' }, other]);
  });

  it('are those stored when they are changed, whoever else changes them at the same time', async () => {
    await Promise.all([
      changeLadders(ref, (ladders) => [...ladders, notice], 7),
      changeLadders(ref, (ladders) => [...ladders, quota], 8),
    ]);
    expect(await stored()).toEqual([notice, quota]);
    expect((await readFactsState()).revision).toBe(3);
  });

  it('change nothing else: not the usage, not another account, no record of an import', async () => {
    const before = await readFacts();
    await changeLadders(ref, () => [notice], 7);
    const { facts } = await readFacts();
    expect(facts.accounts).toEqual([
      { ...before.facts.accounts[0], ladders: [notice] },
      before.facts.accounts[1],
    ]);
  });

  it('stay when facts without ladders are merged, and go with a list that is empty', async () => {
    await changeLadders(ref, () => [notice], 7);
    await mergeIntoStore({ accounts: [{ ...ref, name: 'Renamed' }] }, record);
    expect(await stored()).toEqual([notice]);
    await mergeIntoStore({ accounts: [{ ...ref, ladders: [] }] }, record);
    expect(await stored()).toEqual([]);
  });

  it('of an account that is not there are an error, and nothing changes', async () => {
    const before = await readFactsState();
    await expect(changeLadders({ ...ref, id: 'gone' }, () => [notice], 7)).rejects.toThrow('gone');
    expect(await readFactsState()).toEqual(before);
  });

  it('are as they were when the change itself fails', async () => {
    await changeLadders(ref, () => [notice], 7);
    const broken = () => {
      throw new Error('broken');
    };
    await expect(changeLadders(ref, broken, 8)).rejects.toThrow('broken');
    expect(await stored()).toEqual([notice]);
    expect((await readFactsState()).revision).toBe(2);
  });
});
