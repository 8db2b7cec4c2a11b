import { assess } from 'duewatch/assess';
import { taobaoOpenPlatform } from 'duewatch/packs';
import { type Ladder, parseLadder } from 'duewatch/schema';
import { expect, it } from 'vitest';
import type { LadderDraft } from '../../../../../extension/pages/dashboard/own-ladder/draft.ts';
import { ladderPreview } from '../../../../../extension/pages/dashboard/own-ladder/ladder-preview.ts';
import { writeDraft } from '../../../../../extension/pages/dashboard/own-ladder/write-draft.ts';
import { inArrears, paid } from '../../../facts.ts';
import { ladder, measure, rung } from './drafts.ts';

const on = '2026-11-22';

function preview(facts: typeof inArrears, patch: Partial<LadderDraft> = {}) {
  const { ladder: own } = parseLadder(writeDraft(ladder(patch), 'arrears'));
  const account = assess(facts, [taobaoOpenPlatform], { on }).accounts[0]!;
  return ladderPreview(own as Ladder, taobaoOpenPlatform, account, {}, on);
}

it('stands on the arrears that there are: three full days, and the next rung in four', () => {
  const { status, real, holds } = preview(inArrears);
  expect({ real, holds }).toEqual({ real: true, holds: true });
  expect(status).toMatchObject({ days: 3, ladder: 'arrears/own', rung: { id: 'days-3' } });
  expect(status.coming).toMatchObject([
    { id: 'days-7', day: '2026-11-26', inDays: 4, measures: [{ kind: 'suspend-calls', apps: [] }] },
  ]);
});

it('supposes arrears from today on where there are none', () => {
  const { status, real } = preview(paid);
  expect(real).toBe(false);
  expect(status).toMatchObject({ days: 0, since: on, rung: null });
  expect(status.coming).toMatchObject([
    { day: '2026-11-25', measures: [{ kind: 'throttle' }] },
    { day: '2026-11-29' },
  ]);
});

it('draws a ladder that does not hold today as if it did, and none of the platform’s rungs', () => {
  const { status, real, holds } = preview(inArrears, { validFrom: '2026-12-01' });
  expect({ real, holds }).toEqual({ real: false, holds: false });
  expect(status.ladder).toBe('arrears/own');
  expect(status.crossed).toEqual([]);
  expect(status.coming.map(({ id }) => id)).toEqual(['days-3', 'days-7']);
});

it('draws from the first day what has begun within the arrears', () => {
  const { status } = preview(inArrears, { validFrom: '2026-11-22' });
  expect(status).toMatchObject({ ladder: 'arrears/own', days: 3, rung: { id: 'days-3' } });
});

it('names the rungs of unknown days, be they the next or above one that is', () => {
  const known = rung({ days: '5', measures: [measure()] }, 1);
  const open = rung({ known: false }, 3);
  const first = preview(inArrears, { rungs: [open, known] });
  expect(first.status.possibleRungs).toMatchObject([{ id: 'rung-1' }]);
  expect(first.unplaced).toEqual([]);
  const last = preview(inArrears, { rungs: [known, open] });
  expect(last.status.possibleRungs).toEqual([]);
  expect(last.unplaced).toMatchObject([{ id: 'rung-2' }]);
});
