import browser from 'webextension-polyfill';
import { nextMidnight, now } from './today.ts';

/** The one alarm there is. */
export const alarmName = 'wake';
const minute = 60_000;

/** When to wake: for the next reminder, and just after midnight in Shanghai, when every day count changes. */
export function wakeAt(instant: number, next: number | null): number {
  const midnight = nextMidnight(instant) + minute;
  return next === null ? midnight : Math.min(midnight, Math.max(next, instant + 1));
}

/** Sets the alarm in place of the one before. Browsers forget alarms at restarts and updates, so every start sets it again. */
export async function setAlarm(next: number | null): Promise<void> {
  const instant = await now();
  // The distance, because a test may stand on another day than the clock.
  browser.alarms.create(alarmName, { when: Date.now() + wakeAt(instant, next) - instant });
}
