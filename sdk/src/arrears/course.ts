import { addDays, type Day } from '../base/day.ts';
import { chargedSince, rulesOn } from '../cost/charged-since.ts';
import { rateUsage } from '../cost/rate-usage.ts';
import { settle, settlementDay } from '../cost/settle.ts';
import type { Settlement } from '../cost/settlement.ts';
import type { Statement } from '../cost/statement.ts';
import type { AccountFacts, Payment, Position } from '../facts/schema.ts';
import type { Pack } from '../pack/schema.ts';
import { arrearsStatus } from './arrears-status.ts';
import type { ArrearsStatus } from './status.ts';

/** An account's way on from a day, under one bound of its charges, with payments tried that its facts do not have. */
export interface Course {
  readonly settled: (to: Day, payments?: readonly Payment[]) => Settlement;
  readonly status: (on: Day, payments?: readonly Payment[]) => ArrearsStatus;
  /** Whether nothing is charged and nothing paid from a day to another. */
  readonly quiet: (from: Day, to: Day) => boolean;
}

export interface CourseOptions {
  readonly on: Day;
  /** The last day that will be asked for. */
  readonly through: Day;
  readonly ladder?: string | undefined;
}

export type AccountWithPosition = AccountFacts & { readonly position: Position };

/** What an account with a position is charged through a day: the charges that `traceAccount` settles. */
export function chargesThrough(account: AccountWithPosition, pack: Pack, options: CourseOptions): Statement {
  const from = chargedSince(account.position.day, rulesOn(pack, options.on));
  // A charge of a day is what its period costs to that day less the day before: it does not depend on later days.
  const to = options.through < from ? from : options.through;
  return rateUsage(account.usage ?? [], pack, { from, to, apps: account.apps, lines: false });
}

/** The course under the most (`high`) or the least that the charges may be. The pack holds the user's values already. */
export function courseOf(
  account: AccountWithPosition,
  pack: Pack,
  statement: Pick<Statement, 'charges' | 'currency'>,
  options: CourseOptions & { readonly take: 'low' | 'high' },
): Course {
  const { take, ladder } = options;
  const { apps, liftedOn } = account;
  const rules = rulesOn(pack, options.on);
  const plain = new Map<Day, Settlement>();
  const eventful = [
    ...statement.charges.map(({ day }) => settlementDay(day, rules)),
    ...(account.payments ?? []).map(({ day }) => day),
  ];
  const settled = (to: Day, payments: readonly Payment[] = []): Settlement => {
    const found = payments.length === 0 ? plain.get(to) : undefined;
    if (found !== undefined) return found;
    const paying = { ...account, payments: [...(account.payments ?? []), ...payments] };
    const settlement = settle(statement, paying, { to, take, rules });
    if (payments.length === 0) plain.set(to, settlement);
    return settlement;
  };
  return {
    settled,
    status: (on, payments) =>
      arrearsStatus(settled(on, payments), pack, {
        on,
        apps,
        liftedOn,
        ...(ladder === undefined ? {} : { ladder }),
      }),
    quiet: (from, to) => !eventful.some((day) => day >= from && day <= to),
  };
}

/** The last day on which paying keeps a rung away: on its own day the platform may have acted already. */
export function lastSafeDay(rungDay: Day): Day {
  return addDays(rungDay, -1);
}
