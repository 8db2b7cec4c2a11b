import { beforeEach, describe, expect, it, vi } from 'vitest';
import { currentAssessment } from '../../../extension/background/assess.ts';
import { badgeOf } from '../../../extension/background/badge.ts';
import { mergeIntoStore } from '../../../extension/store/facts.ts';
import { inArrears, paid } from '../facts.ts';
import { browser, held, resetBrowser } from '../fake-browser.ts';
import { freshStore } from '../fresh-store.ts';

vi.mock('webextension-polyfill', async () => ({ default: (await import('../fake-browser.ts')).browser }));

const record = { at: 5, files: [], counts: {}, problems: [] };

beforeEach(async () => {
  await freshStore();
  resetBrowser();
  vi.resetModules();
  held.local.testToday = '2026-11-22';
});

/** Starts the worker as the browser does, and waits for its first work to be done. */
async function start() {
  await import('../../../extension/background/main.ts');
  await vi.waitFor(() => expect(browser.alarms.create).toHaveBeenCalled());
}

describe('every start of the worker', () => {
  it('registers all listeners before anything is awaited', async () => {
    const events = [
      browser.runtime.onMessage,
      browser.runtime.onInstalled,
      browser.runtime.onStartup,
      browser.permissions.onAdded,
      browser.permissions.onRemoved,
      browser.alarms.onAlarm,
      browser.notifications.onClicked,
    ];
    for (const { listeners } of events) listeners.clear();
    await import('../../../extension/background/main.ts');
    for (const { listeners } of events) expect(listeners.size).toBeGreaterThan(0);
    // A second listener for messages would answer what is not its own.
    expect(browser.runtime.onMessage.listeners.size).toBe(1);
    await vi.waitFor(() => expect(browser.alarms.create).toHaveBeenCalled());
  });

  it('catches up: script, badge, reminder, alarm', async () => {
    await mergeIntoStore(inArrears, record);
    held.origins.add('https://fuwu.taobao.com/*');
    await start();
    expect(held.badge).toMatchObject({ text: '1', colour: '#b3261e' });
    expect(held.notifications.size).toBe(2);
    expect(held.alarms.size).toBe(1);
    await vi.waitFor(() => expect(held.scripts).toHaveLength(1));
  });

  it('and every alarm: another day is assessed anew, and what is fine shows nothing', async () => {
    browser.alarms.onAlarm.listeners.clear();
    await mergeIntoStore(paid, record);
    await start();
    expect(held.badge).toMatchObject({ text: '', title: 'Duewatch' });
    await mergeIntoStore(inArrears, record);
    held.local.testToday = '2026-11-23';
    for (const listener of browser.alarms.onAlarm.listeners) listener({ name: 'wake' } as never);
    await vi.waitFor(async () => expect((await currentAssessment()).day).toBe('2026-11-23'));
    await vi.waitFor(() => expect(held.session.told).toContain('2026-11-23'));
  });

  it('tells the pages once that they may be out of date, however often it is woken', async () => {
    held.tabs.push({ id: 1, url: 'https://fuwu.taobao.com/', windowId: 1 });
    const told = () => browser.tabs.sendMessage.mock.calls.length;
    /** How often they were told once all is quiet: what lasts longer, as a runway, tells of its own. */
    const settled = async () => {
      for (let before = -1; before !== told(); ) {
        before = told();
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
      return told();
    };
    // What an earlier worker still has to do, it does before there are facts here.
    await settled();
    await mergeIntoStore(inArrears, record);
    await start();
    const first = await settled();
    expect(first).toBeGreaterThan(0);
    vi.resetModules();
    browser.alarms.create.mockClear();
    await start();
    expect(await settled()).toBe(first);
    held.local.testToday = '2026-11-23';
    vi.resetModules();
    browser.alarms.create.mockClear();
    await start();
    await vi.waitFor(() => expect(told()).toBeGreaterThan(first));
  }, 20_000);

  describe('after all alarms were cleared', () => {
    /** What the browser shows and will wake for, once a first worker has run; then it is gone, and its alarms with it. */
    async function clearedAfterStart() {
      browser.alarms.onAlarm.listeners.clear();
      browser.runtime.onStartup.listeners.clear();
      await mergeIntoStore(inArrears, record);
      await start();
      await vi.waitFor(() => expect(held.session.told).toBeDefined());
      const before = { alarms: [...held.alarms.keys()], shown: [...held.notifications.keys()] };
      held.alarms.clear();
      browser.alarms.create.mockClear();
      browser.notifications.create.mockClear();
      return before;
    }

    it('a start of the worker alone sets the alarm again, and shows nothing twice', async () => {
      const before = await clearedAfterStart();
      vi.resetModules();
      await start();
      expect(before.alarms).toEqual(['wake']);
      expect([...held.alarms.keys()]).toEqual(['wake']);
      expect([...held.alarms.values()][0]).toBeGreaterThan(Date.now());
      expect([...held.notifications.keys()]).toEqual(before.shown);
      expect(browser.notifications.create).not.toHaveBeenCalled();
    });

    it('a start of the browser alone does, while the worker lives', async () => {
      await clearedAfterStart();
      for (const listener of browser.runtime.onStartup.listeners) (listener as () => void)();
      await vi.waitFor(() => expect([...held.alarms.keys()]).toEqual(['wake']));
    });

    it('a start on a later day shows what no alarm told of meanwhile', async () => {
      await clearedAfterStart();
      vi.resetModules();
      held.local.testToday = '2026-11-25';
      await start();
      expect((await currentAssessment()).day).toBe('2026-11-25');
      expect(browser.notifications.create).toHaveBeenCalled();
      expect([...held.alarms.keys()]).toEqual(['wake']);
    });
  });

  it('does the rest when one part fails, and says which', async () => {
    await mergeIntoStore(inArrears, record);
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    browser.notifications.create.mockRejectedValueOnce(new Error('no display'));
    await import('../../../extension/background/main.ts');
    await vi.waitFor(() => expect(error).toHaveBeenCalled());
    expect(error.mock.calls[0]?.[0]).toBe('Duewatch, showing:');
    await vi.waitFor(() => expect(held.badge.text).toBe('1'));
    await vi.waitFor(() => expect(held.alarms.size).toBe(1));
    error.mockRestore();
  });
});

describe('the badge', () => {
  it('shows how many warnings need somebody, in the colour of the worst, and its line', async () => {
    await mergeIntoStore(inArrears, record);
    const { assessment } = await currentAssessment();
    expect(badgeOf(assessment, 'en')).toEqual({
      text: '1',
      title: '3 days, ¥1,284.50 owed · frozen 24 Nov',
      colour: '#b3261e',
    });
    const warnings = assessment.warnings.map((warning) => ({ ...warning, state: 'due-soon' as const }));
    expect(badgeOf({ ...assessment, warnings }, 'en')?.colour).toBe('#8a5a00');
    const many = Array.from({ length: 120 }, () => warnings).flat();
    expect(badgeOf({ ...assessment, warnings: many }, 'en')?.text).toBe('99+');
    for (const state of ['coming', 'fine', 'unknown', 'done'] as const) {
      const calm = assessment.warnings.map((warning) => ({ ...warning, state }));
      expect(badgeOf({ ...assessment, warnings: calm }, 'en')).toBeNull();
    }
  });
});
