import type { LocalText, Message } from '../base/text.ts';
import { type Cited, cited } from './cited.ts';
import { fieldOf } from './diff/field-of.ts';
import { isValue, messageOf } from './diff/message-of.ts';
import type { Cite, Pack } from './schema.ts';
import { below, keyed } from './walk-pack.ts';

/** One way to read what a rule states. */
export interface RuleReading {
  readonly value: Message;
  readonly cite: Cited;
  /** Whether results are computed with it where nobody chose another one. */
  readonly taken: boolean;
}

/** One thing that a pack states, leaves to several readings, or does not know. */
export interface RuleValue {
  /** `tariffs/api/2017-01/classes/basic/inside/price` */
  readonly path: string;
  /** The rule that it is of: the first two parts of the path. */
  readonly rule: string;
  /** What stands above it: the rule, its clause, its step. */
  readonly names: readonly LocalText[];
  /** The first day of the version that it is of, or null. */
  readonly from: string | null;
  readonly what: Message;
  /** `certain`: one reading. `disputed`: several, of which one is taken. `unknown`: none. */
  readonly known: 'certain' | 'disputed' | 'unknown';
  readonly readings: readonly RuleReading[];
  /** Why it is disputed, or what is not known. */
  readonly why: LocalText | null;
}

/**
 * Everything that a pack states with its source, everything that it leaves to readings, and everything that it does not know, in
 * the order of the pack. Whatever kind of rule it is of: what a pack has is walked, not listed.
 *
 * The pack's shape must be right (`parsePack`).
 *
 * @throws RangeError where a value names a source that the pack does not have; `parsePack` refuses such a pack.
 * @example
 * rulesOf(taobaoOpenPlatform).find(({ known }) => known === 'unknown')?.readings // []
 */
export function rulesOf(pack: Pack): RuleValue[] {
  const found: RuleValue[] = [];
  const { sources: _, declared: __, name: ___, places: ____, ...rules } = pack;
  visit(rules, { path: '', names: [], from: null, parent: undefined });

  function visit(node: unknown, at: At): void {
    if (Array.isArray(node)) {
      for (const [key, item] of keyed(node)) visit(item, { ...at, path: `${at.path}/${key}`, parent: node });
      return;
    }
    if (!isNode(node)) return;
    const here = {
      ...at,
      names: isText(node.name) ? [...at.names, node.name] : at.names,
      from: typeof node.validFrom === 'string' ? node.validFrom : at.from,
    };
    const value = ruleValueOf(node, here);
    if (value !== undefined) found.push(value);
    if (isValue(node)) return;
    for (const [key, child] of Object.entries(node))
      visit(child, { ...here, path: below(at.path, key), parent: node });
  }

  function ruleValueOf(node: Node, { path, names, from, parent }: At): RuleValue | undefined {
    const rule = path.split('/').slice(0, 2).join('/');
    const what = path.endsWith('/validity') ? { code: 'diff.what.valid-from' } : fieldOf(path, parent);
    const base = { path, rule, names, from, what };
    if (isText(node.unknown)) return { ...base, known: 'unknown', readings: [], why: node.unknown };
    if (Array.isArray(node.readings)) {
      const readings = node.readings.map((reading: Cite & { id: string; value: unknown }) => ({
        value: messageOf(reading.value, what.code, parent),
        cite: cited(pack, reading),
        taken: reading.id === node.default,
      }));
      return { ...base, known: 'disputed', readings, why: isText(node.why) ? node.why : null };
    }
    if (typeof node.source !== 'string') return undefined;
    const value = statedOf(node, { path, names, from, parent }, what.code);
    return {
      ...base,
      known: 'certain',
      readings: [{ value, cite: cited(pack, node as unknown as Cite), taken: true }],
      why: null,
    };
  }
  return found;
}

interface At {
  readonly path: string;
  readonly names: readonly LocalText[];
  readonly from: string | null;
  readonly parent: unknown;
}

type Node = Readonly<Record<string, unknown>>;

/** A value, or what is cited as a whole: since when a version holds, a measure, or a part that has a name. */
function statedOf(node: Node, { path, names, from, parent }: At, what: string): Message {
  if (path.endsWith('/validity'))
    return from === null
      ? { code: 'diff.value.none' }
      : { code: 'diff.value.plain', params: { value: from } };
  if ('value' in node) return messageOf(node.value, what, parent);
  if ('modality' in node) return messageOf(node, what, parent);
  const name = isText(node.name)
    ? node.name
    : isText(node.text)
      ? node.text
      : isText(node.why)
        ? node.why
        : names.at(-1);
  return name === undefined
    ? { code: 'diff.value.none' }
    : { code: 'diff.value.plain', params: { value: name } };
}

function isNode(part: unknown): part is Node {
  return typeof part === 'object' && part !== null && !Array.isArray(part);
}

function isText(part: unknown): part is LocalText {
  return isNode(part) && typeof part['zh-CN'] === 'string' && typeof part.en === 'string';
}
