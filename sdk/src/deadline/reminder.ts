import { addDays, type Day, dayOf, startOfDay } from '../base/day.ts';
import { toMilliseconds } from '../base/instant.ts';
import type { Message } from '../base/text.ts';
import type { Severity } from '../facts/schema.ts';
import { type DatedDeadline, type Deadline, type DeadlineKind, isDated } from './deadline.ts';

/*
 * Reminders as a state machine. A reminder is about one deadline on one day, and it has a due time for every lead time, for
 * the end of a snooze, and for being ignored. A due time is told in three steps, each of which may be the last one before
 * the program is killed:
 *
 *   planReminders   picks what is due and claims it under an id        stored in one transaction
 *   (show)          the notification appears under that id
 *   reminderShown   counts it as told                                  stored in one transaction
 *
 * A claim holds for a minute, so that somebody else who looks meanwhile leaves it alone; then it is told again, under the same
 * id, and replaces itself. Killed before it was shown: told late. Killed after: told again. Never lost.
 *
 * What the user answers moves it on: snoozed and acknowledged end what is ignored, and the next lead time still comes;
 * done and waived end everything. Times are milliseconds, days are those of Shanghai, and the clock is an argument: it may jump.
 */

/** How long before a day. A list of them holds each number of days once. */
export interface LeadTime {
  readonly days: number;
  /** Counted in working days. */
  readonly working?: boolean;
}

/** A part of every day in Shanghai, in minutes from midnight; it may go over midnight. `to` is the first minute after it. */
export interface Hours {
  readonly from: number;
  readonly to: number;
}

export interface ReminderSettings {
  readonly leads: Readonly<Record<Severity, readonly LeadTime[]>>;
  /** Other lead times for deadlines of one kind. */
  readonly kinds?: Readonly<
    Partial<Record<DeadlineKind, Readonly<Partial<Record<Severity, readonly LeadTime[]>>>>>
  >;
  /** When reminders come, in minutes from midnight. */
  readonly morning: number;
  /** When none come, but for what would pass meanwhile. */
  readonly quiet: Hours | null;
  /** The only hours of working days in which they come. */
  readonly workingHours: Hours | null;
  /** Hours after which one that nobody answered comes again, until its day is over. */
  readonly againAfter: Readonly<Record<Severity, number | null>>;
  /** From how many at once they come as one; null for never. */
  readonly digestFrom: number | null;
}

export const defaultReminderSettings: ReminderSettings = {
  leads: {
    high: [{ days: 7 }, { days: 3 }, { days: 1 }, { days: 0 }],
    normal: [{ days: 3 }, { days: 0 }],
    low: [{ days: 0 }],
  },
  // Somebody's subscription ends on most days, and a rule that begins asks for nothing: they are listed, and no reason to be called.
  kinds: { 'service-ends': { low: [] }, notice: { low: [] } },
  morning: 540,
  quiet: { from: 1320, to: 480 },
  workingHours: null,
  againAfter: { high: 24, normal: null, low: null },
  digestFrom: 3,
};

/** A reminder as it is stored: plain JSON. */
export interface Reminder {
  /** The deadline's id and day: the same thing on another day is another reminder. Of an estimate that moves, what was told goes along where it holds of the new day. */
  readonly id: string;
  readonly deadline: string;
  readonly platform: string;
  readonly day: Day;
  /** The shortest lead time that was told, in days. */
  readonly told: number | null;
  /** How often it was shown. */
  readonly rounds: number;
  /** When it was last shown. */
  readonly shownAt: number | null;
  /** Taken to be shown: under which id, since when, and for which lead time. */
  readonly claim: { readonly id: string; readonly at: number; readonly lead: number } | null;
  /** Shown again at a time, or, where `until` is null, when the browser is opened. */
  readonly wait: {
    readonly why: 'snoozed' | 'ignored';
    readonly at: number;
    readonly until: number | null;
  } | null;
  /** When the user said that this is known, since it was last shown. */
  readonly acknowledgedAt: number | null;
  readonly doneAt: number | null;
  readonly note: string | null;
  /** When its next time comes, or came, and what it is then about: for when the deadline is gone by that time. */
  readonly due?: { readonly at: number; readonly what: Message };
}

/** One thing to show: one reminder, or several as a digest. */
export interface ReminderNotice {
  /** The same however often it takes: what is shown under it replaces itself. */
  readonly id: string;
  readonly digest: boolean;
  readonly reminders: readonly { readonly id: string; readonly deadline: DatedDeadline }[];
}

export interface ReminderPlan {
  readonly show: readonly ReminderNotice[];
  /** Every reminder that is left, with what was claimed: to be stored before anything is shown. */
  readonly reminders: readonly Reminder[];
  /** When to look again; null where nothing is to come. */
  readonly next: number | null;
  /** Reminders whose time has come and that nobody has answered, shown or not, next first. */
  readonly pending: readonly string[];
  /** Reminders whose time had come before anybody looked, and whose deadline is gone meanwhile: nothing is left to show. */
  readonly gone: readonly Reminder[];
}

export interface ReminderClock {
  readonly now: number;
  readonly isWorkday: (day: Day) => boolean;
}

export interface PlanOptions extends ReminderClock {
  readonly stored: readonly Reminder[];
  readonly deadlines: readonly Deadline[];
  readonly settings: ReminderSettings;
  /** Whether the browser was just opened. */
  readonly opened?: boolean;
  /** Whether nothing can be shown: then nothing is claimed, and what is due stays pending. */
  readonly muted?: boolean;
}

export const snoozes = ['hour', 'evening', 'tomorrow', 'workday', 'opened'] as const;
export type Snooze = (typeof snoozes)[number];

export type ReminderAnswer =
  | { readonly kind: 'snooze'; readonly until: Snooze }
  | { readonly kind: 'acknowledge' }
  | { readonly kind: 'done' }
  /** It need not be done; `text` says why, or is empty. */
  | { readonly kind: 'waive'; readonly text: string }
  | { readonly kind: 'reopen' }
  | { readonly kind: 'note'; readonly text: string };

const minute = 60_000;
const hour = 60 * minute;
const claimHolds = minute;
const minutesPerDay = 1_440;
/** When an evening begins, in minutes from midnight. */
const evening = 1_080;
/** How long one that was shown is kept after its day, lest a clock that went wrong make it come twice. */
const keptDays = 400;
/** More days in a row without working hours there are not. */
const longestHoliday = 30;

/**
 * What to show now, and when to look again. Store `reminders` in the transaction that read `stored`, then show, then pass
 * each notice to `reminderShown`.
 *
 * @example
 * planReminders({ stored: [], deadlines: found, settings: defaultReminderSettings, now, isWorkday })
 * // { show: [{ id: 'taobao-open-platform/isv/arrears/2026-11-19/days-5@2026-11-24', digest: false, … }], next: 1795568400000, … }
 */
export function planReminders(options: PlanOptions): ReminderPlan {
  const { stored, deadlines, settings, now, muted = false } = options;
  const before = new Map(stored.map((reminder) => [reminder.id, reminder]));
  const present = new Map<string, DatedDeadline>();
  for (const deadline of deadlines) {
    if (!isDated(deadline)) continue;
    const id = `${deadline.id}@${deadline.earliest}`;
    if (before.has(id) || deadline.inDays >= 0 || deadline.state === 'overdue') present.set(id, deadline);
  }
  const today = dayOf(now);
  const notes = new Map(stored.flatMap(({ deadline, note }) => (note === null ? [] : [[deadline, note]])));
  const reminders: Reminder[] = [];
  const due: { index: number; lead: number; deadline: DatedDeadline; claimed: string | null }[] = [];
  const pending: { id: string; day: Day }[] = [];
  let next: number | null = null;
  const wake = (at: number) => {
    if (at > now && (next === null || at < next)) next = at;
  };

  for (const [id, deadline] of present) {
    const known =
      before.get(id) ?? moved(fresh(id, deadline, notes.get(deadline.id) ?? null), deadline, options);
    const reminder = steadied(known, now);
    const index = reminders.push(reminder) - 1;
    if (isClosed(deadline) || reminder.doneAt !== null) {
      reminders[index] = withoutDue(reminder);
      continue;
    }
    const { lead, coming } = leadsAt(reminder, deadline, options);
    reminders[index] = withDue(
      reminder,
      deadline,
      lead === null ? coming : Math.min(reminder.due?.at ?? now, now),
    );
    if (coming !== null) wake(coming);
    const { wait, claim } = reminder;
    const end = endOf(deadline);
    const tooLate = wait?.why === 'ignored' && end <= now;
    const over =
      wait !== null && !tooLate && (wait.until === null ? options.opened === true : wait.until <= now);
    if (wait?.until != null) wake(wait.until);
    // The browser is opened once: that it was stays known until it is shown.
    const planned = reminders[index] ?? reminder;
    if (over && wait.until === null) reminders[index] = { ...planned, wait: { ...wait, until: now } };
    const isDue = lead !== null || claim !== null || over;
    if (isDue || isUnanswered(reminder)) pending.push({ id, day: deadline.earliest });
    if (!isDue || muted) continue;
    if (claim !== null && now < claim.at + claimHolds) {
      wake(claim.at + claimHolds);
      continue;
    }
    const allowed = allowedFrom(now, settings, options.isWorkday);
    if (allowed > now && (allowed < end || end <= now)) {
      wake(allowed);
      continue;
    }
    due.push({
      index,
      lead: lead ?? claim?.lead ?? reminder.told ?? 0,
      deadline,
      claimed: claim?.id ?? null,
    });
  }

  const show: ReminderNotice[] = [];
  const take = (id: string, digest: boolean, members: typeof due) => {
    for (const { index, lead } of members) {
      const reminder = reminders[index];
      if (reminder) reminders[index] = { ...reminder, claim: { id, at: now, lead } };
    }
    show.push({
      id,
      digest,
      reminders: members.map(({ deadline }) => ({ id: idOf(deadline), deadline })),
    });
    wake(now + claimHolds);
  };
  // What was claimed before and never recorded comes under the id that it may have been shown under.
  for (const id of new Set(due.flatMap(({ claimed }) => claimed ?? []))) {
    const members = due.filter(({ claimed }) => claimed === id);
    take(id, id.startsWith('digest/'), members);
  }
  const anew = due.filter(({ claimed }) => claimed === null);
  if (settings.digestFrom !== null && anew.length >= Math.max(2, settings.digestFrom)) {
    take(`digest/${now}/${roundId(reminders, anew)}`, true, anew);
  } else {
    for (const each of anew) take(roundId(reminders, [each]), false, [each]);
  }

  const gone: Reminder[] = [];
  const listed = new Set(deadlines.map(({ id }) => id));
  for (const reminder of stored) {
    if (present.has(reminder.id)) continue;
    const { due } = reminder;
    // One that has moved has a reminder of its own.
    if (due !== undefined && due.at <= now && !listed.has(reminder.deadline)) gone.push(reminder);
    if (isTouched(reminder) && addDays(reminder.day, keptDays) >= today) reminders.push(withoutDue(reminder));
  }
  pending.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.id < b.id ? -1 : 1));
  return { show, reminders, next, pending: pending.map(({ id }) => id), gone };
}

/** Counts what a notice showed as told. Gives the stored reminders that change; one that was recorded meanwhile does not. */
export function reminderShown(
  stored: readonly Reminder[],
  notice: ReminderNotice,
  { now, settings }: { readonly now: number; readonly settings: ReminderSettings },
): Reminder[] {
  const shown = new Map(notice.reminders.map(({ id, deadline }) => [id, deadline]));
  return stored.flatMap((reminder): Reminder[] => {
    const deadline = shown.get(reminder.id);
    const { claim } = reminder;
    if (deadline === undefined || claim?.id !== notice.id) return [];
    const hours = settings.againAfter[deadline.severity];
    const until = hours === null ? null : now + Math.max(1, hours) * hour;
    const wait =
      until === null || until >= endOf(deadline) ? null : ({ why: 'ignored', at: now, until } as const);
    return [{ ...toldOf(reminder, claim.lead, now), wait, acknowledgedAt: null }];
  });
}

/** What was shown, or answered without having been shown. */
function toldOf(reminder: Reminder, lead: number, now: number): Reminder {
  const { told, rounds } = reminder;
  return {
    ...withoutDue(reminder),
    told: told === null ? lead : Math.min(told, lead),
    rounds: rounds + 1,
    shownAt: now,
    claim: null,
  };
}

/**
 * Makes of a reminder what the user says of it. Who snoozes or acknowledges knows of it: what is due then counts as told.
 *
 * @example
 * answerReminder(reminder, { kind: 'snooze', until: 'hour' }, { deadline, settings, now, isWorkday }).wait
 * // { why: 'snoozed', at: now, until: now + 3600000 }
 */
export function answerReminder(
  reminder: Reminder,
  answer: ReminderAnswer,
  options: ReminderClock & { readonly settings: ReminderSettings; readonly deadline: DatedDeadline },
): Reminder {
  const { now, deadline } = options;
  const known = () => {
    const lead = leadsAt(reminder, deadline, options).lead ?? reminder.claim?.lead ?? null;
    return lead === null ? reminder : toldOf(reminder, lead, now);
  };
  switch (answer.kind) {
    case 'snooze': {
      const until = snoozedUntil(answer.until, options);
      return { ...known(), wait: { why: 'snoozed', at: now, until }, acknowledgedAt: null };
    }
    case 'acknowledge':
      return { ...known(), wait: null, acknowledgedAt: now };
    case 'done':
      return { ...reminder, wait: null, doneAt: now };
    case 'waive':
      return { ...reminder, wait: null, doneAt: now, note: answer.text === '' ? reminder.note : answer.text };
    case 'reopen':
      return { ...reminder, doneAt: null };
    case 'note':
      return { ...reminder, note: answer.text === '' ? null : answer.text };
  }
}

/** The reminder of a deadline about which nothing was told yet: for an answer that comes before any notice. */
export function newReminder(deadline: DatedDeadline): Reminder {
  return fresh(idOf(deadline), deadline, null);
}

/** When a snooze ends; null for when the browser is opened. After the evening has begun, `evening` is in an hour. */
export function snoozedUntil(
  snooze: Snooze,
  { settings, now, isWorkday }: ReminderClock & { readonly settings: ReminderSettings },
): number | null {
  const today = dayOf(now);
  const at = (day: Day, minutes: number) => startOfDay(day) + minutes * minute;
  switch (snooze) {
    case 'hour':
      return now + hour;
    case 'evening':
      return Math.max(at(today, evening), now + hour);
    case 'tomorrow':
      return at(addDays(today, 1), settings.morning);
    case 'workday':
      return at(workdayAfter(today, isWorkday), settings.morning);
    case 'opened':
      return null;
  }
}

/** The due times of a deadline by its lead times, the longest first, moved to when reminders may come. */
export function dueTimes(
  deadline: DatedDeadline,
  settings: ReminderSettings,
  isWorkday: (day: Day) => boolean,
): { readonly lead: number; readonly at: number }[] {
  return [...leadTimes(deadline, settings)]
    .sort((a, b) => b.days - a.days)
    .map((lead) => ({ lead: lead.days, at: dueTime(deadline, lead, settings, isWorkday) }));
}

function leadTimes({ kind, severity }: Deadline, settings: ReminderSettings): readonly LeadTime[] {
  // Settings that were made before there were notices do not name them, and are no reason to be called.
  return settings.kinds?.[kind]?.[severity] ?? (kind === 'notice' ? [] : settings.leads[severity]);
}

function dueTime(
  deadline: DatedDeadline,
  lead: LeadTime,
  settings: ReminderSettings,
  isWorkday: (day: Day) => boolean,
): number {
  const day = leadDay(deadline, lead, isWorkday);
  const end = endOf(deadline);
  // Where the next time that is allowed comes too late, the one before it.
  for (let back = 0; back <= longestHoliday; back += 1) {
    const allowed = allowedFrom(
      startOfDay(addDays(day, -back)) + settings.morning * minute,
      settings,
      isWorkday,
    );
    if (allowed < end) return allowed;
  }
  return startOfDay(day);
}

function leadDay(
  { earliest }: DatedDeadline,
  { days, working = false }: LeadTime,
  isWorkday: (day: Day) => boolean,
): Day {
  return working ? workdaysBefore(earliest, days, isWorkday) : addDays(earliest, -days);
}

/** The shortest lead time that is due and was not told, and when the next one comes. */
function leadsAt(
  { told }: Reminder,
  deadline: DatedDeadline,
  { settings, isWorkday, now }: ReminderClock & { readonly settings: ReminderSettings },
): { lead: number | null; coming: number | null } {
  let lead: number | null = null;
  let coming: number | null = null;
  for (const each of leadTimes(deadline, settings)) {
    if (told !== null && each.days >= told) continue;
    const at = dueTime(deadline, each, settings, isWorkday);
    if (at <= now) lead = lead === null ? each.days : Math.min(lead, each.days);
    else if (coming === null || at < coming) coming = at;
  }
  return { lead, coming };
}

/** The first moment from a time on at which reminders may come. */
function allowedFrom(time: number, settings: ReminderSettings, isWorkday: (day: Day) => boolean): number {
  const { quiet, workingHours } = settings;
  let at = time;
  for (let turn = 0; turn <= longestHoliday; turn += 1) {
    const day = dayOf(at);
    const minutes = (at - startOfDay(day)) / minute;
    if (quiet !== null && within(minutes, quiet)) {
      at = startOfDay(quiet.to > minutes ? day : addDays(day, 1)) + quiet.to * minute;
    } else if (workingHours !== null && (!isWorkday(day) || minutes >= workingHours.to)) {
      at = startOfDay(addDays(day, 1)) + workingHours.from * minute;
    } else if (workingHours !== null && minutes < workingHours.from) {
      at = startOfDay(day) + workingHours.from * minute;
    } else return at;
  }
  // Hours that exclude each other leave no time at all: then any time is better than none.
  return time;
}

function within(minutes: number, { from, to }: Hours): boolean {
  return from <= to ? minutes >= from && minutes < to : minutes >= from || minutes < to;
}

/** When it has passed. */
function endOf({ at, earliest }: DatedDeadline): number {
  return at === undefined ? startOfDay(earliest) + minutesPerDay * minute : toMilliseconds(at);
}

function isClosed({ state }: Deadline): boolean {
  return state === 'done' || state === 'waived' || state === 'fine';
}

/** Whether anything was told or answered of it: then it stays, even while its deadline has no day, as a forecast has none until it is computed. */
function isTouched(reminder: Reminder): boolean {
  return (
    reminder.claim !== null || reminder.note !== null || reminder.doneAt !== null || isAnswered(reminder)
  );
}

/** Whether it was told, or the user knows of it without. */
function isAnswered({ shownAt, wait, acknowledgedAt }: Reminder): boolean {
  return shownAt !== null || wait !== null || acknowledgedAt !== null;
}

/** When it was last told or answered. */
function lastTouch({ shownAt, wait, acknowledgedAt }: Reminder): number {
  return Math.max(shownAt ?? 0, wait?.at ?? 0, acknowledgedAt ?? 0);
}

function isUnanswered({ shownAt, acknowledgedAt, wait }: Reminder): boolean {
  return shownAt !== null && acknowledgedAt === null && wait?.why !== 'snoozed';
}

/** Where the clock has gone back, what waits does so for as long as it was meant to. */
function steadied(reminder: Reminder, now: number): Reminder {
  const { wait, claim } = reminder;
  let after = reminder;
  if (wait !== null && wait.at > now) {
    const until = wait.until === null ? null : now + Math.max(0, wait.until - wait.at);
    after = { ...after, wait: { ...wait, at: now, until } };
  }
  // A claim from the future belongs to a clock that was wrong: whoever held it is gone.
  if (claim !== null && claim.at > now) after = { ...after, claim: { ...claim, at: now - claimHolds } };
  return after;
}

function idOf(deadline: DatedDeadline): string {
  return `${deadline.id}@${deadline.earliest}`;
}

/** The id of a showing: each round has its own, so that one that comes again is seen again. */
function roundId(reminders: readonly Reminder[], members: readonly { index: number }[]): string {
  const reminder = reminders[members[0]?.index ?? -1];
  if (reminder === undefined) return '';
  return reminder.rounds === 0 ? reminder.id : `${reminder.id}~${reminder.rounds}`;
}

function fresh(id: string, deadline: DatedDeadline, note: string | null): Reminder {
  return {
    id,
    deadline: deadline.id,
    platform: deadline.account.platform,
    day: deadline.earliest,
    told: null,
    rounds: 0,
    shownAt: null,
    claim: null,
    wait: null,
    acknowledgedAt: null,
    doneAt: null,
    note,
  };
}

/**
 * The reminder of an estimate that has moved knows what was told and answered of it for the day before, unless that day has passed, as
 * long as what was told holds of the new day too: who was told three days ahead is not told that again because it is now two. Where it
 * has moved further away, as it does when somebody pays in, it begins anew, with the lead times that are over for the new day as told.
 * An answer that came before anything was told is of no lead time, and goes along.
 */
function moved(reminder: Reminder, deadline: DatedDeadline, options: PlanOptions): Reminder {
  const { stored, settings, now, isWorkday } = options;
  const { estimated = false, id } = deadline;
  const today = dayOf(now);
  if (!estimated) return reminder;
  const [last] = stored
    .filter((each) => each.deadline === id && isAnswered(each) && each.day >= today && each.doneAt === null)
    .sort((a, b) => lastTouch(b) - lastTouch(a));
  if (last === undefined) return reminder;
  const { told, shownAt, wait, acknowledgedAt } = last;
  if (told === null) return { ...reminder, shownAt, wait, acknowledgedAt };
  const over = leadTimes(deadline, settings)
    .filter((lead) => leadDay(deadline, lead, isWorkday) <= today)
    .map(({ days }) => days);
  const holds = over.some((days) => days === told) || addDays(deadline.earliest, -told) <= today;
  if (holds) return { ...reminder, told, shownAt, wait, acknowledgedAt };
  return { ...reminder, told: over.length === 0 ? null : Math.min(...over) };
}

function withDue(reminder: Reminder, { what }: DatedDeadline, at: number | null): Reminder {
  return at === null ? withoutDue(reminder) : { ...reminder, due: { at, what } };
}

function withoutDue({ due: _, ...reminder }: Reminder): Reminder {
  return reminder;
}

function workdayAfter(day: Day, isWorkday: (day: Day) => boolean): Day {
  for (let ahead = 1; ahead <= longestHoliday; ahead += 1) {
    const each = addDays(day, ahead);
    if (isWorkday(each)) return each;
  }
  return addDays(day, 1);
}

function workdaysBefore(day: Day, count: number, isWorkday: (day: Day) => boolean): Day {
  let at = day;
  let left = count;
  for (let back = 0; left > 0 && back <= count * 2 + longestHoliday; back += 1) {
    at = addDays(at, -1);
    if (isWorkday(at)) left -= 1;
  }
  return at;
}
