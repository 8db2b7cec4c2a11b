import { axesOf, testsOf } from '../../penalty/axes.ts';
import { compareMeasures, type Harshness, harshness } from '../../penalty/harshness.ts';
import { outcomesOf, type StepOutcome } from '../../penalty/outcomes.ts';
import { readingsIn } from '../../penalty/readings-in.ts';
import { conditionsOf } from '../../penalty/reasons-of.ts';
import type { RuleFact } from '../condition-schema.ts';
import type { PenaltyMeasure, PenaltyVersion } from '../penalty-schema.ts';
import { caseAt } from './case-at.ts';
import { casesOf, isPossible, type Probe } from './cases-of.ts';
import { raised } from './clause-findings.ts';
import { exampleOf } from './criteria-findings.ts';
import type { Found } from './pack-finding.ts';

/**
 * Where one more of a number makes what follows milder, under any reading: of each clause, the first such case, one of the default
 * reading before others. Where nothing is stated any more, that is a gap and not here.
 */
export function milderFindings(version: PenaltyVersion, facts: readonly RuleFact[], path: string): Found[] {
  const conditions = conditionsOf({ version });
  const tests = conditions.flatMap(testsOf);
  const wholes = new Set([
    ...facts.map(({ partOf }) => partOf),
    ...tests.flatMap((test) => ('part' in test ? [test.of] : [])),
  ]);
  const asksDay = tests.some((test) => 'on' in test);
  const rising = facts.filter(({ id, kind }) => (kind === 'count' || kind === 'points') && !wholes.has(id));
  const axes = axesOf(conditions, facts);
  const by = harshness(version);
  const cases = casesOf(conditions, facts, version);
  const found = new Map<string, Found>();
  for (const { id: reading } of readingsIn(version.clauses)) {
    const seen = new Map<string, readonly StepOutcome[]>();
    const outcomes = (probe: Probe) => {
      const at = caseAt(probe, axes, facts);
      const known = seen.get(at.key) ?? outcomesOf(version, at, reading);
      seen.set(at.key, known);
      return known;
    };
    for (const probe of cases) {
      let before: readonly StepOutcome[] | undefined;
      for (const { id, kind } of rising) {
        const value = probe.given[id];
        if (value === undefined || value === null || typeof value === 'boolean') continue;
        const next = { ...probe, given: { ...probe.given, [id]: raised(value, kind) } };
        if (!isPossible(next.given, facts)) continue;
        before ??= outcomes(probe);
        const after = outcomes(next);
        const steps = after.flatMap((outcome) => outcome.steps).filter((step) => step.includes('/'));
        const [step] = steps;
        if (step === undefined || !isMilder(after, before, by)) continue;
        const clause = `${path}/clauses/${step.slice(0, step.indexOf('/'))}`;
        if (found.has(clause)) continue;
        found.set(clause, {
          code: 'verify.milder',
          path: clause,
          clauses: [...new Set([...before, ...after].flatMap((outcome) => outcome.steps))].map((each) =>
            placeOf(path, each),
          ),
          example: exampleOf(next, asksDay),
          ...(reading === 'text' ? {} : { what: reading }),
        });
      }
    }
  }
  return [...found.values()];
}

/** @example placeOf('penalties/a/1', 'second/2.1') // 'penalties/a/1/clauses/second/steps/2.1' */
function placeOf(path: string, step: string): string {
  const [clause, own] = step.split('/');
  return `${path}/clauses/${clause}${own === undefined ? '' : `/steps/${own}`}`;
}

/** By the harshest that may follow. What nobody has found is compared with nothing. */
function isMilder(after: readonly StepOutcome[], before: readonly StepOutcome[], by: Harshness): boolean {
  if ([...after, ...before].some(({ unknown }) => unknown)) return false;
  return compareMeasures(harshestOf(after, by), harshestOf(before, by), by) < 0;
}

function harshestOf(outcomes: readonly StepOutcome[], by: Harshness): readonly PenaltyMeasure[] {
  const [worst] = [...outcomes].sort((a, b) => compareMeasures(b.measures, a.measures, by));
  return worst?.measures ?? [];
}
