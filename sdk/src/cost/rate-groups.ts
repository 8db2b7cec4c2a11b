import type { Day } from '../base/day.ts';
import { add, type Decimal, isZero, max, min, round, subtract, sum } from '../base/decimal.ts';
import { exactly, type Range } from '../base/range.ts';
import { fromUnits, placesOf, toUnits } from '../base/units.ts';
import { isUnknown, known } from '../pack/known.ts';
import type { PriceClass, Tariff, TariffVersion } from '../pack/schema.ts';
import type { TariffPrice, UsageGroup } from './group-usage.ts';
import { lineLabel } from './line-label.ts';
import { type Priced, type PriceStep, priceCalls, type Used } from './price-calls.ts';
import type { Charge, StatementLine, UnratedUsage } from './statement.ts';
import type { PricedUnder } from './tariff-reasons.ts';

export interface Rated {
  readonly lines: readonly StatementLine[];
  readonly charges: readonly Charge[];
  readonly unrated: readonly UnratedUsage[];
  /** The calls of all lines, by app key. */
  readonly calls: ReadonlyMap<string, number>;
  /** What the charges of each app key add up to, where they were added up already. */
  readonly amounts?: ReadonlyMap<string, Range>;
  /** The versions and price classes that were used. */
  readonly classes: readonly PricedUnder[];
}

export type Period = 'day' | 'month' | 'none';
type Scope = 'app-key' | 'account';

/** How far an app key, or the account, has got in a period. `span` names the period; in another one, it starts afresh. */
interface Position extends Used, Priced {
  readonly span: string;
  readonly version: string;
}

/** Calls that a quota has seen in a period. */
interface Seen {
  span: string;
  calls: number;
}

export interface Quota {
  readonly scope: Scope;
  readonly period: Period;
  /** An unknown quota is taken as none; the charge is "at most" then. */
  readonly limit: number;
  readonly seen: Map<string, Seen>;
}

/** What a version says, read once. */
export interface Terms {
  readonly version: TariffVersion;
  readonly origin: string;
  /** The tariff's version as lines name it. */
  readonly name: string;
  readonly period: Period;
  readonly rounding: { readonly at: 'line' | 'day' | 'period'; readonly places: number; readonly mode: Mode };
  /** Taken off the account's day, or `unknown`: then the charge is "at most". */
  readonly relief: Decimal | 'unknown' | undefined;
  /** The day that was asked for last, and the name of its month's period. */
  day: Day;
  month: string;
}
type Mode = Parameters<typeof round>[2];

/** What holds for all groups of one price. */
export interface PriceTerms {
  readonly terms: Terms;
  readonly byAccount: boolean;
  readonly quotas: readonly Quota[];
  readonly positions: Map<string, Position>;
  /** Whether every group is a period of its own. */
  readonly single: boolean;
  readonly under: PricedUnder;
  /** Whether a line is under this price. */
  used: boolean;
}

/**
 * Lines and charges of groups in order of days and app keys. Groups before `from` have no lines and charges, but move
 * quotas and tiers on. What is kept beside the result is one position for each app key, class and place, whatever the
 * number of days.
 */
export function rateGroups(
  groups: readonly UsageGroup[],
  tariff: Tariff | undefined,
  { from, lines: withLines }: { readonly from: Day; readonly lines?: boolean | undefined },
): Rated {
  const { termsOf, classes } = termsReader(tariff);
  const lines: StatementLine[] = [];
  const unrated: UnratedUsage[] = [];
  const charges = new ChargeDays(from);
  for (const group of groups) {
    const { at: place, day, appKey, calls } = group;
    const { version, priceClass, hosting, price } = place;
    const priceTerms = termsOf(place);
    const { terms, positions } = priceTerms;
    const { free, stoppedBy } = useQuotas(priceTerms.quotas, terms, day, appKey, calls);

    const holder = priceTerms.byAccount ? '' : appKey;
    const span = spanOf(terms, terms.period, day);
    const last = priceTerms.single ? undefined : positions.get(holder);
    const before = last?.span === span ? last : undefined;
    const total = totalOf(before, group, free);
    // Under a new version the position goes on, and what it cost so far is reckoned anew under that version's price.
    const was = before === undefined || before.version === version.id ? before : priceCalls(price, before);
    const now = priceCalls(price, total);
    if (!priceTerms.single) positions.set(holder, positionOf(total, now, span, version.id));
    const exact = was === undefined ? now.amount : subtract(now.amount, was.amount);
    const { at, places, mode } = terms.rounding;
    const amount = at === 'line' ? round(exact, places, mode) : exact;
    charges.add(terms, day, appKey, calls, amount);

    if (day < from) continue;
    priceTerms.used = true;
    const past = now.unrated - (was?.unrated ?? 0);
    if (past > 0) {
      const of = { appKey, api: '', from: day, to: day, class: priceClass.id };
      unrated.push({ ...of, calls: past, because: 'past-last-tier' });
    }
    if (withLines === false) continue;
    const steps = was === undefined ? now.steps : stepsBetween(was.steps, now.steps);
    lines.push({
      id: `${day}/${appKey}/${priceClass.id}/${hosting}`,
      day,
      appKey,
      class: priceClass.id,
      hosting,
      calls,
      free,
      ...(stoppedBy === undefined ? none : { stoppedBy }),
      steps,
      amount,
      tariff: terms.name,
      ...(group.apis === undefined ? none : { apis: callsByApi(group.apis) }),
      label: lineLabel({ calls, free, steps }, price),
    });
  }
  return { lines, ...charges.end(), unrated, classes: classes() };
}

const none = {};

function callsByApi(apis: ReadonlyMap<string, number>): { api: string; calls: number }[] {
  const list = [...apis].map(([api, calls]) => ({ api, calls }));
  return list.sort((a, b) => (a.api < b.api ? -1 : 1));
}

function totalOf(before: Position | undefined, group: UsageGroup, free: number): Used {
  const total = {
    calls: (before?.calls ?? 0) + group.calls,
    free: (before?.free ?? 0) + free,
    turnover:
      before?.turnover === undefined || group.turnover === undefined
        ? (before?.turnover ?? group.turnover ?? '0.00')
        : add(before.turnover, group.turnover),
  };
  if (Number.isSafeInteger(total.calls)) return total;
  const { day, appKey, at } = group;
  throw new RangeError(
    `${day}/${appKey}/${at.priceClass.id}: ${total.calls} calls are no number that can be counted exactly`,
  );
}

function positionOf(total: Used, now: Priced, span: string, version: string): Position {
  const { calls, free, turnover = '0.00' } = total;
  const { amount, steps, unrated } = now;
  return { span, version, calls, free, turnover, amount, steps, unrated };
}

/** Names the period of a day: the same name, the same period. Another version's periods are others, unless it carries on. */
export function spanOf(terms: Terms, period: Period, day: Day): string {
  if (period === 'day') return day;
  if (period === 'none') return terms.origin;
  if (terms.day !== day) {
    terms.day = day;
    terms.month = `${terms.origin}/${day.slice(0, 7)}`;
  }
  return terms.month;
}

/** Reads the terms of each version and price once. Positions are shared by versions that carry on from one another. */
export function termsReader(tariff: Tariff | undefined) {
  const versions = new Map<TariffVersion, Terms>();
  const prices = new Map<TariffPrice, PriceTerms>();
  const positions = new Map<string, Map<string, Position>>();
  const seen = new Map<string, Map<string, Seen>>();
  const termsOf = (at: TariffPrice): PriceTerms => {
    const before = prices.get(at);
    if (before !== undefined) return before;
    const { version, origin, priceClass, hosting } = at;
    const terms = versions.get(version) ?? readTerms(version, origin, tariff);
    versions.set(version, terms);
    const byAccount = priceClass.tierScope !== undefined && known(priceClass.tierScope)?.value === 'account';
    const read: PriceTerms = {
      terms,
      byAccount,
      single: terms.period === 'day' && !byAccount,
      under: { tariff: terms.name, class: priceClass.id },
      used: false,
      quotas: (priceClass.freeQuotas ?? []).map((quota, index) => ({
        scope: known(quota.scope)?.value ?? 'app-key',
        period: known(quota.period)?.value ?? 'day',
        limit: known(quota.calls)?.value ?? 0,
        seen: shared(seen, `${origin}/${priceClass.id}/${index}`),
      })),
      positions: shared(positions, `${origin}/${priceClass.id}/${hosting}`),
    };
    prices.set(at, read);
    return read;
  };
  const classes = () => [...prices.values()].flatMap(({ used, under }) => (used ? under : []));
  return { termsOf, classes };
}

function shared<T>(maps: Map<string, Map<string, T>>, name: string): Map<string, T> {
  const map = maps.get(name) ?? new Map<string, T>();
  maps.set(name, map);
  return map;
}

function readTerms(version: TariffVersion, origin: string, tariff: Tariff | undefined): Terms {
  const quotaUnknown = version.classes.some(({ freeQuotas }: PriceClass) =>
    freeQuotas?.some(({ calls }) => isUnknown(calls)),
  );
  const relief = version.dailyRelief === undefined ? undefined : (known(version.dailyRelief) ?? 'unknown');
  return {
    version,
    origin,
    name: `${tariff?.id ?? ''}/${version.id}`,
    period: known(version.period)?.value ?? 'day',
    rounding: known(version.rounding)?.value ?? { at: 'day', places: 2, mode: 'half-up' },
    relief: quotaUnknown || relief === 'unknown' ? 'unknown' : relief?.value,
    day: '',
    month: '',
  };
}

/** A call is free while every quota has room: takes the group's calls off all of them. */
export function useQuotas(quotas: readonly Quota[], terms: Terms, day: Day, appKey: string, calls: number) {
  let free = quotas.length === 0 ? 0 : calls;
  let stoppedBy: Scope | undefined;
  for (const { scope, period, limit, seen } of quotas) {
    const holder = scope === 'account' ? '' : appKey;
    const span = spanOf(terms, period, day);
    let state = seen.get(holder);
    if (state === undefined) {
      state = { span, calls: 0 };
      seen.set(holder, state);
    } else if (state.span !== span) {
      state.span = span;
      state.calls = 0;
    }
    const left = Math.max(0, limit - state.calls);
    if (left < free) {
      free = left;
      stoppedBy = scope;
    }
    state.calls += calls;
  }
  return { free, stoppedBy };
}

/** What of the steps is new since the day before. A volume price has one step, which the day's calls all went through. */
function stepsBetween(before: readonly PriceStep[], now: readonly PriceStep[]): readonly PriceStep[] {
  return now
    .map((step) => {
      const old = before.findLast(({ tier, price }) => tier === step.tier && price === step.price);
      return old === undefined ? step : { ...step, calls: step.calls - old.calls };
    })
    .filter((step) => step.calls > 0);
}

/** Adds up the amounts of each app key's day, rounds it as the tariff says, and takes the relief off the account's day. */
class ChargeDays {
  readonly #from: Day;
  readonly #charges: Charge[] = [];
  readonly #callsOf = new Map<string, number>();
  /** For rounding by period: what the app key's period came to so far. */
  readonly #running = new Map<string, { readonly span: string; readonly exact: Decimal }>();
  #terms: Terms | undefined;
  #day: Day = '';
  #appKey = '';
  #calls = 0;
  #exact: Decimal = '0.00';
  #keys: string[] = [];
  #amounts: Decimal[] = [];

  constructor(from: Day) {
    this.#from = from;
  }

  add(terms: Terms, day: Day, appKey: string, calls: number, amount: Decimal): void {
    if (this.#terms !== undefined && this.#day === day && this.#appKey === appKey) {
      this.#calls += calls;
      this.#exact = add(this.#exact, amount);
      return;
    }
    this.#endKey();
    if (this.#day !== day) this.#endDay();
    this.#terms = terms;
    this.#day = day;
    this.#appKey = appKey;
    this.#calls = calls;
    this.#exact = amount;
  }

  end(): Pick<Rated, 'charges' | 'calls'> {
    this.#endKey();
    this.#endDay();
    return { charges: this.#charges, calls: this.#callsOf };
  }

  #endKey(): void {
    const terms = this.#terms;
    if (terms === undefined) return;
    const { at, places, mode } = terms.rounding;
    let amount = this.#exact;
    if (at === 'day') amount = round(amount, places, mode);
    if (at === 'period') {
      const span = spanOf(terms, terms.period, this.#day);
      const running = this.#running.get(this.#appKey);
      const before = running?.span === span ? running.exact : '0.00';
      const after = add(before, amount);
      this.#running.set(this.#appKey, { span, exact: after });
      amount = subtract(round(after, places, mode), round(before, places, mode));
    }
    if (this.#day >= this.#from)
      this.#callsOf.set(this.#appKey, (this.#callsOf.get(this.#appKey) ?? 0) + this.#calls);
    this.#keys.push(this.#appKey);
    this.#amounts.push(amount);
  }

  #endDay(): void {
    const day = this.#day;
    if (this.#terms !== undefined && day >= this.#from) {
      const amounts = relieve(this.#amounts, this.#terms.relief);
      this.#keys.forEach((appKey, index) => {
        this.#charges.push({ day, appKey, amount: amounts[index] as Range });
      });
    }
    this.#keys = [];
    this.#amounts = [];
  }
}

/** Takes the account's daily relief off the charges of one day, in proportion, so that the parts re-add. */
function relieve(amounts: readonly Decimal[], relief: Terms['relief']): Range[] {
  if (relief === 'unknown') return amounts.map((amount) => ({ low: min('0.00', amount), high: amount }));
  if (relief === undefined || isZero(relief)) return amounts.map(exactly);
  // A credit is not relieved, and lends nothing to the others.
  const due = amounts.map((amount) => max('0.00', amount));
  let rest = sum(due);
  let left = min(relief, rest);
  return amounts.map((amount, index) => {
    const part = due[index] ?? '0.00';
    // Each takes its share of what is left, so that the last one takes the remainder.
    const share = isZero(rest) ? '0.00' : proportion(left, part, rest);
    left = subtract(left, share);
    rest = subtract(rest, part);
    return exactly(subtract(amount, share));
  });
}

/** amount × part / whole, cut to the finest unit of the three; all of the amount where the part is the whole. */
function proportion(amount: Decimal, part: Decimal, whole: Decimal): Decimal {
  const places = Math.max(2, placesOf(amount), placesOf(part), placesOf(whole));
  const units = (value: Decimal) => toUnits(value, places);
  return fromUnits((units(amount) * units(part)) / units(whole), places);
}
