import type { Day } from '../base/day.ts';
import type { RuleFact } from '../pack/condition-schema.ts';
import type { PenaltyMeasure } from '../pack/penalty-schema.ts';
import type { Pack } from '../pack/schema.ts';
import { type Axis, axesOf, worldsOf } from './axes.ts';
import { cellFinder } from './cell-finder.ts';
import { conflictsOf } from './conflicts-of.ts';
import type { Given } from './given.ts';
import { compareMeasures, harshness } from './harshness.ts';
import type { Seen } from './holds.ts';
import { measureKey, outcomeKey } from './measure-key.ts';
import { needsOf } from './needs-of.ts';
import { outcomesOf, type StepOutcome } from './outcomes.ts';
import { conditionsOf, reasonsOf } from './reasons-of.ts';
import { contradict, factsOf, type PenaltyOptions, type Rule, rulesOn } from './rules-for.ts';
import type { Finding, Outcome, ReadingOutcome, RuleReason, Verdict } from './verdict.ts';

/**
 * {@link penaltyOutcome} for many findings under the same rules of the same day: what depends on pack and day alone is done once, and
 * what one class of cases comes to is worked out when the first of them is met. Each verdict is the one that `penaltyOutcome` gives,
 * with its own numbers in its reasons; parts of it are shared between verdicts. Throws a `RangeError` for a table that the pack does
 * not have; what it returns throws one for facts that cannot be and for an offence that the pack does not have.
 *
 * @example
 * const judge = preparePenalty(aliexpress, { validAt: '2022-07-01', penalty: 'fake-transactions' });
 * const facts = { times: 2, 'fake-orders': 30, 'total-orders': 100 };
 * judge({ offences: { 'fake-transactions': true }, facts }).certain // [{ kind: 'restrict-rights', modality: 'must', days: 15 }]
 */
export function preparePenalty(pack: Pack, options: PenaltyOptions): (finding: Finding) => Verdict {
  const { check, keyOf, rulesOf } = rulesOn(pack, options);
  const known = new Map<string, (given: Given) => Verdict>();
  return (finding) => {
    check(finding);
    const key = keyOf(finding.offences);
    let judge = known.get(key);
    if (judge === undefined) {
      judge = judgeOf(rulesOf(finding.offences), pack, options.validAt);
      known.set(key, judge);
    }
    return judge(finding.facts);
  };
}

/** What a class of cases comes to; the reasons of a case name its own numbers. */
interface Judged extends Omit<Verdict, 'reasons'> {
  readonly reasons: (given: Given) => RuleReason[];
}

/** So many classes of cases are kept at most, whatever a pack cuts. */
const most = 4096;

function judgeOf(rules: readonly Rule[], pack: Pack, on: Day): (given: Given) => Verdict {
  const facts = factsOf(rules);
  const axes = axesOf(rules.flatMap(conditionsOf), facts);
  const cellOf = cellFinder(axes, facts);
  const seen: Seen = new Map();
  const judged = new Map<number, Judged>();
  const judge = (given: Given) => {
    const worlds = worldsOf(axes, facts, given).map((possible) => ({ possible, on, seen }));
    return judgedOf(rules, facts, axes, worlds, given, pack);
  };
  return (given) => {
    const cell = cellOf(given);
    let own = cell < 0 ? undefined : judged.get(cell);
    if (own === undefined) {
      own = judge(given);
      if (cell >= 0 && judged.size < most) judged.set(cell, own);
    }
    const { certain, possible, excluded, outcomes, byReading, conflicts, needs, reasons, open } = own;
    return {
      certain,
      possible,
      excluded,
      outcomes,
      byReading,
      conflicts,
      needs,
      reasons: reasons(given),
      open,
    };
  };
}

type World = Parameters<typeof outcomesOf>[1];

function judgedOf(
  rules: readonly Rule[],
  facts: readonly RuleFact[],
  axes: readonly Axis[],
  worlds: readonly World[],
  given: Given,
  pack: Pack,
): Judged {
  const held = rules.filter((rule) => rule.version !== undefined);
  // What each table and reading comes to in each world.
  const table = held.map((rule) =>
    rule.readings.map(({ id }) => worlds.map((world) => outcomesIn(rule, world, id))),
  );
  const groups = groupsOf(held);
  const perWorld = worlds.map((_, index) =>
    distinct(
      groups.reduce<readonly Outcome[]>(
        (before, group) => {
          const own = group.flatMap((rule) =>
            (table[rule] ?? []).flatMap((readings) => readings[index] ?? []),
          );
          return before.flatMap((outcome) => own.map((more) => together(outcome, more)));
        },
        groups.length === 0 ? [] : [{ clauses: [], measures: [], unknown: false }],
      ),
    ),
  );
  const outcomes = inOrder(distinct(perWorld.flat()), held);
  const measures = distinctMeasures(outcomes.flatMap((outcome) => outcome.measures));
  const inAll = (measure: PenaltyMeasure) =>
    outcomes.every((outcome) => outcome.measures.some((other) => measureKey(other) === measureKey(measure)));
  const of = (...modalities: string[]) => measures.filter(({ modality }) => modalities.includes(modality));

  return {
    certain: of('must').filter(inAll),
    possible: of('must', 'may'),
    excluded: of('may-not').filter(inAll),
    outcomes,
    byReading: held.flatMap((rule, index) =>
      rule.readings.map(
        ({ id, cite, isDefault }, reading): ReadingOutcome => ({
          penalty: rule.penalty.id,
          reading: id,
          name: cite?.note ?? null,
          isDefault,
          outcomes: inOrder(distinct((table[index]?.[reading] ?? []).flat()), [rule]),
        }),
      ),
    ),
    conflicts: conflictsOf(held, worlds, table, pack),
    needs: needsOf(
      given,
      rules,
      axes,
      worlds,
      perWorld.map((each) => each.map(outcomeKey)),
      facts,
    ),
    reasons: reasonsOf(held, worlds, table, pack),
    open: rules.flatMap(({ version }) => {
      if (version === undefined) return noVersion;
      const unknown = version.clauses.flatMap(({ id: clause, steps }) =>
        steps.flatMap((step) => {
          const reached = outcomes.some((outcome) =>
            outcome.clauses.some((path) => path.endsWith(`/${clause}/${step.id}`)),
          );
          return reached && step.unknown !== undefined ? step.unknown : [];
        }),
      );
      return version.open === undefined ? unknown : [...unknown, version.open];
    }),
  };
}

const noVersion = {
  'zh-CN': '没有找到当天有效的规则。',
  en: 'No rule is known that held on that day.',
};

function outcomesIn({ penalty, version }: Rule, world: World, reading: string): readonly Outcome[] {
  if (version === undefined) return [];
  return outcomesOf(version, world, reading).map((outcome) => toOutcome(penalty.id, outcome));
}

function toOutcome(penalty: string, { steps, measures, unknown }: StepOutcome): Outcome {
  return {
    clauses: steps.map((step) => `${penalty}/${step}`),
    measures: distinctMeasures(measures),
    unknown,
  };
}

/** Tables that contradict each other, directly or through others, are alternatives: one group. */
function groupsOf(rules: readonly Rule[]): number[][] {
  const groups: number[][] = [];
  rules.forEach((rule, index) => {
    const joined = groups.filter((group) =>
      group.some((other) => contradict(rule.penalty, (rules[other] as Rule).penalty)),
    );
    const rest = groups.filter((group) => !joined.includes(group));
    groups.splice(0, groups.length, ...rest, [...joined.flat(), index]);
  });
  return groups;
}

/** Outcomes that take the same are one, with the clauses of both. */
function distinct(outcomes: readonly Outcome[]): Outcome[] {
  const byKey = new Map<string, Outcome>();
  for (const outcome of outcomes) {
    const key = outcomeKey(outcome);
    const same = byKey.get(key);
    const clauses = [...new Set([...(same?.clauses ?? []), ...outcome.clauses])];
    byKey.set(key, { ...(same ?? outcome), clauses });
  }
  return [...byKey.values()];
}

function distinctMeasures(measures: readonly PenaltyMeasure[]): PenaltyMeasure[] {
  return [...new Map(measures.map((measure) => [measureKey(measure), measure])).values()];
}

function together(a: Outcome, b: Outcome): Outcome {
  return {
    clauses: [...a.clauses, ...b.clauses],
    measures: distinctMeasures([...a.measures, ...b.measures]),
    unknown: a.unknown || b.unknown,
  };
}

/** The mildest first, by the order of the first table. */
function inOrder(outcomes: Outcome[], [rule]: readonly Rule[]): Outcome[] {
  if (rule?.version === undefined) return outcomes;
  const by = harshness(rule.version);
  return outcomes.sort((a, b) => compareMeasures(a.measures, b.measures, by));
}
