import type { AccountFacts, Pack } from 'duewatch';
import { runway } from 'duewatch/forecast';
import { packWith, stated, versionWith } from '../cost/pack-with.ts';
import { chance, generators } from './generators.ts';

export const horizons = [7, 14, 28] as const;
export const probabilities = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975] as const;

/** One line of the table: a kind of series at a horizon. */
export interface Score {
  readonly kind: string;
  readonly horizon: number;
  readonly forecasts: number;
  /** Pinball loss, the mean over the quantiles, relative to that of the seasonal naive forecast. */
  readonly ratio: number;
  /** How much of what came lay in the intervals of 80 % and 95 %, and in those of the naive forecast. */
  readonly in80: number;
  readonly in95: number;
  readonly naive80: number;
  readonly naive95: number;
}

export interface Size {
  readonly seed: number;
  /** Of each kind. */
  readonly series: number;
  /** Forecasts from each series, four weeks apart. */
  readonly origins: number;
  readonly paths?: number;
  readonly kinds?: readonly string[];
  /** How many days the model learns from; 112 without. The naive forecast has 112 always, to have any errors to learn from. */
  readonly history?: number;
}

const learning = 112;
const first = Date.UTC(2026, 0, 5);
const dayOf = (at: number) => new Date(first + at * 86_400_000).toISOString().slice(0, 10);

/** 0.01 for 100 calls, of which a quarter of the first weeks' mean is free each day; rounded to the cent each day. */
function tariffFor(calls: readonly number[]): { pack: Pack; costOf: (count: number) => number } {
  const mean = calls.slice(0, learning).reduce((sum, count) => sum + count, 0) / learning;
  const free = Math.round(mean / 4);
  const pack = packWith(
    versionWith({
      price: { price: '0.01', per: 100 },
      quotas: [{ calls: free, scope: 'app-key', period: 'day' }],
      version: { rounding: stated({ at: 'day', places: 2, mode: 'half-up' }), period: stated('day') },
    }),
  );
  // In cents; the test's own arithmetic.
  return { pack, costOf: (count) => Math.floor(Math.max(0, count - free) / 100 + 0.5) };
}

function model(
  calls: readonly number[],
  from: number,
  to: number,
  pack: Pack,
  paths: number | undefined,
): number[][] {
  const account: AccountFacts = {
    platform: 'test',
    id: '1',
    usage: calls.slice(from, to).map((count, at) => ({
      appKey: '1',
      api: 'x',
      class: 'basic',
      day: dayOf(from + at),
      calls: count,
    })),
    position: { day: dayOf(to - 1), prepaid: '1000000.00', debts: [] },
  };
  const { days } = runway(account, pack, {
    on: dayOf(to - 1),
    horizon: 28,
    ...(paths === undefined ? {} : { paths }),
  });
  return horizons.map((horizon) =>
    days[horizon - 1]!.cost.map(({ amount }) => Math.round(Number(amount) * 100)),
  );
}

/** Last week again and again; its quantiles from how far off that was on every earlier day of what it learns from. */
function naive(costs: readonly number[], from: number, to: number): number[][] {
  const ahead = (origin: number, horizon: number) => {
    let sum = 0;
    for (let day = 0; day < horizon; day++) sum += costs[origin - 7 + (day % 7)]!;
    return sum;
  };
  return horizons.map((horizon) => {
    const errors: number[] = [];
    for (let origin = from + 7; origin + horizon <= to; origin++)
      errors.push(total(costs, origin, horizon) - ahead(origin, horizon));
    errors.sort((a, b) => a - b);
    const point = ahead(to, horizon);
    return probabilities.map((p) =>
      Math.max(0, point + errors[Math.max(0, Math.ceil(p * errors.length) - 1)]!),
    );
  });
}

function total(costs: readonly number[], from: number, days: number): number {
  return costs.slice(from, from + days).reduce((sum, cost) => sum + cost, 0);
}

function pinball(quantiles: readonly number[], came: number): number {
  return probabilities.reduce((sum, p, index) => {
    const off = came - quantiles[index]!;
    return sum + (off >= 0 ? p * off : (p - 1) * off) / probabilities.length;
  }, 0);
}

/** Forecasts with all that was known on a day, and holds them against what came. */
export function backtest({
  seed,
  series,
  origins,
  paths,
  kinds = Object.keys(generators),
  history = learning,
}: Size): Score[] {
  return kinds.flatMap((kind) => {
    const sums = horizons.map(() => ({ model: 0, naive: 0, n: 0, in80: 0, in95: 0, naive80: 0, naive95: 0 }));
    for (let number = 0; number < series; number++) {
      const calls = generators[kind]!(learning + 28 * origins, chance(seed * 10_000 + number));
      const { pack, costOf } = tariffFor(calls);
      const costs = calls.map(costOf);
      for (let origin = 0; origin < origins; origin++) {
        const to = learning + 28 * origin;
        const from = to - learning;
        const [ours, theirs] = [model(calls, to - history, to, pack, paths), naive(costs, from, to)];
        horizons.forEach((horizon, index) => {
          const came = total(costs, to, horizon);
          // Each series counts alike, whatever its size.
          const scale = total(costs, from, learning) + 1;
          const [q, naiveQ, sum] = [ours[index]!, theirs[index]!, sums[index]!];
          const inside = (of: readonly number[], a: number, b: number) =>
            came >= of[a]! && came <= of[b]! ? 1 : 0;
          sum.n += 1;
          sum.model += pinball(q, came) / scale;
          sum.naive += pinball(naiveQ, came) / scale;
          sum.in80 += inside(q, 1, 5);
          sum.in95 += inside(q, 0, 6);
          sum.naive80 += inside(naiveQ, 1, 5);
          sum.naive95 += inside(naiveQ, 0, 6);
        });
      }
    }
    return horizons.map((horizon, index) => {
      const { n, model: ours, naive: theirs, in80, in95, naive80, naive95 } = sums[index]!;
      return {
        kind,
        horizon,
        forecasts: n,
        ratio: ours / theirs,
        in80: in80 / n,
        in95: in95 / n,
        naive80: naive80 / n,
        naive95: naive95 / n,
      };
    });
  });
}
