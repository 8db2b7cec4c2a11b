import { describe, expect, it, test } from 'vitest';
import { backtest, horizons } from './backtest.ts';
import { generators } from './generators.ts';

/*
 * The model was tuned on the seeds 501, 601, 701 and 702. This one was never tuned on: where a change of the model turns this red,
 * tune on other seeds and leave this one alone. `node test/bench/runway.mjs` prints the table.
 * With fewer series than these, chance alone moves the ratio of a kind by more than a twentieth.
 */
const scores = backtest({ seed: 9001, series: 120, origins: 4 });
const young = backtest({ seed: 9001, series: 50, origins: 2, history: 28 });
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test.each(scores.map((score) => [score.kind, score.horizon, score] as const))(
  'of %s series, the cost of %i days is foretold better than by the same weekday of last week',
  (_kind, _horizon, { ratio }) => {
    expect(ratio).toBeLessThan(1);
  },
);

describe.each(horizons)('at %i days', (horizon) => {
  it('a history of four weeks, where it is told to be young, is not far off', () => {
    const at = young.filter((score) => score.horizon === horizon);
    expect(mean(at.map(({ in80 }) => in80))).toBeGreaterThanOrEqual(0.72);
    expect(mean(at.map(({ in95 }) => in95))).toBeGreaterThanOrEqual(0.86);
  });

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
