// @ts-check
/*
 * `npm run bench -- penalty`: one verdict on fake transactions at AliExpress (first time, second time with its four steps by share and
 * count, third time), against the same ladder written for Publicodes and for json-rules-engine. Each has its engine, parsed once, and
 * answers the same cases; each is written in its best use: both get the share worked out, and ask for the first step that matches only.
 * Ours gives the whole verdict each time: all readings, conflicts, and reasons with what was read and where it is written.
 *
 * `npm run bench -- penalty --cases=1000` looks at more of them.
 */
import { aliexpress } from 'duewatch/packs';
import { penaltyOutcome, preparePenalty } from 'duewatch/penalty';
import { Engine as JsonRules } from 'json-rules-engine';
import Publicodes from 'publicodes';
import { agree, end, judge, measureAwaited } from './measure.mjs';

/** @typedef {{ times: number, fake: number, total: number, share: number }} Case */

const argument = process.argv.find((text) => text.startsWith('--cases='));
const count = Number(argument?.slice(8) ?? 300);
const options = { validAt: '2022-07-01', penalty: 'fake-transactions' };

/** Made by chance, but the same each time: half of them near the ends of the steps. */
const cases = Array.from({ length: count }, made(1));

/** @param {number} seed */
function made(seed) {
  let state = seed;
  /** @param {number} below */
  const random = (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
  return () => {
    const times = [1, 2, 2, 2, 2, 2, 2, 3][random(8)] ?? 2;
    const fake = random(2) === 0 ? random(131) : ([24, 48, 60][random(3)] ?? 0) + random(3);
    const percent = [20, 50, 80][random(3)] ?? 100;
    const total =
      random(2) === 0 ? fake + random(400) : Math.max(fake, Math.floor((fake * 100) / percent) + random(3));
    return { times, fake, total, share: total === 0 ? 0 : (fake * 100) / total };
  };
}

const findings = cases.map(({ times, fake, total }) => ({
  offences: { 'fake-transactions': true },
  facts: { times, 'fake-orders': fake, 'total-orders': total },
}));
const prepared = preparePenalty(aliexpress, options);

const publicodes = new Publicodes(
  {
    times: {},
    fake: {},
    share: {},
    step: {
      variations: [
        { si: 'times <= 1', alors: "'first/1'" },
        { si: 'times >= 3', alors: "'third/3'" },
        { si: { 'une de ces conditions': ['share <= 20', 'fake <= 24'] }, alors: "'second/2.1'" },
        { si: { 'une de ces conditions': ['share <= 50', 'fake <= 48'] }, alors: "'second/2.2'" },
        { si: { 'une de ces conditions': ['share <= 80', 'fake <= 60'] }, alors: "'second/2.3'" },
        { sinon: "'second/2.4'" },
      ],
    },
  },
  { strict: false },
);

const jsonRules = new JsonRules();
const upTo = (/** @type {string} */ fact, /** @type {number} */ value) => ({
  fact,
  operator: 'lessThanInclusive',
  value,
});
const second = { fact: 'times', operator: 'equal', value: 2 };
const ladder = [
  { type: 'first/1', all: [upTo('times', 1)] },
  { type: 'third/3', all: [{ fact: 'times', operator: 'greaterThanInclusive', value: 3 }] },
  { type: 'second/2.1', all: [second, { any: [upTo('share', 20), upTo('fake', 24)] }] },
  { type: 'second/2.2', all: [second, { any: [upTo('share', 50), upTo('fake', 48)] }] },
  { type: 'second/2.3', all: [second, { any: [upTo('share', 80), upTo('fake', 60)] }] },
  { type: 'second/2.4', all: [second] },
];
ladder.forEach(({ type, all }, index) => {
  // From the top, and no further than the first that matches: faster than to ask all of them.
  const stop = () => jsonRules.stop();
  jsonRules.addRule({
    name: type,
    conditions: { all },
    event: { type },
    priority: 10 - index,
    onSuccess: stop,
  });
});

/** @param {Case} one */
function askPublicodes({ times, fake, share }) {
  publicodes.setSituation({ times, fake, share }, { keepPreviousSituation: true });
  return publicodes.evaluate('step');
}

/** @param {Case} one */
const askJsonRules = ({ times, fake, share }) => jsonRules.run({ times, fake, share });

/** Only the step, with no reasons: what the machine can do. @param {Case} one */
function bare({ times, fake, total }) {
  if (times <= 1) return 'first/1';
  if (times >= 3) return 'third/3';
  if (fake * 100 <= total * 20 || fake <= 24) return 'second/2.1';
  if (fake * 100 <= total * 50 || fake <= 48) return 'second/2.2';
  return fake * 100 <= total * 80 || fake <= 60 ? 'second/2.3' : 'second/2.4';
}

/** @param {import('duewatch/penalty').Verdict} verdict */
const byDefault = ({ byReading: [first] }) =>
  first?.outcomes.map(({ clauses }) => clauses.join('+').replace(/^fake-transactions\//, '')).join(' or ');

const verdicts = findings.map(prepared);
const certain = verdicts.map(({ outcomes }) => outcomes.length === 1);
/** @type {string[]} */
const byJsonRules = [];
for (const one of cases) byJsonRules.push((await askJsonRules(one)).events[0]?.type ?? '');
const steps = {
  'duewatch, prepared': verdicts.map(byDefault),
  'duewatch, one by one': findings.map((finding) => byDefault(penaltyOutcome(finding, aliexpress, options))),
  publicodes: cases.map((one) => askPublicodes(one).nodeValue),
  'json-rules-engine': byJsonRules,
  'written by hand': cases.map(bare),
};
const clear = certain.filter(Boolean).length;
console.log(`\n${count} cases; in ${clear} of them all readings of the ladder come to the same`);
/** @param {(index: number) => boolean} of */
const said = (of) =>
  Object.fromEntries(
    Object.entries(steps).map(([name, all]) => [name, all.filter((_, index) => of(index)).join('\n')]),
  );
console.log(`the step of ${clear} unambiguous cases:`);
agree(said((index) => certain[index] === true));
console.log(
  `the first step that matches from the top, in all ${count}, of which ours is the default reading:`,
);
agree(said(() => true));
const reasons = verdicts.reduce((sum, verdict) => sum + verdict.reasons.length, 0);
console.log(`  ${(reasons / count).toFixed(1)} reasons a verdict of ours\n`);

/** Few verdicts of ours would be over before a clock has told the time. */
const again = 50;
/** @type {unknown} */
let kept;
const time = await measureAwaited({
  [`duewatch, ${again} times over`]: () => {
    for (let turn = 0; turn < again; turn++) for (const finding of findings) kept = prepared(finding);
  },
  'duewatch, prepared anew': () => {
    const anew = preparePenalty(aliexpress, options);
    for (const finding of findings) kept = anew(finding);
  },
  publicodes: () => {
    for (const one of cases) kept = askPublicodes(one);
  },
  'json-rules-engine': async () => {
    for (const one of cases) kept = await askJsonRules(one);
  },
  [`by hand, without reasons, ${again} times over`]: () => {
    for (let turn = 0; turn < again; turn++) for (const one of cases) kept = bare(one);
  },
});
if (kept === undefined) throw new Error('nothing was asked');
const own = time(`duewatch, ${again} times over`) / again;
console.log(`  ${((1000 * own) / count).toFixed(2)} µs a verdict of ours`);
judge('time of publicodes, times that of a verdict of ours', time('publicodes') / own, 50, 'least');
judge(
  'time of json-rules-engine, times that of a verdict of ours',
  time('json-rules-engine') / own,
  10,
  'least',
);
const anew = time('duewatch, prepared anew');
console.log(
  `  with preparing, and each class of cases for the first time, over ${count} cases: ${(time('publicodes') / anew).toFixed(1)} and ${(time('json-rules-engine') / anew).toFixed(1)}`,
);
end();
