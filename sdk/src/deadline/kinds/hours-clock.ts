import { addDays, type Day, dayOf, isDay, startOfDay } from '../../base/day.ts';
import { type Instant, toMilliseconds } from '../../base/instant.ts';
import { type Cited, cited } from '../../pack/cited.ts';
import { readingsOf } from '../../pack/known.ts';
import type { Pack } from '../../pack/schema.ts';
import { versionKnown } from '../../pack/version-known.ts';
import { type Due, lastDayOf } from './due-case.ts';

const hour = 3_600_000;

export type HoursClock = Pick<Due, 'earliest' | 'likely' | 'latest' | 'at' | 'overAt'> & {
  /** What each reading comes to, the default one first. */
  readonly readings: readonly ReadHours[];
};

interface ReadHours {
  readonly hours: string;
  /** The days on which they end: one where the moment is known. */
  readonly first: Day;
  readonly last: Day;
  readonly cite: Cited;
}

/**
 * A clock of the hours that a threshold of the pack states, from a moment. Where only its day is known, it began with that day at the
 * earliest, and with its end at the latest. Undefined where the pack states no hours for that day.
 *
 * @example hoursClock('2026-11-24T10:30:00+08:00', 'ship-within', pinduoduo)?.at // '2026-11-26T02:30:00.000Z'
 */
export function hoursClock(
  from: Day | Instant,
  threshold: string,
  pack: Pack | undefined,
  knownAt?: Day,
): HoursClock | undefined {
  const exact = isDay(from) ? undefined : toMilliseconds(from);
  const day = exact === undefined ? from : dayOf(exact);
  const stated = statedHours(threshold, pack, day, knownAt);
  const [chosen] = stated;
  if (chosen === undefined) return undefined;
  const begins = exact ?? startOfDay(day);
  const ends = exact ?? startOfDay(addDays(day, 1));
  const least = begins + Math.min(...stated.map(({ hours }) => hours)) * hour;
  const most = ends + Math.max(...stated.map(({ hours }) => hours)) * hour;
  return {
    earliest: lastDayOf(least),
    likely: lastDayOf(begins + chosen.hours * hour),
    latest: lastDayOf(most),
    at: new Date(least).toISOString(),
    overAt: new Date(most).toISOString(),
    readings: stated.map(({ hours, cite }) => ({
      hours: String(hours),
      first: lastDayOf(begins + hours * hour),
      last: lastDayOf(ends + hours * hour),
      cite,
    })),
  };
}

/** The hours of a threshold as each reading has them, the default one first. */
export function statedHours(
  threshold: string,
  pack: Pack | undefined,
  validAt: Day,
  knownAt?: Day,
): { readonly hours: number; readonly cite: Cited }[] {
  const rule = pack?.thresholds?.find(({ id, unit }) => id === threshold && unit === 'hours');
  const version = rule && versionKnown(rule.versions, { validAt, knownAt });
  if (pack === undefined || version === undefined) return [];
  return readingsOf(version.range).flatMap((reading) => {
    const hours = reading.value.upTo ?? reading.value.below;
    return hours === undefined ? [] : [{ hours: Number(hours), cite: cited(pack, reading) }];
  });
}
