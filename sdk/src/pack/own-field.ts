import { isDay } from '../base/day.ts';
import { isDecimal, isZero } from '../base/decimal.ts';
import { isPercent } from '../base/percent.ts';
import { type RangeEnd, rangeEnds } from './condition-schema.ts';
import { isValue } from './diff/message-of.ts';
import type { Pack } from './schema.ts';
import { below, keyed } from './walk-pack.ts';

/** What of a value's place a user may enter in its stead. */
export interface OwnField {
  /** Under which path it is kept in `AccountFacts.values`: the one that the needs name. */
  readonly path: string;
  /** `amount`: CNY. `number`: in the unit given. `days`, `workdays` and `calls`: whole numbers. `text`: in words. */
  readonly kind: 'amount' | 'number' | 'calls' | 'days' | 'workdays' | 'day' | 'choice' | 'text';
  /** Of an amount, for how many calls; of a number, what it counts, where that is known. */
  readonly per?: number;
  readonly unit?: 'percent' | 'count' | 'points' | 'hours' | 'days' | 'workdays' | 'cny';
  /** Which end of its range a number is. */
  readonly end?: RangeEnd;
  /** What a choice is between. */
  readonly options?: readonly string[];
  /** Whether it may hold from a day on: its rule has versions. */
  readonly dated: boolean;
}

type Node = Readonly<Record<string, unknown>>;
/** Makes what a pack has in a value's place of what was entered. */
type Make = (entered: string) => unknown;

/** A place of a pack where a value stands, what may be entered, and how it is written into the pack. */
export interface Place {
  readonly node: Node;
  readonly field: OwnField | undefined;
  readonly make: Make;
}

const scopes = ['app-key', 'account'];
const choices: Readonly<Record<string, readonly string[]>> = {
  scope: scopes,
  tierScope: scopes,
  period: ['day', 'month', 'none'],
  carryOver: ['restart', 'carry'],
  partialUnit: ['exact', 'up'],
};

/** Lists whose rules have versions, which hold from a day. */
const versioned = /^(tariffs|penalties|criteria|thresholds|points)\//;

/**
 * What a user may enter in place of the value at a path of `rulesOf`, or undefined where it is more than one value: steps, measures and
 * whole rungs, which a ladder or a pack of one's own states.
 *
 * @example ownField(taobaoOpenPlatform, 'tariffs/api/2017-01/dailyRelief')
 * // { path: 'tariffs/api/2017-01/dailyRelief', kind: 'amount', dated: true }
 */
export function ownField(pack: Pack, path: string): OwnField | undefined {
  let found: OwnField | undefined;
  changePlaces(pack, path, ({ node, field }) => {
    found ??= field;
    return node;
  });
  return found;
}

/** What is wrong with an entered text, as the code of a problem; undefined where it fits. */
export function ownValueFault({ kind, options, unit, end }: OwnField, entered: string): string | undefined {
  if (kind === 'day') return isDay(entered) ? undefined : 'day.invalid';
  if (kind === 'choice') return options?.includes(entered) === true ? undefined : 'choice.unknown';
  if (kind === 'text') return entered.trim() === '' ? 'text.empty' : undefined;
  if (kind === 'amount' || kind === 'number') {
    if (!isDecimal(entered) || entered.startsWith('-')) return 'amount.invalid';
    if (unit !== 'percent' || isPercent(entered)) return undefined;
    // From nothing on is everything, which is no limit; up to nothing, or more than nothing, is one.
    return end !== 'from' && isZero(entered) ? undefined : 'percent.invalid';
  }
  if (!/^\d{1,12}$/.test(entered)) return 'count.not-whole';
  return kind !== 'calls' && Number(entered) === 0 ? 'count.not-positive' : undefined;
}

/** The pack with every place at a path, or at the short name that needs have for it, as `change` leaves it. */
export function changePlaces(pack: Pack, path: string, change: (place: Place) => Node): Pack {
  const [list = '', rule = '', version = '', ...rest] = path.split('/');
  const head = `${list}/${rule}`;
  const start = versioned.test(path) ? `${head}/${version}` : head;
  const isShort = (at: string, node: Node, key: string) =>
    at.startsWith(`${start}/`) &&
    ((key === 'price' &&
      rest.length === 3 &&
      node.hosting === rest[2] &&
      at.startsWith(`${start}/classes/${rest[1]}/`)) ||
      (key === 'range' && rest.length === 1 && node.id === rest[0] && typeof node.enter === 'string'));
  const unit = unitOf(pack, list, rule);

  function visit<T>(node: T, at: string): T {
    if (typeof node !== 'object' || node === null) return node;
    if (Array.isArray(node)) {
      const next = keyed(node).map(([key, item]) => visit(item, `${at}/${key}`));
      return (next.every((item, index) => item === node[index]) ? node : next) as T;
    }
    const parent = node as unknown as Node;
    const entries = Object.entries(parent).map(([key, child]): [string, unknown] => {
      const here = below(at, key);
      if (isValue(child) && (here === path || isShort(here, parent, key))) {
        return [key, change(placeOf(child, { at: here, key, parent, unit, start }))];
      }
      const leads =
        here === '' || start.startsWith(`${here}/`) || here === start || here.startsWith(`${start}/`);
      return [key, leads ? visit(child, here) : child];
    });
    return entries.every(([key, child]) => child === parent[key]) ? node : (Object.fromEntries(entries) as T);
  }
  return visit(pack, '');
}

interface Where {
  readonly at: string;
  readonly key: string;
  readonly parent: Node;
  readonly unit: OwnField['unit'];
  /** The path of the version, or of the rule where it has none. */
  readonly start: string;
}

function placeOf(node: Node, where: Where): Place {
  const { at, key, parent, start } = where;
  const taken = takenOf(node);
  const dated = versioned.test(at);
  const plain = (kind: OwnField['kind'], make: Make, more: Partial<OwnField> = {}): Place => ({
    node,
    field: { path: at, kind, ...more, dated },
    make,
  });
  const none: Place = { node, field: undefined, make: (entered) => entered };
  // Rungs must rise, so a step of arrears is stated with the others: in a ladder of one's own.
  if (at.startsWith('ladders/')) return none;
  const same: Make = (entered) => entered;
  switch (key) {
    case 'price': {
      if (typeof taken === 'object') return none;
      const short = at.split('/').at(-2) === parent.hosting ? at.replace(/\/price$/, '') : at;
      const per = typeof parent.per === 'number' ? { per: parent.per } : {};
      return plain('amount', same, { path: short, ...per });
    }
    case 'dailyRelief':
    case 'minimum':
    case 'maximum':
      return plain('amount', same);
    case 'factor':
      return plain('number', same);
    case 'credit':
      return plain('number', same, { unit: 'points' });
    case 'calls':
      return plain('calls', Number);
    case 'dueAfterDays':
      return plain('days', Number);
    case 'range':
    case 'keeps': {
      const end = endOf(parent, taken);
      if (end === undefined) return none;
      const own = 'part' in parent ? ({ unit: 'percent' } as const) : where.unit && { unit: where.unit };
      const short =
        key === 'range' && typeof parent.id === 'string' && typeof parent.enter === 'string'
          ? `${start}/${parent.id}`
          : at;
      return plain('number', (entered) => ({ [end]: entered }), { path: short, end, ...own });
    }
    case 'published':
    case 'effective':
      return plain('day', same);
    case 'due':
      return plain('day', (entered) => ({ by: entered }));
    case 'within':
    case 'counted': {
      const isWork = isNode(taken) && 'workdays' in taken && !('days' in taken);
      return plain(isWork ? 'workdays' : 'days', (entered) => ({
        [isWork ? 'workdays' : 'days']: Number(entered),
      }));
    }
    case 'begins':
    case 'place':
      return plain('text', (entered) => ({ 'zh-CN': entered, en: entered }));
    case 'stays':
      return plain('choice', (entered) => entered === 'yes', { options: ['yes', 'no'] });
    default: {
      const options = choices[key];
      return options === undefined ? none : plain('choice', same, { options });
    }
  }
}

/** The only end that a range has, or the one that its rule lets a user enter. */
function endOf({ enter }: Node, taken: unknown): RangeEnd | undefined {
  const named = rangeEnds.find((end) => end === enter);
  if (named !== undefined || !isNode(taken)) return named;
  const ends = rangeEnds.filter((end) => taken[end] !== undefined);
  return ends.length === 1 ? ends[0] : undefined;
}

function unitOf(pack: Pack, list: string, rule: string): OwnField['unit'] {
  if (list === 'points') return 'points';
  return list === 'thresholds' ? pack.thresholds?.find(({ id }) => id === rule)?.unit : undefined;
}

function takenOf(node: Node): unknown {
  if ('value' in node) return node.value;
  const readings = Array.isArray(node.readings) ? (node.readings as Node[]) : [];
  return readings.find(({ id }) => id === node.default)?.value;
}

function isNode(part: unknown): part is Node {
  return typeof part === 'object' && part !== null && !Array.isArray(part);
}
