import Big from 'big.js';

/**
 * An exact decimal number in plain notation: `"1284.50"`, `"-0.01"`, `"0.0001"`. At most 30 digits before the point and
 * 20 after it. All money in Duewatch has this form; no floating point touches it.
 */
export type Decimal = string;

/** How a number is rounded: to nearest with halves away from zero, to nearest even, towards zero, or away from zero. */
export type RoundingMode = 'half-up' | 'half-even' | 'down' | 'up';

const Exact = Big();
Exact.strict = true;
Exact.DP = 40;

const pattern = /^-?\d{1,30}(\.\d{1,20})?$/;
const modes: Record<RoundingMode, 0 | 1 | 2 | 3> = { down: 0, 'half-up': 1, 'half-even': 2, up: 3 };

/** @example isDecimal('12.50') // true; isDecimal('1e3') // false; isDecimal('1,000') // false */
export function isDecimal(value: string): boolean {
  return pattern.test(value);
}

function big(value: Decimal): Big {
  if (!isDecimal(value)) throw new RangeError(`not a decimal: ${value}`);
  return new Exact(value);
}

/** Plain notation with at least two decimals, as amounts are written: `"0.5"` becomes `"0.50"`, `"0.0001"` stays. */
function plain(value: Big): Decimal {
  const text = value.toFixed();
  const point = text.indexOf('.');
  const decimals = point < 0 ? 0 : text.length - point - 1;
  const result = decimals >= 2 ? text : value.toFixed(2);
  return result === '-0.00' ? '0.00' : result;
}

/** @example sum(['0.10', '0.20', '-1']) // '-0.70' */
export function sum(values: Iterable<Decimal>): Decimal {
  let total = new Exact('0');
  for (const value of values) total = total.plus(big(value));
  return plain(total);
}

/** @example add('0.1', '0.2') // '0.30' */
export function add(a: Decimal, b: Decimal): Decimal {
  return plain(big(a).plus(big(b)));
}

/** @example subtract('1', '0.99') // '0.01' */
export function subtract(a: Decimal, b: Decimal): Decimal {
  return plain(big(a).minus(big(b)));
}

/** @example multiply('0.0001', '1234567') // '123.4567' */
export function multiply(a: Decimal, b: Decimal): Decimal {
  return plain(big(a).times(big(b)));
}

/**
 * The exact quotient. Throws a `RangeError` where the result has no end in decimals (1 / 3).
 * @example divide('0.01', '100') // '0.0001'
 */
export function divide(a: Decimal, b: Decimal): Decimal {
  const quotient = big(a).div(big(b));
  if (!quotient.times(big(b)).eq(big(a))) throw new RangeError(`${a} / ${b} has no exact decimal`);
  return plain(quotient);
}

/** Negative, zero or positive, as `a` is less than, equal to or greater than `b`. `'1'` and `'1.00'` are equal. */
export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  return big(a).cmp(big(b));
}

export function isZero(a: Decimal): boolean {
  return compare(a, '0') === 0;
}

export function isPositive(a: Decimal): boolean {
  return compare(a, '0') > 0;
}

export function min(a: Decimal, b: Decimal): Decimal {
  return compare(a, b) <= 0 ? a : b;
}

export function max(a: Decimal, b: Decimal): Decimal {
  return compare(a, b) >= 0 ? a : b;
}

/** @example round('1.005', 2, 'half-up') // '1.01'; round('-1.005', 2, 'half-up') // '-1.01' */
export function round(a: Decimal, places: number, mode: RoundingMode): Decimal {
  return plain(big(a).round(places, modes[mode]));
}

/** A whole number from fen (分), the unit of the service market's interfaces. @example fromFen('128450') // '1284.50' */
export function fromFen(fen: Decimal): Decimal {
  return divide(fen, '100');
}
