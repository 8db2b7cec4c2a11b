import type { Locale, Message } from 'duewatch';
import { arrearsStatus } from 'duewatch/arrears';
import { taobaoOpenPlatform } from 'duewatch/packs';
import { explain } from 'duewatch/text';
import { expect, it, test } from 'vitest';
import { counters, releases } from '../../../sdk/src/pack/schema.ts';
import { apps, type Owed, owing } from '../arrears/ladder-with.ts';

const locales: Locale[] = ['zh-CN', 'en'];
const said = (message: Message) => locales.map((locale) => explain(message, locale));

test.each([
  ...releases.slice(1).flatMap((because) => [
    { code: `waiting.${because}`, params: { until: null } },
    { code: `waiting.${because}`, params: { until: '2026-11-15' } },
  ]),
  { code: 'waiting.period', params: { until: '2026-11-15' } },
  { code: 'waiting.unknown', params: { until: null } },
  ...[...releases, 'unknown'].flatMap((because) => [
    { code: `resumes.${because}`, params: { day: null } },
    { code: `resumes.${because}`, params: { day: '2026-11-15' } },
  ]),
  ...counters.map((counter) => ({ code: `counter.${counter}` })),
])('there are words for %j', (message) => {
  for (const words of said(message)) {
    expect(words).not.toBe(message.code);
    expect(words).not.toMatch(/undefined|null|NaN|\[object|[!！]/);
  }
});

/** What a status gives as its reasons, in both languages. */
function reasonsOf(since: string, on: string, code: string, options: object = {}): string[][] {
  const debts: Owed = [
    ['listed', since],
    ['unlisted', on],
  ];
  const payments = [{ day: on, amount: '10.00', appKey: 'listed' }];
  const status = arrearsStatus(owing(debts, on, ...payments), taobaoOpenPlatform, { on, apps, ...options });
  return status.reasons.filter(({ text }) => text.code === code).map(({ text }) => said(text));
}

it('says what another count would come to', () => {
  expect(reasonsOf('2026-11-19', '2026-11-22', 'reason.counter')).toEqual([
    [
      '另一读法按最早一笔未缴欠费的天数计：满 0 天，在“一经欠费”一档',
      'Read the other way, by days since the oldest unpaid debt: 0 full days, at "as soon as in arrears"',
    ],
  ]);
});

it('says that the rule changed on the way', () => {
  expect(reasonsOf('2016-12-30', '2017-01-02', 'reason.ladder-changed')).toEqual([
    [
      '欠费期间规则在 2017-01-01 换版，自当日起按新版处理',
      'The rule changed on 2017-01-01 while the arrears lasted; the new version governs from that day',
    ],
  ]);
});

it('says which rungs may have been reached', () => {
  expect(reasonsOf('2014-05-04', '2014-05-24', 'reason.possible-rung')[0]).toEqual([
    '第 2 等级：天数没有找到，可能已经达到',
    'Grade 2: its days were not found; it may have been reached',
  ]);
});

it('says that a payment is not booked yet', () => {
  const unposted = { amount: '1284.50', day: '2026-11-22' };
  expect(reasonsOf('2026-11-19', '2026-11-22', 'reason.unposted', { unposted })).toEqual([
    [
      '2026年11月22日付款 ¥1,284.50 尚未入账，入账前天数与措施照旧',
      'The payment of ¥1,284.50 on 22 Nov 2026 is not booked yet; until it is, days and measures stand',
    ],
  ]);
});
