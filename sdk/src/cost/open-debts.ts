import type { Day } from '../base/day.ts';
import { add, type Decimal, isZero, subtract } from '../base/decimal.ts';
import type { Debt } from '../facts/schema.ts';
import type { PaidDebts } from './pay-debts.ts';
import type { Episode } from './settlement.ts';
import { withArrears, withPayment } from './with-arrears.ts';

/** What is unpaid, and since when without a break, as it changes from day to day. Costs what a day changes. */
export class OpenDebts {
  #debts: Debt[] = [];
  /** Those that are not due yet. */
  #waiting: Debt[] = [];
  /** Late debts of each app key; `account` counts them all. */
  readonly #late = new Map<string, number>();
  #episodes: readonly Episode[];
  /** Of each app key, as they were at first, and those that changed since. */
  readonly #before: Readonly<Record<string, readonly Episode[]>>;
  readonly #byApp = new Map<string, readonly Episode[]>();
  /** The app keys whose arrears may have changed on the day, with the day since which a debt that became late is. */
  readonly #changed = new Map<string, Day | undefined>();
  owed: Decimal = '0.00';

  constructor(
    debts: readonly Debt[],
    day: Day,
    episodes: readonly Episode[],
    byApp: Readonly<Record<string, readonly Episode[]>>,
  ) {
    this.#episodes = episodes;
    this.#before = byApp;
    for (const debt of debts) this.add(debt, day);
    // What is known to have begun wins over the age of the debts.
    if (episodes.at(-1)?.paidOn === null) this.#changed.delete(account);
    this.endDay(day);
  }

  get all(): readonly Debt[] {
    return this.#debts;
  }

  get episodes(): readonly Episode[] {
    return this.#episodes;
  }

  get episodesByApp(): Readonly<Record<string, readonly Episode[]>> {
    return this.#byApp.size === 0 ? this.#before : { ...this.#before, ...Object.fromEntries(this.#byApp) };
  }

  add(debt: Debt, day: Day): void {
    this.#debts.push(debt);
    this.owed = add(this.owed, debt.amount);
    if (dueDay(debt) > day) this.#waiting.push(debt);
    else this.#becomeLate(debt);
  }

  /** Counts as late what has fallen due. */
  mature(day: Day): void {
    if (this.#waiting.length === 0) return;
    for (const debt of this.#waiting) if (dueDay(debt) <= day) this.#becomeLate(debt);
    this.#waiting = this.#waiting.filter((debt) => dueDay(debt) > day);
  }

  reduce({ paid }: Pick<PaidDebts, 'paid'>): void {
    if (paid.length === 0) return;
    const parts = new Map(paid.map(({ debt, amount }) => [debt, amount]));
    const waiting = new Set(this.#waiting);
    const after = (debt: Debt): Debt[] => {
      const amount = parts.get(debt);
      if (amount === undefined) return [debt];
      const rest = subtract(debt.amount, amount);
      const left = isZero(rest) ? undefined : { ...debt, amount: rest };
      if (waiting.delete(debt)) {
        if (left !== undefined) waiting.add(left);
      } else if (left === undefined) this.#leave(debt);
      this.owed = subtract(this.owed, amount);
      return left === undefined ? [] : [left];
    };
    this.#debts = this.#debts.flatMap(after);
    this.#waiting = [...waiting];
  }

  /** Arrears as they are at the end of a day. */
  endDay(day: Day): void {
    for (const [key, since] of this.#changed) {
      const before =
        key === account
          ? this.#episodes
          : (this.#byApp.get(key) ??
            (Object.hasOwn(this.#before, key) ? this.#before[key] : undefined) ??
            []);
      const late = (this.#late.get(key) ?? 0) > 0;
      const after = late
        ? since === undefined
          ? before
          : withArrears(before, since)
        : withPayment(before, day);
      if (key === account) this.#episodes = after;
      else if (after !== before) this.#byApp.set(key, after);
    }
    this.#changed.clear();
  }

  #becomeLate(debt: Debt): void {
    const since = dueDay(debt);
    for (const key of [account, debt.appKey]) {
      this.#late.set(key, (this.#late.get(key) ?? 0) + 1);
      const known = this.#changed.get(key);
      this.#changed.set(key, known === undefined || since < known ? since : known);
    }
  }

  #leave(debt: Debt): void {
    for (const key of [account, debt.appKey]) {
      this.#late.set(key, (this.#late.get(key) ?? 1) - 1);
      this.#changed.set(key, this.#changed.get(key));
    }
  }
}

/** No app key has this name; a debt whose app key nobody named has the empty one. */
const account = '\0';

export function dueDay(debt: Debt): Day {
  return debt.due ?? debt.day;
}
