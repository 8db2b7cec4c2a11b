import * as v from 'valibot';
import { conditionSchema, dated, factSchema } from './condition-schema.ts';
import { citedMeasureSchema } from './penalty-schema.ts';
import { choice, cite, id, localText } from './value.ts';

const item = v.strictObject({ id, name: localText, when: conditionSchema, ...cite });

const version = v.strictObject({
  ...dated,
  validity: v.strictObject(cite),
  /** Whether all items must hold, or any one is enough. */
  join: choice(['all', 'any']),
  items: v.pipe(v.array(item, 'type.list'), v.minLength(1, 'list.empty')),
  /** What follows where the criteria are met, and where they are not. */
  met: v.optional(v.array(citedMeasureSchema, 'type.list')),
  unmet: v.optional(v.array(citedMeasureSchema, 'type.list')),
  /** The rule says that its items are not all there are. */
  open: v.optional(localText),
});

/** What a shop, a service or an order must meet, or what makes it one of a kind. */
export const criteriaSchema = v.strictObject({
  id,
  name: localText,
  subject: choice(['shop', 'service', 'order']),
  facts: v.array(factSchema, 'type.list'),
  versions: v.array(version, 'type.list'),
});

export type Criteria = v.InferOutput<typeof criteriaSchema>;
export type CriteriaVersion = Criteria['versions'][number];
export type CriteriaItem = CriteriaVersion['items'][number];
