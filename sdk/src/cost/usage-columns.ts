import type { Day } from '../base/day.ts';
import type { Hosting } from '../facts/schema.ts';

/** A column whose values repeat: each row has the number of its value, from 0. */
export interface CodedColumn<T> {
  readonly codes: Uint8Array | Uint16Array | Uint32Array;
  readonly values: readonly T[];
}

/**
 * Usage as columns of one length, one row a place, as columnar files have it: a million rows are a few typed arrays.
 *
 * @example
 * // 10 calls of app key 1 and 20 of app key 2, on one day:
 * ({
 *   appKey: { codes: Uint8Array.of(0, 1), values: ['1', '2'] },
 *   api: { codes: Uint8Array.of(0, 0), values: ['taobao.time.get'] },
 *   day: { codes: Uint8Array.of(0, 0), values: ['2026-11-20'] },
 *   calls: Float64Array.of(10, 20),
 * })
 */
export interface UsageColumns {
  readonly appKey: CodedColumn<string>;
  readonly api: CodedColumn<string>;
  readonly day: CodedColumn<Day>;
  /** The price class; null for what states none. */
  readonly class?: CodedColumn<string | null> | undefined;
  /** Where the app runs; null for what does not say. */
  readonly hosting?: CodedColumn<Hosting | null> | undefined;
  readonly calls: Float64Array | Uint32Array | BigUint64Array;
}
