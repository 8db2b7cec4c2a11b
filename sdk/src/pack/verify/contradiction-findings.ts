import { axesOf } from '../../penalty/axes.ts';
import { outcomeKey } from '../../penalty/measure-key.ts';
import { outcomesOf, type StepOutcome } from '../../penalty/outcomes.ts';
import { readingsIn } from '../../penalty/readings-in.ts';
import { conditionsOf } from '../../penalty/reasons-of.ts';
import { contradict } from '../../penalty/rules-for.ts';
import type { RuleFact } from '../condition-schema.ts';
import type { Penalty, PenaltyMeasure, PenaltyVersion } from '../penalty-schema.ts';
import { caseAt } from './case-at.ts';
import { casesOf, type Probe } from './cases-of.ts';
import { exampleOf } from './criteria-findings.ts';
import type { Found } from './pack-finding.ts';

/**
 * Tables that come to different things on one case: those that say so of each other, wherever their outcomes differ; those about one
 * offence, which add up, and the clauses of one table, where one demands what the other rules out.
 */
export function contradictionFindings(penalties: readonly Penalty[]): Found[] {
  return [
    ...penalties.flatMap(ofOneTable),
    ...penalties.flatMap((a, index) => penalties.slice(index + 1).flatMap((b) => ofTwoTables(a, b))),
  ];
}

function ofOneTable({ id, facts, versions }: Penalty): Found[] {
  return versions.flatMap((version): Found[] => {
    const path = `penalties/${id}/${version.id}`;
    const outcomes = outcomesIn(version, facts);
    const clash = casesOf(conditionsOf({ version }), facts, version).flatMap((probe) => {
      const outcome = outcomes(probe).find(({ measures }) => clashes(measures, measures));
      return outcome === undefined ? [] : [{ probe, outcome }];
    })[0];
    if (clash === undefined) return [];
    const clauses = clash.outcome.steps.map((step) => `${path}/clauses/${step.replace('/', '/steps/')}`);
    return [{ code: 'verify.contradiction', path, clauses, example: exampleOf(clash.probe) }];
  });
}

function ofTwoTables(a: Penalty, b: Penalty): Found[] {
  const named = contradict(a, b);
  if (!named && a.offence !== b.offence) return [];
  const facts = [...a.facts, ...b.facts];
  for (const [left, right] of a.versions.flatMap((x) => b.versions.map((y) => [x, y] as const))) {
    const validFrom = left.validFrom > right.validFrom ? left.validFrom : right.validFrom;
    const ends = [left.validTo, right.validTo].filter((day) => day !== null).sort();
    const validTo = ends[0] ?? null;
    if (validTo !== null && validTo < validFrom) continue;
    const [ofLeft, ofRight] = [outcomesIn(left, facts), outcomesIn(right, facts)];
    const conditions = [left, right].flatMap((version) => conditionsOf({ version }));
    for (const probe of casesOf(conditions, facts, { validFrom, validTo })) {
      const sides = [ofLeft(probe), ofRight(probe)] as const;
      const differ = named
        ? keysOf(sides[0]) !== keysOf(sides[1])
        : sides[0].every((x) => sides[1].every((y) => clashes(x.measures, y.measures)));
      if (!differ) continue;
      // Said at the table that names the other.
      const first = b.contradicts?.some(({ penalty }) => penalty === a.id) === true ? b : a;
      const clauses = [
        ...sides[0].flatMap(({ steps }) => steps.map((step) => placeOf(a, left, step))),
        ...sides[1].flatMap(({ steps }) => steps.map((step) => placeOf(b, right, step))),
      ];
      const example = exampleOf(probe);
      return [
        {
          code: 'verify.contradiction',
          path: `penalties/${first.id}`,
          clauses: [...new Set(clauses)],
          example,
        },
      ];
    }
  }
  return [];
}

function placeOf({ id }: Penalty, version: PenaltyVersion, step: string): string {
  return `penalties/${id}/${version.id}/clauses/${step.replace('/', '/steps/')}`;
}

/** What a version comes to in a case, under its default reading. */
function outcomesIn(version: PenaltyVersion, facts: readonly RuleFact[]) {
  const axes = axesOf(conditionsOf({ version }), facts);
  const reading = readingsIn(version.clauses)[0]?.id;
  const seen = new Map<string, readonly StepOutcome[]>();
  return (probe: Probe): readonly StepOutcome[] => {
    const at = caseAt(probe, axes, facts);
    const known = seen.get(at.key) ?? outcomesOf(version, at, reading);
    seen.set(at.key, known);
    return known;
  };
}

/** Whether some measure is demanded here and ruled out there, or demanded for another time, number of points or amount. */
function clashes(a: readonly PenaltyMeasure[], b: readonly PenaltyMeasure[]): boolean {
  return a.some((one) =>
    b.some((other) => {
      if (one.kind !== other.kind) return false;
      const modalities = [one.modality, other.modality];
      if (modalities.includes('may-not')) return modalities.some((modality) => modality !== 'may-not');
      const same = one.days === other.days && one.points === other.points && one.amount === other.amount;
      return !same && modalities.every((modality) => modality === 'must');
    }),
  );
}

function keysOf(outcomes: readonly StepOutcome[]): string {
  return [...new Set(outcomes.map(outcomeKey))].sort().join('|');
}
