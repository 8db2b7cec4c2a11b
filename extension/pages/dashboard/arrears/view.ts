import { type ArrearsStatus, addRanges, type Day, type Decimal, isDay, type Range } from 'duewatch';
import type { AtStake, PayoffPlan, PayoffStep, Stake, WhatIfChange } from 'duewatch/arrears';
import type { Promotion, Runway } from 'duewatch/forecast';

/*
 * What the section Arrears shows, worked out apart from how it looks.
 */

/** The day after so many. @example dayAfter('2026-11-22', 9) // '2026-12-01' */
export function dayAfter(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** An amount as typed, in yuan and whole fen; null where it is none. @example amountOf('1,284.5') // '1284.50' */
export function amountOf(typed: string): Decimal | null {
  const [, whole, decimals = ''] =
    /^(\d+)(?:\.(\d{0,2}))?$/.exec(typed.trim().replace(/[,，¥\s]/g, '')) ?? [];
  return whole === undefined ? null : `${whole.replace(/^0+(?=\d)/, '')}.${decimals.padEnd(2, '0')}`;
}

export function isNothing(amount: Decimal): boolean {
  return /^-?0*(\.0*)?$/.test(amount);
}

/** The steps that the rule in force takes, and those that are for orientation only. */
export function stepsOf({ steps }: PayoffPlan): { certain: PayoffStep[]; former: PayoffStep[] } {
  return {
    certain: steps.filter(({ rung }) => rung.basis === 'in-force'),
    former: steps.filter(({ rung }) => rung.basis !== 'in-force'),
  };
}

/** Whether two payments go to the same app keys with the same amounts. */
export function samePay(a: PayoffStep['pay'], b: PayoffStep['pay']): boolean {
  return (
    a.length === b.length &&
    a.every(({ appKey, amount }, at) => appKey === b[at]?.appKey && amount === b[at]?.amount)
  );
}

/** One kind of loss: as it is now, or what comes first of it. */
export interface AtStakeView {
  readonly frozen: Range | null;
  /** The first coming day on which more is frozen, at the pace of the days before. */
  readonly frozenThen: Stake['text'][number] | null;
  /** Subscriptions that cannot be renewed, and where none are, those that can; in words. */
  readonly lapses: Stake['text'];
  readonly qualifications: Stake['qualifications'];
}

/** What is at stake, each kind once: from now, and from the first coming rung that takes it. */
export function stakeView({ now, coming }: AtStake): AtStakeView {
  const stakes: Stake[] = [...(now === null ? [] : [now]), ...coming];
  const first = (code: string) =>
    stakes.flatMap(({ text }) => text.filter((message) => message.code === code)).at(0) ?? null;
  const lapses = [first('stake.lapses'), first('stake.renewable')].filter((message) => message !== null);
  const all = stakes.flatMap(({ qualifications }) => qualifications);
  return {
    frozen: now?.frozen ?? null,
    frozenThen: first('stake.at-pace'),
    lapses,
    qualifications: all.filter(({ kind }, at) => all.findIndex((other) => other.kind === kind) === at),
  };
}

/** What is being tried, as it stands in the fields. */
export interface Tried {
  /** A payment today, as typed; empty for none. */
  readonly pay: string;
  readonly topUp: string;
  /** Percent more or less usage on the days to come. */
  readonly usage: number;
  /** How many days ahead is looked. */
  readonly days: number;
}

export const nothingTried: Tried = { pay: '', topUp: '', usage: 0, days: 0 };

/** The change that the fields ask for; null where they ask for none, or an amount cannot be read. */
export function changeOf(tried: Tried, on: Day): WhatIfChange | null {
  const [pay, topUp] = [amountOf(tried.pay || '0'), amountOf(tried.topUp || '0')];
  if (pay === null || topUp === null) return null;
  if (isNothing(pay) && isNothing(topUp) && tried.days === 0) return null;
  return {
    ...(isNothing(pay) ? {} : { pay: [{ amount: pay }] }),
    ...(isNothing(topUp) ? {} : { topUp }),
    ...(tried.days === 0
      ? {}
      : { on: dayAfter(on, tried.days), usageFactor: { percent: 100 + tried.usage } }),
  };
}

/** The payments that the fields ask for. */
export function paymentsOf(tried: Tried): Decimal[] {
  return [tried.pay, tried.topUp]
    .map((typed) => amountOf(typed || '0') ?? '0.00')
    .filter((amount) => !isNothing(amount));
}

/** What a rung is called, by its id. */
export function rungName({ crossed, coming, possible }: ArrearsStatus, id: string) {
  return [...crossed, ...coming, ...possible].find((rung) => rung.id === id)?.name;
}

/** A promotion as typed, or what is wrong with it. */
export function promotionOf(name: string, from: string, to: string): Promotion | null {
  const last = to === '' ? from : to;
  return name.trim() === '' || !isDay(from) || !isDay(last) || last < from
    ? null
    : { name: name.trim(), from, to: last };
}

/** When arrears begin, as it can be said in words. */
export interface RunwayVerdict {
  /** Eight of ten paths lie between these days; null: past the horizon. */
  readonly likely: { readonly from: Day | null; readonly to: Day | null };
  /** Before that day it is less likely than 1 in 40. */
  readonly notBefore: Day | null;
  readonly middle: Day | null;
  /** The probability of arrears within the horizon. */
  readonly within: number | null;
}

export function verdictOf({ quantiles, days }: Pick<Runway, 'quantiles' | 'days'>): RunwayVerdict {
  const at = (p: number) => quantiles.find((quantile) => quantile.p === p)?.day ?? null;
  return {
    likely: { from: at(0.1), to: at(0.9) },
    notBefore: at(0.025),
    middle: at(0.5),
    within: days.at(-1)?.chance ?? null,
  };
}

/** @example chanceText(0.145) // '14%'; chanceText(0.001) // '<1%'; chanceText(0.999) // '>99%' */
export function chanceText(chance: number): string {
  if (chance > 0 && chance < 0.01) return '<1%';
  if (chance < 1 && chance > 0.99) return '>99%';
  return `${Math.round(chance * 100)}%`;
}

/** The balance from a day on, if nothing were used: it rises by the payments to come. */
export function balanceSteps(
  balance: Decimal,
  payments: readonly { readonly day: Day; readonly amount: Decimal }[],
): { readonly day: Day | null; readonly balance: Decimal }[] {
  const steps: { day: Day | null; balance: Decimal }[] = [{ day: null, balance }];
  for (const { day, amount } of [...payments].sort((a, b) => (a.day < b.day ? -1 : 1))) {
    const before = steps.at(-1)?.balance ?? '0.00';
    const { low } = addRanges([
      { low: before, high: before },
      { low: amount, high: amount },
    ]);
    steps.push({ day, balance: low });
  }
  return steps;
}
