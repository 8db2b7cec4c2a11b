import type { Pack } from '../pack/schema.ts';
import { preparePenalty } from './prepare-penalty.ts';
import type { PenaltyOptions } from './rules-for.ts';
import type { Finding, Verdict } from './verdict.ts';

/**
 * What follows from a finding: everything that the facts and the text allow. Missing facts, clauses that match twice, clauses that
 * contradict each other and measures that the rule leaves open make several outcomes; what all of them share is certain.
 * Throws a `RangeError` for facts that cannot be (more fake orders than orders, a count that is not whole) and for an offence or a
 * table that the pack does not have.
 *
 * For many findings under the same rules, {@link preparePenalty} does what they share once.
 *
 * Where facts are missing, the outcomes are exactly those of some value they may have. Several tables about one offence are
 * alternatives where they contradict each other, and add up where they do not.
 *
 * @example
 * const finding = {
 *   offences: { 'fake-transactions': true, 'credit-and-sales-manipulation': false },
 *   facts: { times: 2, 'fake-orders': 30, 'total-orders': 100 },
 * };
 * penaltyOutcome(finding, aliexpress, { validAt: '2022-07-01' }).certain
 * // [{ kind: 'restrict-rights', modality: 'must', days: 15 }]
 */
export function penaltyOutcome(finding: Finding, pack: Pack, options: PenaltyOptions): Verdict {
  return preparePenalty(pack, options)(finding);
}
