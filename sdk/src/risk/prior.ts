import type { GivenProbability } from './cause.ts';

/**
 * How often clauses of one kind were used, as counts of a Beta distribution. `yes` and `no` are what one believes before any
 * outcome, `recorded` what happened since.
 */
export interface Prior {
  readonly yes: number;
  readonly no: number;
  readonly basis: 'convention' | 'user';
  readonly recorded?: { readonly yes: number; readonly no: number };
}

export type Priors = Readonly<Record<string, Prior>>;

/** Every probability alike: what stands for a prior that nobody stated. */
export const uniformPrior: Prior = { yes: 1, no: 1, basis: 'convention' };

/** It may be so, and nothing says that it is likely: the upper end only. */
export const noneAtThePoint: GivenProbability = { point: 0, low: 0, high: 1, basis: 'convention' };

/**
 * The prior of a key, or the uniform one. Throws a `RangeError` where its counts are negative, not finite, or all zero.
 * @example priorOf({}, 'may') // { yes: 1, no: 1, basis: 'convention' }
 */
export function priorOf(priors: Priors, key: string): Prior {
  const prior = Object.hasOwn(priors, key) ? priors[key] : undefined;
  if (prior === undefined) return uniformPrior;
  const { yes, no, recorded = { yes: 0, no: 0 } } = prior;
  const counts = [yes, no, recorded.yes, recorded.no];
  if (!counts.every((count) => Number.isFinite(count) && count >= 0) || counts.every((count) => count === 0))
    throw new RangeError(`prior ${key}: ${counts.join(', ')} are no counts`);
  return prior;
}
