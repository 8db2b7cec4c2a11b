import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { fromUnits, placesOf, toUnits } from '../../../sdk/src/base/units.ts';

test.each([
  ['1.50', 1],
  ['7.00', 0],
  ['7', 0],
  ['-0.0001', 4],
])('%s needs %i places', (amount, places) => {
  expect(placesOf(amount)).toBe(places);
});

test.each([
  ['-12.5', 2, -1250n],
  ['0.00', 2, 0n],
  ['3', 0, 3n],
  ['1000000000000000.01', 2, 100_000_000_000_000_001n],
])('%s in units of %i places is %s', (amount, places, units) => {
  expect(toUnits(amount, places)).toBe(units);
});

test.each([
  [-1250n, 2, '-12.50'],
  [5n, 0, '5.00'],
  [1n, 4, '0.0001'],
  [0n, 4, '0.00'],
])('%s units of %i places are %s', (units, places, amount) => {
  expect(fromUnits(units, places)).toBe(amount);
});

it('refuses an amount that is finer than its unit, and what is no amount', () => {
  expect(() => toUnits('0.001', 2)).toThrow('0.001 has more than 2 places');
  expect(() => toUnits('1e3', 2)).toThrow('not a decimal');
});

it('is its own way back', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.nat(12), (units, places) => {
      expect(toUnits(fromUnits(units, places), places)).toBe(units);
    }),
  );
});
