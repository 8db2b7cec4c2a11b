import { expect, it } from 'vitest';
import * as contestants from '../../bench/contestants.mjs';
import { makeColumns, makePack, toRows } from '../../bench/usage.mjs';

/** Every month has quotas of its own, some app keys use them up, and some days have no calls. */
const columns = makeColumns({ keys: 7, apis: 5, days: 70, rows: 4000 });
const data = {
  columns,
  rows: toRows(columns),
  pack: makePack(columns.api.values),
  from: columns.day.values[0] ?? '',
  to: columns.day.values.at(-1) ?? '',
};

const { duewatchLines, duewatchColumns, bigSumFirst, decimalSumFirst } = contestants;
const { bigNumberSumFirst, decimalPerRow, bareColumns } = contestants;

it.each(
  Object.entries({
    duewatchLines,
    duewatchColumns,
    bigSumFirst,
    decimalSumFirst,
    bigNumberSumFirst,
    decimalPerRow,
    bareColumns,
  }),
)('%s finds what rateUsage finds, so that the bench compares like with like', (_, run) => {
  const expected = contestants.digest(contestants.duewatchObjects(data));
  expect(expected.split('\n').length).toBeGreaterThan(400);
  expect(contestants.digest(run(data))).toBe(expected);
});

it('reads columns as a bare loop does', () => {
  expect(new Set(contestants.duewatchSums(data))).toEqual(new Set(contestants.bareSums(data)));
});

it('has usage that costs something, and some that is free', () => {
  const { lines } = contestants.duewatchLines(data);
  expect(lines.some(({ free }) => free > 0)).toBe(true);
  expect(lines.some(({ free, calls }) => free < calls)).toBe(true);
});
