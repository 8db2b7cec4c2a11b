import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser } from './harness/types.ts';

export const results = fileURLToPath(new URL('../../test-results/', import.meta.url));

/** What must hold in either browser before any other test can mean anything. */
export function smokeTests(launch: () => Promise<Browser>) {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
  });

  it('opens a page of the extension, under its policy', async () => {
    const tab = await browser.openExtensionPage('pages/dashboard/index.html');
    await tab.waitFor('h1');
    await tab.screenshot(`${results}${browser.name}-dashboard.png`);
    await tab.close();
  });

  it.each([
    'https://fuwu.taobao.com/ser/detail.htm?service_code=FW_GOODS-9000001',
    'https://console.open.taobao.com/',
  ])('opens %s under its own name', async (url) => {
    const tab = await browser.openSite(url);
    expect(await tab.evaluate(() => location.href)).toBe(url);
    await tab.screenshot(`${results}${browser.name}-${new URL(url).hostname}.png`);
    await tab.close();
  });

  it('keeps what was stored over a restart of the browser', async () => {
    await browser.setToday('2026-11-22');
    await browser.restart();
    const tab = await browser.openExtensionPage('pages/popup/index.html');
    const kept = await tab.evaluate(async () => {
      const extension = globalThis as unknown as Record<
        'browser' | 'chrome',
        typeof import('webextension-polyfill')
      >;
      return (await (extension.browser ?? extension.chrome).storage.local.get('testToday')).testToday;
    });
    expect(kept).toBe('2026-11-22');
    await tab.close();
  });

  it('sends nothing anywhere', () => {
    expect(browser.strayRequests).toEqual([]);
  });
}
