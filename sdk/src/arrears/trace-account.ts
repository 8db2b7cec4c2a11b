import { addDays, type Day, firstOfMonth } from '../base/day.ts';
import { rateUsage } from '../cost/rate-usage.ts';
import { settle, settleRules } from '../cost/settle.ts';
import type { Settlement } from '../cost/settlement.ts';
import type { Statement } from '../cost/statement.ts';
import type { AccountFacts } from '../facts/schema.ts';
import type { Pack } from '../pack/schema.ts';
import { versionOn } from '../pack/version.ts';
import { arrearsStatus, unknownArrears } from './arrears-status.ts';
import type { ArrearsStatus } from './status.ts';

/** One account's way from its usage to its arrears. */
export interface AccountTrace {
  /** The cost of the month to the day. */
  readonly month: Statement;
  /** Null where the position is not known. */
  readonly settlement: Settlement | null;
  /** Under the most that usage may cost: nothing that is missing lowers it. */
  readonly arrears: ArrearsStatus;
  /** Under the least that usage may cost. The same where the cost is exact. */
  readonly atLeast: ArrearsStatus;
}

/** Rates an account's usage, settles it from its position, and places it on the ladder. The pack holds the user's values already. */
export function traceAccount(account: AccountFacts, pack: Pack, on: Day): AccountTrace {
  const { usage = [], apps, liftedOn, position } = account;
  const month = rateUsage(usage, pack, { from: firstOfMonth(on), to: on, apps });
  if (position === undefined || position.day > on) {
    const unknown = unknownArrears(on);
    return { month, settlement: null, arrears: unknown, atLeast: unknown };
  }
  const version = versionOn(pack.tariffs[0]?.versions ?? [], on);
  const rules = version === undefined ? undefined : settleRules(version);
  // Where a month is drawn later, the charges of the month before may still be open on the position's day.
  const monthly = rules !== undefined && rules.dayOfNextMonth > 0;
  const since = monthly ? firstOfMonth(addDays(firstOfMonth(position.day), -1)) : addDays(position.day, 1);
  const statement =
    since <= on ? rateUsage(usage, pack, { from: since, to: on, apps }) : { ...month, charges: [] };
  const options = { on, apps, liftedOn };
  const settleTo = (take: 'low' | 'high') =>
    settle(statement, account, { to: on, take, ...(rules === undefined ? {} : { rules }) });
  const settlement = settleTo('high');
  const least = settleTo('low');
  return {
    month,
    settlement,
    arrears: arrearsStatus(settlement, pack, options),
    atLeast: arrearsStatus(least, pack, options),
  };
}
