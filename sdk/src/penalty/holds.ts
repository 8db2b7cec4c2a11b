import type { Day } from '../base/day.ts';
import { and, not, or, type Truth } from '../base/truth.ts';
import type { Condition, Range } from '../pack/condition-schema.ts';
import { valueAs } from '../pack/value-as.ts';
import { type Class, shareKey } from './axes.ts';
import { compareCuts, type Interval, intervalOf } from './cut.ts';

/** Where a case may lie, and how the rule is read. */
export interface Case {
  /** The classes that are possible on each axis. */
  readonly possible: ReadonlyMap<string, readonly Class[]>;
  readonly on: Day;
  /** The reading that is taken of every range that has one of that id. */
  readonly reading?: string | undefined;
  /** What was found of ranges and classes already, for one call that looks at many cases. */
  readonly seen?: Seen;
}

export type Seen = Map<Range, Map<Class, boolean>>;

/** Whether a condition holds. Every part is looked at; a limit that nobody has found leaves it unknown. */
export function holds(condition: Condition, at: Case): Truth {
  if ('allOf' in condition) return and(condition.allOf.map((part) => holds(part, at)));
  if ('anyOf' in condition) return or(condition.anyOf.map((part) => holds(part, at)));
  if ('not' in condition) return not(holds(condition.not, at));
  if ('on' in condition) {
    const days = valueAs(condition.on, at.reading)?.value;
    if (days === undefined) return 'unknown';
    const { from = at.on, upTo = at.on } = days;
    return from <= at.on && at.on <= upTo ? 'yes' : 'no';
  }
  const classes = at.possible.get('part' in condition ? shareKey(condition) : condition.fact) ?? [];
  if ('is' in condition) return among(classes.map((each) => 'is' in each && each.is === condition.is));
  const range = valueAs(condition.range, at.reading)?.value;
  if (range === undefined) return 'unknown';
  return among(classes.map((each) => 'low' in each && lies(each, range, at.seen)));
}

function lies(each: Interval, range: Range, seen: Seen | undefined): boolean {
  const found = seen?.get(range) ?? new Map<Class, boolean>();
  const known = found.get(each);
  if (known !== undefined) return known;
  const answer = contains(intervalOf(range), each);
  seen?.set(range, found.set(each, answer));
  return answer;
}

function among(answers: readonly boolean[]): Truth {
  if (answers.length === 1) return answers[0] === true ? 'yes' : 'no';
  if (answers.length === 0) return 'unknown';
  return answers.every(Boolean) ? 'yes' : answers.some(Boolean) ? 'unknown' : 'no';
}

/** Classes are cut at every end of every range, so that one lies in a range whole or not at all. */
function contains(range: Interval, { low, high }: Interval): boolean {
  if (compareCuts(low, range.low) < 0) return false;
  return range.high === null || (high !== null && compareCuts(high, range.high) <= 0);
}
