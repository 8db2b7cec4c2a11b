// @ts-check
/*
 * `node test/bench/runway.mjs`: how good the forecast of `runway` is on series of other processes than its own, beside last
 * week repeated with the scatter it had; and how long one takes.
 *
 * `--series=50` measures less, `--seed=7` other series.
 */
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const number = (/** @type {string} */ name, /** @type {number} */ without) =>
  Number(process.argv.find((text) => text.startsWith(`--${name}=`))?.split('=')[1] ?? without);
const pathOf = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
/** From the source, as the tests see it. */
const alias = [
  { find: /^duewatch$/, replacement: pathOf('../../sdk/src/index.ts') },
  { find: /^duewatch\/(.*)$/, replacement: `${pathOf('../../sdk/src/')}$1/index.ts` },
];
const load = async (/** @type {string} */ path) =>
  (await runnerImport(pathOf(path), { configFile: false, logLevel: 'error', resolve: { alias } })).module;

const { backtest, horizons } = await load('../sdk/forecast/backtest.ts');
const { timeRunway } = await load('../sdk/forecast/time-runway.ts');

const percent = (/** @type {number} */ part) => `${(100 * part).toFixed(1)} %`.padStart(8);
const seed = number('seed', 9001);
const series = number('series', 200);
/** @type {import('../sdk/forecast/backtest.ts').Score[]} */
const scores = backtest({ seed, series, origins: 4 });
console.log(
  `Cumulative cost, ${series} series of each kind, 4 forecasts of each from 16 weeks of history, seed ${seed}`,
);
console.log(
  'Pinball loss is relative to last week repeated; in 80 % and in 95 %: what came lay in the interval.\n',
);
console.log('kind            days  pinball  in 80 %  in 95 %   (last week repeated)');
for (const { kind, horizon, ratio, in80, in95, naive80, naive95 } of scores) {
  const [ours, theirs] = [`${percent(in80)} ${percent(in95)}`, `${percent(naive80)} ${percent(naive95)}`];
  console.log(
    `${kind.padEnd(16)}${String(horizon).padStart(4)}${ratio.toFixed(2).padStart(9)} ${ours}  ${theirs}`,
  );
}
for (const horizon of horizons) {
  const at = scores.filter((score) => score.horizon === horizon);
  const mean = (/** @type {'ratio' | 'in80' | 'in95' | 'naive80' | 'naive95'} */ name) =>
    at.reduce((sum, score) => sum + score[name], 0) / at.length;
  const [ours, theirs] = [
    `${percent(mean('in80'))} ${percent(mean('in95'))}`,
    `${percent(mean('naive80'))} ${percent(mean('naive95'))}`,
  ];
  console.log(
    `${'all'.padEnd(16)}${String(horizon).padStart(4)}${mean('ratio').toFixed(2).padStart(9)} ${ours}  ${theirs}`,
  );
}

console.log('\n20 app keys × 10 APIs × 120 days, 400 paths of 60 days, median of 9:');
for (const [name, milliseconds] of timeRunway())
  console.log(`${name.padEnd(34)}${milliseconds.toFixed(0).padStart(6)} ms`);
