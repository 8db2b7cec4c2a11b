import type { LocalText, Pack } from 'duewatch';
import { type RuleValue, rulesOf } from 'duewatch/schema';

/*
 * What the section Rules shows, worked out apart from how it looks.
 */

export const knowns = ['certain', 'disputed', 'unknown'] as const;
export type Known = (typeof knowns)[number];

/** The kinds of rules that packs have, in the order in which they are shown; others come after. */
export const ruleKinds = [
  'tariffs',
  'ladders',
  'penalties',
  'criteria',
  'thresholds',
  'points',
  'obligations',
  'notices',
] as const;
export type RuleKind = (typeof ruleKinds)[number];

/** The rules of one kind of a pack that pass the filter. */
export interface RuleSection {
  readonly kind: RuleKind;
  readonly rules: readonly Rule[];
}

export interface Rule {
  /** `criteria/fake-orders` */
  readonly path: string;
  readonly name: LocalText | null;
  readonly values: readonly RuleValue[];
}

/** How much of each a list has. @example countKnown([]) // { certain: 0, disputed: 0, unknown: 0 } */
export function countKnown(values: readonly RuleValue[]): Record<Known, number> {
  const counts = { certain: 0, disputed: 0, unknown: 0 };
  for (const { known } of values) counts[known] += 1;
  return counts;
}

/** All that a pack states or leaves open, by kind and rule; of a filter only what passes, without empty rules. */
export function sectionsOf(pack: Pack, show: Known | 'all'): RuleSection[] {
  const values = rulesOf(pack).filter(({ known }) => show === 'all' || known === show);
  return ruleKinds.flatMap((kind) => {
    const rules = new Map<string, RuleValue[]>();
    for (const value of values) {
      if (!value.rule.startsWith(`${kind}/`)) continue;
      const known = rules.get(value.rule);
      if (known === undefined) rules.set(value.rule, [value]);
      else known.push(value);
    }
    if (rules.size === 0) return [];
    return [
      {
        kind,
        rules: [...rules].map(([path, own]) => ({ path, name: own[0]?.names[0] ?? null, values: own })),
      },
    ];
  });
}

/** What a value is of, below its rule: the names of its clause and step. */
export function namesBelow({ names }: RuleValue): readonly LocalText[] {
  return names.slice(1);
}
