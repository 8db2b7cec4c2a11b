import type { UsageRecord } from '../facts/schema.ts';
import { sumColumns } from './sum-columns.ts';
import type { UsageColumns } from './usage-columns.ts';
import { UsageSums } from './usage-sums.ts';

/**
 * Usage summed to one record for each app key, API, day, class, hosting and day on which it became known, so that a month
 * of calls needs memory for its groups, not for its rows. What it costs is the same: `rateUsage(sumUsage(rows), …)` is
 * `rateUsage(rows, …)`, however the rows are ordered and whether they come as rows or as columns.
 *
 * Records with the same `id` count once; they are held until the end, so that ids cost memory for each record that has
 * one. Where some records also say when they became known, those with an id are returned one by one, because a correction
 * names the id of what it corrects. Sum all rows of a period in one go then.
 *
 * @throws RangeError where a count, or the sum of a group, is no whole number from 0 to 2^53 − 1, and where records of one
 * id differ.
 * @example
 * sumUsage([
 *   { appKey: '1', api: 'taobao.time.get', day: '2026-11-20', calls: 3 },
 *   { appKey: '1', api: 'taobao.time.get', day: '2026-11-20', calls: 4 },
 * ]) // [{ appKey: '1', api: 'taobao.time.get', day: '2026-11-20', calls: 7 }]
 */
export function sumUsage(source: Iterable<UsageRecord> | UsageColumns): UsageRecord[] {
  if (isColumns(source)) return sumColumns(source);
  const sums = new UsageSums();
  addAll(sums, source);
  return sums.records();
}

/**
 * `sumUsage` of what comes bit by bit: records, lists of records, or columns.
 *
 * @example
 * await sumUsageAsync(pagesOfTheBackend()) // each page a list of records, of which only the sums stay
 */
export async function sumUsageAsync(
  source: AsyncIterable<UsageRecord | Iterable<UsageRecord> | UsageColumns>,
): Promise<UsageRecord[]> {
  const sums = new UsageSums();
  for await (const part of source) {
    if (isRecord(part)) addAll(sums, [part]);
    else addAll(sums, isColumns(part) ? sumColumns(part) : part);
  }
  return sums.records();
}

function addAll(sums: UsageSums, records: Iterable<UsageRecord>): void {
  for (const record of records) {
    if (sums.add(record) === 'conflict') {
      throw new RangeError(
        `usage record ${record.id}: there is another record of this id, with other values`,
      );
    }
  }
}

type Part = UsageRecord | Iterable<UsageRecord> | UsageColumns;

function isColumns(part: Part): part is UsageColumns {
  return 'calls' in part && typeof part.calls === 'object';
}

function isRecord(part: Part): part is UsageRecord {
  return 'calls' in part && typeof part.calls !== 'object';
}
