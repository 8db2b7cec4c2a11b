import { compare, type Decimal } from '../base/decimal.ts';
import type { Range } from '../pack/condition-schema.ts';

/** A place on the number line: just before a number, or just after it. Ranges begin and end at cuts, never at numbers. */
export interface Cut {
  readonly at: Decimal;
  readonly after: boolean;
}

/** The numbers from one cut to another; without `high` there is no end. */
export interface Interval {
  readonly low: Cut;
  readonly high: Cut | null;
}

export const start: Cut = { at: '0', after: false };

export function compareCuts(a: Cut, b: Cut): number {
  return (a.at === b.at ? 0 : compare(a.at, b.at)) || Number(a.after) - Number(b.after);
}

/** @example intervalOf({ above: 24, upTo: 48 }) // { low: just after 24, high: just after 48 } */
export function intervalOf({ above, from, below, upTo }: Range): Interval {
  const low = above ?? from;
  const high = below ?? upTo;
  return {
    low: low === undefined ? start : { at: String(low), after: above !== undefined },
    high: high === undefined ? null : { at: String(high), after: upTo !== undefined },
  };
}

/** Whether a number lies past a cut. */
export function isPast(number: Decimal, { at, after }: Cut): boolean {
  const side = compare(number, at);
  return side > 0 || (side === 0 && !after);
}

export function isWithin(number: Decimal, { low, high }: Interval): boolean {
  return isPast(number, low) && (high === null || !isPast(number, high));
}

/** The whole numbers of an interval, `high` null where there is no end; `low` above `high` where there is none. */
export function wholeOf({ low, high }: Interval): { readonly low: number; readonly high: number | null } {
  return { low: firstPast(low), high: high === null ? null : firstPast(high) - 1 };
}

function firstPast({ at, after }: Cut): number {
  const number = Number(at);
  return after ? Math.floor(number) + 1 : Math.ceil(number);
}
