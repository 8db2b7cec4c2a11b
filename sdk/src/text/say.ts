/** What a message's words are made with: its parameters rendered in the same language. */
export interface Say {
  /** A parameter that is a message, a local text, or plain. */
  (param: unknown): string;
  /** A list of them, joined. Empty for what is no list. */
  list(param: unknown, separator: string): string;
  /** A parameter that is a string already. */
  text(param: unknown): string;
}

/** The words of one language, by code. */
export type Catalogue = Readonly<
  Record<string, (params: Readonly<Record<string, unknown>>, say: Say) => string>
>;
