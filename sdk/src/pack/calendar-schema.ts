import * as v from 'valibot';
import { isDay } from '../base/day.ts';
import type { LocalText } from '../base/text.ts';
import { type Confidence, choice, confidences, day, id, localText, text } from './value.ts';

const span = v.pipe(v.string('type.text'), v.check(isSpan, 'span.invalid'));

const notice = v.strictObject({
  id,
  kind: choice(['year', 'change']),
  year: v.pipe(
    v.number('type.count'),
    v.safeInteger('count.not-whole'),
    v.minValue(1900, 'calendar.year'),
    v.maxValue(2999, 'calendar.year'),
  ),
  title: text,
  reference: v.optional(text),
  url: v.optional(text),
  published: v.nullable(day),
  confidence: choice(confidences),
  note: v.optional(localText),
  off: v.array(span, 'type.list'),
  work: v.array(day, 'type.list'),
});

export const calendarSchema: v.GenericSchema<unknown, Calendar> = v.strictObject({
  /** For editors: where the JSON Schema of this file is. */
  $schema: v.optional(text),
  format: v.literal('duewatch/calendar@1', 'format.unknown'),
  id,
  name: localText,
  notices: v.pipe(v.array(notice, 'type.list'), v.minLength(1, 'list.empty')),
});

/** A day, or the first and the last of several: `2026-02-15/2026-02-23`. */
export type Span = string;

/** Whether a text is a day, or two days in order with a slash between. @example isSpan('2026-02-15/2026-02-23') // true */
export function isSpan(value: string): boolean {
  const [from = '', to = from, ...more] = value.split('/');
  return more.length === 0 && isDay(from) && isDay(to) && from <= to;
}

/** One notice: of a year as a whole, or of a change to one that is out. */
export interface Notice {
  readonly id: string;
  readonly kind: 'year' | 'change';
  readonly year: number;
  /** As it stands over the notice, in its language. */
  readonly title: string;
  readonly reference?: string | undefined;
  readonly url?: string | undefined;
  /** From this day on it can be known; null where nobody has found when it came out, which counts as the first of its year. */
  readonly published: string | null;
  readonly confidence: Confidence;
  readonly note?: LocalText | undefined;
  /** Days off, weekends among them. */
  readonly off: readonly Span[];
  /** Days of a weekend that are worked. */
  readonly work: readonly string[];
}

/** What is published of working days, notice by notice. What no notice names is as its weekday is. */
export interface Calendar {
  readonly $schema?: string | undefined;
  readonly format: 'duewatch/calendar@1';
  readonly id: string;
  readonly name: LocalText;
  readonly notices: readonly Notice[];
}
