import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Facts } from 'duewatch';
import { assess } from 'duewatch/assess';
import { mergeFacts, readFiles } from 'duewatch/import';
import { packs } from 'duewatch/packs';
import { formatAmount, formatRange } from 'duewatch/text';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriousViolations } from './harness/serious-violations.ts';
import { until } from './harness/tab.mjs';
import type { Browser, Tab } from './harness/types.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const results = `${root}test-results/`;
const day = '2026-11-22';
export const consolePage = 'https://console.open.taobao.com/';
const servicePage = 'https://fuwu.taobao.com/ser/detail.htm?service_code=FW_GOODS-9000001';
export const samples = ['account.json', 'calls.csv', 'vas-orders.json'].map(
  (name) => `${root}test/samples/small/${name}`,
);
export const marker = '[data-test="marker"]';
export const panel = '[data-test="panel"]';
const dashboard = 'pages/dashboard/index.html';
const popup = 'pages/popup/index.html';

/** What the SDK makes of the samples without any browser. */
function expected() {
  const inputs = samples.map((path) => ({ name: path, bytes: new Uint8Array(readFileSync(path)) }));
  const none: Facts = { format: 'duewatch/facts@1', accounts: [] };
  const { accounts } = assess(mergeFacts(none, readFiles(inputs).facts).facts, packs, { on: day });
  const account = accounts[0]!;
  return {
    account,
    total: formatRange(account.cost!.total, 'zh-CN'),
    owed: formatAmount(account.arrears.owed),
  };
}

/** Facts of the sample's account after all was paid. */
function paidFile(): string {
  const path = join(mkdtempSync(join(tmpdir(), 'duewatch-')), 'paid.json');
  const account = { platform: 'taobao-open-platform', id: 'isv-demo' };
  const position = { day, prepaid: '500.00', debts: [] };
  writeFileSync(path, JSON.stringify({ format: 'duewatch/facts@1', accounts: [{ ...account, position }] }));
  return path;
}

export async function importFiles(browser: Browser, paths: string[]): Promise<void> {
  const tab = await browser.openExtensionPage(`${dashboard}#data`);
  await tab.waitFor('[data-test="import-card"]');
  await tab.setFiles('[data-test="import"]', paths);
  await tab.waitFor('[data-test="import-done"]');
  await tab.close();
}

/** How marker and panel look and where they stand, with all that a page could change about it. */
function looks(): Record<string, string>[] {
  const host = document.querySelector('duewatch-overlay');
  const parts = [
    '.marker',
    '.marker .line',
    '.dw-panel',
    '.dw-panel h2',
    '.dw-warning h3',
    '.dw-measures li',
  ];
  return parts.map((selector) => {
    const element = host?.shadowRoot?.querySelector(selector);
    if (!element) return { selector, missing: 'yes' };
    // From the right and the bottom, where the overlay is anchored: a scroll bar of the page takes its own room.
    const { right, bottom, width, height } = element.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const style = getComputedStyle(element);
    const names = [
      'display',
      'visibility',
      'opacity',
      'position',
      'font',
      'letterSpacing',
      'textTransform',
    ] as const;
    const more = [
      'color',
      'backgroundColor',
      'transform',
      'boxSizing',
      'pointerEvents',
      'transition',
    ] as const;
    return {
      selector,
      box: [clientWidth - right, clientHeight - bottom, width, height].map(Math.round).join(' '),
      ...Object.fromEntries([...names, ...more].map((name) => [name, style[name]])),
    };
  });
}

/** The element in the middle of the marker, as the page sees it: our host and nothing over it. */
function onTop(): string | undefined {
  const shown = document.querySelector('duewatch-overlay')?.shadowRoot?.querySelector('.marker');
  if (!shown) return 'no marker';
  const { x, y, width, height } = shown.getBoundingClientRect();
  return document.elementFromPoint(x + width / 2, y + height / 2)?.localName;
}

/** The screens, from the first run to the last debt paid, in one browser. */
export function overlayTests(launch: () => Promise<Browser>) {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
    await browser.setToday(day);
    await browser.ask({ type: 'settings', patch: { locale: 'zh-CN' } });
  });
  afterAll(async () => {
    await browser?.close();
  });

  const openPanel = async (url: string): Promise<Tab> => {
    const tab = await browser.openSite(url);
    await tab.click(marker);
    await tab.waitFor(panel);
    return tab;
  };

  describe('with nothing stored', () => {
    it('welcomes, and says that everything stays here', async () => {
      const tab = await browser.openExtensionPage(dashboard);
      await tab.waitFor('[data-test="welcome"]');
      expect(await tab.text('[data-test="welcome"]')).toContain('所有数据只留在这台电脑上');
      expect(await seriousViolations(tab)).toEqual([]);
      await tab.screenshot(`${results}${browser.name}-welcome.png`);
      await tab.close();
    });

    it('shows an empty popup with a way to begin', async () => {
      const tab = await browser.openExtensionPage(popup);
      await tab.waitFor('[data-test="popup-empty"]');
      expect(await seriousViolations(tab)).toEqual([]);
      await tab.close();
    });

    it('puts nothing at all on a watched page', async () => {
      const tab = await browser.openSite(consolePage);
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(await tab.count('duewatch-overlay')).toBe(0);
      await tab.close();
    });

    it('shows the sample on request, and forgets it again', async () => {
      const tab = await browser.openExtensionPage(dashboard);
      await tab.click('[data-test="welcome-sample"]');
      await tab.waitFor('[data-test="warning"]');
      expect(await tab.text('[data-test="warning"] h3')).toContain('欠费满 3 天');
      await tab.click('[data-test="rail-data"]');
      await tab.click('[data-test="delete"]');
      await tab.click('[data-test="delete-yes"]');
      await tab.waitUntilGone('[data-test="delete-yes"]');
      await tab.click('[data-test="rail-overview"]');
      await tab.waitFor('[data-test="welcome"]');
      await tab.close();
    });
  });

  describe('with the samples imported', () => {
    beforeAll(() => importFiles(browser, samples));

    it('shows one line on the page', async () => {
      const tab = await browser.openSite(consolePage);
      await tab.waitFor(marker);
      const line = (await tab.text(marker)) ?? '';
      expect(line).toContain('欠费 ¥1,284.50 满 3 天');
      expect([...line].length).toBeLessThanOrEqual(40);
      expect(await tab.evaluate(onTop)).toBe('duewatch-overlay');
      await tab.screenshot(`${results}${browser.name}-marker.png`);
      await tab.close();
    });

    it.each([consolePage, servicePage])('says all of it in the panel on %s', async (url) => {
      const { account, total, owed } = expected();
      const tab = await openPanel(url);
      expect(await tab.text('[data-test="since"]')).toContain('11月19日 周四');
      expect(await tab.text('[data-test="days"]')).toBe('3 天');
      expect(await tab.text('[data-test="rung"]')).toContain('满 3 天');
      expect(await tab.text('[data-test="owed"]')).toBe(owed);
      expect(await tab.text('[data-test="measure-freeze-settlement"]')).toMatch(
        /收入已冻结、结算已暂停.*自 11月19日/s,
      );
      expect(await tab.text('[data-test="next-rung"]')).toMatch(/满 5 天.*11月24日 周二.*2 天后/s);
      expect(await tab.text('[data-test="month-cost"]')).toContain(total);
      expect(account.cost!.total.low).not.toBe(account.cost!.total.high);

      const unsourced = await tab.evaluate(() => {
        const inside = document.querySelector('duewatch-overlay')?.shadowRoot;
        const parts = [
          '[data-test="rung"]',
          '[data-test="measures"]:not([data-test="next-rung"] *) > li',
          '.dw-rung-head',
        ];
        return parts
          .flatMap((selector) => [...(inside?.querySelectorAll(selector) ?? [])])
          .filter((part) => !part.querySelector('[data-test="source"]'))
          .map((part) => part.textContent);
      });
      expect(unsourced).toEqual([]);
      await tab.screenshot(`${results}${browser.name}-panel-${new URL(url).hostname}.png`);
      await tab.close();
    });

    it('opens a source to its title, publisher and date', async () => {
      const tab = await openPanel(consolePage);
      expect(await tab.text('[data-test="rung"]')).not.toContain('102106');
      await tab.click('[data-test="rung"] summary');
      await until(
        async () =>
          /官方.*欠费处理规则.*2018-08-01.*102106/s.test((await tab.text('[data-test="rung"]')) ?? ''),
        'the source did not open',
      );
      await tab.close();
    });

    it('answers the five questions in their order', async () => {
      const tab = await openPanel(consolePage);
      const text = (await tab.text(`${panel} [data-test="warning"]`)) ?? '';
      const at = ['欠费满 3 天', '何时', '代价', '办法', '依据'].map((word) => text.indexOf(word));
      expect(at).toEqual([...at].sort((a, b) => a - b));
      expect(at).not.toContain(-1);
      await tab.close();
    });

    it('has nothing serious for axe to say of the panel', async () => {
      const tab = await openPanel(consolePage);
      // The panel fades in, and half-way its contrast is not what it will be.
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(await seriousViolations(tab, 'duewatch-overlay')).toEqual([]);
      await tab.close();
    });

    it('works from the keyboard, and closes on Escape and on a click elsewhere', async () => {
      const tab = await browser.openSite(consolePage);
      await tab.waitFor(marker);
      const focused = () =>
        tab.evaluate(
          () => document.activeElement?.shadowRoot?.activeElement?.getAttribute('data-test') ?? 'the page',
        );
      await until(async () => {
        await tab.press('Tab');
        return (await focused()) === 'marker';
      }, 'the marker cannot be reached with Tab');
      await tab.press('Enter');
      await tab.waitFor(panel);
      expect(await focused()).toBe('panel');
      await tab.press('Escape');
      await tab.waitUntilGone(panel);
      expect(await focused()).toBe('marker');
      await tab.press('Enter');
      await tab.waitFor(panel);
      await tab.click('.console-header, .logo, h1, body');
      await tab.waitUntilGone(panel);
      await tab.click(marker);
      await tab.waitFor(panel);
      await tab.click('[data-test="panel-close"]');
      await tab.waitUntilGone(panel);
      await tab.close();
    });

    it('looks the same on a page with hostile styles', async () => {
      const plain = await openPanel(consolePage);
      const hostile = await openPanel(`${consolePage}?hostile`);
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(await hostile.evaluate(looks)).toEqual(await plain.evaluate(looks));
      expect(await hostile.evaluate(onTop)).toBe('duewatch-overlay');
      await hostile.screenshot(`${results}${browser.name}-hostile.png`);
      await hostile.close();
      await plain.close();
    });

    it('keeps its looks under a policy that forbids styles', async () => {
      const plain = await openPanel(consolePage);
      const tab = await browser.openSite(consolePage);
      await tab.waitFor(marker);
      await tab.evaluate(() => {
        const policy = document.createElement('meta');
        policy.httpEquiv = 'Content-Security-Policy';
        policy.content = "default-src 'none'";
        document.head.append(policy);
      });
      await tab.click(marker);
      await tab.waitFor(panel);
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(await tab.evaluate(looks)).toEqual(await plain.evaluate(looks));
      await tab.close();
      await plain.close();
    });

    it('comes back when the page removes, moves or marks it, and gives up in the end', async () => {
      const tab = await browser.openSite(consolePage);
      await tab.waitFor(marker);
      const attacks = [
        () => document.querySelector('duewatch-overlay')?.remove(),
        () => document.querySelector('main')?.append(document.querySelector('duewatch-overlay') ?? ''),
        () => document.querySelector('duewatch-overlay')?.setAttribute('hidden', ''),
        () => document.querySelector('duewatch-overlay')?.setAttribute('inert', ''),
        () => document.querySelector('duewatch-overlay')?.setAttribute('style', 'display: none !important'),
        () => document.querySelector('duewatch-overlay')?.setAttribute('popover', 'manual'),
      ];
      for (const attack of attacks) {
        await tab.evaluate(attack);
        await tab.waitFor(marker);
        expect(
          await tab.evaluate(() => {
            const host = document.querySelector('duewatch-overlay');
            return [host?.parentElement?.localName, host?.attributes.length];
          }),
        ).toEqual(['html', 0]);
        expect(await tab.evaluate(onTop)).toBe('duewatch-overlay');
      }
      const removals = await tab.evaluate(async () => {
        let count = 0;
        for (; count < 200; count++) {
          const host = document.querySelector('duewatch-overlay');
          if (!host) break;
          host.remove();
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
        return count;
      });
      expect(removals).toBeLessThanOrEqual(20);
      await tab.close();
    });

    it('is there once, however often it is injected', async () => {
      const url = `${consolePage}?once`;
      const tab = await openPanel(url);
      const own = await browser.openExtensionPage(popup);
      await own.evaluate(async (address) => {
        const { browser, chrome } = globalThis as unknown as Record<
          'browser' | 'chrome',
          typeof import('webextension-polyfill')
        >;
        const api = browser ?? chrome;
        const [found] = await api.tabs.query({ url: `${address}*` });
        for (let count = 0; count < 3; count++) {
          await api.scripting.executeScript({ target: { tabId: found!.id! }, files: ['/content/marker.js'] });
        }
      }, url);
      await own.close();
      // Gone with the first copy, which shows that there was a second.
      await tab.waitUntilGone(panel);
      await tab.waitFor(marker);
      expect(await tab.count('duewatch-overlay')).toBe(1);
      expect(await tab.count(marker)).toBe(1);
      await tab.click(marker);
      await tab.waitFor(panel);
      expect(await tab.count(panel)).toBe(1);
      await tab.close();
    });

    it('lists in the popup what is in force and what comes within seven days', async () => {
      const tab = await browser.openExtensionPage(popup);
      await tab.waitFor('[data-test="popup-week"]');
      expect(await tab.text('[data-test="popup-now"]')).toContain('欠费满 3 天');
      expect(await tab.text('[data-test="popup-week"]')).toMatch(
        /满 5 天.*11月24日 周二.*满 7 天.*11月26日 周四/s,
      );
      expect(await seriousViolations(tab)).toEqual([]);
      await tab.screenshot(`${results}${browser.name}-popup.png`);
      await tab.close();
    });

    it('shows account, ladder, cost and what is missing on the dashboard', async () => {
      const { total } = expected();
      const tab = await browser.openExtensionPage(dashboard);
      await tab.waitFor('[data-test="account"]');
      expect(await tab.text('[data-test="ladder"]')).toMatch(
        /一经欠费.*满 3 天.*今天，满 3 天.*满 5 天.*满 7 天/s,
      );
      expect(await tab.text('[data-test="month-cost"]')).toContain(total);
      expect(await tab.text('[data-test="needs"]')).toContain('每日减免');
      expect(await tab.text('[data-test="next-week"]')).toMatch(/11月24日.*11月26日/s);
      await tab.screenshot(`${results}${browser.name}-overview.png`);
      await tab.close();
    });

    it.each(['overview', 'data', 'settings'])('has nothing serious for axe to say of %s', async (section) => {
      const tab = await browser.openExtensionPage(`${dashboard}#${section}`);
      await tab.waitFor('.card');
      expect(await seriousViolations(tab)).toEqual([]);
      await tab.close();
    });

    it('speaks English when asked to', async () => {
      await browser.ask({ type: 'settings', patch: { locale: 'en' } });
      const tab = await openPanel(consolePage);
      expect(await tab.text('[data-test="since"]')).toContain('Thu 19 Nov');
      expect(await tab.text('[data-test="days"]')).toBe('3 full days');
      await tab.screenshot(`${results}${browser.name}-panel-en.png`);
      await tab.close();
      await browser.ask({ type: 'settings', patch: { locale: 'zh-CN' } });
    });
  });

  describe('on the data page', () => {
    it('says of broken files what is wrong and where', async () => {
      const tab = await browser.openExtensionPage(`${dashboard}#data`);
      await tab.waitFor('[data-test="import-card"]');
      await tab.setFiles('[data-test="import"]', [`${root}test/samples/broken/calls-no-such-day.csv`]);
      await tab.waitFor('[data-test="import-problems"]');
      expect(await tab.text('[data-test="import-problems"]')).toMatch(/第 4 行“日期”列.*2026-02-30/s);
      await tab.close();
    });

    it('asks for what a file leaves open, and imports it again', async () => {
      const tab = await browser.openExtensionPage(`${dashboard}#data`);
      await tab.waitFor('[data-test="import-card"]');
      await tab.setFiles('[data-test="import"]', [`${root}test/samples/small/doudian-calls.json`]);
      await tab.waitFor('[data-test="import-needs"]');
      await tab.fill('#need-app-key', '7000001');
      await tab.fill('#need-day', '2026-11-21');
      await tab.click('[data-test="import-again"]');
      await until(
        async () => /保存 [1-9]/.test((await tab.text('[data-test="import-file"]')) ?? ''),
        'the record was not kept',
      );
      await tab.close();
    });

    it('names the field and the cure in the form, and loses nothing typed', async () => {
      const tab = await browser.openExtensionPage(`${dashboard}#data/form`);
      await tab.waitFor('[name="positionDay"]');
      await until(
        () => tab.evaluate(() => document.querySelector<HTMLInputElement>('#id')?.value === 'isv-demo'),
        'the form does not start with what is stored',
      );
      await tab.fill('[name="positionDay"]', '2026-02-30');
      await tab.click('[data-test="form-save"]');
      await tab.waitFor('[data-test="form-errors"]');
      expect(await tab.text('#positionDay-problem')).toContain('2026-11-21');
      expect(await tab.evaluate(() => document.querySelector<HTMLInputElement>('#positionDay')?.value)).toBe(
        '2026-02-30',
      );
      await tab.close();
    });

    it('takes a value that no rule publishes, and the cost becomes exact', async () => {
      const tab = await browser.openExtensionPage(`${dashboard}#data/form`);
      const relief = '[name="values.tariffs/api/2017-01/dailyRelief"]';
      await tab.waitFor(relief);
      await tab.fill(relief, '0');
      await tab.click('[data-test="form-save"]');
      await tab.waitFor('[data-test="form-saved"]');
      await tab.click('[data-test="rail-overview"]');
      await tab.waitFor('[data-test="month-cost"]');
      await until(
        async () => !((await tab.text('[data-test="month-cost"] .figure')) ?? '至多').includes('至多'),
        'the cost is still "at most"',
      );
      await tab.close();
    });
  });

  describe('switched off and on', () => {
    it('stays away while snoozed, on the page that is open, too', async () => {
      const tab = await openPanel(consolePage);
      await tab.click('[data-test="snooze"]');
      await tab.waitUntilGone(marker);
      await tab.close();
    });

    it('comes back when the site is switched on again, and goes when it is switched off on the page', async () => {
      const site = '[data-test="site-taobao-open-platform"]';
      const settings = await browser.openExtensionPage(`${dashboard}#settings`);
      await settings.click(`${site} button`);
      await until(async () => (await settings.text(`${site} .site-state`)) === '已关闭', 'not off');
      await settings.click(`${site} button`);
      await until(async () => (await settings.text(`${site} .site-state`)) === '已打开', 'not on');
      const tab = await openPanel(consolePage);
      await tab.click('[data-test="site-off"]');
      await tab.click('[data-test="site-off-sure"]');
      await tab.waitUntilGone(marker);
      await tab.close();
      // The open page of settings hears of it by itself.
      await until(async () => (await settings.text(`${site} .site-state`)) === '已关闭', 'not off');
      await settings.click(`${site} button`);
      await until(async () => (await settings.text(`${site} .site-state`)) === '已打开', 'not on');
      await settings.close();
    });
  });

  it('goes away from open pages once nothing is owed, and shows nothing on new ones', async () => {
    const open = await browser.openSite(servicePage);
    await open.waitFor(marker);
    await importFiles(browser, [paidFile()]);
    await open.waitUntilGone('duewatch-overlay');
    const fresh = await browser.openSite(consolePage);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await fresh.count('duewatch-overlay')).toBe(0);
    await fresh.close();
    await open.close();
  });

  it('sends nothing anywhere', () => {
    expect(browser.strayRequests).toEqual([]);
  });
}
