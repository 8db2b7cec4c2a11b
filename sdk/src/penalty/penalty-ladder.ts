import type { Day } from '../base/day.ts';
import type { LocalText } from '../base/text.ts';
import { type Cited, cited } from '../pack/cited.ts';
import type { PenaltyMeasure, PenaltyStep } from '../pack/penalty-schema.ts';
import type { Pack } from '../pack/schema.ts';
import { versionKnown } from '../pack/version-known.ts';
import { compareMeasures, type Harshness, harshness } from './harshness.ts';
import type { Verdict } from './verdict.ts';

/** A step of a penalty table, and where a case stands to it. */
export interface LadderStep {
  /** As `table/clause/step`. */
  readonly path: string;
  readonly clause: LocalText;
  readonly name: LocalText;
  readonly measures: readonly PenaltyMeasure[];
  /** Exactly one of these lists is taken too. Empty where there is no such choice. */
  readonly oneOf: readonly (readonly PenaltyMeasure[])[];
  /** What of it nobody has found. */
  readonly unknown: LocalText | null;
  readonly cite: Cited;
  /**
   * `here`: the case comes to it. `possible`: it may, because a fact is missing or the text is not clear. `reading`: only under another reading
   * than the default. `passed`: milder than where the case stands. `ahead`: harsher. `aside`: nothing follows from it.
   */
  readonly place: 'passed' | 'here' | 'possible' | 'reading' | 'ahead' | 'aside';
}

export interface LadderOptions {
  /** Of the pack's penalties, by its id. */
  readonly penalty: string;
  /** The day for which it is asked. */
  readonly validAt: Day;
}

/**
 * The steps of a penalty table as it held on a day, in the order of the text, with the place of a case in it; without a case all steps from
 * which something follows are `ahead`. Empty where no version held. Throws a `RangeError` for a table that the pack does not have.
 *
 * @example
 * const finding = { offences: { 'fake-transactions': true }, facts: { times: 1 } };
 * const verdict = penaltyOutcome(finding, aliexpress, { validAt: '2022-07-01' });
 * penaltyLadder(verdict, aliexpress, { penalty: 'fake-transactions', validAt: '2022-07-01' }).map(({ place }) => place)
 * // ['here', 'ahead', 'ahead', 'ahead', 'ahead', 'ahead']
 */
export function penaltyLadder(
  verdict: Verdict | null,
  pack: Pack,
  { penalty: id, validAt }: LadderOptions,
): LadderStep[] {
  const penalty = pack.penalties?.find((candidate) => candidate.id === id);
  if (penalty === undefined) throw new RangeError(`pack ${pack.id} has no penalty ${id}`);
  const version = versionKnown(penalty.versions, { validAt });
  if (version === undefined) return [];
  const by = harshness(version);
  const readings = verdict?.byReading.filter((reading) => reading.penalty === id) ?? [];
  const outcomes = readings.find(({ isDefault }) => isDefault)?.outcomes ?? [];
  const reached = outcomes.flatMap(({ clauses }) => clauses);
  const elsewhere = readings.flatMap((reading) => reading.outcomes.flatMap(({ clauses }) => clauses));
  const steps = version.clauses.flatMap(({ id: clause, name, steps: own }) =>
    own.map((step) => ({ path: `${id}/${clause}/${step.id}`, clause: name, step })),
  );
  // Outcomes that take the same are one there, whichever of the steps leads to it: only the reasons tell the steps apart.
  const sure = new Set(
    (verdict?.reasons ?? []).flatMap(({ clause, text }) =>
      clause !== undefined && text.params?.how === 'certain' ? [clause] : [],
    ),
  );
  const at = steps.flatMap(({ path }, index) => (reached.includes(path) ? [index] : []));
  return steps.map(({ path, clause, step }, index): LadderStep => {
    const place = sure.has(path)
      ? 'here'
      : reached.includes(path)
        ? 'possible'
        : elsewhere.includes(path)
          ? 'reading'
          : isEmpty(step)
            ? 'aside'
            : sideOf(
                index,
                at,
                steps.map((each) => each.step),
                by,
              );
    const { name, measures, oneOf = [], unknown = null } = step;
    return { path, clause, name, measures, oneOf, unknown, cite: cited(pack, step), place };
  });
}

/** Nothing follows from it, and that is known. */
function isEmpty({ measures, oneOf, unknown }: PenaltyStep): boolean {
  return measures.length === 0 && oneOf === undefined && unknown === undefined;
}

/** Milder than all that the case comes to, or harsher; of the same harshness the order of the text decides. */
function sideOf(
  index: number,
  at: readonly number[],
  steps: readonly PenaltyStep[],
  by: Harshness,
): 'passed' | 'ahead' | 'aside' {
  const [own] = steps.slice(index, index + 1);
  if (own === undefined || at.length === 0) return 'ahead';
  const sides = at.map((other) => {
    const side = compareMeasures(takenBy(own), takenBy(steps[other] as PenaltyStep), by);
    return side === 0 ? index - other : side;
  });
  if (sides.every((side) => side < 0)) return 'passed';
  return sides.every((side) => side > 0) ? 'ahead' : 'aside';
}

function takenBy({ measures, oneOf = [] }: PenaltyStep): readonly PenaltyMeasure[] {
  return [...measures, ...(oneOf[0] ?? [])];
}
