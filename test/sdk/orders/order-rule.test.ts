import type { Pack } from 'duewatch';
import { checkOrders, orderRule, situations } from 'duewatch/orders';
import { kuaishou, rulePacks } from 'duewatch/packs';
import { describe, expect, it, test } from 'vitest';
import { key, on, times } from './orders.ts';

const path = 'criteria/abnormal-orders/2023-03/return-share';

describe('what a pack says of abnormal orders', () => {
  it('cites a clause of it for each situation that is looked for', () => {
    const rule = orderRule({}, kuaishou, on);
    expect(Object.keys(rule?.situations ?? {}).sort()).toEqual(Object.keys(situations).sort());
    const clauses = Object.entries(rule?.situations ?? {}).map(([id, { clause }]) => [id, clause]);
    expect(Object.fromEntries(clauses)).toMatchObject({
      'unpaid-stock': '一 1',
      brushing: '一 2',
      'beyond-normal-use': '一 6',
      'wrong-details': '一 7',
      'returns-refusals': '一 7',
      'one-user-after-change': '一 8',
      advertising: '一 10',
      'many-accounts': '一 11',
    });
    expect(rule?.criteria).toEqual({});
  });

  it('is nothing before it holds, and nothing for the platforms without such a rule', () => {
    expect(orderRule({}, kuaishou, '2023-03-26')).toBeUndefined();
    const others = rulePacks.filter((pack) => pack !== kuaishou);
    expect(others.map((pack) => orderRule({}, pack, on))).toEqual(others.map(() => undefined));
  });

  test.each<[string, string, { returnsPercent?: number | string }]>([
    ['whole per cent', '50', { returnsPercent: 50 }],
    ['a whole number with decimals', '50.0', { returnsPercent: 50 }],
    ['a part of a per cent', '33.5', { returnsPercent: '33.5' }],
    ['less than one per cent', '0.5', { returnsPercent: '0.5' }],
    ['nothing, which is no limit', '0', {}],
    ['more than all', '101', {}],
  ])('takes the limit that the user entered: %s', (_, value, criteria) => {
    expect(orderRule({ values: { [path]: value } }, kuaishou, on)?.criteria).toEqual(criteria);
  });

  it('leaves a situation without a source where a pack no longer has it', () => {
    const without = structuredClone(kuaishou) as Pack;
    for (const { versions } of without.criteria ?? [])
      for (const version of versions) version.items = version.items.filter(({ id }) => id !== '10');
    const rule = orderRule({}, without, on);
    expect(rule?.situations.advertising).toBeUndefined();
    const rows = times(1, { buyer: 'a', remark: '加微信：abc12345' });
    const given = { on, key, platform: 'kuaishou', situations: rule?.situations ?? {} };
    expect(checkOrders(rows, {}, given).flags).toMatchObject([{ situation: 'advertising', cite: null }]);
  });
});
