import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { addWorkdays, chinaCalendar, deadlines } from 'duewatch/deadline';
import { alibaba1688, aliexpress } from 'duewatch/packs';
import { describe, expect, it, test } from 'vitest';
import { type Day, daysBetween } from '../../../sdk/src/base/day.ts';
import type { Facts } from '../../../sdk/src/facts/schema.ts';
import { cases } from './workday-table.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

describe('working days from 2021 to 2026', () => {
  test.each(cases)('%s, %i: %s: %s', (from, workdays, to) => {
    const range = addWorkdays(from, workdays, chinaCalendar);
    expect(range).toEqual({ earliest: to, likely: to, latest: to, calendarKnownThrough: '2026-12-18' });
  });

  /** The work days made up, and the two long holidays, as spans of days, of each of these years. */
  const asked = chinaCalendar.notices
    .filter(({ kind, year }) => kind === 'year' && year >= 2021)
    .flatMap(({ year, off, work }) => {
      const spans = off.map((span) => span.split('/') as [Day, Day?]);
      const long = (of: string, within: (from: Day, to: Day) => boolean) => {
        const found = spans.find(([from, to = from]) => within(from, to));
        return [`${of} ${year}`, found?.[0] ?? '', found?.[1] ?? ''] as const;
      };
      return [
        ...work.map((day) => ['the work day', day, day] as const),
        long('the Spring Festival of', (from, to) => daysBetween(from, to) >= 6 && to < `${year}-03-01`),
        long('National Day of', (from, to) => from <= `${year}-10-01` && `${year}-10-01` <= to),
      ];
    });

  it('have a case forward and one backward over each work day made up and each long holiday', () => {
    expect(asked).toHaveLength(40 + 12);
  });

  test.each(asked)('are asked about forward and backward over %s, %s to %s', (_, from, to) => {
    // The day that one counts from is not itself counted, so that it has to lie outside.
    const over = cases.filter(([start, workdays, end]) =>
      workdays > 0 ? start < from && to <= end : end <= from && to < start,
    );
    expect(over.map(([, workdays]) => Math.sign(workdays))).toEqual(expect.arrayContaining([1, -1]));
  });
});

/** An account with something of each way of counting: working days, hours, days by reading, days that points last. */
const facts: Facts = {
  format: 'duewatch/facts@1',
  accounts: [
    {
      platform: 'aliexpress',
      id: 'shop',
      violations: [{ id: '1', noticed: '2026-02-12', offences: { 'fake-transactions': true } }],
      ownDeadlines: [{ id: '1', what: 'Renew', due: '2026-03-01' }],
    },
    { platform: 'alibaba-1688', id: 'shop', traits: { 'service-provider': true, 'outdated-app': true } },
  ],
};
const on = '2026-02-13';
const expected = deadlines(facts, [aliexpress, alibaba1688], { on });

/** The clock of a computer is read when it starts, so that each zone is a process of its own. */
const program = `
  import { addWorkdays, chinaCalendar, deadlines } from 'duewatch/deadline';
  import { alibaba1688, aliexpress } from 'duewatch/packs';
  const { cases, facts, on } = JSON.parse(process.argv[1]);
  const days = cases.map(([from, n]) => addWorkdays(from, n, chinaCalendar).earliest);
  const dues = deadlines(facts, [aliexpress, alibaba1688], { on });
  console.log(JSON.stringify({ offset: new Date(2026, 1, 15).getTimezoneOffset(), days, dues }));
`;

describe.each([
  ['America/Los_Angeles', 480],
  ['America/Sao_Paulo', 180],
  ['Asia/Shanghai', -480],
  ['Pacific/Kiritimati', -840],
])('a process in %s', (TZ, offset) => {
  it('comes to the same days', () => {
    const args = ['--input-type=module', '--eval', program, JSON.stringify({ cases, facts, on })];
    const env = { ...process.env, TZ };
    const done = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' });
    expect(done.stderr).toBe('');
    const { dues, ...found } = JSON.parse(done.stdout);
    expect(found).toEqual({ offset, days: cases.map(([, , to]) => to) });
    expect(dues).toEqual(JSON.parse(JSON.stringify(expected)));
  });
});
