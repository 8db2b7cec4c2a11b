import { compare, type Decimal, sum } from './decimal.ts';

/** An amount known only within bounds, both inclusive. `high` is null where nothing bounds it. Exact when both are equal. */
export interface Range {
  readonly low: Decimal;
  readonly high: Decimal | null;
}

/** @example exactly('3.20') // { low: '3.20', high: '3.20' } */
export function exactly(amount: Decimal): Range {
  return { low: amount, high: amount };
}

export function isExact(range: Range): boolean {
  return range.high !== null && compare(range.low, range.high) === 0;
}

/** @example addRanges([{ low: '0.00', high: '2.00' }, { low: '1.00', high: null }]) // { low: '1.00', high: null } */
export function addRanges(ranges: readonly Range[]): Range {
  const low = sum(ranges.map((range) => range.low));
  if (ranges.every((range) => range.high === range.low)) return { low, high: low };
  const highs = ranges.flatMap(({ high }) => high ?? []);
  return { low, high: highs.length < ranges.length ? null : sum(highs) };
}
