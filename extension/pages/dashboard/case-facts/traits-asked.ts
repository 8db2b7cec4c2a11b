import type { LocalText, Pack } from 'duewatch';
import type { Obligation } from 'duewatch/deadline';

type Fact = NonNullable<Obligation['concerns']>[number]['fact'];

export interface TraitAsked {
  readonly fact: Fact;
  /** What the platform asks of those to whom it applies. */
  readonly names: readonly LocalText[];
}

/** What a pack's obligations ask of an account, each once. Numbers are none of them: nothing is asked by a number. */
export function traitsAsked({ obligations = [] }: Pick<Pack, 'obligations'>): TraitAsked[] {
  const found = new Map<string, { fact: Fact; names: LocalText[] }>();
  for (const { concerns = [], name } of obligations) {
    for (const { fact } of concerns) {
      if (fact.kind !== 'yes-no' && fact.kind !== 'choice') continue;
      const known = found.get(fact.id);
      if (known) known.names.push(name);
      else found.set(fact.id, { fact, names: [name] });
    }
  }
  return [...found.values()];
}
