import { checkOrders, type OrderRow } from 'duewatch/orders';
import { orderRisk } from 'duewatch/risk';
import { explain } from 'duewatch/text';
import { describe, expect, it, test } from 'vitest';
import { sum } from '../../../sdk/src/base/decimal.ts';

const on = '2026-11-22';
const key = '000102030405060708090a0b0c0d0e0f';
const amount = { low: '80.00', high: '80.00' };

const order: OrderRow = { id: '7', day: '2026-11-21', stage: 'paid', buyer: 'b' };
const flagsOf = (more: Partial<OrderRow>, platform = 'kuaishou') =>
  checkOrders([{ ...order, ...more }], {}, { on, key, platform }).flags;
const wrongPhone = { recipient: { phone: '1380013800' } };
const advertising = { remark: '加微信 abc12345 领红包 https://example.com' };

describe('what an order can expect to lose', () => {
  test.each<[string, Partial<OrderRow>, string, { point: string; low: string; high: string }]>([
    ['with no flag: nothing', {}, 'kuaishou', { point: '0.00', low: '0.00', high: '0.00' }],
    [
      'with a flag: by the prior, from nothing to all',
      wrongPhone,
      'kuaishou',
      { point: '40.00', low: '0.00', high: '80.00' },
    ],
    [
      'with two flags: its amount once',
      { ...wrongPhone, ...advertising },
      'kuaishou',
      { point: '40.00', low: '0.00', high: '80.00' },
    ],
    [
      'with the mark of the platform itself',
      { riskCode: 'R1' },
      'doudian',
      { point: '40.00', low: '0.00', high: '80.00' },
    ],
    [
      'under the rule of another platform: at the upper end only',
      wrongPhone,
      'doudian',
      { point: '0.00', low: '0.00', high: '80.00' },
    ],
  ])('%s', (_, more, platform, loss) => {
    const risk = orderRisk(flagsOf(more, platform), { id: '7', platform, amount }, { on });
    expect(risk.subject).toEqual({ kind: 'order', id: '7' });
    expect(risk.loss).toEqual(loss);
    expect(sum(risk.reasons.map((reason) => reason.loss ?? 'none'))).toBe(loss.point);
    expect(risk.days.point).toBe('0.00');
  });

  it('has no point where the amount is not known, and says which situations it is', () => {
    const risk = orderRisk(flagsOf(wrongPhone), { id: '7', platform: 'kuaishou', amount: null }, { on });
    expect(risk.loss).toEqual({ point: null, low: '0.00', high: null });
    expect(risk.confidence).toBe('prior-only');
    expect(risk.reasons.map(({ text }) => explain(text, 'zh-CN'))).toEqual(['地址、姓名或联系方式明显错误']);
  });

  it('has a score with a K, and goes by what was recorded', () => {
    const flags = flagsOf(wrongPhone);
    const at = { id: '7', platform: 'kuaishou', amount };
    expect(orderRisk(flags, at, { on, k: '1000.00' }).score?.point).toBe(4);
    const recorded = { yes: 0, no: 8 };
    const priors = { 'order.wrong-details': { yes: 1, no: 1, basis: 'convention', recorded } } as const;
    const risk = orderRisk(flags, at, { on, priors });
    expect(risk.loss.point).toBe('8.00');
    expect(risk.confidence).toBe('recorded');
  });

  it('is nothing for an order that no flag rests on', () => {
    expect(orderRisk(flagsOf(wrongPhone), { id: '8', amount }, { on }).reasons).toEqual([]);
  });
});
