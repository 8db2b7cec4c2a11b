import * as v from 'valibot';
import { isDay } from '../base/day.ts';
import { isDecimal } from '../base/decimal.ts';
import { oneOf } from '../base/one-of.ts';

/*
 * What the schemas of a pack are made of.
 */

export const confidences = [
  'official',
  'press',
  'secondary',
  'code',
  'seed',
  'inferred',
  'convention',
  'user',
] as const;

export const id = v.pipe(v.string('type.text'), v.regex(/^[a-z0-9][a-z0-9.-]*$/, 'id.invalid'));
export const text = v.pipe(v.string('type.text'), v.nonEmpty('text.empty'));
export const day = v.pipe(v.string('type.day'), v.check(isDay, 'day.invalid'));
/** A day of every year: `04-22`. */
export const monthDay = v.pipe(
  v.string('type.day'),
  v.regex(
    /^(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))$/,
    'day.invalid',
  ),
);
export const amount = v.pipe(
  v.string('type.amount'),
  v.check((value) => isDecimal(value) && !value.startsWith('-'), 'amount.invalid'),
);
export const whole = v.pipe(
  v.number('type.count'),
  v.safeInteger('count.not-whole'),
  v.minValue(0, 'count.negative'),
);
export const localText = v.strictObject({ 'zh-CN': text, en: text });
export const choice = <const T extends readonly string[]>(options: T) =>
  v.picklist(options, 'choice.unknown');

export const cite = {
  /** A key of the pack's `sources`. */
  source: id,
  /** The clause, article or row of that source. */
  clause: v.optional(text),
  confidence: choice(confidences),
  note: v.optional(localText),
};

/** A value with its source, a value nobody has found, or several readings of one text with a default. */
export function value<T>(schema: v.GenericSchema<unknown, T>): v.GenericSchema<unknown, Value<T>> {
  const stated = v.strictObject({ value: schema, ...cite });
  const unknown = v.strictObject({ unknown: localText });
  const readings = v.strictObject({
    readings: v.pipe(
      v.array(v.strictObject({ id, value: schema, ...cite }), 'type.list'),
      v.minLength(2, 'readings.too-few'),
    ),
    default: id,
    why: localText,
  });
  // Chosen by the key that is there, so that a problem names the field and not the whole value.
  return oneOf([stated, unknown, readings], (input) => {
    const has = (key: string) => typeof input === 'object' && input !== null && key in input;
    return has('unknown') ? unknown : has('readings') ? readings : stated;
  });
}

export type Confidence = (typeof confidences)[number];
/** Where a value comes from and how far that can be trusted. */
export interface Cite {
  readonly source: string;
  readonly clause?: string | undefined;
  readonly confidence: Confidence;
  readonly note?: { readonly 'zh-CN': string; readonly en: string } | undefined;
}
export type Stated<T> = Cite & { readonly value: T };
/** A value with its source, a value nobody has found, or several readings of one text with a default. */
export type Value<T> =
  | Stated<T>
  | { readonly unknown: { readonly 'zh-CN': string; readonly en: string } }
  | {
      readonly readings: readonly (Stated<T> & { readonly id: string })[];
      readonly default: string;
      readonly why: { readonly 'zh-CN': string; readonly en: string };
    };
