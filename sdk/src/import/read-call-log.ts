import { type Problem, shown } from '../base/problem.ts';
import type { ImportNeed } from '../facts/import-need.ts';
import type { Hosting, UsageRecord } from '../facts/schema.ts';
import type { Cell } from './cell/cell.ts';
import { cleanCell } from './cell/clean-cell.ts';
import { readCount } from './cell/read-count.ts';
import { readDay } from './cell/read-day.ts';
import { readHosting } from './cell/read-hosting.ts';
import { readPriceClass } from './cell/read-price-class.ts';
import { type Columns, cellOf, type Synonyms } from './columns.ts';
import { dataRows } from './data-rows.ts';
import type { Table, TableRow } from './parse-table.ts';
import { ProblemList } from './problem-list.ts';
import { firstOf } from './register.ts';
import { nothing, type Reading, type ReadOptions } from './result.ts';
import { UsageRegister } from './usage-register.ts';

export type CallLogField =
  | 'appKey'
  | 'api'
  | 'day'
  | 'calls'
  | 'callsInside'
  | 'callsOutside'
  | 'class'
  | 'hosting';

export const callLogHeadings: Synonyms<CallLogField> = {
  appKey: ['AppKey', '应用Key', '应用AppKey', 'AppId', '应用ID'],
  api: ['API', 'API名称', 'API名', '接口', '接口名称', '接口名', 'API Name', 'method'],
  day: ['日期', 'day', 'date', '调用日期', '统计日期', '账单日期'],
  calls: [
    '调用次数',
    '调用量',
    'calls',
    'API调用次数',
    'API调用量',
    '接口调用次数',
    '接口调用量',
    'call count',
  ],
  callsInside: [
    'API调用次数（云内）',
    '调用次数（云内）',
    '调用次数-云内',
    '云内调用次数',
    'cloudInCallCount',
  ],
  callsOutside: [
    'API调用次数（云外）',
    '调用次数（云外）',
    '调用次数-云外',
    '云外调用次数',
    'cloudOutCallCount',
  ],
  class: ['计费类型', 'class', 'API类型', '计费分类', 'charge type'],
  hosting: ['部署', '部署环境', '部署位置', 'hosting', '云内/云外'],
};

/**
 * Usage from a table of calls by app key, API and day.
 *
 * App key and day may come from the options where the table has no such column. The platform comes from the options, the
 * names of the APIs (`taobao.…`) or the two columns of calls inside and outside the cloud, which only Doudian's record
 * has. What is still missing is a need, and then nothing is kept.
 */
export function readCallLog(
  table: Table,
  headingAt: number,
  columns: Columns<CallLogField>,
  file: string,
  options: ReadOptions,
): Reading {
  const problems = new ProblemList(file);
  const counted = (['calls', 'callsInside', 'callsOutside'] as const).filter(
    (field) => columns.index[field] !== undefined,
  );
  const absent = [
    ...(columns.index.api === undefined ? ['API名称'] : []),
    ...(counted.length === 0 ? ['调用次数'] : []),
  ];
  if (absent.length > 0) {
    problems.error('column.missing', {
      row: table.rows[headingAt]?.row ?? 1,
      params: { columns: absent },
    });
    return { ...nothing, problems: problems.list() };
  }

  const { rows, bad: badRows } = dataRows(table, headingAt, columns, problems);
  const total = rows.length + badRows;
  const platform = options.platform ?? platformOf(rows, columns);
  const needs = missing(columns, platform, file, options);
  if (platform === undefined || needs.some((need) => need.blocking)) {
    const counts = { rows: total, kept: 0, bad: badRows, repeated: 0 };
    return { ...nothing, needs, problems: problems.list(), counts };
  }

  const usage = new UsageRegister();
  let bad = badRows;
  let repeated = 0;
  for (const row of rows) {
    const records = readRow(row, columns, options, problems);
    const outcomes = records.map(({ record, field }) => {
      const outcome = usage.add(record, row);
      if (outcome.outcome === 'conflict') {
        problems.error('row.conflict', {
          row: row.row,
          column: columns.heading[field] ?? '',
          found: String(record.calls),
          params: firstOf(outcome.first),
        });
      }
      return outcome.outcome;
    });
    if (outcomes.length === 0 || outcomes.includes('conflict')) {
      bad += 1;
    } else if (outcomes.every((outcome) => outcome === 'repeated')) {
      repeated += 1;
      problems.warn('row.repeated', { row: row.row });
    }
  }
  const account = { platform, id: options.account ?? null, usage: usage.records };
  return {
    facts: { accounts: usage.records.length === 0 ? [] : [account] },
    problems: problems.list(),
    counts: { rows: total, kept: total - bad - repeated, bad, repeated },
    needs,
  };
}

interface Counted {
  readonly record: UsageRecord;
  readonly field: CallLogField;
}

/** The one or two records of a row, or none where something in it is wrong, which is then listed. */
function readRow(
  row: TableRow,
  columns: Columns<CallLogField>,
  options: ReadOptions,
  problems: ProblemList,
): Counted[] {
  let wrong = false;
  const fail = (field: CallLogField, code: string, params?: Problem['params']) => {
    wrong = true;
    const found = shown(cellOf(row, columns, field).trim());
    problems.error(code, {
      row: row.row,
      column: columns.heading[field] ?? '',
      ...(found === '' ? {} : { found }),
      ...(params === undefined ? {} : { params }),
    });
  };
  const read = <T>(field: CallLogField, reader: (text: string) => Cell<T>): T | undefined => {
    const cell = reader(cleanCell(cellOf(row, columns, field)));
    if (cell.code === undefined) return cell.value;
    fail(field, cell.code, cell.params);
    return undefined;
  };

  const appKey = columns.index.appKey === undefined ? options.appKey : read('appKey', readName);
  const api = read('api', readName);
  const day = columns.index.day === undefined ? options.day : read('day', readDay);
  const hosting = optional(row, columns, 'hosting') === '' ? undefined : read('hosting', readHosting);
  const priceClass = readClass(row, columns, problems);

  const counts: { field: CallLogField; calls: number; hosting: Hosting | undefined }[] = [];
  const count = (field: CallLogField, where: Hosting | undefined) => {
    const calls = read(field, readCount);
    if (calls !== undefined) counts.push({ field, calls, hosting: where });
  };
  const inside = optional(row, columns, 'callsInside') !== '';
  const outside = optional(row, columns, 'callsOutside') !== '';
  if (inside) count('callsInside', 'inside');
  if (outside) count('callsOutside', 'outside');
  if (!inside && !outside) {
    const given = (['calls', 'callsInside', 'callsOutside'] as const).find(
      (field) => columns.index[field] !== undefined,
    );
    count(given ?? 'calls', hosting);
  }
  if (wrong || appKey === undefined || api === undefined || day === undefined) return [];
  return counts.map(({ field, calls, hosting: where }) => ({
    field,
    record: {
      appKey,
      api,
      day,
      calls,
      ...(priceClass === undefined ? {} : { class: priceClass }),
      ...(where === undefined ? {} : { hosting: where }),
    },
  }));
}

function optional(row: TableRow, columns: Columns<CallLogField>, field: CallLogField): string {
  return cleanCell(cellOf(row, columns, field));
}

/** A class that we do not know is left out: then the price is unknown, which is shown, and never a wrong one. */
function readClass(row: TableRow, columns: Columns<CallLogField>, problems: ProblemList): string | undefined {
  const text = optional(row, columns, 'class');
  if (text === '') return undefined;
  const cell = readPriceClass(text);
  if (cell.code === undefined) return cell.value;
  const found = shown(text);
  problems.warn(cell.code, { row: row.row, column: columns.heading.class ?? '', found }, found);
  return undefined;
}

function readName(text: string): Cell<string> {
  return text === '' ? { code: 'cell.empty' } : { value: text };
}

function platformOf(rows: readonly TableRow[], columns: Columns<CallLogField>): string | undefined {
  if (rows.some((row) => /^(?:taobao|tmall)\./.test(optional(row, columns, 'api')))) {
    return 'taobao-open-platform';
  }
  const split = columns.index.callsInside !== undefined && columns.index.callsOutside !== undefined;
  return split ? 'doudian-open-platform' : undefined;
}

function missing(
  columns: Columns<CallLogField>,
  platform: string | undefined,
  file: string,
  options: ReadOptions,
): ImportNeed[] {
  const where = { file, ...(platform === undefined ? {} : { platform }) };
  const needs: ImportNeed[] = [];
  if (platform === undefined) needs.push({ what: 'platform', blocking: true, ...where });
  if (columns.index.appKey === undefined && !options.appKey) {
    needs.push({ what: 'app-key', blocking: true, ...where });
  }
  if (columns.index.day === undefined && !options.day) {
    needs.push({ what: 'day', blocking: true, ...where });
  }
  if (!options.account) needs.push({ what: 'account', blocking: false, ...where });
  return needs;
}
