import { parseLadder, withLadder } from 'duewatch/schema';
import { expect, it, test } from 'vitest';
import { type Level, thresholdStatus } from '../../../sdk/src/arrears/threshold-status.ts';
import type { AnyLadder } from '../../../sdk/src/pack/schema.ts';
import { packWith } from '../cost/pack-with.ts';

const on = '2026-11-22';
const quota = {
  format: 'duewatch/ladder@1',
  id: 'quota',
  kind: 'quota',
  name: '额度',
  rungs: ['0.80', '0.95', '1'].map((share) => ({ threshold: { measure: 'quota-used', share } })),
};
const balance = {
  format: 'duewatch/ladder@1',
  id: 'balance',
  kind: 'balance',
  name: '余额',
  rungs: [
    ...['500.00', '100'].map((amount) => ({ threshold: { measure: 'balance-below', amount } })),
    { threshold: null },
  ],
};
const pack = [quota, balance].reduce(
  (so, ladder) => withLadder(so, parseLadder(ladder).ladder as AnyLadder),
  packWith(),
);
const at = (ladder: string, level: Level) => thresholdStatus(pack, level, { ladder, on });

test.each([
  [0, 500_000, null, '0.80', '400000'],
  [399_999, 500_000, null, '0.80', '1'],
  [400_000, 500_000, '0.80', '0.95', '75000'],
  [499_999, 500_000, '0.95', '1', '1'],
  [500_000, 500_000, '1', null, null],
  [600_000, 500_000, '1', null, null],
  // 80 % of 3 calls is 2.4: the third call reaches it, the second does not.
  [2, 3, null, '0.80', '1'],
  [3, 3, '1', null, null],
  // 0.8 has no exact binary fraction.
  [8, 10, '0.80', '0.95', '2'],
  [7_205_759_403_792_793, 9_007_199_254_740_991, '0.80', '0.95', '1351079888211149'],
  [7_205_759_403_792_792, 9_007_199_254_740_991, null, '0.80', '1'],
  [0, 0, '1', null, null],
])('of %i calls of %i the rung is %j, the next %j is %j away', (used, limit, rung, next, left) => {
  const status = at('quota', { used, limit });
  expect([status.rung?.at ?? null, status.next?.at ?? null, status.next?.left ?? null]).toEqual([
    rung,
    next,
    left,
  ]);
});

test.each([
  ['1000.00', null, '500.00', '500.00'],
  ['500.01', null, '500.00', '0.01'],
  ['500.00', null, '500.00', '0.00'],
  ['499.99', '500.00', '100', '399.99'],
  ['100', '500.00', '100', '0.00'],
  ['99.9999', '100', null, null],
  ['-5.00', '100', null, null],
])('of a balance of %s the rung is %j, the next %j is %j away', (amount, rung, next, left) => {
  const status = at('balance', { amount });
  expect([status.rung?.at ?? null, status.next?.at ?? null, status.next?.left ?? null]).toEqual([
    rung,
    next,
    left,
  ]);
  expect(status.unplaced.map(({ id }) => id)).toEqual(['rung-3']);
});

it('lists what is crossed, lowest first, and what is ahead, nearest first', () => {
  const status = at('quota', { used: 96, limit: 100 });
  expect(status.crossed.map(({ id }) => id)).toEqual(['used-0.80', 'used-0.95']);
  expect(status.coming.map(({ id }) => id)).toEqual(['used-1']);
  expect(status.crossed[0]).toMatchObject({ cite: { confidence: 'user' }, basis: 'in-force' });
});

test.each([
  ['a balance held against a quota', 'quota', { amount: '5.00' }],
  ['a quota held against a balance', 'balance', { used: 1, limit: 2 }],
  ['a ladder that is not there', 'other', { amount: '5.00' }],
  ['a count that is not whole', 'quota', { used: 1.5, limit: 2 }],
  ['a limit that nobody knows', 'quota', { used: 1, limit: Number.NaN }],
  ['an amount that is none', 'balance', { amount: '5,00' }],
])('refuses %s', (_, ladder, level) => {
  expect(() => at(ladder, level)).toThrow(RangeError);
});
