import type { UsageRecord } from '../facts/schema.ts';

const fields = ['appKey', 'api', 'day', 'calls', 'class', 'hosting', 'turnover'] as const;

/** Whether two records of one id say the same. */
export function sameUsage(a: UsageRecord, b: UsageRecord): boolean {
  return fields.every((field) => a[field] === b[field]);
}
