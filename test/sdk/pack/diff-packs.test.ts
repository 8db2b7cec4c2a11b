import { packs, rulePacks, taobaoOpenPlatform } from 'duewatch/packs';
import { diffPacks, parsePack } from 'duewatch/schema';
import { explain } from 'duewatch/text';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Pack } from '../../../sdk/src/pack/schema.ts';
import { below, keyed } from '../../../sdk/src/pack/walk-pack.ts';
import { goodPack } from './broken/good-pack.ts';

type Json = Record<string, unknown>;

const inWords = (before: Pack, after: Pack, locale: 'zh-CN' | 'en') =>
  diffPacks(before, after).map(({ text }) => explain(text, locale));

/** The pack with one value set: `at` by names and places from 0. */
function edited(pack: Pack, at: string, value: unknown): Pack {
  const copy = structuredClone(pack);
  const keys = at.split('.');
  const last = keys.pop() as string;
  let node = copy as unknown as Json;
  for (const key of keys) node = node[key] as Json;
  if (value === undefined) {
    if (Array.isArray(node)) node.splice(Number(last), 1);
    else delete node[last];
  } else node[last] = value;
  return copy;
}

const step = 'penalties.0.versions.1.clauses.1.steps';
const rungs = 'ladders.0.versions.0.rungs';

test.each<[what: string, at: string, value: unknown, zh: string, en: string]>([
  [
    'a price',
    'tariffs.0.versions.1.classes.0.prices.1.price.value',
    '0.03',
    '更正：“calls · basic”云外的价格由 ¥0.02/100次 升为 ¥0.03/100次',
    'correction: calls · basic, the price outside the cloud rises from ¥0.02 for 100 calls to ¥0.03 for 100 calls',
  ],
  [
    'the free calls',
    'tariffs.0.versions.1.classes.0.freeQuotas.0.calls.value',
    50,
    '更正：“calls · basic”免费次数由 100 次 降为 50 次',
    'correction: calls · basic, the number of free calls falls from 100 calls to 50 calls',
  ],
  [
    'the relief',
    'tariffs.0.versions.1.dailyRelief.value',
    '2.00',
    '更正：“calls”每日减免由 ¥1.00 升为 ¥2.00',
    'correction: calls, the daily relief rises from ¥1.00 to ¥2.00',
  ],
  [
    'a threshold',
    `${rungs}.1.threshold.value.days`,
    4,
    '更正：“arrears · day-3”门槛由 满 3 天 升为 满 4 天',
    'correction: arrears · day-3, the threshold rises from 3 days to 4 days',
  ],
  [
    'a share of a quota',
    'ladders.1.versions.0.rungs.0.threshold.value.share',
    '0.75',
    '更正：“quota · 80”门槛由 80% 降为 75%',
    'correction: quota · 80, the threshold falls from 80 % to 75 %',
  ],
  [
    'a rung that is gone',
    `${rungs}.2`,
    undefined,
    '更正：不再有“arrears · day-5”一档：暂停全部 API 调用',
    'correction: no longer there: arrears · day-5, the rung: all API calls suspended',
  ],
  [
    'the measures of a step',
    `${step}.0.measures.0.days`,
    8,
    '更正：“fakes · later · few”措施原为 限权 7 天，现为 限权 8 天',
    'correction: fakes · later · few, the measures: rights restricted for 7 days becomes rights restricted for 8 days',
  ],
  [
    'the range of a step',
    `${step}.0.when.range.value.upTo`,
    '25',
    '更正：“fakes · later · few”范围由 不超过 20% 升为 不超过 25%',
    'correction: fakes · later · few, the range rises from at most 20 % to at most 25 %',
  ],
  [
    'an item of criteria',
    'criteria.0.versions.0.items.0',
    undefined,
    '更正：不再有“store · points”一项',
    'correction: no longer there: store · points, the item',
  ],
  [
    'when points end',
    'points.0.versions.0.expiry.value',
    { kind: 'never' },
    '更正：“credit”清零方式原为 每年 12 月 31 日结束时清零，现为 不清零',
    'correction: credit, when points end: Cleared at the end of 31/12 each year becomes Never cleared',
  ],
  [
    'a number of a rule',
    'thresholds.0.versions.0.range.value.upTo',
    24,
    '更正：“ship”范围由 不超过 48 降为 不超过 24',
    'correction: ship, the range falls from at most 48 to at most 24',
  ],
  [
    'a value nobody has found any more',
    'tariffs.0.versions.1.dailyRelief',
    { unknown: { 'zh-CN': '没有公布。', en: 'Not published.' } },
    '更正：“calls”每日减免原为 ¥1.00，现为 未知（没有公布。）',
    'correction: calls, the daily relief: ¥1.00 becomes not known (Not published.)',
  ],
  [
    'the last day of a version',
    'tariffs.0.versions.1.validTo',
    '2026-12-31',
    '更正：“calls”失效日原为 无期限，现为 2026-12-31',
    'correction: calls, its last day: no end becomes 2026-12-31',
  ],
  [
    'the clause that a value rests on',
    'tariffs.0.versions.1.dailyRelief.clause',
    '3',
    '更正：新增“calls”“dailyRelief/clause”：3',
    'correction: new: calls, “dailyRelief/clause”: 3',
  ],
  [
    'the edition',
    'edition',
    '2026-02-01',
    '规则包的版本日原为 2026-01-01，现为 2026-02-01',
    'the edition of the pack: 2026-01-01 becomes 2026-02-01',
  ],
])('%s is told in words', (_, at, value, zh, en) => {
  const after = edited(goodPack, at, value);
  expect(inWords(goodPack, after, 'zh-CN')).toEqual([zh]);
  expect(inWords(goodPack, after, 'en')).toEqual([en]);
});

describe('a new version', () => {
  const after = structuredClone(goodPack);
  const [tariff] = after.tariffs;
  const last = tariff?.versions.at(-1);
  if (tariff !== undefined && last !== undefined) {
    last.validTo = '2026-04-30';
    const next = structuredClone(last);
    Object.assign(next, { id: '2026', validFrom: '2026-05-01', validTo: null });
    Object.assign(next.classes[0]?.prices[0]?.price ?? {}, { value: '0.05' });
    tariff.versions.push(next);
  }

  it('is compared with the one it follows, from its first day', () => {
    expect(inWords(goodPack, after, 'en')).toEqual([
      'correction: calls, its last day: no end becomes 2026-04-30',
      'calls: a version that holds from 1 May 2026',
      'from 1 May 2026: calls · basic, the price inside the cloud rises from ¥0.01 for 100 calls to ¥0.05 for 100 calls',
    ]);
    expect(inWords(goodPack, after, 'zh-CN')[2]).toBe(
      '自 2026年5月1日 起，“calls · basic”云内的价格由 ¥0.01/100次 升为 ¥0.05/100次',
    );
    expect(diffPacks(goodPack, after)[2]).toMatchObject({
      kind: 'changed',
      path: 'tariffs/api/2026/classes/basic/inside/price',
      from: '2026-05-01',
      correction: false,
    });
  });

  it('that is taken out again is told too', () => {
    expect(inWords(after, goodPack, 'en')).toContain('calls: the version from 1 May 2026 is no longer there');
  });
});

it('tells when steps stand in another order, because the first that matches counts', () => {
  const after = structuredClone(goodPack);
  after.penalties?.[0]?.versions[1]?.clauses[1]?.steps.reverse();
  expect(diffPacks(goodPack, after)).toMatchObject([
    { kind: 'order', path: 'penalties/fakes/2021/clauses/later/steps' },
  ]);
});

const all = [goodPack, ...packs, ...rulePacks];

/** Every leaf with its path, empty lists and objects included. */
function leavesOf(node: unknown, path = '', found = new Map<string, string>()): Map<string, string> {
  if (typeof node !== 'object' || node === null) return found.set(path, JSON.stringify(node) ?? '');
  const children: [string, unknown][] = Array.isArray(node)
    ? keyed(node).map(([key, item]) => [`${path}/${key}`, item])
    : Object.entries(node).map(([key, child]) => [below(path, key), child]);
  if (children.length === 0) found.set(path, JSON.stringify(node));
  for (const [at, child] of children) leavesOf(child, at, found);
  return found;
}

/** Every object and list in a pack. */
function nodesOf(node: unknown, found: (Json | unknown[])[] = []): (Json | unknown[])[] {
  if (typeof node !== 'object' || node === null) return found;
  found.push(node as Json);
  for (const child of Object.values(node)) nodesOf(child, found);
  return found;
}

/** Takes something out, puts something in, changes a leaf, doubles or swaps items, somewhere. */
function edit(pack: Pack, [where, what, how]: readonly [number, number, number]): void {
  const nodes = nodesOf(pack);
  const node = nodes[where % nodes.length];
  if (node === undefined) return;
  const keys = Object.keys(node);
  const key = keys[what % Math.max(1, keys.length)];
  if (Array.isArray(node)) {
    const index = Number(key ?? 0);
    if (how === 0) node.splice(index, 1);
    else if (how === 1) node.push(typeof node[0] === 'object' ? { id: `new-${what}`, note: 'x' } : 'x');
    else if (how === 2 && node.length > 1) node.push(...node.splice(index, 1));
    else if (node.length > 0) node.push(structuredClone(node[index]));
    return;
  }
  const of = node as Json;
  if (key === undefined || how === 1) of[`added-${what}`] = { value: what };
  else if (how === 0) delete of[key];
  else if (typeof of[key] === 'string') of[key] = `${of[key]}1`;
  else if (typeof of[key] === 'number') of[key] = Number(of[key]) + 1;
  else of[key] = how === 2 ? null : 'else';
}

it('finds nothing between a pack and itself', () => {
  for (const pack of all) expect(diffPacks(pack, structuredClone(pack))).toEqual([]);
});

it('leaves nothing out: of every leaf that differs, some change names its path or one above it', () => {
  const edits = fc.array(fc.tuple(fc.nat(), fc.nat(40), fc.nat(3)), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(fc.constantFrom(...all), edits, (before, chosen) => {
      const after = structuredClone(before);
      for (const one of chosen) edit(after, one);
      const changes = diffPacks(before, after);
      const [left, right] = [leavesOf(before), leavesOf(after)];
      for (const path of new Set([...left.keys(), ...right.keys()])) {
        if (left.get(path) === right.get(path)) continue;
        // A list that is now empty differs by what went out of it.
        const isEmpty = [left.get(path), right.get(path)].some((leaf) => leaf === '[]' || leaf === '{}');
        const isNamed = changes.some(
          (change) =>
            path === change.path ||
            path.startsWith(`${change.path}/`) ||
            (isEmpty && change.path.startsWith(`${path}/`)),
        );
        if (!isNamed) throw new Error(`${path} differs and no change names it`);
      }
    }),
    { numRuns: 1500, seed: 20261122 },
  );
});

it('names only what differs, in words', () => {
  const edits = fc.tuple(fc.nat(), fc.nat(40), fc.nat(3));
  fc.assert(
    fc.property(fc.constantFrom(...all), edits, (before, one) => {
      const after = structuredClone(before);
      edit(after, one);
      const same = JSON.stringify(before) === JSON.stringify(after);
      const changes = diffPacks(before, after);
      expect(changes.length > 0).toBe(!same);
      if (parsePack(after).value === undefined) return;
      for (const { text } of changes) {
        for (const locale of ['zh-CN', 'en'] as const) {
          expect(explain(text, locale)).not.toMatch(/undefined|\[object|\bdiff\.|\bmeasure\./);
        }
      }
    }),
    { numRuns: 1500, seed: 20261122 },
  );
});

test('the example of the documentation', () => {
  const after = edited(taobaoOpenPlatform, 'tariffs.0.versions.1.classes.1.prices.0.price.value', '0.02');
  expect(inWords(taobaoOpenPlatform, after, 'en')).toEqual([
    'correction: technical service fee for API calls · basic API, the price rises from ¥0.01 for 100 calls to ¥0.02 for 100 calls',
  ]);
});
