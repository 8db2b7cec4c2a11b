import type { Warning } from '../assessment.ts';
import type { DatedDeadline, Deadline, DeadlineKind } from '../deadline/deadline.ts';
import { isDated } from '../deadline/deadline.ts';
import type { Pack } from '../pack/schema.ts';

const kinds: readonly DeadlineKind[] = ['obligation', 'appeal', 'refund', 'shipping', 'first-scan', 'own'];
const states = ['overdue', 'due-today', 'due-soon'] as const;

/** One warning for each kind of deadline that somebody must act on soon: of several the nearest, and how many there are. */
export function dueWarnings(deadlines: readonly Deadline[], pack: Pack | undefined): Warning[] {
  return kinds.flatMap((kind): Warning[] => {
    const due = deadlines
      .filter(isDated)
      .filter((each) => each.kind === kind && each.severity === 'high')
      .flatMap((each) => {
        const state = states.find((one) => one === each.state);
        return state === undefined ? [] : [{ each, state }];
      })
      .sort((a, b) => a.each.inDays - b.each.inDays);
    const [first] = due;
    if (first === undefined) return [];
    const { each, state } = first;
    return [warningOf(each, state, due.length, pack)];
  });
}

function warningOf(
  deadline: DatedDeadline,
  state: (typeof states)[number],
  count: number,
  pack: Pack | undefined,
): Warning {
  const { account, kind, earliest: day, latest, inDays, way, place } = deadline;
  return {
    id: `${account.platform}/${account.id}/due/${kind}`,
    state,
    account,
    brief: { code: `due.${kind}.brief`, params: { count } },
    what: { code: 'due.what', params: { what: deadline.what, count } },
    day,
    inDays,
    when: { code: 'due.when', params: { day, latest } },
    cost: deadline.cost ?? deadline.consequence ?? { code: 'due.no-cost' },
    action: deadline.action,
    place,
    way: way ?? pack?.places[place] ?? nowhere,
    why: deadline.why,
  };
}

const nowhere = { 'zh-CN': '平台后台', en: 'the platform’s back office' };
