import type { Problem } from '../base/problem.ts';
import type { ImportNeed } from '../facts/import-need.ts';
import type { FactsPart } from '../facts/part.ts';
import type { HashedOrder } from '../orders/order-row.ts';

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
  /**
   * 32 hexadecimal digits of this installation. With them the orders of a shop's export are read in the form in which they may be
   * kept, see `hashOrder`. Without them, only Taobao's export is known, and nothing of its buyers is read.
   */
  readonly orderKey?: string | undefined;
}

/** What a file is: known by its content, never by its name. */
export type ReadKind =
  | 'facts'
  | 'call-log'
  | 'doudian-api-calls'
  | 'vas-orders'
  | 'taobao-orders'
  | 'shop-orders'
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

/** An order of an export, with nothing of its buyer but keyed hashes, and the line on which it begins. */
export interface ExportedOrder {
  readonly row: number;
  readonly order: HashedOrder;
}

/** The orders of one account that a file has, each once. The account is null where the file does not name it. */
export interface OrdersPart {
  readonly platform: string;
  readonly id: string | null;
  readonly orders: readonly ExportedOrder[];
}

/** What a file told, what of it could not be kept, and what is still missing. */
export interface ReadResult {
  readonly kind: ReadKind;
  readonly facts: FactsPart;
  /** Of an export of orders, where `orderKey` was given. */
  readonly orders?: readonly OrdersPart[];
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
