import type { Pack } from 'duewatch';
import { doudian } from 'duewatch/packs';
import { type Given, penaltyOutcome, withLimits } from 'duewatch/penalty';
import { parsePack } from 'duewatch/schema';
import { describe, expect, it } from 'vitest';

const cite = { source: 'convention', confidence: 'user' };
const name = { 'zh-CN': '一', en: 'one' };
const stated = (value: unknown) => ({ value, ...cite });
const days = (id: string, count: number | null, when?: object) => ({
  id,
  name,
  ...(when === undefined ? {} : { when }),
  measures: [{ kind: 'freeze-account', modality: 'must', ...(count === null ? {} : { days: count }) }],
  ...cite,
});

function packOf(steps: object[], pick: 'first' | 'strictest'): Pack {
  const { value, problems } = parsePack({
    ...structuredClone(doudian),
    penalties: [
      {
        id: 'p',
        name,
        offence: 'o',
        facts: [
          { id: 'part', name, kind: 'count', partOf: 'whole' },
          { id: 'whole', name, kind: 'count' },
        ],
        versions: [
          {
            id: 'v',
            validFrom: '2000-01-01',
            validTo: null,
            validity: cite,
            harshness: stated(['freeze-account']),
            clauses: [{ id: 'c', name, choose: stated({ pick }), steps }],
          },
        ],
      },
    ],
  });
  expect(problems).toEqual([]);
  return value as Pack;
}

const outcomes = (pack: Pack, facts: Given) =>
  penaltyOutcome({ offences: { o: true }, facts }, pack, { validAt: '2022-01-01' }).outcomes.map(
    ({ measures }) => measures[0]?.days ?? measures[0]?.kind ?? 'none',
  );

describe('a limit that nobody has found', () => {
  const limit = { fact: 'part', id: 'limit', enter: 'above', range: { unknown: name } };
  const steps = [days('a', 7, limit), days('b', 15, { fact: 'part', range: stated({ from: 10 }) })];

  it('makes its step possible, whichever step comes first', () => {
    expect(outcomes(packOf(steps, 'first'), { part: 12, whole: 20 })).toEqual([7, 15]);
    expect(outcomes(packOf(steps, 'first'), { part: 2, whole: 20 })).toEqual(['none', 7]);
    expect(outcomes(packOf([...steps].reverse(), 'strictest'), { part: 12, whole: 20 })).toEqual([15]);
  });

  it('can be entered, is asked for, and then decides', () => {
    const pack = packOf(steps, 'first');
    const { needs } = penaltyOutcome({ offences: { o: true }, facts: { part: 12, whole: 20 } }, pack, {
      validAt: '2022-01-01',
    });
    expect(needs).toMatchObject([{ kind: 'limit', id: 'penalties/p/v/limit' }]);
    const entered = (value: string) => withLimits(pack, { 'penalties/p/v/limit': value }).pack;
    expect(outcomes(entered('11'), { part: 12, whole: 20 })).toEqual([7]);
    expect(outcomes(entered('12'), { part: 12, whole: 20 })).toEqual([15]);
  });
});

it('a freeze without an end is harsher than one of 7 days', () => {
  const steps = [days('a', null, { fact: 'part', range: stated({ from: 1 }) }), days('b', 7)];
  expect(outcomes(packOf(steps, 'strictest'), { part: 1, whole: 1 })).toEqual(['freeze-account']);
  expect(outcomes(packOf([...steps].reverse(), 'strictest'), { part: 1, whole: 1 })).toEqual([
    'freeze-account',
  ]);
});

it('a part is never taken to be above its whole, where both are missing', () => {
  const steps = [
    days('impossible', 1, {
      allOf: [
        { fact: 'part', range: stated({ from: 10 }) },
        { fact: 'whole', range: stated({ below: 10 }) },
      ],
    }),
    days('else', 2),
  ];
  expect(outcomes(packOf(steps, 'first'), {})).toEqual([2]);
});

it('steps of the same measures are one outcome, with the clauses of both', () => {
  const steps = [days('a', 7, { fact: 'part', range: stated({ upTo: 5 }) }), days('b', 7)];
  const verdict = penaltyOutcome({ offences: { o: true }, facts: {} }, packOf(steps, 'first'), {
    validAt: '2022-01-01',
  });
  expect(verdict.outcomes).toMatchObject([{ clauses: ['p/c/a', 'p/c/b'] }]);
  expect(verdict.certain).toHaveLength(1);
  expect(verdict.needs).toEqual([]);
});

it('a measure that may follow is possible and not certain; one that may not is excluded', () => {
  const measures = [
    { kind: 'freeze-account', modality: 'may', days: 7 },
    { kind: 'freeze-account', modality: 'may-not' },
  ];
  const verdict = penaltyOutcome(
    { offences: { o: true }, facts: {} },
    packOf([{ ...days('a', 7), measures }], 'first'),
    {
      validAt: '2022-01-01',
    },
  );
  expect(verdict.certain).toEqual([]);
  expect(verdict.possible).toEqual([measures[0]]);
  expect(verdict.excluded).toEqual([measures[1]]);
});
