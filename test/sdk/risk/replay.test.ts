import { type Outcome, type Priors, replay, updatePriors } from 'duewatch/risk';
import { describe, expect, it, test } from 'vitest';
import { random } from '../../../sdk/src/forecast/random.ts';
import { shareBounds } from '../../../sdk/src/risk/share-bounds.ts';

const outcome = (
  on: string,
  happened: boolean | null,
  knownOn: string | null = on,
  prior = 'may',
): Outcome => ({
  prior,
  on,
  happened,
  knownOn,
});

describe('updatePriors', () => {
  it('counts what happened and what did not, and keeps what was believed', () => {
    const priors: Priors = { may: { yes: 1, no: 9, basis: 'user', recorded: { yes: 0, no: 1 } } };
    const outcomes = [
      outcome('2026-01-01', true),
      outcome('2026-01-02', false),
      outcome('2026-01-03', null, null),
      outcome('2026-01-04', true, '2026-01-05', 'open-deadline'),
    ];
    expect(updatePriors(priors, outcomes)).toEqual({
      may: { yes: 1, no: 9, basis: 'user', recorded: { yes: 1, no: 2 } },
      'open-deadline': { yes: 1, no: 1, basis: 'convention', recorded: { yes: 1, no: 0 } },
    });
    expect(priors.may?.recorded).toEqual({ yes: 0, no: 1 });
  });

  it('leaves out what became known later', () => {
    const outcomes = [outcome('2026-01-01', true, '2026-02-01')];
    expect(updatePriors({}, outcomes, { knownAt: '2026-01-31' })).toEqual({});
    expect(updatePriors({}, outcomes, { knownAt: '2026-02-01' })).not.toEqual({});
  });

  test.each([
    ['known before its day', outcome('2026-01-02', true, '2026-01-01')],
    ['known on no day', outcome('2026-01-02', true, null)],
    ['not known, with a day', outcome('2026-01-02', null, '2026-01-03')],
    ['on a day that is none', outcome('2026-02-30', true, '2026-03-01')],
  ])('refuses an outcome %s', (_name, one) => {
    expect(() => updatePriors({}, [one])).toThrow(RangeError);
    expect(() => replay([one], { knownAt: '2026-12-31' })).toThrow(RangeError);
  });
});

describe('replay', () => {
  it('gives each case what was known before its day: 1/2, 2/3, then 2/4', () => {
    const history = [
      outcome('2026-01-01', true, '2026-01-05'),
      outcome('2026-02-01', false, '2026-02-05'),
      outcome('2026-03-01', true, '2026-03-05'),
    ];
    const found = replay(history, { knownAt: '2026-04-01' });
    expect(found).toMatchObject({ cases: 3, undecided: 0, priorBrier: 0.25 });
    expect(found.brier).toBeCloseTo((1 / 4 + 4 / 9 + 1 / 4) / 3, 14);
    expect(found.calibration).toEqual([
      { from: 0.5, to: 0.6, cases: 2, predicted: 0.5, observed: 1 },
      { from: 0.6, to: 0.7, cases: 1, predicted: 2 / 3, observed: 0 },
    ]);
  });

  it('does not know an outcome on the day it comes out, nor one that comes out later', () => {
    const history = [outcome('2026-01-01', true, '2026-02-01'), outcome('2026-02-01', true, '2026-02-02')];
    expect(replay(history, { knownAt: '2026-03-01' }).brier).toBe(0.25);
  });

  it('does not know at a day what became known after it', () => {
    const history = [outcome('2026-01-01', true, '2026-01-05'), outcome('2026-01-10', true, '2026-02-05')];
    expect(replay(history, { knownAt: '2026-01-31' })).toMatchObject({ cases: 1, undecided: 1, brier: 0.25 });
    expect(replay(history, { knownAt: '2026-01-09' })).toMatchObject({ cases: 1, undecided: 0 });
  });

  it('says nothing of no cases', () => {
    expect(replay([], { knownAt: '2026-01-01' })).toEqual({
      cases: 0,
      undecided: 0,
      brier: null,
      priorBrier: null,
      calibration: [],
    });
  });

  it('does not depend on the order of the history', () => {
    const history = [
      outcome('2026-03-01', true, '2026-03-05'),
      outcome('2026-01-01', true, '2026-02-20'),
      outcome('2026-02-01', false, '2026-02-05'),
    ];
    const options = { knownAt: '2026-04-01' };
    expect(replay(history.toReversed(), options)).toEqual(replay(history, options));
  });

  it('learns: outcomes of one in ten come out better than the prior of a half, and as often as given', () => {
    const next = random(11);
    const history = Array.from({ length: 400 }, (_, index) => {
      const day = new Date(Date.UTC(2025, 0, 1 + index)).toISOString().slice(0, 10);
      return outcome(day, next() < 0.1);
    });
    const { brier, priorBrier, calibration, cases } = replay(history, { knownAt: '2026-12-31' });
    expect(priorBrier).toBe(0.25);
    // The best that a constant can do is 0.1 × 0.9.
    expect(brier).toBeLessThan(0.12);
    expect(calibration.reduce((all, bin) => all + bin.cases, 0)).toBe(cases);
    const largest = calibration.reduce((a, b) => (a.cases > b.cases ? a : b));
    expect(Math.abs(largest.predicted - largest.observed)).toBeLessThan(0.05);
  });
});

describe('shareBounds', () => {
  // The exact interval in closed form where all or none happened: 1 − 0.025^(1/n); the others from tables.
  test.each([
    [0, 0, 0, 1],
    [0, 1, 0, 0.975],
    [1, 0, 0.025, 1],
    [0, 10, 0, 1 - 0.025 ** (1 / 10)],
    [2, 8, 0.0252, 0.5561],
    [5, 5, 0.1871, 0.8129],
    [50, 50, 0.3983, 0.6017],
  ])('%i of them yes and %i no: %f to %f', (yes, no, low, high) => {
    expect(shareBounds(yes, no).low).toBeCloseTo(low, 4);
    expect(shareBounds(yes, no).high).toBeCloseTo(high, 4);
  });

  it('holds with thousands of cases', () => {
    const { low, high } = shareBounds(500, 4500);
    expect(low).toBeCloseTo(0.0918, 3);
    expect(high).toBeCloseTo(0.1086, 3);
  });
});
