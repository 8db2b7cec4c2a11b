import * as v from 'valibot';
import { conditionSchema, dated, factSchema } from './condition-schema.ts';
import { amount, choice, cite, id, localText, text, value, whole } from './value.ts';

/** Everything that a platform, or on some a merchant, does under the rules of a pack. */
export const penaltyKinds = [
  'warn',
  'deduct-points',
  'deduct-deposit',
  'forfeit-deposit',
  'compensate-buyer',
  'delete-records',
  'remove-content',
  'remove-listings',
  'refund-orders',
  'limit-promotion',
  'demote-listings',
  'limit-publishing',
  'restrict-rights',
  'freeze-account',
  'delist-services',
  'refuse-new-orders',
  'end-existing-use',
  'refuse-entry',
  'prohibit-service',
  'terminate-service',
  'close-account',
  'expel',
  'cancel-order',
  'withhold-shipment',
  'recall-shipment',
  'limit-buyer',
  'revoke-benefits',
  'suspend-service',
  'other-control',
] as const;

export const modalities = ['must', 'may', 'may-not'] as const;

const positive = v.pipe(whole, v.minValue(1, 'count.not-positive'));

const penaltyMeasure = {
  kind: choice(penaltyKinds),
  /** `may-not`: the rule says that it does not happen. */
  modality: choice(modalities),
  /** For how many days; absent where it has no end or none is stated. */
  days: v.optional(positive),
  points: v.optional(amount),
  /** CNY. */
  amount: v.optional(amount),
};

export const measureSchema = v.strictObject(penaltyMeasure);

/** Who may take it; the platform alone without. */
export const actors = ['platform', 'merchant'] as const;

/** A measure with its own source, and who may take it. */
export const citedMeasureSchema = v.strictObject({
  id,
  ...penaltyMeasure,
  by: v.optional(value(v.array(choice(actors), 'type.list'))),
  ...cite,
});

const step = v.strictObject({
  id,
  name: localText,
  /** Absent where the step always matches. */
  when: v.optional(conditionSchema),
  measures: v.array(measureSchema, 'type.list'),
  /** Exactly one of these lists is taken too, and the rule does not say which. */
  oneOf: v.optional(v.pipe(v.array(v.array(measureSchema, 'type.list'), 'type.list'), v.minLength(2))),
  /** What of the step's measures nobody has found. */
  unknown: v.optional(localText),
  ...cite,
});

const choose = v.strictObject({
  /** Where several steps match: the first of them from the top, or the harshest. */
  pick: choice(['first', 'strictest']),
  /** Reads every step's topmost `allOf` and `anyOf` as this one; as they are written without. */
  join: v.optional(choice(['all', 'any'])),
  /** Takes, of every range that has a reading of this id, that reading; their defaults without. */
  ranges: v.optional(id),
});

const clause = v.strictObject({
  id,
  name: localText,
  when: v.optional(conditionSchema),
  /** How a step is chosen; the first that matches without. */
  choose: v.optional(value(choose)),
  steps: v.pipe(v.array(step, 'type.list'), v.minLength(1, 'list.empty')),
});

const span = v.strictObject({ days: v.optional(positive), workdays: v.optional(positive) });

const appeal = v.strictObject({
  within: value(span),
  /** What the time is counted from. */
  begins: value(localText),
  place: value(localText),
  evidence: v.array(v.strictObject({ id, name: localText, ...cite }), 'type.list'),
  /** File types that are taken, such as `xls`. */
  files: v.optional(value(v.array(text, 'type.list'))),
  /** Whether the measure waits for the answer. */
  stays: v.optional(value(v.boolean('type.yes-no'))),
});

const version = v.strictObject({
  ...dated,
  validity: v.strictObject(cite),
  /** Kinds of measures, the mildest first; those of one kind by their days, points and amount. */
  harshness: value(v.array(choice(penaltyKinds), 'type.list')),
  /** Over what span offences are counted as the second, the third. */
  counted: v.optional(value(span)),
  clauses: v.pipe(v.array(clause, 'type.list'), v.minLength(1, 'list.empty')),
  /** The rule says that its measures are not all there are. */
  open: v.optional(localText),
  appeal: v.optional(appeal),
});

/** What follows from an offence that the platform finds. */
export const penaltySchema = v.strictObject({
  id,
  name: localText,
  /** The offence that the table is about. */
  offence: id,
  facts: v.array(factSchema, 'type.list'),
  /** Tables that may be about the same case, and say otherwise. */
  contradicts: v.optional(v.array(v.strictObject({ penalty: id, why: localText, ...cite }), 'type.list')),
  versions: v.array(version, 'type.list'),
});

export type Penalty = v.InferOutput<typeof penaltySchema>;
export type PenaltyVersion = Penalty['versions'][number];
export type PenaltyClause = PenaltyVersion['clauses'][number];
export type PenaltyStep = PenaltyClause['steps'][number];
export type PenaltyKind = (typeof penaltyKinds)[number];
export type PenaltyMeasure = v.InferOutput<typeof measureSchema>;
export type CitedMeasure = v.InferOutput<typeof citedMeasureSchema>;
export type Modality = (typeof modalities)[number];
export type Actor = (typeof actors)[number];
export type Choose = v.InferOutput<typeof choose>;
