import type { AccountFacts, ServiceOrder } from 'duewatch';
import { type AtStake, atStake } from 'duewatch/arrears';
import { taobaoOpenPlatform as pack } from 'duewatch/packs';
import { explain } from 'duewatch/text';
import { describe, expect, it, test } from 'vitest';
import { traceAccount } from '../../../sdk/src/arrears/trace-account.ts';
import { addDays } from '../../../sdk/src/base/day.ts';
import { type Owed, on, owing } from './owing.ts';

const both: Owed = { a: { amount: '10.00', listed: true }, b: { amount: '30.00', listed: true } };

const order = (id: string, day: string, paid: string, more: Partial<ServiceOrder> = {}): ServiceOrder => ({
  id,
  day,
  paid,
  refunded: '0.00',
  ...more,
});
const ending = (id: string, to: string, paid = '100.00', more: Partial<ServiceOrder> = {}) =>
  order(id, '2026-10-01', paid, { to, article: 'FW-1', ...more });

function stakeAfter(days: number, serviceOrders: ServiceOrder[] | undefined, owed = both): AtStake {
  const account: AccountFacts = owing(days, owed, serviceOrders === undefined ? {} : { serviceOrders });
  return atStake(account, traceAccount(account, pack, on).arrears);
}
const rung = ({ coming }: AtStake, id: string) => coming.find((one) => one.rung.id === id)!;

describe('income', () => {
  const orders = [
    order('1', '2026-11-17', '50.00'),
    order('2', '2026-11-19', '100.00'),
    order('3', '2026-11-20', '300.00', { refunded: '30.00' }),
    order('4', '2026-11-23', '999.00'),
  ];

  it('is frozen from the first day of the arrears, less refunds, at least', () => {
    expect(stakeAfter(3, orders).now?.frozen).toEqual({ low: '370.00', high: null });
    expect(stakeAfter(2, orders).now?.frozen).toEqual({ low: '270.00', high: null });
  });

  it('has a pace: the least and the most of the last seven days up to the newest order', () => {
    expect(stakeAfter(3, orders).pace).toEqual({
      low: '0.00',
      high: '270.00',
      from: '2026-11-17',
      to: '2026-11-20',
      days: 4,
    });
  });

  it('is at stake at that pace for each day to a rung', () => {
    expect(rung(stakeAfter(3, orders), 'days-5').frozenAtPace).toEqual({ low: '370.00', high: '910.00' });
    expect(rung(stakeAfter(3, orders), 'days-7').frozenAtPace).toEqual({ low: '370.00', high: '1450.00' });
  });

  it('is not known without orders, and not zero', () => {
    const stake = stakeAfter(3, undefined);
    expect(stake).toMatchObject({ pace: null, now: { frozen: null, frozenAtPace: null, lapses: null } });
    expect(stake.needs).toEqual([{ code: 'need.orders' }]);
    expect(stake.now?.text.map((line) => explain(line, 'en'))).toEqual([
      'Income frozen: not known (no service-market orders imported)',
    ]);
  });

  it('is nothing yet where the orders are known to be none', () => {
    expect(stakeAfter(3, []).now?.frozen).toEqual({ low: '0.00', high: null });
    expect(stakeAfter(3, []).pace).toBeNull();
  });
});

describe('subscriptions', () => {
  const orders = [
    ending('before', '2026-11-10'),
    ending('while hidden', '2026-11-23', '70.00'),
    ending('on the day of the freeze', '2026-11-24', '80.00'),
    ending('after it', '2026-11-25', '90.00', { refunded: '10.00' }),
    ending('long after', '2026-12-25', '50.00'),
  ];

  it('that end while the service is hidden can still be renewed', () => {
    expect(stakeAfter(3, orders).now).toMatchObject({
      until: '2026-11-23',
      lapses: null,
      renewable: { low: 1, high: 1 },
    });
  });

  it('that end while it is frozen cannot, valued at most at what they paid', () => {
    expect(rung(stakeAfter(3, orders), 'days-5')).toMatchObject({
      until: '2026-11-25',
      lapses: { count: { low: 2, high: 2 }, value: { low: '0.00', high: '160.00' } },
      renewable: { low: 1, high: 1 },
    });
  });

  it('are counted once over all rungs, and without a next rung to the last that is known', () => {
    expect(rung(stakeAfter(3, orders), 'days-7')).toMatchObject({
      until: null,
      lapses: { count: { low: 2, high: 3 }, value: { high: '210.00' } },
    });
  });

  test.each<[string, Owed, number]>([
    ['none is certain where another app of the service market is not in arrears', both, 0],
    [
      'none is certain where it is not known whether the app is in the service market',
      { a: { amount: '10.00' } },
      0,
    ],
    ['an app outside the service market changes nothing', both, 2],
  ])('%s', (name, owed, low) => {
    const account: AccountFacts = owing(3, owed, { serviceOrders: orders });
    const listed = name.startsWith('none is certain where another');
    const apps = [...account.apps!, { appKey: 'c', listed }];
    const stake = atStake({ ...account, apps }, traceAccount({ ...account, apps }, pack, on).arrears);
    expect(rung(stake, 'days-5').lapses?.count).toEqual({ low, high: 2 });
    if (low === 0) expect(stake.needs).toContainEqual({ code: 'stake.need-services' });
  });

  it('that may have been renewed already are not certain to lapse', () => {
    const renewal = order('renewal', '2026-11-18', '80.00', {
      from: '2026-11-25',
      to: '2027-11-25',
      article: 'FW-1',
    });
    expect(rung(stakeAfter(3, [...orders, renewal]), 'days-5').lapses?.count).toEqual({ low: 1, high: 2 });
    const other = { ...renewal, article: 'FW-2' };
    expect(rung(stakeAfter(3, [...orders, other]), 'days-5').lapses?.count).toEqual({ low: 2, high: 2 });
  });

  it('whose end is not known make the count open above, and are asked for', () => {
    const stake = stakeAfter(3, [...orders, order('endless', '2026-11-01', '10.00')]);
    expect(rung(stake, 'days-5').lapses).toEqual({
      count: { low: 2, high: null },
      value: { low: '0.00', high: null },
    });
    expect(stake.needs).toContainEqual({ code: 'stake.need-ends', params: { orders: 1 } });
  });

  it('that were refunded in full may be over already', () => {
    const refunded = [ending('refunded', '2026-11-24', '80.00', { refunded: '80.00' })];
    expect(rung(stakeAfter(3, refunded), 'days-5').lapses).toEqual({
      count: { low: 0, high: 1 },
      value: { low: '0.00', high: '0.00' },
    });
  });
});

describe('qualifications', () => {
  it('are lost under the former rule only, so possibly, each once', () => {
    const { coming, now } = stakeAfter(3, []);
    expect(now?.qualifications).toEqual([]);
    expect(
      coming.map(({ rung: { id, basis }, qualifications }) => [id, basis, qualifications.length]),
    ).toEqual([
      ['days-5', 'in-force', 0],
      ['days-7', 'in-force', 0],
      ['grade-6', 'historical', 2],
      ['grade-6', 'historical', 2],
    ]);
    for (const lost of coming.at(-1)!.qualifications)
      expect(lost).toMatchObject({ basis: 'historical', certainty: 'possible', since: '2026-12-20' });
  });

  /** In arrears since 2014-05-04, under the rule of then. */
  const in2014 = (day: string) => {
    const account = owing(3, both);
    const position = {
      ...account.position!,
      day: addDays(day, -1),
      debts: account.position!.debts.map((debt) => ({ ...debt, day: '2014-05-04' })),
    };
    return atStake(account, traceAccount({ ...account, position }, pack, day).arrears);
  };

  it('are possible under another reading, which is no part of the one that holds', () => {
    // The rule of 2017 is far off.
    const coming = in2014('2014-05-10').coming.filter(({ rung }) => rung.day < '2017-01-01');
    const lost = coming.map(({ rung: { basis }, qualifications }) => [
      basis,
      ...qualifications.map(({ certainty, since }) => [certainty, since]),
    ]);
    expect(lost).toEqual([
      ['reading', ['possible', '2014-06-04'], ['possible', '2014-06-04']],
      ['in-force', ['certain', '2014-07-04'], ['certain', '2014-07-04']],
    ]);
  });

  it('are certain where the rule that holds takes them', () => {
    const { now } = in2014('2014-07-10');
    expect(now?.qualifications.map(({ kind, basis, certainty }) => [kind, basis, certainty])).toEqual([
      ['cancel-qualification', 'in-force', 'certain'],
      ['cancel-next-qualification', 'in-force', 'certain'],
    ]);
  });
});

it('has nothing at stake where nothing is owed', () => {
  const account = owing(3, both, { payments: [{ id: '1', day: on, amount: '40.00' }] });
  expect(atStake(account, traceAccount(account, pack, addDays(on, 5)).arrears)).toMatchObject({
    now: null,
    coming: [],
  });
});

it('says it in words', () => {
  const orders = [
    order('1', '2026-11-20', '300.00', { to: '2027-11-20' }),
    ending('2', '2026-11-23', '70.00'),
    ending('3', '2026-11-25', '80.00'),
  ];
  const stake = rung(stakeAfter(3, orders), 'days-5');
  expect(stake.text.map((line) => explain(line, 'zh-CN'))).toEqual([
    '冻结的服务市场收入至少 ¥300.00',
    '照近几天的收入，到11月24日冻结 ¥300.00 至 ¥900.00',
    '到11月25日有 1 个订购到期而不能续订，续订额至多 ¥80.00',
    '到11月25日有 1 个订购到期，仍可续订；服务隐藏期间没有新订购',
  ]);
});
