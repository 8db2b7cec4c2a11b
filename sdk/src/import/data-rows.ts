import type { Columns } from './columns.ts';
import type { Table, TableRow } from './parse-table.ts';
import type { ProblemList } from './problem-list.ts';

export interface DataRows {
  readonly rows: readonly TableRow[];
  /** Rows that were listed as errors already: damaged ones, and those with too few or too many cells. */
  readonly bad: number;
}

/**
 * The rows below the heading that hold data. Empty rows are passed over; "no data" lines, totals and repeated headings
 * are passed over with a warning; a row that does not have the cells of its heading is an error. No content is shown:
 * in a row that has slipped, any cell may be a private one.
 */
export function dataRows(
  table: Table,
  headingAt: number,
  columns: Columns<string>,
  problems: ProblemList,
): DataRows {
  const heading = table.rows[headingAt]?.cells ?? [];
  const fields = Object.values(columns.index) as number[];
  const rows: TableRow[] = [];
  const last = table.rows.findLastIndex((row) => !isEmpty(row));
  const widest = Math.max(heading.length, usualWidth(table.rows.slice(headingAt + 1, last + 1)));
  let bad = 0;
  for (let at = headingAt + 1; at <= last; at += 1) {
    const row = table.rows[at] as TableRow;
    if (isEmpty(row)) continue;
    const first = row.cells.find((cell) => cell.trim() !== '')?.trim() ?? '';
    if (noData.test(first) && filled(row) === 1) {
      problems.warn('row.no-data', { row: row.row });
    } else if (total.test(first)) {
      problems.warn('row.total', { row: row.row });
    } else if (fields.every((field) => row.cells[field]?.trim() === heading[field]?.trim())) {
      problems.warn('row.heading-repeated', { row: row.row });
    } else if (row.cells.length < columns.width) {
      bad += 1;
      problems.error(at === last ? 'row.cut' : 'row.short', {
        row: row.row,
        params: { cells: row.cells.length, headings: columns.width },
      });
    } else if (row.cells.length > widest || !row.cells.slice(columns.width).every(isBlank)) {
      bad += 1;
      problems.error('row.long', {
        row: row.row,
        params: { cells: row.cells.length, headings: columns.width },
      });
    } else {
      rows.push(row);
    }
  }
  for (const row of table.damaged) problems.error('row.quote', { row });
  if (table.givenUpAt !== undefined) problems.error('table.damaged', { row: table.givenUpAt });
  return { rows, bad: bad + table.damaged.length };
}

/**
 * How many cells most rows have, where at least two agree: some files end every row with a comma more than the heading. A
 * single row with more cells has slipped, even where the last of them are empty.
 */
function usualWidth(rows: readonly TableRow[]): number {
  const widths = new Map<number, number>();
  for (const { cells } of rows) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  const [width = 0, count = 0] = [...widths].reduce(
    (best, next) => (next[1] > best[1] ? next : best),
    [0, 0],
  );
  return count > 1 ? width : 0;
}

const noData = /^(?:暂无数据|暂无记录|没有数据|无数据|no data)[。.]?$/i;
const total = /^(?:合计|总计|小计|汇总|本页合计|total|subtotal|grand total|sum)[:：]?$/i;

function isBlank(cell: string): boolean {
  return cell.trim() === '';
}

function isEmpty(row: TableRow): boolean {
  return row.cells.every(isBlank);
}

function filled(row: TableRow): number {
  return row.cells.filter((cell) => !isBlank(cell)).length;
}
