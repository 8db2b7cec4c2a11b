import type { AccountFacts, App } from 'duewatch';
import fc from 'fast-check';
import { addDays } from '../../../sdk/src/base/day.ts';

export const on = '2026-11-22';

/** Facts of an account whose cost is exact: the relief that nobody published is entered as none. */
export const exactly = { 'tariffs/api/2017-01/dailyRelief': '0.00' };

/** What each app key owes, and whether it is in the service market. */
export type Owed = Record<string, { amount: string; listed?: boolean }>;

/** An account that has owed this for as many full days, as the fee centre showed it the day before. */
export function owing(days: number, owed: Owed, more: Partial<AccountFacts> = {}): AccountFacts {
  const since = addDays(on, -days);
  const apps: App[] = Object.entries(owed).map(([appKey, { listed }]) => ({
    appKey,
    hosting: 'inside',
    ...(listed === undefined ? {} : { listed }),
  }));
  const debts = Object.entries(owed).map(([appKey, { amount }]) => ({
    id: `debt-${appKey}`,
    appKey,
    day: since,
    amount,
  }));
  // Where the arrears begin today, the fee centre has been read today.
  const day = days === 0 ? on : addDays(on, -1);
  return {
    platform: 'taobao-open-platform',
    id: 'isv',
    apps,
    position: { day, prepaid: '0.00', debts },
    values: exactly,
    ...more,
  };
}

/** As many calls as cost this many yuan: 0.01 for 100 calls of this API. */
export const usageOf = (appKey: string, day: string, yuan: number) => ({
  appKey,
  api: 'taobao.time.get',
  day,
  calls: yuan * 10_000,
});

export const fen = (amount: string) => Number(amount.replace('.', ''));
export const yuan = (amount: number) => (amount / 100).toFixed(2);

const amounts = fc.integer({ min: 1, max: 20_000 }).map(yuan);

/** Accounts of one to four app keys in arrears for 1 to 8 days, with a balance, and with usage before and after the day. */
export const accounts = fc
  .record({
    days: fc.integer({ min: 1, max: 8 }),
    keys: fc.array(fc.tuple(amounts, fc.constantFrom(true, false, undefined)), {
      minLength: 1,
      maxLength: 4,
    }),
    later: fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), amounts, fc.integer({ min: 0, max: 7 })), {
      maxLength: 3,
    }),
    usage: fc.array(
      fc.tuple(
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 1, max: 300 }),
      ),
      { maxLength: 6 },
    ),
    prepaid: fc.constantFrom('0.00', '3.50', '120.00'),
    limit: fc.constantFrom(undefined, '10.00'),
    exact: fc.boolean(),
  })
  .map(({ days, keys, later, usage, prepaid, limit, exact }) => {
    const owed = Object.fromEntries(
      keys.map(([amount, listed], index) => [
        `k${index}`,
        { amount, ...(listed === undefined ? {} : { listed }) },
      ]),
    );
    const account = owing(days, owed);
    const keyOf = (index: number) => `k${index % keys.length}`;
    const position = account.position!;
    const debts = [
      ...position.debts,
      ...later.map(([index, amount, age], number) => ({
        id: `more-${number}`,
        appKey: keyOf(index),
        day: addDays(on, -Math.max(1, Math.min(days, age))),
        amount,
      })),
    ];
    const facts: AccountFacts = {
      ...account,
      position: { ...position, prepaid, debts },
      usage: usage.map(([index, offset, amount], number) => ({
        ...usageOf(keyOf(index), addDays(on, offset), amount),
        id: `usage-${number}`,
      })),
      ...(limit === undefined ? {} : { directDebit: { signed: true, dailyLimit: limit } }),
      values: exact ? exactly : {},
    };
    return facts;
  });
