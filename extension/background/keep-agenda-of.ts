import type { AgendaView, Settings } from '../messages.ts';
import { keepAgenda, readKeptAgenda } from '../store/kept-agenda.ts';
import type { StoredAssessment } from '../store/schema.ts';
import { readSettings } from '../store/settings.ts';
import { agendaView } from './agenda-view.ts';
import { basisOf } from './assess.ts';
import { localeOf } from './locale.ts';
import { mayNotify, type Reminded } from './notify.ts';
import { now } from './today.ts';

/** Keeps what the popup shows, with what it was made from. */
export async function keepAgendaOf(
  stored: StoredAssessment,
  reminded: Reminded,
  settings: Settings,
): Promise<AgendaView> {
  const { until, ...basis } = basisOf(stored);
  const view = agendaView(stored, localeOf(settings), reminded);
  await keepAgenda({
    view,
    ...basis,
    // What it carries in place of notifications grows when the next one is due.
    until: Math.min(until, (reminded.muted ? reminded.next : null) ?? until),
    settings: await textOf(settings),
  });
  return view;
}

/** The agenda that was kept, where it is of the facts, the moment and the settings as they are: without reading what is long. */
export async function currentKeptAgenda(): Promise<AgendaView | null> {
  const kept = await readKeptAgenda(now());
  if (!kept?.holds) return null;
  return kept.settings === (await textOf(await readSettings())) ? kept.view : null;
}

async function textOf(settings: Settings): Promise<string> {
  const { locale, notify, leadDays, reminders } = settings;
  return JSON.stringify([locale, localeOf(settings), notify, leadDays, reminders, await mayNotify()]);
}
