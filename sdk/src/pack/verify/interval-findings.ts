import { add, compare, type Decimal, divide } from '../../base/decimal.ts';
import { type Cut, compareCuts, type Interval, isWithin, wholeOf } from '../../penalty/cut.ts';
import type { Found } from './pack-finding.ts';

/** A place of a rule that holds within an interval. */
export interface Held {
  readonly path: string;
  readonly interval: Interval;
}

/** What the intervals are of. */
export interface Line {
  /** The name of the number in an example. */
  readonly name: string;
  /** Whether it is a whole number. */
  readonly whole: boolean;
  /** The least it can be, where the first place should begin there. */
  readonly from?: number | undefined;
}

/**
 * Gaps between intervals, and what two of them hold. One without an end goes on while later ones begin: they add up, which
 * is neither.
 */
export function intervalFindings(held: readonly Held[], { name, whole, from }: Line): Found[] {
  const inOrder = held
    .filter(({ interval }) => !isEmpty(interval))
    .sort((a, b) => compareCuts(a.interval.low, b.interval.low));
  const found: Found[] = [];
  const [first] = inOrder;
  const look = (low: Cut, high: Cut | null, paths: readonly string[], isGap: boolean) => {
    const number = numberWithin({ low, high }, whole);
    if (number === undefined) return;
    // Below the first one, there is nothing that could end.
    const isEnd = high !== null && compare(low.at, high.at) === 0 && paths.length > 1;
    const code = isGap
      ? isEnd
        ? 'verify.end-never'
        : 'verify.gap'
      : isEnd
        ? 'verify.end-twice'
        : 'verify.overlap';
    const [path = ''] = isGap ? paths : paths.slice(-1);
    found.push({ code, path, clauses: paths, example: { [name]: whole ? Number(number) : number } });
  };
  if (from !== undefined && first !== undefined) {
    const start = { at: String(from), after: false };
    if (compareCuts(start, first.interval.low) < 0) look(start, first.interval.low, [first.path], true);
  }
  let before: Held | undefined;
  for (const next of inOrder) {
    const end = before?.interval.high;
    if (before !== undefined && end !== null && end !== undefined) {
      const { low, high } = next.interval;
      const side = compareCuts(end, low);
      const paths = [before.path, next.path];
      if (side < 0) look(end, low, paths, true);
      else if (side > 0) look(low, high === null || compareCuts(end, high) < 0 ? end : high, paths, false);
    }
    if (end === undefined || isLater(next.interval.high, end)) before = next;
  }
  const end = before?.interval.high;
  if (before !== undefined && end !== null && end !== undefined) look(end, null, [before.path], true);
  return found;
}

export function isEmpty({ low, high }: Interval): boolean {
  return high !== null && compareCuts(low, high) >= 0;
}

function isLater(end: Cut | null, than: Cut | null): boolean {
  return than !== null && (end === null || compareCuts(end, than) >= 0);
}

/** A number of an interval; undefined where it holds none of the kind. */
function numberWithin(interval: Interval, whole: boolean): Decimal | undefined {
  if (whole) {
    const { low, high } = wholeOf(interval);
    return high === null || low <= high ? String(low) : undefined;
  }
  const { low, high } = interval;
  const beyond = high === null ? add(low.at, '1') : divide(add(low.at, high.at), '2');
  return [low.at, beyond].find((number) => isWithin(number, interval));
}
