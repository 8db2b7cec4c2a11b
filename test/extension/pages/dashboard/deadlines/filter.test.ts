import { describe, expect, it, test } from 'vitest';
import {
  byDay,
  type Filter,
  filtered,
  monthAfter,
  noFilter,
  weeksOf,
} from '../../../../../extension/pages/dashboard/deadlines/filter.ts';
import { ownDeadlineOf } from '../../../../../extension/pages/dashboard/deadlines/own-deadline-of.ts';
import { deadlineOn } from '../../../../sdk/deadline/deadline-on.ts';

const undated = { earliest: null as never, likely: null as never, latest: null, inDays: null as never };
const all = [
  deadlineOn('2026-11-26', { id: 'b', kind: 'appeal' }),
  deadlineOn('2026-11-24', { id: 'a', account: { platform: 'shop', id: 'other' } }),
  deadlineOn('2026-11-24', { id: 'c', state: 'done' }),
  deadlineOn('2026-11-24', { id: 'd', ...undated }),
];

test.each<[string, Partial<Filter>, string[]]>([
  ['leave out what is done', {}, ['b', 'a', 'd']],
  ['can show all', { state: '' }, ['b', 'a', 'c', 'd']],
  ['choose a state', { state: 'done' }, ['c']],
  ['choose a kind', { kind: 'appeal' }, ['b']],
  ['choose an account', { account: 'shop/other' }, ['a']],
  ['search words in any case', { text: ' NAME-B ' }, ['b']],
])('filters %s', (_name, rest, ids) => {
  const found = filtered(all, { ...noFilter, ...rest }, ({ id }) => `Name-${id}`);
  expect(found.map(({ id }) => id)).toEqual(ids);
});

describe('days', () => {
  it('come next first, and without a day last', () => {
    expect(byDay(all).map(([day, list]) => [day, list.length])).toEqual([
      ['2026-11-24', 2],
      ['2026-11-26', 1],
      [null, 1],
    ]);
  });

  it('of a month fill weeks from Monday', () => {
    const weeks = weeksOf('2026-11');
    expect(weeks.every((week) => week.length === 7)).toBe(true);
    expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-11-01']);
    expect(weeks.flat().filter(Boolean)).toHaveLength(30);
  });

  it('of months go on over the year', () => {
    expect(['2026-12', '2026-01'].map((month, index) => monthAfter(month, index === 0 ? 1 : -1))).toEqual([
      '2027-01',
      '2025-12',
    ]);
  });
});

describe('a deadline entered by hand', () => {
  const draft = {
    what: ' Pay ',
    day: '2026-11-30',
    time: '',
    where: '',
    note: '',
    severity: 'high',
  } as const;
  const given = { id: '1', isDay: (text: string) => text === '2026-11-30' };

  it('is a day, or an instant in China where a time is given', () => {
    expect(ownDeadlineOf(draft, given)).toEqual({
      own: { id: '1', what: 'Pay', due: '2026-11-30', severity: 'high' },
    });
    expect(ownDeadlineOf({ ...draft, time: '17:30', note: 'n', where: 'w' }, given)).toMatchObject({
      own: { due: '2026-11-30T17:30:00+08:00', note: 'n', where: 'w' },
    });
  });

  it('is refused where something cannot be read', () => {
    expect(ownDeadlineOf({ ...draft, what: '', day: 'soon', time: '25:00' }, given)).toEqual({
      errors: ['what', 'due', 'time'],
    });
  });
});
