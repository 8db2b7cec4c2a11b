import { addDays, type Day } from '../base/day.ts';
import type { LocalText } from '../base/text.ts';
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

/** Of what money a measure takes an amount. The whole deposit is what deductions from it are part of. */
const taken: Partial<Record<PenaltyKind, string>> = {
  'deduct-deposit': 'deposit',
  'forfeit-deposit': 'deposit',
  'compensate-buyer': 'compensation',
};

/**
 * What a verdict takes, for `riskScore`: one cause, since it is one violation, with a clause for every measure that restricts days
 * or takes an amount, each with the source of the clause that states it. What follows in every case is `certain`; what follows in
 * some is `possible`, with the fact to ask for. Measures count from `from`; one without an end is open. Where part of what follows
 * was not found, or the rule says that there is more, the upper end is open; the point is not touched.
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
  const clauses = verdict.possible.flatMap((measure): Clause[] => {
    const consequences = consequencesOf(measure, from);
    if (consequences.length === 0) return [];
    const key = measureKey(measure);
    const always = verdict.outcomes.every(({ measures }) =>
      measures.some((other) => measureKey(other) === key),
    );
    // What hangs on a missing fact is taken as so; what hangs on how the text is read has a prior.
    const read = !always && need === undefined;
    const cite = verdict.reasons.find(({ measures = [] }) =>
      measures.some((other) => measureKey(other) === key),
    )?.cite;
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
  const [more] = verdict.open;
  if (more !== undefined || verdict.outcomes.some(({ unknown }) => unknown))
    clauses.push(unfound(more, from));
  const event = `violation/${id}`;
  return clauses.length === 0 ? [] : [{ id: event, event, clauses }];
}

/** What nobody has found: it may take anything, and nothing says that it is likely. */
function unfound(text: LocalText | undefined, from: Day): Clause {
  return {
    id: 'unfound',
    text: { code: 'risk.unfound', params: { text: text ?? null } },
    modality: 'may',
    facts: 'possible',
    probability: { point: 0, low: 0, high: 1, basis: 'convention' },
    consequences: [{ resource: 'unfound', from, to: null }],
  };
}

function consequencesOf({ kind, days, amount }: PenaltyMeasure, from: Day): Consequence[] {
  const money = taken[kind];
  if (money !== undefined) {
    return [{ resource: money, amount: amount === undefined ? null : { low: amount, high: amount } }];
  }
  const resource = restricted[kind];
  if (resource === undefined) return [];
  return [{ resource, from, to: days === undefined ? null : addDays(from, days - 1) }];
}
