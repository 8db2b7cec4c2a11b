import { type HashedOrder, hashOrder, joinOrders, type OrderRow } from 'duewatch/orders';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { key } from './orders.ts';

const row = (different: Partial<OrderRow> = {}) =>
  hashOrder({ id: '1', day: '2026-11-02', ...different }, key);

type Expected = { [Field in keyof HashedOrder]?: HashedOrder[Field] | undefined };

describe('two rows of one order', () => {
  test.each<[string, Partial<OrderRow>, Partial<OrderRow>, Expected]>([
    [
      'add up their pieces of one item',
      { item: 'tea', units: 2 },
      { item: 'tea', units: 1 },
      { item: 'tea', units: 3 },
    ],
    [
      'add up their pieces of two items, of neither',
      { item: 'tea', units: 2 },
      { item: 'cup', units: 1 },
      { item: undefined, units: 3 },
    ],
    ['have no pieces where those of one are not known', { units: 2 }, {}, { units: undefined }],
    [
      'stand where the part stands that can still be held back',
      { stage: 'done' },
      { stage: 'paid' },
      { stage: 'paid' },
    ],
    [
      'are not unpaid where a part was only closed',
      { stage: 'closed-unpaid' },
      { stage: 'done' },
      { stage: 'done' },
    ],
    ['came back where one part did', { outcome: 'kept' }, { outcome: 'returned' }, { outcome: 'returned' }],
    ['were kept where both were', { outcome: 'kept' }, { outcome: 'kept' }, { outcome: 'kept' }],
    ['have no known outcome where that of one is not', { outcome: 'kept' }, {}, { outcome: undefined }],
    [
      'were received when the last part was',
      { receivedAfter: 2 },
      { receivedAfter: 30 },
      { receivedAfter: 30 },
    ],
    ['have no known receipt where one part has none', { receivedAfter: 2 }, {}, { receivedAfter: undefined }],
    ['have the risk code of either', { riskCode: '' }, { riskCode: 'R101' }, { riskCode: 'R101' }],
    [
      'have what was found in either',
      { remark: '加微信：abc12345' },
      { note: '补单' },
      { found: ['ad.contact', 'brushing.word'] },
    ],
  ])('%s', (_, one, other, expected) => {
    expect({ ...joinOrders(row(one), row(other)) }).toEqual(expect.objectContaining(clean(expected)));
    for (const [field, value] of Object.entries(expected))
      if (value === undefined) expect(joinOrders(row(one), row(other))).not.toHaveProperty(field);
  });

  test('have each recipient once', () => {
    const recipient = { phone: '13800138001' };
    expect(joinOrders(row({ recipient }), row({ recipient })).recipients).toHaveLength(1);
  });

  test('of two orders are refused', () => {
    expect(() => joinOrders(row(), row({ id: '2' }))).toThrow(RangeError);
  });
});

test('which row comes first, and which are joined first, makes no difference', () => {
  const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
  const rows = fc
    .record({
      stage: optional(
        fc.constantFrom('unpaid', 'paid', 'shipped', 'done', 'closed', 'refunded', 'closed-unpaid'),
      ),
      item: optional(fc.constantFrom('tea', 'cup')),
      units: optional(fc.nat(9)),
      outcome: optional(fc.constantFrom('kept', 'returned', 'refused')),
      receivedAfter: optional(fc.nat(9)),
      riskCode: optional(fc.constantFrom('', 'R1', 'R2', '张三')),
      remark: optional(fc.constantFrom('', '加微信：abc12345', '补单')),
      buyer: fc.constant('tb_1'),
    })
    .map((different) => row(clean(different) as Partial<OrderRow>));
  fc.assert(
    fc.property(rows, rows, rows, (a, b, c) => {
      expect(joinOrders(a, b)).toEqual(joinOrders(b, a));
      expect(joinOrders(joinOrders(a, b), c)).toEqual(joinOrders(a, joinOrders(b, c)));
    }),
  );
});

function clean<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}
