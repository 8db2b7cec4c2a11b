/** How counts of one shop are spread. */
export interface Spread {
  /** How many counts. */
  readonly count: number;
  /** The lower one of two middles; the same for the deviations from it. */
  readonly median: number;
  readonly deviation: number;
  /** Nine in ten, and 99 in a hundred, are at most this. */
  readonly most90: number;
  readonly most99: number;
  readonly most: number;
  /** More than this stands out. */
  readonly fence: number;
}

/**
 * The spread of a histogram, and from where on a count stands out: the median and so many deviations more, by 1.4826 times the median
 * absolute deviation, which a few huge orders do not move. Where nearly all counts are equal that is 0; no count is taken to scatter
 * by less than the root of its median (or of 1), as independent events do.
 *
 * @example spreadOf(new Map([[1, 90], [2, 9], [40, 1]]), 3.5)
 * // { count: 100, median: 1, deviation: 0, most90: 1, most99: 2, most: 40, fence: 4 }
 */
export function spreadOf(histogram: ReadonlyMap<number, number>, deviations: number): Spread {
  const sorted = [...histogram].sort(([a], [b]) => a - b);
  const count = sorted.reduce((sum, [, times]) => sum + times, 0);
  const median = rank(sorted, Math.ceil(count / 2));
  const away = new Map<number, number>();
  for (const [value, times] of sorted) {
    const distance = Math.abs(value - median);
    away.set(distance, (away.get(distance) ?? 0) + times);
  }
  const deviation = rank(
    [...away].sort(([a], [b]) => a - b),
    Math.ceil(count / 2),
  );
  const scatter = Math.max(1.4826 * deviation, Math.sqrt(Math.max(median, 1)));
  return {
    count,
    median,
    deviation,
    most90: rank(sorted, Math.ceil((90 * count) / 100)),
    most99: rank(sorted, Math.ceil((99 * count) / 100)),
    most: sorted.at(-1)?.[0] ?? 0,
    fence: Math.floor(median + deviations * scatter),
  };
}

function rank(sorted: readonly (readonly [number, number])[], place: number): number {
  let passed = 0;
  for (const [value, times] of sorted) {
    passed += times;
    if (passed >= place) return value;
  }
  return 0;
}

/** @example histogramOf([1, 1, 3]) // Map { 1 => 2, 3 => 1 } */
export function histogramOf(counts: Iterable<number>): Map<number, number> {
  const histogram = new Map<number, number>();
  for (const count of counts) histogram.set(count, (histogram.get(count) ?? 0) + 1);
  return histogram;
}
