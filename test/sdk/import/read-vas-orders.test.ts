import { readFile } from 'duewatch/import';
import { describe, expect, test } from 'vitest';
import { problemsOf, readText, readValue, sample } from './inputs.ts';

const order = {
  biz_order_id: 214_000_000_000_000,
  order_id: 214_000_000_000_001,
  nick: '某某旗舰店',
  article_code: 'FW_GOODS-1000100001',
  article_name: '示例打单',
  create: '2026-11-19 18:54:04',
  order_cycle_start: '2026-11-19 00:00:00',
  order_cycle_end: '2027-11-19 00:00:00',
  fee: '29800',
  prom_fee: '2980',
  refund_fee: '14900',
  total_pay_fee: '26820',
};
const read = {
  id: '214000000000001',
  day: '2026-11-19',
  paid: '268.20',
  refunded: '149.00',
  article: 'FW_GOODS-1000100001',
  from: '2026-11-19',
  to: '2027-11-19',
};

function response(orders: unknown, total?: number) {
  return {
    vas_order_search_response: {
      article_biz_orders: { article_biz_order: orders },
      ...(total === undefined ? {} : { total_item: total }),
      request_id: 'x',
    },
  };
}

const ordersOf = (value: unknown) => readValue(value).facts.accounts[0]?.serviceOrders;

test('the sample: twelve orders, some refunded, four of them made while in arrears', () => {
  const result = readFile(sample('small/vas-orders.json'), { account: 'isv-demo' });
  expect(result).toMatchObject({
    kind: 'vas-orders',
    problems: [],
    needs: [],
    counts: { rows: 12, kept: 12, bad: 0, repeated: 0 },
  });
  const [account] = result.facts.accounts;
  expect(account).toMatchObject({ platform: 'taobao-open-platform', id: 'isv-demo' });
  const frozen = account?.serviceOrders?.filter(({ day }) => day >= '2026-11-19');
  expect(frozen?.map(({ day, paid, refunded }) => [day, paid, refunded])).toEqual([
    ['2026-11-19', '298.00', '149.00'],
    ['2026-11-19', '529.20', '0.00'],
    ['2026-11-20', '268.20', '0.00'],
    ['2026-11-21', '53.10', '0.00'],
  ]);
});

describe('the shapes of a response', () => {
  test.each([
    ['a list of orders', response([order])],
    ['a single order without its list', response(order)],
    ['several responses in a list', [response([order]), response([])]],
    ['the inner object alone', response([order]).vas_order_search_response],
    ['the simplified form', { article_biz_orders: [order], total_item: 1 }],
    ['fees and times as numbers', response([{ ...order, total_pay_fee: 26_820, create: 1_795_085_644_000 }])],
  ])('%s', (_name, value) => {
    expect(ordersOf(value)).toEqual([read]);
  });

  test.each([
    ['the inner key left out', { vas_order_search_response: { article_biz_orders: {}, total_item: 0 } }],
    ['both keys left out', { vas_order_search_response: { total_item: 0, request_id: 'x' } }],
    ['all left out', { vas_order_search_response: { request_id: 'x' } }],
    ['an empty list', response([])],
  ])('no orders: %s', (_name, value) => {
    expect(readValue(value)).toMatchObject({ kind: 'vas-orders', problems: [], counts: { rows: 0 } });
  });

  test('responses saved one after the other', () => {
    const other = { ...order, order_id: 2 };
    const text = `${JSON.stringify(response([order]))}\n${JSON.stringify(response([other]))}`;
    expect(readText(text).counts).toEqual({ rows: 2, kept: 2, bad: 0, repeated: 0 });
  });

  test('ids of 19 digits keep every digit', () => {
    const text = JSON.stringify(response([order])).replace('214000000000001', '2201347890123456789');
    expect(readText(text).facts.accounts[0]?.serviceOrders?.[0]?.id).toBe('2201347890123456789');
  });

  test("Pinduoduo's response has the same envelope and is not taken for it", () => {
    const value = { vas_order_search_response: { orders: [{ order_sn: '1' }], totalCount: 1 } };
    expect(readValue(value)).toMatchObject({
      kind: 'unrecognised',
      problems: [{ code: 'file.unrecognised' }],
    });
  });
});

test('the nick of a subscriber gets nowhere', () => {
  const wrong = [order, { ...order, order_id: 2, create: '某某旗舰店', nick: '某某旗舰店2' }, '某某'];
  const result = readValue(response([order, { ...order, order_id: 2, fee: null }, ...wrong]));
  expect(JSON.stringify(result.facts)).not.toContain('某某');
});

describe('a wrong order is listed with its path, and the others are kept', () => {
  test.each([
    ['a fee with a point, which may be yuan', { total_pay_fee: '1500.0' }, 'fee.not-fen', 'total_pay_fee'],
    ['a negative refund', { refund_fee: '-1' }, 'amount.negative', 'refund_fee'],
    ['no payment', { total_pay_fee: null }, 'key.missing', 'total_pay_fee'],
    ['no day', { create: '' }, 'key.missing', 'create'],
    ['a day that does not exist', { create: '2026-02-30 10:00:00' }, 'day.invalid', 'create'],
    ['no number', { order_id: null, biz_order_id: null }, 'key.missing', 'order_id'],
  ])('%s', (_name, fields, code, key) => {
    const result = readValue(response([{ ...order, order_id: 2, ...fields }, order]));
    expect(problemsOf(result)).toMatchObject([
      {
        code,
        severity: 'error',
        path: `vas_order_search_response.article_biz_orders.article_biz_order[0].${key}`,
      },
    ]);
    expect(result.counts).toEqual({ rows: 2, kept: 1, bad: 1, repeated: 0 });
    expect(result.facts.accounts[0]?.serviceOrders).toEqual([read]);
  });

  test('a refund that is not stated counts as none, with a warning', () => {
    const { refund_fee: _, ...rest } = order;
    const result = readValue(response([rest]));
    expect(problemsOf(result)).toMatchObject([{ code: 'refund.missing', severity: 'warning' }]);
    expect(result.facts.accounts[0]?.serviceOrders).toEqual([{ ...read, refunded: '0.00' }]);
  });

  test('a wrong period costs the period', () => {
    const { to: _, ...rest } = read;
    const result = readValue(response([{ ...order, order_cycle_end: 'never' }]));
    expect(problemsOf(result)).toMatchObject([
      { code: 'period.invalid', severity: 'warning', found: 'never' },
    ]);
    expect(result.facts.accounts[0]?.serviceOrders).toEqual([rest]);
  });

  test('an order on two pages counts once, or is an error where it changed', () => {
    expect(readValue([response([order]), response([order])]).counts.repeated).toBe(1);
    const result = readValue([response([order]), response([{ ...order, refund_fee: '0' }])]);
    expect(problemsOf(result)).toMatchObject([
      {
        code: 'row.conflict',
        path: '[1].vas_order_search_response.article_biz_orders.article_biz_order[0]',
        params: { firstPath: '[0].vas_order_search_response.article_biz_orders.article_biz_order[0]' },
      },
    ]);
  });
});

describe('pages', () => {
  test('that are missing are a warning', () => {
    expect(problemsOf(readValue(response([order], 201)))).toEqual([
      { code: 'pages.missing', severity: 'warning', params: { total: 201, read: 1 } },
    ]);
  });

  test('that are all there are not', () => {
    const pages = [response([order], 2), response([{ ...order, order_id: 2 }], 2)];
    expect(readValue(pages).problems).toEqual([]);
  });

  test('among which one is an error keep the others', () => {
    const error = { error_response: { code: 7, sub_code: 'accesscontrol.limited-by-api-access-count' } };
    const result = readValue([response([order]), error]);
    expect(result.kind).toBe('vas-orders');
    expect(problemsOf(result)).toMatchObject([
      {
        code: 'top.error-response',
        path: '[1].error_response',
        found: '7 accesscontrol.limited-by-api-access-count',
      },
    ]);
    expect(result.counts.kept).toBe(1);
  });
});
