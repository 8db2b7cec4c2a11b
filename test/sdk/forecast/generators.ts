/*
 * Series of daily calls to back-test with. None of them is what the model of `runway` supposes: it knows nothing of counts
 * that scatter as these do, of autocorrelated errors, of shifts, of saturation, or of what comes after a promotion.
 */

export interface Chance {
  readonly uniform: () => number;
  readonly normal: () => number;
  /** A gamma variable of mean 1. */
  readonly gamma: (shape: number) => number;
  readonly poisson: (mean: number) => number;
}

export function chance(seed: number): Chance {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  // Another generator than the model's own: xorshift.
  const uniform = () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return (state - 0.5) / 4_294_967_296;
  };
  for (let at = 0; at < 20; at++) uniform();
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  // Marsaglia and Tsang, with the usual step for shapes below 1.
  const gammaOf = (shape: number): number => {
    if (shape < 1) return gammaOf(shape + 1) * uniform() ** (1 / shape);
    const d = shape - 1 / 3;
    for (;;) {
      const x = normal();
      const v = (1 + x / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(uniform()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v;
    }
  };
  const poisson = (mean: number): number => {
    if (mean > 200) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
    let product = uniform();
    let count = 0;
    for (const end = Math.exp(-mean); product > end; count++) product *= uniform();
    return count;
  };
  return { uniform, normal, gamma: (shape) => gammaOf(shape) / shape, poisson };
}

const workweek = [1.15, 1.1, 1.1, 1.05, 1.1, 0.8, 0.7];
const weekend = [0.85, 0.8, 0.85, 0.9, 1, 1.3, 1.3];

type Generator = (days: number, of: Chance) => number[];

/** Calls of a shop with a weekday pattern whose counts scatter more than chance alone: negative binomial. */
const overdispersed: Generator = (days, { uniform, gamma, poisson }) => {
  const mean = 2_000 * 10 ** (2 * uniform());
  const shape = 4 + 30 * uniform();
  const week = uniform() < 0.5 ? workweek : weekend;
  return Array.from({ length: days }, (_, at) => poisson(mean * (week[at % 7] as number) * gamma(shape)));
};

/** Errors that last (AR(1) of the logarithm), and a new level every two months or so. */
const shifting: Generator = (days, { uniform, normal }) => {
  const persistence = 0.3 + 0.4 * uniform();
  const week = uniform() < 0.5 ? workweek : weekend;
  let level = Math.log(20_000);
  let error = 0;
  return Array.from({ length: days }, (_, at) => {
    if (uniform() < 1 / 60) level += 0.3 * normal();
    error = persistence * error + 0.12 * normal();
    return Math.round(Math.exp(level + error) * (week[at % 7] as number));
  });
};

/** Growth that wanders and comes to its end: a random walk whose drift fades as the shop nears its size. */
const saturating: Generator = (days, { uniform, normal }) => {
  const size = Math.log(50_000);
  let level = size - 0.5 - 1.5 * uniform();
  const pace = 0.004 + 0.012 * uniform();
  return Array.from({ length: days }, (_, at) => {
    level += pace * (size - level) + 0.02 * normal();
    return Math.round(Math.exp(level + 0.1 * normal()) * (workweek[at % 7] as number));
  });
};

/** Jobs that run on some days only: most days are zero, and the others scatter. */
const intermittent: Generator = (days, { uniform, gamma }) => {
  const share = 0.15 + 0.3 * uniform();
  const size = 5_000 + 20_000 * uniform();
  return Array.from({ length: days }, () => (uniform() < share ? Math.round(size * gamma(3)) : 0));
};

/** Promotions that nobody declares: three to six times the calls at once, fading over days. */
const spiked: Generator = (days, { uniform, normal }) => {
  let lift = 0;
  return Array.from({ length: days }, (_, at) => {
    lift *= 0.45;
    if (uniform() < 1 / 25) lift += 2 + 3 * uniform();
    return Math.round(8_000 * (weekend[at % 7] as number) * (1 + lift) * Math.exp(0.15 * normal()));
  });
};

/** Weekday and time of month multiply, and one day in thirty is an outlier: an outage, or a job that ran twice. */
const seasonal: Generator = (days, { uniform, normal }) => {
  const begin = Math.floor(30 * uniform());
  return Array.from({ length: days }, (_, at) => {
    const month = 1 + 0.15 * Math.sin((2 * Math.PI * (at + begin)) / 30.4);
    const wild = uniform() < 1 / 30 ? (uniform() < 0.5 ? 0.15 : 2.5) : 1;
    return Math.round(15_000 * month * wild * (workweek[at % 7] as number) * Math.exp(0.1 * normal()));
  });
};

export const generators: Readonly<Record<string, Generator>> = {
  overdispersed,
  shifting,
  saturating,
  intermittent,
  spiked,
  seasonal,
};
