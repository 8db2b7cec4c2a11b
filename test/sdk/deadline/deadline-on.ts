import type { DatedDeadline } from 'duewatch/deadline';

/** A deadline that was entered by hand, on a day. */
export function deadlineOn(day: string, rest: Partial<DatedDeadline> = {}): DatedDeadline {
  return {
    id: 'shop/a/own/1',
    kind: 'own',
    severity: 'high',
    account: { platform: 'shop', id: 'a' },
    what: { code: 'deadline.own' },
    earliest: day,
    likely: day,
    latest: day,
    inDays: 0,
    state: 'coming',
    consequence: null,
    action: { code: 'deadline.own' },
    place: 'console',
    way: null,
    why: [],
    ...rest,
  };
}
