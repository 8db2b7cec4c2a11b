import type { AccountLevel } from '../arrears/levels.ts';
import type { LevelRung } from '../arrears/threshold-status.ts';
import type { Warning } from '../assessment.ts';
import type { Day } from '../base/day.ts';
import { compare, subtract } from '../base/decimal.ts';
import type { Message } from '../base/text.ts';
import type { AccountRef } from '../deadline/deadline.ts';
import type { Pack } from '../pack/schema.ts';

/** One warning for each ladder of balance or quota on which a rung is reached: of several quotas, the one furthest up. */
export function levelWarnings(
  levels: readonly AccountLevel[],
  account: AccountRef,
  pack: Pack,
  on: Day,
): Warning[] {
  const worst = new Map<string, { level: AccountLevel; rung: LevelRung }>();
  for (const level of levels) {
    const { rung } = level.status;
    if (rung === null) continue;
    const before = worst.get(level.ladder.id);
    if (before === undefined || isFurther(level, rung, before)) worst.set(level.ladder.id, { level, rung });
  }
  return [...worst.values()].map(({ level, rung }) => warningOf(level, rung, account, pack, on));
}

function isFurther(
  level: AccountLevel,
  rung: LevelRung,
  before: { level: AccountLevel; rung: LevelRung },
): boolean {
  const [a, b] = [level.of, before.level.of];
  const byRung = compare(rung.at, before.rung.at);
  if (a.kind !== 'quota' || b.kind !== 'quota') return byRung < 0;
  return byRung > 0 || (byRung === 0 && BigInt(a.used) * BigInt(b.limit) > BigInt(b.used) * BigInt(a.limit));
}

function warningOf(
  { id, ladder, of, status }: AccountLevel,
  rung: LevelRung,
  account: AccountRef,
  pack: Pack,
  on: Day,
): Warning {
  const params = {
    ladder: ladder.name,
    at: rung.at,
    ...(of.kind === 'balance'
      ? { amount: of.amount }
      : {
          used: of.used,
          limit: of.limit,
          percent: percentOf(of.used, of.limit),
          class: of.className,
          appKey: of.appKey,
        }),
  };
  const say = (code: string, more: Message['params'] = {}): Message => ({
    code: `level.${of.kind}.${code}`,
    params: { ...params, ...more },
  });
  const { next } = status;
  const measures = [...new Set(status.crossed.flatMap((each) => each.measures.map(({ kind }) => kind)))];
  return {
    id: `${account.platform}/${account.id}/level/${id}`,
    state: 'due-soon',
    account,
    brief: say('brief'),
    what: say('what'),
    day: on,
    inDays: 0,
    when: next === null ? { code: 'level.no-next' } : say('next', { next: next.at, left: next.left }),
    cost:
      measures.length === 0
        ? { code: 'level.cost-unknown' }
        : {
            code: 'level.cost',
            params: { measures: measures.map((kind) => ({ code: `measure.${kind}.next` })) },
          },
    action: of.kind === 'balance' ? say('action', { missing: subtract(rung.at, of.amount) }) : say('action'),
    place: 'fees',
    way: pack.places.fees,
    why: status.reasons,
  };
}

/** Whole percent, rounded down, so that a share is never said to be reached before it is. */
function percentOf(used: number, limit: number): number {
  return Number((BigInt(used) * 100n) / BigInt(limit));
}
