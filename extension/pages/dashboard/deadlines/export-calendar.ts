import type { Assessment, Locale } from 'duewatch';
import { type Lead, toICalendar } from 'duewatch/text';
import { reviseSavedCalendar } from '../../../store/saved-calendar.ts';
import { saveText } from '../cost/save-text.ts';

export interface CalendarExport {
  readonly locale: Locale;
  /** Now, in milliseconds. */
  readonly at: number;
  /** One alarm each; none without it. */
  readonly leads?: readonly Lead[];
}

/**
 * Saves the deadlines of an assessment as a calendar file. What was saved before is kept in the store, so that a calendar that
 * opens the new file moves what has moved and drops what is gone.
 *
 * @returns how many entries the file has, those that are cancelled included
 * @example await exportCalendar(assessment, { locale: 'zh-CN', at: Date.now(), leads: [{ days: 3, at: '09:00' }] })
 */
export async function exportCalendar(
  { deadlines }: Pick<Assessment, 'deadlines'>,
  { locale, at, leads = [] }: CalendarExport,
): Promise<number> {
  const stamp = new Date(at).toISOString();
  const { text } = await reviseSavedCalendar(at, (previous) =>
    toICalendar(deadlines, { stamp, locale, leads, previous }),
  );
  saveText('duewatch.ics', 'text/calendar;charset=utf-8', text);
  return text.match(/^BEGIN:VEVENT\r$/gm)?.length ?? 0;
}
