import { beforeEach, expect, it, vi } from 'vitest';
import { currentAssessment } from '../../../extension/background/assess.ts';
import { onMessage } from '../../../extension/background/messages.ts';
import type { Reply } from '../../../extension/messages.ts';
import { mergeIntoStore, readAccountHeads } from '../../../extension/store/facts.ts';
import { readLog } from '../../../extension/store/log.ts';
import { database } from '../../../extension/store/open.ts';
import { readReminders } from '../../../extension/store/reminders.ts';
import { browser, held, ownOrigin, resetBrowser } from '../fake-browser.ts';
import { freshStore } from '../fresh-store.ts';

vi.mock('webextension-polyfill', async () => ({ default: (await import('../fake-browser.ts')).browser }));

const violations = [{ id: 'c-1', noticed: '2026-11-20', offences: { 'fake-transactions': true } }];
const answer = (deadline: string, said: object) =>
  new Promise<Reply<unknown>>((resolve) =>
    onMessage(
      { type: 'deadline-answer', deadline, answer: said },
      { id: browser.runtime.id, url: `${ownOrigin}/dashboard.html`, origin: ownOrigin } as never,
      resolve,
    ),
  );
const appeal = async () =>
  (await currentAssessment()).assessment.deadlines.find(({ kind }) => kind === 'appeal')!;
const marks = async () => (await readAccountHeads()).flatMap(({ marks: all = [] }) => all);

beforeEach(async () => {
  await freshStore();
  resetBrowser();
  held.local.testToday = '2026-11-22T12:00';
  await mergeIntoStore(
    { accounts: [{ platform: 'aliexpress', id: 'shop', violations }] },
    { at: 5, files: [], counts: {}, problems: [] },
  );
});

it.each([
  ['done', { kind: 'done' }],
  ['waived', { kind: 'waive', text: 'no' }],
])('what is %s is marked, remembered and logged in one transaction', async (state, said) => {
  const { id } = await appeal();
  const opened: string[][] = [];
  const stored = await database();
  const transaction = stored.transaction.bind(stored);
  const spy = vi.spyOn(stored, 'transaction').mockImplementation(((
    names: string[],
    mode: string,
    more: object,
  ) => {
    if (mode === 'readwrite') opened.push([names].flat());
    return transaction(names as never, mode as never, more);
  }) as never);
  await answer(id, said);
  spy.mockRestore();
  expect(opened.filter((names) => names.includes('accounts'))).toEqual([
    expect.arrayContaining(['accounts', 'reminders', 'log']),
  ]);
  expect(await marks()).toMatchObject([{ deadline: id, state }]);
  expect(await readLog(id)).toMatchObject([{ kind: said.kind }]);
  expect((await readReminders()).find(({ deadline }) => deadline === id)?.doneAt).not.toBe(null);
});

it('nothing is marked where the log cannot be written', async () => {
  const { id } = await appeal();
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  expect(await answer(id, { kind: 'done' })).toMatchObject({ ok: false });
  add.mockRestore();
  expect(await marks()).toEqual([]);
  expect(await readLog(id)).toEqual([]);
});
