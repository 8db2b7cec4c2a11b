import browser from 'webextension-polyfill';
import type { Settings, SiteView } from '../messages.ts';
import { originsOf, sites } from '../sites.ts';
import { readSettings } from '../store/settings.ts';
import { sharing } from './sharing.ts';

const script = {
  id: 'marker',
  js: ['content/marker.js'],
  runAt: 'document_idle',
  allFrames: false,
} as const;

/** Built for `panel-open`; it runs in a page only when that page's marker asks for it. */
const panelFile = 'content/panel/main.js';

/** The patterns of all sites that are switched on and whose permission is held. */
export async function watchedPatterns(): Promise<string[]> {
  const { sitesOff } = await readSettings();
  const wanted = sites.filter(({ id }) => !sitesOff.includes(id)).flatMap(originsOf);
  const held = await Promise.all(wanted.map((pattern) => holds([pattern])));
  return wanted.filter((_pattern, index) => held[index]);
}

/** Whether the permission for all of these patterns is held. */
export function holds(origins: string[]): Promise<boolean> {
  return browser.permissions.contains({ origins });
}

/** All sites, as our pages show them. */
export function siteViews({ sitesOff }: Settings): Promise<SiteView[]> {
  return Promise.all(
    sites.map(async (site) => ({
      id: site.id,
      name: site.name,
      origins: originsOf(site),
      granted: await holds(originsOf(site)),
      on: !sitesOff.includes(site.id),
    })),
  );
}

/**
 * Makes the registered script that of the permissions and settings as they are now, and starts it in tabs that are open
 * on sites newly watched. The script guards itself against running twice.
 */
export const followPermissions: () => Promise<void> = sharing(async () => {
  const matches = await watchedPatterns();
  const [registered] = await browser.scripting.getRegisteredContentScripts({ ids: [script.id] });
  const before = registered?.matches ?? [];
  if (matches.length === 0) {
    if (registered) await browser.scripting.unregisterContentScripts({ ids: [script.id] });
  } else if (!registered) {
    await browser.scripting.registerContentScripts([{ ...script, js: [...script.js], matches }]);
  } else if (!sameSet(before, matches)) {
    await browser.scripting.updateContentScripts([{ ...script, js: [...script.js], matches }]);
  }
  await startIn(matches.filter((pattern) => !before.includes(pattern)));
});

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each) => b.includes(each));
}

async function startIn(patterns: string[]): Promise<void> {
  if (patterns.length === 0) return;
  const tabs = await browser.tabs.query({ url: patterns });
  // A tab may have moved on, be asleep, or show an error page.
  await Promise.allSettled(
    tabs.flatMap(({ id }) =>
      id === undefined
        ? []
        : [browser.scripting.executeScript({ target: { tabId: id }, files: [...script.js] })],
    ),
  );
}

/** Starts the panel in one frame. */
export async function injectPanel(tabId: number, frameId: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: [panelFile] });
}
