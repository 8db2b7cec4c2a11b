import { type Decimal, divide, multiply } from '../base/decimal.ts';
import { known } from '../pack/known.ts';
import type { PriceClass, PriceEntry, PriceModel, TariffVersion, Value } from '../pack/schema.ts';

/** The parts of a version's rule, in the order in which a comparison puts the second in place of the first. */
export const ruleParts = ['price', 'quota', 'tier', 'rounding'] as const;
export type RulePart = (typeof ruleParts)[number];

/**
 * The version of a tariff that is the second one in its first `taken` parts, and the first one in the others: 0 is the
 * first, 4 the second.
 *
 * 1. `price`: amounts and factors, and which class an API is in. Where both have the same model with the same number of tiers
 *    (or packages of one size), each takes the other's amounts; where not, amounts go with the tiers.
 * 2. `quota`: free calls.
 * 3. `tier`: model and bounds of tiers, packages, flat fee, minimum and maximum, rating period, whose calls add up.
 * 4. `rounding`: places and mode, the unit of sale, and whether part of a unit is a whole one.
 *
 * @example mixVersions(april, may, 1) // May's prices with April's quotas, tiers and rounding
 */
export function mixVersions(a: TariffVersion, b: TariffVersion, taken: number): TariffVersion {
  if (taken <= 0) return a;
  if (taken >= ruleParts.length) return b;
  const takes = (part: RulePart) => ruleParts.indexOf(part) < taken;
  const classes = b.classes.map((theirs): PriceClass => {
    const ours = a.classes.find(({ id }) => id === theirs.id);
    // A class only the second has comes with its price, but its quota waits for its turn.
    if (ours === undefined) return { ...theirs, freeQuotas: takes('quota') ? theirs.freeQuotas : [] };
    return {
      ...theirs,
      freeQuotas: (takes('quota') ? theirs : ours).freeQuotas,
      tierScope: (takes('tier') ? theirs : ours).tierScope,
      prices: takes('tier')
        ? theirs.prices.map((entry) => inUnitOf(entry, ours))
        : ours.prices.flatMap((entry) => repriced(entry, theirs)),
    };
  });
  return { ...a, classes, apis: b.apis, period: (takes('tier') ? b : a).period };
}

type Selector = Pick<PriceEntry, 'hosting' | 'listed'>;

/** Whether some call can be of both. */
function meet(a: Selector, b: Selector): boolean {
  const hosting = a.hosting === 'any' || b.hosting === 'any' || a.hosting === b.hosting;
  return hosting && (a.listed === undefined || b.listed === undefined || a.listed === b.listed);
}

/** Whether every call of `a` is one of `b`. */
function covers(b: Selector, a: Selector): boolean {
  return (
    (b.hosting === 'any' || b.hosting === a.hosting) && (b.listed === undefined || b.listed === a.listed)
  );
}

/** An entry with the amounts of the class that its calls would fall under; in several where that class tells them apart. */
function repriced(entry: PriceEntry, { prices }: PriceClass): PriceEntry[] {
  const candidates = prices.filter((other) => meet(other, entry));
  const first = candidates[0];
  if (first === undefined) return [entry];
  if (covers(first, entry)) return [withAmounts(entry, first)];
  // Calls of a plain price cost the same together and apart; those that go through tiers together do not.
  const plain = [entry.flat, entry.minimum, entry.maximum].every((extra) => extra === undefined);
  if (!plain || typeof known(entry.price)?.value !== 'string') return [entry];
  const apart = candidates.map((other): PriceEntry => {
    const hosting = other.hosting === 'any' ? entry.hosting : other.hosting;
    return withAmounts({ ...entry, hosting, listed: other.listed ?? entry.listed }, other);
  });
  return [...apart, entry];
}

function withAmounts(entry: PriceEntry, other: PriceEntry): PriceEntry {
  const ours = known(entry.price);
  const theirs = known(other.price);
  if (theirs === undefined) return entry;
  if (ours === undefined) return { ...other, hosting: entry.hosting, listed: entry.listed };
  const scale = (price: Decimal) => rescale(price, other.per, entry.per);
  const model = amountsOf(ours.value, theirs.value, scale);
  if (model === undefined) return entry;
  return { ...entry, price: { ...theirs, value: model }, factor: other.factor };
}

/** The first model with the second's amounts, or undefined where they are not of one shape. */
function amountsOf(
  a: string | PriceModel,
  b: string | PriceModel,
  scale: (price: Decimal) => Decimal,
): string | PriceModel | undefined {
  if (typeof a === 'string' || typeof b === 'string') {
    return typeof a === 'string' && typeof b === 'string' ? scale(b) : undefined;
  }
  if (a.model === 'package') return b.model === 'package' && a.calls === b.calls ? b : undefined;
  if (a.model === 'percentage') return b.model === 'percentage' ? b : undefined;
  if (a.model !== b.model || a.tiers.length !== b.tiers.length) return undefined;
  const tiers = a.tiers.map((tier, index) => ({
    ...tier,
    price: scale(b.tiers[index]?.price ?? tier.price),
  }));
  return { ...a, tiers };
}

/** The second's entry in the first's unit of sale: what the unit changes is rounding. */
function inUnitOf(entry: PriceEntry, { prices }: PriceClass): PriceEntry {
  const ours = prices.find((other) => covers(entry, other)) ?? prices.find((other) => meet(other, entry));
  const price = known(entry.price);
  if (ours === undefined || price === undefined || ours.per === entry.per) return entry;
  const { value } = price;
  const scale = (amount: Decimal) => rescale(amount, entry.per, ours.per);
  const inUnit = (): Value<string | PriceModel> => {
    if (typeof value === 'string') return { ...price, value: scale(value) };
    if (!('tiers' in value)) return price;
    const tiers = value.tiers.map((tier) => ({ ...tier, price: scale(tier.price) }));
    return { ...price, value: { ...value, tiers } };
  };
  return { ...entry, per: ours.per, price: inUnit() };
}

/** A price for `from` calls as a price for `to` calls: units of sale are powers of ten, so it always ends. */
function rescale(price: Decimal, from: number, to: number): Decimal {
  return from === to ? price : divide(multiply(price, String(to)), String(from));
}
