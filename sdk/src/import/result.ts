import type { Problem } from '../base/problem.ts';
import type { ImportNeed } from '../facts/import-need.ts';
import type { FactsPart } from '../facts/part.ts';

/** A file as it came: its name is only shown, its kind is told by its content. */
export interface FileInput {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What the user knows and a file may not say. */
export interface ReadOptions {
  /** The platform, where the file is a call log that does not show it: `taobao-open-platform`. */
  readonly platform?: string | undefined;
  /** The account, where the file names none. */
  readonly account?: string | undefined;
  /** The app key, where the file names none. */
  readonly appKey?: string | undefined;
  /** The day, where the file names none. */
  readonly day?: string | undefined;
  /** The address of the console page that a Doudian record is from; it holds app key and day. */
  readonly address?: string | undefined;
}

/** What a file is: known by its content, never by its name. */
export type ReadKind =
  | 'facts'
  | 'call-log'
  | 'doudian-api-calls'
  | 'vas-orders'
  | 'taobao-orders'
  | 'unrecognised';

/**
 * Rows of a table or records of a list; headings, empty rows and totals are not among them. `rows` is the sum of the
 * others, except where a need blocks the file: then none is kept yet.
 */
export interface Counts {
  readonly rows: number;
  readonly kept: number;
  readonly bad: number;
  /** Rows that say again exactly what an earlier one said; they count once. */
  readonly repeated: number;
}

/** What a file told, what of it could not be kept, and what is still missing. */
export interface ReadResult {
  readonly kind: ReadKind;
  readonly facts: FactsPart;
  /** At most 200 errors, then `problems.more`; the counts are exact. */
  readonly problems: readonly Problem[];
  readonly counts: Counts;
  readonly needs: readonly ImportNeed[];
}

/** The result of a reader, which knows its kind. */
export type Reading = Omit<ReadResult, 'kind'>;

export const nothing: Omit<Reading, 'problems'> = {
  facts: { accounts: [] },
  counts: { rows: 0, kept: 0, bad: 0, repeated: 0 },
  needs: [],
};
