import { type Day, dayOf, startOfDay } from '../base/day.ts';
import { compare, type Decimal } from '../base/decimal.ts';
import { toMilliseconds } from '../base/instant.ts';
import type { Message } from '../base/text.ts';
import type { AccountFacts, Limit, Reading } from '../facts/schema.ts';
import type { Pack } from '../pack/schema.ts';
import type { ArrearsStatus } from './status.ts';
import { type AccountTrace, traceAccount } from './trace-account.ts';

/** What the platform itself says of an account, held against what is computed. It changes nothing of that. */
export interface Signal {
  /** Stable for the same thing. */
  readonly id: string;
  /**
   * `confirms`, `contradicts`: the console shows what is computed, or something else. `unexplained`: an app key is
   * limited, and the platform does not say why.
   */
  readonly kind: 'confirms' | 'contradicts' | 'unexplained';
  readonly day: Day;
  readonly text: Message;
}

/**
 * The last reading of the console on or before a day, held against what is computed for its own day, and the limits that
 * hold on the day. A code 7 of the open platform says that calls are limited and until when, and never why: that arrears
 * throttle the app key too is said beside it, not concluded.
 *
 * @example
 * signals({ …, readings: [{ day: '2026-11-22', daysInArrears: 4 }] }, pack, trace, '2026-11-22')
 * // [{ id: 'days-in-arrears', kind: 'contradicts', …, params: { shown: 4, computed: 3 } }]
 */
export function signals(account: AccountFacts, pack: Pack, trace: AccountTrace, on: Day): Signal[] {
  const reading = (account.readings ?? [])
    .filter(({ day }) => day <= on)
    .reduce<Reading | undefined>(
      (last, each) => (last === undefined || each.day >= last.day ? each : last),
      undefined,
    );
  const then = reading === undefined || reading.day === on ? trace : traceAccount(account, pack, reading.day);
  return [
    ...(reading === undefined ? [] : readingSignals(reading, then)),
    ...(account.limits ?? []).flatMap((limit) => limitSignal(limit, trace.arrears, on)),
  ];
}

function readingSignals(
  reading: Reading,
  { arrears, atLeast, settlement, leastSettlement }: AccountTrace,
): Signal[] {
  const { day } = reading;
  if (settlement === null || leastSettlement === null) return [];
  const found: Signal[] = [];
  const add = (
    id: string,
    agrees: boolean,
    shown: Decimal | number | boolean,
    computed: Decimal | number | boolean,
  ) => {
    const text = { code: `signal.${id}`, params: { day, shown, computed, agrees } };
    found.push({ id: `${id}/${day}`, kind: agrees ? 'confirms' : 'contradicts', day, text });
  };
  const inArrears = [settlement, leastSettlement].map(({ episodes }) => episodes.at(-1)?.paidOn === null);
  if (reading.inArrears !== undefined)
    add('in-arrears', inArrears.includes(reading.inArrears), reading.inArrears, inArrears[0] as boolean);
  if (reading.daysInArrears !== undefined) {
    const days = [arrears.days, atLeast.days];
    const agrees = reading.daysInArrears >= Math.min(...days) && reading.daysInArrears <= Math.max(...days);
    add('days-in-arrears', agrees, reading.daysInArrears, arrears.days);
  }
  const within = (shown: Decimal, low: Decimal, high: Decimal) =>
    compare(shown, low) >= 0 && compare(shown, high) <= 0;
  if (reading.owed !== undefined)
    add('owed', within(reading.owed, leastSettlement.owed, settlement.owed), reading.owed, settlement.owed);
  if (reading.prepaid !== undefined)
    add(
      'prepaid',
      within(reading.prepaid, settlement.prepaid, leastSettlement.prepaid),
      reading.prepaid,
      settlement.prepaid,
    );
  return found;
}

function limitSignal({ appKey, at, subCode, seconds }: Limit, arrears: ArrearsStatus, on: Day): Signal[] {
  const came = toMilliseconds(at);
  // The platform counts down whole seconds; the last one is over a second later.
  const until = seconds === undefined ? null : came + (seconds + 1) * 1000;
  const lastDay = until === null ? dayOf(came) : dayOf(until);
  if (dayOf(came) > on || lastDay < on) return [];
  const throttled = arrears.measures.some(({ kind, apps }) => kind === 'throttle' && apps.includes(appKey));
  const params = {
    appKey,
    subCode: subCode ?? null,
    until: until === null ? null : dayOf(until),
    time: until === null ? null : timeOf(until),
    on,
    throttled,
  };
  return [
    {
      id: `limited/${appKey}/${at}`,
      kind: 'unexplained',
      day: dayOf(came),
      text: { code: 'signal.limited', params },
    },
  ];
}

/** The time of day in Asia/Shanghai. @example timeOf(0) // '08:00' */
function timeOf(milliseconds: number): string {
  const minutes = Math.floor((milliseconds - startOfDay(dayOf(milliseconds))) / 60_000);
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
