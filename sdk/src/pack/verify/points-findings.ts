import { compare } from '../../base/decimal.ts';
import { compareCuts, intervalOf } from '../../penalty/cut.ts';
import { known } from '../known.ts';
import type { PenaltyMeasure } from '../penalty-schema.ts';
import type { PointsVersion } from '../points-schema.ts';
import type { Pack } from '../schema.ts';
import { type Held, intervalFindings, isEmpty } from './interval-findings.ts';
import type { Found } from './pack-finding.ts';

/** Levels of points that leave sums out or share them, that no sum reaches, or that are milder than a lower one. */
export function pointsFindings(pack: Pack): Found[] {
  return (pack.points ?? []).flatMap(({ id, versions }) =>
    versions.flatMap((version) => ofVersion(version, `points/${id}/${version.id}/levels`)),
  );
}

interface Level extends Held {
  readonly measures: readonly PenaltyMeasure[];
}

function ofVersion({ levels, credit }: PointsVersion, path: string): Found[] {
  const held = levels.flatMap(({ id, range, measures }): Level[] => {
    const stated = known(range)?.value;
    return stated === undefined ? [] : [{ path: `${path}/${id}`, interval: intervalOf(stated), measures }];
  });
  const most = credit === undefined ? undefined : known(credit)?.value;
  const found: Found[] = intervalFindings(held, { name: 'points', whole: false });
  const inOrder = held
    .filter(({ interval }) => !isEmpty(interval))
    .sort((a, b) => compareCuts(a.interval.low, b.interval.low));
  inOrder.forEach((level, index) => {
    const { low } = level.interval;
    if (most !== undefined && compareCuts(low, { at: most, after: true }) >= 0) {
      found.push({ code: 'verify.unreachable', path: level.path, example: { points: most } });
    }
    const before = inOrder[index - 1];
    if (before === undefined) return;
    const clauses = [before.path, level.path];
    const example = { points: low.at };
    if (isMilder(level.measures, before.measures))
      found.push({ code: 'verify.milder', path: level.path, clauses, example });
  });
  return found;
}

/** Whether each measure is one of the others', none harsher and not all the same: no order of kinds is stated for points. */
function isMilder(measures: readonly PenaltyMeasure[], than: readonly PenaltyMeasure[]): boolean {
  const sides = measures.map((measure) => {
    const others = than.filter(
      ({ kind, modality }) => kind === measure.kind && modality === measure.modality,
    );
    return Math.min(2, ...others.map((other) => sizeOf(measure, other)));
  });
  if (measures.length === 0 || sides.some((side) => side > 0)) return false;
  return sides.some((side) => side < 0) || measures.length < than.length;
}

/** By days, where no days have no end, then points, then amount. */
function sizeOf(a: PenaltyMeasure, b: PenaltyMeasure): number {
  const days = ({ days }: PenaltyMeasure) => days ?? Number.POSITIVE_INFINITY;
  if (days(a) !== days(b)) return days(a) < days(b) ? -1 : 1;
  return compare(a.points ?? '0', b.points ?? '0') || compare(a.amount ?? '0', b.amount ?? '0');
}
