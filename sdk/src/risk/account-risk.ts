import { atStake } from '../arrears/at-stake.ts';
import { traceAccount } from '../arrears/trace-account.ts';
import type { Day } from '../base/day.ts';
import type { Problem } from '../base/problem.ts';
import type { Exposure } from '../exposure/exposure.ts';
import type { AccountFacts } from '../facts/schema.ts';
import { packOf } from '../pack/pack-of.ts';
import type { Pack } from '../pack/schema.ts';
import { penaltyOutcome } from '../penalty/penalty-outcome.ts';
import type { Verdict } from '../penalty/verdict.ts';
import { arrearsCauses, arrearsExposure } from './arrears-causes.ts';
import type { Cause } from './cause.ts';
import { heldViolations } from './held-violations.ts';
import { type RiskScore, riskScore } from './risk-score.ts';
import { verdictCauses } from './verdict-causes.ts';

export interface AccountRisk {
  readonly score: RiskScore;
  /** What follows from each violation that the platform still holds against the account. */
  readonly verdicts: readonly { readonly violation: string; readonly verdict: Verdict }[];
  /** Violations whose facts cannot be or that have no day, and values that fit nowhere. */
  readonly problems: readonly Problem[];
}

/**
 * What an account can expect to lose: to its arrears, and to every violation that the platform holds against it. The margin, K, the
 * priors and the recorded outcomes are those of its facts.
 *
 * @example
 * accountRisk(account, aliexpress, { on: '2026-11-22' }).score.days.point // '15.00'
 */
export function accountRisk(account: AccountFacts, plain: Pack, { on }: { readonly on: Day }): AccountRisk {
  const { pack, problems: own } = packOf(account, plain);
  const problems: Problem[] = [...own];
  const { margin, k, priors = {}, outcomes } = account.risk ?? {};
  let exposure: Exposure = { margin: margin === undefined ? null : { low: margin, high: margin } };
  const causes: Cause[] = [];
  if (pack.tariffs.length + pack.ladders.length > 0) {
    const { arrears } = traceAccount(account, pack, on);
    const stake = atStake(account, arrears);
    exposure = arrearsExposure(stake, exposure);
    causes.push(...arrearsCauses(arrears, stake));
  }
  const verdicts = heldViolations(account, on).flatMap(({ violation, index, validAt, noticedOn }) => {
    if (validAt === undefined) {
      problems.push({ code: 'violation.undated', severity: 'warning', path: `violations[${index}]` });
    }
    try {
      const { id, offences, facts = {} } = violation;
      const verdict = penaltyOutcome({ offences, facts }, pack, { validAt: validAt ?? on });
      causes.push(...verdictCauses(verdict, { id, from: noticedOn ?? on }));
      return [{ violation: id, verdict }];
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      problems.push({
        code: 'violation.impossible',
        severity: 'error',
        path: `violations[${index}]`,
        params: { detail: error.message },
      });
      return [];
    }
  });
  const score = riskScore(
    { kind: pack.ladders.length > 0 ? 'developer' : 'shop', id: account.id },
    causes,
    exposure,
    {
      on,
      priors: Object.fromEntries(
        Object.entries(priors).map(([key, counts]) => [key, { ...counts, basis: 'user' as const }]),
      ),
      ...(k === undefined ? {} : { k }),
      ...(outcomes === undefined ? {} : { outcomes }),
    },
  );
  return { score, verdicts, problems };
}
