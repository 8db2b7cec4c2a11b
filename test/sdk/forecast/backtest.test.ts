import { describe, expect, it, test } from 'vitest';
import { backtest, horizons } from './backtest.ts';
import { generators } from './generators.ts';

/*
 * The model was tuned on the seeds 501 and 601. This one was never tuned on: where a change of the model turns this red,
 * tune on other seeds and leave this one alone. `node test/bench/runway.mjs` prints the table, of more series.
 */
const scores = backtest({ seed: 2026, series: 50, origins: 4 });
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test.each(scores.map((score) => [score.kind, score.horizon, score] as const))(
  'of %s series, the cost of %i days is foretold better than by the same weekday of last week',
  (_kind, _horizon, { ratio }) => {
    expect(ratio).toBeLessThan(1);
  },
);

describe.each(horizons)('at %i days', (horizon) => {
  const at = scores.filter((score) => score.horizon === horizon);

  it('the interval of 80 % holds 75 to 85 % of what came', () => {
    expect(at).toHaveLength(Object.keys(generators).length);
    const held = mean(at.map(({ in80 }) => in80));
    expect(held).toBeGreaterThanOrEqual(0.75);
    expect(held).toBeLessThanOrEqual(0.85);
  });

  it('the interval of 95 % holds 90 to 100 % of what came', () => {
    expect(mean(at.map(({ in95 }) => in95))).toBeGreaterThanOrEqual(0.9);
  });
});
