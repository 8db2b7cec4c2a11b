import type { Day } from '../../base/day.ts';
import { type Due, type DueCase, endOf, sameDay } from './due-case.ts';

/** Services that the account has bought and that end, and the last moment at which they can be given back for money. */
export function subscriptionDues({ account }: DueCase): Due[] {
  return (account.subscriptions ?? []).flatMap(({ id, name, to, renews, refundableUntil }): Due[] => {
    const params = { name: name ?? id };
    const ends: Due = {
      key: id,
      kind: 'subscription-ends',
      severity: renews === true ? 'low' : 'normal',
      what: { code: renews === true ? 'deadline.subscription-renews' : 'deadline.subscription-ends', params },
      ...sameDay(to),
      waits: true,
      consequence: renews === true ? null : { code: 'deadline.subscription-ends.then' },
      action: { code: renews === true ? 'deadline.nothing' : 'deadline.renew' },
      why: [{ text: { code: 'deadline.subscription.why', params: { to } } }],
    };
    if (refundableUntil === undefined) return [ends];
    const refund: Due = {
      key: `subscription/${id}`,
      kind: 'refund',
      severity: 'low',
      what: { code: 'deadline.refundable', params },
      ...endOf(refundableUntil),
      waits: true,
      action: { code: 'deadline.refundable.action' },
      why: [{ text: { code: 'deadline.given', params: { moment: refundableUntil } } }],
    };
    return [ends, refund];
  });
}

/** Subscriptions to the provider's own services that end, by the day on which they do. */
export function serviceDues({ account, on }: DueCase): Due[] {
  const byDay = new Map<Day, string[]>();
  for (const { id, to, article } of account.serviceOrders ?? []) {
    if (to === undefined || to < on) continue;
    const same = byDay.get(to);
    if (same === undefined) byDay.set(to, [article ?? id]);
    else same.push(article ?? id);
  }
  return [...byDay].map(([day, articles]) => ({
    key: day,
    kind: 'service-ends',
    severity: 'low',
    state: 'coming',
    what: {
      code: 'deadline.service-ends',
      params: { count: articles.length, articles: [...new Set(articles)].slice(0, 3) },
    },
    ...sameDay(day),
    waits: true,
    action: { code: 'deadline.service-ends.action' },
    why: [{ text: { code: 'deadline.service-ends.why', params: { count: articles.length } } }],
  }));
}
