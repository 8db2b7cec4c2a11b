import { updatePriors } from 'duewatch/risk';
import { describe, expect, it } from 'vitest';
import {
  outcomeDraftOf,
  pointsDraftOf,
  readBelief,
  readMargin,
  readOutcome,
  readPoints,
  readRestriction,
  restrictionDraftOf,
} from '../../../../../extension/pages/dashboard/risk/record-drafts.ts';

describe('points', () => {
  const draft = { ledger: 'credit', day: '2026-03-01', points: '4', revoked: '' };
  it.each([
    ['a number', {}, { value: { id: 'p', ledger: 'credit', day: '2026-03-01', points: '4' } }],
    [
      'no number: not known',
      { points: '' },
      { value: { id: 'p', ledger: 'credit', day: '2026-03-01', points: null } },
    ],
    ['no day', { day: '' }, { errors: { day: 'day' } }],
    ['less than none', { points: '-1' }, { errors: { points: 'amount' } }],
    ['taken back before they were given', { revoked: '2026-02-01' }, { errors: { revoked: 'tooEarly' } }],
  ])('%s', (_, patch, expected) => {
    expect(readPoints({ ...draft, ...patch }, 'p')).toEqual(expected);
  });
  it('are shown as stored', () => {
    const record = { id: 'p', ledger: 'credit', day: '2026-03-01', points: 4, revoked: '2026-04-01' };
    expect(pointsDraftOf(record, 'x')).toEqual({ ...draft, revoked: '2026-04-01' });
  });
});

describe('restrictions', () => {
  const record = {
    id: 'r',
    kind: 'restrict-rights',
    from: '2026-11-20',
    to: '2026-12-04',
    liftedOn: '2026-11-30',
    violation: 'v',
  };
  it('are stored as they are shown', () => {
    expect(readRestriction(restrictionDraftOf(record, 'x'), 'r')).toEqual({ value: record });
  });
  it.each([
    ['end', { to: '2026-11-19' }, { to: 'tooEarly' }],
    ['are lifted', { liftedOn: '2026-11-19' }, { liftedOn: 'tooEarly' }],
    ['begin on no day', { from: '' }, { from: 'day' }],
  ])('do not %s before they begin', (_, patch, errors) => {
    expect(readRestriction({ ...restrictionDraftOf(record, 'x'), ...patch }, 'r')).toEqual({ errors });
  });
});

describe('outcomes', () => {
  const draft = { prior: 'may', on: '2026-09-01', happened: 'yes', knownOn: '2026-09-09' } as const;
  it.each([
    ['happened', {}, { value: { prior: 'may', on: '2026-09-01', happened: true, knownOn: '2026-09-09' } }],
    [
      'not known yet, and so on no day',
      { happened: '' as const },
      { value: { prior: 'may', on: '2026-09-01', happened: null, knownOn: null } },
    ],
    ['known before its day', { knownOn: '2026-08-01' }, { errors: { knownOn: 'tooEarly' } }],
    ['known on no day', { knownOn: '' }, { errors: { knownOn: 'day' } }],
    ['of no day', { on: 'x' }, { errors: { on: 'day' } }],
  ])('%s', (_, patch, expected) => {
    const read = readOutcome({ ...draft, ...patch });
    expect(read).toEqual(expected);
    if ('value' in read) {
      expect(() => updatePriors({}, [read.value])).not.toThrow();
      expect(readOutcome(outcomeDraftOf(read.value, 'x'))).toEqual(read);
    }
  });
});

it.each([
  [{ margin: '800', k: '' }, { value: { margin: '800' } }],
  [{ margin: '', k: '' }, { value: {} }],
  [{ margin: '0', k: '5000.00' }, { value: { margin: '0', k: '5000.00' } }],
  [{ margin: '8,000', k: '0.00' }, { errors: { margin: 'amount', k: 'positive' } }],
])('reads margin and K %j', (draft, expected) => {
  expect(readMargin(draft)).toEqual(expected);
});

it.each([
  [{ yes: '1', no: '3' }, { value: { yes: 1, no: 3 } }],
  [{ yes: '0.5', no: '0' }, { value: { yes: 0.5, no: 0 } }],
  [{ yes: '0', no: '0' }, { errors: { yes: 'positive' } }],
  [{ yes: '', no: '1' }, { errors: { yes: 'amount' } }],
])('reads a prior %j', (draft, expected) => {
  expect(readBelief(draft)).toEqual(expected);
});
