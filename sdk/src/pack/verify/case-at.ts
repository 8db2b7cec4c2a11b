import { type Axis, possibleOf } from '../../penalty/axes.ts';
import type { Case } from '../../penalty/holds.ts';
import type { RuleFact } from '../condition-schema.ts';
import type { Probe } from './cases-of.ts';

/** A concrete case as the rules see it: one class on each axis. `key` is the same for cases that they cannot tell apart. */
export function caseAt(
  { given, on }: Probe,
  axes: readonly Axis[],
  facts: readonly RuleFact[],
): Omit<Case, 'reading'> & { readonly key: string } {
  const possible = new Map(axes.map((axis) => [axis.key, possibleOf(axis, facts, given)]));
  const places = axes.map(({ key, classes }) => {
    const [only] = possible.get(key) ?? [];
    return only === undefined ? '' : classes.indexOf(only);
  });
  return { possible, on, key: `${places.join(' ')} ${on}` };
}
