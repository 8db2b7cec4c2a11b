import { compareText } from '../../base/compare-text.ts';
import { addDays, type Day, dayOf } from '../../base/day.ts';
import { type Instant, toMilliseconds } from '../../base/instant.ts';
import type { Locale, Message } from '../../base/text.ts';
import { type DatedDeadline, type Deadline, isDated } from '../../deadline/deadline.ts';
import { explain } from '../explain.ts';
import { contentLines, escapeText } from './content-lines.ts';
import { icalendarWords } from './icalendar-words.ts';
import { contentOf, type PreviousEntry, previousEntries, uidEnd } from './previous-entries.ts';

/**
 * How long before a deadline its alarm goes off: minutes before the instant, or before the day begins; or a number of days
 * before, at a time of day. A time of day needs no zone: it is that of the calendar which shows it.
 */
export type Lead = { readonly minutes: number } | { readonly days: number; readonly at?: string };

export interface ICalendarOptions {
  /** When the calendar is made. */
  readonly stamp: Instant;
  /** `zh-CN` without it. */
  readonly locale?: Locale | undefined;
  /** The text of the calendar that this one takes the place of. */
  readonly previous?: string | undefined;
  /** `events` without it. */
  readonly as?: 'events' | 'to-dos' | undefined;
  /** One alarm each, but for rules that begin; none without it. */
  readonly leads?: readonly Lead[] | undefined;
}

/**
 * Deadlines as a calendar of RFC 5545, for any calendar to open: an event, or a to-do, for each that has a day and is neither
 * waived nor, for events, done. A day is a `VALUE=DATE`, so that it stays that day in every zone; an hour is in UTC. The day is the
 * earliest, which is the safe one; where it is not the only one the event is tentative, and the description tells all of them.
 *
 * Given the previous calendar, what has changed gets the next SEQUENCE and the new stamp, what has not stays as it was, byte for byte,
 * and what is gone is CANCELLED, once, and stays so until its day is over. What is over is left out.
 *
 * @throws RangeError for a stamp that is no instant, a lead that is none, and a previous text that is no calendar.
 * @example
 * toICalendar(assess(facts, packs, { on: '2026-11-22' }).deadlines, { stamp: '2026-11-22T09:00:00+08:00', locale: 'en' })
 * // 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\n … DTSTART;VALUE=DATE:20261124\r\n … END:VCALENDAR\r\n'
 */
export function toICalendar(deadlines: readonly Deadline[], options: ICalendarOptions): string {
  const { locale = 'zh-CN', as = 'events' } = options;
  const now = toMilliseconds(options.stamp);
  const stamp = utc(now);
  const previous = options.previous === undefined ? new Map() : previousEntries(options.previous);
  const triggers = (options.leads ?? []).map(triggerOf);
  const entries = new Map<string, readonly string[]>();
  for (const deadline of deadlines) {
    if (!isDated(deadline) || deadline.state === 'waived') continue;
    if (as === 'events' && deadline.state === 'done') continue;
    const uid = uidOf(deadline.id, as);
    if (entries.has(uid)) continue;
    // A rule that begins asks for nothing, and calls nobody.
    const alarms = deadline.kind === 'notice' ? [] : triggers;
    entries.set(uid, revised(entryOf(deadline, uid, as, locale, alarms), previous.get(uid), stamp));
  }
  const gone = [...previous.values()]
    .filter(({ uid, day }) => !entries.has(uid) && day !== null && day >= dayOf(now))
    .sort((a, b) => compareText(a.uid, b.uid))
    .map((entry) => cancelled(entry, stamp));
  return contentLines([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    productId,
    'CALSCALE:GREGORIAN',
    'X-WR-CALNAME:Duewatch',
    ...[...entries.values(), ...gone].flat(),
    'END:VCALENDAR',
  ]);
}

/** What a calendar of ours says it is made by. */
export const productId = 'PRODID:-//Duewatch//Duewatch//EN';

/** The UID, the sequence and the stamp of an entry come first, so that the rest is what it says. */
function revised(
  [begin = '', uid = '', ...rest]: readonly string[],
  previous: PreviousEntry | undefined,
  stamp: string,
): readonly string[] {
  if (previous === undefined) return [begin, uid, `DTSTAMP:${stamp}`, 'SEQUENCE:0', ...rest];
  if (previous.content === contentOf([begin, uid, ...rest])) return previous.lines;
  return [begin, uid, `DTSTAMP:${stamp}`, `SEQUENCE:${previous.sequence + 1}`, ...rest];
}

function cancelled(entry: PreviousEntry, stamp: string): readonly string[] {
  if (entry.cancelled) return entry.lines;
  const lines: string[] = [];
  let within = false;
  for (const line of entry.lines) {
    if (line === 'BEGIN:VALARM') within = true;
    if (!within && line.startsWith('DTSTAMP:')) lines.push(`DTSTAMP:${stamp}`);
    else if (!within && line.startsWith('SEQUENCE:')) lines.push(`SEQUENCE:${entry.sequence + 1}`);
    else if (!within && line.startsWith('STATUS:')) lines.push('STATUS:CANCELLED');
    else if (!within) lines.push(line);
    if (line === 'END:VALARM') within = false;
  }
  return lines;
}

function entryOf(
  deadline: DatedDeadline,
  uid: string,
  as: 'events' | 'to-dos',
  locale: Locale,
  triggers: readonly string[],
): readonly string[] {
  const { kind, account, earliest, latest, at, opens, what, state } = deadline;
  const todo = as === 'to-dos';
  const summary = escapeText(`${explain(what, locale)} · ${account.name ?? account.id}`);
  const categories = [explain({ code: `deadline.kind.${kind}` }, locale), account.platform].map(escapeText);
  const instant = at === undefined ? undefined : utc(toMilliseconds(at));
  const day = (value: Day) => `;VALUE=DATE:${value.replaceAll('-', '')}`;
  const dates = todo
    ? [
        ...(instant === undefined && opens !== undefined && opens < earliest ? [`DTSTART${day(opens)}`] : []),
        instant === undefined ? `DUE${day(earliest)}` : `DUE:${instant}`,
      ]
    : instant === undefined
      ? [`DTSTART${day(earliest)}`, `DTEND${day(addDays(earliest, 1))}`]
      : [`DTSTART:${instant}`];
  const done = state === 'done' ? ['STATUS:COMPLETED', 'PERCENT-COMPLETE:100'] : ['STATUS:NEEDS-ACTION'];
  const sure = earliest === latest ? 'STATUS:CONFIRMED' : 'STATUS:TENTATIVE';
  const name = todo ? 'VTODO' : 'VEVENT';
  return [
    `BEGIN:${name}`,
    `UID:${uid}`,
    ...dates,
    `SUMMARY:${summary}`,
    `DESCRIPTION:${escapeText(describe(deadline, locale))}`,
    `CATEGORIES:${categories.join(',')}`,
    ...(todo ? done : [sure, 'TRANSP:TRANSPARENT']),
    ...triggers.flatMap((trigger) => [
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `DESCRIPTION:${summary}`,
      `TRIGGER${todo ? ';RELATED=END' : ''}:${trigger}`,
      'END:VALARM',
    ]),
    `END:${name}`,
  ];
}

/** Everything that does not change by itself from one day to the next. */
function describe(deadline: DatedDeadline, locale: Locale): string {
  const { separator, labels } = icalendarWords[locale];
  const { account, earliest, likely, latest, opens, calendarKnownThrough, consequence, cost } = deadline;
  const { action, way, steps = [], evidence = [], files = [], why } = deadline;
  const say = (message: Message | null | undefined) => (message ? explain(message, locale) : undefined);
  const line = (name: keyof typeof labels, text: string | undefined) =>
    text === undefined || text === '' ? [] : [`${labels[name]}${separator}${text}`];
  const day =
    earliest === latest
      ? earliest
      : [
          `${labels.earliest} ${earliest}`,
          `${labels.likely} ${likely ?? labels.open}`,
          `${labels.latest} ${latest ?? labels.open}`,
        ].join(' · ');
  const sources = new Map(why.flatMap(({ cite }) => (cite === undefined ? [] : [[cite.key, cite]])));
  return [
    ...line('account', `${account.name ?? account.id} · ${account.platform}`),
    ...line('when', day),
    ...line('opens', opens),
    ...line('knownThrough', earliest === latest ? undefined : calendarKnownThrough),
    ...line('consequence', say(consequence)),
    ...line('cost', say(cost)),
    ...line('action', say(action)),
    ...line('where', way?.[locale]),
    ...line('steps', steps.map((step, index) => `${index + 1}. ${say(step) ?? ''}`).join(' ')),
    ...line('evidence', evidence.map((text) => text[locale]).join(' · ')),
    ...line('files', files.join(' ')),
    ...line('sources', [...sources.values()].map(({ title }) => title[locale]).join(' · ')),
  ].join('\n');
}

function uidOf(id: string, as: 'events' | 'to-dos'): string {
  const safe = id.replace(/[^A-Za-z0-9._~/-]/gu, (character) =>
    [...new TextEncoder().encode(character)]
      .map((octet) => `%${octet.toString(16).toUpperCase().padStart(2, '0')}`)
      .join(''),
  );
  return `${as === 'events' ? '' : 'to-do/'}${safe}${uidEnd}`;
}

function utc(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

function triggerOf(lead: Lead): string {
  const minutes = 'minutes' in lead ? lead.minutes : lead.days * 1440 - minutesOf(lead.at ?? '00:00');
  if (!Number.isSafeInteger(minutes)) throw new RangeError(`toICalendar: no lead: ${JSON.stringify(lead)}`);
  const size = Math.abs(minutes);
  const [days, hours, rest] = [Math.floor(size / 1440), Math.floor((size % 1440) / 60), size % 60];
  const time = `${hours > 0 ? `${hours}H` : ''}${rest > 0 || size === 0 ? `${rest}M` : ''}`;
  return `${minutes > 0 ? '-' : ''}P${days > 0 ? `${days}D` : ''}${time === '' ? '' : `T${time}`}`;
}

function minutesOf(at: string): number {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(at) ?? [];
  return hours === undefined ? Number.NaN : Number(hours) * 60 + Number(minutes);
}
