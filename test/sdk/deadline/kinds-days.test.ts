import { deadlineKinds, deadlines } from 'duewatch/deadline';
import { packs, rulePacks } from 'duewatch/packs';
import { describe, expect, it, test } from 'vitest';
import { addDays, daysBetween } from '../../../sdk/src/base/day.ts';
import type { AccountFacts } from '../../../sdk/src/facts/schema.ts';
import { datedKinds } from './dated-kinds.ts';

const all = [...packs, ...rulePacks];
const dueOn = (account: Partial<AccountFacts>, on: string) =>
  deadlines(
    { format: 'duewatch/facts@1', accounts: [{ platform: 'aliexpress', id: 'shop', ...account }] },
    all,
    { on },
  );

const rows = Object.entries(datedKinds).flatMap(([kind, dated]) => dated.map((each) => ({ kind, ...each })));

describe.each(rows)(
  '$kind: $what',
  ({ kind, account, key, day, last = day, today, after, ahead = 10, before }) => {
    const onDay = (on: string) => {
      const found = dueOn(account, on).filter((each) => each.kind === kind && each.id.endsWith(`/${key}`));
      expect(found.length).toBeLessThanOrEqual(1);
      const [one] = found;
      return one === undefined ? 'gone' : { state: one.state, inDays: one.inDays, earliest: one.earliest };
    };
    const has = (state: string, on: string) => ({ state, inDays: daysBetween(on, day), earliest: day });
    const [first, eve] = before ?? [ahead > 3 ? 'coming' : 'due-soon', 'due-soon'];

    it('is coming well before', () => {
      const on = addDays(day, -ahead);
      expect(onDay(on)).toEqual(has(first, on));
    });

    it('is due soon on the day before', () => {
      expect(onDay(addDays(day, -1))).toEqual(has(eve, addDays(day, -1)));
    });

    it('is due on its day, and on every day that may be the last', () => {
      const state = today ?? 'due-today';
      for (let on = day; on <= last; on = addDays(on, 1))
        expect(onDay(on)).toEqual(state === 'gone' ? 'gone' : has(state, on));
    });

    it('is overdue or gone on the day after', () => {
      const on = addDays(last, 1);
      expect(onDay(on)).toEqual(after === 'gone' ? 'gone' : has('overdue', on));
      expect(onDay(addDays(last, 40))).toEqual(after === 'gone' ? 'gone' : has('overdue', addDays(last, 40)));
    });
  },
);

test('every kind of deadline is dated here', () => {
  expect(Object.keys(datedKinds).sort()).toEqual([...deadlineKinds].sort());
  for (const [kind, dated] of Object.entries(datedKinds)) expect(dated, kind).not.toEqual([]);
});

describe('an appeal of seven working days about the end of November 2026', () => {
  const appealOn = (noticed: string, on: string) =>
    dueOn({ violations: [{ id: 'v', noticed, offences: { 'fake-transactions': true } }] }, on)[0];

  test.each([
    ['Thursday the 19th', '2026-11-19', '2026-11-27', '2026-11-30'],
    ['Friday the 20th', '2026-11-20', '2026-11-30', '2026-12-01'],
    ['Saturday the 21st', '2026-11-21', '2026-12-01', '2026-12-01'],
    ['Sunday the 22nd', '2026-11-22', '2026-12-01', '2026-12-01'],
    ['Monday the 23rd', '2026-11-23', '2026-12-01', '2026-12-02'],
    ['Sunday the 29th', '2026-11-29', '2026-12-08', '2026-12-08'],
    ['Monday the 30th', '2026-11-30', '2026-12-08', '2026-12-09'],
  ])('noticed on %s', (_, noticed, earliest, latest) => {
    expect(appealOn(noticed, noticed)).toMatchObject({ earliest, likely: latest, latest, state: 'coming' });
  });

  test.each([
    ['2026-11-19', '2026-11-26', 'due-soon'],
    ['2026-11-19', '2026-11-27', 'due-today'],
    ['2026-11-19', '2026-11-29', 'due-today'],
    ['2026-11-19', '2026-11-30', 'due-today'],
    ['2026-11-19', '2026-12-01', 'overdue'],
    ['2026-11-20', '2026-11-26', 'coming'],
    ['2026-11-20', '2026-11-27', 'due-soon'],
    ['2026-11-20', '2026-11-29', 'due-soon'],
    ['2026-11-20', '2026-11-30', 'due-today'],
    ['2026-11-20', '2026-12-01', 'due-today'],
    ['2026-11-20', '2026-12-02', 'overdue'],
    ['2026-11-21', '2026-11-30', 'due-soon'],
    ['2026-11-21', '2026-12-01', 'due-today'],
    ['2026-11-21', '2026-12-02', 'overdue'],
  ])('noticed on %s, looked at on %s: %s', (noticed, on, state) => {
    expect(appealOn(noticed, on)?.state).toBe(state);
  });
});
