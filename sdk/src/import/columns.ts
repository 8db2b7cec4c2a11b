import type { TableRow } from './parse-table.ts';

/** The headings under which a field is known, for every field that a reader looks for. */
export type Synonyms<F extends string> = Readonly<Record<F, readonly string[]>>;

/** Where the fields of a table stand, and what their headings are called in this file. */
export interface Columns<F extends string> {
  readonly index: Readonly<Partial<Record<F, number>>>;
  readonly heading: Readonly<Partial<Record<F, string>>>;
  /** How many cells a row has at least. */
  readonly width: number;
}

/**
 * Finds fields by the names of their headings, wherever they stand: brackets, spaces, underscores, case and full-width
 * letters make no difference, nor does a unit such as （元）.
 *
 * @example findColumns(['App Key', '日期'], { appKey: ['appkey'], day: ['日期', 'day'] }).index // { appKey: 0, day: 1 }
 */
export function findColumns<F extends string>(
  headings: readonly string[],
  synonyms: Synonyms<F>,
): Columns<F> {
  const places = new Map<string, number>();
  headings.forEach((heading, index) => {
    const name = plainHeading(heading);
    if (name !== '' && !places.has(name)) places.set(name, index);
  });
  const index: Partial<Record<F, number>> = {};
  const heading: Partial<Record<F, string>> = {};
  for (const field of Object.keys(synonyms) as F[]) {
    const found = synonyms[field]
      .map((name) => places.get(plainHeading(name)))
      .find((at) => at !== undefined);
    if (found === undefined) continue;
    index[field] = found;
    heading[field] = headings[found]?.trim() ?? '';
  }
  return { index, heading, width: headings.findLastIndex((name) => name.trim() !== '') + 1 };
}

function plainHeading(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\((?:元|次|个)\)$/, '')
    .replace(/[\s_\-()[\]【】:.\ufeff]/g, '');
}

/** The cell of a field, empty where the column or the cell is missing. */
export function cellOf<F extends string>(row: TableRow, columns: Columns<F>, field: F): string {
  const index = columns.index[field];
  return index === undefined ? '' : (row.cells[index] ?? '');
}
