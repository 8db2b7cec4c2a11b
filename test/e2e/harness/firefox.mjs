// @ts-check
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { requireBrowser } from '../../../scripts/browsers.mjs';
import { sendMessage, stampBackground, storeToday } from './in-page.mjs';
import { startNetwork } from './network.mjs';
import { createTab, until } from './tab.mjs';

/** Fixed, so that the address of the extension's pages is known and stays the same after a restart. */
const uuid = '6f0e2c1a-7d5b-4c3e-9a8f-1b2c3d4e5f60';

/** Firefox with the extension. @param {import('./types.ts').LaunchOptions} [options] @returns {Promise<import('./types.ts').Browser>} */
export async function launchFirefox({
  build = 'test-firefox',
  headless = true,
  language = 'zh-CN',
  viewport = { width: 1280, height: 800 },
  backgroundIdle = 30_000,
} = {}) {
  const extension = fileURLToPath(new URL(`../../../dist/${build}`, import.meta.url));
  const { browser_specific_settings } = JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8'));
  const profile = mkdtempSync(join(tmpdir(), 'duewatch-firefox-'));
  const network = await startNetwork();
  const origin = `moz-extension://${uuid}`;

  const start = async () => {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: requireBrowser('firefox'),
      headless,
      userDataDir: profile,
      acceptInsecureCerts: true,
      defaultViewport: viewport,
      args: ['--remote-allow-system-access'],
      extraPrefsFirefox: {
        'extensions.webextensions.uuids': JSON.stringify({ [browser_specific_settings.gecko.id]: uuid }),
        // An unpacked extension is temporary: without these its data would go with the first restart.
        'extensions.webextensions.keepStorageOnUninstall': true,
        'extensions.webextensions.keepUuidOnUninstall': true,
        'extensions.background.idle.timeout': backgroundIdle,
        'ui.prefersReducedMotion': headless ? 1 : 0,
        'intl.accept_languages': language,
        // A permission is asked for from a real click all the same, and then given without a window in between.
        'extensions.webextOptionalPermissionPrompts': false,
        'network.proxy.type': 1,
        'network.proxy.http': '127.0.0.1',
        'network.proxy.http_port': network.port,
        'network.proxy.ssl': '127.0.0.1',
        'network.proxy.ssl_port': network.port,
      },
    });
    await browser.installExtension(extension);
    return browser;
  };
  let browser = await start();

  const openTab = async (/** @type {string} */ url) => {
    const page = await browser.newPage();
    await page.setViewport(viewport);
    /** Firefox never says that a page of an extension has loaded, so the page itself is asked. @param {string} to */
    const goto = async (to) => {
      if (!to.startsWith('moz-extension:')) {
        await page.goto(to);
        return;
      }
      page.goto(to).catch(() => {});
      await until(
        () => page.evaluate((wanted) => location.href === wanted && document.readyState === 'complete', to),
        `${to} did not load`,
      );
    };
    await goto(url);
    return createTab({
      evaluate: (work, argument) => page.evaluate(/** @type {any} */ (work), argument),
      goto,
      reload: async () => {
        const address = page.url();
        if (address.startsWith('moz-extension:')) await goto(address);
        else await page.reload();
      },
      clickAt: (x, y) => page.mouse.click(x, y),
      typeText: (text) => page.keyboard.type(text),
      press: (key) => page.keyboard.press(/** @type {import('puppeteer-core').KeyInput} */ (key)),
      resize: (width, height) => page.setViewport({ width, height }),
      setFiles: async (selector, paths) => {
        const input = /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement> | null} */ (
          await page.$(selector)
        );
        if (!input) throw new Error(`no ${selector}`);
        await input.uploadFile(...paths);
      },
      screenshot: async (path) =>
        void (await page.screenshot({ path: /** @type {`${string}.png`} */ (path) })),
      close: () => page.close(),
    });
  };
  const openExtensionPage = (/** @type {string} */ path) => openTab(`${origin}/${path}`);
  /** @type {import('./types.ts').Tab['evaluate']} */
  const inPopup = async (work, argument) => {
    const tab = await openExtensionPage('pages/popup/index.html');
    try {
      return await tab.evaluate(work, argument);
    } finally {
      await tab.close();
    }
  };

  return {
    name: 'firefox',
    origin,
    strayRequests: network.strayRequests,
    openExtensionPage,
    openSite: openTab,
    ask: (message) => inPopup(sendMessage, message),
    async setToday(day) {
      await inPopup(storeToday, day);
      await inPopup(sendMessage, { type: 'facts-changed' });
    },
    async offline(on) {
      network.setOffline(on);
    },
    async restart() {
      await browser.close();
      browser = await start();
    },
    async crash() {
      const gone = new Promise((resolve) => browser.once('disconnected', resolve));
      browser.process()?.kill('SIGKILL');
      await gone;
      browser = await start();
    },
    async inWorker() {
      throw new Error(
        'Firefox has a background page: ask runtime.getBackgroundPage() in a page of the extension.',
      );
    },
    async killWorker() {
      // Nothing stops it but being idle, and whoever asks whether it has stopped starts it again.
      await inPopup(stampBackground, true);
      await until(async () => {
        await new Promise((resolve) => setTimeout(resolve, 2 * backgroundIdle));
        return !(await inPopup(stampBackground, false));
      }, 'the background is still running');
    },
    async blockNotifications() {
      throw new Error('Firefox has no such setting for extensions.');
    },
    async reloadExtension() {
      throw new Error('Only Chromium is reloaded while developing.');
    },
    get closed() {
      return /** @type {Promise<void>} */ (
        new Promise((resolve) => browser.once('disconnected', () => resolve()))
      );
    },
    async close() {
      await browser.close();
      await network.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
