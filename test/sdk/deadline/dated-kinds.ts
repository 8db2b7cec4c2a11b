import type { DeadlineKind } from 'duewatch/deadline';
import type { AccountFacts, ShopOrder } from '../../../sdk/src/facts/schema.ts';

/** What is neither done nor waited for ends overdue; what one only waits for is gone; a rung is in force from its day. */
export interface Dated {
  readonly what: string;
  readonly account: Partial<AccountFacts>;
  /** The end of the deadline's id. */
  readonly key: string;
  readonly day: string;
  /** The last day on which it may be in time, where that is another. */
  readonly last?: string;
  readonly today?: 'due-today' | 'coming' | 'gone';
  readonly after: 'overdue' | 'gone';
  /** From how many days ahead it is there. */
  readonly ahead?: number;
  /** What it is then, and on the day before. */
  readonly before?: readonly [string, string];
}

const open = {
  platform: 'taobao-open-platform',
  position: {
    day: '2026-11-19',
    prepaid: '0.00',
    debts: [{ id: 'd', appKey: '1', day: '2026-11-19', amount: '10.00' }],
  },
} satisfies Partial<AccountFacts>;
const freeze = {
  kind: 'freeze-settlement',
  target: 'income',
  release: 'next-settlement-cycle',
  period: { days: 7 },
};
const order = { id: 'o', day: '2026-11-20', total: '9.00' };
const orders = (more: Partial<ShopOrder> & Pick<ShopOrder, 'status'>): Partial<AccountFacts> => ({
  platform: 'pinduoduo',
  shopOrders: [{ ...order, ...more }],
});
const grants = [{ id: 'g', amount: '50.00', expires: '2026-11-28' }];

/** Deadlines of every kind, with the day on which they fall. */
export const datedKinds: Record<DeadlineKind, readonly Dated[]> = {
  'arrears-rung': [
    {
      what: 'a rung of arrears, in force on its day',
      account: open,
      key: '2026-11-19/days-5',
      day: '2026-11-24',
      today: 'gone',
      after: 'gone',
      ahead: 4,
    },
  ],
  'settlement-resumes': [
    {
      what: 'the first settlement after the processing period',
      account: {
        ...open,
        payments: [{ id: 'p', day: '2026-11-22', amount: '10.00' }],
        policies: { settlesOn: 5 },
        ladders: [
          {
            format: 'duewatch/ladder@1',
            name: 'Notice',
            rungs: [{ threshold: { comparison: 'full-days', days: 0 }, measures: [freeze] }],
          },
        ],
      },
      key: '2026-12-05',
      day: '2026-12-05',
      after: 'gone',
    },
  ],
  'balance-ends': [
    {
      what: 'a part of the prepaid balance',
      account: { position: { day: '2026-11-10', prepaid: '50.00', grants, debts: [] } },
      key: 'grant/g',
      day: '2026-11-28',
      after: 'gone',
    },
  ],
  settlement: [
    {
      what: 'the day on which the user’s income is settled',
      account: { policies: { settlesOn: 20 } },
      key: '2026-12-20',
      day: '2026-12-20',
      after: 'gone',
    },
    {
      what: 'a settlement over the end of the year',
      account: { policies: { settlesOn: 1 } },
      key: '2027-01-01',
      day: '2027-01-01',
      after: 'gone',
    },
  ],
  'direct-debit': [
    {
      what: 'the day on which fees of the month are drawn',
      account: { platform: 'doudian-open-platform', directDebit: { signed: true } },
      key: '2026-12-05',
      day: '2026-12-05',
      after: 'gone',
    },
  ],
  obligation: [
    {
      what: 'what a provider has to do, of a day that one may read in two ways',
      account: { platform: 'alibaba-1688', traits: { 'service-provider': true } },
      key: 'identity-verification',
      day: '2022-01-19',
      last: '2022-01-20',
      after: 'overdue',
    },
    {
      what: 'what an account of which nobody knows whether it is meant may have to do',
      account: { platform: 'alibaba-1688' },
      key: 'app-update',
      day: '2022-09-29',
      last: '2022-09-30',
      after: 'gone',
    },
  ],
  appeal: [
    {
      what: 'seven working days from the notice, the first of them the notice’s own or the next',
      account: {
        violations: [{ id: 'v', noticed: '2026-11-20', offences: { 'fake-transactions': true } }],
      },
      key: 'v/fake-transactions',
      day: '2026-11-30',
      last: '2026-12-01',
      after: 'overdue',
    },
  ],
  'subscription-ends': [
    {
      what: 'a subscription’s last day',
      account: { subscriptions: [{ id: 's', to: '2026-11-25' }] },
      key: 's',
      day: '2026-11-25',
      after: 'gone',
    },
    {
      what: 'a subscription that renews itself',
      account: { subscriptions: [{ id: 's', to: '2026-11-25', renews: true }] },
      key: 's',
      day: '2026-11-25',
      after: 'gone',
    },
  ],
  'service-ends': [
    {
      what: 'a subscriber’s last day, which never presses',
      account: {
        serviceOrders: [{ id: 'a', day: '2026-01-01', paid: '9.00', refunded: '0', to: '2026-11-25' }],
      },
      key: '2026-11-25',
      day: '2026-11-25',
      today: 'coming',
      after: 'gone',
      before: ['coming', 'coming'],
    },
  ],
  refund: [
    {
      what: 'the answer to a buyer',
      account: { refunds: [{ id: 'r', asked: '2026-11-10', answerBy: '2026-11-25' }] },
      key: 'refund/r',
      day: '2026-11-25',
      after: 'overdue',
    },
    {
      what: 'the answer to a buyer up to an instant of the day',
      account: { refunds: [{ id: 'r', asked: '2026-11-10', answerBy: '2026-11-25T09:00:00+08:00' }] },
      key: 'refund/r',
      day: '2026-11-25',
      after: 'overdue',
    },
    {
      what: 'the last day on which a subscription can be given back',
      account: { subscriptions: [{ id: 's', to: '2027-11-25', refundableUntil: '2026-11-25' }] },
      key: 'subscription/s',
      day: '2026-11-25',
      after: 'gone',
    },
  ],
  shipping: [
    {
      what: 'dispatch 48 hours after payment',
      account: orders({ status: '待发货', paidAt: '2026-11-23T10:30:00+08:00' }),
      key: 'shipping/o',
      day: '2026-11-25',
      after: 'overdue',
    },
    {
      what: 'dispatch 48 hours after a day of payment',
      account: orders({ status: '待发货', paidOn: '2026-11-23' }),
      key: 'shipping/o',
      day: '2026-11-24',
      last: '2026-11-25',
      after: 'overdue',
    },
    {
      what: 'dispatch as promised to the buyer',
      account: orders({ status: '待发货', paidOn: '2026-11-23', shipBy: '2026-12-20' }),
      key: 'shipping/o',
      day: '2026-12-20',
      after: 'overdue',
    },
  ],
  'first-scan': [
    {
      what: 'the first scan 24 hours after the tracking number',
      account: orders({ status: '已发货', shippedAt: '2026-11-24T10:30:00+08:00', scannedAt: null }),
      key: 'first-scan/o',
      day: '2026-11-25',
      after: 'overdue',
    },
    {
      what: 'a first scan of which nobody says whether it was',
      account: orders({ status: '已发货', shippedAt: '2026-11-24T10:30:00+08:00' }),
      key: 'first-scan/o',
      day: '2026-11-25',
      after: 'gone',
    },
  ],
  'points-expire': [
    {
      what: 'points of a shop, cleared with the year',
      account: { platform: 'doudian', points: [{ id: 'p', ledger: 'credit', day: '2026-03-01', points: 4 }] },
      key: 'credit/2027-01-01',
      day: '2027-01-01',
      // On the day itself they no longer count.
      today: 'gone',
      after: 'gone',
    },
  ],
  'restriction-lifts': [
    {
      what: 'a restriction, on the day after its last',
      account: { restrictions: [{ id: 'x', kind: 'restrict-rights', from: '2026-11-01', to: '2026-11-24' }] },
      key: 'restriction-lifts/x',
      day: '2026-11-25',
      after: 'gone',
    },
  ],
  notice: [
    {
      what: 'a change of the rules that was announced',
      account: { platform: 'alibaba-1688' },
      key: 'notice/false-trade-rule',
      day: '2024-07-16',
      // There is nothing to do about it, so that it never presses.
      today: 'coming',
      before: ['coming', 'coming'],
      after: 'gone',
      ahead: 8,
    },
  ],
  own: [
    {
      what: 'a deadline of the user’s own',
      account: { ownDeadlines: [{ id: 'n', what: 'renew the licence', due: '2026-11-25' }] },
      key: 'own/n',
      day: '2026-11-25',
      after: 'overdue',
    },
  ],
};
