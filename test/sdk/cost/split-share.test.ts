import { splitShare } from 'duewatch/cost';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { add, sum } from '../../../sdk/src/base/decimal.ts';

const shares = (...weights: string[]) => weights.map((share, index) => ({ id: `side-${index + 1}`, share }));
const amounts = (...of: Parameters<typeof splitShare>) => splitShare(...of).map(({ amount }) => amount);

describe('parts re-add to the whole', () => {
  test.each([
    ['三七: the first side gets 3 of 10', '100.00', ['3', '7'], ['30.00', '70.00']],
    ['二八: the first side gets 2 of 10', '99.99', ['2', '8'], ['20.00', '79.99']],
    ['shares as fractions', '99.99', ['0.2', '0.8'], ['20.00', '79.99']],
    ['shares that add to 1 with 12 places', '1.00', ['0.333333333333', '0.666666666667'], ['0.33', '0.67']],
    [
      'thirds: the unit left over goes to the first of equals',
      '1.00',
      ['1', '1', '1'],
      ['0.34', '0.33', '0.33'],
    ],
    ['two units left over of 5 in thirds', '0.05', ['1', '1', '1'], ['0.02', '0.02', '0.01']],
    ['a tie at the half goes to the side named first', '0.05', ['7', '3'], ['0.04', '0.01']],
    ['and so it does in the other order', '0.05', ['3', '7'], ['0.02', '0.03']],
    ['a side without a share gets nothing', '0.01', ['0', '1', '1'], ['0.00', '0.01', '0.00']],
    ['one side gets all', '12.34', ['5'], ['12.34']],
    ['nothing is split into nothing', '0.00', ['3', '7'], ['0.00', '0.00']],
    ['a refund is the split with the sign turned', '-0.05', ['7', '3'], ['-0.04', '-0.01']],
    ['10^15 CNY', '1000000000000000.01', ['3', '7'], ['300000000000000.00', '700000000000000.01']],
    ['an amount finer than fen is split at its own last place', '0.0005', ['7', '3'], ['0.0004', '0.0001']],
  ])('%s: %s by %j is %j', (_, amount, weights, expected) => {
    expect(amounts(amount, shares(...weights))).toEqual(expected);
  });

  it('at the places that are asked for', () => {
    expect(amounts('100', shares('1', '2'), { places: 0 })).toEqual(['33.00', '67.00']);
    expect(amounts('1', shares('1', '2'), { places: 4 })).toEqual(['0.3333', '0.6667']);
  });

  it('names the sides in their order', () => {
    expect(
      splitShare('1', [
        { id: 'isv', share: '8' },
        { id: 'platform', share: '2' },
      ]),
    ).toEqual([
      { id: 'isv', amount: '0.80' },
      { id: 'platform', amount: '0.20' },
    ]);
  });

  it.each([
    [[], 'no share'],
    [['0', '0'], 'only zero'],
    [['-1', '2'], 'a negative one'],
  ])('refuses %j: %s', (weights) => {
    expect(() => splitShare('1', shares(...weights))).toThrow('shares must not be negative');
  });
});

const amount = fc
  .tuple(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), fc.constantFrom(2, 3))
  .map(([units, places]) => {
    const digits = String(units < 0n ? -units : units).padStart(places + 1, '0');
    return `${units < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
  });
const weights = fc
  .array(fc.nat(1000), { minLength: 1, maxLength: 6 })
  .filter((list) => list.some((weight) => weight > 0))
  .map((list) => shares(...list.map(String)));

it('re-adds for any amount and any shares, and a full refund cancels every part', () => {
  fc.assert(
    fc.property(amount, weights, (whole, sides) => {
      const parts = splitShare(whole, sides);
      expect(sum(parts.map((part) => part.amount))).toBe(sum([whole]));
      const back = whole.startsWith('-') ? whole.slice(1) : `-${whole}`;
      splitShare(back, sides).forEach((part, index) => {
        expect(add(part.amount, parts[index]?.amount ?? '')).toBe('0.00');
      });
    }),
  );
});

it('no part is more than one unit away from its exact share', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), weights, (fen, sides) => {
      const all = sides.reduce((total, { share }) => total + Number(share), 0);
      splitShare(String(fen), sides, { places: 0 }).forEach((part, index) => {
        expect(Math.abs(Number(part.amount) - (fen * Number(sides[index]?.share)) / all)).toBeLessThan(1);
      });
    }),
  );
});

it('several payments and refunds under `before` end where one split of their sum ends', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -500, max: 500 }), { maxLength: 8 }), weights, (steps, sides) => {
      let before = '0.00';
      const sums = sides.map(() => '0.00');
      for (const step of steps) {
        const part = (step / 100).toFixed(2);
        const parts = splitShare(part, sides, { before });
        expect(sum(parts.map((each) => each.amount))).toBe(sum([part]));
        parts.forEach((each, index) => {
          sums[index] = add(sums[index] ?? '', each.amount);
        });
        before = add(before, part);
      }
      expect(sums).toEqual(amounts(before, sides));
    }),
  );
});
