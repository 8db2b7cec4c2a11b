import type { ArrearsStatus } from '../../arrears/status.ts';
import type { Day } from '../../base/day.ts';
import type { AccountFacts } from '../../facts/schema.ts';
import type { Runway } from '../../forecast/runway.ts';
import type { Reason } from '../../pack/cited.ts';
import { type Due, type DueCase, sameDay } from './due-case.ts';

/** The forecast of one account, as `runway` gives it. */
export interface AccountRunway {
  readonly platform: string;
  readonly id: string;
  readonly runway: Pick<Runway, 'on' | 'state' | 'balance' | 'history' | 'quantiles' | 'range' | 'notes'>;
}

/** Quantiles of the day on which arrears begin: the safe one, the middle one and the last one that is told. */
const [safe, middle, last] = [0.025, 0.5, 0.975];

/**
 * The day on which the prepaid balance ends and arrears begin, where somebody has computed how long it lasts. Without that
 * for this account and day it is not known, and says what would settle it. None where it is in arrears already, where a direct
 * debit pays, and where it lasts beyond what was looked at.
 */
export function balanceDues({ account, on, runways }: DueCase, arrears: ArrearsStatus | undefined): Due[] {
  if (runways === undefined || arrears === undefined) return [];
  if (arrears.state === 'in-arrears' || arrears.state === 'pending') return [];
  const found = runways.find(({ platform, id }) => platform === account.platform && id === account.id);
  const of = found?.runway.on === on ? found.runway : undefined;
  const base = {
    key: 'prepaid',
    kind: 'balance-ends',
    severity: 'high',
    what: { code: 'deadline.balance-ends' },
    consequence: { code: 'deadline.balance-ends.then' },
    place: 'fees',
    markedFrom: balanceSince(account, on),
  } as const;
  if (of === undefined || of.state === 'unknown') {
    const why: Reason[] =
      of === undefined
        ? [{ text: { code: 'deadline.balance-ends.not-computed', params: { on } } }]
        : of.notes.map((text) => ({ text }));
    const action = { code: `deadline.balance-ends.${of === undefined ? 'compute' : 'complete'}` };
    return [{ ...base, ...sameDay(null), action, why }];
  }
  const at = (p: number) => of.quantiles.find((quantile) => quantile.p === p)?.day ?? null;
  const days =
    of.state === 'forecast'
      ? { earliest: at(safe), likely: at(middle), latest: at(last) }
      : of.state === 'range' && of.range !== null
        ? { earliest: of.range.earliest, likely: null, latest: of.range.latest }
        : sameDay(null);
  if (days.earliest === null) return [];
  const params = { balance: of.balance, on, days: of.history.days, to: of.history.to };
  return [
    {
      ...base,
      ...days,
      estimated: true,
      action: { code: 'deadline.balance-ends.action' },
      why: [
        { text: { code: `deadline.balance-ends.${of.state}`, params } },
        ...of.notes.map((text) => ({ text })),
      ],
    },
  ];
}

/** The day of the last fact about the balance: what was said of an earlier one is not said of this one. */
function balanceSince({ position, payments = [] }: AccountFacts, on: Day): Day | undefined {
  const days = [position?.day, ...payments.map(({ day, postedOn = day }) => postedOn)];
  return days
    .flatMap((day) => (day !== undefined && day !== null && day <= on ? [day] : []))
    .sort()
    .at(-1);
}
