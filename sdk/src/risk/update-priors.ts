import { type Day, isDay } from '../base/day.ts';
import { type Priors, priorOf } from './prior.ts';

/** A case in which a clause could be used, and whether it was. */
export interface Outcome {
  /** The prior that it tells of. */
  readonly prior: string;
  /** The day from which the platform could do it. */
  readonly on: Day;
  /** Null while nobody knows, and so is `knownOn`. */
  readonly happened: boolean | null;
  /** The day on which that became known. */
  readonly knownOn: Day | null;
}

/**
 * Priors with the outcomes counted that were known by a day, all without one. What was believed before stays as it was and
 * keeps its label; an outcome of a key without a prior is counted on the uniform one. Each outcome may be given once only:
 * priors that hold it already would count it twice.
 *
 * @throws RangeError where an outcome or `knownAt` has no day, or an outcome is known before its day.
 * @example
 * updatePriors({}, [{ prior: 'may', on: '2026-11-01', happened: true, knownOn: '2026-11-09' }])
 * // { may: { yes: 1, no: 1, basis: 'convention', recorded: { yes: 1, no: 0 } } }
 */
export function updatePriors(
  priors: Priors,
  outcomes: readonly Outcome[],
  { knownAt }: { readonly knownAt?: Day } = {},
): Priors {
  const updated = new Map(Object.entries(priors));
  if (knownAt !== undefined && !isDay(knownAt)) throw new RangeError(`not a day: ${knownAt}`);
  for (const { prior: key, on, happened, knownOn } of outcomes) {
    const known = knownOn === null || (isDay(knownOn) && knownOn >= on);
    if (!isDay(on) || !known || (happened === null) !== (knownOn === null))
      throw new RangeError(`an outcome of ${key} has no days in order: ${on}, ${happened}, ${knownOn}`);
    if (happened === null || knownOn === null || (knownAt !== undefined && knownOn > knownAt)) continue;
    const prior = updated.get(key) ?? priorOf({}, key);
    const { yes, no } = prior.recorded ?? { yes: 0, no: 0 };
    const recorded = happened ? { yes: yes + 1, no } : { yes, no: no + 1 };
    updated.set(key, { ...prior, recorded });
  }
  return Object.fromEntries(updated);
}
