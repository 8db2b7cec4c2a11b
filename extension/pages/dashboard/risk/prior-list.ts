import type { Likelihood, RiskReason } from 'duewatch/risk';
import type { RiskFacts } from '../../../store/risk-facts.ts';

/** A prior that the score rests on, or that the user stated. */
export interface PriorOf {
  readonly key: string;
  /** What was believed before any outcome, as counts. */
  readonly yes: number;
  readonly no: number;
  /** Whether the user stated it. */
  readonly own: boolean;
  /** How many outcomes are recorded, and in how many of them it happened. */
  readonly recorded: { readonly yes: number; readonly no: number };
  /** As the score takes it; null where no reason rests on it. */
  readonly chance: Likelihood | null;
}

/** The priors of a score's reasons, then others that have counts or outcomes, each once. */
export function priorsOf(
  reasons: readonly Pick<RiskReason, 'chance'>[],
  { priors = {}, outcomes = [] }: NonNullable<RiskFacts['risk']>,
): PriorOf[] {
  const used = new Map<string, Likelihood>();
  for (const { chance } of reasons)
    if (chance.prior !== undefined && chance.high > 0 && !used.has(chance.prior))
      used.set(chance.prior, chance);
  const keys = new Set([...used.keys(), ...Object.keys(priors), ...outcomes.map(({ prior }) => prior)]);
  return [...keys].map((key) => {
    const own = Object.hasOwn(priors, key) ? priors[key] : undefined;
    const known = outcomes.filter(({ prior, happened }) => prior === key && happened !== null);
    const yes = known.filter(({ happened }) => happened).length;
    return {
      key,
      yes: own?.yes ?? 1,
      no: own?.no ?? 1,
      own: own !== undefined,
      recorded: { yes, no: known.length - yes },
      chance: used.get(key) ?? null,
    };
  });
}
