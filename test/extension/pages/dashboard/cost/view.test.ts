import type { Settlement, SettlementDay, StatementLine } from 'duewatch';
import { packs } from 'duewatch/packs';
import { describe, expect, it } from 'vitest';
import {
  byDay,
  classOf,
  csvName,
  daysOf,
  firstComparison,
  groupUnrated,
  inOrder,
  lengthOf,
  linesShown,
  missingDays,
  monthChoices,
  monthScope,
  pageOf,
  partOf,
  percentText,
  reasonsOf,
  settledDays,
  sortedBy,
  stackOf,
  versionChoices,
} from '../../../../../extension/pages/dashboard/cost/view.ts';

const taobao = packs.find(({ id }) => id === 'taobao-open-platform')!;
const amount = (value: string) => ({ low: value, high: value });

describe('months', () => {
  it('have their days, leap days included', () => {
    expect(daysOf('2026-11')).toHaveLength(30);
    expect(daysOf('2028-02').at(-1)).toBe('2028-02-29');
  });

  it('end today, or with their last day where they are over', () => {
    expect(monthScope('2026-11', '2026-11-22')).toEqual({ from: '2026-11-01', to: '2026-11-22' });
    expect(monthScope('2026-10', '2026-11-22')).toEqual({ from: '2026-10-01', to: '2026-10-31' });
  });

  it('may lack days, but none after the last one known', () => {
    const days = [{ day: '2026-10-28' }, { day: '2026-10-30' }];
    expect(missingDays(days, '2026-10', '2026-10-30')).toBe(28);
  });

  it('are this one and those with usage, newest first, none that is yet to come', () => {
    expect(monthChoices(['2026-09', '2026-12'], '2026-11-22')).toEqual(['2026-11', '2026-09']);
    expect(monthChoices(['2026-11'], '2026-11-22')).toEqual(['2026-11']);
  });
});

describe('app keys', () => {
  const apps = [
    { appKey: 'b', calls: 1, amount: amount('9.00') },
    { appKey: 'a', calls: 3, amount: amount('2.00') },
    { appKey: 'c', calls: 2, amount: amount('1.00') },
  ];
  const names = (sort: Parameters<typeof inOrder>[1]) =>
    inOrder(apps, sort)
      .map(({ appKey }) => appKey)
      .join('');

  it('are sorted by what was asked for', () => {
    expect(names({ by: 'amount', down: true })).toBe('bac');
    expect(names({ by: 'amount', down: false })).toBe('cab');
    expect(names({ by: 'calls', down: true })).toBe('acb');
    expect(names({ by: 'name', down: false })).toBe('abc');
  });

  it('begin with the most, and turn round on the second click', () => {
    const first = sortedBy({ by: 'amount', down: true }, 'calls');
    expect(first).toEqual({ by: 'calls', down: true });
    expect(sortedBy(first, 'calls')).toEqual({ by: 'calls', down: false });
    expect(sortedBy(first, 'name')).toEqual({ by: 'name', down: false });
  });

  it('have a part of the whole, unless nobody knows how much they are', () => {
    expect(partOf({ low: '0.00', high: '5.00' }, { low: '0.00', high: '10.00' })).toBe(0.5);
    expect(partOf({ low: '0.00', high: null }, { low: '4.00', high: null })).toBeNull();
    expect(partOf(amount('1.00'), { low: '4.00', high: null })).toBeNull();
    expect(lengthOf(amount('1.00'), { low: '4.00', high: null })).toBe(0.25);
    expect(lengthOf({ low: '0.00', high: null }, amount('4.00'))).toBe(0);
    expect(partOf(amount('0.00'), amount('0.00'))).toBe(0);
    expect([0, 0.001, 0.5012, 1].map(percentText)).toEqual(['0%', '<1%', '50%', '100%']);
  });
});

it('says unrated usage once for all app keys that have it', () => {
  const entry = {
    from: '2026-11-01',
    to: '2026-11-02',
    because: 'price-unknown',
    class: 'logistics',
  } as const;
  const groups = groupUnrated([
    { ...entry, appKey: '1', api: 'x', calls: 5 },
    { ...entry, appKey: '2', api: 'x', calls: 6 },
    { ...entry, appKey: '1', api: 'y', calls: 7 },
  ]);
  expect(groups.map(({ entry: { api }, appKeys, calls }) => [api, appKeys, calls])).toEqual([
    ['x', ['1', '2'], 11],
    ['y', ['1'], 7],
  ]);
});

describe('lines', () => {
  const line = (day: string, appKey: string): StatementLine => ({
    id: `${day}/${appKey}/basic/any`,
    day,
    appKey,
    class: 'basic',
    hosting: 'any',
    calls: 1,
    free: 0,
    steps: [],
    amount: '1.00',
    tariff: 'api/2017-01',
    label: { code: 'line.per-unit' },
  });
  const lines = [line('2026-11-01', 'a'), line('2026-11-01', 'b'), line('2026-11-02', 'a')];

  it('come newest first, and only those asked for', () => {
    const ids = (filter: Parameters<typeof linesShown>[1]) =>
      linesShown(lines, filter).map(({ day, appKey }) => day.slice(8) + appKey);
    expect(ids({ day: null, appKey: null })).toEqual(['02a', '01a', '01b']);
    expect(ids({ day: '2026-11-01', appKey: 'b' })).toEqual(['01b']);
    expect(lines[0]?.day).toBe('2026-11-01');
  });

  it('come in pages and days', () => {
    expect(pageOf(lines, 1, 2)).toMatchObject({ index: 1, count: 2, from: 3, to: 3, rows: [lines[2]] });
    expect(pageOf(lines, 9, 2).index).toBe(1);
    expect(pageOf([], 0, 2)).toEqual({ rows: [], index: 0, count: 1, from: 0, to: 0 });
    expect(byDay(lines).map(({ day, rows }) => [day, rows.length])).toEqual([
      ['2026-11-01', 2],
      ['2026-11-02', 1],
    ]);
  });

  it('have the reasons of their own class and version, and what is unknown', () => {
    const basic = classOf(taobao, lines[0]!)?.class?.name;
    const other = { 'zh-CN': '其他', en: 'other' };
    const of = (code: string, params: Record<string, unknown>) => ({ text: { code, params } }) as never;
    const reasons = [
      of('reason.tariff', { name: other, from: '2017-01-01' }),
      of('reason.tariff', { name: other, from: '2014-04-01' }),
      of('reason.price', { name: basic }),
      of('reason.price', { name: other }),
      of('reason.unknown', { text: other }),
    ];
    const kept = reasonsOf(lines[0]!, reasons, taobao);
    expect(kept.map((reason) => reasons.indexOf(reason as never))).toEqual([0, 2, 4]);
  });
});

describe('how the days of a month were paid', () => {
  const day = (date: string, prepaid: string): SettlementDay => ({
    day: date,
    charged: '1.00',
    drawnPrepaid: '1.00',
    drawnDebit: '0.00',
    newDebt: '0.00',
    received: '0.00',
    paidDebt: '0.00',
    returned: '0.00',
    writtenOff: '0.00',
    expired: '0.00',
    prepaid,
    owed: '0.00',
  });
  const settlement = (from: string, days: SettlementDay[]) =>
    ({ from, days, prepaid: '7.00', owed: '3.00' }) as unknown as Settlement;

  it('is known from the balance on, newest first', () => {
    const days = [day('2026-10-31', '9.00'), day('2026-11-01', '8.00'), day('2026-11-02', '7.00')];
    const november = settledDays(settlement('2026-10-30', days), '2026-11-01', '2026-11-30');
    expect(november.days).toEqual([days[2], days[1]]);
    expect(november.end).toEqual({ prepaid: '7.00', owed: '0.00' });
    expect(settledDays(settlement('2026-10-30', days), '2026-10-01', '2026-10-31').end?.prepaid).toBe('9.00');
  });

  it('is the balance itself where nothing moved, and not known before it', () => {
    const still = settlement('2026-11-21', []);
    expect(settledDays(still, '2026-11-01', '2026-11-22')).toEqual({
      days: [],
      end: { prepaid: '7.00', owed: '3.00' },
    });
    expect(settledDays(still, '2026-10-01', '2026-10-31')).toEqual({ days: [], end: null });
    const later = settlement('2026-10-30', [day('2026-11-02', '7.00')]);
    expect(settledDays(later, '2026-10-01', '2026-10-31').end).toBeNull();
  });
});

describe('a comparison', () => {
  const choices = versionChoices(packs, 'taobao-open-platform');

  it('offers the own platform first, newest first', () => {
    expect(choices.slice(0, 2).map(({ key }) => key)).toEqual([
      'taobao-open-platform/api/2017-01',
      'taobao-open-platform/api/2014-04',
    ]);
    expect(new Set(choices.map(({ key }) => key)).size).toBe(choices.length);
    expect(new Set(choices.map(({ ref }) => ref.pack)).size).toBe(packs.length);
  });

  it('begins with the version before and the one that holds, or with another platform', () => {
    expect(firstComparison(choices, 'taobao-open-platform', '2026-11-22')).toEqual([
      'taobao-open-platform/api/2014-04',
      'taobao-open-platform/api/2017-01',
    ]);
    const doudian = versionChoices(packs, 'doudian-open-platform');
    const [a, b] = firstComparison(doudian, 'doudian-open-platform', '2026-11-22');
    expect(a).toMatch(/^doudian/);
    expect(b).toBe('taobao-open-platform/api/2017-01');
  });

  it('stacks its causes so that each goes on where the one before ended', () => {
    const none = { price: '0.00', quota: '0.00', tier: '0.00', rounding: '0.00', relief: '0.00' };
    const { parts, zero } = stackOf({ ...none, price: '30.00', quota: '-10.00' });
    expect(parts).toEqual([
      { cause: 'price', amount: '30.00', start: 0, length: 1, less: false },
      { cause: 'quota', amount: '-10.00', start: 2 / 3, length: 1 / 3, less: true },
    ]);
    expect(zero).toBe(0);
    expect(stackOf(none)).toEqual({ parts: [], zero: 0 });
    expect(stackOf({ ...none, relief: '-5.00' })).toMatchObject({
      zero: 1,
      parts: [{ start: 0, length: 1 }],
    });
  });
});

it('names files so that every system takes them', () => {
  expect(csvName('isv-demo', '2026-11')).toBe('duewatch-isv-demo-2026-11.csv');
  expect(csvName('商家:客服/一', '2026-11')).toBe('duewatch-商家-客服-一-2026-11.csv');
  expect(csvName('../..', '2026-11')).toBe('duewatch-account-2026-11.csv');
});
