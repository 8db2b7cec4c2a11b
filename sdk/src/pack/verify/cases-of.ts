import { addDays, type Day } from '../../base/day.ts';
import { add, compare, subtract } from '../../base/decimal.ts';
import { testsOf } from '../../penalty/axes.ts';
import type { Given } from '../../penalty/given.ts';
import type { Condition, RuleFact, ShareTest } from '../condition-schema.ts';
import { readingsOf } from '../known.ts';

/** A case on a day. */
export interface Probe {
  readonly given: Given;
  readonly on: Day;
}

/** More cases than this are not looked at. */
const most = 100_000;

/**
 * Cases that reach everything some conditions can tell apart: each number just below, at and just above every end of a range,
 * each share on both sides of and exactly at every end, each answer, each day on which one begins or ends.
 *
 * @example
 * // For { fact: 'times', range: { value: { from: 2 }, … } }, a count of at least 1
 * casesOf([condition], facts, version).map(({ given }) => given.times) // [1, 2, 3]
 */
export function casesOf(
  conditions: readonly Condition[],
  facts: readonly RuleFact[],
  { validFrom, validTo }: { readonly validFrom: Day; readonly validTo: Day | null },
): Probe[] {
  const tests = conditions.flatMap(testsOf);
  const shares = tests.filter((test): test is ShareTest => 'part' in test);
  const asked = [...new Set(tests.flatMap((test) => ('fact' in test ? [test.fact] : [])))];
  let given: Given[] = [{}];
  const each = (next: (before: Given) => Given[]) => {
    given = given.flatMap(next).slice(0, most);
  };
  const numbers = (id: string) => numbersOf(id, conditions, facts);
  for (const { part, of } of shares) {
    const ends = shares
      .filter((share) => share.part === part && share.of === of)
      .flatMap(({ range }) => readingsOf(range).flatMap(({ value }) => Object.values(value)))
      .map((end) => fractionOf(String(end)));
    each((before) => {
      const parts =
        before[part] === undefined ? partsOf(numbers(part).map(Number), ends) : [Number(before[part])];
      return parts.flatMap((count) => {
        const wholes =
          before[of] === undefined ? wholesOf(count, numbers(of).map(Number), ends) : [Number(before[of])];
        return wholes
          .filter((whole) => count <= whole)
          .map((whole) => ({ ...before, [part]: count, [of]: whole }));
      });
    });
  }
  for (const id of asked) {
    each((before) =>
      before[id] !== undefined ? [before] : answersOf(id).map((answer) => ({ ...before, [id]: answer })),
    );
  }
  function answersOf(id: string): readonly (string | number | boolean)[] {
    const fact = facts.find((candidate) => candidate.id === id);
    if (fact?.kind === 'yes-no') return [false, true];
    return fact?.kind === 'choice' ? (fact.options ?? []).map((option) => option.id) : numbers(id);
  }
  const possible = given.filter((one) => isPossible(one, facts));
  const days = new Set([validFrom]);
  for (const test of tests) {
    if (!('on' in test)) continue;
    for (const { value } of readingsOf(test.on)) {
      for (const day of [value.from, value.upTo]) {
        if (day !== undefined) for (const near of [-1, 0, 1]) days.add(addDays(day, near));
      }
    }
  }
  const inTime = [...days].filter((day) => validFrom <= day && (validTo === null || day <= validTo)).sort();
  // A condition on facts is asked on one day where it does not ask for the day.
  const distinct = [...new Map(possible.map((one) => [JSON.stringify(one), one])).values()];
  return inTime.flatMap((on) => distinct.map((one) => ({ given: one, on })));
}

/** Whether counts are not below their least and parts not above their wholes. */
export function isPossible(given: Given, facts: readonly RuleFact[]): boolean {
  return facts.every(({ id, atLeast = 0, partOf }) => {
    const value = given[id];
    if (typeof value === 'boolean' || value === undefined || value === null) return true;
    const whole = partOf === undefined ? undefined : given[partOf];
    return !(Number(value) < atLeast) && !(whole !== undefined && Number(value) > Number(whole));
  });
}

/** What is added to a number that has decimals to come past it. */
export const little = '0.0001';

/** The numbers around every end of a range of that fact. */
export function numbersOf(
  id: string,
  conditions: readonly Condition[],
  facts: readonly RuleFact[],
): (number | string)[] {
  const fact = facts.find((candidate) => candidate.id === id);
  const ends = conditions.flatMap(testsOf).flatMap((test) => {
    if (!('range' in test) || !('fact' in test) || test.fact !== id) return [];
    return readingsOf(test.range).flatMap(({ value }) => Object.values(value).map(String));
  });
  if (fact?.kind === 'points') {
    const near = ends.flatMap((end) => [subtract(end, little), end, add(end, little)]);
    return [...new Set(['0', ...near])].filter((number) => compare(number, '0') >= 0);
  }
  const least = fact?.atLeast ?? 0;
  const near = ends.flatMap((end) => [-1, 0, 1].map((step) => Math.floor(Number(end)) + step));
  return [...new Set([least, least + 1, ...near])].filter((number) => number >= least);
}

type Fraction = readonly [number, number];

/** A number of per cent in lowest terms. @example fractionOf('0.03') // [3, 10000] */
function fractionOf(percent: string): Fraction {
  const places = percent.split('.')[1]?.length ?? 0;
  const [over, under] = [Number(percent.replace('.', '')), 100 * 10 ** places];
  let [a, b] = [over, under];
  while (b > 0) [a, b] = [b, a % b];
  return [over / a, under / a];
}

/** Counts that reach every share: those around the ends of counts, and next to them those that make a share exact. */
function partsOf(counts: readonly number[], shares: readonly Fraction[]): number[] {
  const exact = shares.flatMap(([over]) =>
    over === 0
      ? []
      : [1, ...counts].flatMap((count) =>
          [Math.ceil(count / over), Math.ceil(count / over) + 1].map((times) => times * over),
        ),
  );
  const near = exact.flatMap((count) => [count - 1, count]);
  return [...new Set([1, ...counts, ...near, 0])].filter((count) => count >= 0);
}

/** What a part can be of: wholes of which it is just below, exactly and just above every share. */
function wholesOf(part: number, counts: readonly number[], shares: readonly Fraction[]): number[] {
  const near = shares.flatMap(([over, under]) => {
    if (over === 0) return [];
    const whole = Math.floor((part * under) / over);
    return [whole - 1, whole, whole + 1];
  });
  return [...new Set([part, part + 1, part * 1000 + 1, ...counts, ...near])];
}
