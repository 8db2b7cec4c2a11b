import browser from 'webextension-polyfill';
import { readSettings } from '../store/settings.ts';
import { setAlarm } from './alarms.ts';
import { currentAssessment } from './assess.ts';
import { badgeOf, showBadge } from './badge.ts';
import { followRunways } from './follow-runways.ts';
import { keepAgendaOf } from './keep-agenda-of.ts';
import { localeOf } from './locale.ts';
import { type Reminded, remind } from './notify.ts';
import { sharing } from './sharing.ts';
import { watchedPatterns } from './sites.ts';
import { broadcastChanged } from './tabs.ts';
import { now } from './today.ts';

let justOpened = false;

/** Says that the browser was just opened: some reminders wait for that. */
export function browserOpened(): void {
  justOpened = true;
}

/**
 * Brings all that is shown up to date with facts, settings and time: badge, reminders, alarm, marker. Whatever wakes the
 * worker calls it, so nothing depends on one particular event having come.
 */
export const catchUp: () => Promise<void> = sharing(async () => {
  const stored = await currentAssessment();
  const { assessment, revision, day } = stored;
  const settings = await readSettings();
  const locale = localeOf(settings);
  let reminded: Reminded = { next: null, pending: [], muted: false };
  await apart('reminders', async () => {
    const opened = justOpened;
    reminded = await remind(stored, { ...settings, locale, now: await now(), opened });
    if (opened) justOpened = false;
  });
  await apart('badge', () => showBadge(badgeOf(assessment, locale, reminded)));
  // The popup shows this at once, and asks for what is new meanwhile.
  await apart('popup', () => keepAgendaOf(stored, reminded, settings));
  // Whatever could not be shown is tried again at the next wake: midnight at the latest.
  await apart('alarm', () => setAlarm(reminded.next));
  await apart('pages', async () => {
    const state = JSON.stringify([revision, day, stored.runways, settings, await watchedPatterns()]);
    // Kept over the worker's lives, lest every waking makes every page ask again.
    const { told } = await browser.storage.session.get('told');
    if (told === state) return;
    await broadcastChanged();
    await browser.storage.session.set({ told: state });
  });
  // Not waited for: it may take seconds, and all that is shown is right without it.
  void apart('runways', async () => {
    if (await followRunways()) await catchUp();
  });
});

/** Runs one part so that its failure is logged with its name and touches no other. */
export async function apart(name: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(`Duewatch, ${name}:`, error);
  }
}
