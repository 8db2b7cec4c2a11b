import {
  type DraftText,
  type LadderDraft,
  type LadderKind,
  type MeasureDraft,
  notEntered,
  type RungDraft,
} from './draft.ts';
import { shareOf } from './percent.ts';

/** A ladder as it is stored, and as `parseLadder` reads it; it may still be wrong. */
export type LadderJson = Record<string, unknown>;

/**
 * What a form states, as `duewatch/ladder@1`. What was left empty is left out or null, and a rung without measures says
 * that they are not known.
 */
export function writeDraft(draft: LadderDraft, id: string): LadderJson {
  const { kind } = draft;
  return {
    format: 'duewatch/ladder@1',
    id,
    name: trimmed(draft.name),
    // Left out for arrears, as the ladders of packs leave it out: theirs go on where this one does not hold.
    ...(kind !== 'arrears' && { kind }),
    ...given('validFrom', draft.validFrom),
    ...given('validTo', draft.validTo),
    ...given('note', draft.note),
    ...(kind === 'arrears' && {
      counter: draft.counter,
      ...(draft.transition && { transition: draft.transition }),
      ...given('beyond', draft.beyond),
    }),
    rungs: draft.rungs.map((rung) => writeRung(rung, kind)),
  };
}

function writeRung(rung: RungDraft, kind: LadderKind): LadderJson {
  const open = rung.open || rung.measures.length === 0;
  const said = trimmed(rung.openText);
  return {
    ...(rung.id !== undefined && { id: rung.id }),
    ...given('name', rung.name),
    threshold: rung.known ? writeThreshold(rung, kind) : null,
    measures: rung.measures.map(writeMeasure),
    ...(open && { unknown: said === '' ? notEntered : said }),
  };
}

function writeThreshold({ comparison, days, share, amount }: RungDraft, kind: LadderKind): LadderJson {
  if (kind === 'quota') return { measure: 'quota-used', ...given('share', shareOf(share.trim())) };
  if (kind === 'balance') return { measure: 'balance-below', ...given('amount', amount) };
  return { comparison, ...whole('days', days) };
}

function writeMeasure(measure: MeasureDraft): LadderJson {
  const { id, replaces, period } = measure;
  return {
    ...(id !== undefined && { id }),
    ...given('kind', measure.kind),
    ...given('target', measure.target),
    modality: measure.modality,
    ...(replaces && { replaces: [...replaces] }),
    release: measure.release === '' ? null : measure.release,
    ...(period === 'unknown' && { period: null }),
    ...(period === 'days' && { period: whole('days', measure.periodDays) }),
  };
}

function given(name: string, value: DraftText): LadderJson {
  const said = trimmed(value);
  return said === '' ? {} : { [name]: said };
}

/** Digits as a number; anything else as it was typed, for `parseLadder` to refuse. */
function whole(name: string, value: string): LadderJson {
  const digits = value.trim();
  if (digits === '') return {};
  return { [name]: /^\d{1,15}$/.test(digits) ? Number(digits) : digits };
}

function trimmed(value: DraftText): DraftText {
  return typeof value === 'string' ? value.trim() : value;
}
