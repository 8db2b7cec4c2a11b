import { type Day, dayOf, type Locale, type Month } from 'duewatch';
import { formatCount, formatDay, formatWeekday } from 'duewatch/text';

/** @example monthText('2026-11', 'zh-CN') // '2026年11月' */
export function monthText(month: Month, locale: Locale): string {
  const day = formatDay(`${month}-01`, locale);
  return locale === 'zh-CN' ? day.replace(/1日$/, '') : day.replace(/^1 /, '');
}

/** A day with its weekday. @example dayText('2026-11-24', '2026-11-22', 'en') // 'Tue 24 Nov' */
export function dayText(day: Day, on: Day, locale: Locale): string {
  const date = formatDay(day, locale, on);
  const weekday = formatWeekday(day, locale);
  return locale === 'en' ? `${weekday} ${date}` : `${date} ${weekday}`;
}

/** A moment to the minute, in China's time. @example momentText(Date.UTC(2026, 10, 22, 1, 5), '2026-11-22', 'en') // '22 Nov 09:05' */
export function momentText(milliseconds: number, on: Day, locale: Locale): string {
  const shanghai = new Date(milliseconds + 8 * 3_600_000).toISOString();
  return `${formatDay(dayOf(milliseconds), locale, on)} ${shanghai.slice(11, 16)}`;
}

/** Days from `on` to `day`, negative where it is past. @example daysUntil('2026-11-24', '2026-11-22') // 2 */
export function daysUntil(day: Day, on: Day): number {
  return (Date.parse(day) - Date.parse(on)) / 86_400_000;
}

/** A round amount beside an axis. @example tickText('1500') // '¥1,500' */
export function tickText(text: string): string {
  const [whole = '', ...rest] = text.replace('-', '').split('.');
  return `${text.startsWith('-') ? '-' : ''}¥${[formatCount(Number(whole)), ...rest].join('.')}`;
}
