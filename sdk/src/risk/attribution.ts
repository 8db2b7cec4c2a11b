/** One of those who take a cell: which cause it belongs to, and how likely it takes the cell. */
export interface Part {
  readonly cause: number;
  readonly chance: number;
}

/**
 * What each part has in the probability that a cell is lost, where causes are independent and within a cause the likelier
 * part includes the others: 1 − ∏(1 − P) over the causes, P the largest chance in each. The shares are Owen values: what
 * each part adds, on average over all orders that keep each cause together. They add up to the probability.
 *
 * Across causes that is P·∫₀¹∏(1 − x·P)dx over the other causes, worked out without cancelling terms; within a cause each
 * step from one chance up to the next is shared alike by all parts that reach it.
 *
 * @example attribution([{ cause: 0, chance: 0.5 }, { cause: 1, chance: 0.5 }]) // [0.375, 0.375], in all 1 − 0.5 × 0.5
 * @example attribution([{ cause: 0, chance: 1 }, { cause: 0, chance: 0.5 }]) // [0.75, 0.25]
 */
export function attribution(parts: readonly Part[]): number[] {
  const shares = parts.map(() => 0);
  const causes = new Map<number, number[]>();
  parts.forEach(({ cause }, index) => {
    const members = causes.get(cause);
    if (members === undefined) causes.set(cause, [index]);
    else members.push(index);
  });
  const chanceOf = (index: number) => parts[index]?.chance ?? 0;
  const largest = [...causes.values()].map((members) => Math.max(...members.map(chanceOf)));
  const known = new Map<number, number>();
  [...causes.values()].forEach((members, at) => {
    const own = largest[at] ?? 0;
    // Causes of the same probability have the same others.
    const first = known.get(own) ?? meanSurvival(largest.toSpliced(at, 1));
    known.set(own, first);
    members.sort((a, b) => chanceOf(a) - chanceOf(b));
    let [reached, share] = [0, 0];
    members.forEach((index, place) => {
      share += (chanceOf(index) - reached) / (members.length - place);
      reached = chanceOf(index);
      shares[index] = share * first;
    });
  });
  return shares;
}

/**
 * ∫₀¹∏(1 − x·P)dx: how likely nothing has taken the cell when a cause comes in at a random place among the others. The mean
 * over sizes of the mean product of (1 − P) over all choices of that size, built up cause by cause.
 */
function meanSurvival(chances: readonly number[]): number {
  let means = [1];
  chances.forEach((chance, index) => {
    const count = index + 1;
    means = Array.from({ length: count + 1 }, (_, size) => {
      const without = means[size] ?? 0;
      const within = size === 0 ? 0 : (means[size - 1] ?? 0) * (1 - chance);
      return ((count - size) * without + size * within) / count;
    });
  });
  return means.reduce((all, mean) => all + mean, 0) / means.length;
}
