import { depositShortfall } from 'duewatch/cost';
import { expect, it, test } from 'vitest';

test.each([
  ['10000', '7500.50', '2499.50', '0.00'],
  ['10000', '10000.00', '0.00', '0.00'],
  ['10000', '12000', '0.00', '2000.00'],
  ['0', '0', '0.00', '0.00'],
])('of %s required and %s paid, %s is missing and %s is too much', (required, paid, shortfall, surplus) => {
  expect(depositShortfall({ required, paid })).toEqual({ required, paid, shortfall, surplus, missing: [] });
});

it('takes nothing as zero that is not known', () => {
  expect(depositShortfall({ required: null, paid: '1.00' })).toMatchObject({
    shortfall: null,
    surplus: null,
    missing: ['required'],
  });
  expect(depositShortfall({ required: null, paid: null }).missing).toEqual(['required', 'paid']);
});
