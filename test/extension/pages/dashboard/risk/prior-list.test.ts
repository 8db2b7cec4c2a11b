import { expect, it } from 'vitest';
import { priorsOf } from '../../../../../extension/pages/dashboard/risk/prior-list.ts';

const chance = { point: 0.5, low: 0, high: 1, basis: 'convention', prior: 'may' } as const;
const certain = { point: 1, low: 1, high: 1, basis: 'certain' } as const;
const outcome = (happened: boolean | null, prior = 'may') => ({
  prior,
  on: '2026-09-01',
  happened,
  knownOn: happened === null ? null : '2026-09-02',
});

it('lists each prior that a reason rests on once, as the convention that it is', () => {
  expect(priorsOf([{ chance }, { chance: certain }, { chance }], {})).toEqual([
    { key: 'may', yes: 1, no: 1, own: false, recorded: { yes: 0, no: 0 }, chance },
  ]);
});

it('counts outcomes that are known, and lists priors that only they or the user name', () => {
  const found = priorsOf([{ chance }], {
    priors: { 'open-deadline': { yes: 2, no: 5 } },
    outcomes: [outcome(true), outcome(false), outcome(null), outcome(true, 'penalty.reading')],
  });
  expect(found.map(({ key, own, recorded }) => [key, own, recorded.yes, recorded.no])).toEqual([
    ['may', false, 1, 1],
    ['open-deadline', true, 0, 0],
    ['penalty.reading', false, 1, 0],
  ]);
});

it('leaves out what cannot be', () => {
  expect(priorsOf([{ chance: { ...chance, point: 0, high: 0 } }], {})).toEqual([]);
});
