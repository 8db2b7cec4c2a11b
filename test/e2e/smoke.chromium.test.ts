import { expect, it } from 'vitest';
import { launchChromium } from './harness/chromium.mjs';
import { smokeTests } from './smoke.ts';

smokeTests(launchChromium);

it('stops the worker, goes offline and comes back', async () => {
  const browser = await launchChromium();
  await browser.killWorker();
  await browser.offline(true);
  await expect(browser.openSite('https://fuwu.taobao.com/')).rejects.toThrow('ERR_');
  await browser.offline(false);
  const tab = await browser.openSite('https://fuwu.taobao.com/');
  expect(await tab.count('.service-item')).toBeGreaterThan(0);
  await browser.close();
});
