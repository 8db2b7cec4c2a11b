import Papa from 'papaparse';

export interface TableRow {
  readonly cells: readonly string[];
  /** The line on which the row begins, as a text editor counts, from 1. */
  readonly row: number;
}

export interface Table {
  readonly rows: readonly TableRow[];
  /** Lines that could not be taken apart, because a quote is not closed or closes too early. */
  readonly damaged: readonly number[];
  /** The line from which on nothing was read, where too many quotes were damaged. */
  readonly givenUpAt?: number;
}

/** Each damaged quote means reading the rest once more. */
const mostDamaged = 50;

/**
 * The rows of delimited text: commas, tabs or semicolons, whichever splits it best. A damaged quote costs the line that
 * it stands on, not the lines after it.
 *
 * @example parseTable('a,b\n"1\n2", 3').rows // [{ cells: ['a', 'b'], row: 1 }, { cells: ['1\n2', ' 3'], row: 2 }]
 */
export function parseTable(text: string): Table {
  const lines = text.replace(/\r\n?/g, '\n');
  const delimiter = delimiterOf(lines);
  const rows: TableRow[] = [];
  const damaged: number[] = [];
  let at = 0;
  let row = 1;
  while (at < lines.length) {
    const { data, errors } = Papa.parse<string[]>(at === 0 ? lines : lines.slice(at), {
      delimiter,
      newline: '\n',
    });
    const broken = errors.find((error) => error.type === 'Quotes')?.row ?? Number.POSITIVE_INFINITY;
    const oneLineEach = errors.length === 0 && linesFrom(lines, at) === data.length;
    let next = row;
    for (const [index, cells] of data.entries()) {
      if (index === broken) break;
      rows.push({ cells, row: next });
      next += 1 + (oneLineEach ? 0 : newlines(cells));
    }
    if (broken === Number.POSITIVE_INFINITY) break;
    damaged.push(next);
    for (let line = row; line <= next; line += 1) {
      const end = lines.indexOf('\n', at);
      at = end < 0 ? lines.length : end + 1;
    }
    row = next + 1;
    if (damaged.length === mostDamaged && at < lines.length) return { rows, damaged, givenUpAt: row };
  }
  return { rows, damaged };
}

function linesFrom(text: string, start: number): number {
  let count = 1;
  for (let at = text.indexOf('\n', start); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function newlines(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) {
    for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count += 1;
  }
  return count;
}

/**
 * What splits most of the first lines into the same number of cells, and into many of them. A tab wins over a comma where
 * both do equally well, because commas stand in amounts.
 */
function delimiterOf(text: string): string {
  const first: string[] = [];
  for (let at = 0; at < text.length && first.length < 20; ) {
    const end = text.indexOf('\n', at);
    first.push(text.slice(at, end < 0 ? text.length : end).replace(/"[^"]*"/g, ''));
    at = end < 0 ? text.length : end + 1;
  }
  let best = ',';
  let most = 0;
  for (const delimiter of ['\t', ',', ';']) {
    const lines = new Map<number, number>();
    for (const line of first) {
      const splits = line.split(delimiter).length - 1;
      lines.set(splits, (lines.get(splits) ?? 0) + 1);
    }
    const score = Math.max(...[...lines].map(([splits, count]) => splits * count));
    if (score > most) {
      best = delimiter;
      most = score;
    }
  }
  return best;
}
