import { addDays, type Day, daysBetween, firstOfMonth } from '../base/day.ts';
import { type Decimal, sum } from '../base/decimal.ts';
import type { Message } from '../base/text.ts';
import { chargedSince, rulesOn } from '../cost/charged-since.ts';
import { groupUsage, type Prices, pricesReader, type TariffPrice } from '../cost/group-usage.ts';
import { idleRecords } from '../cost/idle-records.ts';
import { rateUsage, recordsThatCount } from '../cost/rate-usage.ts';
import { type SettledAccount, type SettleRules, settle, settlementDay } from '../cost/settle.ts';
import type { Charge } from '../cost/statement.ts';
import type { AccountFacts, Position, UsageRecord } from '../facts/schema.ts';
import { isUnknown } from '../pack/known.ts';
import { packOf } from '../pack/pack-of.ts';
import type { Pack, Value } from '../pack/schema.ts';
import { fitSeries } from './fit-series.ts';
import type { PathPricer, PathSetup, PricedPath } from './path-pricer.ts';
import { type PromotionPlan, planPromotions } from './plan-promotions.ts';
import { priceGroups } from './price-groups.ts';
import { pricePlainly } from './price-plainly.ts';
import { random } from './random.ts';
import { simulateCalls } from './simulate-calls.ts';
import { boundPaths, summarisePaths } from './summarise-paths.ts';
import { coveredDays, recent, type UsageHistory, type UsageSeries, usageHistory } from './usage-history.ts';

/**
 * Days that do not follow the weekday pattern, such as 618 and 11.11. Past ones teach how much more is called then; coming
 * ones of the same name have it.
 */
export interface Promotion {
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
}

export interface RunwayOptions {
  /** The day at whose end it is told; its usage counts as it stands. */
  readonly on: Day;
  /** How many days ahead; 60 without. */
  readonly horizon?: number;
  readonly promotions?: readonly Promotion[];
  /** How many paths are simulated; 400 without. */
  readonly paths?: number;
  /** Another seed simulates other paths; 1 without. */
  readonly seed?: number;
}

/** What of an account a forecast goes by: where nothing of it changes, nor does the forecast. */
export type RunwayAccount = SettledAccount & Pick<AccountFacts, 'usage' | 'apps' | 'values' | 'ladders'>;

export interface RunwayDay {
  readonly day: Day;
  /** The probability of arrears by the end of the day; null where there is no more than a range and the day lies in it. */
  readonly chance: number | null;
  /**
   * The cost of all days from the day after `on` to this one, as quantiles: with probability `p` it is at most `amount`. Of a
   * range: 0 and 1, if every day cost the lowest, or the highest, day seen.
   */
  readonly cost: readonly { readonly p: number; readonly amount: Decimal }[];
}

export interface Runway {
  readonly on: Day;
  /** The last day that is told. */
  readonly horizon: Day;
  /**
   * `unknown`: the balance is not known, or what usage costs. `in-arrears` already. `covered`: a direct debit without limit pays
   * whatever the balance does not. `range`: the history is too short for a forecast. `forecast`.
   */
  readonly state: 'unknown' | 'in-arrears' | 'covered' | 'range' | 'forecast';
  /** What is left of the prepaid balance at the end of `on`, after all usage known. Null where it is not known. */
  readonly balance: Decimal | null;
  /** The usage that was learnt from: its first and last day, and how many days have any. */
  readonly history: { readonly from: Day | null; readonly to: Day | null; readonly days: number };
  /**
   * The first day by whose end arrears have begun with at least probability `p`; null where that is not within the horizon.
   * Not later than `on` where usage up to `on` is missing and may have used up the balance.
   */
  readonly quantiles: readonly { readonly p: number; readonly day: Day | null }[];
  /** Of a range: the day arrears begin if every day costs the highest, or the lowest, day seen. */
  readonly range: { readonly earliest: Day | null; readonly latest: Day | null } | null;
  readonly days: readonly RunwayDay[];
  /** The first day whose figures leave out something nobody knows, such as what a promotion does; null where there is none. */
  readonly unknownFrom: Day | null;
  /** What is missing and what was assumed. */
  readonly notes: readonly Message[];
}

/** With fewer days the intervals of the back-test were too narrow by far; with fewer than `enough`, by a little. */
const fewest = 28;
const enough = 42;
/** How many days are fitted, at most: seventeen weeks. */
const longestFit = 119;
const probabilities = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975];
type Note = (code: string, params?: NonNullable<Message['params']>) => void;

/**
 * When the balance ends and arrears begin, if nothing more is paid than the facts say: usage is simulated, day by day and many
 * times over, from its own weekday pattern, level, trend and scatter; every simulated path goes through the tariff, with
 * its quotas, tiers and rounding, and is drawn from the account as `settle` draws. The same input has the same result.
 *
 * Days without usage are not known, and are simulated where their cost bears on the balance. A cost that is only known
 * as "at most" is taken at its most, so that no day is too late. Payments of days to come count, if the facts have them.
 *
 * With less than 28 days of usage there is no more than a range, and with less than 42 the quantiles lie a little too close
 * together. They are back-tested to 28 days ahead; past that they are no more than the model's.
 *
 * @throws RangeError where a count is no safe whole number, records of one id differ, or an option is out of range.
 * @example
 * runway(account, taobaoOpenPlatform, { on: '2026-11-22' })
 * // { state: 'forecast', balance: '320.00', quantiles: [{ p: 0.025, day: '2026-11-29' }, …, { p: 0.5, day: '2026-12-01' }, …], … }
 */
export function runway(account: RunwayAccount, plain: Pack, options: RunwayOptions): Runway {
  const { pack } = packOf(account, plain);
  const { on, promotions = [] } = options;
  const { ahead, paths, seed } = checked(options);
  const notes: Message[] = [];
  const note: Note = (code, params = {}) => {
    notes.push({ code: `runway.${code}`, params });
  };

  const { position, usage = [], apps, payments = [], directDebit } = account;
  const covered = coveredDays(usage, on);
  const sorted = [...covered].sort();
  const [from, to] = [sorted[0], sorted.at(-1)];
  const base = {
    on,
    horizon: addDays(on, ahead),
    balance: null,
    history: { from: from ?? null, to: to ?? null, days: covered.size },
    quantiles: [],
    range: null,
    days: [],
    unknownFrom: null,
    notes,
  };
  if (position === undefined) note('no-position');
  else if (position.day > on) note('position-later', { day: position.day, on });
  if (to === undefined) note('no-usage');
  if (position === undefined || position.day > on || from === undefined || to === undefined)
    return { ...base, state: 'unknown' };

  const { currency } = pack;
  const rules = rulesOn(pack, on);
  const since = openSince(position.day, rules);
  const past = usage.filter(({ day }) => day <= on);
  const rated = rateUsage(past, pack, { from: since <= on ? since : on, to: on, apps, lines: false });
  const charges = rated.charges.filter(({ day }) => day >= since);
  const settled = settle({ currency, charges }, account, { to: on, rules });
  const known = { ...base, balance: settled.prepaid };
  const episode = settled.episodes.at(-1);
  if (episode?.paidOn === null) {
    note('in-arrears', { since: episode.since });
    return { ...known, state: 'in-arrears' };
  }
  const missing = since > on ? [] : daysFrom(since, on).filter((day) => !covered.has(day));
  if (missing.length > recent || daysBetween(to, on) > recent) {
    note('usage-old', { to, days: Math.max(missing.length, daysBetween(to, on)) });
    return { ...known, state: 'unknown' };
  }

  const view: View = { account, pack, on, horizon: base.horizon, rules, since, charges, covered, to };
  const usageAhead = readUsage(view, recordsThatCount(past));
  const unrated = [...usageAhead.read.unpriced, ...rated.unrated.filter((entry) => entry.to >= since)];
  if (unrated.length > 0) {
    const names = unrated.map(({ appKey, api, because }) => `${appKey} ${api === '' ? because : api}`).sort();
    const different = names.filter((name, at) => name !== names[at - 1]);
    note('unrated', { count: different.length, names: different.slice(0, 3) });
  }
  const turnover = usageAhead.read.series.some(({ prices }) => prices.some(isShare));
  if (turnover) note('turnover');
  if (unrated.length > 0 || turnover) return { ...known, state: 'unknown' };
  const { setup, horizon, ends } = setUp(view, usageAhead);
  if (ends !== undefined) note('tariff-ends', { day: ends });
  if (setup === undefined) return { ...known, state: 'unknown' };

  const { read } = usageAhead;
  const short = covered.size < fewest;
  // A range knows no level that a promotion could raise.
  const declared = promotions.filter((promotion) => !short || promotion.to > to);
  const plan = planPromotions(declared, read.series, { first: read.first, length: read.length, horizon });
  notes.push(...plan.notes);
  if (missing.length > 0)
    note('days-missing', { days: missing.length, from: missing[0] as Day, to: missing.at(-1) as Day });
  for (const { appKey, since: day } of read.silent) note('silent', { appKey, day });
  for (const { appKey, since: day } of read.ended) note('ended', { appKey, day });
  if (isAtMost(setup)) note('at-most');
  const paid = payments.filter(({ day }) => day > on && day <= horizon);
  if (paid.length > 0)
    note('payments', { count: paid.length, amount: sum(paid.map(({ amount }) => amount)) });
  const covers = paysAll(account, rules, on, horizon);
  if (covers) note('debit-covers');
  const failed = directDebit?.failedOn?.filter((day) => day <= on && day > addDays(on, -recent)) ?? [];
  if (covers && failed.length > 0)
    note('debit-failed', { count: failed.length, day: failed.sort().at(-1) as Day });
  if (short) note('short', { days: covered.size, fewest });
  else note('learnt', { days: covered.size, from: read.first, to, paths });
  if (!short && covered.size < enough) note('young', { days: covered.size, enough });

  const told = setup.days.slice(setup.told);
  const { fills, most } = short
    ? likeEachDay(view, read, setup.days)
    : simulated(view, read, setup.days, plan, paths, seed);
  return pricePaths(setup, most, fills, knownCalls(read, setup.days), (priced, pricer) => {
    const past = priced.flatMap(({ pastLastTier }) => pastLastTier ?? []).sort();
    const day = past[0];
    if (day !== undefined)
      note('past-last-tier', { day, percent: Math.ceil((100 * past.length) / priced.length) });
    return {
      ...known,
      horizon,
      ...(short ? boundPaths(priced, told, pricer) : summarisePaths(priced, told, probabilities, pricer)),
      unknownFrom: [plan.unknownFrom, day].flatMap((of) => of ?? []).sort()[0] ?? null,
      state: covers ? 'covered' : short ? 'range' : 'forecast',
    };
  });
}

/** What is known of an account on a day. */
interface View {
  readonly account: RunwayAccount;
  readonly pack: Pack;
  readonly on: Day;
  readonly horizon: Day;
  readonly rules: SettleRules;
  /** The first day whose charges are not in the position. */
  readonly since: Day;
  readonly charges: readonly Charge[];
  /** The days with usage, and the last one of them. */
  readonly covered: ReadonlySet<Day>;
  readonly to: Day;
}

interface UsageAhead {
  readonly records: readonly UsageRecord[];
  readonly read: UsageHistory;
  /** The first day that a path may have. */
  readonly lower: Day;
  /** Which of a series' prices holds on a day. */
  readonly versionAt: ReadonlyMap<Day, number>;
}

/** Usage by what it costs from the first day on that the position does not hold. */
function readUsage(
  { account, pack, on, horizon, since, covered, to }: View,
  records: readonly UsageRecord[],
): UsageAhead {
  const tariff = pack.tariffs[0];
  const lower = since <= to ? since : addDays(to, 1);
  const pricesOn = pricesReader(tariff, { from: lower, to: horizon });
  const versions: Prices[] = [];
  const versionAt = new Map<Day, number>();
  for (const day of daysFrom(lower, horizon)) {
    const prices = pricesOn(day) as Prices;
    versionAt.set(day, versions.includes(prices) ? versions.indexOf(prices) : versions.push(prices) - 1);
  }
  const read = usageHistory(records, { on, covered }, { tariff, apps: account.apps, versions });
  return { records, read, lower, versionAt };
}

/**
 * The days of a path: those ahead, and before them all from the first one on whose usage is missing and bears on the
 * balance. They end before the first day without a price; there is no path where that is not ahead.
 */
function setUp(
  { account, pack, on, horizon: asked, rules, charges, to }: View,
  { records, read, lower, versionAt }: UsageAhead,
) {
  const { currency, tariffs } = pack;
  const tariff = tariffs[0];
  const { first, series } = read;
  const isGap = (day: Day) => series.some((of) => Number.isNaN(callsOn(of, daysBetween(first, day))));
  const start = lower < first ? lower : (daysFrom(lower, to).find(isGap) ?? addDays(to, 1));
  const priceOn = (prices: UsageSeries['prices'], day: Day) => prices[versionAt.get(day) as number];
  const ends = daysFrom(start, asked).find((day) =>
    series.some(({ prices }) => priceOn(prices, day) === undefined),
  );
  const horizon = ends === undefined ? asked : addDays(ends, -1);
  if (horizon <= on) return { setup: undefined, horizon, ends };
  const days = daysFrom(start, horizon);
  const { day: settled } = account.position as Position;
  const before = charges.filter(({ day }) => day < start);
  const yesterday = addDays(start, -1);
  const opening = settle({ currency, charges: before }, account, {
    to: yesterday > settled ? yesterday : settled,
    rules,
  });
  const range = { from: start, to: horizon, apps: account.apps };
  const idle = idleRecords(tariff, range);
  const { groups } = groupUsage([...idle, ...records.filter(({ day }) => day < start)], tariff, range);
  const setup: PathSetup = {
    tariff,
    account,
    rules,
    on,
    days,
    told: days.indexOf(addDays(on, 1)),
    series: series.map(({ appKey, prices }) => ({
      appKey,
      priceOn: days.map((day) => priceOn(prices, day) as TariffPrice),
    })),
    before: groups.filter(({ day }) => day < start),
    idle: groups.filter(({ day }) => day >= start),
    charges: before,
    opening,
  };
  return { setup, horizon, ends };
}

type Fill = (calls: Float64Array) => void;

interface Paths {
  readonly fills: readonly Fill[];
  /** The most calls a day of each series, in any path. */
  readonly most: readonly number[];
}

/** Paths of which each is like one day of the history, every day. */
function likeEachDay({ covered, to }: View, { first, series }: UsageHistory, days: readonly Day[]): Paths {
  const seen = daysFrom(first, to).filter((day) => covered.has(day));
  return {
    fills: seen.map((day) => sameEachDay(series, daysBetween(first, day), days.length)),
    most: series.map(mostCalls),
  };
}

/** Paths of the model, as many as asked for. */
function simulated(
  { to }: View,
  { series, length }: UsageHistory,
  days: readonly Day[],
  plan: PromotionPlan,
  paths: number,
  seed: number,
): Paths {
  const window = Math.min(length, longestFit);
  const from = length - window;
  const fits = series.map(({ calls, start }) =>
    fitSeries(
      calls
        .slice(from)
        .map((count, at) => (from + at < start || plan.past[from + at] === 1 ? Number.NaN : count)),
    ),
  );
  const coming = days.map((day) => ({ ahead: daysBetween(to, day), ...plan.on(day) }));
  const simulate = simulateCalls(fits, coming, window);
  const lifts = coming.flatMap(({ uplifts = [] }) => uplifts.flatMap((of) => [...of]));
  const lift = lifts.reduce((a, b) => Math.max(a, b), 1);
  const chance = random(seed);
  return {
    fills: Array.from({ length: paths }, () => (calls: Float64Array) => simulate(chance, calls)),
    most: fits.map((fit, index) => Math.max(fit.most * lift + 1, mostCalls(series[index] as UsageSeries))),
  };
}

function mostCalls({ calls }: UsageSeries): number {
  return calls.reduce((most, count) => (count > most ? count : most), 0);
}

function checked({ horizon = 60, paths = 400, seed = 1, promotions = [] }: RunwayOptions) {
  if (!(Number.isInteger(horizon) && horizon >= 1 && horizon <= 366))
    throw new RangeError(`runway: a horizon of ${horizon} days, where 1 to 366 can be told`);
  if (!(Number.isInteger(paths) && paths >= 1)) throw new RangeError(`runway: ${paths} paths`);
  for (const { name, from, to } of promotions)
    if (daysBetween(from, to) < 0) throw new RangeError(`runway: promotion ${name} ends before it begins`);
  return { ahead: horizon, paths, seed };
}

/** Whether a direct debit without limit pays whatever the balance does not, on every day to come. */
function paysAll({ directDebit }: RunwayAccount, rules: SettleRules, on: Day, to: Day): boolean {
  if (directDebit?.signed !== true || directDebit.dailyLimit !== undefined) return false;
  const fails = directDebit.failedOn?.some((day) => day > on && day <= to) === true;
  return !fails && rules.drawOrder.includes('direct-debit');
}

/** The first day whose charges are drawn after the position. */
function openSince(day: Day, rules: SettleRules): Day {
  const since = chargedSince(day, rules);
  return settlementDay(since, rules) > day ? since : firstOfMonth(day);
}

function daysFrom(from: Day, to: Day): Day[] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, at) => addDays(from, at));
}

function isShare(price: TariffPrice | undefined): boolean {
  return typeof price?.price.model === 'object' && price.price.model.model === 'percentage';
}

/** Calls on a day counted from the first one of the history; NaN where they are not known. */
function callsOn({ calls, start }: UsageSeries, at: number): number {
  if (at < 0) return start === 0 ? Number.NaN : 0;
  return calls[at] ?? Number.NaN;
}

/** Whether charges of a path are known only as "at most". */
function isAtMost({ tariff, days }: PathSetup): boolean {
  const versions = (tariff?.versions ?? []).filter(
    ({ validFrom, validTo }) =>
      validFrom <= (days.at(-1) as Day) && (validTo === null || validTo >= (days[0] as Day)),
  );
  return versions.some(({ dailyRelief, classes }) => {
    const quotas = classes.flatMap(({ freeQuotas }) => freeQuotas ?? []);
    const values: (Value<unknown> | undefined)[] = [dailyRelief, ...quotas.map(({ calls }) => calls)];
    return values.some((value) => value !== undefined && isUnknown(value));
  });
}

/** Days of a path whose usage is known already. */
function knownCalls({ series, first }: UsageHistory, days: readonly Day[]): Fill {
  const known = series.flatMap((of, index) =>
    days.flatMap((day, at) => {
      const count = callsOn(of, daysBetween(first, day));
      return Number.isNaN(count) ? [] : { at: index * days.length + at, count };
    }),
  );
  return (calls) => {
    for (const { at, count } of known) calls[at] = count;
  };
}

/** A path on which every day has the calls of one day of the history. An app key whose day is not known has its mean. */
function sameEachDay(series: readonly UsageSeries[], at: number, days: number): Fill {
  const counts = series.map((of) => {
    const count = callsOn(of, at);
    if (count >= 0) return count;
    const known = of.calls.filter((value) => value >= 0);
    return Math.ceil(known.reduce((all, value) => all + value, 0) / Math.max(1, known.length));
  });
  return (calls) => {
    counts.forEach((count, index) => {
      calls.fill(count, index * days, (index + 1) * days);
    });
  };
}

/** Prices paths, in the fast way where it does. */
function pricePaths(
  setup: PathSetup,
  most: readonly number[],
  paths: readonly Fill[],
  known: Fill,
  tell: <T>(priced: readonly PricedPath<T>[], pricer: PathPricer<T>) => Runway,
): Runway {
  const calls = new Float64Array(setup.series.length * setup.days.length);
  const price = <T>(of: PathPricer<T>) => {
    const priced = paths.map((fill) => {
      fill(calls);
      known(calls);
      return of.price(calls);
    });
    return tell(priced, of);
  };
  const plain = pricePlainly(setup, most);
  return plain === undefined ? price(priceGroups(setup)) : price(plain);
}
