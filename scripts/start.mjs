// @ts-check
// `npm start`: from a fresh clone to the warning on the recreated console page. Without a display it prints the assessment and
// writes screenshots instead.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBrowsers } from './browsers.mjs';
import { buildExtension, buildSdk } from './build.mjs';
import { consolePage, hasDisplay, importSamples, sampleFiles, step } from './demo.mjs';
import { ensureInstalled } from './install.mjs';
import { today } from './samples.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = `${root}test-results/start`;

try {
  await step('installing packages', ensureInstalled);
  await step('looking for Chromium', () => ensureBrowsers(['chromium']));
  await step('building the SDK', buildSdk);
  await step('building the extension', () => buildExtension(['test-chromium']));
  const { launchChromium } = await import('../test/e2e/harness/chromium.mjs');
  const locale = /^zh/.test(Intl.DateTimeFormat().resolvedOptions().locale) ? 'zh-CN' : 'en';
  const browser = await step('opening Chromium', () =>
    launchChromium({ headless: !hasDisplay(), language: locale }),
  );
  try {
    // Debian's Chromium has only its English self, whatever the system speaks.
    await browser.ask({ type: 'settings', patch: { locale } });
    await step('importing the samples', () => importSamples(browser));
    if (hasDisplay()) await show(browser);
    else await report(browser);
  } finally {
    await browser.close();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** @param {import('../test/e2e/harness/types.ts').Browser} browser */
async function show(browser) {
  const tab = await step('opening the console', () => browser.openSite(consolePage));
  await tab.waitFor('[data-test="marker"]');
  console.log('\nThe warning is at the bottom right of the page. Close the browser to end.');
  await browser.closed;
}

/** @param {import('../test/e2e/harness/types.ts').Browser} browser */
async function report(browser) {
  mkdirSync(results, { recursive: true });
  for (const locale of /** @type {const} */ (['zh-CN', 'en'])) {
    await step(`screenshots in ${locale}`, () => screenshots(browser, locale));
  }
  const files = sampleFiles().map((file) => relative(root, file));
  console.log(`\nduewatch assess ${files.join(' ')} --on ${today}\n`);
  spawnSync(process.execPath, ['sdk/dist/cli.js', 'assess', ...files, '--on', today], {
    cwd: root,
    stdio: 'inherit',
  });
  console.log(`\nNo display: the screenshots are in ${relative(root, results)}/`);
}

/**
 * @param {import('../test/e2e/harness/types.ts').Browser} browser
 * @param {'zh-CN' | 'en'} locale
 */
async function screenshots(browser, locale) {
  await browser.ask({ type: 'settings', patch: { locale } });
  const site = await browser.openSite(consolePage);
  await site.waitFor('[data-test="marker"]');
  await site.screenshot(`${results}/${locale}-marker.png`);
  await site.click('[data-test="marker"]');
  await site.waitFor('[data-test="arrears"]');
  await site.screenshot(`${results}/${locale}-panel.png`);
  await site.close();
  const popup = await browser.openExtensionPage('pages/popup/index.html');
  await popup.resize(380, 560);
  await popup.waitFor('[data-test="popup-now"]');
  await popup.screenshot(`${results}/${locale}-popup.png`);
  await popup.close();
  const dashboard = await browser.openExtensionPage('pages/dashboard/index.html');
  await dashboard.waitFor('[data-test="verdict"]');
  await dashboard.screenshot(`${results}/${locale}-dashboard.png`);
  await dashboard.close();
}
