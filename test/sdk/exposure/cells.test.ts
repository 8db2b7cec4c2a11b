import { describe, expect, it, test } from 'vitest';
import { addDays, toOrdinal } from '../../../sdk/src/base/day.ts';
import {
  cells,
  dayCells,
  type End,
  moneyPlaces,
  readPrices,
  readTaken,
} from '../../../sdk/src/exposure/cells.ts';
import type { Consequence } from '../../../sdk/src/exposure/consequence.ts';
import type { Exposure } from '../../../sdk/src/exposure/exposure.ts';

const on = '2026-11-22';
const lost = (first: number, last: number | null, resource = 'sales'): Consequence => ({
  resource,
  from: addDays(on, first),
  to: last === null ? null : addDays(on, last),
});
const fine = (low: string, high: string | null, pot?: string): Consequence => ({
  resource: 'deposit',
  amount: { low, high },
  ...(pot === undefined ? {} : { pot }),
});

/** Each cell as `resource count×each [takers]`. */
function laid(
  taken: Consequence[][],
  end: End,
  exposure: Exposure = { margin: { low: '1.00', high: '3.00' } },
) {
  const places = moneyPlaces(taken.flat(), exposure);
  const takers = taken.map((own, index) => readTaken(own, { event: `e${index}`, on, places }));
  const shown = (list: ReturnType<typeof cells>) =>
    list.map(
      ({ resource, count, each, takers: by }) => `${resource} ${count ?? 'open'}×${each ?? '?'} [${by}]`,
    );
  return {
    money: shown(cells(takers, readPrices(exposure, places), end, toOrdinal(on) + 30)),
    days: shown(dayCells(takers, end, toOrdinal(on) + 30)),
  };
}

test.each<[string, Consequence[][], End, string[]]>([
  [
    'days that overlap are cut',
    [[lost(0, 2)], [lost(2, 3)]],
    'low',
    ['sales 2×100 [0]', 'sales 1×100 [0,1]', 'sales 1×100 [1]'],
  ],
  ['prices are at the end that is asked', [[lost(0, 2)]], 'high', ['sales 3×300 [0]']],
  ['one who takes a day twice takes it once', [[lost(0, 1), lost(0, 1)]], 'low', ['sales 2×100 [0]']],
  ['a gap is not taken', [[lost(0, 0), lost(2, 2)]], 'low', ['sales 1×100 [0]', 'sales 1×100 [0]']],
  ['what is past is left out', [[lost(-5, -1)], [lost(-5, 0)]], 'low', ['sales 1×100 [1]']],
  ['an open end is one day', [[lost(0, null)]], 'low', ['sales 1×100 [0]']],
  [
    'open ends are the thirtieth day, or a day',
    [[lost(0, null)], [lost(1, null)], [lost(40, null)]],
    'point',
    ['sales 1×300 [0]', 'sales 29×300 [0,1]', 'sales 1×300 [2]'],
  ],
  [
    'an open end has no end',
    [[lost(0, null)], [lost(1, null)]],
    'high',
    ['sales 1×300 [0]', 'sales open×300 [0,1]'],
  ],
  [
    'amounts of two events are two',
    [[fine('2.00', '2.00')], [fine('3.00', '3.00')]],
    'low',
    ['deposit 1×200 [0]', 'deposit 1×300 [1]'],
  ],
  [
    'amounts of one pot are layers',
    [[fine('2.00', '2.00', 'p')], [fine('3.00', '3.00', 'p')]],
    'low',
    ['deposit 1×200 [0,1]', 'deposit 1×100 [1]'],
  ],
  [
    'an amount open above has no end',
    [[fine('2.00', null, 'p')], [fine('3.00', '3.00', 'p')]],
    'high',
    ['deposit 1×300 [0,1]', 'deposit 1×? [0]'],
  ],
  ['an amount open above is what is known', [[fine('2.00', null)]], 'point', ['deposit 1×200 [0]']],
  ['without a price it is worth nothing at the low end', [[lost(0, 1, 'x')]], 'low', []],
  [
    'without a price it is a day of sales at the point',
    [[lost(0, 1, 'x')], [lost(1, 1)]],
    'point',
    ['sales 1×300 [0]', 'sales 1×300 [0,1]'],
  ],
  ['without a price it has no limit', [[lost(0, 1, 'x')]], 'high', ['x 2×? [0]']],
])('%s', (_name, taken, end, money) => {
  expect(laid(taken, end).money).toEqual(money);
});

describe('days of restriction', () => {
  it('are counted once over all resources, and amounts are none', () => {
    const taken = [[lost(0, 1), fine('1.00', '1.00')], [lost(1, 2, 'x')]];
    expect(laid(taken, 'point').days).toEqual(['days 1×1 [0]', 'days 1×1 [0,1]', 'days 1×1 [1]']);
  });
});

it('counts in the places that the finest amount needs', () => {
  expect(moneyPlaces([fine('1.00', '1.0005')], { margin: null })).toBe(4);
  expect(moneyPlaces([], { margin: { low: '1', high: null } })).toBe(2);
});
