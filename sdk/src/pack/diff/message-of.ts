import { isDecimal, multiply } from '../../base/decimal.ts';
import { shown } from '../../base/problem.ts';
import type { LocalText, Message, Param } from '../../base/text.ts';

type Node = Readonly<Record<string, unknown>>;

/** Whether a part is a value with its source, one nobody has found, or readings. */
export function isValue(part: unknown): part is Node {
  if (!isNode(part)) return false;
  if ('value' in part) return 'source' in part;
  return 'readings' in part || ('unknown' in part && Object.keys(part).length === 1);
}

/** A part of a pack as something to say, by what it is called. */
export function messageOf(part: unknown, what: string, parent: unknown): Message {
  if (part === null) return { code: what === 'diff.what.valid-to' ? 'diff.value.no-end' : 'diff.value.none' };
  if (!isNode(part)) return ofPlain(part, what, parent);
  if ('zh-CN' in part) return { code: 'diff.value.plain', params: { value: part as unknown as LocalText } };
  if ('readings' in part && Array.isArray(part.readings)) {
    const items = part.readings.map((reading: Node) => messageOf(reading.value, what, parent));
    return { code: 'diff.value.readings', params: { items } };
  }
  if ('unknown' in part && isValue(part)) {
    return { code: 'diff.value.unknown', params: { text: part.unknown as LocalText } };
  }
  if ('value' in part) return messageOf(part.value, what, parent);
  if ('price' in part && 'per' in part) return messageOf(part.price, what, part);
  if ('model' in part) return ofModel(part, parent);
  if ('comparison' in part) {
    return {
      code: 'diff.value.days',
      params: { days: Number(part.days), comparison: String(part.comparison) },
    };
  }
  if (part.measure === 'quota-used') return percentOf(part.share);
  if (typeof part.amount === 'string') return ofPlain(part.amount, 'diff.what.minimum', parent);
  if (isRange(part)) return ofRange(part, parent);
  if (what === 'diff.what.expiry' && typeof part.kind === 'string') return ofExpiry(part);
  if ('modality' in part) return ofMeasure(part);
  if (what === 'diff.what.quota' && 'calls' in part) return messageOf(part.calls, what, part);
  const known = ofFields(part);
  if (known !== undefined) return known;
  const measures = part.measures;
  if (Array.isArray(measures) && measures.length > 0) return ofPlain(measures, what, part);
  return { code: 'diff.value.list', params: { items: 'name' in part ? [plain(part.name)] : [plain(part)] } };
}

/** What is told by its fields together. */
function ofFields(part: Node): Message | undefined {
  const of = (code: string, ...names: string[]): Message => ({
    code,
    params: Object.fromEntries(names.map((name) => [name, (part[name] ?? null) as Param])),
  });
  if ('mode' in part) return of('diff.value.rounding', 'at', 'places', 'mode');
  if ('every' in part) return of('diff.value.every', 'every', 'on');
  if ('pick' in part) return of('diff.value.choose', 'pick', 'join', 'ranges');
  if ('by' in part) return of('diff.value.window', 'from', 'by', 'at');
  return Object.keys(part).every((key) => key === 'days' || key === 'workdays')
    ? of('diff.value.span', 'days', 'workdays')
    : undefined;
}

function ofPlain(part: unknown, what: string, parent: unknown): Message {
  if (Array.isArray(part)) {
    const items = part.map((item: unknown): Param => {
      if (what === 'diff.what.harshness') return ofMeasure({ kind: item, modality: 'must' });
      if (typeof item === 'string') return { code: 'diff.value.plain', params: { value: item } };
      return Array.isArray(item) || isNode(item) ? messageOf(item, what, part) : plain(item);
    });
    return { code: 'diff.value.list', params: { items } };
  }
  if (typeof part === 'string' && isDecimal(part)) {
    const per = isNode(parent) && typeof parent.per === 'number' ? parent.per : undefined;
    if (what === 'diff.what.price' && per !== undefined)
      return { code: 'diff.value.price', params: { price: part, per } };
    if (['flat', 'minimum', 'maximum', 'relief'].some((name) => what === `diff.what.${name}`))
      return { code: 'diff.value.amount', params: { amount: part } };
  }
  if (typeof part === 'number' && what === 'diff.what.quota') {
    return { code: 'diff.value.calls', params: { calls: part } };
  }
  return { code: 'diff.value.plain', params: { value: plain(part) } };
}

function ofModel(model: Node, parent: unknown): Message {
  const per = isNode(parent) && typeof parent.per === 'number' ? parent.per : 1;
  const tiers = (Array.isArray(model.tiers) ? model.tiers.filter(isNode) : []).map(
    ({ upTo, price }): Message => ({
      code: 'diff.value.tier',
      params: {
        upTo: upTo as number | null,
        price: { code: 'diff.value.price', params: { price: String(price), per } },
      },
    }),
  );
  if (tiers.length > 0) return { code: 'diff.value.list', params: { items: tiers } };
  if (model.model === 'package') {
    return { code: 'diff.value.price', params: { price: String(model.price), per: Number(model.calls) } };
  }
  return percentOf(model.share);
}

function isRange(part: Node): boolean {
  const keys = Object.keys(part);
  return keys.length > 0 && keys.every((key) => ['above', 'from', 'below', 'upTo'].includes(key));
}

/** Shares in per cent, other numbers as they are. */
function ofRange({ above = null, from = null, below = null, upTo = null }: Node, parent: unknown): Message {
  const ends = { above, from, below, upTo } as Record<string, Param>;
  return { code: 'penalty.range', params: { ...ends, percent: isNode(parent) && 'part' in parent } };
}

function ofExpiry({ kind, month = null, day = null, days = null, on = null }: Node): Message {
  return { code: `points.expiry.${kind}`, params: { month, day, days, on } as Record<string, Param> };
}

/** A measure of a ladder falls on something, one of a penalty does not say so. */
function ofMeasure(measure: Node): Message {
  if ('target' in measure) return { code: `measure.${measure.kind}.next` };
  const { kind, modality, days = null, points = null, amount = null } = measure;
  return {
    code: `penalty.measure.${kind}`,
    params: { modality, days, points, amount } as Record<string, Param>,
  };
}

/** A share as per cent. @example percentOf('0.80').params // { percent: '80' } */
function percentOf(share: unknown): Message {
  if (typeof share !== 'string' || !isDecimal(share))
    return { code: 'diff.value.plain', params: { value: plain(share) } };
  const percent = multiply(share, '100').replace(/\.0+$|(\.\d*?)0+$/, '$1');
  return { code: 'diff.value.percent', params: { percent } };
}

function plain(part: unknown): string | LocalText {
  return isNode(part) && 'zh-CN' in part ? (part as unknown as LocalText) : shown(part);
}

function isNode(part: unknown): part is Node {
  return typeof part === 'object' && part !== null && !Array.isArray(part);
}
