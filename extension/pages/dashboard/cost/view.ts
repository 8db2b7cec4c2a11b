import type {
  AppCost,
  Day,
  Decimal,
  LocalText,
  Month,
  Pack,
  Range,
  Reason,
  Settlement,
  SettlementDay,
  StatementLine,
  UnratedUsage,
} from 'duewatch';
import type { ApiCost, Causes, DifferenceCause } from 'duewatch/cost';
import { versionPart } from 'duewatch/schema';
import type { VersionRef } from '../../../jobs/start-cost.ts';

/*
 * What the section Cost shows, worked out apart from how it looks.
 */

/** @example daysOf('2026-02').length // 28 */
export function daysOf(month: Month): Day[] {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const count = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return Array.from({ length: count }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`);
}

/** The days of a month that are past or today. @example monthScope('2026-11', '2026-11-22').to // '2026-11-22' */
export function monthScope(month: Month, on: Day): { from: Day; to: Day } {
  const days = daysOf(month);
  const [from = '', last = ''] = [days[0], days.at(-1)];
  return { from, to: last > on && from <= on ? on : last };
}

/** How many days of a month, up to the last one with usage, have none: what they cost nobody knows. */
export function missingDays(days: readonly { readonly day: Day }[], month: Month, through: Day): number {
  const found = new Set(days.map(({ day }) => day));
  return daysOf(month).filter((day) => day <= through && !found.has(day)).length;
}

/** The months to choose from, newest first: this one, and those with usage up to now. */
export function monthChoices(months: readonly Month[], on: Day): Month[] {
  const now = on.slice(0, 7);
  return [...new Set([now, ...months.filter((month) => month <= now)])].sort().reverse();
}

export type SortKey = 'name' | 'calls' | 'amount';
export interface Sort {
  readonly by: SortKey;
  readonly down: boolean;
}

/** What a click on a heading sorts by: figures begin with the most, names with the first. */
export function sortedBy(before: Sort, by: SortKey): Sort {
  return { by, down: before.by === by ? !before.down : by !== 'name' };
}

/** App keys in the order asked for; those given come with the most expensive first. */
export function inOrder(apps: readonly AppCost[], { by, down }: Sort): AppCost[] {
  if (by === 'amount') return down ? [...apps] : [...apps].reverse();
  const sign = down ? -1 : 1;
  return [...apps].sort((a, b) => sign * (by === 'calls' ? a.calls - b.calls : a.appKey < b.appKey ? -1 : 1));
}

/** A cost's part of a whole, from 0 to 1, by what each may be at most; null where one of them has no upper bound. */
export function partOf({ high }: Range, whole: Range): number | null {
  return high === null || whole.high === null ? null : shareOf(high, whole.high);
}

/** How long a cost's bar is beside the longest, from 0 to 1: by what it may be at most, or is at least. */
export function lengthOf({ low, high }: Range, most: Range): number {
  return shareOf(high ?? low, most.high ?? most.low);
}

function shareOf(part: Decimal, whole: Decimal): number {
  return Number(whole) > 0 ? Math.max(0, Math.min(1, Number(part) / Number(whole))) : 0;
}

/** @example percentText(0.5012) // '50%'; percentText(0.001) // '<1%' */
export function percentText(part: number): string {
  return part > 0 && part < 0.01 ? '<1%' : `${Math.round(part * 100)}%`;
}

export function apisOf(apis: readonly ApiCost[], appKey: string): ApiCost[] {
  return apis.filter((entry) => entry.appKey === appKey);
}

/** Unrated usage of one cause, class and API, over all app keys that have it. */
export interface UnratedGroup {
  /** The one to say it with: all of them, where it is of one app key. */
  readonly entry: UnratedUsage;
  readonly appKeys: readonly string[];
  readonly calls: number;
}

/** Most calls first. */
export function groupUnrated(unrated: readonly UnratedUsage[]): UnratedGroup[] {
  const groups = new Map<string, { entry: UnratedUsage; appKeys: Set<string>; calls: number }>();
  for (const entry of unrated) {
    const key = JSON.stringify([entry.because, entry.class ?? null, entry.api]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { entry, appKeys: new Set([entry.appKey]), calls: entry.calls });
    else {
      group.appKeys.add(entry.appKey);
      group.calls += entry.calls;
    }
  }
  return [...groups.values()]
    .map(({ entry, appKeys, calls }) => ({ entry, appKeys: [...appKeys], calls }))
    .sort((a, b) => b.calls - a.calls);
}

export interface LineFilter {
  readonly day: Day | null;
  readonly appKey: string | null;
}

/** Lines that pass, newest day first, within a day as they came. */
export function linesShown(lines: readonly StatementLine[], { day, appKey }: LineFilter): StatementLine[] {
  return lines
    .filter((line) => (day === null || line.day === day) && (appKey === null || line.appKey === appKey))
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly index: number;
  readonly count: number;
  /** Counted from 1. */
  readonly from: number;
  readonly to: number;
}

/** One page of many rows; an index past the last page gives the last one. */
export function pageOf<Row>(rows: readonly Row[], index: number, size: number): Page<Row> {
  const count = Math.max(1, Math.ceil(rows.length / size));
  const at = Math.max(0, Math.min(index, count - 1));
  const shown = rows.slice(at * size, (at + 1) * size);
  return {
    rows: shown,
    index: at,
    count,
    from: at * size + Math.min(1, shown.length),
    to: at * size + shown.length,
  };
}

/** Rows one after another of the same day, together. */
export function byDay<Row extends { readonly day: Day }>(
  rows: readonly Row[],
): { readonly day: Day; readonly rows: readonly Row[] }[] {
  const days: { day: Day; rows: Row[] }[] = [];
  for (const row of rows) {
    const last = days.at(-1);
    if (last?.day === row.day) last.rows.push(row);
    else days.push({ day: row.day, rows: [row] });
  }
  return days;
}

/** The class of a line, in the version of the tariff that rated it. */
export function classOf(pack: Pack, { tariff, class: id }: Pick<StatementLine, 'tariff' | 'class'>) {
  // From the day of a value that the user entered, a version goes on under an id of its own.
  const { version: named, from } = versionPart(tariff);
  for (const each of pack.tariffs) {
    for (const version of each.versions) {
      if (`${each.id}/${version.id}` !== named) continue;
      return {
        version: from === null ? version : { ...version, validFrom: from },
        class: version.classes.find((priceClass) => priceClass.id === id),
      };
    }
  }
  return undefined;
}

/** Of a statement's reasons, those that bear on one line: its version's, its class's, and what nobody knows. */
export function reasonsOf(line: StatementLine, reasons: readonly Reason[], pack: Pack): Reason[] {
  const found = classOf(pack, line);
  return reasons.filter(({ text: { code, params } }) => {
    if (code === 'reason.tariff') return params?.from === found?.version.validFrom;
    const name = params?.name as LocalText | undefined;
    if (name === undefined) return code === 'reason.unknown';
    return name['zh-CN'] === found?.class?.name['zh-CN'];
  });
}

/** How the days of a month were paid, as far as that is known. */
export interface SettledDays {
  /** Newest first. */
  readonly days: readonly SettlementDay[];
  /** What was left and owed when the month, or what of it has passed, ended; null where nobody knows. */
  readonly end: { readonly prepaid: Decimal; readonly owed: Decimal } | null;
}

export function settledDays(settlement: Settlement, from: Day, to: Day): SettledDays {
  if (settlement.from > to) return { days: [], end: null };
  const until = settlement.days.filter(({ day }) => day <= to);
  // Before the first day on which money moved, all is as it was at the start; what that was only an unmoved settlement says.
  const end = until.at(-1) ?? (settlement.days.length === 0 ? settlement : undefined);
  return {
    days: until.filter(({ day }) => day >= from).reverse(),
    end: end === undefined ? null : { prepaid: end.prepaid, owed: end.owed },
  };
}

/** A tariff's version that can be compared. */
export interface VersionChoice {
  readonly key: string;
  readonly ref: VersionRef;
  readonly packName: LocalText;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  /** Whether any price of it is known. */
  readonly priced: boolean;
}

export function keyOfVersion({ pack, tariff, version }: VersionRef): string {
  return `${pack}/${tariff}/${version}`;
}

/** All versions of all packs, those of the platform given first, newest first. */
export function versionChoices(packs: readonly Pack[], platform: string): VersionChoice[] {
  const own = packs.filter(({ id }) => id === platform);
  const others = packs.filter(({ id }) => id !== platform);
  return [...own, ...others].flatMap((pack) =>
    pack.tariffs.flatMap((tariff) =>
      [...tariff.versions]
        .sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
        .map(({ id, validFrom, validTo, classes }) => {
          const ref = { pack: pack.id, tariff: tariff.id, version: id };
          return {
            key: keyOfVersion(ref),
            ref,
            packName: pack.name,
            validFrom,
            validTo,
            priced: isPriced(classes),
          };
        }),
    ),
  );
}

function isPriced(classes: Pack['tariffs'][number]['versions'][number]['classes']): boolean {
  return classes.some(({ prices }) => prices.some(({ price }) => !('unknown' in price)));
}

/**
 * What to compare before anybody chose: the version before with the one that holds on the day; where there is none
 * before, the one that holds with one of another platform that holds too and has prices.
 */
export function firstComparison(
  choices: readonly VersionChoice[],
  platform: string,
  day: Day,
): readonly [string, string] {
  const own = choices.filter(({ ref }) => ref.pack === platform);
  const holds = own.find(({ validFrom }) => validFrom <= day) ?? own.at(-1);
  const before = own.find(({ validFrom }) => holds !== undefined && validFrom < holds.validFrom);
  const others = choices.filter(({ ref, priced }) => ref.pack !== platform && priced);
  const other =
    others.find(({ validFrom, validTo }) => validFrom <= day && (validTo ?? day) >= day) ?? others[0];
  const key = holds?.key ?? '';
  return before ? [before.key, key] : [key, other?.key ?? key];
}

export const causeOrder: readonly DifferenceCause[] = ['price', 'quota', 'tier', 'rounding', 'relief'];

export interface StackPart {
  readonly cause: DifferenceCause;
  readonly amount: string;
  /** Where its bar begins and how long it is, of the whole width from 0 to 1: each goes on where the one before ended. */
  readonly start: number;
  readonly length: number;
  readonly less: boolean;
}

/** The causes of a difference one after another, and where the line of no difference is; those that make nothing are left out. */
export function stackOf(causes: Causes): { readonly parts: readonly StackPart[]; readonly zero: number } {
  const made = causeOrder.filter((cause) => Number(causes[cause]) !== 0);
  const ends = [0];
  for (const cause of made) ends.push((ends.at(-1) ?? 0) + Number(causes[cause]));
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const span = high - low || 1;
  const at = (value: number) => (value - low) / span;
  const parts = made.map((cause, index) => {
    const [from, to] = [ends[index] ?? 0, ends[index + 1] ?? 0];
    return {
      cause,
      amount: causes[cause],
      start: at(Math.min(from, to)),
      length: Math.abs(to - from) / span,
      less: to < from,
    };
  });
  return { parts, zero: at(0) };
}

/** @example csvName('isv/demo', '2026-11') // 'duewatch-isv-demo-2026-11.csv' */
export function csvName(account: string, month: Month): string {
  // What some file system forbids in names.
  const name = account.replace(/[\\/:*?"<>|\p{Cc}\s]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '');
  return `duewatch-${name || 'account'}-${month}.csv`;
}
