import { expect, test } from 'vitest';
import { dealUnits } from '../../../sdk/src/base/deal-units.ts';

test.each<[string, bigint, bigint[], bigint[]]>([
  ['what divides is dealt as it is', 10n, [7n, 3n], [7n, 3n]],
  ['the largest remainder has the unit left over', 10n, [1n, 2n], [3n, 7n]],
  ['of equal remainders the first', 5n, [7n, 3n], [4n, 1n]],
  ['a weight of nothing has nothing', 5n, [0n, 1n], [0n, 5n]],
  ['nothing is dealt, whatever the weights', 0n, [0n, 0n], [0n, 0n]],
  ['nothing to nobody', 0n, [], []],
])('%s', (_name, units, weights, parts) => {
  expect(dealUnits(units, weights)).toEqual(parts);
});

test.each<[string, bigint, bigint[]]>([
  ['units without a weight', 1n, [0n]],
  ['a negative weight', 1n, [2n, -1n]],
  ['negative units', -1n, [1n]],
])('refuses %s', (_name, units, weights) => {
  expect(() => dealUnits(units, weights)).toThrow(RangeError);
});
