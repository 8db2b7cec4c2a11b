import { assess } from 'duewatch/assess';
import { defaultReminderSettings, isDated } from 'duewatch/deadline';
import { packs } from 'duewatch/packs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { agendaView } from '../../../extension/background/agenda-view.ts';
import {
  answerDeadline,
  followNotification,
  notificationOf,
  remind,
} from '../../../extension/background/notify.ts';
import { readLog } from '../../../extension/store/log.ts';
import { readReminders } from '../../../extension/store/reminders.ts';
import type { StoredAssessment } from '../../../extension/store/schema.ts';
import { inArrears, paid } from '../facts.ts';
import { browser, held, ownOrigin, resetBrowser } from '../fake-browser.ts';
import { freshStore } from '../fresh-store.ts';

vi.mock('webextension-polyfill', async () => ({ default: (await import('../fake-browser.ts')).browser }));

beforeEach(async () => {
  await freshStore();
  resetBrowser();
});

const noonOf = (day: string) => Date.parse(`${day}T12:00:00+08:00`);
const at = (time: string) => Date.parse(`${time}:00+08:00`);
const assessedOn = (on: string, facts = inArrears): StoredAssessment => ({
  revision: 1,
  at: 0,
  day: on,
  within: 3,
  packs: '',
  assessment: assess(facts, packs, { on }),
});
const ahead = (...days: number[]) => {
  const leads = days.map((each) => ({ days: each }));
  return { high: leads, normal: leads, low: leads };
};
const once = {
  ...defaultReminderSettings,
  leads: ahead(3),
  againAfter: { high: null, normal: null, low: null },
};
const options = (now: number, rest: object = {}) => ({
  reminders: once,
  notify: true,
  locale: 'en' as const,
  now,
  ...rest,
});
const days5 = 'taobao-open-platform/isv-demo/arrears/2026-11-19/days-5@2026-11-24';
const days7 = 'taobao-open-platform/isv-demo/arrears/2026-11-19/days-7@2026-11-26';
const shownAt = async () => (await readReminders()).map((each) => each.shownAt);

describe('reminders', () => {
  it('say what, by when, what it costs and what to do', () => {
    const { assessment } = assessedOn('2026-11-22');
    const [deadline] = assessment.deadlines.filter(isDated);
    const notice = { digest: false, reminders: [{ id: days5, deadline: deadline! }] };
    expect(notificationOf(notice, assessment, 'en')).toEqual({
      title: '5 full days in arrears: service frozen, API and data push throttled',
      message:
        'Demo ISV · 24 Nov (in 2 days)\n¥1,284.50 owed · income frozen: not known (no service-market orders imported) · possible from 19 Jan 2027 (former rule): all API calls suspended, provider identity frozen, partner qualification of this term cancelled, partner qualification of next term cancelled\nPay all ¥1,284.50 for every app key, then lift it in the console',
    });
    expect(notificationOf(notice, assessment, 'zh-CN').message).toContain('11月24日 (2 天后)');
  });

  it('say as a digest how many they are, and the first five in a line each', () => {
    const { assessment } = assessedOn('2026-11-22');
    const [deadline] = assessment.deadlines.filter(isDated);
    const reminders = Array.from({ length: 7 }, () => ({ id: days5, deadline: deadline! }));
    const { title, message } = notificationOf({ digest: true, reminders }, assessment, 'en');
    expect(title).toBe('7 reminders');
    expect(message.split('\n')).toHaveLength(6);
    expect(message).toContain('and 2 more');
  });

  it('are shown once each, when they are due and not before', async () => {
    const morning = at('2026-11-23T09:00');
    const noon = options(noonOf('2026-11-22'));
    expect(await remind(assessedOn('2026-11-22'), noon)).toMatchObject({ next: morning, pending: [days5] });
    expect([...held.notifications.keys()]).toEqual([days5]);
    await remind(assessedOn('2026-11-22'), noon);
    await remind(assessedOn('2026-11-23'), options(morning - 1));
    expect(browser.notifications.create).toHaveBeenCalledTimes(1);
    expect(await remind(assessedOn('2026-11-23'), options(morning))).toMatchObject({ next: null });
    expect([...held.notifications.keys()]).toEqual([days5, days7]);
    await remind(assessedOn('2026-11-25'), options(noonOf('2026-11-25')));
    expect(browser.notifications.create).toHaveBeenCalledTimes(2);
  });

  it('are shown once by two who look at once', async () => {
    const noon = options(noonOf('2026-11-22'));
    await Promise.all([remind(assessedOn('2026-11-22'), noon), remind(assessedOn('2026-11-22'), noon)]);
    expect(browser.notifications.create).toHaveBeenCalledTimes(1);
  });

  it('are shown again under the same id where the worker died between showing and recording', async () => {
    const { add } = IDBObjectStore.prototype;
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, value) {
      if ((value as { kind?: string }).kind === 'shown') throw new Error('killed');
      return add.call(this, value);
    });
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    const noon = noonOf('2026-11-22');
    const assessment = assessedOn('2026-11-22');
    expect(await remind(assessment, options(noon))).toMatchObject({ next: noon + 60_000 });
    expect(error).toHaveBeenCalled();
    vi.restoreAllMocks();
    expect(browser.notifications.create.mock.calls.map(([id]) => id)).toEqual([days5]);
    expect(await shownAt()).toEqual([null, null]);
    await remind(assessment, options(noon + 60_000));
    await remind(assessment, options(noon + 60_000));
    expect(held.notifications.size).toBe(1);
    expect(await shownAt()).toEqual([noon + 60_000, null]);
  });

  it('are tried again after a minute where showing failed', async () => {
    browser.notifications.create.mockRejectedValueOnce(new Error('no display'));
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    const noon = noonOf('2026-11-22');
    expect(await remind(assessedOn('2026-11-22'), options(noon))).toMatchObject({ next: noon + 60_000 });
    expect(await shownAt()).toEqual([null, null]);
    error.mockRestore();
    await remind(assessedOn('2026-11-22'), options(noon + 60_000));
    expect(held.notifications.size).toBe(1);
  });

  it('wait where the permission is missing or the user wants none, and come once it is there', async () => {
    const assessment = assessedOn('2026-11-22');
    const noon = noonOf('2026-11-22');
    const muted = { muted: true, pending: [days5] };
    expect(await remind(assessment, options(noon, { notify: false }))).toMatchObject(muted);
    held.permissions.clear();
    expect(await remind(assessment, options(noon))).toMatchObject(muted);
    const { notifications } = browser;
    Object.assign(browser, { notifications: undefined });
    await remind(assessment, options(noon));
    Object.assign(browser, { notifications });
    expect(browser.notifications.create).not.toHaveBeenCalled();
    const [carried] = agendaView(assessment, 'en', { muted: true, pending: [days5] }).groups;
    expect(carried).toMatchObject({ name: 'reminders', lines: [{ day: { day: '2026-11-24' } }] });
    held.permissions.add('notifications');
    await remind(assessment, options(noon));
    expect(held.notifications.size).toBe(1);
  });

  describe('whose deadline is gone when somebody looks again', () => {
    const goneOf = async () =>
      (await readLog())
        .filter(({ kind }) => kind === 'gone')
        .map(({ deadline, was }) => [deadline, was?.dueAt]);
    const dueOn21 = Date.parse('2026-11-21T09:00:00+08:00');
    const asleep = { ...assessedOn('2026-11-22', paid) };
    it('are in the log, once, with when they had come due', async () => {
      await remind(assessedOn('2026-11-21'), options(at('2026-11-21T08:30')));
      await remind(asleep, options(noonOf('2026-11-22')));
      await remind(asleep, options(noonOf('2026-11-22') + 60_000));
      expect(await goneOf()).toEqual([[days5.replace(/@.*/, ''), dueOn21]]);
      expect(held.notifications.has(days5)).toBe(false);
    });

    it('are not in it where they had not come due', async () => {
      await remind(assessedOn('2026-11-21'), options(at('2026-11-21T08:30')));
      await remind(asleep, options(dueOn21 - 1));
      expect(await goneOf()).toEqual([]);
    });

    it('are not in it where they were shown', async () => {
      await remind(assessedOn('2026-11-21'), options(noonOf('2026-11-21')));
      await remind(asleep, options(noonOf('2026-11-22')));
      expect(await goneOf()).toEqual([]);
    });

    it('are not in it where they have moved to another day, or are done', async () => {
      await remind(assessedOn('2026-11-21'), options(at('2026-11-21T08:30')));
      const moved = assessedOn('2026-11-22');
      const deadlines = moved.assessment.deadlines.map((deadline) => ({
        ...deadline,
        earliest: '2026-11-30',
        inDays: 8,
      }));
      await remind(
        { ...moved, assessment: { ...moved.assessment, deadlines } },
        options(noonOf('2026-11-22')),
      );
      expect(await goneOf()).toEqual([]);
    });

    it('are in it where they were claimed and the worker died before they were shown', async () => {
      const noon = noonOf('2026-11-22');
      browser.notifications.create.mockRejectedValueOnce(new Error('gone'));
      const error = vi.spyOn(console, 'error').mockImplementation(() => {});
      await remind(assessedOn('2026-11-22'), options(noon));
      error.mockRestore();
      await remind(asleep, options(noon + 600_000));
      expect(await goneOf()).toEqual([[days5.replace(/@.*/, ''), noon]]);
    });
  });

  it('wait where the user has blocked them in the browser', async () => {
    const level = vi.fn(async () => 'denied');
    Object.assign(browser.notifications, { getPermissionLevel: level });
    const noon = noonOf('2026-11-22');
    expect(await remind(assessedOn('2026-11-22'), options(noon))).toMatchObject({
      muted: true,
      pending: [days5],
    });
    level.mockResolvedValue('granted');
    expect(await remind(assessedOn('2026-11-22'), options(noon))).toMatchObject({ muted: false });
    expect(held.notifications.size).toBe(1);
    Reflect.deleteProperty(browser.notifications, 'getPermissionLevel');
  });

  it('do not come twice when what they were about goes and comes back', async () => {
    const noon = options(noonOf('2026-11-22'));
    await remind(assessedOn('2026-11-22'), noon);
    await remind(assessedOn('2026-11-22', paid), noon);
    expect((await readReminders()).map(({ id }) => id)).toEqual([days5]);
    await remind(assessedOn('2026-11-22'), noon);
    expect(browser.notifications.create).toHaveBeenCalledTimes(1);
  });

  it('are logged with what was said and on which figures, and so is what the user answers', async () => {
    const stored = assessedOn('2026-11-22');
    const noon = noonOf('2026-11-22');
    await remind(stored, options(noon));
    const [deadline] = stored.assessment.deadlines.filter(isDated);
    await answerDeadline(deadline!, { kind: 'snooze', until: 'hour' }, stored, options(noon + 1_000));
    expect(held.notifications.size).toBe(0);
    expect(await readLog()).toMatchObject([
      { kind: 'snooze', text: 'hour', at: noon + 1_000, day: '2026-11-24' },
      {
        kind: 'shown',
        notice: days5,
        at: noon,
        said: { title: expect.stringContaining('5 full days') },
        figures: { on: '2026-11-22', revision: 1, deadline: { id: deadline!.id } },
      },
    ]);
    expect(await readLog('another')).toEqual([]);
    const hour = 3_600_000;
    expect(await remind(stored, options(noon + hour))).toMatchObject({ pending: [] });
    await remind(stored, options(noon + 1_000 + hour));
    expect([...held.notifications.keys()]).toEqual([`${days5}~1`]);
  });

  it('end where their deadline is waived; the log says why, also of one without a day', async () => {
    const noon = noonOf('2026-11-22');
    const stored = assessedOn('2026-11-22');
    await remind(stored, options(noon));
    const [deadline] = stored.assessment.deadlines.filter(isDated);
    const waived = { kind: 'waive', text: 'let off' } as const;
    await answerDeadline(deadline!, waived, stored, options(noon));
    expect(held.notifications.size).toBe(0);
    const undated = { ...deadline!, id: 'a/b/obligation/c', earliest: null, likely: null, inDays: null };
    await answerDeadline(undated, { kind: 'waive', text: '' }, stored, options(noon));
    expect((await readLog()).slice(0, 2)).toMatchObject([
      { kind: 'waive', deadline: 'a/b/obligation/c', day: null },
      { kind: 'waive', deadline: deadline!.id, text: 'let off' },
    ]);
    expect((await readReminders()).map(({ deadline: id }) => id)).not.toContain('a/b/obligation/c');
  });
});

describe('a click on a notification', () => {
  it("opens the platform's console and takes the notification away", async () => {
    await remind(assessedOn('2026-11-22'), options(noonOf('2026-11-22')));
    await followNotification(days5);
    expect(held.tabs.map(({ url }) => url)).toEqual(['https://console.open.taobao.com/']);
    expect(held.notifications.size).toBe(0);
  });

  it('goes to the tab where the console is open already', async () => {
    await remind(assessedOn('2026-11-22'), options(noonOf('2026-11-22')));
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
