// @ts-check
/*
 * What rates the same usage in different ways. Each gives the charge of every app key's day, rounded to fen, by day and app
 * key; calls and cost of every app key, most expensive first; and the total: so all do the same work, and can be held
 * against each other.
 */
import Big from 'big.js';
import BigNumber from 'bignumber.js';
import { Decimal } from 'decimal.js';
import { rateUsage } from 'duewatch';
import { rateColumns, sumUsage } from 'duewatch/cost';
import { classOf, freeCalls, prices } from './usage.mjs';

/** @typedef {import('./usage.mjs').Row} Row */
/** @typedef {ReturnType<typeof import('./usage.mjs').makeColumns>} Columns */
/** @typedef {{ day: string, appKey: string, amount: string }} Charge */
/** @typedef {{ total: string, charges: readonly Charge[], byApp: readonly { appKey: string, calls: number, amount: string }[] }} Rated */
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
  return rateColumns(columns, pack, { from, to, lines: false });
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
 * @param {Library<T>} library
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
  const result = new Result(library);
  for (const appKey of [...sums.keys()].sort()) {
    let month = '';
    let left = [0, 0];
    for (const [day, counts] of sums.get(appKey) ?? []) {
      if (!day.startsWith(month) || month === '') {
        month = day.slice(0, 7);
        left = [freeCalls.basic, freeCalls['value-added']];
      }
      const paid = counts.map((count, index) => {
        const free = Math.min(left[index] ?? 0, count);
        left[index] = (left[index] ?? 0) - free;
        return count - free;
      });
      const cost = library.add(library.cost(basic, paid[0] ?? 0), library.cost(valueAdded, paid[1] ?? 0));
      result.add(day, appKey, counts[0] + counts[1], library.round(cost));
    }
  }
  return result.end();
}

/**
 * @template T
 * @typedef {{ of: (text: string) => T, cost: (price: T, calls: number) => T, add: (a: T, b: T) => T, compare: (a: T, b: T) => number, round: (a: T) => T, write: (a: T) => string }} Library
 */

/** Charges by day, with app keys in the order in which they come, and what they add up to. @template T */
class Result {
  /** @param {Library<T>} library */
  constructor(library) {
    this.library = library;
    /** @type {Map<string, Charge[]>} */
    this.days = new Map();
    /** @type {Map<string, { appKey: string, calls: number, cost: T }>} */
    this.apps = new Map();
  }

  /** @param {string} day @param {string} appKey @param {number} calls @param {T} cost */
  add(day, appKey, calls, cost) {
    const { library } = this;
    const charge = { day, appKey, amount: library.write(cost) };
    const charges = this.days.get(day);
    if (charges === undefined) this.days.set(day, [charge]);
    else charges.push(charge);
    const app = this.apps.get(appKey);
    if (app === undefined) this.apps.set(appKey, { appKey, calls, cost });
    else {
      app.calls += calls;
      app.cost = library.add(app.cost, cost);
    }
  }

  /** @returns {Rated} */
  end() {
    const { library } = this;
    const apps = [...this.apps.values()].sort(
      (a, b) => library.compare(b.cost, a.cost) || (a.appKey < b.appKey ? -1 : 1),
    );
    const total = apps.reduce((all, { cost }) => library.add(all, cost), library.of('0'));
    return {
      total: library.write(total),
      charges: [...this.days.keys()].sort().flatMap((day) => this.days.get(day) ?? []),
      byApp: apps.map(({ appKey, calls, cost }) => ({ appKey, calls, amount: library.write(cost) })),
    };
  }
}

/** @param {Data} data */
export function bigSumFirst({ rows }) {
  return sumFirst(rows, {
    of: (text) => new StrictBig(text),
    cost: (price, calls) => price.times(String(calls)).div('100'),
    add: (a, b) => a.plus(b),
    compare: (a, b) => a.cmp(b),
    round: (a) => a.round(2, 1),
    write: (a) => a.toFixed(2),
  });
}

/** @type {Library<Decimal>} */
const decimals = {
  of: (text) => new Decimal(text),
  cost: (price, calls) => price.times(calls).div(100),
  add: (a, b) => a.plus(b),
  compare: (a, b) => a.cmp(b),
  round: (a) => a.toDecimalPlaces(2, Decimal.ROUND_HALF_UP),
  write: (a) => a.toFixed(2),
};

/** @param {Data} data */
export function decimalSumFirst({ rows }) {
  return sumFirst(rows, decimals);
}

/** @param {Data} data */
export function bigNumberSumFirst({ rows }) {
  return sumFirst(rows, {
    of: (text) => new BigNumber(text),
    cost: (price, calls) => price.times(calls).div(100),
    add: (a, b) => a.plus(b),
    compare: (a, b) => a.comparedTo(b) ?? 0,
    round: (a) => a.decimalPlaces(2, BigNumber.ROUND_HALF_UP),
    write: (a) => a.toFixed(2),
  });
}

/** As it is often written: an amount for each row, added to the day's. Rows come in order of days. @param {Data} data */
export function decimalPerRow({ rows }) {
  /** @type {Map<string, { day: string, appKey: string, calls: number, amount: Decimal }>} */
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
    const key = `${appKey}/${day}`;
    const entry = days.get(key);
    if (entry === undefined) days.set(key, { day, appKey, calls, amount: cost });
    else {
      entry.calls += calls;
      entry.amount = entry.amount.plus(cost);
    }
  }
  const result = new Result(decimals);
  for (const key of [...days.keys()].sort()) {
    const { day, appKey, calls, amount } =
      /** @type {{ day: string, appKey: string, calls: number, amount: Decimal }} */ (days.get(key));
    result.add(day, appKey, calls, decimals.round(amount));
  }
  return result.end();
}

/** Typed arrays and safe integers, with nothing checked: what the machine can do. @param {Data} data @returns {Rated} */
export function bareColumns({ columns: { appKey, api, day, calls } }) {
  const classes = Uint8Array.from(api.values, (name) => (classOf(name) === 'basic' ? 0 : 1));
  const days = day.values.length;
  const sums = new Float64Array(appKey.values.length * days * 2);
  for (let row = 0; row < calls.length; row++) {
    const cell = /** @type {number} */ (appKey.codes[row]) * days + /** @type {number} */ (day.codes[row]);
    const index = cell * 2 + /** @type {number} */ (classes[/** @type {number} */ (api.codes[row])]);
    sums[index] = /** @type {number} */ (sums[index]) + /** @type {number} */ (calls[row]);
  }
  const apps = appKey.values.map((key, index) => ({
    key,
    index,
    calls: 0,
    fen: 0,
    basicLeft: 0,
    valueAddedLeft: 0,
  }));
  apps.sort((a, b) => (a.key < b.key ? -1 : 1));
  /** @type {Charge[]} */
  const charges = [];
  let month = '';
  let total = 0;
  day.values.forEach((on, dayIndex) => {
    const begins = on.slice(0, 7) !== month;
    month = on.slice(0, 7);
    for (const app of apps) {
      if (begins) {
        app.basicLeft = freeCalls.basic;
        app.valueAddedLeft = freeCalls['value-added'];
      }
      const cell = (app.index * days + dayIndex) * 2;
      const basicCalls = /** @type {number} */ (sums[cell]);
      const valueAddedCalls = /** @type {number} */ (sums[cell + 1]);
      if (basicCalls + valueAddedCalls === 0) continue;
      const basic = Math.max(0, basicCalls - app.basicLeft);
      const valueAdded = Math.max(0, valueAddedCalls - app.valueAddedLeft);
      app.basicLeft -= basicCalls - basic;
      app.valueAddedLeft -= valueAddedCalls - valueAdded;
      // Ten-thousandths of a yuan, and from them fen.
      const fen = Math.floor((basic + 3 * valueAdded + 50) / 100);
      app.calls += basicCalls + valueAddedCalls;
      app.fen += fen;
      total += fen;
      charges.push({ day: on, appKey: app.key, amount: written(fen) });
    }
  });
  apps.sort((a, b) => b.fen - a.fen || (a.key < b.key ? -1 : 1));
  const byApp = apps
    .filter((app) => app.calls > 0)
    .map((app) => ({ appKey: app.key, calls: app.calls, amount: written(app.fen) }));
  return { total: written(total), charges, byApp };
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
    const index = (Number(appKey.codes[row]) * days + Number(day.codes[row])) * apis + Number(api.codes[row]);
    sums[index] = Number(sums[index]) + Number(calls[row]);
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
export function digest({ total, charges, byApp }) {
  const days = charges.map(({ day, appKey, amount }) => `${day} ${appKey} ${exact(amount)}`);
  const apps = byApp.map(({ appKey, calls, amount }) => `${appKey} ${calls} ${exact(amount)}`);
  return [exact(total), ...days, ...apps].join('\n');
}
