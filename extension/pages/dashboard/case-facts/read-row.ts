import { parseFacts } from 'duewatch/schema';
import type { CaseField, CaseListOf, FieldKind } from './case-lists.ts';

/** An entry of a list of facts, as it is stored. */
export type Row = Readonly<Record<string, unknown>>;

/** What stands in a form, by field and as typed. */
export type Draft = Readonly<Record<string, string>>;

/** What is wrong with fields, by their keys; under an empty key what is wrong with the whole. */
export type RowErrors = Readonly<Record<string, RowError>>;
export type RowError = 'missing' | 'day' | 'moment' | 'amount' | 'choice' | 'before' | 'repeated' | 'other';

/** What the problems of the SDK's reading are called beside a field. */
const errorOf: Readonly<Record<string, RowError>> = {
  'key.missing': 'missing',
  'text.empty': 'missing',
  'day.invalid': 'day',
  'moment.invalid': 'moment',
  'amount.invalid': 'amount',
  'amount.negative': 'amount',
  'choice.unknown': 'choice',
};

/** The form of an entry, or of a new one. Times are those of China, to the minute. */
export function draftOf({ fields }: Pick<CaseListOf, 'fields'>, row: Row = {}): Draft {
  return Object.fromEntries(fields.map(({ key, kind }) => [key, textOf(kind, row[key])]));
}

function textOf(kind: FieldKind, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (kind === 'yes-no') return value === true ? 'yes' : 'no';
  if (kind === 'several') return Array.isArray(value) ? value.join(' ') : '';
  const text = String(value);
  if (kind !== 'moment' || !text.includes('T')) return text;
  const shanghai = new Date(Date.parse(text) + 8 * 3_600_000);
  return Number.isNaN(shanghai.getTime()) ? text : shanghai.toISOString().slice(0, 16).replace('T', ' ');
}

/**
 * The entry that a form states, read by the SDK as strictly as a file, or what is wrong with it by field. What is not in the form
 * and what was not touched stays as it is stored.
 *
 * @example
 * readRow(subscriptions, { name: 'Stock sync', to: '2026-12-31' }, { id: 'typed-1', others: [] })
 * // { row: { id: 'typed-1', name: 'Stock sync', to: '2026-12-31' } }
 */
export function readRow(
  of: CaseListOf,
  draft: Draft,
  { before, id, others }: { readonly before?: Row; readonly id: string; readonly others: readonly Row[] },
): { readonly row: Row } | { readonly errors: RowErrors } {
  const untouched = before && draftOf(of, before);
  const row: Record<string, unknown> = before ? { ...before } : of.identity === 'id' ? { id } : {};
  const errors: Record<string, RowError> = {};
  for (const { key, kind, needed = false } of of.fields) {
    const text = (draft[key] ?? '').trim();
    if (untouched?.[key] === text && text !== '') continue;
    if (text === '') {
      delete row[key];
      if (needed) errors[key] = 'missing';
    } else row[key] = factOf(kind, text);
  }
  const read = parseFacts({
    format: 'duewatch/facts@1',
    accounts: [{ platform: 'any', id: 'any', [of.list]: [row] }],
  });
  const prefix = `accounts[0].${of.list}[0].`;
  for (const { code, path = '' } of read.problems) {
    const key = path.startsWith(prefix) ? (path.slice(prefix.length).split(/[.[]/)[0] ?? '') : '';
    const known = of.fields.some((field) => field.key === key) ? key : '';
    errors[known] ??= errorOf[code] ?? 'other';
  }
  for (const { key, notBefore } of of.fields) {
    const [first, last] = [row[notBefore ?? ''], row[key]];
    if (errors[key] === undefined && isLater(first, last)) errors[key] = 'before';
  }
  if (others.some((other) => other[of.identity] === row[of.identity])) errors[of.identity] ??= 'repeated';
  return Object.keys(errors).length > 0 ? { errors } : { row };
}

function factOf(kind: FieldKind, text: string): unknown {
  if (kind === 'yes-no') return text === 'yes';
  if (kind === 'several') return text.split(/\s+/);
  if (kind !== 'moment') return text;
  const [, day, time] = /^(\d{4}-\d\d-\d\d)[ T]+(\d\d:\d\d)$/.exec(text) ?? [];
  return day === undefined ? text : `${day}T${time}:00+08:00`;
}

function isLater(first: unknown, last: unknown): boolean {
  if (typeof first !== 'string' || typeof last !== 'string') return false;
  const both = first.includes('T') && last.includes('T');
  return both ? Date.parse(first) > Date.parse(last) : first.slice(0, 10) > last.slice(0, 10);
}

/** The list with an entry in the place of the one it was or that is called as it is, or at the end. */
export function putRow(rows: readonly Row[], identity: string, before: Row | undefined, row: Row): Row[] {
  const at = rows.findIndex((each) => each[identity] === (before ?? row)[identity]);
  return at < 0 ? [...rows, row] : rows.map((each, index) => (index === at ? row : each));
}

/** The list with an entry back where it stood, unless there is one like it again. */
export function restoreRow(rows: readonly Row[], identity: string, row: Row, index: number): Row[] {
  if (rows.some((each) => each[identity] === row[identity])) return [...rows];
  return [...rows.slice(0, index), row, ...rows.slice(index)];
}

/** The fields that fit the pack: a choice between nothing is none. */
export function isOffered(field: CaseField, options: readonly unknown[]): boolean {
  return (field.kind !== 'choice' && field.kind !== 'several') || options.length > 0;
}
