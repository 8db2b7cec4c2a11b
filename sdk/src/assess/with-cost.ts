import { daysBetween } from '../base/day.ts';
import { multiply } from '../base/decimal.ts';
import type { Deadline } from '../deadline/deadline.ts';
import type { AccountFacts } from '../facts/schema.ts';

/** The deadline with what passing it costs: days without sales, at what the user says that a day brings. */
export function withCost(deadline: Deadline, { risk }: AccountFacts): Deadline {
  const days = (deadline.takes ?? []).flatMap((taken) =>
    'from' in taken && taken.resource === 'sales' && taken.to !== null
      ? daysBetween(taken.from, taken.to) + 1
      : [],
  );
  if (days.length === 0) return deadline;
  const most = Math.max(...days);
  const amount = risk?.margin === undefined ? null : multiply(risk.margin, String(most));
  return { ...deadline, cost: { code: 'due.sales-days', params: { days: most, amount } } };
}
