import { type Day, daysBetween } from '../base/day.ts';
import type { Settlement } from '../cost/settlement.ts';
import type { App } from '../facts/schema.ts';
import { cited, type Reason } from '../pack/cited.ts';
import { known, readingsOf } from '../pack/known.ts';
import type { Cite, Counter, Ladder, LadderVersion, Pack, Rung } from '../pack/schema.ts';
import { versionOn } from '../pack/version.ts';
import { type Clock, clocksOf } from './clocks.ts';
import { governingVersions } from './governing-versions.ts';
import { type ByListing, byListing, type Placing, placeRung, placeRungs } from './place-rungs.ts';
import type { CounterReading, MeasureInForce, RungOnDay } from './status.ts';

interface Arrears {
  readonly on: Day;
  readonly since: Day;
  readonly apps: readonly App[];
  /** The last day of arrears, where they have ended. */
  readonly lastDay: Day | undefined;
}

/** The rungs of a ladder around one account's arrears. */
export interface PlaceOnLadder {
  readonly version: LadderVersion;
  /** The day from which is counted. */
  readonly since: Day;
  readonly rungs: readonly RungOnDay[];
  /** Of those, the ones in force. */
  readonly reached: readonly RungOnDay[];
  readonly rung: RungOnDay | null;
  readonly measures: readonly MeasureInForce[];
  /** See `ArrearsStatus.possible`; `unplaced` are those of them whose day nobody has found. */
  readonly possible: readonly RungOnDay[];
  readonly unplaced: readonly RungOnDay[];
  readonly readings: readonly CounterReading[];
  readonly reasons: readonly Reason[];
}

/** Undefined where no version of the ladder governs. */
export function placeOnLadder(
  settlement: Settlement,
  pack: Pack,
  ladder: Ladder,
  { on, since, apps, lastDay }: Arrears,
): PlaceOnLadder | undefined {
  const day = lastDay ?? on;
  const governing = governingVersions(ladder.versions, since);
  const now = governing.findLast(({ from }) => from <= day);
  if (now === undefined || (now.to !== null && now.to < day)) return undefined;
  const { version } = now;
  // Once all is paid, the debts that would tell the other counts are gone: the account's is the longest.
  const counterOf = (of: LadderVersion): Counter =>
    (lastDay === undefined ? known(of.counter)?.value : undefined) ?? 'account-episode';
  const listings = new Map<Clock, ByListing>();
  const listingOf = (clock: Clock) => once(listings, clock, () => byListing(clock.appKeys, apps));
  const placings = new Map<Counter, Placing>();
  const placing = (counter: Counter) =>
    once(placings, counter, () => ({
      pack,
      on,
      since,
      apps,
      listingOf,
      clocks:
        lastDay === undefined
          ? clocksOf(counter, settlement, since, on)
          : [paidClock(settlement, since, apps)],
      perApp: counter === 'app-key-episode',
    }));
  const isReached = (rung: RungOnDay) => rung.day <= day && rung.basis === 'in-force';

  const rungs: RungOnDay[] = [];
  for (const { version: each, from, to } of governing) {
    const basis = from < now.from ? 'historical' : 'in-force';
    const placed = placeRungs({ ...placing(counterOf(each)), from, before: [...rungs] }, each, basis);
    rungs.push(
      ...placed.filter((rung) => (from <= now.from || rung.day >= from) && (to === null || rung.day <= to)),
    );
  }
  const own = new Set(version.rungs.map(({ id }) => id));
  const past = ladder.versions.find(({ id }) => id === version.beyond?.lastKnown);
  const history = past === undefined ? [] : placeRungs(placing(counterOf(past)), past, 'historical');
  const highest = Math.max(...rungs.filter(({ id }) => own.has(id)).map(({ days }) => days));
  const all = [
    ...rungs.filter(({ id, basis }) => basis !== 'historical' || !own.has(id)),
    ...history.filter((rung) => rung.days > highest && !rungs.some((other) => isSame(rung, other))),
  ].sort((a, b) => a.inDays - b.inDays || a.days - b.days);

  const counter = counterOf(version);
  const counted = placing(counter);
  const clock = counted.clocks[0] as Clock;
  const days = daysBetween(clock.since, on);
  const reached = all.filter(isReached);
  const rung = highestOf(reached);
  const ids = new Set(reached.map(({ id }) => id));
  const unplaced = openRungs(version, ids).map((open) =>
    placeRung(counted, open, clock, {
      day: rung?.day ?? since,
      days: rung?.days ?? 0,
      basis: 'unknown',
      cite: cited(pack, version.validity),
    }),
  );

  const countBy = (other: Counter) => {
    const otherwise = placing(other);
    const from = (otherwise.clocks[0] as Clock).since;
    // Mostly there is one debt, and nothing to be read differently.
    const same = from === clock.since && otherwise.clocks.length === counted.clocks.length;
    return {
      days: daysBetween(from, on),
      reached: same ? reached : placeRungs(otherwise, version, 'in-force').filter(isReached),
    };
  };
  const others = lastDay === undefined ? readingsOf(version.counter).slice(1) : [];
  const counts = others.map((reading) => ({ ...countBy(reading.value), reading }));
  const readings = counts.map(
    (count): CounterReading => ({
      counter: count.reading.value,
      days: count.days,
      rung: highestOf(count.reached),
      basis: 'reading',
    }),
  );
  // What another count reaches is possible, and so is what the account's did: a payment may have moved the count since.
  const elsewhere = [...counts, ...(counter === 'account-episode' ? [] : [countBy('account-episode')])]
    .flatMap((count) => count.reached)
    .filter(({ id }) => !ids.has(id));
  const possible = [
    ...all.filter(
      ({ id, basis, day: at }) =>
        at <= day && (basis === 'historical' || (basis === 'reading' && !ids.has(id))),
    ),
    ...unplaced,
    ...new Map(elsewhere.map((each) => [each.id, { ...each, basis: 'reading' as const }])).values(),
  ];
  return {
    version,
    since: clock.since,
    rungs: all,
    reached,
    rung,
    measures: inForce(reached, version),
    possible,
    unplaced,
    readings,
    reasons: [
      {
        text: { code: 'reason.ladder', params: { name: ladder.name, from: version.validFrom } },
        cite: cited(pack, version.validity),
      },
      ...changeOfVersion(pack, ladder, version, since, day),
      ...disputedRungs(pack, past === undefined ? [version] : [version, past]),
      ...readings.flatMap(({ counter: other, days: count, rung: at }, index): Reason[] => {
        if (count === days && at?.id === rung?.id) return [];
        const params = { counter: { code: `counter.${other}` }, days: count, rung: at?.name ?? null };
        return [{ text: { code: 'reason.counter', params }, cite: cited(pack, others[index] as Cite) }];
      }),
      ...possible.flatMap(({ basis, name, day, days, cite, measures }): Reason[] => {
        if (basis === 'reading') return [];
        const params = {
          name,
          day,
          days,
          measures: measures.map(({ kind }) => ({ code: `measure.${kind}.next` })),
        };
        const code = basis === 'unknown' ? 'reason.possible-rung' : 'reason.historical';
        return [{ text: { code, params }, cite }];
      }),
    ],
  };
}

/** A value that is made when it is asked for first. */
function once<K, T>(made: Map<K, T>, key: K, make: () => T): T {
  const known = made.get(key);
  if (known !== undefined) return known;
  const value = make();
  made.set(key, value);
  return value;
}

function isSame(a: RungOnDay, b: RungOnDay): boolean {
  return a.id === b.id && a.days === b.days && a.basis === b.basis;
}

function highestOf(rungs: readonly RungOnDay[]): RungOnDay | null {
  return rungs.reduce<RungOnDay | null>((a, b) => (a !== null && a.days > b.days ? a : b), null);
}

/** The one count that is left once all is paid: of every app key that may have been in arrears. */
function paidClock({ episodesByApp }: Settlement, since: Day, apps: readonly App[]): Clock {
  const inArrears = Object.entries(episodesByApp)
    .filter(([, episodes]) => episodes.some(({ paidOn }) => paidOn === null || paidOn > since))
    .map(([appKey]) => appKey);
  return { since, appKeys: inArrears.length > 0 ? inArrears : apps.map(({ appKey }) => appKey) };
}

/** The measures of all rungs reached, less those that a later one takes the place of, for the same apps. */
function inForce(reached: readonly RungOnDay[], version: LadderVersion): MeasureInForce[] {
  const replaced = reached.flatMap(({ id, apps }) =>
    version.rungs
      .filter((rung) => rung.id === id)
      .flatMap((rung) => rung.measures.flatMap(({ replaces }) => replaces ?? []))
      .map((measure) => ({ measure, apps })),
  );
  return reached.flatMap(({ measures, apps }) =>
    measures.filter(({ id }) => !replaced.some((other) => other.measure === id && other.apps === apps)),
  );
}

/** Rungs of unknown threshold between the highest one reached and the next one that is not. */
function openRungs(version: LadderVersion, reached: ReadonlySet<string>): Rung[] {
  const last = version.rungs.findLastIndex((rung) => reached.has(rung.id));
  const above = version.rungs.slice(last + 1);
  const next = above.findIndex((rung) => known(rung.threshold) !== undefined);
  return next < 0 ? above : above.slice(0, next);
}

/** Which policy decided, where the ladder changed while the arrears lasted. */
function changeOfVersion(pack: Pack, ladder: Ladder, governs: LadderVersion, since: Day, day: Day): Reason[] {
  const newest = versionOn(ladder.versions, day) ?? governs;
  if (newest.validFrom <= since) return [];
  const stated = newest.transition && known(newest.transition);
  const params = { from: newest.validFrom, taken: governs === newest };
  const text = { code: 'reason.ladder-changed', params };
  return [stated === undefined ? { text } : { text, cite: cited(pack, stated) }];
}

function disputedRungs(pack: Pack, versions: readonly LadderVersion[]): Reason[] {
  return versions.flatMap((version) =>
    version.rungs.flatMap(({ name, threshold }) =>
      'readings' in threshold
        ? threshold.readings.map((reading) => ({
            text: {
              code: 'reason.rung-reading',
              params: {
                name,
                days: reading.value.days,
                comparison: reading.value.comparison,
                chosen: reading.id === threshold.default,
              },
            },
            cite: cited(pack, reading),
          }))
        : [],
    ),
  );
}
