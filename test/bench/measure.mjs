// @ts-check
/*
 * What the benches share: runs that take turns, and ratios held against their budgets.
 */

export const rounds = 12;

/** @typedef {{ name: string, run: () => unknown, times: number[] }} Contestant */

/**
 * Takes turns, so that whatever else the machine does hits all alike; the first round warms up. A prime number of contestants.
 * @param {Record<string, () => unknown>} runs
 */
export function measure(runs, turns = rounds) {
  const all = contestants(runs);
  for (const { contestant, counts } of inTurns(all, turns)) {
    const start = process.hrtime.bigint();
    contestant.run();
    if (counts) contestant.times.push(since(start));
  }
  return medians(all);
}

/** The same for contestants of which some answer later. @param {Record<string, () => unknown>} runs */
export async function measureAwaited(runs, turns = rounds) {
  const all = contestants(runs);
  for (const { contestant, counts } of inTurns(all, turns)) {
    const start = process.hrtime.bigint();
    await contestant.run();
    if (counts) contestant.times.push(since(start));
  }
  return medians(all);
}

/** @param {Record<string, () => unknown>} runs */
function contestants(runs) {
  return Object.entries(runs).map(([name, run]) => /** @type {Contestant} */ ({ name, run, times: [] }));
}

/** @param {Contestant[]} all @param {number} turns */
function* inTurns(all, turns) {
  for (let turn = 0; turn <= turns; turn++) {
    // In strides, so that each follows another one each time: what one leaves to be cleared away is nobody's alone.
    const stride = 1 + (turn % Math.max(1, all.length - 1));
    for (let place = 0; place < all.length; place++) {
      const contestant = all[(turn + place * stride) % all.length];
      if (contestant !== undefined) yield { contestant, counts: turn > 0 };
    }
  }
}

/** @param {bigint} start */
const since = (start) => Number(process.hrtime.bigint() - start) / 1e6;

/** @param {Contestant[]} all */
function medians(all) {
  const found = Object.fromEntries(all.map(({ name, times }) => [name, median(times)]));
  for (const { name, times } of all) {
    const [low, high] = [Math.min(...times), Math.max(...times)];
    console.log(`  ${name.padEnd(46)} ${ms(median(times))}   (${ms(low)} to ${ms(high)})`);
  }
  return (/** @type {string} */ name) => found[name] ?? Number.NaN;
}

/** @param {number[]} times */
function median(times) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** @param {number} value */
const ms = (value) => `${value.toFixed(value < 10 ? 2 : 0).padStart(6)} ms`;

let missed = 0;

/** @param {string} what @param {number} ratio @param {number} budget @param {'least' | 'most'} bound */
export function judge(what, ratio, budget, bound) {
  const kept = bound === 'least' ? ratio >= budget : ratio <= budget;
  if (!kept) missed++;
  console.log(`${kept ? '✓' : '✗'} ${what}: ${ratio.toFixed(2)} (budget: at ${bound} ${budget})`);
}

/** @param {Record<string, string>} found */
export function agree(found) {
  const [first, ...others] = Object.entries(found);
  for (const [name, value] of others) {
    if (value !== first?.[1]) throw new Error(`${name} and ${first?.[0]} do not agree`);
  }
  console.log(`✓ ${Object.keys(found).join(', ')} agree`);
}

/** Says whether all budgets were kept, and ends with 1 where not. */
export function end() {
  console.log(missed === 0 ? '\nall within budget' : `\n${missed} over budget`);
  process.exitCode = missed === 0 ? 0 : 1;
}
