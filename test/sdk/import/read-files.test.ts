import { mergeFacts, readFiles } from 'duewatch/import';
import { expect, test } from 'vitest';
import { bytesOf, sample } from './inputs.ts';

const small = ['account.json', 'calls.csv', 'vas-orders.json'].map((name) => sample(`small/${name}`));

function page(id: number, total: number) {
  const order = { order_id: id, create: '2026-11-19', refund_fee: '0', total_pay_fee: '100' };
  const body = { article_biz_orders: { article_biz_order: [order] }, total_item: total };
  return { name: `page-${id}.json`, bytes: bytesOf(JSON.stringify({ vas_order_search_response: body })) };
}

test('the samples of one account join without a question: one file names the account for all', () => {
  const result = readFiles(small);
  expect(result).toMatchObject({
    problems: [],
    needs: [],
    counts: { rows: 647, kept: 647, bad: 0, repeated: 0 },
    files: [
      { name: 'account.json', kind: 'facts' },
      { name: 'calls.csv', kind: 'call-log' },
      { name: 'vas-orders.json', kind: 'vas-orders' },
    ],
  });
  const { facts, problems } = mergeFacts({ format: 'duewatch/facts@1', accounts: [] }, result.facts);
  expect(problems).toEqual([]);
  expect(facts.accounts).toHaveLength(1);
  expect(facts.accounts[0]?.usage).toHaveLength(624);
  expect(facts.accounts[0]?.serviceOrders).toHaveLength(12);
});

test('the order of the files makes no difference', () => {
  const all = (files: typeof small) =>
    mergeFacts({ format: 'duewatch/facts@1', accounts: [] }, readFiles(files).facts).facts.accounts[0];
  expect(all([...small].reverse())).toEqual(all(small));
});

test('pages in several files count together', () => {
  expect(readFiles([page(1, 2), page(2, 2)]).problems).toEqual([]);
  expect(readFiles([page(1, 3), page(2, 3)]).problems).toMatchObject([
    { code: 'pages.missing', file: 'page-1.json' },
    { code: 'pages.missing', file: 'page-2.json' },
  ]);
});

test('a later file replaces what an earlier one says', () => {
  const log = (name: string, calls: number) => ({
    name,
    bytes: bytesOf(`AppKey,API,日期,调用次数\n1,taobao.time.get,2026-11-21,${calls}\n`),
  });
  const { facts } = readFiles([log('a.csv', 1), log('b.csv', 2)]);
  expect(facts.accounts[0]?.usage).toMatchObject([{ calls: 2 }]);
});

test('no files are no facts', () => {
  expect(readFiles([])).toEqual({
    files: [],
    facts: { accounts: [] },
    orders: [],
    problems: [],
    counts: { rows: 0, kept: 0, bad: 0, repeated: 0 },
    needs: [],
  });
});
