import type { Assessment } from 'duewatch';
import { isDated } from 'duewatch/deadline';
import type { Agenda, AgendaItem } from '../../messages.ts';

const daysInWeek = 7;

/** What is due, by how soon: warnings in force first, then deadlines by their day. */
export function agendaOf({ warnings, deadlines, accounts }: Assessment): Agenda {
  const inForce = warnings.filter(({ state }) => state === 'in-force' || state === 'overdue');
  const dated = [
    ...warnings
      .filter((warning) => !inForce.includes(warning) && warning.inDays !== null)
      .map((warning) => ({
        ...pick(warning),
        text: warning.what,
        day: warning.day,
        action: warning.action,
        inDays: warning.inDays ?? 0,
      })),
    ...deadlines.filter(isDated).map((deadline) => ({
      ...pick(deadline),
      text: deadline.what,
      day: deadline.earliest,
      action: null,
      inDays: deadline.inDays,
    })),
  ].sort((a, b) => a.inDays - b.inDays);
  const between = (from: number, to: number) =>
    dated.filter(({ inDays }) => inDays >= from && inDays <= to).map(({ inDays: _, ...item }) => item);
  const now = [
    ...inForce.map((warning) => ({
      ...pick(warning),
      text: warning.what,
      day: null,
      action: warning.action,
    })),
    ...between(Number.NEGATIVE_INFINITY, -1),
  ];
  const agenda = {
    now,
    today: between(0, 0),
    week: between(1, daysInWeek),
    later: between(daysInWeek + 1, Number.POSITIVE_INFINITY),
  };
  const due = now.length + dated.length + warnings.length > 0;
  // The rules of a shop have no fees: there is nothing to know of its arrears.
  const known = accounts.every(
    ({ arrears, pack, cost }) => arrears.state !== 'unknown' || (pack !== null && cost === null),
  );
  return { ...agenda, overall: due ? 'due' : known ? 'fine' : 'unknown' };
}

function pick({ id, state, account }: Pick<AgendaItem, 'id' | 'state' | 'account'>) {
  return { id, state, account };
}
