import { compareText } from '../base/compare-text.ts';
import type { Day } from '../base/day.ts';
import {
  add,
  compare,
  type Decimal,
  isPositive,
  isZero,
  min,
  multiply,
  type RoundingMode,
  round,
  subtract,
} from '../base/decimal.ts';
import type { Range } from '../base/range.ts';

export interface CommissionOrder {
  readonly id: string;
  readonly day: Day;
  readonly amount: Decimal;
  readonly refunds?: readonly { readonly day: Day; readonly amount: Decimal }[];
}

export interface CommissionStep {
  /** The last order, or the last yuan, of the step, counted from the first; null for the step that has no end. */
  readonly upTo: Decimal | null;
  /** The share of an order's amount that is commission: `0.05`. Null where nobody knows it. */
  readonly rate: Decimal | null;
}

export interface CommissionSchedule {
  /** What adds up through the steps: the number of orders, or their amounts. */
  readonly counts: 'orders' | 'amount';
  /** `own-step`: each order, or yuan, at the rate of its own step. `all`: everything at the rate of the step reached last. */
  readonly applies: 'own-step' | 'all';
  readonly steps: readonly CommissionStep[];
  /** 2 places, half up, without. */
  readonly rounding?: { readonly places: number; readonly mode: RoundingMode };
}

export interface CommissionLine {
  /** `order id`, and of a refund `order id/refund/1`. */
  readonly id: string;
  readonly order: string;
  readonly day: Day;
  /** Negative for a refund. */
  readonly amount: Decimal;
  /** Null where it depends on a rate that nobody knows. */
  readonly commission: Decimal | null;
  readonly because?: 'no-steps' | 'rate-unknown' | 'past-last-step';
}

export interface SteppedCommission {
  readonly lines: readonly CommissionLine[];
  /** `high` is null where a step that was reached has no known rate. */
  readonly total: Range;
}

interface Reckoned {
  readonly known: Decimal;
  /** The amount on which commission is due at a rate nobody knows. */
  readonly unknown: Decimal;
  readonly because?: NonNullable<CommissionLine['because']>;
}

/**
 * Commission in steps by cumulative orders, as 1688's service market announced it for ERP tools from 2021-05-01 without
 * publishing the steps: they are the user's to enter, and a rate nobody knows gives null with the reason.
 *
 * Orders count in order of day and id, refunds on their own day after its orders. A line's commission is what all orders
 * cost to it less what they cost before it, each rounded, so the lines always re-add to the total. A refund lessens its
 * order's amount; the order keeps its number. Once all is refunded, all commission has come back.
 *
 * @throws RangeError where refunds exceed their order.
 * @example
 * steppedCommission(
 *   [{ id: '1', day: '2021-05-01', amount: '600' }, { id: '2', day: '2021-05-02', amount: '600' }],
 *   { counts: 'amount', applies: 'own-step', steps: [{ upTo: '1000', rate: '0.05' }, { upTo: null, rate: '0.1' }] },
 * ).lines.map((line) => line.commission) // ['30.00', '40.00']: 600 at 5 %; 400 at 5 % and 200 at 10 %
 */
export function steppedCommission(
  orders: readonly CommissionOrder[],
  schedule: CommissionSchedule,
): SteppedCommission {
  const { places, mode } = schedule.rounding ?? { places: 2, mode: 'half-up' };
  const orderOf = new Map<string, { readonly number: number; amount: Decimal }>();
  const lines: CommissionLine[] = [];
  let total = '0.00';
  let before: Reckoned = nothing;
  for (const event of eventsOf(orders)) {
    const order = orderOf.get(event.order) ?? { number: orderOf.size + 1, amount: '0.00' };
    orderOf.set(event.order, order);
    const was = order.amount;
    order.amount = add(was, event.amount);
    if (order.amount.startsWith('-')) throw new RangeError(`order ${event.order}: refunds exceed its amount`);
    total = add(total, event.amount);
    const now =
      schedule.counts === 'orders' && schedule.applies === 'own-step'
        ? moveOrder(before, order.number, was, order.amount, schedule.steps)
        : reckon(total, orderOf.size, schedule);
    const open = compare(now.unknown, before.unknown) !== 0;
    const because = now.because ?? before.because;
    const commission = subtract(round(now.known, places, mode), round(before.known, places, mode));
    lines.push({
      ...event,
      commission: open ? null : commission,
      ...(open && because !== undefined ? { because } : {}),
    });
    before = now;
  }
  const low = round(before.known, places, mode);
  return { lines, total: { low, high: isZero(before.unknown) ? low : null } };
}

function eventsOf(
  orders: readonly CommissionOrder[],
): Pick<CommissionLine, 'id' | 'order' | 'day' | 'amount'>[] {
  const events = orders.flatMap(({ id, day, amount, refunds = [] }) => [
    { id, order: id, day, amount, turn: 0 },
    ...refunds.map((refund, index) => ({
      id: `${id}/refund/${index + 1}`,
      order: id,
      // A refund cannot come before its order.
      day: refund.day < day ? day : refund.day,
      amount: subtract('0.00', refund.amount),
      turn: index + 1,
    })),
  ]);
  events.sort(
    (a, b) =>
      compareText(a.day, b.day) ||
      Math.min(a.turn, 1) - Math.min(b.turn, 1) ||
      compareText(a.order, b.order) ||
      a.turn - b.turn,
  );
  return events.map(({ turn: _, ...event }) => event);
}

const nothing: Reckoned = { known: '0.00', unknown: '0.00' };

/** What a total costs that goes through the steps by its amount, or all of it at the rate of one step. */
function reckon(total: Decimal, orders: number, { counts, applies, steps }: CommissionSchedule): Reckoned {
  if (steps.length === 0) return { ...nothing, unknown: total, because: 'no-steps' };
  if (applies === 'all') return atStep(stepOf(counts === 'orders' ? String(orders) : total, steps), total);
  const parts: Reckoned[] = [];
  let start = '0.00';
  for (const step of [...steps, undefined]) {
    const end = step === undefined || step.upTo === null ? total : min(step.upTo, total);
    const part = subtract(end, start);
    if (isPositive(part)) {
      parts.push(atStep(step, part));
      start = end;
    }
  }
  return addUp(parts);
}

/** Each order at its own step: only what the order itself costs changes. */
function moveOrder(
  before: Reckoned,
  number: number,
  was: Decimal,
  now: Decimal,
  steps: readonly CommissionStep[],
): Reckoned {
  const step = stepOf(String(number), steps);
  const [old, fresh] = [atStep(step, was), atStep(step, now)];
  const because = steps.length === 0 ? 'no-steps' : (fresh.because ?? old.because);
  return {
    known: add(before.known, subtract(fresh.known, old.known)),
    unknown: add(before.unknown, subtract(fresh.unknown, old.unknown)),
    ...(because === undefined ? {} : { because }),
  };
}

function stepOf(position: Decimal, steps: readonly CommissionStep[]): CommissionStep | undefined {
  return steps.find(({ upTo }) => upTo === null || compare(position, upTo) <= 0);
}

function atStep(step: CommissionStep | undefined, amount: Decimal): Reckoned {
  if (isZero(amount)) return nothing;
  if (step === undefined) return { ...nothing, unknown: amount, because: 'past-last-step' };
  if (step.rate === null) return { ...nothing, unknown: amount, because: 'rate-unknown' };
  return { ...nothing, known: multiply(amount, step.rate) };
}

function addUp(parts: readonly Reckoned[]): Reckoned {
  const because = parts.find((part) => part.because !== undefined)?.because;
  return {
    known: parts.reduce((all, part) => add(all, part.known), '0.00'),
    unknown: parts.reduce((all, part) => add(all, part.unknown), '0.00'),
    ...(because === undefined ? {} : { because }),
  };
}
