import { compare, type Decimal } from '../base/decimal.ts';
import type { Problem } from '../base/problem.ts';
import { known } from './known.ts';
import type { AnyLadder, BalanceThreshold, MeasureKind, QuotaThreshold, Threshold, Value } from './schema.ts';

type LadderProblem = Pick<Problem, 'code' | 'severity' | 'path' | 'found'>;
/** A rung of any kind of ladder. */
type AnyRung = AnyLadder['versions'][number]['rungs'][number];

/**
 * What is wrong with the rungs of a ladder's version whose shape is right. Errors: ids that repeat, thresholds that do not
 * rise, measures that replace none of an earlier rung. A warning: a rung that is milder than one before it.
 */
export function ladderProblems(rungs: readonly AnyRung[], path: string): LadderProblem[] {
  const found: LadderProblem[] = [];
  const error = (code: string, at: string, what: string) => {
    found.push({ code, severity: 'error', path: at, found: what });
  };
  const rungIds = new Set<string>();
  const measures = new Map<string, MeasureKind>();
  let before: Decimal | undefined;
  let worst = 0;
  rungs.forEach((rung, index) => {
    const at = `${path}[${index}]`;
    if (rungIds.has(rung.id)) error('pack.repeated-id', `${at}.id`, rung.id);
    rungIds.add(rung.id);

    const height = heightOf(rung.threshold);
    if (height !== undefined) {
      if (before !== undefined && compare(height, before) <= 0)
        error('ladder.not-rising', `${at}.threshold`, rung.id);
      before = height;
    }

    let milder = false;
    const earlier = new Set(measures.keys());
    rung.measures.forEach(({ id, kind, replaces }, n) => {
      if (measures.has(id)) error('pack.repeated-id', `${at}.measures[${n}].id`, id);
      measures.set(id, kind);
      for (const other of replaces ?? []) {
        if (!earlier.has(other)) error('pack.no-measure', `${at}.measures[${n}].replaces`, other);
      }
      milder ||= (replaces ?? []).some((other) => weightOf(measures.get(other)) > weightOf(kind));
    });
    const weights = rung.measures.map(({ kind }) => weightOf(kind)).filter((weight) => weight > 0);
    const weight = Math.max(0, ...weights);
    if (milder || (weights.length > 0 && weight < worst && rung.unknown === undefined)) {
      found.push({ code: 'ladder.milder', severity: 'warning', path: `${at}.measures`, found: rung.id });
    }
    worst = Math.max(worst, weight);
  });
  return found;
}

/** How far up a rung is, so that a higher one has more; undefined where nobody knows. */
function heightOf(threshold: AnyRung['threshold']): Decimal | undefined {
  const value = known(threshold as Value<Threshold | QuotaThreshold | BalanceThreshold>)?.value;
  if (value === undefined) return undefined;
  if ('share' in value) return value.share;
  if ('amount' in value) return `-${value.amount}`;
  return String(value.comparison === 'full-days' ? value.days : value.days + 1);
}

/**
 * Which measure takes more from the account, for measures that can be compared: what falls on income and what falls on
 * calls cannot, so a frozen settlement has no weight.
 */
const weights: Record<MeasureKind, number> = {
  'freeze-settlement': 0,
  warn: 1,
  'hide-service': 2,
  throttle: 3,
  'freeze-service': 4,
  'suspend-authorisation': 4,
  'suspend-calls': 5,
  'freeze-identity': 6,
  'cancel-qualification': 6,
  'cancel-next-qualification': 6,
};

function weightOf(kind: MeasureKind | undefined): number {
  return kind === undefined ? 0 : weights[kind];
}
