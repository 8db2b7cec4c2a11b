import { type Day, dayOf, isDay } from '../base/day.ts';
import { toMilliseconds } from '../base/instant.ts';
import type { AccountFacts, Violation } from '../facts/schema.ts';

/** A violation that the platform holds against an account. */
export interface HeldViolation {
  readonly violation: Violation;
  /** Its place in the account's facts. */
  readonly index: number;
  /** The day whose rules govern it: that of the violation, or else that of the notice; undefined where neither is known. */
  readonly validAt: Day | undefined;
  /** The day of the notice, from which measures count. */
  readonly noticedOn: Day | undefined;
}

/** Those that are neither closed by a day nor taken back after an appeal. */
export function heldViolations({ violations = [] }: AccountFacts, on: Day): HeldViolation[] {
  return violations.flatMap((violation, index) => {
    if (violation.closedOn !== undefined && violation.closedOn <= on) return [];
    if (violation.appeal?.outcome === 'won') return [];
    const { noticed } = violation;
    const noticedOn = noticed === undefined || isDay(noticed) ? noticed : dayOf(toMilliseconds(noticed));
    return [{ violation, index, validAt: violation.day ?? noticedOn, noticedOn }];
  });
}
