// @ts-check
/*
 * Usage to measure with, and the tariff that it is rated under. The same seed makes the same usage.
 */

/** @typedef {{ keys: number, apis: number, days: number, rows: number, from?: string, seed?: number }} Size */
/** @typedef {{ appKey: string, api: string, day: string, calls: number }} Row */

/** @param {number} seed */
function chance(seed) {
  let state = seed;
  return (/** @type {number} */ below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** @param {string} from @param {number} count */
function daysFrom(from, count) {
  const start = Date.parse(`${from}T00:00:00Z`);
  return Array.from({ length: count }, (_, day) =>
    new Date(start + day * 86_400_000).toISOString().slice(0, 10),
  );
}

/** Day by day, as call logs are; within a day in no order. @param {Size} size */
export function makeColumns({ keys, apis, days, rows, from = '2026-01-01', seed = 1 }) {
  const random = chance(seed);
  const columns = {
    appKey: {
      codes: new Uint32Array(rows),
      values: Array.from({ length: keys }, (_, key) => String(23_000_000 + key)),
    },
    api: {
      codes: new Uint16Array(rows),
      values: Array.from({ length: apis }, (_, api) => `taobao.bench.api${api}.get`),
    },
    day: { codes: new Uint16Array(rows), values: daysFrom(from, days) },
    calls: new Float64Array(rows),
  };
  for (let row = 0; row < rows; row++) {
    columns.appKey.codes[row] = random(keys);
    columns.api.codes[row] = random(apis);
    columns.day.codes[row] = Math.floor((row * days) / rows);
    columns.calls[row] = 1 + random(4999);
  }
  return columns;
}

/** The same as objects, read from JSON as a program would get them. @param {ReturnType<typeof makeColumns>} columns @returns {Row[]} */
export function toRows({ appKey, api, day, calls }) {
  /** @type {Row[]} */
  const rows = [];
  const part = 10_000;
  for (let from = 0; from < calls.length; from += part) {
    const some = Array.from({ length: Math.min(part, calls.length - from) }, (_, at) => ({
      appKey: appKey.values[appKey.codes[from + at] ?? 0],
      api: api.values[api.codes[from + at] ?? 0],
      day: day.values[day.codes[from + at] ?? 0],
      calls: calls[from + at],
    }));
    rows.push(...JSON.parse(JSON.stringify(some)));
  }
  return rows;
}

/** The class of an API: every third one is a value-added one. @param {string} api */
export const classOf = (api) => (Number(/\d+/.exec(api)) % 3 === 2 ? 'value-added' : 'basic');

/** Prices for 100 calls, and the calls that are free each month for an app key. */
export const prices = { basic: '0.01', 'value-added': '0.03' };
export const freeCalls = { basic: 50_000, 'value-added': 10_000 };

/** @param {readonly string[]} apis @returns {import('duewatch').Pack} */
export function makePack(apis) {
  const text = { 'zh-CN': '测', en: 'bench' };
  /** @template T @param {T} value */
  const stated = (value) => ({ value, source: 'bench', confidence: /** @type {const} */ ('convention') });
  const classes = /** @type {('basic' | 'value-added')[]} */ (['basic', 'value-added']).map((id) => ({
    id,
    name: text,
    freeQuotas: [
      {
        calls: stated(freeCalls[id]),
        scope: stated(/** @type {const} */ ('app-key')),
        period: stated(/** @type {const} */ ('month')),
      },
    ],
    prices: [
      { hosting: /** @type {const} */ ('any'), per: /** @type {const} */ (100), price: stated(prices[id]) },
    ],
  }));
  return {
    format: 'duewatch/pack@1',
    id: 'bench',
    edition: '2026-01-01',
    name: text,
    currency: 'CNY',
    places: { fees: text, console: text },
    sources: { bench: { title: text, publisher: text, date: null } },
    tariffs: [
      {
        id: 'api',
        name: text,
        versions: [
          {
            id: 'v1',
            validFrom: '2020-01-01',
            validTo: null,
            validity: { source: 'bench', confidence: 'convention' },
            period: stated('day'),
            partialUnit: stated('exact'),
            rounding: stated({ at: 'day', places: 2, mode: 'half-up' }),
            drawOrder: stated(['prepaid', 'direct-debit']),
            classes,
            apis: Object.fromEntries(apis.map((api) => [api, stated(classOf(api))])),
          },
        ],
      },
    ],
    ladders: [],
  };
}
