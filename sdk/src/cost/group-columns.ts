import { compareText } from '../base/compare-text.ts';
import type { Day } from '../base/day.ts';
import type { App } from '../facts/schema.ts';
import type { Tariff } from '../pack/schema.ts';
import {
  addUnrated,
  byFirstDay,
  byPrice,
  type Changing,
  findPrice,
  type GroupOptions,
  type Kind,
  type NotFound,
  type Prices,
  pricesReader,
  type TariffPrice,
} from './group-usage.ts';
import type { UnratedUsage } from './statement.ts';
import { isCount, uncountable } from './uncountable.ts';
import type { UsageColumns } from './usage-columns.ts';

/** Takes in the calls of one app key on one day that have the same price. False to be given no more. */
export type TakeGroup = (at: TariffPrice, day: Day, appKey: string, calls: number) => boolean;

/**
 * What `groupUsage` gives, of columns and their sums by cell (see `columnCells`), group by group in the same order: nothing is
 * made for a row, nor for a sum, nor for a group.
 */
export function groupColumns(
  columns: UsageColumns,
  cells: Float64Array,
  tariff: Tariff | undefined,
  options: GroupOptions,
  take: TakeGroup,
): { unrated: UnratedUsage[]; usageThrough: Day | null } | undefined {
  const { from, to, apps } = options;
  const appOf = new Map(apps?.map((app) => [app.appKey, app]));
  const pricesOn = pricesReader(tariff, options);
  const days = columns.day.values;
  const appKeys = columns.appKey.values
    .map((appKey, index) => ({ appKey, index, app: appOf.get(appKey) }))
    .sort((a, b) => compareText(a.appKey, b.appKey));
  const kinds = kindsOf(columns);
  const unrated = new Map<string, Changing<UnratedUsage>>();
  const sortedDays = days.map((day, index) => ({ day, index })).sort((a, b) => compareText(a.day, b.day));
  for (const { day, index: dayIndex } of sortedDays) {
    const prices = pricesOn(day);
    if (prices === undefined) continue;
    const plans = new Map<string, KindPlan>();
    for (const { appKey, index, app } of appKeys) {
      const { priced, unpriced } = planFor(plans, kinds, app, prices, tariff);
      const start = (dayIndex * appKeys.length + index) * kinds.length;
      for (const { found, places } of priced) {
        let calls = 0;
        for (const place of places) calls += cells[start + place] as number;
        if (calls === 0) continue;
        // Counts only add up: where the sum is safe, each of them is.
        if (!isCount(calls))
          throw uncountable({ day, appKey, api: kinds[places[0] as number]?.api ?? '' }, calls);
        if (!take(found, day, appKey, calls)) return undefined;
      }
      if (day < from) continue;
      for (const { kind, place, found } of unpriced) {
        const calls = cells[start + place] as number;
        if (calls === 0) continue;
        if (!isCount(calls)) throw uncountable({ day, appKey, api: kind.api }, calls);
        addUnrated(unrated, { day, appKey, api: kind.api, calls }, found);
      }
    }
  }
  const width = appKeys.length * kinds.length;
  const has = (index: number) =>
    cells.subarray(index * width, (index + 1) * width).some((calls) => !Object.is(calls, -0));
  const last = sortedDays.findLast(({ day, index }) => day >= from && day <= to && has(index));
  return { unrated: [...unrated.values()].sort(byFirstDay), usageThrough: last?.day ?? null };
}

/** What kinds cost under one version to apps of one sort. `place`: among the cells of an app key's day. */
interface KindPlan {
  /** In the order of their groups. */
  readonly priced: readonly { readonly found: TariffPrice; readonly places: number[] }[];
  readonly unpriced: readonly { readonly kind: Kind; readonly place: number; readonly found: NotFound }[];
}

function kindsOf({ api, class: classes, hosting: hostings }: UsageColumns): Kind[] {
  return api.values.flatMap((name) =>
    (classes?.values ?? [null]).flatMap((priceClass) =>
      (hostings?.values ?? [null]).map((hosting) => ({
        api: name,
        ...(priceClass === null ? {} : { class: priceClass }),
        ...(hosting === null ? {} : { hosting }),
      })),
    ),
  );
}

/** Made once for apps that are alike. */
function planFor(
  plans: Map<string, KindPlan>,
  kinds: readonly Kind[],
  app: App | undefined,
  prices: Prices,
  tariff: Tariff | undefined,
): KindPlan {
  const sort = app === undefined ? '' : `${app.hosting}/${app.listed}`;
  const made = plans.get(sort);
  if (made !== undefined) return made;
  const places = new Map<TariffPrice, number[]>();
  const unpriced: { kind: Kind; place: number; found: NotFound }[] = [];
  kinds.forEach((kind, place) => {
    const found = findPrice(kind, app, prices, tariff);
    if ('because' in found) unpriced.push({ kind, place, found });
    else places.set(found, [...(places.get(found) ?? []), place]);
  });
  const priced = [...places].map(([found, of]) => ({ found, places: of }));
  const plan = { priced: priced.sort((a, b) => byPrice(a.found, b.found)), unpriced };
  plans.set(sort, plan);
  return plan;
}
