// @ts-check
/*
 * `npm run bench -- deadlines`: what it takes to date 2,000 orders of a shop and 200 obligations, and four times as much; and the last
 * day of 7 and of 60 working days, beside walking there day by day in plain dates of the Temporal polyfill with a table of the days
 * that the notices name. Every figure is a ratio taken in this run, with its budget beside it.
 */
import { addWorkdays, chinaCalendar, deadlines } from 'duewatch/deadline';
import { alibaba1688, pinduoduo } from 'duewatch/packs';
import { Temporal } from 'temporal-polyfill';
import { agree, end, judge, measure } from './measure.mjs';

const repeated = (alibaba1688.obligations ?? []).slice(0, 1);

/** Half of the orders are to be shipped, half to be scanned; each tenth is marked as done. @param {number} times */
function made(times) {
  const ids = Array.from({ length: 200 * times }, (_, index) => `obligation-${index}`);
  const pack = {
    ...pinduoduo,
    sources: { ...pinduoduo.sources, ...alibaba1688.sources },
    obligations: ids.flatMap((id) => repeated.map((obligation) => ({ ...obligation, id }))),
  };
  const order = { day: '2021-12-24', total: '9.00', paidAt: '2021-12-24T10:30:00+08:00' };
  const shopOrders = Array.from({ length: 2000 * times }, (_, index) =>
    index % 2 === 0
      ? { ...order, id: `${index}`, status: '待发货' }
      : {
          ...order,
          id: `${index}`,
          status: '已发货',
          shippedAt: '2021-12-24T11:00:00+08:00',
          scannedAt: null,
        },
  );
  const marks = shopOrders
    .filter((_, index) => index % 10 === 0)
    .map(({ id }) => ({
      deadline: `pinduoduo/shop/shipping/${id}`,
      state: /** @type {const} */ ('done'),
      on: '2021-12-24',
    }));
  const duties = ids.map((id) => ({
    obligation: id,
    state: /** @type {const} */ ('submitted'),
    on: '2021-12-01',
  }));
  const account = { platform: 'pinduoduo', id: 'shop', shopOrders, marks, duties };
  /** @type {import('duewatch').Facts} */
  const facts = { format: 'duewatch/facts@1', accounts: [account] };
  return () => deadlines(facts, [pack], { on: '2021-12-25', now: '2021-12-25T10:00:00+08:00' });
}

const [once, fourTimes] = [made(1), made(4)];
console.log(`${once().length} and ${fourTimes().length} deadlines of one account`);
const dated = measure({ once, 'four times as many': fourTimes });
// Sixteen times as long would be what every deadline looking through all the others takes.
judge('time of four times as many', dated('four times as many') / dated('once'), 8, 'most');

/** What the notices say of single days, the later one going before. @type {Map<string, boolean>} */
const named = new Map();
for (const { off, work } of chinaCalendar.notices) {
  for (const span of off) {
    const [from = '', to = from] = span.split('/');
    let day = Temporal.PlainDate.from(from);
    for (; Temporal.PlainDate.compare(day, to) <= 0; day = day.add({ days: 1 })) named.set(`${day}`, false);
  }
  for (const day of work) named.set(day, true);
}

/** @param {string} start @param {number} count */
function walked(start, count) {
  let day = Temporal.PlainDate.from(start);
  for (let left = count; left > 0; ) {
    day = day.add({ days: 1 });
    if (named.get(`${day}`) ?? day.dayOfWeek <= 5) left--;
  }
  return `${day}`;
}

const starts = Array.from(
  { length: 1461 },
  (_, index) => `${Temporal.PlainDate.from('2021-01-01').add({ days: index })}`,
);
for (const count of [7, 60]) {
  const ours = () => starts.map((day) => addWorkdays(day, count, chinaCalendar).likely).join();
  const theirs = () => starts.map((day) => walked(day, count)).join();
  console.log(`\n${count} working days from each of ${starts.length} days`);
  agree({ addWorkdays: ours(), 'the walk': theirs() });
  const taken = measure({ addWorkdays: ours, 'Temporal, day by day': theirs });
  judge('the walk over addWorkdays', taken('Temporal, day by day') / taken('addWorkdays'), 3, 'least');
}
end();
