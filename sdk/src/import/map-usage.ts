import { type Problem, shown } from '../base/problem.ts';
import { UsageSums } from '../cost/usage-sums.ts';
import type { UsageRecord } from '../facts/schema.ts';
import type { Cell } from './cell/cell.ts';
import { cleanCell } from './cell/clean-cell.ts';
import { readAmount } from './cell/read-amount.ts';
import { readCount } from './cell/read-count.ts';
import { readDay } from './cell/read-day.ts';
import { readHosting } from './cell/read-hosting.ts';
import { readPriceClass } from './cell/read-price-class.ts';
import { ProblemList } from './problem-list.ts';
import { firstOf } from './register.ts';
import type { Counts } from './result.ts';

/** The heading under which a field stands, or the value that it has in every row. */
export type Mapped = string | { readonly value: string };

/** Where the fields of usage stand in rows of one's own. */
export interface UsageMapping {
  readonly appKey: Mapped;
  readonly api: Mapped;
  /** A day in any of the forms that consoles and spreadsheets write. */
  readonly day: Mapped;
  /** Without it, each row is one call, as in a log of requests. */
  readonly calls?: Mapped;
  readonly class?: Mapped;
  readonly hosting?: Mapped;
  readonly turnover?: Mapped;
  readonly id?: Mapped;
  readonly knownOn?: Mapped;
}

/** A row of CSV or JSON: cells by heading. Numbers are taken as they are written; ids of more than 15 digits must be text. */
export type UsageRow = Readonly<Record<string, unknown>>;

export interface MapOptions {
  /** What the rows come from, as problems should name it. */
  readonly file?: string;
  /** How a person counts the first row; 2 without, as below a heading. */
  readonly firstRow?: number;
}

export interface MappedUsage {
  /** Summed as by `sumUsage`. */
  readonly usage: readonly UsageRecord[];
  /** At most 200 errors, then `problems.more`; the counts are exact. */
  readonly problems: readonly Problem[];
  readonly counts: Counts;
}

/**
 * Usage from rows under headings of one's own, summed while they are read: what is kept grows with the groups, not with
 * the rows. A row in which something is wrong is left out whole and listed; an empty cell of an optional field is not
 * known. A row that repeats the id of an earlier one counts once, and is an error where it says something else.
 *
 * @throws RangeError where a group has more than 2^53 − 1 calls.
 * @example
 * mapUsage(
 *   [{ 应用: '23000101', 方法: 'taobao.time.get', 时间: '2026/11/20', 次数: '1,200' }],
 *   { appKey: '应用', api: '方法', day: '时间', calls: '次数', hosting: { value: '云内' } },
 * ).usage // [{ appKey: '23000101', api: 'taobao.time.get', day: '2026-11-20', calls: 1200, hosting: 'inside' }]
 */
export function mapUsage(
  rows: Iterable<UsageRow>,
  mapping: UsageMapping,
  options: MapOptions = {},
): MappedUsage {
  const reader = new RowReader(mapping, options);
  for (const row of rows) reader.add(row);
  return reader.end();
}

/** `mapUsage` of rows, or lists of rows, that come bit by bit. */
export async function mapUsageAsync(
  source: AsyncIterable<UsageRow | readonly UsageRow[]>,
  mapping: UsageMapping,
  options: MapOptions = {},
): Promise<MappedUsage> {
  const reader = new RowReader(mapping, options);
  for await (const part of source) {
    for (const row of Array.isArray(part) ? part : [part]) reader.add(row);
  }
  return reader.end();
}

class RowReader {
  readonly #mapping: UsageMapping;
  readonly #problems: ProblemList;
  readonly #sums = new UsageSums();
  readonly #first: number;
  /** Where records with an id stand. */
  readonly #rowOf = new Map<string, number>();
  #rows = 0;
  #bad = 0;
  #repeated = 0;

  constructor(mapping: UsageMapping, { file = '', firstRow = 2 }: MapOptions) {
    this.#mapping = mapping;
    this.#problems = new ProblemList(file);
    this.#first = firstRow;
  }

  add(row: UsageRow): void {
    const place = this.#first + this.#rows;
    this.#rows += 1;
    const record = this.#read(row, place);
    if (record === undefined) {
      this.#bad += 1;
      return;
    }
    const outcome = this.#sums.add(record);
    if (outcome === 'repeated') {
      this.#repeated += 1;
      this.#problems.warn('row.repeated', { row: place });
    }
    if (outcome === 'conflict') {
      this.#bad += 1;
      const params = firstOf({ row: this.#rowOf.get(idOf(record)) ?? place });
      this.#problems.error('row.conflict', { row: place, found: shown(record.id), params });
    }
    if (outcome === 'added' && record.id !== undefined) this.#rowOf.set(idOf(record), place);
  }

  end(): MappedUsage {
    const kept = this.#rows - this.#bad - this.#repeated;
    return {
      usage: this.#sums.records(),
      problems: this.#problems.list(),
      counts: { rows: this.#rows, kept, bad: this.#bad, repeated: this.#repeated },
    };
  }

  /** The record of a row, or undefined where something in it is wrong, which is then listed. */
  #read(row: UsageRow, place: number): UsageRecord | undefined {
    let wrong = false;
    const read = <T>(field: keyof UsageMapping, reader: (text: string) => Cell<T>, needed = false) => {
      const mapped = this.#mapping[field];
      if (mapped === undefined) return undefined;
      const found =
        typeof mapped === 'string' ? (Object.hasOwn(row, mapped) ? row[mapped] : '') : mapped.value;
      const text = cleanCell(textOf(found));
      if (text === '' && !needed) return undefined;
      const damaged = (reader as unknown) === readName && isDamaged(found);
      const cell: Cell<T> = damaged
        ? { code: 'id.damaged' }
        : isText(found)
          ? reader(text)
          : { code: 'type.other' };
      if (cell.code === undefined) return cell.value;
      const details = {
        row: place,
        ...(typeof mapped === 'string' ? { column: mapped } : {}),
        ...(text === '' ? {} : { found: shown(text) }),
        ...(cell.params === undefined ? {} : { params: cell.params }),
      };
      // Without its class the price is unknown, or the one that the tariff has for the API: never a wrong one.
      if (cell.code === 'class.unknown') this.#problems.warn(cell.code, details, text);
      else {
        wrong = true;
        this.#problems.error(cell.code, details);
      }
      return undefined;
    };
    const appKey = read('appKey', readName, true);
    const api = read('api', readName, true);
    const day = read('day', readDay, true);
    const calls = this.#mapping.calls === undefined ? 1 : read('calls', readCount, true);
    const more = {
      id: read('id', readName),
      class: read('class', readClass),
      hosting: read('hosting', readHosting),
      turnover: read('turnover', readAmount),
      knownOn: read('knownOn', readDay),
    };
    if (wrong || appKey === undefined || api === undefined || day === undefined || calls === undefined) {
      return undefined;
    }
    const record: UsageRecord = { appKey, api, day, calls };
    for (const [field, value] of Object.entries(more)) {
      if (value !== undefined) Object.assign(record, { [field]: value });
    }
    return record;
  }
}

function idOf({ id, knownOn }: UsageRecord): string {
  return `${id}\n${knownOn ?? ''}`;
}

function isText(value: unknown): boolean {
  return ['string', 'number', 'undefined'].includes(typeof value) || value === null;
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return isText(value) ? String(value) : shown(value);
}

/** A number of more digits than it can hold has lost the last ones on its way here. */
function isDamaged(value: unknown): boolean {
  return Number.isInteger(value) && !Number.isSafeInteger(value);
}

function readName(text: string): Cell<string> {
  return text === '' ? { code: 'cell.empty' } : { value: text };
}

/** A class by the words that consoles use, or by the id that a tariff of one's own has for it. */
function readClass(text: string): Cell<string> {
  const cell = readPriceClass(text);
  return cell.code !== undefined && /^[a-z0-9][a-z0-9.-]*$/.test(text) ? { value: text } : cell;
}
