import { fileURLToPath } from 'node:url';
import type { AccountFacts } from 'duewatch';
import { aliexpress } from 'duewatch/packs';
import { nextStep } from 'duewatch/penalty';
import { accountRisk, accountStanding } from 'duewatch/risk';
import { explain, formatAmount } from 'duewatch/text';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriousViolations } from './harness/serious-violations.ts';
import { until } from './harness/tab.mjs';
import type { Browser, Tab } from './harness/types.ts';

const results = fileURLToPath(new URL('../../test-results/', import.meta.url));
const on = '2026-11-22';

/** What the form is filled with below. */
const account: AccountFacts = {
  platform: 'aliexpress',
  id: 'default',
  violations: [
    {
      id: 'v',
      offences: { 'fake-transactions': true, 'credit-and-sales-manipulation': false },
      day: '2026-11-18',
      noticed: '2026-11-20T10:30:00+08:00',
      facts: { times: 2, 'fake-orders': 23, 'total-orders': 135 },
    },
  ],
};
const { score } = accountRisk(account, aliexpress, { on });
const withMargin = accountRisk({ ...account, risk: { margin: '800.00' } }, aliexpress, { on }).score;
const [standing] = accountStanding(account, aliexpress, { on }).violations;

const select = (tab: Tab, test: string, value: string) =>
  tab.evaluate(
    ({ test: name, value: chosen }) => {
      const element = document.querySelector(`[data-test="${name}"]`) as HTMLSelectElement;
      element.value = chosen;
      element.dispatchEvent(new Event('change', { bubbles: true }));
    },
    { test, value },
  );

const texts = (tab: Tab, selector: string) =>
  tab.evaluate(
    (where) => [...document.querySelectorAll<HTMLElement>(where)].map((each) => each.innerText.trim()),
    selector,
  );

const places = (tab: Tab, table: string) =>
  tab.evaluate(
    (where) =>
      [...document.querySelectorAll<HTMLElement>(where)].map(
        ({ dataset }) => `${dataset.path} ${dataset.place}`,
      ),
    `[data-table="${table}"] [data-test="penalty-step"][data-place]`,
  );

/** The section Risk in a whole browser. Each test goes on where the last one ended. */
export function riskTests(launch: () => Promise<Browser>) {
  let browser: Browser;
  let tab: Tab;
  beforeAll(async () => {
    browser = await launch();
    await browser.setToday(on);
    await browser.ask({ type: 'settings', patch: { locale: 'en' } });
  });
  afterAll(async () => {
    await browser?.close();
  });

  describe('the section Risk', () => {
    it('begins with any platform that has rules, and says what it is for', async () => {
      tab = await browser.openExtensionPage('pages/dashboard/index.html#risk');
      await tab.waitFor('[data-test="account-choice"]');
      await select(tab, 'account-choice', 'aliexpress/default');
      await tab.waitFor('[data-test="risk-empty"]');
      await tab.waitFor('[data-test="violations"]');
      expect(await tab.count('[data-test="risk-score"]')).toBe(0);
      expect(await tab.count('[data-test="plain-table"]')).toBe(aliexpress.penalties?.length);
      expect(await seriousViolations(tab)).toEqual([]);
    });

    it('says beside the field what is wrong, and keeps what was typed', async () => {
      await tab.click('[data-test="violation-add"]');
      await tab.waitFor('[data-test="violation-form"]');
      await tab.fill('[data-test="violation-facts.times"]', '2');
      await tab.fill('[data-test="violation-facts.fake-orders"]', '230');
      await tab.fill('[data-test="violation-facts.total-orders"]', '135');
      await tab.fill('[data-test="violation-noticed"]', '20 November');
      await tab.click('[data-test="violation-save"]');
      await tab.waitFor('[data-test="risk-problem"]');
      const said = await texts(tab, '[data-test="risk-problem"]');
      expect(said).toEqual([
        expect.stringContaining('2026-11-21 10:30'),
        'A part cannot be more than the whole',
      ]);
      expect(
        await tab.evaluate(
          () => (document.querySelector('[data-test="violation-noticed"]') as HTMLInputElement).value,
        ),
      ).toBe('20 November');
      expect(await seriousViolations(tab)).toEqual([]);
    });

    it('shows of a violation what the SDK says: days and no score without a margin', async () => {
      await select(tab, 'violation-others.credit-and-sales-manipulation', 'no');
      await tab.fill('[data-test="violation-day"]', '2026-11-18');
      await tab.fill('[data-test="violation-noticed"]', '2026-11-20 10:30');
      await tab.fill('[data-test="violation-facts.fake-orders"]', '23');
      await tab.click('[data-test="violation-save"]');
      await tab.waitFor('[data-test="risk-score"]');
      expect(score.score).toBeNull();
      await tab.waitFor('[data-test="no-score"]');
      expect(await tab.text('[data-test="days-point"]')).toBe(score.days.point);
      expect(await tab.count('[data-test="score-point"]')).toBe(0);
      expect(await tab.count('[data-test="reasons"] tbody tr')).toBe(score.reasons.length);
    });

    it('draws the ladder with the place of the case, and the nearest ways to the next step', async () => {
      expect(await places(tab, 'fake-transactions')).toEqual([
        ...(standing?.tables[0]?.steps ?? []).map(({ path, place }) => `${path} ${place}`),
        ...(standing?.tables[0]?.steps ?? []).map(({ path }) => `${path} ahead`),
      ]);
      const ways = nextStep(
        { offences: account.violations?.[0]?.offences ?? {}, facts: account.violations?.[0]?.facts ?? {} },
        aliexpress,
        { validAt: '2026-11-18' },
      )[0]?.ways;
      const said = await texts(tab, '[data-test="next-step"] li');
      expect(said.length).toBe(ways?.length);
      for (const [index, way] of (ways ?? []).entries())
        expect(said[index]).toContain(explain(way.text, 'en'));
      expect(await tab.count('[data-test="reading"]')).toBe(
        standing?.verdict.byReading.filter(({ name }) => name !== null).length,
      );
      expect(await seriousViolations(tab)).toEqual([]);
    });

    it('has a score once the margin is known, whose parts add up', async () => {
      await tab.click('[data-test="to-margin"]');
      await tab.fill('[data-test="margin-margin"]', '800.00');
      await tab.click('[data-test="margin-save"]');
      await tab.waitFor('[data-test="score-point"]');
      expect(await tab.text('[data-test="score-point"]')).toBe(String(withMargin.score?.point));
      expect(await tab.text('[data-test="loss-point"]')).toBe(formatAmount(withMargin.loss.point ?? ''));
      const [sum] = await texts(tab, '[data-test="reasons"] tfoot tr');
      for (const total of [
        formatAmount(withMargin.loss.point ?? ''),
        withMargin.days.point,
        String(withMargin.score?.point),
      ])
        expect(sum).toContain(total);
      const parts = await tab.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('[data-test="stack"] > i')].map(({ dataset }) =>
          Number(dataset.permille),
        ),
      );
      expect(parts.reduce((a, b) => a + b, 0)).toBe(1000);
      expect(await seriousViolations(tab)).toEqual([]);
      await tab.screenshot(`${results}${browser.name}-risk.png`);
      await tab.resize(400, 900);
      expect(
        await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      ).toBe(0);
      await tab.screenshot(`${results}${browser.name}-risk-narrow.png`);
      await tab.resize(1280, 800);
    });

    it('takes points and says when they end', async () => {
      await tab.click('[data-test="points-record-add"]');
      await tab.fill('[data-test="points-record-day"]', '2026-03-01');
      await tab.fill('[data-test="points-record-points"]', '6');
      await tab.click('[data-test="points-record-save"]');
      await tab.waitFor('[data-test="points-record"]');
      expect(await tab.text('[data-test="ledger-points"]')).toContain('6 points');
      // Each counts for 365 days, its own included.
      expect(await tab.text('[data-test="next-expiry"]')).toContain('1 Mar');
    });

    it('counts what really happened on the prior of its kind', async () => {
      await tab.click('[data-test="outcome-add"]');
      await tab.fill('[data-test="outcome-on"]', '2026-09-01');
      await select(tab, 'outcome-happened', 'yes');
      await tab.waitFor('[data-test="outcome-knownOn"]');
      await tab.click('[data-test="outcome-save"]');
      await tab.waitFor('[data-test="risk-problem"]');
      await tab.fill('[data-test="outcome-knownOn"]', '2026-09-09');
      await tab.click('[data-test="outcome-save"]');
      await tab.waitFor('[data-test="outcome"]');
      await until(
        async () => (await tab.text('[data-test="prior"]'))?.includes('done in 1 of 1 recorded') === true,
        'the outcome is not counted',
      );
      expect(await tab.text('[data-test="prior-basis"]')).toBe('convention');
    });

    it('takes a prior of the user, who can go back to the convention', async () => {
      await tab.click('[data-test="prior-edit"]');
      await tab.waitFor('[data-test^="prior-"][data-test$="-yes"]');
      await tab.fill('[data-test^="prior-"][data-test$="-yes"]', '3');
      await tab.click('[data-test^="prior-"][data-test$="-save"]');
      await tab.waitFor('[data-test="prior-back"]');
      expect(await tab.text('[data-test="prior-basis"]')).toBe('your own');
      await tab.click('[data-test="prior-back"]');
      await tab.waitUntilGone('[data-test="prior-back"]');
      expect(await tab.text('[data-test="prior-basis"]')).toBe('convention');
    });

    it('lists a restriction that is in force', async () => {
      await tab.click('[data-test="restriction-add"]');
      await tab.fill('[data-test="restriction-from"]', '2026-11-20');
      await tab.fill('[data-test="restriction-to"]', '2026-12-04');
      await tab.click('[data-test="restriction-save"]');
      await tab.waitFor('[data-test="restriction"]');
      const said = await tab.text('[data-test="restriction"]');
      expect(said).toContain('rights restricted');
      expect(said).toContain('4 Dec');
      expect(await seriousViolations(tab)).toEqual([]);
    });

    it('removes a violation and brings it back', async () => {
      await tab.click('[data-test="violation-remove"]');
      await tab.waitFor('[data-test="risk-empty"]');
      await tab.click('[data-test="violation-undo"]');
      await tab.waitFor('[data-test="score-point"]');
      expect(await tab.text('[data-test="score-point"]')).toBe(String(withMargin.score?.point));
    });

    it('is there again after the page was closed', async () => {
      await tab.close();
      tab = await browser.openExtensionPage('pages/dashboard/index.html#risk');
      await tab.waitFor('[data-test="score-point"]');
      await tab.click('[data-test="violation-edit"]');
      await until(
        async () =>
          (await tab.evaluate(
            () => document.querySelector<HTMLInputElement>('[data-test="violation-noticed"]')?.value,
          )) === '2026-11-20 10:30',
        'the moment of the notice is not what was entered',
      );
      await tab.close();
    });

    it('holds the numbers of a shop against what the platform asks of it', async () => {
      tab = await browser.openExtensionPage('pages/dashboard/index.html#risk/alibaba-1688%2Fdefault');
      const flagship = '[data-criteria="flagship-store"]';
      await tab.waitFor(`${flagship} [data-test="criteria-met"][data-met="unknown"]`);
      await tab.click('[data-test="criteria-edit"]');
      await tab.fill('[data-test="criteria-facts.violation-points"]', '35');
      await select(tab, 'criteria-facts.serious-ip', 'no');
      await tab.fill('[data-test="criteria-facts.disputes"]', '3');
      await tab.fill('[data-test="criteria-facts.orders"]', '10000');
      await tab.click('[data-test="criteria-save"]');
      await tab.waitFor(`${flagship} [data-test="criteria-met"][data-met="yes"]`);
      await tab.click('[data-test="criteria-edit"]');
      await tab.fill('[data-test="criteria-facts.violation-points"]', '36');
      await tab.click('[data-test="criteria-save"]');
      await tab.waitFor(`${flagship} [data-test="criteria-met"][data-met="no"]`);
      expect(await tab.count(`${flagship} [data-test="criteria-item"][data-met="no"]`)).toBe(1);
      expect(await seriousViolations(tab)).toEqual([]);
      await tab.close();
      expect(browser.strayRequests).toEqual([]);
    });
  });
}
