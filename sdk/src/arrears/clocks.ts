import type { Day } from '../base/day.ts';
import { dueDay } from '../cost/open-debts.ts';
import type { Settlement } from '../cost/settlement.ts';
import type { Debt } from '../facts/schema.ts';
import type { Counter } from '../pack/schema.ts';

/** A count of days in arrears: the day it began, and the app keys that it is of. */
export interface Clock {
  readonly since: Day;
  readonly appKeys: readonly string[];
}

/** The debts that count as arrears on a day. */
export function dueOn({ debts }: Settlement, on: Day): readonly Debt[] {
  const due = debts.filter((debt) => dueDay(debt) <= on);
  return due.length > 0 ? due : debts;
}

/** What a ladder counts on a day, the longest count first; never empty. */
export function clocksOf(counter: Counter, settlement: Settlement, since: Day, on: Day): readonly Clock[] {
  const oldest = new Map<string, Day>();
  for (const debt of dueOn(settlement, on)) {
    const before = oldest.get(debt.appKey);
    const day = dueDay(debt);
    if (before === undefined || day < before) oldest.set(debt.appKey, day);
  }
  const appKeys = [...oldest.keys()];
  const [first] = [...oldest.values()].sort();
  if (counter === 'account-episode' || first === undefined) return [{ since, appKeys }];
  if (counter === 'oldest-debt') return [{ since: first, appKeys }];
  const own = new Map<Day, string[]>();
  for (const [appKey, day] of oldest) {
    const begun = settlement.episodesByApp[appKey]?.findLast((episode) => episode.since <= on);
    const start = begun?.since ?? day;
    own.set(start, [...(own.get(start) ?? []), appKey]);
  }
  return [...own].map(([start, keys]) => ({ since: start, appKeys: keys })).sort(longestFirst);
}

function longestFirst(a: Clock, b: Clock): number {
  return a.since < b.since ? -1 : 1;
}
