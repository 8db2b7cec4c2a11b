import { fromOrdinal } from '../base/day.ts';
import type { Message } from '../base/text.ts';
import type { FullCriteria } from './order-criteria.ts';
import type { DetectorReport, FlaggedRow, OrderFlag } from './order-flag.ts';
import type { OrderField } from './order-row.ts';
import { newestFirst, type OrdersTally, type Trace, type TraceKind } from './orders-tally.ts';
import type { Person } from './persons.ts';

/** What every detector is given. */
export interface Sight {
  readonly tally: OrdersTally;
  readonly persons: readonly Person[];
  readonly criteria: FullCriteria;
}

/** A flag before its situation is looked up. */
export type Draft = Omit<OrderFlag, 'cite' | 'measures' | 'before'>;

export interface Detection {
  readonly flags: readonly Draft[];
  readonly report: Omit<DetectorReport, 'flags'>;
}

export function flaggedRow({ id, day, stage, codes = [], units }: Trace): FlaggedRow {
  return {
    id,
    day: fromOrdinal(day),
    ...(stage === undefined ? {} : { stage }),
    codes,
    ...(units === undefined ? {} : { units }),
  };
}

/** The newest rows of a kind, of all accounts of a person, and how many there are. */
export function tracesOf(
  { buyers }: Person,
  kind: TraceKind,
  most: number,
): { count: number; rows: Trace[] } {
  const all = buyers.flatMap(({ traces }) => traces[kind] ?? []);
  const rows = all.flatMap(({ rows }) => rows).sort(newestFirst);
  return { count: all.reduce((sum, { count }) => sum + count, 0), rows: distinct(rows).slice(0, most) };
}

/** Says so where accounts that look like one are counted together, and by what. */
export function together({ accounts, links }: Person): Message[] {
  if (accounts.length < 2) return [];
  const by = [...new Set(links.map((link) => link.by))].sort();
  const means = by.map((of) => ({ code: `orders.by.${of}` }));
  return [{ code: 'orders.reason.together', params: { count: accounts.length, by: means } }];
}

/** Rows without the repetition of an order. */
export function distinct(rows: readonly Trace[]): Trace[] {
  const seen = new Set<string>();
  return rows.filter(({ id }) => !seen.has(id) && seen.add(id));
}

/** The accounts of a person; an order that stands for itself has none. */
export function accountsOf({ accounts }: Person): string[] {
  return accounts.filter((account) => !account.startsWith('o'));
}

/** What to import before anything can be said, where no row had any of these fields. */
export function missing(tally: OrdersTally, ...fields: OrderField[]): Message[] {
  if (fields.some((field) => tally.fields[field] > 0)) return [];
  return fields.map((field) => ({
    code: 'orders.need.field',
    params: { field: { code: `orders.field.${field}` } },
  }));
}

export const need = (code: string): Message => ({ code: `orders.need.${code}` });
