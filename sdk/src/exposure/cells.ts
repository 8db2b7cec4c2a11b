import type { Day } from '../base/day.ts';
import { toOrdinal } from '../base/day.ts';
import { compare, type Decimal } from '../base/decimal.ts';
import type { Range } from '../base/range.ts';
import { placesOf, toUnits } from '../base/units.ts';
import type { Consequence } from './consequence.ts';
import type { Exposure, Rate } from './exposure.ts';

/** Cells of one resource that the same takers take, all worth the same: a run of days, or a layer of an amount. */
export interface Cells {
  readonly resource: string;
  /** How many there are; null where they have no end. */
  readonly count: number | null;
  /** What one is worth, in units of 10^-places CNY; null where that is not known. */
  readonly each: bigint | null;
  /** Positions in the list of takers. */
  readonly takers: readonly number[];
}

/** One who takes: what a clause takes for an event. */
export interface Taker {
  readonly event: string;
  readonly consequences: readonly Consequence[];
}

export interface CellOptions {
  readonly on: Day;
  /** How many days a restriction without a known end lasts at the point. */
  readonly openDays: number;
  /** The places that money is counted with; see {@link moneyPlaces}. */
  readonly places: number;
}

export type End = 'low' | 'point' | 'high';

/**
 * What is taken, in cells of (resource, day) or (resource, layer of an amount), each of which is lost once however many take it.
 * Days before `on` are past and count no more. `low` and `high` are the least and the most that is known of ends, amounts and
 * prices; `point` takes what is open at its worst known end, and a restriction without an end as `openDays` long.
 *
 * @throws RangeError for what is no day, a restriction that ends before it begins, and a negative or inverted range.
 * @example
 * cells(
 *   [{ event: 'e', consequences: [{ resource: 'sales', from: '2026-11-22', to: '2026-11-24' }] },
 *    { event: 'f', consequences: [{ resource: 'sales', from: '2026-11-24', to: '2026-11-25' }] }],
 *   { margin: { low: '100.00', high: '100.00' } }, 'point', { on: '2026-11-22', openDays: 30, places: 2 },
 * ) // two days by [0], one day by [0, 1], one day by [1], each 10000n
 */
export function cells(
  takers: readonly Taker[],
  exposure: Exposure,
  end: End,
  options: CellOptions,
): readonly Cells[] {
  const days = new Map<string, Interval<number>[]>();
  const pots = new Map<string, Interval<bigint | typeof open>[]>();
  const found: Cells[] = [];
  takers.forEach(({ event, consequences }, taker) => {
    for (const consequence of consequences) {
      if (!('amount' in consequence)) {
        const span = spanOf(consequence.from, consequence.to, end, options);
        if (span === undefined) continue;
        const [resource, each] = priceOf(consequence.resource, exposure, end, options.places);
        // A resource without a price takes the day of sales, which another one may take too.
        if (each === null) found.push({ resource, count: lengthOf(span), each, takers: [taker] });
        else put(days, resource, { ...span, taker });
        continue;
      }
      const { resource, amount, pot } = consequence;
      const to = amountAt(amount, end, options.places);
      const key = JSON.stringify([resource, pot === undefined ? ['event', event] : ['pot', pot]]);
      if (to === null && end !== 'high') found.push({ resource, count: 1, each: null, takers: [taker] });
      else put(pots, key, { from: 0n, to: to ?? open, taker });
    }
  });
  for (const [resource, intervals] of days) {
    const [, each] = priceOf(resource, exposure, end, options.places);
    for (const run of runs(intervals, byNumber))
      found.push({ resource, count: lengthOf(run), each, takers: run.takers });
  }
  for (const [key, intervals] of pots) {
    const [resource] = JSON.parse(key) as [string];
    for (const { from, to, takers: by } of runs(intervals, byUnits)) {
      const each = to === open ? null : (to as bigint) - (from as bigint);
      found.push({ resource, count: 1, each, takers: by });
    }
  }
  return found;
}

/** The days on which anything is restricted, whatever it is, as cells worth one each. */
export function dayCells(takers: readonly Taker[], end: End, options: CellOptions): readonly Cells[] {
  const intervals = takers.flatMap(({ consequences }, taker) =>
    consequences.flatMap((consequence) => {
      if ('amount' in consequence) return [];
      const span = spanOf(consequence.from, consequence.to, end, options);
      return span === undefined ? [] : [{ ...span, taker }];
    }),
  );
  return runs(intervals, byNumber).map((run) => ({
    resource: 'days',
    count: lengthOf(run),
    each: 1n,
    takers: run.takers,
  }));
}

/** The places that hold every price and amount. Throws a `RangeError` where one is negative or a range is inverted. */
export function moneyPlaces(takers: readonly Taker[], exposure: Exposure): number {
  const rates = [exposure.margin, ...Object.values(exposure.resources ?? {})];
  const amounts = takers.flatMap(({ consequences }) =>
    consequences.map((one) => ('amount' in one ? one.amount : null)),
  );
  let places = 2;
  for (const range of [...rates, ...amounts] as readonly (Rate | null)[]) {
    if (range === null) continue;
    const { low, high, likely } = range;
    const inOrder = [low, likely, high].filter((amount) => amount !== undefined && amount !== null);
    if (
      low.startsWith('-') ||
      inOrder.some((amount, at) => at > 0 && compare(inOrder[at - 1] as Decimal, amount) > 0)
    )
      throw new RangeError(`not a range from zero up: ${inOrder.join(', ')}`);
    places = Math.max(places, ...inOrder.map(placesOf));
  }
  return places;
}

/** What a rate counts at one end; null where nobody knows. */
export function rateAt(rate: Rate, end: End): Decimal | null {
  if (end === 'low') return rate.low;
  return end === 'high' ? rate.high : (rate.likely ?? rate.high ?? rate.low);
}

/** From the first day to before the last, as ordinals. */
interface Span {
  readonly from: number;
  readonly to: number;
}

interface Interval<T> {
  readonly from: T;
  readonly to: T;
  readonly taker: number;
}

/** Stands for an amount without an end. */
const open = Symbol('open');

function put<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function spanOf(from: Day, to: Day | null, end: End, { on, openDays }: CellOptions): Span | undefined {
  const first = Math.max(toOrdinal(from), toOrdinal(on));
  if (to === null)
    return { from: first, to: first + (end === 'low' ? 1 : end === 'point' ? openDays : Infinity) };
  const after = toOrdinal(to) + 1;
  if (to < from) throw new RangeError(`a restriction from ${from} ends on ${to}`);
  return after > first ? { from: first, to: after } : undefined;
}

function lengthOf({ from, to }: Span): number | null {
  return to === Infinity ? null : to - from;
}

/** The resource whose cells are taken, and what one is worth. */
function priceOf(resource: string, exposure: Exposure, end: End, places: number): [string, bigint | null] {
  const { margin, resources = {} } = exposure;
  const own =
    resource === 'sales' ? margin : Object.hasOwn(resources, resource) ? (resources[resource] ?? null) : null;
  const rate = own ?? (end === 'point' ? margin : null);
  if (rate === null) return [resource, end === 'low' ? 0n : null];
  const price = rateAt(rate, end);
  return [own === null ? 'sales' : resource, price === null ? null : toUnits(price, places)];
}

function amountAt(amount: Range | null, end: End, places: number): bigint | null {
  if (amount === null) return end === 'low' ? 0n : null;
  const at = rateAt(amount, end);
  return at === null ? null : toUnits(at, places);
}

/** Not by difference: two that have no end have none. */
const byNumber = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);

function byUnits(a: bigint | typeof open, b: bigint | typeof open): number {
  if (a === b) return 0;
  if (a === open) return 1;
  if (b === open) return -1;
  return (a as bigint) < (b as bigint) ? -1 : 1;
}

/** Cuts intervals where one begins or ends: each piece with all that take it. */
function runs<T>(intervals: readonly Interval<T>[], order: (a: T, b: T) => number) {
  const cuts = [...new Set(intervals.flatMap(({ from, to }) => [from, to]))].sort(order);
  const ahead = intervals.toSorted((a, b) => order(a.from, b.from));
  const found: { from: T; to: T; takers: number[] }[] = [];
  let [under, next] = [[] as Interval<T>[], 0];
  cuts.forEach((from, at) => {
    under = under.filter(({ to }) => order(to, from) > 0);
    for (let one = ahead[next]; one?.from === from; one = ahead[next]) {
      if (order(one.to, from) > 0) under.push(one);
      next += 1;
    }
    const to = cuts[at + 1];
    if (to === undefined || under.length === 0) return;
    found.push({ from, to, takers: [...new Set(under.map(({ taker }) => taker))] });
  });
  return found;
}
