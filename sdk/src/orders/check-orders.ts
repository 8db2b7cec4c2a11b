import { compareText } from '../base/compare-text.ts';
import type { Day } from '../base/day.ts';
import { accountsThatAreOne } from './accounts-that-are-one.ts';
import { advertising } from './advertising.ts';
import { beyondNormalUse } from './beyond-normal-use.ts';
import { brushing } from './brushing.ts';
import type { Detection, Draft, Sight } from './detection.ts';
import { hashWith } from './hash-order.ts';
import { type OrderCriteria, orderCriteria } from './order-criteria.ts';
import type { DetectorReport, OrderFlag } from './order-flag.ts';
import { orderMeasures } from './order-measures.ts';
import type { HashedOrder, OrderField, OrderRow } from './order-row.ts';
import { addOrder, addState, newTally, type OrdersState, toState } from './orders-tally.ts';
import { personsOf } from './persons.ts';
import { platformRisk } from './platform-risk.ts';
import { returnsRefusals } from './returns-refusals.ts';
import { hashKey, hashText } from './sip-hash.ts';
import { situations as ownSituations, type Situations } from './situations.ts';
import { unpaidStock } from './unpaid-stock.ts';
import { wrongDetails } from './wrong-details.ts';

export interface CheckOrdersOptions {
  /** The day on which it is told; orders made later are not looked at. */
  readonly on: Day;
  /** 32 hexadecimal digits of this installation, see {@link hashKey}. */
  readonly key: string;
  /** The state of an earlier call, or of several that saw different orders. */
  readonly previous?: OrdersState | readonly OrdersState[];
  /** The platform of the shop. Measures are those of Kuaishou's rule, and are given for `kuaishou` only. */
  readonly platform?: string;
  /** Where each situation is written down; our own table without. */
  readonly situations?: Situations;
}

export interface OrdersCheck {
  /** The platform's own marks first, then by the clauses of the rule. */
  readonly flags: readonly OrderFlag[];
  readonly summary: {
    readonly on: Day;
    readonly orders: number;
    /** The first and the last day of an order. */
    readonly from: Day | null;
    readonly to: Day | null;
    /** Accounts, or phones where the account is not known. */
    readonly buyers: number;
    /** Those that are left when accounts that are one count once. */
    readonly persons: number;
    /** How many rows had each field in a form that can be read. */
    readonly fields: Readonly<Record<OrderField, number>>;
    readonly detectors: readonly DetectorReport[];
  };
  readonly state: OrdersState;
}

const detectors: readonly ((sight: Sight) => Detection)[] = [
  platformRisk,
  unpaidStock,
  brushing,
  beyondNormalUse,
  wrongDetails,
  returnsRefusals,
  accountsThatAreOne,
  advertising,
];

/**
 * Looks through the orders of a shop for those that a rule on abnormal orders describes, in one pass. What is kept from row to row, and
 * in the state, grows with the buyers, items and flags, not with the rows; nothing of a buyer is kept or returned but keyed hashes.
 *
 * A flag is a hint that asks for evidence: it cites the situation, shows the rows and figures it rests on, and says what it is not.
 * Numbers that no source states are the user's (`criteria`); without one a detector says which it needs, and either does not judge or
 * reports what stands out from the shop's own orders, as a `convention`. A missing or masked field flags nothing.
 *
 * Each order is given once, in its latest form, in any order; raw or hashed. `previous` gives exactly the result of all orders at once,
 * as long as `on` is not earlier than in it; an order that changed since must be given with a state from before it.
 *
 * Limits and other criteria may be others than before, but not the key, `days`, `rows`, `receivedWithin` and `words`, which say what
 * was counted. Of each buyer twelve different recipients are remembered, and eight items.
 *
 * @throws RangeError for a key, day, count or criterion out of range, and for a `previous` that was counted otherwise or is of a later day.
 * @example
 * const { flags } = checkOrders(rows, { returnsPercent: 50 }, { on: '2026-11-22', key, platform: 'kuaishou' });
 * flags[0]
 * // { situation: 'returns-refusals', orderIds: ['7', '4'], values: { back: 2, of: 3, days: 30, percent: 50 }, confidence: 'user', … }
 */
export function checkOrders(
  orders: Iterable<OrderRow | HashedOrder>,
  criteria: OrderCriteria,
  options: CheckOrdersOptions,
): OrdersCheck {
  const { on, key, platform, situations = ownSituations } = options;
  const full = orderCriteria(criteria);
  const ready = hashKey(key);
  const { days, rows, receivedWithin, words } = full;
  const made: OrdersState['with'] = {
    key: hashText(ready, 'key', ''),
    days,
    rows,
    more: hashText(
      ready,
      'criteria',
      JSON.stringify([receivedWithin ?? null, words.advertising, words.brushing]),
    ),
  };
  const tally = newTally(on, full);
  for (const state of [options.previous ?? []].flat()) {
    if (state.format !== 'duewatch/orders@1' || !isSame(state.with, made))
      throw new RangeError('the previous state was counted with another key or other criteria');
    if (state.on > on) throw new RangeError(`the previous state is of ${state.on}, after ${on}`);
    addState(tally, state);
  }
  for (const order of orders) addOrder(tally, isHashed(order) ? order : hashWith(order, ready, words));

  const persons = personsOf(tally, full.similarity);
  const found = detectors.map((detect) => detect({ tally, persons, criteria: full }));
  const buyers = [...tally.buyers.keys()].filter((id) => !id.startsWith('o')).length;
  const state = toState(tally, made);
  return {
    flags: found.flatMap(({ flags }) =>
      [...flags].sort((a, b) => compareText(a.id, b.id)).map((flag) => toFlag(flag, platform, situations)),
    ),
    summary: {
      on,
      orders: tally.orders,
      from: state.from,
      to: state.to,
      buyers,
      persons: persons.filter(({ id, accounts }) => accounts.length > 1 || !id.startsWith('o')).length,
      fields: { ...tally.fields },
      detectors: found.map(({ flags, report }) => ({ ...report, flags: flags.length })),
    },
    state,
  };
}

function isSame(a: OrdersState['with'], b: OrdersState['with']): boolean {
  return a.key === b.key && a.days === b.days && a.rows === b.rows && a.more === b.more;
}

function isHashed(order: OrderRow | HashedOrder): order is HashedOrder {
  return 'format' in order && order.format === 'duewatch/order@1';
}

function toFlag(flag: Draft, platform: string | undefined, situations: Situations): OrderFlag {
  const stages = new Set(flag.rows.flatMap(({ stage }) => stage ?? []));
  const may = orderMeasures.filter(
    ({ by, stages: of }) => by === 'merchant' && of.some((stage) => stages.has(stage)),
  );
  // The platform's mark already forbids dispatch; whether a merchant may do more is not said.
  const marked = flag.situation === 'platform-risk';
  const granted = platform === 'kuaishou' && !marked;
  return {
    ...flag,
    cite: situations[flag.situation] ?? null,
    measures: granted ? may.map(({ id }) => id) : [],
    before: marked
      ? []
      : [
          ...(platform === 'kuaishou' ? [] : [{ code: 'orders.other-platform' }]),
          { code: 'orders.before-acting' },
        ],
  };
}
