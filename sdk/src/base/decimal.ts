/**
 * An exact decimal number in plain notation: `"1284.50"`, `"-0.01"`, `"0.0001"`. At most 30 digits before the point and
 * 20 after it. All money in Duewatch has this form; no floating point touches it.
 */
export type Decimal = string;

/** How a number is rounded: to nearest with halves away from zero, to nearest even, towards zero, or away from zero. */
export type RoundingMode = 'half-up' | 'half-even' | 'down' | 'up';

const pattern = /^-?\d{1,30}(\.\d{1,20})?$/;
const most = Number.MAX_SAFE_INTEGER;

/** @example isDecimal('12.50') // true; isDecimal('1e3') // false; isDecimal('1,000') // false */
export function isDecimal(value: string): boolean {
  return pattern.test(value);
}

/*
 * A decimal is a whole number of units of ten to the minus `scale`. Where that number is a safe integer (nearly always)
 * it is reckoned with as one, and otherwise as a BigInt; `NaN` says that a safe integer does not do. Nothing is rounded
 * on the way, and a result that is no Decimal is refused.
 */

function scaleOf(value: Decimal): number {
  const point = value.indexOf('.');
  return point < 0 ? 0 : value.length - point - 1;
}

/** The whole number of units, or NaN where `value` is too long to be sure of it, or no decimal. */
function unitsOf(value: Decimal): number {
  const length = value.length;
  if (length > 16) return Number.NaN;
  const start = value.charCodeAt(0) === minus ? 1 : 0;
  let units = 0;
  let point = 0;
  for (let at = start; at < length; at++) {
    const digit = value.charCodeAt(at) - zero;
    if (digit >= 0 && digit <= 9) units = units * 10 + digit;
    else if (digit === dot && point === 0 && at > start && at < length - 1) point = at;
    else return Number.NaN;
  }
  if (start === length) return Number.NaN;
  return start === 1 ? -units : units;
}

const minus = 45;
const zero = 48;
/** The point, counted from the digit zero. */
const dot = -2;

function bigUnitsOf(value: Decimal, scale: number): bigint {
  if (!isDecimal(value)) throw new RangeError(`not a decimal: ${value}`);
  return BigInt(value.replace('.', '')) * 10n ** BigInt(scale - scaleOf(value));
}

function isSafe(units: number): boolean {
  return units <= most && units >= -most;
}

/**
 * A whole number of units of ten to the minus `scale`, in plain notation with at least two decimals, as amounts are
 * written: `"0.5"` becomes `"0.50"`, `"0.0001"` stays. A number must be a safe one.
 */
export function plain(units: number | bigint, scale: number): Decimal {
  let places = scale;
  let text: string;
  if (typeof units === 'number') {
    let rest = units < 0 ? -units : units;
    if (rest === 0) return '0.00';
    while (places > 2 && rest % 10 === 0) {
      rest /= 10;
      places -= 1;
    }
    // Most amounts.
    if (places === 2) {
      const yuan = quotient(rest, 100);
      const amount = yuan + (decimals[rest - yuan * 100] as string);
      return units < 0 ? `-${amount}` : amount;
    }
    text = String(rest);
  } else {
    text = String(units < 0n ? -units : units);
    while (places > 2 && text.endsWith('0')) {
      text = text.slice(0, -1);
      places -= 1;
    }
    if (/^0*$/.test(text)) return '0.00';
  }
  if (places < 2) {
    text += places === 0 ? '00' : '0';
    places = 2;
  }
  if (text.length <= places) text = text.padStart(places + 1, '0');
  const whole = text.slice(0, text.length - places);
  if (places > 20 || whole.length > 30) {
    throw new RangeError(
      `an amount of ${whole.length} digits and ${places} decimals is too long to be kept exactly`,
    );
  }
  return `${units < 0 ? '-' : ''}${whole}.${text.slice(-places)}`;
}

/** The fen of an amount: `.00` to `.99`. */
const decimals = Array.from({ length: 100 }, (_, fen) => `.${fen < 10 ? '0' : ''}${fen}`);

/** @example sum(['0.10', '0.20', '-1']) // '-0.70' */
export function sum(values: Iterable<Decimal>): Decimal {
  let units = 0;
  let scale = 2;
  /** What no longer fits in a safe integer. */
  let rest: Decimal | undefined;
  for (const value of values) {
    const places = scaleOf(value);
    const common = Math.max(scale, places);
    const more = unitsOf(value) * (powers[common - places] ?? Number.NaN);
    const total = units * (powers[common - scale] ?? Number.NaN) + more;
    if (isSafe(more) && isSafe(total)) {
      units = total;
      scale = common;
    } else {
      rest = add(rest ?? '0.00', add(plain(units, scale), value));
      units = 0;
      scale = 2;
    }
  }
  return rest === undefined ? plain(units, scale) : add(rest, plain(units, scale));
}

/** Ten to the power of 0 to 20: exact as numbers. */
const powers = Array.from({ length: 21 }, (_, exponent) => 10 ** exponent);

/** @example add('0.1', '0.2') // '0.30' */
export function add(a: Decimal, b: Decimal): Decimal {
  return plus(a, b, 1);
}

/** @example subtract('1', '0.99') // '0.01' */
export function subtract(a: Decimal, b: Decimal): Decimal {
  return plus(a, b, -1);
}

function plus(a: Decimal, b: Decimal, sign: 1 | -1): Decimal {
  const [left, right, scale] = aligned(a, b);
  const total = left + sign * right;
  if (isSafe(total)) return plain(total, scale);
  return plain(bigUnitsOf(a, scale) + BigInt(sign) * bigUnitsOf(b, scale), scale);
}

/** Both in units of the finer one; NaN where safe integers do not do. */
function aligned(a: Decimal, b: Decimal): [number, number, number] {
  const scaleA = scaleOf(a);
  const scaleB = scaleOf(b);
  const scale = Math.max(scaleA, scaleB);
  const left = unitsOf(a) * (powers[scale - scaleA] ?? Number.NaN);
  const right = unitsOf(b) * (powers[scale - scaleB] ?? Number.NaN);
  return isSafe(left) && isSafe(right) ? [left, right, scale] : [Number.NaN, Number.NaN, scale];
}

/** @example multiply('0.0001', '1234567') // '123.4567' */
export function multiply(a: Decimal, b: Decimal): Decimal {
  const scaleA = scaleOf(a);
  const scaleB = scaleOf(b);
  const product = unitsOf(a) * unitsOf(b);
  if (isSafe(product)) return plain(product, scaleA + scaleB);
  return plain(bigUnitsOf(a, scaleA) * bigUnitsOf(b, scaleB), scaleA + scaleB);
}

/**
 * A price for `per` pieces, times a whole number of pieces: price × count / per, exactly.
 * @example priceFor('0.01', 1_234_567, 100) // '123.4567'
 */
export function priceFor(price: Decimal, count: number, per: number): Decimal {
  const product = unitsOf(price) * count;
  const shift = per === 1 ? 0 : per === 100 ? 2 : per === 10_000 ? 4 : undefined;
  if (shift !== undefined && isSafe(product)) return plain(product, scaleOf(price) + shift);
  return divide(multiply(price, String(count)), String(per));
}

/**
 * The exact quotient. Throws a `RangeError` where the result has no end in decimals (1 / 3).
 * @example divide('0.01', '100') // '0.0001'
 */
export function divide(a: Decimal, b: Decimal): Decimal {
  const by = unitsOf(b);
  let units = unitsOf(a);
  let scale = scaleOf(a) - scaleOf(b);
  while (isSafe(units) && isSafe(by) && by !== 0) {
    if (units % by === 0 && scale >= 0) return plain(units / by, scale);
    units *= 10;
    scale += 1;
  }
  const dividend = bigUnitsOf(a, 20 + scaleOf(b));
  const divisor = bigUnitsOf(b, scaleOf(b));
  if (divisor === 0n || dividend % divisor !== 0n) throw new RangeError(`${a} / ${b} has no exact decimal`);
  return plain(dividend / divisor, 20);
}

/** Negative, zero or positive, as `a` is less than, equal to or greater than `b`. `'1'` and `'1.00'` are equal. */
export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const [left, right, scale] = aligned(a, b);
  if (left < right) return -1;
  if (left > right) return 1;
  if (left === right) return 0;
  const difference = bigUnitsOf(a, scale) - bigUnitsOf(b, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
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
  if (!(Number.isInteger(places) && places >= 0)) throw new RangeError(`cannot round to ${places} places`);
  const scale = scaleOf(a);
  const units = unitsOf(a);
  if (scale <= places) return isSafe(units) ? plain(units, scale) : plain(bigUnitsOf(a, scale), scale);
  const step = powers[scale - places];
  if (isSafe(units) && step !== undefined && step <= most)
    return plain(roundUnits(units, step, mode), places);
  const value = bigUnitsOf(a, scale);
  const size = 10n ** BigInt(scale - places);
  const positive = value < 0n ? -value : value;
  const rest = positive % size;
  const half = 2n * rest > size ? 1 : 2n * rest < size ? -1 : 0;
  const down = positive / size;
  const rounded = awayFromZero(mode, half, rest === 0n, down % 2n === 0n) ? down + 1n : down;
  return plain(value < 0n ? -rounded : rounded, places);
}

/** How many steps a safe whole number of units comes to. @example roundUnits(-150, 100, 'half-up') // -2 */
export function roundUnits(units: number, step: number, mode: RoundingMode): number {
  const size = Math.abs(units);
  const down = quotient(size, step);
  const rest = size - down * step;
  const up = awayFromZero(mode, Math.sign(2 * rest - step), rest === 0, down % 2 === 0);
  return Math.sign(units) * (up ? down + 1 : down);
}

/** The whole part of a / b, several times as fast as by `%`; a quotient that floating point rounded up is put right. */
function quotient(a: number, b: number): number {
  const down = Math.floor(a / b);
  return down * b > a ? down - 1 : down;
}

/** Whether what lies between two steps goes to the one farther from zero. `half`: less than, exactly or more than half. */
function awayFromZero(mode: RoundingMode, half: number, none: boolean, even: boolean): boolean {
  if (mode === 'down' || none) return false;
  return mode === 'up' || half > 0 || (half === 0 && (mode === 'half-up' || !even));
}

/** A whole number from fen (分), the unit of the service market's interfaces. @example fromFen('128450') // '1284.50' */
export function fromFen(fen: Decimal): Decimal {
  return divide(fen, '100');
}
