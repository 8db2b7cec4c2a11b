import type { Deadline } from 'duewatch';
import { beforeEach, expect, it, vi } from 'vitest';
import { saveText } from '../../../../../extension/pages/dashboard/cost/save-text.ts';
import { exportCalendar } from '../../../../../extension/pages/dashboard/deadlines/export-calendar.ts';
import { deleteFacts, mergeIntoStore } from '../../../../../extension/store/facts.ts';
import { readFactsState } from '../../../../../extension/store/meta.ts';
import { freshStore } from '../../../fresh-store.ts';

vi.mock('../../../../../extension/pages/dashboard/cost/save-text.ts', () => ({ saveText: vi.fn() }));

const at = Date.UTC(2026, 10, 22, 1);
const options = { locale: 'zh-CN', at } as const;
const deadline = (day: string): Deadline => ({
  id: 'jd/a/own/1',
  kind: 'own',
  severity: 'low',
  account: { platform: 'jd', id: 'a' },
  what: { code: '续费' },
  earliest: day,
  likely: day,
  latest: day,
  inDays: 2,
  state: 'coming',
  consequence: null,
  action: { code: '去续费' },
  place: 'console',
  way: null,
  why: [],
});
const saved = () => vi.mocked(saveText).mock.lastCall?.[2];

beforeEach(async () => {
  vi.mocked(saveText).mockClear();
  await freshStore();
});

it('saves a calendar file', async () => {
  expect(await exportCalendar({ deadlines: [deadline('2026-11-24')] }, options)).toBe(1);
  expect(vi.mocked(saveText).mock.calls).toEqual([
    [
      'duewatch.ics',
      'text/calendar;charset=utf-8',
      expect.stringContaining('DTSTART;VALUE=DATE:20261124\r\n'),
    ],
  ]);
});

it('knows the one before: the same stays the same, what moves is raised, what is gone is cancelled', async () => {
  await exportCalendar({ deadlines: [deadline('2026-11-24')] }, options);
  const first = saved();
  await exportCalendar({ deadlines: [deadline('2026-11-24')] }, { ...options, at: at + 1_000 });
  expect(saved()).toBe(first);
  await exportCalendar({ deadlines: [deadline('2026-11-25')] }, options);
  expect(saved()).toContain('SEQUENCE:1\r\n');
  expect(await exportCalendar({ deadlines: [] }, options)).toBe(1);
  expect(saved()).toContain('SEQUENCE:2\r\n');
  expect(saved()).toContain('STATUS:CANCELLED\r\n');
});

it('has alarms where leads are given', async () => {
  const leads = [{ days: 3, at: '09:00' }];
  await exportCalendar({ deadlines: [deadline('2026-11-24')] }, { ...options, leads });
  expect(saved()).toContain('TRIGGER:-P2DT15H\r\n');
});

it('stands beside the state of the facts, and goes with the facts', async () => {
  const record = { at: 1, files: [], counts: {}, problems: [] };
  await mergeIntoStore({ accounts: [{ platform: 'jd', id: 'a' }] }, record);
  await exportCalendar({ deadlines: [deadline('2026-11-24')] }, options);
  expect(await readFactsState()).toEqual({ revision: 1, changedAt: 1 });
  await deleteFacts(2);
  expect(await readFactsState()).toEqual({ revision: 2, changedAt: 2 });
  expect(await exportCalendar({ deadlines: [] }, options)).toBe(0);
});
