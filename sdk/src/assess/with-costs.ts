import { type Day, dayOf, daysBetween, isDay } from '../base/day.ts';
import { add, type Decimal, isZero, max, min, multiply } from '../base/decimal.ts';
import { toMilliseconds } from '../base/instant.ts';
import type { Message } from '../base/text.ts';
import type { Deadline } from '../deadline/deadline.ts';
import type { AccountFacts, Violation } from '../facts/schema.ts';
import type { PenaltyMeasure, PenaltyVersion } from '../pack/penalty-schema.ts';
import type { Pack } from '../pack/schema.ts';
import { versionKnown } from '../pack/version-known.ts';
import { testsOf } from '../penalty/axes.ts';
import { preparePenalty } from '../penalty/prepare-penalty.ts';
import { conditionsOf } from '../penalty/reasons-of.ts';
import type { Verdict } from '../penalty/verdict.ts';
import { consequencesOf } from '../risk/verdict-causes.ts';

/**
 * Appeals with what stands where they are not made: the days that the violation's penalty stops sales or restricts something, and the
 * money, with days without sales at what the user says that a day brings. Least and most of all that may follow; without a cost where
 * nothing of it is known.
 */
export function withCosts(
  deadlines: readonly Deadline[],
  { violations = [], risk }: AccountFacts,
  pack: Pack | undefined,
  { on, knownAt }: { readonly on: Day; readonly knownAt?: Day | undefined },
): Deadline[] {
  if (pack === undefined || violations.length === 0) return [...deadlines];
  const byId = new Map(violations.map((violation) => [violation.id, violation]));
  // A verdict takes milliseconds where facts are missing, and violations of which nobody knows more than their name are alike.
  const judges = new Map<string, Judge>();
  const costs = new Map<string, Message | undefined>();
  const dayReaders = new Map<PenaltyVersion, boolean>();
  const readsDay = (version: PenaltyVersion) => {
    const reads =
      dayReaders.get(version) ??
      conditionsOf({ version })
        .flatMap(testsOf)
        .some((test) => 'on' in test);
    dayReaders.set(version, reads);
    return reads;
  };
  const costOfAppeal = (violation: Violation) => {
    const validAt = heldFrom(violation) ?? on;
    const versions = (pack.penalties ?? []).map((penalty) =>
      versionKnown(penalty.versions, { validAt, knownAt }),
    );
    // Where an edition itself asks for the day, each day is judged on its own.
    const asksDay = versions.some((version) => version !== undefined && readsDay(version));
    const rules = JSON.stringify([versions.map((version) => version?.id), asksDay ? validAt : null]);
    const key = JSON.stringify([rules, violation.offences, violation.facts]);
    if (costs.has(key)) return costs.get(key);
    const judge = judges.get(rules) ?? preparePenalty(pack, { validAt, knownAt });
    judges.set(rules, judge);
    const verdict = verdictOf(violation, judge);
    const cost = verdict && costOf(verdict, risk?.margin);
    costs.set(key, cost);
    return cost;
  };
  return deadlines.map((deadline) => {
    const violation = deadline.violation === undefined ? undefined : byId.get(deadline.violation);
    if (violation === undefined) return deadline;
    const cost = costOfAppeal(violation);
    return cost === undefined ? deadline : { ...deadline, cost };
  });
}

type Judge = ReturnType<typeof preparePenalty>;

function heldFrom({ day, noticed }: Violation): Day | undefined {
  if (day !== undefined || noticed === undefined) return day;
  return isDay(noticed) ? noticed : dayOf(toMilliseconds(noticed));
}

function verdictOf({ offences, facts = {} }: Violation, judge: Judge): Verdict | undefined {
  try {
    return judge({ offences, facts });
  } catch (error) {
    // Facts that cannot be are told with the account's risk.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** What measures take together: days are infinite where they have no end, money is null where it is not known. */
interface Loss {
  readonly sales: number;
  readonly other: number;
  readonly money: Decimal | null;
}

function costOf({ outcomes, open }: Verdict, margin: Decimal | undefined): Message | undefined {
  if (outcomes.length === 0) return undefined;
  const more = open.length > 0 || outcomes.some(({ unknown }) => unknown);
  const least = outcomes.map(({ measures }) =>
    lossOf(measures.filter(({ modality }) => modality === 'must')),
  );
  const most = outcomes.map(({ measures }) =>
    lossOf(measures.filter(({ modality }) => modality !== 'may-not')),
  );
  const range = (kind: 'sales' | 'other') => ({
    low: Math.min(...least.map((loss) => loss[kind])),
    high: Math.max(...most.map((loss) => loss[kind])),
  });
  const [sales, other] = [range('sales'), range('other')];
  const low = least.map((loss) => leastMoney(loss, margin)).reduce(min);
  const highs = most.map((loss) => mostMoney(loss, margin));
  const high = more ? null : highs.reduce((a, b) => (a === null || b === null ? null : max(a, b)));
  const isNothing = sales.high + other.high === 0 && (high === null ? isZero(low) : isZero(high));
  if (isNothing && more) return undefined;
  return {
    code: 'due.loss',
    params: {
      sales: daysMessage('due.loss-sales', sales),
      other: daysMessage('due.loss-other', other),
      amount: isNothing
        ? null
        : { code: 'due.loss-amount', params: { low: high === null && isZero(low) ? null : low, high } },
      more: more ? { code: 'due.loss-more' } : null,
    },
  };
}

function lossOf(measures: readonly PenaltyMeasure[]): Loss {
  let [sales, other]: [number, number] = [0, 0];
  let money: Decimal | null = '0.00';
  // From any one day on: they run side by side.
  for (const taken of measures.flatMap((measure) => consequencesOf(measure, someDay))) {
    if ('amount' in taken)
      money = money === null || taken.amount === null ? null : add(money, taken.amount.low);
    else {
      const days = taken.to === null ? Number.POSITIVE_INFINITY : daysBetween(taken.from, taken.to) + 1;
      if (taken.resource === 'sales') sales = Math.max(sales, days);
      else other = Math.max(other, days);
    }
  }
  return { sales, other, money };
}

const someDay = '2026-01-01';

/** What is known to be lost: days without an end count none. */
function leastMoney({ sales, money }: Loss, margin: Decimal | undefined): Decimal {
  const days = margin === undefined || !Number.isFinite(sales) ? '0.00' : multiply(margin, String(sales));
  return add(money ?? '0.00', days);
}

/** Null where nothing bounds it: a restriction other than of sales has no price. */
function mostMoney({ sales, other, money }: Loss, margin: Decimal | undefined): Decimal | null {
  if (money === null || other > 0) return null;
  if (sales === 0) return money;
  return margin === undefined || !Number.isFinite(sales) ? null : add(money, multiply(margin, String(sales)));
}

function daysMessage(code: string, { low, high }: { low: number; high: number }): Message | null {
  const stated = (days: number) => (Number.isFinite(days) ? days : null);
  return high === 0 ? null : { code, params: { low: stated(low), high: stated(high) } };
}
