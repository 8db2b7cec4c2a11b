import { addDays, type Day } from '../base/day.ts';
import type { Consequence } from '../exposure/consequence.ts';
import type { PenaltyKind, PenaltyMeasure } from '../pack/penalty-schema.ts';
import { measureKey } from '../penalty/measure-key.ts';
import { measureMessage } from '../penalty/measure-message.ts';
import type { Verdict } from '../penalty/verdict.ts';
import type { Cause, Clause } from './cause.ts';

/** What a measure restricts day by day, for as long as it lasts. What is left out takes nothing that can be counted. */
const restricted: Partial<Record<PenaltyKind, string>> = {
  'remove-listings': 'listings',
  'limit-promotion': 'activities',
  'demote-listings': 'search-exposure',
  'limit-publishing': 'publishing',
  'restrict-rights': 'shop-rights',
  'freeze-account': 'sales',
  'delist-services': 'new-subscriptions',
  'refuse-new-orders': 'new-subscriptions',
  'terminate-service': 'membership',
  'suspend-service': 'membership',
  'close-account': 'sales',
  expel: 'sales',
};

const taken: readonly PenaltyKind[] = ['deduct-deposit', 'forfeit-deposit', 'compensate-buyer'];

/**
 * What a verdict takes, for `riskScore`: one cause, since it is one violation, with a clause for every measure that restricts days
 * or takes an amount. What follows in every case is `certain`; what follows in some is `possible`, with the fact to ask for.
 * Measures count from `from`; one without an end is open.
 *
 * @example
 * verdictCauses(verdict, { id: 'case-1', from: '2026-11-23' })[0]?.clauses[0]
 * // { id: 'restrict-rights…', modality: 'must', facts: 'certain',
 * //   consequences: [{ resource: 'shop-rights', from: '2026-11-23', to: '2026-12-07' }], … }
 */
export function verdictCauses(
  verdict: Verdict,
  { id, from }: { readonly id: string; readonly from: Day },
): readonly Cause[] {
  const [need] = verdict.needs;
  const cite = verdict.reasons.find((reason) => reason.cite !== undefined)?.cite;
  const clauses = verdict.possible.flatMap((measure): Clause[] => {
    const consequences = consequencesOf(measure, from);
    if (consequences.length === 0) return [];
    const key = measureKey(measure);
    const always = verdict.outcomes.every(({ measures }) =>
      measures.some((other) => measureKey(other) === key),
    );
    // What hangs on a missing fact is taken as so; what hangs on how the text is read has a prior.
    const read = !always && need === undefined;
    return [
      {
        id: key,
        text: { code: 'risk.penalty', params: { measure: measureMessage(measure) } },
        modality: measure.modality === 'may' || read ? 'may' : 'must',
        facts: always ? 'certain' : 'possible',
        ...(always || need === undefined ? {} : { need: need.text }),
        ...(read ? { prior: 'penalty.reading' } : {}),
        consequences,
        ...(cite === undefined ? {} : { cite }),
      },
    ];
  });
  const event = `violation/${id}`;
  return clauses.length === 0 ? [] : [{ id: event, event, clauses }];
}

function consequencesOf({ kind, days, amount }: PenaltyMeasure, from: Day): Consequence[] {
  if (taken.includes(kind)) {
    return [{ resource: 'deposit', amount: amount === undefined ? null : { low: amount, high: amount } }];
  }
  const resource = restricted[kind];
  if (resource === undefined) return [];
  return [{ resource, from, to: days === undefined ? null : addDays(from, days - 1) }];
}
