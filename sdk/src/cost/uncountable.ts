import type { UsageRecord } from '../facts/schema.ts';

/** The refusal of a count that a number cannot hold exactly. It names the record or the group that it is of. */
export function uncountable(
  { day, appKey, api }: Pick<UsageRecord, 'day' | 'appKey' | 'api'>,
  calls: number | bigint,
): RangeError {
  return new RangeError(`${day}/${appKey}/${api}: ${calls} calls are no number that can be counted exactly`);
}

/** Whether `calls` is a whole number from 0 to 2^53 − 1. */
export function isCount(calls: number): boolean {
  return Number.isSafeInteger(calls) && calls >= 0;
}
