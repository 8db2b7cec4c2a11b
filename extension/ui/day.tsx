import type { Day as CivilDay } from 'duewatch';
import { formatInDays } from 'duewatch/text';
import { daysUntil, dayText } from './format.ts';
import { useSpeech } from './speech.ts';

/** A day: absolute, with the weekday, and how far off it is. */
export function Day({ day, relative = true }: { day: CivilDay; relative?: boolean }) {
  const { locale, on } = useSpeech();
  return (
    <time class="dw-day" dateTime={day}>
      {dayText(day, on, locale)}
      {relative && <span class="dw-relative">{formatInDays(daysUntil(day, on), locale)}</span>}
    </time>
  );
}
