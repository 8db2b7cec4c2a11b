import type { AccountFacts } from 'duewatch';
import { assess } from 'duewatch/assess';
import { packs } from 'duewatch/packs';
import { explain } from 'duewatch/text';
import { describe, expect, it, test } from 'vitest';

const on = '2026-11-22';
const account: AccountFacts = {
  platform: 'taobao-open-platform',
  id: 'isv',
  apps: [{ appKey: '1', listed: true, hosting: 'inside' }],
  position: {
    day: '2026-11-21',
    prepaid: '0.00',
    debts: [{ id: 'd', appKey: '1', day: '2026-11-19', amount: '10.00' }],
  },
};
const assessed = (more: Partial<AccountFacts>, day = on) => {
  const assessment = assess({ format: 'duewatch/facts@1', accounts: [{ ...account, ...more }] }, packs, {
    on: day,
  });
  return { ...assessment, account: assessment.accounts[0]! };
};
const said = (message: Parameters<typeof explain>[0] | undefined) => message && explain(message, 'en');

it('every warning of arrears names what a former rule may bring, as possible and no more', () => {
  const [warning] = assessed({}).warnings;
  expect(said(warning?.cost)).toContain('possible from 19 Jan 2027 (former rule): all API calls suspended');
  expect(warning?.day).toBe('2026-11-24');
});

it('what the rule of 2014 brings on a day of its own is no mere possibility', () => {
  const position = {
    ...account.position!,
    day: '2014-05-20',
    debts: [{ id: 'd', appKey: '1', day: '2014-05-01', amount: '10.00' }],
  };
  const { warnings } = assessed({ position }, '2014-06-15');
  expect(warnings[0]?.day).toBe('2014-07-01');
  expect(said(warnings[0]?.when)).toMatch(/^All API calls suspended, .* from 1 Jul/);
});

describe('a payment that is not booked yet', () => {
  const paying = (amount: string) => assessed({ payments: [{ id: 'p', day: on, amount, postedOn: null }] });

  it('that covers all is a state of its own, and what follows goes on', () => {
    const { account: of, warnings } = paying('10.00');
    expect(of.arrears).toMatchObject({ state: 'pending', days: 3, owed: '10.00' });
    expect(said(warnings[0]?.brief)).toBe('¥10.00 paid, not booked yet');
    expect(said(warnings[0]?.action)).toBe(
      'The payment of ¥10.00 of 22 Nov covers all that is due; once the platform has booked it, note the day here',
    );
    expect(warnings[0]?.state).toBe('in-force');
  });

  it('that does not is arrears like any other', () => {
    expect(paying('9.99').account.arrears.state).toBe('in-arrears');
  });
});

describe('ladders of one’s own', () => {
  const notice = {
    format: 'duewatch/ladder@1',
    name: 'Notice of 20 November',
    rungs: [
      {
        threshold: { comparison: 'full-days', days: 3 },
        measures: [{ kind: 'suspend-calls', target: 'account' }],
      },
    ],
  };
  const low = {
    format: 'duewatch/ladder@1',
    name: 'Low balance',
    kind: 'balance',
    rungs: [
      { threshold: { measure: 'balance-below', amount: '500.00' } },
      { threshold: { measure: 'balance-below', amount: '100.00' } },
    ],
  };
  const used = {
    format: 'duewatch/ladder@1',
    name: 'Free calls',
    kind: 'quota',
    rungs: [
      { threshold: { measure: 'quota-used', share: '0.80' } },
      { threshold: { measure: 'quota-used', share: '1.00' } },
    ],
  };

  it('win over that of the pack, and say whose they are', () => {
    const { account: of, warnings } = assessed({ ladders: [notice] });
    expect(of.arrears).toMatchObject({
      ladder: 'arrears/own',
      rung: { days: 3, cite: { confidence: 'user' } },
    });
    expect(said(warnings[0]?.what)).toBe('3 full days in arrears · all API calls suspended');
  });

  test.each([undefined, 'arrears'])(
    'leave the days on which they do not hold to the pack: of kind %s',
    (kind) => {
      const later = { ...notice, ...(kind === undefined ? {} : { kind }), validFrom: '2026-12-01' };
      expect(assessed({ ladders: [later] }).account.arrears.ladder).toBe('arrears/2017');
    },
  );

  it('that are wrong are a problem that names the place, and the pack holds', () => {
    const { account: of, problems } = assessed({ ladders: [notice, { ...notice, rungs: [] }] });
    expect(problems).toMatchObject([{ code: 'list.empty', path: 'ladders[1].rungs' }]);
    expect(of.arrears.ladder).toBe('arrears/own');
  });

  const clear = (prepaid: string): Partial<AccountFacts> => ({
    position: { day: '2026-11-21', prepaid, debts: [] },
    ladders: [low],
  });

  test.each([
    ['500.00', undefined],
    ['499.99', 'Balance ¥499.99, below ¥500.00'],
    ['100.00', 'Balance ¥100.00, below ¥500.00'],
    ['99.99', 'Balance ¥99.99, below ¥100.00'],
  ])('warn of a balance of %s: %s', (prepaid, brief) => {
    const { warnings, account: of } = assessed(clear(prepaid));
    expect(said(warnings[0]?.brief)).toBe(brief);
    expect(of.levels).toHaveLength(1);
  });

  it('say how much is missing and how far the next step is', () => {
    const [warning] = assessed(clear('480.00')).warnings;
    expect(said(warning?.action)).toBe('Top up at least ¥20.00');
    expect(said(warning?.when)).toBe('Next step below ¥100.00, ¥380.00 from here');
    expect(said(warning?.cost)).toBe('What follows is not entered');
  });

  it('do not judge a balance that nobody knows', () => {
    const { position: _, ...unknown } = account;
    const facts = { format: 'duewatch/facts@1' as const, accounts: [{ ...unknown, ladders: [low] }] };
    const { accounts, warnings } = assess(facts, packs, { on });
    expect([accounts[0]?.levels, warnings]).toEqual([[], []]);
  });

  test.each([
    [399_999, undefined],
    [400_000, '80 % of the free calls used'],
    [499_999, '99 % of the free calls used'],
    [500_000, '100 % of the free calls used'],
  ])('warn of %i of 500,000 free calls: %s', (calls, brief) => {
    const usage = [{ appKey: '1', api: 'x', class: 'basic', day: '2014-05-01', calls }];
    const position = { day: '2014-05-19', prepaid: '100.00', debts: [] };
    const { warnings } = assessed({ usage, position, ladders: [used] }, '2014-05-20');
    expect(said(warnings[0]?.brief)).toBe(brief);
  });
});

it('what the console shows is held against what is computed', () => {
  const { account: of } = assessed({ readings: [{ day: on, daysInArrears: 4 }] });
  expect(of.signals.map(({ kind }) => kind)).toEqual(['contradicts']);
});

it('what is at stake is told with the arrears, and null without', () => {
  const serviceOrders = [{ id: '1', day: '2026-11-20', paid: '300.00', refunded: '30.00' }];
  expect(assessed({ serviceOrders }).account.stake?.now?.frozen).toEqual({ low: '270.00', high: null });
  expect(assessed({ position: { ...account.position!, debts: [] } }).account.stake).toBeNull();
});

it('income is settled again with the first cycle after the processing period, on the day that the user knows', () => {
  const freeze = {
    kind: 'freeze-settlement',
    target: 'income',
    release: 'next-settlement-cycle',
    period: { days: 7 },
  };
  const ladder = {
    format: 'duewatch/ladder@1',
    name: 'Notice',
    rungs: [{ threshold: { comparison: 'full-days', days: 0 }, measures: [freeze] }],
  };
  const payments = [{ id: 'p', day: on, amount: '10.00' }];
  const resumes = (policies: AccountFacts['policies']) =>
    assessed({ payments, ladders: [ladder], policies }).account.arrears;
  expect(resumes({ settlesOn: 5 })).toMatchObject({
    state: 'paid',
    settlementResumes: { day: '2026-12-05', because: 'next-settlement-cycle' },
  });
  expect(resumes({}).settlementResumes?.day).toBeNull();
});
