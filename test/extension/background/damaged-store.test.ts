import type { IDBPDatabase } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { currentAssessment } from '../../../extension/background/assess.ts';
import { catchUp } from '../../../extension/background/catch-up.ts';
import { currentKeptAgenda } from '../../../extension/background/keep-agenda-of.ts';
import { mergeIntoStore } from '../../../extension/store/facts.ts';
import { database } from '../../../extension/store/open.ts';
import { changeWorkdays, readWorkdays, workdaysOf } from '../../../extension/store/workdays.ts';
import { inArrears } from '../facts.ts';
import { held, resetBrowser } from '../fake-browser.ts';
import { freshStore } from '../fresh-store.ts';

vi.mock('webextension-polyfill', async () => ({ default: (await import('../fake-browser.ts')).browser }));

const record = { at: 5, files: [], counts: {}, problems: [] };
const violations = [{ id: 'c-1', noticed: '2026-11-20', offences: { 'fake-transactions': true } }];
const damage = async (key: string, value: unknown) =>
  ((await database()) as unknown as IDBPDatabase).put('meta', value, key);
const likely = async () =>
  (await currentAssessment()).assessment.deadlines.find(({ kind }) => kind === 'appeal')?.likely;
const unreadable = { at: 1, calendar: { format: 'duewatch/calendar@0' }, signedBy: null };

beforeEach(async () => {
  await freshStore();
  resetBrowser();
  held.local.testToday = '2026-11-22T12:00';
  await mergeIntoStore(
    { accounts: [...inArrears.accounts, { platform: 'aliexpress', id: 'shop', violations }] },
    record,
  );
});

describe('what the background keeps beside the facts', () => {
  it.each<[string, key: string, value: unknown]>([
    ['working days without calendars', 'workdays', { overrides: {} }],
    ['working days without overrides', 'workdays', { calendars: [] }],
    ['working days that are a text', 'workdays', 'x'],
    ['a calendar that is nothing', 'workdays', { calendars: [null], overrides: {} }],
    ['a calendar of another version', 'workdays', { calendars: [unreadable], overrides: {} }],
    ['an override of no day', 'workdays', { calendars: [], overrides: { x: 'off', '2026-11-24': 'y' } }],
    ['runways that are a text', 'runways', 'x'],
    ['a runway that is nothing', 'runways', [null]],
    [
      'a runway without its days',
      'runways',
      [{ platform: 'p', id: 'i', basis: '', at: 1, runway: { on: 'x' } }],
    ],
    ['an agenda that is a text', 'agenda', 'x'],
    ['an agenda of nothing', 'agenda', { view: {} }],
  ])('stops nothing where it is damaged: %s', async (_sentence, key, value) => {
    await damage(key, value);
    expect(await currentKeptAgenda()).toBe(null);
    expect(await likely()).toBe('2026-12-01');
    await catchUp();
    expect(held.notifications.size).toBeGreaterThan(0);
    expect(held.badge.text).not.toBe('');
    expect(await currentKeptAgenda()).not.toBe(null);
  });

  it('still holds what damage left of it, and can be changed', async () => {
    await damage('workdays', { calendars: [null, unreadable], overrides: { x: 'off', '2026-11-25': 'off' } });
    expect(await likely()).toBe('2026-12-02');
    expect(workdaysOf(await readWorkdays()).setAside).toEqual([1]);
    await changeWorkdays(({ calendars }) => ({ calendars, overrides: {} }), 7);
    expect(await readWorkdays()).toEqual({ calendars: [unreadable], overrides: {} });
    expect(await likely()).toBe('2026-12-01');
  });
});
