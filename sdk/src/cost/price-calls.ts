import { add, type Decimal, isZero, max, min, multiply, priceFor, sum } from '../base/decimal.ts';
import { isUnknown, known } from '../pack/known.ts';
import type { PriceEntry, PriceModel, Tier, Value } from '../pack/schema.ts';

/** One price's rule with every value known. */
export interface Price {
  /** An amount for each unit of sale, or a model. */
  readonly model: Decimal | PriceModel;
  /** Calls in one unit of sale. */
  readonly per: number;
  readonly partialUnit: 'exact' | 'up';
  readonly flat?: { readonly amount: Decimal; readonly atZero?: boolean | undefined };
  readonly minimum?: Decimal;
  readonly maximum?: Decimal;
  readonly factor?: Decimal;
}

/** What was used in a period up to some point. */
export interface Used {
  readonly calls: number;
  /** Of these, the calls that were free. */
  readonly free: number;
  /** For a percentage: the turnover. */
  readonly turnover?: Decimal;
}

/** Calls at one price, as part of what a period costs. */
export interface PriceStep {
  readonly calls: number;
  readonly price: Decimal;
  readonly per: number;
  /** Counted from 1; absent where there are no tiers. */
  readonly tier?: number;
}

export interface Priced {
  /** Exact, before rounding. */
  readonly amount: Decimal;
  readonly steps: readonly PriceStep[];
  /** Calls past the last tier, where nobody knows the price. They are in no step and not in the amount. */
  readonly unrated: number;
}

/** The rule of a price whose values are all known, or the name of the one that is not. */
export function priceOf(entry: PriceEntry, partialUnit: 'exact' | 'up'): Price | undefined {
  const model = known(entry.price);
  const extras: readonly (Value<unknown> | undefined)[] = [
    entry.flat,
    entry.minimum,
    entry.maximum,
    entry.factor,
  ];
  if (model === undefined || extras.some((extra) => extra !== undefined && isUnknown(extra)))
    return undefined;
  const flat = entry.flat && known(entry.flat)?.value;
  const minimum = entry.minimum && known(entry.minimum)?.value;
  const maximum = entry.maximum && known(entry.maximum)?.value;
  const factor = entry.factor && known(entry.factor)?.value;
  return {
    model: model.value,
    per: entry.per,
    partialUnit,
    ...(flat === undefined ? {} : { flat }),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    ...(factor === undefined ? {} : { factor }),
  };
}

/**
 * What a period costs from its first call to some point: exact, and the same however the calls came. The charge of a
 * day is the difference between the end of the day and the end of the day before.
 *
 * In this order: calls less free ones go through the model; the flat fee is added; the factor multiplies; minimum and maximum bound.
 * Without usage nothing is charged, but a flat fee `atZero`.
 *
 * Alibaba Cloud's API gateway prints a worked example for its tiers (10 万 free, 0.20 to 1000 万, 0.16 to 1 亿, 0.12 CNY for
 * 10,000 calls): 600,000 calls cost 10 CNY, which is right. Its second one (15,600,000 calls, 288 CNY) counts 5,000,000
 * calls in the third tier where its own bounds leave 5,600,000: these cost 287.60, and that is what is computed here.
 *
 * @example
 * const price = { model: '0.01', per: 100, partialUnit: 'exact' };
 * priceCalls(price, { calls: 1_234_567, free: 500_000 }).amount // '73.4567'
 */
export function priceCalls(price: Price, used: Used): Priced {
  const calls = used.calls - used.free;
  const anything = used.calls > 0 || (used.turnover !== undefined && !isZero(used.turnover));
  const priced = applyModel(price, used, calls);
  const flat =
    price.flat !== undefined && (anything || price.flat.atZero === true) ? price.flat.amount : undefined;
  const { factor, maximum } = price;
  const minimum = anything ? price.minimum : undefined;
  if (flat === undefined && factor === undefined && minimum === undefined && maximum === undefined)
    return priced;
  let total = flat === undefined ? priced.amount : add(priced.amount, flat);
  if (factor !== undefined) total = multiply(total, factor);
  if (minimum !== undefined) total = add(max(total, minimum), '0.00');
  if (maximum !== undefined) total = add(min(total, maximum), '0.00');
  return { amount: total, steps: priced.steps, unrated: priced.unrated };
}

function applyModel(price: Price, used: Used, calls: number): Priced {
  const { model, per } = price;
  if (typeof model === 'string') {
    const steps = calls === 0 ? [] : [{ calls, price: model, per }];
    return { amount: costOf(calls, model, price), steps, unrated: 0 };
  }
  if (model.model === 'package') {
    const steps = calls === 0 ? [] : [{ calls, price: model.price, per: model.calls }];
    return { amount: multiply(model.price, String(Math.ceil(calls / model.calls))), steps, unrated: 0 };
  }
  if (model.model === 'percentage') {
    return { amount: multiply(used.turnover ?? '0.00', model.share), steps: [], unrated: 0 };
  }
  return model.model === 'volume' ? byVolume(price, model, used, calls) : graduated(price, model, calls);
}

/** Calls at a price for a unit of sale; with `up`, a unit that is begun is paid for whole. */
function costOf(
  calls: number,
  price: Decimal,
  { per, partialUnit }: Pick<Price, 'per' | 'partialUnit'>,
): Decimal {
  if (calls === 0) return '0.00';
  // Whole units of nearly 2^53 calls can be more than that.
  if (!Number.isSafeInteger(calls))
    throw new RangeError(`${calls} calls are no number that can be counted exactly`);
  if (partialUnit === 'up') return multiply(price, String(Math.ceil(calls / per)));
  return priceFor(price, calls, per);
}

type Tiered = Extract<PriceModel, { tiers: readonly Tier[] }>;

/** The last call of a tier. */
function lastCall(tier: Tier, model: Tiered): number {
  if (tier.upTo === null) return Number.POSITIVE_INFINITY;
  return model.upTo === 'excluded' ? tier.upTo - 1 : tier.upTo;
}

function graduated(price: Price, model: Extract<PriceModel, { model: 'graduated' }>, calls: number): Priced {
  const { per, partialUnit } = price;
  // Whole units of all calls are dealt out over the tiers; in `each-tier` every tier rounds its own.
  const whole = partialUnit === 'up' && model.partialUnits !== 'each-tier';
  const total = whole ? Math.ceil(calls / per) * per : calls;
  const amounts: Decimal[] = [];
  const steps: PriceStep[] = [];
  let before = 0;
  model.tiers.forEach((tier, index) => {
    const goesOn = index === model.tiers.length - 1 && model.beyond === 'last-price';
    const end = goesOn ? Number.POSITIVE_INFINITY : lastCall(tier, model);
    const inTier = Math.max(0, Math.min(total, end) - before);
    if (inTier > 0) {
      amounts.push(
        costOf(inTier, tier.price, whole ? { per, partialUnit: 'exact' } : price),
        tier.flat ?? '0.00',
      );
      const counted = Math.max(0, Math.min(calls, end) - before);
      if (counted > 0) steps.push({ calls: counted, price: tier.price, per, tier: index + 1 });
    }
    before = Math.max(before, end);
  });
  return { amount: sum(amounts), steps, unrated: Math.max(0, calls - before) };
}

function byVolume(
  price: Price,
  model: Extract<PriceModel, { model: 'volume' }>,
  used: Used,
  calls: number,
): Priced {
  if (calls === 0) return { amount: '0.00', steps: [], unrated: 0 };
  const position = model.freeCalls === 'counted' ? used.calls : calls;
  let index = model.tiers.findIndex((tier) => position <= lastCall(tier, model));
  if (index < 0 && model.beyond === 'last-price') index = model.tiers.length - 1;
  const tier = model.tiers[index];
  if (tier === undefined) return { amount: '0.00', steps: [], unrated: calls };
  const cost = costOf(calls, tier.price, price);
  const amount = tier.flat === undefined ? cost : add(cost, tier.flat);
  return { amount, steps: [{ calls, price: tier.price, per: price.per, tier: index + 1 }], unrated: 0 };
}
