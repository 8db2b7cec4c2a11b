import { compareText } from '../base/compare-text.ts';
import { addDays, type Day } from '../base/day.ts';
import { compare, isZero, max, min, subtract } from '../base/decimal.ts';
import { addRanges, exactly, type Range } from '../base/range.ts';
import type { App, UsageRecord } from '../facts/schema.ts';
import type { Pack, Tariff } from '../pack/schema.ts';
import { groupUsage } from './group-usage.ts';
import { idleRecords } from './idle-records.ts';
import { type Rated, rateGroups } from './rate-groups.ts';
import { sameUsage } from './same-usage.ts';
import type { Charge, Statement, StatementLine } from './statement.ts';
import { tariffReasons } from './tariff-reasons.ts';

export interface RateOptions {
  readonly from: Day;
  readonly to: Day;
  /** Says of an app key where it runs and whether it is in the service market, where the usage does not. */
  readonly apps?: readonly App[] | undefined;
  /** The tariff of the pack to use; its first one without. */
  readonly tariff?: string;
  /**
   * Days up to this one are closed: records that became known later (`knownOn`) change none of their lines, but make
   * correction lines on the day they became known.
   */
  readonly lockedThrough?: Day | undefined;
  /** Whether lines say how many calls of each API they hold; `costByApi` needs it. */
  readonly byApi?: boolean;
  /** False leaves the lines out, which is several times as fast where only charges and totals are wanted. */
  readonly lines?: boolean;
}

/**
 * What usage costs, by day, app key and price class.
 *
 * Within a rating period of the tariff a day's amount is what the period costs to that day less what it cost to the day
 * before; so days re-add to their period under any model, and a volume price that falls makes a credit. Free quotas are
 * used up in order of days, within a day in order of app keys. Each day has the version of the tariff that holds on it;
 * quota and tiers start afresh when the version changes, unless it says `carry`.
 *
 * Usage without a known price is listed as unrated and makes the total open above. A relief whose amount is unknown
 * makes every charge "at most". Records with the same `id` count once. Usage must hold all days of the month in which `from` lies, and all
 * days from the version's first one for a period of `none`.
 *
 * @throws RangeError where a count is no safe whole number, and where records of one id differ.
 * @example
 * rateUsage([{ appKey: '1', api: 'taobao.time.get', day: '2026-11-20', calls: 1_234_567 }], pack, {
 *   from: '2026-11-01', to: '2026-11-22',
 * }).total // { low: '0.00', high: '123.46' }: 1,234,567 calls at 0.01 CNY for 100, less a relief nobody published
 */
export function rateUsage(usage: readonly UsageRecord[], pack: Pack, options: RateOptions): Statement {
  return statementOf(rateRecords(usage, tariffOf(pack, options), options), pack, options);
}

/** The tariff of the pack to rate with. */
export function tariffOf(pack: Pack, { tariff }: Pick<RateOptions, 'tariff'>): Tariff | undefined {
  return tariff === undefined ? pack.tariffs[0] : pack.tariffs.find(({ id }) => id === tariff);
}

export type RatedThrough = Rated & Pick<Statement, 'usageThrough'>;

/** What was rated, with its totals and the reasons for it. */
export function statementOf(rated: RatedThrough, pack: Pack, options: RateOptions): Statement {
  const { charges, unrated, usageThrough } = rated;
  const tariff = tariffOf(pack, options);
  const byApp = appCosts(rated);
  return {
    currency: pack.currency,
    from: options.from,
    to: options.to,
    usageThrough,
    lines: options.lines === false ? [] : rated.lines,
    unrated,
    charges,
    byApp,
    calls: counted(
      'all app keys',
      byApp.reduce((all, app) => all + app.calls, 0),
    ),
    total: addRanges(byApp.map((app) => app.amount)),
    reasons: tariff === undefined ? [] : tariffReasons(pack, tariff, rated.classes),
  };
}

/** As `rateUsage`, without totals and reasons. */
export function rateRecords(
  usage: readonly UsageRecord[],
  tariff: Tariff | undefined,
  options: RateOptions,
): RatedThrough {
  const days = new Set<Day>();
  let identified = false;
  let dated = false;
  let last: Day = '';
  for (const { id, knownOn, day } of usage) {
    if (id !== undefined) identified = true;
    if (knownOn !== undefined) dated = true;
    if (day === last) continue;
    days.add(day);
    last = day;
  }
  const records = identified ? once(usage) : usage;
  const rated = dated ? rateWithCorrections(records, tariff, options) : rate(records, tariff, options);
  return { ...rated, usageThrough: lastDay(days, options) };
}

function counted(of: string, calls: number): number {
  if (Number.isSafeInteger(calls)) return calls;
  throw new RangeError(`${of}: ${calls} calls are no number that can be counted exactly`);
}

/** The records that count: each once, and of those that say how much of the same thing there was, the one known last. */
export function recordsThatCount(usage: readonly UsageRecord[]): readonly UsageRecord[] {
  const records = usage.some(({ id }) => id !== undefined) ? once(usage) : usage;
  return usage.some(({ knownOn }) => knownOn !== undefined) ? latest(records) : records;
}

/** Each record once. Records without an id are told apart by what they say, and all count. */
function once(usage: readonly UsageRecord[]): readonly UsageRecord[] {
  const seen = new Map<string, UsageRecord>();
  return usage.filter((record) => {
    if (record.id === undefined) return true;
    const key = `${record.id}\n${record.knownOn ?? ''}`;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, record);
    else if (!sameUsage(first, record)) {
      throw new RangeError(
        `usage record ${record.id}: one id with ${first.calls} and with ${record.calls} calls, or with other values`,
      );
    }
    return first === undefined;
  });
}

function lastDay(days: Iterable<Day>, { from, to }: RateOptions): Day | null {
  let last: Day | null = null;
  for (const day of days) if (day >= from && day <= to && (last === null || day > last)) last = day;
  return last;
}

function appCosts({ calls: callsOf, amounts: summed, charges, unrated }: Rated) {
  const apps = new Map<string, { calls: number; amounts: Range[]; open: boolean }>();
  const of = (appKey: string) => {
    let app = apps.get(appKey);
    if (app === undefined) {
      app = { calls: 0, amounts: [], open: false };
      apps.set(appKey, app);
    }
    return app;
  };
  for (const [appKey, calls] of callsOf) of(appKey).calls += calls;
  if (summed === undefined) for (const { appKey, amount } of charges) of(appKey).amounts.push(amount);
  else for (const [appKey, amount] of summed) of(appKey).amounts.push(amount);
  for (const { appKey, calls, because } of unrated) {
    const app = of(appKey);
    app.open = true;
    // Calls past the last tier stand in a line already.
    if (because !== 'past-last-tier') app.calls += calls;
  }
  const costs = [...apps].map(([appKey, { calls, amounts, open }]) => {
    const amount = addRanges(amounts);
    counted(appKey, calls);
    return { appKey, calls, amount: open ? { low: amount.low, high: null } : amount };
  });
  const most = ({ amount }: { amount: Range }) => amount.high ?? amount.low;
  return costs.sort((a, b) => compare(most(b), most(a)) || compareText(a.appKey, b.appKey));
}

/** Closed days as they were known then, and what became known later as corrections on its own day. */
function rateWithCorrections(
  records: readonly UsageRecord[],
  tariff: Tariff | undefined,
  options: RateOptions,
): Rated {
  const { lockedThrough: locked, to } = options;
  const late = (record: UsageRecord) =>
    record.knownOn !== undefined && locked !== undefined && record.knownOn > locked;
  const knownDays = new Set<Day>();
  for (const record of records) {
    if (late(record) && record.day <= (locked as Day) && (record.knownOn as Day) <= to)
      knownDays.add(record.knownOn as Day);
  }
  if (locked === undefined || knownDays.size === 0) return rate(latest(records), tariff, options);

  const closed = { ...options, to: min2(locked, to), lines: true };
  let before = rate(latest(records.filter((record) => !late(record))), tariff, closed);
  const lines: StatementLine[] = [...before.lines];
  const charges: Charge[] = [...before.charges];
  for (const day of [...knownDays].sort()) {
    const told = records.filter((record) => !late(record) || (record.knownOn as Day) <= day);
    const after = rate(latest(told), tariff, closed);
    const changed = correct(before, after, day);
    lines.push(...changed.lines);
    charges.push(...changed.charges);
    before = after;
  }
  const known = records.filter((record) => record.knownOn === undefined || record.knownOn <= to);
  const from = max2(options.from, addDays(locked, 1));
  const open = rate(latest(known), tariff, { ...options, from, lines: true });
  lines.push(...open.lines);
  charges.push(...open.charges);
  const sorted = charges.sort(
    (a, b) =>
      compareText(a.day, b.day) ||
      compareText(a.corrects ?? '', b.corrects ?? '') ||
      compareText(a.appKey, b.appKey),
  );
  return {
    lines: lines.sort((a, b) => compareText(a.id, b.id)),
    charges: sorted,
    unrated: locked < options.from ? open.unrated : [...before.unrated, ...open.unrated],
    calls: callsByApp(lines),
    classes: lines,
  };
}

function min2(a: Day, b: Day): Day {
  return a < b ? a : b;
}

function max2(a: Day, b: Day): Day {
  return a > b ? a : b;
}

/** Of the records that say how much of the same thing there was, the one that became known last. */
function latest(records: readonly UsageRecord[]): readonly UsageRecord[] {
  const newest = new Map<string, string>();
  const keyOf = ({ id, appKey, api, day, hosting }: UsageRecord) =>
    id ?? `${appKey}\n${api}\n${day}\n${hosting ?? ''}`;
  const known = ({ knownOn, day }: UsageRecord) => knownOn ?? day;
  for (const record of records) {
    const key = keyOf(record);
    const before = newest.get(key);
    if (before === undefined || known(record) > before) newest.set(key, known(record));
  }
  return records.filter((record) => newest.get(keyOf(record)) === known(record));
}

function correct(before: Rated, after: Rated, day: Day): Pick<Rated, 'lines' | 'charges'> {
  const lines: StatementLine[] = [];
  const old = new Map(before.lines.map((line) => [line.id, line]));
  for (const line of after.lines) {
    const was = old.get(line.id);
    old.delete(line.id);
    if (was !== undefined && was.amount === line.amount && was.calls === line.calls && was.free === line.free)
      continue;
    lines.push(correction(line, day, was));
  }
  for (const was of old.values())
    lines.push(correction({ ...was, calls: 0, free: 0, amount: '0.00', steps: [] }, day, was));

  const charges: Charge[] = [];
  const keyOf = ({ day: on, appKey }: Charge) => `${on}\n${appKey}`;
  const oldCharges = new Map(before.charges.map((charge) => [keyOf(charge), charge.amount]));
  for (const charge of after.charges) {
    const was = oldCharges.get(keyOf(charge));
    oldCharges.delete(keyOf(charge));
    pushCharge(charges, charge, day, charge.amount, was ?? exactly('0.00'));
  }
  for (const charge of before.charges) {
    if (oldCharges.has(keyOf(charge))) pushCharge(charges, charge, day, exactly('0.00'), charge.amount);
  }
  return { lines, charges };
}

function correction(line: StatementLine, day: Day, was: StatementLine | undefined): StatementLine {
  const amount = subtract(line.amount, was?.amount ?? '0.00');
  const calls = line.calls - (was?.calls ?? 0);
  return {
    ...line,
    id: `${day}/${line.id}`,
    day,
    corrects: line.day,
    calls,
    free: line.free - (was?.free ?? 0),
    amount,
    label: {
      code: 'line.correction',
      params: { day: line.day, calls, was: was?.calls ?? 0, now: line.calls },
    },
  };
}

function pushCharge(
  charges: Charge[],
  { appKey, day: corrects }: Charge,
  day: Day,
  now: Range,
  was: Range,
): void {
  const bounds = [subtract(now.low, was.low), subtract(now.high ?? now.low, was.high ?? was.low)] as const;
  if (bounds.every(isZero)) return;
  charges.push({ day, corrects, appKey, amount: { low: min(...bounds), high: max(...bounds) } });
}

function rate(records: readonly UsageRecord[], tariff: Tariff | undefined, options: RateOptions): Rated {
  const idle = idleRecords(tariff, options);
  const { groups, unrated } = groupUsage(
    idle.length === 0 ? records : [...idle, ...records],
    tariff,
    options,
  );
  const rated = rateGroups(groups, tariff, options);
  return { ...rated, unrated: [...unrated, ...rated.unrated] };
}

function callsByApp(lines: readonly StatementLine[]): Map<string, number> {
  const callsOf = new Map<string, number>();
  for (const { appKey, calls } of lines) callsOf.set(appKey, (callsOf.get(appKey) ?? 0) + calls);
  return callsOf;
}
