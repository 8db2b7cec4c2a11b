import type { Truth } from '../base/truth.ts';
import type { Condition } from '../pack/condition-schema.ts';
import type {
  Choose,
  PenaltyClause,
  PenaltyMeasure,
  PenaltyStep,
  PenaltyVersion,
} from '../pack/penalty-schema.ts';
import { valueAs } from '../pack/value-as.ts';
import { compareMeasures, type Harshness, harshness } from './harshness.ts';
import { type Case, holds } from './holds.ts';

/** One thing that a table may come to: the steps that led there, and the measures they take together. */
export interface StepOutcome {
  /** As `clause/step`; as `clause` where none of its steps matches. */
  readonly steps: readonly string[];
  readonly measures: readonly PenaltyMeasure[];
  /** Measures of it that nobody has found. */
  readonly unknown: boolean;
}

/** Everything that a version of a table can come to in a case, under one reading of it. One outcome where nothing is open. */
export function outcomesOf(
  version: PenaltyVersion,
  at: Omit<Case, 'reading'>,
  reading: string | undefined,
): readonly StepOutcome[] {
  const by = harshness(version);
  let outcomes: readonly StepOutcome[] = [{ steps: [], measures: [], unknown: false }];
  for (const clause of version.clauses) {
    const how = readingOf(clause, reading);
    const applies = clause.when === undefined ? 'yes' : holds(clause.when, { ...at, reading: how.ranges });
    if (applies === 'no') continue;
    const own = ofClause(clause, at, how, by);
    const more = applies === 'unknown' ? [...own, { steps: [], measures: [], unknown: false }] : own;
    outcomes = outcomes.flatMap((before) => more.map((after) => together(before, after)));
  }
  return outcomes;
}

/** How a clause is read: how its steps are chosen, and which reading its ranges take. */
function readingOf(clause: PenaltyClause, reading: string | undefined): Choose {
  const how = clause.choose === undefined ? undefined : valueAs(clause.choose, reading)?.value;
  return { pick: 'first', ...how, ranges: how?.ranges ?? reading };
}

function ofClause(
  clause: PenaltyClause,
  at: Omit<Case, 'reading'>,
  how: Choose,
  by: Harshness,
): readonly StepOutcome[] {
  const matched = clause.steps.map((step) => ({
    step,
    truth:
      step.when === undefined ? 'yes' : holds(joined(step.when, how.join), { ...at, reading: how.ranges }),
  }));
  const chosen = how.pick === 'first' ? fromTheTop(matched) : harshest(matched, by);
  return chosen.flatMap((step) => (step === null ? nothing(clause) : ofStep(clause, step)));
}

type Matched = readonly { readonly step: PenaltyStep; readonly truth: Truth }[];

/** Every step that may be the first to match; null where perhaps none does. */
function fromTheTop(matched: Matched): (PenaltyStep | null)[] {
  const certain = matched.findIndex(({ truth }) => truth === 'yes');
  const before = certain < 0 ? matched : matched.slice(0, certain + 1);
  const steps = before.filter(({ truth }) => truth !== 'no').map(({ step }) => step);
  return certain < 0 ? [...steps, null] : steps;
}

function harshest(matched: Matched, by: Harshness): (PenaltyStep | null)[] {
  const harsher = (a: PenaltyStep, b: PenaltyStep) => compareMeasures(worstOf(a, by), worstOf(b, by), by) > 0;
  const of = (truth: Truth) => matched.filter((each) => each.truth === truth).map(({ step }) => step);
  const [first, ...rest] = of('yes');
  if (first === undefined) return [...of('unknown'), null];
  const certain = rest.reduce((worst, step) => (harsher(step, worst) ? step : worst), first);
  return [certain, ...of('unknown').filter((step) => harsher(step, certain))];
}

function worstOf({ measures, oneOf = [] }: PenaltyStep, by: Harshness): PenaltyMeasure[] {
  const [worst = []] = [...oneOf].sort((a, b) => compareMeasures(b, a, by));
  return [...measures, ...worst];
}

function joined(condition: Condition, join: Choose['join']): Condition {
  const parts = 'allOf' in condition ? condition.allOf : 'anyOf' in condition ? condition.anyOf : undefined;
  if (join === undefined || parts === undefined) return condition;
  return join === 'all' ? { allOf: parts } : { anyOf: parts };
}

function nothing(clause: PenaltyClause): StepOutcome[] {
  return [{ steps: [clause.id], measures: [], unknown: false }];
}

function ofStep(clause: PenaltyClause, { id, measures, oneOf, unknown }: PenaltyStep): StepOutcome[] {
  return (oneOf ?? [[]]).map((more) => ({
    steps: [`${clause.id}/${id}`],
    measures: [...measures, ...more],
    unknown: unknown !== undefined,
  }));
}

function together(a: StepOutcome, b: StepOutcome): StepOutcome {
  return {
    steps: [...a.steps, ...b.steps],
    measures: [...a.measures, ...b.measures],
    unknown: a.unknown || b.unknown,
  };
}

/** The steps of each clause that match as the text stands, where more than one does. */
export function matchingSteps(
  version: PenaltyVersion,
  at: Omit<Case, 'reading'>,
  reading: string | undefined,
): { readonly clause: PenaltyClause; readonly steps: readonly PenaltyStep[] }[] {
  return version.clauses.flatMap((clause) => {
    if (clause.steps.length === 1) return [];
    const matches = { ...at, reading: readingOf(clause, reading).ranges };
    if (clause.when !== undefined && holds(clause.when, matches) !== 'yes') return [];
    const steps = clause.steps.filter(({ when }) => when === undefined || holds(when, matches) === 'yes');
    return steps.length > 1 ? [{ clause, steps }] : [];
  });
}
