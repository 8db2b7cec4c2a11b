import { compare } from '../base/decimal.ts';
import { known } from '../pack/known.ts';
import type { PenaltyMeasure, PenaltyVersion } from '../pack/penalty-schema.ts';

/** Compares measures: negative where the first is milder. Kinds go by the table's order, the same kind by days, points and amount. */
export type Harshness = (a: PenaltyMeasure, b: PenaltyMeasure) => number;

/** By the order that a version of a table states. A measure without days has no end, and is harsher than one that has. */
export function harshness(version: Pick<PenaltyVersion, 'harshness'>): Harshness {
  const order = known(version.harshness)?.value ?? [];
  return (a, b) =>
    order.indexOf(a.kind) - order.indexOf(b.kind) ||
    compare(size(a.days), size(b.days)) ||
    compare(a.points ?? '0', b.points ?? '0') ||
    compare(a.amount ?? '0', b.amount ?? '0');
}

function size(days: number | undefined): string {
  return days === undefined ? '999999' : String(days);
}

/** The harshest measures decide, then how many follow: negative where the first list is milder. */
export function compareMeasures(
  a: readonly PenaltyMeasure[],
  b: readonly PenaltyMeasure[],
  by: Harshness,
): number {
  const worstFirst = (list: readonly PenaltyMeasure[]) =>
    list.filter(({ modality }) => modality !== 'may-not').sort((x, y) => by(y, x));
  const [left, right] = [worstFirst(a), worstFirst(b)];
  for (const [index, measure] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    const side = by(measure, other);
    if (side !== 0) return side;
  }
  return left.length - right.length;
}
