import type { ArrearsStatus, RungOnDay } from '../arrears/status.ts';
import { traceAccount } from '../arrears/trace-account.ts';
import { compareText } from '../base/compare-text.ts';
import type { Day } from '../base/day.ts';
import type { AccountFacts, Facts } from '../facts/schema.ts';
import { packOf } from '../pack/pack-of.ts';
import type { Pack } from '../pack/schema.ts';
import type { AccountRef, Deadline } from './deadline.ts';

export interface DeadlineOptions {
  readonly on: Day;
  /** From how many days ahead a deadline is due soon; 3 without. */
  readonly within?: number;
}

/**
 * What falls due when, next first: for each account in arrears the rungs ahead of it. Where the cost is known only
 * within bounds, `earliest` is the day under the highest cost and `latest` the one under the lowest, or null when
 * there would be no arrears at all.
 *
 * @example
 * deadlines(facts, [taobaoOpenPlatform], { on: '2026-11-22' })[0]
 * // { kind: 'arrears-rung', earliest: '2026-11-24', inDays: 2, state: 'due-soon', … }
 */
export function deadlines(facts: Facts, packs: readonly Pack[], options: DeadlineOptions): Deadline[] {
  const found = facts.accounts.flatMap((account) => {
    const pack = packs.find(({ id }) => id === account.platform);
    if (pack === undefined) return [];
    const { arrears, atLeast } = traceAccount(account, packOf(account, pack).pack, options.on);
    return arrearsDeadlines(accountRef(account), arrears, atLeast, options);
  });
  return found.sort(nextFirst);
}

/** The rungs ahead of one account, under the most and under the least that its usage may cost. */
export function arrearsDeadlines(
  account: AccountRef,
  arrears: ArrearsStatus,
  atLeast: ArrearsStatus,
  { on, within = 3 }: DeadlineOptions,
): Deadline[] {
  const later = new Map(
    [...atLeast.crossed, ...atLeast.coming]
      .filter(({ basis }) => basis === 'in-force')
      .map((rung) => [nameOf(rung), rung.day]),
  );
  return arrears.coming
    .filter((rung) => rung.basis === 'in-force')
    .map((rung): Deadline => {
      const latest = later.get(nameOf(rung)) ?? null;
      const measures = rung.measures.map((measure) => ({ code: `measure.${measure.kind}.next` }));
      const unknown = rung.unknown ?? null;
      const code = measures.length > 0 ? 'deadline.rung' : 'deadline.rung-unknown';
      return {
        id: `${account.platform}/${account.id}/arrears/${arrears.since}/${nameOf(rung)}`,
        kind: 'arrears-rung',
        severity: 'high',
        account,
        what: { code, params: { rung: rung.name, days: rung.days, measures: distinct(measures), unknown } },
        earliest: rung.day,
        likely: rung.day,
        latest,
        inDays: rung.inDays,
        state: rung.inDays <= within ? 'due-soon' : 'coming',
        action: { code: 'arrears.action', params: { amount: arrears.owed, on, certain: latest !== null } },
        consequence: null,
        place: 'fees',
        way: null,
        why: [
          {
            text: { code: 'reason.rung', params: { rung: rung.name, since: arrears.since, day: rung.day } },
            cite: rung.cite,
          },
        ],
      };
    });
}

export function accountRef({ platform, id, name }: AccountFacts): AccountRef {
  return { platform, id, ...(name === undefined ? {} : { name }) };
}

/** The order of deadlines everywhere; those without a day last. */
export function nextFirst(a: Deadline, b: Deadline): number {
  return (
    (a.inDays ?? Number.MAX_SAFE_INTEGER) - (b.inDays ?? Number.MAX_SAFE_INTEGER) || compareText(a.id, b.id)
  );
}

/** Where each app key counts its own days, a rung is theirs. */
function nameOf({ id, apps }: RungOnDay): string {
  return [id, ...(apps ?? [])].join('/');
}

function distinct(messages: readonly { code: string }[]) {
  return [...new Set(messages.map(({ code }) => code))].map((code) => ({ code }));
}
