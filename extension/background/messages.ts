import browser, { type Runtime } from 'webextension-polyfill';
import {
  type OwnAnswers,
  type OwnMessage,
  parseOwnMessage,
  parseSiteMessage,
  type Reply,
  type Settings,
  type SettingsPatch,
  type SiteAnswers,
  type SiteMessage,
} from '../messages.ts';
import { type Site, siteOfUrl, sites } from '../sites.ts';
import { markDeadline } from '../store/marks.ts';
import { readFactsState } from '../store/meta.ts';
import { changeSettings, readSettings } from '../store/settings.ts';
import { currentAssessment } from './assess.ts';
import { catchUp } from './catch-up.ts';
import { currentKeptAgenda, keepAgendaOf } from './keep-agenda-of.ts';
import { localeOf } from './locale.ts';
import { answerDeadline, look, mayNotify } from './notify.ts';
import { followPermissions, holds, injectPanel, siteViews } from './sites.ts';
import { broadcastChanged, openDashboard } from './tabs.ts';
import { now } from './today.ts';
import { markerView, panelView } from './views.ts';

const hour = 3_600_000;

/**
 * Who sent a message: one of our own pages, or a script of ours in a frame of a watched page. `withdrawn`: such a script
 * that runs on in an open tab though the permission for its site was taken back.
 */
type Sender =
  | { readonly tier: 'own' }
  | { readonly tier: 'withdrawn' }
  | {
      readonly tier: 'site';
      readonly site: Site;
      readonly url: string;
      readonly tabId: number;
      readonly frameId: number;
    };

/**
 * The one listener. It is not `async`: an asynchronous one would answer for every other, and Chrome waits only where
 * `true` is returned at once.
 */
export function onMessage(
  message: unknown,
  sender: Runtime.MessageSender,
  sendResponse: (reply: Reply<unknown>) => void,
): true {
  answer(message, sender).then(sendResponse, (error: unknown) => {
    console.error('Duewatch, message:', error);
    sendResponse({
      ok: false,
      error: 'failed',
      detail: error instanceof Error ? error.message : String(error),
    });
  });
  return true;
}

async function answer(input: unknown, from: Runtime.MessageSender): Promise<Reply<unknown>> {
  const sender = await senderOf(from);
  if (sender === null) return refused('this sender may not ask anything');
  if (sender.tier === 'own') {
    const message = parseOwnMessage(input);
    if (message === null) return refused('not a message of our pages');
    return { ok: true, value: await answerOwn(message) };
  }
  const message = parseSiteMessage(input);
  if (sender.tier === 'withdrawn') {
    // That it has nothing to show is all that it may know; it then takes its line away.
    if (message?.type === 'marker') return { ok: true, value: null };
    return refused('the permission for this site is not held');
  }
  if (message === null) return refused('not a message of a watched page');
  return { ok: true, value: await answerSite(message, sender) };
}

function refused(detail: string): Reply<never> {
  return { ok: false, error: 'refused', detail };
}

/** Tells who sends by what the browser says of them, never by what they say. Null where nobody of ours does. */
async function senderOf(sender: Runtime.MessageSender): Promise<Sender | null> {
  const { id, url, tab, frameId } = sender;
  if (id !== browser.runtime.id || url === undefined) return null;
  const own = browser.runtime.getURL('');
  // The browser's typings do not know `origin` yet; both browsers send it.
  const { origin } = sender as { origin?: string };
  if (url.startsWith(own)) return origin === undefined || `${origin}/` === own ? { tier: 'own' } : null;
  const site = siteOfUrl(url);
  if (site === undefined || tab?.id === undefined || frameId === undefined) return null;
  if (origin !== undefined && siteOfUrl(origin) !== site) return null;
  if (!(await holds([`${new URL(url).origin}/*`]))) return { tier: 'withdrawn' };
  return { tier: 'site', site, url, tabId: tab.id, frameId };
}

type Handlers<Messages extends { type: string }, Result, Context extends unknown[]> = {
  readonly [Type in Messages['type'] & keyof Result]: (
    message: Extract<Messages, { type: Type }>,
    ...context: Context
  ) => Promise<Result[Type]>;
};

const siteHandlers: Handlers<SiteMessage, SiteAnswers, [Extract<Sender, { tier: 'site' }>]> = {
  async marker(_message, { site }) {
    const [{ assessment }, settings] = await Promise.all([currentAssessment(), readSettings()]);
    return markerView(assessment, site, settings, localeOf(settings), await now());
  },
  async panel(_message, { site, url }) {
    const [{ assessment }, settings, { changedAt }] = await Promise.all([
      currentAssessment(),
      readSettings(),
      readFactsState(),
    ]);
    return panelView(assessment, site, url, localeOf(settings), changedAt);
  },
  async 'panel-open'(_message, { tabId, frameId }) {
    await injectPanel(tabId, frameId);
    return null;
  },
  async snooze({ hours }, { site }) {
    const until = (await now()) + hours * hour;
    await changeSettings((before) => ({ ...before, snoozed: { ...before.snoozed, [site.id]: until } }));
    await broadcastChanged();
    return null;
  },
  async 'site-off'(_message, { site }) {
    await changeSettings((before) => switched(before, site.id, false));
    await followPermissions();
    await broadcastChanged();
    return null;
  },
  async 'open-dashboard'({ section }) {
    await openDashboard(section);
    return null;
  },
};

const ownHandlers: Handlers<OwnMessage, OwnAnswers, []> = {
  async 'facts-changed'() {
    await catchUp();
    return null;
  },
  async overview() {
    const [{ assessment }, settings, { changedAt }] = await Promise.all([
      currentAssessment(),
      readSettings(),
      readFactsState(),
    ]);
    const [views, notifies] = await Promise.all([siteViews(settings), mayNotify()]);
    return {
      assessment,
      locale: localeOf(settings),
      settings,
      stateAsOf: changedAt,
      sites: views,
      mayNotify: notifies,
    };
  },
  async agenda() {
    const kept = await currentKeptAgenda();
    if (kept !== null) return kept;
    const [stored, settings, notifies] = await Promise.all([
      currentAssessment(),
      readSettings(),
      mayNotify(),
    ]);
    const reminded = await look(stored, settings.reminders, await now());
    return keepAgendaOf(stored, { ...reminded, muted: !settings.notify || !notifies }, settings);
  },
  async 'deadline-answer'({ deadline: id, answer: said }) {
    const [stored, settings, at] = await Promise.all([currentAssessment(), readSettings(), now()]);
    const deadline = stored.assessment.deadlines.find((each) => each.id === id);
    if (deadline === undefined) return false;
    const options = { ...settings, now: at };
    if (said.kind === 'done' || said.kind === 'waive' || said.kind === 'reopen') {
      const state = ({ done: 'done', waive: 'waived', reopen: null } as const)[said.kind];
      const note = said.kind === 'waive' ? said.text : '';
      await answerDeadline(deadline, said, stored, options, (ids, change) =>
        markDeadline(deadline.account, id, state, {
          on: stored.day,
          at,
          note,
          answered: { ids, change },
        }),
      );
    } else await answerDeadline(deadline, said, stored, options);
    await catchUp();
    await broadcastChanged();
    return true;
  },
  async 'permissions-changed'() {
    await followPermissions();
    await catchUp();
    return null;
  },
  async settings({ patch }) {
    const settings = await changeSettings((before) => patched(before, patch));
    await followPermissions();
    await catchUp();
    return settings;
  },
};

function answerSite(message: SiteMessage, sender: Extract<Sender, { tier: 'site' }>): Promise<unknown> {
  // The types tie each handler to its message, but not through a lookup.
  const handle = siteHandlers[message.type] as (
    message: SiteMessage,
    from: typeof sender,
  ) => Promise<unknown>;
  return handle(message, sender);
}

function answerOwn(message: OwnMessage): Promise<unknown> {
  const handle = ownHandlers[message.type] as (message: OwnMessage) => Promise<unknown>;
  return handle(message);
}

function patched(before: Settings, { site, ...rest }: SettingsPatch): Settings {
  const after = { ...before, ...rest };
  return site ? switched(after, site.id, site.on) : after;
}

/** Switching a site on ends its snooze, too. Ids of no site are let go. */
function switched(settings: Settings, id: string, on: boolean): Settings {
  if (!sites.some((site) => site.id === id)) return settings;
  const others = settings.sitesOff.filter((each) => each !== id);
  const { [id]: _ended, ...snoozed } = settings.snoozed;
  return { ...settings, sitesOff: on ? others : [...others, id], snoozed: on ? snoozed : settings.snoozed };
}
