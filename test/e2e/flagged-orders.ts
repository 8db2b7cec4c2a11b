import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seriousViolations } from './harness/serious-violations.ts';
import { until } from './harness/tab.mjs';
import type { Browser, Tab } from './harness/types.ts';
import { importFiles } from './store.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const sample = (name: string) => `${root}test/samples/orders/${name}.csv`;
/** What only the samples say of buyers: names, phones, addresses, accounts, messages and notes. */
const personal = /测试收件人|测试买家|1990000|虚构|example\.com|shili12345|门卫|补单/;

/** Everything that lies in the database, every store with its keys, read without any of our code. */
async function dump(browser: Browser): Promise<Record<string, string>> {
  const tab = await browser.openExtensionPage('pages/popup/index.html');
  const stores = await tab.evaluate(async () => {
    const finished = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await finished(indexedDB.open('duewatch'));
    const found: Record<string, string> = {};
    for (const name of db.objectStoreNames) {
      const store = db.transaction(name).objectStore(name);
      const [keys, values] = await Promise.all([finished(store.getAllKeys()), finished(store.getAll())]);
      found[name] = values.length === 0 ? '' : JSON.stringify([keys, values]);
    }
    db.close();
    return found;
  });
  await tab.close();
  return stores;
}

/** Flagged orders in a whole browser. Each test goes on where the last one ended. */
export function flaggedOrdersTests(launch: () => Promise<Browser>) {
  let browser: Browser;
  let tab: Tab;
  const open = async (account: string) => {
    tab = await browser.openExtensionPage(`pages/dashboard/index.html#risk/${encodeURIComponent(account)}`);
  };

  beforeAll(async () => {
    browser = await launch();
    await browser.setToday('2026-11-22');
    await browser.ask({ type: 'settings', patch: { locale: 'en' } });
  });
  afterAll(async () => {
    await browser?.close();
  });

  it('shows what was found in an export of orders, with evidence and measures', async () => {
    await importFiles(browser, [sample('kuaishou')]);
    await open('kuaishou/default');
    await tab.waitFor('[data-test="flagged-orders"]');
    expect(await tab.text('[data-test="orders-seen"]')).toContain('57 orders');
    expect(await tab.count('[data-test="order-flag"]')).toBeGreaterThan(2);
    const first = '[data-test="order-flag"]:first-child';
    expect(await tab.text(`${first} [data-test="order-rows"]`)).toContain('kuaishou.csv');
    expect(await tab.text(`${first} [data-test="order-evidence"]`)).toMatch(/\d/);
    expect(await tab.text(`${first} [data-test="order-yours"]`)).toContain('Cancel the order');
    expect(await tab.text(`${first} [data-test="order-theirs"]`)).toContain('by the platform');
    expect(await tab.text('[data-test="orders-not-looked"]')).toContain('A high share returned');
  });

  it('holds up to accessibility rules in both languages, wide and narrow', async () => {
    for (const locale of ['zh-CN', 'en'] as const) {
      await browser.ask({ type: 'settings', patch: { locale } });
      await tab.waitFor(`html[lang="${locale}"] [data-test="flagged-orders"]`);
      for (const width of [1280, 400]) {
        await tab.resize(width, 900);
        expect(await seriousViolations(tab)).toEqual([]);
        const wide = await tab.evaluate(() =>
          document.documentElement.scrollWidth <= innerWidth
            ? []
            : [...document.querySelectorAll('main *')]
                .filter((each) => each.getBoundingClientRect().right > innerWidth && !each.closest('.wide'))
                .map((each) => each.outerHTML.slice(0, 200)),
        );
        expect(wide).toEqual([]);
      }
    }
  });

  it('looks again with the limits that the user enters', async () => {
    await tab.click('[data-test="order-limits"] > summary');
    await tab.fill('[data-test="limit-unpaidFrom"]', '3');
    await tab.fill('[data-test="limit-returnsPercent"]', '50');
    await tab.click('[data-test="limits-save"]');
    await until(
      async () =>
        ((await tab.text('[data-test="flagged-orders"]')) ?? '').includes(
          '3 of 4 orders made in 30 days, with the outcome known, returned or refused',
        ),
      'the limit was not used',
    );
    // Of flags that are closed, too.
    const all = await tab.evaluate(() => document.querySelector('[data-test="flagged-orders"]')?.textContent);
    expect(all).toContain('No number is published for “high”; the 50 % are yours');
    await tab.close();
  });

  it('has the platform’s own mark first, and no measure where no rule of the platform is known', async () => {
    await importFiles(browser, [sample('taobao')]);
    await open('taobao/default');
    await tab.waitFor('[data-test="order-flag"]');
    expect(await tab.text('[data-test="orders-rule"]')).toContain('No rule of this platform');
    const first = (await tab.text('[data-test="order-flag"]:first-child')) ?? '';
    expect(first).toContain('Marked as a risk by the platform');
    expect(first).toContain('R101');
    await tab.close();
  });

  it('keeps nothing of the buyers', async () => {
    const stores = await dump(browser);
    expect(stores.orderDays).toContain('2632100000000001');
    expect(stores.orderChecks).toContain('platform-risk');
    for (const [name, text] of Object.entries(stores)) expect(personal.test(text), name).toBe(false);
  });

  it('is empty again once everything was deleted', async () => {
    tab = await browser.openExtensionPage('pages/dashboard/index.html#data');
    await tab.click('[data-test="delete"]');
    await tab.click('[data-test="delete-yes"]');
    await until(async () => (await tab.count('[data-test="delete"]')) === 0, 'nothing was deleted');
    await tab.close();
    const { orderDays, orderChecks, keys } = await dump(browser);
    expect([orderDays, orderChecks, keys]).toEqual(['', '', '']);
  });

  it('says where orders come from while an account has none', async () => {
    const facts = { format: 'duewatch/facts@1', accounts: [{ platform: 'kuaishou', id: 'shop' }] };
    tab = await browser.openExtensionPage('pages/dashboard/index.html#data');
    await tab.waitFor('[data-test="import"]');
    await tab.evaluate((text) => {
      const files = new DataTransfer();
      files.items.add(new File([text], 'shop.json'));
      const input = document.querySelector<HTMLInputElement>('[data-test="import"]');
      if (input === null) throw new Error('no field for files');
      input.files = files.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    }, JSON.stringify(facts));
    await tab.waitFor('[data-test="import-done"]');
    await tab.close();
    await open('kuaishou/shop');
    await tab.waitFor('[data-test="orders-empty"]');
    await tab.close();
  });
}
