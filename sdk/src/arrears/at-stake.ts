import { addDays, type Day, daysBetween } from '../base/day.ts';
import { add, type Decimal, multiply, subtract, sum } from '../base/decimal.ts';
import type { Range } from '../base/range.ts';
import type { Message } from '../base/text.ts';
import { frozenIncome } from '../exposure/frozen-income.ts';
import type { AccountFacts, App, ServiceOrder } from '../facts/schema.ts';
import type { Cited } from '../pack/cited.ts';
import type { MeasureKind } from '../pack/schema.ts';
import { isOwing } from './is-owing.ts';
import type { ArrearsStatus, MeasureInForce, RungOnDay } from './status.ts';

/** A whole number known only within bounds, both inclusive; `high` is null where nothing bounds it. */
export interface CountRange {
  readonly low: number;
  readonly high: number | null;
}

/** Net income of single days: the least and the most of `days` days. What the coming days bring is not known. */
export interface IncomePace {
  readonly low: Decimal;
  readonly high: Decimal;
  readonly from: Day;
  readonly to: Day;
  readonly days: number;
}

/** Subscriptions that end while their service is frozen, and so cannot be renewed. */
export interface Lapses {
  readonly count: CountRange;
  /** What their subscribers paid, less refunds: the most that renewals at the same price would bring. Low is 0.00: nobody knows who would have renewed. */
  readonly value: Range;
}

/** A qualification that a measure takes. */
export interface LostQualification {
  readonly kind: MeasureKind;
  readonly since: Day;
  readonly basis: RungOnDay['basis'];
  /** `possible` on any basis but `in-force`. */
  readonly certainty: 'certain' | 'possible';
  readonly cite: Cited;
}

/** What is at stake from one day until the next rung, in all since the arrears began: a later one holds the earlier ones once. */
export interface Stake {
  /** The last day before the next rung; null where no next one is known. */
  readonly until: Day | null;
  /** Service-market income frozen by the first day: at least this. Null where none is frozen or no orders are known. */
  readonly frozen: Range | null;
  /** The same if income goes on at the pace of the days before; null without a pace. */
  readonly frozenAtPace: Range | null;
  /** To the end of `until`; where that is null, low counts to the first day and high all ends that are known. Null where no service is frozen or no orders are known. */
  readonly lapses: Lapses | null;
  /** Subscriptions that end while their service is hidden only: they can be renewed, but nobody new can order. Null as `lapses`. */
  readonly renewable: CountRange | null;
  readonly qualifications: readonly LostQualification[];
  readonly text: readonly Message[];
}

export interface RungStake extends Stake {
  readonly rung: Pick<RungOnDay, 'id' | 'name' | 'day' | 'inDays' | 'basis'>;
}

export interface AtStake {
  readonly on: Day;
  readonly since: Day | null;
  /** Income of single days, from the last seven days up to the newest order; null where no orders are known. */
  readonly pace: IncomePace | null;
  /** Under the measures in force; null where the account is not in arrears. */
  readonly now: Stake | null;
  /** For each coming rung while nothing is paid, nearest first. One that is not in force is a possible outcome only. */
  readonly coming: readonly RungStake[];
  /** What is missing, that which would settle most first. */
  readonly needs: readonly Message[];
}

/**
 * What arrears put at stake beside the debt: service-market income that is frozen, subscriptions that lapse while their
 * service is frozen, and qualifications. Amounts are ranges where facts are missing; without orders they are null, never zero.
 *
 * Which service belongs to which app key is in no facts, so unless every app of the service market is hit none of the lapses
 * is certain. An order whose period begins where another's ends may be its renewal, and then that one has not lapsed.
 *
 * @example
 * // in arrears since 2026-11-19, 300.00 paid and 30.00 refunded for an order of 2026-11-20
 * atStake(account, status).now?.frozen // { low: '270.00', high: null }
 */
export function atStake(
  account: Pick<AccountFacts, 'apps' | 'serviceOrders'>,
  arrears: ArrearsStatus,
): AtStake {
  const { on, since } = arrears;
  const pace = paceOf(account.serviceOrders, on);
  if (!isOwing(arrears) || since === null) return { on, since, pace, now: null, coming: [], needs: [] };
  const scene: Scene = { account, arrears, pace };
  const inForce = arrears.coming.filter(({ basis }) => basis === 'in-force');
  const placed: Placed[] = arrears.measures.map((measure) => ({ measure, basis: 'in-force' }));
  const now = stakeOf(scene, on, beforeNext(inForce, on), placed);
  const coming = arrears.coming.map((rung): RungStake => {
    const certain = rung.basis === 'in-force';
    // What a rung that may never come takes is no part of one that will.
    const reached = arrears.coming.filter(
      ({ basis, day }) => day <= rung.day && (basis === 'in-force' || !certain),
    );
    const all = reached.flatMap(({ measures, basis }) => measures.map((measure) => ({ measure, basis })));
    const { id, name, day, inDays, basis } = rung;
    const next = beforeNext(certain ? inForce : arrears.coming, day);
    return { rung: { id, name, day, inDays, basis }, ...stakeOf(scene, day, next, [...placed, ...all]) };
  });
  return { on, since, pace, now, coming, needs: needsOf(scene, [now, ...coming]) };
}

interface Scene {
  readonly account: Pick<AccountFacts, 'apps' | 'serviceOrders'>;
  readonly arrears: ArrearsStatus;
  readonly pace: IncomePace | null;
}

interface Placed {
  readonly measure: MeasureInForce;
  readonly basis: RungOnDay['basis'];
}

function beforeNext(rungs: readonly RungOnDay[], day: Day): Day | null {
  const next = rungs.find((rung) => rung.day > day);
  return next === undefined ? null : addDays(next.day, -1);
}

function paceOf(orders: readonly ServiceOrder[] | undefined, on: Day): IncomePace | null {
  const days = orders?.map(({ day }) => day).filter((day) => day <= on) ?? [];
  if (orders === undefined || days.length === 0) return null;
  const [first, to] = days.reduce(
    ([least, most], day) => [day < least ? day : least, day > most ? day : most],
    [on, ''],
  ) as [Day, Day];
  const week = addDays(to, -6);
  const from = first > week ? first : week;
  const length = daysBetween(from, to) + 1;
  let [low, high]: [Decimal | undefined, Decimal | undefined] = [undefined, undefined];
  for (let at = 0; at < length; at++) {
    const day = addDays(from, at);
    const income = sum(orders.filter((order) => order.day === day).map(netOf));
    if (low === undefined || subtract(income, low).startsWith('-')) low = income;
    if (high === undefined || subtract(high, income).startsWith('-')) high = income;
  }
  return { low: low ?? '0.00', high: high ?? '0.00', from, to, days: length };
}

function netOf({ paid, refunded }: ServiceOrder): Decimal {
  return subtract(paid, refunded);
}

function stakeOf(scene: Scene, day: Day, until: Day | null, placed: readonly Placed[]): Stake {
  const { account, arrears } = scene;
  const orders = account.serviceOrders;
  const freeze = placed.find(({ measure }) => measure.kind === 'freeze-settlement');
  const frozen = freeze === undefined ? null : frozenIncome(orders, freeze.measure.since, arrears.on);
  const frozenAtPace = atPace(frozen, scene, freeze?.measure.since, day);
  const stopped = placed.filter(({ measure }) => stopsRenewal(measure.kind));
  const hidden = placed.filter(({ measure }) => measure.kind === 'hide-service');
  const lapsed = orders === undefined ? null : endedWhile(stopped, orders, account.apps, day, until);
  const stake = {
    until,
    frozen,
    frozenAtPace,
    lapses: lapsed === null ? null : { count: lapsed.count, value: lapsed.value },
    renewable:
      orders === undefined
        ? null
        : (endedWhile(hidden, orders, account.apps, day, until, firstDay(stopped))?.count ?? null),
    qualifications: qualificationsOf(placed),
  };
  return { ...stake, text: textOf(stake, scene, day) };
}

/** Who subscribed to a frozen service can use it to the end and not renew; what an identity freeze does to that, no source says. */
function stopsRenewal(kind: MeasureKind): boolean {
  return kind === 'freeze-service' || kind === 'freeze-identity';
}

function atPace(
  frozen: Range | null,
  { arrears, pace }: Scene,
  since: Day | undefined,
  day: Day,
): Range | null {
  if (frozen === null || pace === null || since === undefined) return null;
  const from = since > arrears.on ? since : addDays(arrears.on, 1);
  const days = String(Math.max(0, daysBetween(from, day) + 1));
  return {
    low: add(frozen.low, multiply(pace.low, days)),
    high: add(frozen.low, multiply(pace.high, days)),
  };
}

function firstDay(placed: readonly Placed[]): Day | undefined {
  return placed
    .map(({ measure }) => measure.since)
    .sort()
    .at(0);
}

/** Subscriptions that end from the first of some measures on, each counted once. Null where there is no such measure. */
function endedWhile(
  placed: readonly Placed[],
  orders: readonly ServiceOrder[],
  apps: readonly App[] | undefined,
  day: Day,
  until: Day | null,
  before?: Day,
): Lapses | null {
  const since = firstDay(placed);
  if (since === undefined) return null;
  const ends = orders.flatMap((order) => (order.to === undefined ? [] : [{ order, to: order.to }]));
  const within = ends.filter(
    ({ to }) => to >= since && (until === null || to <= until) && (before === undefined || to < before),
  );
  const certainSince = firstDay(placed.filter(({ measure, basis }) => isCertain(measure, basis, apps)));
  const last = until ?? day;
  const sure =
    certainSince === undefined
      ? []
      : within.filter(
          ({ to, order }) => to >= certainSince && to <= last && !netOf(order).match(/^-|^0\.0*$/),
        );
  const open = orders.length > ends.length;
  return {
    count: { low: sure.length - renewedAmong(sure, orders), high: open ? null : within.length },
    value: { low: '0.00', high: open ? null : sum(within.map(({ order }) => netOf(order))) },
  };
}

/** Whether a measure surely falls on every service: no app of the service market is left out, and nothing of it is only possible. */
function isCertain(
  { apps: hit, certainty, kind }: MeasureInForce,
  basis: RungOnDay['basis'],
  apps: readonly App[] | undefined,
): boolean {
  const known = kind === 'freeze-service' || kind === 'hide-service';
  if (!known || basis !== 'in-force' || certainty !== 'certain' || apps === undefined) return false;
  return apps.every(({ appKey, listed }) => listed === false || hit.includes(appKey));
}

/** How many of them may have been renewed already: orders of the same service that begin when one of them ends. */
function renewedAmong(
  ended: readonly { readonly order: ServiceOrder; readonly to: Day }[],
  orders: readonly ServiceOrder[],
): number {
  const taken = new Set<ServiceOrder>();
  for (const { order, to } of ended) {
    const renewal = orders.find(
      ({ article, from, ...other }) =>
        from !== undefined &&
        from >= to &&
        from <= addDays(to, 1) &&
        other.id !== order.id &&
        (article === undefined || order.article === undefined || article === order.article) &&
        ![...taken].some(({ id }) => id === other.id),
    );
    if (renewal !== undefined) taken.add(renewal);
  }
  return taken.size;
}

function qualificationsOf(placed: readonly Placed[]): LostQualification[] {
  const found = new Map<string, LostQualification>();
  for (const { measure, basis } of placed) {
    const { kind, since, cite } = measure;
    if (!kind.endsWith('qualification')) continue;
    const certainty = basis === 'in-force' ? measure.certainty : 'possible';
    // The same one under two readings is lost once, on the earlier day.
    if (!found.has(kind)) found.set(kind, { kind, since, basis, certainty, cite });
  }
  return [...found.values()];
}

function textOf(stake: Omit<Stake, 'text'>, { arrears, account }: Scene, day: Day): Message[] {
  const text: Message[] = [];
  const { frozen, frozenAtPace, lapses, renewable, qualifications, until } = stake;
  const freezes = arrears.measures.some(({ kind }) => kind === 'freeze-settlement');
  if (frozen !== null) text.push({ code: 'stake.frozen', params: { low: frozen.low, on: arrears.on } });
  else if (freezes && account.serviceOrders === undefined) text.push({ code: 'stake.frozen-unknown' });
  if (frozenAtPace !== null && day > arrears.on) {
    const { low, high } = frozenAtPace;
    text.push({ code: 'stake.at-pace', params: { low, high, day, on: arrears.on } });
  }
  if (lapses !== null && lapses.count.high !== 0) {
    const { count, value } = lapses;
    const params = { low: count.low, high: count.high, value: value.high, until, on: arrears.on };
    text.push({ code: 'stake.lapses', params });
  }
  if (renewable !== null && renewable.high !== 0) {
    text.push({
      code: 'stake.renewable',
      params: { low: renewable.low, high: renewable.high, until, on: arrears.on },
    });
  }
  for (const { kind, since, basis } of qualifications) {
    const measure = { code: `measure.${kind}.next` };
    text.push({ code: `stake.qualification.${basis}`, params: { measure, since, on: arrears.on } });
  }
  return text;
}

function needsOf({ account, arrears }: Scene, stakes: readonly Stake[]): Message[] {
  const orders = account.serviceOrders;
  if (orders === undefined) return [{ code: 'need.orders' }];
  const needs: Message[] = [];
  const lapsing = stakes.some(({ lapses, renewable }) => lapses !== null || renewable !== null);
  const open = orders.filter(({ to }) => to === undefined).length;
  if (lapsing && open > 0) needs.push({ code: 'stake.need-ends', params: { orders: open } });
  const listed = new Map(account.apps?.map((app) => [app.appKey, app.listed]));
  for (const { appKey } of arrears.owedByApp)
    if (listed.get(appKey) === undefined) needs.push({ code: 'need.listed', params: { appKey } });
  const partly = stakes.some(({ lapses }) => lapses !== null && lapses.count.low !== lapses.count.high);
  if (partly && account.apps !== undefined) needs.push({ code: 'stake.need-services' });
  return needs;
}
