import { daysBetween } from '../base/day.ts';
import { readingsOf } from './known.ts';
import type { Notice } from './notice-schema.ts';

/**
 * How many days ahead of its effect a change was published, by every reading; null where a day is not known. It is a figure: no
 * law is applied to it.
 *
 * @example
 * // published 2021-12-23, effective 2021-12-30
 * noticeDays(identityGate) // { least: 7, most: 7 }
 */
export function noticeDays({
  published,
  effective,
}: Pick<Notice, 'published' | 'effective'>): { readonly least: number; readonly most: number } | null {
  const days = readingsOf(published).flatMap((from) =>
    readingsOf(effective).map((to) => daysBetween(from.value, to.value)),
  );
  return days.length === 0 ? null : { least: Math.min(...days), most: Math.max(...days) };
}
