import browser from 'webextension-polyfill';
import type { Changed, Section } from '../messages.ts';

const dashboard = 'pages/dashboard/index.html';

/** Brings a page to the front: the tab that shows it, or a new one. Tabs of sites we may not see count as not there. */
export async function openPage(url: string): Promise<void> {
  const [tab] = await browser.tabs.query({ url: `${url}*` });
  if (tab?.id === undefined) await browser.tabs.create({ url });
  else await focus(tab.id, tab.windowId);
}

/** Brings a page of the dashboard to the front, in the tab where a dashboard is open already. */
export async function openDashboard(section: Section): Promise<void> {
  const url = browser.runtime.getURL(dashboard);
  const [tab] = await browser.tabs.query({ url: `${url}*` });
  if (tab?.id === undefined) {
    await browser.tabs.create({ url: `${url}#${section}` });
    return;
  }
  await browser.tabs.update(tab.id, { url: `${url}#${section}` });
  await focus(tab.id, tab.windowId);
}

async function focus(tabId: number, windowId: number | undefined): Promise<void> {
  await browser.tabs.update(tabId, { active: true });
  if (windowId !== undefined) await browser.windows.update(windowId, { focused: true });
}

/**
 * Tells our pages and the watched ones that what they show may be out of date. All tabs, because a script of ours may
 * still run where the permission was taken back, and such a tab has no address for us to find it by.
 */
export async function broadcastChanged(): Promise<void> {
  const message: Changed = { type: 'changed' };
  const tabs = await browser.tabs.query({});
  // A tab where no script of ours runs, or no page of ours at all, has nobody to hear it.
  await Promise.allSettled([
    browser.runtime.sendMessage(message),
    ...tabs.flatMap(({ id }) => (id === undefined ? [] : [browser.tabs.sendMessage(id, message)])),
  ]);
}
