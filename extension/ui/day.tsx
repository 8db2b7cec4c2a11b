import type { Day as CivilDay } from 'duewatch';
import { formatDay, formatInDays, formatWeekday } from 'duewatch/text';
import { daysUntil } from './format.ts';
import { useSpeech } from './speech.ts';

/** A day: absolute, with the weekday, and how far off it is. */
export function Day({ day, relative = true }: { day: CivilDay; relative?: boolean }) {
  const { locale, on } = useSpeech();
  const date = formatDay(day, locale, on);
  const weekday = formatWeekday(day, locale);
  return (
    <time class="dw-day" dateTime={day}>
      {locale === 'en' ? `${weekday} ${date}` : `${date} ${weekday}`}
      {relative && <span class="dw-relative">{formatInDays(daysUntil(day, on), locale)}</span>}
    </time>
  );
}
