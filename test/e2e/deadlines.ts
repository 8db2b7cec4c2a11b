import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Overview } from '../../extension/messages.ts';
import { until } from './harness/tab.mjs';
import type { Browser, Tab } from './harness/types.ts';
import { importFiles } from './store.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const small = ['account.json', 'calls.csv', 'vas-orders.json'].map(
  (name) => `${root}test/samples/small/${name}`,
);

/** How often the popup is opened for a median. */
const openings = 11;

interface Stored {
  readonly id: string;
  readonly shownAt: number | null;
  readonly rounds: number;
}

/** What lies in a store of the database, read without any of our code. */
async function storedIn<Row>(browser: Browser, name: string): Promise<Row[]> {
  const tab = await browser.openExtensionPage('pages/popup/index.html');
  const rows = await tab.evaluate(async (store) => {
    const finished = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await finished(indexedDB.open('duewatch'));
    const found = await finished(db.transaction(store).objectStore(store).getAll());
    db.close();
    return found;
  }, name);
  await tab.close();
  return rows as Row[];
}

/** Stores deadlines of the first account in place of those it has, as an import would, without a word to the background. */
async function ownDeadlines(browser: Browser, list: readonly object[]): Promise<void> {
  const page = await browser.openExtensionPage('pages/dashboard/index.html#data');
  await page.evaluate(async (given) => {
    const finished = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await finished(indexedDB.open('duewatch'));
    const transaction = db.transaction(['accounts', 'meta'], 'readwrite');
    const accounts = transaction.objectStore('accounts');
    const [head] = await finished(accounts.getAll());
    await finished(accounts.put({ ...head, ownDeadlines: given }));
    const meta = transaction.objectStore('meta');
    const state = await finished(meta.get('facts'));
    await finished(meta.put({ ...state, revision: state.revision + 1 }, 'facts'));
    db.close();
  }, list);
  await page.close();
}

interface Extension {
  readonly storage: {
    readonly local: { set(values: object): Promise<void>; get(key: string): Promise<object> };
  };
}

/** Sets what the test build goes by, and says nothing to the background. */
const set = (tab: Tab, values: object) =>
  tab.evaluate((given) => {
    const { browser: firefox, chrome } = globalThis as unknown as Record<'browser' | 'chrome', Extension>;
    return (firefox ?? chrome).storage.local.set(given);
  }, values);

/** What was shown since somebody began to look, in order. */
const testShown = (tab: Tab) =>
  tab.evaluate(async () => {
    const { browser: firefox, chrome } = globalThis as unknown as Record<'browser' | 'chrome', Extension>;
    const { testShown: ids } = (await (firefox ?? chrome).storage.local.get('testShown')) as {
      testShown?: string[];
    };
    return ids ?? [];
  });

/** The section Deadlines and its reminders, in a whole browser. Each test goes on where the last one ended. */
export function deadlinesTests(launch: () => Promise<Browser>, more: (running: () => Browser) => void) {
  let browser: Browser;
  let tab: Tab;
  const shown = async () =>
    (await storedIn<Stored>(browser, 'reminders')).filter(({ shownAt }) => shownAt !== null);

  beforeAll(async () => {
    browser = await launch();
    await browser.setToday('2026-11-22');
    await browser.ask({ type: 'settings', patch: { locale: 'en' } });
  });
  afterAll(async () => {
    await browser?.close();
  });

  it('says what the section is for while there are no deadlines', async () => {
    tab = await browser.openExtensionPage('pages/dashboard/index.html#deadlines');
    await tab.waitFor('[data-test="deadlines-empty"]');
    await tab.close();
  });

  it('lists deadlines once there are facts, next first', async () => {
    await importFiles(browser, small);
    tab = await browser.openExtensionPage('pages/dashboard/index.html#deadlines');
    await tab.waitFor('[data-test="deadline"]');
    const { assessment } = (await browser.ask({ type: 'overview' })) as Overview;
    expect(await tab.count('[data-test="deadline"]')).toBe(assessment.deadlines.length);
  });

  it('acknowledges, puts off, notes and marks as done, and logs each', async () => {
    const row = '[data-test="deadline"]:first-child';
    await tab.click(`${row} [data-test="acknowledge"]`);
    await tab.waitFor(`${row} [data-test="answered"]`);
    await tab.click(`${row} [data-test="note-open"]`);
    await tab.fill(`${row} [data-test="note-text"]`, 'asked finance');
    await tab.click(`${row} [data-test="note-save"]`);
    await tab.waitFor(`${row} [data-test="note"]`);
    const before = await tab.count('[data-test="deadline"]');
    await tab.click(`${row} [data-test="done"]`);
    await until(
      async () => (await tab.count('[data-test="deadline"]')) === before - 1,
      'what is done is still listed as open',
    );
    await tab.click('[data-test="view-log"]');
    await tab.waitFor('[data-test="log"] table');
    const log = (await tab.text('[data-test="log"] table')) ?? '';
    for (const word of ['Known', 'Note', 'asked finance', 'Done']) expect(log).toContain(word);
    const kinds = (await storedIn<{ kind: string }>(browser, 'log')).map(({ kind }) => kind);
    expect(kinds.slice(-3)).toEqual(['acknowledge', 'note', 'done']);
  });

  it('takes a deadline by hand', async () => {
    await tab.click('[data-test="view-list"]');
    await tab.fill('[data-test="own-what"]', 'Hand in the licence');
    await tab.fill('[data-test="own-day"]', '2026-11-30');
    await tab.click('[data-test="own-add"]');
    await tab.waitFor('[data-test="own-added"]');
    const { assessment } = (await browser.ask({ type: 'overview' })) as Overview;
    expect(assessment.deadlines.filter(({ kind }) => kind === 'own')).toMatchObject([
      { earliest: '2026-11-30' },
    ]);
    await tab.fill('[data-test="filter-text"]', 'licence');
    await until(async () => (await tab.count('[data-test="deadline"]')) === 1, 'the search found nothing');
    await tab.click('[data-test="view-month"]');
    await tab.waitFor('[data-test="month"]');
    await tab.close();
  });

  it('shows what fell due while the browser was closed, over three due times, once', async () => {
    const own = 'own/';
    const before = (await shown()).filter(({ id }) => id.includes(own));
    expect(before).toEqual([]);
    const { settings } = (await browser.ask({ type: 'overview' })) as Overview;
    // On 27, 29 and 30 November.
    const leads = { ...settings.reminders.leads, normal: [{ days: 3 }, { days: 1 }, { days: 0 }] };
    const reminders = { ...settings.reminders, leads };
    await browser.ask({ type: 'settings', patch: { notify: true, reminders } });
    const last = await browser.openExtensionPage('pages/dashboard/index.html#data');
    await set(last, { testToday: '2026-11-30', testShown: [] });
    await browser.restart();
    await until(
      async () => (await shown()).some(({ id }) => id.includes(own)),
      'nothing was shown after the restart',
    );
    await browser.restart();
    await browser.ask({ type: 'facts-changed' });
    const now = (await shown()).filter(({ id }) => id.includes(own));
    expect(now.map(({ rounds }) => rounds)).toEqual([1]);
    const log = await storedIn<{ kind: string; deadline: string }>(browser, 'log');
    const told = log.filter(({ kind, deadline }) => kind === 'shown' && deadline.includes(own));
    expect(told).toHaveLength(1);
  });

  it('has one alarm again after all of them were cleared', async () => {
    const names = async () => {
      const page = await browser.openExtensionPage('pages/popup/index.html');
      const found = await page.evaluate(async () => {
        const api = globalThis as unknown as Record<
          'browser' | 'chrome',
          typeof import('webextension-polyfill')
        >;
        const { alarms } = api.browser ?? api.chrome;
        return (await alarms.getAll()).map(({ name }) => name);
      });
      await page.close();
      return found;
    };
    const page = await browser.openExtensionPage('pages/popup/index.html');
    await page.evaluate(async () => {
      const api = globalThis as unknown as Record<
        'browser' | 'chrome',
        typeof import('webextension-polyfill')
      >;
      await (api.browser ?? api.chrome).alarms.clearAll();
    });
    await page.close();
    expect(await names()).toEqual([]);
    await browser.killWorker();
    // Whatever wakes the background, and if only the popup.
    await until(async () => (await names()).join() === 'wake', 'no alarm came back');
  });

  it.each(['claimed', 'shown'] as const)(
    'shows again, under the same id, what the background was stopped over once it was %s and before that was recorded',
    async (point) => {
      const day = point === 'claimed' ? '2026-12-09' : '2026-12-10';
      const id = `stop-${point}`;
      const reminderOf = async () =>
        (await storedIn<Stored & { claim: object | null }>(browser, 'reminders')).find((each) =>
          each.id.endsWith(`own/${id}@${day}`),
        );
      await ownDeadlines(browser, [{ id, what: `Task ${point}`, due: day, severity: 'low' }]);
      // Due at nine; the alarm is the browser's own, and the test's clock stands until it has rung.
      await browser.setToday(`${day}T08:59:57`);
      const page = await browser.openExtensionPage('pages/dashboard/index.html#data');
      await set(page, { testToday: `${day}T09:00:01`, testShown: [], testStop: point });
      await until(async () => Boolean((await reminderOf())?.claim), 'the alarm did not ring');
      await until(
        async () => (await testShown(page)).length === (point === 'shown' ? 1 : 0),
        'it was not shown before the stop',
      );
      expect(await reminderOf()).toMatchObject({ shownAt: null, rounds: 0 });
      await set(page, { testStop: null });
      await page.close();
      await browser.killWorker();
      // A claim holds for a minute.
      await browser.setToday(`${day}T09:02`);
      await until(async () => (await reminderOf())?.shownAt !== null, 'it did not come again');
      expect(await reminderOf()).toMatchObject({ claim: null, rounds: 1 });
      await browser.killWorker();
      await browser.ask({ type: 'facts-changed' });
      const after = await browser.openExtensionPage('pages/dashboard/index.html#data');
      const ids = (await testShown(after)).filter((each) => each.includes(id));
      expect(new Set(ids).size).toBe(1);
      expect(ids).toHaveLength(point === 'shown' ? 2 : 1);
      await after.close();
      const log = await storedIn<{ kind: string; deadline: string }>(browser, 'log');
      expect(log.filter(({ kind, deadline }) => kind === 'shown' && deadline.endsWith(id))).toHaveLength(1);
      await browser.setToday('2026-11-30');
    },
  );

  it('carries in popup and badge what it may not show', async () => {
    await browser.ask({ type: 'settings', patch: { notify: false } });
    const popup = await browser.openExtensionPage('pages/popup/index.html');
    await popup.waitFor('[data-test="popup-reminders"]');
    const badge = await popup.evaluate(async () => {
      const api = globalThis as unknown as Record<
        'browser' | 'chrome',
        typeof import('webextension-polyfill')
      >;
      return (api.browser ?? api.chrome).action.getBadgeText({});
    });
    expect(Number(badge)).toBeGreaterThan(0);
    await popup.close();
  });

  it('opens the popup with 2,000 deadlines and says how many there are besides', async () => {
    const shownAfter = async (selector: string) => {
      const popup = await browser.openExtensionPage('pages/popup/index.html');
      await popup.waitFor(selector);
      let time = -1;
      await until(async () => {
        time = await popup.evaluate(() => {
          const [painted] = performance.getEntriesByName('first-contentful-paint');
          return Math.round(painted?.startTime ?? -1);
        });
        return time >= 0;
      }, 'nothing was painted');
      const more = await popup.text('[data-test="popup-more"]');
      // A person opens it when nothing else is going on.
      await until(
        () => popup.evaluate(() => performance.getEntriesByName('popup-shown').length > 1),
        'the background did not answer',
      );
      await popup.close();
      return { time, more };
    };
    const few: number[] = [];
    for (let turn = 0; turn < openings; turn += 1) few.push((await shownAfter('.popup')).time);
    await ownDeadlines(
      browser,
      Array.from({ length: 2_000 }, (_, index) => ({
        id: `many-${index}`,
        what: `Task ${index}`,
        due: `2026-12-${String(1 + (index % 28)).padStart(2, '0')}`,
      })),
    );
    await browser.ask({ type: 'facts-changed' });
    const many: number[] = [];
    for (let turn = 0; turn < openings; turn += 1) {
      const { time, more } = await shownAfter('[data-test="popup-more"]');
      many.push(time);
      expect(more).toMatch(/^and 1,9\d\d more$/);
    }
    for (const [name, times] of [
      ['few', few],
      ['2,000', many],
    ] as const) {
      const [median] = [...times].sort((a, b) => a - b).slice(openings >> 1);
      console.info(
        `popup, ${browser.name}, ${name} deadlines: median ${median} ms of ${openings} openings, budget 100 ms, from navigation to the first paint, which is the agenda (${times.join(', ')})`,
      );
    }
  });

  it('shows what is out of date as that, until the background has answered', async () => {
    const page = await browser.openExtensionPage('pages/popup/index.html');
    await page.waitFor('[data-test="popup-more"]');
    await page.evaluate(async () => {
      const finished = <Result>(request: IDBRequest<Result>) =>
        new Promise<Result>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const db = await finished(indexedDB.open('duewatch'));
      const meta = db.transaction('meta', 'readwrite').objectStore('meta');
      const state = await finished(meta.get('facts'));
      await finished(meta.put({ ...state, revision: state.revision + 1 }, 'facts'));
      db.close();
    });
    await page.close();
    const popup = await browser.openExtensionPage('pages/popup/index.html');
    const shownAs = () =>
      popup.evaluate(() =>
        performance
          .getEntriesByName('popup-shown')
          .map((mark) => (mark as PerformanceMark).detail.holds as boolean),
      );
    await until(async () => (await shownAs()).at(-1) === true, 'it stayed out of date');
    expect((await shownAs())[0]).toBe(false);
    expect(await popup.count('[data-test="popup-outdated"]')).toBe(0);
    await popup.close();
  });

  more(() => browser);
}
