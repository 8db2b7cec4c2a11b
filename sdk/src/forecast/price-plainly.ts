import { addDays, type Day } from '../base/day.ts';
import { compare, type Decimal, plain, roundUnits } from '../base/decimal.ts';
import { placesOf, toUnits } from '../base/units.ts';
import type { TariffPrice } from '../cost/group-usage.ts';
import {
  type PriceTerms,
  type Quota,
  spanOf,
  type Terms,
  termsReader,
  useQuotas,
} from '../cost/rate-groups.ts';
import { originOf } from '../cost/rating-start.ts';
import { settlementDay } from '../cost/settle.ts';
import { walletOf } from '../cost/wallet.ts';
import type { PathPricer, PathSetup } from './path-pricer.ts';

/** Amounts are reckoned in millionths. */
const scale = 6;

/**
 * Finds what `priceGroups` finds, in safe integers and with nothing made for a path. Undefined where the tariff or the account
 * do not allow that. They do where every call costs the same whatever came before, no sum can leave the safe
 * integers, nothing is owed at the beginning, and what is not drawn is in arrears at once: then only quotas, sums to be rounded and the
 * prepaid balance need be kept.
 *
 * @param most The most calls that a day of a series can have in any path.
 */
export function pricePlainly(setup: PathSetup, most: readonly number[]): PathPricer<number> | undefined {
  const rater = pathRater(setup, most);
  const drawer = drawPath(setup);
  if (rater === undefined || drawer === undefined) return undefined;
  const { days, told } = setup;
  const totals = new Float64Array(days.length);
  const price = (calls: Float64Array) => {
    rater(calls, totals);
    let total = 0;
    const costs = new Float64Array(days.length - told);
    for (let at = told; at < days.length; at++) {
      total += totals[at] as number;
      costs[at - told] = total;
    }
    return { costs, arrears: drawer(totals), pastLastTier: null };
  };
  return { price, compare: (a, b) => a - b, amount: (cost) => plain(cost, scale) };
}

interface Plan {
  readonly terms: Terms;
  readonly quotas: readonly number[];
  /** The price of a call. */
  readonly units: number;
}

/** What a day of the path rounds, relieves and begins anew. */
interface DayPlan {
  readonly terms: Terms;
  readonly step: number;
  readonly relief: number;
  readonly begins: boolean;
}

/** What each day of a path costs the account. */
function pathRater(setup: PathSetup, most: readonly number[]) {
  const { tariff, days, series, idle } = setup;
  if (idle.length > 0) return undefined;
  if (tariff === undefined || tariff.versions.some((version) => originOf(tariff, version) !== version))
    return undefined;
  const { termsOf } = termsReader(tariff);
  const quotas: Quota[] = [];
  const plans = new Map<TariffPrice, Plan>();
  for (const place of new Set(series.flatMap(({ priceOn }) => priceOn))) {
    const plan = planOf(place, termsOf(place), quotas);
    if (plan === undefined) return undefined;
    plans.set(place, plan);
  }
  const keys = [...new Set(series.map(({ appKey }) => appKey))];
  const keyOf = series.map(({ appKey }) => keys.indexOf(appKey));
  const planOn = series.map(({ priceOn }) => priceOn.map((place) => plans.get(place) as Plan));
  const dayPlans = days.map((day, at) =>
    dayPlan(
      planOn.map((on) => (on[at] as Plan).terms),
      day,
      days[at - 1],
    ),
  );
  if (dayPlans.some((plan) => plan === undefined)) return undefined;
  // A line is what one app key's calls of one price come to, in whichever series they are.
  const apart = days.every(
    (_, at) =>
      new Set(
        series.map(
          ({ appKey, priceOn }) => `${appKey}\n${[...plans.keys()].indexOf(priceOn[at] as TariffPrice)}`,
        ),
      ).size === series.length,
  );
  if (!apart && dayPlans.some((plan) => plan?.terms.rounding.at === 'line')) return undefined;
  const highest = planOn.map((on) => Math.max(...on.map(({ units }) => units)));
  const bound = highest.reduce((sum, units, index) => sum + units * (most[index] as number), 0) * days.length;
  const counted = Math.max(0, ...most) * days.length * series.length;
  // Half of what is safe is left to what was used before.
  if (!(bound < 2 ** 52 && counted < 2 ** 52)) return undefined;

  const began = openPeriods(setup, plans, quotas, keys, termsOf);
  if (began === undefined) return undefined;
  const used = new Float64Array(began.used.length);
  const exact = new Float64Array(keys.length);
  const resets = quotas.map((quota) =>
    days.map(
      (day, at) =>
        at > 0 && spanIn(quota, dayPlans[at], day) !== spanIn(quota, dayPlans[at - 1], days[at - 1] as Day),
    ),
  );
  const holder = quotas.map(({ scope }) => (scope === 'account' ? 0 : 1));
  return (calls: Float64Array, totals: Float64Array) => {
    used.set(began.used);
    exact.set(began.exact);
    for (let at = 0; at < days.length; at++) {
      const { terms, step, relief, begins } = dayPlans[at] as DayPlan;
      const { at: rounded, mode } = terms.rounding;
      for (let quota = 0; quota < quotas.length; quota++) {
        if (resets[quota]?.[at] === true) used.fill(0, quota * keys.length, (quota + 1) * keys.length);
      }
      if (begins) exact.fill(0);
      let total = 0;
      for (let index = 0; index < series.length; ) {
        const key = keyOf[index] as number;
        let units = 0;
        for (; index < series.length && keyOf[index] === key; index++) {
          const count = calls[index * days.length + at] as number;
          if (count === 0) continue;
          const plan = planOn[index]?.[at] as Plan;
          let free = plan.quotas.length === 0 ? 0 : count;
          for (const quota of plan.quotas) {
            const place = quota * keys.length + key * (holder[quota] as number);
            const before = used[place] as number;
            free = Math.min(free, Math.max(0, (quotas[quota] as Quota).limit - before));
            used[place] = before + count;
          }
          const cost = (count - free) * plan.units;
          units += rounded === 'line' ? roundUnits(cost, step, mode) * step : cost;
        }
        if (rounded === 'day') units = roundUnits(units, step, mode) * step;
        else if (rounded === 'period') {
          const before = exact[key] as number;
          exact[key] = before + units;
          units = (roundUnits(before + units, step, mode) - roundUnits(before, step, mode)) * step;
        }
        total += units;
      }
      totals[at] = total - Math.min(relief, total);
    }
  };
}

function planOf({ price }: TariffPrice, of: PriceTerms, quotas: Quota[]): Plan | undefined {
  const { model, per, partialUnit, flat, minimum, maximum, factor } = price;
  const extras = [flat, minimum, maximum, factor].some((extra) => extra !== undefined);
  if (typeof model !== 'string' || extras || partialUnit !== 'exact') return undefined;
  const shift = per === 1 ? 0 : per === 100 ? 2 : 4;
  if (placesOf(model) + shift > scale) return undefined;
  const { rounding, relief } = of.terms;
  if (rounding.places > scale || (relief !== undefined && relief !== 'unknown' && placesOf(relief) > scale))
    return undefined;
  const units = Number(toUnits(model, scale - shift));
  const own = of.quotas.map((quota) => {
    const at = quotas.indexOf(quota);
    return at < 0 ? quotas.push(quota) - 1 : at;
  });
  return { terms: of.terms, quotas: own, units };
}

/** A day of one version. */
function dayPlan(all: readonly Terms[], day: Day, before: Day | undefined): DayPlan | undefined {
  const terms = all[0];
  if (terms === undefined || all.some((other) => other !== terms)) return undefined;
  const { relief, rounding, period } = terms;
  const begins =
    before !== undefined &&
    (terms.version.validFrom === day || spanOf(terms, period, before) !== spanOf(terms, period, day));
  return {
    terms,
    step: 10 ** (scale - rounding.places),
    relief: relief === undefined || relief === 'unknown' ? 0 : Number(toUnits(relief, scale)),
    begins,
  };
}

function spanIn({ period }: Quota, plan: DayPlan | undefined, day: Day): string {
  return plan === undefined ? '' : `${plan.terms.origin}/${spanOf(plan.terms, period, day)}`;
}

/** What the quotas have seen, and what was not rounded yet, before the first day of a path. */
function openPeriods(
  { before, days, tariff }: PathSetup,
  plans: ReadonlyMap<TariffPrice, Plan>,
  quotas: readonly Quota[],
  keys: readonly string[],
  termsOf: (at: TariffPrice) => PriceTerms,
) {
  const first = days[0] as Day;
  const exact = new Float64Array(keys.length);
  for (const { at, day, appKey, calls } of before) {
    const { terms, quotas: own } = termsOf(at);
    const { free } = useQuotas(own, terms, day, appKey, calls);
    if (terms.rounding.at !== 'period') continue;
    const inPeriod =
      terms.version.validFrom <= first &&
      spanOf(terms, terms.period, day) === spanOf(terms, terms.period, first);
    const holds = terms.version.validTo === null || first <= terms.version.validTo;
    if (!inPeriod || !holds) continue;
    const plan = plans.get(at) ?? planOf(at, termsOf(at), [...quotas]);
    const key = keys.indexOf(appKey);
    if (plan === undefined) return undefined;
    if (key >= 0) exact[key] = (exact[key] as number) + (calls - free) * plan.units;
  }
  const used = new Float64Array(quotas.length * keys.length);
  const version = tariff?.versions.find(
    ({ validFrom, validTo }) => validFrom <= first && (validTo === null || first <= validTo),
  );
  quotas.forEach((quota, index) => {
    const terms = [...plans.values()].find(
      ({ terms: of, quotas: own }) => of.version === version && own.includes(index),
    )?.terms;
    if (terms === undefined) return;
    const span = spanOf(terms, quota.period, first);
    keys.forEach((appKey, key) => {
      const seen = quota.seen.get(quota.scope === 'account' ? '' : appKey);
      if (seen?.span === span) used[index * keys.length + key] = seen.calls;
    });
  });
  const safe = [...exact, ...used].every((value) => value < 2 ** 52);
  return safe ? { used, exact } : undefined;
}

/** The day on which a path's charges are more than what pays them. */
function drawPath({ account, charges, days, on, opening, rules }: PathSetup) {
  if (opening.debts.length > 0 || rules.dueAfterDays > 0) return undefined;
  const { directDebit } = account;
  const to = days.at(-1) as Day;
  const walk: Day[] = [];
  for (let day = addDays(opening.to, 1); day <= to; day = addDays(day, 1)) walk.push(day);
  const placeOf = new Map(walk.map((day, at) => [day, at]));
  const payments = (account.payments ?? []).filter(({ day }) => placeOf.has(day));
  // Arrears that were over by `on` are none.
  if (payments.some(({ day }) => day <= on)) return undefined;
  const amounts: Decimal[] = [
    ...opening.wallet.map(({ amount }) => amount),
    ...payments.map(({ amount }) => amount),
    ...charges.flatMap(({ amount }) => [amount.high ?? amount.low]),
    directDebit?.dailyLimit ?? '0',
  ];
  if (
    amounts.some(
      (amount) => placesOf(amount) > scale || compare(amount, '1000000000') > 0 || compare(amount, '0') < 0,
    )
  )
    return undefined;
  const unitsOf = (amount: Decimal) => Number(toUnits(amount, scale));

  const fixed = new Float64Array(walk.length);
  for (const { day, amount } of charges) {
    const at = placeOf.get(settlementDay(day, rules));
    if (at !== undefined) fixed[at] = (fixed[at] as number) + unitsOf(amount.high ?? amount.low);
  }
  const drawnOn = Int32Array.from(days, (day) => placeOf.get(settlementDay(day, rules)) ?? -1);
  const from = new Map(payments.map(({ id, day }) => [`payment/${id}`, placeOf.get(day) as number]));
  const grants = walletOf([
    ...opening.wallet,
    ...payments.map(({ id, amount, expires }) => ({
      id: `payment/${id}`,
      amount,
      ...(expires === undefined ? {} : { expires }),
    })),
  ]);
  const slots = grants.map(({ id, amount, expires }) => ({
    units: unitsOf(amount),
    from: from.get(id) ?? 0,
    to: expires === undefined || expires >= to ? walk.length : (placeOf.get(expires) ?? -1),
  }));
  const limits = walk.map((day) => {
    if (directDebit?.signed !== true || directDebit.failedOn?.includes(day) === true) return 0;
    return directDebit.dailyLimit === undefined ? Number.POSITIVE_INFINITY : unitsOf(directDebit.dailyLimit);
  });
  const order = rules.drawOrder;
  const left = new Float64Array(slots.length);
  const due = new Float64Array(walk.length);
  return (totals: Float64Array): Day | null => {
    due.set(fixed);
    for (let at = 0; at < days.length; at++) {
      const place = drawnOn[at] as number;
      if (place >= 0) due[place] = (due[place] as number) + (totals[at] as number);
    }
    for (let slot = 0; slot < slots.length; slot++) left[slot] = slots[slot]?.units as number;
    for (let at = 0; at < walk.length; at++) {
      let open = due[at] as number;
      if (open === 0) continue;
      for (const source of order) {
        if (source === 'direct-debit') {
          open -= Math.min(open, limits[at] as number);
          continue;
        }
        for (let slot = 0; slot < slots.length && open > 0; slot++) {
          const of = slots[slot] as (typeof slots)[number];
          if (at < of.from || at > of.to) continue;
          const part = Math.min(open, left[slot] as number);
          left[slot] = (left[slot] as number) - part;
          open -= part;
        }
      }
      if (open > 0) return walk[at] as Day;
    }
    return null;
  };
}
