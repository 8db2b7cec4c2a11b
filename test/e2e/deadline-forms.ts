import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chinaCalendar } from 'duewatch/deadline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Overview } from '../../extension/messages.ts';
import { seriousViolations } from './harness/serious-violations.ts';
import { until } from './harness/tab.mjs';
import type { Browser, Tab } from './harness/types.ts';
import { importFiles } from './store.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const small = ['account.json', 'calls.csv', 'vas-orders.json'].map(
  (name) => `${root}test/samples/small/${name}`,
);

/** What is typed in about deadlines, in a whole browser. Each test goes on where the last one ended. */
export function deadlineFormsTests(launch: () => Promise<Browser>) {
  let browser: Browser;
  let tab: Tab;
  const overview = async () => (await browser.ask({ type: 'overview' })) as Overview;

  beforeAll(async () => {
    browser = await launch();
    await browser.setToday('2026-11-22');
    await browser.ask({ type: 'settings', patch: { locale: 'en' } });
    await importFiles(browser, small);
  });
  afterAll(async () => {
    await browser?.close();
  });

  it('sets lead times of one kind apart, says what is wrong beside the field, and goes back to the presets', async () => {
    tab = await browser.openExtensionPage('pages/dashboard/index.html#settings');
    await tab.waitFor('[data-test="kind-row-service-ends-low"]');
    expect(await tab.text('[data-test="kind-row-service-ends-low"]')).toContain('preset');
    await tab.click('[data-test="kind-leads-add"]');
    const field = '[data-test="kind-leads-arrears-rung-high"]';
    await tab.waitFor(field);
    await tab.fill(field, '10, x');
    await tab.press('Tab');
    await tab.waitFor(`${field}[aria-invalid="true"]`);
    expect((await overview()).settings.reminders.kinds?.['arrears-rung']).toEqual({
      high: [{ days: 7 }, { days: 3 }, { days: 1 }, { days: 0 }],
    });
    await tab.fill(field, '10, 2');
    await tab.press('Tab');
    const leads = async () => (await overview()).settings.reminders.kinds?.['arrears-rung'];
    await until(async () => (await leads())?.high?.length === 2, 'the lead times were not kept');
    await tab.click('[data-test="kind-working-arrears-rung-high"]');
    await until(async () => (await leads())?.high?.[0]?.working === true, 'they are not in working days');
    await tab.click('[data-test="presets-back"]');
    await tab.waitFor('[data-test="presets-undo"]');
    expect(await leads()).toBeUndefined();
    await tab.click('[data-test="presets-undo"]');
    await tab.waitFor(field);
    expect(await leads()).toEqual({
      high: [
        { days: 10, working: true },
        { days: 2, working: true },
      ],
    });
    await tab.close();
  });

  it('waives a deadline with a reason, logs it, and takes that back', async () => {
    tab = await browser.openExtensionPage('pages/dashboard/index.html#deadlines');
    const row = '[data-test="deadline"]:first-child';
    await tab.waitFor(row);
    const [first] = (await overview()).assessment.deadlines;
    const before = await tab.count('[data-test="deadline"]');
    await tab.click(`${row} [data-test="waive-open"]`);
    await tab.fill(`${row} [data-test="waive-text"]`, 'let off by letter');
    await tab.click(`${row} [data-test="waive-yes"]`);
    await tab.waitFor('[data-test="just-closed"]');
    const state = async () =>
      (await overview()).assessment.deadlines.find(({ id }) => id === first?.id)?.state;
    await until(async () => (await tab.count('[data-test="deadline"]')) === before - 1, 'it is still open');
    expect(await state()).toBe('waived');
    await tab.click('[data-test="view-log"]');
    await tab.waitFor('[data-test="log"] table');
    const log = (await tab.text('[data-test="log"] table')) ?? '';
    for (const word of ['Waived', 'let off by letter']) expect(log).toContain(word);
    await tab.click('[data-test="view-list"]');
    await tab.click('[data-test="just-closed-undo"]');
    await until(async () => (await tab.count('[data-test="deadline"]')) === before, 'it is not open again');
    expect(await state()).toBe(first?.state);
    await tab.close();
  });

  it('takes what an unknown deadline rests on, step by step, and takes a removal back', async () => {
    tab = await browser.openExtensionPage('pages/dashboard/index.html#data/facts/alibaba-1688%2Fdefault');
    await tab.waitFor('[data-test="case-duties"]');
    await tab.click('[data-test="case-subscriptions-add"]');
    await tab.fill('[data-test="case-subscriptions-name"]', 'Stock sync');
    await tab.fill('[data-test="case-subscriptions-to"]', '2026-02-30');
    await tab.click('[data-test="case-subscriptions-save"]');
    await tab.waitFor('[data-test="case-subscriptions-to-problem"]');
    expect(await tab.count('[data-test="case-subscriptions-row"]')).toBe(0);
    await tab.fill('[data-test="case-subscriptions-to"]', '2026-12-05');
    await tab.click('[data-test="case-subscriptions-save"]');
    await tab.waitFor('[data-test="case-subscriptions-row"]');
    const of1688 = async () =>
      (await overview()).assessment.deadlines.filter(({ account }) => account.platform === 'alibaba-1688');
    const states = async () => Object.fromEntries((await of1688()).map(({ id, state }) => [id, state]));
    expect(await states()).toMatchObject({
      'alibaba-1688/default/obligation/identity-verification': 'unknown',
    });
    expect((await of1688()).filter(({ kind }) => kind === 'subscription-ends')).toMatchObject([
      { earliest: '2026-12-05' },
    ]);
    await tab.click('[data-test="case-subscriptions-remove"]');
    await tab.waitUntilGone('[data-test="case-subscriptions-row"]');
    await tab.click('[data-test="case-subscriptions-undo"]');
    await tab.waitFor('[data-test="case-subscriptions-row"]');
    await tab.close();

    tab = await browser.openExtensionPage('pages/dashboard/index.html#deadlines');
    await tab.waitFor('[data-test="enter-facts"]');
    await tab.click('[data-test="enter-facts"]');
    const trait = '[data-test="trait-service-provider"]';
    await tab.waitFor(trait);
    const choose = (selector: string, value: string) =>
      tab.evaluate(
        ([at, chosen]) => {
          const select = document.querySelector<HTMLSelectElement>(at as string);
          if (select === null) return;
          select.value = chosen as string;
          select.dispatchEvent(new Event('change', { bubbles: true }));
        },
        [selector, value],
      );
    await choose(trait, '0');
    await tab.waitFor('[data-test="trait-undo"]');
    const identity = 'alibaba-1688/default/obligation/identity-verification';
    expect((await states())[identity]).toBe('overdue');
    await tab.click('[data-test="case-duties-add"]');
    await choose('[data-test="case-duties-obligation"]', 'identity-verification');
    await choose('[data-test="case-duties-state"]', 'begun');
    await tab.fill('[data-test="case-duties-on"]', '2026-11-22');
    await tab.click('[data-test="case-duties-steps-edit"]');
    await tab.click('[data-test="case-duties-save"]');
    await tab.waitFor('[data-test="case-duties-row"]');
    const steps = (await of1688()).find(({ id }) => id === identity)?.steps ?? [];
    expect(steps.filter(({ code }) => code === 'deadline.step.done')).toHaveLength(1);
    await tab.close();
  });

  it('takes a calendar once it is accepted, a day that is known better, and gives both up again', async () => {
    tab = await browser.openExtensionPage('pages/dashboard/index.html#deadlines');
    await tab.waitFor('[data-test="deadlines-known-through"]');
    await until(
      async () => (await tab.text('[data-test="deadlines-known-through"]'))?.includes('18 Dec') ?? false,
      'it does not say how far working days are published',
    );
    await tab.click('[data-test="deadlines-known-through"] a');
    await tab.waitFor('[data-test="workdays"]');
    const folder = mkdtempSync(join(tmpdir(), 'duewatch-'));
    const path = join(folder, 'cn-2027.json');
    const calendar = {
      format: 'duewatch/calendar@1',
      name: { 'zh-CN': '示例', en: 'Example' },
      notices: [
        {
          id: 'example-2027',
          kind: 'year',
          year: 2027,
          title: '示例通知',
          published: '2026-11-20',
          confidence: 'user',
          off: ['2027-02-05/2027-02-12'],
          work: ['2027-02-14'],
        },
      ],
    };
    writeFileSync(path, JSON.stringify({ ...calendar, id: chinaCalendar.id, colour: 'red' }));
    await tab.setFiles('[data-test="calendar-files"]', [path]);
    await tab.waitFor('[data-test="calendar-refused"]');
    writeFileSync(path, JSON.stringify({ ...calendar, id: chinaCalendar.id }));
    await tab.setFiles('[data-test="calendar-files"]', [path]);
    await tab.waitFor('[data-test="calendar-offer"]');
    expect(await tab.text('[data-test="calendar-through"]')).toContain('2027');
    expect(await tab.count('[data-test="accepted-calendar"]')).toBe(0);
    await tab.click('[data-test="calendar-accept"]');
    await tab.waitFor('[data-test="accepted-calendar"]');
    expect(await tab.text('[data-test="known-through"]')).toContain('2027');
    await tab.fill('[data-test="override-day"]', '2026-11-31');
    await tab.click('[data-test="override-add"]');
    await tab.waitFor('[data-test="override-problem"]');
    await tab.fill('[data-test="override-day"]', '2026-11-25');
    await tab.click('[data-test="override-add"]');
    await tab.waitFor('[data-test="override"]');
    await tab.click('[data-test="override-remove"]');
    await tab.waitUntilGone('[data-test="override"]');
    await tab.click('[data-test="workdays-undo"]');
    await tab.waitFor('[data-test="override"]');
    await tab.click('[data-test="give-up-calendar"]');
    await tab.waitUntilGone('[data-test="accepted-calendar"]');
    expect(await tab.text('[data-test="known-through"]')).not.toContain('2027');
    await tab.close();
    rmSync(folder, { recursive: true });
  });

  it('sets a kept calendar aside that can no longer be read, and gives it up when asked', async () => {
    tab = await browser.openExtensionPage('pages/dashboard/index.html#settings');
    await tab.waitFor('[data-test="workdays"]');
    await tab.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('duewatch');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const transaction = opening.result.transaction('meta', 'readwrite');
            const calendar = { format: 'duewatch/calendar@0' };
            const calendars = [{ at: Date.UTC(2026, 9, 1), calendar, signedBy: null }];
            transaction.objectStore('meta').put({ calendars, overrides: {} }, 'workdays');
            transaction.oncomplete = () => {
              opening.result.close();
              resolve();
            };
          };
        }),
    );
    await tab.close();
    tab = await browser.openExtensionPage('pages/dashboard/index.html#settings');
    await tab.waitFor('[data-test="accepted-calendar"]');
    expect(await tab.text('[data-test="accepted-calendar"]')).toContain('A calendar that cannot be read');
    await tab.click('[data-test="give-up-calendar"]');
    await tab.waitUntilGone('[data-test="accepted-calendar"]');
    await tab.close();
  });

  it('shows on a page what concerns that page, and how many others there are', async () => {
    const opened = async (url: string) => {
      const page = await browser.openSite(url);
      await page.waitFor('[data-test="marker"]');
      await page.click('[data-test="marker"]');
      await page.waitFor('[data-test="panel-deadlines"]');
      const text = await page.text('[data-test="panel-deadlines"]');
      const others = await page.count('[data-test="panel-others"]');
      await page.close();
      return { text, others };
    };
    const list = await opened('https://fuwu.taobao.com/ser/list.htm');
    expect(list.text).toContain('Deadlines that concern this page');
    expect(list.others).toBe(1);
    const unlike = await opened('https://fuwu.taobao.com/ser/detail.htm?service_code=FW_GOODS-9000001');
    expect(unlike.text).not.toContain('FW_GOODS-1000100002');
    expect(unlike.others).toBe(1);
    const unknown = await opened('https://fuwu.taobao.com/');
    expect(unknown.text).not.toContain('concern this page');
    expect(unknown.others).toBe(0);
  });

  it.each([
    {
      section: 'data/facts/alibaba-1688%2Fdefault',
      shown: '[data-test="case-duties"]',
      open: '[data-test="case-refunds-add"]',
    },
    { section: 'settings', shown: '[data-test="workdays"]', open: '[data-test="override-add"]' },
    { section: 'deadlines', shown: '[data-test="deadline"]', open: '[data-test="waive-open"]' },
  ])('has no serious fault for those who use other aids: $section', async ({ section, shown, open }) => {
    tab = await browser.openExtensionPage(`pages/dashboard/index.html#${section}`);
    await tab.waitFor(shown);
    await tab.click(open);
    expect(await seriousViolations(tab)).toEqual([]);
    await tab.close();
  });
}
