import type { Day } from '../base/day.ts';
import type { LocalText } from '../base/text.ts';
import { and, or, type Truth } from '../base/truth.ts';
import { type Cited, cited } from '../pack/cited.ts';
import type { RuleFact } from '../pack/condition-schema.ts';
import type { Criteria, CriteriaItem, CriteriaVersion } from '../pack/criteria-schema.ts';
import { known, readingsOf } from '../pack/known.ts';
import type { Actor, CitedMeasure, PenaltyMeasure } from '../pack/penalty-schema.ts';
import type { Pack } from '../pack/schema.ts';
import { versionKnown } from '../pack/version-known.ts';
import { axesOf, possibleOf, testsOf, type World, worldsOf } from './axes.ts';
import { checkGiven, factOf, type Given } from './given.ts';
import { type Case, holds } from './holds.ts';
import { nameOf, readTest } from './read-test.ts';
import { readingsIn } from './readings-in.ts';
import type { RuleNeed, RuleReason, TestRead } from './verdict.ts';

export interface CriteriaOptions {
  /** Of the pack's criteria, by their id. */
  readonly criteria: string;
  /** The day for which they are asked. */
  readonly validAt: Day;
  /** Only what was published by that day; everything known today without. */
  readonly knownAt?: Day | undefined;
  /** One reading, by its id; the default without. */
  readonly reading?: string | undefined;
}

/** One item of some criteria: a requirement, or a situation. */
export interface ItemStatus {
  readonly id: string;
  readonly name: LocalText;
  readonly met: Truth;
  readonly tests: readonly TestRead[];
  readonly cite: Cited;
}

/** What follows, and who may take it. */
export interface FollowingMeasure extends PenaltyMeasure {
  readonly id: string;
  readonly by: readonly Actor[];
  /** Who may take it under another reading. */
  readonly byOtherReading: readonly Actor[] | null;
  readonly cite: Cited;
}

export interface CriteriaStatus {
  /** `unknown` too where no version is known to hold. */
  readonly met: Truth;
  /** The id of the version that holds, or null. */
  readonly version: string | null;
  readonly items: readonly ItemStatus[];
  /** What follows as it stands; empty while it is not known whether the criteria are met. */
  readonly measures: readonly FollowingMeasure[];
  /** What may follow: both sides while that is not known. */
  readonly possible: readonly FollowingMeasure[];
  readonly byReading: readonly {
    readonly reading: string;
    readonly isDefault: boolean;
    readonly met: Truth;
  }[];
  /** What is not known and could decide, the fact first that decides most. */
  readonly needs: readonly RuleNeed[];
  readonly reasons: readonly RuleReason[];
  /** Why there may be more than what is listed. */
  readonly open: readonly LocalText[];
}

/**
 * Whether criteria are met: yes, no, or not known, with each item and with what to ask for. Every item is looked at, so that the
 * list of missing facts is whole. Throws a `RangeError` for facts that cannot be and for criteria that the pack does not have.
 *
 * @example
 * const facts = { 'violation-points': 35, 'serious-ip': false, disputes: 3, orders: 10_000 };
 * criteriaStatus(facts, alibaba1688, { criteria: 'flagship-store', validAt: '2021-05-01' }).met // 'yes': 0.03 % of 10,000 are 3
 */
export function criteriaStatus(given: Given, pack: Pack, options: CriteriaOptions): CriteriaStatus {
  const criteria = pack.criteria?.find(({ id }) => id === options.criteria);
  if (criteria === undefined) throw new RangeError(`pack ${pack.id} has no criteria ${options.criteria}`);
  checkGiven(given, criteria.facts);
  const version = versionKnown(criteria.versions, options);
  if (version === undefined) return none;

  const judge = judgeOf(criteria, version, options.validAt);
  const readings = readingsIn(version.items);
  const reading = options.reading ?? readings[0]?.id;
  const at = { possible: judge.possible(given), on: options.validAt, reading };
  const items = version.items.map((item) => toItem(item, criteria.facts, given, at, pack));
  const met = joined(
    version,
    items.map((item) => item.met),
  );
  const [yes, no] = [version.met ?? [], version.unmet ?? []].map((list) =>
    list.map((measure) => following(measure, pack)),
  ) as [FollowingMeasure[], FollowingMeasure[]];
  return {
    met,
    version: version.id,
    items,
    measures: met === 'yes' ? yes : met === 'no' ? no : [],
    possible: met === 'yes' ? yes : met === 'no' ? no : [...yes, ...no],
    byReading: readings.map(({ id, isDefault }) => ({ reading: id, isDefault, met: judge.met(given, id) })),
    needs: met === 'unknown' ? [...judge.needs(given, reading), ...limitsOf(criteria, version, items)] : [],
    reasons: [
      {
        text: { code: 'penalty.rule', params: { name: criteria.name, from: version.validFrom } },
        cite: cited(pack, version.validity),
      },
      ...items.map((item) => ({
        clause: `${criteria.id}/${item.id}`,
        tests: item.tests,
        text: { code: `criteria.item.${item.met}`, params: { name: item.name } },
        cite: item.cite,
      })),
    ],
    open: version.open === undefined ? [] : [version.open],
  };
}

const none: CriteriaStatus = {
  met: 'unknown',
  version: null,
  items: [],
  measures: [],
  possible: [],
  byReading: [],
  needs: [],
  reasons: [],
  open: [{ 'zh-CN': '没有找到当天有效的规则。', en: 'No rule is known that held on that day.' }],
};

/** Judges cases by one version: each with the facts that it is given. */
function judgeOf({ facts }: Criteria, version: CriteriaVersion, on: Day) {
  const conditions = version.items.map(({ when }) => when);
  const axes = axesOf(conditions, facts);
  const possibleIn = (given: Given) =>
    new Map(axes.map((axis) => [axis.key, possibleOf(axis, facts, given)]));
  const truths = (possible: World, reading: string | undefined) =>
    conditions.map((condition) => holds(condition, { possible, on, reading }));
  const met = (possible: World, reading: string | undefined) => joined(version, truths(possible, reading));

  /** The missing facts of what is open: the one first that decides in most of the answers it may have. */
  const needs = (given: Given, reading: string | undefined): RuleNeed[] => {
    const isMissing = (fact: string) => factOf(given, fact) === undefined;
    const possible = possibleIn(given);
    const open = new Set(
      conditions
        .filter((condition) => holds(condition, { possible, on, reading }) === 'unknown')
        .flatMap(testsOf)
        .flatMap((test) => ('part' in test ? [test.part, test.of] : 'fact' in test ? [test.fact] : [])),
    );
    return facts
      .filter(({ id }) => open.has(id) && isMissing(id))
      .map(({ id, name }) => {
        const told = axes.filter(
          (axis) => axis.facts.includes(id) && axis.facts.every((fact) => fact === id || !isMissing(fact)),
        );
        const answers = worldsOf(told, facts, given).map((world) => new Map([...possible, ...world]));
        const decided = answers.filter((answer) => met(answer, reading) !== 'unknown').length;
        const settled = answers
          .flatMap((answer) => truths(answer, reading))
          .filter((truth) => truth !== 'unknown');
        const leaves = decided === answers.length ? 1 : 2;
        const text = { code: 'criteria.need', params: { name } };
        const share = (count: number) => count / answers.length;
        const need = { kind: 'fact' as const, id, leaves, text };
        return { need, decided: share(decided), settled: share(settled.length) };
      })
      .sort((a, b) => b.decided - a.decided || b.settled - a.settled)
      .map(({ need }) => need);
  };
  return {
    possible: possibleIn,
    met: (given: Given, reading: string | undefined) => met(possibleIn(given), reading),
    needs,
  };
}

function joined({ join }: CriteriaVersion, truths: readonly Truth[]): Truth {
  return join === 'all' ? and(truths) : or(truths);
}

function toItem(
  { id, name, when, ...cite }: CriteriaItem,
  facts: readonly RuleFact[],
  given: Given,
  at: Case,
  pack: Pack,
): ItemStatus {
  const tests = testsOf(when).map((test) => readTest(test, facts, given, at));
  return { id, name, met: holds(when, at), tests, cite: cited(pack, cite) };
}

function following(measure: CitedMeasure, pack: Pack): FollowingMeasure {
  const { id, kind, modality, days, points, amount, by } = measure;
  const own = by === undefined ? undefined : known(by);
  const [, other] = by === undefined ? [] : readingsOf(by);
  return {
    id,
    kind,
    modality,
    ...(days === undefined ? {} : { days }),
    ...(points === undefined ? {} : { points }),
    ...(amount === undefined ? {} : { amount }),
    by: own?.value ?? ['platform'],
    byOtherReading: other?.value ?? null,
    cite: cited(pack, measure),
  };
}

/** Limits that nobody has found, of items that are open for want of them; a user may enter them. */
function limitsOf(criteria: Criteria, version: CriteriaVersion, items: readonly ItemStatus[]): RuleNeed[] {
  return version.items
    .filter((_, index) => items[index]?.met === 'unknown')
    .flatMap(({ when }) => testsOf(when))
    .flatMap((test): RuleNeed[] => {
      if (!('range' in test) || !('unknown' in test.range) || test.id === undefined) return [];
      const id = `criteria/${criteria.id}/${version.id}/${test.id}`;
      const name = nameOf('part' in test ? test.part : test.fact, criteria.facts);
      return [{ kind: 'limit', id, leaves: null, text: { code: 'penalty.need-limit', params: { name } } }];
    });
}
