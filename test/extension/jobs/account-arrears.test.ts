import type { AccountFacts, UsageRecord } from 'duewatch';
import { type PayoffPlan, payoffPlan, type WhatIf, whatIf } from 'duewatch/arrears';
import { runway } from 'duewatch/forecast';
import { packs } from 'duewatch/packs';
import { beforeEach, describe, expect, it } from 'vitest';
import { type AccountRunway, accountArrears } from '../../../extension/jobs/account-arrears.ts';
import { mergeIntoStore } from '../../../extension/store/facts.ts';
import { freshStore } from '../fresh-store.ts';

beforeEach(freshStore);

const platform = 'taobao-open-platform';
const on = '2026-11-22';
const pack = packs.find(({ id }) => id === platform)!;
const record = { at: 1, files: [], counts: {}, problems: [] };
/** Seventy days of usage up to yesterday, with a day of none now and then. */
const usage: UsageRecord[] = Array.from({ length: 70 }, (_, index) => ({
  appKey: index % 3 === 0 ? 'b' : 'a',
  api: 'x.get',
  class: 'basic',
  day: new Date(Date.UTC(2026, 10, 21 - index)).toISOString().slice(0, 10),
  calls: 200_000 + index * 1000,
}));
const account: AccountFacts = {
  platform,
  id: 'isv',
  apps: [
    { appKey: 'a', listed: true },
    { appKey: 'b', listed: false },
  ],
  usage,
  position: {
    day: '2026-11-20',
    prepaid: '0.00',
    debts: [{ id: 'd', appKey: 'a', day: '2026-11-19', amount: '10.00' }],
  },
  directDebit: { signed: false },
};
const scope = { account: { platform, id: 'isv' }, on };
const store = (...accounts: readonly AccountFacts[]) => mergeIntoStore({ accounts }, record);

describe('of an account in the store', () => {
  beforeEach(async () => {
    await store(account, { ...account, id: 'other', position: { ...account.position!, prepaid: '9.00' } });
  });

  it('the plan is what the SDK makes of all its facts', async () => {
    const found = (await accountArrears()({ type: 'plan', ...scope })) as PayoffPlan;
    expect(found).toEqual(payoffPlan(account, pack, { on }));
    expect(found.steps.length).toBeGreaterThan(0);
  });

  it('cash and what apps earn are taken into it', async () => {
    const options = { cash: '12.00', worth: { a: '5.00', b: '1.00' } };
    const found = (await accountArrears()({ type: 'plan', ...scope, ...options })) as PayoffPlan;
    expect(found).toEqual(payoffPlan(account, pack, { on, ...options }));
    expect(found.allocation?.cash).toBe('12.00');
  });

  it.each([
    { pay: [{ amount: '10.00' }] },
    { topUp: '50.00' },
    { on: '2026-12-05', usageFactor: { percent: 150 } },
  ])('what would change with %j is what the SDK makes of all its facts', async (change) => {
    const found = (await accountArrears()({ type: 'what-if', ...scope, change })) as WhatIf;
    expect(found).toEqual(whatIf(account, pack, { on }, change));
  });

  it('the runway learns from all of its usage, and counts payments that are tried', async () => {
    const ask = accountArrears();
    const question = { type: 'runway' as const, ...scope, promotions: [] };
    const now = (await ask(question)) as AccountRunway;
    expect(now.runway).toEqual(runway(account, pack, { on }));
    expect(now.runway.state).toBe('in-arrears');
    const tried = (await ask({ ...question, pay: ['100.00', '900.00'] })) as AccountRunway;
    const payments = [
      { id: 'tried/1', day: on, amount: '100.00' },
      { id: 'tried/2', day: on, amount: '900.00' },
    ];
    expect(tried.runway).toEqual(runway({ ...account, payments }, pack, { on }));
    expect(tried.runway.state).toBe('forecast');
    expect(tried.runway.history.days).toBe(70);
  });

  it('reads once: what is imported meanwhile is for another worker', async () => {
    const ask = accountArrears();
    const question = { type: 'plan' as const, ...scope };
    const before = await ask(question);
    await store({ platform, id: 'isv', position: { day: '2026-11-21', prepaid: '1.00', debts: [] } });
    expect(await ask(question)).toEqual(before);
    expect(await accountArrears()(question)).not.toEqual(before);
  });
});

it('looks for the pace of usage as far back as there are seven days of it', async () => {
  const old = usage.filter(({ day }) => day < '2026-10-01' || day > '2026-11-19');
  await store({ ...account, usage: old });
  const change = { on: '2026-11-30', usageFactor: { percent: 100 } };
  const found = await accountArrears()({ type: 'what-if', ...scope, change });
  expect(found).toEqual(whatIf({ ...account, usage: old }, pack, { on }, change));
});

it('takes the values and ladders that the user entered', async () => {
  const values = { 'tariffs/api/2017-01/dailyRelief': '5.00' };
  const clear = { ...account, values, position: { day: '2026-11-21', prepaid: '500.00', debts: [] } };
  await store(clear);
  const found = (await accountArrears()({ type: 'runway', ...scope, promotions: [] })) as AccountRunway;
  expect(found.runway).toEqual(runway(clear, pack, { on }));
  expect(found.runway).not.toEqual(runway({ ...clear, values: {} }, pack, { on }));
});

it('tells payments of days to come beside the runway, and none that came back or is not booked', async () => {
  const payments = [
    { id: 'p1', day: '2026-11-25', amount: '30.00' },
    { id: 'p2', day: '2026-11-20', amount: '40.00', postedOn: '2026-11-26' },
    { id: 'p3', day: '2026-11-24', amount: '50.00', postedOn: null },
    { id: 'p4', day: on, amount: '60.00' },
    { id: 'p5', day: '2026-11-24', amount: '70.00', bouncedOn: '2026-11-24' },
  ];
  await store({ ...account, payments });
  const found = (await accountArrears()({ type: 'runway', ...scope, promotions: [] })) as AccountRunway;
  expect(found.payments).toEqual([
    { day: '2026-11-25', amount: '30.00' },
    { day: '2026-11-26', amount: '40.00' },
  ]);
});

it('fails where there is no such account, or no pack for its platform', async () => {
  const ask = accountArrears();
  await expect(ask({ type: 'what-if', ...scope, change: {} })).rejects.toThrow('no account');
  const elsewhere = { account: { platform: 'nowhere', id: 'x' }, on };
  await expect(ask({ type: 'what-if', ...elsewhere, change: {} })).rejects.toThrow('no pack');
});
