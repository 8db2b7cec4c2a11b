import type { MeasureKind, MeasureTarget } from 'duewatch';
import { emptyMeasure, emptyRung, type LadderDraft, type MeasureDraft, type RungDraft } from './draft.ts';

/** What a measure falls on where its kind leaves no other; a throttle or a suspension may fall on any apps. */
export const targetOf: Readonly<Record<MeasureKind, MeasureTarget | ''>> = {
  'freeze-settlement': 'income',
  warn: 'account',
  'hide-service': 'listed-apps',
  'freeze-service': 'listed-apps',
  throttle: '',
  'suspend-authorisation': '',
  'suspend-calls': '',
  'freeze-identity': 'account',
  'cancel-qualification': 'account',
  'cancel-next-qualification': 'account',
};

function nextKey({ rungs }: LadderDraft): number {
  const keys = rungs.flatMap((rung) => [rung.key, ...rung.measures.map(({ key }) => key)]);
  return Math.max(0, ...keys) + 1;
}

/** With an empty rung at the end, compared as the one before it. */
export function addRung(draft: LadderDraft): LadderDraft {
  const comparison = draft.rungs.at(-1)?.comparison ?? emptyRung.comparison;
  return { ...draft, rungs: [...draft.rungs, { ...emptyRung, comparison, key: nextKey(draft) }] };
}

/** With the rung one place further up or down; the same draft where there is no such place. */
export function moveRung(draft: LadderDraft, index: number, by: -1 | 1): LadderDraft {
  const rungs = [...draft.rungs];
  const moved = rungs[index];
  if (moved === undefined || index + by < 0 || index + by >= rungs.length) return draft;
  rungs.splice(index, 1);
  rungs.splice(index + by, 0, moved);
  return { ...draft, rungs };
}

export function removeRung(draft: LadderDraft, index: number): LadderDraft {
  return { ...draft, rungs: draft.rungs.filter((_, at) => at !== index) };
}

export function changeRung(draft: LadderDraft, index: number, patch: Partial<RungDraft>): LadderDraft {
  return {
    ...draft,
    rungs: draft.rungs.map((rung, at) => (at === index ? { ...rung, ...patch } : rung)),
  };
}

export function addMeasure(draft: LadderDraft, index: number): LadderDraft {
  const measures = draft.rungs[index]?.measures ?? [];
  return changeRung(draft, index, { measures: [...measures, { ...emptyMeasure, key: nextKey(draft) }] });
}

/** A measure of another kind: it falls on what that kind must fall on, else on what was chosen. */
export function ofKind(measure: MeasureDraft, kind: MeasureDraft['kind']): MeasureDraft {
  return { ...measure, kind, target: (kind !== '' && targetOf[kind]) || measure.target };
}
