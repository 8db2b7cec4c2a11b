import * as v from 'valibot';
import { oneOf } from '../base/one-of.ts';
import { amount, choice, day, id, localText, text, type Value, value, whole } from './value.ts';

/*
 * What a rule asks: numbers within ranges, shares within ranges, facts that are so, and all or any of these. Data only: there
 * are no expressions.
 */

/** A number of a rule: a whole one, or a decimal in quotes. */
const bound = v.union([whole, amount], 'amount.invalid');

const bounds = { above: v.optional(bound), from: v.optional(bound), below: v.optional(bound) };

/**
 * A range whose ends are data. `above` (超过) and `below` (不满、低于) exclude the number, `from` (以上、满) and `upTo` (以下、以内、含)
 * include it. At most one end on each side, and at least one in all.
 */
export const rangeSchema = v.pipe(
  v.strictObject({ ...bounds, upTo: v.optional(bound) }),
  v.check(({ above, from, below, upTo }) => {
    const ends = [above ?? from, below ?? upTo].filter((end) => end !== undefined).length;
    const given = [above, from, below, upTo].filter((end) => end !== undefined).length;
    return ends > 0 && ends === given;
  }, 'range.ends'),
);

/** Days, both ends included. */
const dayRange = v.strictObject({ from: v.optional(day), upTo: v.optional(day) });

export const rangeEnds = ['above', 'from', 'below', 'upTo'] as const;

const entered = {
  /** A name under which a user may enter a limit that no source states. */
  id: v.optional(id),
  /** Which end the number that a user enters stands for. */
  enter: v.optional(choice(rangeEnds)),
};

const numberTest = v.strictObject({ fact: id, range: value(rangeSchema), ...entered });
const shareTest = v.strictObject({
  /** In per cent of `of`, compared as whole numbers: part × 100 against of × the number. */
  part: id,
  of: id,
  range: value(rangeSchema),
  ...entered,
});
const factTest = v.strictObject({ fact: id, is: v.union([v.boolean(), text], 'type.other') });
const dayTest = v.strictObject({ on: value(dayRange) });
const many = v.lazy(() => v.pipe(v.array(conditionSchema, 'type.list'), v.minLength(1, 'list.empty')));
const allOf = v.strictObject({ allOf: many });
const anyOf = v.strictObject({ anyOf: many });
const negated = v.strictObject({ not: v.lazy(() => conditionSchema) });

/** Chosen by the key that is there, so that a problem names the field. */
const shapes = [allOf, anyOf, negated, dayTest, shareTest, factTest, numberTest];
export const conditionSchema: v.GenericSchema<unknown, Condition> = oneOf(shapes, (input) => {
  const has = (key: string) => typeof input === 'object' && input !== null && key in input;
  return has('allOf')
    ? allOf
    : has('anyOf')
      ? anyOf
      : has('not')
        ? negated
        : has('on')
          ? dayTest
          : has('part')
            ? shareTest
            : has('is')
              ? factTest
              : numberTest;
});

/** A fact that the conditions of a rule ask for, and what it can be. */
export const factSchema = v.strictObject({
  id,
  name: localText,
  /** `count`: a whole number from 0. `points`: a number from 0, which may have decimals. */
  kind: choice(['count', 'points', 'yes-no', 'choice']),
  /** What a choice is between. */
  options: v.optional(v.array(v.strictObject({ id, name: localText }), 'type.list')),
  /** The count of which this one is a part, and which it cannot exceed. */
  partOf: v.optional(id),
  atLeast: v.optional(whole),
  /** Over what time it is counted, in words. */
  over: v.optional(value(localText)),
});

/** The days for which a version of a rule holds, and the day on which it became known; from its first day without. */
export const dated = {
  id,
  validFrom: day,
  /** The last day it holds, or null. */
  validTo: v.nullable(day),
  published: v.optional(day),
};

export type Range = v.InferOutput<typeof rangeSchema>;
export type RangeEnd = (typeof rangeEnds)[number];
export type DayRange = v.InferOutput<typeof dayRange>;
export type RuleFact = v.InferOutput<typeof factSchema>;
interface Entered {
  readonly id?: string | undefined;
  readonly enter?: RangeEnd | undefined;
}
export type NumberTest = Entered & { readonly fact: string; readonly range: Value<Range> };
export type ShareTest = Entered & {
  readonly part: string;
  readonly of: string;
  readonly range: Value<Range>;
};
export type FactTest = { readonly fact: string; readonly is: boolean | string };
export type DayTest = { readonly on: Value<DayRange> };
export type Test = NumberTest | ShareTest | FactTest | DayTest;
export type Condition =
  | Test
  | { readonly allOf: readonly Condition[] }
  | { readonly anyOf: readonly Condition[] }
  | { readonly not: Condition };
