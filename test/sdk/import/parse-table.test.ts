import { expect, test } from 'vitest';
import { parseTable } from '../../../sdk/src/import/parse-table.ts';

const cellsOf = (text: string) => parseTable(text).rows.map(({ cells }) => cells);

test.each([
  [
    'commas',
    'a,b\n1,2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'tabs, though amounts have commas',
    'a\tb\tc\n1, 000, 000\t2,5\t3',
    [
      ['a', 'b', 'c'],
      ['1, 000, 000', '2,5', '3'],
    ],
  ],
  [
    'semicolons',
    'a;b\n1;2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'commas inside quotes',
    'a,b\n"1;2;3;4",2',
    [
      ['a', 'b'],
      ['1;2;3;4', '2'],
    ],
  ],
  [
    'ids that are formulas',
    'a,b\n="123",\'138',
    [
      ['a', 'b'],
      ['="123"', "'138"],
    ],
  ],
  [
    'doubled quotes',
    'a,b\n"say ""x""",2',
    [
      ['a', 'b'],
      ['say "x"', '2'],
    ],
  ],
])('splits at %s', (_name, text, rows) => {
  expect(cellsOf(text)).toEqual(rows);
});

test.each([
  ['Windows', '\r\n'],
  ['Unix', '\n'],
  ['old Mac', '\r'],
])('counts the lines of %s as an editor does, over cells of several lines', (_name, newline) => {
  const text = ['a,b', '"1', '2",x', '', '3,4'].join(newline);
  expect(parseTable(text).rows).toEqual([
    { cells: ['a', 'b'], row: 1 },
    { cells: ['1\n2', 'x'], row: 2 },
    { cells: [''], row: 4 },
    { cells: ['3', '4'], row: 5 },
  ]);
});

test('mixed line ends do not join rows', () => {
  expect(cellsOf('a,b\r\n1,2\n3,4\r\n')).toEqual([['a', 'b'], ['1', '2'], ['3', '4'], ['']]);
});

test.each([
  ['never closed', 'a,b\n"1,2\n3,4\n5,6', [2], [1, 3, 4]],
  ['closed only on a later line', 'a,b\n"1,2\n3,"4"\n5,6', [2], [1, 3, 4]],
  ['closed too early', 'a,b\n"1"x,2\n3,4', [2], [1, 3]],
  ['wrong on two lines', 'a,b\n"1,2\n3,4\n"5,6\n7,8', [2, 4], [1, 3, 5]],
  ['wrong after a cell of two lines', 'a,b\n"1\n2",3\n"4,5\n6,7', [4], [1, 2, 5]],
])('a quote that is %s costs its own line only', (_name, text, damaged, rows) => {
  const table = parseTable(text);
  expect({ damaged: table.damaged, rows: table.rows.map(({ row }) => row) }).toEqual({ damaged, rows });
});

test('a file of nothing but open quotes is given up, and says from which line on', () => {
  const table = parseTable(`a,b\n${'"1,2\n'.repeat(101)}`);
  expect(table.damaged).toHaveLength(50);
  expect(table.givenUpAt).toBe(52);
});
