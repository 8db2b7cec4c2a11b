import type { Decimal } from '../base/decimal.ts';
import { fromUnits, placesOf, toUnits } from '../base/units.ts';

/** One app key that can be paid in full. */
export interface Choice {
  readonly appKey: string;
  /** What paying it in full takes. */
  readonly cost: Decimal;
  /** What paying it saves, in CNY; null where nobody said. */
  readonly saves: Decimal | null;
  /** How many measures paying it averts. */
  readonly averts: number;
}

export interface AllocatedCash {
  /** The app keys to pay, in order of their names. */
  readonly chosen: readonly string[];
  readonly spent: Decimal;
  /** `worth`: the most CNY saved. `measures`: the most measures averted, then the most CNY where it is known. */
  readonly by: 'worth' | 'measures';
  /** Whether no other choice is better. */
  readonly exact: boolean;
  /** No choice saves more CNY (`worth`), or averts more measures (`measures`, a whole number). */
  readonly atMost: Decimal;
}

/** Up to as many app keys the answer is exact. */
export const exactUpTo = 20;

interface Item {
  readonly appKey: string;
  readonly cost: bigint;
  /** What counts first. */
  readonly value: bigint;
  /** All that counts, in one number: value, then CNY, then little cash. */
  readonly rank: bigint;
}

/**
 * Which app keys to pay in full with the cash there is. What counts is the CNY saved; where that is not known of every
 * app key, the measures averted, then the CNY that is known. Of equals the one that takes the least cash.
 *
 * Up to 20 app keys every choice is weighed (two halves, each choice of one with the best of the other). Beyond, app keys are
 * taken by what they save for their cost, or the best single one; `atMost` is what cash could do if app keys could be
 * paid in part, which no choice exceeds. The answer is exact where it reaches that.
 *
 * @example
 * allocateCash([
 *   { appKey: 'a', cost: '60.00', saves: '60.00', averts: 1 },
 *   { appKey: 'b', cost: '50.00', saves: '45.00', averts: 1 },
 *   { appKey: 'c', cost: '50.00', saves: '45.00', averts: 1 },
 * ], '100.00') // { chosen: ['b', 'c'], spent: '100.00', by: 'worth', exact: true, atMost: '90.00' }
 */
export function allocateCash(choices: readonly Choice[], cash: Decimal): AllocatedCash {
  const by = choices.every(({ saves }) => saves !== null) ? 'worth' : 'measures';
  const amounts = [cash, ...choices.flatMap(({ cost, saves }) => [cost, saves ?? '0'])];
  const places = Math.max(2, ...amounts.map(placesOf));
  const room = toUnits(cash, places);
  const units = choices.map(({ appKey, cost, saves, averts }) => {
    const yuan = toUnits(saves ?? '0', places);
    return { appKey, cost: toUnits(cost, places), yuan, averts: BigInt(averts) };
  });
  const total = (pick: (unit: (typeof units)[number]) => bigint) =>
    units.reduce((all, unit) => all + pick(unit), 1n);
  const [allCost, allYuan] = [total(({ cost }) => cost), total(({ yuan }) => yuan)];
  const items = units
    .map(({ appKey, cost, yuan, averts }): Item => {
      const value = by === 'worth' ? yuan : averts;
      const full = by === 'worth' ? yuan : averts * allYuan + yuan;
      return { appKey, cost, value, rank: full * allCost - cost };
    })
    .filter(({ cost, rank }) => cost <= room && rank > 0n)
    .sort(bestRatioFirst);

  const small = choices.length <= exactUpTo;
  const chosen = small ? bestSubset(items, room) : greedy(items, room);
  const value = sumOf(chosen, (item) => item.value);
  const atMost = small ? value : atMostOf(items, room);
  return {
    chosen: chosen.map(({ appKey }) => appKey).sort(),
    spent: fromUnits(
      sumOf(chosen, (item) => item.cost),
      places,
    ),
    by,
    exact: small || atMost === value,
    atMost: by === 'worth' ? fromUnits(atMost, places) : String(atMost),
  };
}

function sumOf(items: readonly Item[], pick: (item: Item) => bigint): bigint {
  return items.reduce((all, item) => all + pick(item), 0n);
}

function bestRatioFirst(a: Item, b: Item): number {
  const difference = b.rank * a.cost - a.rank * b.cost;
  if (difference !== 0n) return difference > 0n ? 1 : -1;
  return a.appKey < b.appKey ? -1 : 1;
}

interface Subset {
  readonly mask: number;
  readonly cost: bigint;
  readonly rank: bigint;
}

/** Meet in the middle: 2 × 2^10 subsets in place of 2^20. */
function bestSubset(items: readonly Item[], room: bigint): Item[] {
  const middle = items.length >> 1;
  const halves = [items.slice(0, middle), items.slice(middle)] as const;
  const first = subsetsOf(halves[0]);
  // Of the second half only those that are worth more than every cheaper one.
  const second: Subset[] = [];
  for (const subset of subsetsOf(halves[1]).sort(cheapestFirst)) {
    const last = second.at(-1);
    if (last === undefined || subset.rank > last.rank) second.push(subset);
  }
  let best: readonly [Subset, Subset] | undefined;
  let at = second.length - 1;
  for (const one of first.sort(cheapestFirst)) {
    if (one.cost > room) break;
    while ((second[at]?.cost ?? 0n) > room - one.cost) at -= 1;
    const other = second[at] as Subset;
    if (best === undefined || one.rank + other.rank > best[0].rank + best[1].rank) best = [one, other];
  }
  return halves.flatMap((half, index) =>
    half.filter((_, bit) => (((best?.[index as 0 | 1].mask ?? 0) >> bit) & 1) === 1),
  );
}

function subsetsOf(items: readonly Item[]): Subset[] {
  const subsets: Subset[] = [{ mask: 0, cost: 0n, rank: 0n }];
  items.forEach((item, bit) => {
    for (const { mask, cost, rank } of [...subsets])
      subsets.push({ mask: mask | (1 << bit), cost: cost + item.cost, rank: rank + item.rank });
  });
  return subsets;
}

function cheapestFirst(a: Subset, b: Subset): number {
  if (a.cost !== b.cost) return a.cost < b.cost ? -1 : 1;
  if (a.rank !== b.rank) return a.rank > b.rank ? -1 : 1;
  return a.mask - b.mask;
}

/** By what they save for their cost as long as there is room, or the one that saves most. */
function greedy(items: readonly Item[], room: bigint): Item[] {
  let left = room;
  const taken: Item[] = [];
  for (const item of items) {
    if (item.cost > left) continue;
    taken.push(item);
    left -= item.cost;
  }
  const single = items.reduce<Item | undefined>(
    (best, item) => (best === undefined || item.rank > best.rank ? item : best),
    undefined,
  );
  return single !== undefined && single.rank > sumOf(taken, (item) => item.rank) ? [single] : taken;
}

/** What the cash could do if an app key could be paid in part, rounded down: no choice does more. */
function atMostOf(items: readonly Item[], room: bigint): bigint {
  const byValue = [...items].sort((a, b) => {
    const difference = b.value * a.cost - a.value * b.cost;
    return difference > 0n ? 1 : difference < 0n ? -1 : 0;
  });
  let left = room;
  let value = 0n;
  for (const item of byValue) {
    if (item.cost > left) return value + (item.value * left) / item.cost;
    left -= item.cost;
    value += item.value;
  }
  return value;
}
