import type { AccountFacts } from 'duewatch';
import { changeAccountHead } from './account-head.ts';

/** What the platform holds against an account, and what its risk goes by. */
export type RiskFacts = Pick<AccountFacts, 'violations' | 'points' | 'restrictions' | 'traits' | 'risk'>;

const keys = ['violations', 'points', 'restrictions', 'traits', 'risk'] as const;

/**
 * Changes these facts of an account, in one transaction: what is changed is what is stored then, whatever another page did to it
 * meanwhile. Nothing else of the account is touched; lists and records that become empty are gone. An account that is not
 * stored yet begins with them.
 */
export async function changeRiskFacts(
  account: { readonly platform: string; readonly id: string },
  change: (facts: RiskFacts) => RiskFacts,
  at: number,
): Promise<void> {
  await changeAccountHead(
    account,
    ({ violations, points, restrictions, traits, risk, ...rest }) => {
      const changed = change({
        ...(violations && { violations }),
        ...(points && { points }),
        ...(restrictions && { restrictions }),
        ...(traits && { traits }),
        ...(risk && { risk }),
      });
      return { ...rest, ...withoutEmpty(changed) };
    },
    at,
    { begin: true },
  );
}

function withoutEmpty(facts: RiskFacts): RiskFacts {
  const kept = keys.filter((key) => Object.keys(facts[key] ?? {}).length > 0);
  return Object.fromEntries(kept.map((key) => [key, facts[key]]));
}
