import { dealUnits } from '../base/deal-units.ts';
import { type Decimal, subtract } from '../base/decimal.ts';
import { fromUnits, placesOf, toUnits } from '../base/units.ts';

/** One side of a revenue share: who, and how many shares of the whole. `7` and `3`, or `0.7` and `0.3`: only their ratio counts. */
export interface Share {
  readonly id: string;
  readonly share: Decimal;
}

export interface SharePart {
  readonly id: string;
  readonly amount: Decimal;
}

export interface SplitShareOptions {
  /** The places of the parts; 2 without. An amount that is finer is split at its own last place. */
  readonly places?: number;
  /**
   * What was split under the same shares before. The parts are then what the split of all of it changes by, so that
   * several part payments and part refunds re-add by part too, and cancel where all is refunded.
   */
  readonly before?: Decimal;
}

/**
 * Splits an amount by shares so that the parts re-add to it exactly. Which side gets which share is the caller's to say:
 * 三七 and 二八 name the shares, not the sides.
 *
 * Each part is first cut towards zero at the last place; the units left over go one each to the largest remainders, and of
 * equal remainders to the side named first. A negative amount is the split of the positive one with the sign
 * turned, so a full refund cancels every part.
 *
 * @throws RangeError where there is no share, a share is negative, or all are zero.
 * @example
 * splitShare('0.05', [{ id: 'provider', share: '7' }, { id: 'platform', share: '3' }])
 * // [{ id: 'provider', amount: '0.04' }, { id: 'platform', amount: '0.01' }]: 0.035 and 0.015, the tie goes to the first
 */
export function splitShare(
  amount: Decimal,
  shares: readonly Share[],
  options: SplitShareOptions = {},
): readonly SharePart[] {
  const { places = 2, before } = options;
  if (before === undefined) return deal(amount, shares, places);
  const finest = Math.max(places, placesOf(amount), placesOf(before));
  const total = fromUnits(toUnits(amount, finest) + toUnits(before, finest), finest);
  const was = deal(before, shares, finest);
  return deal(total, shares, finest).map((part, index) => ({
    id: part.id,
    amount: subtract(part.amount, was[index]?.amount ?? '0.00'),
  }));
}

function deal(amount: Decimal, shares: readonly Share[], least: number): SharePart[] {
  const places = Math.max(least, placesOf(amount));
  const signed = toUnits(amount, places);
  const units = signed < 0n ? -signed : signed;
  const finest = Math.max(0, ...shares.map(({ share }) => placesOf(share)));
  const weights = shares.map(({ share }) => toUnits(share, finest));
  const whole = weights.reduce((all, weight) => all + weight, 0n);
  if (whole <= 0n || weights.some((weight) => weight < 0n)) {
    throw new RangeError('splitShare: shares must not be negative, and one of them must be positive');
  }
  const parts = dealUnits(units, weights);
  return shares.map(({ id }, index) => {
    const part = parts[index] ?? 0n;
    return { id, amount: fromUnits(signed < 0n ? -part : part, places) };
  });
}
