import { type Axis, possibleOf } from '../../penalty/axes.ts';
import type { Case } from '../../penalty/holds.ts';
import type { RuleFact } from '../condition-schema.ts';
import type { Probe } from './cases-of.ts';

/** A concrete case as the rules see it: one class on each axis. */
export function caseAt(
  { given, on }: Probe,
  axes: readonly Axis[],
  facts: readonly RuleFact[],
): Omit<Case, 'reading'> {
  return { possible: new Map(axes.map((axis) => [axis.key, possibleOf(axis, facts, given)])), on };
}
