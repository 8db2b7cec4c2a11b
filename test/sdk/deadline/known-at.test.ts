import { type Calendar, calendarKnownThrough, chinaCalendar, deadlines } from 'duewatch/deadline';
import { alibaba1688, rulePacks } from 'duewatch/packs';
import { describe, expect, it, test } from 'vitest';
import type { AccountFacts } from '../../../sdk/src/facts/schema.ts';

const of = (account: Partial<AccountFacts>, options: Parameters<typeof deadlines>[2]) =>
  deadlines(
    { format: 'duewatch/facts@1', accounts: [{ platform: 'aliexpress', id: 'shop', ...account }] },
    rulePacks,
    options,
  );

const noticed = (day: string): Partial<AccountFacts> => ({
  violations: [{ id: 'case-1', noticed: day, offences: { 'fake-transactions': true } }],
});
const appeal = (day: string, options: Parameters<typeof deadlines>[2]) =>
  of(noticed(day), options).find(({ kind }) => kind === 'appeal');

test.each([
  {
    name: 'all that is known',
    options: {},
    days: { earliest: '2026-10-13', likely: '2026-10-14', latest: '2026-10-14' },
  },
  {
    name: 'a day off of one’s own in between',
    options: { overrides: { '2026-09-30': 'off' as const } },
    days: { earliest: '2026-10-14', likely: '2026-10-15', latest: '2026-10-15' },
  },
  {
    name: 'a day of the holiday on which one works',
    options: { overrides: { '2026-10-05': 'work' as const } },
    days: { earliest: '2026-10-12', likely: '2026-10-13', latest: '2026-10-13' },
  },
])('an appeal goes by $name', ({ options, days }) => {
  expect(appeal('2026-09-29', { on: '2026-09-30', ...options })).toMatchObject(days);
});

it('an appeal over a holiday that was not published then is a range, and says how far it was known', () => {
  const before = appeal('2026-02-10', { on: '2026-02-11', knownAt: '2025-10-01' });
  expect(before?.calendarKnownThrough).toBe('2025-12-18');
  expect(before?.latest).not.toBe(before?.earliest);
  const after = appeal('2026-02-10', { on: '2026-02-11', knownAt: '2026-01-01' });
  expect(after?.calendarKnownThrough).toBeUndefined();
  expect(after).toMatchObject({ likely: '2026-02-26', latest: '2026-02-26' });
});

describe('an obligation', () => {
  const ids = (knownAt?: string) =>
    deadlines(
      {
        format: 'duewatch/facts@1',
        accounts: [{ platform: 'alibaba-1688', id: 'shop', traits: { 'service-provider': true } }],
      },
      [alibaba1688],
      { on: '2022-01-10', ...(knownAt === undefined ? {} : { knownAt }) },
    ).map(({ id }) => id);
  const identity = 'alibaba-1688/shop/obligation/identity-verification';

  test.each([
    { name: 'is not there the day before it was published', knownAt: '2021-12-22', there: false },
    { name: 'is there on the day on which it was published', knownAt: '2021-12-23', there: true },
    { name: 'is there with all that is known', knownAt: undefined, there: true },
  ])('$name', ({ knownAt, there }) => {
    expect(ids(knownAt).includes(identity)).toBe(there);
  });
});

test.each([
  { name: 'all that is known', knownAt: undefined, through: '2026-12-18' },
  { name: 'what was known on 30 January 2020', knownAt: '2020-01-30', through: '2020-12-18' },
])('a calendar is known through a day by $name', ({ knownAt, through }) => {
  expect(calendarKnownThrough(chinaCalendar, knownAt)).toBe(through);
});

it('a calendar without any year is known through no day', () => {
  const none: Calendar = { ...chinaCalendar, notices: [] };
  expect(calendarKnownThrough(none)).toBeNull();
});
