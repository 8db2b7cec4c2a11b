import { addDays, type Day, firstOfMonth } from '../base/day.ts';
import type { Decimal } from '../base/decimal.ts';
import type { LocalText } from '../base/text.ts';
import type { App, Hosting, UsageRecord } from '../facts/schema.ts';
import { known } from '../pack/known.ts';
import type {
  FreeQuota,
  Pack,
  PriceClass,
  PriceEntry,
  PriceModel,
  Tariff,
  TariffVersion,
} from '../pack/schema.ts';
import { versionOn } from '../pack/version.ts';
import { rateUsage } from './rate-usage.ts';
import { originOf } from './rating-start.ts';
import type { StatementLine } from './statement.ts';

export interface HeadroomOptions {
  /** The day at whose end it is told; its usage counts as it stands. */
  readonly on: Day;
  /** Says of an app key where it runs and whether it is in the service market; those without usage are listed too. */
  readonly apps?: readonly App[] | undefined;
  /** The tariff of the pack; its first one without. */
  readonly tariff?: string;
}

/** Calls of the last days with usage, seven at most: days without any are left out. */
export interface Pace {
  readonly calls: number;
  readonly days: number;
  readonly from: Day;
  readonly to: Day;
}

export interface HeadroomLine {
  /** Stable: `quota/class/number/app key` or `tier/class/hosting/app key`, without app key where it is the account's. */
  readonly id: string;
  readonly kind: 'quota' | 'tier';
  readonly class: string;
  readonly className: LocalText;
  /** Null where it is the account's. */
  readonly appKey: string | null;
  /** Of a tier: whose price it is. */
  readonly hosting: Hosting | 'any' | null;
  readonly period: 'day' | 'month' | 'none';
  /** The period in which `on` lies. `to` is null where it has no end. */
  readonly from: Day;
  readonly to: Day | null;
  /** Of a tier: the one the next call falls in, counted from 1, and its price. */
  readonly tier: {
    readonly number: number;
    readonly of: number;
    readonly price: Decimal;
    readonly per: number;
  } | null;
  /** The free calls of the quota; the last call of the tier, counted from the first of the period. Null where it is unknown or has no end. */
  readonly limit: number | null;
  /** What of the limit is used; `used` and `left` re-add to it. */
  readonly used: number;
  readonly left: number | null;
  /** Null where there is no usage. */
  readonly pace: Pace | null;
  /**
   * `used-up`; `ends` on `endsOn` at this pace; `not-in-period`; `no-usage` to tell a pace from; `no-end`: the last tier;
   * `unknown`: nobody knows the limit.
   */
  readonly state: 'used-up' | 'ends' | 'not-in-period' | 'no-usage' | 'no-end' | 'unknown';
  /** The day of its last call: past where it is used up, expected where it ends. */
  readonly endsOn: Day | null;
}

/**
 * How much of each free quota and of each current tier is used and left on a day, and when it ends at the pace of the last
 * seven days with usage. The pace goes on from the next day; of a daily quota, it says whether it would be used up in a day.
 *
 * Free calls come before tiers: a tier ends once the free calls left and the tier's own are used. Calls without a known price
 * count towards nothing, as in `rateUsage`. Usage must hold what `rateUsage` asks for.
 *
 * @throws RangeError where the pack has no such tariff.
 * @example
 * // 500,000 free calls a month; 100,000 calls a day on 1, 2 and 3 November
 * headroom(usage, pack, { on: '2026-11-03' })[0]
 * // { used: 300000, left: 200000, pace: { calls: 300000, days: 3, … }, state: 'ends', endsOn: '2026-11-05', … }
 */
export function headroom(
  usage: readonly UsageRecord[],
  pack: Pack,
  options: HeadroomOptions,
): readonly HeadroomLine[] {
  const { on, apps = [] } = options;
  const tariff =
    options.tariff === undefined ? pack.tariffs[0] : pack.tariffs.find(({ id }) => id === options.tariff);
  if (tariff === undefined) throw new RangeError(`pack ${pack.id} has no tariff ${options.tariff ?? ''}`);
  const version = versionOn(tariff.versions, on);
  if (version === undefined) return [];
  let from = on;
  for (const { day } of usage) if (day < from) from = day;
  const { lines } = rateUsage(usage, pack, { from, to: on, apps, tariff: tariff.id });
  const context: Context = { on, tariff, version, inVersion: linesOf(lines, tariff, version) };
  const found: HeadroomLine[] = [];
  for (const priceClass of version.classes) {
    const ofClass = byApp(lines.filter((line) => line.class === priceClass.id));
    const used = [...ofClass.keys()].filter((appKey) => appKey !== null).sort();
    const listed = apps.map(({ appKey }) => appKey).filter((appKey) => !used.includes(appKey));
    (priceClass.freeQuotas ?? []).forEach((quota, index) => {
      const byAccount = known(quota.scope)?.value === 'account';
      for (const appKey of byAccount ? [null] : [...used, ...listed]) {
        found.push(quotaLine(context, priceClass, quota, index, appKey, ofClass));
      }
    });
    const byAccount = priceClass.tierScope !== undefined && known(priceClass.tierScope)?.value === 'account';
    for (const entry of priceClass.prices) {
      const model = known(entry.price)?.value;
      if (model === undefined || typeof model === 'string' || !('tiers' in model)) continue;
      const ofEntry = byApp((ofClass.get(null) ?? []).filter(({ hosting }) => hosting === entry.hosting));
      const own = new Set([
        ...[...ofEntry.keys()].filter((appKey) => appKey !== null),
        ...apps.filter((app) => isOf(app, entry)).map(({ appKey }) => appKey),
      ]);
      for (const appKey of byAccount ? [null] : [...own].sort()) {
        found.push(tierLine(context, priceClass, entry, model, appKey, ofClass, ofEntry));
      }
    }
  }
  return found;
}

interface Context {
  readonly on: Day;
  readonly tariff: Tariff;
  readonly version: TariffVersion;
  /** Whether a line counts in the periods of the version that holds. */
  readonly inVersion: ReadonlySet<StatementLine>;
}

function linesOf(
  lines: readonly StatementLine[],
  tariff: Tariff,
  version: TariffVersion,
): Set<StatementLine> {
  const origin = originOf(tariff, version).id;
  const counting = new Set(
    tariff.versions
      .filter((other) => originOf(tariff, other).id === origin)
      .map(({ id }) => `${tariff.id}/${id}`),
  );
  return new Set(lines.filter((line) => counting.has(line.tariff)));
}

function isOf({ hosting, listed }: App, entry: PriceEntry): boolean {
  const hosted = entry.hosting === 'any' || entry.hosting === hosting;
  return hosted && (entry.listed === undefined || entry.listed === listed);
}

function spanOf({ on, tariff, version }: Context, period: 'day' | 'month' | 'none') {
  if (period === 'day') return { from: on, to: on };
  const begins = originOf(tariff, version).validFrom;
  const ends = version.validTo;
  if (period === 'none') return { from: begins, to: ends };
  const [first, last] = [firstOfMonth(on), addDays(firstOfMonth(addDays(firstOfMonth(on), 31)), -1)];
  return { from: begins > first ? begins : first, to: ends !== null && ends < last ? ends : last };
}

type Count = (line: StatementLine) => number;
const allCalls: Count = ({ calls }) => calls;
const paidCalls: Count = ({ calls, free }) => calls - free;

/** Lines by app key; under null, all of them. */
type ByApp = ReadonlyMap<string | null, readonly StatementLine[]>;

function byApp(lines: readonly StatementLine[]): ByApp {
  const apps = new Map<string | null, StatementLine[]>([[null, [...lines]]]);
  for (const line of lines) {
    const list = apps.get(line.appKey);
    if (list === undefined) apps.set(line.appKey, [line]);
    else list.push(line);
  }
  return apps;
}

function perDay(lines: readonly StatementLine[], count: Count): [Day, number][] {
  const days = new Map<Day, number>();
  for (const line of lines) {
    const calls = count(line);
    if (calls > 0) days.set(line.day, (days.get(line.day) ?? 0) + calls);
  }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1));
}

function paceOf(lines: readonly StatementLine[], count: Count): Pace | null {
  const days = perDay(lines, count).slice(-7);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  return {
    calls: days.reduce((all, [, calls]) => all + calls, 0),
    days: days.length,
    from: first[0],
    to: last[0],
  };
}

/** Calls of the period in which `on` lies. */
function inPeriod(context: Context, lines: readonly StatementLine[], from: Day): readonly StatementLine[] {
  return lines.filter((line) => context.inVersion.has(line) && line.day >= from);
}

function quotaLine(
  context: Context,
  priceClass: PriceClass,
  quota: FreeQuota,
  index: number,
  appKey: string | null,
  ofClass: ByApp,
): HeadroomLine {
  const period = known(quota.period)?.value ?? 'day';
  const span = spanOf(context, period);
  const lines = ofClass.get(appKey) ?? [];
  const days = perDay(inPeriod(context, lines, span.from), allCalls);
  const calls = days.reduce((all, [, count]) => all + count, 0);
  const limit = known(quota.calls)?.value ?? null;
  const pace = paceOf(lines, allCalls);
  const base = {
    id: `quota/${priceClass.id}/${index + 1}${appKey === null ? '' : `/${appKey}`}`,
    kind: 'quota' as const,
    class: priceClass.id,
    className: priceClass.name,
    appKey,
    hosting: null,
    period,
    ...span,
    tier: null,
    limit,
    pace,
  };
  if (limit === null) return { ...base, used: calls, left: null, state: 'unknown', endsOn: null };
  const used = Math.min(calls, limit);
  const left = limit - used;
  if (left === 0) return { ...base, used, left, state: 'used-up', endsOn: reachedOn(days, limit) };
  return { ...base, used, left, ...forecast(context, span.to, period, limit, left, pace) };
}

function tierLine(
  context: Context,
  priceClass: PriceClass,
  entry: PriceEntry,
  model: Extract<PriceModel, { tiers: unknown }>,
  appKey: string | null,
  ofClass: ByApp,
  ofEntry: ByApp,
): HeadroomLine {
  const period = known(context.version.period)?.value ?? 'day';
  const span = spanOf(context, period);
  const count = model.model === 'volume' && model.freeCalls === 'counted' ? allCalls : paidCalls;
  const lines = ofEntry.get(appKey) ?? [];
  const days = perDay(inPeriod(context, lines, span.from), count);
  const position = days.reduce((all, [, calls]) => all + calls, 0);
  const ends = model.tiers.map(({ upTo }) => (upTo === null || model.upTo !== 'excluded' ? upTo : upTo - 1));
  const current = ends.findIndex((end) => end === null || position < end);
  const number = current < 0 ? model.tiers.length : current + 1;
  const tier = model.tiers[number - 1];
  const end = ends[number - 1] ?? null;
  const goesOn = end === null || (current < 0 && model.beyond === 'last-price');
  const free =
    count === allCalls ? { lasting: false, left: 0 } : freeLeft(context, priceClass, appKey, ofClass);
  const pace = paceOf(lines, free.lasting ? allCalls : count);
  const base = {
    id: `tier/${priceClass.id}/${entry.hosting}${appKey === null ? '' : `/${appKey}`}`,
    kind: 'tier' as const,
    class: priceClass.id,
    className: priceClass.name,
    appKey,
    hosting: entry.hosting,
    period,
    ...span,
    tier: { number, of: model.tiers.length, price: tier?.price ?? '0.00', per: entry.per },
    pace,
  };
  if (goesOn) return { ...base, limit: null, used: position, left: null, state: 'no-end', endsOn: null };
  const used = Math.min(position, end);
  const left = end - used;
  if (left === 0) return { ...base, limit: end, used, left, state: 'used-up', endsOn: reachedOn(days, end) };
  return {
    ...base,
    limit: end,
    used,
    left,
    ...forecast(context, span.to, period, end, left + free.left, pace),
  };
}

/** Whether calls are free beyond the day, and how many still are. Quotas of a day are in the pace of paid calls already. */
function freeLeft(context: Context, { freeQuotas }: PriceClass, appKey: string | null, ofClass: ByApp) {
  let left: number | undefined;
  for (const quota of freeQuotas ?? []) {
    const period = known(quota.period)?.value ?? 'day';
    const limit = known(quota.calls)?.value;
    if (period === 'day' || limit === undefined) continue;
    const whose = known(quota.scope)?.value === 'account' ? null : appKey;
    const { from } = spanOf(context, period);
    const calls = inPeriod(context, ofClass.get(whose) ?? [], from).reduce(
      (all, line) => all + line.calls,
      0,
    );
    left = Math.min(left ?? Number.POSITIVE_INFINITY, Math.max(0, limit - calls));
  }
  return { lasting: left !== undefined, left: left ?? 0 };
}

function reachedOn(days: readonly (readonly [Day, number])[], limit: number): Day | null {
  let total = 0;
  for (const [day, calls] of days) {
    total += calls;
    if (total >= limit) return day;
  }
  return null;
}

function forecast(
  { on }: Context,
  to: Day | null,
  period: 'day' | 'month' | 'none',
  limit: number,
  left: number,
  pace: Pace | null,
): Pick<HeadroomLine, 'state' | 'endsOn'> {
  if (pace === null) return { state: 'no-usage', endsOn: null };
  const [calls, days] = [BigInt(pace.calls), BigInt(pace.days)];
  if (period === 'day') {
    const endsToday = calls >= BigInt(limit) * days;
    return endsToday ? { state: 'ends', endsOn: on } : { state: 'not-in-period', endsOn: null };
  }
  // The first day at whose end as many calls are made as are left.
  const wait = (BigInt(left) * days + calls - 1n) / calls;
  // A period without an end is looked at for a hundred years.
  if (wait > 36_525n) return { state: 'not-in-period', endsOn: null };
  const endsOn = addDays(on, Number(wait));
  return to !== null && endsOn > to ? { state: 'not-in-period', endsOn: null } : { state: 'ends', endsOn };
}
