import type { Day } from '../base/day.ts';
import { type Prior, type Priors, priorOf } from './prior.ts';
import { type Outcome, updatePriors } from './update-priors.ts';

export interface ReplayOptions {
  /** What became known after this day is not used. */
  readonly knownAt: Day;
  /** What was believed before the first case; uniform without. */
  readonly priors?: Priors;
}

/** The cases whose probability lay in one tenth, the upper end of the last one included. */
export interface CalibrationBin {
  readonly from: number;
  readonly to: number;
  readonly cases: number;
  /** The mean probability that was given, and the share that happened. */
  readonly predicted: number;
  readonly observed: number;
}

export interface Replay {
  /** Cases whose outcome was known by then. */
  readonly cases: number;
  /** Cases that were not decided by then, which say nothing. */
  readonly undecided: number;
  /** The mean squared distance from what happened: 0 is perfect, 0.25 is what 0.5 for everything gets. Null without cases. */
  readonly brier: number | null;
  /** The same if nothing had been learnt from outcomes. */
  readonly priorBrier: number | null;
  /** Tenths that have a case, from the lowest. */
  readonly calibration: readonly CalibrationBin[];
}

/**
 * How well the probabilities did: every case is given the probability that was known then, from outcomes that were known before
 * its day, and held against what happened as far as that was known at `knownAt`.
 *
 * @throws RangeError where an outcome has no day, or a prior is none.
 * @example
 * replay([
 *   { prior: 'may', on: '2026-01-01', happened: true, knownOn: '2026-01-05' },
 *   { prior: 'may', on: '2026-02-01', happened: true, knownOn: '2026-02-05' },
 * ], { knownAt: '2026-03-01' })
 * // 1/2, then 2/3: { cases: 2, undecided: 0, brier: 0.1805…, priorBrier: 0.25, calibration: [{ from: 0.5, … }, { from: 0.6, … }] }
 */
export function replay(history: readonly Outcome[], { knownAt, priors = {} }: ReplayOptions): Replay {
  // Refuses what has no day.
  updatePriors(priors, history, { knownAt });
  const byTime = history
    .filter((one) => one.on <= knownAt)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const told = byTime
    .filter(({ knownOn }) => knownOn !== null && knownOn <= knownAt)
    .sort((a, b) => ((a.knownOn ?? '') < (b.knownOn ?? '') ? -1 : a.knownOn === b.knownOn ? 0 : 1));
  let now = priors;
  let next = 0;
  const given: { chance: number; before: number; happened: boolean }[] = [];
  for (const { prior: key, on, happened, knownOn } of byTime) {
    const first = next;
    while (next < told.length && (told[next]?.knownOn ?? on) < on) next += 1;
    now = updatePriors(now, told.slice(first, next));
    if (happened === null || knownOn === null || knownOn > knownAt) continue;
    given.push({ chance: mean(priorOf(now, key)), before: mean(priorOf(priors, key)), happened });
  }
  return {
    cases: given.length,
    undecided: byTime.length - given.length,
    brier: meanOf(given.map(({ chance, happened }) => (chance - Number(happened)) ** 2)),
    priorBrier: meanOf(given.map(({ before, happened }) => (before - Number(happened)) ** 2)),
    calibration: Array.from({ length: 10 }, (_, tenth) => {
      const within = given.filter(({ chance }) => Math.min(9, Math.floor(chance * 10)) === tenth);
      return {
        from: tenth / 10,
        to: (tenth + 1) / 10,
        cases: within.length,
        predicted: meanOf(within.map(({ chance }) => chance)) ?? 0,
        observed: meanOf(within.map(({ happened }) => Number(happened))) ?? 0,
      };
    }).filter(({ cases }) => cases > 0),
  };
}

function mean({ yes, no, recorded = { yes: 0, no: 0 } }: Prior): number {
  return (yes + recorded.yes) / (yes + no + recorded.yes + recorded.no);
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((all, value) => all + value, 0) / values.length;
}
