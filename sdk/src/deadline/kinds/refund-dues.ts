import { type Due, type DueCase, endOf, sameDay } from './due-case.ts';

/** Refunds that buyers ask for: answered by a time, where the platform's page says so. */
export function refundDues({ account }: DueCase): Due[] {
  return (account.refunds ?? []).map(({ id, order, asked, answerBy, amount, answeredOn }) => ({
    key: id,
    kind: 'refund',
    severity: 'high',
    what: { code: 'deadline.refund', params: { order: order ?? id, amount: amount ?? null } },
    ...(answerBy === undefined ? sameDay(null) : endOf(answerBy)),
    ...(answeredOn === undefined ? {} : { state: 'done' }),
    consequence: { code: 'deadline.refund.then' },
    action: { code: answerBy === undefined ? 'deadline.refund.ask' : 'deadline.refund.action' },
    why: [{ text: { code: 'deadline.refund.why', params: { asked, answerBy: answerBy ?? null } } }],
  }));
}
