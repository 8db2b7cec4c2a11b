import { isDay } from '../base/day.ts';
import type { UsageRecord } from '../facts/schema.ts';
import { isCount, uncountable } from './uncountable.ts';
import type { CodedColumn, UsageColumns } from './usage-columns.ts';
import { UsageSums } from './usage-sums.ts';

/** In this order cells lie: those of one app key together, and in them those of one day. */
const names = ['appKey', 'day', 'api', 'class', 'hosting'] as const;
type Name = (typeof names)[number];

/** Rows that are taken in at a time: their cells fit in the first cache. */
const block = 2048;

/**
 * Sums columns to one record for each combination of their values that occurs.
 *
 * Sums are of floating point and exact all the same: whole numbers only grow, and one that passed 2^53 − 1 on the way is
 * past it in the end, where it is refused.
 */
export function sumColumns(columns: UsageColumns): UsageRecord[] {
  const cells = columnCells(columns);
  if (cells !== undefined) return recordsOf(columns, cells);
  const sums = new UsageSums();
  for (let row = 0; row < columns.calls.length; row++) sums.add(recordAt(columns, row));
  return sums.records();
}

/**
 * The sum of every combination of values, by app key, day, API, class and hosting; minus zero where no row has it.
 * Undefined where that would be mostly empty cells. A sum past 2^53 − 1 is left to the reader to refuse.
 */
export function columnCells(columns: UsageColumns): Float64Array | undefined {
  const rows = columns.calls.length;
  for (const name of names) checkColumn(name, columns[name], rows);
  for (const day of columns.day.values) {
    if (!isDay(day)) throw new RangeError(`usage columns: ${JSON.stringify(day)} is no day`);
  }
  const cells = names.reduce((all, name) => all * (columns[name]?.values.length ?? 1), 1);
  const repeats = names.some(
    (name) => new Set(columns[name]?.values).size < (columns[name]?.values.length ?? 0),
  );
  return repeats || cells > Math.max(65_536, 4 * rows) ? undefined : sumDense(columns, cells);
}

function checkColumn(name: Name, column: CodedColumn<unknown> | undefined, rows: number): void {
  if (column === undefined && (name === 'class' || name === 'hosting')) return;
  const { codes, values } = column as CodedColumn<unknown>;
  if (!(codes instanceof Uint8Array || codes instanceof Uint16Array || codes instanceof Uint32Array)) {
    throw new RangeError(`usage columns: the codes of ${name} are no array of unsigned numbers`);
  }
  if (codes.length !== rows) {
    throw new RangeError(`usage columns: ${name} has ${codes.length} rows, and calls ${rows}`);
  }
  const size = values.length;
  let high = -1;
  for (let row = 0; row < rows; row++) if ((codes[row] as number) > high) high = codes[row] as number;
  if (high >= size) throw new RangeError(`usage columns: ${name} has a code ${high}, and ${size} values`);
}

/** The sum of each cell; minus zero where no row is in it. */
function sumDense(columns: UsageColumns, cells: number): Float64Array {
  const { calls } = columns;
  const sums = new Float64Array(cells).fill(-0);
  const cell = new Uint32Array(block);
  const used = names.flatMap((name) => columns[name] ?? []);
  for (let from = 0; from < calls.length; from += block) {
    const rows = Math.min(block, calls.length - from);
    cell.fill(0);
    for (const { codes, values } of used) addCodes(cell, codes, values.length, from, rows);
    const wrong =
      calls instanceof BigUint64Array
        ? addBig(sums, cell, calls, from, rows)
        : addCalls(sums, cell, calls, from, rows);
    if (wrong >= 0)
      throw uncountable(recordAt(columns, from + wrong), calls[from + wrong] as number | bigint);
  }
  return sums;
}

function addCodes(
  cell: Uint32Array,
  codes: CodedColumn<unknown>['codes'],
  size: number,
  from: number,
  rows: number,
): void {
  for (let at = 0; at < rows; at++) cell[at] = (cell[at] as number) * size + (codes[from + at] as number);
}

/** Returns the first row whose count is none, or −1. */
function addCalls(
  sums: Float64Array,
  cell: Uint32Array,
  calls: Float64Array | Uint32Array,
  from: number,
  rows: number,
): number {
  for (let at = 0; at < rows; at++) {
    const count = calls[from + at] as number;
    if (!(count >= 0 && count <= Number.MAX_SAFE_INTEGER && Math.floor(count) === count)) return at;
    const index = cell[at] as number;
    sums[index] = (sums[index] as number) + count;
  }
  return -1;
}

function addBig(
  sums: Float64Array,
  cell: Uint32Array,
  calls: BigUint64Array,
  from: number,
  rows: number,
): number {
  for (let at = 0; at < rows; at++) {
    const count = Number(calls[from + at]);
    if (count > Number.MAX_SAFE_INTEGER) return at;
    const index = cell[at] as number;
    sums[index] = (sums[index] as number) + count;
  }
  return -1;
}

function recordsOf(columns: UsageColumns, sums: Float64Array): UsageRecord[] {
  const { appKey: appKeys, api: apis, day: days } = columns;
  const classes = columns.class?.values ?? [null];
  const hostings = columns.hosting?.values ?? [null];
  const records: UsageRecord[] = [];
  let index = 0;
  for (const appKey of appKeys.values) {
    for (const day of days.values) {
      for (const api of apis.values) {
        for (const priceClass of classes) {
          for (const hosting of hostings) {
            const calls = sums[index++] as number;
            if (Object.is(calls, -0)) continue;
            const record: UsageRecord = { appKey, api, day, calls };
            if (!isCount(calls)) throw uncountable(record, calls);
            if (priceClass !== null) record.class = priceClass;
            if (hosting !== null) record.hosting = hosting;
            records.push(record);
          }
        }
      }
    }
  }
  return records;
}

function recordAt(columns: UsageColumns, row: number): UsageRecord {
  const at = <T>({ codes, values }: CodedColumn<T>) => values[codes[row] as number] as T;
  const priceClass = columns.class && at(columns.class);
  const hosting = columns.hosting && at(columns.hosting);
  return {
    appKey: at(columns.appKey),
    api: at(columns.api),
    day: at(columns.day),
    calls: Number(columns.calls[row]),
    ...(priceClass ? { class: priceClass } : {}),
    ...(hosting ? { hosting } : {}),
  };
}
