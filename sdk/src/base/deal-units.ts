/**
 * Deals whole units out by weights, so that the parts add up to them: each part is cut down to a whole number, and the units
 * left over go one each to the largest remainders; of equal remainders to the one named first. All zero where there are no units.
 *
 * @throws RangeError where there are units and no positive weight, or anything is negative.
 * @example dealUnits(5n, [7n, 3n]) // [4n, 1n]: 3.5 and 1.5, the tie goes to the first
 */
export function dealUnits(units: bigint, weights: readonly bigint[]): bigint[] {
  const whole = weights.reduce((all, weight) => all + weight, 0n);
  if (units < 0n || weights.some((weight) => weight < 0n) || (whole === 0n && units > 0n)) {
    throw new RangeError(
      'dealUnits: units and weights must not be negative, and one weight must be positive',
    );
  }
  if (units === 0n) return weights.map(() => 0n);
  const parts = weights.map((weight) => (units * weight) / whole);
  const remainders = weights.map((weight) => (units * weight) % whole);
  let left = units - parts.reduce((all, part) => all + part, 0n);
  const byRemainder = remainders
    .map((remainder, index) => ({ remainder, index }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const { index } of byRemainder) {
    if (left === 0n) break;
    parts[index] = (parts[index] ?? 0n) + 1n;
    left -= 1n;
  }
  return parts;
}
