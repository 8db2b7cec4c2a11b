import type { Locale } from 'duewatch';
import { isDated } from 'duewatch/deadline';
import type { Agenda, AgendaView } from '../messages.ts';
import { agendaOf } from '../pages/popup/agenda.ts';
import { worstFirst } from '../pages/worst-first.ts';
import type { StoredAssessment } from '../store/schema.ts';
import type { Reminded } from './notify.ts';

/** The most lines that the popup gets. */
export const mostLines = 50;
const mostCosts = 20;

/** What the popup shows: the soonest lines, and how many there are besides. */
export function agendaView(
  { assessment }: StoredAssessment,
  locale: Locale,
  { pending, muted }: Pick<Reminded, 'pending' | 'muted'>,
): AgendaView {
  const whole = agendaOf(assessment);
  const all = whole.now.length + whole.today.length + whole.week.length + whole.later.length;
  let left = mostLines;
  const some = (items: Agenda['now']) => {
    const taken = items.slice(0, left);
    left -= taken.length;
    return taken;
  };
  const agenda = {
    now: some(whole.now),
    today: some(whole.today),
    week: some(whole.week),
    later: some(whole.later),
    overall: whole.overall,
  };
  const waiting = new Set(muted ? pending : []);
  const reminders = assessment.deadlines
    .filter(isDated)
    .filter(({ id, earliest }) => waiting.has(`${id}@${earliest}`));
  return {
    locale,
    assessment: { on: assessment.on },
    agenda,
    more: all - (mostLines - left),
    reminders: reminders.slice(0, 10).map(({ id, state, account, what, earliest }) => ({
      id,
      state,
      account,
      text: what,
      day: earliest,
      action: null,
    })),
    moreReminders: Math.max(0, reminders.length - 10),
    accounts: assessment.accounts.length,
    costs: worstFirst(assessment)
      .flatMap(({ account, cost, platformName }) =>
        cost === null
          ? []
          : [
              {
                account,
                platformName,
                calls: cost.calls,
                total: cost.usageThrough === null ? null : cost.total,
              },
            ],
      )
      .slice(0, mostCosts),
    needs: assessment.needs.length,
  };
}
