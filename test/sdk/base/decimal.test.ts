import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  add,
  compare,
  divide,
  fromFen,
  isDecimal,
  multiply,
  type RoundingMode,
  round,
  subtract,
  sum,
} from '../../../sdk/src/base/decimal.ts';

describe('isDecimal', () => {
  test.each([
    ['12.50', true],
    ['-0.01', true],
    ['0.0001', true],
    ['000123', true],
    ['123456789012345678901234567890.12345678901234567890', true],
    ['', false],
    ['1e3', false],
    ['1,000', false],
    ['.5', false],
    ['5.', false],
    ['+1', false],
    ['１２', false],
    [' 1', false],
    ['Infinity', false],
    ['1234567890123456789012345678901', false],
  ])('%j is a decimal: %s', (text, expected) => {
    expect(isDecimal(text)).toBe(expected);
  });
});

describe('round', () => {
  const cases: [string, number, RoundingMode, string][] = [
    ['1.005', 2, 'half-up', '1.01'],
    ['-1.005', 2, 'half-up', '-1.01'],
    ['1.005', 2, 'half-even', '1.00'],
    ['1.015', 2, 'half-even', '1.02'],
    ['1.009', 2, 'down', '1.00'],
    ['-1.009', 2, 'down', '-1.00'],
    ['1.001', 2, 'up', '1.01'],
    ['-1.001', 2, 'up', '-1.01'],
    ['-0.001', 2, 'half-up', '0.00'],
    ['0.12345', 4, 'half-up', '0.1235'],
  ];
  test.each(cases)('%s to %i places, %s, is %s', (value, places, mode, expected) => {
    expect(round(value, places, mode)).toBe(expected);
  });
});

test.each([
  ['fen become yuan', fromFen('128450'), '1284.50'],
  ['a price for one call', divide('0.01', '100'), '0.0001'],
  ['no binary fractions', add('0.1', '0.2'), '0.30'],
  ['a product keeps every digit', multiply('0.000000000001', '9007199254740993'), '9007.199254740993'],
  ['nothing is never negative', subtract('1.10', '1.1'), '0.00'],
])('%s', (_, actual, expected) => {
  expect(actual).toBe(expected);
});

it('refuses a quotient that has no end', () => {
  expect(() => divide('1', '3')).toThrow(RangeError);
});

it('refuses what is no decimal', () => {
  expect(() => add('1', '1,000')).toThrow(/not a decimal: 1,000/);
});

const fen = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
const text = (value: bigint) => {
  const digits = (value < 0n ? -value : value).toString().padStart(3, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

it('agrees with whole numbers of fen in sums, differences and order', () => {
  fc.assert(
    fc.property(fen, fen, (a, b) => {
      expect(add(text(a), text(b))).toBe(text(a + b));
      expect(subtract(text(a), text(b))).toBe(text(a - b));
      expect(compare(text(a), text(b))).toBe(a < b ? -1 : a > b ? 1 : 0);
    }),
  );
});

it('has a sum that does not depend on the order', () => {
  fc.assert(
    fc.property(fc.array(fen), (values) => {
      const total = values.reduce((all, value) => all + value, 0n);
      expect(sum(values.map(text))).toBe(text(total));
      expect(sum(values.map(text).reverse())).toBe(text(total));
    }),
  );
});

/** An implementation that somebody else wrote. */
const Exact = Big();
Exact.strict = true;
Exact.DP = 60;
const modes: Record<RoundingMode, 0 | 1 | 2 | 3> = { down: 0, 'half-up': 1, 'half-even': 2, up: 3 };

function written(value: Big): string {
  const plain = value.toFixed();
  const decimals = plain.includes('.') ? plain.length - plain.indexOf('.') - 1 : 0;
  return (decimals < 2 ? value.toFixed(2) : plain).replace(/^-(0\.00)$/, '$1');
}

/** What big.js makes of it, or `refused` where that is no Decimal. */
function expected(value: Big): string {
  const result = written(value);
  return isDecimal(result) ? result : 'refused';
}

function attempt(work: () => string): string {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) return 'refused';
    throw error;
  }
}

const digits = (most: number) => fc.stringMatching(new RegExp(`^\\d{1,${most}}$`));
/** Short ones, long ones, those about the safe integers, and those about zero; with any number of zeros at either end. */
const decimal = fc
  .tuple(
    fc.constantFrom('', '-'),
    fc.oneof(digits(3), digits(9), digits(30), fc.constantFrom('9007199254740991', '0', '000')),
    fc.oneof(fc.constant(''), digits(2), digits(6), digits(20), fc.constantFrom('0', '50', '5', '00000')),
  )
  .map(([sign, whole, decimals]) => `${sign}${whole}${decimals === '' ? '' : `.${decimals}`}`);

it('agrees with big.js, whatever the length, or refuses what would be too long', () => {
  fc.assert(
    fc.property(
      fc.array(decimal, { minLength: 2, maxLength: 5 }),
      fc.integer({ min: 0, max: 20 }),
      fc.constantFrom(...(Object.keys(modes) as RoundingMode[])),
      (values, places, mode) => {
        const [a = '', b = ''] = values;
        const [x, y] = [new Exact(a), new Exact(b)];
        expect(attempt(() => add(a, b))).toBe(expected(x.plus(y)));
        expect(attempt(() => subtract(a, b))).toBe(expected(x.minus(y)));
        expect(attempt(() => multiply(a, b))).toBe(expected(x.times(y)));
        expect(attempt(() => round(a, places, mode))).toBe(expected(x.round(places, modes[mode])));
        expect(compare(a, b)).toBe(x.cmp(y));
        const quotient = y.eq('0') ? undefined : x.div(y);
        expect(attempt(() => divide(a, b))).toBe(
          quotient?.times(y).eq(x) && quotient.round(20, 0).eq(quotient) ? expected(quotient) : 'refused',
        );
        const total = values.reduce((all, value) => all.plus(value), new Exact('0'));
        if (expected(total) !== 'refused') expect(attempt(() => sum(values))).toBe(expected(total));
      },
    ),
    { numRuns: 10_000 },
  );
}, 30_000);

it.each([-1, 0.5, Number.NaN])('does not round to %s places', (places) => {
  expect(() => round('12.345', places, 'half-up')).toThrow(RangeError);
});
