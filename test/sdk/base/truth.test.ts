import { expect, test } from 'vitest';
import { and, not, or, type Truth, truthOf } from '../../../sdk/src/base/truth.ts';

test.each<[Truth[], Truth, Truth]>([
  [[], 'yes', 'no'],
  [['yes'], 'yes', 'yes'],
  [['no'], 'no', 'no'],
  [['unknown'], 'unknown', 'unknown'],
  [['yes', 'no'], 'no', 'yes'],
  [['yes', 'unknown'], 'unknown', 'yes'],
  [['no', 'unknown'], 'no', 'unknown'],
  [['unknown', 'no', 'yes'], 'no', 'yes'],
])('%j: all is %s, any is %s', (parts, all, any) => {
  expect(and(parts)).toBe(all);
  expect(or(parts)).toBe(any);
  expect(not(or(parts.map(not)))).toBe(all);
});

test.each<[boolean | null | undefined, Truth]>([
  [true, 'yes'],
  [false, 'no'],
  [null, 'unknown'],
  [undefined, 'unknown'],
])('%s is %s', (value, truth) => {
  expect(truthOf(value)).toBe(truth);
});
