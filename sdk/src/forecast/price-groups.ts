import type { Day } from '../base/day.ts';
import { add, compare, type Decimal, sum } from '../base/decimal.ts';
import { groupOf, type UsageGroup } from '../cost/group-usage.ts';
import { rateGroups } from '../cost/rate-groups.ts';
import { settle } from '../cost/settle.ts';
import type { PathPricer, PathSetup } from './path-pricer.ts';

/**
 * Prices a path of any tariff with what prices everything: `rateGroups` and `settle`. A charge known only as "at most"
 * is taken at its most.
 */
export function priceGroups(setup: PathSetup): PathPricer<Decimal> {
  const { days, told, series, before, idle, tariff, opening, account, rules, on } = setup;
  const from = days[0] as Day;
  const to = days.at(-1) as Day;
  const price = (calls: Float64Array) => {
    const groups = [...before];
    days.forEach((day, at) => {
      const ofDay: ReturnType<typeof groupOf>[] = [];
      for (const group of idle) if (group.day === day) ofDay.push({ ...group, next: undefined });
      series.forEach(({ appKey, priceOn }, index) => {
        const count = calls[index * days.length + at] as number;
        if (count === 0) return;
        const place = priceOn[at] as UsageGroup['at'];
        const same = ofDay.find((group) => group.appKey === appKey && group.at === place);
        if (same === undefined) ofDay.push(groupOf(place, day, appKey, count));
        else same.calls += count;
      });
      ofDay.sort((a, b) => (a.appKey < b.appKey ? -1 : a.appKey > b.appKey ? 1 : byPlace(a, b)));
      groups.push(...ofDay);
    });
    const rated = rateGroups(groups, tariff, { from, lines: false });
    const settled = settle({ currency: 'CNY', charges: [...setup.charges, ...rated.charges] }, account, {
      to,
      rules,
      previous: opening,
    });
    const costOf = new Map<Day, Decimal[]>();
    for (const { day, amount } of rated.charges) {
      const list = costOf.get(day);
      if (list === undefined) costOf.set(day, [amount.high ?? amount.low]);
      else list.push(amount.high ?? amount.low);
    }
    let total = '0.00';
    const costs = days.slice(told).map((day) => {
      total = add(total, sum(costOf.get(day) ?? []));
      return total;
    });
    const first = settled.episodes.find(({ paidOn }) => paidOn === null || paidOn > on);
    const past = rated.unrated.map(({ from: day }) => day).sort()[0] ?? null;
    return { costs, arrears: first?.since ?? null, pastLastTier: past };
  };
  return { price, compare, amount: (cost) => cost };
}

function byPlace(a: UsageGroup, b: UsageGroup): number {
  const [one, other] = [a.at.priceClass.id, b.at.priceClass.id];
  if (one !== other) return one < other ? -1 : 1;
  return a.at.hosting < b.at.hosting ? -1 : a.at.hosting > b.at.hosting ? 1 : 0;
}
