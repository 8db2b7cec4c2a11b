import { assess } from 'duewatch/assess';
import { deadlines } from 'duewatch/deadline';
import { packs, pinduoduo, rulePacks } from 'duewatch/packs';
import { explain } from 'duewatch/text';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { AccountFacts, Facts } from '../../../sdk/src/facts/schema.ts';

const all = [...packs, ...rulePacks];
const factsOf = (account: Partial<AccountFacts>): Facts => ({
  format: 'duewatch/facts@1',
  accounts: [{ platform: 'aliexpress', id: 'shop', ...account }],
});
const dueOf = (account: Partial<AccountFacts>, on: string, now?: string) =>
  deadlines(factsOf(account), all, { on, ...(now === undefined ? {} : { now }) });

const violation = { id: 'case-1', noticed: '2026-11-20', offences: { 'fake-transactions': true } };
const order = { id: 'o-1', day: '2026-11-20', status: '等待卖家发货', total: '99.00' };
const shop = (more: object): Partial<AccountFacts> => ({
  platform: 'pinduoduo',
  shopOrders: [{ ...order, ...more }],
});
const shippedAt = '2026-11-24T10:30:00+08:00';
const shipped = (more: object) => shop({ status: '已发货，待收货', ...more });

interface Row {
  readonly name: string;
  readonly account: Partial<AccountFacts>;
  readonly on: string;
  readonly now?: string;
  readonly expected: readonly object[];
}

const rows: readonly Row[] = [
  {
    name: 'an appeal ends seven working days after the notice; on the safe side the notice’s day is the first of them',
    account: { violations: [violation] },
    on: '2026-11-25',
    expected: [
      {
        id: 'aliexpress/shop/appeal/case-1/fake-transactions',
        kind: 'appeal',
        earliest: '2026-11-30',
        likely: '2026-12-01',
        latest: '2026-12-01',
        inDays: 5,
        state: 'coming',
        files: ['doc', 'xls'],
      },
    ],
  },
  {
    name: 'an appeal between its two last days is due today',
    account: { violations: [violation] },
    on: '2026-12-01',
    expected: [{ kind: 'appeal', state: 'due-today', inDays: -1 }],
  },
  {
    name: 'an appeal past every reading is overdue',
    account: { violations: [violation] },
    on: '2026-12-02',
    expected: [{ kind: 'appeal', state: 'overdue' }],
  },
  {
    name: 'an appeal that was filed is done',
    account: { violations: [{ ...violation, appeal: { filedOn: '2026-11-23' } }] },
    on: '2026-11-25',
    expected: [{ kind: 'appeal', state: 'done' }],
  },
  {
    name: 'an appeal without the day of the notice has no day',
    account: { violations: [{ id: 'case-1', offences: { 'fake-transactions': true } }] },
    on: '2026-11-25',
    expected: [
      { kind: 'appeal', earliest: null, likely: null, latest: null, inDays: null, state: 'unknown' },
    ],
  },
  {
    name: 'an appeal over a year that is not published is a range',
    account: { violations: [{ ...violation, noticed: '2026-12-28' }] },
    on: '2026-12-28',
    expected: [{ earliest: '2027-01-03', likely: '2027-01-06', calendarKnownThrough: '2026-12-18' }],
  },
  {
    name: 'a violation that the platform closed leaves no appeal',
    account: { violations: [{ ...violation, closedOn: '2026-11-24' }] },
    on: '2026-11-25',
    expected: [],
  },
  {
    name: 'an order is to be shipped 48 hours after it was paid, to the minute',
    account: shop({ paidAt: '2026-11-24T10:30:00+08:00' }),
    on: '2026-11-25',
    expected: [
      {
        kind: 'shipping',
        at: '2026-11-26T02:30:00.000Z',
        earliest: '2026-11-26',
        latest: '2026-11-26',
        state: 'due-soon',
      },
    ],
  },
  {
    name: 'a clock that has run out is overdue to the minute',
    account: shop({ paidAt: '2026-11-24T10:30:00+08:00' }),
    on: '2026-11-26',
    now: '2026-11-26T10:31:00+08:00',
    expected: [{ kind: 'shipping', state: 'overdue' }],
  },
  {
    name: 'a minute before it is due today',
    account: shop({ paidAt: '2026-11-24T10:30:00+08:00' }),
    on: '2026-11-26',
    now: '2026-11-26T10:29:00+08:00',
    expected: [{ kind: 'shipping', state: 'due-today' }],
  },
  {
    name: 'with only the day of payment the clock began at its start at the earliest, at its end at the latest',
    account: shop({ paidOn: '2026-11-24' }),
    on: '2026-11-24',
    expected: [{ kind: 'shipping', earliest: '2026-11-25', latest: '2026-11-26' }],
  },
  {
    name: 'a promise to the buyer goes before the platform’s hours',
    account: shop({ paidAt: '2026-11-24T10:30:00+08:00', shipBy: '2026-12-05' }),
    on: '2026-11-25',
    expected: [{ kind: 'shipping', earliest: '2026-12-05', latest: '2026-12-05', state: 'coming' }],
  },
  {
    name: 'a shipped order need not be shipped any more',
    account: shop({ paidOn: '2026-11-24', shippedOn: '2026-11-25' }),
    on: '2026-11-25',
    expected: [{ kind: 'first-scan', severity: 'normal', earliest: '2026-11-25', latest: '2026-11-26' }],
  },
  {
    name: 'an order that is not paid has no clock',
    account: shop({ status: '等待买家付款', paidOn: '2026-11-24' }),
    on: '2026-11-25',
    expected: [],
  },
  {
    name: 'where no hours are published there is no clock',
    account: { platform: 'aliexpress', shopOrders: [{ ...order, paidOn: '2026-11-24' }] },
    on: '2026-11-25',
    expected: [],
  },
  {
    name: 'with only the day of payment the clock has not run out while it may still run',
    account: shop({ paidOn: '2026-11-24' }),
    on: '2026-11-26',
    now: '2026-11-26T12:00:00+08:00',
    expected: [{ kind: 'shipping', at: '2026-11-25T16:00:00.000Z', state: 'due-today' }],
  },
  {
    name: 'with only the day of payment the clock has run out once every reading has',
    account: shop({ paidOn: '2026-11-24' }),
    on: '2026-11-27',
    now: '2026-11-27T00:01:00+08:00',
    expected: [{ kind: 'shipping', inDays: -2, state: 'overdue' }],
  },
  {
    name: 'with only the day of payment the clock may run until the last moment of the second day after',
    account: shop({ paidOn: '2026-11-24' }),
    on: '2026-11-26',
    expected: [{ kind: 'shipping', earliest: '2026-11-25', latest: '2026-11-26', state: 'due-today' }],
  },
  {
    name: 'with only the day of payment it has passed on the third day after, whatever the time',
    account: shop({ paidOn: '2026-11-24' }),
    on: '2026-11-27',
    expected: [{ kind: 'shipping', latest: '2026-11-26', state: 'overdue' }],
  },
  {
    name: 'an end at midnight belongs to the day that is over then',
    account: shop({ paidAt: '2026-11-24T00:00:00+08:00' }),
    on: '2026-11-25',
    expected: [
      {
        kind: 'shipping',
        at: '2026-11-25T16:00:00.000Z',
        earliest: '2026-11-25',
        latest: '2026-11-25',
        state: 'due-today',
      },
    ],
  },
  {
    name: 'an end at midnight has passed on the day that begins then, whatever the time',
    account: shop({ paidAt: '2026-11-24T00:00:00+08:00' }),
    on: '2026-11-26',
    expected: [{ kind: 'shipping', state: 'overdue' }],
  },
  {
    name: 'a promise until midnight is one for the day that is over then',
    account: shop({ paidOn: '2026-11-24', shipBy: '2026-12-05T00:00:00+08:00' }),
    on: '2026-12-04',
    expected: [{ kind: 'shipping', earliest: '2026-12-04', state: 'due-today' }],
  },
  {
    name: 'a shipped order is to be scanned 24 hours after its tracking number: a minute before, it is due today',
    account: shipped({ shippedAt, scannedAt: null }),
    on: '2026-11-25',
    now: '2026-11-25T10:29:00+08:00',
    expected: [
      {
        id: 'pinduoduo/shop/first-scan/o-1',
        kind: 'first-scan',
        severity: 'high',
        at: '2026-11-25T02:30:00.000Z',
        earliest: '2026-11-25',
        likely: '2026-11-25',
        latest: '2026-11-25',
        state: 'due-today',
        action: { code: 'deadline.first-scan.action' },
      },
    ],
  },
  {
    name: 'at exactly 24 hours it is still in time',
    account: shipped({ shippedAt, scannedAt: null }),
    on: '2026-11-25',
    now: '2026-11-25T10:30:00+08:00',
    expected: [{ kind: 'first-scan', state: 'due-today' }],
  },
  {
    name: 'a minute after 24 hours it is overdue',
    account: shipped({ shippedAt, scannedAt: null }),
    on: '2026-11-25',
    now: '2026-11-25T10:31:00+08:00',
    expected: [{ kind: 'first-scan', state: 'overdue' }],
  },
  {
    name: 'a day before, the scan is due soon',
    account: shipped({ shippedAt, scannedAt: null }),
    on: '2026-11-24',
    expected: [{ kind: 'first-scan', inDays: 1, state: 'due-soon' }],
  },
  {
    name: 'an order that was scanned has no clock',
    account: shipped({ shippedAt, scannedAt: '2026-11-25T08:00:00+08:00' }),
    on: '2026-11-25',
    expected: [],
  },
  {
    name: 'an order that has arrived was scanned',
    account: shipped({ shippedAt, status: '已收货' }),
    on: '2026-11-25',
    expected: [],
  },
  {
    name: 'a shipped order with no time of its tracking number has a scan without a day',
    account: shipped({ scannedAt: null }),
    on: '2026-11-25',
    now: '2026-11-25T10:31:00+08:00',
    expected: [
      {
        kind: 'first-scan',
        earliest: null,
        likely: null,
        latest: null,
        inDays: null,
        state: 'unknown',
        action: { code: 'deadline.first-scan.ask' },
      },
    ],
  },
  {
    name: 'a shipped order of which nothing else is known has a scan without a day',
    account: shipped({}),
    on: '2026-11-25',
    expected: [{ kind: 'first-scan', severity: 'normal', earliest: null, state: 'unknown' }],
  },
  {
    name: 'with only the day of the tracking number the scan’s clock ends between two moments',
    account: shipped({ shippedOn: '2026-11-24', scannedAt: null }),
    on: '2026-11-25',
    now: '2026-11-25T23:59:00+08:00',
    expected: [{ kind: 'first-scan', earliest: '2026-11-24', latest: '2026-11-25', state: 'due-today' }],
  },
  {
    name: 'where nobody says whether it was scanned, it is to be looked up',
    account: shipped({ shippedAt }),
    on: '2026-11-25',
    now: '2026-11-25T10:29:00+08:00',
    expected: [
      {
        kind: 'first-scan',
        severity: 'normal',
        state: 'due-today',
        action: { code: 'deadline.first-scan.check' },
      },
    ],
  },
  {
    name: 'where nobody says whether it was scanned, nobody knows whether it is late',
    account: shipped({ shippedAt }),
    on: '2026-11-25',
    now: '2026-11-25T10:31:00+08:00',
    expected: [{ kind: 'first-scan', state: 'unknown' }],
  },
  {
    name: 'where nobody says whether it was scanned, the clock is gone the day after',
    account: shipped({ shippedAt }),
    on: '2026-11-26',
    expected: [],
  },
  {
    name: 'an order that was told to be unscanned is overdue from the day after on',
    account: shipped({ shippedAt, scannedAt: null }),
    on: '2026-11-26',
    expected: [{ kind: 'first-scan', inDays: -1, state: 'overdue' }],
  },
  {
    name: 'where no hours to the first scan are published there is no clock for it',
    account: { ...shipped({ shippedAt, scannedAt: null }), platform: 'aliexpress' },
    on: '2026-11-25',
    expected: [],
  },
  {
    name: 'a refund has the time that the page names',
    account: { refunds: [{ id: 'r-1', asked: '2026-11-24', answerBy: '2026-11-26T09:00:00+08:00' }] },
    on: '2026-11-25',
    expected: [
      { kind: 'refund', earliest: '2026-11-26', at: '2026-11-26T09:00:00+08:00', state: 'due-soon' },
    ],
  },
  {
    name: 'a refund without a time is unknown',
    account: { refunds: [{ id: 'r-1', asked: '2026-11-24' }] },
    on: '2026-11-25',
    expected: [{ kind: 'refund', earliest: null, state: 'unknown' }],
  },
  {
    name: 'a refund that was answered is done',
    account: {
      refunds: [{ id: 'r-1', asked: '2026-11-24', answerBy: '2026-11-26', answeredOn: '2026-11-25' }],
    },
    on: '2026-11-25',
    expected: [{ kind: 'refund', state: 'done' }],
  },
  {
    name: 'a subscription ends, and could be given back before',
    account: { subscriptions: [{ id: 's-1', to: '2026-12-31', refundableUntil: '2026-11-27' }] },
    on: '2026-11-25',
    expected: [
      { kind: 'refund', earliest: '2026-11-27', state: 'due-soon', severity: 'low' },
      { kind: 'subscription-ends', earliest: '2026-12-31', state: 'coming', severity: 'normal' },
    ],
  },
  {
    name: 'a subscription that has ended is over',
    account: { subscriptions: [{ id: 's-1', to: '2026-11-24' }] },
    on: '2026-11-25',
    expected: [],
  },
  {
    name: 'services that end on one day are one deadline',
    account: {
      serviceOrders: ['a', 'b'].map((id) => ({
        id,
        day: '2026-01-01',
        paid: '9.00',
        refunded: '0',
        to: '2026-11-30',
      })),
    },
    on: '2026-11-25',
    expected: [{ kind: 'service-ends', earliest: '2026-11-30', what: { params: { count: 2 } } }],
  },
  {
    name: 'a subscription of somebody else’s that ends today does not press',
    account: {
      serviceOrders: [{ id: 'a', day: '2026-01-01', paid: '9.00', refunded: '0', to: '2026-11-25' }],
    },
    on: '2026-11-25',
    expected: [{ kind: 'service-ends', inDays: 0, state: 'coming' }],
  },
  {
    name: 'a restriction lifts on the day after its last',
    account: { restrictions: [{ id: 'x', kind: 'restrict-rights', from: '2026-11-20', to: '2026-11-26' }] },
    on: '2026-11-25',
    expected: [{ kind: 'restriction-lifts', earliest: '2026-11-27', severity: 'low' }],
  },
  {
    name: 'a restriction without an end has no day',
    account: { restrictions: [{ id: 'x', kind: 'restrict-rights', from: '2026-11-20' }] },
    on: '2026-11-25',
    expected: [{ kind: 'restriction-lifts', earliest: null, state: 'unknown' }],
  },
  {
    name: 'points of a shop are cleared at the end of the year',
    account: { platform: 'doudian', points: [{ id: 'p', ledger: 'credit', day: '2026-03-01', points: 4 }] },
    on: '2026-11-25',
    expected: [{ kind: 'points-expire', earliest: '2027-01-01', what: { params: { points: '4.00' } } }],
  },
  {
    name: 'points whose number is not known are cleared too, and are not none',
    account: {
      platform: 'doudian',
      points: [{ id: 'p', ledger: 'credit', day: '2026-03-01', points: null }],
    },
    on: '2026-11-25',
    expected: [{ kind: 'points-expire', earliest: '2027-01-01', what: { params: { points: null } } }],
  },
  {
    name: 'income is settled on the day of the month that the user gave',
    account: { policies: { settlesOn: 20 } },
    on: '2026-11-25',
    expected: [{ kind: 'settlement', earliest: '2026-12-20' }],
  },
  {
    name: 'a part of the prepaid balance ends',
    account: {
      position: {
        day: '2026-11-20',
        prepaid: '50.00',
        grants: [{ id: 'g', amount: '50.00', expires: '2026-11-28' }],
        debts: [],
      },
    },
    on: '2026-11-25',
    expected: [{ kind: 'balance-ends', earliest: '2026-11-28', state: 'due-soon' }],
  },
  {
    name: 'a deadline of the user’s own is due on its day',
    account: {
      ownDeadlines: [{ id: 'own-1', what: 'renew the licence', due: '2026-11-25', severity: 'high' }],
    },
    on: '2026-11-25',
    expected: [{ kind: 'own', state: 'due-today', severity: 'high' }],
  },
  {
    name: 'what the user marked as done is done',
    account: {
      ownDeadlines: [{ id: 'own-1', what: 'renew the licence', due: '2026-11-20' }],
      marks: [{ deadline: 'aliexpress/shop/own/own-1', state: 'done', on: '2026-11-19' }],
    },
    on: '2026-11-25',
    expected: [{ kind: 'own', state: 'done' }],
  },
  {
    name: 'what the user marked as waived is waived, and says why',
    account: {
      ownDeadlines: [{ id: 'own-1', what: 'renew the licence', due: '2026-11-20' }],
      marks: [{ deadline: 'aliexpress/shop/own/own-1', state: 'waived', on: '2026-11-19', note: 'let off' }],
    },
    on: '2026-11-25',
    expected: [{ kind: 'own', state: 'waived', note: 'let off' }],
  },
];

test.each(rows)('$name', ({ account, on, now, expected }) => {
  const found = dueOf(account, on, now);
  expect(found).toMatchObject(expected as object[]);
  expect(found).toHaveLength(expected.length);
  for (const locale of ['zh-CN', 'en'] as const) {
    for (const { what, action, consequence, why } of found) {
      const said = [what, action, consequence, ...why.map(({ text }) => text)].flatMap((message) =>
        message === null ? [] : explain(message, locale),
      );
      for (const text of said) expect(text).not.toMatch(/undefined|null|\[object|^$/);
    }
  }
});

describe('an assessment', () => {
  const facts = factsOf({
    ...shop({ paidAt: '2026-11-24T10:30:00+08:00' }),
    ownDeadlines: [{ id: 'own-1', what: 'renew', due: '2026-11-25', severity: 'high' }],
  });

  it('warns of what is due soon, the nearest first, and says nothing of fees where there are none', () => {
    const assessment = assess(facts, all, { on: '2026-11-25' });
    expect(assessment.warnings).toMatchObject([
      { id: 'pinduoduo/shop/due/own', state: 'due-today' },
      { id: 'pinduoduo/shop/due/shipping', state: 'due-soon', inDays: 1 },
    ]);
    expect(assessment.accounts).toMatchObject([{ pack: pinduoduo.id, cost: null, needs: [] }]);
    expect(explain(assessment.warnings[1]!.brief, 'zh-CN')).toBe('待发货');
  });

  it('names the source of a clock', () => {
    const [warning] = assess(facts, all, { on: '2026-11-25' }).warnings.slice(1);
    expect(warning?.why[0]?.cite?.key).toBe('pinduoduo:pdd-2022');
  });
});

it('a fact that is missing never moves the safe day later', () => {
  const days = fc.integer({ min: 1, max: 28 }).map((day) => `2026-11-${String(day).padStart(2, '0')}`);
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 1439 }), (paidOn, minute) => {
      const two = (part: number) => String(part).padStart(2, '0');
      const paidAt = `${paidOn}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:00+08:00`;
      const [known] = dueOf(shop({ paidAt }), '2026-11-01');
      const [unknown] = dueOf(shop({ paidOn }), '2026-11-01');
      expect(unknown!.earliest! <= known!.earliest!).toBe(true);
      expect(unknown!.latest! >= known!.latest!).toBe(true);
    }),
  );
});
