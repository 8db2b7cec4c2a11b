import * as v from 'valibot';
import { factSchema } from './condition-schema.ts';
import { measureSchema } from './penalty-schema.ts';
import { choice, cite, day, id, localText, monthDay, text, value } from './value.ts';

const common = {
  id,
  name: localText,
  /** Who is concerned, in words. */
  who: localText,
  published: value(day),
  effective: value(day),
  /** Month and day of its effect, where the source has no year. */
  monthDay: v.optional(value(monthDay)),
  /** Whom or what it leaves alone. */
  exceptions: v.optional(v.array(v.strictObject({ text: localText, ...cite }), 'type.list')),
  ...cite,
};

/** A change of the rules that a platform has announced. */
export const noticeSchema = v.strictObject({
  ...common,
  /** What changes. */
  what: localText,
});

/** A time of the day in China; 24:00 is its end. */
const time = v.pipe(text, v.regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'time.invalid'));

/**
 * Days, both included; with `from` a window in which it is to happen. `at` only where the source states the time at which the last
 * day is over: it is the end of the day without.
 */
const window = v.strictObject({ from: v.optional(day), by: day, at: v.optional(time) });

/** Something that a platform asks for by a day. */
export const obligationSchema = v.strictObject({
  ...common,
  what: localText,
  /** What an account must be for it to be concerned, all of it; every account without. */
  concerns: v.optional(
    v.array(
      v.strictObject({ fact: factSchema, is: v.union([v.boolean(), text], 'type.other') }),
      'type.list',
    ),
  ),
  due: value(window),
  /** Who must act: the account (without), or the platform, for whose deed the account waits. */
  by: v.optional(choice(['account', 'platform'])),
  /** Asked for after its day, too: who has not done it by then is in breach. */
  standing: v.optional(v.boolean('type.yes-no')),
  steps: v.optional(v.array(v.strictObject({ id, text: localText, ...cite }), 'type.list')),
  /** What follows when the day passes; measures with `may-not` do not. */
  consequence: v.optional(v.array(v.strictObject({ ...measureSchema.entries, ...cite }), 'type.list')),
});

export type Notice = v.InferOutput<typeof noticeSchema>;
export type Obligation = v.InferOutput<typeof obligationSchema>;
