import { assess } from 'duewatch/assess';
import { packs } from 'duewatch/packs';
import { beforeEach, expect, it, vi } from 'vitest';
import { agendaView } from '../../../extension/background/agenda-view.ts';
import { basisOf } from '../../../extension/background/assess.ts';
import { deleteFacts, mergeIntoStore } from '../../../extension/store/facts.ts';
import { keepAgenda, readKeptAgenda } from '../../../extension/store/kept-agenda.ts';
import { reviseSavedCalendar } from '../../../extension/store/saved-calendar.ts';
import type { StoredAssessment } from '../../../extension/store/schema.ts';
import { inArrears } from '../facts.ts';
import { freshStore } from '../fresh-store.ts';

vi.mock('webextension-polyfill', async () => ({ default: (await import('../fake-browser.ts')).browser }));

beforeEach(freshStore);

const record = { at: 5, files: [], counts: {}, problems: [] };
const instant = (time: string) => Date.parse(`${time}+08:00`);
const read = (time: string) => readKeptAgenda(Promise.resolve(instant(time)));
const made = (ends?: string): StoredAssessment => {
  const assessment = assess(inArrears, packs, { on: '2026-11-22' });
  const deadlines =
    ends === undefined
      ? assessment.deadlines
      : assessment.deadlines.map((deadline) => ({ ...deadline, at: ends }));
  return {
    revision: 1,
    at: instant('2026-11-22T12:00:00'),
    day: '2026-11-22',
    within: 3,
    packs: '',
    assessment: { ...assessment, deadlines },
  };
};
const keep = (stored: StoredAssessment) =>
  keepAgenda({
    view: agendaView(stored, 'en', { pending: [], muted: false }),
    settings: '',
    ...basisOf(stored),
  });

it('there is none before the background has looked for the first time', async () => {
  expect(await read('2026-11-22T12:00:00')).toBeUndefined();
});

it.each([
  ['holds at the moment that it is of', '2026-11-22T12:00:00', true],
  ['holds until the end of the day in Shanghai', '2026-11-22T23:59:59', true],
  ['does not hold on the next day', '2026-11-23T00:00:00', false],
  ['does not hold when the clock was set to the day before', '2026-11-21T23:59:59', false],
])('%s', async (_sentence, time, holds) => {
  await mergeIntoStore(inArrears, record);
  await keep(made());
  expect(await read(time)).toMatchObject({ holds, view: { today: { day: '2026-11-22' } } });
});

it('does not hold once a clock that it shows as running has run out', async () => {
  await mergeIntoStore(inArrears, record);
  await keep(made('2026-11-22T06:00:00Z'));
  expect(await read('2026-11-22T14:00:00')).toMatchObject({ holds: true });
  expect(await read('2026-11-22T14:00:01')).toMatchObject({ holds: false });
});

it('does not hold once there are newer facts, and says of which moment it is', async () => {
  await mergeIntoStore(inArrears, record);
  await keep(made());
  await mergeIntoStore(inArrears, record);
  expect(await read('2026-11-22T12:01:00')).toMatchObject({
    holds: false,
    view: { outdated: 'As of 22 Nov 12:00; being brought up to date' },
  });
});

it('goes with the facts, and alone', async () => {
  await mergeIntoStore(inArrears, record);
  await reviseSavedCalendar(1, () => 'calendar');
  await keep(made());
  await deleteFacts(9);
  expect(await read('2026-11-22T12:00:00')).toBeUndefined();
});
