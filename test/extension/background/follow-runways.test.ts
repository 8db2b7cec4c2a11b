import type { AccountFacts, Facts } from 'duewatch';
import { runway } from 'duewatch/forecast';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { currentAssessment } from '../../../extension/background/assess.ts';
import { catchUp } from '../../../extension/background/catch-up.ts';
import { followRunways } from '../../../extension/background/follow-runways.ts';
import { answerDeadline, remind } from '../../../extension/background/notify.ts';
import { deleteFacts, mergeIntoStore } from '../../../extension/store/facts.ts';
import { readKeptRunways } from '../../../extension/store/kept-runways.ts';
import { markDeadline } from '../../../extension/store/marks.ts';
import { readReminders } from '../../../extension/store/reminders.ts';
import { changeRiskFacts } from '../../../extension/store/risk-facts.ts';
import { readSettings } from '../../../extension/store/settings.ts';
import { changeValue } from '../../../extension/store/values.ts';
import { inArrears } from '../facts.ts';
import { held, resetBrowser } from '../fake-browser.ts';
import { freshStore } from '../fresh-store.ts';

vi.mock('webextension-polyfill', async () => ({ default: (await import('../fake-browser.ts')).browser }));
vi.mock('duewatch/forecast', { spy: true });

const record = { at: 5, files: [], counts: {}, problems: [] };
const account: AccountFacts = {
  platform: 'taobao-open-platform',
  id: 'isv',
  position: { day: '2026-11-22', prepaid: '1000.00', debts: [] },
  usage: Array.from({ length: 42 }, (_, index) => ({
    appKey: '1',
    api: 'taobao.trade.fullinfo.get',
    class: 'basic',
    day: new Date(Date.UTC(2026, 9, 12 + index)).toISOString().slice(0, 10),
    calls: 1_000_000 + (index % 7) * 10_000,
  })),
};
const facts: Facts = { format: 'duewatch/facts@1', accounts: [account] };
const computed = vi.mocked(runway);
const balance = async () =>
  (await currentAssessment()).assessment.deadlines.find(({ kind }) => kind === 'balance-ends');

beforeEach(async () => {
  await freshStore();
  resetBrowser();
  held.local.testToday = '2026-11-22';
  computed.mockClear();
  await mergeIntoStore(facts, record);
});

describe('the day the balance ends', () => {
  it('is not known until it is computed, and then it is a deadline', async () => {
    expect(await balance()).toMatchObject({ earliest: null, state: 'unknown' });
    expect(await followRunways()).toBe(true);
    expect(await balance()).toMatchObject({ estimated: true, earliest: expect.stringMatching(/^2026-/) });
  });

  it('is computed after all else has caught up, and told without anybody asking', async () => {
    await catchUp();
    await vi.waitFor(async () => expect(await balance()).toMatchObject({ estimated: true }));
  });

  it.each<[string, change: () => unknown, anew: boolean]>([
    ['not anew where nothing has changed', () => undefined, false],
    [
      'not anew where a deadline was marked',
      () => markDeadline(account, 'x', 'done', { on: '2026-11-22', at: 9 }),
      false,
    ],
    [
      'not anew where a trait or a violation was edited',
      () =>
        changeRiskFacts(account, () => ({ traits: { x: true }, violations: [{ id: 'v', offences: {} }] }), 9),
      false,
    ],
    ['anew where an own value was entered', () => changeValue(account, ['x'], '1', 9), true],
    ['anew where there is more usage or another balance', () => mergeIntoStore(facts, record), true],
    ['anew on another day', () => Object.assign(held.local, { testToday: '2026-11-23' }), true],
  ])('is computed %s', async (_sentence, change, anew) => {
    await followRunways();
    computed.mockClear();
    await change();
    expect((await balance())?.earliest === null).toBe(anew);
    expect(await followRunways()).toBe(anew);
    expect(computed).toHaveBeenCalledTimes(anew ? 1 : 0);
    expect((await balance())?.earliest).not.toBe(null);
  });

  it('keeps the days of other accounts', async () => {
    await followRunways();
    const [other] = facts.accounts;
    await mergeIntoStore({ accounts: [{ ...other!, id: 'other' }] }, record);
    await followRunways();
    expect((await readKeptRunways()).map(({ id }) => id).sort()).toEqual(['isv', 'other']);
  });

  it('is not computed where arrears have begun', async () => {
    await deleteFacts(9);
    await mergeIntoStore(inArrears, record);
    expect(await followRunways()).toBe(false);
    expect(computed).not.toHaveBeenCalled();
  });

  it('keeps a snooze while it is computed anew at midnight', async () => {
    held.local.testToday = '2026-11-22T23:30';
    await mergeIntoStore(
      { accounts: [{ ...account, position: { ...account.position!, prepaid: '6000.00' } }] },
      record,
    );
    await followRunways();
    const { reminders } = await readSettings();
    await answerDeadline((await balance())!, { kind: 'snooze', until: 'hour' }, await currentAssessment(), {
      reminders: { ...reminders, quiet: null },
      now: Date.parse('2026-11-22T23:30:00+08:00'),
    });
    held.local.testToday = '2026-11-23T00:10';
    const stored = await currentAssessment();
    expect((await balance())?.earliest).toBe(null);
    const at = (time: string) => ({
      reminders: { ...reminders, quiet: null },
      notify: true,
      locale: 'en' as const,
      now: Date.parse(`2026-11-23T${time}:00+08:00`),
    });
    await remind(stored, at('00:10'));
    expect(await readReminders()).toMatchObject([{ wait: { why: 'snoozed' } }]);
    await followRunways();
    await remind(await currentAssessment(), at('00:35'));
    expect([...held.notifications.keys()]).toEqual([expect.stringContaining('balance-ends')]);
  });

  it('goes with the facts', async () => {
    await followRunways();
    await deleteFacts(9);
    expect(await readKeptRunways()).toEqual([]);
  });
});
