import { addDays } from '../../base/day.ts';
import { penaltyKinds } from '../../pack/penalty-schema.ts';
import { type Due, type DueCase, sameDay } from './due-case.ts';

/** Measures in force that end: on the day after their last, where the platform names one. */
export function restrictionDues({ account, on }: DueCase): Due[] {
  return (account.restrictions ?? []).flatMap(({ id, kind, from, to, liftedOn }): Due[] => {
    if (liftedOn !== undefined && liftedOn <= on) return [];
    const measure = (penaltyKinds as readonly string[]).includes(kind)
      ? {
          code: `penalty.measure.${kind}`,
          params: { modality: 'must', days: null, points: null, amount: null },
        }
      : { code: 'deadline.own', params: { text: kind } };
    return [
      {
        key: id,
        kind: 'restriction-lifts',
        severity: 'low',
        what: { code: 'deadline.restriction-lifts', params: { measure } },
        ...sameDay(to === undefined ? null : addDays(to, 1)),
        waits: true,
        action: { code: to === undefined ? 'deadline.restriction.ask' : 'deadline.nothing' },
        why: [{ text: { code: 'deadline.restriction.why', params: { from, to: to ?? null } } }],
      },
    ];
  });
}
