import { compareText } from '../base/compare-text.ts';
import { addDays, type Day, monthOf } from '../base/day.ts';
import { add, type Decimal, isPositive, isZero, min, subtract, sum } from '../base/decimal.ts';
import type { AccountFacts, Debt } from '../facts/schema.ts';
import { known } from '../pack/known.ts';
import type { TariffVersion } from '../pack/schema.ts';
import type { Episode, LedgerEntry, Settlement, SettlementDay } from './settlement.ts';
import type { Charge, Statement } from './statement.ts';
import { drawFrom, expire, type Wallet, walletOf } from './wallet.ts';

/** How and when a tariff's charges are drawn. */
export interface SettleRules {
  readonly drawOrder: readonly ('prepaid' | 'direct-debit')[];
  /** 0 for each day; else the day of the next month on which a month is drawn. */
  readonly dayOfNextMonth: number;
  readonly dueAfterDays: number;
}

export interface SettleOptions {
  /** The last day to settle. */
  readonly to: Day;
  /** Which bound of the charges to take; `high` without. A charge that is open above is taken at its low bound. */
  readonly take?: 'low' | 'high';
  /** See `settleRules`; without: each day, prepaid balance first, then direct debit, due at once. */
  readonly rules?: SettleRules;
  /**
   * A settlement of the same account to go on from: the result is that of settling from scratch, at the price of the
   * days that are new. It is no longer right once a charge or a payment of its days has changed.
   */
  readonly previous?: Settlement;
}

type SettledAccount = Pick<AccountFacts, 'position' | 'payments' | 'directDebit'>;

/** What holds where a tariff says nothing: each day, prepaid balance first, then direct debit, due at once. */
export const eachDay: SettleRules = {
  drawOrder: ['prepaid', 'direct-debit'],
  dayOfNextMonth: 0,
  dueAfterDays: 0,
};

/** The rules of a tariff's version. What it does not say is each day, due at once. */
export function settleRules(version: TariffVersion): SettleRules {
  const settlement = version.settlement === undefined ? undefined : known(version.settlement)?.value;
  return {
    drawOrder: known(version.drawOrder)?.value ?? eachDay.drawOrder,
    dayOfNextMonth: settlement?.every === 'month' ? (settlement.on ?? 1) : 0,
    dueAfterDays: version.dueAfterDays === undefined ? 0 : (known(version.dueAfterDays)?.value ?? 0),
  };
}

/** The day on which a charge is drawn. @example settlementDay('2026-10-31', { …, dayOfNextMonth: 5 }) // '2026-11-05' */
export function settlementDay(day: Day, { dayOfNextMonth }: SettleRules): Day {
  if (dayOfNextMonth === 0) return day;
  const next = monthOf(addDays(`${monthOf(day)}-28`, 4));
  return `${next}-${String(dayOfNextMonth).padStart(2, '0')}`;
}

/**
 * Goes through the days after the account's position. On each: grants whose last day has passed expire; payments pay
 * debts, oldest first or those of their app key, and what is left joins the prepaid balance; then charges are drawn from the
 * prepaid balance, grant by grant, then by direct debit, and what is left becomes debt. A negative charge is a credit
 * and is received like a payment. Charges and payments up to the position's day are in the position already.
 *
 * @throws RangeError where there is no position: an unknown balance is not zero.
 * @example
 * settle(statement, { position: { day: '2026-11-18', prepaid: '100.00', debts: [] } }, { to: '2026-11-22' }).owed
 * // '60.00', when 40.00 a day were charged from 2026-11-19 to 2026-11-22
 */
export function settle(
  statement: Pick<Statement, 'charges' | 'currency'>,
  account: SettledAccount,
  options: SettleOptions,
): Settlement {
  const { position } = account;
  if (position === undefined) throw new RangeError('settle: the account has no position to start from');
  const { previous, to, rules = eachDay } = options;
  const start = previous?.to ?? position.day;
  if (to < start) throw new RangeError(`settle: asked to settle to ${to}, and settled to ${start} already`);
  const charges = byDay(statement.charges, ({ day }) => settlementDay(day, rules), start, to);
  const payments = byDay(account.payments ?? [], ({ day }) => day, start, to);
  const opening =
    previous === undefined ? openingOf(position) : { wallet: previous.wallet, debts: [...previous.debts] };

  let { wallet, debts } = opening;
  const ledger: LedgerEntry[] =
    previous === undefined ? openingEntries(wallet, position.day) : [...previous.ledger];
  const days: SettlementDay[] = [...(previous?.days ?? [])];
  const episodes: Episode[] = [...(previous?.episodes ?? firstEpisode(position))];
  const queue = eventDays(charges, payments, wallet, debts, start, to);
  for (let day = queue.next(); day !== undefined; day = queue.next()) {
    const totals = {
      charged: '0.00',
      drawnPrepaid: '0.00',
      drawnDebit: '0.00',
      newDebt: '0.00',
      received: '0.00',
      paidDebt: '0.00',
      expired: '0.00',
    };
    const gone = expire(wallet, day);
    wallet = gone.wallet;
    for (const { grant, amount } of gone.expired) {
      ledger.push({ day, kind: 'expire', amount, grant });
      totals.expired = add(totals.expired, amount);
    }
    const receive = (id: string, amount: Decimal, appKey: string | undefined, expires: Day | undefined) => {
      totals.received = add(totals.received, amount);
      const after = pay(debts, amount, appKey);
      debts = after.debts;
      for (const { debt, amount: part } of after.paid)
        ledger.push({ day, kind: 'pay', amount: part, debt, payment: id });
      totals.paidDebt = add(totals.paidDebt, subtract(amount, after.left));
      if (isZero(after.left) || (expires !== undefined && expires < day)) return;
      wallet = walletOf([
        ...wallet,
        { id, amount: after.left, ...(expires === undefined ? {} : { expires }) },
      ]);
      ledger.push({ day, kind: 'grant', amount: after.left, grant: id });
      if (expires !== undefined) queue.add(addDays(expires, 1));
    };
    const due = [...(payments.get(day) ?? [])].sort((a, b) => compareText(a.id, b.id));
    for (const { id, amount, appKey, expires } of due) receive(id, amount, appKey, expires);

    let debitLeft = debitLimit(account, day, rules);
    for (const charge of charges.get(day) ?? []) {
      const amount = options.take === 'low' ? charge.amount.low : (charge.amount.high ?? charge.amount.low);
      const id = chargeId(charge);
      totals.charged = add(totals.charged, amount);
      if (!isPositive(amount)) {
        if (!isZero(amount)) receive(id, subtract('0.00', amount), undefined, undefined);
        continue;
      }
      let open = amount;
      for (const from of rules.drawOrder) {
        if (from === 'prepaid') {
          const drawn = drawFrom(wallet, open);
          wallet = drawn.wallet;
          for (const { grant, amount: part } of drawn.draws)
            ledger.push({ day, kind: 'draw', amount: part, grant, charge: id });
          totals.drawnPrepaid = add(totals.drawnPrepaid, subtract(open, drawn.open));
          open = drawn.open;
        } else {
          const part = debitLeft === 'all' ? open : min(debitLeft, open);
          if (debitLeft !== 'all') debitLeft = subtract(debitLeft, part);
          if (!isZero(part)) ledger.push({ day, kind: 'debit', amount: part, charge: id });
          totals.drawnDebit = add(totals.drawnDebit, part);
          open = subtract(open, part);
        }
      }
      if (isZero(open)) continue;
      const dueOn = addDays(day, rules.dueAfterDays);
      debts.push({ id, appKey: charge.appKey, day, amount: open, ...(dueOn === day ? {} : { due: dueOn }) });
      queue.add(dueOn);
      ledger.push({ day, kind: 'debt', amount: open, debt: id, charge: id });
      totals.newDebt = add(totals.newDebt, open);
    }
    const owed = sum(debts.map((debt) => debt.amount));
    if (!Object.values(totals).every(isZero)) days.push({ day, ...totals, prepaid: balanceOf(wallet), owed });
    const late = debts.some((debt) => dueDay(debt) <= day);
    const last = episodes.at(-1);
    if (late && last?.paidOn !== null) episodes.push({ since: day, paidOn: null });
    else if (!late && last?.paidOn === null) episodes[episodes.length - 1] = { ...last, paidOn: day };
  }
  return {
    currency: statement.currency,
    from: position.day,
    to,
    days,
    ledger,
    prepaid: balanceOf(wallet),
    wallet,
    debts,
    owed: sum(debts.map((debt) => debt.amount)),
    episodes,
  };
}

function openingOf(position: NonNullable<SettledAccount['position']>): { wallet: Wallet; debts: Debt[] } {
  const grants = position.grants ?? [{ id: 'prepaid', amount: position.prepaid }];
  return { wallet: walletOf(grants), debts: [...position.debts].sort(oldestFirst) };
}

function openingEntries(wallet: Wallet, day: Day): LedgerEntry[] {
  return wallet.map(({ id, amount }) => ({ day, kind: 'grant', amount, grant: id }));
}

function firstEpisode({ debts, day, arrearsSince }: NonNullable<SettledAccount['position']>): Episode[] {
  const late = debts
    .map(dueDay)
    .filter((due) => due <= day)
    .sort();
  const since = arrearsSince ?? late[0];
  return since === undefined || debts.length === 0 ? [] : [{ since, paidOn: null }];
}

function dueDay(debt: Debt): Day {
  return debt.due ?? debt.day;
}

function balanceOf(wallet: Wallet): Decimal {
  return sum(wallet.map(({ amount }) => amount));
}

/** What a charge is called in the ledger; a correction has the day it corrects in its name. */
function chargeId({ day, appKey, corrects }: Charge): string {
  return corrects === undefined ? `${day}/${appKey}` : `${day}/${corrects}/${appKey}`;
}

/** The days on which anything happens, in order; a debt or a grant made on the way may add one. */
function eventDays(
  charges: ReadonlyMap<Day, unknown>,
  payments: ReadonlyMap<Day, unknown>,
  wallet: Wallet,
  debts: readonly Debt[],
  after: Day,
  to: Day,
) {
  const days = new Set<Day>();
  const add = (day: Day) => {
    if (day > after && day <= to) days.add(day);
  };
  for (const day of [...charges.keys(), ...payments.keys(), ...debts.map(dueDay)]) add(day);
  for (const { expires } of wallet) if (expires !== undefined) add(addDays(expires, 1));
  let sorted = [...days].sort();
  let at = 0;
  return {
    next: (): Day | undefined => sorted[at++],
    add: (day: Day) => {
      const size = days.size;
      add(day);
      if (days.size === size) return;
      sorted = [...sorted.slice(0, at), ...[...sorted.slice(at), day].sort()];
    },
  };
}

function oldestFirst(a: Debt, b: Debt): number {
  return compareText(a.day, b.day) || compareText(a.appKey, b.appKey) || compareText(a.id, b.id);
}

function byDay<T>(items: readonly T[], dayOf: (item: T) => Day, after: Day, to: Day): Map<Day, T[]> {
  const days = new Map<Day, T[]>();
  for (const item of items) {
    const day = dayOf(item);
    if (day <= after || day > to) continue;
    const list = days.get(day);
    if (list === undefined) days.set(day, [item]);
    else list.push(item);
  }
  return days;
}

function pay(debts: readonly Debt[], amount: Decimal, appKey: string | undefined) {
  let left = amount;
  const open: Debt[] = [];
  const paid: { debt: string; amount: Decimal }[] = [];
  for (const debt of [...debts].sort(oldestFirst)) {
    const concerned = appKey === undefined || appKey === debt.appKey;
    const part = concerned ? min(left, debt.amount) : '0.00';
    if (isZero(part)) {
      open.push(debt);
      continue;
    }
    paid.push({ debt: debt.id, amount: part });
    left = subtract(left, part);
    const rest = subtract(debt.amount, part);
    if (!isZero(rest)) open.push({ ...debt, amount: rest });
  }
  return { debts: open, paid, left };
}

function debitLimit({ directDebit }: SettledAccount, day: Day, rules: SettleRules): Decimal | 'all' {
  if (!rules.drawOrder.includes('direct-debit')) return '0.00';
  if (directDebit?.signed !== true || directDebit.failedOn?.includes(day) === true) return '0.00';
  return directDebit.dailyLimit ?? 'all';
}
