import type { AccountFacts, Locale, Message } from 'duewatch';
import { assess } from 'duewatch/assess';
import { packs } from 'duewatch/packs';
import { explain, formatAmount, formatDay, formatInDays, formatRange } from 'duewatch/text';
import { describe, expect, it, test } from 'vitest';
import { en } from '../../../sdk/src/text/en.ts';
import { zhCN } from '../../../sdk/src/text/zh-CN.ts';

const locales: Locale[] = ['zh-CN', 'en'];
const on = '2026-11-22';

/** Every message an assessment holds, those inside others included. */
function messagesOf(value: unknown): Message[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(messagesOf);
  return 'code' in value && typeof value.code === 'string' && !('severity' in value)
    ? [value as Message, ...inner]
    : inner;
}

/** Accounts in every situation this issue knows: days 0 to 80, listed or not, paid, uncertain, unknown. */
const accounts: AccountFacts[] = [0, 1, 2, 3, 4, 5, 6, 7, 20, 61, 80].flatMap((days, index) => {
  const day = new Date(Date.UTC(2026, 10, 22 - days)).toISOString().slice(0, 10);
  const debt = { id: '1', appKey: 'a', day, amount: '1234567.89' };
  const base = { platform: 'taobao-open-platform', id: String(index) };
  const usage = [
    { appKey: 'a', api: 'taobao.time.get', day: '2026-11-20', calls: 1 },
    { appKey: 'a', api: 'x', day: '2026-11-20', calls: 2, class: 'value-added' },
    { appKey: 'a', api: 'y', day: '2026-11-20', calls: 2 },
  ];
  const position = { day, prepaid: '0.00', debts: [debt] };
  const payments = [{ id: 'p', day: on, amount: '1234567.89' }];
  return [
    {
      ...base,
      usage,
      position,
      apps: [{ appKey: 'a', listed: true }],
      serviceOrders: [{ id: 'o', day: on, paid: '12.00', refunded: '1.00' }],
    },
    { ...base, id: `${index}u`, position },
    {
      ...base,
      id: `${index}p`,
      position,
      payments: days === 0 ? [] : payments,
      apps: [{ appKey: 'a', listed: true }],
    },
    { ...base, id: `${index}n`, usage },
    { ...base, id: `${index}m`, usage, position: { day: '2026-11-19', prepaid: '0.00', debts: [] } },
    { platform: 'kuaishou', id: `${index}k`, usage },
  ];
});
const assessment = assess({ format: 'duewatch/facts@1', accounts }, packs, { on });

describe.each(locales)('in %s', (locale) => {
  it('there are words for every message of an assessment', () => {
    const messages = messagesOf(assessment);
    expect(messages.length).toBeGreaterThan(500);
    for (const message of messages) {
      const words = explain(message, locale);
      expect(words, JSON.stringify(message)).not.toBe(message.code);
      expect(words, JSON.stringify(message)).not.toMatch(
        /undefined|NaN|\[object|null|[a-z]+\.[a-z-]+\.(done|next|short)/,
      );
    }
  });

  it('the line of the marker has at most 40 characters', () => {
    for (const { brief } of assessment.warnings)
      expect(explain(brief, locale).length, explain(brief, locale)).toBeLessThanOrEqual(40);
  });

  it('there are no exclamation marks', () => {
    for (const message of messagesOf(assessment)) expect(explain(message, locale)).not.toMatch(/[!！]/);
  });
});

it('has the same codes in both languages', () => {
  expect(Object.keys(en)).toEqual(Object.keys(zhCN));
});

it('shows a code that has no words', () => {
  expect(explain({ code: 'no.such-code' }, 'en')).toBe('no.such-code');
});

test.each([
  ['1284.50', '¥1,284.50'],
  ['0.00', '¥0.00'],
  ['-12.30', '-¥12.30'],
  ['1000000.0001', '¥1,000,000.0001'],
  ['7', '¥7.00'],
])('the amount %s is written %s', (amount, expected) => {
  expect(formatAmount(amount)).toBe(expected);
});

test.each([
  [{ low: '3.20', high: '3.20' }, '¥3.20', '¥3.20'],
  [{ low: '0.00', high: '3.20' }, '至多 ¥3.20', 'at most ¥3.20'],
  [{ low: '1.00', high: null }, '至少 ¥1.00', 'at least ¥1.00'],
  [{ low: '0.00', high: null }, '未知', 'not known'],
  [{ low: '1.00', high: '3.20' }, '¥1.00 至 ¥3.20', '¥1.00 to ¥3.20'],
])('the range %j is written %s and %s', (range, zh, english) => {
  expect(formatRange(range, 'zh-CN')).toBe(zh);
  expect(formatRange(range, 'en')).toBe(english);
});

test.each([
  ['2026-11-24', '11月24日', '24 Nov'],
  ['2027-01-02', '2027年1月2日', '2 Jan 2027'],
])('the day %s is written %s and %s', (day, zh, english) => {
  expect(formatDay(day, 'zh-CN', on)).toBe(zh);
  expect(formatDay(day, 'en', on)).toBe(english);
});

test.each([
  [0, '今天', 'today'],
  [1, '1 天后', 'in 1 day'],
  [2, '2 天后', 'in 2 days'],
  [-1, '1 天前', '1 day ago'],
])('%i days away is written %s and %s', (days, zh, english) => {
  expect(formatInDays(days, 'zh-CN')).toBe(zh);
  expect(formatInDays(days, 'en')).toBe(english);
});

test.each(['valueOf', 'toString', 'constructor'])(
  'a code %s is shown as the code: no object brings words along',
  (code) => {
    expect(explain({ code }, 'zh-CN')).toBe(code);
  },
);
