import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { assess } from 'duewatch/assess';
import { mergeFacts, readFiles } from 'duewatch/import';
import { packs } from 'duewatch/packs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Overview } from '../../extension/messages.ts';
import { until } from './harness/tab.mjs';
import type { Browser, Tab } from './harness/types.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const day = '2026-11-22';
const small = ['account.json', 'calls.csv', 'vas-orders.json'].map(
  (name) => `${root}test/samples/small/${name}`,
);
const large = [`${root}test/samples/large/calls.csv`];
export const servicePage = 'https://fuwu.taobao.com/ser/detail.htm?service_code=FW_GOODS-9000001';

/** What the SDK makes of the small samples without any browser, as JSON. */
function expectedAssessment(): Overview['assessment'] {
  const inputs = small.map((path) => ({ name: path, bytes: new Uint8Array(readFileSync(path)) }));
  const empty = { format: 'duewatch/facts@1', accounts: [] } as const;
  const { facts } = mergeFacts({ ...empty, accounts: [] }, readFiles(inputs).facts);
  return JSON.parse(JSON.stringify(assess(facts, packs, { on: day, within: 3 })));
}

/** What lies in the database, counted without any of our code. */
export interface Contents {
  readonly revision: number;
  readonly imports: number;
  readonly accounts: number;
  readonly usage: number;
}

async function contentsOf(browser: Browser): Promise<Contents> {
  const tab = await browser.openExtensionPage('pages/popup/index.html');
  const contents = await tab.evaluate(async () => {
    const finished = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await finished(indexedDB.open('duewatch'));
    const names = ['imports', 'accounts', 'usage'];
    const transaction = db.transaction(['meta', ...names]);
    const state = finished<{ revision: number } | undefined>(transaction.objectStore('meta').get('facts'));
    const [imports, accounts, usage] = await Promise.all(
      names.map((name) => finished<{ rows: [] }[]>(transaction.objectStore(name).getAll())),
    );
    const { revision = 0 } = (await state) ?? {};
    db.close();
    return {
      revision,
      imports: imports?.length ?? 0,
      accounts: accounts?.length ?? 0,
      usage: (usage ?? []).reduce((sum, piece) => sum + piece.rows.length, 0),
    };
  });
  await tab.close();
  return contents;
}

export async function importFiles(browser: Browser, paths: string[]): Promise<void> {
  const tab = await browser.openExtensionPage('pages/dashboard/index.html#data');
  await tab.waitFor('[data-test="import"]');
  await tab.setFiles('[data-test="import"]', paths);
  await tab.waitFor('[data-test="import-done"]');
  await tab.close();
}

/** Starts an import and comes back when it is being written: nobody knows how far that is, so the bar shows no share. */
async function startWriting(browser: Browser, paths: string[]): Promise<Tab> {
  const tab = await browser.openExtensionPage('pages/dashboard/index.html#data');
  await tab.waitFor('[data-test="import"]');
  // Watched in the page, for writing may be over before a question from outside arrives.
  const writing = tab.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let reading = false;
        const observer = new MutationObserver(() => {
          const bar = document.querySelector('progress');
          if (bar?.hasAttribute('value')) reading = true;
          else if (reading) {
            observer.disconnect();
            resolve();
          }
        });
        observer.observe(document.body, { subtree: true, childList: true, attributes: true });
      }),
  );
  await tab.setFiles('[data-test="import"]', paths);
  await writing;
  return tab;
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** From files to what is shown, through everything that may end in between. Each test goes on where the last one ended. */
export function storeTests(launch: () => Promise<Browser>, more: (running: () => Browser) => void) {
  let browser: Browser;
  const overview = async () => (await browser.ask({ type: 'overview' })) as Overview;

  beforeAll(async () => {
    if (!large.every(existsSync)) {
      spawnSync(process.execPath, [`${root}scripts/samples.mjs`, 'large'], { stdio: 'inherit' });
    }
    browser = await launch();
    await browser.setToday(day);
    await browser.ask({ type: 'settings', patch: { locale: 'zh-CN' } });
  });
  afterAll(async () => {
    await browser?.close();
  });

  it('imports files in the dashboard, and says the same as the SDK does in Node', async () => {
    await importFiles(browser, small);
    const { assessment } = await overview();
    expect(JSON.parse(JSON.stringify(assessment))).toEqual(expectedAssessment());
    expect(assessment.warnings[0]?.state).toBe('in-force');
  });

  it('has one alarm, and a badge with the number of warnings and the line of the worst', async () => {
    const tab = await browser.openExtensionPage('pages/popup/index.html');
    const shown = await tab.evaluate(async () => {
      const api = globalThis as unknown as Record<
        'browser' | 'chrome',
        typeof import('webextension-polyfill')
      >;
      const { action, alarms } = api.browser ?? api.chrome;
      return {
        text: await action.getBadgeText({}),
        title: await action.getTitle({}),
        alarms: (await alarms.getAll()).map(({ name }) => name),
      };
    });
    await tab.close();
    expect(shown).toEqual({
      text: '1',
      title: expect.stringMatching(/^欠费 ¥1,284\.50 满 3 天/),
      alarms: ['wake'],
    });
  });

  more(() => browser);

  it('has all of an import or nothing, wherever it was ended while it was written', async () => {
    const before = await contentsOf(browser);
    expect(before.imports).toBe(before.revision);
    const seen: Contents[] = [];
    for (const wait of [0, 100, 300]) {
      const tab = await startWriting(browser, large);
      await sleep(wait);
      // The worker that writes goes with its page, and the background with it.
      await Promise.all([tab.close(), browser.name === 'chromium' ? browser.killWorker() : undefined]);
      seen.push(await contentsOf(browser));
    }
    await startWriting(browser, large);
    await sleep(100);
    await browser.crash();
    seen.push(await contentsOf(browser));
    await importFiles(browser, large);
    const after = await contentsOf(browser);
    expect(after.usage).toBeGreaterThan(before.usage + 90_000);
    for (const { revision, imports, ...facts } of seen) {
      expect(imports).toBe(revision);
      const whole = revision > before.revision ? after : before;
      expect(facts).toEqual({ accounts: whole.accounts, usage: whole.usage });
    }
    // Had every import been done before it could be ended, this would have shown nothing.
    expect(seen[0]?.revision).toBe(before.revision);
  });

  it('has the data, the alarm and the badge after a restart of the browser', async () => {
    const before = await contentsOf(browser);
    const { assessment } = await overview();
    await browser.restart();
    expect(await contentsOf(browser)).toEqual(before);
    expect((await overview()).assessment).toEqual(assessment);
    const tab = await browser.openExtensionPage('pages/popup/index.html');
    await until(
      () =>
        tab.evaluate(async () => {
          const api = globalThis as unknown as Record<
            'browser' | 'chrome',
            typeof import('webextension-polyfill')
          >;
          const { action, alarms } = api.browser ?? api.chrome;
          return (await alarms.getAll()).length === 1 && (await action.getBadgeText({})) === '1';
        }),
      'alarm and badge did not come back',
    );
    await tab.close();
  });

  it('answers the popup and the page offline, with the background newly started', async () => {
    const page = await browser.openSite(servicePage);
    await page.waitFor('[data-test="marker"]');
    await browser.offline(true);
    if (browser.name === 'chromium') await browser.killWorker();
    expect(await page.text('[data-test="marker"]')).toMatch(/^欠费 ¥1,284\.50 满 3 天/);
    await page.click('[data-test="marker"]');
    await page.waitFor('[data-test="panel-deadlines"]');
    const popup = await browser.openExtensionPage('pages/popup/index.html');
    await popup.waitFor('[data-test="popup-now"]');
    await popup.close();
    await page.close();
    await browser.offline(false);
  });

  it('sends nothing anywhere', () => {
    expect(browser.strayRequests).toEqual([]);
  });
}
