import type { AccountRef, Day } from 'duewatch';
import { usageNeededFrom } from 'duewatch/assess';
import { type AccountRisk, type AccountStanding, accountRisk, accountStanding } from 'duewatch/risk';
import { readFacts } from '../store/facts.ts';
import { packsInForce } from '../store/packs-in-force.ts';
import type { RiskFacts } from '../store/risk-facts.ts';

/** Whose risk, and on which day. */
export interface RiskScope {
  readonly account: Pick<AccountRef, 'platform' | 'id'>;
  readonly on: Day;
}

export interface RiskOf {
  readonly risk: AccountRisk;
  readonly standing: AccountStanding;
  readonly facts: RiskFacts;
}

/** Computes the risk of an account by the pack in force; one that is not stored yet has no facts. It only reads. */
export async function riskOfAccount({ account: ref, on }: RiskScope): Promise<RiskOf> {
  const pack = (await packsInForce()).find(({ id }) => id === ref.platform);
  if (pack === undefined) throw new Error(`no pack ${ref.platform}`);
  const { facts } = await readFacts({
    only: ({ platform, id }) => platform === ref.platform && id === ref.id,
    usageFrom: (account) => usageNeededFrom(account, pack, on),
    shopOrders: () => false,
  });
  const account = facts.accounts[0] ?? { platform: ref.platform, id: ref.id };
  const { violations = [], points = [], restrictions = [], traits = {}, risk = {} } = account;
  return {
    risk: accountRisk(account, pack, { on }),
    standing: accountStanding(account, pack, { on }),
    facts: { violations, points, restrictions, traits, risk },
  };
}
