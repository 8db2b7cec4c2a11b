import { add } from '../../base/decimal.ts';
import type { Truth } from '../../base/truth.ts';
import { type Axis, axesOf, testsOf } from '../../penalty/axes.ts';
import { intervalOf } from '../../penalty/cut.ts';
import type { Given } from '../../penalty/given.ts';
import { type Case, holds } from '../../penalty/holds.ts';
import { outcomeKey } from '../../penalty/measure-key.ts';
import { outcomesOf } from '../../penalty/outcomes.ts';
import { readingsIn } from '../../penalty/readings-in.ts';
import { leastPart } from '../../penalty/share.ts';
import type { Condition, RuleFact, Test } from '../condition-schema.ts';
import { known, readingsOf } from '../known.ts';
import type { PenaltyClause, PenaltyStep, PenaltyVersion } from '../penalty-schema.ts';
import { valueAs } from '../value-as.ts';
import { caseAt } from './case-at.ts';
import { casesOf, isPossible, little, numbersOf, type Probe } from './cases-of.ts';
import { exampleOf } from './criteria-findings.ts';
import { type Held, intervalFindings } from './interval-findings.ts';
import type { Found } from './pack-finding.ts';

/** Clauses and steps that leave cases out, share them, or are never taken. */
export function clauseFindings(version: PenaltyVersion, facts: readonly RuleFact[], path: string): Found[] {
  return [
    ...betweenClauses(version, facts, path),
    ...version.clauses.flatMap((clause) =>
      withinClause(version, clause, facts, `${path}/clauses/${clause.id}`),
    ),
  ];
}

/** Clauses that ask for one number: the first time, the second, the third. */
function betweenClauses({ clauses }: PenaltyVersion, facts: readonly RuleFact[], path: string): Found[] {
  const lines = new Map<string, Held[]>();
  for (const { id, when } of clauses) {
    if (when === undefined || !('range' in when) || !('fact' in when)) continue;
    const stated = known(when.range)?.value;
    if (stated === undefined) continue;
    const held = { path: `${path}/clauses/${id}`, interval: intervalOf(stated) };
    lines.set(when.fact, [...(lines.get(when.fact) ?? []), held]);
  }
  return [...lines].flatMap(([id, held]) => {
    const fact = facts.find((candidate) => candidate.id === id);
    // A count that begins at 1 is of what was found: the first time is a case too.
    const from = fact?.atLeast === undefined || fact.atLeast === 0 ? undefined : fact.atLeast;
    return intervalFindings(held, { name: id, whole: fact?.kind !== 'points', from });
  });
}

/** What becomes of a case in a clause under one reading. */
interface Look {
  readonly probe: Probe;
  readonly at: ReturnType<typeof caseAt>;
  readonly applies: Truth;
  readonly matches: readonly Truth[];
  /** The steps that may be taken. */
  readonly taken: readonly string[];
}

function withinClause(
  version: PenaltyVersion,
  clause: PenaltyClause,
  facts: readonly RuleFact[],
  path: string,
): Found[] {
  const conditions = [clause.when, ...clause.steps.map(({ when }) => when)].filter(
    (condition) => condition !== undefined,
  );
  const axes = axesOf(conditions, facts);
  const asksDay = conditions.flatMap(testsOf).some((test) => 'on' in test);
  const look = lookIn({ ...version, clauses: [clause] }, clause, facts, axes);
  const readings = readingsIn(clause);
  // The ends that count are those of the steps, not those of the clause.
  const ofSteps = axesOf(conditions.slice(clause.when === undefined ? 0 : 1), facts).map(({ key }) => key);
  const looks = casesOf(conditions, facts, version).flatMap((probe) =>
    readings.map(({ id }) => look(probe, id)),
  );
  const applying = looks.filter(({ applies }) => applies !== 'no');
  if (applying.length === 0) return [{ code: 'verify.unreachable', path }];

  const at = ({ id }: PenaltyStep) => `${path}/steps/${id}`;
  const found: Found[] = [];
  const never = new Set<number>();
  clause.steps.forEach((step, index) => {
    const matching = applying.filter(({ matches }) => matches[index] !== 'no');
    if (matching.some(({ taken }) => taken.includes(step.id))) return;
    never.add(index);
    const [first] = matching;
    if (first === undefined) found.push({ code: 'verify.unreachable', path: at(step) });
    else {
      found.push({
        code: 'verify.shadowed',
        path: at(step),
        clauses: [...first.taken.map((id) => `${path}/steps/${id}`), at(step)],
        example: exampleOf(first.probe, asksDay),
      });
    }
  });

  // A way of choosing that is stated, and the only one, leaves nothing open.
  if (clause.choose === undefined || 'readings' in clause.choose) {
    clause.steps.forEach((step, later) => {
      if (never.has(later) || (step.when === undefined && later === clause.steps.length - 1)) return;
      clause.steps.slice(0, later).forEach((other, earlier) => {
        if (never.has(earlier) || sameOutcome(step, other)) return;
        const both = applying.filter(
          ({ applies, matches }) =>
            applies === 'yes' && matches[earlier] === 'yes' && matches[later] === 'yes',
        );
        const inside = both.find((each) => !isAtEnd(each.at, ofSteps));
        const first = inside ?? both[0];
        if (first === undefined) return;
        found.push({
          code: inside === undefined ? 'verify.end-twice' : 'verify.overlap',
          path: at(step),
          clauses: [at(other), at(step)],
          example: exampleOf(first.probe, asksDay),
        });
      });
    });
  }
  return [...found, ...gaps(clause, facts, looks, look, path, asksDay, ofSteps)];
}

function lookIn(
  version: PenaltyVersion,
  clause: PenaltyClause,
  facts: readonly RuleFact[],
  axes: readonly Axis[],
) {
  const seen = new Map<string, Omit<Look, 'probe'>>();
  return (probe: Probe, reading: string): Look => {
    const at = caseAt(probe, axes, facts);
    const key = `${at.key} ${reading}`;
    const known = seen.get(key);
    if (known !== undefined) return { probe, ...known };
    const ranges =
      (clause.choose === undefined ? undefined : valueAs(clause.choose, reading)?.value.ranges) ?? reading;
    const truth = (condition: Condition | undefined) =>
      condition === undefined ? 'yes' : holds(condition, { ...at, reading: ranges });
    const steps = outcomesOf(version, at, reading).flatMap((outcome) => outcome.steps);
    const own = {
      at,
      applies: truth(clause.when),
      matches: clause.steps.map(({ when }) => truth(when)),
      taken: [...new Set(steps)].flatMap((step) =>
        step.includes('/') ? [step.slice(clause.id.length + 1)] : [],
      ),
    };
    seen.set(key, own);
    return { probe, ...own };
  };
}

function sameOutcome(a: PenaltyStep, b: PenaltyStep): boolean {
  const keyOf = ({ measures, oneOf = [[]], unknown }: PenaltyStep) =>
    oneOf
      .map((more) => outcomeKey({ measures: [...measures, ...more], unknown: unknown !== undefined }))
      .sort()
      .join('|');
  return keyOf(a) === keyOf(b);
}

/** Whether some number of the case is exactly where a range ends and another begins. */
function isAtEnd({ possible }: Omit<Case, 'reading'>, axes: readonly string[]): boolean {
  return axes.some((axis) => {
    const [only] = possible.get(axis) ?? [];
    return only !== undefined && 'low' in only && only.high !== null && only.low.at === only.high.at;
  });
}

/**
 * Cases of a clause in which no step matches, though one does where a number is lower or a choice is another. Where nothing
 * matches up to some number, nothing follows up to there, which is no gap.
 */
function gaps(
  clause: PenaltyClause,
  facts: readonly RuleFact[],
  looks: readonly Look[],
  look: (probe: Probe, reading: string) => Look,
  path: string,
  asksDay: boolean,
  ofSteps: readonly string[],
): Found[] {
  const [reading] = readingsIn(clause);
  const matched = ({ matches }: Look) => matches.some((truth) => truth !== 'no');
  const [open, held] = [looks, looks].map((all, index) =>
    all.filter((each) => each.applies === 'yes' && matched(each) === (index === 1)),
  ) as [Look[], Look[]];
  if (open.length === 0 || held.length === 0) return [];
  const tested = clause.steps.flatMap(({ when }) => (when === undefined ? [] : testsOf(when)));
  const choices = facts.filter(
    ({ id, kind }) =>
      kind === 'choice' && tested.filter((test) => 'is' in test && test.fact === id).length > 1,
  );
  // Of cases that the rules cannot tell apart, the one whose step below is the last.
  const places = new Map<string, { readonly look: Look; readonly before: number }>();
  for (const each of open) {
    const step = stepBelow(each.probe);
    if (step === undefined && !viaChoice(each.probe)) continue;
    const before = clause.steps.findIndex(({ id }) => id === step);
    const same = places.get(each.at.key);
    if (same === undefined || before > same.before) places.set(each.at.key, { look: each, before });
  }
  const found = new Map<number, Found & { readonly atEnd: boolean }>();
  for (const { look: each, before } of places.values()) {
    const atEnd = isAtEnd(each.at, ofSteps);
    const same = found.get(before);
    if (same !== undefined && (!same.atEnd || atEnd)) continue;
    const [from, next] = [clause.steps[before], clause.steps[before + 1]].map((step) =>
      step === undefined ? undefined : `${path}/steps/${step.id}`,
    );
    found.set(before, {
      code: atEnd ? 'verify.end-never' : 'verify.gap',
      path: from ?? path,
      clauses: from === undefined ? [path] : next === undefined ? [from] : [from, next],
      example: exampleOf(each.probe, asksDay),
      atEnd,
    });
  }
  return [...found.values()].map(({ atEnd: _, ...finding }) => finding);

  function stepsAt(probe: Probe, id: string, value: string | number): readonly string[] {
    const next = { ...probe, given: { ...probe.given, [id]: value } };
    if (!isPossible(next.given, facts)) return [];
    const each = look(next, reading?.id ?? 'text');
    return each.applies === 'yes' && matched(each) ? each.taken : [];
  }
  /** The step that is taken where one number is lower, all else the same; the nearest one. */
  function stepBelow(probe: Probe): string | undefined {
    for (const fact of facts) {
      for (const value of lowerValues(fact, probe.given, tested, facts)) {
        const [step] = stepsAt(probe, fact.id, value);
        if (step !== undefined) return step;
      }
    }
    return undefined;
  }
  function viaChoice(probe: Probe): boolean {
    return choices.some(({ id, options = [] }) =>
      options.some((option) => stepsAt(probe, id, option.id).length > 0),
    );
  }
}

/** The values of a number below the one given that rules can tell apart, the highest first. None for what other numbers are part of. */
function lowerValues(
  { id, kind }: RuleFact,
  given: Given,
  tests: readonly Test[],
  facts: readonly RuleFact[],
): (string | number)[] {
  const value = given[id];
  if ((kind !== 'count' && kind !== 'points') || value === undefined) return [];
  if (facts.some(({ partOf }) => partOf === id)) return [];
  const ofShares = tests.flatMap((test) => {
    if (!('part' in test) || test.part !== id) return [];
    const ends = readingsOf(test.range).flatMap((stated) => Object.values(stated.value).map(String));
    return ends.flatMap((at) =>
      [false, true].flatMap((after) => {
        const least = leastPart(Number(given[test.of]), { at, after });
        return [least - 1, least];
      }),
    );
  });
  return [...numbersOf(id, tests, facts), ...ofShares]
    .filter((number) => Number(number) >= 0 && Number(number) < Number(value))
    .sort((a, b) => Number(b) - Number(a));
}

/** A number one step up. */
export function raised(value: string | number, kind: RuleFact['kind']): string | number {
  return kind === 'count' ? Number(value) + 1 : add(String(value), little);
}
