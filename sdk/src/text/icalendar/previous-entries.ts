import { type Day, dayOf } from '../../base/day.ts';

/** An event or a to-do of an earlier calendar. */
export interface PreviousEntry {
  readonly uid: string;
  readonly sequence: number;
  readonly stamp: string;
  readonly cancelled: boolean;
  /** In Asia/Shanghai; null where the entry has none. */
  readonly day: Day | null;
  /** Unfolded, from BEGIN to END. */
  readonly lines: readonly string[];
  /** What says the same on another day: all but stamp and sequence. */
  readonly content: string;
}

/** What marks the entries of Duewatch among others. */
export const uidEnd = '@duewatch';

/**
 * The events and to-dos of Duewatch in an earlier calendar, by their UID.
 *
 * @throws RangeError for a text that is no calendar.
 */
export function previousEntries(text: string): Map<string, PreviousEntry> {
  const lines = text
    .replace(/^\ufeff/, '')
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/);
  if (lines[0]?.toUpperCase() !== 'BEGIN:VCALENDAR')
    throw new RangeError('toICalendar: the previous text is no calendar');
  const entries = new Map<string, PreviousEntry>();
  let open: { end: string; lines: string[] } | undefined;
  for (const line of lines) {
    const begun = /^BEGIN:(VEVENT|VTODO)$/.exec(line)?.[1];
    if (open === undefined && begun !== undefined) open = { end: `END:${begun}`, lines: [] };
    open?.lines.push(line);
    if (open === undefined || line !== open.end) continue;
    const entry = entryOf(open.lines);
    if (entry.uid.endsWith(uidEnd)) entries.set(entry.uid, entry);
    open = undefined;
  }
  return entries;
}

/** What says the same on another day. */
export function contentOf(lines: readonly string[]): string {
  return lines.filter((line) => !/^(?:DTSTAMP|SEQUENCE):/.test(line)).join('\n');
}

function entryOf(lines: readonly string[]): PreviousEntry {
  const valueAt = (name: string) => lines.find((line) => line.startsWith(`${name}:`))?.slice(name.length + 1);
  const sequence = Number(valueAt('SEQUENCE') ?? 0);
  return {
    uid: valueAt('UID') ?? '',
    sequence: Number.isSafeInteger(sequence) && sequence >= 0 ? sequence : 0,
    stamp: valueAt('DTSTAMP') ?? '',
    cancelled: valueAt('STATUS') === 'CANCELLED',
    day: lastDay(lines),
    lines,
    content: contentOf(lines),
  };
}

function lastDay(lines: readonly string[]): Day | null {
  for (const name of ['DUE', 'DTSTART']) {
    for (const line of lines) {
      const [, year, month, date, time] =
        new RegExp(`^${name}(?:;VALUE=DATE)?:(\\d{4})(\\d\\d)(\\d\\d)(?:T(\\d{6})Z)?$`).exec(line) ?? [];
      if (year === undefined || month === undefined || date === undefined) continue;
      if (time === undefined) return `${year}-${month}-${date}`;
      const [hours, minutes] = [Number(time.slice(0, 2)), Number(time.slice(2, 4))];
      return dayOf(Date.UTC(Number(year), Number(month) - 1, Number(date), hours, minutes));
    }
  }
  return null;
}
