/*
 * The model of one series of daily counts: level × weekday × error, where the level is smoothed exponentially and may have a
 * damped trend. Errors are relative to the level, so that zeros need no special care, and what pulls the level is
 * bounded, so that one wild day does not. No single smoothing is believed: each that fits keeps its weight, and a
 * simulated path takes one of them.
 */

/** One way of smoothing. */
interface Smoothing {
  /** How far the level follows an error, and the trend; how much of the trend is left a day later. */
  readonly level: number;
  readonly trend: number;
  readonly damping: number;
}

/** Errors of one step, and how a path goes on from the last day. */
export interface Fit extends Smoothing {
  /** How well it fits beside the others; all weights add up to 1. */
  readonly weight: number;
  readonly lastLevel: number;
  readonly lastTrend: number;
  /** Of each day of the window, relative to what was expected; NaN where there is none. */
  readonly errors: Float64Array;
  /** The errors that there are. */
  readonly known: Float64Array;
  /** An error pulls the level only within this distance from their bounded mean. */
  readonly bound: number;
  readonly mean: number;
  /** The standard deviation of the bounded errors. */
  readonly spread: number;
}

export interface SeriesFit {
  /** What a weekday's calls are to the mean; from the weekday of the first day of the window on. */
  readonly weekdays: Float64Array;
  readonly fits: readonly Fit[];
  /** Days that were learnt from. */
  readonly days: number;
  /** A path has at most this many calls a day. */
  readonly most: number;
}

const trendless = [0, 0.02, 0.05, 0.1, 0.18, 0.3, 0.45, 0.65, 0.9];
const trending = [0.05, 0.1, 0.18, 0.3, 0.45];
const smoothings: readonly Smoothing[] = [
  ...trendless.map((level) => ({ level, trend: 0, damping: 1 })),
  ...trending.flatMap((level) => [
    { level, trend: level * 0.1, damping: 0.97 },
    { level, trend: level * 0.25, damping: 0.95 },
  ]),
].sort((a, b) => a.level - b.level || a.trend - b.trend);

/** Smaller than this part of the series' mean, a level is no measure for an error. */
const floorPart = 0.02;
/** The most that a trend grows in a day, as a logarithm. */
const steepest = 0.08;

/**
 * Fits a window of days. NaN is a day that teaches nothing: missing, before the start, or a promotion.
 */
export function fitSeries(calls: Float64Array): SeriesFit {
  const days = calls.reduce((count, value) => count + (value >= 0 ? 1 : 0), 0);
  const total = calls.reduce((sum, value) => sum + (value >= 0 ? value : 0), 0);
  const largest = calls.reduce((most, value) => (value > most ? value : most), 0);
  const mean = days === 0 ? 0 : total / days;
  const weekdays = weekdayFactors(calls, days);
  const plain = calls.map((value, at) => value / (weekdays[at % 7] as number));
  const found = smoothings.map((smoothing) => smooth(plain, mean, smoothing));
  const best = Math.min(...found.map(({ score }) => score));
  const weights = found.map(({ score }) => Math.exp((best - score) / 2));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const fits = found
    .map(({ score: _, ...fit }, index) => ({ ...fit, weight: (weights[index] as number) / all }))
    .filter(({ weight }) => weight > 0.001);
  return { weekdays, fits, days, most: 20 * largest };
}

/**
 * Calls of each weekday relative to the seven days around, drawn towards 1 as far as the weeks disagree.
 */
function weekdayFactors(calls: Float64Array, days: number): Float64Array {
  const factors = new Float64Array(7).fill(1);
  if (days < 14) return factors;
  const ratios: number[][] = Array.from({ length: 7 }, () => []);
  for (let at = 0; at < calls.length; at++) {
    const value = calls[at] as number;
    if (!(value >= 0)) continue;
    let sum = 0;
    let count = 0;
    for (let near = Math.max(0, at - 3); near <= Math.min(calls.length - 1, at + 3); near++) {
      const other = calls[near] as number;
      if (!(other >= 0)) continue;
      sum += other;
      count += 1;
    }
    if (count < 6 || sum === 0) continue;
    // One wild day moves its own ratio by little and those of its neighbours by less.
    ratios[at % 7]?.push(Math.min((value * count) / sum, 3));
  }
  const means = ratios.map((of) => (of.length === 0 ? 1 : middleMean(of)));
  const overall = means.reduce((sum, value) => sum + value, 0) / 7;
  let within = 0;
  let degrees = 0;
  let between = 0;
  let weeks = 0;
  ratios.forEach((of, weekday) => {
    const center = means[weekday] as number;
    for (const ratio of of) within += (ratio - center) ** 2;
    degrees += Math.max(0, of.length - 1);
    between += (center - overall) ** 2 / 6;
    weeks += of.length / 7;
  });
  if (weeks < 1 || overall === 0) return factors;
  const noise = degrees === 0 ? between : within / degrees / weeks;
  const trust = between <= noise ? 0 : (between - noise) / between;
  for (let weekday = 0; weekday < 7; weekday++)
    factors[weekday] = Math.max(0.02, 1 + trust * ((means[weekday] as number) / overall - 1));
  const norm = factors.reduce((sum, value) => sum + value, 0) / 7;
  return factors.map((factor) => factor / norm);
}

/** The mean without the highest and lowest sixth. */
function middleMean(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const cut = Math.floor(sorted.length / 6);
  const middle = sorted.slice(cut, sorted.length - cut);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

function smooth(
  plain: Float64Array,
  mean: number,
  smoothing: Smoothing,
): Omit<Fit, 'weight'> & { score: number } {
  const floor = Math.max(mean * floorPart, 1e-9);
  const bound = boundOf(plain, mean, smoothing, floor);
  const pass = run(plain, mean, smoothing, floor, bound);
  const known = pass.errors.filter((error) => !Number.isNaN(error));
  const bounded = known.map((error) => Math.max(-bound, Math.min(bound, error)));
  const size = Math.max(1, bounded.length);
  const center = bounded.reduce((sum, error) => sum + error, 0) / size;
  const variance = bounded.reduce((sum, error) => sum + (error - center) ** 2, 0) / size;
  // A trend must earn its place.
  const score = size * Math.log(pass.loss / size + 1e-9) + (smoothing.trend > 0 ? 2 : 0);
  return {
    ...smoothing,
    score,
    lastLevel: pass.level,
    lastTrend: pass.trend,
    errors: pass.errors,
    known,
    bound,
    mean: center,
    spread: Math.sqrt(variance),
  };
}

/** Errors up to about three standard deviations of the calmer ones are taken at their size. */
function boundOf(plain: Float64Array, mean: number, smoothing: Smoothing, floor: number): number {
  const { errors } = run(plain, mean, smoothing, floor, 2);
  const sizes = errors
    .filter((error) => !Number.isNaN(error))
    .map(Math.abs)
    .sort();
  if (sizes.length === 0) return 1;
  const calm = sizes.slice(0, Math.max(1, Math.ceil(sizes.length * 0.9)));
  const typical = calm.reduce((sum, size) => sum + size, 0) / calm.length;
  return Math.max(0.05, 4 * typical);
}

function run(
  plain: Float64Array,
  mean: number,
  { level: follow, trend: turn, damping }: Smoothing,
  floor: number,
  bound: number,
) {
  const errors = new Float64Array(plain.length).fill(Number.NaN);
  let level = startLevel(plain, mean);
  let trend = 0;
  let loss = 0;
  let seen = 0;
  for (let at = 0; at < plain.length; at++) {
    const value = plain[at] as number;
    if (seen > 0) {
      trend *= damping;
      level *= Math.exp(trend);
    }
    if (!(value >= 0)) continue;
    seen += 1;
    const base = Math.max(level, floor);
    const error = (value - level) / base;
    errors[at] = error;
    const pull = Math.max(-bound, Math.min(bound, error));
    // Measured against the series' own mean, so that fits with high and low levels are alike in it.
    loss += Math.min((value - level) ** 2, (bound * base) ** 2) / (mean * mean + 1e-9);
    // The first days find the level, whatever the smoothing.
    const rate = Math.max(follow, 1 / (seen + 3));
    level = Math.max(0, level + rate * pull * base);
    if (seen > 14) trend = Math.max(-steepest, Math.min(steepest, trend + turn * pull));
  }
  return { errors, level, trend, loss };
}

function startLevel(plain: Float64Array, mean: number): number {
  const first = plain.filter((value) => value >= 0).slice(0, 7);
  return first.length === 0 ? mean : first.reduce((sum, value) => sum + value, 0) / first.length;
}
