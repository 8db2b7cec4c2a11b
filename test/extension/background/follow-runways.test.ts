import type { AccountFacts, Facts } from 'duewatch';
import { runway } from 'duewatch/forecast';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { currentAssessment } from '../../../extension/background/assess.ts';
import { catchUp } from '../../../extension/background/catch-up.ts';
import { followRunways } from '../../../extension/background/follow-runways.ts';
import { deleteFacts, mergeIntoStore } from '../../../extension/store/facts.ts';
import { readKeptRunways } from '../../../extension/store/kept-runways.ts';
import { markDeadline } from '../../../extension/store/marks.ts';
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

  it('goes with the facts', async () => {
    await followRunways();
    await deleteFacts(9);
    expect(await readKeptRunways()).toEqual([]);
  });
});
