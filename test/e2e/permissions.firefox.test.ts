import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Overview } from '../../extension/messages.ts';
import { launchFirefox } from './harness/firefox.mjs';
import { until } from './harness/tab.mjs';
import type { Browser, Tab } from './harness/types.ts';
import { servicePage } from './store.ts';

/*
 * What ships, with nothing granted: permissions come and go while pages are open. Chromium asks in a window of its own,
 * which a test cannot answer.
 */

let browser: Browser;
let dashboard: Tab;
let before: Tab;
const overlay = 'duewatch-overlay';

beforeAll(async () => {
  browser = await launchFirefox({ build: 'firefox' });
  before = await browser.openSite(servicePage);
  dashboard = await browser.openExtensionPage('pages/dashboard/index.html#overview');
});
afterAll(async () => {
  await browser?.close();
});

const overview = async () => (await browser.ask({ type: 'overview' })) as Overview;
const matches = () =>
  dashboard.evaluate(async () => {
    const { browser } = globalThis as unknown as { browser: typeof import('webextension-polyfill') };
    return (await browser.scripting.getRegisteredContentScripts()).map((script) => script.matches);
  });

it('begins with no host, no notification and no script', async () => {
  // The sample is in arrears whatever day it is today.
  await dashboard.click('[data-test="welcome-sample"]');
  await dashboard.waitUntilGone('[data-test="welcome"]');
  const { assessment, sites, mayNotify } = await overview();
  expect(assessment.warnings).toHaveLength(1);
  expect(sites.map(({ granted }) => granted)).toEqual([false, false]);
  expect(mayNotify).toBe(false);
  expect(await matches()).toEqual([]);
  expect(await before.count(overlay)).toBe(0);
});

it('carries in popup and badge the reminders that it may not show', async () => {
  const popup = await browser.openExtensionPage('pages/popup/index.html');
  await popup.waitFor('[data-test="popup-reminders"] [data-test="item"]');
  const badge = await popup.evaluate(() => {
    const { browser } = globalThis as unknown as { browser: typeof import('webextension-polyfill') };
    return browser.action.getBadgeText({});
  });
  expect(Number(badge)).toBe(1 + (await popup.count('[data-test="popup-reminders"] [data-test="item"]')));
  await popup.close();
});

it('shows the marker once a site is switched on: in tabs open before, and in new ones', async () => {
  await dashboard.goto(`${browser.origin}/pages/dashboard/index.html#settings`);
  await dashboard.click('[data-test="site-taobao-service-market"] button');
  await until(async () => (await before.count(overlay)) === 1, 'the open tab has no marker');
  expect(await matches()).toEqual([['https://fuwu.taobao.com/*']]);
  const after = await browser.openSite(servicePage);
  await until(async () => (await after.count(overlay)) === 1, 'the new tab has no marker');
  await after.close();
});

it('reminds as soon as it may, of what was due before', async () => {
  // This build goes by the real clock, and it may be night in Shanghai.
  const { settings } = await overview();
  await browser.ask({ type: 'settings', patch: { reminders: { ...settings.reminders, quiet: null } } });
  await dashboard.click('[data-test="reminders"] button');
  await until(async () => (await overview()).mayNotify, 'notifications were not allowed');
  await until(
    () =>
      dashboard.evaluate(async () => {
        const finished = <Result>(request: IDBRequest<Result>) =>
          new Promise<Result>((resolve) => {
            request.onsuccess = () => resolve(request.result);
          });
        const db = await finished(indexedDB.open('duewatch'));
        const reminders: { shownAt: number | null }[] = await finished(
          db.transaction('reminders').objectStore('reminders').getAll(),
        );
        db.close();
        return reminders.some(({ shownAt }) => shownAt !== null);
      }),
    'no reminder was shown',
  );
});

it('takes the marker away, and the script, when the permission is taken back', async () => {
  await dashboard.evaluate(async () => {
    const { browser } = globalThis as unknown as { browser: typeof import('webextension-polyfill') };
    await browser.permissions.remove({ origins: ['https://fuwu.taobao.com/*'] });
  });
  await until(async () => (await before.count(overlay)) === 0, 'the marker stayed');
  expect(await matches()).toEqual([]);
  await before.reload();
  expect(await before.count(overlay)).toBe(0);
});
