import { beforeEach, expect, it } from 'vitest';
import { changeCaseList, changeTrait } from '../../../extension/store/case-facts.ts';
import { readAccountHeads } from '../../../extension/store/facts.ts';
import { readFactsState } from '../../../extension/store/meta.ts';
import { freshStore } from '../fresh-store.ts';

beforeEach(freshStore);

const account = { platform: 'alibaba-1688', id: 'shop' };
const refund = { id: 'r-1', order: '88', asked: '2026-11-22' };

it('begins an account with its first entry, counts the change, and leaves nothing of an empty list', async () => {
  await changeCaseList(account, 'refunds', (rows) => [...rows, refund], 5);
  expect(await readAccountHeads()).toEqual([{ ...account, refunds: [refund] }]);
  expect(await readFactsState()).toEqual({ revision: 1, changedAt: 5 });
  await changeCaseList(account, 'refunds', () => [], 6);
  expect(await readAccountHeads()).toEqual([account]);
  expect(await readFactsState()).toEqual({ revision: 2, changedAt: 6 });
});

it('keeps both of two changes at a time', async () => {
  const other = { ...refund, id: 'r-2' };
  await Promise.all([
    changeCaseList(account, 'refunds', (rows) => [...rows, refund], 5),
    changeCaseList(account, 'refunds', (rows) => [...rows, other], 5),
    changeTrait(account, 'service-provider', false, 5),
  ]);
  expect(await readAccountHeads()).toEqual([
    { ...account, refunds: [refund, other], traits: { 'service-provider': false } },
  ]);
});

it('forgets what kind of account it is where nobody knows', async () => {
  await changeTrait(account, 'service-provider', true, 5);
  await changeTrait(account, 'service-provider', undefined, 6);
  expect(await readAccountHeads()).toEqual([account]);
});
