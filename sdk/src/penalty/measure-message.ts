import type { Message } from '../base/text.ts';
import type { PenaltyMeasure } from '../pack/penalty-schema.ts';

/** A measure as something to say. @example measureMessage({ kind: 'warn', modality: 'must' }).code // 'penalty.measure.warn' */
export function measureMessage(measure: PenaltyMeasure): Message {
  const { kind, modality, days = null, points = null, amount = null } = measure;
  return { code: `penalty.measure.${kind}`, params: { modality, days, points, amount } };
}
