import type { RuleFact } from '../pack/condition-schema.ts';
import type { Axis } from './axes.ts';
import { type Cut, isWithin } from './cut.ts';
import { factOf, type Given } from './given.ts';
import { sharePast } from './share.ts';

/**
 * Numbers every combination of classes, one of each axis, and finds the one in which a case lies; -1 where a fact is missing that
 * has a say in it, or where numbers are too long to be sure.
 */
export function cellFinder(axes: readonly Axis[], facts: readonly RuleFact[]): (given: Given) => number {
  const places = axes.map((axis) => ({ count: axis.classes.length, find: placeOn(axis) }));
  // What a part or a whole can be bounds the other, so that both have a say even where no rule looks at them.
  const bounding = facts.flatMap(({ id, partOf }) => (partOf === undefined ? [] : [id, partOf]));
  const needed = [...new Set(bounding)];
  const cells = places.reduce((product, { count }) => product * count, 1);
  if (!Number.isSafeInteger(cells)) return () => -1;
  return (given) => {
    for (const fact of needed) if (factOf(given, fact) === undefined) return -1;
    let cell = 0;
    for (const { count, find } of places) {
      const place = find(given);
      if (place < 0) return -1;
      cell = cell * count + place;
    }
    return cell;
  };
}

/** The class of an axis in which a case lies, or -1. */
function placeOn({ facts: [first = '', whole], classes }: Axis): (given: Given) => number {
  const lows = classes.flatMap((each) => ('low' in each ? [each.low] : []));
  if (lows.length === 0) {
    const answers: unknown[] = classes.map((each) => 'is' in each && each.is);
    return (given) => answers.indexOf(factOf(given, first));
  }
  if (whole !== undefined) {
    const past = lows.map(sharePast);
    return (given) => {
      const [part, of] = [factOf(given, first), factOf(given, whole)];
      if (!isCount(part) || !isCount(of)) return -1;
      let place = 0;
      while (place + 1 < past.length && past[place + 1]?.(part, of) === true) place++;
      return place;
    };
  }
  const least = lows.map(leastPast);
  return (given) => {
    const value = factOf(given, first);
    if (typeof value === 'boolean' || value === undefined) return -1;
    if (!isCount(value)) return classes.findIndex((each) => 'low' in each && isWithin(String(value), each));
    let place = 0;
    while (place + 1 < least.length && value >= (least[place + 1] as number)) place++;
    return place;
  };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** The least whole number from 0 that lies past a cut. */
function leastPast({ at, after }: Cut): number {
  if (at.startsWith('-')) return 0;
  const [whole, fraction = ''] = at.split('.');
  return Number(whole) + Number(after || /[1-9]/.test(fraction));
}
