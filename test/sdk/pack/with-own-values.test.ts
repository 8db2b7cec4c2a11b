import { rateUsage, type UsageRecord } from 'duewatch';
import { aliexpress, doudian, kuaishou, packs, rulePacks, taobaoOpenPlatform } from 'duewatch/packs';
import { criteriaStatus, type Given } from 'duewatch/penalty';
import {
  type OwnField,
  ownField,
  ownValueFault,
  parseFacts,
  parsePack,
  rulesOf,
  versionPart,
  withOwnValues,
} from 'duewatch/schema';
import { describe, expect, it } from 'vitest';
import { packOf } from '../../../sdk/src/pack/pack-of.ts';

const relief = 'tariffs/api/2017-01/dailyRelief';
const outside = 'tariffs/api/2014-04/classes/basic/outside';
const logistics = 'tariffs/api/2017-01/classes/logistics/any';
const share = 'criteria/abnormal-orders/2023-03/return-share';
const shareRange = 'criteria/abnormal-orders/2023-03/items/7/when/anyOf/return-share/range';
const all = [...packs, ...rulePacks];

const fields: [string, (typeof all)[number], string, Partial<OwnField> | undefined][] = [
  ['a relief', taobaoOpenPlatform, relief, { kind: 'amount', path: relief }],
  [
    'a price, under its short name',
    taobaoOpenPlatform,
    `${outside}/price`,
    { kind: 'amount', path: outside, per: 100 },
  ],
  [
    'a limit, under its short name',
    kuaishou,
    shareRange,
    { kind: 'number', path: share, unit: 'percent', dated: true },
  ],
  [
    'the number of a range with one end',
    aliexpress,
    'thresholds/appeal-workdays/2022-06/range',
    { kind: 'number', end: 'upTo' },
  ],
  [
    'the day of a notice',
    taobaoOpenPlatform,
    'notices/charging-2014/published',
    { kind: 'day', dated: false },
  ],
  [
    'the period of a free quota',
    taobaoOpenPlatform,
    'tariffs/api/2014-04/classes/basic/freeQuotas/1/period',
    { kind: 'choice', options: ['day', 'month', 'none'] },
  ],
  ['working days', aliexpress, 'penalties/fake-transactions/2022-06/appeal/within', { kind: 'workdays' }],
  [
    'a span that nobody has found',
    aliexpress,
    'penalties/fake-transactions/2022-06/counted',
    { kind: 'days' },
  ],
  ['no step of arrears', taobaoOpenPlatform, 'ladders/arrears/2014/rungs/grade-2/threshold', undefined],
  ['no whole level', doudian, 'points/credit/undated/levels/used-up', undefined],
  ['nothing where there is nothing', kuaishou, 'criteria/none/1/range', undefined],
];

describe('what a user may enter', () => {
  it.each(fields)('is %s', (_, pack, path, field) => {
    const found = ownField(pack, path);
    if (field === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject(field);
  });

  const examples: Record<OwnField['kind'], string> = {
    amount: '3.50',
    number: '7',
    calls: '500',
    days: '4',
    workdays: '4',
    day: '2026-03-01',
    choice: '',
    text: 'the day of the letter',
  };

  it.each(all.map((pack) => [pack.id, pack] as const))(
    'makes a pack of %s again, for each of its values',
    (_, pack) => {
      let count = 0;
      for (const { path } of rulesOf(pack)) {
        const field = ownField(pack, path);
        if (field === undefined) continue;
        count += 1;
        const value = field.options?.[0] ?? examples[field.kind];
        const entered = withOwnValues(pack, { [field.path]: { value, note: 'seen in the console' } });
        expect(entered.problems, path).toEqual([]);
        expect(
          parsePack(entered.pack).problems.filter(({ severity }) => severity === 'error'),
          path,
        ).toEqual([]);
        const own = rulesOf(entered.pack).find((each) => each.path === path);
        expect(own, path).toMatchObject({ known: 'certain' });
        expect(own?.readings[0]?.cite, path).toMatchObject({
          confidence: 'user',
          note: { en: 'seen in the console' },
        });
      }
      expect(count).toBeGreaterThan(0);
    },
  );

  it.each([
    ['an amount below zero', relief, '-1', 'amount.invalid'],
    ['an amount in words', relief, 'twenty', 'amount.invalid'],
    ['half a call', 'tariffs/api/2014-04/classes/basic/freeQuotas/1/calls', '0.5', 'count.not-whole'],
    ['a day that does not exist', 'notices/charging-2014/published', '2026-02-30', 'day.invalid'],
    [
      'a choice that there is not',
      'tariffs/api/2014-04/classes/basic/freeQuotas/1/period',
      'year',
      'choice.unknown',
    ],
    ['a place that there is not', 'tariffs/api/2017-01/none', '1', 'value.no-such-path'],
    ['a rule that there is not', 'tariffs/none/2017-01/dailyRelief', '1', 'value.no-such-path'],
  ])('is not %s, and the pack stays', (_, path, value, code) => {
    const entered = withOwnValues(taobaoOpenPlatform, { [path]: value });
    expect(entered.problems).toMatchObject([{ code, path }]);
    expect(entered.pack).toBe(taobaoOpenPlatform);
    const field = ownField(taobaoOpenPlatform, path);
    if (field) expect(ownValueFault(field, value)).toBe(code);
  });
});

describe('a share in per cent', () => {
  const path = 'criteria/abnormal-orders/2023-03/return-share';
  it.each([
    ['0.5', undefined],
    ['33.5', undefined],
    ['100', undefined],
    ['0', 'percent.invalid'],
    ['100.5', 'percent.invalid'],
    ['-1', 'amount.invalid'],
  ])('from %s per cent on: %s', (value, code) => {
    const { problems } = withOwnValues(kuaishou, { [path]: value });
    expect(problems.map((problem) => problem.code)).toEqual(code === undefined ? [] : [code]);
    expect(ownValueFault(ownField(kuaishou, path)!, value)).toBe(code);
  });
});

describe('a value that holds from a day', () => {
  const usage = (day: string): UsageRecord => ({
    appKey: '1',
    api: 'x.get',
    class: 'basic',
    day,
    calls: 3_000_000,
  });
  const from = (day: string) =>
    withOwnValues(taobaoOpenPlatform, { [relief]: { value: '20.00', from: day } });
  const cost = (pack: typeof taobaoOpenPlatform, day: string) =>
    rateUsage([usage(day)], pack, { from: day, to: day }).total;

  it('leaves the days before as they are, and holds from then on', () => {
    const { pack, problems } = from('2026-10-01');
    expect(problems).toEqual([]);
    expect(parsePack(pack).problems).toEqual([]);
    const always = withOwnValues(taobaoOpenPlatform, { [relief]: '20.00' }).pack;
    expect(cost(pack, '2026-09-30')).toEqual(cost(taobaoOpenPlatform, '2026-09-30'));
    expect(cost(pack, '2026-10-01')).toEqual(cost(always, '2026-10-01'));
    expect(cost(pack, '2026-10-01')).not.toEqual(cost(taobaoOpenPlatform, '2026-10-01'));
  });

  it('holds from the first day of its version where it is from before', () => {
    const { pack } = from('1990-01-01');
    expect(pack.tariffs[0]?.versions).toHaveLength(taobaoOpenPlatform.tariffs[0]?.versions.length ?? 0);
    expect(cost(pack, '2020-01-01')).not.toEqual(cost(taobaoOpenPlatform, '2020-01-01'));
  });

  it('is none where its version had ended by then', () => {
    const path = 'tariffs/api/2014-04/classes/basic/inside';
    const entered = withOwnValues(taobaoOpenPlatform, { [path]: { value: '1', from: '2026-01-01' } });
    expect(entered.problems).toMatchObject([{ code: 'value.ended', path }]);
  });

  it('stands beside others of the same version, each from its own day', () => {
    const { pack } = withOwnValues(taobaoOpenPlatform, {
      [logistics]: { value: '9', from: '2026-11-01' },
      [relief]: { value: '20.00', from: '2026-10-01' },
    });
    const versions = pack.tariffs[0]?.versions.filter(({ id }) => versionPart(id).version === '2017-01');
    expect(versions?.map(({ id, dailyRelief }) => [id, dailyRelief && 'value' in dailyRelief])).toEqual([
      ['2017-01', false],
      ['2017-01.from-2026-10-01', true],
      ['2017-01.from-2026-11-01', true],
    ]);
  });

  it('is not of a notice, which has no versions', () => {
    const path = 'notices/charging-2014/published';
    const { problems } = withOwnValues(taobaoOpenPlatform, {
      [path]: { value: '2026-01-01', from: '2026-01-01' },
    });
    expect(problems).toMatchObject([{ code: 'value.no-such-path' }]);
  });
});

it('decides a situation that nobody could judge before, from its day on', () => {
  const { pack } = packOf({ values: { [share]: { value: '50', from: '2026-01-01' } } }, kuaishou);
  const facts = kuaishou.criteria?.[0]?.facts ?? [];
  const nothing: Given = Object.fromEntries(facts.map(({ id, kind }) => [id, kind === 'yes-no' ? false : 0]));
  const met = (validAt: string, returned: number) => {
    const given = { ...nothing, 'month-orders': 10, 'returned-orders': returned };
    const { items } = criteriaStatus(given, pack, { criteria: 'abnormal-orders', validAt });
    return items.find(({ id }) => id === '7')?.met;
  };
  expect([met('2025-12-31', 5), met('2026-01-01', 5), met('2026-01-01', 4)]).toEqual([
    'unknown',
    'yes',
    'no',
  ]);
});

it('is read from facts, alone or with its day and note', () => {
  const accounts = [
    {
      platform: 'kuaishou',
      id: 'a',
      values: { [share]: '50', [relief]: { value: '1', from: '2026-01-01', note: 'bill' } },
    },
  ];
  expect(parseFacts({ format: 'duewatch/facts@1', accounts }).problems).toEqual([]);
  const wrong = [
    { platform: 'kuaishou', id: 'a', values: { [share]: { value: '50', until: '2026-01-01' } } },
  ];
  expect(parseFacts({ format: 'duewatch/facts@1', accounts: wrong }).problems).toMatchObject([
    { code: 'key.unknown' },
  ]);
});
