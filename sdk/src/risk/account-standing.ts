import type { Day } from '../base/day.ts';
import type { Problem } from '../base/problem.ts';
import type { LocalText } from '../base/text.ts';
import type { AccountFacts } from '../facts/schema.ts';
import { packOf } from '../pack/pack-of.ts';
import type { Pack } from '../pack/schema.ts';
import { type CriteriaStatus, criteriaStatus } from '../penalty/criteria-status.ts';
import { type NextStep, nextStep } from '../penalty/next-step.ts';
import { type LadderStep, penaltyLadder } from '../penalty/penalty-ladder.ts';
import { penaltyOutcome } from '../penalty/penalty-outcome.ts';
import { type PointsStatus, pointsStatus } from '../penalty/points-status.ts';
import { type ThresholdOn, thresholdOn } from '../penalty/threshold-on.ts';
import type { Verdict } from '../penalty/verdict.ts';
import { heldViolations } from './held-violations.ts';

/** A rule of the pack, by its id and name. */
interface Named {
  readonly id: string;
  readonly name: LocalText;
}

/** A penalty table with the place of a case in it. */
export interface TableStanding extends Named {
  /** Null for the table alone, without a case. `unknown` where only a contradiction with another table brings it in. */
  readonly applies: 'yes' | 'unknown' | null;
  readonly steps: readonly LadderStep[];
  /** Null where the table is not known to apply. */
  readonly next: NextStep | null;
}

export interface ViolationStanding {
  readonly violation: string;
  /** The day whose rules were taken. */
  readonly validAt: Day;
  readonly verdict: Verdict;
  readonly tables: readonly TableStanding[];
}

/** Where an account stands in the rules of its platform. */
export interface AccountStanding {
  /** The pack as it holds for the account, with what its user entered. */
  readonly pack: Pack;
  readonly violations: readonly ViolationStanding[];
  /** Every penalty table of the pack as it holds on the day, without a case. */
  readonly tables: readonly TableStanding[];
  readonly points: readonly (Named & { readonly status: PointsStatus })[];
  /** Criteria that are about shops, with the account's traits. */
  readonly criteria: readonly (Named & { readonly status: CriteriaStatus })[];
  /** `holds` is null where the pack knows of no rule on the day. */
  readonly thresholds: readonly (Named & { readonly holds: ThresholdOn | null })[];
  /** Facts that cannot be. */
  readonly problems: readonly Problem[];
}

/**
 * Where an account stands in every rule of its platform: the penalty tables with the place of each violation that is held against
 * it and the way to the next step, the ledgers of points, what the platform asks of shops, and single numbers. Violations that
 * cannot be are problems and have no place.
 *
 * @example
 * accountStanding(account, aliexpress, { on: '2026-11-22' }).violations[0]?.tables[0]?.next?.ways.length // 2
 */
export function accountStanding(
  account: AccountFacts,
  plain: Pack,
  { on }: { readonly on: Day },
): AccountStanding {
  const { pack, problems: own } = packOf(account, plain);
  const problems: Problem[] = [...own];
  const attempt = <Result>(path: string, work: () => Result): Result[] => {
    try {
      return [work()];
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      const params = { detail: error.message };
      problems.push({ code: 'violation.impossible', severity: 'error', path, params });
      return [];
    }
  };
  const { penalties = [], points = [], criteria = [], thresholds = [] } = pack;
  const { traits = {} } = account;
  return {
    pack,
    violations: heldViolations(account, on).flatMap(({ violation, index, validAt = on }) =>
      attempt(`violations[${index}]`, (): ViolationStanding => {
        const { id, offences, facts = {} } = violation;
        const finding = { offences, facts };
        const verdict = penaltyOutcome(finding, pack, { validAt });
        const next = nextStep(finding, pack, { validAt });
        const tables = penalties
          .filter((table) => verdict.byReading.some(({ penalty }) => penalty === table.id))
          .map(
            (table): TableStanding => ({
              id: table.id,
              name: table.name,
              applies: offences[table.offence] === true ? 'yes' : 'unknown',
              steps: penaltyLadder(verdict, pack, { penalty: table.id, validAt }),
              next: next.find(({ penalty }) => penalty === table.id) ?? null,
            }),
          );
        return { violation: id, validAt, verdict, tables };
      }),
    ),
    tables: penalties.map(({ id, name }) => ({
      id,
      name,
      applies: null,
      steps: penaltyLadder(null, pack, { penalty: id, validAt: on }),
      next: null,
    })),
    points: points.flatMap(({ id, name }) =>
      attempt('points', () => {
        const given = (account.points ?? []).filter(({ ledger }) => ledger === id);
        return { id, name, status: pointsStatus(pack, id, given, { on }) };
      }),
    ),
    criteria: criteria
      .filter(({ subject }) => subject === 'shop')
      .flatMap(({ id, name, facts }) =>
        attempt('traits', () => {
          const asked = Object.entries(traits).filter(([key]) => facts.some((fact) => fact.id === key));
          const status = criteriaStatus(Object.fromEntries(asked), pack, { criteria: id, validAt: on });
          return { id, name, status };
        }),
      ),
    thresholds: thresholds.map(({ id, name }) => ({
      id,
      name,
      holds: thresholdOn(pack, id, { validAt: on }) ?? null,
    })),
    problems,
  };
}
