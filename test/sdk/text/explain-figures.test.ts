import type { Locale } from 'duewatch';
import { assess } from 'duewatch/assess';
import { type DeadlineKind, deadlines } from 'duewatch/deadline';
import type { OrderCriteria, OrderRow } from 'duewatch/orders';
import { packs, rulePacks } from 'duewatch/packs';
import { type ExplainNode, explain, explainTree } from 'duewatch/text';
import { describe, expect, it, test } from 'vitest';
import type { AccountFacts } from '../../../sdk/src/facts/schema.ts';
import { check, ordinary, times } from '../orders/orders.ts';

const all = [...packs, ...rulePacks];
const allOf = (node: ExplainNode): ExplainNode[] => [node, ...node.children.flatMap(allOf)];
const below = (tree: ExplainNode, heading: string) => tree.children.find(({ text }) => text === heading);

function dueOf(kind: DeadlineKind, on: string, account: Partial<AccountFacts>) {
  const facts = {
    format: 'duewatch/facts@1' as const,
    accounts: [{ platform: 'aliexpress', id: 'shop', ...account }],
  };
  const found = deadlines(facts, all, { on }).find((each) => each.kind === kind);
  if (found === undefined) throw new Error(`the case has no ${kind}`);
  return found;
}

const violation = { id: 'case-1', noticed: '2026-11-20', offences: { 'fake-transactions': true } };
const order = { id: 'o-1', day: '2026-11-20', status: '等待卖家发货', total: '99.00' };
const provider = { traits: { 'service-provider': true } };
const inArrears: Partial<AccountFacts> = {
  platform: 'taobao-open-platform',
  apps: [{ appKey: 'a', listed: true }],
  position: {
    day: '2026-11-19',
    prepaid: '0.00',
    debts: [{ id: '1', appKey: 'a', day: '2026-11-19', amount: '12.00' }],
  },
};

type Nodes = readonly Partial<ExplainNode>[];

const dues: readonly (readonly [string, DeadlineKind, string, Partial<AccountFacts>, Nodes])[] = [
  [
    'an appeal: the notice, what is not stated, the span, the safe and the last day, where it is written',
    'appeal',
    '2026-11-25',
    { violations: [violation] },
    [
      { text: 'The safe day: 30 Nov 2026', value: '30 Nov 2026' },
      { text: 'At the latest: 1 Dec 2026', value: '1 Dec 2026' },
      { text: 'Counted from: 20 Nov 2026', value: '20 Nov 2026' },
      { text: expect.stringMatching(/^What it is counted from: ./) },
      { text: 'Limit: 7 working days', threshold: '7 working days' },
      { text: 'The day: 30 Nov 2026 – 1 Dec 2026', value: '30 Nov 2026 – 1 Dec 2026' },
      { source: expect.objectContaining({ publisher: expect.any(String), confidence: expect.any(String) }) },
    ],
  ],
  [
    'an appeal whose notice is not known: no day, and the span all the same',
    'appeal',
    '2026-11-25',
    { violations: [{ id: 'case-1', offences: { 'fake-transactions': true } }] },
    [
      { text: 'Counted from: not known' },
      { text: 'Limit: 7 working days', threshold: '7 working days' },
      { text: 'The day: not known' },
    ],
  ],
  [
    'an appeal that ends in a year whose working days are not published: how far they are',
    'appeal',
    '2026-12-28',
    { violations: [{ ...violation, noticed: '2026-12-28' }] },
    [{ text: expect.stringMatching(/^Working days are published only up to: /), threshold: '18 Dec 2026' }],
  ],
  [
    'a shipping clock: the payment, the hours, the day',
    'shipping',
    '2026-11-25',
    { platform: 'pinduoduo', shopOrders: [{ ...order, paidAt: '2026-11-24T10:30:00+08:00' }] },
    [
      { text: 'Counted from: 24 Nov 2026 10:30', value: '24 Nov 2026 10:30' },
      { text: 'Limit: 48 hours', threshold: '48 hours' },
      { text: 'The day: 26 Nov 2026', value: '26 Nov 2026' },
    ],
  ],
  [
    'a first scan: the tracking number, the hours, the day',
    'first-scan',
    '2026-11-25',
    {
      platform: 'pinduoduo',
      shopOrders: [{ ...order, status: '卖家已发货', shippedAt: '2026-11-24T10:30:00+08:00' }],
    },
    [
      { text: 'Counted from: 24 Nov 2026 10:30', value: '24 Nov 2026 10:30' },
      { text: 'Limit: 24 hours', threshold: '24 hours' },
      { text: 'The day: 25 Nov 2026', value: '25 Nov 2026' },
    ],
  ],
  [
    'a promise to the buyer: the time on the page',
    'shipping',
    '2026-11-25',
    {
      platform: 'pinduoduo',
      shopOrders: [{ ...order, paidAt: '2026-11-24T10:30:00+08:00', shipBy: '2026-12-05' }],
    },
    [{ text: 'Limit: 5 Dec 2026', threshold: '5 Dec 2026' }],
  ],
  [
    'an obligation: the day of each reading',
    'obligation',
    '2022-01-10',
    { platform: 'alibaba-1688', ...provider },
    [
      { text: 'The safe day: 19 Jan 2022', value: '19 Jan 2022' },
      { text: 'At the latest: 20 Jan 2022', value: '20 Jan 2022' },
      { text: 'Limit: 20 Jan 2022', threshold: '20 Jan 2022' },
      { text: 'Limit: 19 Jan 2022', threshold: '19 Jan 2022' },
    ],
  ],
  [
    'a rung of arrears: since when, how many days, the day',
    'arrears-rung',
    '2026-11-22',
    inArrears,
    [
      { text: 'Counted from: 19 Nov 2026', value: '19 Nov 2026' },
      { text: 'Limit: 5 full days', threshold: '5 full days' },
      { text: 'The day: 24 Nov 2026', value: '24 Nov 2026' },
    ],
  ],
  [
    'a refund to answer: asked for, to be answered by',
    'refund',
    '2026-11-22',
    {
      refunds: [
        {
          id: 'r',
          asked: '2026-11-21T08:00:00+08:00',
          answerBy: '2026-11-24T08:00:00+08:00',
        },
      ],
    },
    [
      { text: 'Counted from: 21 Nov 2026 08:00', value: '21 Nov 2026 08:00' },
      { text: 'Limit: 24 Nov 2026 08:00', threshold: '24 Nov 2026 08:00' },
    ],
  ],
  [
    'a subscription: its last day',
    'subscription-ends',
    '2026-11-22',
    { subscriptions: [{ id: 's', to: '2026-12-01' }] },
    [{ text: 'Limit: 1 Dec 2026', threshold: '1 Dec 2026' }],
  ],
  [
    'a restriction without an end: from when, and that the end is not known',
    'restriction-lifts',
    '2026-11-22',
    { restrictions: [{ id: 'x', kind: 'restrict-rights', from: '2026-11-01' }] },
    [{ text: 'Counted from: 1 Nov 2026', value: '1 Nov 2026' }, { text: 'Limit: not known' }],
  ],
  [
    'a debit: the day of the month, and where the tariff says so',
    'direct-debit',
    '2026-11-22',
    { platform: 'doudian-open-platform', directDebit: { signed: true } },
    [
      { text: 'Limit: day 5 of each month', threshold: 'day 5 of each month' },
      { source: expect.objectContaining({ publisher: expect.any(String) }) },
    ],
  ],
  [
    'a part of the balance that ends: how much, and up to which day',
    'balance-ends',
    '2026-11-22',
    {
      ...inArrears,
      position: {
        day: '2026-11-19',
        prepaid: '20.00',
        debts: [],
        grants: [{ id: 'g', amount: '20.00', expires: '2026-12-31' }],
      },
    },
    [
      { text: 'Counted: ¥20.00', value: '¥20.00' },
      { text: 'Limit: up to 31 Dec 2026', threshold: 'up to 31 Dec 2026' },
    ],
  ],
];

describe('a deadline says what it was counted from, the limit and the day', () => {
  test.each(dues)('%s', (_, kind, on, account, expected) => {
    const nodes = allOf(explainTree(dueOf(kind, on, account), 'en'));
    for (const node of expected) expect(nodes).toContainEqual(expect.objectContaining(node));
  });

  it('puts the other reading of an obligation apart, with its own clause and source', () => {
    const tree = explainTree(
      dueOf('obligation', '2022-01-10', { platform: 'alibaba-1688', ...provider }),
      'zh-CN',
    );
    const [other, ...more] = below(tree, '另一种读法')?.children ?? [];
    expect(more).toEqual([]);
    expect(other?.source).toBeDefined();
    expect(other?.children).toContainEqual(expect.objectContaining({ threshold: '2022年1月20日' }));
  });
});

describe('a warning', () => {
  const warningOf = (account: Partial<AccountFacts>, on = '2026-11-22') => {
    const facts = {
      format: 'duewatch/facts@1' as const,
      accounts: [{ platform: 'aliexpress', id: 'shop', ...account }],
    };
    const [warning] = assess(facts, all, { on }).warnings;
    if (warning === undefined) throw new Error('the case has no warning');
    return warning;
  };

  const cases: readonly (readonly [string, Partial<AccountFacts>, string, Nodes])[] = [
    [
      'of arrears: since when, how many days, the next rung with its day',
      inArrears,
      '2026-11-22',
      [
        { value: '19 Nov 2026' },
        { text: 'Counted: 3 full days', value: '3 full days' },
        { text: 'Limit: 5 full days', threshold: '5 full days' },
        { text: 'Limit: more than 60 days', threshold: 'more than 60 days' },
      ],
    ],
    [
      'of an appeal: the same as its deadline',
      { violations: [violation] },
      '2026-11-29',
      [{ text: 'Limit: 7 working days', threshold: '7 working days' }],
    ],
  ];
  test.each(cases)('%s', (_, account, on, expected) => {
    const nodes = allOf(explainTree(warningOf(account, on), 'en'));
    for (const node of expected) expect(nodes).toContainEqual(expect.objectContaining(node));
  });

  it('has the unverified number of days below the other reading only', () => {
    const tree = explainTree(warningOf(inArrears), 'en');
    const isOther = ({ threshold }: ExplainNode) => threshold === 'more than 30 days';
    const other = below(tree, 'The other reading');
    expect(other === undefined ? [] : allOf(other).filter(isOther)).toHaveLength(1);
    expect(allOf(tree).filter(isOther)).toHaveLength(1);
  });
});

const buyers: readonly (readonly [string, readonly OrderRow[], OrderCriteria, string, Nodes])[] = [
  [
    'orders not paid, held against the limit of the user',
    times(4, { buyer: 'a', stage: 'unpaid' }),
    { unpaidFrom: 3 },
    'unpaid-stock',
    [
      { text: 'Counted: 4 of 4 orders', value: '4 of 4 orders' },
      { text: 'Over: 30 days', value: '30 days' },
      { text: 'Limit: from 3 orders on', threshold: 'from 3 orders on' },
      { text: expect.stringMatching(/^No number is published/) },
    ],
  ],
  [
    'returns, held against the share that the user entered',
    [
      ...times(2, { buyer: 'a', stage: 'done', outcome: 'returned' }),
      ...times(1, { buyer: 'a', stage: 'done', outcome: 'kept' }),
    ],
    { returnsPercent: 50, returnsOrders: 3 },
    'returns-refusals',
    [
      { text: 'Counted: 2 of 3 orders', value: '2 of 3 orders' },
      { text: 'Limit: from 50 % on', threshold: 'from 50 % on' },
      { text: 'Not judged below: 3 orders', threshold: '3 orders' },
    ],
  ],
  [
    'pieces of one order, held against the shop’s own distribution',
    [...ordinary(), ...times(1, { buyer: 'big', item: 'tea', units: 90, stage: 'paid' })],
    {},
    'beyond-normal-use',
    [
      { text: 'Counted: 90 pieces', value: '90 pieces' },
      { text: expect.stringMatching(/^Median of the shop: /), value: expect.any(String) },
      { text: expect.stringMatching(/^Limit: more than \d/), threshold: expect.stringMatching(/more than/) },
    ],
  ],
  [
    'a phone that cannot be',
    times(2, { buyer: 'a', stage: 'paid', recipient: { phone: '12' } }),
    {},
    'wrong-details',
    [{ text: 'Counted: 2 orders', value: '2 orders' }],
  ],
  [
    'the platform’s own mark',
    times(1, { buyer: 'a', stage: 'paid', riskCode: 'R1' }),
    {},
    'platform-risk',
    [{ text: 'Marks of the platform: R1', value: 'R1' }],
  ],
];

describe('a flagged order has its figures, its limit and what no source publishes as nodes', () => {
  test.each(buyers)('%s', (_, rows, criteria, situation, expected) => {
    const flag = check(rows, criteria).flags.find((each) => each.situation === situation);
    if (flag === undefined) throw new Error(`nothing is flagged as ${situation}`);
    const tree = explainTree(flag, 'en');
    for (const node of expected) expect(allOf(tree)).toContainEqual(expect.objectContaining(node));
    expect(tree.children.map(({ text }) => text)).toContain(explain(flag.not, 'en'));
    expect(below(tree, 'How far the criterion can be trusted')?.children).toHaveLength(1);
    // What it is not is said in the paragraph, too.
    expect(explain(flag, 'en')).toContain(explain(flag.not, 'en'));
  });
});

describe.each<Locale>(['zh-CN', 'en'])('a paragraph in %s', (locale) => {
  const warning = assess(
    { format: 'duewatch/facts@1', accounts: [{ platform: 'x', id: 'shop', ...inArrears }] },
    all,
    { on: '2026-11-22' },
  ).warnings[0];
  if (warning === undefined) throw new Error('the case has no warning');

  it('says what it comes to, three things more, and in words how many are left', () => {
    const tree = explainTree(warning, locale);
    const paragraph = explain(warning, locale);
    for (const { text } of [tree, ...tree.children.slice(0, 3)]) expect(paragraph).toContain(text);
    for (const { text } of tree.children.slice(3)) expect(paragraph).not.toContain(text);
    const left = tree.children
      .slice(3)
      .reduce((sum, { heading, children }) => sum + (heading === true ? children.length : 1), 0);
    expect(left).toBeGreaterThan(3);
    const said =
      locale === 'en' ? `And ${left} more in the full explanation.` : `另有 ${left} 项，见完整说明。`;
    expect(paragraph.endsWith(said)).toBe(true);
  });

  it('says nothing of more where there is none, and never a bare heading', () => {
    const due = dueOf('own', '2026-11-22', { ownDeadlines: [{ id: '1', what: 'x', due: '2026-11-30' }] });
    const paragraph = explain(due, locale);
    expect(paragraph).not.toMatch(/more|另有/);
    for (const { heading, text } of allOf(explainTree(due, locale)))
      if (heading === true) expect(paragraph).not.toContain(text);
  });
});
