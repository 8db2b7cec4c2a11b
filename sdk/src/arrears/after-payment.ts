import { addDays, type Day, firstOfMonth } from '../base/day.ts';
import type { MeasureInForce, RungOnDay, SettlementResumes, WaitingMeasure } from './status.ts';

/** When income is settled, where the user knows it: no source states the cycle. */
export interface SettlementCycle {
  /** The day of each month, 1 to 28. */
  readonly dayOfMonth: number;
}

export interface AfterPayment {
  /** The day on which all was paid, or null while something is owed. */
  readonly paidOn: Day | null;
  /** The day on which the user lifted the measures after that. */
  readonly lifted: Day | undefined;
  readonly cycle: SettlementCycle | undefined;
}

/** When income is settled again after these rungs were reached; `open` where measures were that nobody has found. */
export function settlementResumes(
  reached: readonly RungOnDay[],
  open: boolean,
  { paidOn, lifted, cycle }: AfterPayment,
): SettlementResumes | null {
  const measures = reached.flatMap((rung) => rung.measures);
  const freeze = measures.find(({ kind }) => kind === 'freeze-settlement');
  if (freeze === undefined) return null;
  const periods = measures.flatMap(({ periodEnds }) => (periodEnds === undefined ? [] : [periodEnds]));
  let because: SettlementResumes['because'] = freeze.release ?? 'unknown';
  if (because === 'on-payment' && periods.length > 0) because = 'next-settlement-cycle';
  else if (because === 'on-payment' && open) because = 'unknown';
  let day: Day | null = null;
  if (because === 'on-payment') day = paidOn;
  else if (because === 'next-settlement-cycle') day = nextCycle([paidOn, ...periods], cycle);
  else if (because === 'lift-in-console') day = lifted ?? null;
  return { day, because };
}

/** The measures that payment has not ended by a day, and why. */
export function waitingMeasures(
  measures: readonly MeasureInForce[],
  resumes: SettlementResumes | null,
  on: Day,
  { paidOn, lifted, cycle }: AfterPayment,
): WaitingMeasure[] {
  return measures.flatMap((measure): WaitingMeasure[] => {
    const { periodEnds } = measure;
    let because: WaitingMeasure['because'] | 'on-payment' = measure.release ?? 'unknown';
    let until: Day | null = null;
    if (measure.kind === 'freeze-settlement' && resumes?.because === 'next-settlement-cycle') {
      because = resumes.because;
      until = resumes.day;
    } else if (because === 'next-settlement-cycle') {
      until = nextCycle(periodEnds === undefined ? [paidOn] : [paidOn, periodEnds], cycle);
    } else if (because === 'on-payment') {
      if (periodEnds === undefined) return [];
      because = periodEnds === null ? 'unknown' : 'period';
      until = periodEnds;
    }
    if (until === null ? lifted !== undefined : until <= on) return [];
    // A measure that waits for a person may have been ended without our knowing.
    return [{ measure: until === null ? { ...measure, certainty: 'possible' } : measure, because, until }];
  });
}

/** The first settlement on or after all of these days; null where one of them or the cycle is not known. */
function nextCycle(days: readonly (Day | null)[], cycle: SettlementCycle | undefined): Day | null {
  const from = days.includes(null) ? null : [...(days as Day[])].sort().at(-1);
  if (cycle === undefined || !from) return null;
  const { dayOfMonth } = cycle;
  if (!Number.isInteger(dayOfMonth) || dayOfMonth < 1 || dayOfMonth > 28)
    throw new RangeError(`no day of every month: ${dayOfMonth}`);
  const inMonth = (first: Day) => addDays(first, dayOfMonth - 1);
  const first = firstOfMonth(from);
  return inMonth(first) >= from ? inMonth(first) : inMonth(firstOfMonth(addDays(first, 31)));
}
