import { addDays, type Day, daysBetween } from '../base/day.ts';
import type { Message } from '../base/text.ts';
import type { UsageSeries } from './usage-history.ts';

/** What promotions do to a path. */
export interface PromotionPlan {
  /** By day of the history: 1 within a promotion. */
  readonly past: Uint8Array;
  /** Of a coming day: what its calls may be, as factors of each series' level, and the promotion it is of. Empty where nobody knows. */
  readonly on: (day: Day) => { readonly uplifts: readonly Float64Array[]; readonly run: number } | undefined;
  /** The first coming day of a promotion of unknown effect. */
  readonly unknownFrom: Day | null;
  readonly notes: readonly Message[];
}

interface Run {
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
}

/** The days before a promotion that it is measured by: two of each weekday. */
const measured = 14;
/** Fewer calls a day than this do not tell what a promotion does to a series; the account's calls do. */
const few = 20;
/** How many uplifts stand for all between none and the largest. */
const between = 8;

/**
 * What promotions of the past did, as calls of each of their days relative to the two weeks before, and coming ones of the same
 * name with it. A path takes one past run. A name without a past one gets anything from nothing to the largest uplift seen under
 * any name; where none was seen, its effect is unknown.
 */
export function planPromotions(
  promotions: readonly Run[],
  series: readonly UsageSeries[],
  { first, length, horizon }: { readonly first: Day; readonly length: number; readonly horizon: Day },
): PromotionPlan {
  const end = addDays(first, length - 1);
  const past = new Uint8Array(length);
  const runs = [...promotions].sort((a, b) =>
    a.from < b.from ? -1 : a.from > b.from ? 1 : a.name < b.name ? -1 : 1,
  );
  for (const { from, to } of runs) {
    for (
      let at = Math.max(0, daysBetween(first, from));
      at <= Math.min(length - 1, daysBetween(first, to));
      at++
    )
      past[at] = 1;
  }
  const seen = new Map<string, Float64Array[][]>();
  let largest = 1;
  for (const { name, from, to } of runs) {
    if (to < first || from > end) continue;
    const factors = upliftsOf(series, past, daysBetween(first, from), daysBetween(first, to), length);
    if (factors.length === 0) continue;
    seen.set(name, [...(seen.get(name) ?? []), factors.map(({ bySeries }) => bySeries)]);
    largest = Math.max(largest, ...factors.map(({ account }) => account));
  }
  const notes: Message[] = [];
  let unknownFrom: Day | null = null;
  const coming = runs.filter(({ from, to }) => to > end && from <= horizon);
  const known = coming.map(({ name, from }) => {
    const of = seen.get(name);
    if (of !== undefined) {
      notes.push({ code: 'runway.promotion', params: { name, from, times: of.length } });
      return of;
    }
    if (seen.size === 0) {
      notes.push({ code: 'runway.promotion-unknown', params: { name, from } });
      if (unknownFrom === null || from < unknownFrom) unknownFrom = from;
      return [];
    }
    notes.push({
      code: 'runway.promotion-guessed',
      params: { name, from, percent: Math.round((largest - 1) * 100) },
    });
    return Array.from({ length: between + 1 }, (_, step) => [
      new Float64Array(series.length).fill(1 + ((largest - 1) * step) / between),
    ]);
  });
  const on = (day: Day) => {
    const run = coming.findIndex(({ from, to }) => from <= day && day <= to);
    if (run < 0) return undefined;
    const offset = daysBetween((coming[run] as Run).from, day);
    const uplifts = (known[run] ?? []).map((days) => days[Math.min(offset, days.length - 1)] as Float64Array);
    return { uplifts, run };
  };
  return { past, on, unknownFrom, notes };
}

/** Of each day of a run that is known: its calls relative to the days before the run. */
function upliftsOf(
  series: readonly UsageSeries[],
  past: Uint8Array,
  from: number,
  to: number,
  length: number,
) {
  const before: number[] = [];
  for (let at = from - 1; at >= Math.max(0, from - 2 * measured) && before.length < measured; at--) {
    if (past[at] === 0 && series.some(({ calls }) => (calls[at] as number) >= 0)) before.push(at);
  }
  if (before.length < measured / 2) return [];
  const bases = series.map(({ calls }) => {
    const values = before.map((at) => calls[at] as number).filter((value) => value >= 0);
    return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
  });
  const days: { account: number; bySeries: Float64Array }[] = [];
  for (let at = Math.max(0, from); at <= Math.min(to, length - 1); at++) {
    let base = 0;
    let sum = 0;
    series.forEach(({ calls }, index) => {
      const value = calls[at] as number;
      if (!(value >= 0)) return;
      base += bases[index] as number;
      sum += value;
    });
    if (base === 0) continue;
    const account = sum / base;
    const bySeries = Float64Array.from(series, ({ calls }, index) => {
      const value = calls[at] as number;
      const own = bases[index] as number;
      return value >= 0 && own >= few ? value / own : account;
    });
    days.push({ account, bySeries });
  }
  return days;
}
