import { compareText } from '../base/compare-text.ts';
import { type Day, fromOrdinal, toOrdinal } from '../base/day.ts';
import type { HashedOrder, OrderField, OrderStage } from './order-row.ts';
import { orderFields } from './order-row.ts';

/** An order that something rests on. */
export interface Trace {
  readonly id: string;
  /** The number of its day. */
  readonly day: number;
  stage?: OrderStage;
  units?: number;
  readonly codes?: readonly string[];
}

/** What single orders are remembered for. */
export type TraceKind = 'risk' | 'unpaid' | 'returns' | 'units' | 'wrong' | 'ad' | 'brushing';

/** So many orders, and the newest of them. */
export interface Traces {
  count: number;
  rows: Trace[];
}

/** What is remembered of one buyer: no more for many orders than for some. */
export interface Buyer {
  /** Six numbers for each day of the month that has orders, see {@link perDay}. */
  days: number[];
  traces: Partial<Record<TraceKind, Traces>>;
  /** `phone|name|address|changed`, each a hash or empty, with the newest order that had it. */
  recipients: Map<string, Trace>;
  /** Items that were bought, for what accounts have in common. */
  items: string[];
}

/** Orders by their number of pieces, and the largest of them. */
export interface Item {
  units: Map<number, number>;
  largest: Trace[];
}

/** The sums of all orders seen. It is what `previous` restores, and nothing else is kept from one row to the next. */
export interface OrdersTally {
  readonly on: number;
  readonly days: number;
  readonly rows: number;
  readonly receivedWithin: number | undefined;
  /** The numbers of the days that were met. */
  readonly ordinals: Map<Day, number>;
  orders: number;
  from: number | undefined;
  to: number | undefined;
  readonly fields: Record<OrderField, number>;
  readonly buyers: Map<string, Buyer>;
  /** Of an address by its hash: three regions, the numbers, and the letter pairs. */
  readonly addresses: Map<string, string>;
  readonly items: Map<string, Item>;
}

/** Day, orders, unpaid ones, those whose outcome is known, those that came back, pieces. */
export const perDay = 6;
/** How many different recipients, and items, are remembered of one buyer: those with the smallest hashes. */
const mostRecipients = 12;
const mostItems = 8;

export function newTally(
  on: Day,
  { days, rows, receivedWithin }: { days: number; rows: number; receivedWithin: number | undefined },
): OrdersTally {
  const fields = Object.fromEntries(orderFields.map((field) => [field, 0])) as Record<OrderField, number>;
  return {
    on: toOrdinal(on),
    days,
    rows,
    receivedWithin,
    ordinals: new Map(),
    orders: 0,
    from: undefined,
    to: undefined,
    fields,
    buyers: new Map(),
    addresses: new Map(),
    items: new Map(),
  };
}

/**
 * Who ordered: the account; without one the phone; without either the order stands for itself, and is remembered only for what is
 * found in it.
 */
function subjectOf(order: HashedOrder): string {
  if (order.buyer !== undefined) return `a${order.buyer}`;
  const phone = order.recipients.find((recipient) => recipient.phone !== undefined)?.phone;
  return phone === undefined ? `o${order.id}` : `p${phone}`;
}

/** Adds one order. Orders made after the day of the tally are not looked at. */
export function addOrder(tally: OrdersTally, order: HashedOrder): void {
  const day = ordinalIn(tally, order.day);
  if (day > tally.on) return;
  tally.orders += 1;
  tally.from = Math.min(tally.from ?? day, day);
  tally.to = Math.max(tally.to ?? day, day);
  for (const field of order.read) tally.fields[field] += 1;
  const { id, stage, units, item } = order;
  const trace: Trace = { id, day };
  if (stage !== undefined) trace.stage = stage;
  if (units !== undefined) trace.units = units;

  const found = findingsOf(order, tally);
  const subject = subjectOf(order);
  const nobody = subject.startsWith('o');
  if (!nobody || found.length > 0) {
    const buyer = buyerOf(tally, subject);
    for (const [kind, codes] of found) keep(traces(buyer, kind), { ...trace, codes }, tally.rows);
    if (!nobody) addToBuyer(tally, buyer, order, trace);
  }
  if (units !== undefined) {
    const of = itemOf(tally, item ?? '');
    of.units.set(units, (of.units.get(units) ?? 0) + 1);
    if (fits(of.largest, trace, largestFirst, tally.rows))
      insert(of.largest, { ...trace, codes: [subject] }, largestFirst, tally.rows);
  }
}

function ordinalIn({ ordinals }: OrdersTally, day: Day): number {
  let ordinal = ordinals.get(day);
  if (ordinal === undefined) {
    ordinal = toOrdinal(day);
    ordinals.set(day, ordinal);
  }
  return ordinal;
}

function findingsOf(order: HashedOrder, tally: OrdersTally): [TraceKind, string[]][] {
  const { found, riskCode, receivedAfter } = order;
  if (found.length === 0 && riskCode === undefined && receivedAfter === undefined) return [];
  const quick =
    receivedAfter !== undefined &&
    tally.receivedWithin !== undefined &&
    receivedAfter <= tally.receivedWithin;
  const starting = (prefix: string) => found.filter((code) => code.startsWith(prefix));
  const all: [TraceKind, string[]][] = [
    ['risk', riskCode === undefined ? [] : [riskCode ?? '']],
    ['wrong', starting('wrong.')],
    ['ad', starting('ad.')],
    ['brushing', [...starting('brushing.'), ...(quick ? ['brushing.quick'] : [])]],
  ];
  return all.filter(([, codes]) => codes.length > 0);
}

function addToBuyer(tally: OrdersTally, buyer: Buyer, order: HashedOrder, trace: Trace): void {
  const { stage, outcome, units, item } = order;
  const unpaid = stage === 'unpaid' || stage === 'closed-unpaid';
  const back = outcome === 'returned' || outcome === 'refused';
  if (inMonth(tally, trace.day)) {
    const at = dayAt(buyer.days, trace.day);
    const add = (place: number, more: number) => {
      buyer.days[at + place] = (buyer.days[at + place] as number) + more;
    };
    add(1, 1);
    add(2, unpaid ? 1 : 0);
    add(3, outcome === undefined ? 0 : 1);
    add(4, back ? 1 : 0);
    add(5, units === undefined || unpaid ? 0 : units);
    // How many of the month there are is told by the days.
    if (unpaid) insert(traces(buyer, 'unpaid').rows, trace, newestFirst, tally.rows);
    if (!unpaid && units !== undefined && units > 0)
      insert(traces(buyer, 'units').rows, trace, newestFirst, tally.rows);
    if (back) insert(traces(buyer, 'returns').rows, { ...trace, codes: [outcome] }, newestFirst, tally.rows);
  }
  for (const { phone = '', name = '', address, changed } of order.recipients) {
    const known = `${phone}|${name}|${address?.hash ?? ''}|${changed ? 1 : 0}`;
    addRecipient(buyer.recipients, known, trace);
    if (address !== undefined && !tally.addresses.has(address.hash))
      tally.addresses.set(address.hash, [...address.regions, address.numbers, address.grams].join('|'));
  }
  const bought = stage === 'paid' || stage === 'shipped' || stage === 'done';
  if (bought && item !== undefined) addItem(buyer.items, item);
}

function inMonth(tally: OrdersTally, day: number): boolean {
  return day > tally.on - tally.days && day <= tally.on;
}

function dayAt(days: number[], day: number): number {
  let at = 0;
  while (at < days.length && (days[at] as number) < day) at += perDay;
  if (days[at] !== day) days.splice(at, 0, day, 0, 0, 0, 0, 0);
  return at;
}

function buyerOf(tally: OrdersTally, subject: string): Buyer {
  let buyer = tally.buyers.get(subject);
  if (buyer === undefined) {
    buyer = { days: [], traces: {}, recipients: new Map(), items: [] };
    tally.buyers.set(subject, buyer);
  }
  return buyer;
}

function itemOf(tally: OrdersTally, id: string): Item {
  let item = tally.items.get(id);
  if (item === undefined) {
    item = { units: new Map(), largest: [] };
    tally.items.set(id, item);
  }
  return item;
}

function traces(buyer: Buyer, kind: TraceKind): Traces {
  buyer.traces[kind] ??= { count: 0, rows: [] };
  return buyer.traces[kind];
}

function keep(traces: Traces, trace: Trace, most: number): void {
  traces.count += 1;
  insert(traces.rows, trace, newestFirst, most);
}

export function newestFirst(a: Trace, b: Trace): number {
  return b.day - a.day || compareText(a.id, b.id);
}

function largestFirst(a: Trace, b: Trace): number {
  return (b.units ?? 0) - (a.units ?? 0) || newestFirst(a, b);
}

function fits(rows: Trace[], row: Trace, order: (a: Trace, b: Trace) => number, most: number): boolean {
  return rows.length < most || order(row, rows[rows.length - 1] as Trace) < 0;
}

/** Puts a row in its place, and lets the last one go where there are too many. */
function insert(rows: Trace[], row: Trace, order: (a: Trace, b: Trace) => number, most: number): void {
  if (!fits(rows, row, order, most)) return;
  let at = rows.length;
  while (at > 0 && order(rows[at - 1] as Trace, row) > 0) at -= 1;
  rows.splice(at, 0, row);
  if (rows.length > most) rows.pop();
}

/** Which ones are remembered depends on the hashes alone, not on which came first. */
function addRecipient(recipients: Map<string, Trace>, known: string, trace: Trace): void {
  const before = recipients.get(known);
  if (before === undefined || newestFirst(trace, before) < 0) recipients.set(known, trace);
  if (recipients.size <= mostRecipients) return;
  let last = '';
  for (const other of recipients.keys()) if (other > last) last = other;
  recipients.delete(last);
}

function addItem(items: string[], item: string): void {
  if (items.includes(item)) return;
  items.push(item);
  items.sort(compareText);
  if (items.length > mostItems) items.pop();
}

/** All that `checkOrders` needs to go on later, as plain data without anything of a buyer but keyed hashes. */
export interface OrdersState {
  readonly format: 'duewatch/orders@1';
  /** What it was counted with; a state that was counted otherwise cannot be continued. */
  readonly with: {
    readonly key: string;
    readonly days: number;
    readonly rows: number;
    readonly more: string;
  };
  readonly on: Day;
  readonly orders: number;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly fields: Readonly<Record<OrderField, number>>;
  readonly buyers: readonly {
    readonly id: string;
    readonly days: readonly number[];
    readonly traces: Readonly<
      Partial<Record<TraceKind, { readonly count: number; readonly rows: readonly Trace[] }>>
    >;
    readonly recipients: readonly (readonly [string, Trace])[];
    readonly items: readonly string[];
  }[];
  readonly addresses: readonly (readonly [string, string])[];
  readonly items: readonly {
    readonly id: string;
    readonly units: readonly (readonly [number, number])[];
    readonly largest: readonly Trace[];
  }[];
}

/** The tally as plain data, in an order of its own, so that the order of the rows leaves no trace. */
export function toState(tally: OrdersTally, made: OrdersState['with']): OrdersState {
  const byKey = <T>(map: ReadonlyMap<string, T>) => [...map].sort(([a], [b]) => compareText(a, b));
  const used = new Set<string>();
  for (const { recipients } of tally.buyers.values())
    for (const known of recipients.keys()) used.add(known.split('|')[2] as string);
  return {
    format: 'duewatch/orders@1',
    with: made,
    on: fromOrdinal(tally.on),
    orders: tally.orders,
    from: tally.from === undefined ? null : fromOrdinal(tally.from),
    to: tally.to === undefined ? null : fromOrdinal(tally.to),
    fields: { ...tally.fields },
    buyers: byKey(tally.buyers).map(([id, { days, traces, recipients, items }]) => ({
      id,
      days: [...days],
      traces: Object.fromEntries(
        Object.entries(traces)
          .sort(([a], [b]) => compareText(a, b))
          .map(([kind, { count, rows }]) => [kind, { count, rows: [...rows] }]),
      ),
      recipients: byKey(recipients),
      items: [...items],
    })),
    addresses: byKey(tally.addresses).filter(([hash]) => used.has(hash)),
    items: byKey(tally.items).map(([id, { units, largest }]) => ({
      id,
      units: [...units].sort(([a], [b]) => a - b),
      largest: [...largest],
    })),
  };
}

/** Adds the orders of a state: of other orders than those in the tally, up to its day or an earlier one. */
export function addState(tally: OrdersTally, state: OrdersState): void {
  const earlier = (a: number | undefined, b: Day | null, pick: (a: number, b: number) => number) =>
    b === null ? a : pick(a ?? toOrdinal(b), toOrdinal(b));
  tally.orders += state.orders;
  tally.from = earlier(tally.from, state.from, Math.min);
  tally.to = earlier(tally.to, state.to, Math.max);
  for (const field of orderFields) tally.fields[field] += state.fields[field];
  for (const { id, days, traces: former, recipients, items } of state.buyers) {
    const recent = days.filter((_, at) => inMonth(tally, days[at - (at % perDay)] as number));
    const kept = Object.entries(former).map(([kind, { count, rows }]) => {
      const monthly = kind === 'unpaid' || kind === 'returns' || kind === 'units';
      return {
        kind: kind as TraceKind,
        count,
        rows: monthly ? rows.filter(({ day }) => inMonth(tally, day)) : rows,
      };
    });
    const buyer = buyerOf(tally, id);
    for (let at = 0; at < recent.length; at += perDay) {
      const to = dayAt(buyer.days, recent[at] as number);
      for (let place = 1; place < perDay; place++)
        buyer.days[to + place] = (buyer.days[to + place] as number) + (recent[at + place] as number);
    }
    for (const { kind, count, rows } of kept) {
      if (count === 0 && rows.length === 0) continue;
      const own = traces(buyer, kind);
      own.count += count;
      for (const row of rows) insert(own.rows, row, newestFirst, tally.rows);
    }
    for (const [known, trace] of recipients) addRecipient(buyer.recipients, known, trace);
    for (const item of items) addItem(buyer.items, item);
  }
  for (const [hash, address] of state.addresses) tally.addresses.set(hash, address);
  for (const { id, units, largest } of state.items) {
    const item = itemOf(tally, id);
    for (const [count, times] of units) item.units.set(count, (item.units.get(count) ?? 0) + times);
    for (const row of largest) insert(item.largest, row, largestFirst, tally.rows);
  }
}
