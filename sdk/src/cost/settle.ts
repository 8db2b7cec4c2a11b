import { compareText } from '../base/compare-text.ts';
import { addDays, type Day, monthOf } from '../base/day.ts';
import { add, type Decimal, isPositive, isZero, min, subtract, sum } from '../base/decimal.ts';
import type { AccountFacts, Adjustment, Payment, PayPolicy, ReopenPolicy } from '../facts/schema.ts';
import { known } from '../pack/known.ts';
import type { TariffVersion } from '../pack/schema.ts';
import { dueDay, OpenDebts } from './open-debts.ts';
import { oldestFirst, payDebts } from './pay-debts.ts';
import type { Episode, LedgerEntry, Settlement, SettlementDay } from './settlement.ts';
import type { Charge, Statement } from './statement.ts';
import { type Use, usesOf } from './uses-of.ts';
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
  /** False leaves the ledger out, which is several times as fast. Where something came back it is kept all the same. */
  readonly ledger?: boolean;
  /**
   * A settlement of the same account to go on from: the result is that of settling from scratch, at the price of the
   * days that are new. It is no longer right once a charge or a payment of its days has changed.
   */
  readonly previous?: Settlement;
}

/** What of an account settling needs. */
export type SettledAccount = Pick<
  AccountFacts,
  'position' | 'payments' | 'adjustments' | 'directDebit' | 'policies'
>;

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
 * Goes through the days after the account's position. On each: grants whose last day has passed expire; what came back
 * (bounced payments, returned debits, refunds) leaves the balance, and what it had paid is owed again; payments and
 * credit notes pay debts, and what is left of them joins the prepaid balance; write-offs end debts; then charges are
 * drawn from the prepaid balance, grant by grant, then by direct debit, and what is left becomes debt. A negative charge is a
 * credit and is received like a payment. What happened up to the position's day is in the position already.
 *
 * `policies.pays` says which debts a payment without an app key pays, `oldest-first` without: under it, paying more or earlier is
 * never worse. `policies.reopens` says how old
 * a debt is that is owed again: `original-day` without, as if it had never been paid, which is the earlier of the two.
 * A payment pays on the day on which it was booked (`postedOn`); until then it is listed as `unposted`.
 *
 * @throws RangeError where there is no position: an unknown balance is not zero; and where something came back whose
 * payment lies in a `previous` settlement without ledger.
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
  const { previous, to, rules = eachDay, take } = options;
  const start = previous?.to ?? position.day;
  if (to < start) throw new RangeError(`settle: asked to settle to ${to}, and settled to ${start} already`);
  const charges = byDay(statement.charges, ({ day }) => settlementDay(day, rules), start, to);
  const events = eventsOf(account, start, to);
  const returns = [...events.values()].some((list) => list.some(({ kind }) => kind === 'return'));
  if (returns && previous !== undefined && previous.ledger.length === 0 && previous.days.length > 0)
    throw new RangeError(
      'settle: something came back, and the settlement before has no ledger to say what it paid',
    );
  const books = new Books(account, rules, previous, options.ledger !== false || returns);
  const days: SettlementDay[] = [...(previous?.days ?? [])];

  const queue = eventDays([...charges.keys(), ...events.keys(), ...books.dayMarks()], start, to);
  books.mark = queue.add;
  for (let day = queue.next(); day !== undefined; day = queue.next()) {
    const moved = books.settleDay(day, events.get(day) ?? [], charges.get(day) ?? [], take ?? 'high');
    if (moved !== undefined) days.push(moved);
  }
  const { wallet, debts, ledger } = books;
  return {
    currency: statement.currency,
    from: position.day,
    to,
    days,
    ledger,
    prepaid: balanceOf(wallet),
    wallet,
    debts: [...debts.all].sort(oldestFirst),
    owed: debts.owed,
    episodes: debts.episodes,
    episodesByApp: debts.episodesByApp,
    unposted: (account.payments ?? []).filter(
      ({ day, postedOn }) => day <= to && postedOn !== undefined && (postedOn === null || postedOn > to),
    ),
  };
}

/** What happens on a day besides charges, in the order in which it does. */
type Event =
  | {
      readonly kind: 'return';
      readonly of: 'payment' | 'refund';
      readonly id: string;
      readonly amount: Decimal;
      readonly payment?: string | undefined;
      readonly appKey?: string | undefined;
    }
  | { readonly kind: 'return'; readonly of: 'debit'; readonly debitDay: Day }
  | {
      readonly kind: 'receive';
      readonly id: string;
      readonly amount: Decimal;
      readonly appKey?: string | undefined;
      readonly expires?: Day | undefined;
    }
  | {
      readonly kind: 'write-off';
      readonly id: string;
      readonly amount: Decimal;
      readonly appKey?: string | undefined;
    };

const eventOrder = { return: 0, receive: 1, 'write-off': 2 };

function eventsOf(
  { payments = [], adjustments = [], directDebit }: SettledAccount,
  after: Day,
  to: Day,
): Map<Day, Event[]> {
  const all: { day: Day; event: Event }[] = [];
  for (const payment of payments) all.push(...paymentEvents(payment));
  for (const adjustment of adjustments) all.push({ day: adjustment.day, event: adjustmentEvent(adjustment) });
  for (const { day, on } of directDebit?.returned ?? [])
    all.push({ day: on, event: { kind: 'return', of: 'debit', debitDay: day } });
  const days = byDay(all, ({ day }) => day, after, to);
  const idOf = (event: Event) => ('id' in event ? event.id : event.debitDay);
  return new Map(
    [...days].map(([day, list]) => [
      day,
      list
        .map(({ event }) => event)
        .sort((a, b) => eventOrder[a.kind] - eventOrder[b.kind] || compareText(idOf(a), idOf(b))),
    ]),
  );
}

function paymentEvents({
  id,
  day,
  amount,
  appKey,
  expires,
  postedOn,
  bouncedOn,
}: Payment): { day: Day; event: Event }[] {
  if (postedOn === null) return [];
  const received = postedOn ?? day;
  // What came back before it was booked has paid nothing.
  if (bouncedOn !== undefined && bouncedOn <= received) return [];
  const events: { day: Day; event: Event }[] = [
    { day: received, event: { kind: 'receive', id, amount, appKey, expires } },
  ];
  if (bouncedOn !== undefined)
    events.push({
      day: bouncedOn,
      event: { kind: 'return', of: 'payment', id, amount, payment: id, appKey },
    });
  return events;
}

function adjustmentEvent({ id, kind, amount, appKey, payment }: Adjustment): Event {
  if (kind === 'refund') return { kind: 'return', of: 'refund', id, amount, payment, appKey };
  return { kind: kind === 'write-off' ? 'write-off' : 'receive', id, amount, appKey };
}

type Totals = { -readonly [K in Exclude<keyof SettlementDay, 'day' | 'prepaid' | 'owed'>]: Decimal };

/** The account from day to day. */
class Books {
  readonly #account: SettledAccount;
  readonly #rules: SettleRules;
  readonly #pays: PayPolicy;
  readonly #reopens: ReopenPolicy;
  readonly #keep: boolean;
  readonly debts: OpenDebts;
  readonly ledger: LedgerEntry[];
  wallet: Wallet;
  /** Told of days on which something will happen. */
  mark: (day: Day) => void = () => {};
  #day: Day = '';
  #totals: Totals = noTotals();

  constructor(account: SettledAccount, rules: SettleRules, previous: Settlement | undefined, keep: boolean) {
    const position = account.position as NonNullable<SettledAccount['position']>;
    this.#account = account;
    this.#rules = rules;
    this.#pays = account.policies?.pays ?? 'oldest-first';
    this.#reopens = account.policies?.reopens ?? 'original-day';
    this.#keep = keep;
    if (previous === undefined) {
      this.wallet = walletOf(position.grants ?? [{ id: 'prepaid', amount: position.prepaid }]);
      const opening = [...position.debts].sort(oldestFirst);
      this.debts = new OpenDebts(opening, position.day, firstEpisode(position), {});
      this.ledger = keep
        ? this.wallet.map(({ id, amount }) => ({ day: position.day, kind: 'grant', amount, grant: id }))
        : [];
    } else {
      this.wallet = previous.wallet;
      this.debts = new OpenDebts(previous.debts, previous.to, previous.episodes, previous.episodesByApp);
      this.ledger = keep ? [...previous.ledger] : [];
    }
  }

  /** Days on which something happens by itself: debts that fall due, grants that end. */
  dayMarks(): Day[] {
    const ends = this.wallet.flatMap(({ expires }) => (expires === undefined ? [] : addDays(expires, 1)));
    return [...this.debts.all.map(dueDay), ...ends];
  }

  /** Undefined where no money moved. */
  settleDay(
    day: Day,
    events: readonly Event[],
    charges: readonly Charge[],
    take: 'low' | 'high',
  ): SettlementDay | undefined {
    this.#day = day;
    this.#totals = noTotals();
    this.#expire();
    this.debts.mature(day);
    for (const event of events) {
      if (event.kind === 'receive') this.#receive(event.id, event.amount, event.appKey, event.expires);
      else if (event.kind === 'write-off') this.#writeOff(event.id, event.amount, event.appKey);
      else if (event.of === 'debit') this.#returnDebit(event.debitDay);
      else this.#takeBack(event.id, event.payment, event.amount, event.appKey);
    }
    this.#charge(charges, take);
    this.debts.endDay(day);
    if (Object.values(this.#totals).every(isZero)) return undefined;
    return { day, ...this.#totals, prepaid: balanceOf(this.wallet), owed: this.debts.owed };
  }

  #count(name: keyof Totals, amount: Decimal): void {
    this.#totals[name] = add(this.#totals[name], amount);
  }

  #enter(entry: Omit<LedgerEntry, 'day'>): void {
    if (this.#keep) this.ledger.push({ day: this.#day, ...entry });
  }

  #expire(): void {
    const { wallet, expired } = expire(this.wallet, this.#day);
    this.wallet = wallet;
    for (const { grant, amount } of expired) {
      this.#enter({ kind: 'expire', amount, grant });
      this.#count('expired', amount);
    }
  }

  #receive(id: string, amount: Decimal, appKey: string | undefined, expires: Day | undefined): void {
    this.#count('received', amount);
    const left = this.#reduceDebts('pay', id, amount, appKey);
    this.#count('paidDebt', subtract(amount, left));
    if (isZero(left) || (expires !== undefined && expires < this.#day)) return;
    this.wallet = walletOf([
      ...this.wallet,
      { id, amount: left, ...(expires === undefined ? {} : { expires }) },
    ]);
    this.#enter({ kind: 'grant', amount: left, grant: id });
    if (expires !== undefined) this.mark(addDays(expires, 1));
  }

  #writeOff(id: string, amount: Decimal, appKey: string | undefined): void {
    this.#count('writtenOff', subtract(amount, this.#reduceDebts('write-off', id, amount, appKey)));
  }

  /** Returns what of the amount no debt took. */
  #reduceDebts(kind: 'pay' | 'write-off', id: string, amount: Decimal, appKey: string | undefined): Decimal {
    const concerned = this.debts.all.filter((debt) => appKey === undefined || debt.appKey === appKey);
    if (concerned.length === 0) return amount;
    const { paid, left } = payDebts(concerned, amount, this.#pays);
    this.debts.reduce({ paid });
    for (const part of paid) {
      const { id: debt, appKey: of, day } = part.debt;
      this.#enter({ kind, amount: part.amount, debt, appKey: of, of: day, payment: id });
    }
    return left;
  }

  /** What is left of a payment in the balance goes first; then what it paid is owed again, the last first. */
  #takeBack(id: string, payment: string | undefined, amount: Decimal, appKey: string | undefined): void {
    // A payment that the position holds already is a part of its balance.
    const told =
      payment !== undefined &&
      this.ledger.some((entry) => entry.payment === payment || entry.grant === payment);
    const from = told ? this.wallet.filter((grant) => grant.id === payment) : this.wallet;
    const taken = drawFrom(from, amount);
    this.wallet = walletOf([...this.wallet.filter((grant) => !from.includes(grant)), ...taken.wallet]);
    const named = payment ?? id;
    for (const draw of taken.draws)
      this.#enter({ kind: 'return', amount: draw.amount, grant: draw.grant, payment: named });
    let open = taken.open;
    const uses = told ? usesOf(this.ledger, payment) : [];
    for (const use of uses) {
      const part = min(open, use.amount);
      if (isZero(part)) continue;
      this.#reopen({ ...use, amount: part }, named);
      open = subtract(open, part);
    }
    if (payment !== undefined && !told && !isZero(open)) {
      // Nobody has told what it paid before the position.
      this.#reopen({ debt: id, appKey: appKey ?? '', day: this.#day, amount: open }, named);
      open = '0.00';
    }
    this.#count('returned', subtract(amount, open));
  }

  #returnDebit(debitDay: Day): void {
    const debits = this.ledger.filter(({ kind, day }) => kind === 'debit' && day === debitDay);
    for (const { charge = '', appKey = '', amount } of debits) {
      this.#reopen({ debt: charge, appKey, day: debitDay, amount }, undefined);
      this.#count('returned', amount);
    }
  }

  #reopen({ debt: id, appKey, day, amount }: Use, payment: string | undefined): void {
    const due = this.#reopens === 'original-day' ? this.#dueOf(id, day) : this.#day;
    this.debts.add({ id, appKey, day, amount, ...(due === day ? {} : { due }) }, this.#day);
    this.mark(due);
    const by = payment === undefined ? {} : { payment };
    this.#enter({ kind: 'reopen', amount, debt: id, appKey, of: day, ...by });
  }

  /** When a debt was due at first. */
  #dueOf(id: string, day: Day): Day {
    const opening = this.#account.position?.debts.find((debt) => debt.id === id);
    return opening === undefined ? addDays(day, this.#rules.dueAfterDays) : dueDay(opening);
  }

  #charge(charges: readonly Charge[], take: 'low' | 'high'): void {
    if (charges.length === 0) return;
    const amounts = charges.map(({ amount: { low, high } }) => (take === 'low' ? low : (high ?? low)));
    if (!this.#keep && this.#chargeAtOnce(amounts)) return;
    let debitLeft = debitLimit(this.#account, this.#day, this.#rules);
    charges.forEach((charge, index) => {
      const amount = amounts[index] as Decimal;
      const id = chargeId(charge);
      this.#count('charged', amount);
      if (!isPositive(amount)) {
        if (!isZero(amount)) this.#receive(id, subtract('0.00', amount), undefined, undefined);
        return;
      }
      let open = amount;
      for (const from of this.#rules.drawOrder) {
        if (from === 'prepaid') {
          open = this.#draw(open, id, charge.appKey);
          continue;
        }
        const part = debitLeft === 'all' ? open : min(debitLeft, open);
        if (debitLeft !== 'all') debitLeft = subtract(debitLeft, part);
        if (!isZero(part)) this.#enter({ kind: 'debit', amount: part, charge: id, appKey: charge.appKey });
        this.#count('drawnDebit', part);
        open = subtract(open, part);
      }
      if (!isZero(open)) this.#owe(id, charge.appKey, open);
    });
  }

  /** A day's charges as one, where the prepaid balance, drawn first, holds them all. */
  #chargeAtOnce(amounts: readonly Decimal[]): boolean {
    if (this.#rules.drawOrder[0] !== 'prepaid') return false;
    if (amounts.some((amount) => amount.startsWith('-'))) return false;
    const total = sum(amounts);
    if (isPositive(subtract(total, balanceOf(this.wallet)))) return false;
    this.#count('charged', total);
    this.#draw(total, '', '');
    return true;
  }

  #draw(amount: Decimal, charge: string, appKey: string): Decimal {
    const drawn = drawFrom(this.wallet, amount);
    this.wallet = drawn.wallet;
    for (const { grant, amount: part } of drawn.draws)
      this.#enter({ kind: 'draw', amount: part, grant, charge, appKey });
    this.#count('drawnPrepaid', subtract(amount, drawn.open));
    return drawn.open;
  }

  #owe(id: string, appKey: string, amount: Decimal): void {
    const due = addDays(this.#day, this.#rules.dueAfterDays);
    this.debts.add({ id, appKey, day: this.#day, amount, ...(due === this.#day ? {} : { due }) }, this.#day);
    this.mark(due);
    this.#enter({ kind: 'debt', amount, debt: id, charge: id, appKey, of: this.#day });
    this.#count('newDebt', amount);
  }
}

function noTotals(): Totals {
  const none = '0.00';
  return {
    charged: none,
    drawnPrepaid: none,
    drawnDebit: none,
    newDebt: none,
    received: none,
    paidDebt: none,
    expired: none,
    returned: none,
    writtenOff: none,
  };
}

/** What the console says of the beginning; else it is the day of the oldest debt. */
function firstEpisode({ debts, day, arrearsSince }: NonNullable<SettledAccount['position']>): Episode[] {
  const late = debts.some((debt) => dueDay(debt) <= day);
  return arrearsSince === undefined || !late ? [] : [{ since: arrearsSince, paidOn: null }];
}

function balanceOf(wallet: Wallet): Decimal {
  return sum(wallet.map(({ amount }) => amount));
}

/** What a charge is called in the ledger; a correction has the day it corrects in its name. */
function chargeId({ day, appKey, corrects }: Charge): string {
  return corrects === undefined ? `${day}/${appKey}` : `${day}/${corrects}/${appKey}`;
}

/** The days on which anything happens, in order; what happens on the way may add one. */
function eventDays(known: readonly Day[], after: Day, to: Day) {
  const days = new Set<Day>();
  const keep = (day: Day) => {
    if (day > after && day <= to) days.add(day);
  };
  for (const day of known) keep(day);
  let sorted = [...days].sort();
  let at = 0;
  return {
    next: (): Day | undefined => sorted[at++],
    add: (day: Day) => {
      const size = days.size;
      keep(day);
      if (days.size === size) return;
      sorted = [...sorted.slice(0, at), ...[...sorted.slice(at), day].sort()];
    },
  };
}

function byDay<T>(items: readonly T[], dayOf: (item: T) => Day, after: Day, to: Day): Map<Day, T[]> {
  const days = new Map<Day, T[]>();
  let last: Day = '';
  let list: T[] | undefined;
  for (const item of items) {
    const day = dayOf(item);
    // The next item is often of the same day.
    if (day !== last) {
      last = day;
      list = day <= after || day > to ? undefined : (days.get(day) ?? []);
      if (list !== undefined) days.set(day, list);
    }
    list?.push(item);
  }
  return days;
}

function debitLimit({ directDebit }: SettledAccount, day: Day, rules: SettleRules): Decimal | 'all' {
  if (!rules.drawOrder.includes('direct-debit')) return '0.00';
  if (directDebit?.signed !== true || directDebit.failedOn?.includes(day) === true) return '0.00';
  return directDebit.dailyLimit ?? 'all';
}
