import type { Locale } from 'duewatch';
import { assess } from 'duewatch/assess';
import { checkOrders } from 'duewatch/orders';
import { aliexpress, doudian, packs } from 'duewatch/packs';
import { penaltyOutcome, pointsStatus } from 'duewatch/penalty';
import { riskScore } from 'duewatch/risk';
import { type Explainable, type ExplainNode, explain, explainTree, treeText } from 'duewatch/text';
import { describe, expect, it, test } from 'vitest';
import { times } from '../orders/orders.ts';

const on = '2026-11-22';
const facts = {
  format: 'duewatch/facts@1' as const,
  accounts: [
    {
      platform: 'taobao-open-platform',
      id: '1',
      apps: [{ appKey: 'a', listed: true }],
      usage: [
        { appKey: 'a', api: 'taobao.time.get', day: '2026-11-20', calls: 1 },
        { appKey: 'a', api: 'x', day: '2026-11-20', calls: 2, class: 'value-added' },
        { appKey: 'a', api: 'y', day: '2026-11-20', calls: 2 },
      ],
      position: {
        day: '2026-11-19',
        prepaid: '0.00',
        debts: [{ id: '1', appKey: 'a', day: '2026-11-19', amount: '12.00' }],
      },
    },
  ],
};
const assessment = assess(facts, packs, { on });
const present = <T>(value: T | null | undefined): T => {
  if (value === null || value === undefined) throw new Error('the case has no such result');
  return value;
};
const account = present(assessment.accounts[0]);
const verdict = penaltyOutcome(
  {
    offences: { 'fake-transactions': true, 'credit-and-sales-manipulation': false },
    facts: { times: 2, 'fake-orders': 30, 'total-orders': 300 },
  },
  aliexpress,
  { validAt: '2022-07-01' },
);
const flag = checkOrders(
  times(3, { buyer: 'a', stage: 'paid', recipient: { phone: '12' } }),
  {},
  {
    on,
    key: '0'.repeat(32),
    platform: 'kuaishou',
  },
).flags[0];
const points = pointsStatus(
  doudian,
  'credit',
  [
    { day: '2026-03-01', points: 4 },
    { day: '2026-04-01', points: null },
  ],
  { on },
);
const risk = riskScore(
  { kind: 'shop', id: '1' },
  [
    {
      id: 'c',
      event: 'e',
      clauses: [
        {
          id: 'closed',
          text: { code: 'penalty.measure.close-account', params: { modality: 'may', days: 7 } },
          modality: 'may',
          facts: 'certain',
          consequences: [{ resource: 'sales', from: '2026-11-22', to: '2026-11-28' }],
        },
      ],
    },
  ],
  { margin: { low: '200.00', high: '200.00' } },
  { on },
);

const results: [string, Explainable, RegExp, RegExp][] = [
  ['a statement', present(account.cost), /次调用/, /calls/],
  ['arrears', account.arrears, /^欠费中；欠 ¥12\.00，已满 3 天/, /^In arrears; ¥12\.00 owed, full days: 3/],
  ['a verdict', verdict, /没有必然的处理；可能：/, /Nothing follows with certainty; possible: /],
  ['points', points, /至少/, /at least/],
  ['a risk', risk, /¥700\.00/, /¥700\.00/],
  ['a deadline', present(assessment.deadlines[0]), /11月/, /Nov/],
  ['a warning', present(assessment.warnings[0]), /3/, /3 full days in arrears/],
  ['a flagged order', present(flag), /./, /./],
];

const allOf = (node: ExplainNode): ExplainNode[] => [node, ...node.children.flatMap(allOf)];

describe.each<Locale>(['zh-CN', 'en'])('in %s', (locale) => {
  test.each(results)('%s is explained as a tree and as a paragraph', (_, result, zh, en) => {
    const tree = explainTree(result, locale);
    const paragraph = explain(result, locale);
    expect(tree.text).toMatch(locale === 'en' ? en : zh);
    expect(tree.children.length).toBeGreaterThan(0);
    expect(paragraph.startsWith(tree.text.replace(/\.$/, ''))).toBe(true);
    for (const { text } of allOf(tree)) {
      expect(text).not.toBe('');
      // A code without words shows as the code; values nobody turned into words show as these.
      expect(text).not.toMatch(/^[a-z-]+(\.[a-z-]+)+$|undefined|\[object|NaN/);
      if (locale === 'en') expect(text).not.toMatch(/[，。；：、]/);
    }
    expect(treeText(tree).split('\n').length).toBeGreaterThanOrEqual(allOf(tree).length);
  });
});

it('has the clause, the value that was read, the threshold and the other readings of a verdict', () => {
  const nodes = allOf(explainTree(verdict, 'en'));
  const clauses = nodes.flatMap(({ source }) => source?.clause ?? []);
  expect(clauses.length).toBeGreaterThan(0);
  expect(nodes).toContainEqual(
    expect.objectContaining({ value: '30 of 300 (10 %)', threshold: expect.stringContaining('20 %') }),
  );
  const readings = nodes.find(({ text }) => text === 'The readings');
  const byReading = verdict.byReading.filter(({ name }) => name !== null);
  expect(readings?.children).toHaveLength(byReading.length);
  expect(byReading.length).toBeGreaterThan(1);
});

it('names the source of every reason that has one', () => {
  const cited = verdict.reasons.filter(({ cite }) => cite !== undefined);
  const { children } = explainTree(verdict, 'zh-CN');
  expect(children.slice(0, verdict.reasons.length).filter(({ source }) => source)).toHaveLength(cited.length);
  expect(cited.length).toBeGreaterThan(0);
});

it('draws a tree as indented lines, the source in brackets and its note below', () => {
  const source = { title: 't', publisher: 'p', date: null, clause: '2.1', confidence: 'official' };
  expect(
    treeText({
      text: 'a',
      children: [{ text: 'b', source, note: 'n', children: [{ text: 'c', children: [] }] }],
    }),
  ).toBe('a\n  b\n    [p · t · 2.1 · official]\n    n\n    c');
});

it('explains one message as before', () => {
  expect(explain({ code: 'state.in-force' }, 'zh-CN')).toBe('已生效');
  expect(explain({ code: 'no.such-code' }, 'en')).toBe('no.such-code');
});
