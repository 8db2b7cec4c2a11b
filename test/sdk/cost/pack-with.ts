import type { Pack } from 'duewatch';
import type { PriceEntry, TariffVersion } from '../../../sdk/src/pack/schema.ts';

/** A value of a test's own pack. */
export const stated = <T>(value: T) => ({ value, source: 'test', confidence: 'convention' as const });

const text = { 'zh-CN': '试', en: 'test' };

/** What a test states of one price class; the rest is the plainest there is. */
export interface TariffCase {
  readonly price: Partial<Omit<PriceEntry, 'price'>> & {
    price: Extract<PriceEntry['price'], { value: unknown }>['value'];
  };
  readonly quotas?: readonly {
    calls: number;
    scope: 'app-key' | 'account';
    period: 'day' | 'month' | 'none';
  }[];
  readonly tierScope?: 'app-key' | 'account';
  readonly version?: Partial<TariffVersion>;
}

/** A version of a tariff with one price class `basic`. */
export function versionWith({ price, quotas = [], tierScope, version }: TariffCase): TariffVersion {
  return {
    id: 'v1',
    validFrom: '2020-01-01',
    validTo: null,
    validity: { source: 'test', confidence: 'convention' },
    period: stated('month'),
    partialUnit: stated('exact'),
    rounding: stated({ at: 'day', places: 12, mode: 'half-up' }),
    drawOrder: stated(['prepaid']),
    classes: [
      {
        id: 'basic',
        name: text,
        freeQuotas: quotas.map((quota) => ({
          calls: stated(quota.calls),
          scope: stated(quota.scope),
          period: stated(quota.period),
        })),
        ...(tierScope === undefined ? {} : { tierScope: stated(tierScope) }),
        prices: [{ hosting: 'any', per: 1, ...price, price: stated(price.price) }],
      },
    ],
    apis: {},
    ...version,
  };
}

/** A pack with these versions of one tariff. */
export function packWith(...versions: readonly TariffVersion[]): Pack {
  return {
    format: 'duewatch/pack@1',
    id: 'test',
    edition: '2026-11-22',
    name: text,
    currency: 'CNY',
    places: { fees: text, console: text },
    sources: { test: { title: text, publisher: text, date: null } },
    tariffs: [{ id: 'api', name: text, versions: [...versions] }],
    ladders: [],
  };
}
