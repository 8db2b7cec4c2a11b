import { addDays, type Day, fromOrdinal, isDay, toOrdinal, weekdayOf } from '../base/day.ts';
import { compare, type Decimal, isDecimal, subtract, sum } from '../base/decimal.ts';
import type { Range as Amounts } from '../base/range.ts';
import type { LocalText, Message } from '../base/text.ts';
import { type Cited, cited } from '../pack/cited.ts';
import { known } from '../pack/known.ts';
import type { PenaltyMeasure } from '../pack/penalty-schema.ts';
import type { Expiry, PointsLevel, PointsVersion } from '../pack/points-schema.ts';
import type { Pack } from '../pack/schema.ts';
import { versionKnown } from '../pack/version-known.ts';
import { type Cut, intervalOf, isPast, isWithin } from './cut.ts';
import { measureMessage } from './measure-message.ts';
import type { RuleReason } from './verdict.ts';

/** Points given to a shop on a day; null where their number is not known. */
export interface PointsEvent {
  readonly id?: string;
  readonly day: Day;
  readonly points: number | Decimal | null;
  /** The day on which they were taken back, after an appeal that was won. */
  readonly revoked?: Day | undefined;
}

/** Points that count on a day. */
export interface PointsLot {
  readonly day: Day;
  readonly points: Decimal | null;
  /** The last day on which they count; null where they never end or nobody knows when. */
  readonly lastDay: Day | null;
}

export interface PointsLevelReached {
  readonly id: string;
  readonly name: LocalText;
  readonly measures: readonly PenaltyMeasure[];
  readonly cite: Cited;
}

export interface PointsStatus {
  readonly version: string | null;
  /** The sum that counts on the day; `high` is null where some number of points is not known. */
  readonly points: Amounts;
  /** What is left of the points that a shop begins with, at most; null where the platform does not count down. */
  readonly left: Decimal | null;
  readonly lots: readonly PointsLot[];
  /** The next day on which fewer points count, and how many end, null where that is not known; null where none will. */
  readonly nextExpiry: { readonly day: Day; readonly points: Decimal | null } | null;
  /** The levels at which the sum stands, at its least. */
  readonly reached: readonly PointsLevelReached[];
  /** Levels that it may stand at too, because of points that are not known. */
  readonly mayBeReached: readonly PointsLevelReached[];
  /** The nearest level above, and how many points are missing to its limit; null where none is known. */
  readonly next: { readonly level: PointsLevelReached; readonly past: Cut; readonly more: Decimal } | null;
  readonly text: Message;
  readonly reasons: readonly RuleReason[];
  readonly open: readonly LocalText[];
}

/**
 * Where a ledger of penalty points stands on a day: which points count, when they end, what has been reached and how far the next
 * level is. Points end on a fixed day of the year, with a quarter, a number of days after they were given, or never, as the
 * ledger says; a year's sum that the rule keeps is not cleared. Throws a `RangeError` for a ledger that the pack does not have, a day that
 * is none and points that are no number from 0.
 *
 * @example
 * const events = [{ day: '2026-03-01', points: 4 }, { day: '2025-12-31', points: 6 }];
 * pointsStatus(doudian, 'credit', events, { on: '2026-11-22' }).points // { low: '4.00', high: '4.00' }: cleared at the end of 2025
 */
export function pointsStatus(
  pack: Pack,
  ledger: string,
  events: readonly PointsEvent[],
  { on, knownAt }: { readonly on: Day; readonly knownAt?: Day | undefined },
): PointsStatus {
  const rule = pack.points?.find(({ id }) => id === ledger);
  if (rule === undefined) throw new RangeError(`pack ${pack.id} has no ledger of points ${ledger}`);
  for (const event of events) checkEvent(event);
  toOrdinal(on);
  const version = versionKnown(rule.versions, { validAt: on, knownAt });
  const expiry = version === undefined ? undefined : known(version.expiry)?.value;
  const given = events
    .filter(({ day, revoked }) => day <= on && (revoked === undefined || revoked > on))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const lots = given
    .map((event, _, all) => ({
      day: event.day,
      points: event.points === null ? null : String(event.points),
      lastDay: version === undefined || expiry === undefined ? null : lastDayOf(event, all, version, expiry),
    }))
    .filter(({ lastDay }) => lastDay === null || on <= lastDay);
  const counting = sum(lots.flatMap(({ points }) => points ?? []));
  // What is kept at the end of a year depends on every number of it.
  const isOpen = (version?.keeps === undefined ? lots : given).some(({ points }) => points === null);
  // Where nobody knows when points end, none of them is sure to count.
  const low = expiry === undefined ? '0.00' : counting;
  const high = isOpen ? null : counting;
  const isKnown = high === low;
  const ends = lots.flatMap(({ lastDay }) => lastDay ?? []).sort();
  const levels = version?.levels ?? [];
  const reached = levels.filter(({ range }) => isAt(range, low));
  const credit = version?.credit === undefined ? undefined : known(version.credit)?.value;
  const next = isKnown ? nextOf(levels, low) : null;
  const toReached = ({ id, name, measures, ...cite }: PointsLevel) => ({
    id,
    name,
    measures,
    cite: cited(pack, cite),
  });
  return {
    version: version?.id ?? null,
    points: { low, high },
    left: credit === undefined ? null : compare(low, credit) >= 0 ? '0.00' : subtract(credit, low),
    lots,
    nextExpiry: ends[0] === undefined ? null : { day: addDays(ends[0], 1), points: endingOn(lots, ends[0]) },
    reached: reached.map(toReached),
    mayBeReached: levels
      .filter((level) => !isKnown && !reached.includes(level) && mayBeAt(level, low, high))
      .map(toReached),
    next: next === null ? null : { ...next, level: toReached(next.level) },
    text: {
      code: 'points.status',
      params: { name: rule.name, low, high, credit: credit ?? null, on },
    },
    reasons:
      version === undefined
        ? []
        : [
            {
              text: { code: 'penalty.rule', params: { name: rule.name, from: version.validFrom } },
              cite: cited(pack, version.validity),
            },
            ...expiryReason(version, expiry, pack),
            ...reached.map((level) => ({
              clause: `${ledger}/${level.id}`,
              text: {
                code: 'points.level',
                params: { name: level.name, measures: level.measures.map(measureMessage) },
              },
              cite: cited(pack, level),
            })),
          ],
    open: [
      ...(version === undefined ? [noVersion] : []),
      ...(version?.unknown === undefined ? [] : [version.unknown]),
      ...(version !== undefined && 'unknown' in version.expiry ? [version.expiry.unknown] : []),
      ...reached.flatMap(({ unknown }) => unknown ?? []),
    ],
  };
}

const noVersion: LocalText = {
  'zh-CN': '没有找到当天有效的规则。',
  en: 'No rule is known that held on that day.',
};

function checkEvent({ day, points, revoked }: PointsEvent): void {
  if (!isDay(day)) throw new RangeError(`not a day: ${day}`);
  if (revoked !== undefined && !isDay(revoked)) throw new RangeError(`not a day: ${revoked}`);
  if (points === null) return;
  if (!isDecimal(String(points)) || compare(String(points), '0') < 0) {
    throw new RangeError(`points are ${points}, expected a number from 0`);
  }
}

function isAt(range: PointsLevel['range'], points: Decimal): boolean {
  const stated = known(range)?.value;
  return stated !== undefined && isWithin(points, intervalOf(stated));
}

function mayBeAt({ range }: PointsLevel, low: Decimal, high: Decimal | null): boolean {
  const stated = known(range)?.value;
  if (stated === undefined) return true;
  const level = intervalOf(stated);
  return (level.high === null || !isPast(low, level.high)) && (high === null || isPast(high, level.low));
}

function nextOf(levels: readonly PointsLevel[], points: Decimal) {
  const above = levels.flatMap((level) => {
    const stated = known(level.range)?.value;
    const past = stated === undefined ? undefined : intervalOf(stated).low;
    return past === undefined || isPast(points, past)
      ? []
      : [{ level, past, more: subtract(past.at, points) }];
  });
  return above.sort((a, b) => compare(a.more, b.more))[0] ?? null;
}

function endingOn(lots: readonly PointsLot[], day: Day): Decimal | null {
  const ending = lots.filter(({ lastDay }) => lastDay === day).map(({ points }) => points);
  return ending.some((points) => points === null) ? null : sum(ending.flatMap((points) => points ?? []));
}

function lastDayOf(
  event: PointsEvent,
  all: readonly PointsEvent[],
  version: PointsVersion,
  expiry: Expiry,
): Day | null {
  if (expiry.kind === 'never') return null;
  if (expiry.kind === 'rolling') return addDays(event.day, expiry.days - 1);
  if (expiry.kind === 'quarter') return addDays(nextQuarter(event.day, expiry.on), -1);
  const keeps = version.keeps === undefined ? undefined : known(version.keeps)?.value;
  const own = endOfYear(event.day, expiry);
  if (keeps === undefined) return own;
  const kept = intervalOf(keeps);
  let total: Decimal = '0';
  for (const end of [...new Set(all.map(({ day }) => endOfYear(day, expiry)))].sort()) {
    const given = all.filter(({ day }) => endOfYear(day, expiry) === end);
    total = sum([total, ...given.map(({ points }) => String(points ?? 0))]);
    if (isWithin(total, kept)) continue;
    if (end >= own) return end;
    total = '0';
  }
  return null;
}

/** The next such day of the year, that day itself included. A 31st of a shorter month is its last day. */
function endOfYear(day: Day, { month, day: date }: Expiry & { kind: 'fixed-day' }): Day {
  const inYear = (year: number) => {
    const next = fromOrdinal(
      toOrdinal(month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`),
    );
    const last = addDays(next, -1);
    const named = `${last.slice(0, 8)}${String(date).padStart(2, '0')}`;
    return named < last ? named : last;
  };
  const year = Number(day.slice(0, 4));
  return day <= inYear(year) ? inYear(year) : inYear(year + 1);
}

/** The first day after `day` as which a quarter's points are cleared. */
function nextQuarter(day: Day, on: 'first-day' | 'first-monday' | 'last-monday'): Day {
  const year = Number(day.slice(0, 4));
  const months = [1, 4, 7, 10, 13, 16];
  const starts = months.map((month) => {
    const first = `${month > 12 ? year + 1 : year}-${String(((month - 1) % 12) + 1).padStart(2, '0')}-01`;
    if (on === 'first-day') return first;
    const monday = addDays(first, (8 - weekdayOf(first)) % 7);
    if (on === 'first-monday') return monday;
    const last = addDays(first, -1);
    return addDays(last, 1 - weekdayOf(last));
  });
  return starts.find((each) => each > day) ?? (starts.at(-1) as Day);
}

function expiryReason(version: PointsVersion, expiry: Expiry | undefined, pack: Pack): RuleReason[] {
  const stated = known(version.expiry);
  if (expiry === undefined || stated === undefined) return [];
  const { month = null, day = null } = expiry.kind === 'fixed-day' ? expiry : {};
  const days = expiry.kind === 'rolling' ? expiry.days : null;
  const on = expiry.kind === 'quarter' ? expiry.on : null;
  const params = { month, day, days, on };
  return [{ text: { code: `points.expiry.${expiry.kind}`, params }, cite: cited(pack, stated) }];
}
