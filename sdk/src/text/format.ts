import { type Day, dayOf, isDay, startOfDay, weekdayOf } from '../base/day.ts';
import type { Decimal } from '../base/decimal.ts';
import { type Instant, toMilliseconds } from '../base/instant.ts';
import type { Range } from '../base/range.ts';
import type { Locale } from '../base/text.ts';

/*
 * How amounts, counts and days are written. Not Intl: its output differs between engines and editions, and a report must
 * be the same everywhere.
 */

const monthsEn = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const weekdays: Record<Locale, readonly string[]> = {
  'zh-CN': ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};

/** @example formatCount(4851874) // '4,851,874' */
export function formatCount(count: number): string {
  return group(String(count));
}

/** @example formatAmount('1284.50') // '¥1,284.50'; formatAmount('-0.01') // '-¥0.01' */
export function formatAmount(amount: Decimal): string {
  const [whole = '', decimals = '00'] = amount.replace('-', '').split('.');
  return `${amount.startsWith('-') ? '-' : ''}¥${group(whole)}.${decimals}`;
}

/** With its sign. @example formatChange('50') // '+¥50.00'; formatChange('-0.01') // '-¥0.01' */
export function formatChange(amount: Decimal): string {
  return `${/^-|^0(\.0+)?$/.test(amount) ? '' : '+'}${formatAmount(amount)}`;
}

/**
 * An amount known within bounds: exact, at most, at least, or not known.
 * @example formatRange({ low: '0.00', high: '3.20' }, 'en') // 'at most ¥3.20'
 */
export function formatRange({ low, high }: Range, locale: Locale): string {
  const zh = locale === 'zh-CN';
  if (high === null) {
    if (/^0(\.0+)?$/.test(low)) return zh ? '未知' : 'not known';
    return zh ? `至少 ${formatAmount(low)}` : `at least ${formatAmount(low)}`;
  }
  if (low === high) return formatAmount(high);
  if (/^0(\.0+)?$/.test(low)) return zh ? `至多 ${formatAmount(high)}` : `at most ${formatAmount(high)}`;
  return zh
    ? `${formatAmount(low)} 至 ${formatAmount(high)}`
    : `${formatAmount(low)} to ${formatAmount(high)}`;
}

/** Without the year where it is that of `on`. @example formatDay('2026-11-24', 'zh-CN', '2026-11-22') // '11月24日' */
export function formatDay(day: Day, locale: Locale, on?: Day): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const sameYear = on?.slice(0, 4) === year;
  if (locale === 'zh-CN') return `${sameYear ? '' : `${year}年`}${Number(month)}月${Number(date)}日`;
  return `${Number(date)} ${monthsEn[Number(month) - 1]}${sameYear ? '' : ` ${year}`}`;
}

/**
 * A day, or an instant with the time in Shanghai.
 * @example formatMoment('2026-11-24T02:30:00Z', 'en', '2026-11-22') // '24 Nov 10:30'
 */
export function formatMoment(moment: Day | Instant, locale: Locale, on?: Day): string {
  if (isDay(moment)) return formatDay(moment, locale, on);
  const at = toMilliseconds(moment);
  const day = dayOf(at);
  const minutes = Math.floor((at - startOfDay(day)) / 60_000);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${formatDay(day, locale, on)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** @example formatWeekday('2026-11-22', 'en') // 'Sun' */
export function formatWeekday(day: Day, locale: Locale): string {
  return weekdays[locale][weekdayOf(day) - 1] ?? '';
}

/** @example formatInDays(2, 'zh-CN') // '2 天后'; formatInDays(0, 'en') // 'today' */
export function formatInDays(days: number, locale: Locale): string {
  if (locale === 'zh-CN') return days === 0 ? '今天' : days > 0 ? `${days} 天后` : `${-days} 天前`;
  if (days === 0) return 'today';
  const count = Math.abs(days) === 1 ? '1 day' : `${Math.abs(days)} days`;
  return days > 0 ? `in ${count}` : `${count} ago`;
}

/**
 * App keys in a sentence: all of up to three, else the first two and how many there are.
 * @example formatApps(['1', '2', '3', '4'], 'en') // '1, 2 and 2 more'
 */
export function formatApps(appKeys: readonly string[], locale: Locale): string {
  const zh = locale === 'zh-CN';
  if (appKeys.length <= 3) return appKeys.join(zh ? '、' : ', ');
  const first = appKeys.slice(0, 2);
  return zh
    ? `${first.join('、')} 等 ${appKeys.length} 个应用`
    : `${first.join(', ')} and ${appKeys.length - 2} more`;
}

function group(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}
