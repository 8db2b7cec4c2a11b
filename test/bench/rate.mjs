// @ts-check
/*
 * `npm run bench`: how fast a month and a year of usage are rated, against libraries, loops and ourselves. Every figure is
 * a ratio of medians taken in this run, with its budget beside it; all contestants must find the same amounts.
 *
 * `npm run bench -- --rows=100000` measures less.
 */
import { rateUsage, settle } from 'duewatch';
import * as contestants from './contestants.mjs';
import { agree, end, judge, measure, rounds } from './measure.mjs';
import { makeColumns, makePack, toRows } from './usage.mjs';

const argument = process.argv.find((text) => text.startsWith('--rows='));
const size = { keys: 1000, apis: 10, days: 30, rows: Number(argument?.slice(7) ?? 1_000_000) };
console.log(`\nA month: ${size.rows} rows, ${size.keys} app keys × ${size.apis} APIs × ${size.days} days`);
const columns = makeColumns(size);
const days = columns.day.values;
const data = {
  columns,
  rows: toRows(columns),
  pack: makePack(columns.api.values),
  from: days[0] ?? '',
  to: days.at(-1) ?? '',
};
const month = {
  'duewatch, objects': () => contestants.duewatchObjects(data),
  'duewatch, objects, with lines': () => contestants.duewatchLines(data),
  'duewatch, columns': () => contestants.duewatchColumns(data),
  'big.js, sum first': () => contestants.bigSumFirst(data),
  'decimal.js, sum first': () => contestants.decimalSumFirst(data),
  'bignumber.js, sum first': () => contestants.bigNumberSumFirst(data),
  'decimal.js, row by row': () => contestants.decimalPerRow(data),
  'typed arrays and safe integers': () => contestants.bareColumns(data),
};
agree(Object.fromEntries(Object.entries(month).map(([name, run]) => [name, contestants.digest(run())])));
const time = measure(month);
const objects = time('duewatch, objects');
judge('objects, as fast as big.js', time('big.js, sum first') / objects, 0.9, 'least');
judge('objects, as fast as decimal.js', time('decimal.js, sum first') / objects, 0.9, 'least');
judge('objects, as fast as bignumber.js', time('bignumber.js, sum first') / objects, 0.9, 'least');
judge(
  'objects, times as fast as decimal.js row by row',
  time('decimal.js, row by row') / objects,
  3,
  'least',
);
const inColumns = time('duewatch, columns');
judge(
  'columns, times as fast as decimal.js row by row',
  time('decimal.js, row by row') / inColumns,
  10,
  'least',
);
console.log('\nThe same in columns alone');
const alone = measure(
  {
    'duewatch, columns': month['duewatch, columns'],
    'typed arrays and safe integers': month['typed arrays and safe integers'],
  },
  4 * rounds,
);
judge(
  'columns, as fast as typed arrays and safe integers made for this one tariff',
  alone('typed arrays and safe integers') / alone('duewatch, columns'),
  0.5,
  'least',
);

console.log('\nReading those columns: summed to a record for each app key, API and day');
const reading = {
  'duewatch, sumUsage': () => contestants.duewatchSums(data),
  'typed arrays, nothing checked': () => contestants.bareSums(data),
};
const sorted = (/** @type {readonly object[]} */ records) =>
  records
    .map((record) => JSON.stringify(record))
    .sort()
    .join('\n');
agree(Object.fromEntries(Object.entries(reading).map(([name, run]) => [name, sorted(run())])));
const read = measure(reading);
judge(
  'columns, read as fast as by a bare loop over typed arrays',
  read('typed arrays, nothing checked') / read('duewatch, sumUsage'),
  0.5,
  'least',
);

console.log('\nOne more day: 200 app keys × 5 APIs, rated and settled from the settlement before');
const from = '2025-01-01';
const year = makeColumns({ keys: 200, apis: 5, days: 365, rows: 730_000, from });
const usage = toRows(year);
const pack = makePack(year.api.values);
const account = { position: { day: '2024-12-31', prepaid: '1000000.00', debts: [] } };
/** @param {string} first @param {string} last */
const between = (first, last) => usage.filter(({ day }) => day >= first && day <= last);
/** @param {string} first @param {string} last */
const scratch = (first, last) => {
  const all = between(first, last);
  const position = { ...account.position, day: dayBefore(first) };
  return () =>
    settle(rateUsage(all, pack, { from: first, to: last, lines: false }), { position }, { to: last });
};
/** @param {string} day */
function dayBefore(day) {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
/** The usage of the month to the day is given, as a program has it; what is timed is the new day. @param {string} first @param {string} day */
const oneMore = (first, day) => {
  const previous = scratch(first, dayBefore(day))();
  const needed = between(`${day.slice(0, 7)}-01`, day);
  const position = { ...account.position, day: dayBefore(first) };
  return () =>
    settle(
      rateUsage(needed, pack, { from: day, to: day, lines: false }),
      { position },
      { to: day, previous },
    );
};
const afterYear = oneMore(from, '2025-12-15');
const afterMonth = oneMore('2025-11-15', '2025-12-15');
const fromScratch = scratch(from, '2025-12-15');
agree({
  'one more day': JSON.stringify(afterYear()),
  'all from scratch': JSON.stringify(fromScratch()),
});
const more = measure({
  'one day, after a year': afterYear,
  'one day, after a month': afterMonth,
  'a year and a day, from scratch': fromScratch,
});
judge(
  'a day after a year, times a day after a month',
  more('one day, after a year') / more('one day, after a month'),
  1.5,
  'most',
);
judge(
  'a day, as part of the year from scratch',
  more('one day, after a year') / more('a year and a day, from scratch'),
  0.1,
  'most',
);
end();
