import { parseLadder } from 'duewatch/schema';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  draftOf,
  emptyLadder,
  emptyRung,
  type LadderDraft,
} from '../../../../../extension/pages/dashboard/own-ladder/draft.ts';
import { percentOf, shareOf } from '../../../../../extension/pages/dashboard/own-ladder/percent.ts';
import { writeDraft } from '../../../../../extension/pages/dashboard/own-ladder/write-draft.ts';
import { anyLadder, ladder, measure, rung } from './drafts.ts';

const written = (patch: Partial<LadderDraft>) => writeDraft(ladder(patch), 'arrears');
const firstRung = (patch: Parameters<typeof rung>[0], kind: LadderDraft['kind'] = 'arrears') =>
  (written({ kind, rungs: [rung(patch)] }).rungs as Record<string, unknown>[])[0];

it('what stands in the form is what parseLadder reads', () => {
  const { ladder: read, problems } = parseLadder(written({}));
  expect(problems).toEqual([]);
  expect(read?.versions[0]?.rungs.map(({ id }) => id)).toEqual(['days-3', 'days-7']);
});

test.each([
  ['full days', { days: '3' }, 'arrears', { comparison: 'full-days', days: 3 }],
  [
    'more than days',
    { comparison: 'more-than', days: ' 60 ' },
    'arrears',
    { comparison: 'more-than', days: 60 },
  ],
  ['no days yet', { days: '' }, 'arrears', { comparison: 'full-days' }],
  [
    'days that are no number stay as typed',
    { days: '3d' },
    'arrears',
    { comparison: 'full-days', days: '3d' },
  ],
  ['a share in percent', { share: '80' }, 'quota', { measure: 'quota-used', share: '0.80' }],
  ['an amount', { amount: '500.00' }, 'balance', { measure: 'balance-below', amount: '500.00' }],
  ['a threshold that is not known', { known: false, days: '3' }, 'arrears', null],
] as const)('a rung with %s', (_, patch, kind, threshold) => {
  expect(firstRung(patch, kind)?.threshold).toEqual(threshold);
});

describe('what is not known', () => {
  it('of a rung without measures is stated, with the words of the user where there are any', () => {
    expect(firstRung({ days: '3' })?.unknown).toEqual({
      'zh-CN': '措施没有填写。',
      en: 'Measures not entered.',
    });
    expect(firstRung({ days: '3', openText: '通知没有写明' })?.unknown).toBe('通知没有写明');
  });

  it('of a rung with measures is stated only where the user says so', () => {
    const measures = [measure()];
    expect(firstRung({ measures })).not.toHaveProperty('unknown');
    expect(firstRung({ measures, open: true })).toHaveProperty('unknown');
  });

  it('of a measure is null, and a period that is not mentioned is left out', () => {
    const of = (patch: Parameters<typeof measure>[0]) =>
      (firstRung({ measures: [measure(patch)] })?.measures as Record<string, unknown>[] | undefined)?.[0];
    expect(of({})).toEqual({ kind: 'throttle', target: 'all-apps', modality: 'must', release: null });
    expect(of({ period: 'unknown' })).toHaveProperty('period', null);
    expect(of({ period: 'days', periodDays: '7' })).toHaveProperty('period', { days: 7 });
  });

  it('of everything is accepted', () => {
    const json = writeDraft(
      { ...emptyLadder, name: 'x', rungs: [{ ...emptyRung, key: 1, known: false }] },
      'own',
    );
    expect(parseLadder(json).problems).toEqual([]);
  });
});

it('an account’s ladder names no kind, as those of packs name none, and a quota says only what it has', () => {
  expect(written({})).not.toHaveProperty('kind');
  const quota = written({ kind: 'quota', beyond: 'x', counter: 'oldest-debt' });
  expect(quota).toMatchObject({ kind: 'quota' });
  expect(quota).not.toHaveProperty('counter');
  expect(quota).not.toHaveProperty('beyond');
});

it('a draft comes back from its JSON as it was', () => {
  fc.assert(
    fc.property(anyLadder, (draft) => {
      const json = JSON.parse(JSON.stringify(writeDraft(draft, 'own')));
      expect(draftOf(json)).toEqual(draft);
      expect(writeDraft(draftOf(json), 'own')).toEqual(json);
    }),
  );
});

test.each([
  ['nothing', undefined],
  ['a list', []],
  ['rungs that are none', { rungs: [1, null, { measures: 'x', threshold: 'y' }] }],
])('a form for %s is a form all the same', (_, input) => {
  const draft = draftOf(input);
  expect(draft.kind).toBe('arrears');
  expect(() => writeDraft(draft, 'own')).not.toThrow();
});

test.each([
  ['0.80', '80'],
  ['0.805', '80.5'],
  ['0.005', '0.5'],
  ['1.00', '100'],
  ['1.50', '150'],
  ['0.00', '0'],
  ['x', 'x'],
])('a share of %s is %s percent', (share, percent) => {
  expect([percentOf(share), shareOf(percent)]).toEqual([percent, share]);
});
test.each([
  ['1', '100'],
  ['0.8', '80'],
])('a share of %s is %s percent, too', (share, percent) => {
  expect(percentOf(share)).toBe(percent);
});
