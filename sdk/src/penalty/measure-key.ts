import type { PenaltyMeasure } from '../pack/penalty-schema.ts';

/** The same for measures that do the same. @example measureKey({ kind: 'restrict-rights', modality: 'must', days: 7 }) // 'restrict-rights/must/7//' */
export function measureKey({ kind, modality, days, points, amount }: PenaltyMeasure): string {
  return [kind, modality, days, points, amount].join('/');
}

/** What an outcome takes, whatever the clauses are called. */
export function outcomeKey(outcome: {
  readonly measures: readonly PenaltyMeasure[];
  readonly unknown: boolean;
}): string {
  const keys = [...new Set(outcome.measures.map(measureKey))].sort();
  return [...keys, ...(outcome.unknown ? ['?'] : [])].join(' ');
}
