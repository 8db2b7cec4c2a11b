// @ts-check
/*
 * `npm run bench`: what it costs to know where an account stands. 1,000 app keys, three years of daily charges, top-ups that
 * come late now and then. Every figure is a ratio of medians taken in this run, with its budget beside it.
 *
 * `npm run bench -- --keys=100` measures less.
 */
import { Decimal } from 'decimal.js';
import { arrearsStatus, settle } from 'duewatch';
import { taobaoOpenPlatform } from 'duewatch/packs';
import { agree, end, judge, measure } from './measure.mjs';

const argument = process.argv.find((text) => text.startsWith('--keys='));
const size = { keys: Number(argument?.slice(7) ?? 1000), days: 1096 };

const start = Date.UTC(2023, 10, 22);
const days = Array.from({ length: size.days }, (_, day) =>
  new Date(start + day * 86_400_000).toISOString().slice(0, 10),
);
const last = days.at(-1) ?? '';
const yesterday = days.at(-2) ?? '';
const before = new Date(start - 86_400_000).toISOString().slice(0, 10);

let state = 1;
/** @param {number} below */
const random = (below) => {
  state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
  return state % below;
};
/** @param {number} fen */
const yuan = (fen) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;

/** @type {{ day: string, appKey: string, amount: { low: string, high: string } }[]} */
const charges = [];
/** @type {{ id: string, day: string, amount: string }[]} */
const payments = [];
let month = 0;
days.forEach((day, index) => {
  for (let key = 0; key < size.keys; key++) {
    const fen = 1 + random(3000);
    month += fen;
    const amount = yuan(fen);
    charges.push({ day, appKey: String(23_000_000 + key), amount: { low: amount, high: amount } });
  }
  // Each top-up is for the month before, and so comes late where that one was dearer; every seventh one comes days later.
  if (index % 30 !== 29) return;
  const late = payments.length % 7 === 6 ? 4 : 0;
  const on = days[Math.min(days.length - 1, index + late)] ?? day;
  payments.push({ id: `top-up-${index}`, day: on, amount: yuan(month) });
  month = 0;
});
const account = {
  position: { day: before, prepaid: yuan(size.keys * 1500 * 30), debts: [] },
  payments,
};
const amounts = charges.map(({ amount }) => amount.high);
const today = charges.filter(({ day }) => day === last);

/** @param {import('duewatch').Settlement} settlement */
const status = (settlement) => ({
  settlement,
  arrears: arrearsStatus(settlement, taobaoOpenPlatform, { on: last }),
});
const scratch = () => status(settle({ currency: 'CNY', charges }, account, { to: last, ledger: false }));
const previous = settle({ currency: 'CNY', charges }, account, { to: yesterday, ledger: false });
const oneMore = () =>
  status(settle({ currency: 'CNY', charges: today }, account, { to: last, ledger: false, previous }));

console.log(
  `\n${charges.length} charges: ${size.keys} app keys × ${size.days} days, ${previous.episodes.length} times in arrears`,
);
agree({ 'one more day': JSON.stringify(oneMore()), 'all from scratch': JSON.stringify(scratch()) });
const time = measure({
  'where the account stands, from scratch': scratch,
  'one more day, from the settlement of the day before': oneMore,
  'its amounts, read by decimal.js': () => {
    let read;
    for (const amount of amounts) read = new Decimal(amount);
    return read;
  },
  'its amounts, read as BigInt of fen': () => {
    let read = 0n;
    for (const amount of amounts) read = BigInt(amount.replace('.', ''));
    return read;
  },
  'its amounts, read by Number, which is not exact': () => {
    let read = 0;
    for (const amount of amounts) read += Number(amount);
    return read;
  },
});
const whole = time('where the account stands, from scratch');
judge(
  'from scratch, times one more day',
  whole / time('one more day, from the settlement of the day before'),
  100,
  'least',
);
judge(
  'from scratch, times reading its amounts by decimal.js',
  whole / time('its amounts, read by decimal.js'),
  2,
  'most',
);
judge(
  'from scratch, times reading its amounts as BigInt',
  whole / time('its amounts, read as BigInt of fen'),
  2,
  'most',
);
end();
