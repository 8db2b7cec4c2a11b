import type { AccountFacts } from 'duewatch';
import { aliexpress, taobaoOpenPlatform } from 'duewatch/packs';
import { accountRisk, accountStanding } from 'duewatch/risk';
import { beforeEach, expect, it } from 'vitest';
import { riskOfAccount } from '../../../extension/jobs/account-risk.ts';
import { mergeIntoStore } from '../../../extension/store/facts.ts';
import { keepPack } from '../../../extension/store/packs.ts';
import { freshStore } from '../fresh-store.ts';

beforeEach(freshStore);

const on = '2026-11-22';
const record = { at: 1, files: [], counts: {}, problems: [] };
const shop: AccountFacts = {
  platform: 'aliexpress',
  id: 'shop',
  violations: [
    {
      id: 'v',
      offences: { 'fake-transactions': true },
      noticed: '2026-11-20',
      facts: { times: 2, 'fake-orders': 30, 'total-orders': 100 },
    },
  ],
  risk: { margin: '800.00' },
};
const isv: AccountFacts = {
  platform: 'taobao-open-platform',
  id: 'isv',
  apps: [{ appKey: 'a', listed: true }],
  position: {
    day: '2026-11-20',
    prepaid: '0.00',
    debts: [{ id: 'd', appKey: 'a', day: '2026-11-18', amount: '10.00' }],
  },
};

it.each([
  [shop, aliexpress],
  [isv, taobaoOpenPlatform],
])('is what the SDK makes of the facts in the store', async (account, pack) => {
  await mergeIntoStore({ accounts: [shop, isv] }, record);
  const { platform, id } = account;
  const { risk, standing, facts } = await riskOfAccount({ account: { platform, id }, on });
  expect(risk).toEqual(accountRisk(account, pack, { on }));
  expect(standing).toEqual(accountStanding(account, pack, { on }));
  expect(facts.violations).toEqual(account.violations ?? []);
  expect(risk.score.reasons.length).toBeGreaterThan(0);
});

it('has the rules and no facts of an account that is not stored yet', async () => {
  const { risk, standing, facts } = await riskOfAccount({ account: shop, on });
  expect(risk.score.reasons).toEqual([]);
  expect(standing.tables.length).toBe(aliexpress.penalties?.length);
  expect(facts).toEqual({ violations: [], points: [], restrictions: [], traits: {}, risk: {} });
});

it('goes by the pack that was accepted', async () => {
  await keepPack({ id: 'aliexpress', at: 1, pack: { ...aliexpress, edition: '2026-11-23' }, signedBy: null });
  expect((await riskOfAccount({ account: shop, on })).standing.pack.edition).toBe('2026-11-23');
});

it('fails for a platform without a pack', async () => {
  await expect(riskOfAccount({ account: { platform: 'nowhere', id: 'x' }, on })).rejects.toThrow(
    'no pack nowhere',
  );
});
