import { addDays, type Day, daysBetween } from '../base/day.ts';
import { type Decimal, sum } from '../base/decimal.ts';
import type { Episode, Settlement } from '../cost/settlement.ts';
import type { App } from '../facts/schema.ts';
import { cited, type Reason } from '../pack/cited.ts';
import { known, readingsOf } from '../pack/known.ts';
import type { LadderVersion, Measure, Pack, Rung, Stated, Threshold } from '../pack/schema.ts';
import { versionOn } from '../pack/version.ts';
import type { ArrearsStatus, MeasureInForce, RungOnDay } from './status.ts';

export interface ArrearsOptions {
  readonly on: Day;
  /** Says of an app key whether its app is in the service market. Where that is not known, measures are `possible`. */
  readonly apps?: readonly App[] | undefined;
  /** Days on which the user lifted the measures in the console. */
  readonly liftedOn?: readonly Day[] | undefined;
  /** The ladder of the pack to use; its first one without. */
  readonly ladder?: string;
}

/**
 * Where an account stands on the platform's ladder on a day: computed from its debts alone, so that it can be asked for
 * any day in any order. The day the arrears began is day 0; `full-days: 3` is reached on the third day after it,
 * `more-than: 3` on the fourth. The version of the ladder that holds on the day is used for the whole episode.
 *
 * Rungs and measures that nobody has found are said to be unknown. Above the last rung known, the rungs of the last
 * version that is known there are listed as `historical`.
 *
 * @example
 * arrearsStatus(settlement, taobaoOpenPlatform, { on: '2026-11-22' }) // in arrears since 2026-11-19
 * // { state: 'in-arrears', days: 3, rung: { id: 'days-3', … }, coming: [{ id: 'days-5', day: '2026-11-24', inDays: 2, … }, …] }
 */
export function arrearsStatus(settlement: Settlement, pack: Pack, options: ArrearsOptions): ArrearsStatus {
  const { on } = options;
  if (settlement.to < on) throw new RangeError(`arrearsStatus: settled to ${settlement.to}, asked for ${on}`);
  const ladder =
    options.ladder === undefined ? pack.ladders[0] : pack.ladders.find(({ id }) => id === options.ladder);
  const version = ladder === undefined ? undefined : versionOn(ladder.versions, on);
  const episode = settlement.episodes.findLast(({ since }) => since <= on);
  const inArrears = episode !== undefined && (episode.paidOn === null || episode.paidOn > on);
  const name = version === undefined ? null : `${ladder?.id ?? ''}/${version.id}`;
  const base = { ...nothing(on), ladder: name };
  if (episode === undefined || ladder === undefined || version === undefined) {
    if (!inArrears) return { ...base, state: 'clear' };
    return { ...base, state: 'in-arrears', ...position(settlement, episode, on) };
  }
  const scope = { pack, version, since: episode.since, on, apps: options.apps ?? [] };
  if (!inArrears) return afterPayment(base, scope, episode, options.liftedOn ?? []);

  const owed = position(settlement, episode, on);
  const appsInArrears = owed.owedByApp.map(({ appKey }) => appKey);
  const rungs = placeRungs({ ...scope, appsInArrears }, version.rungs, 'in-force');
  const past = version.beyond?.lastKnown;
  const history = past === undefined ? undefined : ladder.versions.find(({ id }) => id === past);
  if (history !== undefined) {
    const highest = Math.max(...rungs.map((rung) => rung.days));
    const above = placeRungs({ ...scope, version: history, appsInArrears }, history.rungs, 'historical');
    rungs.push(...above.filter((rung) => rung.days > highest));
  }
  rungs.sort((a, b) => a.days - b.days);
  const crossed = rungs.filter((rung) => rung.inDays <= 0);
  const reached = crossed.filter((rung) => rung.basis === 'in-force');
  return {
    ...base,
    state: 'in-arrears',
    ...owed,
    rung: reached.at(-1) ?? null,
    possibleRungs: possibleRungs(version, new Set(reached.map((rung) => rung.id))),
    measures: inForce(reached, version),
    crossed,
    coming: rungs.filter((rung) => rung.inDays > 0),
    ...(version.beyond === undefined ? {} : { beyond: version.beyond.unknown }),
    reasons: [
      { text: { code: 'reason.arrears-since', params: { since: episode.since, days: owed.days } } },
      {
        text: { code: 'reason.ladder', params: { name: ladder.name, from: version.validFrom } },
        cite: cited(pack, version.validity),
      },
      ...disputedRungs(pack, history === undefined ? [version] : [version, history]),
    ],
  };
}

/** The status where nothing is known of balance and debts. */
export function unknownArrears(on: Day): ArrearsStatus {
  return { ...nothing(on), state: 'unknown' };
}

function nothing(on: Day): Omit<ArrearsStatus, 'state'> {
  return {
    on,
    since: null,
    days: 0,
    owed: '0.00',
    owedByApp: [],
    ladder: null,
    rung: null,
    possibleRungs: [],
    measures: [],
    crossed: [],
    coming: [],
    reasons: [],
  };
}

function position(settlement: Settlement, episode: Episode, on: Day) {
  const byApp = new Map<string, { appKey: string; since: Day; amounts: Decimal[] }>();
  for (const { appKey, day, amount } of settlement.debts) {
    const entry = byApp.get(appKey);
    if (entry === undefined) byApp.set(appKey, { appKey, since: day, amounts: [amount] });
    else {
      entry.amounts.push(amount);
      if (day < entry.since) entry.since = day;
    }
  }
  return {
    since: episode.since,
    days: daysBetween(episode.since, on),
    owed: settlement.owed,
    owedByApp: [...byApp.values()].map(({ appKey, since, amounts }) => ({
      appKey,
      since,
      amount: sum(amounts),
    })),
  };
}

interface Scope {
  readonly pack: Pack;
  readonly version: LadderVersion;
  readonly since: Day;
  readonly on: Day;
  readonly apps: readonly App[];
}

interface ScopeWithApps extends Scope {
  readonly appsInArrears: readonly string[];
}

/** Puts every rung with a known threshold on its day; a reading that is not the default makes an entry of its own. */
function placeRungs(
  scope: ScopeWithApps,
  rungs: readonly Rung[],
  basis: 'in-force' | 'historical',
): RungOnDay[] {
  return rungs.flatMap((rung) =>
    readingsOf(rung.threshold).map((threshold, index) => placeRung(scope, rung, threshold, basis, index > 0)),
  );
}

function placeRung(
  scope: ScopeWithApps,
  rung: Rung,
  threshold: Stated<Threshold>,
  basis: 'in-force' | 'historical',
  otherReading: boolean,
): RungOnDay {
  const { comparison, days } = threshold.value;
  const full = comparison === 'full-days' ? days : days + 1;
  const day = addDays(scope.since, full);
  return {
    id: rung.id,
    name: rung.name,
    day,
    days: full,
    inDays: daysBetween(scope.on, day),
    measures: rung.measures.flatMap((measure) => placeMeasure(scope, measure, day)),
    ...(rung.unknown === undefined ? {} : { unknown: rung.unknown }),
    basis: basis === 'in-force' && otherReading ? 'reading' : basis,
    ...(otherReading ? { otherReading } : {}),
    cite: cited(scope.pack, threshold),
  };
}

/** A measure on the apps it certainly falls on, and apart from it on those it may fall on. */
function placeMeasure(
  { pack, apps, appsInArrears }: ScopeWithApps,
  measure: Measure,
  day: Day,
): MeasureInForce[] {
  const entry = {
    id: measure.id,
    kind: measure.kind,
    target: measure.target,
    since: day,
    modality: measure.modality,
    release: known(measure.release)?.value ?? null,
    cite: cited(pack, measure),
  };
  if (measure.target === 'income' || measure.target === 'account') {
    return [{ ...entry, apps: [], certainty: 'certain' }];
  }
  const wanted = measure.target === 'listed-apps';
  const listed = new Map(apps.map((app) => [app.appKey, app.listed]));

  const certain = appsInArrears.filter((appKey) => listed.get(appKey) === wanted);
  const possible = appsInArrears.filter((appKey) => listed.get(appKey) === undefined);
  const found: MeasureInForce[] = [];
  if (certain.length > 0) found.push({ ...entry, apps: certain, certainty: 'certain' });
  if (possible.length > 0) found.push({ ...entry, apps: possible, certainty: 'possible' });
  return found;
}

/** The measures of all rungs reached, less those that a later one takes the place of. */
function inForce(reached: readonly RungOnDay[], version: LadderVersion): MeasureInForce[] {
  const ids = new Set(reached.map((rung) => rung.id));
  const replaced = new Set(
    version.rungs
      .filter((rung) => ids.has(rung.id))
      .flatMap((rung) => rung.measures.flatMap((measure) => measure.replaces ?? [])),
  );
  return reached.flatMap((rung) => rung.measures).filter((measure) => !replaced.has(measure.id));
}

/** Rungs of unknown threshold between the highest one reached and the next one that is not. */
function possibleRungs(version: LadderVersion, reached: ReadonlySet<string>) {
  const last = version.rungs.findLastIndex((rung) => reached.has(rung.id));
  const possible: { id: string; name: Rung['name'] }[] = [];
  for (const rung of version.rungs.slice(last + 1)) {
    if (known(rung.threshold) !== undefined) break;
    possible.push({ id: rung.id, name: rung.name });
  }
  return possible;
}

/** After full payment: measures that were reached and that payment alone does not end. */
function afterPayment(
  base: Omit<ArrearsStatus, 'state'>,
  scope: Scope,
  episode: Episode,
  liftedOn: readonly Day[],
): ArrearsStatus {
  const paidOn = episode.paidOn as Day;
  if (liftedOn.some((day) => day >= paidOn && day <= scope.on)) return { ...base, state: 'clear' };
  // The last full day at whose end something was owed is the one before the payment.
  const lastDay = addDays(paidOn, -1);
  const appsInArrears = scope.apps.map(({ appKey }) => appKey);
  const rungs = placeRungs({ ...scope, on: lastDay, appsInArrears }, scope.version.rungs, 'in-force');
  const reached = rungs.filter((rung) => rung.basis === 'in-force' && rung.inDays <= 0);
  const waiting = inForce(reached, scope.version)
    .filter((measure) => measure.release !== 'on-payment' && measure.kind !== 'warn')
    .map((measure): MeasureInForce => ({ ...measure, certainty: 'possible' }));
  if (waiting.length === 0) return { ...base, state: 'clear' };
  const reason: Reason = { text: { code: 'reason.paid-on', params: { day: paidOn, since: episode.since } } };
  return { ...base, state: 'paid', since: episode.since, measures: waiting, reasons: [reason] };
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
