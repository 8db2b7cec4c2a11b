import type { Day } from '../base/day.ts';
import type { PenaltyMeasure } from '../pack/penalty-schema.ts';
import type { Pack } from '../pack/schema.ts';
import { axesOf, worldsOf } from './axes.ts';
import { conflictsOf } from './conflicts-of.ts';
import { compareMeasures, harshness } from './harshness.ts';
import type { Seen } from './holds.ts';
import { measureKey, outcomeKey } from './measure-key.ts';
import { needsOf } from './needs-of.ts';
import { outcomesOf, type StepOutcome } from './outcomes.ts';
import { conditionsOf, reasonsOf } from './reasons-of.ts';
import { contradict, factsOf, type PenaltyOptions, type Rule, rulesFor } from './rules-for.ts';
import type { Finding, Outcome, ReadingOutcome, Verdict } from './verdict.ts';

/**
 * What follows from a finding: everything that the facts and the text allow. Missing facts, clauses that match twice, clauses that
 * contradict each other and measures that the rule leaves open make several outcomes; what all of them share is certain.
 * Throws a `RangeError` for facts that cannot be (more fake orders than orders, a count that is not whole) and for an offence or a
 * table that the pack does not have.
 *
 * Where facts are missing, the outcomes are exactly those of some value they may have. Several tables about one offence are
 * alternatives where they contradict each other, and add up where they do not.
 *
 * @example
 * const finding = {
 *   offences: { 'fake-transactions': true, 'credit-and-sales-manipulation': false },
 *   facts: { times: 2, 'fake-orders': 30, 'total-orders': 100 },
 * };
 * penaltyOutcome(finding, aliexpress, { validAt: '2022-07-01' }).certain
 * // [{ kind: 'restrict-rights', modality: 'must', days: 15 }]
 */
export function penaltyOutcome(finding: Finding, pack: Pack, options: PenaltyOptions): Verdict {
  const rules = rulesFor(finding, pack, options);
  const held = rules.filter((rule) => rule.version !== undefined);
  const facts = factsOf(rules);
  const axes = axesOf(rules.flatMap(conditionsOf), facts);
  const [on, seen]: [Day, Seen] = [options.validAt, new Map()];
  const worlds = worldsOf(axes, facts, finding.facts).map((possible) => ({ possible, on, seen }));

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
      finding,
      rules,
      axes,
      worlds,
      perWorld.map((each) => each.map(outcomeKey)),
      facts,
    ),
    reasons: reasonsOf(rules, worlds, table, finding, pack),
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

type World = Parameters<typeof outcomesOf>[1];

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
