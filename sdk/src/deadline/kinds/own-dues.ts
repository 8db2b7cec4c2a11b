import { type Due, type DueCase, endOf } from './due-case.ts';

/** Deadlines that the user entered by hand. */
export function ownDues({ account }: DueCase): Due[] {
  return (account.ownDeadlines ?? []).map(({ id, what, due, severity = 'normal', where = null, note }) => ({
    key: id,
    kind: 'own',
    severity,
    what: { code: 'deadline.own', params: { text: what } },
    ...endOf(due),
    action: { code: 'deadline.own.action', params: { where } },
    why: [{ text: { code: 'deadline.own.why', params: { note: note ?? null } } }],
  }));
}
