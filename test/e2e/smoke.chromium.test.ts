import { it } from 'vitest';
import { launchChromium } from './harness/chromium.mjs';
import { smokeTests } from './smoke.ts';

smokeTests(launchChromium);

it('stops the worker, goes offline and comes back', async () => {
  const browser = await launchChromium();
  const tab = await browser.openSite('https://console.open.taobao.com/');
  await browser.killWorker();
  await browser.offline(true);
  await browser.offline(false);
  await tab.reload();
  await browser.close();
});
