import type { Clause } from './cause.ts';
import { type Priors, priorOf } from './prior.ts';
import { shareBounds } from './share-bounds.ts';

/** How likely a clause is to take what it takes, from 0 to 1, with low ≤ point ≤ high. */
export interface Likelihood {
  readonly point: number;
  readonly low: number;
  readonly high: number;
  /** `certain`: a `must`, or nothing at all, not an estimate. `recorded`: a prior with outcomes, or a given value that says so. */
  readonly basis: 'certain' | 'convention' | 'user' | 'recorded';
  /** The prior it was read from. */
  readonly prior?: string;
}

/**
 * How likely a clause is. A `must` follows; what is up to the platform has its prior's mean, in the interval from 0 to 1 until
 * outcomes are recorded, and then in that of the outcomes. A missing fact leaves point and upper end as if it were adverse and
 * takes the lower end to 0; an excluded one makes all of it 0.
 *
 * @throws RangeError for a probability outside 0 to 1, ends that are not in order, or a prior that is none.
 * @example likelihood({ modality: 'may', facts: 'certain' }, {}) // { point: 0.5, low: 0, high: 1, basis: 'convention', prior: 'may' }
 */
export function likelihood(
  clause: Pick<Clause, 'modality' | 'facts' | 'prior' | 'probability'>,
  priors: Priors,
): Likelihood {
  const chance = chanceOf(clause, priors);
  if (clause.facts === 'excluded') return { ...chance, point: 0, low: 0, high: 0, basis: 'certain' };
  return clause.facts === 'possible' ? { ...chance, low: 0 } : chance;
}

function chanceOf(
  { modality, prior: key = modality, probability }: Pick<Clause, 'modality' | 'prior' | 'probability'>,
  priors: Priors,
): Likelihood {
  if (modality === 'must') return { point: 1, low: 1, high: 1, basis: 'certain' };
  if (probability !== undefined) {
    const { point, low = 0, high = 1, basis } = probability;
    if (!(0 <= low && low <= point && point <= high && high <= 1))
      throw new RangeError(`not a probability with its ends: ${low}, ${point}, ${high}`);
    return { point, low, high, basis };
  }
  const { yes, no, basis, recorded } = priorOf(priors, key);
  const seen = recorded ?? { yes: 0, no: 0 };
  const point = (yes + seen.yes) / (yes + no + seen.yes + seen.no);
  const { low, high } = shareBounds(seen.yes, seen.no);
  return {
    point,
    low: Math.min(low, point),
    high: Math.max(high, point),
    basis: seen.yes + seen.no > 0 ? 'recorded' : basis,
    prior: key,
  };
}
