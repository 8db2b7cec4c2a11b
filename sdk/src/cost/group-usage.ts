import { compareText } from '../base/compare-text.ts';
import type { Day } from '../base/day.ts';
import { add, type Decimal } from '../base/decimal.ts';
import type { App, Hosting, UsageRecord } from '../facts/schema.ts';
import { known } from '../pack/known.ts';
import type { PriceClass, Tariff, TariffVersion } from '../pack/schema.ts';
import { versionOn } from '../pack/version.ts';
import { type Price, priceOf } from './price-calls.ts';
import { originOf, ratingStart } from './rating-start.ts';
import type { UnratedUsage } from './statement.ts';
import { isCount, uncountable } from './uncountable.ts';

/** A price of a tariff: there is one of these for each, so that prices can be told apart by identity. */
export interface TariffPrice {
  readonly version: TariffVersion;
  /** The id of the version with which this one's periods begin. */
  readonly origin: string;
  readonly priceClass: PriceClass;
  readonly hosting: Hosting | 'any';
  readonly price: Price;
}

/** The calls of one app key on one day that have the same price. */
export interface UsageGroup {
  readonly at: TariffPrice;
  readonly day: Day;
  readonly appKey: string;
  readonly calls: number;
  readonly turnover: Decimal | undefined;
  /** Where it was asked for: the calls of each API. */
  readonly apis: Map<string, number> | undefined;
}

export interface GroupOptions {
  readonly from: Day;
  readonly to: Day;
  readonly apps?: readonly App[] | undefined;
  /** Keep the calls of each API apart, in the memory that takes. */
  readonly byApi?: boolean;
}

export type Changing<T> = { -readonly [K in keyof T]: T[K] };
export type NotFound = Pick<UnratedUsage, 'because' | 'class' | 'path'>;

/** A version of the tariff, with what was found in it so far: by API, and there by all else that a price depends on. */
export interface Prices {
  readonly version: TariffVersion | undefined;
  readonly byApi: Map<string, Priced[]>;
  readonly resolved: Map<PriceClass, (TariffPrice | undefined)[]>;
}

interface Priced {
  readonly class: string | undefined;
  readonly hosting: Hosting | undefined;
  readonly listed: boolean | undefined;
  readonly found: TariffPrice | NotFound;
}

/** A day. Without prices, it lies outside of what is asked for. */
interface DayUsage {
  readonly day: Day;
  readonly prices: Prices | undefined;
  /** The first group of each app key. */
  readonly groups: Map<string, Group>;
}

/** A group, and the next one of its app key's day: by class and hosting. */
export interface Group extends Changing<UsageGroup> {
  next: Group | undefined;
}

/**
 * Sums calls that have the same price, so that each price is multiplied once. Goes once over the records; what is kept
 * grows with the groups only. Groups come in order of days, then app keys, and so on, whatever the order of the records.
 *
 * Days before `from` are grouped too, where they bear on quotas and tiers of days from then on. Their usage without a
 * price is left out.
 */
export function groupUsage(
  usage: readonly UsageRecord[],
  tariff: Tariff | undefined,
  options: GroupOptions,
): { groups: UsageGroup[]; unrated: UnratedUsage[] } {
  const { from, apps, byApi } = options;
  const appOf = apps && new Map(apps.map((app) => [app.appKey, app]));
  const pricesOn = pricesReader(tariff, options);
  const days = new Map<Day, DayUsage>();
  const unrated = new Map<string, Changing<UnratedUsage>>();
  // The next record is often of the same day.
  let on: DayUsage | undefined;
  for (const record of usage) {
    const { day, appKey, calls } = record;
    if (calls === 0 && record.turnover === undefined) continue;
    if (on === undefined || on.day !== day) {
      on = days.get(day);
      if (on === undefined) {
        on = { day, prices: pricesOn(day), groups: new Map() };
        days.set(day, on);
      }
    }
    if (on.prices === undefined) continue;
    if (!isCount(calls)) throw uncountable(record, calls);
    const found = findPrice(record, appOf?.get(appKey), on.prices, tariff);
    if ('because' in found) {
      if (day >= from) addUnrated(unrated, record, found);
      continue;
    }
    const first = on.groups.get(appKey);
    let entry = first;
    while (entry !== undefined && entry.at !== found) entry = entry.next;
    if (entry === undefined) {
      const group = groupOf(found, day, appKey, calls);
      if (record.turnover !== undefined) group.turnover = record.turnover;
      if (byApi === true) group.apis = new Map([[record.api, calls]]);
      if (first === undefined || byPrice(found, first.at) < 0) {
        group.next = first;
        on.groups.set(appKey, group);
      } else insertAfter(first, group);
    } else {
      entry.apis?.set(record.api, (entry.apis.get(record.api) ?? 0) + calls);
      entry.calls += calls;
      if (!isCount(entry.calls)) throw uncountable(record, entry.calls);
      if (record.turnover !== undefined) entry.turnover = add(entry.turnover ?? '0.00', record.turnover);
    }
  }
  return { groups: inOrder([...days.values()]), unrated: [...unrated.values()].sort(byFirstDay) };
}

export function byPrice(a: TariffPrice, b: TariffPrice): number {
  return compareText(a.priceClass.id, b.priceClass.id) || compareText(a.hosting, b.hosting);
}

/** The prices that hold on a day, or undefined for a day that bears on nothing that is asked for. */
export function pricesReader(tariff: Tariff | undefined, { from, to }: GroupOptions) {
  const start = ratingStart(tariff, from);
  const versions = new Map<TariffVersion | undefined, Prices>();
  return (day: Day): Prices | undefined => {
    if (day < start || day > to) return undefined;
    const version = tariff === undefined ? undefined : versionOn(tariff.versions, day);
    let prices = versions.get(version);
    if (prices === undefined) {
      prices = { version, byApi: new Map(), resolved: new Map() };
      versions.set(version, prices);
    }
    return prices;
  };
}

export function groupOf(at: TariffPrice, day: Day, appKey: string, calls: number): Group {
  return { at, day, appKey, calls, turnover: undefined, apis: undefined, next: undefined };
}

function insertAfter(first: Group, group: Group): void {
  let before = first;
  while (before.next !== undefined && byPrice(group.at, before.next.at) >= 0) before = before.next;
  group.next = before.next;
  before.next = group;
}

export function addUnrated(
  unrated: Map<string, Changing<UnratedUsage>>,
  record: Pick<UsageRecord, 'appKey' | 'api' | 'day' | 'calls'>,
  found: NotFound,
) {
  const { appKey, api, day, calls } = record;
  const key = [appKey, api, found.because, found.class, found.path].join('\n');
  const entry = unrated.get(key);
  if (entry === undefined) {
    unrated.set(key, { appKey, api, from: day, to: day, calls, ...found });
    return;
  }
  entry.calls += calls;
  if (!isCount(entry.calls)) throw uncountable(record, entry.calls);
  if (day < entry.from) entry.from = day;
  if (day > entry.to) entry.to = day;
}

export function byFirstDay(a: UnratedUsage, b: UnratedUsage): number {
  return (
    compareText(a.from, b.from) ||
    compareText(a.appKey, b.appKey) ||
    compareText(a.api, b.api) ||
    compareText(a.because, b.because) ||
    compareText(a.class ?? '', b.class ?? '') ||
    compareText(a.path ?? '', b.path ?? '')
  );
}

/** By day, app key, class and hosting. App keys are sorted once for all days that most of them are in. */
function inOrder(days: DayUsage[]): UsageGroup[] {
  const sorted = [...new Set(days.flatMap(({ groups }) => [...groups.keys()]))].sort(compareText);
  const list: UsageGroup[] = [];
  for (const { groups } of days.sort((a, b) => compareText(a.day, b.day))) {
    const appKeys = 2 * groups.size > sorted.length ? sorted : [...groups.keys()].sort(compareText);
    for (const appKey of appKeys) {
      for (let group = groups.get(appKey); group !== undefined; group = group.next) list.push(group);
    }
  }
  return list;
}

/** What of a record its price depends on, besides app key and day. */
export type Kind = Pick<UsageRecord, 'api' | 'class' | 'hosting'>;

/** The price of a record, or why it has none; looked up once for all records that it depends on in the same way. */
export function findPrice(
  record: Kind,
  app: App | undefined,
  prices: Prices,
  tariff: Tariff | undefined,
): TariffPrice | NotFound {
  const hosting = record.hosting ?? app?.hosting;
  const listed = app?.listed;
  const before = prices.byApi.get(record.api);
  if (before !== undefined) {
    for (const entry of before) {
      if (entry.class === record.class && entry.hosting === hosting && entry.listed === listed)
        return entry.found;
    }
  }
  const found = lookUp(record, hosting, listed, prices, tariff);
  const entry = { class: record.class, hosting, listed, found };
  if (before === undefined) prices.byApi.set(record.api, [entry]);
  else before.push(entry);
  return found;
}

function lookUp(
  record: Kind,
  hosting: Hosting | undefined,
  listed: boolean | undefined,
  { version, resolved }: Prices,
  tariff: Tariff | undefined,
): TariffPrice | NotFound {
  if (tariff === undefined || version === undefined) return { because: 'no-tariff' };
  const stated = version.apis[record.api];
  const classId = record.class ?? (stated === undefined ? undefined : known(stated)?.value);
  if (classId === undefined) return { because: 'class-unknown' };
  const priceClass = version.classes.find(({ id }) => id === classId);
  if (priceClass === undefined) return { because: 'class-unknown', class: classId };
  const hosted = (entry: PriceClass['prices'][number]) =>
    entry.hosting === 'any' || entry.hosting === hosting;
  const fits = (entry: PriceClass['prices'][number]) => entry.listed === undefined || entry.listed === listed;
  const index = priceClass.prices.findIndex((entry) => hosted(entry) && fits(entry));
  const entry = priceClass.prices[index];
  if (entry === undefined) {
    const because = priceClass.prices.some(hosted) ? 'listing-unknown' : 'hosting-unknown';
    return { because, class: classId };
  }
  let entries = resolved.get(priceClass);
  if (entries === undefined) {
    const partialUnit = known(version.partialUnit)?.value ?? 'exact';
    const origin = originOf(tariff, version).id;
    entries = priceClass.prices.map((candidate) => {
      const price = priceOf(candidate, partialUnit);
      return price && { version, origin, priceClass, hosting: candidate.hosting, price };
    });
    resolved.set(priceClass, entries);
  }
  const found = entries[index];
  if (found !== undefined) return found;
  const path = `tariffs/${tariff.id}/${version.id}/classes/${classId}/${entry.hosting}`;
  return { because: 'price-unknown', class: classId, path };
}
