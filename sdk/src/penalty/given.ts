import { isDecimal } from '../base/decimal.ts';
import { shown } from '../base/problem.ts';
import type { RuleFact } from '../pack/condition-schema.ts';

/**
 * The facts of a case by their ids: counts as whole numbers, points as numbers or decimals in quotes, `true` and `false`, or the
 * id of a choice. What is absent or null is not known.
 */
export type Given = Readonly<Record<string, number | string | boolean | null | undefined>>;

/** Refuses, with a `RangeError`, what cannot be: a fact that no rule asks for, a count below its least, a part above its whole. */
export function checkGiven(given: Given, facts: readonly RuleFact[]): void {
  givenCheck(facts)(given);
}

/** {@link checkGiven} for many cases. */
export function givenCheck(facts: readonly RuleFact[]): (given: Given) => void {
  const declared = new Map<string, RuleFact[]>();
  for (const fact of facts) declared.set(fact.id, [...(declared.get(fact.id) ?? []), fact]);
  return (given) => {
    for (const id of Object.keys(given)) {
      const value = factOf(given, id);
      if (value === undefined) continue;
      const own = declared.get(id);
      if (own === undefined) throw new RangeError(`no rule asks for ${id}`);
      for (const fact of own) checkOne(fact, value, given);
    }
  };
}

function checkOne(fact: RuleFact, value: number | string | boolean, given: Given): void {
  const { kind, options = [], partOf, atLeast = 0 } = fact;
  const refuse = (expected: string): never => {
    throw new RangeError(`${fact.id} is ${shown(value)}, expected ${expected}`);
  };
  if (kind === 'yes-no') {
    if (typeof value !== 'boolean') refuse('true or false');
  } else if (kind === 'choice') {
    if (!options.some((option) => option.id === value)) {
      refuse(`one of ${options.map((option) => option.id).join(', ')}`);
    }
  } else if (kind === 'points') {
    if (typeof value === 'boolean' || !isDecimal(String(value)) || Number(value) < atLeast) {
      refuse(`a number from ${atLeast}`);
    }
  } else {
    if (!Number.isSafeInteger(value) || Number(value) < atLeast) refuse(`a whole number from ${atLeast}`);
    const whole = partOf === undefined ? undefined : given[partOf];
    if (typeof whole === 'number' && Number(value) > whole) refuse(`at most ${partOf}, which is ${whole}`);
  }
}

/** Undefined where it is not known. */
export function factOf(given: Given, fact: string): number | string | boolean | undefined {
  return given[fact] ?? undefined;
}
