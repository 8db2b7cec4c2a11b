import { goodPack } from './good-pack.ts';

/*
 * Broken packs: the good one after one edit each. Every row says what is wrong in a sentence, which value is set (or taken out, with
 * undefined), and what is found: code and path.
 */

export type Broken = readonly [
  wrong: string,
  edit: readonly [at: string, value: unknown],
  ...found: readonly (readonly [code: string, path: string])[],
];

const cite = { source: 'rule', confidence: 'official' };
const stated = (value: unknown) => ({ value, ...cite });
const unknown = { unknown: { 'zh-CN': '没有找到。', en: 'Not found.' } };
const must = (kind: string, more: object = {}) => ({ kind, modality: 'must', ...more });
const name = { 'zh-CN': '名', en: 'name' };
const basic = 'tariffs.0.versions.1.classes.0';
const tiers = 'tariffs.0.versions.1.classes.1.prices.0.price.value.tiers';
const tiersAt = 'tariffs/api/2021/classes/tiered/any/price/value/tiers';
const rungs = 'ladders.0.versions.0.rungs';
const clauses = 'penalties.0.versions.1.clauses';
const later = 'penalties/fakes/2021/clauses/later';
const items = 'criteria.0.versions.0.items';
const levels = 'points.0.versions.0.levels';
const levelsAt = 'points/credit/2020/levels';

/** Another table about the same offence. */
const [gradesToo] =
  goodPack.penalties?.slice(1).map((table) => ({
    ...table,
    id: 'grades-too',
    versions: JSON.parse(JSON.stringify(table.versions).replaceAll('"points":"3"', '"points":"4"')),
  })) ?? [];

export const brokenPacks: readonly Broken[] = [
  // Validity
  [
    'a day is left out between two versions of a tariff',
    ['tariffs.0.versions.1.validFrom', '2021-01-02'],
    ['validity-hole', 'tariffs/api/2021'],
  ],
  [
    'a year is left out between two versions of a table',
    ['penalties.0.versions.0.validTo', '2020-01-31'],
    ['validity-hole', 'penalties/fakes/2021'],
  ],
  [
    'two versions of a tariff share a day',
    ['tariffs.0.versions.0.validTo', '2021-01-01'],
    ['validity-overlap', 'tariffs/api/2021'],
  ],
  [
    'a version without an end goes on while the next one holds',
    ['penalties.0.versions.0.validTo', null],
    ['validity-overlap', 'penalties/fakes/2021'],
  ],
  [
    'a version ends before it begins',
    ['ladders.0.versions.0.validTo', '2019-12-31'],
    ['validity-reversed', 'ladders/arrears/2020'],
  ],
  [
    'nobody says since when a number holds',
    ['thresholds.0.versions.0.validFrom', '1900-01-01'],
    ['validity-unstated', 'thresholds/ship/2020'],
  ],
  [
    'an obligation is due before it takes effect',
    ['obligations.0.due.value.by', '2021-12-29'],
    ['validity-reversed', 'obligations/verification'],
  ],
  [
    'an obligation is due before it was published',
    ['obligations.0.published.value', '2022-01-21'],
    ['validity-reversed', 'obligations/verification'],
  ],
  ['an obligation names no day', ['obligations.0.due', unknown], ['unknown', 'obligations/verification/due']],
  // Sources
  ['a source has no date', ['sources.notice.date', null], ['source-undated', 'sources/notice']],
  [
    'a price rests on a source that is not there',
    [`${basic}.prices.0.price.source`, 'rumour'],
    ['source-missing', 'tariffs/api/2021/classes/basic/inside/price'],
  ],
  [
    'a step rests on a source that is not there',
    [`${clauses}.0.steps.0.source`, 'rumour'],
    ['source-missing', 'penalties/fakes/2021/clauses/first/steps/warning'],
  ],
  // What nobody has found
  [
    'a price is not known',
    [`${basic}.prices.1.price`, unknown],
    ['unknown', 'tariffs/api/2021/classes/basic/outside/price'],
  ],
  [
    'the days of a rung are not known',
    [`${rungs}.1.threshold`, unknown],
    ['unknown', 'ladders/arrears/2020/rungs/day-3/threshold'],
  ],
  [
    'a high number of returns has no number',
    ['criteria.1.versions.0.items.1.when', { fact: 'returns', range: unknown, id: 'high', enter: 'from' }],
    ['unknown', 'criteria/doubtful/2020/items/returns/when/range'],
  ],
  [
    'rungs above the last one are not known',
    ['ladders.0.versions.0.beyond', unknown],
    ['unknown', 'ladders/arrears/2020/beyond'],
  ],
  ['the measures of a level are not known', [`${levels}.2.unknown`, name], ['unknown', `${levelsAt}/36`]],
  [
    'the span in which offences count is not known',
    ['penalties.1.versions.0.counted', unknown],
    ['unknown', 'penalties/grades/2020/counted'],
  ],
  // Prices
  [
    'apps outside the cloud have no price',
    [`${basic}.prices.1`, undefined],
    ['gap', 'tariffs/api/2021/classes/basic'],
  ],
  [
    'apps that are not listed have no price',
    [`${basic}.prices.0.listed`, true],
    ['gap', 'tariffs/api/2021/classes/basic'],
  ],
  [
    'apps outside the cloud have two prices',
    [`${basic}.prices.0.hosting`, 'any'],
    ['overlap', 'tariffs/api/2021/classes/basic/outside'],
  ],
  ['calls past the last tier have no price', [`${tiers}.2.upTo`, 9000], ['gap', `${tiersAt}/3`]],
  ['a tier ends where the one before it does', [`${tiers}.1.upTo`, 1000], ['shadowed', `${tiersAt}/2`]],
  ['a tier without an end comes before others', [`${tiers}.1.upTo`, null], ['shadowed', `${tiersAt}/3`]],
  [
    'the minimum is above the maximum',
    ['tariffs.0.versions.1.classes.1.prices.0.minimum', stated('9.01')],
    ['contradiction', 'tariffs/api/2021/classes/tiered/any'],
  ],
  // Ladders
  [
    'two rungs begin on one day',
    [`${rungs}.1.threshold.value`, { comparison: 'more-than', days: 0 }],
    ['shadowed', 'ladders/arrears/2020/rungs/day-3'],
  ],
  [
    'a rung comes before the one below it',
    [`${rungs}.2.threshold.value.days`, 2],
    ['shadowed', 'ladders/arrears/2020/rungs/day-5'],
  ],
  [
    'five days in arrears are milder than three',
    [`${rungs}.2.measures.0.kind`, 'warn'],
    ['milder', 'ladders/arrears/2020/rungs/day-5'],
  ],
  [
    'one call more is milder: the full quota only warns, after calls were stopped',
    ['ladders.1.versions.0.rungs.0.measures.0.kind', 'freeze-identity'],
    ['milder', 'ladders/quota/2020/rungs/100'],
  ],
  [
    'two rungs of a quota begin at one share',
    ['ladders.1.versions.0.rungs.1.threshold.value.share', '0.8'],
    ['shadowed', 'ladders/quota/2020/rungs/100'],
  ],
  [
    'a rung of a balance is higher than the one before it',
    ['ladders.2.versions.0.rungs.1.threshold.value.amount', '200.00'],
    ['shadowed', 'ladders/balance/2020/rungs/10'],
  ],
  // Penalties by times
  [
    'nothing is said of the second time',
    [`${clauses}.1.when.range.value`, { above: 2 }],
    ['gap', 'penalties/fakes/2021/clauses/first'],
  ],
  [
    'the second time is in two clauses, so that the third takes less',
    [`${clauses}.0.when.range.value`, { upTo: 2 }],
    ['overlap', later],
    ['milder', later],
  ],
  [
    'the first time itself belongs to two clauses, so that the second takes less',
    [`${clauses}.1.when.range.value`, { from: 1 }],
    ['end-twice', later],
    ['milder', later],
  ],
  ['nothing is said of the first time', [`${clauses}.0`, undefined], ['gap', later]],
  [
    'nothing is said from the fourth time on',
    [`${clauses}.1.when.range.value`, { above: 1, upTo: 3 }],
    ['gap', later],
  ],
  // Penalties by share
  [
    'shares from 20 to 30 % have no step',
    [`${clauses}.1.steps.1.when.range.value.above`, '30'],
    ['gap', `${later}/steps/few`],
  ],
  [
    'shares from 40 to 50 % have no step',
    [`${clauses}.1.steps.1.when.range.value.upTo`, '40'],
    ['gap', `${later}/steps/many`],
  ],
  [
    'exactly 20 % has no step',
    [`${clauses}.1.steps.0.when.range.value`, { below: '20' }],
    ['end-never', `${later}/steps/few`],
  ],
  [
    'exactly 50 % has no step',
    [`${clauses}.1.steps.1.when.range.value`, { above: '20', below: '50' }],
    ['end-never', `${later}/steps/many`],
  ],
  [
    'exactly 20 % has two steps',
    [`${clauses}.1.steps.1.when.range.value`, { from: '20', upTo: '50' }],
    ['end-twice', `${later}/steps/many`],
  ],
  [
    'exactly 50 % has two steps',
    [`${clauses}.1.steps.2.when.range.value`, { from: '50' }],
    ['end-twice', `${later}/steps/most`],
  ],
  [
    'shares from 10 to 20 % have two steps',
    [`${clauses}.1.steps.1.when.range.value.above`, '10'],
    ['overlap', `${later}/steps/many`],
  ],
  [
    'shares above 90 % have no step',
    [`${clauses}.1.steps.2.when.range.value`, { above: '50', upTo: '90' }],
    ['gap', `${later}/steps/most`],
  ],
  [
    'a step lies within the one before it',
    [`${clauses}.1.steps.1.when.range.value`, { above: '5', upTo: '15' }],
    ['shadowed', `${later}/steps/many`],
    ['gap', `${later}/steps/few`],
  ],
  [
    'the first step holds always',
    [`${clauses}.1.steps.0.when`, undefined],
    ['shadowed', `${later}/steps/many`],
    ['shadowed', `${later}/steps/most`],
  ],
  [
    'a step asks for more than all',
    [`${clauses}.1.steps.2.when.range.value`, { above: '100' }],
    ['unreachable', `${later}/steps/most`],
    ['gap', `${later}/steps/many`],
  ],
  [
    'a range ends before it begins',
    [`${clauses}.1.steps.1.when.range.value`, { above: '50', upTo: '20' }],
    ['range-empty', `${later}/steps/many/when/range`],
    ['unreachable', `${later}/steps/many`],
    ['gap', `${later}/steps/few`],
  ],
  [
    'a clause asks for the time before the first',
    [`${clauses}.0.when.range.value`, { below: 1 }],
    ['unreachable', 'penalties/fakes/2021/clauses/first'],
    ['end-never', 'penalties/fakes/2021/clauses/first'],
  ],
  [
    'one more fake order shortens the restriction',
    [`${clauses}.1.steps.1.measures.0.days`, 6],
    ['milder', later],
  ],
  ['the highest share is only warned', [`${clauses}.1.steps.2.measures.0.kind`, 'warn'], ['milder', later]],
  [
    'the second time is milder than the first',
    [`${clauses}.0.steps.0.measures.0.kind`, 'expel'],
    ['milder', later],
  ],
  // Penalties by choice
  [
    'a grade has no step',
    ['penalties.1.facts.0.options.2', { id: 'extreme', name }],
    ['gap', 'penalties/grades/2020/clauses/by-grade'],
  ],
  [
    'two steps ask for one grade, and none for the other',
    ['penalties.1.versions.0.clauses.0.steps.1.when.is', 'slight'],
    ['shadowed', 'penalties/grades/2020/clauses/by-grade/steps/grave'],
    ['gap', 'penalties/grades/2020/clauses/by-grade'],
  ],
  // Contradictions
  [
    'two tables deduct different points for one offence',
    ['penalties.2', gradesToo],
    ['contradiction', 'penalties/grades'],
  ],
  [
    'what a clause demands another rules out',
    [`${clauses}.0.steps.0.measures`, [must('warn'), { kind: 'warn', modality: 'may-not' }]],
    ['contradiction', 'penalties/fakes/2021'],
  ],
  [
    'two tables say of each other that they contradict',
    ['penalties.1.contradicts', [{ penalty: 'fakes', why: name, ...cite }]],
    ['contradiction', 'penalties/grades'],
  ],
  // Criteria
  [
    'no case can meet an item',
    [`${items}.1.when.range.value`, { below: 0 }],
    ['range-empty', 'criteria/store/2020/items/disputes/when/range'],
    ['unreachable', 'criteria/store/2020/items/disputes'],
  ],
  [
    'an item is met wherever another one is',
    [`${items}.1.when`, { fact: 'points', range: stated({ below: '40' }) }],
    ['shadowed', 'criteria/store/2020/items/disputes'],
  ],
  [
    'no case can meet two items at once',
    [`${items}.1.when`, { fact: 'points', range: stated({ from: '36' }) }],
    ['contradiction', 'criteria/store/2020'],
  ],
  [
    'a situation lies within another one',
    ['criteria.1.versions.0.items.1.when', { fact: 'pieces', range: stated({ above: 20 }) }],
    ['shadowed', 'criteria/doubtful/2020/items/returns'],
  ],
  // Thresholds and points
  [
    'a time to ship holds no hour',
    ['thresholds.0.versions.0.range.value', { above: 48, below: 48 }],
    ['range-empty', 'thresholds/ship/2020/range'],
  ],
  ['points from 20 to 24 have no level', [`${levels}.0.range.value.below`, 20], ['gap', `${levelsAt}/12`]],
  [
    'exactly 24 points have no level',
    [`${levels}.1.range.value`, { above: 24, below: 36 }],
    ['end-never', `${levelsAt}/12`],
  ],
  [
    'exactly 24 points have two levels',
    [`${levels}.0.range.value`, { from: 12, upTo: 24 }],
    ['end-twice', `${levelsAt}/24`],
  ],
  [
    'points from 24 to 30 have two levels',
    [`${levels}.0.range.value.below`, 30],
    ['overlap', `${levelsAt}/24`],
  ],
  [
    'points from 40 on have no level',
    [`${levels}.2.range.value`, { from: 36, below: 40 }],
    ['gap', `${levelsAt}/36`],
  ],
  [
    'a level lies past the points there are',
    [`${levels}.2.range.value.from`, 60],
    ['unreachable', `${levelsAt}/36`],
    ['gap', `${levelsAt}/24`],
  ],
  ['more points shorten the restriction', [`${levels}.1.measures.0.days`, 3], ['milder', `${levelsAt}/24`]],
  // What is declared
  [
    'the pack declares a gap that is not there',
    ['declared', [{ code: 'verify.gap', path: 'tariffs/api/2021', why: name }]],
    ['not-found', 'tariffs/api/2021'],
  ],
];
