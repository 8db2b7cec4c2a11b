// @ts-check
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { requireBrowser } from '../../../scripts/browsers.mjs';
import { reloadExtension, sendMessage, storeToday } from './in-page.mjs';
import { startNetwork } from './network.mjs';
import { createTab, until } from './tab.mjs';

/** Chromium with the extension. @param {import('./types.ts').LaunchOptions} [options] @returns {Promise<import('./types.ts').Browser>} */
export async function launchChromium({
  build = 'test-chromium',
  headless = true,
  language = 'zh-CN',
  viewport = { width: 1280, height: 800 },
} = {}) {
  const extension = realpathSync(fileURLToPath(new URL(`../../../dist/${build}`, import.meta.url)));
  const profile = mkdtempSync(join(tmpdir(), 'duewatch-chromium-'));
  const network = await startNetwork();
  // Its offer to translate would cover the page that a person is to look at.
  mkdirSync(join(profile, 'Default'));
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify({ translate: { enabled: false } }));
  const origin = `chrome-extension://${idOf(extension)}`;

  const start = () =>
    chromium.launchPersistentContext(profile, {
      executablePath: requireBrowser('chromium'),
      headless,
      viewport: headless ? viewport : null,
      // Nothing is half faded in when a picture is taken or a place is clicked.
      reducedMotion: headless ? 'reduce' : null,
      ignoreDefaultArgs: ['--disable-extensions'],
      env: { ...process.env, LANGUAGE: language.replace('-', '_') },
      args: [
        `--disable-extensions-except=${extension}`,
        `--load-extension=${extension}`,
        `--proxy-server=http://127.0.0.1:${network.port}`,
        `--ignore-certificate-errors-spki-list=${network.keyHash}`,
        '--window-size=1280,900',
        `--lang=${language}`,
        `--accept-lang=${language}`,
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-dev-shm-usage',
      ],
    });
  let context = await start();

  const openTab = async (/** @type {string} */ url) => {
    const page = await context.newPage();
    await page.goto(url);
    return createTab({
      evaluate: (work, argument) => page.evaluate(/** @type {any} */ (work), argument),
      goto: async (to) => void (await page.goto(to)),
      reload: async () => void (await page.reload()),
      clickAt: (x, y) => page.mouse.click(x, y),
      typeText: (text) => page.keyboard.type(text),
      press: (key) => page.keyboard.press(key),
      resize: (width, height) => page.setViewportSize({ width, height }),
      setFiles: (selector, paths) => page.setInputFiles(selector, paths),
      screenshot: async (path) => void (await page.screenshot({ path })),
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

  /** Playwright does not notice a worker that was stopped, so the browser itself is asked. */
  const workers = async () => {
    const page = context.pages()[0] ?? (await context.newPage());
    const session = await context.newCDPSession(page);
    const { targetInfos } = await session.send('Target.getTargets');
    return {
      session,
      found: targetInfos.filter(({ type, url }) => type === 'service_worker' && url.startsWith(origin)),
    };
  };

  return {
    name: 'chromium',
    origin,
    strayRequests: network.strayRequests,
    openExtensionPage,
    async openSite(url) {
      const tab = await openTab(url);
      // A person sees one tab. It goes late, because the browser ends with its last tab.
      const blank = context.pages().filter((page) => !headless && page.url() === 'about:blank');
      for (const page of blank) await page.close();
      return tab;
    },
    ask: (message) => inPopup(sendMessage, message),
    async setToday(day) {
      await inPopup(storeToday, day);
      await inPopup(sendMessage, { type: 'facts-changed' });
    },
    async offline(on) {
      network.setOffline(on);
    },
    async restart() {
      await context.close();
      context = await start();
    },
    async crash() {
      const session = await context.newCDPSession(context.pages()[0] ?? (await context.newPage()));
      const gone = context.waitForEvent('close');
      // It ends before it can answer.
      session.send('Browser.crash').catch(() => {});
      await gone;
      context = await start();
    },
    async inWorker(work, argument) {
      const ours = () => context.serviceWorkers().findLast((worker) => worker.url().startsWith(origin));
      const worker = ours() ?? (await context.waitForEvent('serviceworker'));
      return worker.evaluate(/** @type {any} */ (work), argument);
    },
    async killWorker() {
      const killed = (await workers()).found.map(({ targetId }) => targetId);
      await until(async () => {
        // A worker that is still starting ignores the request, and an event may already have started the next one.
        const { session, found } = await workers();
        const left = found.filter(({ targetId }) => killed.includes(targetId));
        for (const { targetId } of left) await session.send('Target.closeTarget', { targetId });
        return left.length === 0;
      }, 'the worker is still running');
    },
    async blockNotifications() {
      await context.close();
      // What the switch in the browser's settings writes; `Browser.setPermission` is about pages and leaves extensions alone.
      const path = join(profile, 'Default', 'Preferences');
      const preferences = JSON.parse(readFileSync(path, 'utf8'));
      const blocked = { ...preferences.message_center, disabled_extension_ids: [new URL(origin).host] };
      writeFileSync(path, JSON.stringify({ ...preferences, message_center: blocked }));
      context = await start();
    },
    async reloadExtension() {
      const open = context.pages().map((page) => page.url());
      const manager = await context.newPage();
      await manager.goto('chrome://extensions');
      await manager.evaluate(reloadExtension, origin);
      // Its own pages are closed by the browser, and those of sites keep the old script until they are loaded again.
      for (const page of context.pages()) if (page.url().startsWith('https:')) await page.reload();
      for (const url of open) if (url.startsWith(origin)) await openTab(url);
      await manager.close();
    },
    get closed() {
      return context.waitForEvent('close', { timeout: 0 }).then(() => {});
    },
    async close() {
      await context.close();
      await network.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** The id that Chromium gives to an unpacked extension: the hash of its path in the letters a–p. @param {string} path */
function idOf(path) {
  const digits = createHash('sha256').update(path).digest('hex').slice(0, 32);
  return [...digits].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}
