/** The languages Duewatch speaks. */
export type Locale = 'zh-CN' | 'en';

/** One text in every language. */
export type LocalText = Readonly<Record<Locale, string>>;

export type Param = string | number | boolean | null | LocalText | Message | readonly Param[];

/**
 * Something to say, as a code and its parameters: the core computes messages, `explain` turns them into words.
 *
 * Amounts are decimal strings and days `YYYY-MM-DD`; the text decides how they are written.
 */
export interface Message {
  readonly code: string;
  readonly params?: Readonly<Record<string, Param>>;
}
