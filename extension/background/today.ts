import { type Day, dayOf, startOfDay } from 'duewatch';
import browser from 'webextension-polyfill';

const hour = 3_600_000;

/** The instant, in milliseconds. A test build may stand at noon of another day or at another time: storage.local `testToday`, `2026-11-22T12:05` or `2026-11-22T12:05:30`. */
export async function now(): Promise<number> {
  if (__TEST__) {
    const { testToday } = await browser.storage.local.get('testToday');
    if (typeof testToday === 'string') {
      if (testToday.length > 10) return Date.parse(`${testToday.padEnd(19, ':00')}+08:00`);
      return startOfDay(testToday) + 12 * hour;
    }
  }
  return Date.now();
}

/** The civil day in Asia/Shanghai, wherever this computer stands. */
export async function today(): Promise<Day> {
  return dayOf(await now());
}

/** When the day after this instant begins in Asia/Shanghai. @example nextMidnight(Date.UTC(2026, 10, 22, 15, 59)) // …, 16, 0) */
export function nextMidnight(instant: number): number {
  return startOfDay(dayOf(instant)) + 24 * hour;
}
