import { readFileSync } from 'node:fs';
import {
  addWorkdays,
  type Calendar,
  chinaCalendar,
  isWorkday,
  parseCalendar,
  readCalendar,
  withCalendar,
  workdaysBetween,
} from 'duewatch/deadline';
import { makeSigningKey, publicKeyOf, signPack, verifyPackSignature } from 'duewatch/schema';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { file, workdays } from '../../../scripts/workdays.mjs';
import { addDays, daysBetween, fromOrdinal, toOrdinal } from '../../../sdk/src/base/day.ts';
import { softFrom } from '../../../sdk/src/deadline/workday/published-days.ts';

/** A notice of 2027 as one may come: invented. */
const pack2027: Calendar = {
  format: 'duewatch/calendar@1',
  id: 'cn',
  name: { 'zh-CN': '2027 年', en: '2027' },
  notices: [
    {
      id: 'cn-2027',
      kind: 'year',
      year: 2027,
      title: '假想的通知',
      published: '2026-12-01',
      confidence: 'user',
      off: ['2026-12-31/2027-01-02', '2027-02-05/2027-02-12'],
      work: ['2026-12-27', '2027-02-14'],
    },
  ],
};

describe('the table of mainland China', () => {
  it('is what the script makes of the data', () => {
    expect(readFileSync(file, 'utf8')).toBe(workdays());
  });

  it('passes its own checks and is of every year from 2004 to 2026', () => {
    expect(parseCalendar(chinaCalendar).problems).toEqual([]);
    const years = chinaCalendar.notices.filter(({ kind }) => kind === 'year').map(({ year }) => year);
    expect(years).toEqual(Array.from({ length: 23 }, (_, index) => 2004 + index));
  });

  it('has every day that is worked on a weekend', () => {
    const worked = chinaCalendar.notices.flatMap(({ work }) => work);
    expect(worked.filter((day) => new Date(day).getUTCDay() % 6 !== 0)).toEqual([]);
  });

  it('has no notice that reaches back before the day from which December is soft', () => {
    const reached = chinaCalendar.notices.flatMap(({ year, off, work }) =>
      [...off.map((span) => span.slice(0, 10)), ...work].filter((day) => day < `${year}-01-01`),
    );
    expect(reached.sort()).toEqual([
      '2005-12-31',
      '2006-12-30',
      '2006-12-31',
      '2007-12-29',
      '2007-12-30',
      '2011-12-31',
      '2018-12-29',
      '2018-12-30',
      '2022-12-31',
    ]);
    // The most that a holiday was made up for ahead of it, before a New Year that begins as early as it ever did.
    expect(addDays('2026-12-30', 0 - daysBetween('2026-09-20', '2026-10-01'))).toBe(`2026-${softFrom}`);
  });
});

describe('what was known', () => {
  test.each([
    ['2020-01-25', '2020-01-31', 'yes'],
    ['2020-01-25', '2020-02-01', 'yes'],
    ['2020-01-26', '2020-02-01', 'yes'],
    ['2020-01-27', '2020-02-01', 'no'],
    ['2020-01-30', '2020-01-31', 'no'],
    ['2020-01-30', '2020-02-02', 'no'],
    ['2020-01-30', '2020-02-03', 'yes'],
    ['2019-11-20', '2020-01-31', 'unknown'],
    ['2019-11-21', '2020-01-31', 'yes'],
    ['2019-03-21', '2019-05-02', 'yes'],
    ['2019-03-22', '2019-05-02', 'no'],
    ['2019-03-21', '2019-04-28', 'no'],
    ['2019-03-22', '2019-04-28', 'yes'],
    ['2015-05-12', '2015-09-03', 'yes'],
    ['2015-05-13', '2015-09-03', 'no'],
    ['2018-12-05', '2018-12-31', 'unknown'],
    ['2018-12-06', '2018-12-31', 'no'],
    ['2003-12-31', '2004-01-17', 'unknown'],
    ['2004-01-01', '2004-01-17', 'yes'],
  ])('on %s of %s: %s', (knownAt, day, worked) => {
    expect(isWorkday(day, chinaCalendar, { knownAt })).toBe(worked);
  });

  it('on 25 and on 30 January 2020 five working days end on different days', () => {
    const five = (knownAt: string) => addWorkdays('2020-01-23', 5, chinaCalendar, { knownAt });
    expect(five('2020-01-25')).toMatchObject({ earliest: '2020-02-05', latest: '2020-02-05' });
    expect(five('2020-01-30')).toMatchObject({ earliest: '2020-02-07', latest: '2020-02-07' });
  });

  it('of nothing, nothing is counted', () => {
    expect(() => addWorkdays('2020-01-23', 5, chinaCalendar, { knownAt: '1999-01-01' })).toThrow(RangeError);
    expect(workdaysBetween('2020-01-06', '2020-01-13', chinaCalendar, { knownAt: '1999-01-01' })).toEqual({
      least: 0,
      likely: 5,
      most: 7,
      calendarKnownThrough: null,
    });
  });
});

describe('a year that is not published', () => {
  test.each([
    ['2026-12-18', 1],
    ['2026-12-25', 5],
    ['2026-12-31', 1],
    ['2027-03-01', 7],
    ['2027-12-31', 30],
    ['2027-03-08', -1],
    ['2027-01-20', -20],
    ['2003-11-03', 5],
    ['2004-01-05', -10],
  ])('%s, %i: a range', (from, n) => {
    const { earliest, likely, latest } = addWorkdays(from, n, chinaCalendar);
    expect(earliest <= likely && likely <= latest && earliest < latest).toBe(true);
  });

  it('is never crossed to a single day', () => {
    const day = fc.integer({ min: toOrdinal('2026-01-01'), max: toOrdinal('2029-12-31') }).map(fromOrdinal);
    fc.assert(
      fc.property(day, fc.integer({ min: -300, max: 300 }), (from, n) => {
        const { earliest, likely, latest, calendarKnownThrough } = addWorkdays(from, n, chinaCalendar);
        const past = (to: string) => to > calendarKnownThrough;
        const crosses = n > 0 ? past(latest) : n < 0 && past(addDays(from, -1));
        expect(earliest <= likely && likely <= latest).toBe(true);
        expect(earliest < latest).toBe(crosses);
      }),
      { numRuns: 2_000 },
    );
  });

  it('has unknown days, and so has the end of the December before it', () => {
    for (const day of ['2026-12-19', '2026-12-21', '2026-12-31', '2027-01-01', '2027-06-16', '2003-12-31'])
      expect(isWorkday(day, chinaCalendar)).toBe('unknown');
    expect(isWorkday('2026-12-18', chinaCalendar)).toBe('yes');
    expect(isWorkday('2025-12-31', chinaCalendar)).toBe('yes');
  });

  it('takes the longest that so many working days ever took as the latest', () => {
    // From 23 January 2020 to 3 February 2020: eleven days for one working day.
    expect(addWorkdays('2027-03-01', 1, chinaCalendar)).toMatchObject({
      earliest: '2027-03-02',
      likely: '2027-03-02',
      latest: '2027-03-12',
    });
  });

  it('is counted with what the user knows better', () => {
    const overrides = { '2027-03-02': 'work', '2027-03-03': 'off', '2027-03-04': 'work' } as const;
    expect(addWorkdays('2027-03-01', 2, chinaCalendar, { overrides })).toMatchObject({
      earliest: '2027-03-04',
      latest: '2027-03-04',
    });
    expect(isWorkday('2026-11-23', chinaCalendar, { overrides: { '2026-11-23': 'off' } })).toBe('no');
  });
});

describe('conventions', () => {
  test.each([
    ['the first day is not counted', '2026-11-23', 7, {}, '2026-12-02'],
    ['the first day is counted', '2026-11-23', 7, { startDay: 'counted' }, '2026-12-01'],
    ['a first day off is not one of those counted', '2026-11-22', 1, { startDay: 'counted' }, '2026-11-23'],
    ['backward from a counted day', '2026-11-23', -1, { startDay: 'counted' }, '2026-11-23'],
    ['calendar days to a Sunday roll on', '2026-11-15', 7, { count: 'calendar-days' }, '2026-11-23'],
    ['or back', '2026-11-15', 7, { count: 'calendar-days', roll: 'previous' }, '2026-11-20'],
    ['or not at all', '2026-11-15', 7, { count: 'calendar-days', roll: 'none' }, '2026-11-22'],
    ['calendar days into National Day', '2026-09-28', 7, { count: 'calendar-days' }, '2026-10-08'],
    ['to a Saturday that is worked', '2026-10-03', 7, { count: 'calendar-days' }, '2026-10-10'],
    ['counted calendar days', '2026-11-16', 7, { count: 'calendar-days', startDay: 'counted' }, '2026-11-23'],
    ['calendar days backward', '2026-10-14', -7, { count: 'calendar-days', roll: 'previous' }, '2026-09-30'],
    ['no days at all', '2026-11-22', 0, {}, '2026-11-22'],
    ['no days at all, the first counted', '2026-11-22', 0, { startDay: 'counted' }, '2026-11-22'],
    ['no calendar days from a Sunday', '2026-11-22', 0, { count: 'calendar-days' }, '2026-11-23'],
  ] as const)('%s', (_, from, n, convention, to) => {
    const range = addWorkdays(from, n, chinaCalendar, convention);
    expect(range).toMatchObject({ earliest: to, likely: to, latest: to });
  });

  test.each([
    [{ end: '24:00' }, '2026-11-25T00:00:00+08:00'],
    [{ end: 'end-of-business', businessEnds: '18:00' }, '2026-11-24T18:00:00+08:00'],
    [{ end: 'end-of-business' }, null],
    [{}, undefined],
  ] as const)('%j: the last day is over at %s', (convention, until) => {
    expect(addWorkdays('2026-11-23', 1, chinaCalendar, convention).until).toBe(until);
  });

  it('are refused where they are wrong', () => {
    expect(() => addWorkdays('2026-02-30', 1, chinaCalendar)).toThrow(RangeError);
    expect(() => addWorkdays('2026-02-20', 1.5, chinaCalendar)).toThrow(RangeError);
    expect(() => addWorkdays('2026-02-20', 1, chinaCalendar, { businessEnds: '25:00' })).toThrow(RangeError);
    expect(() => isWorkday('today', chinaCalendar)).toThrow(RangeError);
  });
});

describe('forward and backward', () => {
  const day = fc.integer({ min: toOrdinal('2005-01-01'), max: toOrdinal('2026-06-30') }).map(fromOrdinal);
  const days = fc.integer({ min: 1, max: 90 });

  it('a working day comes back to itself', () => {
    fc.assert(
      fc.property(day, days, (from, n) => {
        fc.pre(isWorkday(from, chinaCalendar) === 'yes');
        const there = addWorkdays(from, n, chinaCalendar).earliest;
        expect(addWorkdays(there, 0 - n, chinaCalendar).earliest).toBe(from);
      }),
    );
  });

  it('what is added lies between, and the next day is further', () => {
    fc.assert(
      fc.property(day, days, (from, n) => {
        const there = addWorkdays(from, n, chinaCalendar).earliest;
        expect(isWorkday(there, chinaCalendar)).toBe('yes');
        expect(workdaysBetween(from, there, chinaCalendar)).toMatchObject({ least: n, likely: n, most: n });
        expect(workdaysBetween(from, addDays(there, -1), chinaCalendar).most).toBe(n - 1);
        const back = addWorkdays(from, 0 - n, chinaCalendar).earliest;
        expect(workdaysBetween(from, back, chinaCalendar)).toMatchObject({ least: 0 - n, most: 0 - n });
      }),
    );
  });

  it('one more working day is later', () => {
    fc.assert(
      fc.property(day, days, (from, n) => {
        const one = addWorkdays(from, n, chinaCalendar).latest;
        expect(addWorkdays(from, n + 1, chinaCalendar).earliest > one).toBe(true);
      }),
    );
  });
});

describe('a calendar pack', () => {
  const joined = withCalendar(chinaCalendar, pack2027);

  it('makes the year known, and the December before it', () => {
    expect(isWorkday('2026-12-27', joined)).toBe('yes');
    expect(isWorkday('2026-12-31', joined)).toBe('no');
    expect(isWorkday('2027-02-14', joined)).toBe('yes');
    expect(addWorkdays('2026-12-25', 5, joined)).toEqual({
      earliest: '2027-01-04',
      likely: '2027-01-04',
      latest: '2027-01-04',
      calendarKnownThrough: '2027-12-18',
    });
  });

  it('leaves what was known before it came out', () => {
    expect(isWorkday('2026-12-31', joined, { knownAt: '2026-11-30' })).toBe('unknown');
    expect(isWorkday('2026-12-31', joined, { knownAt: '2026-12-01' })).toBe('no');
  });

  it('replaces the notice of its year, and is refused for another place', () => {
    expect(withCalendar(joined, pack2027)).toEqual(joined);
    expect(() => withCalendar(chinaCalendar, { ...pack2027, id: 'tw' })).toThrow(RangeError);
  });

  it('is believed of a key that was pinned, byte for byte', async () => {
    const key = await makeSigningKey();
    const bytes = new TextEncoder().encode(JSON.stringify(pack2027));
    const signature = await signPack(bytes, key);
    expect(await verifyPackSignature(bytes, signature, [publicKeyOf(key)])).toMatchObject({ valid: true });
    const other = new TextEncoder().encode(JSON.stringify(pack2027).replace('2026-12-27', '2026-12-26'));
    expect(await verifyPackSignature(other, signature, [publicKeyOf(key)])).toMatchObject({
      valid: false,
      because: 'wrong',
    });
  });

  const changed = (change: object) => ({
    ...pack2027,
    notices: [{ ...pack2027.notices[0], ...change }],
  });
  test.each<[string, unknown, string, string]>([
    ['a key that nobody knows', { ...pack2027, colour: 1 }, 'key.unknown', 'colour'],
    ['another format', { ...pack2027, format: 'duewatch/pack@1' }, 'format.unknown', 'format'],
    ['no notices', { ...pack2027, notices: [] }, 'list.empty', 'notices'],
    ['a day that is none', changed({ work: ['2027-02-30'] }), 'day.invalid', 'notices[0].work[0]'],
    [
      'a span that goes back',
      changed({ off: ['2027-02-03/2027-02-01'] }),
      'span.invalid',
      'notices[0].off[0]',
    ],
    ['a day of another year', changed({ off: ['2028-01-01'] }), 'calendar.other-year', 'notices[0].off[0]'],
    [
      'a worked day of another year',
      changed({ work: ['2026-11-29'] }),
      'calendar.other-year',
      'notices[0].work[0]',
    ],
    [
      'a day that is off and worked',
      changed({ work: ['2027-02-06'] }),
      'calendar.off-and-worked',
      'notices[0].work[0]',
    ],
    ['a year that is none', changed({ year: 27 }), 'calendar.year', 'notices[0].year'],
    [
      'a year twice',
      { ...pack2027, notices: [...pack2027.notices, { ...pack2027.notices[0], id: 'again' }] },
      'calendar.year-twice',
      'notices[1].year',
    ],
    [
      'an id twice',
      { ...pack2027, notices: [...pack2027.notices, { ...pack2027.notices[0], kind: 'change' }] },
      'pack.repeated-id',
      'notices[1].id',
    ],
  ])('is refused for %s', (_, input, code, path) => {
    expect(parseCalendar(input, 'cn-2027.json')).toMatchObject({
      problems: [{ code, path, severity: 'error', file: 'cn-2027.json' }],
    });
  });

  it('is read from the text of a file, strictly', () => {
    expect(readCalendar(JSON.stringify(pack2027)).value).toEqual(pack2027);
    expect(readCalendar('').problems[0]?.code).toBe('json.empty');
    expect(readCalendar('{ "format": "duewatch/calendar@1", "id": "cn", "id": "tw" }').problems[0]).toEqual({
      code: 'json.key-repeated',
      severity: 'error',
      row: 1,
      found: 'id',
      params: { position: 48 },
    });
  });
});
