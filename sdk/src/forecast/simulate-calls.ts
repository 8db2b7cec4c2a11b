import { type Fit, type SeriesFit, steepest } from './fit-series.ts';
import type { Random } from './random.ts';

/** A day to simulate. They follow one another. */
export interface AheadDay {
  /** Days after the last day of the window, the first one being 1; 0 and less for a missing day before that. */
  readonly ahead: number;
  /** Of the promotion it lies in: the chances of its uplift, as a factor for each series, one of which a path takes. */
  readonly uplifts?: readonly Float64Array[] | undefined;
  /** Names the promotion's run: a path takes one chance for all days of it. */
  readonly run?: number | undefined;
}

/** What a fit takes from the days: seven weekdays, and the two or three numbers of a smoothing. Errors are wider by what that made them smaller. */
const learnt = 10;

/** Days whose errors stay together, so that what one app key does with another and a day with the next is kept. */
const block = 7;

/**
 * Simulates calls of all series day by day: each path takes one smoothing, and as errors those of past days, drawn as weeks. One
 * day's errors are drawn for all series together.
 */
export function simulateCalls(
  series: readonly SeriesFit[],
  days: readonly AheadDay[],
  window: number,
): (random: Random, into: Float64Array) => void {
  const donor = donorOf(series);
  const drawn = new Int32Array(days.length);
  const picks = series.map(({ fits }) => cumulative(fits));
  const runs = Math.max(0, ...days.map(({ run }) => (run ?? -1) + 1));
  const chances = new Float64Array(runs);
  return (random, into) => {
    for (let at = 0; at < drawn.length; at++) {
      drawn[at] = at % block === 0 ? Math.floor(random() * window) : ((drawn[at - 1] as number) + 1) % window;
    }
    const which = random();
    const shift = normal(random);
    const turnOf = normal(random);
    for (let at = 0; at < runs; at++) chances[at] = random();
    series.forEach((of, index) => {
      const pick = (picks[index] as Float64Array).findIndex((upTo) => which < upTo);
      const fit = of.fits[pick < 0 ? of.fits.length - 1 : pick] as Fit;
      const { level: follow, trend: turn, damping, echo: stays, bound, mean } = fit;
      const errors = donor === undefined || of.days >= 14 ? fit : donor;
      const sure = Math.max(4, of.days);
      // What so many days cannot tell: the level, and a trend as small as their scatter hides.
      let level = fit.lastLevel * Math.max(0.1, 1 + ((1 + 28 / sure) * shift * fit.spread) / Math.sqrt(sure));
      const hidden = Math.max(-steepest, Math.min(steepest, (1.6 * turnOf * fit.spread) / sure ** 1.5));
      const wider = Math.sqrt(sure / Math.max(sure / 2, sure - learnt));
      let trend = fit.lastTrend;
      let echo = fit.lastEcho;
      for (let at = 0; at < days.length; at++) {
        const { ahead, uplifts, run } = days[at] as AheadDay;
        if (ahead > 0) {
          trend *= damping;
          level *= Math.exp(trend + hidden);
        }
        const error = wider * errorOf(errors, drawn[at] as number);
        const weekday = of.weekdays[(((window - 1 + ahead) % 7) + 7) % 7] as number;
        const lift =
          uplifts === undefined || uplifts.length === 0
            ? weekday
            : ((uplifts[Math.floor((chances[run ?? 0] as number) * uplifts.length)] as Float64Array)[
                index
              ] as number);
        const calls = Math.min(
          Math.max(0, level * (1 + (ahead > 0 ? echo : 0) + error)) * lift,
          of.most * Math.max(1, lift),
        );
        into[index * days.length + at] = Math.floor(calls + random());
        if (ahead <= 0 || uplifts !== undefined) continue;
        const pull = Math.max(-bound, Math.min(bound, error)) - mean;
        level = Math.max(0, level * (1 + follow * pull));
        trend += turn * pull;
        echo = Math.max(-0.9, stays * (echo + pull));
      }
    });
  };
}

/** The error of a day; of a day that has none, that of another one. */
function errorOf({ errors, known }: Fit, at: number): number {
  const error = errors[at] as number;
  if (!Number.isNaN(error)) return error;
  return known.length === 0 ? 0 : (known[at % known.length] as number);
}

/** The best fit of the series with the longest history: lends its errors to those too young to have their own. */
function donorOf(series: readonly SeriesFit[]): Fit | undefined {
  let longest: SeriesFit | undefined;
  for (const of of series) if (of.days > (longest?.days ?? 13)) longest = of;
  return longest?.fits.reduce((best, fit) => (fit.weight > best.weight ? fit : best));
}

function cumulative(fits: readonly Fit[]): Float64Array {
  let sum = 0;
  return Float64Array.from(fits, ({ weight }) => {
    sum += weight;
    return sum;
  });
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
