import { compare } from '../../base/decimal.ts';
import { hostings } from '../../facts/schema.ts';
import { readingsOf } from '../known.ts';
import type { Pack, PriceClass, PriceEntry, PriceModel } from '../schema.ts';
import { keyed } from '../walk-pack.ts';
import type { Found } from './pack-finding.ts';

/**
 * Prices of a class that leave some apps out or meet some twice, tiers that hold no call or end with no price beyond, and a
 * minimum above the maximum. More calls never cost less, whatever the numbers: only under `volume` they do, by design.
 */
export function priceFindings(pack: Pack): Found[] {
  return pack.tariffs.flatMap(({ id, versions }) =>
    versions.flatMap((version) =>
      version.classes.flatMap((priceClass) => {
        const path = `tariffs/${id}/${version.id}/classes/${priceClass.id}`;
        const prices = keyed(priceClass.prices) as [string, PriceEntry][];
        return [
          ...hostingsOf(priceClass, path),
          ...prices.flatMap(([key, entry]) => [
            ...readingsOf(entry.price).flatMap(({ value }) => ofTiers(value, `${path}/${key}/price`)),
            ...bounds(entry, `${path}/${key}`),
          ]),
        ];
      }),
    ),
  );
}

function hostingsOf(priceClass: PriceClass, path: string): Found[] {
  const prices = keyed(priceClass.prices) as [string, PriceEntry][];
  const missing: Found[] = [];
  const twice = new Map<string, Found>();
  for (const hosting of hostings) {
    for (const listed of [true, false]) {
      const example = { class: priceClass.id, hosting, listed };
      const fitting = prices.filter(
        ([, entry]) =>
          (entry.hosting === 'any' || entry.hosting === hosting) && (entry.listed ?? listed) === listed,
      );
      if (fitting.length === 0) missing.push({ code: 'verify.gap', path, example });
      const [first, second] = fitting.map(([key]) => `${path}/${key}`);
      if (first !== undefined && second !== undefined && !twice.has(second)) {
        twice.set(second, { code: 'verify.overlap', path: second, clauses: [first, second], example });
      }
    }
  }
  return [...missing.slice(0, 1), ...twice.values()];
}

function ofTiers(model: string | PriceModel, path: string): Found[] {
  if (typeof model === 'string' || !('tiers' in model)) return [];
  const found: Found[] = [];
  let end: number | null = 0;
  model.tiers.forEach(({ upTo }, index) => {
    const at = `${path}/value/tiers/${index + 1}`;
    const last = upTo === null ? null : model.upTo === 'excluded' ? upTo - 1 : upTo;
    if (end === null || (last !== null && last <= end)) {
      const clauses = index === 0 ? [at] : [`${path}/value/tiers/${index}`, at];
      found.push({ code: 'verify.shadowed', path: at, clauses, example: { calls: last ?? 1 } });
    } else end = last;
  });
  if (end !== null && model.beyond !== 'last-price') {
    const at = `${path}/value/tiers/${model.tiers.length}`;
    found.push({ code: 'verify.gap', path: at, example: { calls: end + 1 } });
  }
  return found;
}

function bounds({ minimum, maximum }: PriceEntry, path: string): Found[] {
  if (minimum === undefined || maximum === undefined) return [];
  const [least] = readingsOf(minimum);
  const [most] = readingsOf(maximum);
  if (least === undefined || most === undefined || compare(least.value, most.value) <= 0) return [];
  const clauses = [`${path}/minimum`, `${path}/maximum`];
  return [{ code: 'verify.contradiction', path, clauses, example: { calls: 1 } }];
}
