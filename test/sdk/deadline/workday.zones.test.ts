import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { addWorkdays, chinaCalendar } from 'duewatch/deadline';
import { describe, expect, it, test } from 'vitest';
import { cases } from './workday-table.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

describe('working days from 2021 to 2026', () => {
  test.each(cases)('%s, %i: %s: %s', (from, workdays, to) => {
    const range = addWorkdays(from, workdays, chinaCalendar);
    expect(range).toEqual({ earliest: to, likely: to, latest: to, calendarKnownThrough: '2026-12-18' });
  });

  it('are asked about before and after every Spring Festival, National Day and make-up day', () => {
    const year = chinaCalendar.notices.filter(({ kind, year }) => kind === 'year' && year >= 2021);
    const reached = new Set(cases.flatMap(([from, , to]) => [from, to]));
    for (const { work } of year) for (const day of work) expect(reached).toContain(day);
  });
});

/** The clock of a computer is read when it starts, so that each zone is a process of its own. */
const program = `
  import { addWorkdays, chinaCalendar } from 'duewatch/deadline';
  const cases = JSON.parse(process.argv[1]);
  const days = cases.map(([from, n]) => addWorkdays(from, n, chinaCalendar).earliest);
  console.log(JSON.stringify({ offset: new Date(2026, 1, 15).getTimezoneOffset(), days }));
`;

describe.each([
  ['America/Los_Angeles', 480],
  ['America/Sao_Paulo', 180],
  ['Asia/Shanghai', -480],
  ['Pacific/Kiritimati', -840],
])('a process in %s', (TZ, offset) => {
  it('comes to the same days', () => {
    const args = ['--input-type=module', '--eval', program, JSON.stringify(cases)];
    const env = { ...process.env, TZ };
    const done = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' });
    expect(done.stderr).toBe('');
    expect(JSON.parse(done.stdout)).toEqual({ offset, days: cases.map(([, , to]) => to) });
  });
});
