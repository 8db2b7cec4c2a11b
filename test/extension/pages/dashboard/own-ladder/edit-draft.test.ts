import { describe, expect, it, test } from 'vitest';
import {
  addMeasure,
  addRung,
  changeRung,
  moveRung,
  ofKind,
  removeRung,
} from '../../../../../extension/pages/dashboard/own-ladder/edit-draft.ts';
import { ladder, measure, rung } from './drafts.ts';

const three = ladder({ rungs: [rung({ days: '1' }, 1), rung({ days: '3' }, 2), rung({ days: '5' }, 3)] });
const daysOf = (draft: typeof three) => draft.rungs.map(({ days }) => days);

test.each([
  ['down', 0, 1, ['3', '1', '5']],
  ['up', 2, -1, ['1', '5', '3']],
  ['above the first', 0, -1, ['1', '3', '5']],
  ['below the last', 2, 1, ['1', '3', '5']],
  ['that is not there', 7, -1, ['1', '3', '5']],
] as const)('moving a rung %s', (_, index, by, expected) => {
  expect(daysOf(moveRung(three, index, by))).toEqual(expected);
});

it('moving keeps the key, so that the focus can follow', () => {
  expect(moveRung(three, 0, 1).rungs.map(({ key }) => key)).toEqual([2, 1, 3]);
});

it('removing takes the one, and all of them can go', () => {
  expect(daysOf(removeRung(three, 1))).toEqual(['1', '5']);
  expect(removeRung(ladder({ rungs: [rung()] }), 0).rungs).toEqual([]);
});

describe('adding', () => {
  it('gives a rung a key that none had, also after measures', () => {
    const draft = ladder();
    const keys = draft.rungs.flatMap((each) => [each.key, ...each.measures.map(({ key }) => key)]);
    const added = addRung(draft).rungs.at(-1);
    expect(keys).not.toContain(added?.key);
    expect(added).toMatchObject({ days: '', measures: [], known: true });
  });

  it('compares as the rung before', () => {
    const draft = changeRung(three, 2, { comparison: 'more-than' });
    expect(addRung(draft).rungs.at(-1)?.comparison).toBe('more-than');
    expect(addRung({ ...three, rungs: [] }).rungs).toMatchObject([{ key: 1, comparison: 'full-days' }]);
  });

  it('gives a rung a measure that is yet to be chosen', () => {
    const added = addMeasure(three, 1).rungs[1]?.measures;
    expect(added).toMatchObject([{ key: 4, kind: '', target: '', release: '' }]);
  });
});

test.each([
  ['a freeze of settlement falls on income', '', 'freeze-settlement', 'income'],
  ['an identity is the account’s', 'income', 'freeze-identity', 'account'],
  ['a throttle may fall on any apps', '', 'throttle', ''],
  ['a suspension keeps what was chosen', 'unlisted-apps', 'suspend-calls', 'unlisted-apps'],
  ['nothing chosen leaves it', 'account', '', 'account'],
] as const)('%s', (_, target, kind, expected) => {
  expect(ofKind(measure({ target }), kind)).toMatchObject({ kind, target: expected });
});
