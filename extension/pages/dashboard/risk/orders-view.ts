import type { Cited, Message } from 'duewatch';
import { type DetectorReport, type FlaggedRow, type OrderFlag, orderMeasures } from 'duewatch/orders';
import type { OrderLimits, StoredOrdersCheck } from '../../../store/schema.ts';

/*
 * What the flagged orders show, made of what was found in the orders of an account.
 */

/** An order that a flag rests on, and where it was read. */
export interface ShownRow extends FlaggedRow {
  readonly place: { readonly file: string; readonly row: number } | null;
}

/** A flag as it is shown. */
export interface ShownFlag {
  readonly id: string;
  readonly situation: Message;
  readonly cite: Cited | null;
  readonly orders: number;
  /** How many buyers, by their account or phone; 0 where none is known. */
  readonly buyers: number;
  /** Whether it is the platform's own mark. */
  readonly marked: boolean;
  readonly reasons: readonly Message[];
  readonly rows: readonly ShownRow[];
  readonly not: Message;
  readonly needs: readonly Message[];
  readonly before: readonly Message[];
  readonly measures: {
    /** What the merchant may do with orders that stand as these do. */
    readonly merchant: readonly Message[];
    /** What the rule leaves to the platform alone. */
    readonly platform: readonly Message[];
    /** Whether the platform has such a rule at all, as far as was found. */
    readonly known: boolean;
  };
}

/** All flags, worst first: the platform's own marks, then those that can still be acted on, then those of more orders. */
export function shownFlags({ flags, places }: StoredOrdersCheck, platform: string): ShownFlag[] {
  return [...flags]
    .sort(
      (a, b) =>
        Number(isMark(b)) - Number(isMark(a)) ||
        Number(isOpen(b)) - Number(isOpen(a)) ||
        b.orders - a.orders ||
        (a.id < b.id ? -1 : 1),
    )
    .map((flag) => shownFlag(flag, places, platform));
}

function isMark({ situation }: OrderFlag): boolean {
  return situation === 'platform-risk';
}

/** Whether one of its orders has not come to an end. */
function isOpen({ rows }: OrderFlag): boolean {
  return rows.some(({ stage }) => stage === 'unpaid' || stage === 'paid' || stage === 'shipped');
}

function shownFlag(flag: OrderFlag, places: StoredOrdersCheck['places'], platform: string): ShownFlag {
  const marked = isMark(flag);
  const known = platform === 'kuaishou' && !marked;
  const said = (ids: readonly string[]) => ids.map((id) => ({ code: `orders.measure.${id}` }));
  const platforms = orderMeasures.filter(({ by }) => by === 'platform').map(({ id }) => id);
  return {
    id: flag.id,
    situation: { code: `orders.situation.${flag.situation}` },
    cite: flag.cite,
    orders: flag.orders,
    buyers: flag.accounts.length,
    marked,
    reasons: flag.reasons,
    rows: flag.rows.map((row) => ({ ...row, place: places[row.id] ?? null })),
    not: flag.not,
    needs: flag.needs,
    before: flag.before,
    measures: { merchant: said(flag.measures), platform: known ? said(platforms) : [], known },
  };
}

/** What one code found in an order is called: a message of the SDK, a word of this page, or the platform's own code as it is. */
export function foundIn(code: string): Message | 'returned' | 'refused' | 'quick' | { readonly raw: string } {
  if (code === 'returned' || code === 'refused') return code;
  if (code === 'brushing.quick') return 'quick';
  return /^(?:wrong|ad|brushing)\./.test(code) ? { code: `orders.found.${code}` } : { raw: code };
}

/** The situations that were not looked at, or not in full, and what that takes. */
export function notLooked(
  detectors: readonly DetectorReport[],
): { detector: string; needs: readonly Message[] }[] {
  return detectors
    .filter(({ state, needs }) => state !== 'judged' && needs.length > 0)
    .map(({ detector, needs }) => ({ detector, needs }));
}

/** In which words of the SDK the situations of a detector are said. */
export function situationsOf(detector: string): Message[] {
  const ids = detector === 'accounts-that-are-one' ? ['one-user-after-change', 'many-accounts'] : [detector];
  return ids.map((id) => ({ code: `orders.situation.${id}` }));
}

export const limitNames = [
  'unpaidFrom',
  'unitsPerOrder',
  'unitsPerPerson',
  'returnsPercent',
  'receivedWithin',
] as const;
export type LimitName = (typeof limitNames)[number];
export type LimitDraft = Readonly<Partial<Record<LimitName, string>>>;

/** The limits as they are typed. @example draftOf({ unpaidFrom: 3 }) // { unpaidFrom: '3' } */
export function draftOf(limits: OrderLimits): LimitDraft {
  return Object.fromEntries(Object.entries(limits).map(([name, limit]) => [name, String(limit)]));
}

/** What was typed as limits, or the names of those that are none. Empty fields are no limit. */
export function readLimits(draft: LimitDraft): {
  readonly limits?: OrderLimits;
  readonly wrong: readonly LimitName[];
} {
  const typed = limitNames.flatMap((name) => {
    const text = (draft[name] ?? '').trim();
    return text === '' ? [] : [{ name, text }];
  });
  const most = (name: LimitName) => (name === 'returnsPercent' ? 100 : 1_000_000);
  const wrong = typed
    .filter(({ name, text }) => !/^[1-9]\d{0,6}$/.test(text) || Number(text) > most(name))
    .map(({ name }) => name);
  if (wrong.length > 0) return { wrong };
  return { limits: Object.fromEntries(typed.map(({ name, text }) => [name, Number(text)])), wrong };
}
