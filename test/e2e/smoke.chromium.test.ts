import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { launchChromium } from './harness/chromium.mjs';
import { smokeTests } from './smoke.ts';

smokeTests(launchChromium);

it('stops the worker, goes offline and comes back', async () => {
  const browser = await launchChromium();
  // A worker that has answered runs; one that is still starting would not be stopped, but not be started.
  await browser.ask({ type: 'overview' });
  await browser.killWorker();
  await browser.offline(true);
  await expect(browser.openSite('https://fuwu.taobao.com/')).rejects.toThrow('ERR_');
  await browser.offline(false);
  const tab = await browser.openSite('https://fuwu.taobao.com/');
  expect(await tab.count('.service-item')).toBeGreaterThan(0);
  await browser.close();
});

it('installs what ships without a permission warning, holding no host', async () => {
  const browser = await launchChromium({ build: 'chromium' });
  const tab = await browser.openExtensionPage('pages/popup/index.html');
  const manifest = readFileSync(new URL('../../dist/chromium/manifest.json', import.meta.url), 'utf8');
  const found = await tab.evaluate(async (shipped) => {
    const { management, permissions } = (globalThis as unknown as { chrome: Chrome }).chrome;
    return {
      warnings: await management.getPermissionWarningsByManifest(shipped),
      provoked: await management.getPermissionWarningsByManifest(
        JSON.stringify({ ...JSON.parse(shipped), host_permissions: ['https://fuwu.taobao.com/*'] }),
      ),
      origins: (await permissions.getAll()).origins,
    };
  }, manifest);
  expect(found.warnings).toEqual([]);
  expect(found.provoked).toHaveLength(1);
  expect(found.origins).toEqual([]);
  await browser.close();
});

interface Chrome {
  management: { getPermissionWarningsByManifest(manifest: string): Promise<string[]> };
  permissions: { getAll(): Promise<{ origins: string[] }> };
}
