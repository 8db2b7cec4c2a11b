import { hashWith } from '../orders/hash-order.ts';
import { joinOrders } from '../orders/join-orders.ts';
import { orderReader } from '../orders/order-reader.ts';
import type { HashedOrder } from '../orders/order-row.ts';
import { hashKey } from '../orders/sip-hash.ts';
import { ownWords, readyWords } from '../orders/words.ts';
import { readId } from './cell/read-id.ts';
import type { TableRow } from './parse-table.ts';
import type { ExportedOrder } from './result.ts';

export interface HashedRows {
  readonly orders: readonly ExportedOrder[];
  /** Rows without an order that can be read, and why. */
  readonly bad: readonly { readonly row: number; readonly field: 'id' | 'created'; readonly code: string }[];
  /** Rows that say again exactly what an earlier one said. */
  readonly repeated: number;
}

interface Joined {
  readonly row: number;
  order: HashedOrder;
  /** The rows that it is of; like the table that they are in, they are gone when all are read. */
  readonly rows: (readonly string[])[];
}

/**
 * The orders of an export, of which each row may be a part, as what may be kept of them. A row without number and day goes on with
 * the order above it: that is how cells that were merged over the items of an order come out. Rows that repeat another one count once.
 *
 * Nothing that is returned holds on to the text of the file.
 */
export function hashRows(headings: readonly string[], rows: readonly TableRow[], key: string): HashedRows {
  const reader = orderReader(headings);
  const { id: ids, created } = reader.columns;
  const units = new Set(reader.columns.units);
  const ready = hashKey(key);
  const words = readyWords(ownWords);
  const damaged = everyLongIdDamaged(rows, ids);
  const orders = new Map<string, Joined>();
  const bad: HashedRows['bad'][number][] = [];
  let repeated = 0;
  let above: readonly string[] | undefined;
  for (const { cells: own, row } of rows) {
    const isBlank = (places: readonly number[]) => places.every((at) => (own[at] ?? '').trim() === '');
    const follows = isBlank(ids) && isBlank(created) && above !== undefined;
    const cells: readonly string[] = follows
      ? own.map((cell, at) => (cell.trim() === '' && !units.has(at) ? (above?.[at] ?? '') : cell))
      : own;
    const code = idFault(ids.map((at) => cells[at] ?? '').find((cell) => cell.trim() !== '') ?? '', damaged);
    if (code !== undefined) {
      above = undefined;
      bad.push({ row, field: 'id', code });
      continue;
    }
    above = cells;
    const read = reader.read(cells);
    if (read === undefined) {
      bad.push({ row, field: 'created', code: 'day.invalid' });
      continue;
    }
    const order = detached(hashWith(read, ready, words));
    const known = orders.get(order.id);
    if (known === undefined) orders.set(order.id, { row, order, rows: [cells] });
    else if (known.rows.some((other) => isSame(other, cells))) repeated += 1;
    else {
      known.rows.push(cells);
      known.order = joinOrders(known.order, order);
    }
  }
  return { orders: [...orders.values()].map(({ row, order }) => ({ row, order })), bad, repeated };
}

/** A spreadsheet damages every long id or none: one id in a thousand ends in three zeros by itself. */
function everyLongIdDamaged(rows: readonly TableRow[], places: readonly number[]): boolean {
  let doubtful = false;
  for (const { cells } of rows) {
    const cell = readId(places.map((at) => cells[at] ?? '').find((text) => text.trim() !== '') ?? '');
    if (cell.code !== undefined || !cell.value.long) continue;
    if (!cell.value.doubtful) return false;
    doubtful = true;
  }
  return doubtful;
}

/** In a row that has slipped, a name or a phone may stand where the number should: neither looks like one of an order. */
function idFault(text: string, everyLongIdIsDamaged: boolean): string | undefined {
  const cell = readId(text);
  if (cell.code !== undefined) return cell.code;
  const { value, doubtful } = cell.value;
  if (!/^[a-z]?\d[\d-]{3,38}[a-z]?$/i.test(value) || /^1[3-9]\d{9}$/.test(value)) return 'id.invalid';
  return doubtful && everyLongIdIsDamaged ? 'id.damaged' : undefined;
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((cell, at) => cell === b[at]);
}

/** Cut out of a long text, a short one may keep all of it in memory; and copied whole, an order takes half the room. */
function detached(order: HashedOrder): HashedOrder {
  return JSON.parse(JSON.stringify(order)) as HashedOrder;
}
