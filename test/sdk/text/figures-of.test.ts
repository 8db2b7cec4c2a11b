import type { Message } from 'duewatch';
import { expect, test } from 'vitest';
import { figuresOf } from '../../../sdk/src/text/figures-of.ts';

const said = (message: Message, locale: 'zh-CN' | 'en') =>
  figuresOf(message, locale, String).flatMap(({ value, threshold }) => value ?? threshold ?? []);

test.each<[string, Message, string, string]>([
  ['one full day', { code: 'reason.counter', params: { days: 1 } }, '1 full day', '满 1 天'],
  ['no full day', { code: 'reason.counter', params: { days: 0 } }, '0 full days', '满 0 天'],
  ['two full days', { code: 'reason.counter', params: { days: 2 } }, '2 full days', '满 2 天'],
  ['one day', { code: 'reason.rung-reading', params: { days: 1 } }, '1 day', '1 天'],
  ['one order', { code: 'orders.reason.found', params: { count: 1 } }, '1 order', '1 笔'],
  ['eleven orders', { code: 'orders.reason.found', params: { count: 11 } }, '11 orders', '11 笔'],
  [
    'more than one piece',
    { code: 'orders.reason.own-limit', params: { limit: 1 } },
    'more than 1 piece',
    '超过 1 件',
  ],
  ['one hour', { code: 'orders.reason.quick', params: { hours: 1 } }, '1 hour', '1 小时'],
])('%s', (_, message, en, zh) => {
  expect(said(message, 'en')).toEqual([en]);
  expect(said(message, 'zh-CN')).toEqual([zh]);
});
