import * as v from 'valibot';
import { dated, rangeSchema } from './condition-schema.ts';
import { measureSchema } from './penalty-schema.ts';
import { amount, choice, cite, id, localText, value, whole } from './value.ts';

/** When points end. */
const expiry = v.variant(
  'kind',
  [
    /** All of them at the end (24:00) of that day of the year. */
    v.strictObject({
      kind: v.literal('fixed-day'),
      month: v.pipe(whole, v.minValue(1), v.maxValue(12)),
      day: v.pipe(whole, v.minValue(1), v.maxValue(31)),
    }),
    /** All of them as that day of a quarter begins. */
    v.strictObject({
      kind: v.literal('quarter'),
      on: choice(['first-day', 'first-monday', 'last-monday']),
    }),
    /** Each for that many days, the day on which it was given included. */
    v.strictObject({ kind: v.literal('rolling'), days: v.pipe(whole, v.minValue(1, 'count.not-positive')) }),
    v.strictObject({ kind: v.literal('never') }),
  ],
  'choice.unknown',
);

const level = v.strictObject({
  id,
  name: localText,
  range: value(rangeSchema),
  measures: v.array(measureSchema, 'type.list'),
  unknown: v.optional(localText),
  ...cite,
});

const version = v.strictObject({
  ...dated,
  validity: v.strictObject(cite),
  /** The points a shop begins with, where the platform counts down. */
  credit: v.optional(value(amount)),
  expiry: value(expiry),
  /** A sum at the end of a year that is not cleared. */
  keeps: v.optional(value(rangeSchema)),
  /** What follows at a sum; the mildest first. */
  levels: v.array(level, 'type.list'),
  unknown: v.optional(localText),
});

/** A ledger of penalty points. */
export const pointsSchema = v.strictObject({
  id,
  name: localText,
  versions: v.array(version, 'type.list'),
});

export type PointsLedger = v.InferOutput<typeof pointsSchema>;
export type PointsVersion = PointsLedger['versions'][number];
export type PointsLevel = PointsVersion['levels'][number];
export type Expiry = v.InferOutput<typeof expiry>;
