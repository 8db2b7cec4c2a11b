import { beforeEach, describe, expect, it, vi } from 'vitest';
import { alarmName, setAlarm, wakeAt } from '../../../extension/background/alarms.ts';
import { nextMidnight, now, today } from '../../../extension/background/today.ts';
import { browser, held, resetBrowser } from '../fake-browser.ts';

vi.mock('webextension-polyfill', async () => ({ default: (await import('../fake-browser.ts')).browser }));

beforeEach(resetBrowser);

const minute = 60_000;
/** Midnight in Shanghai between 22 and 23 November. */
const midnight = Date.UTC(2026, 10, 22, 16);

describe('midnight in Shanghai', () => {
  it.each([
    ['a millisecond before', midnight - 1, midnight],
    ['at the very moment', midnight, midnight + 24 * 60 * minute],
    ['in the morning', midnight - 15 * 60 * minute, midnight],
  ])('%s', (_name, instant, expected) => {
    expect(nextMidnight(instant)).toBe(expected);
  });

  it.each([
    ['Asia/Shanghai', -480],
    ['America/Los_Angeles', 480],
    ['Pacific/Kiritimati', -840],
    ['Europe/Berlin', -60],
    ['Australia/Lord_Howe', -660],
  ])('is the same on a computer in %s, on days when its clocks change too', async (zone, offset) => {
    vi.stubEnv('TZ', zone);
    expect(new Date(2026, 10, 22).getTimezoneOffset()).toBe(offset);
    const instants = [midnight - minute, midnight, Date.UTC(2026, 2, 8, 10), Date.UTC(2026, 9, 4, 15)];
    expect(instants.map(nextMidnight)).toEqual([
      midnight,
      midnight + 24 * 60 * minute,
      Date.UTC(2026, 2, 8, 16),
      Date.UTC(2026, 9, 4, 16),
    ]);
    vi.useFakeTimers({ now: midnight - 1 });
    expect(await today()).toBe('2026-11-22');
    vi.setSystemTime(midnight);
    expect(await today()).toBe('2026-11-23');
    vi.useRealTimers();
    vi.unstubAllEnvs();
  });
});

describe('today', () => {
  it('is noon of the day that a test set', async () => {
    held.local.testToday = '2026-12-24';
    expect(await today()).toBe('2026-12-24');
    expect(await now()).toBe(Date.UTC(2026, 11, 24, 4));
  });
});

describe('the one alarm', () => {
  it('is for midnight and a minute when nothing falls due before', () => {
    expect(wakeAt(midnight - 1, null)).toBe(midnight + minute);
    expect(wakeAt(midnight - 1, midnight + 2 * minute)).toBe(midnight + minute);
  });

  it('is for the next reminder when that comes first, and at once for one gone by meanwhile', () => {
    expect(wakeAt(midnight - 100, midnight - 50)).toBe(midnight - 50);
    expect(wakeAt(midnight - 100, midnight - 200)).toBe(midnight - 99);
  });

  it('takes the place of the one before', async () => {
    vi.useFakeTimers({ now: midnight - 100 });
    await setAlarm(midnight - 50);
    await setAlarm(null);
    vi.useRealTimers();
    expect(browser.alarms.create).toHaveBeenCalledTimes(2);
    expect([...held.alarms]).toEqual([[alarmName, midnight + minute]]);
  });

  it('comes as far ahead as it should when a test stands on another day', async () => {
    held.local.testToday = '2026-12-24';
    vi.useFakeTimers({ now: 1_000_000 });
    await setAlarm(null);
    vi.useRealTimers();
    expect(held.alarms.get(alarmName)).toBe(1_000_000 + 12 * 60 * minute + minute);
  });
});
