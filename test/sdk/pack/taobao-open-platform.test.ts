import { taobaoOpenPlatform as pack } from 'duewatch/packs';
import type { Ladder } from 'duewatch/schema';
import { expect, test } from 'vitest';

/*
 * What the pack must say, against what is known: a value that changes here has changed in its source, or is wrong.
 */

const [tariff] = pack.tariffs;
const ladder = pack.ladders[0] as Ladder;
const tariffOf = (id: string) => tariff?.versions.find((version) => version.id === id);
const ladderOf = (id: string) => ladder.versions.find((version) => version.id === id);

test.each([
  ['2014-04', 'basic', 'inside', 100, '0.01', 'press'],
  ['2014-04', 'value-added', 'inside', 100, '0.03', 'press'],
  ['2017-01', 'basic', 'any', 100, '0.01', 'code'],
  ['2017-01', 'free', 'any', 1, '0.00', 'official'],
])('since %s, %s API calls (%s) cost, for %i, %s (%s)', (id, classId, hosting, per, value, confidence) => {
  const priceClass = tariffOf(id)?.classes.find((candidate) => candidate.id === classId);
  const price = priceClass?.prices.find((candidate) => candidate.hosting === hosting);
  expect(price).toMatchObject({ per, price: { value, confidence } });
});

test.each([
  ['2014-04', 'basic', 500_000],
  ['2014-04', 'value-added', 100_000],
])('since %s, %s API has %i free calls', (id, classId, value) => {
  const priceClass = tariffOf(id)?.classes.find((candidate) => candidate.id === classId);
  expect(priceClass?.freeQuotas).toMatchObject([{ calls: { value, confidence: 'press' } }]);
});

test.each(['value-added', 'logistics'])('the price of %s APIs since 2017 is unknown', (classId) => {
  const priceClass = tariffOf('2017-01')?.classes.find((candidate) => candidate.id === classId);
  expect(priceClass?.prices.map(({ price }) => Object.keys(price))).toEqual([['unknown']]);
});

test('the daily relief of 2017 exists and its amount is unknown', () => {
  expect(Object.keys(tariffOf('2017-01')?.dailyRelief ?? {})).toEqual(['unknown']);
});

test('the period of the free quota of 2014 has two readings', () => {
  for (const priceClass of tariffOf('2014-04')?.classes ?? []) {
    expect(priceClass.freeQuotas?.[0]?.period).toMatchObject({
      default: 'month',
      readings: [{ value: 'month' }, { value: 'day' }],
    });
  }
});

test('the ladder of 2017 is in force, with rungs at 0, 1, 3, 5 and 7 full days', () => {
  expect(ladderOf('2017')).toMatchObject({ validFrom: '2017-01-01', validTo: null });
  expect(ladderOf('2017')?.rungs.map(({ threshold }) => threshold)).toEqual(
    [0, 1, 3, 5, 7].map((days) =>
      expect.objectContaining({ value: { comparison: 'full-days', days }, confidence: 'official' }),
    ),
  );
});

test('what the days of 2017 are counted of has two readings, and nobody says how a change is handled', () => {
  expect(ladderOf('2017')).toMatchObject({
    counter: {
      default: 'account',
      readings: [
        { value: 'account-episode', confidence: 'official' },
        { value: 'oldest-debt', confidence: 'inferred' },
      ],
    },
    transition: { value: 'version-of-day', confidence: 'convention' },
  });
});

test('the rungs of 2017 from 7 days on are unknown', () => {
  expect(ladderOf('2017')?.rungs.at(-1)).toMatchObject({ measures: [], unknown: expect.anything() });
  expect(ladderOf('2017')?.beyond).toMatchObject({ lastKnown: '2014' });
});

test('of the six grades of 2014 four have no known threshold and five no known measures', () => {
  const grades = ladderOf('2014')?.rungs.slice(1) ?? [];
  expect(grades).toHaveLength(6);
  expect(grades.filter(({ threshold }) => 'unknown' in threshold)).toHaveLength(4);
  expect(
    grades.filter(({ measures, unknown }) => measures.length === 0 && unknown !== undefined),
  ).toHaveLength(5);
});

test('the 30 days of the headline are an unverified reading of the last grade of 2014', () => {
  expect(ladderOf('2014')?.rungs.at(-1)?.threshold).toMatchObject({
    default: 'text',
    readings: [
      { id: 'text', value: { comparison: 'more-than', days: 60 }, confidence: 'press' },
      { id: 'headline', value: { comparison: 'more-than', days: 30 }, confidence: 'seed' },
    ],
  });
});
