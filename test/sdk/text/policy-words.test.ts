import type { Locale, Message } from 'duewatch';
import { alibaba1688, aliexpress, doudian, kuaishou, pinduoduo, shopeePh, taobao } from 'duewatch/packs';
import {
  criteriaStatus,
  type Given,
  measureMessage,
  nextStep,
  penaltyOutcome,
  pointsStatus,
} from 'duewatch/penalty';
import { explain } from 'duewatch/text';
import { describe, expect, it, test } from 'vitest';
import { penaltyKinds } from '../../../sdk/src/pack/penalty-schema.ts';
import { policyEn } from '../../../sdk/src/text/policy.en.ts';
import { policyZhCN } from '../../../sdk/src/text/policy.zh-CN.ts';

const locales: Locale[] = ['zh-CN', 'en'];
const validAt = '2024-08-01';

function messagesOf(value: unknown): Message[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(messagesOf);
  return 'code' in value && typeof value.code === 'string' ? [value as Message, ...inner] : inner;
}

const fake = (facts: Given) => ({ offences: { 'fake-transactions': true }, facts });
const results = [
  ...[
    {},
    { times: 1 },
    { times: 2 },
    { times: 2, 'fake-orders': 55, 'total-orders': 1000 },
    { times: 3 },
  ].flatMap((facts) => [
    penaltyOutcome(fake(facts), aliexpress, { validAt }),
    nextStep(fake(facts), aliexpress, { validAt }),
  ]),
  nextStep(fake({ times: 2, 'fake-orders': 100, 'total-orders': 500 }), aliexpress, { validAt }),
  penaltyOutcome(fake({}), alibaba1688, { validAt }),
  penaltyOutcome({ offences: { 'identity-gate': true }, facts: { verified: false } }, alibaba1688, {
    validAt,
  }),
  penaltyOutcome({ offences: { violation: true }, facts: {} }, doudian, { validAt }),
  penaltyOutcome({ offences: { violation: true }, facts: { severity: 'serious' } }, doudian, { validAt }),
  penaltyOutcome({ offences: { 'late-shipment': true, 'false-shipment': true }, facts: {} }, pinduoduo, {
    validAt: '2022-12-01',
  }),
  penaltyOutcome({ offences: { 'late-shipment': true }, facts: { 'hours-to-ship': '48.5' } }, pinduoduo, {
    validAt,
  }),
  nextStep({ offences: { 'late-shipment': true }, facts: { 'hours-to-ship': '47.5' } }, pinduoduo, {
    validAt: '2022-12-01',
  }),
  criteriaStatus({}, kuaishou, { criteria: 'abnormal-orders', validAt }),
  criteriaStatus({ theft: true, 'returned-orders': 3, 'month-orders': 7 }, kuaishou, {
    criteria: 'abnormal-orders',
    validAt,
  }),
  criteriaStatus({ 'serious-ip': false }, alibaba1688, { criteria: 'flagship-store', validAt }),
  pointsStatus(doudian, 'credit', [{ day: '2024-03-01', points: 12 }], { on: validAt }),
  pointsStatus(doudian, 'credit', [{ day: '2024-03-01', points: null }], { on: validAt }),
  pointsStatus(aliexpress, 'ip-infringement', [], { on: validAt }),
  pointsStatus(shopeePh, 'penalty-points', [{ day: '2024-07-29', points: 7 }], { on: validAt }),
  pointsStatus(taobao, 'counterfeit', [], { on: validAt }),
];

describe.each(locales)('in %s', (locale) => {
  it('there are words for every message of a verdict, of criteria and of points', () => {
    const messages = messagesOf(results);
    expect(messages.length).toBeGreaterThan(400);
    for (const message of messages) {
      const words = explain(message, locale);
      expect(words, JSON.stringify(message)).not.toBe(message.code);
      expect(words, JSON.stringify(message)).not.toMatch(
        /undefined|NaN|\[object|null|[a-z]+\.[a-z-]+\.[a-z]|[!！]/,
      );
      expect(words.trim(), JSON.stringify(message)).not.toBe('');
    }
  });

  it('there are words for every kind of measure', () => {
    for (const kind of penaltyKinds) {
      expect(explain(measureMessage({ kind, modality: 'must' }), locale)).not.toContain('penalty.');
    }
  });
});

it('has the same codes in both languages', () => {
  expect(Object.keys(policyEn)).toEqual(Object.keys(policyZhCN));
});

test.each([
  [{ kind: 'restrict-rights', modality: 'must', days: 7 }, '限权 7 天', 'rights restricted for 7 days'],
  [{ kind: 'cancel-order', modality: 'may' }, '可以取消订单', 'allowed: the order cancelled'],
  [
    { kind: 'end-existing-use', modality: 'may-not' },
    '不得停止已订购用户的使用',
    'not allowed: existing subscriptions ended',
  ],
  [
    { kind: 'compensate-buyer', modality: 'must', amount: '3.00' },
    '赔付买家 ¥3.00',
    'the buyer compensated by ¥3.00',
  ],
] as const)('%j is said as %s', (measure, zh, english) => {
  expect(explain(measureMessage(measure), 'zh-CN')).toBe(zh);
  expect(explain(measureMessage(measure), 'en')).toBe(english);
});

it('a test is said with what was read, what is asked and whether it holds', () => {
  const { reasons } = penaltyOutcome(
    { offences: { 'fake-transactions': true }, facts: { times: 2, 'fake-orders': 55, 'total-orders': 1000 } },
    aliexpress,
    { validAt, penalty: 'fake-transactions', reading: 'first-match' },
  );
  const said = (locale: Locale) =>
    reasons.flatMap(({ tests = [] }) => tests).map(({ text }) => explain(text, locale));
  expect(said('zh-CN')).toEqual([
    '第几次被发现：2；要求至少 2、不超过 2；符合',
    '虚假交易笔数占总交易笔数的比例：55 / 1000（5.5%）；要求不超过 20%；符合',
    '虚假交易笔数：55；要求不超过 24；不符合',
  ]);
  expect(said('en')[1]).toBe(
    'share of fake orders in all orders: 55 of 1000 (5.5 %); asked is at most 20 %; holds',
  );
});
