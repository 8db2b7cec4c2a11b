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
  type Group,
  type GroupOptions,
  groupOf,
  type Kind,
  type NotFound,
  type Prices,
  pricesReader,
  type TariffPrice,
  type UsageGroup,
} from './group-usage.ts';
import type { UnratedUsage } from './statement.ts';
import { isCount, uncountable } from './uncountable.ts';
import type { UsageColumns } from './usage-columns.ts';

/** What `groupUsage` gives, of columns and their sums by cell (see `columnCells`): no record is made for a row, nor for a sum. */
export function groupColumns(
  columns: UsageColumns,
  cells: Float64Array,
  tariff: Tariff | undefined,
  options: GroupOptions,
): { groups: UsageGroup[]; unrated: UnratedUsage[]; usageThrough: Day | null } {
  const { from, to, apps } = options;
  const appOf = new Map(apps?.map((app) => [app.appKey, app]));
  const pricesOn = pricesReader(tariff, options);
  const days = columns.day.values;
  const appKeys = columns.appKey.values
    .map((appKey, index) => ({ appKey, index, app: appOf.get(appKey) }))
    .sort((a, b) => compareText(a.appKey, b.appKey));
  const kinds = kindsOf(columns);
  const groups: Group[] = [];
  const unrated = new Map<string, Changing<UnratedUsage>>();
  const sortedDays = days.map((day, index) => ({ day, index })).sort((a, b) => compareText(a.day, b.day));
  for (const { day, index: dayIndex } of sortedDays) {
    const prices = pricesOn(day);
    if (prices === undefined) continue;
    const plans = new Map<string, KindPlan[]>();
    for (const { appKey, index, app } of appKeys) {
      const plan = planFor(plans, kinds, app, prices, tariff);
      const start = (index * days.length + dayIndex) * kinds.length;
      let last: Group | undefined;
      for (const { kind, at, found } of plan) {
        const calls = cells[start + at] as number;
        if (calls === 0) continue;
        const { api } = kind;
        if (!isCount(calls)) throw uncountable({ day, appKey, api }, calls);
        if ('because' in found) {
          if (day >= from) addUnrated(unrated, { day, appKey, api, calls }, found);
        } else if (last?.at === found) {
          last.calls += calls;
          if (!isCount(last.calls)) throw uncountable({ day, appKey, api }, last.calls);
        } else {
          last = groupOf(found, day, appKey, calls);
          groups.push(last);
        }
      }
    }
  }
  const width = kinds.length;
  const has = (index: number) =>
    appKeys.some(({ index: key }) => {
      const start = (key * days.length + index) * width;
      return cells.subarray(start, start + width).some((calls) => !Object.is(calls, -0));
    });
  const last = sortedDays.findLast(({ day, index }) => day >= from && day <= to && has(index));
  return { groups, unrated: [...unrated.values()].sort(byFirstDay), usageThrough: last?.day ?? null };
}

/** What one of these kinds costs under one version to apps of one sort. */
interface KindPlan {
  readonly kind: Kind;
  /** Its place among the cells of an app key's day. */
  readonly at: number;
  readonly found: TariffPrice | NotFound;
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

/** Kinds in the order of their groups, so that those of one price follow each other. Made once for apps that are alike. */
function planFor(
  plans: Map<string, KindPlan[]>,
  kinds: readonly Kind[],
  app: App | undefined,
  prices: Prices,
  tariff: Tariff | undefined,
): KindPlan[] {
  const sort = app === undefined ? '' : `${app.hosting}/${app.listed}`;
  let plan = plans.get(sort);
  if (plan === undefined) {
    plan = kinds
      .map((kind, at) => ({ kind, at, found: findPrice(kind, app, prices, tariff) }))
      .sort((a, b) => unpricedLast(a.found, b.found));
    plans.set(sort, plan);
  }
  return plan;
}

function unpricedLast(a: TariffPrice | NotFound, b: TariffPrice | NotFound): number {
  if ('because' in a || 'because' in b) return Number('because' in a) - Number('because' in b);
  return byPrice(a, b);
}
