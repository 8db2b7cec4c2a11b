import type { Decimal, Range } from 'duewatch';
import { formatAmount, formatRange } from 'duewatch/text';
import { useSpeech } from './speech.ts';

/** An amount in tabular figures; null is said to be unknown, never shown as zero. */
export function Amount({ value }: { value: Decimal | null }) {
  const { words } = useSpeech();
  if (value === null) return <span class="dw-unknown">{words.notKnown}</span>;
  return <span class="dw-amount">{formatAmount(value)}</span>;
}

/** An amount known within bounds: exact, "at most", "at least", or not known. */
export function Amounts({ range }: { range: Range | null }) {
  const { words, locale } = useSpeech();
  const text = range === null ? words.notKnown : formatRange(range, locale);
  return <span class={text === words.notKnown ? 'dw-unknown' : 'dw-amount'}>{text}</span>;
}
