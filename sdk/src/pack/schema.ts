import * as v from 'valibot';
import { oneOf } from '../base/one-of.ts';
import { hostings } from '../facts/schema.ts';
import { criteriaSchema } from './criteria-schema.ts';
import { findingCodes } from './finding-codes.ts';
import { noticeSchema, obligationSchema } from './notice-schema.ts';
import { penaltySchema } from './penalty-schema.ts';
import { pointsSchema } from './points-schema.ts';
import { thresholdSchema } from './threshold-schema.ts';
import { amount, choice, cite, day, id, localText, text, value, whole } from './value.ts';

export {
  type Cite,
  type Confidence,
  choice,
  confidences,
  day,
  id,
  localText,
  type Stated,
  text,
  type Value,
} from './value.ts';

/*
 * Packs: the rules of one platform as data. Every value carries the source it rests on and how far that source can be
 * trusted; what nobody has found is written down as unknown, and what can be read in two ways as readings with a default.
 */

const source = v.strictObject({
  title: localText,
  publisher: localText,
  /** The day of the text, its month or year where no more is known, or null. */
  date: v.nullable(v.pipe(v.string('type.day'), v.regex(/^\d{4}(-\d\d(-\d\d)?)?$/, 'day.invalid'))),
  /** How it can be found: a document number, or an address for a person to read. Nothing is ever fetched. */
  reference: v.optional(text),
  note: v.optional(localText),
});

const tier = v.strictObject({
  /** The last call of the tier, counted from the first of the period; null for the tier that has no end. */
  upTo: v.nullable(whole),
  price: amount,
  /** Charged once the tier is reached. */
  flat: v.optional(amount),
});

const tiers = {
  tiers: v.pipe(v.array(tier, 'type.list'), v.minLength(1, 'list.empty')),
  /** Whether call number `upTo` still belongs to its tier (含) or to the next one. `included` without: 以内 and 以下 include. */
  upTo: v.optional(choice(['included', 'excluded'])),
  /**
   * Past the end of the last tier: its price goes on, or nobody knows the price. `unrated` without, because a table that
   * ends states no price beyond its end.
   */
  beyond: v.optional(choice(['last-price', 'unrated'])),
};

const priceModel = v.variant(
  'model',
  [
    /** Each tier's calls at that tier's price. */
    v.strictObject({
      model: v.literal('graduated'),
      ...tiers,
      /** Where partial units are whole ones: in each tier, or of all calls before they are dealt out. `whole` without: a unit is sold once, not once a tier. */
      partialUnits: v.optional(choice(['whole', 'each-tier'])),
    }),
    /** All calls at the price of the tier that the last one reaches. */
    v.strictObject({
      model: v.literal('volume'),
      ...tiers,
      /** Whether free calls count towards the tier. `left-out` without: a tier prices what is paid for. */
      freeCalls: v.optional(choice(['left-out', 'counted'])),
    }),
    /** Every package that is begun is paid for whole. */
    v.strictObject({
      model: v.literal('package'),
      calls: v.pipe(whole, v.minValue(1, 'count.not-positive')),
      price: amount,
    }),
    /** A share of the turnover that a record states, in place of a price for calls. */
    v.strictObject({ model: v.literal('percentage'), share: amount }),
  ],
  'price.model',
);

/** An amount for each unit of sale, or a model. */
const priceValue: v.GenericSchema<unknown, string | v.InferOutput<typeof priceModel>> = oneOf(
  [amount, priceModel],
  (input) => (typeof input === 'object' && input !== null ? priceModel : amount),
);

const price = v.strictObject({
  hosting: choice([...hostings, 'any']),
  /** Only apps that are (or are not) in the service market; absent where that makes no difference. */
  listed: v.optional(v.boolean('type.yes-no')),
  /** Calls in one unit of sale. */
  per: v.picklist([1, 100, 10_000], 'choice.unknown'),
  price: value(priceValue),
  /**
   * Charged in each period beside the price: with any usage, or without usage too (`atZero`; false without, because a
   * fee for calls is not owed where none were made). Without usage it falls on the period's first day.
   */
  flat: v.optional(value(v.strictObject({ amount, atZero: v.optional(v.boolean('type.yes-no')) }))),
  /** The least and the most that a period with usage costs. */
  minimum: v.optional(value(amount)),
  maximum: v.optional(value(amount)),
  /** What all of it is multiplied by: 0.7 for a price at 70 %. Applied before minimum and maximum. */
  factor: v.optional(value(amount)),
});

const scopes = ['app-key', 'account'] as const;

const quota = v.strictObject({
  calls: value(whole),
  scope: value(choice(scopes)),
  period: value(choice(['day', 'month', 'none'])),
});

const priceClass = v.strictObject({
  id,
  name: localText,
  /** A call is free while every one of these has room. Empty or absent where nothing is free. */
  freeQuotas: v.optional(v.array(quota, 'type.list')),
  /** Whose calls add up through tiers, packages, minimum and maximum: each app key's (without), or the account's. */
  tierScope: v.optional(value(choice(scopes))),
  prices: v.pipe(v.array(price, 'type.list'), v.minLength(1, 'list.empty')),
});

export const tariffVersionSchema = v.strictObject({
  id,
  validFrom: day,
  /** The last day it holds, or null. */
  validTo: v.nullable(day),
  validity: v.strictObject(cite),
  /** The rating period, in which calls add up through tiers; `none`: from the first day the version holds. */
  period: value(choice(['day', 'month', 'none'])),
  /** Whether quota and tier position of the version before go on when this one begins within a period. `restart` without. */
  carryOver: v.optional(value(choice(['restart', 'carry']))),
  /** Whether part of a unit of sale is charged as that part, or as a whole unit. */
  partialUnit: value(choice(['exact', 'up'])),
  /** Rounded is each line, each app key's day, or so that an app key's days re-add to the rounded period. */
  rounding: value(
    v.strictObject({
      at: choice(['line', 'day', 'period']),
      places: v.pipe(whole, v.maxValue(12, 'count.too-large')),
      mode: choice(['half-up', 'half-even', 'down', 'up']),
    }),
  ),
  /** What is taken off an account's charge each day, at most down to zero; absent where there is no relief. */
  dailyRelief: v.optional(value(amount)),
  /** When charges are drawn: each day, or a month's on a day of the next month. Each day without. */
  settlement: v.optional(
    value(
      v.strictObject({
        every: choice(['day', 'month']),
        on: v.optional(v.pipe(whole, v.minValue(1), v.maxValue(28))),
      }),
    ),
  ),
  /** Days after which an undrawn charge counts as arrears; at once without. */
  dueAfterDays: v.optional(value(whole)),
  /** In which order a charge is drawn; what is left becomes debt. */
  drawOrder: value(v.array(choice(['prepaid', 'direct-debit']), 'type.list')),
  classes: v.array(priceClass, 'type.list'),
  /** The price class of single APIs, where a source says. */
  apis: v.record(text, value(id), 'type.record'),
});

const tariff = v.strictObject({ id, name: localText, versions: v.array(tariffVersionSchema, 'type.list') });

export const measureKinds = [
  'freeze-settlement',
  'warn',
  'hide-service',
  'freeze-service',
  'throttle',
  'suspend-authorisation',
  'suspend-calls',
  'freeze-identity',
  'cancel-qualification',
  'cancel-next-qualification',
] as const;

export const measureTargets = ['income', 'listed-apps', 'unlisted-apps', 'all-apps', 'account'] as const;

export const releases = ['on-payment', 'lift-in-console', 'next-settlement-cycle'] as const;

/** A processing period, in full days. */
export const period = v.strictObject({ days: v.pipe(whole, v.minValue(1, 'count.not-positive')) });

const measure = v.strictObject({
  id,
  kind: choice(measureKinds),
  /**
   * What it falls on: the provider's income, the apps in arrears that are (or are not) in the service market, every running app
   * key of the account, or the account.
   */
  target: choice(measureTargets),
  modality: choice(['must', 'may']),
  /** Measures of earlier rungs that this one takes the place of. */
  replaces: v.optional(v.array(id, 'type.list')),
  /**
   * What ends it once the fees of all app keys are paid: at once, by the user in the console, or with the first
   * settlement cycle after the processing period.
   */
  release: value(choice(releases)),
  /** The processing period (处理周期): full days from the measure's first, through which it lasts even when all is paid. */
  period: v.optional(value(period)),
  ...cite,
});

export const threshold = v.strictObject({
  /** `full-days`: reached after that many full days (满 N 天). `more-than`: on the day after (超过 N 天). */
  comparison: choice(['full-days', 'more-than']),
  days: whole,
});

/** Reached once that share of the quota is used: `0.80` at exactly 80 %. */
export const quotaThreshold = v.strictObject({ measure: v.literal('quota-used'), share: amount });

/** Reached once the balance is less than that; the amount itself is not. */
export const balanceThreshold = v.strictObject({ measure: v.literal('balance-below'), amount });

function rungsWith<T>(of: v.GenericSchema<unknown, T>) {
  const rung = v.strictObject({
    id,
    name: localText,
    threshold: value(of),
    measures: v.array(measure, 'type.list'),
    /** What of the rung's measures is not known. */
    unknown: v.optional(localText),
  });
  return v.pipe(v.array(rung, 'type.list'), v.minLength(1, 'list.empty'));
}

const dated = { id, validFrom: day, validTo: v.nullable(day), validity: v.strictObject(cite) };

/**
 * What the days are counted of. `account-episode`: the account, from the day its arrears began (day 0) until nothing is
 * owed. `oldest-debt`: the oldest debt that is unpaid, so that paying it moves the count. `app-key-episode`: each app key
 * from the day its own arrears began.
 */
export const counters = ['account-episode', 'oldest-debt', 'app-key-episode'] as const;

export const transitions = ['version-of-day', 'version-at-start'] as const;

export const ladderVersionSchema = v.strictObject({
  ...dated,
  counter: value(choice(counters)),
  /**
   * Which version governs arrears that began under the one before: this one from its first day, or the one they began under, to their
   * end. `version-of-day` without: a rule in force on a day states that day's consequences unless it says otherwise.
   */
  transition: v.optional(value(choice(transitions))),
  rungs: rungsWith(threshold),
  /** Rungs that exist above the last one listed and that nobody has found. */
  beyond: v.optional(
    v.strictObject({
      unknown: localText,
      /** An earlier version whose rungs are shown above the last known one, as history. */
      lastKnown: v.optional(id),
    }),
  ),
});

const arrearsLadder = v.strictObject({
  id,
  name: localText,
  kind: v.optional(v.literal('arrears', 'choice.unknown')),
  versions: v.array(ladderVersionSchema, 'type.list'),
});

function levelLadder<K extends string, T>(kind: K, of: v.GenericSchema<unknown, T>) {
  const version = v.strictObject({ ...dated, rungs: rungsWith(of) });
  return v.strictObject({
    id,
    name: localText,
    kind: v.literal(kind, 'choice.unknown'),
    versions: v.array(version, 'type.list'),
  });
}

const quotaLadder = levelLadder('quota', quotaThreshold);
const balanceLadder = levelLadder('balance', balanceThreshold);

/** Of days in arrears, or (with a `kind`) of how much of a quota is used or how low a balance is. */
const ladders = [arrearsLadder, quotaLadder, balanceLadder];
export const ladderSchema: v.GenericSchema<unknown, AnyLadder> = oneOf(ladders, (input) => {
  const kind = typeof input === 'object' && input !== null && 'kind' in input ? input.kind : undefined;
  return kind === 'quota' ? quotaLadder : kind === 'balance' ? balanceLadder : arrearsLadder;
});

export const packSchema = v.strictObject({
  /** For editors: where the JSON Schema of this file is. */
  $schema: v.optional(text),
  format: v.literal('duewatch/pack@1', 'format.unknown'),
  id,
  /** The day on which this edition of the pack was made. */
  edition: day,
  name: localText,
  currency: v.literal('CNY', 'choice.unknown'),
  /** Where in the platform's pages a person finds things. */
  places: v.strictObject({ fees: localText, console: localText }),
  sources: v.record(id, source, 'type.record'),
  tariffs: v.array(tariff, 'type.list'),
  ladders: v.array(ladderSchema, 'type.list'),
  /** What follows from a violation that the platform finds. */
  penalties: v.optional(v.array(penaltySchema, 'type.list')),
  /** What a shop, a service or an order must meet, or must not. */
  criteria: v.optional(v.array(criteriaSchema, 'type.list')),
  /** Single numbers of the platform's rules. */
  thresholds: v.optional(v.array(thresholdSchema, 'type.list')),
  /** Ledgers of penalty points, and how they expire. */
  points: v.optional(v.array(pointsSchema, 'type.list')),
  /** What the platform asks for by a day. */
  obligations: v.optional(v.array(obligationSchema, 'type.list')),
  /** Changes of the rules that it has announced. */
  notices: v.optional(v.array(noticeSchema, 'type.list')),
  /** What the pack leaves open, and why: what `verifyPack` finds in it, no more and no less. */
  declared: v.optional(
    v.array(v.strictObject({ code: choice(findingCodes), path: text, why: localText }), 'type.list'),
  ),
});

export type Declared = NonNullable<Pack['declared']>[number];
export type Source = v.InferOutput<typeof source>;
export type Pack = v.InferOutput<typeof packSchema>;
export type Tariff = Pack['tariffs'][number];
export type TariffVersion = Tariff['versions'][number];
export type PriceClass = TariffVersion['classes'][number];
export type PriceEntry = PriceClass['prices'][number];
export type FreeQuota = NonNullable<PriceClass['freeQuotas']>[number];
export type PriceModel = v.InferOutput<typeof priceModel>;
export type Tier = v.InferOutput<typeof tier>;
export type Ladder = v.InferOutput<typeof arrearsLadder>;
export type QuotaLadder = v.InferOutput<typeof quotaLadder>;
export type BalanceLadder = v.InferOutput<typeof balanceLadder>;
export type AnyLadder = Ladder | QuotaLadder | BalanceLadder;
export type LadderVersion = Ladder['versions'][number];
export type Rung = LadderVersion['rungs'][number];
export type Threshold = v.InferOutput<typeof threshold>;
export type QuotaThreshold = v.InferOutput<typeof quotaThreshold>;
export type BalanceThreshold = v.InferOutput<typeof balanceThreshold>;
export type Measure = Rung['measures'][number];
export type MeasureKind = (typeof measureKinds)[number];
export type MeasureTarget = (typeof measureTargets)[number];
export type Release = (typeof releases)[number];
export type Counter = (typeof counters)[number];
