import type { AccountFacts, Day, Facts, Month, Problem } from 'duewatch';
import {
  type AccountPart,
  type FactsPart,
  mergedAccountId,
  mergeFacts,
  type OrdersPart,
} from 'duewatch/import';
import type { IDBPTransaction } from 'idb';
import { keptAgendaKey } from './kept-agenda.ts';
import { keptRunwaysKey } from './kept-runways.ts';
import { noFacts } from './meta.ts';
import { moveReminders } from './move-reminders.ts';
import { database } from './open.ts';
import { moveOrders, OrdersByDay, putOrders } from './order-days.ts';
import { savedCalendarKey } from './saved-calendar.ts';
import type { FactsState, ImportRecord, Schema, StoredAccount } from './schema.ts';

/*
 * Facts lie in pieces: the head of an account, and its long lists cut by day or month. Reading joins the pieces, and
 * merging rewrites only those that the new facts fall on.
 */

const stores = [
  'accounts',
  'usage',
  'serviceOrders',
  'shopOrders',
  'orderDays',
  'orderChecks',
  'keys',
  'imports',
  'assessments',
  'reminders',
  'log',
  'meta',
] as const;
export type FactsTransaction<Mode extends IDBTransactionMode> = IDBPTransaction<Schema, typeof stores, Mode>;

export interface ReadOptions {
  /** Which accounts are wanted; all of them without. */
  readonly only?: (account: StoredAccount) => boolean;
  /** Leaves out an account's usage before a day. */
  readonly usageFrom?: (account: StoredAccount) => Day | undefined;
  /** Whether an account's shop orders are wanted: they are many, and seldom needed. */
  readonly shopOrders?: (account: StoredAccount) => boolean;
}

/** All facts, or those asked for, with the revision that they belong to. */
export async function readFacts(
  options: ReadOptions = {},
): Promise<{ readonly facts: Facts } & Readonly<FactsState>> {
  const transaction = (await database()).transaction(stores, 'readonly');
  const [state = noFacts, heads] = await Promise.all([
    transaction.objectStore('meta').get('facts'),
    transaction.objectStore('accounts').getAll(),
  ]);
  const wanted = options.only === undefined ? heads : heads.filter(options.only);
  const accounts = await Promise.all(wanted.map((head) => readAccount(transaction, head, options)));
  await transaction.done;
  return { facts: { format: 'duewatch/facts@1', accounts }, ...state };
}

/** All accounts without their long lists. */
export async function readAccountHeads(): Promise<StoredAccount[]> {
  return (await database()).getAll('accounts');
}

/** The days that an account has usage on, oldest first. Reads no usage. */
export async function readUsageDays(account: { platform: string; id: string }): Promise<Day[]> {
  const keys = await (await database()).getAllKeys('usage', piecesOf(account));
  return keys.map(([, , day]) => day);
}

/** The months that an account has usage in, oldest first. Reads no usage. */
export async function readUsageMonths(account: { platform: string; id: string }): Promise<Month[]> {
  return [...new Set((await readUsageDays(account)).map((day) => day.slice(0, 7)))];
}

/** One account with its usage up to a day, and none of its orders; undefined where there is no such account. */
export async function readUsage(
  { platform, id }: { readonly platform: string; readonly id: string },
  { from, to }: { readonly from: (account: StoredAccount) => Day; readonly to: Day },
): Promise<AccountFacts | undefined> {
  const transaction = (await database()).transaction(['accounts', 'usage'], 'readonly');
  const head = await transaction.objectStore('accounts').get([platform, id]);
  const days = head && IDBKeyRange.bound([platform, id, from(head)], [platform, id, to]);
  const pieces = days ? await transaction.objectStore('usage').getAll(days) : [];
  await transaction.done;
  return head && { ...head, usage: pieces.flatMap(({ rows }) => rows) };
}

async function readAccount(
  transaction: FactsTransaction<IDBTransactionMode>,
  head: StoredAccount,
  { usageFrom = () => undefined, shopOrders = () => true }: ReadOptions,
): Promise<AccountFacts> {
  const [usage, service, shop] = await Promise.all([
    transaction.objectStore('usage').getAll(piecesOf(head, usageFrom(head))),
    transaction.objectStore('serviceOrders').getAll(piecesOf(head)),
    shopOrders(head) ? transaction.objectStore('shopOrders').getAll(piecesOf(head)) : [],
  ]);
  return {
    ...head,
    ...(usage.length > 0 && { usage: usage.flatMap((piece) => piece.rows) }),
    ...(service.length > 0 && { serviceOrders: service.flatMap((piece) => piece.orders) }),
    ...(shop.length > 0 && { shopOrders: shop.flatMap((piece) => piece.orders) }),
  };
}

/** The keys of all pieces of an account, or of those from a day on. */
function piecesOf({ platform, id }: { platform: string; id: string }, from = ''): IDBKeyRange {
  // An array comes after every string.
  return IDBKeyRange.bound([platform, id, from], [platform, id, []]);
}

export interface MergeOptions {
  /** The account that facts and orders without one belong to. */
  readonly account?: string | undefined;
  /** The orders of each file of the import, in its order, and the key that they were hashed with. */
  readonly orders?: { readonly key: string; readonly files: readonly (readonly OrdersPart[])[] };
}

export interface MergeResult {
  readonly revision: number;
  /** What could not be joined to the facts that were there; see `mergeFacts`. */
  readonly problems: readonly Problem[];
}

/**
 * Joins new facts to the stored ones as `mergeFacts` does, and records the import, all in one transaction: when anything
 * ends it early, nothing of it has happened. Only the days and months that the new facts fall on are read and written.
 *
 * An order that is stored already is replaced by the one that comes in. Throws where orders were hashed with another key than those
 * that are stored.
 */
export async function mergeIntoStore(
  part: FactsPart,
  record: Omit<ImportRecord, 'id'>,
  options: MergeOptions = {},
): Promise<MergeResult> {
  // Strict: once we have said "done", even a power cut leaves it there.
  const transaction = (await database()).transaction(stores, 'readwrite', { durability: 'strict' });
  try {
    const heads = await transaction.objectStore('accounts').getAll();
    const renamed = renamedPlatforms(heads, part, options);
    const accounts = await Promise.all(heads.map((head) => readConcerned(transaction, head, part, renamed)));
    const merged = mergeFacts({ format: 'duewatch/facts@1', accounts }, part, options);
    const problems = [...merged.problems];
    const state = (await transaction.objectStore('meta').get('facts')) ?? noFacts;
    const revision = state.revision + 1;
    const ids = new Set(merged.facts.accounts.map(keyOf));
    const base: Facts = { format: 'duewatch/facts@1', accounts: heads };
    for (const head of heads) {
      if (ids.has(keyOf(head))) continue;
      const id = mergedAccountId(base, part, head, options) ?? head.id;
      await moveOrders(transaction, head, { platform: head.platform, id });
      await moveReminders(transaction, head, { platform: head.platform, id });
      removeAccount(transaction, head);
    }
    for (const account of merged.facts.accounts) writeAccount(transaction, account);
    const imports = transaction.objectStore('imports');
    const entry = () => ({ ...record, problems: [...record.problems, ...problems] });
    const imported = await imports.add(entry());
    if (options.orders !== undefined) {
      const orders = new OrdersByDay(imported);
      for (const [file, parts] of options.orders.files.entries()) {
        for (const each of parts) {
          const id = mergedAccountId(base, part, each, options);
          if (id !== undefined) orders.add({ platform: each.platform, id }, file, each.orders);
        }
      }
      const found = await putOrders(transaction, orders, options.orders.key);
      problems.push(...found);
      if (found.length > 0) await imports.put({ ...entry(), id: imported });
    }
    issue(transaction.objectStore('meta').put({ revision, changedAt: record.at }, 'facts'));
    await transaction.done;
    return { revision, problems };
  } catch (error) {
    abort(transaction);
    throw error;
  }
}

/**
 * Platforms on which merging renames an account: the one nobody had named takes the first name that becomes known, and
 * all its pieces move.
 */
function renamedPlatforms(
  heads: readonly StoredAccount[],
  part: FactsPart,
  options: { readonly account?: string | undefined },
): ReadonlySet<string> {
  const names: FactsPart = { accounts: part.accounts.map(({ platform, id }) => ({ platform, id })) };
  const { facts } = mergeFacts({ format: 'duewatch/facts@1', accounts: [...heads] }, names, options);
  const ids = new Set(facts.accounts.map(keyOf));
  return new Set(heads.filter((head) => !ids.has(keyOf(head))).map((head) => head.platform));
}

function keyOf({ platform, id }: { platform: string; id: string }): string {
  return JSON.stringify([platform, id]);
}

/** An account with those of its pieces that the new facts fall on; with all of them where an account is renamed. */
async function readConcerned(
  transaction: FactsTransaction<'readwrite'>,
  head: StoredAccount,
  part: FactsPart,
  renamed: ReadonlySet<string>,
): Promise<AccountFacts> {
  if (renamed.has(head.platform)) return readAccount(transaction, head, {});
  // Which account a part without a name belongs to is for `mergeFacts` to say, so the pieces of every candidate are read.
  const parts = part.accounts.filter((account) => account.platform === head.platform);
  const key = (time: string): [string, string, string] => [head.platform, head.id, time];
  const usage = transaction.objectStore('usage');
  const service = transaction.objectStore('serviceOrders');
  const shop = transaction.objectStore('shopOrders');
  const [usageDays, serviceMonths, shopDays] = await Promise.all([
    Promise.all(timesOf(parts, 'usage').map((day) => usage.get(key(day)))),
    Promise.all(timesOf(parts, 'serviceOrders').map((month) => service.get(key(month)))),
    Promise.all(timesOf(parts, 'shopOrders').map((day) => shop.get(key(day)))),
  ]);
  return {
    ...head,
    usage: usageDays.flatMap((piece) => piece?.rows ?? []),
    serviceOrders: serviceMonths.flatMap((piece) => piece?.orders ?? []),
    shopOrders: shopDays.flatMap((piece) => piece?.orders ?? []),
  };
}

/** The days or months that a list falls on, each once. */
function timesOf(parts: readonly AccountPart[], list: 'usage' | 'serviceOrders' | 'shopOrders'): string[] {
  const times = new Set<string>();
  for (const part of parts) for (const { day } of part[list] ?? []) times.add(timeOf(list, day));
  return [...times];
}

function timeOf(list: 'usage' | 'serviceOrders' | 'shopOrders', day: Day): string {
  return list === 'serviceOrders' ? day.slice(0, 7) : day;
}

function writeAccount(
  transaction: FactsTransaction<'readwrite'>,
  { usage, serviceOrders, shopOrders, ...head }: AccountFacts,
): void {
  const { platform, id: account } = head;
  issue(transaction.objectStore('accounts').put(head));
  for (const [day, rows] of cut('usage', usage)) {
    issue(transaction.objectStore('usage').put({ platform, account, day, rows }));
  }
  for (const [month, orders] of cut('serviceOrders', serviceOrders)) {
    issue(transaction.objectStore('serviceOrders').put({ platform, account, month, orders }));
  }
  for (const [day, orders] of cut('shopOrders', shopOrders)) {
    issue(transaction.objectStore('shopOrders').put({ platform, account, day, orders }));
  }
}

/** A long list by the days or months that it is stored under. */
function cut<Row extends { readonly day: Day }>(
  list: 'usage' | 'serviceOrders' | 'shopOrders',
  rows: readonly Row[] = [],
): Map<string, Row[]> {
  const pieces = new Map<string, Row[]>();
  for (const row of rows) {
    const time = timeOf(list, row.day);
    const piece = pieces.get(time);
    if (piece) piece.push(row);
    else pieces.set(time, [row]);
  }
  return pieces;
}

function removeAccount(transaction: FactsTransaction<'readwrite'>, head: StoredAccount): void {
  issue(transaction.objectStore('accounts').delete([head.platform, head.id]));
  issue(transaction.objectStore('usage').delete(piecesOf(head)));
  issue(transaction.objectStore('serviceOrders').delete(piecesOf(head)));
  issue(transaction.objectStore('shopOrders').delete(piecesOf(head)));
}

/** A write is not awaited by itself: the end of its transaction tells whether all of them held. */
function issue(request: Promise<unknown>): void {
  request.catch(() => undefined);
}

/** Deletes all facts, orders with the key that buyers were hashed with, imports and what was made, told and answered of them; settings stay. */
export async function deleteFacts(at: number): Promise<void> {
  const transaction = (await database()).transaction(stores, 'readwrite', { durability: 'strict' });
  const { revision } = (await transaction.objectStore('meta').get('facts')) ?? noFacts;
  await Promise.all([
    transaction.objectStore('accounts').clear(),
    transaction.objectStore('usage').clear(),
    transaction.objectStore('serviceOrders').clear(),
    transaction.objectStore('shopOrders').clear(),
    transaction.objectStore('orderDays').clear(),
    transaction.objectStore('orderChecks').clear(),
    transaction.objectStore('keys').delete('orders'),
    transaction.objectStore('imports').clear(),
    transaction.objectStore('assessments').clear(),
    transaction.objectStore('reminders').clear(),
    transaction.objectStore('log').clear(),
    transaction.objectStore('meta').delete(IDBKeyRange.only(savedCalendarKey)),
    transaction.objectStore('meta').delete(IDBKeyRange.only(keptAgendaKey)),
    transaction.objectStore('meta').delete(IDBKeyRange.only(keptRunwaysKey)),
    transaction.objectStore('meta').put({ revision: revision + 1, changedAt: at }, 'facts'),
    transaction.done,
  ]);
}

function abort(transaction: FactsTransaction<'readwrite'>): void {
  // Its end rejects as well; the error that led here is the one to tell.
  transaction.done.catch(() => undefined);
  try {
    transaction.abort();
  } catch {
    // It has ended already.
  }
}
