import { expect, it } from 'vitest';
import { launchChromium } from './harness/chromium.mjs';
import { until } from './harness/tab.mjs';
import type { Browser } from './harness/types.ts';
import { storeTests } from './store.ts';

storeTests(launchChromium, (running: () => Browser) => {
  const notifications = async () => {
    const tab = await running().openExtensionPage('pages/popup/index.html');
    const shown = await tab.evaluate(async () => {
      const { chrome } = globalThis as unknown as { chrome: typeof import('webextension-polyfill') };
      return Object.keys(await chrome.notifications.getAll());
    });
    await tab.close();
    return shown;
  };

  it('reminds of each coming rung once, and a click opens the console', async () => {
    const shown = await notifications();
    expect(shown.sort()).toEqual([
      expect.stringMatching(/days-5@2026-11-24$/),
      expect.stringMatching(/days-7@2026-11-26$/),
    ]);
    await running().inWorker((id: string) => {
      const { chrome } = globalThis as unknown as { chrome: typeof import('webextension-polyfill') };
      // Not in the typings: it makes an event as the browser would.
      const clicked = chrome.notifications.onClicked as unknown as { dispatch(id: string): void };
      clicked.dispatch(id);
    }, shown[0] as string);
    await until(
      async () => !(await notifications()).includes(shown[0] as string),
      'the notification did not go',
    );
    const tab = await running().openExtensionPage('pages/popup/index.html');
    const consoles = await tab.evaluate(() => {
      const { chrome } = globalThis as unknown as { chrome: typeof import('webextension-polyfill') };
      return chrome.tabs.query({ url: 'https://console.open.taobao.com/*' });
    });
    await tab.close();
    expect(consoles).toHaveLength(1);
    await running().killWorker();
    await running().ask({ type: 'facts-changed' });
    expect(await notifications()).toEqual([shown[1]]);
  });
});
