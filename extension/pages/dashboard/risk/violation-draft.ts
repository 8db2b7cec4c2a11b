import { type AccountFacts, type Day, dayOf, isDay, type Pack } from 'duewatch';
import type { Penalty, RuleFact } from 'duewatch/schema';
import { FieldReader, type Reading } from './field-reader.ts';

export type Violation = NonNullable<AccountFacts['violations']>[number];

/** Not answered, yes or no: a question left open is not a no. */
export type Choice = '' | 'yes' | 'no';

/** What stands in the form of a violation, as typed. */
export interface ViolationDraft {
  /** What the platform named. */
  readonly offence: string;
  /** Whether it named these, too. */
  readonly others: Readonly<Record<string, Choice>>;
  readonly day: string;
  readonly noticed: string;
  /** By the ids of the facts. */
  readonly facts: Readonly<Record<string, string>>;
  readonly filedOn: string;
  readonly outcome: '' | 'won' | 'lost';
  readonly closedOn: string;
}

/** The form of a stored violation, or an empty one of the pack's first table. */
export function violationDraftOf(
  violation: Violation | undefined,
  tables: readonly Penalty[],
): ViolationDraft {
  const offences = Object.entries(violation?.offences ?? {});
  const offence = offences.find(([, named]) => named)?.[0] ?? offences[0]?.[0] ?? tables[0]?.offence ?? '';
  return {
    offence,
    others: Object.fromEntries(
      offences.filter(([id]) => id !== offence).map(([id, named]) => [id, named ? 'yes' : 'no']),
    ),
    day: violation?.day ?? '',
    noticed: shownMoment(violation?.noticed),
    facts: Object.fromEntries(
      Object.entries(violation?.facts ?? {}).map(([id, value]) => [id, typedFact(value)]),
    ),
    filedOn: violation?.appeal?.filedOn ?? '',
    outcome: violation?.appeal?.outcome ?? '',
    closedOn: violation?.closedOn ?? '',
  };
}

/** Offences of other tables that may be about the same case. */
export function othersOf({ offence, others }: ViolationDraft, tables: readonly Penalty[]): Penalty[] {
  const own = tables.filter((table) => table.offence === offence);
  const names = (one: Penalty, other: Penalty) =>
    (one.contradicts ?? []).some(({ penalty }) => penalty === other.id);
  return tables.filter(
    (table) =>
      table.offence !== offence &&
      (table.offence in others || own.some((each) => names(each, table) || names(table, each))),
  );
}

/** What the rules about these offences ask for, each fact once. */
export function factsAsked(draft: ViolationDraft, tables: readonly Penalty[]): RuleFact[] {
  const asked = tables.filter(
    ({ offence }) =>
      offence === draft.offence ||
      (othersOf(draft, tables).some((other) => other.offence === offence) && draft.others[offence] !== 'no'),
  );
  const facts = asked.flatMap((table) => table.facts);
  return facts.filter((fact, index) => facts.findIndex(({ id }) => id === fact.id) === index);
}

/** Reads what was typed. Facts that none of the chosen tables asks for are those stored before, and none that was typed. */
export function readViolation(
  draft: ViolationDraft,
  before: Violation | undefined,
  { id, pack }: { readonly id: string; readonly pack: Pick<Pack, 'penalties'> },
): Reading<Violation> {
  const tables = pack.penalties ?? [];
  const reader = new FieldReader();
  if (!tables.some(({ offence }) => offence === draft.offence)) reader.refuse('offence', 'offence');
  const day = reader.day('day', draft.day);
  const noticed =
    before?.noticed !== undefined && draft.noticed === shownMoment(before.noticed)
      ? before.noticed
      : reader.moment('noticed', draft.noticed);
  if (day === undefined && noticed === undefined && draft.noticed.trim() === '' && draft.day.trim() === '')
    reader.refuse('day', 'someDay');
  const filedOn = reader.day('filedOn', draft.filedOn);
  const closedOn = reader.day('closedOn', draft.closedOn);
  const first = [day, noticed && noticedDay(noticed)]
    .filter((each) => each !== undefined && isDay(each))
    .sort()[0];
  for (const [name, later] of [
    ['filedOn', filedOn],
    ['closedOn', closedOn],
  ] as const)
    if (later !== undefined && first !== undefined && later < first) reader.refuse(name, 'tooEarly');
  const others = othersOf(draft, tables).flatMap(({ offence }) => {
    const answer = draft.others[offence] ?? '';
    return answer === '' ? [] : [[offence, answer === 'yes'] as const];
  });
  const asked = factsAsked(draft, tables);
  const kept = Object.entries(before?.facts ?? {}).filter(([name]) =>
    asked.every((fact) => fact.id !== name),
  );
  const facts = { ...Object.fromEntries(kept), ...readFacts(reader, asked, draft.facts) };
  return reader.read(() => ({
    id: before?.id ?? id,
    offences: { ...Object.fromEntries(others), [draft.offence]: true },
    ...(day === undefined ? {} : { day }),
    ...(noticed === undefined ? {} : { noticed }),
    ...(Object.keys(facts).length === 0 ? {} : { facts }),
    ...(filedOn === undefined && draft.outcome === ''
      ? {}
      : {
          appeal: {
            ...(filedOn === undefined ? {} : { filedOn }),
            ...(draft.outcome === '' ? {} : { outcome: draft.outcome }),
          },
        }),
    ...(closedOn === undefined ? {} : { closedOn }),
  }));
}

/** Reads the facts that rules ask for; what is left empty is not known. */
export function readFacts(
  reader: FieldReader,
  asked: readonly RuleFact[],
  typed: Readonly<Record<string, string>>,
): Record<string, number | string | boolean> {
  const read: Record<string, number | string | boolean> = {};
  for (const { id, kind, atLeast } of asked) {
    const text = typed[id] ?? '';
    const value =
      kind === 'count'
        ? reader.count(`facts.${id}`, text, atLeast)
        : kind === 'points'
          ? reader.amount(`facts.${id}`, text)
          : text === ''
            ? undefined
            : kind === 'yes-no'
              ? text === 'yes'
              : text;
    if (value !== undefined) read[id] = value;
  }
  for (const { id, partOf } of asked) {
    const [part, whole] = [read[id], partOf === undefined ? undefined : read[partOf]];
    if (typeof part === 'number' && typeof whole === 'number' && part > whole)
      reader.refuse(`facts.${id}`, 'moreThanWhole');
  }
  return read;
}

/** A fact as the form shows it. */
export function typedFact(value: number | string | boolean): string {
  return value === true ? 'yes' : value === false ? 'no' : String(value);
}

/** The day of a notice, in China. @example noticedDay('2026-11-20T17:30:00Z') // '2026-11-21' */
export function noticedDay(moment: string): Day {
  return isDay(moment) ? moment : dayOf(Date.parse(moment));
}

/** @example shownMoment('2026-11-21T02:30:00Z') // '2026-11-21 10:30' */
function shownMoment(moment: string | undefined): string {
  if (moment === undefined || isDay(moment)) return moment ?? '';
  const shanghai = new Date(Date.parse(moment) + 8 * 3_600_000).toISOString();
  return `${shanghai.slice(0, 10)} ${shanghai.slice(11, 16)}`;
}
