import type { ArrearsStatus, RungOnDay } from '../arrears/status.ts';
import { type AccountTrace, traceAccount } from '../arrears/trace-account.ts';
import { compareText } from '../base/compare-text.ts';
import type { Day } from '../base/day.ts';
import type { Instant } from '../base/instant.ts';
import type { AccountFacts, Facts } from '../facts/schema.ts';
import type { Calendar } from '../pack/calendar-schema.ts';
import { packOf } from '../pack/pack-of.ts';
import type { Pack } from '../pack/schema.ts';
import { chinaCalendar } from '../packs/china-calendar.ts';
import type { AccountRef, Deadline } from './deadline.ts';
import { appealDues } from './kinds/appeal-dues.ts';
import { type AccountRunway, balanceDues } from './kinds/balance-dues.ts';
import { type DueCase, marksOf, toDeadline, withMark } from './kinds/due-case.ts';
import { noticeDues } from './kinds/notice-dues.ts';
import { obligationDues } from './kinds/obligation-dues.ts';
import { ownDues } from './kinds/own-dues.ts';
import { pointsDues } from './kinds/points-dues.ts';
import { refundDues } from './kinds/refund-dues.ts';
import { restrictionDues } from './kinds/restriction-dues.ts';
import { scanDues } from './kinds/scan-dues.ts';
import { settlementDues } from './kinds/settlement-dues.ts';
import { shippingDues } from './kinds/shipping-dues.ts';
import { serviceDues, subscriptionDues } from './kinds/subscription-dues.ts';

export interface DeadlineOptions {
  readonly on: Day;
  /** For clocks that count hours; without it, one that ends on `on` is due today. */
  readonly now?: Instant;
  /** From how many days ahead a deadline is due soon; 3 without. */
  readonly within?: number;
  /** The working days; those of mainland China without. */
  readonly calendar?: Calendar;
  /**
   * How long the prepaid balances last, by `runway` of `duewatch/forecast` on the same day and facts: that takes seconds, so it is
   * computed apart. An account that is not among them has the day its balance ends as not known; without the list there is no
   * such deadline.
   */
  readonly runways?: readonly AccountRunway[] | undefined;
  /** Working days and days off that the user knows better than the calendar. */
  readonly overrides?: Readonly<Record<Day, 'work' | 'off'>>;
  /**
   * What was published later does not count: notices of working days, versions of rules, obligations. Everything that is known
   * without it. Facts are taken as they are.
   */
  readonly knownAt?: Day;
}

/**
 * What falls due when, next first: rungs of arrears, obligations, the day settlement resumes, settlements and debits, parts of the
 * prepaid balance that end, the day it is used up where `runways` tell, appeals, refunds, clocks to ship and to the first scan,
 * subscriptions and services that end, points that expire, restrictions that lift, changes of the rules that begin, and what the user
 * entered. `earliest` is the safe day: under the highest cost, the strictest reading, the
 * calendar as it may turn out. `latest` is null where it is open, and all three where no day is known. With `knownAt` they are
 * those of that time.
 *
 * @throws RangeError where working days are counted and nothing of the calendar was published by `knownAt`.
 * @example
 * deadlines(facts, [taobaoOpenPlatform], { on: '2026-11-22' })[0]
 * // { kind: 'arrears-rung', earliest: '2026-11-24', inDays: 2, state: 'due-soon', … }
 */
export function deadlines(facts: Facts, packs: readonly Pack[], options: DeadlineOptions): Deadline[] {
  const found = facts.accounts.flatMap((account) => {
    const plain = packs.find(({ id }) => id === account.platform);
    const pack = plain && packOf(account, plain).pack;
    const trace =
      pack === undefined || pack.tariffs.length + pack.ladders.length === 0
        ? undefined
        : traceAccount(account, pack, options.on);
    return accountDeadlines(account, pack, trace, options);
  });
  return found.sort(nextFirst);
}

/** Those of one account. The pack holds the user's values already; `trace` is undefined where it has no tariff. */
export function accountDeadlines(
  account: AccountFacts,
  pack: Pack | undefined,
  trace: AccountTrace | undefined,
  options: DeadlineOptions,
): Deadline[] {
  const { on, now, within = 3, calendar = chinaCalendar, runways, overrides, knownAt } = options;
  const ref = accountRef(account);
  const marks = marksOf(account);
  const of: DueCase = { account, ref, marks, pack, on, now, within, calendar, runways, overrides, knownAt };
  const dues = [
    ...settlementDues(of, trace?.arrears),
    ...(pack !== undefined && pack.tariffs.length > 0 ? balanceDues(of, trace?.arrears) : []),
    ...obligationDues(of),
    ...appealDues(of),
    ...refundDues(of),
    ...shippingDues(of),
    ...scanDues(of),
    ...subscriptionDues(of),
    ...serviceDues(of),
    ...pointsDues(of),
    ...restrictionDues(of),
    ...noticeDues(of),
    ...ownDues(of),
  ];
  return [
    ...(trace === undefined
      ? []
      : arrearsDeadlines(ref, trace.arrears, trace.atLeast, options).map((each) => withMark(each, marks))),
    ...dues.flatMap((due) => toDeadline(due, of) ?? []),
  ];
}

/** The rungs ahead of one account, under the most and under the least that its usage may cost. */
export function arrearsDeadlines(
  account: AccountRef,
  arrears: ArrearsStatus,
  atLeast: ArrearsStatus,
  { on, within = 3 }: DeadlineOptions,
): Deadline[] {
  const later = new Map(
    [...atLeast.crossed, ...atLeast.coming]
      .filter(({ basis }) => basis === 'in-force')
      .map((rung) => [nameOf(rung), rung.day]),
  );
  return arrears.coming
    .filter((rung) => rung.basis === 'in-force')
    .map((rung): Deadline => {
      const latest = later.get(nameOf(rung)) ?? null;
      const measures = rung.measures.map((measure) => ({ code: `measure.${measure.kind}.next` }));
      const unknown = rung.unknown ?? null;
      const code = measures.length > 0 ? 'deadline.rung' : 'deadline.rung-unknown';
      return {
        id: `${account.platform}/${account.id}/arrears/${arrears.since}/${nameOf(rung)}`,
        kind: 'arrears-rung',
        severity: 'high',
        account,
        what: { code, params: { rung: rung.name, days: rung.days, measures: distinct(measures), unknown } },
        earliest: rung.day,
        likely: rung.day,
        latest,
        inDays: rung.inDays,
        state: rung.inDays <= within ? 'due-soon' : 'coming',
        action: { code: 'arrears.action', params: { amount: arrears.owed, on, certain: latest !== null } },
        consequence:
          measures.length > 0
            ? { code: 'deadline.rung.then', params: { measures: distinct(measures) } }
            : null,
        place: 'fees',
        way: null,
        why: [
          {
            text: { code: 'reason.rung', params: { rung: rung.name, since: arrears.since, day: rung.day } },
            cite: rung.cite,
          },
        ],
      };
    });
}

export function accountRef({ platform, id, name }: AccountFacts): AccountRef {
  return { platform, id, ...(name === undefined ? {} : { name }) };
}

/** The order of deadlines everywhere; those without a day last. */
export function nextFirst(a: Deadline, b: Deadline): number {
  return (
    (a.inDays ?? Number.MAX_SAFE_INTEGER) - (b.inDays ?? Number.MAX_SAFE_INTEGER) || compareText(a.id, b.id)
  );
}

/** Where each app key counts its own days, a rung is theirs. */
function nameOf({ id, apps }: RungOnDay): string {
  return [id, ...(apps ?? [])].join('/');
}

function distinct(messages: readonly { code: string }[]) {
  return [...new Set(messages.map(({ code }) => code))].map((code) => ({ code }));
}
