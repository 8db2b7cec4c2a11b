import { beforeEach, describe, expect, it, vi } from 'vitest';
import { followPermissions } from '../../../extension/background/sites.ts';
import { siteOfUrl, sites } from '../../../extension/sites.ts';
import { changeSettings } from '../../../extension/store/settings.ts';
import { browser, held, resetBrowser } from '../fake-browser.ts';
import { freshStore } from '../fresh-store.ts';

vi.mock('webextension-polyfill', async () => ({ default: (await import('../fake-browser.ts')).browser }));

beforeEach(async () => {
  await freshStore();
  resetBrowser();
});

const market = 'https://fuwu.taobao.com/*';
const consolePage = 'https://console.open.taobao.com/*';
const off = (...sitesOff: string[]) => changeSettings((before) => ({ ...before, sitesOff }));

describe('the scripts follow the permissions', () => {
  it('with one registration under one id, changed in place', async () => {
    await followPermissions();
    expect(held.scripts).toEqual([]);
    held.origins.add(market);
    await followPermissions();
    expect(held.scripts).toEqual([
      {
        id: 'marker',
        js: ['content/marker.js'],
        runAt: 'document_idle',
        allFrames: false,
        matches: [market],
      },
    ]);
    held.origins.add(consolePage);
    await Promise.all([followPermissions(), followPermissions(), followPermissions()]);
    expect(held.scripts.map(({ matches }) => matches)).toEqual([[consolePage, market]]);
    expect(browser.scripting.registerContentScripts).toHaveBeenCalledTimes(1);
    expect(browser.scripting.updateContentScripts).toHaveBeenCalledTimes(1);
  });

  it('and go when the last permission goes', async () => {
    held.origins.add(market);
    await followPermissions();
    held.origins.clear();
    await followPermissions();
    await followPermissions();
    expect(held.scripts).toEqual([]);
    expect(browser.scripting.unregisterContentScripts).toHaveBeenCalledTimes(1);
  });

  it('and leave out sites that are switched off', async () => {
    held.origins.add(market).add(consolePage);
    await off('taobao-open-platform');
    await followPermissions();
    expect(held.scripts[0]?.matches).toEqual([market]);
    await off();
    await followPermissions();
    expect(held.scripts[0]?.matches).toEqual([consolePage, market]);
  });

  it('and start in tabs that are open on newly watched sites, whatever fails in one of them', async () => {
    held.tabs.push(
      { id: 1, url: 'https://fuwu.taobao.com/a', windowId: 1 },
      { id: 2, url: 'https://example.com/', windowId: 1 },
      { id: 3, url: 'https://console.open.taobao.com/', windowId: 1 },
      { id: 4, url: 'https://fuwu.taobao.com/b', windowId: 1 },
    );
    const started = () => browser.scripting.executeScript.mock.calls.map(([{ target }]) => target.tabId);
    held.origins.add(market);
    browser.scripting.executeScript.mockRejectedValueOnce(new Error('Cannot access contents of the page.'));
    await followPermissions();
    expect(started()).toEqual([1, 4]);
    held.origins.add(consolePage);
    await followPermissions();
    expect(started()).toEqual([1, 4, 3]);
    await followPermissions();
    expect(started()).toHaveLength(3);
  });
});

describe('the sites', () => {
  it.each([
    ['https://fuwu.taobao.com/ser/detail.htm', 'taobao-service-market'],
    ['https://console.open.taobao.com/', 'taobao-open-platform'],
    ['https://xfuwu.taobao.com/', undefined],
    ['https://fuwu.taobao.com.cn/', undefined],
    ['http://fuwu.taobao.com/', undefined],
    ['https://fuwu.taobao.com:444/', undefined],
    ['about:blank', undefined],
    ['', undefined],
  ])('%s is %s', (url, id) => {
    expect(siteOfUrl(url)?.id).toBe(id);
  });

  it('each have an id of their own, the name of their file, and hosts that no other has', () => {
    expect(new Set(sites.map(({ id }) => id)).size).toBe(sites.length);
    const hosts = sites.flatMap((site) => site.hosts);
    expect(new Set(hosts).size).toBe(hosts.length);
    for (const site of sites)
      for (const page of Object.values(site.pages)) expect(siteOfUrl(page)).toBeDefined();
  });
});
