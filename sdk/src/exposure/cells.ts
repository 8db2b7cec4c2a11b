import { type Day, toOrdinal } from '../base/day.ts';
import { compare, type Decimal } from '../base/decimal.ts';
import type { Range } from '../base/range.ts';
import type { Message } from '../base/text.ts';
import { placesOf, toUnits } from '../base/units.ts';
import type { Consequence } from './consequence.ts';
import type { Exposure, Rate } from './exposure.ts';

export type End = 'low' | 'point' | 'high';

/** Cells of one resource that the same takers take, all worth the same: a run of days, or a layer of an amount. */
export interface Cells {
  readonly resource: string;
  /** How many there are; null where they have no end. */
  readonly count: number | null;
  /** What one is worth, in units; null where that is not known. */
  readonly each: bigint | null;
  /** Positions in the list of takers. */
  readonly takers: readonly number[];
}

/** A range of money in units of 10^-places CNY. */
export interface Worth {
  readonly low: bigint;
  readonly point: bigint;
  readonly high: bigint | null;
}

/** What is taken, read once: days as numbers from `from` to before `to`, or an amount of a pot. */
export type Taken =
  | {
      readonly resource: string;
      readonly from: number;
      readonly to: number | null;
      /** What to ask for the end. */
      readonly need: Message | undefined;
    }
  | { readonly resource: string; readonly pot: string; readonly amount: Worth | null };

/** What a day is worth, by resource. */
export type Prices = ReadonlyMap<string, Worth | null>;

/**
 * What is taken, in cells of (resource, day) or (resource, layer of an amount), each of which is lost once however many take it.
 * `low` and `high` are the least and the most that is known of ends, amounts and prices; `point` takes amounts and prices at
 * their worst known end, and restrictions without an end up to `openUntil`, at least a day. A resource without a price is worth nothing at
 * the low end, has no limit at the high one, and takes the day of `sales` at the point.
 *
 * @example
 * const takers = [restriction('2026-11-22', '2026-11-24'), restriction('2026-11-24', '2026-11-25')] // of sales, at 100.00
 * cells(takers, prices, 'point', openUntil) // two days by [0], one day by [0, 1], one day by [1], each 10000n
 */
export function cells(
  takers: readonly (readonly Taken[])[],
  prices: Prices,
  end: End,
  openUntil: number,
): readonly Cells[] {
  const days = new Map<string, { each: bigint; intervals: Interval<number>[] }>();
  const pots = new Map<string, { resource: string; intervals: Interval<bigint | null>[] }>();
  const found: Cells[] = [];
  takers.forEach((taken, taker) => {
    for (const one of taken) {
      if ('pot' in one) {
        const { resource, pot, amount } = one;
        const to = amount === null ? (end === 'low' ? 0n : null) : amount[end];
        if (to === null && end === 'point') found.push({ resource, count: 1, each: null, takers: [taker] });
        else put(pots, pot, { resource }, { from: 0n, to, taker });
        continue;
      }
      const own = prices.get(one.resource) ?? null;
      const price = own ?? (end === 'point' ? (prices.get('sales') ?? null) : null);
      const resource = own === null && price !== null ? 'sales' : one.resource;
      const to = endOf(one, end, openUntil);
      const each = price === null ? (end === 'low' ? 0n : null) : price[end];
      if (each === null)
        found.push({ resource, count: to === null ? null : to - one.from, each, takers: [taker] });
      else if (each !== 0n) put(days, resource, { each }, { from: one.from, to, taker });
    }
  });
  for (const [resource, { each, intervals }] of days) {
    for (const { from, to, takers: by } of runs(intervals))
      found.push({ resource, count: to === null ? null : to - from, each, takers: by });
  }
  for (const { resource, intervals } of pots.values()) {
    for (const { from, to, takers: by } of runs(intervals))
      found.push({ resource, count: 1, each: to === null ? null : to - from, takers: by });
  }
  return found;
}

/** The days on which anything is restricted, whatever it is, as cells worth one each. */
export function dayCells(
  takers: readonly (readonly Taken[])[],
  end: End,
  openUntil: number,
): readonly Cells[] {
  const intervals = takers.flatMap((taken, taker) =>
    taken.flatMap((one) => ('pot' in one ? [] : [{ from: one.from, to: endOf(one, end, openUntil), taker }])),
  );
  return runs(intervals).map(({ from, to, takers: by }) => ({
    resource: 'days',
    count: to === null ? null : to - from,
    each: 1n,
    takers: by,
  }));
}

/**
 * Reads what is taken for an event. Days before `on` are past and left out.
 * @throws RangeError for what is no day, and a restriction that ends before it begins.
 */
export function readTaken(
  consequences: readonly Consequence[],
  { event, on, places }: { readonly event: string; readonly on: Day; readonly places: number },
): readonly Taken[] {
  const today = toOrdinal(on);
  return consequences.flatMap((one): Taken[] => {
    const { resource } = one;
    if ('amount' in one) {
      const pot = JSON.stringify(
        one.pot === undefined ? [resource, 'event', event] : [resource, 'pot', one.pot],
      );
      return [{ resource, pot, amount: one.amount === null ? null : readWorth(one.amount, places) }];
    }
    const from = toOrdinal(one.from);
    const to = one.to === null ? null : toOrdinal(one.to) + 1;
    if (to !== null && to <= from) throw new RangeError(`a restriction from ${one.from} ends on ${one.to}`);
    return to !== null && to <= today ? [] : [{ resource, from: Math.max(from, today), to, need: one.need }];
  });
}

/** Reads the prices of a day. `margin` is the price of `sales`. */
export function readPrices({ margin, resources = {} }: Exposure, places: number): Prices {
  const all = [...Object.entries(resources), ['sales', margin] as const];
  return new Map(all.map(([resource, rate]) => [resource, rate === null ? null : readWorth(rate, places)]));
}

/** The places that hold every price and amount. Throws a `RangeError` where one is negative or a range is inverted. */
export function moneyPlaces(
  consequences: readonly Consequence[],
  { margin, resources = {} }: Exposure,
): number {
  const amounts = consequences.map((one) => ('amount' in one ? one.amount : null));
  let places = 2;
  for (const range of [margin, ...Object.values(resources), ...amounts] as readonly (Rate | null)[]) {
    if (range === null) continue;
    const { low, high, likely } = range;
    const inOrder = [low, likely, high].filter((amount) => amount !== undefined && amount !== null);
    const falls = inOrder.some((amount, at) => at > 0 && compare(inOrder[at - 1] as Decimal, amount) > 0);
    if (falls || compare(low, '0') < 0)
      throw new RangeError(`not a range from zero up: ${inOrder.join(', ')}`);
    places = Math.max(places, ...inOrder.map(placesOf));
  }
  return places;
}

/** What a range counts at the point: what is likely, or what is worst of what is known. */
export function pointOf({ low, high, likely }: Rate): Decimal {
  return likely ?? high ?? low;
}

function readWorth(range: Range | Rate, places: number): Worth {
  const { low, high } = range;
  return {
    low: toUnits(low, places),
    point: toUnits(pointOf(range), places),
    high: high === null ? null : toUnits(high, places),
  };
}

/** The day before which a restriction without an end ends at the point: all of them together, but no sooner than after a day. */
export function openEnd(from: number, openUntil: number): number {
  return Math.max(from + 1, openUntil);
}

/** The first day after it. */
function endOf(
  { from, to }: { readonly from: number; readonly to: number | null },
  end: End,
  openUntil: number,
): number | null {
  if (to !== null || end === 'high') return to;
  return end === 'low' ? from + 1 : openEnd(from, openUntil);
}

/** Up to, not including, `to`; null has no end. */
interface Interval<T> {
  readonly from: T & {};
  readonly to: T | null;
  readonly taker: number;
}

function put<T, A>(
  map: Map<string, A & { intervals: Interval<T>[] }>,
  key: string,
  about: A,
  interval: Interval<T>,
): void {
  const entry = map.get(key);
  if (entry === undefined) map.set(key, { ...about, intervals: [interval] });
  else entry.intervals.push(interval);
}

/** Cuts intervals where one begins or ends: each piece with all that take it. */
function runs<T extends number | bigint>(intervals: readonly Interval<T | null>[]) {
  const order = (a: T, b: T) => (a < b ? -1 : a > b ? 1 : 0);
  const cuts = new Set<T>();
  for (const { from, to } of intervals) {
    cuts.add(from);
    if (to !== null) cuts.add(to);
  }
  const sorted = [...cuts].sort(order);
  const ahead = intervals.toSorted((a, b) => order(a.from, b.from));
  const found: { from: T; to: T | null; takers: number[] }[] = [];
  let under: Interval<T | null>[] = [];
  let next = 0;
  sorted.forEach((from, at) => {
    under = under.filter(({ to }) => to === null || to > from);
    for (let one = ahead[next]; one?.from === from; one = ahead[next]) {
      if (one.to === null || one.to > from) under.push(one);
      next += 1;
    }
    if (under.length === 0) return;
    const takers =
      under.length === 1 ? under.map(({ taker }) => taker) : [...new Set(under.map(({ taker }) => taker))];
    found.push({ from, to: sorted[at + 1] ?? null, takers });
  });
  return found;
}
