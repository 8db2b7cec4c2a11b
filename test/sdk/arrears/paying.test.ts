import { type AccountFacts, type ArrearsStatus, arrearsStatus, type Charge, settle } from 'duewatch';
import { taobaoOpenPlatform } from 'duewatch/packs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/*
 * What the default policy, oldest debt first, claims of payments that name no app key. One that names an app key, and comes
 * after another has paid that key, joins the balance while other keys still owe: then earlier is not always better.
 */

type Account = Pick<AccountFacts, 'position' | 'payments'>;
type Payments = NonNullable<AccountFacts['payments']>;

const apps = ['a', 'b', 'c'].map((appKey) => ({ appKey, listed: appKey !== 'c' }));
const yuan = (fen: number) => (fen / 100).toFixed(2);
const dayOf = (index: number) => new Date(Date.UTC(2026, 10, 10 + index)).toISOString().slice(0, 10);
const last = 30;
const key = fc.constantFrom('a', 'b', 'c');
const amount = fc.integer({ min: 1, max: 3000 }).map(yuan);
const index = fc.integer({ min: 1, max: last });

const charges: fc.Arbitrary<Charge[]> = fc
  .uniqueArray(fc.tuple(index, key, amount), {
    selector: ([day, appKey]) => `${day}/${appKey}`,
    maxLength: 40,
  })
  .map((list) =>
    list
      .sort(([dayA, a], [dayB, b]) => dayA - dayB || (a < b ? -1 : 1))
      .map(([day, appKey, high]) => ({ day: dayOf(day), appKey, amount: { low: high, high } })),
  );
const payments: fc.Arbitrary<Payments> = fc
  .array(fc.record({ day: index, amount }), { maxLength: 5 })
  .map((list) => list.map((payment, at) => ({ ...payment, id: `p${at}`, day: dayOf(payment.day) })));
const prepaid = fc.integer({ min: 0, max: 5000 }).map(yuan);

const accountOf = (balance: string, list: Payments): Account => ({
  position: { day: dayOf(0), prepaid: balance, debts: [] },
  payments: list,
});

function statusOn(list: readonly Charge[], account: Account, on: string): ArrearsStatus {
  const settlement = settle({ currency: 'CNY', charges: list }, account, { to: on });
  return arrearsStatus(settlement, taobaoOpenPlatform, { on, apps });
}

/** Every single thing that a measure falls on. */
const hits = ({ measures }: ArrearsStatus) =>
  measures.flatMap(({ kind, apps: hit }) =>
    hit.length === 0 ? [kind] : hit.map((appKey) => `${kind}/${appKey}`),
  );

/** Whether a hidden service became a frozen one, which is no milder: the fewer kinds are compared app by app. */
const worseOf: Record<string, string> = { 'hide-service': 'freeze-service' };

function notWorse(better: ArrearsStatus, worse: ArrearsStatus) {
  expect(Number(better.owed)).toBeLessThanOrEqual(Number(worse.owed));
  expect(better.days).toBeLessThanOrEqual(worse.days);
  const before = new Set(hits(worse));
  if (better.state === 'in-arrears') {
    for (const hit of hits(better)) {
      const [kind = '', appKey] = hit.split('/');
      const harsher = worseOf[kind];
      expect(before.has(hit) || (harsher !== undefined && before.has(`${harsher}/${appKey}`))).toBe(true);
    }
  }
  const [next, nextBefore] = [better, worse].map(
    ({ coming }) => coming.find(({ basis }) => basis === 'in-force')?.day,
  );
  if (
    better.state === 'in-arrears' &&
    better.since === worse.since &&
    next !== undefined &&
    nextBefore !== undefined
  )
    expect(next >= nextBefore).toBe(true);
}

describe('on no day and in nothing is an account worse off', () => {
  it('for paying more', () => {
    fc.assert(
      fc.property(charges, payments, prepaid, index, amount, index, (list, paid, balance, day, more, on) => {
        const extra = [...paid, { id: 'more', day: dayOf(day), amount: more }];
        notWorse(
          statusOn(list, accountOf(balance, extra), dayOf(on)),
          statusOn(list, accountOf(balance, paid), dayOf(on)),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('for paying earlier', () => {
    fc.assert(
      fc.property(
        charges,
        payments,
        prepaid,
        index,
        amount,
        index,
        index,
        (list, paid, balance, a, sum, b, on) => {
          const at = (day: number) =>
            accountOf(balance, [...paid, { id: 'more', day: dayOf(day), amount: sum }]);
          const early = statusOn(list, at(Math.min(a, b)), dayOf(on));
          notWorse(early, statusOn(list, at(Math.max(a, b)), dayOf(on)));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('for a larger balance', () => {
    fc.assert(
      fc.property(
        charges,
        payments,
        fc.integer({ min: 0, max: 5000 }),
        index,
        index,
        (list, paid, fen, more, on) => {
          notWorse(
            statusOn(list, accountOf(yuan(fen + more), paid), dayOf(on)),
            statusOn(list, accountOf(yuan(fen), paid), dayOf(on)),
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});

it('splitting a payment in two on its day changes nothing', () => {
  fc.assert(
    fc.property(charges, payments, prepaid, index, (list, paid, balance, on) => {
      const split = paid.flatMap((payment) => {
        const fen = Math.round(Number(payment.amount) * 100);
        const half = Math.floor(fen / 2);
        return [half, fen - half]
          .filter((part) => part > 0)
          .map((part, at) => ({ ...payment, id: `${payment.id}.${at}`, amount: yuan(part) }));
      });
      expect(statusOn(list, accountOf(balance, split), dayOf(on))).toEqual(
        statusOn(list, accountOf(balance, paid), dayOf(on)),
      );
    }),
    { numRuns: 1000 },
  );
});
