import type { AccountRef, Locale, Reason } from 'duewatch';
import { isDated } from 'duewatch/deadline';
import { explain, formatCount, formatInDays, formatRange } from 'duewatch/text';
import type { AgendaGroup, AgendaItem, AgendaLine, AgendaView, AgendaWhy, DaySaid } from '../messages.ts';
import { agendaOf } from '../pages/popup/agenda.ts';
import { worstFirst } from '../pages/worst-first.ts';
import type { StoredAssessment } from '../store/schema.ts';
import { daysUntil, dayText, momentText, monthText } from '../ui/format.ts';
import { isOfArrears } from '../ui/is-of-arrears.ts';
import { nameOf } from '../ui/name-of.ts';
import { words } from '../ui/words.ts';
import type { Reminded } from './notify.ts';

/** The most lines that the popup gets. */
export const mostLines = 50;
const mostCosts = 20;
const mostReminders = 10;
const mostStatements = 3;

/** What the popup shows: the soonest lines, and how many there are besides. */
export function agendaView(
  { at, assessment }: StoredAssessment,
  locale: Locale,
  { pending, muted }: Pick<Reminded, 'pending' | 'muted'>,
): AgendaView {
  const { on, accounts, needs } = assessment;
  const said = words[locale];
  const whole = agendaOf(assessment);
  const several = accounts.length > 1;
  const dayOf = (day: string): DaySaid => ({
    day,
    said: dayText(day, on, locale),
    relative: formatInDays(daysUntil(day, on), locale),
  });
  const reasons = new Map([...assessment.deadlines, ...assessment.warnings].map(({ id, why }) => [id, why]));
  const lineOf = ({ id, state, account, text, day, action }: AgendaItem): AgendaLine => ({
    id,
    state,
    stateSaid: explain({ code: `state.${state}` }, locale),
    said: explain(text, locale),
    action: action && explain(action, locale),
    name: several ? nameOf(account, locale) : null,
    day: day === null ? null : dayOf(day),
    ...whyOf(reasons.get(id) ?? [], locale),
    to: isOfArrears({ id }) ? 'arrears' : 'deadlines',
  });
  let left = mostLines;
  const group = (name: Exclude<AgendaGroup['name'], 'reminders'>, title: string): AgendaGroup => {
    const taken = whole[name].slice(0, left);
    left -= taken.length;
    return { name, title, lines: taken.map(lineOf), more: null, none: null };
  };
  const carried = carriedReminders(assessment, muted ? pending : []);
  const beyond = carried.length - mostReminders;
  const now = group('now', said.inForce);
  const today = group('today', said.today);
  const week = group('week', said.thisWeek);
  const quiet = whole.overall === 'due' && whole.week.length + whole.today.length === 0;
  const groups: AgendaGroup[] = [
    {
      name: 'reminders',
      title: said.deadlinesPage.unanswered,
      lines: carried.slice(0, mostReminders).map(lineOf),
      more: beyond > 0 ? said.deadlinesPage.andMore(beyond) : null,
      none: null,
    },
    now,
    today,
    { ...week, none: quiet ? said.nothingDueWeek : null },
    group('later', said.later),
  ];
  const all = whole.now.length + whole.today.length + whole.week.length + whole.later.length;
  const more = all - (mostLines - left);
  const costs = costsOf(assessment, locale);
  return {
    locale,
    today: dayOf(on),
    empty:
      accounts.length === 0 ? { title: said.nothingYet, text: said.nothingYetText, begin: said.begin } : null,
    verdict:
      whole.overall === 'due'
        ? null
        : {
            state: whole.overall,
            said: whole.overall === 'fine' ? said.nothingDue : said.statusUnknown,
          },
    groups: groups.filter(({ lines, none }) => lines.length > 0 || none !== null),
    more: more > 0 ? said.deadlinesPage.andMore(more) : null,
    costs:
      costs.length === 0 ? null : { title: said.monthCost(monthText(on.slice(0, 7), locale)), lines: costs },
    needs: needs.length > 0 ? said.needsMore(needs.length) : null,
    links: { overview: said.openDashboard, data: said.importFiles, settings: said.settings },
    outdated: said.popupPage.outdated(momentText(at, on, locale)),
  };
}

/** The first reasons with their sources: the whole tree is in the dashboard, where the line leads. */
function whyOf(reasons: readonly Reason[], locale: Locale): { readonly why?: AgendaWhy } {
  if (reasons.length === 0) return {};
  const statements = reasons
    .slice(0, mostStatements)
    .map(({ text, cite }) => [explain(text, locale), cite?.title[locale]].filter(Boolean).join(' · '));
  return { why: { said: words[locale].whyShort, statements } };
}

function carriedReminders(
  { deadlines }: StoredAssessment['assessment'],
  pending: readonly string[],
): AgendaItem[] {
  const waiting = new Set(pending);
  return deadlines
    .filter(isDated)
    .filter(({ id, earliest }) => waiting.has(`${id}@${earliest}`))
    .map(({ id, state, account, what, earliest }) => ({
      id,
      state,
      account,
      text: what,
      day: earliest,
      action: null,
    }));
}

function costsOf(assessment: StoredAssessment['assessment'], locale: Locale) {
  const said = words[locale];
  const idOf = ({ platform, id }: AccountRef) => `${platform}/${id}`;
  return worstFirst(assessment)
    .flatMap(({ account, cost, platformName }) => {
      if (cost === null) return [];
      const platform = platformName ? platformName[locale] : account.platform;
      const calls = cost.calls > 0 ? ` · ${said.calls(formatCount(cost.calls))}` : '';
      const total = cost.usageThrough === null ? said.notKnown : formatRange(cost.total, locale);
      return [
        {
          id: idOf(account),
          name: nameOf(account, locale),
          small: `${platform}${calls}`,
          total,
          known: total !== said.notKnown,
          ...whyOf(cost.reasons, locale),
        },
      ];
    })
    .slice(0, mostCosts);
}
