import { assess } from 'duewatch/assess';
import { packs, rulePacks } from 'duewatch/packs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { currentAssessment } from '../../../extension/background/assess.ts';
import { catchUp } from '../../../extension/background/catch-up.ts';
import { currentKeptAgenda } from '../../../extension/background/keep-agenda-of.ts';
import { readLastAssessment, writeLastAssessment } from '../../../extension/store/assessments.ts';
import { mergeIntoStore, readFacts } from '../../../extension/store/facts.ts';
import { keepPack, readPacks, removePack } from '../../../extension/store/packs.ts';
import type { StoredPack } from '../../../extension/store/schema.ts';
import { changeSettings } from '../../../extension/store/settings.ts';
import { changeWorkdays } from '../../../extension/store/workdays.ts';
import { inArrears, paid } from '../facts.ts';
import { held, resetBrowser } from '../fake-browser.ts';
import { freshStore } from '../fresh-store.ts';

vi.mock('webextension-polyfill', async () => ({ default: (await import('../fake-browser.ts')).browser }));
vi.mock('duewatch/assess', { spy: true });

const record = { at: 5, files: [], counts: {}, problems: [] };
const computed = vi.mocked(assess);

beforeEach(async () => {
  await freshStore();
  resetBrowser();
  held.local.testToday = '2026-11-22';
  computed.mockClear();
});

describe('the assessment', () => {
  it('is computed once and kept with the revision and the day', async () => {
    await mergeIntoStore(inArrears, record);
    const first = await currentAssessment();
    expect(first).toMatchObject({
      revision: 1,
      day: '2026-11-22',
      packs: expect.stringContaining('taobao-open-platform@2026-11-22'),
    });
    expect(first.assessment.warnings).toHaveLength(1);
    expect(await currentAssessment()).toEqual(first);
    expect(await readLastAssessment()).toEqual(first);
    expect(computed).toHaveBeenCalledTimes(1);
  });

  it('is computed once for all who ask at the same time', async () => {
    await mergeIntoStore(inArrears, record);
    const all = await Promise.all([currentAssessment(), currentAssessment(), currentAssessment()]);
    expect(all[1]).toEqual(all[0]);
    expect(computed).toHaveBeenCalledTimes(1);
  });

  it('is of the facts as they are when somebody asks, even while another is being computed', async () => {
    await mergeIntoStore(inArrears, record);
    const before = currentAssessment();
    await mergeIntoStore(paid, record);
    const after = await currentAssessment();
    await before;
    expect(after).toMatchObject({ revision: 2, assessment: { warnings: [] } });
  });

  it('goes by the working days of the user, from the moment that they change', async () => {
    const violations = [{ id: 'c-1', noticed: '2026-11-20', offences: { 'fake-transactions': true } }];
    await mergeIntoStore({ accounts: [{ platform: 'aliexpress', id: 'shop', violations }] }, record);
    const likely = async () =>
      (await currentAssessment()).assessment.deadlines.find(({ kind }) => kind === 'appeal')?.likely;
    expect(await likely()).toBe('2026-12-01');
    await changeWorkdays((before) => ({ ...before, overrides: { '2026-11-25': 'off' } }), 6);
    expect(await likely()).toBe('2026-12-02');
    await changeWorkdays((before) => ({ ...before, overrides: {} }), 7);
    expect(await likely()).toBe('2026-12-01');
  });

  it('is computed anew when facts, day, lead time or packs changed, and not otherwise', async () => {
    await mergeIntoStore(inArrears, record);
    await currentAssessment();
    await mergeIntoStore(paid, record);
    expect((await currentAssessment()).assessment.warnings).toEqual([]);
    expect(computed).toHaveBeenCalledTimes(2);
    held.local.testToday = '2026-11-23';
    expect((await currentAssessment()).day).toBe('2026-11-23');
    expect(computed).toHaveBeenCalledTimes(3);
    await changeSettings((before) => ({ ...before, leadDays: 5 }));
    await currentAssessment();
    expect(computed).toHaveBeenCalledTimes(4);
    await changeSettings((before) => ({ ...before, locale: 'en' }));
    await writeLastAssessment({ ...(await currentAssessment()), packs: 'taobao-open-platform@2020-01-01' });
    await currentAssessment();
    expect(computed).toHaveBeenCalledTimes(5);
  });

  it('is of the clock as it was set back, and so is what the popup shows', async () => {
    const asked = '2026-11-20T10:00:00+08:00';
    const refunds = [{ id: 'r', order: 'o', asked, answerBy: '2026-11-22T14:00:00+08:00' }];
    await mergeIntoStore({ accounts: [{ platform: 'taobao', id: 's', refunds }] }, record);
    const state = async () =>
      (await currentAssessment()).assessment.deadlines.find(({ kind }) => kind === 'refund')?.state;
    const shown = async () => (await currentKeptAgenda())?.groups[0]?.lines[0]?.state;
    held.local.testToday = '2026-11-22T15:00';
    await catchUp();
    expect([await state(), await shown()]).toEqual(['overdue', 'overdue']);
    held.local.testToday = '2026-11-22T13:00';
    expect(await shown()).toBeUndefined();
    await catchUp();
    expect([await state(), await shown()]).toEqual(['due-today', 'due-today']);
  });

  it('fails for whoever asks when it fails, and is tried again by the next', async () => {
    await mergeIntoStore(inArrears, record);
    computed.mockImplementationOnce(() => {
      throw new Error('no luck');
    });
    await expect(currentAssessment()).rejects.toThrow('no luck');
    expect((await currentAssessment()).revision).toBe(1);
  });

  it('is the same from the part of the usage that it reads as from all facts', async () => {
    const days = [
      '2026-09-30',
      '2026-10-01',
      '2026-10-20',
      '2026-10-31',
      '2026-11-01',
      '2026-11-20',
      '2026-11-22',
    ];
    const usage = days.flatMap((day) =>
      ['23000001', '23000002'].map((appKey) => ({
        appKey,
        api: 'taobao.trade.get',
        day,
        calls: 2_000_000,
        class: 'basic',
      })),
    );
    const shopOrders = days.map((day) => ({ id: day, day, status: 'done', total: '1.00' }));
    const position = { day: '2026-10-25', prepaid: '1.00', debts: [] };
    await mergeIntoStore(
      {
        accounts: [
          { platform: 'taobao-open-platform', id: 'a', usage, position, shopOrders },
          { platform: 'taobao-open-platform', id: 'b', usage },
          { platform: 'xiaohongshu', id: 'c', usage, shopOrders },
          { platform: 'doudian', id: 'd', shopOrders },
        ],
      },
      record,
    );
    const { facts } = await readFacts();
    const { assessment } = await currentAssessment();
    expect(assessment).toEqual(
      assess(facts, [...packs, ...rulePacks], { on: '2026-11-22', within: 3, runways: [] }),
    );
    expect(assessment.accounts.map(({ cost }) => cost?.calls)).not.toContain(0);
  });

  it('is made by an accepted pack until the user goes back, even where its edition is the same', async () => {
    await mergeIntoStore(inArrears, record);
    const before = await currentAssessment();
    const shipped = packs.find(({ id }) => id === 'taobao-open-platform');
    if (shipped === undefined) throw new Error('no pack');
    const pack = { ...shipped, ladders: [] };
    await keepPack({ id: pack.id, at: 6, pack, signedBy: null });
    expect(await readPacks()).toEqual({
      accepted: [{ id: pack.id, at: 6, pack, signedBy: null }],
      setAside: [],
    });
    const changed = await currentAssessment();
    expect(changed.revision).toBe(2);
    expect(changed.assessment).not.toEqual(before.assessment);
    await removePack(pack.id, 7);
    const after = await currentAssessment();
    expect(after).toEqual({ ...before, revision: 3, at: after.at });
  });

  it('is made by the shipped pack where the stored one can no longer be read', async () => {
    await mergeIntoStore(inArrears, record);
    const before = await currentAssessment();
    const damaged = {
      id: 'taobao-open-platform',
      at: 6,
      pack: { format: 'duewatch/pack@0' },
      signedBy: null,
    };
    await keepPack(damaged as unknown as StoredPack);
    const { assessment } = await currentAssessment();
    expect(assessment).toEqual(before.assessment);
  });
});
