// @ts-check
// A Tab made of the few things that differ between the drivers.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { look } from './in-page.mjs';

/**
 * @typedef {object} Driver
 * @property {import('./types.ts').Tab['evaluate']} evaluate
 * @property {(url: string) => Promise<void>} goto
 * @property {() => Promise<void>} reload
 * @property {(x: number, y: number) => Promise<void>} clickAt
 * @property {(text: string) => Promise<void>} typeText
 * @property {(key: string) => Promise<void>} press
 * @property {(selector: string, paths: string[]) => Promise<void>} setFiles
 * @property {(width: number, height: number) => Promise<void>} resize
 * @property {(path: string) => Promise<void>} screenshot
 * @property {() => Promise<void>} close
 */

const patience = 15_000;

/** @param {Driver} driver @returns {import('./types.ts').Tab} */
export function createTab(driver) {
  const see = (/** @type {string} */ selector) => driver.evaluate(look, { selector });
  /** @param {string} selector */
  const waitFor = async (selector) => {
    await until(async () => (await see(selector)).shown, `${selector} did not show up`);
  };
  // What is computed above it may still push it down: a click goes where it stays.
  /** @param {string} selector */
  const placeOf = async (selector) => {
    let before = await driver.evaluate(look, { selector, scroll: true });
    await until(async () => {
      const now = await driver.evaluate(look, { selector, scroll: true });
      const still = now.shown && now.x === before.x && now.y === before.y;
      before = now;
      return still;
    }, `${selector} does not stay in one place`);
    return before;
  };
  return {
    goto: driver.goto,
    reload: driver.reload,
    evaluate: driver.evaluate,
    waitFor,
    async waitUntilGone(selector) {
      await until(async () => !(await see(selector)).shown, `${selector} is still there`);
    },
    async text(selector) {
      const seen = await see(selector);
      return seen.count > 0 ? seen.text : undefined;
    },
    async count(selector) {
      return (await see(selector)).count;
    },
    async click(selector) {
      await waitFor(selector);
      const { x, y } = await placeOf(selector);
      await driver.clickAt(x, y);
    },
    async fill(selector, text) {
      await this.click(selector);
      await driver.evaluate(() => document.execCommand('selectAll'));
      await driver.typeText(text);
    },
    press: driver.press,
    setFiles: driver.setFiles,
    resize: driver.resize,
    async screenshot(path) {
      mkdirSync(dirname(path), { recursive: true });
      await driver.screenshot(path);
    },
    close: driver.close,
  };
}

/**
 * Asks until the answer is true. An error counts as "not yet": while a page is being replaced there is nothing to ask.
 * @param {() => Promise<boolean>} ask
 * @param {string} complaint
 */
export async function until(ask, complaint) {
  const end = Date.now() + patience;
  let last;
  while (Date.now() < end) {
    try {
      if (await ask()) return;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${complaint} within ${patience / 1000} s`, { cause: last });
}
