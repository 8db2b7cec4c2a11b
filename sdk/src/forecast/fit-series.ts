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
  /** How much of an error is still there a day later, and then fades. */
  readonly echo: number;
}

/** Errors of one step, and how a path goes on from the last day. */
export interface Fit extends Smoothing {
  /** How well it fits beside the others; all weights add up to 1. */
  readonly weight: number;
  readonly lastLevel: number;
  readonly lastTrend: number;
  /** What errors of the last days are still worth, relative to the level. */
  readonly lastEcho: number;
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

const smoothings: readonly Smoothing[] = [
  ...[0, 0.02, 0.05, 0.1, 0.18, 0.3, 0.5].flatMap((level) =>
    [0, 0.3, 0.6].map((echo) => ({ level, trend: 0, damping: 1, echo })),
  ),
  ...[0.05, 0.1, 0.18].flatMap((level) =>
    [0.01, 0.03].map((turn) => ({ level, trend: level * turn, damping: 0.98, echo: 0 })),
  ),
].sort((a, b) => a.level - b.level || a.trend - b.trend || a.echo - b.echo);

/** Smaller than this part of the series' mean, a level is no measure for an error. */
const floorPart = 0.02;
/** The most that a trend grows in a day, as a logarithm. */
export const steepest = 0.08;

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
  const scale = scaleOf(plain, mean);
  const found = smoothings.map((smoothing) => smooth(plain, scale, smoothing));
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
  // Twice the noise: seven means of nothing but chance lie farther apart than that one time in fifteen.
  const trust = between <= 2 * noise ? 0 : 1 - (2 * noise) / between;
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

/** What errors are measured by. All smoothings share it, so that none looks good by measuring itself with its own. */
interface Scale {
  readonly floor: number;
  readonly bound: number;
  /** The level of each day under a plain smoothing. */
  readonly levels: Float64Array;
}

const plainly: Smoothing = { level: 0.1, trend: 0, damping: 1, echo: 0 };

/** Errors up to a few times the size of the calmer ones are taken at their size. */
function scaleOf(plain: Float64Array, mean: number): Scale {
  const floor = Math.max(mean * floorPart, 1e-9);
  const levels = new Float64Array(plain.length).fill(Math.max(mean, floor));
  const { errors, levels: found } = run(plain, { floor, bound: 2, levels }, plainly);
  // Where most days are zero, the others are no outliers.
  const sizes = errors
    .filter((error, at) => !Number.isNaN(error) && plain[at] !== 0)
    .map(Math.abs)
    .sort();
  const calm = sizes.slice(0, Math.max(1, Math.ceil(sizes.length * 0.9)));
  const typical = calm.reduce((sum, size) => sum + size, 0) / Math.max(1, calm.length);
  const large = 1.5 * (calm.at(-1) ?? 0);
  return { floor, bound: Math.max(0.05, 4 * typical, large), levels: found };
}

function smooth(
  plain: Float64Array,
  scale: Scale,
  smoothing: Smoothing,
): Omit<Fit, 'weight'> & { score: number } {
  const pass = run(plain, scale, smoothing);
  const { bound } = scale;
  const known = pass.errors.filter((error) => !Number.isNaN(error));
  const bounded = known.map((error) => Math.max(-bound, Math.min(bound, error)));
  const size = Math.max(1, bounded.length);
  const center = bounded.reduce((sum, error) => sum + error, 0) / size;
  const variance = bounded.reduce((sum, error) => sum + (error - center) ** 2, 0) / size;
  // What makes a smoothing less plain must earn its place.
  const less = [smoothing.level, smoothing.trend, smoothing.echo].filter((part) => part > 0).length;
  const score = size * Math.log(pass.loss / size + 1e-9) + 2 * less;
  return {
    ...smoothing,
    score,
    lastLevel: pass.level,
    lastTrend: pass.trend,
    lastEcho: pass.echo,
    errors: pass.errors,
    known,
    bound,
    mean: center,
    spread: Math.sqrt(variance),
  };
}

function run(
  plain: Float64Array,
  { floor, bound, levels: measures }: Scale,
  { level: follow, trend: turn, damping, echo: stays }: Smoothing,
) {
  const errors = new Float64Array(plain.length).fill(Number.NaN);
  const levels = new Float64Array(plain.length);
  let level = startLevel(plain);
  let trend = 0;
  let echo = 0;
  let loss = 0;
  let seen = 0;
  for (let at = 0; at < plain.length; at++) {
    const value = plain[at] as number;
    if (seen > 0) {
      trend *= damping;
      level *= Math.exp(trend);
    }
    const base = Math.max(level, floor);
    levels[at] = base;
    if (!(value >= 0)) {
      echo *= stays;
      continue;
    }
    seen += 1;
    const expected = level + echo * base;
    const error = (value - expected) / base;
    errors[at] = error;
    const pull = Math.max(-bound, Math.min(bound, error));
    const measured = (value - expected) / (measures[at] as number);
    loss += Math.min(measured * measured, bound * bound);
    // The first days find the level, whatever the smoothing.
    const rate = Math.max(follow, 1 / (seen + 3));
    level = Math.max(0, level + rate * pull * base);
    echo = Math.max(-0.9, stays * (echo + pull));
    if (seen > 14) trend = Math.max(-steepest, Math.min(steepest, trend + turn * pull));
  }
  return { errors, level, trend, echo, loss, levels };
}

function startLevel(plain: Float64Array): number {
  const first = plain.filter((value) => value >= 0).slice(0, 7);
  return first.length === 0 ? 0 : first.reduce((sum, value) => sum + value, 0) / first.length;
}
