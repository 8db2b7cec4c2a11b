import { arrearsStatus } from 'duewatch/arrears';
import { taobaoOpenPlatform } from 'duewatch/packs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { apps, owing } from './ladder-with.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** A day, on computers on both sides of the date line. */
describe.each([
  ['Asia/Shanghai', -480],
  ['America/Los_Angeles', 480],
  ['Pacific/Kiritimati', -840],
])('on a computer in %s', (zone, offset) => {
  test.each([
    ['2026-11-19', '2026-11-20', 1, 'days-1'],
    ['2026-11-19', '2026-11-21', 2, 'days-1'],
    ['2026-11-19', '2026-11-22', 3, 'days-3'],
    ['2026-11-19', '2026-11-23', 4, 'days-3'],
    ['2026-11-19', '2026-11-24', 5, 'days-5'],
    ['2026-11-19', '2026-11-26', 7, 'days-7'],
    ['2025-12-30', '2026-01-04', 5, 'days-5'],
    ['2024-02-27', '2024-03-01', 3, 'days-3'],
    ['2026-02-26', '2026-03-01', 3, 'days-3'],
    // Clocks change in Los Angeles on 8 March and 1 November.
    ['2026-03-07', '2026-03-10', 3, 'days-3'],
    ['2026-10-30', '2026-11-04', 5, 'days-5'],
    ['2016-12-30', '2017-01-02', 3, 'days-3'],
    ['2014-05-04', '2014-07-03', 60, 'grade-1'],
    ['2014-05-04', '2014-07-04', 61, 'grade-6'],
  ])('arrears since %s are on %s %i days old and at %s', (since, on, days, rung) => {
    vi.stubEnv('TZ', zone);
    expect(new Date(2026, 10, 22).getTimezoneOffset()).toBe(offset);
    const status = arrearsStatus(owing([['listed', since]], on), taobaoOpenPlatform, { on, apps });
    expect(status).toMatchObject({ days, rung: { id: rung } });
  });
});
