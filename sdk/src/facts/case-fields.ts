import * as v from 'valibot';
import { field } from './field.ts';

/*
 * What is known of an account beside its usage and its arrears: what the platform holds against it, what is asked of it, and
 * what it has bought or must answer.
 */

const { name, day, moment, amount, paid, count, yes } = field;

/** Facts that rules ask for, by the ids that the pack gives them. What is absent is not known. */
const given = v.record(
  v.string(),
  v.union([v.number(), v.string(), v.boolean()], 'type.other'),
  'type.record',
);

/** Something that the platform holds against the account: what its rule pack has a penalty table for. */
const violation = v.strictObject({
  id: name,
  /** When the platform gave notice of it: an appeal's time is counted from here. */
  noticed: v.optional(moment),
  /** The day on which it happened, where that is another. */
  day: v.optional(day),
  /** Offences by their ids in the pack: true where the platform named it, false where it ruled it out. */
  offences: v.record(v.string(), yes, 'type.record'),
  facts: v.optional(given),
  appeal: v.optional(
    v.strictObject({
      filedOn: v.optional(day),
      outcome: v.optional(v.picklist(['won', 'lost'], 'choice.unknown')),
    }),
  ),
  /** The day from which the platform no longer holds it against the account. */
  closedOn: v.optional(day),
});

/** Penalty points given on a day, in one of the pack's ledgers. */
const pointsRecord = v.strictObject({
  id: name,
  ledger: name,
  day,
  /** Null where their number is not known. */
  points: v.nullable(v.union([count, amount], 'type.amount')),
  /** The day on which they were taken back. */
  revoked: v.optional(day),
});

/** A measure that the platform says is in force. */
const restriction = v.strictObject({
  id: name,
  /** As the packs name measures: `restrict-rights`. */
  kind: name,
  from: day,
  /** Its last day; absent where the platform names none. */
  to: v.optional(day),
  liftedOn: v.optional(day),
  violation: v.optional(name),
});

/** How far an obligation of the pack is met. `begun`: not handed in yet. `submitted`: handed in, not confirmed. */
const duty = v.strictObject({
  /** The obligation's id in the pack. */
  obligation: name,
  state: v.picklist(['begun', 'submitted', 'done', 'waived', 'not-concerned'], 'choice.unknown'),
  on: day,
  /** Its steps that are done, by their ids in the pack. */
  steps: v.optional(v.array(name, 'type.list')),
});

/** A service that the account has bought from the platform or in its service market. */
const subscription = v.strictObject({
  id: name,
  name: v.optional(name),
  from: v.optional(day),
  /** Its last day. */
  to: day,
  /** Up to when it can be given back for money. */
  refundableUntil: v.optional(moment),
  renews: v.optional(yes),
});

/** A refund that a buyer asks for, or a complaint: answered in time or decided without the shop. */
const refund = v.strictObject({
  id: name,
  order: v.optional(name),
  asked: moment,
  /** Up to when it can be answered, as the platform's page says. */
  answerBy: v.optional(moment),
  amount: v.optional(amount),
  answeredOn: v.optional(day),
});

export const severities = ['high', 'normal', 'low'] as const;

/** A deadline that the user entered by hand. */
const ownDeadline = v.strictObject({
  id: name,
  what: name,
  due: moment,
  severity: v.optional(v.picklist(severities, 'choice.unknown')),
  note: v.optional(name),
  /** Where it is done, in words. */
  where: v.optional(name),
});

/** What the user said of a deadline: that it is done, or that it does not matter. */
const mark = v.strictObject({
  /** The deadline's id. */
  deadline: name,
  state: v.picklist(['done', 'waived'], 'choice.unknown'),
  on: day,
  note: v.optional(name),
});

const weight = v.pipe(v.number('type.count'), v.finite('count.not-whole'), v.minValue(0, 'count.negative'));

/** Counts of a Beta distribution; they may be fractions, and are not both zero. */
const belief = v.pipe(
  v.strictObject({ yes: weight, no: weight }),
  v.check(({ yes: so, no: not }) => so + not > 0, 'prior.empty'),
);

const risk = v.strictObject({
  /** What a day of trade brings after its costs, CNY. */
  margin: v.optional(amount),
  /** The loss, CNY, at which the score is 63. */
  k: v.optional(paid),
  /** How often clauses of one kind were used, as the user believes: counts by prior. */
  priors: v.optional(v.record(v.string(), belief, 'type.record')),
  /** What became of earlier cases. */
  outcomes: v.optional(
    v.array(
      v.strictObject({
        prior: name,
        on: day,
        happened: v.nullable(yes),
        knownOn: v.nullable(day),
      }),
      'type.list',
    ),
  ),
});

/** Fields of an account's facts. */
export const caseFields = {
  violations: v.optional(v.array(violation, 'type.list')),
  points: v.optional(v.array(pointsRecord, 'type.list')),
  restrictions: v.optional(v.array(restriction, 'type.list')),
  /** What kind of account it is, as obligations and criteria ask. */
  traits: v.optional(given),
  duties: v.optional(v.array(duty, 'type.list')),
  subscriptions: v.optional(v.array(subscription, 'type.list')),
  refunds: v.optional(v.array(refund, 'type.list')),
  ownDeadlines: v.optional(v.array(ownDeadline, 'type.list')),
  marks: v.optional(v.array(mark, 'type.list')),
  risk: v.optional(risk),
};

export type Violation = v.InferOutput<typeof violation>;
export type PointsRecord = v.InferOutput<typeof pointsRecord>;
export type RestrictionFact = v.InferOutput<typeof restriction>;
export type Duty = v.InferOutput<typeof duty>;
export type Subscription = v.InferOutput<typeof subscription>;
export type RefundRequest = v.InferOutput<typeof refund>;
export type OwnDeadline = v.InferOutput<typeof ownDeadline>;
export type Mark = v.InferOutput<typeof mark>;
export type RiskFacts = v.InferOutput<typeof risk>;
export type Severity = (typeof severities)[number];
