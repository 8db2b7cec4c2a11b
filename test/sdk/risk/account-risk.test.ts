import { aliexpress, kuaishou, taobaoOpenPlatform } from 'duewatch/packs';
import { accountRisk } from 'duewatch/risk';
import { explain } from 'duewatch/text';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { AccountFacts } from '../../../sdk/src/facts/schema.ts';
import { packOf } from '../../../sdk/src/pack/pack-of.ts';

const on = '2026-11-22';
const shop = (more: Partial<AccountFacts>): AccountFacts => ({ platform: 'aliexpress', id: 'shop', ...more });
const fake = (id: string, facts: Record<string, number>) => ({
  id,
  noticed: on,
  offences: { 'fake-transactions': true, 'credit-and-sales-manipulation': false },
  facts,
});
const second = fake('case-2', { times: 2, 'fake-orders': 30, 'total-orders': 100 });

describe('what a shop can expect to lose', () => {
  it('the second time, 30 of 100 orders: 15 days of restricted rights', () => {
    const { score, verdicts, problems } = accountRisk(shop({ violations: [second] }), aliexpress, { on });
    expect(problems).toEqual([]);
    expect(verdicts.map(({ violation }) => violation)).toEqual(['case-2']);
    expect(score.days.point).toBe('15.00');
    expect(score.score).toBeNull();
  });

  it('has a score once the margin is known, whose reasons add up', () => {
    const { score } = accountRisk(shop({ violations: [second], risk: { margin: '100.00' } }), aliexpress, {
      on,
    });
    expect(score.loss.point).toBe('1500.00');
    expect(score.score?.point).toBe(39);
    const points = score.reasons.reduce((sum, reason) => sum + (reason.points ?? 0), 0);
    expect(points).toBe(score.score?.point);
    for (const { text } of score.reasons) expect(explain(text, 'zh-CN')).toBe('处罚：限权 15 天');
  });

  test.each([
    ['nothing is held against it', {}],
    ['the platform closed the case', { violations: [{ ...second, closedOn: on }] }],
    ['the appeal was won', { violations: [{ ...second, appeal: { outcome: 'won' as const } }] }],
    ['it was warned only', { violations: [fake('case-1', { times: 1 })] }],
  ])('nothing where %s', (_, more) => {
    expect(accountRisk(shop(more), aliexpress, { on }).score.days.point).toBe('0.00');
  });

  it('lists facts that cannot be, and goes on', () => {
    const impossible = fake('case-3', { times: 2, 'fake-orders': 30, 'total-orders': 10 });
    const { problems, verdicts } = accountRisk(shop({ violations: [impossible, second] }), aliexpress, {
      on,
    });
    expect(problems).toMatchObject([{ code: 'violation.impossible', path: 'violations[0]' }]);
    expect(verdicts).toHaveLength(1);
  });

  it('takes a missing count as adverse, and asks for it', () => {
    const missing = fake('case-4', { times: 2, 'fake-orders': 30 });
    const known = accountRisk(shop({ violations: [second] }), aliexpress, { on }).score;
    const unknown = accountRisk(shop({ violations: [missing] }), aliexpress, { on }).score;
    expect(Number(unknown.days.point)).toBeGreaterThanOrEqual(Number(known.days.point));
    expect(unknown.needs.length).toBeGreaterThan(0);
  });

  it('of an account in arrears counts those', () => {
    const account: AccountFacts = {
      platform: 'taobao-open-platform',
      id: 'isv',
      position: {
        day: '2026-11-19',
        prepaid: '0.00',
        debts: [{ id: 'd', appKey: '1', day: '2026-11-16', amount: '5.00' }],
      },
    };
    const { score } = accountRisk(account, taobaoOpenPlatform, { on });
    expect(score.subject.kind).toBe('developer');
    expect(score.reasons.length).toBeGreaterThan(0);
  });
});

it('one more violation never lowers the expected loss', () => {
  const cases = fc.record({
    fakes: fc.integer({ min: 1, max: 130 }),
    others: fc.integer({ min: 0, max: 200 }),
  });
  fc.assert(
    fc.property(fc.array(cases, { maxLength: 3 }), cases, (some, more) => {
      const violations = [...some, more].map(({ fakes, others }, index) =>
        fake(`case-${index}`, { times: 2, 'fake-orders': fakes, 'total-orders': fakes + others }),
      );
      const days = (count: number) =>
        Number(
          accountRisk(shop({ violations: violations.slice(0, count) }), aliexpress, { on }).score.days.point,
        );
      expect(days(violations.length)).toBeGreaterThanOrEqual(days(violations.length - 1));
    }),
    { numRuns: 50 },
  );
});

it('a limit that the user enters among the values holds in the account’s pack', () => {
  const path = 'criteria/abnormal-orders/2023-03/return-share';
  const { pack, problems } = packOf({ values: { [path]: '50' } }, kuaishou);
  expect(problems).toEqual([]);
  expect(JSON.stringify(pack.criteria)).toContain('"source":"user"');
  expect(packOf({ values: { 'criteria/none/2023-03/x': '50' } }, kuaishou).problems).toMatchObject([
    { code: 'value.no-such-path' },
  ]);
});
