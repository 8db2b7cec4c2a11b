import { addDays, type Day, daysBetween } from '../base/day.ts';
import type { App } from '../facts/schema.ts';
import { cited } from '../pack/cited.ts';
import { known, readingsOf } from '../pack/known.ts';
import type { LadderVersion, Measure, Pack, Rung } from '../pack/schema.ts';
import type { Clock } from './clocks.ts';
import type { MeasureInForce, RungOnDay } from './status.ts';

/** App keys that are in the service market, that are not, and of which nobody knows. */
export interface ByListing {
  readonly listed: readonly string[];
  readonly unlisted: readonly string[];
  readonly open: readonly string[];
}

/** Tells app keys apart by whether they are in the service market. */
export function byListing(appKeys: readonly string[], apps: readonly App[]): ByListing {
  const of = new Map(apps.map((app) => [app.appKey, app.listed]));
  const that = (listed: boolean | undefined) => appKeys.filter((appKey) => of.get(appKey) === listed);
  return { listed: that(true), unlisted: that(false), open: that(undefined) };
}

/** What rungs are placed with. */
export interface Placing {
  readonly pack: Pack;
  readonly on: Day;
  /** The first day of the account's arrears. */
  readonly since: Day;
  readonly apps: readonly App[];
  /** Tells the app keys of a count apart, once for all measures. */
  readonly listingOf: (clock: Clock) => ByListing;
  readonly clocks: readonly Clock[];
  /** Whether each app key has a count of its own. */
  readonly perApp: boolean;
  /** The first day on which the version governs, and the rungs of those that governed before. */
  readonly from?: Day;
  readonly before?: readonly RungOnDay[];
}

/** Puts every rung with a known threshold on its day; a reading that is not the default makes an entry of its own. */
export function placeRungs(
  placing: Placing,
  version: LadderVersion,
  basis: 'in-force' | 'historical',
): RungOnDay[] {
  const { clocks, pack, since } = placing;
  return clocks.flatMap((clock) =>
    version.rungs.flatMap((rung) =>
      readingsOf(rung.threshold).flatMap((threshold, index) => {
        const { comparison, days } = threshold.value;
        const full = comparison === 'full-days' ? days : days + 1;
        const first = clock === clocks[0];
        const placed = placeRung(placing, rung, clock, {
          // To be in arrears at all is no count that a payment could move.
          day: full === 0 && first ? since : addDays(clock.since, full),
          days: full,
          basis: index > 0 && basis === 'in-force' ? 'reading' : basis,
          ...(index > 0 ? { otherReading: true } : {}),
          cite: cited(pack, threshold),
        });
        // What falls on the whole account falls on it once, with the longest count.
        return first || placed.measures.length > 0 || rung.measures.length === 0 ? [placed] : [];
      }),
    ),
  );
}

type Place = Pick<RungOnDay, 'day' | 'days' | 'basis' | 'otherReading' | 'cite'>;

/** A rung on a day, with its measures. */
export function placeRung(placing: Placing, rung: Rung, clock: Clock, place: Place): RungOnDay {
  const { from, before, on, perApp } = placing;
  const early = from !== undefined && place.day < from;
  const same = before?.find(({ id, otherReading }) => id === rung.id && otherReading === place.otherReading);
  const measures = rung.measures.flatMap((measure) => {
    const earlier = same?.measures.find(({ id }) => id === measure.id)?.since;
    return placeMeasure(placing, measure, early ? (earlier ?? from) : place.day, clock);
  });
  // A rung that goes on with nothing new began under the version before; else it begins with this version.
  const goesOn = same !== undefined && measures.every(({ since }) => since !== from);
  const day = early ? (goesOn ? same.day : from) : place.day;
  return {
    id: rung.id,
    name: rung.name,
    ...place,
    day,
    inDays: daysBetween(on, day),
    measures,
    ...(perApp ? { apps: clock.appKeys } : {}),
    ...(rung.unknown === undefined ? {} : { unknown: rung.unknown }),
  };
}

/** A measure on the apps it certainly falls on, and apart from it on those it may fall on. */
function placeMeasure(
  { pack, apps, clocks, listingOf }: Placing,
  measure: Measure,
  since: Day,
  clock: Clock,
) {
  const { id, kind, target, modality, period, release } = measure;
  const days = period && known(period)?.value.days;
  const found: MeasureInForce[] = [];
  const add = (keys: readonly string[], certainty: MeasureInForce['certainty']) => {
    found.push({
      id,
      kind,
      target,
      apps: keys,
      since,
      ...(period ? { periodEnds: days === undefined ? null : addDays(since, days) } : {}),
      modality,
      certainty,
      release: known(release)?.value ?? null,
      cite: cited(pack, measure),
    });
  };
  const { appKeys } = clock;
  if (target === 'listed-apps' || target === 'unlisted-apps') {
    const { listed, unlisted, open: possible } = listingOf(clock);
    const certain = target === 'listed-apps' ? listed : unlisted;
    if (certain.length > 0) add(certain, 'certain');
    // Where no app key is known at all, the measure is no less possible.
    if (possible.length > 0 || appKeys.length === 0) add(possible, 'possible');
  } else if (clock === clocks[0]) {
    const every = () => [...apps.map(({ appKey }) => appKey), ...clocks.flatMap((each) => each.appKeys)];
    add(target === 'all-apps' ? [...new Set(every())] : [], 'certain');
  }
  return found;
}
