export interface Column {
  readonly right?: boolean;
}

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/gu;

/** Columns that a text takes in a terminal: a Chinese character or full-width sign takes two. */
export function widthOf(text: string): number {
  return text.length + (text.match(wide)?.length ?? 0);
}

/**
 * Rows with their columns lined up, two spaces between them. A column that is empty in every row is left out.
 *
 * @example table([['a', '1.00'], ['金额', '10.00']], [{}, { right: true }]) // ['a      1.00', '金额  10.00']
 */
export function table(rows: readonly (readonly string[])[], columns: readonly Column[]): string[] {
  const widths = columns.map((_, index) => Math.max(0, ...rows.map((row) => widthOf(row[index] ?? ''))));
  return rows.map((row) => {
    const cells = columns.flatMap(({ right }, index) => {
      const width = widths[index] ?? 0;
      if (width === 0) return [];
      const cell = row[index] ?? '';
      const space = ' '.repeat(width - widthOf(cell));
      return right === true ? `${space}${cell}` : `${cell}${space}`;
    });
    return cells.join('  ').trimEnd();
  });
}
