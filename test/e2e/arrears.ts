import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AccountFacts, Facts } from 'duewatch';
import { payoffPlan, whatIf } from 'duewatch/arrears';
import { runway } from 'duewatch/forecast';
import { mergeFacts, readFiles } from 'duewatch/import';
import { packs } from 'duewatch/packs';
import { formatAmount, formatChange, formatDay } from 'duewatch/text';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriousViolations } from './harness/serious-violations.ts';
import { until } from './harness/tab.mjs';
import type { Browser, Tab } from './harness/types.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const results = `${root}test-results/`;
const on = '2026-11-22';
const samples = ['account.json', 'calls.csv'].map((name) => `${root}test/samples/small/${name}`);
const dashboard = 'pages/dashboard/index.html';

/** The samples' account without any browser. */
function sample() {
  const inputs = samples.map((path) => ({ name: path, bytes: new Uint8Array(readFileSync(path)) }));
  const none: Facts = { format: 'duewatch/facts@1', accounts: [] };
  const account = mergeFacts(none, readFiles(inputs).facts).facts.accounts[0] as AccountFacts;
  return { account, pack: packs.find(({ id }) => id === account.platform)! };
}

/** A file of facts for the file picker. */
function fileOf(name: string, account: AccountFacts): string {
  mkdirSync(results, { recursive: true });
  const path = `${results}${name}.json`;
  writeFileSync(path, JSON.stringify({ format: 'duewatch/facts@1', accounts: [account] }));
  return path;
}

/** The account once it is not in arrears any more: its balance is used up some days from now. */
function withBalance(): string {
  const { usage: _, ...head } = sample().account;
  return fileOf('account-with-balance', {
    ...head,
    position: { day: '2026-11-21', prepaid: '4200.00', debts: [] },
    directDebit: { signed: false },
  });
}

/** Another account, whose payment covers all and is not booked yet. */
function paying(): string {
  return fileOf('account-paying', {
    platform: 'taobao-open-platform',
    id: 'isv-second',
    name: '第二个账号',
    apps: [{ appKey: '23000201', name: '示例插件', listed: true }],
    position: {
      day: '2026-11-21',
      prepaid: '0.00',
      debts: [{ id: 'd', appKey: '23000201', day: '2026-11-20', amount: '88.00' }],
    },
    payments: [{ id: 'p', day: '2026-11-22', amount: '88.00', postedOn: null }],
  });
}

/** Moves a slider as a hand does, without waiting for the mouse. */
const slide = (tab: Tab, selector: string, value: string) =>
  tab.evaluate(
    ([where, what]) => {
      const input = document.querySelector(where as string) as HTMLInputElement;
      input.value = what as string;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    },
    [selector, value],
  );

/** The row of the what-if table that begins with a name, as its cells. */
const rowOf = (tab: Tab, name: string) =>
  tab.evaluate((head) => {
    const rows = [...document.querySelectorAll('[data-test="what-if-result"] tbody tr')];
    const row = rows.find((each) => each.firstElementChild?.textContent === head);
    return [...(row?.children ?? [])].map((cell) => cell.textContent ?? '');
  }, name);

/** The section Arrears, from nothing stored to what a payment would change. */
export function arrearsTests(launch: () => Promise<Browser>) {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
    await browser.setToday(on);
    await browser.ask({ type: 'settings', patch: { locale: 'zh-CN' } });
  });
  afterAll(async () => {
    await browser?.close();
  });

  const open = async (): Promise<Tab> => {
    const tab = await browser.openExtensionPage(`${dashboard}#arrears`);
    await tab.waitFor('[data-test="arrears-head"]');
    return tab;
  };
  const importFiles = async (paths: string[]) => {
    const tab = await browser.openExtensionPage(`${dashboard}#data`);
    await tab.waitFor('[data-test="import-card"]');
    await tab.setFiles('[data-test="import"]', paths);
    await tab.waitFor('[data-test="import-done"]');
    await tab.close();
  };

  it('says what it is and how to begin while there is nothing', async () => {
    const tab = await browser.openExtensionPage(`${dashboard}#arrears`);
    await tab.waitFor('[data-test="arrears-empty"]');
    expect(await tab.text('[data-test="arrears-empty"]')).toContain('填写余额与欠费');
    expect(await seriousViolations(tab)).toEqual([]);
    await tab.close();
  });

  describe('three days in arrears', () => {
    const { account, pack } = sample();
    const plan = payoffPlan(account, pack, { on });
    const first = plan.steps[0]!;

    beforeAll(() => importFiles(samples));

    it.each(['zh-CN', 'en'] as const)(
      'tells in %s what is wrong, by when, and what to pay',
      async (locale) => {
        await browser.ask({ type: 'settings', patch: { locale } });
        const tab = await open();
        const sentence = await tab.text('[data-test="arrears-sentence"]');
        expect(sentence).toContain(locale === 'en' ? '3 full days in arrears' : '欠费满 3 天');
        expect(sentence).toContain(formatAmount(first.amount));
        expect(sentence).toContain(formatDay(first.rung.day, locale, on));
        await tab.waitFor('[data-test="stakes"]');
        await tab.waitFor('[data-test="plan-step"]');
        expect(await seriousViolations(tab)).toEqual([]);
        await tab.screenshot(`${results}${browser.name}-arrears-${locale}.png`);
        await tab.resize(380, 900);
        const wider = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(wider).toBeLessThanOrEqual(0);
        await tab.close();
        await browser.ask({ type: 'settings', patch: { locale: 'zh-CN' } });
      },
    );

    it('draws the ladder with today between what was and what comes', async () => {
      const tab = await open();
      const order = await tab.evaluate(() =>
        [...document.querySelectorAll('[data-test="ladder"] > li')].map(
          (row) => row.getAttribute('data-test') ?? row.getAttribute('aria-current') ?? 'text',
        ),
      );
      expect(order).toEqual([
        'rung-in-arrears',
        'rung-days-1',
        'rung-days-3',
        'date',
        'rung-days-5',
        'rung-days-7',
        'text',
        'text',
        'rung-grade-6',
        'rung-grade-6',
      ]);
      expect(await tab.text('[data-test="ladder"] [aria-current="date"]')).toContain('今天，满 3 天');
      expect(await tab.text('[data-test="rung-days-5"]')).toMatch(
        /11月24日 周二.*2 天后.*满 5 天.*服务冻结/s,
      );
      expect(await tab.text('[data-test="rung-days-7"]')).toContain('没有找到');
      expect(await tab.text('[data-test="rung-grade-6"]')).toMatch(/12月20日.*另一种读法.*非官方/s);
      await tab.close();
    });

    it('plans the first step as the SDK does: by when, how much, to which app keys', async () => {
      const tab = await open();
      await tab.waitFor('[data-test="plan-step"]');
      const step = '[data-test="plan-step"]';
      expect(await tab.text('[data-test="step-amount"]')).toBe(formatAmount(first.amount));
      expect(await tab.text(`${step} time`)).toContain(formatDay(first.by, 'zh-CN', on));
      const rows = await tab.evaluate(
        () =>
          [...document.querySelectorAll('[data-test="plan-step"] .step-body tbody tr')].map((row) =>
            [...row.children].map((cell) => cell.textContent),
          ),
        undefined,
      );
      expect(rows.map(([app, , amount]) => [app?.slice(0, 8), amount])).toEqual(
        first.pay.map(({ appKey, amount }) => [appKey, formatAmount(amount)]),
      );
      expect(rows[0]?.[0]).toContain('示例打单');
      await tab.click('[data-test="partial"] summary');
      expect(await tab.text('[data-test="partial"]')).toContain(formatAmount(first.partial[0]!.amount));
      expect(await seriousViolations(tab)).toEqual([]);
      await tab.close();
    });

    it('allocates the cash at hand', async () => {
      const tab = await open();
      await tab.waitFor('[data-test="cash"]');
      await tab.fill('[data-test="cash"]', '700');
      await tab.waitFor('[data-test="allocation"]');
      const { allocation } = payoffPlan(account, pack, { on, cash: '700.00' });
      await until(
        async () =>
          (await tab.text('[data-test="allocation"]'))?.includes(formatAmount(allocation!.left)) === true,
        'the allocation did not show',
      );
      const text = await tab.text('[data-test="allocation"]');
      for (const { appKey, amount } of allocation!.pay) {
        expect(text).toContain(appKey);
        expect(text).toContain(formatAmount(amount));
      }
      await tab.fill('[data-test="cash"]', '7x');
      await tab.waitUntilGone('[data-test="allocation"]');
      expect(await seriousViolations(tab)).toEqual([]);
      await tab.close();
    });

    it('tries a payment and shows the difference to now, and forgets it again', async () => {
      const tab = await open();
      await tab.waitFor('[data-test="what-if"]');
      await slide(tab, '[data-test="what-if-pay-slide"]', '1284.5');
      await tab.waitFor('[data-test="what-if-text"]');
      const { difference } = whatIf(account, pack, { on }, { pay: [{ amount: '1284.50' }] });
      expect(await rowOf(tab, '欠费金额')).toEqual([
        '欠费金额',
        '¥1,284.50',
        '¥0.00',
        formatChange(difference.owed!.high!),
      ]);
      expect(await rowOf(tab, '欠费天数')).toEqual(['欠费天数', '3 天', '0 天', '−3']);
      await slide(tab, '[data-test="what-if-pay-slide"]', '0');
      await slide(tab, '[data-test="what-if-day"]', '3');
      await until(
        async () => (await rowOf(tab, '欠费天数'))[2] === '6 天',
        'the days in arrears did not follow',
      );
      expect((await rowOf(tab, '档'))[2]).toBe('满 5 天');
      await slide(tab, '[data-test="what-if-usage"]', '50');
      const later = whatIf(account, pack, { on }, { on: '2026-11-25', usageFactor: { percent: 150 } });
      await until(
        async () =>
          (await rowOf(tab, '当月费用（至当天）'))[2]?.includes(formatAmount(later.after.monthCost.high!)) ===
          true,
        'the cost did not follow',
      );
      await tab.waitFor('[data-test="what-if-result"][data-stale="false"]');
      expect(await seriousViolations(tab)).toEqual([]);
      await tab.click('[data-test="what-if-reset"]');
      await tab.waitUntilGone('[data-test="what-if-text"]');
      await tab.close();
    });

    it('is reached from the overview', async () => {
      const tab = await browser.openExtensionPage(dashboard);
      await tab.click('[data-test="to-arrears"]');
      await tab.waitFor('[data-test="arrears-head"]');
      await until(
        async () => (await tab.evaluate(() => document.title)) === 'Duewatch · 欠费',
        'the tab has another name',
      );
      await tab.close();
    });
  });

  describe('with a balance', () => {
    beforeAll(() => importFiles([withBalance()]));

    it('says how long it lasts, as the SDK does, and draws it', async () => {
      const { account, pack } = sample();
      const position = { day: '2026-11-21', prepaid: '4200.00', debts: [] };
      const found = runway({ ...account, position, directDebit: { signed: false } }, pack, { on });
      const [from, to] = [0.1, 0.9].map((p) => found.quantiles.find((each) => each.p === p)!.day!);
      const tab = await open();
      await tab.waitFor('[data-test="runway-chart"]');
      const verdict = await tab.text('[data-test="runway-verdict"]');
      expect(verdict).toContain(formatDay(from!, 'zh-CN', on));
      expect(verdict).toContain(formatDay(to!, 'zh-CN', on));
      await tab.evaluate(() => (document.querySelector('.days-cursor') as SVGElement).focus());
      await tab.press('ArrowRight');
      await tab.press('ArrowRight');
      await until(
        async () => (await tab.text('[data-test="runway-readout"]'))?.startsWith('11月25日') === true,
        'the third day was not read out',
      );
      expect(await seriousViolations(tab)).toEqual([]);
      await tab.screenshot(`${results}${browser.name}-runway.png`);
      await tab.click('[data-test="runway-toggle"]');
      await tab.waitFor('[data-test="runway-chart"] tbody tr');
      expect(await tab.text('[data-test="runway-chart"] tbody')).toContain('100%');
      expect(await seriousViolations(tab)).toEqual([]);
      await tab.close();
    });

    it('takes a promotion into it', async () => {
      const tab = await open();
      await tab.waitFor('[data-test="runway-chart"]');
      await tab.click('[data-test="promotions"] summary');
      await tab.fill('[data-test="promotion-name"]', '店庆');
      await tab.click('[data-test="promotion-add"]');
      await tab.waitFor('[data-test="promotions"] .problem');
      await tab.evaluate(() => {
        const from = document.querySelector('[data-test="promotion-from"]') as HTMLInputElement;
        from.value = '2026-11-25';
        from.dispatchEvent(new Event('input', { bubbles: true }));
      });
      await tab.click('[data-test="promotion-add"]');
      await tab.waitFor('.promotion');
      await until(
        () =>
          tab.evaluate(
            () => document.querySelector('[data-test="runway"]')?.textContent?.includes('“店庆”') === true,
          ),
        'the runway does not say what it makes of the promotion',
      );
      expect(await tab.text('[data-test="promotions"]')).toContain('11月25日');
      expect(await seriousViolations(tab)).toEqual([]);
      await tab.close();
    });

    it('goes from account to account, and says what is paid and not booked', async () => {
      await importFiles([paying()]);
      const tab = await open();
      const choose = (id: string) =>
        tab.evaluate((wanted) => {
          const select = document.querySelector('[data-test="account-choice"]') as HTMLSelectElement;
          select.value = [...select.options].find(({ value }) => value.endsWith(wanted))?.value ?? '';
          select.dispatchEvent(new Event('change', { bubbles: true }));
        }, id);
      await choose('isv-demo');
      await until(
        async () => (await tab.text('[data-test="arrears-sentence"]'))?.includes('没有欠费') === true,
        'the account with a balance did not show',
      );
      await choose('isv-second');
      await until(
        async () => (await tab.text('[data-test="arrears-sentence"]'))?.includes('¥88.00') === true,
        'the second account did not show',
      );
      expect(await tab.text('[data-test="arrears-sentence"]')).toContain('尚未入账');
      await tab.waitFor('[data-test="plan-step"]');
      expect(await tab.text('[data-test="plan"]')).toContain('示例插件');
      expect(await seriousViolations(tab)).toEqual([]);
      await tab.close();
    });

    it('sends nothing anywhere', () => {
      expect(browser.strayRequests).toEqual([]);
    });
  });
}
