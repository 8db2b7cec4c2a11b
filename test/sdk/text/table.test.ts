import { expect, test } from 'vitest';
import { table, widthOf } from '../../../sdk/src/text/table.ts';

test.each([
  ['abc', 3],
  ['金额', 4],
  ['¥1', 2],
  ['，（', 4],
  ['ａ', 2],
])('%s takes %i columns of a terminal', (text, width) => {
  expect(widthOf(text)).toBe(width);
});

test('columns line up, Chinese and digits together', () => {
  const rows = [
    ['App', '1.00'],
    ['金额', '10.00'],
  ];
  expect(table(rows, [{}, { right: true }])).toEqual(['App    1.00', '金额  10.00']);
});

test('a column that is empty in every row is left out', () => {
  expect(
    table(
      [
        ['a', '', 'b'],
        ['c', '', 'd'],
      ],
      [{}, {}, {}],
    ),
  ).toEqual(['a  b', 'c  d']);
});
