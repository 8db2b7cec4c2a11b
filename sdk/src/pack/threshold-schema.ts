import * as v from 'valibot';
import { dated, rangeSchema } from './condition-schema.ts';
import { choice, cite, id, localText, value } from './value.ts';

const version = v.strictObject({ ...dated, validity: v.strictObject(cite), range: value(rangeSchema) });

/** A single number of a platform's rules: ship within 48 hours. */
export const thresholdSchema = v.strictObject({
  id,
  name: localText,
  unit: choice(['hours', 'days', 'workdays', 'percent', 'count', 'points', 'cny']),
  versions: v.array(version, 'type.list'),
});

export type NamedThreshold = v.InferOutput<typeof thresholdSchema>;
