import { type Decimal, isDecimal } from './decimal.ts';

/*
 * Amounts as whole numbers of their smallest unit, for what decimals cannot do exactly: dividing and dealing out.
 */

/** How many places after the point an amount needs. @example placesOf('1.50') // 1; placesOf('7.00') // 0 */
export function placesOf(amount: Decimal): number {
  const decimals = amount.split('.')[1] ?? '';
  return decimals.replace(/0+$/, '').length;
}

/**
 * An amount in units of 10^-places. Throws a `RangeError` where it is finer than that.
 * @example toUnits('-12.5', 2) // -1250n
 */
export function toUnits(amount: Decimal, places: number): bigint {
  if (!isDecimal(amount)) throw new RangeError(`not a decimal: ${amount}`);
  if (placesOf(amount) > places) throw new RangeError(`${amount} has more than ${places} places`);
  const [whole = '', decimals = ''] = amount.replace('-', '').split('.');
  const units = BigInt(whole + decimals.slice(0, places).padEnd(places, '0'));
  return amount.startsWith('-') ? -units : units;
}

/** @example fromUnits(-1250n, 2) // '-12.50'; fromUnits(5n, 0) // '5.00' */
export function fromUnits(units: bigint, places: number): Decimal {
  const digits = String(units < 0n ? -units : units).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const decimals = digits
    .slice(digits.length - places)
    .replace(/0+$/, '')
    .padEnd(2, '0');
  return `${units < 0n ? '-' : ''}${whole}.${decimals}`;
}
