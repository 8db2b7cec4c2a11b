import { addDays, type Day, daysBetween } from '../base/day.ts';
import { compare, type Decimal, isDecimal, isPositive, isZero, subtract } from '../base/decimal.ts';
import type { Range } from '../base/range.ts';
import type { Message } from '../base/text.ts';
import { fromUnits, placesOf, toUnits } from '../base/units.ts';
import { UsageSums } from '../cost/usage-sums.ts';
import type { AccountFacts, Payment, UsageRecord } from '../facts/schema.ts';
import { packOf } from '../pack/pack-of.ts';
import type { MeasureKind, Pack } from '../pack/schema.ts';
import type { ArrearsStatus, MeasureInForce } from './status.ts';
import { traceAccount } from './trace-account.ts';

/** What is tried. */
export interface WhatIfChange {
  /** Payments, on the day of the question without one of their own. */
  readonly pay?: readonly {
    readonly amount: Decimal;
    readonly appKey?: string;
    readonly day?: Day;
  }[];
  /** A payment to the account on the day of the question: it pays the oldest debts, and what is left joins the prepaid balance. */
  readonly topUp?: Decimal;
  /**
   * Usage of the days after the day of the question, up to the day looked at, as a whole percentage: 100 goes on as it was. A day
   * that has usage is scaled; one that has none takes the mean of the last seven days with usage, by app key and API.
   * Without it nothing is assumed for those days.
   */
  readonly usageFactor?: { readonly percent: number };
  /** The day looked at; the day of the question without. */
  readonly on?: Day;
}

/** How an account stands on a day, under the most that usage may cost. */
export interface WhatIfSide {
  readonly on: Day;
  readonly state: ArrearsStatus['state'];
  /** Low under the least that usage may cost; null where it is not known. */
  readonly owed: Range | null;
  readonly balance: Decimal | null;
  readonly days: number;
  readonly rung: string | null;
  /** Kinds of measures in force, each once, and the app keys that any falls on. */
  readonly measures: readonly MeasureKind[];
  readonly apps: readonly string[];
  /** The day of the next rung of the rule in force. */
  readonly nextChange: Day | null;
  /** The cost of the day's month to that day. */
  readonly monthCost: Range;
}

/** Only what changed. Amounts are after less before. */
export interface WhatIfDifference {
  readonly state?: { readonly before: ArrearsStatus['state']; readonly after: ArrearsStatus['state'] };
  readonly owed?: { readonly low: Decimal; readonly high: Decimal | null };
  readonly balance?: Decimal;
  readonly days?: number;
  readonly rung?: { readonly before: string | null; readonly after: string | null };
  readonly measures?: { readonly begun: readonly MeasureKind[]; readonly ended: readonly MeasureKind[] };
  readonly apps?: { readonly begun: readonly string[]; readonly ended: readonly string[] };
  /** `days`: later, or earlier where negative; null where there is none on one side. */
  readonly nextChange?: {
    readonly before: Day | null;
    readonly after: Day | null;
    readonly days: number | null;
  };
  /** `high` is null where nothing bounds one of them. */
  readonly monthCost?: { readonly low: Decimal; readonly high: Decimal | null };
}

export interface WhatIf {
  readonly before: WhatIfSide;
  readonly after: WhatIfSide;
  readonly difference: WhatIfDifference;
  /** The difference in words; one line that nothing changes where it is empty. */
  readonly text: readonly Message[];
}

/**
 * Tries payments, a top-up, more or less usage, or another day, without touching the facts: what would stand, beside what
 * stands, and the difference. A payment has the effect that the same payment in the facts would have.
 *
 * @throws RangeError where an amount is not positive, or the percentage no whole number from 0.
 * @example
 * // 20.00 owed since 2026-11-19
 * whatIf(account, taobaoOpenPlatform, { on: '2026-11-22' }, { pay: [{ amount: '20.00' }] }).difference
 * // { state: { before: 'in-arrears', after: 'clear' }, owed: { low: '-20.00', high: '-20.00' }, days: -3, … }
 */
export function whatIf(
  account: AccountFacts,
  pack: Pack,
  { on }: { readonly on: Day },
  change: WhatIfChange,
): WhatIf {
  const { pack: applied } = packOf(account, pack);
  const looked = change.on ?? on;
  const paid = paymentsOf(account, on, change);
  const tried: AccountFacts = {
    ...account,
    ...(paid.length === 0 ? {} : { payments: [...(account.payments ?? []), ...paid] }),
    ...(change.usageFactor === undefined
      ? {}
      : { usage: usageTried(account.usage ?? [], on, looked, change.usageFactor.percent) }),
  };
  const before = sideOf(account, applied, on);
  const after = sideOf(tried, applied, looked);
  const difference = differenceOf(before, after);
  const text = textOf(difference, before, after);
  const position = account.position?.day;
  if (position !== undefined && paid.some(({ day }) => day <= position))
    text.push({ code: 'what-if.note-position', params: { day: position } });
  if (change.usageFactor === undefined && looked > on)
    text.push({ code: 'what-if.note-no-usage', params: { from: addDays(on, 1), to: looked } });
  return { before, after, difference, text };
}

function paymentsOf(account: AccountFacts, on: Day, { pay = [], topUp }: WhatIfChange): Payment[] {
  const taken = new Set(account.payments?.map(({ id }) => id));
  let number = 0;
  const nextId = () => {
    do number += 1;
    while (taken.has(`what-if/${number}`));
    return `what-if/${number}`;
  };
  const payments = topUp === undefined ? pay : [...pay, { amount: topUp }];
  return payments.map(({ amount, ...payment }) => {
    if (!isDecimal(amount) || !isPositive(amount)) throw new RangeError(`whatIf: not a payment: ${amount}`);
    return { day: on, ...payment, id: nextId(), amount };
  });
}

/** The usage with the days after `on` scaled, or filled from the pace of the days before. */
function usageTried(usage: readonly UsageRecord[], on: Day, to: Day, percent: number): UsageRecord[] {
  if (!Number.isSafeInteger(percent) || percent < 0)
    throw new RangeError(`whatIf: not a percentage: ${percent}`);
  const past = usage.filter(({ day }) => day <= on);
  const later = usage.filter(({ day }) => day > on);
  const days = [...new Set(past.map(({ day }) => day))].sort().slice(-7);
  const sums = new UsageSums();
  for (const record of past) {
    if (days.includes(record.day) && (record.knownOn ?? record.day) <= on) sums.add(record);
  }
  const pace = new Map<string, UsageRecord[]>();
  for (const record of sums.records()) {
    const key = JSON.stringify([record.appKey, record.api, record.class, record.hosting]);
    const list = pace.get(key);
    if (list === undefined) pace.set(key, [record]);
    else list.push(record);
  }
  const given = new Set(later.map(({ day }) => day));
  const filled: UsageRecord[] = [];
  for (let day = addDays(on, 1); day <= to; day = addDays(day, 1)) {
    if (given.has(day)) continue;
    for (const records of pace.values()) filled.push(scaled(records, day, percent, 100 * days.length));
  }
  return [...past, ...later.map((record) => scaled([record], record.day, percent, 100)), ...filled];
}

/** One record of a day for the sum of several, times `percent` / `by`: calls to the nearest whole number, turnover to the fen. */
function scaled(records: readonly UsageRecord[], day: Day, percent: number, by: number): UsageRecord {
  const [first] = records as [UsageRecord];
  const { turnover: _, id, knownOn, ...rest } = first;
  const turnovers = records.flatMap(({ turnover }) => turnover ?? []);
  const calls = records.reduce((all, record) => all + BigInt(record.calls), 0n);
  const places = Math.max(2, ...turnovers.map(placesOf));
  const turnover = turnovers.reduce((all, amount) => all + toUnits(amount, places), 0n);
  // A record that stays on its day stays the record it is; one of another day is a new one.
  const same = records.length === 1 && first.day === day;
  return {
    ...rest,
    ...(same && id !== undefined ? { id } : {}),
    ...(same && knownOn !== undefined ? { knownOn } : {}),
    day,
    calls: Number(nearest(calls * BigInt(percent), BigInt(by))),
    ...(turnovers.length === 0
      ? {}
      : { turnover: fromUnits(nearest(turnover * BigInt(percent), BigInt(by)), places) }),
  };
}

/** Halves up. */
function nearest(value: bigint, by: bigint): bigint {
  return (2n * value + by) / (2n * by);
}

function sideOf(account: AccountFacts, pack: Pack, on: Day): WhatIfSide {
  const { arrears, atLeast, settlement, month } = traceAccount(account, pack, on);
  const { state, days, rung, measures, coming } = arrears;
  return {
    on,
    state,
    owed: state === 'unknown' ? null : rangeOf(atLeast.owed, settlement?.owed ?? arrears.owed),
    balance: settlement?.prepaid ?? null,
    days,
    rung: rung?.id ?? null,
    measures: distinct(measures, ({ kind }) => [kind]),
    apps: distinct(measures, ({ apps }) => apps),
    nextChange: coming.find(({ basis }) => basis === 'in-force')?.day ?? null,
    monthCost: month.total,
  };
}

function rangeOf(low: Decimal, high: Decimal): Range {
  return { low, high };
}

function distinct<T extends string>(
  measures: readonly MeasureInForce[],
  pick: (measure: MeasureInForce) => readonly T[],
): T[] {
  return [...new Set(measures.flatMap(pick))].sort();
}

function differenceOf(before: WhatIfSide, after: WhatIfSide): WhatIfDifference {
  const owed =
    before.owed === null || after.owed === null ? undefined : rangeDifference(before.owed, after.owed);
  const balance =
    before.balance === null || after.balance === null ? '0' : subtract(after.balance, before.balance);
  const monthCost = rangeDifference(before.monthCost, after.monthCost);
  const measures = changes(before.measures, after.measures);
  const apps = changes(before.apps, after.apps);
  return {
    ...(before.state === after.state ? {} : { state: { before: before.state, after: after.state } }),
    ...(owed === undefined ? {} : { owed }),
    ...(isZero(balance) ? {} : { balance }),
    ...(before.days === after.days ? {} : { days: after.days - before.days }),
    ...(before.rung === after.rung ? {} : { rung: { before: before.rung, after: after.rung } }),
    ...(measures === undefined ? {} : { measures }),
    ...(apps === undefined ? {} : { apps }),
    ...(before.nextChange === after.nextChange
      ? {}
      : { nextChange: dayDifference(before.nextChange, after.nextChange) }),
    ...(monthCost === undefined ? {} : { monthCost }),
  };
}

/** Of two ranges, or undefined where they are the same. */
function rangeDifference(before: Range, after: Range) {
  const low = subtract(after.low, before.low);
  const open = before.high === null || after.high === null;
  const high = open ? null : subtract(after.high as Decimal, before.high as Decimal);
  const same = isZero(low) && (high === null ? before.high === after.high : isZero(high));
  return same ? undefined : { low, high };
}

function dayDifference(before: Day | null, after: Day | null) {
  return { before, after, days: before === null || after === null ? null : daysBetween(before, after) };
}

function changes<T>(before: readonly T[], after: readonly T[]) {
  const begun = after.filter((one) => !before.includes(one));
  const ended = before.filter((one) => !after.includes(one));
  return begun.length + ended.length === 0 ? undefined : { begun, ended };
}

function textOf(difference: WhatIfDifference, before: WhatIfSide, after: WhatIfSide): Message[] {
  const { owed, balance, days, measures, apps, nextChange, monthCost } = difference;
  const text: Message[] = [];
  const on = after.on;
  if (owed !== undefined && before.owed?.high != null && after.owed?.high != null)
    text.push({
      code: 'what-if.owed',
      params: { before: before.owed.high, after: after.owed.high, change: owed.high },
    });
  if (balance !== undefined)
    text.push({
      code: 'what-if.balance',
      params: { before: before.balance, after: after.balance, change: balance },
    });
  if (days !== undefined)
    text.push({ code: 'what-if.days', params: { before: before.days, after: after.days } });
  const kinds = (list: readonly MeasureKind[]) => list.map((kind) => ({ code: `measure.${kind}.done` }));
  if (measures !== undefined && measures.begun.length > 0)
    text.push({ code: 'what-if.begun', params: { measures: kinds(measures.begun) } });
  if (measures !== undefined && measures.ended.length > 0)
    text.push({ code: 'what-if.ended', params: { measures: kinds(measures.ended) } });
  if (apps !== undefined && apps.begun.length > 0)
    text.push({ code: 'what-if.apps-begun', params: { apps: apps.begun } });
  if (apps !== undefined && apps.ended.length > 0)
    text.push({ code: 'what-if.apps-ended', params: { apps: apps.ended } });
  if (nextChange !== undefined)
    text.push({ code: 'what-if.next', params: { ...nextChange, days: nextChange.days, on } });
  if (monthCost !== undefined && compare(monthCost.low, monthCost.high ?? monthCost.low) === 0)
    text.push({ code: 'what-if.cost', params: { change: monthCost.low } });
  else if (monthCost !== undefined)
    text.push({ code: 'what-if.cost-between', params: { low: monthCost.low, high: monthCost.high } });
  const silent = text.length === 0;
  if (silent && Object.keys(difference).length === 0) text.push({ code: 'what-if.same' });
  else if (silent) text.push({ code: 'what-if.other' });
  return text;
}
