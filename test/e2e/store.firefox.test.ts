import { expect, it } from 'vitest';
import { launchFirefox } from './harness/firefox.mjs';
import type { Browser } from './harness/types.ts';
import { storeTests } from './store.ts';

storeTests(launchFirefox, (running: () => Browser) => {
  it('reminds of each coming rung once', async () => {
    const tab = await running().openExtensionPage('pages/popup/index.html');
    // Firefox tells nobody which notifications there are.
    await tab.evaluate(async () => {
      const { browser } = globalThis as unknown as { browser: typeof import('webextension-polyfill') };
      const background = (await browser.runtime.getBackgroundPage()) as unknown as {
        browser: typeof browser;
        shown: string[];
      };
      background.shown = [];
      background.browser.notifications.create = async (id) => {
        background.shown.push(String(id));
        return String(id);
      };
      const { onClicked } = background.browser.notifications;
      if (onClicked === undefined) throw new Error('nobody would hear a click');
    });
    await running().setToday('2026-11-23');
    await running().ask({ type: 'facts-changed' });
    const shown = await tab.evaluate(async () => {
      const { browser } = globalThis as unknown as { browser: typeof import('webextension-polyfill') };
      return ((await browser.runtime.getBackgroundPage()) as unknown as { shown: string[] }).shown;
    });
    await tab.close();
    // A day before the one, and three days before the other: each for the second time.
    expect(shown.sort()).toEqual([
      expect.stringMatching(/days-5@2026-11-24~1$/),
      expect.stringMatching(/days-7@2026-11-26~1$/),
    ]);
    await running().setToday('2026-11-22');
  });
});
