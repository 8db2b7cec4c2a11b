import type { Locale } from 'duewatch';
import type { DraftText } from './draft.ts';

/** A text as it stands in its field. */
export function shownText(text: DraftText, locale: Locale): string {
  return typeof text === 'string' ? text : text[locale];
}
