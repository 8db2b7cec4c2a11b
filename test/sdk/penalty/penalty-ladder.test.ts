import { alibaba1688, aliexpress, pinduoduo } from 'duewatch/packs';
import { type Given, penaltyLadder, penaltyOutcome } from 'duewatch/penalty';
import fc from 'fast-check';
import { expect, it } from 'vitest';

const validAt = '2022-07-01';
const penalty = 'fake-transactions';
const offences = { 'fake-transactions': true, 'credit-and-sales-manipulation': false };

function places(facts: Given): string {
  const verdict = penaltyOutcome({ offences, facts }, aliexpress, { validAt });
  return penaltyLadder(verdict, aliexpress, { penalty, validAt })
    .map(({ path, place }) => `${path.split('/').at(-1)} ${place}`)
    .join(', ');
}

it.each([
  ['the first time', { times: 1 }, '1 here, 2.1 ahead, 2.2 ahead, 2.3 ahead, 2.4 ahead, 3 ahead'],
  [
    'the second time, 30 orders of 100',
    { times: 2, 'fake-orders': 30, 'total-orders': 100 },
    '1 passed, 2.1 passed, 2.2 here, 2.3 ahead, 2.4 ahead, 3 ahead',
  ],
  ['the third time', { times: 3 }, '1 passed, 2.1 passed, 2.2 passed, 2.3 passed, 2.4 passed, 3 here'],
  [
    'the second time, orders not known',
    { times: 2 },
    '1 passed, 2.1 possible, 2.2 possible, 2.3 possible, 2.4 possible, 3 ahead',
  ],
  [
    'the second time, where another reading gives more',
    { times: 2, 'fake-orders': 10, 'total-orders': 11 },
    '1 passed, 2.1 here, 2.2 ahead, 2.3 ahead, 2.4 reading, 3 ahead',
  ],
])('places %s', (_, facts, expected) => {
  expect(places(facts)).toBe(expected);
});

it('leaves open which of two steps it is where both take the same', () => {
  const facts = { 'shortfall-days': 20, 'force-majeure': false };
  const on = { validAt: '2024-01-01' };
  const verdict = penaltyOutcome({ offences: { 'selection-shortfall': true }, facts }, alibaba1688, on);
  const ladder = penaltyLadder(verdict, alibaba1688, { penalty: 'selection-removal', ...on });
  expect(ladder.map(({ path, place }) => [path.split('/').at(-1), place])).toEqual([
    ['at-once', 'possible'],
    ['after-grace', 'possible'],
    ['grace', 'aside'],
  ]);
});

it('has all steps ahead without a case, but for those from which nothing follows', () => {
  const all = penaltyLadder(null, aliexpress, { penalty, validAt });
  expect(new Set(all.map(({ place }) => place))).toEqual(new Set(['ahead']));
  const gate = penaltyLadder(null, alibaba1688, { penalty: 'identity-gate', validAt: '2022-01-01' });
  expect(gate.map(({ path, place }) => [path.split('/').at(-1), place])).toContainEqual(['in-time', 'aside']);
});

it('says of each step what follows, what is not known, and where it stands', () => {
  const [step] = penaltyLadder(null, pinduoduo, { penalty: 'late-shipment', validAt: '2026-11-22' });
  expect(step?.measures).toEqual([]);
  expect(step?.unknown).not.toBeNull();
  expect(step?.cite.title.en).not.toBe('');
});

it('is empty before any version, and refuses a table that there is not', () => {
  expect(penaltyLadder(null, aliexpress, { penalty, validAt: '2001-01-01' })).toEqual([]);
  expect(() => penaltyLadder(null, aliexpress, { penalty: 'x', validAt })).toThrow('no penalty x');
});

it('stands nowhere twice: what is passed comes before, and something is here or possible', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 4 }),
      fc.nat(120),
      fc.nat(120),
      fc.boolean(),
      (times, part, more, known) => {
        const facts = known ? { times, 'fake-orders': part, 'total-orders': part + more } : { times };
        const verdict = penaltyOutcome({ offences, facts }, aliexpress, { validAt });
        const ladder = penaltyLadder(verdict, aliexpress, { penalty, validAt });
        const here = ladder.filter(({ place }) => place === 'here' || place === 'possible');
        const first = ladder.findIndex(({ place }) => place === 'here' || place === 'possible');
        const ahead = ladder.findIndex(({ place }) => place === 'ahead');
        const lastPassed = ladder.map(({ place }) => place).lastIndexOf('passed');
        expect(here.length).toBeGreaterThan(0);
        expect(lastPassed).toBeLessThan(first);
        if (ahead !== -1) expect(ahead).toBeGreaterThan(first);
      },
    ),
  );
});
