import { addDays, type Day } from '../base/day.ts';
import { compare } from '../base/decimal.ts';
import type { LocalText } from '../base/text.ts';
import type { Consequence } from '../exposure/consequence.ts';
import type { PenaltyKind, PenaltyMeasure } from '../pack/penalty-schema.ts';
import { measureKey } from '../penalty/measure-key.ts';
import { measureMessage } from '../penalty/measure-message.ts';
import type { Verdict } from '../penalty/verdict.ts';
import type { Cause, Clause } from './cause.ts';
import { noneAtThePoint } from './prior.ts';

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
 * or takes an amount, each with the source of the clause that states it.
 *
 * The point goes by the default readings: what they take is taken, what hangs on a missing fact as if that were adverse, and what is
 * one of several by the prior `penalty.choice`. What only another reading takes is at most the upper end, and says so. At the lower
 * end stands what every outcome takes at least. Measures count from `from`; one without an end is open. Where part of what follows
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
  const byDefault = verdict.byReading.flatMap(({ isDefault, outcomes }) => (isDefault ? outcomes : []));
  const clauses = verdict.possible.flatMap((measure): Clause[] => {
    const consequences = consequencesOf(measure, from);
    if (consequences.length === 0) return [];
    const key = measureKey(measure);
    const states = (measures: readonly PenaltyMeasure[] = []) =>
      measures.some((other) => measureKey(other) === key);
    const always = verdict.outcomes.every(({ measures }) =>
      measures.some((other) => atLeast(other, measure)),
    );
    const isDefault = byDefault.some(({ measures }) => states(measures));
    const stating = verdict.reasons.filter(
      ({ measures, text }) => states(measures) && !(isDefault && text.params?.how === 'reading'),
    );
    const isChoice = stating.length > 0 && stating.every(({ oneOf }) => states(oneOf));
    const cite = stating[0]?.cite;
    const standing = { always, isDefault, isChoice };
    return [
      {
        id: key,
        text: { code: codeOf(standing), params: { measure: measureMessage(measure) } },
        facts: always ? 'certain' : 'possible',
        ...(always || need === undefined ? {} : { need: need.text }),
        ...chanceOf(measure, standing),
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

interface Standing {
  readonly always: boolean;
  readonly isDefault: boolean;
  readonly isChoice: boolean;
}

function codeOf({ always, isDefault, isChoice }: Standing): string {
  if (!isDefault) return always ? 'risk.penalty-least' : 'risk.penalty-reading';
  return isChoice ? 'risk.penalty-choice' : 'risk.penalty';
}

function chanceOf(
  { modality }: PenaltyMeasure,
  { always, isDefault, isChoice }: Standing,
): Pick<Clause, 'modality' | 'prior' | 'probability'> {
  if (!always && !isDefault) return { modality: 'may', probability: noneAtThePoint };
  if (modality === 'may') return { modality };
  return isChoice && !always ? { modality: 'may', prior: 'penalty.choice' } : { modality: 'must' };
}

/** Whether a measure takes what the other does, for as long or to the same amount. */
function atLeast(measure: PenaltyMeasure, other: PenaltyMeasure): boolean {
  if (measureKey(measure) === measureKey(other)) return true;
  const resource = (kind: PenaltyKind) => taken[kind] ?? restricted[kind];
  if (measure.modality !== 'must' || other.modality !== 'must') return false;
  if (resource(measure.kind) !== resource(other.kind)) return false;
  if (taken[measure.kind] !== undefined)
    return (
      measure.amount !== undefined && other.amount !== undefined && compare(measure.amount, other.amount) >= 0
    );
  return measure.days === undefined || (other.days !== undefined && measure.days >= other.days);
}

/** What nobody has found: it may take anything. */
function unfound(text: LocalText | undefined, from: Day): Clause {
  return {
    id: 'unfound',
    text: { code: 'risk.unfound', params: { text: text ?? null } },
    modality: 'may',
    facts: 'possible',
    probability: noneAtThePoint,
    consequences: [{ resource: 'unfound', from, to: null }],
  };
}

/** What one measure takes. */
export function consequencesOf({ kind, days, amount }: PenaltyMeasure, from: Day): Consequence[] {
  const money = taken[kind];
  if (money !== undefined) {
    return [{ resource: money, amount: amount === undefined ? null : { low: amount, high: amount } }];
  }
  const resource = restricted[kind];
  if (resource === undefined) return [];
  return [{ resource, from, to: days === undefined ? null : addDays(from, days - 1) }];
}
