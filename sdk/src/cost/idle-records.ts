import { addDays, type Day } from '../base/day.ts';
import type { App, UsageRecord } from '../facts/schema.ts';
import { known } from '../pack/known.ts';
import type { Tariff } from '../pack/schema.ts';
import { ratingStart } from './rating-start.ts';

/**
 * Records without calls, on the first day of each period, for every app that pays a flat fee though it is not used
 * (`atZero`). That the fee falls on that day is a convention; no source states another.
 */
export function idleRecords(
  tariff: Tariff | undefined,
  { from, to, apps }: { readonly from: Day; readonly to: Day; readonly apps?: readonly App[] | undefined },
): UsageRecord[] {
  if (tariff === undefined || apps === undefined || apps.length === 0) return [];
  const records: UsageRecord[] = [];
  for (const version of tariff.versions) {
    const flat = version.classes.filter(({ prices }) =>
      prices.some((price) => price.flat !== undefined && known(price.flat)?.value.atZero === true),
    );
    if (flat.length === 0) continue;
    const period = known(version.period)?.value ?? 'day';
    const start = ratingStart(tariff, from);
    const end = version.validTo !== null && version.validTo < to ? version.validTo : to;
    for (let day = version.validFrom > start ? version.validFrom : start; day <= end; day = addDays(day, 1)) {
      const first =
        day === version.validFrom || period === 'day' || (period === 'month' && day.endsWith('-01'));
      if (!first) continue;
      for (const { appKey } of apps) {
        for (const { id } of flat)
          records.push({ appKey, api: '', class: id, day, calls: 0, turnover: '0.00' });
      }
    }
  }
  return records;
}
