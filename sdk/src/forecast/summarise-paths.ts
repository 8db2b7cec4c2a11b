import type { Day } from '../base/day.ts';
import type { PathPricer, PricedPath } from './path-pricer.ts';
import type { Runway, RunwayDay } from './runway.ts';

type Summary = Pick<Runway, 'quantiles' | 'range' | 'days'>;

/** The smallest value that at least a part `p` of the sorted values does not exceed. */
function quantile<T>(sorted: readonly T[], p: number): T {
  // What is a whole number but for the last bit of a product is that number.
  return sorted[Math.max(0, Math.ceil(p * sorted.length - 1e-9) - 1)] as T;
}

/** After every day: no arrears within the horizon. */
const never = '~';

/** Quantiles and chances of paths that are equally likely. */
export function summarisePaths<T>(
  paths: readonly PricedPath<T>[],
  days: readonly Day[],
  probabilities: readonly number[],
  { compare, amount }: PathPricer<T>,
): Summary {
  const arrears = paths.map((path) => path.arrears ?? never).sort();
  const quantiles = probabilities.map((p) => {
    const day = quantile(arrears, p);
    return { p, day: day === never ? null : day };
  });
  const told = days.map((day, at): RunwayDay => {
    const costs = paths.map((path) => path.costs[at] as T).sort(compare);
    return {
      day,
      chance: arrears.filter((of) => of <= day).length / arrears.length,
      cost: probabilities.map((p) => ({ p, amount: amount(quantile(costs, p)) })),
    };
  });
  return { quantiles, range: null, days: told };
}

/** The ends of paths of which nobody knows how likely they are. */
export function boundPaths<T>(
  paths: readonly PricedPath<T>[],
  days: readonly Day[],
  { compare, amount }: PathPricer<T>,
): Summary {
  const arrears = paths.map((path) => path.arrears ?? never).sort();
  const [earliest = never, latest = never] = [arrears[0], arrears.at(-1)];
  const told = days.map((day, at): RunwayDay => {
    const costs = paths.map((path) => path.costs[at] as T).sort(compare);
    return {
      day,
      chance: latest <= day ? 1 : earliest > day ? 0 : null,
      cost: [0, 1].map((p) => ({ p, amount: amount(quantile(costs, p)) })),
    };
  });
  const known = (day: Day) => (day === never ? null : day);
  return { quantiles: [], range: { earliest: known(earliest), latest: known(latest) }, days: told };
}
