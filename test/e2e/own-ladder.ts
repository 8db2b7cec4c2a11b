import { fileURLToPath } from 'node:url';
import type { Assessment } from 'duewatch';
import { parseLadder } from 'duewatch/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { savedBytes } from './harness/saved-bytes.ts';
import { seriousViolations } from './harness/serious-violations.ts';
import { until } from './harness/tab.mjs';
import type { Browser, Tab } from './harness/types.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const results = `${root}test-results/`;
const day = '2026-11-22';
const samples = ['account.json', 'calls.csv'].map((name) => `${root}test/samples/small/${name}`);
const notice = '11 月 20 日的通知';

/** A control of the form, by the path of what it states. */
const at = (path: string) => `[data-test="own-form"] [name="${path}"]`;

const choose = (tab: Tab, path: string, value: string) =>
  tab.evaluate(
    ([where, what]) => {
      const select = document.querySelector(where as string) as HTMLSelectElement;
      select.value = what as string;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    },
    [at(path), value],
  );

/** The name of the control that has the focus. */
const focused = (tab: Tab) =>
  tab.evaluate(
    () =>
      document.activeElement?.getAttribute('name') ?? document.activeElement?.getAttribute('data-test') ?? '',
  );

/** What a control's notes say: those that it is tied to. */
const noted = (tab: Tab, path: string) =>
  tab.evaluate((selector) => {
    const ids = document.querySelector(selector)?.getAttribute('aria-describedby') ?? '';
    return ids
      .split(' ')
      .filter((id) => id.endsWith('-problem'))
      .map((id) => document.getElementById(id)?.textContent ?? '');
  }, at(path));

const daysOf = (tab: Tab) =>
  tab.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement>('[data-test="own-rung"] input.number')].map(
      ({ value }) => value,
    ),
  );

/** A ladder written down, corrected, kept, shared and deleted. */
export function ownLadderTests(launch: () => Promise<Browser>) {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
    await browser.setToday(day);
    await browser.ask({ type: 'settings', patch: { locale: 'zh-CN' } });
    const tab = await browser.openExtensionPage('pages/dashboard/index.html#data');
    await tab.waitFor('[data-test="import-card"]');
    await tab.setFiles('[data-test="import"]', samples);
    await tab.waitFor('[data-test="import-done"]');
    await tab.close();
  });
  afterAll(async () => {
    await browser?.close();
  });

  const open = async (): Promise<Tab> => {
    const tab = await browser.openExtensionPage('pages/dashboard/index.html#data');
    await tab.waitFor('[data-test="own-create"]');
    return tab;
  };

  it('writes a ladder of two rungs, says what is wrong beside its field, and keeps it', async () => {
    const tab = await open();
    await tab.click('[data-test="own-create"]');
    await tab.waitFor('[data-test="own-form"]');
    expect(await focused(tab)).toBe('name');
    expect(await noted(tab, 'name')).toEqual(['填写名称']);
    expect(await tab.text('[data-test="own-not-yet"]')).toContain('2 处');

    await tab.fill(at('name'), notice);
    await tab.fill(at('rungs[0].threshold'), '3');
    expect(await tab.text('[data-test="own-not-yet"]')).toBe('');
    await tab.click('[data-test="own-measure-add"]');
    expect(await focused(tab)).toBe('rungs[0].measures[0].kind');
    await choose(tab, 'rungs[0].measures[0].kind', 'throttle');
    expect(await noted(tab, 'rungs[0].measures[0].target')).toEqual(['选择这项措施针对什么']);
    await choose(tab, 'rungs[0].measures[0].target', 'all-apps');

    await tab.click('[data-test="own-rung-add"]');
    expect(await focused(tab)).toBe('rungs[1].threshold.comparison');
    await choose(tab, 'rungs[1].threshold.comparison', 'more-than');
    await tab.fill(at('rungs[1].threshold'), '1');
    await until(
      async () => (await noted(tab, 'rungs[1].threshold'))[0]?.startsWith('应比前一档更晚到达') === true,
      'the rung that does not rise was not said',
    );
    expect(
      await tab.evaluate(
        (selector) => document.querySelector(selector)?.getAttribute('aria-invalid'),
        at('rungs[1].threshold'),
      ),
    ).toBe('true');
    expect(await seriousViolations(tab)).toEqual([]);

    // Saving while something is wrong leads to it.
    await tab.click('[data-test="own-save"]');
    expect(await focused(tab)).toBe('rungs[1].threshold');
    expect(await tab.count('[data-test="own-form"]')).toBe(1);

    await tab.fill(at('rungs[1].threshold'), '4');
    await until(
      async () => (await tab.text('[data-test="own-preview"]'))?.includes('超过 4 天') === true,
      'the picture did not show',
    );
    // Three full days in arrears today; more than four are reached on the second day from now.
    expect(await tab.text('[data-test="own-preview"]')).toContain('11月24日');
    expect(await seriousViolations(tab)).toEqual([]);
    await tab.screenshot(`${results}${browser.name}-own-ladder.png`);
    await tab.click('[data-test="own-save"]');
    await tab.waitFor('[data-test="own-ladder"]');
    expect(await tab.text('[data-test="own-ladder"]')).toContain('2 档');
    expect(await focused(tab)).toBe('own-create');
    expect(await seriousViolations(tab)).toEqual([]);

    await tab.close();
    const later = await open();
    expect(await later.text('[data-test="own-ladder"] strong')).toBe(notice);
    await later.close();
  });

  it('moves and removes rungs with the keyboard, and the focus stays with them', async () => {
    const tab = await open();
    await tab.click('[data-test="own-edit"]');
    await tab.waitFor('[data-test="own-form"]');
    expect(await daysOf(tab)).toEqual(['3', '4']);
    await tab.click('[data-test="own-rung-down"]');
    expect(await daysOf(tab)).toEqual(['4', '3']);
    expect(await focused(tab)).toBe('own-rung-down');
    // The drivers have no common way to press two keys.
    await tab.evaluate((selector) => {
      const input = document.querySelector<HTMLElement>(selector);
      input?.focus();
      input?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', altKey: true, bubbles: true }));
    }, at('rungs[1].threshold'));
    await until(async () => (await daysOf(tab)).join() === '3,4', 'the rung did not move');
    expect(await focused(tab)).toBe('rungs[0].threshold');
    await tab.click('[data-test="own-rung-remove"]');
    expect(await daysOf(tab)).toEqual(['4']);
    expect(await focused(tab)).toBe('own-rung-remove');
    await tab.click('[data-test="own-cancel"]');
    await tab.waitFor('[data-test="own-ladder"]');
    expect(await tab.text('[data-test="own-ladder"]')).toContain('2 档');
    await tab.close();
  });

  describe('a file', () => {
    it('of a ladder is what parseLadder reads, and comes back into the form', async () => {
      const tab = await open();
      const text = new TextDecoder().decode(await savedBytes(tab, '[data-test="own-export"]'));
      const { ladder, problems } = parseLadder(JSON.parse(text));
      expect(problems).toEqual([]);
      expect(ladder?.versions[0]?.rungs.map(({ id }) => id)).toEqual(['days-3', 'more-than-4']);

      const give = (content: string) =>
        tab.evaluate((json) => {
          const input = document.querySelector<HTMLInputElement>('[data-test="own-import"]')!;
          const files = new DataTransfer();
          files.items.add(new File([json], 'ladder.json', { type: 'application/json' }));
          input.files = files.files;
          input.dispatchEvent(new Event('change', { bubbles: true }));
        }, content);
      await give('{');
      await until(
        async () => (await tab.text('[data-test="own-done"]'))?.includes('不是 JSON') === true,
        'the broken file was not refused',
      );
      await give(text);
      await tab.waitFor('[data-test="own-form"]');
      expect(await daysOf(tab)).toEqual(['3', '4']);
      await tab.click('[data-test="own-cancel"]');
      await tab.close();
    });
  });

  it('deletes a ladder, and brings it back', async () => {
    const tab = await open();
    await tab.click('[data-test="own-remove"]');
    await tab.waitFor('[data-test="own-undo"]');
    expect(await tab.count('[data-test="own-ladder"]')).toBe(0);
    expect(await focused(tab)).toBe('own-undo');
    expect(await seriousViolations(tab)).toEqual([]);
    await tab.click('[data-test="own-undo"]');
    await tab.waitFor('[data-test="own-ladder"]');
    await tab.close();
    const later = await open();
    expect(await later.text('[data-test="own-ladder"] strong')).toBe(notice);
    await later.close();
  });

  it('keeps a balance and a quota beside it', async () => {
    const tab = await open();
    for (const [kind, value] of [
      ['balance', '500.00'],
      ['quota', '80'],
    ] as const) {
      await tab.click('[data-test="own-create"]');
      await tab.waitFor('[data-test="own-form"]');
      await tab.fill(at('name'), kind);
      await choose(tab, 'kind', kind);
      await tab.fill(at('rungs[0].threshold'), value);
      await tab.click('[data-test="own-save"]');
      await tab.waitFor('[data-test="own-ladder"]');
    }
    expect(await tab.count('[data-test="own-ladder"]')).toBe(3);
    // The account stands on the ladder that its user wrote, whatever else is beside it.
    const { assessment } = (await browser.ask({ type: 'overview' })) as { assessment: Assessment };
    expect(assessment.accounts[0]?.arrears).toMatchObject({
      state: 'in-arrears',
      ladder: 'arrears/own',
      rung: { id: 'days-3' },
      next: { day: '2026-11-24' },
    });
    expect(assessment.problems).toEqual([]);
    await tab.close();
  });

  it('sends nothing anywhere', () => {
    expect(browser.strayRequests).toEqual([]);
  });
}
