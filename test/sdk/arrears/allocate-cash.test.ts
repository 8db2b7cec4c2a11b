import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { allocateCash, type Choice } from '../../../sdk/src/arrears/allocate-cash.ts';
import { fen, yuan } from './owing.ts';

const choice = (appKey: string, cost: string, saves: string | null, averts = 1): Choice => ({
  appKey,
  cost,
  saves,
  averts,
});

describe('cash goes', () => {
  test.each<[string, Choice[], string, string[]]>([
    [
      'to two that save more together than the best one',
      [choice('a', '60', '60'), choice('b', '50', '45'), choice('c', '50', '45')],
      '100',
      ['b', 'c'],
    ],
    [
      'to what takes it to the last fen',
      [choice('a', '10.00', '1'), choice('b', '5.01', '9')],
      '15.01',
      ['a', 'b'],
    ],
    ['to nobody with a fen too little', [choice('a', '10.00', '1')], '9.99', []],
    [
      'to the cheaper of two that save the same',
      [choice('a', '10', '5'), choice('b', '9.99', '5')],
      '12',
      ['b'],
    ],
    ['to one of two that are the same', [choice('b', '10', '5'), choice('a', '10', '5')], '12', ['b']],
    ['to that one in whatever order they are', [choice('a', '10', '5'), choice('b', '10', '5')], '12', ['b']],
    ['to nobody who saves nothing', [choice('a', '10', '0')], '100', []],
    [
      'to the most measures where a worth is not known, whatever the others save',
      [choice('a', '10', '999', 1), choice('b', '10', null, 2)],
      '10',
      ['b'],
    ],
    [
      'among as many measures to the worth that is known',
      [choice('a', '10', null), choice('b', '10', '5'), choice('c', '10', '7')],
      '10',
      ['c'],
    ],
    [
      'to fractions of a fen exactly',
      [choice('a', '0.001', '1'), choice('b', '0.002', '3')],
      '0.0025',
      ['b'],
    ],
    ['nowhere where there are none', [], '10', []],
  ])('%s', (_, choices, cash, chosen) => {
    expect(allocateCash(choices, cash).chosen).toEqual(chosen);
  });
});

/** Few and small numbers, so that many choices take the cash to the last fen, and many save the same. */
const choices = (minLength: number, maxLength: number) =>
  fc
    .array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 9 })), { minLength, maxLength })
    .map((list) => list.map(([cost, saves], index) => choice(`k${index}`, yuan(cost), yuan(saves))));

it('saves what the best of all subsets saves, for the least cash', () => {
  fc.assert(
    fc.property(choices(0, 10), fc.integer({ min: 0, max: 60 }), (list, cash) => {
      let [most, least] = [0, 0];
      for (let mask = 0; mask < 1 << list.length; mask++) {
        const taken = list.filter((_, bit) => ((mask >> bit) & 1) === 1);
        const cost = taken.reduce((all, one) => all + fen(one.cost), 0);
        const saved = taken.reduce((all, one) => all + fen(one.saves ?? '0'), 0);
        if (cost > cash || saved < most) continue;
        least = saved > most ? cost : Math.min(least, cost);
        most = saved;
      }
      const found = allocateCash(list, yuan(cash));
      expect([fen(found.atMost), fen(found.spent), found.exact]).toEqual([most, least, true]);
    }),
    { numRuns: 500 },
  );
});

it('knows beyond 20 app keys what no choice can exceed, and whether it is reached', () => {
  fc.assert(
    fc.property(choices(21, 30), fc.integer({ min: 0, max: 120 }), (list, cash) => {
      // The best there is, by cash: every amount is a whole number of fen.
      const best = new Array<number>(cash + 1).fill(0);
      for (const { cost, saves } of list)
        for (let at = cash; at >= fen(cost); at--)
          best[at] = Math.max(best[at]!, best[at - fen(cost)]! + fen(saves ?? '0'));
      const found = allocateCash(list, yuan(cash));
      const saved = list
        .filter(({ appKey }) => found.chosen.includes(appKey))
        .reduce((all, one) => all + fen(one.saves ?? '0'), 0);
      expect(fen(found.spent)).toBeLessThanOrEqual(cash);
      expect(saved).toBeLessThanOrEqual(best[cash]!);
      expect(best[cash]).toBeLessThanOrEqual(fen(found.atMost));
      expect(found.exact).toBe(saved === fen(found.atMost));
    }),
    { numRuns: 300 },
  );
});
