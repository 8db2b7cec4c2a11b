// @ts-check
// `npm run dev`: as `npm start`, and every saved file is built and reloaded. What runs is a real build, with the policy, the one-file content
// scripts and the manifest that ship: CRXJS's dev server has none of these and injects the panel into every page.
import { watch } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureBrowsers } from './browsers.mjs';
import { buildExtension } from './build.mjs';
import { consolePage, hasDisplay, importSamples, step } from './demo.mjs';
import { ensureInstalled } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const watched = ['extension', 'sdk/src', 'manifest.json', 'vite.config.ts'];
const build = () => buildExtension(['dev']);

await step('installing packages', ensureInstalled);
await step('looking for Chromium', () => ensureBrowsers(['chromium']));
await step('building the extension', build);
const { launchChromium } = await import('../test/e2e/harness/chromium.mjs');
const browser = await launchChromium({ build: 'dev', headless: !hasDisplay() });
await step('importing the samples', () => importSamples(browser)).catch(complain);
await browser.openSite(consolePage);
await browser.openExtensionPage('pages/dashboard/index.html');

/** @type {NodeJS.Timeout | undefined} */
let pending;
for (const path of watched) {
  watch(`${root}${path}`, { recursive: true }, () => {
    // Editors write a file in several steps.
    clearTimeout(pending);
    pending = setTimeout(rebuild, 100);
  });
}
console.log(`\nWatching ${watched.join(', ')}. Close the browser to end.`);
await browser.closed;
process.exit();

async function rebuild() {
  try {
    await step('rebuilding', build);
    await step('reloading', () => browser.reloadExtension());
  } catch (error) {
    complain(error);
  }
}

/** @param {unknown} error */
function complain(error) {
  console.error(error instanceof Error ? error.message : error);
}
