import type { Problem } from '../base/problem.ts';
import type { Condition, RuleFact, Test } from './condition-schema.ts';
import { known, readingsOf } from './known.ts';
import type { PenaltyVersion } from './penalty-schema.ts';
import type { Pack } from './schema.ts';

type Found = Pick<Problem, 'code' | 'path' | 'found'>;

/**
 * What is wrong with the penalties, criteria, thresholds and points of a pack whose shape is right: tests of facts that the rule does
 * not have or that are of another kind, ids that repeat, tables and readings that are named and are not there, measures without a
 * place in the order of harshness.
 */
export function policyProblems({ penalties = [], criteria = [], points = [] }: Pack): Found[] {
  const found: Found[] = [];
  const add = (code: string, path: string, what: string) => found.push({ code, path, found: what });
  const unique = (items: readonly { readonly id: string }[], path: string) => {
    items.forEach(({ id }, index) => {
      if (items.findIndex((other) => other.id === id) < index)
        add('pack.repeated-id', `${path}[${index}].id`, id);
    });
  };

  const factsRight = (facts: readonly RuleFact[], path: string) => {
    unique(facts, `${path}.facts`);
    facts.forEach(({ kind, options, partOf }, index) => {
      const at = `${path}.facts[${index}]`;
      const whole = facts.find(({ id }) => id === partOf);
      if (partOf !== undefined && (kind !== 'count' || whole?.kind !== 'count')) {
        add('rule.no-fact', `${at}.partOf`, partOf);
      }
      if ((kind === 'choice') !== (options !== undefined)) add('rule.fact-kind', `${at}.options`, kind);
      if (options !== undefined) unique(options, `${at}.options`);
    });
  };
  const conditionRight = (
    condition: Condition | undefined,
    facts: readonly RuleFact[],
    path: string,
  ): void => {
    if (condition === undefined) return;
    for (const join of ['allOf', 'anyOf'] as const) {
      if (!(join in condition)) continue;
      const parts = (condition as Record<typeof join, readonly Condition[]>)[join];
      parts.forEach((part, index) => {
        conditionRight(part, facts, `${path}.${join}[${index}]`);
      });
    }
    if ('not' in condition) conditionRight(condition.not, facts, `${path}.not`);
    else if (!('allOf' in condition || 'anyOf' in condition)) testRight(condition, facts, path);
  };
  const testRight = (test: Test, facts: readonly RuleFact[], path: string): void => {
    const named = 'part' in test ? [test.part, test.of] : 'fact' in test ? [test.fact] : [];
    for (const id of named) {
      const fact = facts.find((candidate) => candidate.id === id);
      if (fact === undefined) add('rule.no-fact', path, id);
      else if (!fits(test, fact)) add('rule.fact-kind', path, id);
    }
    if ('range' in test && 'unknown' in test.range && (test.id === undefined || test.enter === undefined)) {
      add('rule.no-limit', path, named.join('/'));
    }
  };

  penalties.forEach((penalty, p) => {
    const path = `penalties[${p}]`;
    factsRight(penalty.facts, path);
    (penalty.contradicts ?? []).forEach((other, index) => {
      if (!penalties.some(({ id }) => id === other.penalty && id !== penalty.id)) {
        add('rule.no-penalty', `${path}.contradicts[${index}].penalty`, other.penalty);
      }
    });
    penalty.versions.forEach((version, n) => {
      const at = `${path}.versions[${n}]`;
      unique(version.clauses, `${at}.clauses`);
      version.clauses.forEach(({ when, steps }, c) => {
        unique(steps, `${at}.clauses[${c}].steps`);
        conditionRight(when, penalty.facts, `${at}.clauses[${c}].when`);
        steps.forEach((step, s) => {
          conditionRight(step.when, penalty.facts, `${at}.clauses[${c}].steps[${s}].when`);
        });
      });
      for (const kind of kindsWithoutPlace(version)) add('rule.not-ranked', `${at}.harshness`, kind);
      for (const [reading, where] of readingsMissing(version))
        add('pack.no-reading', `${at}.${where}`, reading);
    });
  });

  criteria.forEach((rule, r) => {
    factsRight(rule.facts, `criteria[${r}]`);
    rule.versions.forEach(({ items, met = [], unmet = [] }, n) => {
      const at = `criteria[${r}].versions[${n}]`;
      unique(items, `${at}.items`);
      unique(met, `${at}.met`);
      unique(unmet, `${at}.unmet`);
      items.forEach(({ when }, index) => {
        conditionRight(when, rule.facts, `${at}.items[${index}].when`);
      });
    });
  });
  points.forEach(({ versions }, l) => {
    versions.forEach(({ levels }, n) => {
      unique(levels, `points[${l}].versions[${n}].levels`);
    });
  });
  return found;
}

function fits(test: Test, { kind, options = [] }: RuleFact): boolean {
  if ('part' in test) return kind === 'count';
  if ('range' in test) return kind === 'count' || kind === 'points';
  if (!('is' in test)) return true;
  return kind === 'yes-no'
    ? typeof test.is === 'boolean'
    : kind === 'choice' && options.some(({ id }) => id === test.is);
}

function kindsWithoutPlace({ clauses, harshness }: PenaltyVersion): string[] {
  const order: readonly string[] = known(harshness)?.value ?? [];
  const measures = clauses.flatMap(({ steps }) =>
    steps.flatMap((step) => [...step.measures, ...(step.oneOf ?? []).flat()]),
  );
  return [...new Set(measures.map(({ kind }) => kind))].filter((kind) => !order.includes(kind));
}

/** Readings of ranges that a way of choosing takes along and that no range has. */
function readingsMissing({ clauses }: PenaltyVersion): [string, string][] {
  return clauses.flatMap(({ choose, steps }, index) => {
    if (choose === undefined) return [];
    const text = JSON.stringify(steps);
    return readingsOf(choose).flatMap(({ value: { ranges } }): [string, string][] =>
      ranges === undefined || text.includes(`"id":${JSON.stringify(ranges)}`)
        ? []
        : [[ranges, `clauses[${index}].choose`]],
    );
  });
}
