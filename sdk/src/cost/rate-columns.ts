import type { Pack } from '../pack/schema.ts';
import { groupColumns } from './group-columns.ts';
import { idleRecords } from './idle-records.ts';
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
  const { groups, unrated, usageThrough } = groupColumns(columns, cells, tariff, options);
  const rated = rateGroups(groups, tariff, options);
  return statementOf({ ...rated, unrated: [...unrated, ...rated.unrated], usageThrough }, pack, options);
}
