import { assess } from 'duewatch/assess';
import { isDated } from 'duewatch/deadline';
import { packs } from 'duewatch/packs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { duesOf, followNotification, notificationOf, remind } from '../../../extension/background/notify.ts';
import { readDues } from '../../../extension/store/dues.ts';
import { inArrears, paid } from '../facts.ts';
import { browser, held, ownOrigin, resetBrowser } from '../fake-browser.ts';
import { freshStore } from '../fresh-store.ts';

vi.mock('webextension-polyfill', async () => ({ default: (await import('../fake-browser.ts')).browser }));

beforeEach(async () => {
  await freshStore();
  resetBrowser();
});

const noonOf = (day: string) => Date.parse(`${day}T12:00:00+08:00`);
const at = (time: string) => Date.parse(`${time}+08:00`);
const assessmentOn = (on: string, facts = inArrears) => assess(facts, packs, { on });
const options = (now: number, rest: object = {}) => ({
  leadDays: 3,
  notify: true,
  locale: 'en' as const,
  now,
  ...rest,
});
const days5 = 'taobao-open-platform/isv-demo/arrears/2026-11-19/days-5@2026-11-24';
const days7 = 'taobao-open-platform/isv-demo/arrears/2026-11-19/days-7@2026-11-26';

describe('reminders', () => {
  it('are due some days ahead, in the morning in Shanghai', () => {
    expect(duesOf(assessmentOn('2026-11-22'), 3)).toMatchObject([
      { id: days5, platform: 'taobao-open-platform', day: '2026-11-24', dueAt: at('2026-11-21T09:00') },
      { id: days7, dueAt: at('2026-11-23T09:00') },
    ]);
  });

  it('say what, by when, what it costs and what to do', () => {
    const assessment = assessmentOn('2026-11-22');
    const [deadline] = assessment.deadlines.filter(isDated);
    expect(notificationOf(deadline!, assessment, 'en')).toEqual({
      title: '5 full days in arrears: service frozen, API and data push throttled',
      message:
        'Demo ISV · 24 Nov (in 2 days)\n¥1,284.50 owed · income frozen: not known (no service-market orders imported) · possible from 19 Jan 2027 (former rule): all API calls suspended, provider identity frozen, partner qualification of this term cancelled, partner qualification of next term cancelled\nPay all ¥1,284.50 for every app key, then lift it in the console',
    });
    expect(notificationOf(deadline!, assessment, 'zh-CN').message).toContain('11月24日 (2 天后)');
  });

  it('are shown once each, when they are due and not before', async () => {
    const morning = at('2026-11-23T09:00');
    expect(await remind(assessmentOn('2026-11-22'), options(noonOf('2026-11-22')))).toEqual([morning]);
    expect([...held.notifications.keys()]).toEqual([days5]);
    await remind(assessmentOn('2026-11-22'), options(noonOf('2026-11-22')));
    await remind(assessmentOn('2026-11-23'), options(morning - 1));
    expect(browser.notifications.create).toHaveBeenCalledTimes(1);
    expect(await remind(assessmentOn('2026-11-23'), options(morning))).toEqual([]);
    expect([...held.notifications.keys()]).toEqual([days5, days7]);
    await remind(assessmentOn('2026-11-25'), options(noonOf('2026-11-25')));
    expect(browser.notifications.create).toHaveBeenCalledTimes(2);
  });

  it('are shown again under the same id where the worker died between showing and recording', async () => {
    const { put } = IDBObjectStore.prototype;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value) {
      if ((value as { shownAt?: number }).shownAt) throw new Error('killed');
      return put.call(this, value);
    });
    const assessment = assessmentOn('2026-11-22');
    await expect(remind(assessment, options(noonOf('2026-11-22')))).rejects.toThrow('killed');
    vi.restoreAllMocks();
    expect(browser.notifications.create.mock.calls.map(([id]) => id)).toEqual([days5]);
    expect((await readDues()).map(({ shownAt }) => shownAt)).toEqual([null, null]);
    await remind(assessment, options(noonOf('2026-11-22')));
    await remind(assessment, options(noonOf('2026-11-22')));
    expect(held.notifications.size).toBe(1);
    expect((await readDues()).map(({ shownAt }) => shownAt)).toEqual([noonOf('2026-11-22'), null]);
  });

  it('are not recorded as shown where showing failed', async () => {
    browser.notifications.create.mockRejectedValueOnce(new Error('no display'));
    const assessment = assessmentOn('2026-11-22');
    await expect(remind(assessment, options(noonOf('2026-11-22')))).rejects.toThrow('no display');
    expect((await readDues())[0]?.shownAt).toBeNull();
  });

  it('wait where the permission is missing or the user wants none, and come once it is there', async () => {
    const assessment = assessmentOn('2026-11-22');
    await remind(assessment, options(noonOf('2026-11-22'), { notify: false }));
    held.permissions.clear();
    await remind(assessment, options(noonOf('2026-11-22')));
    const { notifications } = browser;
    Object.assign(browser, { notifications: undefined });
    await remind(assessment, options(noonOf('2026-11-22')));
    Object.assign(browser, { notifications });
    expect(browser.notifications.create).not.toHaveBeenCalled();
    held.permissions.add('notifications');
    await remind(assessment, options(noonOf('2026-11-22')));
    expect(held.notifications.size).toBe(1);
  });

  it('go when what they were about is gone, and do not come twice when it comes back on the same day', async () => {
    await remind(assessmentOn('2026-11-22'), options(noonOf('2026-11-22')));
    await remind(assessmentOn('2026-11-22', paid), options(noonOf('2026-11-22')));
    expect((await readDues()).map(({ id }) => id)).toEqual([days5]);
    await remind(assessmentOn('2026-11-22'), options(noonOf('2026-11-22')));
    expect(browser.notifications.create).toHaveBeenCalledTimes(1);
    await remind(assessmentOn('2026-11-30', paid), options(noonOf('2026-11-30')));
    expect(await readDues()).toEqual([]);
  });
});

describe('a click on a notification', () => {
  it("opens the platform's console and takes the notification away", async () => {
    await remind(assessmentOn('2026-11-22'), options(noonOf('2026-11-22')));
    await followNotification(days5);
    expect(held.tabs.map(({ url }) => url)).toEqual(['https://console.open.taobao.com/']);
    expect(held.notifications.size).toBe(0);
  });

  it('goes to the tab where the console is open already', async () => {
    await remind(assessmentOn('2026-11-22'), options(noonOf('2026-11-22')));
    held.tabs.push({ id: 9, url: 'https://console.open.taobao.com/app/appList.htm', windowId: 4 });
    await followNotification(days5);
    expect(held.tabs).toHaveLength(1);
    expect(browser.tabs.update).toHaveBeenCalledWith(9, { active: true });
    expect(browser.windows.update).toHaveBeenCalledWith(4, { focused: true });
  });

  it('leads to the list of deadlines where nothing is known of it any more', async () => {
    await followNotification('gone');
    expect(held.tabs.map(({ url }) => url)).toEqual([`${ownOrigin}/pages/dashboard/index.html#deadlines`]);
    expect(browser.notifications.clear).toHaveBeenCalledWith('gone');
  });
});
