import type { Day } from '../base/day.ts';
import { plain, roundUnits } from '../base/decimal.ts';
import type { Range } from '../base/range.ts';
import { placesOf, toUnits } from '../base/units.ts';
import type { Tariff } from '../pack/schema.ts';
import type { TakeGroup } from './group-columns.ts';
import type { TariffPrice } from './group-usage.ts';
import { type PriceTerms, type Rated, type Terms, termsReader, useQuotas } from './rate-groups.ts';
import { originOf } from './rating-start.ts';
import type { Charge } from './statement.ts';

/** Amounts are reckoned in millionths. */
const scale = 6;

/**
 * Finds the charges that `rateGroups` finds, without lines, in safe integers and with nothing made for a group. Takes no
 * more where the tariff or the amounts do not allow that. They do where every call costs the same whatever came
 * before, amounts are rounded by day, and no known relief is taken off the day: then nothing of a period need be kept but
 * its quotas.
 */
export function plainRater(tariff: Tariff | undefined, { from }: { readonly from: Day }) {
  const { termsOf, classes } = termsReader(tariff);
  const carries = tariff?.versions.some((version) => originOf(tariff, version) !== version) !== false;
  const plans = new Map<TariffPrice, Plan>();
  const charges: Charge[] = [];
  const apps = new Map<string, AppUnits>();
  let plan: Plan | undefined;
  let on: Day = '';
  let of = '';
  let units = 0;
  let calls = 0;

  const endKey = (): boolean => {
    if (!Number.isSafeInteger(units)) return false;
    if (plan === undefined || on < from) return true;
    const { step, places, terms } = plan;
    const rounded = roundUnits(units, step, terms.rounding.mode);
    const relieved = terms.relief === 'unknown';
    const high = plain(rounded, places);
    charges.push({ day: on, appKey: of, amount: { low: relieved ? '0.00' : high, high } });
    let app = apps.get(of);
    if (app === undefined) {
      app = { calls: 0, low: 0, high: 0 };
      apps.set(of, app);
    }
    app.calls += calls;
    app.high += rounded * step;
    if (!relieved) app.low += rounded * step;
    return Number.isSafeInteger(app.high);
  };

  const take: TakeGroup = (at, day, appKey, count) => {
    if (day !== on || appKey !== of) {
      if (carries || !endKey()) return false;
      on = day;
      of = appKey;
      units = 0;
      calls = 0;
    }
    plan = plans.get(at);
    if (plan === undefined) {
      plan = planOf(at, termsOf(at));
      if (plan === undefined) return false;
      plans.set(at, plan);
    }
    if (day >= from) plan.of.used = true;
    units += (count - useQuotas(plan.of.quotas, plan.terms, day, appKey, count).free) * plan.units;
    calls += count;
    return true;
  };

  const end = (): Rated | undefined =>
    endKey()
      ? {
          lines: [],
          charges,
          unrated: [],
          calls: new Map([...apps].map(([appKey, app]) => [appKey, app.calls])),
          amounts: new Map([...apps].map(([appKey, app]) => [appKey, rangeOf(app)])),
          classes: classes(),
        }
      : undefined;

  return { take, end };
}

interface AppUnits {
  calls: number;
  low: number;
  high: number;
}

function rangeOf({ low, high }: AppUnits): Range {
  const most = plain(high, scale);
  return { low: low === high ? most : plain(low, scale), high: most };
}

interface Plan {
  readonly of: PriceTerms;
  readonly terms: Terms;
  /** The price of a call. */
  readonly units: number;
  /** The places that amounts are rounded to, and the units in one step of the last of them. */
  readonly places: number;
  readonly step: number;
}

function planOf({ price }: TariffPrice, of: PriceTerms): Plan | undefined {
  const { model, per, partialUnit, flat, minimum, maximum, factor } = price;
  const { rounding, relief } = of.terms;
  const extras = [flat, minimum, maximum, factor].some((extra) => extra !== undefined);
  const shift = per === 1 ? 0 : per === 100 ? 2 : 4;
  const { at, places } = rounding;
  if (typeof model !== 'string' || extras || partialUnit !== 'exact') return undefined;
  if (at !== 'day' || places > scale || (relief !== undefined && relief !== 'unknown')) return undefined;
  if (placesOf(model) + shift > scale) return undefined;
  const units = Number(toUnits(model, scale - shift));
  return units >= 0 ? { of, terms: of.terms, units, places, step: 10 ** (scale - places) } : undefined;
}
