import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type AccountFacts, type Facts, rateUsage } from 'duewatch';
import { compareTariffs, costByApi } from 'duewatch/cost';
import { mergeFacts, readFiles } from 'duewatch/import';
import { packs } from 'duewatch/packs';
import { formatAmount, formatChange, formatCount, formatRange, statementCsv } from 'duewatch/text';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { savedBytes } from './harness/saved-bytes.ts';
import { seriousViolations } from './harness/serious-violations.ts';
import { until } from './harness/tab.mjs';
import type { Browser, Tab } from './harness/types.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const results = `${root}test-results/`;
const day = '2026-11-22';
const samples = ['account.json', 'calls.csv'].map((name) => `${root}test/samples/small/${name}`);
const dashboard = 'pages/dashboard/index.html';

/** What the SDK makes of the samples without any browser. */
function expected() {
  const inputs = samples.map((path) => ({ name: path, bytes: new Uint8Array(readFileSync(path)) }));
  const none: Facts = { format: 'duewatch/facts@1', accounts: [] };
  const account = mergeFacts(none, readFiles(inputs).facts).facts.accounts[0] as AccountFacts;
  const pack = packs.find(({ id }) => id === account.platform)!;
  const usage = account.usage ?? [];
  const options = { from: '2026-11-01', to: day, apps: account.apps };
  const statement = rateUsage(usage, pack, { ...options, byApi: true });
  const sides = [
    { pack, version: '2014-04' },
    { pack, version: '2017-01' },
  ] as const;
  return {
    statement,
    apis: costByApi(statement),
    comparison: compareTariffs(usage, ...sides, options),
  };
}

/** Amounts as they are shown, in units of 10⁻⁶ yuan. */
function added(texts: readonly string[]): bigint {
  return texts.reduce((sum, text) => {
    const [, sign = '', whole = '', decimals = ''] = /([-+]?)¥([\d,]+)(?:\.(\d+))?/.exec(text) ?? [];
    const units = BigInt(whole.replaceAll(',', '') + decimals.padEnd(6, '0'));
    return sign === '-' ? sum - units : sum + units;
  }, 0n);
}

const textsOf = (tab: Tab, selector: string) =>
  tab.evaluate(
    (each) => [...document.querySelectorAll(each)].map((element) => element.textContent ?? ''),
    selector,
  );

const choose = (tab: Tab, selector: string, value: string) =>
  tab.evaluate(
    ([where, what]) => {
      const select = document.querySelector(where as string) as HTMLSelectElement;
      select.value = what as string;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    },
    [selector, value],
  );

/** The section Cost, from nothing stored to what another tariff would change. */
export function costTests(launch: () => Promise<Browser>) {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
    await browser.setToday(day);
    await browser.ask({ type: 'settings', patch: { locale: 'zh-CN' } });
  });
  afterAll(async () => {
    await browser?.close();
  });

  const open = async (): Promise<Tab> => {
    const tab = await browser.openExtensionPage(`${dashboard}#cost`);
    await tab.waitFor('[data-test="cost-total"]');
    return tab;
  };

  it('says what it is and how to begin while there is nothing', async () => {
    const tab = await browser.openExtensionPage(`${dashboard}#cost`);
    await tab.waitFor('[data-test="cost-empty"]');
    expect(await tab.text('[data-test="cost-empty"]')).toContain('导入调用日志');
    expect(await seriousViolations(tab)).toEqual([]);
    await tab.close();
  });

  describe('with the samples imported', () => {
    const { statement, apis, comparison } = expected();

    beforeAll(async () => {
      const tab = await browser.openExtensionPage(`${dashboard}#data`);
      await tab.waitFor('[data-test="import-card"]');
      await tab.setFiles('[data-test="import"]', samples);
      await tab.waitFor('[data-test="import-done"]');
      await tab.close();
    });

    it('tells why as a tree, made only once it is asked for', async () => {
      const tab = await open();
      const tree = '[data-test="cost-total-card"] [data-test="why-tree"]';
      expect(await tab.count(`${tree} li`)).toBe(0);
      await tab.click(`${tree} > summary`);
      await tab.waitFor(`${tree} > ul > li`);
      const text = (await tab.text(tree)) ?? '';
      expect(text).toContain('23000101');
      expect(text).toMatch(/官方|非官方/);
      expect(await seriousViolations(tab)).toEqual([]);
      await tab.screenshot(`${results}${browser.name}-cost-why.png`);
      await tab.close();
      const overview = await browser.openExtensionPage(`${dashboard}#overview`);
      await overview.waitFor('[data-test="month-cost"] [data-test="why-tree"]');
      await overview.click('[data-test="month-cost"] [data-test="why-tree"] > summary');
      await overview.waitFor('[data-test="month-cost"] [data-test="why-tree"] li');
      expect(await seriousViolations(overview)).toEqual([]);
      await overview.screenshot(`${results}${browser.name}-overview-why.png`);
      await overview.resize(400, 900);
      expect(
        await overview.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        ),
      ).toBe(0);
      await overview.screenshot(`${results}${browser.name}-overview-why-narrow.png`);
      await overview.close();
    });

    it.each(['zh-CN', 'en'] as const)('tells the amount of the SDK in %s', async (locale) => {
      await browser.ask({ type: 'settings', patch: { locale } });
      const tab = await open();
      const text = await tab.text('[data-test="cost-total"]');
      expect(text).toBe(formatRange(statement.total, locale));
      expect(text).toBe(locale === 'en' ? 'at most ¥10,407.70' : '至多 ¥10,407.70');
      expect(await seriousViolations(tab)).toEqual([]);
      await tab.screenshot(`${results}${browser.name}-cost-${locale}.png`);
      await tab.close();
      await browser.ask({ type: 'settings', patch: { locale: 'zh-CN' } });
    });

    it('says where it comes from: app keys and their APIs re-add to it', async () => {
      const tab = await open();
      const whole = added([formatAmount(statement.total.high!)]);
      expect(added(await textsOf(tab, '[data-test="app-amount"]'))).toBe(whole);
      for (const { appKey } of statement.byApp)
        await tab.click(`[data-app="${appKey}"] [data-test="app-toggle"]`);
      const shown = await textsOf(tab, '[data-test="api-amount"]');
      expect(shown).toHaveLength(apis.length);
      expect(added(shown)).toBe(whole);
      await tab.click('[data-test="sort-name"]');
      expect(await textsOf(tab, '[data-test="app-toggle"]')).toEqual(
        statement.byApp.map(({ appKey }) => appKey).sort(),
      );
      await tab.close();
    });

    it('draws one bar for each day with usage, and the same as a table', async () => {
      const tab = await open();
      const days = [...new Set(statement.lines.map((line) => line.day))];
      const bars = await tab.evaluate(() =>
        [...document.querySelectorAll('[data-test="bar"]')].map((bar) => bar.getAttribute('data-day')),
      );
      expect(bars).toEqual(days.sort());
      await tab.click('[data-day="2026-11-11"]');
      // The statement shows that day only.
      await until(
        async () => (await tab.count('[data-test="line"]')) === 6,
        'the lines of one day did not show',
      );
      await tab.press('ArrowRight');
      await until(
        async () => (await tab.text('[data-test="chart-readout"]'))?.startsWith('11月12日') === true,
        'the next bar was not read out',
      );
      await tab.click('[data-test="chart-toggle"]');
      await tab.waitFor('[data-test="chart"] tbody tr');
      expect(await tab.count('[data-test="chart"] tbody tr')).toBe(days.length);
      await tab.close();
    });

    it('explains a line, page by page of them', async () => {
      const tab = await open();
      expect(await tab.text('[data-test="statement"]')).toContain(formatCount(statement.lines.length));
      await tab.click('[data-test="line-toggle"]');
      await tab.waitFor('[data-test="line-why"]');
      const why = await tab.text('[data-test="line-why"]');
      expect(why).toContain('¥0.01 / 100 次');
      expect(why).toContain('公开代码，非官方');
      expect(await seriousViolations(tab)).toEqual([]);
      await tab.click('[data-test="page-next"]');
      await tab.waitUntilGone('[data-test="line-why"]');
      await tab.click('[data-test="tab-settlement"]');
      expect(await tab.text('[data-test="settlement"]')).toContain('¥1,284.50');
      await tab.close();
    });

    it('compares 2014 with 2017, by causes that re-add', async () => {
      const tab = await open();
      await tab.click('[data-test="compare-go"]');
      await tab.waitFor('[data-test="compared"]');
      expect(await tab.text('[data-test="causes-total"]')).toBe(formatChange(comparison.compared.difference));
      const causes = await textsOf(tab, '[data-test="cause-amount"]');
      expect(causes.length).toBeGreaterThan(0);
      expect(added(causes)).toBe(added([formatChange(comparison.compared.difference)]));
      expect(await tab.text('[data-test="compare-difference"]')).toBe(
        `至多 ${formatChange(comparison.bounds.high!)}`,
      );
      await tab.click('[data-test="by-line"] summary');
      await tab.waitFor('[data-test="by-line"] table');
      expect(await seriousViolations(tab)).toEqual([]);
      await choose(tab, '[data-test="compare-a"]', 'doudian-open-platform/api/2023-03');
      await until(
        async () => (await textsOf(tab, '[data-test="cause"]')).join().includes('价格'),
        'the other comparison did not show',
      );
      await tab.close();
    });

    it('exports the lines as CSV', async () => {
      const tab = await open();
      const bytes = await savedBytes(tab, '[data-test="export-csv"]');
      expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
      expect(text).toBe(statementCsv(statement, 'zh-CN'));
      expect(text.split('\r\n')).toHaveLength(statement.lines.length + 2);
      await tab.close();
    });

    it('goes to another month, and says so where it has no usage', async () => {
      const tab = await open();
      await choose(tab, '[data-test="cost-month"]', '2026-10');
      await until(
        async () => (await tab.text('[data-test="cost-total-card"] h2')) === '2026年10月费用',
        'October did not show',
      );
      await tab.close();
      await browser.setToday('2026-12-01');
      const later = await browser.openExtensionPage(`${dashboard}#cost`);
      await later.waitFor('[data-test="cost-empty-month"]');
      expect(await later.text('[data-test="cost-empty-month"]')).toContain('2026年12月没有调用记录');
      await later.close();
      await browser.setToday(day);
    });

    it('sends nothing anywhere', () => {
      expect(browser.strayRequests).toEqual([]);
    });
  });
}
