import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { taobaoOpenPlatform } from 'duewatch/packs';
import { makeSigningKey, publicKeyOf, signPack } from 'duewatch/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriousViolations } from './harness/serious-violations.ts';
import { until } from './harness/tab.mjs';
import type { Browser, Tab } from './harness/types.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const samples = ['account.json', 'calls.csv'].map((name) => `${root}test/samples/small/${name}`);
const results = fileURLToPath(new URL('../../test-results/', import.meta.url));
const card = `[data-test="pack"][data-pack="${taobaoOpenPlatform.id}"]`;

const show = (tab: Tab, known: string) =>
  tab.evaluate((value) => {
    const select = document.querySelector('[data-test="rules-show"]') as HTMLSelectElement;
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }, known);

const openAll = (tab: Tab) =>
  tab.evaluate((where) => {
    for (const rule of document.querySelectorAll<HTMLDetailsElement>(`${where} details.rule`))
      rule.open = true;
  }, card);

/** The pack with every price of its latest version ten times as high. */
function dearer() {
  const tariffs = taobaoOpenPlatform.tariffs.map((tariff) => ({
    ...tariff,
    versions: tariff.versions.map((version) => ({
      ...version,
      classes: version.classes.map((each) => ({
        ...each,
        prices: each.prices.map((price) => ({
          ...price,
          price: 'value' in price.price ? { ...price.price, value: '9' } : price.price,
        })),
      })),
    })),
  }));
  return { ...taobaoOpenPlatform, edition: '2026-11-24', tariffs };
}

/** Packs looked at, imported, refused and given up. */
export function rulesTests(launch: () => Promise<Browser>) {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
    await browser.setToday('2026-11-22');
    await browser.ask({ type: 'settings', patch: { locale: 'zh-CN' } });
  });
  afterAll(async () => {
    await browser?.close();
  });

  describe('the section Rules', () => {
    it('shows what is certain, disputed and unknown, each with its source', async () => {
      const tab = await browser.openExtensionPage('pages/dashboard/index.html#rules');
      await tab.waitFor(card);
      expect(await tab.count('[data-test="pack"]')).toBeGreaterThan(9);
      await tab.click(`${card} summary`);
      await tab.waitFor(`${card} [data-test="rule"]`);
      await openAll(tab);
      await tab.waitFor(`${card} [data-known="certain"]`);
      expect(await tab.count(`${card} [data-known="unknown"]`)).toBeGreaterThan(0);
      expect(await seriousViolations(tab)).toEqual([]);
      await tab.evaluate(() => document.querySelector('[data-test="rule"]')?.scrollIntoView());
      await tab.screenshot(`${results}${browser.name}-rules.png`);
      await show(tab, 'unknown');
      await tab.waitUntilGone(`${card} [data-known="certain"]`);
      await openAll(tab);
      await tab.waitFor(`${card} [data-known="unknown"]`);
      await tab.resize(420, 900);
      expect(
        await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      ).toBe(0);
      await tab.screenshot(`${results}${browser.name}-rules-narrow.png`);
      await tab.close();
    });

    it('keeps an imported pack only once it is accepted, and goes back when asked twice', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'duewatch-'));
      const good = join(folder, 'pack.json');
      const bad = join(folder, 'bad.json');
      writeFileSync(good, JSON.stringify({ ...taobaoOpenPlatform, edition: '2026-11-23' }));
      writeFileSync(bad, JSON.stringify({ ...taobaoOpenPlatform, currency: 'USD' }));
      const tab = await browser.openExtensionPage('pages/dashboard/index.html#rules');
      await tab.waitFor(card);
      await tab.setFiles('[data-test="pack-files"]', [bad]);
      await tab.waitFor('[data-test="pack-refused"]');
      expect(await tab.text('[data-test="pack-import"] .problems')).toContain('currency');
      await tab.setFiles('[data-test="pack-files"]', [good]);
      await tab.waitFor('[data-test="pack-offer"]');
      expect(await tab.text('[data-test="pack-signature"]')).toContain('没有签名');
      expect(await tab.count('[data-test="pack-changes"] li')).toBe(1);
      expect(await tab.text(card)).toContain('随 Duewatch 附带');
      expect(await seriousViolations(tab)).toEqual([]);
      await tab.screenshot(`${results}${browser.name}-rules-import.png`);
      await tab.waitFor('[data-test="pack-impact"] :is(p, ul)');
      await tab.click('[data-test="pack-accept"]');
      await tab.waitFor('[data-test="pack-kept"]');
      await until(async () => (await tab.text(card))?.includes('你导入的') === true, 'not in use');
      await tab.close();
      const later = await browser.openExtensionPage('pages/dashboard/index.html#rules');
      await later.waitFor(card);
      await until(async () => (await later.text(card))?.includes('你导入的') === true, 'not kept');
      await later.click(`${card} summary`);
      await later.waitFor('[data-test="pack-back"]');
      await later.click('[data-test="pack-back"]');
      await later.waitFor('[data-test="pack-back-yes"]');
      await later.click('[data-test="pack-back-yes"]');
      await until(async () => (await later.text(card))?.includes('随 Duewatch 附带') === true, 'not back');
      await later.close();
      expect(browser.strayRequests).toEqual([]);
    });

    it('tells by its name who signed a pack, once the key is pinned, and takes no weak key', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'duewatch-'));
      const paths = ['pack.json', 'pack.sig', 'key.json'].map((name) => join(folder, name));
      const [packPath = '', signaturePath = '', keyPath = ''] = paths;
      const bytes = new TextEncoder().encode(
        JSON.stringify({ ...taobaoOpenPlatform, edition: '2026-11-25' }),
      );
      const key = await makeSigningKey();
      writeFileSync(packPath, bytes);
      writeFileSync(signaturePath, JSON.stringify(await signPack(bytes, key)));
      writeFileSync(keyPath, JSON.stringify(publicKeyOf(key)));
      const tab = await browser.openExtensionPage('pages/dashboard/index.html#rules');
      await tab.waitFor(card);
      await tab.setFiles('[data-test="pack-files"]', [packPath, signaturePath, keyPath]);
      await tab.waitFor('[data-test="pack-offer"]');
      expect(await tab.text('[data-test="pack-signature"]')).toContain('不在你信任之列');
      // What the pack means for accounts comes later, and pushes the rest down.
      await tab.waitFor('[data-test="pack-impact"] :is(p, ul)');
      await tab.click('[data-test="pinned-keys"] > summary');
      await tab.waitFor('[data-test="key-name"]');
      await tab.fill('[data-test="key-name"]', '规则小组');
      await tab.fill('[data-test="key-id"]', '0000000000000000');
      await tab.fill('[data-test="key-bytes"]', `${'A'.repeat(43)}=`);
      await tab.click('[data-test="key-pin"]');
      await tab.waitFor('[data-test="key-problem"]');
      expect(await tab.text('[data-test="key-problem"]')).toContain('太弱');
      await tab.setFiles('[data-test="key-file"]', [keyPath]);
      await until(async () => (await tab.count('[data-test="key-problem"]')) === 0, 'the key was not read');
      await tab.click('[data-test="key-pin"]');
      await tab.waitFor('[data-test="pinned-key"]');
      expect(await tab.text('[data-test="pinned-key"]')).toContain(key.id);
      expect(await seriousViolations(tab)).toEqual([]);
      await tab.screenshot(`${results}${browser.name}-rules-keys.png`);
      await tab.setFiles('[data-test="pack-files"]', [packPath, signaturePath]);
      await until(
        async () => (await tab.text('[data-test="pack-signature"]'))?.includes('规则小组') === true,
        'not said by name',
      );
      await tab.waitFor('[data-test="pack-impact"] :is(p, ul)');
      await tab.click('[data-test="key-unpin"]');
      await tab.waitUntilGone('[data-test="pinned-key"]');
      await tab.close();
    });

    it('computes the cost by an accepted pack, and by the shipped one again', async () => {
      const data = await browser.openExtensionPage('pages/dashboard/index.html#data');
      await data.waitFor('[data-test="import-card"]');
      await data.setFiles('[data-test="import"]', samples);
      await data.waitFor('[data-test="import-done"]');
      await data.close();
      const cost = await browser.openExtensionPage('pages/dashboard/index.html#cost');
      await cost.waitFor('[data-test="cost-total"]');
      const before = await cost.text('[data-test="cost-total"]');
      const tab = await browser.openExtensionPage('pages/dashboard/index.html#rules');
      await tab.waitFor(card);
      const file = join(mkdtempSync(join(tmpdir(), 'duewatch-')), 'dearer.json');
      writeFileSync(file, JSON.stringify(dearer()));
      await tab.setFiles('[data-test="pack-files"]', [file]);
      // What it means for the account is said before it is accepted.
      await tab.waitFor('[data-test="pack-impact"][data-stale="false"] li');
      expect(await tab.text('[data-test="pack-impact"]')).toMatch(/的用量.*价格 \+¥/);
      await tab.evaluate(() => document.querySelector('[data-test="pack-impact"]')?.scrollIntoView());
      await tab.screenshot(`${results}${browser.name}-rules-impact.png`);
      await tab.click('[data-test="pack-accept"]');
      await tab.waitFor('[data-test="pack-kept"]');
      await until(async () => (await cost.text('[data-test="cost-total"]')) !== before, 'the cost stayed');
      await tab.click(`${card} summary`);
      await tab.waitFor('[data-test="pack-back"]');
      await tab.click('[data-test="pack-back"]');
      await tab.waitFor('[data-test="pack-back-yes"]');
      await tab.click('[data-test="pack-back-yes"]');
      await until(async () => (await cost.text('[data-test="cost-total"]')) === before, 'not back');
      await tab.close();
      await cost.close();
    });

    it('takes a value that the user enters, shows it first, and takes it back', async () => {
      const relief = 'tariffs/api/2017-01/dailyRelief';
      const row = `${card} [data-path="${relief}"]`;
      const cost = await browser.openExtensionPage('pages/dashboard/index.html#cost');
      await cost.waitFor('[data-test="cost-total"]');
      const before = await cost.text('[data-test="cost-total"]');
      expect(before).toContain('至多');
      const tab = await browser.openExtensionPage('pages/dashboard/index.html#rules');
      await tab.waitFor(card);
      await tab.click(`${card} summary`);
      await tab.waitFor(`${card} [data-test="rule"]`);
      await openAll(tab);
      await tab.waitFor(`${row}[data-known="unknown"]`);
      await tab.click(`${row} [data-test="own-enter"]`);
      await tab.waitFor(`${row} [data-test="own-value-form"]`);
      // Wrong input is said beside its field, and nothing that was typed is lost.
      await tab.fill(`${row} [data-test="own-value-input"]`, '二十');
      await tab.fill(`${row} [data-test="own-value-from"]`, '2026-11-01');
      await tab.fill(`${row} [data-test="own-value-note"]`, '11 月账单');
      await tab.click(`${row} [data-test="own-value-save"]`);
      await tab.waitFor(`${row} [data-test="own-value-problem"]`);
      const typed = await tab.evaluate(
        (where) =>
          [...document.querySelectorAll<HTMLInputElement>(`${where} input`)].map(({ value }) => value),
        row,
      );
      expect(typed).toEqual(['二十', '2026-11-01', '11 月账单']);
      expect(await seriousViolations(tab)).toEqual([]);
      await tab.screenshot(`${results}${browser.name}-rules-own-form.png`);
      await tab.fill(`${row} [data-test="own-value-input"]`, '20.00');
      await tab.click(`${row} [data-test="own-value-save"]`);
      await tab.waitFor(`${row} [data-test="own-value"]`);
      const shown = await tab.text(`${row} [data-test="own-value"]`);
      expect(shown).toContain('20.00');
      expect(shown).toContain('你填入的');
      expect(shown).toContain('11 月账单');
      expect(await tab.text(row)).toContain('未知');
      expect(await seriousViolations(tab)).toEqual([]);
      await tab.screenshot(`${results}${browser.name}-rules-own.png`);
      await until(async () => (await cost.text('[data-test="cost-total"]')) !== before, 'the cost stayed');
      expect(await cost.text('[data-test="cost-total"]')).not.toBe(before);
      await tab.click(`${row} [data-test="own-take-back"]`);
      await tab.waitUntilGone(`${row} [data-test="own-value"]`);
      await until(async () => (await cost.text('[data-test="cost-total"]')) === before, 'not back');
      await tab.close();
      await cost.close();
    });

    it('takes a limit that nobody has published, where there is no account so far', async () => {
      const kuaishou = '[data-test="pack"][data-pack="kuaishou"]';
      const path = 'criteria/abnormal-orders/2023-03/items/7/when/anyOf/return-share/range';
      const row = `${kuaishou} [data-path="${path}"]`;
      const tab = await browser.openExtensionPage('pages/dashboard/index.html#rules');
      await tab.waitFor(kuaishou);
      await show(tab, 'unknown');
      await tab.click(`${kuaishou} summary`);
      await tab.waitFor(`${kuaishou} [data-test="rule"]`);
      await tab.evaluate((where) => {
        for (const rule of document.querySelectorAll<HTMLDetailsElement>(`${where} details.rule`))
          rule.open = true;
      }, kuaishou);
      await tab.waitFor(row);
      await tab.click(`${row} [data-test="own-enter"]`);
      await tab.waitFor(`${row} [data-test="own-value-form"]`);
      await tab.fill(`${row} [data-test="own-value-input"]`, '50');
      await tab.click(`${row} [data-test="own-value-save"]`);
      await tab.waitFor(`${row} [data-test="own-value"]`);
      expect(await tab.text(`${row} [data-test="own-value"]`)).toContain('50%');
      await tab.resize(420, 900);
      await tab.screenshot(`${results}${browser.name}-rules-own-narrow.png`);
      await tab.click(`${row} [data-test="own-take-back"]`);
      await tab.waitUntilGone(`${row} [data-test="own-value"]`);
      await tab.click(`${row} [data-test="own-restore"]`);
      await tab.waitFor(`${row} [data-test="own-value"]`);
      await tab.close();
    });

    it('sets a stored pack aside that can no longer be read, and deletes it when asked twice', async () => {
      const maker = await browser.openExtensionPage('pages/dashboard/index.html#rules');
      await maker.waitFor(card);
      await maker.evaluate(
        (id) =>
          new Promise<void>((resolve, reject) => {
            const opening = indexedDB.open('duewatch');
            opening.onerror = () => reject(opening.error);
            opening.onsuccess = () => {
              const transaction = opening.result.transaction('packs', 'readwrite');
              const pack = { format: 'duewatch/pack@0', id };
              transaction.objectStore('packs').put({ id, at: Date.UTC(2026, 9, 1), pack, signedBy: null });
              transaction.oncomplete = () => {
                opening.result.close();
                resolve();
              };
            };
          }),
        taobaoOpenPlatform.id,
      );
      await maker.close();
      const tab = await browser.openExtensionPage('pages/dashboard/index.html#rules');
      await tab.waitFor('[data-test="set-aside"]');
      expect(await tab.text('[data-test="set-aside"]')).toContain('读不出');
      expect(await tab.text(card)).toContain('随 Duewatch 附带');
      expect(await seriousViolations(tab)).toEqual([]);
      await tab.screenshot(`${results}${browser.name}-rules-set-aside.png`);
      await tab.click('[data-test="set-aside"] [data-test="pack-back"]');
      await tab.waitFor('[data-test="set-aside"] [data-test="pack-back-yes"]');
      await tab.click('[data-test="set-aside"] [data-test="pack-back-yes"]');
      await tab.waitUntilGone('[data-test="set-aside"]');
      await tab.close();
    });
  });
}
