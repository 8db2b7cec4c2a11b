import type { AccountFacts } from 'duewatch';

type OwnDeadline = NonNullable<AccountFacts['ownDeadlines']>[number];

export interface OwnDraft {
  readonly what: string;
  readonly day: string;
  readonly time: string;
  readonly where: string;
  readonly note: string;
  readonly severity: 'high' | 'normal' | 'low';
}

/** What was typed, as a fact; or the fields that it cannot be read from. Times are those of China. */
export function ownDeadlineOf(
  draft: OwnDraft,
  { id, isDay }: { readonly id: string; readonly isDay: (text: string) => boolean },
): { readonly own: OwnDeadline } | { readonly errors: readonly ('what' | 'due' | 'time')[] } {
  const [what, day, time, where, note] = [
    draft.what.trim(),
    draft.day.trim(),
    draft.time.trim(),
    draft.where.trim(),
    draft.note.trim(),
  ];
  const errors = [
    what === '' && ('what' as const),
    !isDay(day) && ('due' as const),
    time !== '' && !/^([01]\d|2[0-3]):[0-5]\d$/.test(time) && ('time' as const),
  ].filter((field) => field !== false);
  if (errors.length > 0) return { errors };
  return {
    own: {
      id,
      what,
      due: time === '' ? day : `${day}T${time}:00+08:00`,
      severity: draft.severity,
      ...(where === '' ? {} : { where }),
      ...(note === '' ? {} : { note }),
    },
  };
}
