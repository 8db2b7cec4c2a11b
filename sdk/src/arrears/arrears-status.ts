import { addDays, type Day, daysBetween } from '../base/day.ts';
import { compare, type Decimal, sum } from '../base/decimal.ts';
import type { Settlement } from '../cost/settlement.ts';
import type { App } from '../facts/schema.ts';
import { arrearsLadder } from '../pack/arrears-ladder.ts';
import type { Reason } from '../pack/cited.ts';
import type { Pack } from '../pack/schema.ts';
import { versionOn } from '../pack/version.ts';
import { type SettlementCycle, settlementResumes, waitingMeasures } from './after-payment.ts';
import { dueOn } from './clocks.ts';
import { placeOnLadder } from './place-on-ladder.ts';
import type { ArrearsStatus, NextChange, RungOnDay } from './status.ts';

export interface ArrearsOptions {
  readonly on: Day;
  /** Says of an app key whether its app is in the service market. Where that is not known, measures are `possible`. */
  readonly apps?: readonly App[] | undefined;
  /** Days on which the user lifted the measures in the console. */
  readonly liftedOn?: readonly Day[] | undefined;
  /** The ladder of the pack to use; its first one of arrears without. */
  readonly ladder?: string | undefined;
  /** When income is settled, where the user knows it. */
  readonly settlementCycle?: SettlementCycle | undefined;
  /** A payment that was made and is not booked yet, CNY. */
  readonly unposted?: { readonly amount: Decimal; readonly day: Day } | undefined;
}

/**
 * Where an account stands on the platform's ladder on a day: computed from its debts alone, so that it can be asked for
 * any day in any order. The day the arrears began is day 0; `full-days: 3` is reached on the third day after it,
 * `more-than: 3` on the fourth. What is owed is what the settlement ends with: settle to the day that is asked for.
 *
 * The days are counted of what the ladder's version says, and `readings` has the other ways to read it. Where the version
 * changes while the arrears last, the new one takes over on its first day, or leaves them to the one that they began
 * under, as it says; a rung that the new one has reached before its first day begins on that day.
 *
 * Rungs and measures that nobody has found are said to be unknown. Above the last rung known, the rungs of the last
 * version that is known there are listed as `historical`. None of them is ever in force; all that may have been reached are
 * in `possible`.
 *
 * @throws RangeError where the settlement ends before the day, or the settlement cycle is no day of every month.
 * @example
 * arrearsStatus(settlement, taobaoOpenPlatform, { on: '2026-11-22' }) // in arrears since 2026-11-19
 * // { state: 'in-arrears', days: 3, rung: { id: 'days-3', … }, startsToday: [{ kind: 'hide-service', … }, …],
 * //   next: { day: '2026-11-24', inDays: 2, brings: [{ id: 'days-5', … }], … }, settlementResumes: { day: null, because: 'on-payment' } }
 */
export function arrearsStatus(settlement: Settlement, pack: Pack, options: ArrearsOptions): ArrearsStatus {
  const { on, apps = [], unposted } = options;
  if (settlement.to < on) throw new RangeError(`arrearsStatus: settled to ${settlement.to}, asked for ${on}`);
  const ladder = arrearsLadder(pack, options.ladder);
  const nameOf = (version: { readonly id: string } | undefined) =>
    ladder === undefined || version === undefined ? null : `${ladder.id}/${version.id}`;
  const base = { ...nothing(on), ladder: nameOf(ladder && versionOn(ladder.versions, on)) };
  const clear = { ...base, state: 'clear' as const };
  const episode = settlement.episodes.findLast(({ since }) => since <= on);
  if (episode === undefined) return clear;

  const { since } = episode;
  const paidOn = episode.paidOn !== null && episode.paidOn <= on ? episode.paidOn : null;
  // The last full day at whose end something was owed is the one before the payment.
  const lastDay = paidOn === null ? undefined : addDays(paidOn, -1);
  const place = ladder && placeOnLadder(settlement, pack, ladder, { on, since, apps, lastDay });
  const owed = position(settlement, since, on);
  if (place === undefined) return lastDay === undefined ? { ...base, ...owed, state: 'in-arrears' } : clear;

  const { version, rungs, reached, possible } = place;
  const lifted = options.liftedOn?.find((day) => paidOn !== null && day >= paidOn && day <= on);
  const after = { paidOn, lifted, cycle: options.settlementCycle };
  const open = place.unplaced.length > 0 || reached.some(({ unknown }) => unknown !== undefined);
  const resumes = settlementResumes(reached, open, after);
  if (paidOn !== null) {
    const held = place.measures.filter(({ kind }) => kind !== 'warn');
    const waiting = waitingMeasures(held, resumes, on, after);
    if (waiting.length === 0) return { ...clear, settlementResumes: resumes };
    return {
      ...base,
      state: 'paid',
      since,
      ladder: nameOf(version),
      measures: waiting.map(({ measure }) => measure),
      waiting,
      settlementResumes: resumes,
      possible,
      reasons: [{ text: { code: 'reason.paid-on', params: { day: paidOn, since } } }],
    };
  }

  const days = daysBetween(place.since, on);
  const coming = rungs.filter((rung) => rung.inDays > 0);
  const made = unposted !== undefined && unposted.day <= on ? unposted : undefined;
  const covers = made !== undefined && compare(made.amount, sum(dueOn(settlement, on).map(amountOf))) >= 0;
  const reasons: Reason[] = [
    { text: { code: 'reason.arrears-since', params: { since: place.since, days } } },
    ...place.reasons,
  ];
  if (made !== undefined) reasons.push({ text: { code: 'reason.unposted', params: { ...made, covers } } });
  return {
    ...base,
    ...owed,
    state: covers ? 'pending' : 'in-arrears',
    since: place.since,
    days,
    ladder: nameOf(version),
    rung: place.rung,
    possibleRungs: place.unplaced.map(({ id, name }) => ({ id, name })),
    measures: place.measures,
    startsToday: place.measures.filter((measure) => measure.since === on),
    settlementResumes: resumes,
    crossed: rungs.filter((rung) => rung.inDays <= 0),
    coming,
    next: nextChange(coming, place.unplaced),
    possible,
    readings: place.readings,
    ...(version.beyond === undefined ? {} : { beyond: version.beyond.unknown }),
    reasons,
  };
}

/** The status where nothing is known of balance and debts. */
export function unknownArrears(on: Day): ArrearsStatus {
  return { ...nothing(on), state: 'unknown' };
}

function nothing(on: Day): Omit<ArrearsStatus, 'state'> {
  return {
    on,
    since: null,
    days: 0,
    owed: '0.00',
    owedByApp: [],
    ladder: null,
    rung: null,
    possibleRungs: [],
    measures: [],
    startsToday: [],
    waiting: [],
    settlementResumes: null,
    crossed: [],
    coming: [],
    next: null,
    possible: [],
    readings: [],
    reasons: [],
  };
}

function nextChange(coming: readonly RungOnDay[], unplaced: readonly RungOnDay[]): NextChange | null {
  const next = coming.find(({ basis }) => basis === 'in-force');
  if (next === undefined) return null;
  const { day, inDays } = next;
  return {
    day,
    inDays,
    brings: coming.filter((rung) => rung.day === day && rung.basis === 'in-force'),
    sooner: [...unplaced, ...coming.filter((rung) => rung.day < day)],
  };
}

function position(settlement: Settlement, since: Day, on: Day) {
  const byApp = new Map<string, { appKey: string; since: Day; amounts: Decimal[] }>();
  for (const { appKey, day, amount } of settlement.debts) {
    const entry = byApp.get(appKey);
    if (entry === undefined) byApp.set(appKey, { appKey, since: day, amounts: [amount] });
    else {
      entry.amounts.push(amount);
      if (day < entry.since) entry.since = day;
    }
  }
  return {
    since,
    days: daysBetween(since, on),
    owed: settlement.owed,
    owedByApp: [...byApp.values()].map(({ amounts, ...app }) => ({ ...app, amount: sum(amounts) })),
  };
}

function amountOf({ amount }: { readonly amount: Decimal }): Decimal {
  return amount;
}
