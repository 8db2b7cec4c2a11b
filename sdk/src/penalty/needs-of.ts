import type { RuleFact } from '../pack/condition-schema.ts';
import { type Axis, testsOf, type World } from './axes.ts';
import { factOf, type Given } from './given.ts';
import { nameOf } from './read-test.ts';
import { conditionsOf } from './reasons-of.ts';
import type { Rule } from './rules-for.ts';
import type { RuleNeed } from './verdict.ts';

/**
 * What to ask for: the facts that are missing and make a difference, the one first that leaves the fewest outcomes even where its
 * answer helps least; then whether the platform also sees another offence, and limits that nobody has found.
 */
export function needsOf(
  given: Given,
  rules: readonly Rule[],
  axes: readonly Axis[],
  worlds: readonly { readonly possible: World }[],
  /** The keys of the outcomes in each world. */
  keys: readonly (readonly string[])[],
  facts: readonly RuleFact[],
): RuleNeed[] {
  const isMissing = (fact: string) => factOf(given, fact) === undefined;
  const group = (by: readonly Axis[]) => {
    const groups = new Map<string, number[]>();
    worlds.forEach(({ possible }, index) => {
      const key = JSON.stringify(by.map((axis) => possible.get(axis.key)));
      groups.set(key, [...(groups.get(key) ?? []), index]);
    });
    return [...groups.values()];
  };
  const isOpen = worlds.length > 1;
  const missing = facts
    .filter(({ id }) => isOpen && isMissing(id))
    .flatMap(({ id, name }) => {
      const others = axes.filter((axis) => !axis.facts.includes(id));
      const differs = group(others).some(
        (worldsAlike) =>
          new Set(worldsAlike.map((world) => [...(keys[world] ?? [])].sort().join('|'))).size > 1,
      );
      if (!differs) return [];
      const told = axes.filter(
        (axis) => axis.facts.includes(id) && axis.facts.every((fact) => fact === id || !isMissing(fact)),
      );
      const sizes = group(told).map((alike) => new Set(alike.flatMap((world) => keys[world] ?? [])).size);
      const leaves = Math.max(...sizes);
      const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
      const text = { code: 'penalty.need-fact', params: { name, leaves, of: new Set(keys.flat()).size } };
      return [{ mean, need: { kind: 'fact' as const, id, leaves, text } }];
    })
    .sort((a, b) => a.need.leaves - b.need.leaves || a.mean - b.mean)
    .map(({ need }) => need);

  const offences = rules
    .filter(({ applies }) => applies === 'unknown')
    .map(({ penalty }): RuleNeed => {
      const text = { code: 'penalty.need-offence', params: { name: penalty.name } };
      return { kind: 'offence', id: penalty.offence, leaves: null, text };
    });
  return [...missing, ...offences, ...rules.flatMap((rule) => limitsOf(rule))];
}

function limitsOf(rule: Rule): RuleNeed[] {
  const { penalty, version } = rule;
  if (version === undefined) return [];
  return conditionsOf(rule)
    .flatMap(testsOf)
    .flatMap((test): RuleNeed[] => {
      if (!('range' in test) || !('unknown' in test.range) || test.id === undefined) return [];
      const id = `penalties/${penalty.id}/${version.id}/${test.id}`;
      const fact = 'part' in test ? test.part : test.fact;
      const name = nameOf(fact, penalty.facts);
      return [{ kind: 'limit', id, leaves: null, text: { code: 'penalty.need-limit', params: { name } } }];
    });
}
