import {
  type AccountRef,
  addRanges,
  type Day,
  type Month,
  type Pack,
  type Range,
  rateUsage,
  type Statement,
  type UsageRecord,
} from 'duewatch';
import { usageNeededFrom } from 'duewatch/assess';
import {
  type ApiCost,
  type ComparedLine,
  compareTariffs,
  costByApi,
  type TariffComparison,
} from 'duewatch/cost';
import { withOwnValues } from 'duewatch/schema';
import { readUsage, readUsageMonths } from '../store/facts.ts';
import { packsInForce } from '../store/packs-in-force.ts';

/** Whose cost, and of which days of one month. */
export interface CostScope {
  readonly account: Pick<AccountRef, 'platform' | 'id'>;
  readonly from: Day;
  readonly to: Day;
}

/** A tariff's version, as it is named in its pack. */
export interface VersionRef {
  readonly pack: string;
  readonly tariff: string;
  readonly version: string;
}

export interface ComparisonScope extends CostScope {
  readonly a: VersionRef;
  readonly b: VersionRef;
}

/** What one day costs over all app keys; a correction counts on the day it became known. */
export interface DayCost {
  readonly day: Day;
  readonly calls: number;
  readonly amount: Range;
}

export interface MonthCost {
  /** Months with usage, oldest first. */
  readonly months: readonly Month[];
  /** Its lines come without their APIs: these are summed in `apis`. */
  readonly statement: Statement;
  readonly apis: readonly ApiCost[];
  /** Days on which there is something to pay or to count, oldest first. They re-add to the total, but for unrated calls. */
  readonly days: readonly DayCost[];
}

/** A comparison with those lines only that differ, and after them those of which nobody knows. */
export interface MonthComparison extends TariffComparison {
  /** How many lines are left out, because both sides are known and the same. */
  readonly sameLines: number;
}

/** What an account's usage costs within a month, read from the store. */
export async function monthCost(scope: CostScope): Promise<MonthCost> {
  const { account, usage, pack } = await readScope(scope);
  const { from, to } = scope;
  const full = rateUsage(usage, pack, { from, to, apps: account.apps, byApi: true });
  const apis = costByApi(full);
  const lines = full.lines.map(({ apis: _, ...line }) => line);
  const months = await readUsageMonths(scope.account);
  return { months, statement: { ...full, lines }, apis, days: dayCosts(full, usage) };
}

/** What the same usage costs under two tariffs, read from the store. */
export async function compareMonth(scope: ComparisonScope): Promise<MonthComparison> {
  const { account, usage } = await readScope(scope);
  const { a, b, from, to } = scope;
  // Versions are compared whole, so a value that holds by then is one of all of its version.
  const values = Object.entries(account.values ?? {}).flatMap(([path, entered]) => {
    if (typeof entered === 'string') return [[path, entered] as const];
    return entered.from === undefined || entered.from <= to ? [[path, entered.value] as const] : [];
  });
  const { pack } = withOwnValues(await packOf(scope.account.platform), Object.fromEntries(values));
  const side = async ({ pack: id, ...version }: VersionRef) => ({
    pack: id === pack.id ? pack : await packOf(id),
    ...version,
  });
  const compared = compareTariffs(usage, await side(a), await side(b), { from, to, apps: account.apps });
  const lines = compared.lines.filter(differs).sort((x, y) => rank(x) - rank(y));
  return { ...compared, lines, sameLines: compared.lines.length - lines.length };
}

/** @example differs({ difference: '0.00', … }) // false; where the difference is null, true */
function differs({ difference }: ComparedLine): boolean {
  return difference === null || !/^-?0(\.0+)?$/.test(difference);
}

/** Calls before rounding and relief: of these a person can do something. */
function rank({ difference, kind }: ComparedLine): number {
  return (difference === null ? 3 : 0) + ['usage', 'rounding', 'relief'].indexOf(kind);
}

async function readScope({ account: ref, to }: CostScope) {
  const plain = await packOf(ref.platform);
  // What is already settled is no matter here: only what bears on the month's charges is read.
  const account = await readUsage(ref, { from: () => usageNeededFrom({}, plain, to), to });
  if (account === undefined) throw new Error(`no account ${ref.platform}/${ref.id}`);
  return { account, usage: account.usage ?? [], pack: withOwnValues(plain, account.values ?? {}).pack };
}

async function packOf(id: string): Promise<Pack> {
  const pack = (await packsInForce()).find((each) => each.id === id);
  if (pack === undefined) throw new Error(`no pack ${id}`);
  return pack;
}

/** Charges and calls by day. On a day with calls that have no price more is to pay, and nobody knows how much. */
export function dayCosts(
  { charges, lines, unrated, from, to }: Pick<Statement, 'charges' | 'lines' | 'unrated' | 'from' | 'to'>,
  usage: readonly UsageRecord[],
): DayCost[] {
  const days = new Map<Day, { calls: number; amounts: Range[] }>();
  const of = (day: Day) => {
    let entry = days.get(day);
    if (entry === undefined) {
      entry = { calls: 0, amounts: [] };
      days.set(day, entry);
    }
    return entry;
  };
  for (const { day, calls } of lines) of(day).calls += calls;
  for (const { day, amount } of charges) of(day).amounts.push(amount);
  for (const [day, calls] of unratedByDay(lines, unrated, usage)) {
    if (day < from || day > to) continue;
    of(day).calls += calls;
    of(day).amounts.push({ low: '0.00', high: null });
  }
  return [...days]
    .map(([day, { calls, amounts }]) => ({ day, calls, amount: addRanges(amounts) }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** An entry of unrated usage spans days: what of it falls on each is what was used less what stands in lines. */
function unratedByDay(
  lines: Statement['lines'],
  unrated: Statement['unrated'],
  usage: readonly UsageRecord[],
): Map<Day, number> {
  const left = new Map<Day, number>();
  const key = (appKey: string, api: string) => JSON.stringify([appKey, api]);
  const open = new Set(unrated.map(({ appKey, api }) => key(appKey, api)));
  if (open.size === 0) return left;
  const add = (day: Day, calls: number) => left.set(day, (left.get(day) ?? 0) + calls);
  for (const { day, appKey, api, calls } of usage) if (open.has(key(appKey, api))) add(day, calls);
  for (const { day, corrects, appKey, apis = [] } of lines) {
    for (const { api, calls } of apis) if (open.has(key(appKey, api))) add(corrects ?? day, -calls);
  }
  // Calls past the last tier stand in a line already.
  for (const { because, from } of unrated)
    if (because === 'past-last-tier' && !left.has(from)) left.set(from, 0);
  for (const [day, calls] of left) {
    const past = unrated.some(({ because, from }) => because === 'past-last-tier' && from === day);
    if (calls <= 0 && !past) left.delete(day);
  }
  return left;
}
