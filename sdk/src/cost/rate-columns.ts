import type { Pack } from '../pack/schema.ts';
import { groupColumns } from './group-columns.ts';
import { groupOf, type UsageGroup } from './group-usage.ts';
import { idleRecords } from './idle-records.ts';
import { plainRater } from './plain-rater.ts';
import { rateGroups } from './rate-groups.ts';
import { type RateOptions, rateRecords, statementOf, tariffOf } from './rate-usage.ts';
import type { Statement } from './statement.ts';
import { columnCells, sumColumns } from './sum-columns.ts';
import type { UsageColumns } from './usage-columns.ts';

/**
 * `rateUsage` of columns: the same statement as for the records that they hold, without making them.
 *
 * @throws RangeError where a count, or a sum of counts, is no whole number from 0 to 2^53 − 1, and where columns do not fit
 * together.
 * @example
 * rateColumns(columns, pack, { from: '2026-11-01', to: '2026-11-30', lines: false }).total
 */
export function rateColumns(columns: UsageColumns, pack: Pack, options: RateOptions): Statement {
  const tariff = tariffOf(pack, options);
  const needsRecords = options.byApi === true || idleRecords(tariff, options).length > 0;
  const cells = needsRecords ? undefined : columnCells(columns);
  if (cells === undefined)
    return statementOf(rateRecords(sumColumns(columns), tariff, options), pack, options);
  if (options.lines === false) {
    const rater = plainRater(tariff, options);
    const read = groupColumns(columns, cells, tariff, options, rater.take);
    const rated = rater.end();
    if (read !== undefined && rated !== undefined) return statementOf({ ...rated, ...read }, pack, options);
  }
  const groups: UsageGroup[] = [];
  const read = groupColumns(
    columns,
    cells,
    tariff,
    options,
    (...group) => groups.push(groupOf(...group)) > 0,
  );
  const rated = rateGroups(groups, tariff, options);
  const unrated = [...(read?.unrated ?? []), ...rated.unrated];
  return statementOf({ ...rated, unrated, usageThrough: read?.usageThrough ?? null }, pack, options);
}
