import type { AccountFacts, Facts, UsageRecord } from 'duewatch';
import { assess } from 'duewatch/assess';
import { packs } from 'duewatch/packs';
import { describe, expect, it, test } from 'vitest';

const on = '2026-11-22';
const isv: AccountFacts = {
  platform: 'taobao-open-platform',
  id: 'isv',
  name: 'ISV',
  apps: [
    { appKey: 'a', listed: true, hosting: 'inside' },
    { appKey: 'b', listed: false, hosting: 'inside' },
  ],
};
const usage: UsageRecord[] = ['2026-11-19', '2026-11-20', '2026-11-21'].map((day) => ({
  appKey: 'a',
  api: 'taobao.time.get',
  day,
  calls: 1_000_000,
}));
const facts = (...accounts: AccountFacts[]): Facts => ({ format: 'duewatch/facts@1', accounts });
const relief = { 'tariffs/api/2017-01/dailyRelief': '0.00' };
const debts = [{ id: '1', appKey: 'a', day: '2026-11-19', amount: '1284.50' }];
const inArrears: AccountFacts = { ...isv, usage, position: { day: '2026-11-21', prepaid: '0.00', debts } };

describe('an account in arrears', () => {
  const assessment = assess(facts(inArrears), packs, { on });
  const [account] = assessment.accounts;
  const [warning] = assessment.warnings;

  it('is warned of what is wrong, by when, what it costs and what to do', () => {
    expect(warning).toMatchObject({
      id: 'taobao-open-platform/isv/arrears',
      state: 'in-force',
      day: '2026-11-24',
      inDays: 2,
      what: { code: 'arrears.what', params: { days: 3, certain: true } },
      when: { code: 'arrears.next', params: { day: '2026-11-24', inDays: 2 } },
      cost: { code: 'arrears.cost', params: { owed: '1284.50', exact: true, income: null } },
      action: { code: 'arrears.action', params: { amount: '1284.50' } },
    });
  });

  it('has the cost of the month, at most', () => {
    expect(account?.cost?.total).toEqual({ low: '0.00', high: '300.00' });
  });

  it('has a deadline for each rung ahead', () => {
    expect(
      assessment.deadlines.map(({ earliest, latest, state, kind }) => [kind, earliest, latest, state]),
    ).toEqual([
      ['arrears-rung', '2026-11-24', '2026-11-24', 'due-soon'],
      ['arrears-rung', '2026-11-26', '2026-11-26', 'coming'],
    ]);
  });

  it('names the sources of its reasons once each', () => {
    const keys = assessment.sources.map(({ key }) => key);
    expect(keys).toContain('taobao-open-platform:top-102106');
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('says how much income is frozen, at least, from the orders since the arrears began', () => {
    const serviceOrders = [
      { id: '1', day: '2026-11-18', paid: '500.00', refunded: '0.00' },
      { id: '2', day: '2026-11-19', paid: '300.00', refunded: '30.00' },
      { id: '3', day: '2026-11-22', paid: '10.00', refunded: '0.00' },
    ];
    const [withOrders] = assess(facts({ ...inArrears, serviceOrders }), packs, { on }).accounts;
    expect(withOrders?.incomeFrozen).toEqual({ low: '280.00', high: null });
    expect(account?.incomeFrozen).toBeNull();
  });
});

describe('what is missing', () => {
  const needsOf = (account: AccountFacts) =>
    assess(facts(account), packs, { on }).needs.map(({ text, path }) =>
      path === undefined ? text.code : `${text.code} ${path}`,
    );

  test.each<[string, AccountFacts, string]>([
    ['a position', { ...isv, usage }, 'need.position'],
    ['usage', { ...isv, position: { day: '2026-11-10', prepaid: '9.00', debts: [] } }, 'need.usage'],
    ['the relief', inArrears, 'need.relief tariffs/api/2017-01/dailyRelief'],
    [
      'the price of value-added APIs',
      { ...isv, usage: [{ appKey: 'a', api: 'x', class: 'value-added', day: '2026-11-20', calls: 1 }] },
      'need.price-unknown tariffs/api/2017-01/classes/value-added/any',
    ],
    [
      'the class of an API',
      { ...isv, usage: [{ appKey: 'a', api: 'x', day: '2026-11-20', calls: 1 }] },
      'need.class-unknown',
    ],
    ['whether an app is listed', { ...inArrears, apps: [] }, 'need.listed'],
    ['orders, where income is frozen', inArrears, 'need.orders'],
    ['rules for another platform', { platform: 'kuaishou-open-platform', id: '1', usage }, 'need.pack'],
  ])('%s is named', (_, account, need) => {
    expect(needsOf(account)).toContain(need);
  });

  it('never makes it fine: without a position the arrears are unknown', () => {
    const [account] = assess(facts({ ...isv, usage }), packs, { on }).accounts;
    expect(account?.arrears.state).toBe('unknown');
    expect(account?.settlement).toBeNull();
  });

  it('of the relief means a warning for the most that usage may cost, said to be uncertain', () => {
    const account = { ...isv, usage, position: { day: '2026-11-18', prepaid: '150.00', debts: [] } };
    const [warning] = assess(facts(account), packs, { on }).warnings;
    expect(warning).toMatchObject({ state: 'due-soon', what: { params: { days: 2, certain: false } } });
    const entered = assess(facts({ ...account, values: relief }), packs, { on });
    expect(entered.warnings[0]).toMatchObject({
      state: 'in-force',
      what: { params: { days: 2, certain: true } },
    });
    expect(entered.accounts[0]?.arrears.owed).toBe('150.00');
    const relieved = assess(
      facts({ ...account, values: { 'tariffs/api/2017-01/dailyRelief': '100.00' } }),
      packs,
      { on },
    );
    expect(relieved.warnings).toEqual([]);
  });

  it('a value that fits nowhere is a problem, and the rest stands', () => {
    const { problems, warnings } = assess(
      facts({ ...inArrears, values: { 'tariffs/api/1999/dailyRelief': '1.00' } }),
      packs,
      { on },
    );
    expect(problems).toMatchObject([{ code: 'value.no-such-path' }]);
    expect(warnings).toHaveLength(1);
  });
});

it('warns of nothing where nothing is owed', () => {
  const account = {
    ...isv,
    usage,
    values: relief,
    position: { day: '2026-11-21', prepaid: '500.00', debts: [] },
  };
  const assessment = assess(facts(account), packs, { on });
  expect(assessment.warnings).toEqual([]);
  expect(assessment.accounts[0]?.arrears.state).toBe('clear');
});

it('reminds of lifting the penalty after paying', () => {
  const payments = [{ id: 'p', day: '2026-11-22', amount: '1284.50' }];
  const account = {
    ...inArrears,
    position: { day: '2026-11-21', prepaid: '0.00', debts: [{ ...debts[0], day: '2026-11-17' }] },
    payments,
  } as AccountFacts;
  expect(assess(facts(account), packs, { on }).warnings[0]).toMatchObject({
    what: { code: 'paid.what' },
    place: 'console',
  });
});

it('puts the account that is furthest up the ladder first', () => {
  const other = {
    ...inArrears,
    id: 'other',
    position: { day: '2026-11-21', prepaid: '0.00', debts: [{ ...debts[0], day: '2026-11-21' }] },
  } as AccountFacts;
  expect(assess(facts(other, inArrears), packs, { on }).warnings.map(({ account }) => account.id)).toEqual([
    'isv',
    'other',
  ]);
});

it('is plain data, the same for the same input, and changes none of it', () => {
  const input = facts(inArrears);
  const before = JSON.stringify(input);
  const first = assess(input, packs, { on });
  expect(JSON.parse(JSON.stringify(first))).toEqual(first);
  expect(assess(input, packs, { on })).toEqual(first);
  expect(JSON.stringify(input)).toBe(before);
});
