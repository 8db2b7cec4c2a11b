import { type Day, isDay } from '../base/day.ts';
import type { UsageRecord } from '../facts/schema.ts';
import { isCount, uncountable } from './uncountable.ts';
import type { CodedColumn, UsageColumns } from './usage-columns.ts';
import { UsageSums } from './usage-sums.ts';

/** In this order cells lie: those of one day together, as rows mostly come, and in them those of one app key. */
const names = ['day', 'appKey', 'api', 'class', 'hosting'] as const;
type Name = (typeof names)[number];

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
 * The sum of every combination of values, by day, app key, API, class and hosting; minus zero where no row has it.
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
  const { codes } = column as CodedColumn<unknown>;
  if (!(codes instanceof Uint8Array || codes instanceof Uint16Array || codes instanceof Uint32Array)) {
    throw new RangeError(`usage columns: the codes of ${name} are no array of unsigned numbers`);
  }
  if (codes.length !== rows) {
    throw new RangeError(`usage columns: ${name} has ${codes.length} rows, and calls ${rows}`);
  }
}

/** The sum of each cell; minus zero where no row is in it. */
function sumDense(columns: UsageColumns, cells: number): Float64Array {
  const sums = new Float64Array(cells).fill(-0);
  const kind = kindColumn(columns);
  const wrong = addRows(sums, columns.appKey, columns.day, kind, numbersOf(columns.calls));
  if (wrong < 0) return sums;
  throw uncountable(recordAt(columns, wrong), columns.calls[wrong] as number | bigint);
}

type Codes = CodedColumn<unknown>['codes'];

/** API, class and hosting in one code. A code that is too high stays so. */
function kindColumn({ api, class: priceClass, hosting }: UsageColumns): { codes: Codes; size: number } {
  let kind: { codes: Codes; size: number } = { codes: api.codes, size: api.values.length };
  for (const column of [priceClass, hosting]) {
    if (column === undefined) continue;
    const size = column.values.length;
    const codes = new Uint32Array(kind.codes.length);
    for (let row = 0; row < codes.length; row++) {
      const code = column.codes[row] as number;
      const before = kind.codes[row] as number;
      codes[row] = code < size && before < kind.size ? before * size + code : 0xffff_ffff;
    }
    kind = { codes, size: kind.size * size };
  }
  return kind;
}

/** As floating-point numbers; what is past 2^53 − 1 stays so. */
function numbersOf(calls: UsageColumns['calls']): Float64Array | Uint32Array {
  return calls instanceof BigUint64Array ? Float64Array.from(calls, Number) : calls;
}

/** Returns the first row with a count that is none or a code too high, or −1. One loop, for it is where the time goes. */
function addRows(
  sums: Float64Array,
  { codes: appKeys, values: { length: appKeyCount } }: CodedColumn<string>,
  { codes: days, values: { length: dayCount } }: CodedColumn<Day>,
  { codes: kinds, size: kindCount }: { readonly codes: Codes; readonly size: number },
  calls: Float64Array | Uint32Array,
): number {
  for (let row = 0; row < calls.length; row++) {
    const appKey = appKeys[row] as number;
    const day = days[row] as number;
    const kind = kinds[row] as number;
    const count = calls[row] as number;
    if (appKey >= appKeyCount || day >= dayCount || kind >= kindCount) return row;
    if (!(count >= 0 && count <= Number.MAX_SAFE_INTEGER && Math.floor(count) === count)) return row;
    const cell = (day * appKeyCount + appKey) * kindCount + kind;
    sums[cell] = (sums[cell] as number) + count;
  }
  return -1;
}

function recordsOf(columns: UsageColumns, sums: Float64Array): UsageRecord[] {
  const { appKey: appKeys, api: apis, day: days } = columns;
  const classes = columns.class?.values ?? [null];
  const hostings = columns.hosting?.values ?? [null];
  const records: UsageRecord[] = [];
  const kinds = apis.values.length * classes.length * hostings.length;
  for (const [appKeyIndex, appKey] of appKeys.values.entries()) {
    for (const [dayIndex, day] of days.values.entries()) {
      let index = (dayIndex * appKeys.values.length + appKeyIndex) * kinds;
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
  const at = <T>(name: Name, { codes, values }: CodedColumn<T>): T => {
    const code = codes[row] as number;
    if (code < values.length) return values[code] as T;
    throw new RangeError(`usage columns: ${name} has a code ${code}, and ${values.length} values`);
  };
  const priceClass = columns.class && at('class', columns.class);
  const hosting = columns.hosting && at('hosting', columns.hosting);
  return {
    appKey: at('appKey', columns.appKey),
    api: at('api', columns.api),
    day: at('day', columns.day),
    calls: Number(columns.calls[row]),
    ...(priceClass ? { class: priceClass } : {}),
    ...(hosting ? { hosting } : {}),
  };
}
