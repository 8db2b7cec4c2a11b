import { compareText } from '../base/compare-text.ts';
import type { Day } from '../base/day.ts';
import { add, compare, type Decimal, isZero, max, min, subtract, sum } from '../base/decimal.ts';
import type { Range } from '../base/range.ts';
import type { LocalText, Message } from '../base/text.ts';
import type { App, UsageRecord } from '../facts/schema.ts';
import type { Reason } from '../pack/cited.ts';
import { isUnknown, known } from '../pack/known.ts';
import type { Pack, Tariff, TariffVersion, Value } from '../pack/schema.ts';
import { versionOn } from '../pack/version.ts';
import { mixVersions, type RulePart, ruleParts } from './mix-versions.ts';
import { rateUsage } from './rate-usage.ts';
import type { Statement } from './statement.ts';
import { tariffReasons } from './tariff-reasons.ts';

/** A tariff to compare: one version of it, taken to hold on all days. */
export interface TariffSide {
  readonly pack: Pack;
  /** The tariff of the pack; its first one without. */
  readonly tariff?: string;
  /** The version; without, the one that holds on the last day compared. */
  readonly version?: string;
}

export interface CompareOptions {
  readonly from: Day;
  readonly to: Day;
  /** Says of an app key where it runs and whether it is in the service market, where the usage does not. */
  readonly apps?: readonly App[] | undefined;
}

export type DifferenceCause = RulePart | 'relief';

/** How much of a difference each cause makes. The causes re-add to the difference. */
export type Causes = Readonly<Record<DifferenceCause, Decimal>>;

/** An amount known within bounds; null where nothing bounds it. Exact where both are equal. */
export interface Bounds {
  readonly low: Decimal | null;
  readonly high: Decimal | null;
}

export interface ComparedLine {
  /** Stable: `day/app key/usage/class`, `day/app key/rounding`, `day/app key/relief`. */
  readonly id: string;
  /** An app key's calls of one class on one day, before its day is rounded; what rounding adds to its day; what the relief takes off. */
  readonly kind: 'usage' | 'rounding' | 'relief';
  readonly day: Day;
  readonly appKey: string;
  /** Null for rounding and relief, and where neither tariff says the class. */
  readonly class: string | null;
  /** Calls, those without a price included. They differ where an API is in another class. */
  readonly callsA: number;
  readonly callsB: number;
  readonly a: Bounds;
  readonly b: Bounds;
  /** b − a. Null where either is not known exactly. */
  readonly difference: Decimal | null;
  readonly causes: Causes | null;
}

export interface ComparedSide {
  /** `tariff/version`. */
  readonly tariff: string;
  readonly name: LocalText;
  readonly total: Range;
  readonly reasons: readonly Reason[];
}

export interface TariffComparison {
  readonly currency: 'CNY';
  readonly from: Day;
  readonly to: Day;
  readonly a: ComparedSide;
  readonly b: ComparedSide;
  /** By day, app key, class; rounding and relief of an app key's day after its classes. */
  readonly lines: readonly ComparedLine[];
  /** b − a. Null where either is not known exactly: then `bounds` hold it. */
  readonly difference: Decimal | null;
  readonly bounds: Bounds;
  /** What the lines that are known on both sides add up to: all of the difference where there are no others. */
  readonly compared: { readonly difference: Decimal; readonly causes: Causes };
  /** How many lines are not known exactly on either side. */
  readonly unknownLines: number;
  /** The answer in a sentence: how much more or less, and why. */
  readonly headline: Message;
}

/**
 * What the same usage costs under two tariffs, and why it differs: "what does the April change cost us?".
 *
 * One part of the rule after another is swapped, first a's for b's price, then quota, tier, rounding (see `mixVersions`),
 * and what each swap changes is that cause's; so the causes re-add to the difference, and a part that is the same in both
 * changes nothing. All this is before the daily relief: what relief takes off under either tariff stands in lines of its own. The order
 * is fixed; where two parts change together (a higher price and a smaller quota), what they make together falls to the later one.
 *
 * What has no price stays unknown: its line has no difference, the total only bounds, and `compared` says what the rest makes.
 *
 * @throws RangeError where the pack has no such tariff or version.
 * @example
 * // April: 10 calls free, then 0.01 CNY a call. May: 5 free, 0.02.
 * compareTariffs([{ appKey: '1', api: 'x', class: 'basic', day: '2026-05-01', calls: 20 }],
 *   { pack, version: '2026-04' }, { pack, version: '2026-05' }, { from: '2026-05-01', to: '2026-05-31' })
 * // difference '0.20' (0.10 → 0.30), causes price '0.10' (10 × 0.01), quota '0.10' (5 × 0.02)
 */
export function compareTariffs(
  usage: readonly UsageRecord[],
  a: TariffSide,
  b: TariffSide,
  options: CompareOptions,
): TariffComparison {
  const sides = [sideOf(a, options), sideOf(b, options)] as const;
  const sources = { ...b.pack.sources, ...a.pack.sources };
  const rate = (version: TariffVersion) => {
    const tariff = { ...sides[0].tariff, versions: [version] };
    return rateUsage(usage, { ...a.pack, sources, tariffs: [tariff] }, options);
  };
  const drafts = new Map<string, Draft>();
  const steps: Statement[] = [];
  let before = '';
  for (let taken = 0; taken <= ruleParts.length; taken++) {
    const mixed = mixVersions(sides[0].plain, sides[1].plain, taken);
    const written = essence(mixed);
    steps.push(written === before ? (steps.at(-1) as Statement) : rate(mixed));
    before = written;
  }
  steps.forEach((statement, step) => {
    addStep(drafts, statement, step);
  });
  const rated = [steps[0], steps.at(-1)] as readonly [Statement, Statement];
  sides.forEach((side, index) => {
    markUnknown(drafts, usage, side, sides, index as 0 | 1, rated[index as 0 | 1], options);
  });
  const whole = sides.map((side, index) => {
    return side.plain === side.version ? (rated[index as 0 | 1] as Statement) : rate(side.version);
  }) as [Statement, Statement];
  const lines = [...roundedLines(drafts, sides), ...reliefLines(drafts, sides, rated, whole)].sort(
    (x, y) => compareText(x.day, y.day) || compareText(x.appKey, y.appKey) || compareText(rank(x), rank(y)),
  );
  const exact = lines.filter((line) => line.difference !== null);
  const compared = {
    difference: sum(exact.map((line) => line.difference as Decimal)),
    causes: addCauses(exact.map((line) => line.causes as Causes)),
  };
  const [totalA, totalB] = [whole[0].total, whole[1].total];
  const bounds = {
    low: totalA.high === null ? null : subtract(totalB.low, totalA.high),
    high: totalB.high === null ? null : subtract(totalB.high, totalA.low),
  };
  const difference = exactly(bounds);
  return {
    currency: a.pack.currency,
    from: options.from,
    to: options.to,
    a: comparedSide(sides[0], whole[0]),
    b: comparedSide(sides[1], whole[1]),
    lines,
    difference,
    bounds,
    compared,
    unknownLines: lines.length - exact.length,
    headline: headlineOf(options, totalA, totalB, difference, bounds, compared),
  };
}

interface Side {
  readonly pack: Pack;
  readonly tariff: Tariff;
  /** As the pack has it, but on all days. */
  readonly version: TariffVersion;
  /** Without its relief, and with unknown quotas as none: what can be compared exactly. The same object where it has neither. */
  readonly plain: TariffVersion;
  /** Classes of which a quota is unknown: their amounts are "at most". */
  readonly atMost: ReadonlySet<string>;
}

function sideOf({ pack, tariff: tariffId, version: versionId }: TariffSide, { to }: CompareOptions): Side {
  const tariff = tariffId === undefined ? pack.tariffs[0] : pack.tariffs.find(({ id }) => id === tariffId);
  if (tariff === undefined) throw new RangeError(`pack ${pack.id} has no tariff ${tariffId ?? ''}`);
  const found =
    versionId === undefined
      ? versionOn(tariff.versions, to)
      : tariff.versions.find(({ id }) => id === versionId);
  if (found === undefined) {
    throw new RangeError(`tariff ${pack.id}/${tariff.id} has no version ${versionId ?? `on ${to}`}`);
  }
  const { carryOver: _, ...rest } = found;
  const version: TariffVersion = { ...rest, validFrom: '1900-01-01', validTo: null };
  const atMost = new Set(
    version.classes
      .filter(({ freeQuotas }) => freeQuotas?.some(({ calls }) => isUnknown(calls)))
      .map(({ id }) => id),
  );
  if (version.dailyRelief === undefined && atMost.size === 0) {
    return { pack, tariff, version, plain: version, atMost };
  }
  const { dailyRelief: __, ...unrelieved } = version;
  const classes = version.classes.map((priceClass) =>
    atMost.has(priceClass.id) ? { ...priceClass, freeQuotas: [] } : priceClass,
  );
  return { pack, tariff, version, plain: { ...unrelieved, classes }, atMost };
}

function comparedSide({ pack, tariff, version }: Side, statement: Statement): ComparedSide {
  const dated = tariff.versions.filter(({ id }) => id === version.id);
  const lines = statement.lines.map((line) => ({ ...line, tariff: `${tariff.id}/${version.id}` }));
  return {
    tariff: `${tariff.id}/${version.id}`,
    name: tariff.name,
    total: statement.total,
    reasons: tariffReasons(pack, { ...tariff, versions: dated }, lines),
  };
}

/** What of a version bears on amounts, as text: the same text, the same amounts. */
function essence({ id: _, ...version }: TariffVersion): string {
  return JSON.stringify(version, (key, value: unknown) => {
    if (key === 'name' || key === 'validity') return undefined;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    if ('readings' in value || 'source' in value) return known(value as Value<unknown>)?.value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => compareText(a, b)));
  });
}

/** A line while its amounts are gathered. */
interface Draft {
  readonly kind: 'usage' | 'rounding';
  readonly day: Day;
  readonly appKey: string;
  readonly class: string | null;
  /** What it costs after each swap. */
  readonly amounts: Decimal[];
  readonly calls: [number, number];
  /** On which sides a price of it is not known. */
  readonly unknown: [boolean, boolean];
}

function draftOf(drafts: Map<string, Draft>, key: Pick<Draft, 'kind' | 'day' | 'appKey' | 'class'>): Draft {
  const id = JSON.stringify([key.day, key.appKey, key.kind, key.class]);
  let draft = drafts.get(id);
  if (draft === undefined) {
    const amounts = Array<Decimal>(ruleParts.length + 1).fill('0.00');
    draft = { ...key, amounts, calls: [0, 0], unknown: [false, false] };
    drafts.set(id, draft);
  }
  return draft;
}

function addStep(drafts: Map<string, Draft>, { lines, charges }: Statement, step: number): void {
  const put = (draft: Draft, amount: Decimal) => {
    draft.amounts[step] = add(draft.amounts[step] ?? '0.00', amount);
  };
  const rounding = (day: Day, appKey: string) =>
    draftOf(drafts, { kind: 'rounding', day, appKey, class: null });
  for (const { day, appKey, class: priceClass, amount, calls } of lines) {
    const draft = draftOf(drafts, { kind: 'usage', day, appKey, class: priceClass });
    put(draft, amount);
    if (step === 0) draft.calls[0] += calls;
    if (step === ruleParts.length) draft.calls[1] += calls;
    put(rounding(day, appKey), subtract('0.00', amount));
  }
  for (const { day, appKey, amount } of charges) put(rounding(day, appKey), amount.low);
}

/** Marks the lines of calls that have no price under a side's tariff, by the classes that either side puts them in. */
function markUnknown(
  drafts: Map<string, Draft>,
  usage: readonly UsageRecord[],
  side: Side,
  sides: readonly [Side, Side],
  index: 0 | 1,
  { unrated }: Statement,
  options: CompareOptions,
): void {
  const mark = (day: Day, appKey: string, priceClass: string | null) => {
    const draft = draftOf(drafts, { kind: 'usage', day, appKey, class: priceClass });
    draft.unknown[index] = true;
    return draft;
  };
  const missing = new Set<string>();
  for (const entry of unrated) {
    // Of no API: calls past a last tier, and a fee without usage.
    if (entry.api === '') mark(entry.from, entry.appKey, entry.class ?? null);
    else missing.add(JSON.stringify([entry.appKey, entry.api]));
  }
  if (missing.size === 0) return;
  // A statement sums what it cannot price over days; rated once more, each day under a name of its own, it says which.
  const apart = usage
    .filter(({ appKey, api }) => missing.has(JSON.stringify([appKey, api])))
    .map(({ class: stated, ...record }): UsageRecord => {
      const classes = sides.map(({ version }) => stated ?? apiClass(version, record.api) ?? null);
      const own = classes[index] ?? null;
      const api = JSON.stringify([record.day, record.api, ...classes]);
      return { ...record, api, ...(own === null ? {} : { class: own }) };
    });
  const { pack, tariff, plain } = side;
  const again = rateUsage(apart, { ...pack, tariffs: [{ ...tariff, versions: [plain] }] }, options);
  for (const entry of again.unrated) {
    if (entry.api === '') continue;
    const [day, , ...classes] = JSON.parse(entry.api) as [Day, string, string | null, string | null];
    const [own, other] = index === 0 ? classes : [classes[1], classes[0]];
    mark(day, entry.appKey, own ?? other).calls[index] += entry.calls;
    // In the class where the other side has them, this side's amount lacks them too.
    if (other !== null && own !== null && other !== own) mark(day, entry.appKey, other);
  }
}

function apiClass(version: TariffVersion, api: string): string | undefined {
  const listed = version.apis[api];
  return listed === undefined ? undefined : known(listed)?.value;
}

/** The lines of usage and of rounding. */
function roundedLines(drafts: ReadonlyMap<string, Draft>, sides: readonly [Side, Side]): ComparedLine[] {
  const lines: ComparedLine[] = [];
  const open = new Set<string>();
  const roundings = sides.map(({ version }) => known(version.rounding)?.value);
  // What is rounded over a period depends on all its days.
  const byPeriod = roundings.some((rounding) => rounding?.at === 'period');
  const placeOf = ({ day, appKey }: Draft) => (byPeriod ? appKey : `${day}/${appKey}`);
  for (const draft of drafts.values()) {
    if (draft.kind !== 'usage') continue;
    const bounds = sides.map(({ atMost }, index): Bounds => {
      const amount = draft.amounts[index === 0 ? 0 : ruleParts.length] ?? '0.00';
      const low = draft.class !== null && atMost.has(draft.class) ? min('0.00', amount) : amount;
      return { low, high: draft.unknown[index] ? null : amount };
    });
    const line = lineOf(draft, bounds as [Bounds, Bounds]);
    if (line.difference === null) open.add(placeOf(draft));
    lines.push(line);
  }
  for (const draft of drafts.values()) {
    if (draft.kind !== 'rounding') continue;
    const unsure = open.has(placeOf(draft));
    const bounds = sides.map((_, index): Bounds => {
      const amount = draft.amounts[index === 0 ? 0 : ruleParts.length] ?? '0.00';
      const rounding = roundings[index];
      if (!unsure || rounding?.at === 'line') return { low: amount, high: amount };
      const unit =
        rounding === undefined || rounding.places === 0 ? '1' : `0.${'1'.padStart(rounding.places, '0')}`;
      return { low: subtract('0.00', unit), high: add(unit, '0.00') };
    });
    if (unsure || draft.amounts.some((amount) => !isZero(amount))) {
      lines.push(lineOf(draft, bounds as [Bounds, Bounds]));
    }
  }
  return lines;
}

function lineOf(draft: Draft, [a, b]: readonly [Bounds, Bounds]): ComparedLine {
  const { kind, day, appKey, class: priceClass, amounts } = draft;
  const difference = differenceOf(a, b);
  const changes = ruleParts.map((part, index) => {
    return [part, subtract(amounts[index + 1] ?? '0.00', amounts[index] ?? '0.00')] as const;
  });
  return {
    id: `${day}/${appKey}/${kind}${kind === 'usage' ? `/${priceClass ?? ''}` : ''}`,
    kind,
    day,
    appKey,
    class: priceClass,
    callsA: draft.calls[0],
    callsB: draft.calls[1],
    a,
    b,
    difference,
    causes: difference === null ? null : { ...(Object.fromEntries(changes) as Causes), relief: '0.00' },
  };
}

/** What the relief takes off each app key's day. */
function reliefLines(
  drafts: ReadonlyMap<string, Draft>,
  sides: readonly [Side, Side],
  rated: readonly [Statement, Statement],
  whole: readonly [Statement, Statement],
): ComparedLine[] {
  if (sides.every(({ version }) => version.dailyRelief === undefined)) return [];
  const zero: Bounds = { low: '0.00', high: '0.00' };
  const taken = sides.map(({ version, atMost }, index) => {
    const { dailyRelief } = version;
    const bounds = new Map<string, Bounds>();
    if (dailyRelief === undefined) return bounds;
    const relief = known(dailyRelief)?.value;
    const unsure = new Set<string>();
    const unsureApps = new Set<string>();
    for (const draft of drafts.values()) {
      if (draft.kind !== 'usage') continue;
      if (draft.unknown[index] !== true && !(draft.class !== null && atMost.has(draft.class))) continue;
      unsure.add(draft.day);
      unsureApps.add(`${draft.day}\n${draft.appKey}`);
      bounds.set(`${draft.day}\n${draft.appKey}`, zero);
    }
    const after = new Map<string, Decimal>();
    for (const { day, appKey, amount } of whole[index as 0 | 1].charges) {
      after.set(`${day}\n${appKey}`, amount.low);
    }
    const before = new Map<string, Decimal>();
    for (const { day, appKey, amount } of rated[index as 0 | 1].charges) {
      before.set(`${day}\n${appKey}`, amount.low);
      bounds.set(`${day}\n${appKey}`, zero);
    }
    for (const key of bounds.keys()) {
      const charge = before.get(key) ?? '0.00';
      const [day = ''] = key.split('\n');
      if (relief === undefined) {
        const low = unsureApps.has(key) ? null : min('0.00', subtract('0.00', charge));
        bounds.set(key, { low, high: '0.00' });
      } else if (unsure.has(day)) bounds.set(key, { low: subtract('0.00', relief), high: '0.00' });
      else {
        const off = subtract(after.get(key) ?? charge, charge);
        bounds.set(key, { low: off, high: off });
      }
    }
    return bounds;
  });
  const keys = new Set(taken.flatMap((bounds) => [...bounds.keys()]));
  return [...keys].flatMap((key): ComparedLine[] => {
    const [a = zero, b = zero] = taken.map((bounds) => bounds.get(key) ?? zero);
    if ([a, b].every((bounds) => bounds.low !== null && isZero(bounds.low))) return [];
    const [day = '', appKey = ''] = key.split('\n');
    const difference = differenceOf(a, b);
    const causes = difference === null ? null : { ...noCauses, relief: difference };
    const of = { kind: 'relief' as const, day, appKey, class: null, callsA: 0, callsB: 0 };
    return [{ id: `${day}/${appKey}/relief`, ...of, a, b, difference, causes }];
  });
}

const noCauses: Causes = { price: '0.00', quota: '0.00', tier: '0.00', rounding: '0.00', relief: '0.00' };

function addCauses(list: readonly Causes[]): Causes {
  const names = Object.keys(noCauses) as DifferenceCause[];
  const added = names.map((cause) => [cause, sum(list.map((causes) => causes[cause]))]);
  return Object.fromEntries(added) as Causes;
}

function exactly({ low, high }: Bounds): Decimal | null {
  return low !== null && high !== null && compare(low, high) === 0 ? high : null;
}

function differenceOf(a: Bounds, b: Bounds): Decimal | null {
  const [from, to] = [exactly(a), exactly(b)];
  return from === null || to === null ? null : subtract(to, from);
}

function headlineOf(
  { from, to }: CompareOptions,
  a: Range,
  b: Range,
  difference: Decimal | null,
  bounds: Bounds,
  compared: TariffComparison['compared'],
): Message {
  const causes = (Object.keys(noCauses) as DifferenceCause[])
    .filter((cause) => !isZero(compared.causes[cause]))
    .map((cause) => ({
      code: 'compare.cause',
      params: { cause: { code: `cause.${cause}` }, amount: compared.causes[cause] },
    }));
  const params = { from, to, causes };
  if (difference === null) {
    return { code: 'compare.open', params: { ...params, amount: compared.difference, ...bounds } };
  }
  if (isZero(difference)) return { code: 'compare.same', params: { ...params, a: a.low } };
  const amount = max(difference, subtract('0.00', difference));
  const code = difference.startsWith('-') ? 'compare.less' : 'compare.more';
  return { code, params: { ...params, a: a.low, b: b.low, amount } };
}

/** Classes first, then rounding, then relief. */
function rank({ kind, class: priceClass }: ComparedLine): string {
  return kind === 'usage' ? `0${priceClass ?? ''}` : kind === 'rounding' ? '1' : '2';
}
