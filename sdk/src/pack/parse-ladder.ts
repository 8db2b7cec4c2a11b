import * as v from 'valibot';
import { check } from '../base/check.ts';
import { oneOf } from '../base/one-of.ts';
import type { Problem } from '../base/problem.ts';
import type { LocalText } from '../base/text.ts';
import { ladderProblems } from './ladder-problems.ts';
import {
  type AnyLadder,
  balanceThreshold,
  choice,
  counters,
  day,
  id,
  type LadderVersion,
  localText,
  measureKinds,
  measureTargets,
  period,
  quotaThreshold,
  releases,
  type Stated,
  text,
  threshold,
  transitions,
  type Value,
} from './schema.ts';

/*
 * A ladder as a person writes it down from a notice: no sources, since all of it is theirs; no ids unless they want
 * them; what they do not know is left out or null.
 */

const words = v.union([text, localText], 'text.empty');

const measure = v.strictObject({
  id: v.optional(id),
  kind: choice(measureKinds),
  target: choice(measureTargets),
  modality: v.optional(choice(['must', 'may'])),
  replaces: v.optional(v.array(id, 'type.list')),
  release: v.optional(v.nullable(choice(releases))),
  period: v.optional(v.nullable(period)),
});

function ladderOf<T, E extends v.ObjectEntries>(of: v.GenericSchema<unknown, T>, entries: E) {
  const rung = v.strictObject({
    id: v.optional(id),
    name: v.optional(words),
    threshold: v.nullable(of),
    measures: v.optional(v.array(measure, 'type.list')),
    unknown: v.optional(words),
  });
  return v.strictObject({
    /** For editors: where the JSON Schema of this file is. */
    $schema: v.optional(text),
    format: v.literal('duewatch/ladder@1', 'format.unknown'),
    id: v.optional(id),
    name: words,
    validFrom: v.optional(day),
    validTo: v.optional(v.nullable(day)),
    note: v.optional(words),
    rungs: v.pipe(v.array(rung, 'type.list'), v.minLength(1, 'list.empty')),
    ...entries,
  });
}

const arrears = ladderOf(threshold, {
  kind: v.optional(v.literal('arrears', 'choice.unknown')),
  counter: v.optional(choice(counters)),
  transition: v.optional(choice(transitions)),
  beyond: v.optional(words),
});
const quota = ladderOf(quotaThreshold, { kind: v.literal('quota', 'choice.unknown') });
const balance = ladderOf(balanceThreshold, { kind: v.literal('balance', 'choice.unknown') });

/**
 * A ladder as the user writes it. `threshold: null` is a rung whose days are not known, a `release` or `period` of null one that
 * is not known; a name that is left out is made of the threshold, and a text in one language stands for both.
 */
export type OwnLadder =
  | v.InferOutput<typeof arrears>
  | v.InferOutput<typeof quota>
  | v.InferOutput<typeof balance>;

export const ownLadderSchema: v.GenericSchema<unknown, OwnLadder> = oneOf(
  [arrears, quota, balance],
  (input) => {
    const kind = typeof input === 'object' && input !== null && 'kind' in input ? input.kind : undefined;
    return kind === 'quota' ? quota : kind === 'balance' ? balance : arrears;
  },
);

const cite = { source: 'user', confidence: 'user' } as const;
const notEntered: LocalText = { 'zh-CN': '没有填写。', en: 'Not entered.' };

/**
 * A ladder from what a user wrote, all of it with the source and the confidence `user`. Checked strictly and as a whole, so
 * that a form can show every problem beside its field: shape and unknown keys, an empty ladder, ids that repeat, thresholds
 * that do not rise. A rung that is milder than one before it is a warning, which does not refuse the ladder.
 *
 * @example
 * parseLadder({
 *   format: 'duewatch/ladder@1',
 *   name: 'Notice of 20 November',
 *   rungs: [{ threshold: { comparison: 'full-days', days: 7 }, measures: [{ kind: 'suspend-calls', target: 'account' }] }],
 * }).ladder?.versions[0]?.rungs[0]?.id // 'days-7'
 */
export function parseLadder(input: unknown): {
  readonly ladder?: AnyLadder;
  readonly problems: readonly Problem[];
} {
  const checked = check(ownLadderSchema, input, undefined);
  if (checked.value === undefined) return { problems: checked.problems };
  const own = checked.value;
  const validFrom = own.validFrom ?? '1900-01-01';
  const validTo = own.validTo ?? null;
  const dated = {
    id: 'own',
    validFrom,
    validTo,
    validity: own.note === undefined ? cite : { ...cite, note: inBoth(own.note) },
    rungs: own.rungs.map(toRung),
  };
  const problems: Problem[] = ladderProblems(dated.rungs as LadderVersion['rungs'], 'rungs');
  if (validTo !== null && validTo < validFrom) {
    problems.push({ code: 'pack.ends-before-start', severity: 'error', path: 'validTo', found: validTo });
  }
  if (problems.some(({ severity }) => severity === 'error')) return { problems };
  const version =
    own.kind === 'quota' || own.kind === 'balance'
      ? dated
      : {
          ...dated,
          counter: stated(own.counter ?? 'account-episode'),
          ...(own.transition === undefined ? {} : { transition: stated(own.transition) }),
          ...(own.beyond === undefined ? {} : { beyond: { unknown: inBoth(own.beyond) } }),
        };
  const kind = own.kind === undefined ? {} : { kind: own.kind };
  const ladder = { id: own.id ?? 'own', name: inBoth(own.name), ...kind, versions: [version] };
  return { ladder: ladder as unknown as AnyLadder, problems };
}

type OwnRung = OwnLadder['rungs'][number];

function toRung({ id: given, name, threshold: at, measures = [], unknown }: OwnRung, index: number) {
  const named = nameOf(at, index);
  const rungId = given ?? named.id;
  return {
    id: rungId,
    name: name === undefined ? named.name : inBoth(name),
    threshold: at === null ? { unknown: notEntered } : stated(at),
    measures: measures.map((each) => ({
      id: each.id ?? `${rungId}.${each.kind}.${each.target}`,
      kind: each.kind,
      target: each.target,
      modality: each.modality ?? ('must' as const),
      ...(each.replaces === undefined ? {} : { replaces: each.replaces }),
      release: orUnknown(each.release ?? null),
      ...(each.period === undefined ? {} : { period: orUnknown(each.period) }),
      ...cite,
    })),
    ...(unknown === undefined ? {} : { unknown: inBoth(unknown) }),
  };
}

/** What a rung is called by its threshold. */
function nameOf(at: OwnRung['threshold'], index: number): { id: string; name: LocalText } {
  const rung = (rungId: string, zh: string, en: string) => ({ id: rungId, name: { 'zh-CN': zh, en } });
  if (at === null) return rung(`rung-${index + 1}`, `第 ${index + 1} 档`, `rung ${index + 1}`);
  if ('share' in at) return rung(`used-${at.share}`, `额度用到 ${at.share}`, `${at.share} of the quota used`);
  if ('amount' in at)
    return rung(`below-${at.amount}`, `余额低于 ¥${at.amount}`, `balance below ¥${at.amount}`);
  const { comparison, days } = at;
  if (comparison === 'more-than') {
    return rung(`more-than-${days}`, `超过 ${days} 天`, `more than ${days} ${days === 1 ? 'day' : 'days'}`);
  }
  return rung(`days-${days}`, `满 ${days} 天`, `${days} full ${days === 1 ? 'day' : 'days'}`);
}

function stated<T>(value: T): Stated<T> {
  return { value, ...cite };
}

function orUnknown<T>(value: T | null): Value<T> {
  return value === null ? { unknown: notEntered } : stated(value);
}

function inBoth(given: string | LocalText): LocalText {
  return typeof given === 'string' ? { 'zh-CN': given, en: given } : given;
}
