import type { Day, Locale, LocalText, Message } from 'duewatch';
import { explain } from 'duewatch/text';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { nameOf } from './name-of.ts';
import { type Words, words } from './words.ts';

/** How a page speaks: its language, its words, and the day that "today" is. */
export interface Speech {
  readonly locale: Locale;
  readonly words: Words;
  readonly on: Day;
  /** A message of an assessment in words. */
  say(message: Message): string;
  /** A text of a pack. */
  text(text: LocalText): string;
  /** What to call an account. */
  nameOf(account: { readonly id: string; readonly name?: string | undefined }): string;
}

export function createSpeech(locale: Locale, on: Day): Speech {
  return {
    locale,
    words: words[locale],
    on,
    say: (message) => explain(message, locale),
    text: (text) => text[locale],
    nameOf: (account) => nameOf(account, locale),
  };
}

export const SpeechContext = createContext<Speech | null>(null);

/** The speech of the page around a part. */
export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (speech === null) throw new Error('no SpeechContext above this part');
  return speech;
}
