// @ts-check
// What `npm start` and `npm run dev` share: a browser with the extension in it and the samples imported.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { today } from './samples.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = `${root}test/samples/small`;

export const consolePage = 'https://console.open.taobao.com/';
const firstStart = Date.now();

/** Does one step, and says how long it took. @template T @param {string} name @param {() => T | Promise<T>} work */
export async function step(name, work) {
  const start = Date.now();
  const result = await work();
  const seconds = (/** @type {number} */ since) => ((Date.now() - since) / 1000).toFixed(1).padStart(5);
  console.log(`${seconds(start)} s  ${name.padEnd(48)} (${seconds(firstStart).trim()} s in all)`);
  return result;
}

/** Whether there is a screen to open a window on. */
export function hasDisplay() {
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Paths of the small sample files, made first where they are missing. */
export function sampleFiles() {
  if (!existsSync(folder))
    spawnSync(process.execPath, [`${root}scripts/samples.mjs`, 'small'], { stdio: 'inherit' });
  return readdirSync(folder)
    .filter((name) => /\.(csv|json)$/.test(name))
    .map((name) => `${folder}/${name}`);
}

/** Drops the samples into the dashboard, as a person would. @param {import('../test/e2e/harness/types.ts').Browser} browser */
export async function importSamples(browser) {
  await browser.setToday(today);
  const dashboard = await browser.openExtensionPage('pages/dashboard/index.html#data');
  await dashboard.setFiles('[data-test="import"]', sampleFiles());
  await dashboard.waitFor('[data-test="import-done"]');
  await dashboard.close();
}
