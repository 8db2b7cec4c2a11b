import { beforeEach, describe, expect, it, vi } from 'vitest';
import { currentAssessment } from '../../../extension/background/assess.ts';
import { catchUp } from '../../../extension/background/catch-up.ts';
import { answerDeadline } from '../../../extension/background/notify.ts';
import { mergeIntoStore } from '../../../extension/store/facts.ts';
import { readLog } from '../../../extension/store/log.ts';
import { markDeadline } from '../../../extension/store/marks.ts';
import { readReminders } from '../../../extension/store/reminders.ts';
import { readSettings } from '../../../extension/store/settings.ts';
import { held, resetBrowser } from '../fake-browser.ts';
import { freshStore } from '../fresh-store.ts';

vi.mock('webextension-polyfill', async () => ({ default: (await import('../fake-browser.ts')).browser }));

const record = { at: 5, files: [], counts: {}, problems: [] };
const noon = Date.parse('2026-11-30T12:00:00+08:00');
const violations = [{ id: 'c-1', noticed: '2026-11-20', offences: { 'fake-transactions': true } }];
const appeal = async () =>
  (await currentAssessment()).assessment.deadlines.find(({ kind }) => kind === 'appeal')!;
const rename = () => mergeIntoStore({ accounts: [{ platform: 'aliexpress', id: 'shop-1' }] }, record);

beforeEach(async () => {
  await freshStore();
  resetBrowser();
  held.local.testToday = '2026-11-30T12:00';
  await mergeIntoStore({ accounts: [{ platform: 'aliexpress', id: null, violations }] }, record);
});

describe('an account that gets its name', () => {
  it.each(['done', 'waived'] as const)('keeps what is %s, and nobody is told of it again', async (state) => {
    await markDeadline({ platform: 'aliexpress', id: 'default' }, (await appeal()).id, state, {
      on: '2026-11-30',
      at: 3,
    });
    await rename();
    expect(await appeal()).toMatchObject({ id: expect.stringMatching(/^aliexpress\/shop-1\//), state });
    await catchUp();
    expect([...held.notifications.keys()].filter((id) => id.includes('/appeal/'))).toEqual([]);
  });

  it('keeps what was told, answered and logged of its deadlines, and is not told again', async () => {
    await catchUp();
    const { reminders } = await readSettings();
    const before = await appeal();
    const answer = { kind: 'snooze', until: 'tomorrow' } as const;
    await answerDeadline(before, answer, await currentAssessment(), { reminders, now: noon });
    const [told] = (await readReminders()).filter(({ deadline }) => deadline === before.id);
    expect(told).toMatchObject({ wait: { why: 'snoozed' } });
    const logged = await readLog(before.id);
    held.notifications.clear();
    await rename();
    const after = await appeal();
    await catchUp();
    expect([...held.notifications.keys()]).toEqual([]);
    expect((await readReminders()).filter(({ deadline }) => deadline === after.id)).toMatchObject([
      { id: `${after.id}@${after.earliest}`, rounds: told!.rounds, wait: told!.wait },
    ]);
    expect((await readReminders()).filter(({ id }) => id.includes('/default/'))).toEqual([]);
    expect((await readLog(after.id)).map(({ kind }) => kind)).toEqual(logged.map(({ kind }) => kind));
    expect(await readLog(before.id)).toEqual([]);
  });
});
