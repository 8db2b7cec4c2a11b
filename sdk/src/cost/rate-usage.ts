import { type Day, firstOfMonth } from '../base/day.ts';
import {
  compare,
  type Decimal,
  divide,
  isZero,
  max,
  min,
  multiply,
  round,
  subtract,
  sum,
} from '../base/decimal.ts';
import { addRanges, exactly, type Range } from '../base/range.ts';
import type { App, Hosting, UsageRecord } from '../facts/schema.ts';
import { cited, type Reason } from '../pack/cited.ts';
import { isUnknown, known, readingsOf } from '../pack/known.ts';
import type { Pack, PriceClass, Tariff, TariffVersion } from '../pack/schema.ts';
import { versionOn } from '../pack/version.ts';
import type { Charge, Statement, StatementLine, UnratedUsage } from './statement.ts';

export interface RateOptions {
  readonly from: Day;
  readonly to: Day;
  /** Says of an app key where it runs, where the usage does not. */
  readonly apps?: readonly App[] | undefined;
  /** The tariff of the pack to use; its first one without. */
  readonly tariff?: string;
}

/** A group of calls that have the same price. */
interface Group {
  readonly version: TariffVersion;
  readonly priceClass: PriceClass;
  readonly hosting: Hosting | 'any';
  readonly price: Decimal;
  readonly per: number;
  readonly day: Day;
  readonly appKey: string;
  calls: number;
}

/**
 * What usage costs, by day, app key and price class. Within a period of the tariff the free quota is used up in order
 * of days; a day's charge is what the period costs to that day less what it cost to the day before. Each day has the
 * version of the tariff that holds on it; quota starts afresh when the version changes.
 *
 * Usage without a known price is listed as unrated and makes the total open above. A relief whose amount is unknown
 * makes every charge "at most". Usage must hold all days of the period in which `from` lies.
 *
 * @example
 * rateUsage([{ appKey: '1', api: 'taobao.time.get', day: '2026-11-20', calls: 1_234_567 }], pack, {
 *   from: '2026-11-01', to: '2026-11-22',
 * }).total // { low: '0.00', high: '123.46' }: 1,234,567 calls at 0.01 CNY for 100, less a relief nobody published
 */
export function rateUsage(usage: readonly UsageRecord[], pack: Pack, options: RateOptions): Statement {
  const tariff =
    options.tariff === undefined ? pack.tariffs[0] : pack.tariffs.find(({ id }) => id === options.tariff);
  const { groups, unrated, usageThrough } = group(usage, tariff, options);
  const { lines, amounts } = rateGroups(groups, tariff, options);
  const charges = chargeDays(amounts, groups, options);
  const calls = new Map<string, number>();
  for (const line of lines) calls.set(line.appKey, (calls.get(line.appKey) ?? 0) + line.calls);
  for (const entry of unrated) calls.set(entry.appKey, (calls.get(entry.appKey) ?? 0) + entry.calls);
  const open = new Set(unrated.map((entry) => entry.appKey));
  const amountsOf = new Map<string, Range[]>();
  for (const { appKey, amount } of charges) {
    const list = amountsOf.get(appKey);
    if (list === undefined) amountsOf.set(appKey, [amount]);
    else list.push(amount);
  }
  const byApp = [...calls].map(([appKey, count]) => {
    const amount = addRanges(amountsOf.get(appKey) ?? []);
    return { appKey, calls: count, amount: open.has(appKey) ? { low: amount.low, high: null } : amount };
  });
  byApp.sort(
    (a, b) =>
      compare(b.amount.high ?? b.amount.low, a.amount.high ?? a.amount.low) || order(a.appKey, b.appKey),
  );
  const total = addRanges(charges.map((charge) => charge.amount));
  return {
    currency: pack.currency,
    from: options.from,
    to: options.to,
    usageThrough,
    lines,
    unrated,
    charges,
    byApp,
    calls: byApp.reduce((all, app) => all + app.calls, 0),
    total: unrated.length > 0 ? { low: total.low, high: null } : total,
    reasons: tariff === undefined ? [] : reasonsOf(pack, tariff, groups),
  };
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Sums calls that have the same price, so that each price is multiplied once. */
function group(usage: readonly UsageRecord[], tariff: Tariff | undefined, { from, to, apps }: RateOptions) {
  const hostingOf = new Map(apps?.map((app) => [app.appKey, app.hosting]));
  const groups = new Map<string, Group>();
  const unrated = new Map<string, { -readonly [K in keyof UnratedUsage]: UnratedUsage[K] }>();
  // The period of the first day may have begun earlier, and its free quota with it.
  const start = firstOfMonth(from);
  let usageThrough: Day | null = null;
  for (const record of usage) {
    const { day, appKey, api } = record;
    if (day < start || day > to) continue;
    if (day >= from && (usageThrough === null || day > usageThrough)) usageThrough = day;
    if (record.calls === 0) continue;
    const version = tariff === undefined ? undefined : versionOn(tariff.versions, day);
    const priced = price(record, tariff, version, record.hosting ?? hostingOf.get(appKey));
    if ('because' in priced) {
      if (day < from) continue;
      const key = `${appKey}\n${api}\n${priced.because}\n${priced.path ?? ''}`;
      const entry = unrated.get(key);
      if (entry === undefined)
        unrated.set(key, { appKey, api, from: day, to: day, calls: record.calls, ...priced });
      else {
        entry.calls += record.calls;
        if (day < entry.from) entry.from = day;
        if (day > entry.to) entry.to = day;
      }
      continue;
    }
    const key = `${day}/${appKey}/${priced.priceClass.id}/${priced.hosting}`;
    const entry = groups.get(key);
    if (entry === undefined) groups.set(key, { ...priced, day, appKey, calls: record.calls });
    else entry.calls += record.calls;
  }
  const sorted = [...groups].sort(([a], [b]) => order(a, b));
  for (const [key, { calls }] of sorted) {
    if (!Number.isSafeInteger(calls))
      throw new RangeError(`${key}: ${calls} calls are more than can be counted exactly`);
  }
  return { groups: sorted.map(([, entry]) => entry), unrated: [...unrated.values()], usageThrough };
}

type Priced = Pick<Group, 'version' | 'priceClass' | 'hosting' | 'price' | 'per'>;
type Unpriced = Pick<UnratedUsage, 'because' | 'class' | 'path'>;

function price(
  record: UsageRecord,
  tariff: Tariff | undefined,
  version: TariffVersion | undefined,
  hosting: Hosting | undefined,
): Priced | Unpriced {
  if (tariff === undefined || version === undefined) return { because: 'no-tariff' };
  const listed = version.apis[record.api];
  const classId = record.class ?? (listed === undefined ? undefined : known(listed)?.value);
  if (classId === undefined) return { because: 'class-unknown' };
  const priceClass = version.classes.find(({ id }) => id === classId);
  if (priceClass === undefined) return { because: 'class-unknown', class: classId };
  const entry = priceClass.prices.find(
    (candidate) => candidate.hosting === 'any' || candidate.hosting === hosting,
  );
  if (entry === undefined) return { because: 'hosting-unknown', class: classId };
  const stated = known(entry.price);
  if (stated === undefined) {
    const path = `tariffs/${tariff.id}/${version.id}/classes/${classId}/${entry.hosting}`;
    return { because: 'price-unknown', class: classId, path };
  }
  return { version, priceClass, hosting: entry.hosting, price: stated.value, per: entry.per };
}

function periodOf(version: TariffVersion, day: Day): string {
  return known(version.period)?.value === 'month'
    ? `${version.id}/${day.slice(0, 7)}`
    : `${version.id}/${day}`;
}

/** Lines of every group, and the exact amount of each app key's day, days before `from` included. */
function rateGroups(groups: readonly Group[], tariff: Tariff | undefined, { from }: RateOptions) {
  const quotaUsed = new Map<string, number>();
  const charged = new Map<string, number>();
  const lines: StatementLine[] = [];
  const amounts = new Map<string, Decimal[]>();
  for (const entry of groups) {
    const { version, priceClass, day, appKey, calls } = entry;
    const period = periodOf(version, day);
    const scope = known(version.quotaScope)?.value === 'account' ? '' : appKey;
    const quotaKey = `${period}/${scope}/${priceClass.id}`;
    const quota = priceClass.freeQuota === undefined ? 0 : (known(priceClass.freeQuota)?.value ?? 0);
    const used = quotaUsed.get(quotaKey) ?? 0;
    const free = Math.min(calls, Math.max(0, quota - used));
    quotaUsed.set(quotaKey, used + calls);

    const priceKey = `${period}/${appKey}/${priceClass.id}/${entry.hosting}`;
    const before = charged.get(priceKey) ?? 0;
    const after = before + calls - free;
    charged.set(priceKey, after);
    const amount = subtract(costOf(after, entry), costOf(before, entry));

    const key = `${day}\n${appKey}`;
    const list = amounts.get(key);
    if (list === undefined) amounts.set(key, [amount]);
    else list.push(amount);
    if (day < from) continue;
    lines.push({
      id: `${day}/${appKey}/${priceClass.id}/${entry.hosting}`,
      day,
      appKey,
      class: priceClass.id,
      hosting: entry.hosting,
      calls,
      free,
      price: entry.price,
      per: entry.per,
      amount,
      tariff: `${tariff?.id ?? ''}/${version.id}`,
    });
  }
  return { lines, amounts };
}

function costOf(calls: number, { version, price, per }: Group): Decimal {
  if (calls === 0) return '0.00';
  const up = known(version.partialUnit)?.value === 'up';
  return up
    ? multiply(price, String(Math.ceil(calls / per)))
    : divide(multiply(price, String(calls)), String(per));
}

/** Rounds each app key's day as the tariff says, and takes the relief off. */
function chargeDays(
  amounts: ReadonlyMap<string, readonly Decimal[]>,
  groups: readonly Group[],
  { from }: RateOptions,
): Charge[] {
  const versions = new Map(groups.map((entry) => [entry.day, entry.version]));
  const runningExact = new Map<string, Decimal>();
  const charges: Charge[] = [];
  let today: { appKey: string; amount: Decimal }[] = [];
  const keys = [...amounts.keys()];
  keys.forEach((key, index) => {
    const [day = '', appKey = ''] = key.split('\n');
    const version = versions.get(day) as TariffVersion;
    const exact = sum(amounts.get(key) ?? []);
    const rounding = known(version.rounding)?.value ?? { at: 'day', places: 2, mode: 'half-up' };
    const rounded = (value: Decimal) => round(value, rounding.places, rounding.mode);
    let amount = rounded(exact);
    if (rounding.at === 'period') {
      const running = `${periodOf(version, day)}/${appKey}`;
      const before = runningExact.get(running) ?? '0.00';
      const after = sum([before, exact]);
      runningExact.set(running, after);
      amount = subtract(rounded(after), rounded(before));
    }
    today.push({ appKey, amount });
    if (keys[index + 1]?.startsWith(`${day}\n`) === true) return;
    if (day >= from) {
      const ranges = relieve(
        today.map((charge) => charge.amount),
        version,
      );
      today.forEach((charge, n) => {
        charges.push({ day, appKey: charge.appKey, amount: ranges[n] ?? exactly(charge.amount) });
      });
    }
    today = [];
  });
  return charges;
}

/** Takes the account's daily relief off the charges of one day, in proportion, so that the parts re-add. */
function relieve(amounts: readonly Decimal[], version: TariffVersion): Range[] {
  const quotaUnknown = version.classes.some(
    ({ freeQuota }) => freeQuota !== undefined && isUnknown(freeQuota),
  );
  const relief = version.dailyRelief === undefined ? undefined : known(version.dailyRelief);
  if (quotaUnknown || (version.dailyRelief !== undefined && relief === undefined)) {
    return amounts.map((amount) => ({ low: min('0.00', amount), high: amount }));
  }
  if (relief === undefined || isZero(relief.value)) return amounts.map(exactly);
  const total = sum(amounts);
  let left = min(relief.value, total);
  let rest = total;
  return amounts.map((amount, index) => {
    // Each takes its share of what is left; the last one takes the remainder.
    const last = index === amounts.length - 1;
    const share = last || isZero(rest) ? left : proportion(left, amount, rest);
    left = subtract(left, share);
    rest = subtract(rest, amount);
    return exactly(max('0.00', subtract(amount, share)));
  });
}

/** amount × part / whole, rounded to fen, never more than the part. */
function proportion(amount: Decimal, part: Decimal, whole: Decimal): Decimal {
  const fen = (value: Decimal) => BigInt(round(multiply(value, '100'), 0, 'half-up').split('.')[0] ?? '0');
  const share = (fen(amount) * fen(part)) / fen(whole);
  return min(divide(String(share), '100'), part);
}

function reasonsOf(pack: Pack, tariff: Tariff, groups: readonly Group[]): Reason[] {
  const reasons: Reason[] = [];
  for (const version of new Set(groups.map((entry) => entry.version))) {
    reasons.push({
      text: {
        code: 'reason.tariff',
        params: { name: tariff.name, from: version.validFrom, to: version.validTo },
      },
      cite: cited(pack, version.validity),
    });
    for (const priceClass of new Set(
      groups.filter((entry) => entry.version === version).map((entry) => entry.priceClass),
    )) {
      for (const entry of priceClass.prices) {
        const stated = known(entry.price);
        if (stated === undefined) continue;
        const params = { name: priceClass.name, price: stated.value, per: entry.per, hosting: entry.hosting };
        reasons.push({ text: { code: 'reason.price', params }, cite: cited(pack, stated) });
      }
      const quota = priceClass.freeQuota === undefined ? undefined : known(priceClass.freeQuota);
      if (quota !== undefined) {
        const params = {
          name: priceClass.name,
          calls: quota.value,
          period: known(version.period)?.value ?? 'day',
          scope: known(version.quotaScope)?.value ?? 'app-key',
        };
        reasons.push({ text: { code: 'reason.quota', params }, cite: cited(pack, quota) });
      }
    }
    for (const disputed of [version.period, version.quotaScope]) {
      if (!('readings' in disputed)) continue;
      for (const reading of readingsOf(disputed)) {
        const params = { why: disputed.why, reading: reading.value, chosen: reading === known(disputed) };
        reasons.push({ text: { code: 'reason.reading', params }, cite: cited(pack, reading) });
      }
    }
    if (version.dailyRelief === undefined) continue;
    const relief = known(version.dailyRelief);
    if (relief !== undefined) {
      reasons.push({
        text: { code: 'reason.relief', params: { amount: relief.value } },
        cite: cited(pack, relief),
      });
    } else if (isUnknown(version.dailyRelief)) {
      const params = { text: version.dailyRelief.unknown };
      reasons.push({ text: { code: 'reason.unknown', params }, cite: cited(pack, version.validity) });
    }
  }
  return reasons;
}
