import type { Param } from './text.ts';

/**
 * One thing wrong with something we were given, with the place where it is. `explain` renders it in words: what was
 * found, what was expected, and what to do.
 */
export interface Problem {
  /** What is wrong, such as `day.invalid`; the text for it names what is expected and the cure. */
  readonly code: string;
  /** An `error` was left out; a `warning` was kept and should be looked at. */
  readonly severity: 'error' | 'warning';
  readonly file?: string;
  /** Line of a text file or row of a table as a person counts them, from 1, the heading included. */
  readonly row?: number;
  /** The heading of the column, as it stands in the file. */
  readonly column?: string;
  /** Where in a JSON value: `accounts[0].apps[2].appKey`. */
  readonly path?: string;
  /** What was found there, shortened to 80 characters. */
  readonly found?: string;
  readonly params?: Readonly<Record<string, Param>>;
}

/** A value as it should appear in {@link Problem.found}: JSON, shortened to 80 characters. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
