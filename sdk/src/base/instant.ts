import { isDay } from './day.ts';

/** An instant with its offset: `2026-11-22T09:30:00+08:00`, or `Z` for UTC; seconds may have decimals. */
export type Instant = string;

const pattern =
  /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;

/** @example isInstant('2026-11-22T09:30:00+08:00') // true; isInstant('2026-11-22T09:30:00') // false: it has no offset */
export function isInstant(value: string): boolean {
  const day = typeof value === 'string' ? pattern.exec(value)?.[1] : undefined;
  return day !== undefined && isDay(day);
}

/** Milliseconds since 1970. @example toMilliseconds('1970-01-01T08:00:01+08:00') // 1000 */
export function toMilliseconds(instant: Instant): number {
  if (!isInstant(instant)) throw new RangeError(`not an instant: ${instant}`);
  return Date.parse(instant);
}
