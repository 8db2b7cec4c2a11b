import { dayOf, fromOrdinal, isDay } from '../../base/day.ts';
import type { Cell } from './cell.ts';

const time = '(?:[ T](?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d+)?)?)?';
const separated = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})${time}$`);
const chinese = new RegExp(`^(\\d{4})年(\\d{1,2})月(\\d{1,2})日${time}$`);
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const instant = /^\d{4}-\d{2}-\d{2}T[0-2]\d:[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;
/** Excel counts the days from 1899-12-30. */
const serialOf1970 = 25_569;
const serial = /^[2-7]\d{4}(?:\.\d+)?$/;

/**
 * A civil day, from the ways in which consoles and spreadsheets write it. A time without an offset is Shanghai's.
 *
 * @example readDay('2026/2/3') // { value: '2026-02-03' }; so '20260203', '2026年2月3日', '2026-02-03 08:15:00'
 * @example readDay('2026-02-30') // { code: 'day.invalid' }
 * @example readDay('46345') // { code: 'day.excel-serial', params: { likely: '2026-11-19' } }
 */
export function readDay(text: string): Cell<string> {
  if (text.length === 10 && isDay(text)) return { value: text };
  if (text === '') return { code: 'cell.empty' };
  const match = separated.exec(text);
  if (match) return built(match[1], match[3], match[4]);
  const other = chinese.exec(text) ?? compact.exec(text);
  if (other) return built(other[1], other[2], other[3]);
  if (instant.test(text) && isDay(text.slice(0, 10))) {
    const milliseconds = Date.parse(text);
    if (!Number.isNaN(milliseconds)) return { value: dayOf(milliseconds) };
  }
  if (serial.test(text)) {
    const likely = fromOrdinal(Math.floor(Number(text)) - serialOf1970);
    return { code: 'day.excel-serial', params: { likely } };
  }
  return { code: 'day.invalid' };
}

function built(year = '', month = '', date = ''): Cell<string> {
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? { value: day } : { code: 'day.invalid' };
}
