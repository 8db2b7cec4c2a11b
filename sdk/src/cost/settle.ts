import type { Day } from '../base/day.ts';
import { add, type Decimal, isPositive, isZero, min, subtract, sum } from '../base/decimal.ts';
import type { AccountFacts, Debt, Payment } from '../facts/schema.ts';
import type { Episode, Settlement, SettlementDay } from './settlement.ts';
import type { Charge, Statement } from './statement.ts';

export interface SettleOptions {
  /** The last day to settle. */
  readonly to: Day;
  /** Which bound of the charges to take; `high` without. A charge that is open above is taken at its low bound. */
  readonly take?: 'low' | 'high';
}

type SettledAccount = Pick<AccountFacts, 'position' | 'payments' | 'directDebit'>;

/**
 * Goes through the days after the account's position: payments first (each pays debts, oldest first or those of its app
 * key; what is left joins the prepaid balance), then the day's charges (prepaid balance, then direct debit, then debt).
 * Charges and payments up to the position's day are in the position already. Throws a `RangeError` where there is no
 * position: an unknown balance is not zero.
 *
 * @example
 * settle(statement, { position: { day: '2026-11-18', prepaid: '100.00', debts: [] } }, { to: '2026-11-22' }).owed
 * // '60.00', when 40.00 a day were charged from 2026-11-19 to 2026-11-22
 */
export function settle(
  statement: Pick<Statement, 'charges' | 'currency'>,
  account: SettledAccount,
  options: SettleOptions,
): Settlement {
  const position = account.position;
  if (position === undefined) throw new RangeError('settle: the account has no position to start from');
  const charges = byDay(statement.charges, position.day, options.to);
  const payments = byDay(account.payments ?? [], position.day, options.to);
  let debts = [...position.debts].sort(oldestFirst);
  let prepaid = position.prepaid;
  let episode: Episode | undefined =
    debts.length === 0 ? undefined : { since: position.arrearsSince ?? (debts[0] as Debt).day, paidOn: null };
  const episodes: Episode[] = [];
  const days: SettlementDay[] = [];
  for (const day of [...new Set([...charges.keys(), ...payments.keys()])].sort()) {
    let received = '0.00';
    let paidDebt = '0.00';
    for (const payment of [...(payments.get(day) ?? [])].sort((a, b) => compareText(a.id, b.id))) {
      const after = pay(debts, payment);
      debts = after.debts;
      prepaid = add(prepaid, after.left);
      received = add(received, payment.amount);
      paidDebt = add(paidDebt, subtract(payment.amount, after.left));
    }
    let debitLeft = debitLimit(account, day);
    let drawnPrepaid = '0.00';
    let drawnDebit = '0.00';
    let newDebt = '0.00';
    let charged = '0.00';
    for (const charge of charges.get(day) ?? []) {
      const amount = options.take === 'low' ? charge.amount.low : (charge.amount.high ?? charge.amount.low);
      charged = add(charged, amount);
      // A credit joins the prepaid balance.
      const fromPrepaid = min(prepaid, amount);
      prepaid = subtract(prepaid, fromPrepaid);
      drawnPrepaid = add(drawnPrepaid, fromPrepaid);
      const open = subtract(amount, fromPrepaid);
      const fromDebit = debitLeft === 'all' ? open : min(debitLeft, open);
      if (debitLeft !== 'all') debitLeft = subtract(debitLeft, fromDebit);
      drawnDebit = add(drawnDebit, fromDebit);
      const unpaid = subtract(open, fromDebit);
      if (isPositive(unpaid)) {
        debts.push({ id: `${day}/${charge.appKey}`, appKey: charge.appKey, day, amount: unpaid });
        newDebt = add(newDebt, unpaid);
      }
    }
    const owed = sum(debts.map((debt) => debt.amount));
    days.push({ day, charged, drawnPrepaid, drawnDebit, newDebt, received, paidDebt, prepaid, owed });
    if (isPositive(owed)) episode ??= { since: day, paidOn: null };
    else if (episode !== undefined) {
      episodes.push({ since: episode.since, paidOn: day });
      episode = undefined;
    }
  }
  if (episode !== undefined) episodes.push(episode);
  return {
    currency: statement.currency,
    from: position.day,
    to: options.to,
    days,
    prepaid,
    debts,
    owed: sum(debts.map((debt) => debt.amount)),
    episodes,
  };
}

function oldestFirst(a: Debt, b: Debt): number {
  return compareText(a.day, b.day) || compareText(a.appKey, b.appKey) || compareText(a.id, b.id);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function byDay<T extends Charge | Payment>(items: readonly T[], after: Day, to: Day): Map<Day, T[]> {
  const days = new Map<Day, T[]>();
  for (const item of items) {
    if (item.day <= after || item.day > to) continue;
    const list = days.get(item.day);
    if (list === undefined) days.set(item.day, [item]);
    else list.push(item);
  }
  return days;
}

function pay(debts: readonly Debt[], payment: Payment): { debts: Debt[]; left: Decimal } {
  let left = payment.amount;
  const open: Debt[] = [];
  const due = [...debts].sort(oldestFirst);
  for (const debt of due) {
    const concerned = payment.appKey === undefined || payment.appKey === debt.appKey;
    const part = concerned ? min(left, debt.amount) : '0.00';
    left = subtract(left, part);
    const rest = subtract(debt.amount, part);
    if (!isZero(rest)) open.push(isZero(part) ? debt : { ...debt, amount: rest });
  }
  return { debts: open, left };
}

function debitLimit({ directDebit }: SettledAccount, day: Day): Decimal | 'all' {
  if (directDebit?.signed !== true || directDebit.failedOn?.includes(day) === true) return '0.00';
  return directDebit.dailyLimit ?? 'all';
}
