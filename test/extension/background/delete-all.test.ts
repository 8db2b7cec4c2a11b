import type { AccountFacts } from 'duewatch';
import { runway } from 'duewatch/forecast';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { currentAssessment } from '../../../extension/background/assess.ts';
import { followRunways } from '../../../extension/background/follow-runways.ts';
import { keepAgendaOf } from '../../../extension/background/keep-agenda-of.ts';
import { answerDeadline, remind } from '../../../extension/background/notify.ts';
import { writeLastAssessment } from '../../../extension/store/assessments.ts';
import { deleteFacts, mergeIntoStore } from '../../../extension/store/facts.ts';
import { readKeptRunways } from '../../../extension/store/kept-runways.ts';
import { readSettings } from '../../../extension/store/settings.ts';
import { dumpStore } from '../dump-store.ts';
import { held, resetBrowser } from '../fake-browser.ts';
import { freshStore } from '../fresh-store.ts';

vi.mock('webextension-polyfill', async () => ({ default: (await import('../fake-browser.ts')).browser }));
vi.mock('duewatch/forecast', { spy: true });

const record = { at: 5, files: [], counts: {}, problems: [] };
const noon = Date.parse('2026-11-22T12:00:00+08:00');
const account: AccountFacts = {
  platform: 'taobao-open-platform',
  id: 'isv-secret',
  name: 'Secret Ltd',
  position: { day: '2026-11-22', prepaid: '1234.56', debts: [] },
  usage: Array.from({ length: 42 }, (_, index) => ({
    appKey: '1',
    api: 'taobao.trade.fullinfo.get',
    class: 'basic',
    day: new Date(Date.UTC(2026, 9, 12 + index)).toISOString().slice(0, 10),
    calls: 1_000_000 + (index % 7) * 10_000,
  })),
  ownDeadlines: [{ id: 'o', what: 'pay Zhang', due: '2026-11-22' }],
};
const isGone = async () => {
  const dump = await dumpStore();
  return ['isv-secret', 'Secret Ltd', '1234.56', 'Zhang'].filter((each) => dump.includes(each));
};

beforeEach(async () => {
  await freshStore();
  resetBrowser();
  held.local.testToday = '2026-11-22T12:00';
  await mergeIntoStore({ accounts: [account] }, record);
});

describe('after everything was deleted, nothing is left of an account', () => {
  it('of what was told and answered', async () => {
    const stored = await currentAssessment();
    const settings = await readSettings();
    const { reminders } = settings;
    const reminded = await remind(stored, { ...settings, locale: 'en', now: noon });
    await keepAgendaOf(stored, reminded, settings);
    const own = stored.assessment.deadlines.find(({ kind }) => kind === 'own')!;
    await answerDeadline(own, { kind: 'note', text: 'Zhang' }, stored, { reminders, now: noon });
    expect(await isGone()).not.toEqual([]);
    await deleteFacts(9);
    expect(await isGone()).toEqual([]);
  });

  it('where it was deleted while its runway was computed', async () => {
    const { runway: real } = await vi.importActual<typeof import('duewatch/forecast')>('duewatch/forecast');
    let deleting: Promise<void> | undefined;
    vi.mocked(runway).mockImplementationOnce((...given) => {
      deleting = deleteFacts(9);
      return real(...given);
    });
    await followRunways();
    await deleting;
    expect(await isGone()).toEqual([]);
  });

  it('where it was deleted while reminders, agenda and assessment were made', async () => {
    const stored = await currentAssessment();
    const settings = await readSettings();
    await deleteFacts(9);
    const now = noon;
    const reminded = await remind(stored, { ...settings, locale: 'en', now });
    expect(reminded).toMatchObject({ next: now + 60_000 });
    await keepAgendaOf(stored, reminded, settings);
    await writeLastAssessment(stored);
    expect(held.notifications.size).toBe(0);
    expect(await isGone()).toEqual([]);
  });

  it('and a runway that is kept says nothing of what it was computed from', async () => {
    await followRunways();
    expect((await readKeptRunways()).map(({ basis }) => basis)).toEqual([
      expect.stringMatching(/^[0-9a-f]{64}$/),
    ]);
  });
});
