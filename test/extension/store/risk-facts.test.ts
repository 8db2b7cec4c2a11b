import { beforeEach, expect, it } from 'vitest';
import { mergeIntoStore, readFacts } from '../../../extension/store/facts.ts';
import { changeRiskFacts } from '../../../extension/store/risk-facts.ts';
import { freshStore } from '../fresh-store.ts';

beforeEach(freshStore);

const ref = { platform: 'aliexpress', id: 'shop' };
const violation = { id: 'v', offences: { 'fake-transactions': true }, noticed: '2026-11-20' };

it('begins an account, changes what is stored then, and leaves the rest alone', async () => {
  await changeRiskFacts(ref, () => ({ violations: [violation] }), 1);
  expect((await readFacts()).facts.accounts).toEqual([{ ...ref, violations: [violation] }]);
  const duties = [{ obligation: 'o', state: 'done' as const, on: '2026-11-01' }];
  await mergeIntoStore({ accounts: [{ ...ref, duties }] }, { at: 2, files: [], counts: {}, problems: [] });
  const points = [{ id: 'p', ledger: 'l', day: '2026-11-01', points: 2 }];
  await changeRiskFacts(ref, (all) => ({ ...all, points }), 3);
  await changeRiskFacts(ref, (all) => ({ ...all, risk: { margin: '1.00' } }), 4);
  const { facts, revision, changedAt } = await readFacts();
  expect(facts.accounts).toEqual([
    { ...ref, violations: [violation], duties, points, risk: { margin: '1.00' } },
  ]);
  expect([revision, changedAt]).toEqual([4, 4]);
});

it.each<[string, names: string[], meant: string | null]>([
  ['begins where the platform has no account', [], 'default'],
  ['falls to the account that took its name over in another window', ['shop-a'], 'shop-a'],
  ['is refused where several accounts may be meant', ['shop-a', 'shop-b'], null],
])('of an account that nobody has named %s', async (_sentence, names, meant) => {
  const unnamed = { platform: 'kuaishou', id: 'default' };
  const named = names.map((id) => ({ platform: 'kuaishou', id }));
  const others = [ref, ...named];
  await mergeIntoStore({ accounts: others }, { at: 2, files: [], counts: {}, problems: [] });
  const saving = changeRiskFacts(unnamed, (facts) => ({ ...facts, violations: [violation] }), 3);
  if (meant === null) await expect(saving).rejects.toThrow('no account kuaishou/default');
  else await saving;
  const kuaishou = (await readFacts()).facts.accounts.filter(({ platform }) => platform === 'kuaishou');
  expect(kuaishou).toEqual(
    meant === null ? named : [{ platform: 'kuaishou', id: meant, violations: [violation] }],
  );
});

it('keeps nothing that is empty', async () => {
  await changeRiskFacts(ref, () => ({ violations: [violation], traits: { orders: 3 } }), 1);
  await changeRiskFacts(ref, (all) => ({ ...all, violations: [], traits: {}, risk: {} }), 2);
  expect((await readFacts()).facts.accounts).toEqual([ref]);
});

it('changes nothing where the change fails', async () => {
  await changeRiskFacts(ref, () => ({ violations: [violation] }), 1);
  await expect(
    changeRiskFacts(
      ref,
      () => {
        throw new Error('refused');
      },
      2,
    ),
  ).rejects.toThrow('refused');
  expect((await readFacts()).facts.accounts).toEqual([{ ...ref, violations: [violation] }]);
});
