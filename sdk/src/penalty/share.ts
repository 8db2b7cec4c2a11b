import { compare, multiply } from '../base/decimal.ts';
import type { Cut, Interval } from './cut.ts';

/*
 * Shares in per cent, exactly: part × 100 is compared with of × the number. No share is ever divided out. A share of nothing
 * counts as 0.
 */

/** A count that is known within bounds, both inclusive; `high` null where nothing bounds it. */
export interface CountBounds {
  readonly low: number;
  readonly high: number | null;
}

/** @example isShareWithin(20, 100, intervalOf({ upTo: '20' })) // true: exactly 20 % is not more than 20 % */
export function isShareWithin(part: number, of: number, { low, high }: Interval): boolean {
  return isSharePast(part, of, low) && (high === null || !isSharePast(part, of, high));
}

function isSharePast(part: number, of: number, { at, after }: Cut): boolean {
  const side = compare(
    multiply(String(of === 0 ? 0 : part), '100'),
    of === 0 ? at : multiply(String(of), at),
  );
  return side > 0 || (side === 0 && !after);
}

/**
 * Whether a share of whole numbers lies past a cut, for many shares: both sides are multiplied crosswise, by numbers that are worked
 * out once.
 */
export function sharePast(cut: Cut): (part: number, of: number) => boolean {
  const [units, scale] = unitsOf(cut.at);
  const [few, many] = [Number(units), Number(scale)];
  return (part, of) => {
    const [left, right] = [part * many, of * few];
    // Products that are no safe integers may have been rounded.
    if (of === 0 || left > Number.MAX_SAFE_INTEGER || Math.abs(right) > Number.MAX_SAFE_INTEGER)
      return isSharePast(part, of, cut);
    return left > right || (left === right && !cut.after);
  };
}

/**
 * Whether there are counts within these bounds, the part not above the whole, whose share lies in the interval. Exact where either
 * count is known; where neither is, up to {@link tries} parts are looked at from below and from above.
 */
export function shareIsPossible(part: CountBounds, of: CountBounds, share: Interval): boolean {
  if (of.low === 0 && part.low === 0 && isShareWithin(0, 0, share)) return true;
  const most = part.high ?? Math.max(part.low, of.low, 1) * 100 + 10 * tries;
  const top = of.high === null ? most : Math.min(most, of.high);
  if (of.low === of.high) return partOf(of.low, share, part.low, top);
  for (let count = part.low; count <= top && count < part.low + tries; count++) {
    if (wholeFor(count, share, of)) return true;
  }
  for (let count = top; count > top - tries && count >= part.low + tries; count--) {
    if (wholeFor(count, share, of)) return true;
  }
  return false;
}

const tries = 5000;

/** Whether a part within bounds has that share of a whole that is known. */
function partOf(of: number, share: Interval, low: number, high: number): boolean {
  const first = Math.max(low, leastPart(of, share.low));
  const last = share.high === null ? high : Math.min(high, leastPart(of, share.high) - 1);
  return first <= last;
}

/** The least part of a whole whose share lies past a cut. @example leastPart(100, { at: '20', after: true }) // 21 */
export function leastPart(of: number, { at, after }: Cut): number {
  if (of === 0) return compare(at, '0') === 0 && !after ? 0 : Number.POSITIVE_INFINITY;
  const [units, scale] = unitsOf(at);
  const product = units * BigInt(of);
  const whole = product / scale;
  return Number(after || product % scale !== 0n ? whole + 1n : whole);
}

/** Whether a whole within bounds, not below the part, gives a part that share. */
function wholeFor(part: number, share: Interval, of: CountBounds): boolean {
  let low = BigInt(Math.max(part, of.low, 1));
  let high = of.high === null ? null : BigInt(of.high);
  const count = BigInt(part);
  const [under, underScale] = unitsOf(share.low.at);
  if (under === 0n) {
    if (share.low.after && part === 0) return false;
  } else {
    // of ≤ part × 100 / low, or less than that.
    const dividend = count * underScale;
    const last = share.low.after ? (dividend + under - 1n) / under - 1n : dividend / under;
    if (high === null || last < high) high = last;
  }
  if (share.high !== null) {
    const [over, overScale] = unitsOf(share.high.at);
    if (over === 0n) {
      if (!share.high.after || part > 0) return false;
    } else {
      const dividend = count * overScale;
      const first = share.high.after ? (dividend + over - 1n) / over : dividend / over + 1n;
      if (first > low) low = first;
    }
  }
  return high === null || low <= high;
}

/** A number of per cent as a fraction of whole numbers. @example unitsOf('0.03') // [3n, 10000n] */
function unitsOf(percent: string): [bigint, bigint] {
  const places = percent.split('.')[1]?.length ?? 0;
  return [BigInt(percent.replace('.', '')), 100n * 10n ** BigInt(places)];
}
