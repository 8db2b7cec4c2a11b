import type { Condition, Range, RuleFact, ShareTest, Test } from '../pack/condition-schema.ts';
import { readingsOf } from '../pack/known.ts';
import type { Value } from '../pack/value.ts';
import { type Cut, compareCuts, type Interval, intervalOf, isWithin, start, wholeOf } from './cut.ts';
import { factOf, type Given } from './given.ts';
import { type CountBounds, isShareWithin, shareIsPossible } from './share.ts';

/*
 * What rules can tell apart. A rule never sees a number, only on which side of its thresholds it lies: each fact and each
 * share is an axis, cut into classes by every threshold of every reading. Within a class all outcomes are the same, so that
 * looking at one case of each class is looking at all cases.
 */

/** What an axis can be: numbers between two cuts, or one answer. */
export type Class = Interval | { readonly is: boolean | string };

export interface Axis {
  /** `fact`, or `part/of` for a share. */
  readonly key: string;
  /** The facts that it is made of. */
  readonly facts: readonly string[];
  readonly classes: readonly Class[];
}

/** Every test of a condition, at any depth. */
export function testsOf(condition: Condition): readonly Test[] {
  if ('allOf' in condition) return condition.allOf.flatMap(testsOf);
  if ('anyOf' in condition) return condition.anyOf.flatMap(testsOf);
  return 'not' in condition ? testsOf(condition.not) : [condition];
}

export function shareKey({ part, of }: Pick<ShareTest, 'part' | 'of'>): string {
  return `${part}/${of}`;
}

/** The axes that some conditions look at. */
export function axesOf(conditions: readonly Condition[], facts: readonly RuleFact[]): Axis[] {
  const cuts = new Map<string, Cut[]>();
  const answers = new Set<string>();
  const addCuts = (key: string, range: Value<Range>) => {
    const ends = readingsOf(range).flatMap(({ value }) => {
      const { low, high } = intervalOf(value);
      return high === null ? [low] : [low, high];
    });
    cuts.set(key, [...(cuts.get(key) ?? [start]), ...ends]);
  };
  for (const test of conditions.flatMap(testsOf)) {
    if ('part' in test) addCuts(shareKey(test), test.range);
    else if ('is' in test) answers.add(test.fact);
    else if ('fact' in test) addCuts(test.fact, test.range);
  }
  return [
    ...[...cuts].map(([key, all]) => ({ key, facts: key.split('/'), classes: intervalsBetween(all) })),
    ...[...answers].map((key) => ({ key, facts: [key], classes: answersOf(key, facts) })),
  ];
}

function intervalsBetween(cuts: readonly Cut[]): Interval[] {
  const sorted = [...cuts].sort(compareCuts);
  const distinct = sorted.filter(
    (cut, index) => index === 0 || compareCuts(cut, sorted[index - 1] as Cut) > 0,
  );
  return distinct.map((low, index) => ({ low, high: distinct[index + 1] ?? null }));
}

function answersOf(id: string, facts: readonly RuleFact[]): Class[] {
  const fact = facts.find((candidate) => candidate.id === id);
  if (fact?.kind === 'choice') return (fact.options ?? []).map((option) => ({ is: option.id }));
  return [{ is: true }, { is: false }];
}

/** What a count can be. */
function boundsOf(id: string, facts: readonly RuleFact[], given: Given): CountBounds {
  const value = factOf(given, id);
  if (typeof value === 'number') return { low: value, high: value };
  const own = facts.filter((fact) => fact.id === id);
  const wholes = own.flatMap(({ partOf }) => (partOf === undefined ? [] : (factOf(given, partOf) ?? [])));
  const parts = facts.filter(({ partOf }) => partOf === id).map((part) => factOf(given, part.id) ?? 0);
  const highs = wholes.map(Number);
  return {
    low: Math.max(0, ...own.map(({ atLeast = 0 }) => atLeast), ...parts.map(Number)),
    high: highs.length === 0 ? null : Math.min(...highs),
  };
}

/** The classes of an axis in which the case may lie. */
export function possibleOf(axis: Axis, facts: readonly RuleFact[], given: Given): readonly Class[] {
  const [first = '', whole] = axis.facts;
  if (whole !== undefined) {
    const [part, of] = [boundsOf(first, facts, given), boundsOf(whole, facts, given)];
    return axis.classes.filter((share) => 'low' in share && isPossibleShare(part, of, share));
  }
  const value = factOf(given, first);
  if (value !== undefined) {
    return axis.classes.filter((each) =>
      'is' in each ? each.is === value : typeof value !== 'boolean' && isWithin(String(value), each),
    );
  }
  if (facts.find(({ id }) => id === first)?.kind !== 'count') return axis.classes;
  const bounds = boundsOf(first, facts, given);
  return axis.classes.filter((each) => !('low' in each) || meets(bounds, wholeOf(each)));
}

function isPossibleShare(part: CountBounds, of: CountBounds, share: Interval): boolean {
  const known = part.low === part.high && of.low === of.high;
  return known ? isShareWithin(part.low, of.low, share) : shareIsPossible(part, of, share);
}

function meets(a: CountBounds, b: CountBounds): boolean {
  const low = Math.max(a.low, b.low);
  return (a.high === null || low <= a.high) && (b.high === null || low <= b.high);
}

/** One class of each axis. */
export type World = ReadonlyMap<string, readonly Class[]>;

/** Every combination of classes in which the case may lie, taken together: what a share can be depends on its counts. */
export function worldsOf(axes: readonly Axis[], facts: readonly RuleFact[], given: Given): World[] {
  let worlds: Map<string, readonly Class[]>[] = [new Map()];
  for (const axis of axes) {
    const classes = possibleOf(axis, facts, given);
    worlds = worlds.flatMap((world) => classes.map((each) => new Map([...world, [axis.key, [each]]])));
  }
  const shares = axes.filter((axis) => axis.facts.length === 2);
  return worlds.filter((world) => {
    const within = (id: string) => narrowed(boundsOf(id, facts, given), world.get(id)?.[0]);
    const partsFit = facts.every(({ id, partOf }) => {
      if (partOf === undefined) return true;
      const { high } = within(partOf);
      return high === null || within(id).low <= high;
    });
    return (
      partsFit &&
      shares.every(({ key, facts: [part = '', of = ''] }) => {
        const share = world.get(key)?.[0];
        return share !== undefined && 'low' in share && isPossibleShare(within(part), within(of), share);
      })
    );
  });
}

function narrowed(bounds: CountBounds, to: Class | undefined): CountBounds {
  if (to === undefined || !('low' in to)) return bounds;
  const { low, high } = wholeOf(to);
  return {
    low: Math.max(bounds.low, low),
    high: high === null ? bounds.high : bounds.high === null ? high : Math.min(high, bounds.high),
  };
}
