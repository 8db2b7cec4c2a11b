import { cited } from '../pack/cited.ts';
import type { Condition } from '../pack/condition-schema.ts';
import type { PenaltyClause, PenaltyStep } from '../pack/penalty-schema.ts';
import type { Pack } from '../pack/schema.ts';
import { type Class, testsOf, type World } from './axes.ts';
import type { OutcomeTable } from './conflicts-of.ts';
import type { Given } from './given.ts';
import type { Case } from './holds.ts';
import { measureMessage } from './measure-message.ts';
import { testReader } from './read-test.ts';
import type { Rule } from './rules-for.ts';
import type { RuleReason } from './verdict.ts';

/** Every condition of a table's version. */
export function conditionsOf({ version }: Pick<Rule, 'version'>): Condition[] {
  return (version?.clauses ?? []).flatMap(({ when, steps }) =>
    [when, ...steps.map((step) => step.when)].filter((condition) => condition !== undefined),
  );
}

/**
 * For each table: the version that governs, each step that the case comes to with what was read, and the other readings. Only what
 * was read differs between cases of one class.
 */
export function reasonsOf(
  held: readonly Rule[],
  worlds: readonly Omit<Case, 'reading'>[],
  table: OutcomeTable,
  pack: Pack,
): (given: Given) => RuleReason[] {
  const reasons = held.flatMap(({ penalty, version, readings }, index): ((given: Given) => RuleReason)[] => {
    if (version === undefined) return [];
    const at: Case = {
      possible: merged(worlds.map(({ possible }) => possible)),
      on: worlds[0]?.on ?? '',
      reading: readings[0]?.id,
    };
    const reached = [...new Set((table[index] ?? []).flat(2).flatMap(({ clauses }) => clauses))];
    const byDefault = (table[index]?.[0] ?? []).flat();
    const steps = version.clauses.flatMap((clause) =>
      clause.steps.flatMap((step) => {
        const path = `${penalty.id}/${clause.id}/${step.id}`;
        if (!reached.includes(path)) return [];
        const certain = byDefault.every(({ clauses }) => clauses.includes(path));
        const chosen = byDefault.some(({ clauses }) => clauses.includes(path));
        const tests = [clause.when, step.when]
          .filter((condition) => condition !== undefined)
          .flatMap(testsOf)
          .map((test) => testReader(test, penalty.facts, at));
        const oneOf = step.oneOf?.flat();
        const measures = [...step.measures, ...(oneOf ?? [])];
        const text = stepMessage(clause, step, certain ? 'certain' : chosen ? 'possible' : 'reading');
        const cite = cited(pack, step);
        return (given: Given): RuleReason => ({
          clause: path,
          tests: tests.map((read) => read(given)),
          measures,
          ...(oneOf === undefined ? {} : { oneOf }),
          text,
          cite,
        });
      }),
    );
    const others = readings.length < 2 ? [] : readings;
    const first: RuleReason = {
      text: { code: 'penalty.rule', params: { name: penalty.name, from: version.validFrom } },
      cite: cited(pack, version.validity),
    };
    return [
      () => first,
      ...steps,
      ...others.flatMap(({ cite, isDefault, why }, reading) => {
        if (cite === null) return [];
        const clauses = new Set((table[index]?.[reading] ?? []).flat().flatMap((each) => each.clauses));
        const names = version.clauses.flatMap((clause) =>
          clause.steps
            .filter((step) => clauses.has(`${penalty.id}/${clause.id}/${step.id}`))
            .map(({ name }) => name),
        );
        const params = {
          name: cite.note ?? null,
          chosen: isDefault,
          steps: names,
          why: isDefault ? why : null,
        };
        const reason: RuleReason = { text: { code: 'penalty.reading', params }, cite: cited(pack, cite) };
        return [() => reason];
      }),
    ];
  });
  return (given) => reasons.map((reason) => reason(given));
}

function stepMessage({ name }: PenaltyClause, step: PenaltyStep, how: 'certain' | 'possible' | 'reading') {
  const measures = step.measures.map(measureMessage);
  const oneOf = (step.oneOf ?? []).flat().map(measureMessage);
  const params = { clause: name, step: step.name, measures, oneOf, how, unknown: step.unknown ?? null };
  return { code: 'penalty.step', params };
}

/** The classes of every world together, on each axis. */
function merged(worlds: readonly World[]): World {
  const all = new Map<string, readonly Class[]>();
  for (const world of worlds) {
    for (const [key, each] of world) all.set(key, [...new Set([...(all.get(key) ?? []), ...each])]);
  }
  return all;
}
