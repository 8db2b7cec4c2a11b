import type { AccountFacts } from 'duewatch';
import { FieldReader, type Reading } from './field-reader.ts';
import type { Choice } from './violation-draft.ts';

export type PointsRecord = NonNullable<AccountFacts['points']>[number];
export type Restriction = NonNullable<AccountFacts['restrictions']>[number];
type Risk = NonNullable<AccountFacts['risk']>;
export type Outcome = NonNullable<Risk['outcomes']>[number];
type Belief = NonNullable<Risk['priors']>[string];

export interface PointsDraft {
  readonly ledger: string;
  readonly day: string;
  /** Empty: their number is not known. */
  readonly points: string;
  readonly revoked: string;
}

export function pointsDraftOf(record: PointsRecord | undefined, ledger: string): PointsDraft {
  const { points = null, day = '', revoked = '' } = record ?? {};
  return { ledger: record?.ledger ?? ledger, day, points: points === null ? '' : String(points), revoked };
}

export function readPoints(draft: PointsDraft, id: string): Reading<PointsRecord> {
  const reader = new FieldReader();
  const day = reader.day('day', draft.day, { required: true }) ?? '';
  const points = reader.amount('points', draft.points) ?? null;
  const revoked = reader.day('revoked', draft.revoked);
  if (revoked !== undefined && day !== '' && revoked < day) reader.refuse('revoked', 'tooEarly');
  const { ledger } = draft;
  return reader.read(() => ({ id, ledger, day, points, ...(revoked === undefined ? {} : { revoked }) }));
}

export interface RestrictionDraft {
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly liftedOn: string;
  readonly violation: string;
}

export function restrictionDraftOf(record: Restriction | undefined, kind: string): RestrictionDraft {
  const { from = '', to = '', liftedOn = '', violation = '' } = record ?? {};
  return { kind: record?.kind ?? kind, from, to, liftedOn, violation };
}

export function readRestriction(draft: RestrictionDraft, id: string): Reading<Restriction> {
  const reader = new FieldReader();
  const from = reader.day('from', draft.from, { required: true }) ?? '';
  const to = reader.day('to', draft.to);
  const liftedOn = reader.day('liftedOn', draft.liftedOn);
  if (to !== undefined && from !== '' && to < from) reader.refuse('to', 'tooEarly');
  if (liftedOn !== undefined && from !== '' && liftedOn < from) reader.refuse('liftedOn', 'tooEarly');
  const { kind, violation } = draft;
  return reader.read(() => ({
    id,
    kind,
    from,
    ...(to === undefined ? {} : { to }),
    ...(liftedOn === undefined ? {} : { liftedOn }),
    ...(violation === '' ? {} : { violation }),
  }));
}

export interface OutcomeDraft {
  readonly prior: string;
  readonly on: string;
  readonly happened: Choice;
  readonly knownOn: string;
}

export function outcomeDraftOf(record: Outcome | undefined, prior: string): OutcomeDraft {
  const { on = '', happened = null, knownOn } = record ?? {};
  return {
    prior: record?.prior ?? prior,
    on,
    happened: happened === null ? '' : happened ? 'yes' : 'no',
    knownOn: knownOn ?? '',
  };
}

/** An outcome that is known has the day on which it became known, and one that is not has none. */
export function readOutcome(draft: OutcomeDraft): Reading<Outcome> {
  const reader = new FieldReader();
  const on = reader.day('on', draft.on, { required: true }) ?? '';
  const isKnown = draft.happened !== '';
  const knownOn = isKnown ? (reader.day('knownOn', draft.knownOn, { required: true }) ?? '') : null;
  if (knownOn !== null && knownOn !== '' && knownOn < on) reader.refuse('knownOn', 'tooEarly');
  return reader.read(() => ({
    prior: draft.prior,
    on,
    happened: isKnown ? draft.happened === 'yes' : null,
    knownOn,
  }));
}

export interface MarginDraft {
  readonly margin: string;
  /** Empty: 30 days of the margin. */
  readonly k: string;
}

export function readMargin(draft: MarginDraft): Reading<Pick<Risk, 'margin' | 'k'>> {
  const reader = new FieldReader();
  const margin = reader.amount('margin', draft.margin);
  const k = reader.amount('k', draft.k);
  if (k !== undefined && /^0*\.?0*$/.test(k)) reader.refuse('k', 'positive');
  return reader.read(() => ({
    ...(margin === undefined ? {} : { margin }),
    ...(k === undefined ? {} : { k }),
  }));
}

export interface BeliefDraft {
  readonly yes: string;
  readonly no: string;
}

/** Counts of cases, whole or not, of which one at least is above 0. */
export function readBelief(draft: BeliefDraft): Reading<Belief> {
  const reader = new FieldReader();
  const [yes, no] = (['yes', 'no'] as const).map((name) => {
    const read = reader.amount(name, draft[name]);
    return read === undefined ? (reader.refuse(name, 'amount') ?? 0) : Number(read);
  }) as [number, number];
  if (yes + no === 0) reader.refuse('yes', 'positive');
  return reader.read(() => ({ yes, no }));
}
