import { it } from 'vitest';
import { launchChromium } from './harness/chromium.mjs';
import { consolePage, importFiles, marker, overlayTests, panel, samples } from './overlay.ts';

declare const chrome: { runtime: { reload(): void } };

overlayTests(launchChromium);

it('goes away when the extension goes', async () => {
  const browser = await launchChromium();
  await browser.setToday('2026-11-22');
  await importFiles(browser, samples);
  const tab = await browser.openSite(consolePage);
  await tab.click(marker);
  await tab.waitFor(panel);
  // The worker goes with the extension and cannot answer.
  browser.inWorker(() => chrome.runtime.reload()).catch(() => {});
  await tab.waitUntilGone('duewatch-overlay');
  await browser.close();
});
