import { expect, it, test } from 'vitest';
import { limitOf } from '../../../sdk/src/arrears/limit-of.ts';

const where = { appKey: '1', at: '2026-11-22T09:30:00+08:00' };
const total = 'accesscontrol.limited-by-app-access-count';

test.each<[string, unknown, object | undefined]>([
  [
    'code 7 with its limit and its seconds',
    { error_response: { code: 7, sub_code: total, sub_msg: 'This ban will last for 31062 more seconds' } },
    { ...where, subCode: total, seconds: 31062 },
  ],
  ['code 7 as text', { error_response: { code: '7', msg: 'App Call Limited' } }, where],
  [
    'the response without its envelope',
    { code: 7, sub_msg: 'This ban will last for 1 more second' },
    { ...where, seconds: 1 },
  ],
  ['another code', { error_response: { code: 27, msg: 'Invalid session' } }, undefined],
  [
    'a code of another platform',
    { error_response: { code: 40005, sub_code: 'isv.app-call-limited' } },
    undefined,
  ],
  ['an answer', { time_get_response: { time: '2026-11-22' } }, undefined],
  ['nothing', null, undefined],
])('reads %s', (_, error, expected) => {
  expect(limitOf(error, where)).toEqual(expected);
});

it('needs an instant with an offset', () => {
  expect(() => limitOf({}, { appKey: '1', at: '2026-11-22T09:30:00' })).toThrow(RangeError);
});
