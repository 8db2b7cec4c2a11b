import { type Cells, cells, dayCells, type End, type Prices, type Taken } from '../exposure/cells.ts';
import { attribution } from './attribution.ts';
import type { Likelihood } from './likelihood.ts';

/** What clauses take, and how likely they are. */
export interface World {
  readonly takers: readonly (readonly Taken[])[];
  /** Of each taker, the number of its cause. */
  readonly causes: readonly number[];
  readonly chances: readonly Likelihood[];
  readonly prices: Prices;
  /** The day before which restrictions without a known end end at the point. */
  readonly openUntil: number;
}

/** The cells of a world at one end. */
export interface Laid {
  readonly money: readonly Cells[];
  readonly days: readonly Cells[];
}

/** Null where it has no end, or at the point where a price is missing. */
export interface Expected {
  readonly loss: bigint | null;
  readonly days: bigint | null;
}

/**
 * Where probabilities meet money: one is taken as a whole number of 10^-12, and from there on all is whole numbers. What is
 * expected is thus in units of 10^-12 of the smallest unit of money, or of a day.
 */
export const certainty = 1_000_000_000_000n;

/** @example layOut(world, 'low').days // [{ resource: 'days', count: 7, each: 1n, takers: [0] }] */
export function layOut({ takers, prices, openUntil }: Omit<World, 'chances'>, end: End): Laid {
  return { money: cells(takers, prices, end, openUntil), days: dayCells(takers, end, openUntil) };
}

/**
 * What is expected to be lost, at one end. The probability of a cell is the largest of its causes at the low end, 1 − ∏(1 − P)
 * at the point, and min(1, ΣP) at the high end: however the causes depend on each other, it lies between those two (Fréchet).
 *
 * @example
 * expectedLoss(layOut(world, 'point'), world, 'point') // two days of 100.00 with a chance of a half
 * // { loss: 10000n * certainty, days: 1n * certainty }
 */
export function expectedLoss({ money, days }: Laid, world: Weighed, end: End): Expected {
  return { loss: totalOf(money, world, end), days: totalOf(days, world, end) };
}

/** What of it each taker has, at the point. Null for the loss where that is. */
export function expectedShares(
  { money, days }: Laid,
  world: Weighed,
): { readonly loss: readonly bigint[] | null; readonly days: readonly bigint[] } {
  return { loss: sharesOf(money, world), days: sharesOf(days, world) ?? [] };
}

/** How many ends and prices are missing that leave the high end open, each once for every taker. */
export function openCells({ money, days }: Laid, world: Weighed): number {
  let open = 0;
  for (const { takers, count, each } of [...money, ...days]) {
    if ((count !== null && each !== null) || each === 0n) continue;
    const live = takers.filter((taker) => (world.chances[taker]?.high ?? 0) > 0).length;
    open += live * (Number(count === null) + Number(each === null));
  }
  return open;
}

type Weighed = Pick<World, 'causes' | 'chances'>;

function totalOf(all: readonly Cells[], world: Weighed, end: End): bigint | null {
  let total = 0n;
  for (const { takers, count, each } of all) {
    const chance = chanceOf(takers, world, end);
    if (chance === 0 || each === 0n) continue;
    if (count === null || each === null) return null;
    total += whole(chance) * each * BigInt(count);
  }
  return total;
}

function sharesOf(all: readonly Cells[], world: Weighed): bigint[] | null {
  const { causes, chances } = world;
  const shares = chances.map(() => 0n);
  for (const { takers, count, each } of all) {
    if (takers.every((taker) => chances[taker]?.point === 0) || each === 0n) continue;
    if (count === null || each === null) return null;
    const parts = takers.map((taker) => ({
      cause: causes[taker] ?? 0,
      chance: chances[taker]?.point ?? 0,
    }));
    attribution(parts).forEach((share, index) => {
      const taker = takers[index] ?? 0;
      shares[taker] = (shares[taker] ?? 0n) + whole(share) * each * BigInt(count);
    });
  }
  return shares;
}

/** The chance that a cell is lost. */
function chanceOf(takers: readonly number[], { causes, chances }: Weighed, end: End): number {
  const [only] = takers;
  if (takers.length === 1 && only !== undefined) return chances[only]?.[end] ?? 0;
  const largest = new Map<number, number>();
  for (const taker of takers) {
    const cause = causes[taker] ?? 0;
    largest.set(cause, Math.max(largest.get(cause) ?? 0, chances[taker]?.[end] ?? 0));
  }
  let [most, all, none] = [0, 0, 1];
  for (const chance of largest.values()) {
    most = Math.max(most, chance);
    all += chance;
    none *= 1 - chance;
  }
  return end === 'low' ? most : end === 'high' ? Math.min(1, all) : 1 - none;
}

function whole(chance: number): bigint {
  return BigInt(Math.round(chance * Number(certainty)));
}
