import { type Instant, isInstant } from '../../base/instant.ts';
import { readDay } from './read-day.ts';

const timed = /^(.+?)[ T](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?$/;

/**
 * An instant, of a cell that has a time beside its day; undefined of any other. A time without an offset is Shanghai's.
 *
 * @example readInstant('2026/2/3 8:15') // '2026-02-03T08:15:00+08:00'
 * @example readInstant('2026-02-03') // undefined
 */
export function readInstant(text: string): Instant | undefined {
  if (isInstant(text)) return text;
  const day = readDay(text);
  const [, , hours = '', minutes, seconds = '00'] = timed.exec(text) ?? [];
  if (day.code !== undefined || minutes === undefined) return undefined;
  return `${day.value}T${hours.padStart(2, '0')}:${minutes}:${seconds}+08:00`;
}
