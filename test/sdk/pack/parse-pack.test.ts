import { packs, taobaoOpenPlatform } from 'duewatch/packs';
import { parsePack } from 'duewatch/schema';
import { describe, expect, it, test } from 'vitest';

/** A copy of the pack with one thing changed, at a path such as `tariffs.0.versions.1.id`. */
function changed(path: string, value: unknown): unknown {
  const pack = structuredClone(taobaoOpenPlatform) as unknown;
  const steps = path.split('.');
  const last = steps.pop() as string;
  let node = pack as Record<string, unknown>;
  for (const step of steps) node = node[step] as Record<string, unknown>;
  if (value === undefined) delete node[last];
  else node[last] = value;
  return pack;
}

describe('every pack that ships', () => {
  test.each(packs.map((pack) => [pack.id, pack] as const))('%s is right', (_, pack) => {
    expect(parsePack(pack).problems).toEqual([]);
  });
});

const version = 'tariffs.0.versions.1';
test.each([
  ['an unknown key', 'colour', 'red', 'key.unknown', 'colour', 'colour'],
  [
    'an unknown key deep inside',
    `${version}.rounding.hue`,
    1,
    'key.unknown',
    'tariffs[0].versions[1].rounding.hue',
    'hue',
  ],
  [
    'a missing key',
    `${version}.period`,
    undefined,
    'key.missing',
    'tariffs[0].versions[1].period',
    undefined,
  ],
  [
    'a day that is no day',
    `${version}.validFrom`,
    '2017-02-30',
    'day.invalid',
    'tariffs[0].versions[1].validFrom',
    '2017-02-30',
  ],
  [
    'a price with a comma',
    `${version}.classes.1.prices.0.price.value`,
    '0,01',
    'amount.invalid',
    'tariffs[0].versions[1].classes[1].prices[0].price.value',
    '0,01',
  ],
  [
    'a price as a number',
    `${version}.classes.1.prices.0.price.value`,
    0.01,
    'type.amount',
    'tariffs[0].versions[1].classes[1].prices[0].price.value',
    '0.01',
  ],
  [
    'a unit of sale that does not exist',
    `${version}.classes.1.prices.0.per`,
    50,
    'choice.unknown',
    'tariffs[0].versions[1].classes[1].prices[0].per',
    '50',
  ],
  [
    'a value without source',
    `${version}.classes.1.prices.0.price.source`,
    undefined,
    'key.missing',
    'tariffs[0].versions[1].classes[1].prices[0].price.source',
    undefined,
  ],
  [
    'a source that is not there',
    `${version}.validity.source`,
    'hearsay',
    'pack.no-source',
    'tariffs[0].versions[1].validity.source',
    'hearsay',
  ],
  [
    'a default that is no reading',
    'tariffs.0.versions.0.classes.0.freeQuotas.0.period.default',
    'week',
    'pack.no-reading',
    'tariffs[0].versions[0].classes[0].freeQuotas[0].period.default',
    'week',
  ],
  [
    'an API of a class that is not there',
    `${version}.apis.taobao`,
    { value: 'golden', source: 'api-labels', confidence: 'code' },
    'pack.no-class',
    'tariffs[0].versions[1].apis.taobao',
    'golden',
  ],
  [
    'tiers that fall',
    `${version}.classes.1.prices.0.price.value`,
    {
      model: 'graduated',
      tiers: [
        { upTo: 100, price: '0.02' },
        { upTo: 50, price: '0.01' },
      ],
    },
    'pack.tiers-fall',
    'tariffs[0].versions[1].classes[1].prices[0].price',
    '100, 50',
  ],
  [
    'a price model that does not exist',
    `${version}.classes.1.prices.0.price.value`,
    { model: 'barter' },
    'price.model',
    'tariffs[0].versions[1].classes[1].prices[0].price.value.model',
    'barter',
  ],
  [
    'versions that overlap',
    'tariffs.0.versions.0.validTo',
    '2017-01-01',
    'pack.versions-overlap',
    'tariffs[0].versions[1]',
    '2014-04, 2017-01',
  ],
  [
    'a version that ends before it starts',
    'tariffs.0.versions.0.validTo',
    '2014-03-31',
    'pack.ends-before-start',
    'tariffs[0].versions[0].validTo',
    '2014-03-31',
  ],
  [
    'two classes of one name',
    `${version}.classes.1.id`,
    'free',
    'pack.repeated-id',
    'tariffs[0].versions[1].classes[1].id',
    'free',
  ],
  [
    'a last known version that is not there',
    'ladders.0.versions.1.beyond.lastKnown',
    '2015',
    'pack.no-version',
    'ladders[0].versions[1].beyond.lastKnown',
    '2015',
  ],
  [
    'a replaced measure that is not there',
    'ladders.0.versions.1.rungs.3.measures.0.replaces',
    ['fine'],
    'pack.no-measure',
    'ladders[0].versions[1].rungs[3].measures[0].replaces',
    'fine',
  ],
  [
    'rungs that do not rise',
    'ladders.0.versions.1.rungs.3.threshold.value.days',
    3,
    'ladder.not-rising',
    'ladders[0].versions[1].rungs[3].threshold',
    'days-5',
  ],
  [
    'a measure of one name in two rungs',
    'ladders.0.versions.1.rungs.3.measures.1.id',
    'throttle-unlisted',
    'pack.repeated-id',
    'ladders[0].versions[1].rungs[3].measures[1].id',
    'throttle-unlisted',
  ],
  [
    'a count of something that does not exist',
    'ladders.0.versions.0.counter.value',
    'moon-phase',
    'choice.unknown',
    'ladders[0].versions[0].counter.value',
    'moon-phase',
  ],
  [
    'a kind of ladder that does not exist',
    'ladders.0.kind',
    'mood',
    'choice.unknown',
    'ladders[0].kind',
    'mood',
  ],
  ['a format of another time', 'format', 'duewatch/pack@9', 'format.unknown', 'format', 'duewatch/pack@9'],
])('%s is a problem that names the place', (_, path, value, code, place, found) => {
  const { value: pack, problems } = parsePack(changed(path, value), 'mine.json');
  expect(pack).toBeUndefined();
  expect(problems).toContainEqual(
    expect.objectContaining({
      code,
      severity: 'error',
      file: 'mine.json',
      path: place,
      ...(found === undefined ? {} : { found }),
    }),
  );
});

it('keeps a pack with a rung that is milder than one before it, and warns', () => {
  const milder = changed('ladders.0.versions.1.rungs.3.measures', []) as typeof taobaoOpenPlatform;
  expect(parsePack(milder).problems).toEqual([]);
  const [rung] = milder.ladders[0]?.versions[1]?.rungs.slice(-1) ?? [];
  const [warn] = milder.ladders[0]?.versions[1]?.rungs[1]?.measures ?? [];
  Object.assign(rung as object, { measures: [{ ...warn, id: 'warn-again' }], unknown: undefined });
  const { value, problems } = parsePack(milder);
  expect(value).toBeDefined();
  expect(problems).toMatchObject([
    { code: 'ladder.milder', severity: 'warning', path: 'ladders[0].versions[1].rungs[4].measures' },
  ]);
});

it('names every problem, not the first one only', () => {
  const pack = changed('colour', 'red') as Record<string, unknown>;
  pack.edition = 'yesterday';
  expect(
    parsePack(pack)
      .problems.map(({ code }) => code)
      .sort(),
  ).toEqual(['day.invalid', 'key.unknown']);
});

test.each([
  ['null', null],
  ['a list', []],
  ['a text', 'pack'],
  ['nothing', undefined],
])('%s is no pack', (_, input) => {
  expect(parsePack(input).problems.length).toBeGreaterThan(0);
});
