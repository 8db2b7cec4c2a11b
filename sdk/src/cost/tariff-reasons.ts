import { cited, type Reason } from '../pack/cited.ts';
import { isUnknown, known, readingsOf } from '../pack/known.ts';
import type { Pack, PriceClass, Tariff, TariffVersion } from '../pack/schema.ts';
import type { StatementLine } from './statement.ts';

/** The version and the price class that a line is under. */
export type PricedUnder = Pick<StatementLine, 'tariff' | 'class'>;

/** Why a statement is what it is: the versions, prices and quotas it used, their other readings, and what is unknown. */
export function tariffReasons(pack: Pack, tariff: Tariff, lines: Iterable<PricedUnder>): Reason[] {
  const used = new Map<string, Set<string>>();
  for (const line of lines) {
    const classes = used.get(line.tariff);
    if (classes === undefined) used.set(line.tariff, new Set([line.class]));
    else classes.add(line.class);
  }
  return tariff.versions.flatMap((version) => {
    const classes = used.get(`${tariff.id}/${version.id}`);
    if (classes === undefined) return [];
    return [
      {
        text: {
          code: 'reason.tariff',
          params: { name: tariff.name, from: version.validFrom, to: version.validTo },
        },
        cite: cited(pack, version.validity),
      },
      ...version.classes
        .filter(({ id }) => classes.has(id))
        .flatMap((priceClass) => classReasons(pack, priceClass)),
      ...reliefReasons(pack, version),
    ];
  });
}

function classReasons(pack: Pack, priceClass: PriceClass): Reason[] {
  const { name } = priceClass;
  const prices = priceClass.prices.flatMap((entry): Reason[] => {
    const stated = known(entry.price);
    if (stated === undefined) return [];
    const params = {
      name,
      price: typeof stated.value === 'string' ? stated.value : null,
      per: entry.per,
      hosting: entry.hosting,
    };
    return [
      {
        text: { code: params.price === null ? 'reason.price-model' : 'reason.price', params },
        cite: cited(pack, stated),
      },
    ];
  });
  const quotas = (priceClass.freeQuotas ?? []).flatMap((quota): Reason[] => {
    const calls = known(quota.calls);
    if (calls === undefined)
      return isUnknown(quota.calls)
        ? [{ text: { code: 'reason.unknown', params: { text: quota.calls.unknown } } }]
        : [];
    const params = {
      name,
      calls: calls.value,
      period: known(quota.period)?.value ?? 'day',
      scope: known(quota.scope)?.value ?? 'app-key',
    };
    const readings = [quota.period, quota.scope].flatMap((disputed): Reason[] => {
      if (!('readings' in disputed)) return [];
      return readingsOf<string>(disputed).map((reading) => ({
        text: {
          code: 'reason.reading',
          params: { why: disputed.why, reading: reading.value, chosen: reading === known<string>(disputed) },
        },
        cite: cited(pack, reading),
      }));
    });
    return [{ text: { code: 'reason.quota', params }, cite: cited(pack, calls) }, ...readings];
  });
  return [...prices, ...quotas];
}

function reliefReasons(pack: Pack, version: TariffVersion): Reason[] {
  if (version.dailyRelief === undefined) return [];
  const relief = known(version.dailyRelief);
  if (relief !== undefined) {
    return [{ text: { code: 'reason.relief', params: { amount: relief.value } }, cite: cited(pack, relief) }];
  }
  if (!isUnknown(version.dailyRelief)) return [];
  const params = { text: version.dailyRelief.unknown };
  return [{ text: { code: 'reason.unknown', params }, cite: cited(pack, version.validity) }];
}
