import { type Calendar, chinaCalendar, withCalendar } from 'duewatch/deadline';
import { makeSigningKey, publicKeyOf, signPack } from 'duewatch/schema';
import { beforeEach, describe, expect, it } from 'vitest';
import { calendarChanges } from '../../../../extension/pages/dashboard/workdays/calendar-changes.ts';
import { readCalendarFiles } from '../../../../extension/pages/dashboard/workdays/read-calendar-files.ts';
import { readFactsState } from '../../../../extension/store/meta.ts';
import {
  changeWorkdays,
  readWorkdays,
  workdaysInForce,
  workdaysOf,
  workdayTest,
} from '../../../../extension/store/workdays.ts';
import { freshStore } from '../../fresh-store.ts';

const year2027: Calendar = {
  format: 'duewatch/calendar@1',
  id: chinaCalendar.id,
  name: { 'zh-CN': '示例', en: 'Example' },
  notices: [
    {
      id: 'example-2027',
      kind: 'year',
      year: 2027,
      title: '示例通知',
      published: '2026-11-20',
      confidence: 'user',
      off: ['2026-12-31/2027-01-03', '2027-02-05/2027-02-12'],
      work: ['2027-02-14'],
    },
  ],
};
const file = (name: string, value: unknown) => {
  const bytes = new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
  return { name, bytes, arrayBuffer: async () => bytes.buffer as ArrayBuffer };
};

describe('a calendar that is offered', () => {
  it('says which year becomes known, up to when, and which published days change', () => {
    expect(calendarChanges(chinaCalendar, withCalendar(chinaCalendar, year2027))).toEqual({
      knownThrough: { before: '2026-12-18', after: '2027-12-18' },
      years: [2027],
      differ: [],
    });
    const change: Calendar = {
      ...year2027,
      notices: [
        {
          ...year2027.notices[0]!,
          id: 'x',
          kind: 'change',
          year: 2026,
          off: ['2026-11-25'],
          work: ['2026-11-28'],
        },
      ],
    };
    expect(calendarChanges(chinaCalendar, withCalendar(chinaCalendar, change))).toMatchObject({
      years: [],
      differ: [
        { day: '2026-11-25', now: 'off' },
        { day: '2026-11-28', now: 'work' },
      ],
    });
  });

  it('is signed by a pinned key only; one that lies beside it says nothing', async () => {
    const key = await makeSigningKey();
    const calendar = file('cn-2027.json', year2027);
    const signature = file('cn-2027.json.sig', await signPack(calendar.bytes, key));
    const beside = file('key.json', publicKeyOf(key));
    const pinned = [publicKeyOf(key)];
    expect(await readCalendarFiles([calendar, signature, beside], pinned)).toMatchObject({
      calendar: { id: chinaCalendar.id },
      signedBy: key.id,
      unsigned: null,
    });
    expect(await readCalendarFiles([calendar, signature, beside], [])).toMatchObject({
      signedBy: null,
      unsigned: 'key-unknown',
    });
    expect(await readCalendarFiles([calendar], pinned)).toMatchObject({ signedBy: null, unsigned: 'none' });
    const other = file('cn-2027.json', { ...year2027, name: { 'zh-CN': '另', en: 'Other' } });
    expect(await readCalendarFiles([other, signature], pinned)).toMatchObject({ unsigned: 'wrong' });
  });

  it.each([
    { name: 'two calendars', files: [file('a', year2027), file('b', year2027)], codes: [] },
    { name: 'a signature alone', files: [file('s', { format: 'duewatch/signature@1' })], codes: [] },
    { name: 'a file that ends early', files: [file('a', '{"format":')], codes: ['json.syntax'] },
    {
      name: 'an unknown key',
      files: [file('a', { ...year2027, colour: 'red' })],
      codes: ['key.unknown'],
    },
  ])('is refused with its problems: $name', async ({ files, codes }) => {
    const read = await readCalendarFiles(files, []);
    expect(read.calendar).toBeNull();
    if (read.calendar !== null) return;
    expect(read.problems.length > 0).toBe(codes.length > 0);
    if (codes[0] === 'key.unknown') expect(read.problems.map(({ code }) => code)).toEqual(codes);
  });
});

describe('working days that are stored', () => {
  beforeEach(freshStore);

  it('begin as those that come with Duewatch', async () => {
    expect(await readWorkdays()).toEqual({ calendars: [], overrides: {} });
    expect((await workdaysInForce()).calendar).toBe(chinaCalendar);
  });

  it('hold at once, count as a change of what is known, and are given up again', async () => {
    const accepted = { at: 5, calendar: year2027, signedBy: null };
    await changeWorkdays((before) => ({ ...before, calendars: [accepted] }), 5);
    await Promise.all([
      changeWorkdays((before) => ({ ...before, overrides: { ...before.overrides, '2026-11-27': 'off' } }), 6),
      changeWorkdays(
        (before) => ({ ...before, overrides: { ...before.overrides, '2026-11-28': 'work' } }),
        6,
      ),
    ]);
    const workdays = await workdaysInForce();
    const is = workdayTest(workdays);
    expect(workdays.setAside).toEqual([]);
    expect(['2026-11-26', '2026-11-27', '2026-11-28', '2027-02-14', '2027-02-08'].map(is)).toEqual([
      true,
      false,
      true,
      true,
      false,
    ]);
    expect(await readFactsState()).toEqual({ revision: 3, changedAt: 6 });
    await changeWorkdays((before) => ({ ...before, calendars: [] }), 7);
    expect((await workdaysInForce()).calendar).toBe(chinaCalendar);
  });

  it('set aside a calendar that cannot be read, or that is of another place', () => {
    const calendars = [
      { at: 1, calendar: { ...year2027, id: 'tw' }, signedBy: null },
      { at: 2, calendar: { ...year2027, colour: 'red' } as Calendar, signedBy: null },
    ];
    expect(workdaysOf({ calendars, overrides: {} })).toMatchObject({ setAside: [1, 2] });
    expect(workdaysOf({ calendars, overrides: {} }).calendar).toBe(chinaCalendar);
  });

  it('take Monday to Friday where a year is not published', () => {
    const is = workdayTest({ calendar: chinaCalendar, overrides: {} });
    expect(['2028-03-03', '2028-03-04', '2028-03-05', '2028-03-06'].map(is)).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});
