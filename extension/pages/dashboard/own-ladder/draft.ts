import type { LocalText, MeasureKind, MeasureTarget, Release } from 'duewatch';
import type { OwnLadder } from 'duewatch/schema';
import { percentOf } from './percent.ts';

/** A text as typed, or in both languages where a file has it so; typing makes it one again. */
export type DraftText = string | LocalText;

export type LadderKind = 'arrears' | 'quota' | 'balance';
type ArrearsLadder = Extract<OwnLadder, { counter?: unknown }>;
export type Counter = NonNullable<ArrearsLadder['counter']>;
export type Comparison = 'full-days' | 'more-than';

export interface MeasureDraft {
  /** Stays with the measure while it moves; never stored. */
  readonly key: number;
  readonly id?: string;
  readonly kind: MeasureKind | '';
  readonly target: MeasureTarget | '';
  readonly modality: 'must' | 'may';
  readonly replaces?: readonly string[];
  /** Empty: what ends it is not known. */
  readonly release: Release | '';
  /** Whether there is a processing period: none stated, one of unknown length, or one of so many days. */
  readonly period: 'none' | 'unknown' | 'days';
  readonly periodDays: string;
}

export interface RungDraft {
  readonly key: number;
  readonly id?: string;
  /** Empty: named after its threshold. */
  readonly name: DraftText;
  /** Whether the threshold is known. What was typed stays when it is not. */
  readonly known: boolean;
  readonly comparison: Comparison;
  readonly days: string;
  /** In percent. */
  readonly share: string;
  readonly amount: string;
  readonly measures: readonly MeasureDraft[];
  /** Whether more measures are stated that are not known; without any measure it is so by itself. */
  readonly open: boolean;
  readonly openText: DraftText;
}

/** What stands in the form, as typed. */
export interface LadderDraft {
  readonly name: DraftText;
  readonly kind: LadderKind;
  readonly validFrom: string;
  readonly validTo: string;
  readonly note: DraftText;
  readonly counter: Counter;
  readonly transition?: NonNullable<ArrearsLadder['transition']>;
  /** What is not known above the last rung. */
  readonly beyond: DraftText;
  readonly rungs: readonly RungDraft[];
}

export const counters: readonly Counter[] = ['account-episode', 'oldest-debt', 'app-key-episode'];
export const ladderKinds: readonly LadderKind[] = ['arrears', 'quota', 'balance'];

export const emptyMeasure: Omit<MeasureDraft, 'key'> = {
  kind: '',
  target: '',
  modality: 'must',
  release: '',
  period: 'none',
  periodDays: '',
};

export const emptyRung: Omit<RungDraft, 'key'> = {
  name: '',
  known: true,
  comparison: 'full-days',
  days: '',
  share: '',
  amount: '',
  measures: [],
  open: false,
  openText: '',
};

export const emptyLadder: LadderDraft = {
  name: '',
  kind: 'arrears',
  validFrom: '',
  validTo: '',
  note: '',
  counter: 'account-episode',
  beyond: '',
  rungs: [{ ...emptyRung, key: 1 }],
};

/** What is stored of a rung whose measures are not known, where the user does not say more. */
export const notEntered: LocalText = { 'zh-CN': '措施没有填写。', en: 'Measures not entered.' };

/**
 * The form of a ladder that was stored or comes from a file. It takes whatever is there: what is wrong stands in its field
 * and is said there.
 */
export function draftOf(input: unknown): LadderDraft {
  const own = record(input);
  let key = 0;
  const nextKey = () => ++key;
  const transition = oneOf(own.transition, ['version-of-day', 'version-at-start'] as const);
  return {
    name: text(own.name),
    kind: oneOf(own.kind, ladderKinds) ?? 'arrears',
    validFrom: typed(own.validFrom),
    validTo: typed(own.validTo),
    note: text(own.note),
    counter: oneOf(own.counter, counters) ?? 'account-episode',
    ...(transition && { transition }),
    beyond: text(own.beyond),
    rungs: list(own.rungs).map((rung) => rungOf(record(rung), nextKey)),
  };
}

type Json = Readonly<Record<string, unknown>>;

function rungOf(rung: Json, nextKey: () => number): RungDraft {
  const at = record(rung.threshold);
  const open = rung.unknown !== undefined;
  return {
    key: nextKey(),
    ...idOf(rung),
    name: text(rung.name),
    known: rung.threshold !== null,
    comparison: oneOf(at.comparison, ['full-days', 'more-than'] as const) ?? 'full-days',
    days: typed(at.days),
    share: percentOf(typed(at.share)),
    amount: typed(at.amount),
    measures: list(rung.measures).map((measure) => measureOf(record(measure), nextKey)),
    open,
    openText: open && !isNotEntered(rung.unknown) ? text(rung.unknown) : '',
  };
}

function measureOf(measure: Json, nextKey: () => number): MeasureDraft {
  const { period, replaces } = measure;
  return {
    key: nextKey(),
    ...idOf(measure),
    // What is no choice at all is refused where the draft is read, beside its field.
    kind: typed(measure.kind) as MeasureDraft['kind'],
    target: typed(measure.target) as MeasureDraft['target'],
    modality: measure.modality === 'may' ? 'may' : 'must',
    ...(Array.isArray(replaces) && { replaces: replaces.map(String) }),
    release: typed(measure.release) as MeasureDraft['release'],
    period: period === undefined ? 'none' : period === null ? 'unknown' : 'days',
    periodDays: typed(record(period).days),
  };
}

function isNotEntered(input: unknown): boolean {
  return Object.entries(notEntered).every(([locale, words]) => record(input)[locale] === words);
}

function idOf({ id }: Json): { id?: string } {
  return typeof id === 'string' ? { id } : {};
}

function record(input: unknown): Json {
  return typeof input === 'object' && input !== null && !Array.isArray(input) ? (input as Json) : {};
}

function list(input: unknown): readonly unknown[] {
  return Array.isArray(input) ? input : [];
}

function typed(input: unknown): string {
  return typeof input === 'string' || typeof input === 'number' ? String(input) : '';
}

function text(input: unknown): DraftText {
  const { 'zh-CN': zh, en } = record(input);
  return typeof zh === 'string' && typeof en === 'string' ? { 'zh-CN': zh, en } : typed(input);
}

function oneOf<T extends string>(input: unknown, choices: readonly T[]): T | undefined {
  return choices.find((choice) => choice === input);
}
