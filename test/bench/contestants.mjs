// @ts-check
/*
 * What rates the same usage in different ways. Each gives the charge of every app key's day, rounded to fen, and the
 * total, so that all can be held against each other.
 */
import Big from 'big.js';
import BigNumber from 'bignumber.js';
import { Decimal } from 'decimal.js';
import { rateUsage, sumUsage } from 'duewatch';
import { classOf, freeCalls, prices } from './usage.mjs';

/** @typedef {import('./usage.mjs').Row} Row */
/** @typedef {ReturnType<typeof import('./usage.mjs').makeColumns>} Columns */
/** @typedef {{ total: string, charges: readonly { day: string, appKey: string, amount: string }[] }} Rated */
/** @typedef {{ rows: readonly Row[], columns: Columns, pack: import('duewatch').Pack, from: string, to: string }} Data */

Decimal.set({ precision: 60 });
BigNumber.set({ DECIMAL_PLACES: 40 });
const StrictBig = Big();
StrictBig.strict = true;

/** @param {Data} data */
export function duewatchObjects({ rows, pack, from, to }) {
  return rateUsage(rows, pack, { from, to, lines: false });
}

/** @param {Data} data */
export function duewatchColumns({ columns, pack, from, to }) {
  return rateUsage(columns, pack, { from, to, lines: false });
}

/** With a line for each day, app key and class, which explains its amount. @param {Data} data */
export function duewatchLines({ rows, pack, from, to }) {
  return rateUsage(rows, pack, { from, to });
}

/**
 * A library used in the best way: whole numbers are summed first, in maps within maps without a key built for a row, and
 * each sum is multiplied once.
 *
 * @template T
 * @param {readonly Row[]} rows
 * @param {{ of: (text: string) => T, cost: (price: T, calls: number) => T, add: (a: T, b: T) => T, round: (a: T) => T, write: (a: T) => string }} library
 * @returns {Rated}
 */
function sumFirst(rows, library) {
  /** @type {Map<string, Map<string, [number, number]>>} */
  const sums = new Map();
  /** @type {Map<string, number>} */
  const classes = new Map();
  for (const { appKey, api, day, calls } of rows) {
    let days = sums.get(appKey);
    if (days === undefined) {
      days = new Map();
      sums.set(appKey, days);
    }
    let counts = days.get(day);
    if (counts === undefined) {
      counts = [0, 0];
      days.set(day, counts);
    }
    let index = classes.get(api);
    if (index === undefined) {
      index = classOf(api) === 'basic' ? 0 : 1;
      classes.set(api, index);
    }
    if (index === 0) counts[0] += calls;
    else counts[1] += calls;
  }
  const basic = library.of(prices.basic);
  const valueAdded = library.of(prices['value-added']);
  /** @type {{ day: string, appKey: string, amount: string }[]} */
  const charges = [];
  let total = library.of('0');
  for (const [appKey, days] of sums) {
    let month = '';
    let left = [0, 0];
    for (const [day, counts] of days) {
      if (!day.startsWith(month) || month === '') {
        month = day.slice(0, 7);
        left = [freeCalls.basic, freeCalls['value-added']];
      }
      const paid = counts.map((count, index) => {
        const free = Math.min(left[index] ?? 0, count);
        left[index] = (left[index] ?? 0) - free;
        return count - free;
      });
      const amount = library.round(
        library.add(library.cost(basic, paid[0] ?? 0), library.cost(valueAdded, paid[1] ?? 0)),
      );
      total = library.add(total, amount);
      charges.push({ day, appKey, amount: library.write(amount) });
    }
  }
  return { total: library.write(total), charges };
}

/** @param {Data} data */
export function bigSumFirst({ rows }) {
  return sumFirst(rows, {
    of: (text) => new StrictBig(text),
    cost: (price, calls) => price.times(String(calls)).div('100'),
    add: (a, b) => a.plus(b),
    round: (a) => a.round(2, 1),
    write: (a) => a.toFixed(2),
  });
}

/** @param {Data} data */
export function decimalSumFirst({ rows }) {
  return sumFirst(rows, {
    of: (text) => new Decimal(text),
    cost: (price, calls) => price.times(calls).div(100),
    add: (a, b) => a.plus(b),
    round: (a) => a.toDecimalPlaces(2, Decimal.ROUND_HALF_UP),
    write: (a) => a.toFixed(2),
  });
}

/** @param {Data} data */
export function bigNumberSumFirst({ rows }) {
  return sumFirst(rows, {
    of: (text) => new BigNumber(text),
    cost: (price, calls) => price.times(calls).div(100),
    add: (a, b) => a.plus(b),
    round: (a) => a.decimalPlaces(2, BigNumber.ROUND_HALF_UP),
    write: (a) => a.toFixed(2),
  });
}

/** As it is often written: an amount for each row, added to the day's. Rows come in order of days. @param {Data} data @returns {Rated} */
export function decimalPerRow({ rows }) {
  /** @type {Map<string, { day: string, appKey: string, amount: Decimal }>} */
  const days = new Map();
  /** @type {Map<string, number>} */
  const left = new Map();
  /** @type {Map<string, 'basic' | 'value-added'>} */
  const classes = new Map();
  for (const { appKey, api, day, calls } of rows) {
    const priceClass = classes.get(api) ?? classOf(api);
    classes.set(api, priceClass);
    const quota = `${day.slice(0, 7)}/${appKey}/${priceClass}`;
    const free = Math.min(left.get(quota) ?? freeCalls[priceClass], calls);
    left.set(quota, (left.get(quota) ?? freeCalls[priceClass]) - free);
    const cost = new Decimal(calls - free).times(prices[priceClass]).div(100);
    const key = `${day}/${appKey}`;
    const entry = days.get(key);
    if (entry === undefined) days.set(key, { day, appKey, amount: cost });
    else entry.amount = entry.amount.plus(cost);
  }
  let total = new Decimal(0);
  const charges = [...days.values()].map(({ day, appKey, amount }) => {
    const rounded = amount.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
    total = total.plus(rounded);
    return { day, appKey, amount: rounded.toFixed(2) };
  });
  return { total: total.toFixed(2), charges };
}

/** Typed arrays and safe integers, with nothing checked: what the machine can do. @param {Data} data @returns {Rated} */
export function bareColumns({ columns: { appKey, api, day, calls } }) {
  const classes = Uint8Array.from(api.values, (name) => (classOf(name) === 'basic' ? 0 : 1));
  const days = day.values.length;
  const sums = new Float64Array(appKey.values.length * days * 2);
  const seen = new Uint8Array(appKey.values.length * days);
  for (let row = 0; row < calls.length; row++) {
    const cell = /** @type {number} */ (appKey.codes[row]) * days + /** @type {number} */ (day.codes[row]);
    const index = cell * 2 + /** @type {number} */ (classes[/** @type {number} */ (api.codes[row])]);
    sums[index] = /** @type {number} */ (sums[index]) + /** @type {number} */ (calls[row]);
    if (calls[row] !== 0) seen[cell] = 1;
  }
  /** @type {{ day: string, appKey: string, amount: string }[]} */
  const charges = [];
  let total = 0;
  appKey.values.forEach((key, keyIndex) => {
    let month = '';
    let basicLeft = 0;
    let valueAddedLeft = 0;
    day.values.forEach((on, dayIndex) => {
      if (on.slice(0, 7) !== month) {
        month = on.slice(0, 7);
        basicLeft = freeCalls.basic;
        valueAddedLeft = freeCalls['value-added'];
      }
      const cell = keyIndex * days + dayIndex;
      if (seen[cell] === 0) return;
      const basic = Math.max(0, /** @type {number} */ (sums[cell * 2]) - basicLeft);
      const valueAdded = Math.max(0, /** @type {number} */ (sums[cell * 2 + 1]) - valueAddedLeft);
      basicLeft -= /** @type {number} */ (sums[cell * 2]) - basic;
      valueAddedLeft -= /** @type {number} */ (sums[cell * 2 + 1]) - valueAdded;
      // Ten-thousandths of a yuan, and from them fen.
      const fen = Math.floor((basic + 3 * valueAdded + 50) / 100);
      total += fen;
      charges.push({ day: on, appKey: key, amount: written(fen) });
    });
  });
  return { total: written(total), charges };
}

/** @param {number} fen */
function written(fen) {
  const text = String(fen).padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}

/** Reading only: columns summed by app key, API and day to records, as `sumUsage` does. @param {Data} data */
export function bareSums({ columns: { appKey, api, day, calls } }) {
  const apis = api.values.length;
  const days = day.values.length;
  const sums = new Float64Array(appKey.values.length * apis * days);
  const seen = new Uint8Array(sums.length);
  for (let row = 0; row < calls.length; row++) {
    const index =
      /** @type {number} */ ((appKey.codes[row]) * days + /** @type {number} */ (day.codes[row])) * apis +
      /** @type {number} */ (api.codes[row]);
    sums[index] = /** @type {number} */ (sums[index]) + /** @type {number} */ (calls[row]);
    seen[index] = 1;
  }
  /** @type {Row[]} */
  const records = [];
  let index = 0;
  for (const key of appKey.values) {
    for (const on of day.values) {
      for (const name of api.values) {
        if (seen[index] === 1)
          records.push({ appKey: key, api: name, day: on, calls: /** @type {number} */ (sums[index]) });
        index += 1;
      }
    }
  }
  return records;
}

/** @param {Data} data */
export function duewatchSums({ columns }) {
  return sumUsage(columns);
}

/** @param {string | import('duewatch').Range} amount */
const exact = (amount) =>
  typeof amount === 'string' ? amount : amount.low === amount.high ? amount.low : '?';

/** One text for what a contestant found, the same for all that agree. @param {Rated | import('duewatch').Statement} rated */
export function digest({ total, charges }) {
  const lines = charges.map(({ day, appKey, amount }) => `${day} ${appKey} ${exact(amount)}`).sort();
  return `${exact(total)}\n${lines.join('\n')}`;
}
