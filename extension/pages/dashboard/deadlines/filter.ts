import type { Day, Deadline, Month, State } from 'duewatch';

export interface Filter {
  /** `platform/id`, or empty for all. */
  readonly account: string;
  readonly kind: string;
  /** A state, `open` for all that is not done, or empty for all. */
  readonly state: string;
  readonly text: string;
}

export const noFilter: Filter = { account: '', kind: '', state: 'open', text: '' };

const closed: readonly State[] = ['done', 'waived'];

/** The deadlines that fit, in their order. `textOf` gives the words that are searched. */
export function filtered(
  deadlines: readonly Deadline[],
  { account, kind, state, text }: Filter,
  textOf: (deadline: Deadline) => string,
): Deadline[] {
  const wanted = text.trim().toLowerCase();
  return deadlines.filter(
    (each) =>
      (account === '' || `${each.account.platform}/${each.account.id}` === account) &&
      (kind === '' || each.kind === kind) &&
      (state === '' || (state === 'open' ? !closed.includes(each.state) : each.state === state)) &&
      (wanted === '' || textOf(each).toLowerCase().includes(wanted)),
  );
}

/** Deadlines by their day, next first; those without one last, under null. */
export function byDay(deadlines: readonly Deadline[]): [Day | null, Deadline[]][] {
  const days = new Map<Day | null, Deadline[]>();
  for (const deadline of deadlines) {
    const list = days.get(deadline.earliest);
    if (list) list.push(deadline);
    else days.set(deadline.earliest, [deadline]);
  }
  return [...days].sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1));
}

/** The weeks of a month from Monday, with null for days of other months. */
export function weeksOf(month: Month): (Day | null)[][] {
  const first = new Date(`${month}-01T00:00:00Z`);
  const days: (Day | null)[] = Array.from({ length: (first.getUTCDay() + 6) % 7 }, () => null);
  for (let at = first; at.toISOString().startsWith(month); at = new Date(at.getTime() + 86_400_000)) {
    days.push(at.toISOString().slice(0, 10));
  }
  while (days.length % 7 !== 0) days.push(null);
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

/** @example monthAfter('2026-12', 1) // '2027-01' */
export function monthAfter(month: Month, months: number): Month {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}
