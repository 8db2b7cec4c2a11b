import type { Day } from '../base/day.ts';
import type { LocalText, Message } from '../base/text.ts';
import { directionOf } from './diff/direction-of.ts';
import { fieldOf } from './diff/field-of.ts';
import { isValue, messageOf } from './diff/message-of.ts';
import type { Pack } from './schema.ts';
import { below, keyed } from './walk-pack.ts';

/** One thing that differs between two editions of a pack. */
export interface PackChange {
  /** `order`: the items of a list that stayed follow each other in another way. */
  readonly kind: 'added' | 'removed' | 'changed' | 'order';
  /** Where, with the ids of rule and version: `tariffs/api/2017-01/classes/basic/inside/price`. Everything below it is meant. */
  readonly path: string;
  /** The first day of the new version that brings it; null for what is corrected in a version that was there, and for what has no day. */
  readonly from: Day | null;
  /** Whether a version that was there now says something else. */
  readonly correction: boolean;
  /** The parts of the two packs at that path; null where there is none. */
  readonly before: unknown;
  readonly after: unknown;
  readonly text: Message;
}

/**
 * What differs between two editions of a pack, in the order of the pack. Rules, versions and their parts are matched by id. A version
 * that is new is compared with the one it follows, and each of those changes has its first day as `from`; what differs within a
 * version that was there is a correction. Nothing is left out: of every value that differs, some change names its path
 * or one above it.
 *
 * What it means for an account is `compareTariffs` on its usage.
 *
 * @example
 * const [first] = diffPacks(taobaoOpenPlatform, applyValues(taobaoOpenPlatform, { 'tariffs/api/2017-01/classes/basic/any': '0.02' }).pack)
 *   .filter(({ path }) => path.endsWith('/price'));
 * explain(first.text, 'en')
 * // 'correction: technical service fee for API calls · basic API, the price rises from ¥0.01 for 100 calls to ¥0.02 for 100 calls'
 */
export function diffPacks(before: Pack, after: Pack): PackChange[] {
  const at = { path: '', names: [], from: null, correction: false, parents: [before, after] } as const;
  // The names of the packs themselves would stand before everything.
  return compareFields({ ...before }, { ...after }, at);
}

/** Where two parts stand, and what is around them. */
interface At {
  readonly path: string;
  readonly names: readonly LocalText[];
  readonly from: Day | null;
  readonly correction: boolean;
  readonly parents: readonly [unknown, unknown];
}

type Node = Readonly<Record<string, unknown>>;

function compareParts(a: unknown, b: unknown, at: At): PackChange[] {
  if (same(a, b)) return [];
  if (a === undefined) return [change('added', a, b, at)];
  if (b === undefined) return [change('removed', a, b, at)];
  if (Array.isArray(a) && Array.isArray(b)) return compareLists(a, b, at);
  if (!isNode(a) || !isNode(b)) return [change('changed', a, b, at)];
  if (isText(a) && isText(b)) return [change('changed', a, b, at)];
  if (isValue(a) || isValue(b)) {
    // A value that stays is compared by what it rests on.
    if ('value' in a && 'value' in b && same(a.value, b.value)) return compareFields(a, b, at);
    return [change('changed', a, b, at)];
  }
  return compareFields(a, b, named(at, a, b));
}

function compareFields(a: Node, b: Node, at: At): PackChange[] {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return keys.flatMap((key) => {
    const inside = { ...at, path: below(at.path, key), parents: [a, b] as const };
    const lists = [a[key], b[key]].every((list) => list === undefined || Array.isArray(list));
    if (key === 'versions' && lists) {
      return compareVersions((a[key] ?? []) as Version[], (b[key] ?? []) as Version[], inside);
    }
    return compareParts(a[key], b[key], inside);
  });
}

/** Lists of named items are matched by their names, others as a whole. */
function compareLists(a: readonly unknown[], b: readonly unknown[], at: At): PackChange[] {
  if (![...a, ...b].every(isNode) || isMeasures(a) || isMeasures(b)) return [change('changed', a, b, at)];
  const [left, right] = [new Map(keyed(a)), new Map(keyed(b))];
  const names = [...new Set([...left.keys(), ...right.keys()])];
  const stay = (own: ReadonlyMap<string, unknown>) =>
    [...own.keys()].filter((name) => left.has(name) && right.has(name));
  return [
    ...(same(stay(left), stay(right)) ? [] : [change('order', a, b, at)]),
    ...names.flatMap((name) =>
      compareParts(left.get(name), right.get(name), { ...at, path: `${at.path}/${name}`, parents: [a, b] }),
    ),
  ];
}

/** Measures of a step or a level have no ids: they are told together. */
function isMeasures(list: readonly unknown[]): boolean {
  return list.some((item) => isNode(item) && 'modality' in item && !('id' in item));
}

interface Version extends Node {
  readonly id: string;
  readonly validFrom: Day;
}

/** What says when a version holds, rather than what. */
const frame = new Set(['id', 'validFrom', 'validTo', 'validity', 'published']);

function compareVersions(a: readonly Version[], b: readonly Version[], at: At): PackChange[] {
  const [left, right] = [new Map(keyed(a)), new Map(keyed(b))] as [
    Map<string, Version>,
    Map<string, Version>,
  ];
  const found: PackChange[] = [];
  for (const [name, version] of left) {
    if (!right.has(name))
      found.push(versionChange('removed', version, { ...at, path: `${at.path}/${name}` }));
  }
  for (const [name, version] of right) {
    const here = { ...at, path: `${at.path}/${name}` };
    const old = left.get(name);
    if (old !== undefined) {
      found.push(...compareParts(old, version, { ...here, correction: true }));
      continue;
    }
    found.push(versionChange('added', version, here));
    const follows = [...right.entries()]
      .filter(([, other]) => other !== version && other.validFrom < version.validFrom)
      .sort(([, x], [, y]) => (x.validFrom < y.validFrom ? 1 : -1))[0];
    if (follows === undefined) continue;
    // As it was before, where it was there: what is corrected in it is told as a correction.
    const before = left.get(follows[0]) ?? follows[1];
    const content = ({ ...fields }: Version): Node =>
      Object.fromEntries(Object.entries(fields).filter(([key]) => !frame.has(key)));
    found.push(...compareFields(content(before), content(version), { ...here, from: version.validFrom }));
  }
  const common = (own: ReadonlyMap<string, Version>) =>
    [...own.keys()].filter((name) => left.has(name) && right.has(name));
  return same(common(left), common(right)) ? found : [change('order', a, b, at), ...found];
}

function versionChange(kind: 'added' | 'removed', version: Version, at: At): PackChange {
  const { path, names } = at;
  const { validFrom, validTo = null } = version;
  const [before, after] = kind === 'added' ? [null, version] : [version, null];
  const text =
    kind === 'added'
      ? { code: 'diff.version', params: { where: names, from: validFrom, to: validTo as Day | null } }
      : { code: 'diff.version-removed', params: { where: names, since: validFrom } };
  return { kind, path, from: kind === 'added' ? validFrom : null, correction: false, before, after, text };
}

function change(kind: PackChange['kind'], a: unknown, b: unknown, at: At): PackChange {
  const { path, from, correction, parents } = at;
  const here = isValue(a) || isValue(b) ? at : named(at, a, b);
  const field = fieldOf(path, parents[1] ?? parents[0]);
  // What is only there or gone is said by its name and its measures.
  const hasName = (part: unknown) => isNode(part) && isText(part.name) && !Array.isArray(part.measures);
  const side = (part: unknown, parent: unknown) =>
    part === undefined || hasName(part) ? null : messageOf(part, field.code, parent);
  const [before, after] = [side(a, parents[0]), side(b, parents[1])];
  const direction = kind === 'changed' ? directionOf(a, b, parents) : 0;
  const verb = kind !== 'changed' ? kind : direction > 0 ? 'rises' : direction < 0 ? 'falls' : 'becomes';
  return {
    kind,
    path,
    from,
    correction,
    before: a ?? null,
    after: b ?? null,
    text: {
      code: `diff.${verb}`,
      params: { where: here.names, what: field, from, correction, before, after },
    },
  };
}

/** With the name of a part, as it now is. */
function named(at: At, a: unknown, b: unknown): At {
  const name = [b, a].flatMap((part) => (isNode(part) && isText(part.name) ? [part.name] : []))[0];
  return name === undefined ? at : { ...at, names: [...at.names, name] };
}

function isNode(part: unknown): part is Node {
  return typeof part === 'object' && part !== null && !Array.isArray(part);
}

function isText(part: unknown): part is LocalText {
  return isNode(part) && typeof part['zh-CN'] === 'string' && typeof part.en === 'string';
}

/** Whether two parts are the same, whatever the order of their keys. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, index) => same(item, b[index]));
  }
  if (!isNode(a) || !isNode(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && same(a[key], b[key]));
}
