import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Runtime } from 'webextension-polyfill';
import { basisOf, currentAssessment } from '../../../extension/background/assess.ts';
import { onMessage } from '../../../extension/background/messages.ts';
import { now } from '../../../extension/background/today.ts';
import type { Overview, PanelView, Reply } from '../../../extension/messages.ts';
import { mergeIntoStore } from '../../../extension/store/facts.ts';
import { keepAgenda, readKeptAgenda } from '../../../extension/store/kept-agenda.ts';
import { changeSettings, readSettings } from '../../../extension/store/settings.ts';
import { inArrears } from '../facts.ts';
import { browser, held, ownOrigin, resetBrowser } from '../fake-browser.ts';
import { freshStore } from '../fresh-store.ts';

vi.mock('webextension-polyfill', async () => ({ default: (await import('../fake-browser.ts')).browser }));

const market = 'https://fuwu.taobao.com';
const record = { at: 5, files: [], counts: {}, problems: [] };

beforeEach(async () => {
  await freshStore();
  resetBrowser();
  held.local.testToday = '2026-11-22';
  held.origins.add(`${market}/*`);
  vi.spyOn(console, 'error').mockImplementation(() => {});
});

function ask(message: unknown, sender: Runtime.MessageSender & { origin?: string }): Promise<Reply<unknown>> {
  return new Promise((resolve) => {
    expect(onMessage(message, sender, resolve)).toBe(true);
  });
}

const page = {
  id: 'duewatch',
  url: `${market}/ser/detail.htm?x=1`,
  origin: market,
  frameId: 0,
  tab: { id: 7 },
};
const own = { id: 'duewatch', url: `${ownOrigin}/pages/popup/index.html`, origin: ownOrigin };
/** Our own page in a tab: having a tab makes nobody a watched page. */
const ownTab = { ...own, frameId: 0, tab: { id: 8 } };
const sender = (fields: object) => ({ ...page, ...fields }) as unknown as Runtime.MessageSender;

describe('who may ask', () => {
  it('a script on a watched page, for the marker of that page', async () => {
    await mergeIntoStore(inArrears, record);
    expect(await ask({ type: 'marker' }, sender({}))).toEqual({
      ok: true,
      value: {
        state: 'in-force',
        line: '欠费 ¥1,284.50 满 3 天 · 11月24日冻结服务',
        locale: 'zh-CN',
        count: 1,
        accountName: 'Demo ISV',
      },
    });
  });

  it('our own pages, in a tab or not, for everything', async () => {
    await mergeIntoStore(inArrears, record);
    for (const from of [own, ownTab]) {
      const reply = (await ask({ type: 'overview' }, from as Runtime.MessageSender)) as { value: Overview };
      expect(reply.value.assessment.warnings).toHaveLength(1);
      expect(reply.value).toMatchObject({
        locale: 'zh-CN',
        stateAsOf: 5,
        mayNotify: true,
        sites: [
          { id: 'taobao-open-platform', granted: false, on: true },
          { id: 'taobao-service-market', granted: true, on: true },
        ],
      });
    }
  });

  const hostile: [name: string, message: unknown, from: object][] = [
    ['another extension', { type: 'marker' }, { id: 'other' }],
    ['another extension that claims our page', { type: 'overview' }, { id: 'other', url: own.url }],
    ['a sender without id', { type: 'marker' }, { id: undefined }],
    ['a sender without address', { type: 'marker' }, { url: undefined }],
    ['a page of no site', { type: 'marker' }, { url: 'https://example.com/', origin: 'https://example.com' }],
    [
      'a look-alike host',
      { type: 'marker' },
      { url: 'https://fuwu.taobao.com.evil.example/', origin: undefined },
    ],
    ['a sub-domain', { type: 'marker' }, { url: 'https://x.fuwu.taobao.com/', origin: undefined }],
    ['another port', { type: 'marker' }, { url: 'https://fuwu.taobao.com:8443/', origin: undefined }],
    [
      'the host as user name',
      { type: 'marker' },
      { url: 'https://fuwu.taobao.com@evil.example/', origin: undefined },
    ],
    [
      'the site without encryption',
      { type: 'marker' },
      { url: 'http://fuwu.taobao.com/', origin: undefined },
    ],
    [
      'a site whose permission is not held',
      { type: 'panel' },
      { url: 'https://open.taobao.com/', origin: 'https://open.taobao.com' },
    ],
    ['a watched address with a strange origin', { type: 'marker' }, { origin: 'https://evil.example' }],
    ['a watched address with no origin at all', { type: 'marker' }, { origin: 'null' }],
    [
      'our page with a strange origin',
      { type: 'overview' },
      { url: own.url, origin: 'https://evil.example' },
    ],
    [
      'a page that begins like ours',
      { type: 'overview' },
      { url: `${ownOrigin}.evil.example/`, origin: undefined },
    ],
    ['a page without a tab', { type: 'marker' }, { tab: undefined }],
    ['a page without a frame', { type: 'marker' }, { frameId: undefined }],
    ['an address that is none', { type: 'marker' }, { url: 'fuwu.taobao.com' }],
    ['a watched page that asks for everything', { type: 'overview' }, {}],
    ['a watched page that says facts changed', { type: 'facts-changed' }, {}],
    ['a watched page that changes settings', { type: 'settings', patch: { leadDays: 0 } }, {}],
    ['a watched page that says permissions changed', { type: 'permissions-changed' }, {}],
    ['a watched page that names another site', { type: 'panel', siteId: 'taobao-open-platform' }, {}],
    ['a watched page that brings facts', { type: 'marker', facts: inArrears }, {}],
    ['a watched page that names a file', { type: 'panel-open', file: 'x.js' }, {}],
    ['a watched page that names a tab', { type: 'panel-open', tabId: 1 }, {}],
    ['a watched page that opens an address', { type: 'open-dashboard', section: 'https://evil.example' }, {}],
    ['our page with a message of pages', { type: 'panel' }, own],
    ['nothing at all', undefined, {}],
  ];

  it.each(hostile)('not %s', async (_name, message, from) => {
    expect(await ask(message, sender(from))).toMatchObject({ ok: false, error: 'refused' });
    expect(browser.scripting.executeScript).not.toHaveBeenCalled();
    expect(browser.tabs.create).not.toHaveBeenCalled();
    expect((await readSettings()).leadDays).toBe(3);
  });

  it('nobody any more once the permission is gone: the marker hears that there is nothing to show', async () => {
    await mergeIntoStore(inArrears, record);
    held.origins.clear();
    expect(await ask({ type: 'marker' }, sender({}))).toEqual({ ok: true, value: null });
    for (const type of ['panel', 'panel-open', 'site-off']) {
      expect(await ask({ type }, sender({}))).toMatchObject({ ok: false, error: 'refused' });
    }
    expect(browser.scripting.executeScript).not.toHaveBeenCalled();
  });

  it('and a failure is an answer, not a crash', async () => {
    browser.scripting.executeScript.mockRejectedValueOnce(new Error('Frame with ID 0 was removed.'));
    expect(await ask({ type: 'panel-open' }, sender({}))).toEqual({
      ok: false,
      error: 'failed',
      detail: 'Frame with ID 0 was removed.',
    });
  });
});

describe('a watched page', () => {
  it('gets the panel into the frame that asked', async () => {
    expect(await ask({ type: 'panel-open' }, sender({ frameId: 3 }))).toEqual({ ok: true, value: null });
    expect(browser.scripting.executeScript).toHaveBeenCalledWith({
      target: { tabId: 7, frameIds: [3] },
      files: ['content/panel/main.js'],
    });
  });

  it('sees the accounts of its own platform only', async () => {
    await mergeIntoStore(
      {
        accounts: [
          ...inArrears.accounts,
          {
            platform: 'doudian',
            id: 'shop',
            usage: [{ appKey: 'k', api: 'x', day: '2026-11-01', calls: 4 }],
          },
        ],
      },
      record,
    );
    const { value } = (await ask({ type: 'panel' }, sender({}))) as { value: PanelView };
    expect(value).toMatchObject({
      locale: 'zh-CN',
      on: '2026-11-22',
      stateAsOf: 5,
      siteId: 'taobao-service-market',
    });
    expect(value.accounts).toMatchObject([
      {
        account: { id: 'isv-demo' },
        owed: '1284.50',
        since: '2026-11-19',
        days: 3,
        arrearsState: 'in-arrears',
      },
    ]);
    expect(value).toMatchObject({ deadlines: [], otherDeadlines: 2 });
    const unknown = sender({ url: 'https://fuwu.taobao.com/' });
    const { value: all } = (await ask({ type: 'panel' }, unknown)) as { value: PanelView };
    expect(all).toMatchObject({ deadlines: [{ earliest: '2026-11-24' }, {}], otherDeadlines: null });
    expect(value.sources.length).toBeGreaterThan(0);
    expect(JSON.stringify(value)).not.toContain('doudian');
  });

  it('shows no marker while snoozed, and hears of it', async () => {
    await mergeIntoStore(inArrears, record);
    held.tabs.push({ id: 7, url: page.url, windowId: 1 });
    await ask({ type: 'snooze', hours: 8 }, sender({}));
    expect(browser.tabs.sendMessage).toHaveBeenCalledWith(7, { type: 'changed' });
    expect(await ask({ type: 'marker' }, sender({}))).toEqual({ ok: true, value: null });
    held.local.testToday = '2026-11-23';
    expect(await ask({ type: 'marker' }, sender({}))).toMatchObject({ value: { state: 'in-force' } });
  });

  it('shows no marker once switched off, until our pages switch it on again', async () => {
    await mergeIntoStore(inArrears, record);
    await ask({ type: 'permissions-changed' }, own as Runtime.MessageSender);
    expect(held.scripts).toMatchObject([{ matches: [`${market}/*`] }]);
    await ask({ type: 'site-off' }, sender({}));
    expect(await ask({ type: 'marker' }, sender({}))).toEqual({ ok: true, value: null });
    expect(held.scripts).toEqual([]);
    const patch = { site: { id: 'taobao-service-market', on: true } };
    await ask({ type: 'settings', patch }, own as Runtime.MessageSender);
    expect(await ask({ type: 'marker' }, sender({}))).toMatchObject({ value: { state: 'in-force' } });
    expect(held.scripts).toHaveLength(1);
  });

  it('gets nothing raised by an account about which nothing is known', async () => {
    await mergeIntoStore({ accounts: [{ platform: 'taobao-open-platform', id: 'x' }] }, record);
    expect(await ask({ type: 'marker' }, sender({}))).toEqual({ ok: true, value: null });
  });

  it('opens the dashboard where it is asked to, and reuses its tab', async () => {
    await ask({ type: 'open-dashboard', section: 'arrears' }, sender({}));
    expect(held.tabs).toMatchObject([{ url: `${ownOrigin}/pages/dashboard/index.html#arrears` }]);
    await ask({ type: 'open-dashboard', section: 'data' }, sender({}));
    expect(held.tabs).toHaveLength(1);
    expect(browser.tabs.update).toHaveBeenCalledWith(1, {
      url: `${ownOrigin}/pages/dashboard/index.html#data`,
    });
  });
});

describe('our pages', () => {
  it('are answered about changed facts once badge, reminders and alarm are up to date', async () => {
    await mergeIntoStore(inArrears, record);
    expect(await ask({ type: 'facts-changed' }, own as Runtime.MessageSender)).toEqual({
      ok: true,
      value: null,
    });
    expect(held.badge).toMatchObject({ text: '1', title: '欠费 ¥1,284.50 满 3 天 · 11月24日冻结服务' });
    expect(held.notifications.size).toBe(2);
    expect([...held.alarms.keys()]).toEqual(['wake']);
  });

  it('change the language of all that is shown', async () => {
    await mergeIntoStore(inArrears, record);
    const patch = { locale: 'en' };
    const reply = await ask({ type: 'settings', patch }, own as Runtime.MessageSender);
    expect(reply).toMatchObject({ ok: true, value: { locale: 'en', leadDays: 3 } });
    expect(held.badge.title).toBe('3 days, ¥1,284.50 owed · frozen 24 Nov');
  });

  describe('get for the popup what was kept, until something that it goes by is another', () => {
    const today = { today: { day: '2026-11-22' } };
    it.each<[string, change: () => unknown, after: object]>([
      ['and what was kept while nothing is', () => undefined, { kept: true }],
      ['newer facts', () => mergeIntoStore(inArrears, record), today],
      [
        'a new day',
        () => Object.assign(held.local, { testToday: '2026-11-23' }),
        { today: { day: '2026-11-23' } },
      ],
      ['another language', () => changeSettings((before) => ({ ...before, locale: 'en' })), { locale: 'en' }],
      ['another language of the browser', () => Object.assign(held, { language: 'en' }), { locale: 'en' }],
      [
        'notifications refused since: then it carries the reminders',
        () => held.permissions.clear(),
        { groups: expect.arrayContaining([expect.objectContaining({ name: 'reminders' })]) },
      ],
      [
        'notifications switched off',
        () => changeSettings((before) => ({ ...before, notify: false })),
        { groups: expect.arrayContaining([expect.objectContaining({ name: 'reminders' })]) },
      ],
    ])('%s', async (_name, change, after) => {
      await mergeIntoStore(inArrears, record);
      await ask({ type: 'facts-changed' }, own as Runtime.MessageSender);
      const kept = await readKeptAgenda(now());
      await keepAgenda({
        ...kept!,
        ...basisOf(await currentAssessment()),
        view: { ...kept!.view, kept: true } as never,
      });
      await change();
      const { value } = (await ask({ type: 'agenda' }, own as Runtime.MessageSender)) as { value: object };
      expect(value).toMatchObject(after);
      expect('kept' in value).toBe('kept' in after);
    });
  });

  it('cannot switch a site that there is not', async () => {
    const patch = { site: { id: 'nowhere', on: false } };
    expect(await ask({ type: 'settings', patch }, own as Runtime.MessageSender)).toMatchObject({
      value: { sitesOff: [] },
    });
  });
});
