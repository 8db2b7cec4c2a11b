import type { ComponentChildren } from 'preact';

export interface Column<Row> {
  readonly head: string;
  /** Numbers stand right, so that their digits line up. */
  readonly number?: boolean;
  cell(row: Row): ComponentChildren;
}

interface Props<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** One more row below a line. */
  readonly total?: readonly ComponentChildren[];
}

/** A plain table; the first column heads its row. */
export function Table<Row>({ caption, columns, rows, keyOf, total }: Props<Row>) {
  const kind = (column: Column<Row>) => (column.number ? 'dw-number' : undefined);
  return (
    <table class="dw-table">
      <caption class="dw-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.head} scope="col" class={kind(column)}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map((column, index) =>
              index === 0 ? (
                <th key={column.head} scope="row" class={kind(column)}>
                  {column.cell(row)}
                </th>
              ) : (
                <td key={column.head} class={kind(column)}>
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
      {total && (
        <tfoot>
          <tr>
            {columns.map((column, index) => (
              <td key={column.head} class={kind(column)}>
                {total[index]}
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  );
}
