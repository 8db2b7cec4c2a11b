import * as v from 'valibot';
import { compare, sum } from '../base/decimal.ts';
import { oneOf } from '../base/one-of.ts';
import { caseFields } from './case-fields.ts';
import { field } from './field.ts';

export type {
  Duty,
  Mark,
  OwnDeadline,
  PointsRecord,
  RefundRequest,
  RestrictionFact,
  RiskFacts,
  Severity,
  Subscription,
  Violation,
} from './case-fields.ts';

/*
 * Facts: what is known of one seller or developer, as plain JSON. A field that is absent is not known, which is never
 * the same as zero or no.
 */

const { name, day, instant, moment, amount, paid, count, yes } = field;

export const hostings = ['inside', 'outside'] as const;
const hosting = v.picklist(hostings, 'choice.unknown');

const app = v.strictObject({
  appKey: name,
  name: v.optional(name),
  /** Whether the app is sold in the service market. */
  listed: v.optional(yes),
  /** Whether it runs inside the platform's own cloud. */
  hosting: v.optional(hosting),
});

const usageRecord = v.strictObject({
  /** Where a source numbers its records: the same record twice counts once. */
  id: v.optional(name),
  appKey: name,
  api: name,
  day,
  /** Calls made on that day: all of them, not those since the last record. */
  calls: count,
  /** The price class, where the file or the user states it: `free`, `basic`, `value-added`, `logistics`. */
  class: v.optional(name),
  hosting: v.optional(hosting),
  /** For a price that is a share of turnover. */
  turnover: v.optional(amount),
  /** The day on which the record became known, where that is later than its own: a late or corrected one. */
  knownOn: v.optional(day),
});

const debt = v.strictObject({
  id: name,
  appKey: name,
  /** The day whose fee is unpaid; the account is in arrears since that day. */
  day,
  /** What of it was still unpaid. */
  amount: paid,
  /** The day from which it counts as arrears, where that is later. */
  due: v.optional(day),
});

const grant = v.strictObject({
  id: name,
  /** What is left of it. */
  amount,
  /** Lower ones are drawn first; 0 without. Of equals the one that expires first, then by id. */
  priority: v.optional(v.pipe(v.number('type.count'), v.safeInteger('count.not-whole'))),
  /** The last day on which it can be drawn. */
  expires: v.optional(day),
});

const positionShape = v.strictObject({
  /** The figures hold at the end of this day: all fees and payments up to it are in them, none after it. */
  day,
  prepaid: amount,
  /** What the prepaid balance is made of, where parts of it have an order or an end; their sum is the balance. */
  grants: v.optional(v.array(grant, 'type.list')),
  debts: v.array(debt, 'type.list'),
  /** Where the console names the day the arrears began. It wins over the day of the oldest debt. */
  arrearsSince: v.optional(day),
});

const position = v.pipe(
  positionShape,
  v.check(({ prepaid, grants }) => {
    return grants === undefined || compare(sum(grants.map((part) => part.amount)), prepaid) === 0;
  }, 'position.grants-differ'),
);

const paymentShape = v.strictObject({
  id: name,
  day,
  amount: paid,
  /** The app key whose debt it pays; without it, the oldest debt is paid first. What is left over joins the prepaid balance. */
  appKey: v.optional(name),
  /** What of it joins the prepaid balance can be drawn up to this day. */
  expires: v.optional(day),
  /** The day on which the platform booked it, where that is later; null while it has not. Before that it pays nothing. */
  postedOn: v.optional(v.nullable(day)),
  /** The day on which it came back: what it paid is owed again. */
  bouncedOn: v.optional(day),
});

const payment = v.pipe(
  paymentShape,
  v.check(({ day: made, postedOn }) => (postedOn ?? made) >= made, 'payment.posted-before'),
  v.check(({ day: made, bouncedOn }) => (bouncedOn ?? made) >= made, 'payment.bounced-before'),
);

/** `refund`: the platform paid money back. `write-off`: it gave up a debt. `credit-note`: it took back a charge. */
const adjustment = v.strictObject({
  id: name,
  day,
  kind: v.picklist(['refund', 'write-off', 'credit-note'], 'choice.unknown'),
  amount: paid,
  /** Of a write-off or credit note, the app key whose debts it is for; any, without. */
  appKey: v.optional(name),
  /** Of a refund, the payment that it takes back; the prepaid balance, without. */
  payment: v.optional(name),
});

/** Which debts an amount pays. */
export const payPolicies = [
  'oldest-first',
  'newest-first',
  'smallest-first',
  'largest-first',
  'in-proportion',
] as const;

/** What a debt's age is once the payment for it came back: as old as it was, or new. */
export const reopenPolicies = ['original-day', 'reopening-day'] as const;

const directDebit = v.strictObject({
  signed: yes,
  /** The most that can be drawn in a day. */
  dailyLimit: v.optional(amount),
  /** Days on which the debit failed. */
  failedOn: v.optional(v.array(day, 'type.list')),
  /** Debits that came back: those of a day, and the day on which they did. */
  returned: v.optional(v.array(v.strictObject({ day, on: day }), 'type.list')),
});

/** An answer of the platform that it limits an app key's calls: code 7 of the open platform. It does not say why. */
const limit = v.strictObject({
  appKey: name,
  /** When it came. */
  at: instant,
  /** Which limit, as the platform names it. */
  subCode: v.optional(name),
  /** For how many more seconds it holds. */
  seconds: v.optional(count),
});

/** What the platform's console showed at the end of a day. What it did not show is left out. */
const reading = v.strictObject({
  day,
  inArrears: v.optional(yes),
  daysInArrears: v.optional(count),
  owed: v.optional(amount),
  prepaid: v.optional(amount),
});

const serviceOrder = v.strictObject({
  id: name,
  /** The day the order was made. */
  day,
  /** What the subscriber paid. */
  paid: amount,
  refunded: amount,
  article: v.optional(name),
  /** The days between which the subscription runs. */
  from: v.optional(day),
  to: v.optional(day),
});

const shopOrder = v.strictObject({
  id: name,
  day,
  status: name,
  total: amount,
  paid: v.optional(amount),
  paidOn: v.optional(day),
  /** When it was paid, to the minute, where the export has it: shipping clocks count from here. */
  paidAt: v.optional(instant),
  /** The day on which its tracking number was entered: that is how an order is marked as shipped. */
  shippedOn: v.optional(day),
  /** The same to the minute: clocks to the carrier's first scan count from here. */
  shippedAt: v.optional(instant),
  /** When the carrier first scanned it; null while it has not. */
  scannedAt: v.optional(v.nullable(moment)),
  /** Up to when it must be shipped, where the platform or a promise to the buyer says so. */
  shipBy: v.optional(moment),
  quantity: v.optional(count),
});

/** A value that the user enters: alone, or with the day from which it holds and where the user knows it from. */
const ownValueShape = v.strictObject({
  value: v.string('type.text'),
  from: v.optional(day),
  note: v.optional(name),
});
const ownValue: v.GenericSchema<unknown, string | v.InferOutput<typeof ownValueShape>> = oneOf(
  [v.string('type.text'), ownValueShape],
  (input) => (typeof input === 'object' && input !== null ? ownValueShape : v.string('type.text')),
);

export const accountFactsSchema = v.strictObject({
  /** The platform, as its pack names it: `taobao-open-platform`. */
  platform: name,
  id: name,
  name: v.optional(name),
  currency: v.optional(v.literal('CNY', 'choice.unknown')),
  apps: v.optional(v.array(app, 'type.list')),
  usage: v.optional(v.array(usageRecord, 'type.list')),
  /** What the fee centre showed at the end of a day. Without it, balance and arrears are unknown. */
  position: v.optional(position),
  payments: v.optional(v.array(payment, 'type.list')),
  /** Refunds, write-offs and credit notes. */
  adjustments: v.optional(v.array(adjustment, 'type.list')),
  directDebit: v.optional(directDebit),
  /** How the platform deals with payments; what no source says, and a user may know. */
  policies: v.optional(
    v.strictObject({
      pays: v.optional(v.picklist(payPolicies, 'choice.unknown')),
      reopens: v.optional(v.picklist(reopenPolicies, 'choice.unknown')),
      /** The day of each month on which income is settled. */
      settlesOn: v.optional(
        v.pipe(count, v.minValue(1, 'count.not-positive'), v.maxValue(28, 'count.too-large')),
      ),
    }),
  ),
  /** Days on which the user lifted the penalties in the console after paying. */
  liftedOn: v.optional(v.array(day, 'type.list')),
  /** Ladders that the user wrote down, as `parseLadder` reads them; they win over those of the pack. */
  ladders: v.optional(v.array(v.record(v.string(), v.unknown(), 'type.record'), 'type.list')),
  limits: v.optional(v.array(limit, 'type.list')),
  /** What the console showed on single days. It is held against what is computed, and changes nothing of it. */
  readings: v.optional(v.array(reading, 'type.list')),
  /** Orders of the provider's own services in the service market. */
  serviceOrders: v.optional(v.array(serviceOrder, 'type.list')),
  /** Orders of a shop. */
  shopOrders: v.optional(v.array(shopOrder, 'type.list')),
  /** Values that the user enters in place of those of a pack, by the path that its unknowns name; see `withOwnValues`. */
  values: v.optional(v.record(v.string(), ownValue, 'type.record')),
  ...caseFields,
});

export const factsSchema = v.strictObject({
  /** For editors: where the JSON Schema of this file is. */
  $schema: v.optional(name),
  format: v.literal('duewatch/facts@1', 'format.unknown'),
  accounts: v.array(accountFactsSchema, 'type.list'),
});

export type Hosting = (typeof hostings)[number];
export type App = v.InferOutput<typeof app>;
/** Calls of one API by one app key on one day. Identity: app key, API, day and hosting. */
export type UsageRecord = v.InferOutput<typeof usageRecord>;
export type Debt = v.InferOutput<typeof debt>;
export type Grant = v.InferOutput<typeof grant>;
export type Position = v.InferOutput<typeof position>;
export type Payment = v.InferOutput<typeof payment>;
export type Adjustment = v.InferOutput<typeof adjustment>;
export type PayPolicy = (typeof payPolicies)[number];
export type ReopenPolicy = (typeof reopenPolicies)[number];
export type DirectDebit = v.InferOutput<typeof directDebit>;
export type Limit = v.InferOutput<typeof limit>;
export type Reading = v.InferOutput<typeof reading>;
export type ServiceOrder = v.InferOutput<typeof serviceOrder>;
export type ShopOrder = v.InferOutput<typeof shopOrder>;
/** What is known of one account on one platform. */
export type AccountFacts = v.InferOutput<typeof accountFactsSchema>;
/** All that is known, as plain JSON. */
export type OwnValue = v.InferOutput<typeof ownValue>;
export type Facts = v.InferOutput<typeof factsSchema>;
