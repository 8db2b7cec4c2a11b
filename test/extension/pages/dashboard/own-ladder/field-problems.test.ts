import { parseLadder } from 'duewatch/schema';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { LadderDraft } from '../../../../../extension/pages/dashboard/own-ladder/draft.ts';
import { fieldProblems } from '../../../../../extension/pages/dashboard/own-ladder/field-problems.ts';
import { writeDraft } from '../../../../../extension/pages/dashboard/own-ladder/write-draft.ts';
import { anyLadder, ladder, measure, rung } from './drafts.ts';

/** Field, word and level of every problem of a ladder as typed. */
function said(patch: Partial<LadderDraft>) {
  const fields = fieldProblems(parseLadder(writeDraft(ladder(patch), 'arrears')).problems);
  return Object.entries(fields).flatMap(([field, found]) =>
    found.map(({ word, level }) => [field, word, level]),
  );
}

const rungs = (...patches: Parameters<typeof rung>[0][]) => ({
  rungs: patches.map((patch, index) => rung(patch, index + 1)),
});
const withMeasure = (patch: Parameters<typeof measure>[0]) =>
  rungs({ days: '3', measures: [measure(patch)] });
const twice = [measure(), measure({}, 3)];

test.each<[string, Partial<LadderDraft>, unknown[]]>([
  ['nothing', {}, []],
  ['a name that is missing', { name: ' ' }, [['name', 'name', 'missing']]],
  ['a day that is none', { validFrom: '2026-02-30' }, [['validFrom', 'day', 'wrong']]],
  [
    'an end before the start',
    { validFrom: '2026-11-20', validTo: '2026-11-19' },
    [['validTo', 'endsBefore', 'wrong']],
  ],
  ['no rungs', { rungs: [] }, [['rungs', 'noRungs', 'wrong']]],
  ['days that are missing', rungs({}), [['rungs[0].threshold', 'days', 'missing']]],
  ['days that are no number', rungs({ days: '3 天' }), [['rungs[0].threshold', 'days', 'wrong']]],
  ['days that are negative', rungs({ days: '-1' }), [['rungs[0].threshold', 'days', 'wrong']]],
  ['a share that is missing', { kind: 'quota', ...rungs({}) }, [['rungs[0].threshold', 'share', 'missing']]],
  [
    'a share that is no number',
    { kind: 'quota', ...rungs({ share: '80%' }) },
    [['rungs[0].threshold', 'share', 'wrong']],
  ],
  [
    'an amount with a comma',
    { kind: 'balance', ...rungs({ amount: '1,000' }) },
    [['rungs[0].threshold', 'amount', 'wrong']],
  ],
  ['days that fall', rungs({ days: '7' }, { days: '3' }), [['rungs[1].threshold', 'rising', 'wrong']]],
  ['days twice, said once', rungs({ days: '7' }, { days: '7' }), [['rungs[1].threshold', 'rising', 'wrong']]],
  [
    'a balance that rises',
    { kind: 'balance', ...rungs({ amount: '100' }, { amount: '500' }) },
    [['rungs[1].threshold', 'rising', 'wrong']],
  ],
  [
    'a measure that is not chosen',
    withMeasure({ kind: '', target: '' }),
    [
      ['rungs[0].measures[0].kind', 'kind', 'missing'],
      ['rungs[0].measures[0].target', 'target', 'missing'],
    ],
  ],
  [
    'a period of no days',
    withMeasure({ period: 'days', periodDays: '0' }),
    [['rungs[0].measures[0].period', 'period', 'wrong']],
  ],
  [
    'a period whose days are missing',
    withMeasure({ period: 'days' }),
    [['rungs[0].measures[0].period', 'period', 'missing']],
  ],
  [
    'a measure twice',
    rungs({ days: '3', measures: twice }),
    [['rungs[0].measures[1].kind', 'repeated', 'wrong']],
  ],
  [
    'a rung that is milder than the one before',
    rungs(
      { days: '3', measures: [measure({ kind: 'suspend-calls' })] },
      { days: '7', measures: [measure({ kind: 'warn' })] },
    ),
    [['rungs[1].measures', 'milder', 'warning']],
  ],
  ['thresholds that are not known', rungs({ days: '3' }, { known: false }, { known: false }), []],
])('of %s the form says what and where', (_, patch, expected) => {
  expect(said(patch)).toEqual(expected);
});

describe('whatever is typed', () => {
  const fields =
    /^(name|validFrom|validTo|note|beyond|rungs|rungs\[\d+\]\.(name|threshold|unknown|measures(\[\d+\]\.(kind|target|release|period))?))$/;

  it('a problem stands at a field that there is', () => {
    const typed = fc.record({ days: fc.string({ maxLength: 3 }), name: fc.string({ maxLength: 3 }) });
    fc.assert(
      fc.property(anyLadder, typed, (draft, { days, name }) => {
        const rungsOf = draft.rungs.map((each) => ({ ...each, days, share: days, amount: days, name }));
        const { problems } = parseLadder(writeDraft({ ...draft, name, rungs: rungsOf }, 'own'));
        for (const field of Object.keys(fieldProblems(problems))) expect(field).toMatch(fields);
      }),
    );
  });
});
