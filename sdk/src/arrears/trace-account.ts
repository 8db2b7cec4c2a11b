import { type Day, firstOfMonth } from '../base/day.ts';
import { sum } from '../base/decimal.ts';
import { chargedSince, rulesOn } from '../cost/charged-since.ts';
import { rateUsage } from '../cost/rate-usage.ts';
import { ratingStart } from '../cost/rating-start.ts';
import { settle } from '../cost/settle.ts';
import type { Settlement } from '../cost/settlement.ts';
import type { Statement } from '../cost/statement.ts';
import type { AccountFacts } from '../facts/schema.ts';
import type { Pack } from '../pack/schema.ts';
import { type ArrearsOptions, arrearsStatus, unknownArrears } from './arrears-status.ts';
import type { ArrearsStatus } from './status.ts';

/** One account's way from its usage to its arrears. */
export interface AccountTrace {
  /** The cost of the month to the day. */
  readonly month: Statement;
  /** Null where the position is not known. */
  readonly settlement: Settlement | null;
  /** The same under the least that usage may cost. */
  readonly leastSettlement: Settlement | null;
  /** Under the most that usage may cost: nothing that is missing lowers it. */
  readonly arrears: ArrearsStatus;
  /** Under the least that usage may cost. The same where the cost is exact. */
  readonly atLeast: ArrearsStatus;
}

/** Rates an account's usage, settles it from its position, and places it on the ladder. The pack holds the user's values already. */
export function traceAccount(account: AccountFacts, pack: Pack, on: Day): AccountTrace {
  const { usage = [], apps, liftedOn, position, policies } = account;
  const month = rateUsage(usage, pack, { from: firstOfMonth(on), to: on, apps });
  if (position === undefined || position.day > on) {
    const unknown = unknownArrears(on);
    return { month, settlement: null, leastSettlement: null, arrears: unknown, atLeast: unknown };
  }
  const rules = rulesOn(pack, on);
  const since = chargedSince(position.day, rules);
  const statement =
    since <= on ? rateUsage(usage, pack, { from: since, to: on, apps }) : { ...month, charges: [] };
  const settleTo = (take: 'low' | 'high') => settle(statement, account, { to: on, take, rules });
  const settlement = settleTo('high');
  const leastSettlement = settleTo('low');
  const settlementCycle = policies?.settlesOn === undefined ? undefined : { dayOfMonth: policies.settlesOn };
  const statusOf = (of: Settlement) =>
    arrearsStatus(of, pack, { on, apps, liftedOn, settlementCycle, unposted: unpostedOf(of) });
  return {
    month,
    settlement,
    leastSettlement,
    arrears: statusOf(settlement),
    atLeast: statusOf(leastSettlement),
  };
}

/** What was paid and is not booked yet, since the first such day. */
function unpostedOf({ unposted }: Settlement): ArrearsOptions['unposted'] {
  const [first] = unposted.map(({ day }) => day).sort();
  return first === undefined ? undefined : { amount: sum(unposted.map(({ amount }) => amount)), day: first };
}

/** The first day whose usage an assessment of an account needs: for the month's cost, and for all charges since its position. */
export function usageNeededFrom({ position }: Pick<AccountFacts, 'position'>, pack: Pack, on: Day): Day {
  const from =
    position === undefined || position.day >= on ? on : chargedSince(position.day, rulesOn(pack, on));
  return ratingStart(pack.tariffs[0], from < firstOfMonth(on) ? from : firstOfMonth(on));
}
