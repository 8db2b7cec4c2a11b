import { type Assessment, type DatedDeadline, dayOf, type Locale, startOfDay } from 'duewatch';
import { isDated } from 'duewatch/deadline';
import { explain, formatDay, formatInDays } from 'duewatch/text';
import browser from 'webextension-polyfill';
import { consoleOf } from '../sites.ts';
import { readDue, recordShown, syncDues } from '../store/dues.ts';
import type { Due } from '../store/schema.ts';
import { openDashboard, openPage } from './tabs.ts';

const day = 86_400_000;
/** Reminders wait for the morning in Shanghai. */
const morning = 9 * 3_600_000;

/** The reminders that an assessment gives rise to: one for every rung ahead, some days before it is reached. */
export function duesOf(assessment: Assessment, leadDays: number): Omit<Due, 'shownAt'>[] {
  return assessment.deadlines
    .filter(isDated)
    .filter((deadline) => deadline.inDays >= 0 && deadline.state !== 'done' && deadline.state !== 'fine')
    .map((deadline) => ({
      id: `${deadline.id}@${deadline.earliest}`,
      deadline: deadline.id,
      platform: deadline.account.platform,
      day: deadline.earliest,
      dueAt: startOfDay(deadline.earliest) - leadDays * day + morning,
    }));
}

/** Title and text of a notification: what, by when, what it costs, what to do. */
export function notificationOf(
  deadline: DatedDeadline,
  assessment: Assessment,
  locale: Locale,
): { title: string; message: string } {
  const warning = assessment.warnings.find(
    ({ account }) => account.platform === deadline.account.platform && account.id === deadline.account.id,
  );
  const when = `${formatDay(deadline.earliest, locale, assessment.on)} (${formatInDays(deadline.inDays, locale)})`;
  const lines = [
    `${deadline.account.name ?? deadline.account.id} · ${when}`,
    warning && explain(warning.cost, locale),
    explain(deadline.action, locale),
  ];
  return { title: explain(deadline.what, locale), message: lines.filter((line) => line).join('\n') };
}

/**
 * Shows every reminder that is due and was not yet shown, and gives the times of those to come. It is recorded after it
 * was shown: when the worker dies in between, it is shown again under the same id and replaces itself.
 */
export async function remind(
  assessment: Assessment,
  options: {
    readonly leadDays: number;
    readonly notify: boolean;
    readonly locale: Locale;
    readonly now: number;
  },
): Promise<number[]> {
  const present = duesOf(assessment, options.leadDays);
  const dues = (await syncDues(present, dayOf(options.now))).filter((due) => due.shownAt === null);
  if (options.notify && (await mayNotify())) {
    for (const due of dues.filter((each) => each.dueAt <= options.now)) {
      await show(due, assessment, options.locale);
      await recordShown(due.id, options.now);
    }
  }
  return dues.map((due) => due.dueAt).filter((at) => at > options.now);
}

async function show(due: Due, assessment: Assessment, locale: Locale): Promise<void> {
  const deadline = assessment.deadlines
    .filter(isDated)
    .find((each) => each.id === due.deadline && each.earliest === due.day);
  if (deadline === undefined) return;
  // No `buttons` and no `requireInteraction`: Firefox refuses the whole notification for them.
  await browser.notifications.create(due.id, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icons/128.png'),
    ...notificationOf(deadline, assessment, locale),
  });
}

/** Whether notifications can be shown. Without the permission the whole interface is missing. */
export async function mayNotify(): Promise<boolean> {
  return (
    browser.notifications !== undefined &&
    (await browser.permissions.contains({ permissions: ['notifications'] }))
  );
}

/** A click on a notification leads to the platform's console, where the thing is done. */
export async function followNotification(id: string): Promise<void> {
  const due = await readDue(id);
  const page = due && consoleOf(due.platform);
  if (page) await openPage(page);
  else await openDashboard('deadlines');
  await browser.notifications.clear(id);
}
