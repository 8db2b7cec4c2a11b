import { kuaishou, taobaoOpenPlatform } from 'duewatch/packs';
import { ownField } from 'duewatch/schema';
import { describe, expect, it } from 'vitest';
import { ownValueForm, readOwnValue } from '../../../../../extension/pages/dashboard/rules/read-own-value.ts';

const relief = ownField(taobaoOpenPlatform, 'tariffs/api/2017-01/dailyRelief')!;
const ended = ownField(taobaoOpenPlatform, 'tariffs/api/2014-04/classes/basic/inside/price')!;
const day = ownField(taobaoOpenPlatform, 'notices/charging-2014/published')!;
const share = ownField(kuaishou, 'criteria/abnormal-orders/2023-03/items/7/when/anyOf/return-share/range')!;
const form = (value: string, from = '', note = '') => ({ value, from, note });

describe('the form of a value', () => {
  it.each([
    ['a value alone is kept alone', form(' 20.00 '), relief, { entered: '20.00' }],
    [
      'a day and a note are kept with it',
      form('20.00', '2026-11-01', ' bill '),
      relief,
      { entered: { value: '20.00', from: '2026-11-01', note: 'bill' } },
    ],
    ['words are no amount', form('twenty'), relief, { errors: { value: 'amount.invalid' } }],
    ['nothing is no amount', form(''), relief, { errors: { value: 'amount.invalid' } }],
    [
      'both fields are told at once',
      form('-1', '2026-02-30'),
      relief,
      { errors: { value: 'amount.invalid', from: 'day.invalid' } },
    ],
    [
      'a version that has ended cannot hold from a later day',
      form('1', '2026-01-01'),
      ended,
      { errors: { from: 'value.ended' } },
    ],
    ['a notice has no day from which', form('2026-01-01', '2026-02-30'), day, { entered: '2026-01-01' }],
  ] as const)('%s', (_, typed, field, expected) => {
    expect(readOwnValue(typed, field, taobaoOpenPlatform)).toEqual(expected);
  });

  it('takes a limit in per cent', () => {
    expect(readOwnValue(form('50'), share, kuaishou)).toEqual({ entered: '50' });
  });

  it.each([['20.00'], [{ value: '20.00', from: '2026-11-01', note: 'bill' }]])(
    'shows %j again',
    (entered) => {
      expect(readOwnValue(ownValueForm(entered), relief, taobaoOpenPlatform)).toEqual({ entered });
    },
  );
});
