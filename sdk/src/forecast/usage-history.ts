import { compareText } from '../base/compare-text.ts';
import { addDays, type Day, fromOrdinal, toOrdinal } from '../base/day.ts';
import { byPrice, findPrice, type NotFound, type Prices, type TariffPrice } from '../cost/group-usage.ts';
import { isCount, uncountable } from '../cost/uncountable.ts';
import type { App, UsageRecord } from '../facts/schema.ts';
import type { Tariff } from '../pack/schema.ts';

/** The calls of one app key that have the same price in the days ahead, day by day. */
export interface UsageSeries {
  readonly appKey: string;
  /** Under each version of the tariff that holds ahead; undefined under one that has no price for them. */
  readonly prices: readonly (TariffPrice | undefined)[];
  /** By day of the history. NaN where the day's usage is not known. */
  readonly calls: Float64Array;
  /** The first day with calls. */
  readonly start: number;
}

export interface UsageHistory {
  /** The first day with usage, and how many days there are up to the last one. */
  readonly first: Day;
  readonly length: number;
  /** By app key, then class and hosting. */
  readonly series: readonly UsageSeries[];
  /** Recent usage that has no price in the days ahead. */
  readonly unpriced: readonly (NotFound & { readonly appKey: string; readonly api: string })[];
  /** App keys without records though others have some: expected to go on, or taken as ended. */
  readonly silent: readonly { readonly appKey: string; readonly since: Day }[];
  readonly ended: readonly { readonly appKey: string; readonly since: Day }[];
}

/** What is older teaches nothing but promotions; two of each are in it. */
const longest = 800;

/** How long something unseen is expected to come back, and what of the history counts as recent. The farthest day that is back-tested. */
export const recent = 28;

/** Every day up to `on` on which the account has a record; of zero calls, too. */
export function coveredDays(usage: readonly UsageRecord[], on: Day): ReadonlySet<Day> {
  const days = new Set<Day>();
  let last: Day = '';
  for (const { day } of usage) {
    if (day === last || day > on) continue;
    days.add(day);
    last = day;
  }
  return days;
}

/**
 * Usage by app key and price, as series of days.
 *
 * A day without any record of the account is not known. On the other days an app key without records made no calls, between its
 * first and its last one. After its last one that is so as long as such a gap is nothing new for it; past that it is not
 * known, and after 28 days it has ended.
 */
export function usageHistory(
  records: readonly UsageRecord[],
  { on, covered }: { readonly on: Day; readonly covered: ReadonlySet<Day> },
  ahead: {
    readonly tariff: Tariff | undefined;
    readonly apps: readonly App[] | undefined;
    /** The prices of each version that holds ahead, the first one first. */
    readonly versions: readonly Prices[];
  },
): UsageHistory {
  const sorted = [...covered].sort().filter((day) => day > addDays(on, -longest));
  const [from, to] = [sorted[0], sorted.at(-1)];
  if (from === undefined || to === undefined) throw new RangeError('usageHistory: there is no usage');
  const first = toOrdinal(from);
  const length = toOrdinal(to) - first + 1;
  const known = new Uint8Array(length);
  const ordinals = new Map<Day, number>();
  for (const day of sorted) {
    const at = toOrdinal(day) - first;
    ordinals.set(day, at);
    known[at] = 1;
  }

  const recentFrom = addDays(on, -recent);
  const appOf = new Map(ahead.apps?.map((app) => [app.appKey, app]));
  const keys = new Map<string, Key>();
  const unpriced = new Map<string, NotFound & { appKey: string; api: string }>();
  for (const record of records) {
    const { appKey, api, day, calls } = record;
    const at = ordinals.get(day);
    if (at === undefined) continue;
    if (!isCount(calls)) throw uncountable(record, calls);
    let key = keys.get(appKey);
    if (key === undefined) {
      key = { appKey, seen: new Uint8Array(length), series: [] };
      keys.set(appKey, key);
    }
    key.seen[at] = 1;
    if (calls === 0) continue;
    const found = ahead.versions.map((prices) => findPrice(record, appOf.get(appKey), prices, ahead.tariff));
    const now = found[0];
    if (now === undefined || 'because' in now) {
      if (day > recentFrom)
        unpriced.set(`${appKey}\n${api}`, { appKey, api, ...(now ?? { because: 'no-tariff' }) });
      continue;
    }
    let series = key.series.find(({ prices }) =>
      prices.every((price, index) => price === priced(found[index])),
    );
    if (series === undefined) {
      series = { appKey, prices: found.map(priced), calls: new Float64Array(length) };
      key.series.push(series);
    }
    const sum = (series.calls[at] as number) + calls;
    if (!isCount(sum)) throw uncountable(record, sum);
    series.calls[at] = sum;
  }

  const silent: { appKey: string; since: Day }[] = [];
  const ended: { appKey: string; since: Day }[] = [];
  const all: UsageSeries[] = [];
  for (const key of [...keys.values()].sort((a, b) => compareText(a.appKey, b.appKey))) {
    const last = key.seen.lastIndexOf(1);
    const state = afterLast(key.seen, known);
    const since = fromOrdinal(first + last + 1);
    if (state === 'silent') silent.push({ appKey: key.appKey, since });
    if (state === 'ended') ended.push({ appKey: key.appKey, since });
    if (state === 'ended') continue;
    for (const { calls, prices, appKey } of key.series.sort(inOrder)) {
      const start = calls.findIndex((count) => count > 0);
      for (let at = 0; at < length; at++) {
        if (known[at] === 0 ? at > start : state === 'silent' && at > last) calls[at] = Number.NaN;
      }
      all.push({ appKey, prices, calls, start });
    }
  }
  return { first: from, length, series: all, unpriced: [...unpriced.values()], silent, ended };
}

interface Key {
  readonly appKey: string;
  /** Days with a record. */
  readonly seen: Uint8Array;
  readonly series: Omit<UsageSeries, 'start'>[];
}

function priced(found: TariffPrice | NotFound | undefined): TariffPrice | undefined {
  return found === undefined || 'because' in found ? undefined : found;
}

function inOrder(a: Key['series'][number], b: Key['series'][number]): number {
  for (const [index, price] of a.prices.entries()) {
    const other = b.prices[index];
    if (price === undefined || other === undefined) {
      if (price !== other) return price === undefined ? 1 : -1;
    } else if (price !== other) return byPrice(price, other);
  }
  return 0;
}

/** What the days after an app key's last record say, by the gaps it had before. */
function afterLast(seen: Uint8Array, known: Uint8Array): 'goes-on' | 'silent' | 'ended' {
  let longestGap = 0;
  let gap = 0;
  for (let at = seen.indexOf(1); at < seen.length; at++) {
    if (known[at] === 0) continue;
    if (seen[at] === 1) {
      longestGap = Math.max(longestGap, gap);
      gap = 0;
    } else gap += 1;
  }
  if (gap <= longestGap) return 'goes-on';
  return gap < recent ? 'silent' : 'ended';
}
