import type { Assessment, Deadline, Locale } from 'duewatch';
import {
  answerReminder,
  type DatedDeadline,
  isDated,
  newReminder,
  planReminders,
  type Reminder,
  type ReminderAnswer,
  type ReminderNotice,
  type ReminderSettings,
  reminderShown,
} from 'duewatch/deadline';
import { explain, formatDay, formatInDays } from 'duewatch/text';
import browser from 'webextension-polyfill';
import { consoleOf } from '../sites.ts';
import { changeReminders, planReminderStore, readReminders } from '../store/reminders.ts';
import type { LogEntry, StoredAssessment } from '../store/schema.ts';
import { workdaysInForce, workdayTest } from '../store/workdays.ts';
import { words } from '../ui/words.ts';
import { openDashboard, openPage } from './tabs.ts';
import { testPoint } from './test-point.ts';

const minute = 60_000;

/** The most deadlines that a digest names. */
const named = 5;

/** Title and text of a notification: what, by when, what it costs, what to do; of a digest the first few in one line each. */
export function notificationOf(
  { digest, reminders }: Pick<ReminderNotice, 'digest' | 'reminders'>,
  assessment: Assessment,
  locale: Locale,
): { title: string; message: string } {
  const [first] = reminders;
  if (first === undefined) return { title: '', message: '' };
  const when = ({ earliest, inDays }: DatedDeadline) =>
    `${formatDay(earliest, locale, assessment.on)} (${formatInDays(inDays, locale)})`;
  if (digest) {
    const page = words[locale].deadlinesPage;
    const lines = reminders
      .slice(0, named)
      .map(({ deadline }) => `${when(deadline)} · ${explain(deadline.what, locale)}`);
    const more = reminders.length - lines.length;
    if (more > 0) lines.push(page.andMore(more));
    return { title: page.digestTitle(reminders.length), message: lines.join('\n') };
  }
  const { deadline } = first;
  const cost = costOf(deadline, assessment);
  const lines = [
    `${deadline.account.name ?? deadline.account.id} · ${when(deadline)}`,
    cost && explain(cost, locale),
    explain(deadline.action, locale),
  ];
  return { title: explain(deadline.what, locale), message: lines.filter((line) => line).join('\n') };
}

function costOf(deadline: Deadline, { warnings }: Assessment) {
  if (deadline.cost) return deadline.cost;
  const { platform, id } = deadline.account;
  return warnings.find(({ account }) => account.platform === platform && account.id === id)?.cost ?? null;
}

export interface RemindOptions {
  readonly reminders: ReminderSettings;
  readonly notify: boolean;
  readonly locale: Locale;
  readonly now: number;
  /** Whether the browser was just opened. */
  readonly opened?: boolean;
}

export interface Reminded {
  /** When to look again. */
  readonly next: number | null;
  /** Reminders that nobody has answered. */
  readonly pending: readonly string[];
  /** Whether nothing can be shown, so that badge and popup must carry them. */
  readonly muted: boolean;
}

/**
 * Shows every reminder that is due and was not yet shown. It is claimed before and recorded after it was shown: when the
 * worker dies in between, it is shown again under the same id and replaces itself. One that the browser does not show is
 * tried again a minute later.
 */
export async function remind(stored: StoredAssessment, options: RemindOptions): Promise<Reminded> {
  const { assessment } = stored;
  const { reminders: settings, now, opened = false } = options;
  const muted = !options.notify || !(await mayNotify());
  const isWorkday = workdayTest(await workdaysInForce());
  const plan = await planReminderStore(stored.revision, (reminders) => {
    const { deadlines } = assessment;
    const planned = planReminders({ stored: reminders, deadlines, settings, now, isWorkday, opened, muted });
    return { ...planned, log: planned.gone.flatMap((reminder) => goneEntry(reminder, now)) };
  });
  // Whoever changed the facts makes us look again; should they not, we do.
  if (plan === null) return { next: now + minute, pending: [], muted };
  for (const notice of plan.show) {
    try {
      await show(notice, stored, options);
    } catch (error) {
      console.error('Duewatch, showing:', error);
    }
  }
  if (plan.show.length === 0) return { next: plan.next, pending: plan.pending, muted };
  // What was shown and recorded has another time to come.
  return { ...(await look(stored, settings, now)), muted };
}

/** Who asks whether they were told reads that it had come due, and was gone before they could be. */
function goneEntry({ deadline, day, due }: Reminder, at: number): LogEntry[] {
  if (due === undefined) return [];
  return [{ at, deadline, day, kind: 'gone', was: { what: due.what, dueAt: due.at }, figures: null }];
}

/** When to wake and what is pending, without anything being shown. */
export async function look(
  { assessment }: StoredAssessment,
  settings: ReminderSettings,
  now: number,
): Promise<{ readonly next: number | null; readonly pending: readonly string[] }> {
  const [stored, workdays] = await Promise.all([readReminders(), workdaysInForce()]);
  const isWorkday = workdayTest(workdays);
  const { deadlines } = assessment;
  const { next, pending } = planReminders({ stored, deadlines, settings, now, isWorkday });
  return { next, pending };
}

async function show(
  notice: ReminderNotice,
  { assessment, revision }: StoredAssessment,
  { reminders: settings, locale, now }: RemindOptions,
): Promise<void> {
  const said = notificationOf(notice, assessment, locale);
  if (__TEST__) await testPoint('claimed', notice.id);
  // No `buttons` and no `requireInteraction`: Firefox refuses the whole notification for them.
  await browser.notifications.create(notice.id, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icons/128.png'),
    ...said,
  });
  if (__TEST__) await testPoint('shown', notice.id);
  const deadlines = new Map(notice.reminders.map(({ id, deadline }) => [id, deadline]));
  await changeReminders([...deadlines.keys()], (reminders) => {
    const shown = reminderShown(reminders, notice, { now, settings });
    const log = shown.map(({ id, deadline, day }): LogEntry => {
      const of = deadlines.get(id);
      const figures = of && { on: assessment.on, revision, deadline: of, cost: costOf(of, assessment) };
      return { at: now, deadline, day, kind: 'shown', notice: notice.id, said, figures: figures ?? null };
    });
    return { reminders: shown, log };
  });
}

/**
 * Stores and logs what the user says of a deadline, and takes its notification away. Without a day it has none. Whoever has
 * more to store of it does so in one transaction with that: `store`.
 */
export async function answerDeadline(
  deadline: Deadline,
  answer: ReminderAnswer,
  { assessment, revision }: StoredAssessment,
  { reminders: settings, now }: Pick<RemindOptions, 'reminders' | 'now'>,
  store: typeof changeReminders = changeReminders,
): Promise<void> {
  const figures = { on: assessment.on, revision, deadline, cost: costOf(deadline, assessment) };
  const text = answer.kind === 'snooze' ? answer.until : 'text' in answer ? answer.text : '';
  const entry: LogEntry = {
    at: now,
    deadline: deadline.id,
    day: deadline.earliest,
    kind: answer.kind,
    ...(text === '' && answer.kind !== 'note' ? {} : { text }),
    figures,
  };
  if (!isDated(deadline)) return store([], () => ({ reminders: [], log: [entry] }));
  const isWorkday = workdayTest(await workdaysInForce());
  const begun = newReminder(deadline);
  let notice: string | null = null;
  await store([begun.id], ([reminder = begun]) => {
    if (reminder.shownAt !== null) notice = roundShown(reminder);
    return {
      reminders: [answerReminder(reminder, answer, { deadline, settings, now, isWorkday })],
      log: [entry],
    };
  });
  if (notice !== null && answer.kind !== 'note' && (await mayNotify())) {
    await browser.notifications.clear(notice);
  }
}

function roundShown({ id, rounds }: { readonly id: string; readonly rounds: number }): string {
  return rounds <= 1 ? id : `${id}~${rounds - 1}`;
}

/**
 * Whether notifications can be shown. Without the permission the whole interface is missing; with it, Chromium still tells
 * where the user has blocked them in its settings, and Firefox tells nobody.
 */
export async function mayNotify(): Promise<boolean> {
  if (browser.notifications === undefined) return false;
  if (!(await browser.permissions.contains({ permissions: ['notifications'] }))) return false;
  const { notifications } = browser as unknown as {
    notifications: { getPermissionLevel?(): Promise<'granted' | 'denied'> };
  };
  return (await notifications.getPermissionLevel?.()) !== 'denied';
}

/** A click on a notification leads to the platform's console, where the thing is done; a digest leads to the list. */
export async function followNotification(id: string): Promise<void> {
  const reminder = (await readReminders()).find((each) => id === each.id || id.startsWith(`${each.id}~`));
  const page = reminder && consoleOf(reminder.platform);
  if (page) await openPage(page);
  else await openDashboard('deadlines');
  await browser.notifications.clear(id);
}
