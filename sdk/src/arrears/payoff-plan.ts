import { compareText } from '../base/compare-text.ts';
import { type Day, daysBetween } from '../base/day.ts';
import { add, compare, type Decimal, isDecimal, isZero, multiply, subtract, sum } from '../base/decimal.ts';
import type { Range } from '../base/range.ts';
import type { Message } from '../base/text.ts';
import { fromUnits, toUnits } from '../base/units.ts';
import { dueDay } from '../cost/open-debts.ts';
import type { Settlement } from '../cost/settlement.ts';
import type { Statement } from '../cost/statement.ts';
import type { AccountFacts, Debt, Payment } from '../facts/schema.ts';
import type { Reason } from '../pack/cited.ts';
import { packOf } from '../pack/pack-of.ts';
import type { Pack } from '../pack/schema.ts';
import { allocateCash, type Choice } from './allocate-cash.ts';
import { unknownArrears } from './arrears-status.ts';
import { type AccountWithPosition, type Course, chargesThrough, courseOf, lastSafeDay } from './course.ts';
import { isOwing } from './is-owing.ts';
import type { ArrearsStatus, MeasureInForce, RungOnDay } from './status.ts';

export interface PayoffOptions {
  readonly on: Day;
  /** What can be paid now, in CNY. With it the plan says which app keys to pay. */
  readonly cash?: Decimal;
  /** CNY a day that an app key earns, by app key, as the user says. */
  readonly worth?: Readonly<Record<string, Decimal>>;
  /** The ladder of the pack to use; its first one without. */
  readonly ladder?: string;
}

/** What to pay to one app key. It pays that key's debts, oldest first; what is left over joins the prepaid balance. */
export interface KeyPayment {
  readonly appKey: string;
  readonly amount: Decimal;
}

/** A payment that is enough, and what would be enough if usage cost the least it may; both the same where the cost is exact. */
export interface Payoff {
  readonly amount: Decimal;
  readonly atLeast: Decimal;
  /** What the amount goes to, in order of app keys. */
  readonly pay: readonly KeyPayment[];
}

/** One app key paid in full, while the days in arrears go on. */
export interface PartialPayoff {
  readonly appKey: string;
  readonly amount: Decimal;
  /** The measures of the step that then do not fall on this app key. */
  readonly averts: readonly MeasureInForce[];
}

/** What averts one coming rung. */
export interface PayoffStep extends Payoff {
  /** The rung; one that is `historical` or another `reading` is for orientation, not certain to come. */
  readonly rung: RungOnDay;
  /** The last safe day: on the rung's own day the platform may have acted already. */
  readonly by: Day;
  /** The measures as they would fall on the rung's day while nothing is paid. */
  readonly averts: readonly MeasureInForce[];
  readonly when: Message;
  /** Why a smaller payment would not do. */
  readonly whyNotLess: Message;
  /** What averts a part of it for less, cheapest first. */
  readonly partial: readonly PartialPayoff[];
}

/** Full payment on the day of the plan, and what becomes of the measures in force. */
export interface PayoffNow extends Payoff {
  /** Ends with the payment. */
  readonly endsAtOnce: readonly MeasureInForce[];
  /** To be lifted in the console afterwards. */
  readonly toLift: readonly MeasureInForce[];
  /** Ends with the first settlement cycle after the processing period. */
  readonly endsWithCycle: readonly MeasureInForce[];
  /** No source says what ends it. */
  readonly unknown: readonly MeasureInForce[];
  /** The same in words. */
  readonly text: readonly Message[];
}

/** What limited cash does best. */
export interface Allocation {
  readonly cash: Decimal;
  readonly spent: Decimal;
  readonly left: Decimal;
  /** Whether all is paid: nothing more is lost. */
  readonly all: boolean;
  readonly pay: readonly KeyPayment[];
  /** App keys that stay in arrears and that a coming measure falls on. */
  readonly unpaid: readonly string[];
  /**
   * `worth`: the least CNY lost. `measures`: the worth of some app key is not known, so the most measures averted, then the
   * most CNY where it is known. Of equals the one that takes the least cash.
   */
  readonly by: 'worth' | 'measures';
  /** The last coming rung of the rule in force; losses are counted to the end of its day. Null where none is known. */
  readonly horizon: Day | null;
  /** Measures of coming rungs that do not fall on an app key because it is paid. */
  readonly averts: number;
  /** What the unpaid app keys earn from their first coming measure to the horizon; null where a worth is not known. */
  readonly loss: Decimal | null;
  /** True up to 20 app keys. Beyond, true only where the bound is reached. */
  readonly exact: boolean;
  /** No choice of app keys loses less, or averts more measures: the one by which it was chosen. */
  readonly bound: { readonly loss: Decimal } | { readonly averts: number };
  /** Coming measures on the account or its income: they come unless every app key is paid. */
  readonly stays: readonly MeasureInForce[];
  readonly text: readonly Message[];
}

export interface PayoffPlan {
  readonly on: Day;
  readonly state: ArrearsStatus['state'];
  /** False where nothing is owed if usage costs the least it may. */
  readonly certain: boolean;
  /** What is owed at the end of the day; null where it is not known. */
  readonly owed: Range | null;
  readonly since: Day | null;
  /** Coming rungs, nearest first. */
  readonly steps: readonly PayoffStep[];
  /** Null where nothing is owed and nothing is to be lifted, or where that is not known. */
  readonly now: PayoffNow | null;
  /** With `cash`, while in arrears. */
  readonly allocation?: Allocation;
  /** What the amounts leave out. */
  readonly notes: readonly Message[];
  readonly reasons: readonly Reason[];
}

/**
 * For each coming rung of an account in arrears the smallest payment that averts it, by when, and to which app keys; and with
 * `cash`, which app keys to pay in full so that the least is lost.
 *
 * Days in arrears count for the account, so a measure on it or on its income is averted only when all that is due is paid. A
 * measure on apps in arrears is averted for one app key by paying that key in full, while the days go on. A step's payment is
 * for its last safe day, the day before the rung's; it covers what is owed then as far as usage is known. Paying sooner is
 * safe, too. Amounts are for the most that usage may cost; `atLeast` is for the least.
 *
 * An allocation weighs the coming rungs of the rule in force. An app key that is not paid loses its worth for every day from
 * the first of their measures that falls on it to the last coming rung's day; measures already in force, and those on the account, end
 * with full payment only and are the same for every choice. An app key of which it is not known whether it is in the service market counts as hit by
 * the earlier and by the more of the measures that may fall on it.
 *
 * @throws RangeError where `cash` or a worth is no amount or negative.
 * @example
 * // 10.00 owed for each of `a` (in the service market) and `b` since 2026-11-19
 * payoffPlan(account, taobaoOpenPlatform, { on: '2026-11-21' }).steps[0]
 * // { rung: { id: 'days-3', day: '2026-11-22', … }, by: '2026-11-21', amount: '20.00', pay: [{ appKey: 'a', amount: '10.00' }, …],
 * //   partial: [{ appKey: 'a', amount: '10.00', averts: [{ kind: 'hide-service', … }] }, …], … }
 */
export function payoffPlan(account: AccountFacts, pack: Pack, options: PayoffOptions): PayoffPlan {
  const { on, cash, worth = {}, ladder } = options;
  for (const amount of [...(cash === undefined ? [] : [cash]), ...Object.values(worth)]) {
    if (!isDecimal(amount) || amount.startsWith('-'))
      throw new RangeError(`payoffPlan: not an amount: ${amount}`);
  }
  if (!hasPosition(account) || account.position.day > on) return unknownPlan(account, on);
  const { pack: applied } = packOf(account, pack);
  const day = { on, through: on, ladder };
  const today = chargesThrough(account, applied, day);
  const status = courseOf(account, applied, today, { ...day, take: 'high' }).status(on);
  const through = status.coming.at(-1)?.day ?? on;
  const ahead = { on, through, ladder };
  const statement = through === on ? today : chargesThrough(account, applied, ahead);
  const most = courseOf(account, applied, statement, { ...ahead, take: 'high' });
  const least = isExactStatement(statement)
    ? most
    : courseOf(account, applied, statement, { ...ahead, take: 'low' });
  const scene: Scene = { account, on, status, most, least };

  const owing = isOwing(status);
  const steps = owing ? status.coming.map((rung) => stepOf(scene, rung)) : [];
  const atLeast = least.status(on);
  const plan: PayoffPlan = {
    on,
    state: status.state,
    certain: status.state === atLeast.state,
    owed: { low: atLeast.owed, high: status.owed },
    since: status.since,
    steps,
    now: status.state === 'clear' ? null : nowOf(scene),
    notes: owing ? notesOf(scene, statement, steps) : [],
    reasons: status.reasons,
  };
  if (cash === undefined || !owing) return plan;
  return { ...plan, allocation: allocationOf(scene, steps, plan.now as PayoffNow, cash, worth) };
}

interface Scene {
  readonly account: AccountWithPosition;
  readonly on: Day;
  readonly status: ArrearsStatus;
  readonly most: Course;
  readonly least: Course;
}

function hasPosition(account: AccountFacts): account is AccountWithPosition {
  return account.position !== undefined;
}

function isExactStatement({ charges }: Statement): boolean {
  return charges.every(({ amount }) => amount.high === null || amount.high === amount.low);
}

function unknownPlan({ position }: AccountFacts, on: Day): PayoffPlan {
  const { state, reasons } = unknownArrears(on);
  const need: Message =
    position === undefined
      ? { code: 'need.position' }
      : { code: 'need.position-later', params: { day: position.day, on } };
  return { on, state, certain: false, owed: null, since: null, steps: [], now: null, notes: [need], reasons };
}

/** What payments of a day are to bring about at the end of another. */
interface Goal {
  readonly payOn: Day;
  readonly at: Day;
  /** The debts that stand in the way. */
  readonly inTheWay: (settlement: Settlement) => readonly Debt[];
}

/** That nothing due is unpaid: the days in arrears end. */
function endsArrears(by: Day): Goal {
  return { payOn: by, at: by, inTheWay: ({ debts }) => dueFirst(debts, by) };
}

/** That some app keys owe nothing due on a day. */
function clears(appKeys: ReadonlySet<string>, payOn: Day, at: Day): Goal {
  const inTheWay = ({ debts }: Settlement) =>
    dueFirst(
      debts.filter(({ appKey }) => appKeys.has(appKey)),
      at,
    );
  return { payOn, at, inTheWay };
}

/** A payment pays an app key's oldest debt first, so what is older than one that is due is paid with it. */
function dueFirst(debts: readonly Debt[], on: Day): readonly Debt[] {
  const last = new Map<string, Day>();
  for (const debt of debts) {
    if (dueDay(debt) > on) continue;
    const day = last.get(debt.appKey);
    if (day === undefined || day < debt.day) last.set(debt.appKey, debt.day);
  }
  return debts.filter(({ appKey, day }) => day <= (last.get(appKey) ?? ''));
}

/**
 * The smallest payments that reach a goal. Where charges or payments fall between payment and goal, others may draw on what is
 * left over of these: then so much is added to the first that it does, which is found by trying.
 */
function smallest({ account }: Scene, course: Course, goal: Goal): readonly KeyPayment[] {
  const pay = byKey(goal.inTheWay(course.settled(goal.at)));
  // A payment of the position's own day is in the position already and cannot be tried.
  if (pay.length === 0 || goal.payOn <= account.position.day || course.quiet(goal.payOn, goal.at)) return pay;
  const reached = (payments: readonly KeyPayment[]) =>
    goal.inTheWay(course.settled(goal.at, paymentsOn(goal.payOn, payments))).length === 0;
  if (reached(pay)) return pay;
  const { days, owed } = course.settled(goal.at);
  const drawn = days.filter(({ day }) => day >= goal.payOn).map(({ charged }) => charged);
  const places = 2;
  let low = 0n;
  let high = toUnits(roundUp(add(sum(drawn.filter((amount) => !amount.startsWith('-'))), owed)), places);
  // A tariff that never draws on the prepaid balance: nothing paid before a charge reaches it.
  if (!reached(withMore(pay, fromUnits(high, places)))) return pay;
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (reached(withMore(pay, fromUnits(middle, places)))) high = middle;
    else low = middle;
  }
  return withMore(pay, fromUnits(high, places));
}

function roundUp(amount: Decimal): Decimal {
  return add(amount.replace(/(\.\d\d)\d+$/, '$1'), '0.01');
}

function withMore([first, ...rest]: readonly KeyPayment[], more: Decimal): KeyPayment[] {
  return first === undefined ? [] : [{ ...first, amount: add(first.amount, more) }, ...rest];
}

/** A plan's payments as facts of a day. */
function paymentsOn(day: Day, pay: readonly KeyPayment[]): Payment[] {
  return pay.map(({ appKey, amount }) => ({ id: `payoff/${appKey}`, day, amount, appKey }));
}

function byKey(debts: readonly Debt[]): KeyPayment[] {
  const keys = new Map<string, Decimal[]>();
  for (const { appKey, amount } of debts) {
    const amounts = keys.get(appKey);
    if (amounts === undefined) keys.set(appKey, [amount]);
    else amounts.push(amount);
  }
  return [...keys]
    .map(([appKey, amounts]) => ({ appKey, amount: sum(amounts) }))
    .sort((a, b) => compareText(a.appKey, b.appKey));
}

function totalOf(pay: readonly KeyPayment[]): Decimal {
  return sum(pay.map(({ amount }) => amount));
}

/** A goal's payments under the most and under the least that usage may cost. */
function payoffOf(scene: Scene, goal: Goal): Payoff {
  const pay = smallest(scene, scene.most, goal);
  const amount = totalOf(pay);
  const least = scene.least === scene.most ? amount : totalOf(smallest(scene, scene.least, goal));
  return { amount, atLeast: least, pay };
}

function stepOf(scene: Scene, rung: RungOnDay): PayoffStep {
  const { most, status, on } = scene;
  const by = lastSafeDay(rung.day);
  const then = most.status(rung.day);
  const same = then.since === status.since && isOwing(then);
  const placed = then.crossed.find(
    (other) => other.id === rung.id && other.basis === rung.basis && other.otherReading === rung.otherReading,
  );
  const averts = placed?.measures ?? rung.measures;
  const base = {
    rung,
    by,
    averts,
    when: { code: 'payoff.by', params: { by, day: rung.day, on, rung: rung.name } },
  };
  if (!same) {
    // The payments that the facts have for the days to come end the arrears before.
    const none = { amount: '0.00', atLeast: '0.00', pay: [] };
    return { ...base, ...none, whyNotLess: { code: 'payoff.why-covered' }, partial: [] };
  }
  const full = payoffOf(scene, endsArrears(by));
  const hit = keysHit(averts);
  const onlyApps = averts.length > 0 && rung.unknown === undefined && averts.every(fallsOnKeys);
  const each = onlyApps ? payoffOf(scene, clears(new Set(hit), by, rung.day)) : undefined;
  const fewer = each !== undefined && compare(each.amount, full.amount) < 0 ? each : undefined;
  const payoff = fewer ?? full;
  const partial = hit
    .map((appKey) => ({
      appKey,
      amount: totalOf(smallest(scene, most, clears(new Set([appKey]), by, rung.day))),
      averts: averts
        .filter((measure) => fallsOnKeys(measure) && measure.apps.includes(appKey))
        .map((measure) => ({ ...measure, apps: [appKey] })),
    }))
    .filter(({ amount }) => compare(amount, payoff.amount) < 0)
    .sort((a, b) => compare(a.amount, b.amount) || compareText(a.appKey, b.appKey));
  const params = { keys: payoff.pay.length, amount: payoff.amount, since: status.since };
  const code = fewer
    ? 'payoff.why-each-key'
    : averts.length === 0 || rung.unknown !== undefined
      ? 'payoff.why-unknown'
      : payoff.pay.length > 1
        ? 'payoff.why-all-keys'
        : 'payoff.why-in-full';
  return { ...base, ...payoff, whyNotLess: { code, params }, partial };
}

/** Whether paying one app key spares that one: a measure on the account, its income or every app key ends with all arrears only. */
function fallsOnKeys({ apps, target }: MeasureInForce): boolean {
  return apps.length > 0 && target !== 'all-apps';
}

function keysHit(measures: readonly MeasureInForce[]): string[] {
  return [...new Set(measures.filter(fallsOnKeys).flatMap(({ apps }) => apps))].sort(compareText);
}

function nowOf(scene: Scene): PayoffNow {
  const { status, on } = scene;
  const payoff = isOwing(status)
    ? payoffOf(scene, endsArrears(on))
    : { amount: '0.00', atLeast: '0.00', pay: [] };
  const of = (release: MeasureInForce['release']) =>
    status.measures.filter((measure) => measure.release === release);
  const ends = {
    endsAtOnce: of('on-payment'),
    toLift: of('lift-in-console'),
    endsWithCycle: of('next-settlement-cycle'),
    unknown: of(null),
  };
  const say = (code: string, measures: readonly MeasureInForce[]): Message[] =>
    measures.length === 0 ? [] : [{ code, params: { measures: kindsOf(measures, 'done') } }];
  const text = [
    ...(isZero(payoff.amount)
      ? []
      : [{ code: 'payoff.now', params: { amount: payoff.amount, keys: payoff.pay.length } }]),
    ...say('payoff.now-at-once', ends.endsAtOnce),
    ...say('payoff.now-to-lift', ends.toLift),
    ...say('payoff.now-cycle', ends.endsWithCycle),
    ...say('payoff.now-unknown', ends.unknown),
  ];
  return { ...payoff, ...ends, text };
}

function kindsOf(measures: readonly MeasureInForce[], tense: 'done' | 'next'): Message[] {
  return [...new Set(measures.map(({ kind }) => kind))].map((kind) => ({ code: `measure.${kind}.${tense}` }));
}

function notesOf(scene: Scene, statement: Statement, steps: readonly PayoffStep[]): Message[] {
  const { account, on, status } = scene;
  const notes: Message[] = [];
  if (steps.some(({ by }) => by > on)) notes.push({ code: 'payoff.note-later-charges', params: { on } });
  const differing = steps.find(({ amount, atLeast }) => amount !== atLeast);
  if (differing !== undefined) {
    const { amount, atLeast } = differing;
    notes.push({ code: 'payoff.note-bounds', params: { amount, atLeast } });
  }
  const open = statement.charges.some(({ amount }) => amount.high === null);
  if (open || statement.unrated.length > 0) notes.push({ code: 'payoff.note-unrated' });
  if (status.possibleRungs.length > 0) {
    const rungs = status.possibleRungs.map(({ name }) => name);
    notes.push({ code: 'payoff.note-possible', params: { rungs } });
  }
  if (steps.some(({ rung }) => rung.basis !== 'in-force')) notes.push({ code: 'payoff.note-historical' });
  if (account.position.day === on) notes.push({ code: 'payoff.note-position', params: { day: on } });
  return notes;
}

/** What the coming rungs in force do to one app key. */
interface Hit {
  readonly from: Day;
  readonly measures: number;
}

function hitsOf(steps: readonly PayoffStep[]): Map<string, Hit> {
  const hits = new Map<string, Hit>();
  for (const { rung, averts } of steps) {
    for (const appKey of keysHit(averts)) {
      const counts = new Map<string, number>();
      for (const { apps, target } of averts.filter(fallsOnKeys))
        if (apps.includes(appKey)) counts.set(target, (counts.get(target) ?? 0) + 1);
      // Of the measures that fall on an app in the service market or on one that is not, only the ones of one side can fall on it.
      const measures = Math.max(...counts.values());
      const before = hits.get(appKey);
      hits.set(appKey, {
        from: before?.from ?? rung.day,
        measures: (before?.measures ?? 0) + measures,
      });
    }
  }
  return hits;
}

function allocationOf(
  scene: Scene,
  allSteps: readonly PayoffStep[],
  now: PayoffNow,
  cash: Decimal,
  worth: Readonly<Record<string, Decimal>>,
): Allocation {
  const { on, most } = scene;
  const steps = allSteps.filter(
    ({ rung, whyNotLess }) => rung.basis === 'in-force' && whyNotLess.code !== 'payoff.why-covered',
  );
  const horizon = steps.at(-1)?.rung.day ?? null;
  const hits = hitsOf(steps);
  const averted = [...hits.values()].reduce((all, { measures }) => all + measures, 0);
  const lossOf = (appKey: string, { from }: Hit): Decimal | null => {
    const daily = Object.hasOwn(worth, appKey) ? worth[appKey] : undefined;
    if (daily === undefined || horizon === null) return null;
    return multiply(daily, String(daysBetween(from, horizon) + 1));
  };
  if (compare(cash, now.amount) >= 0) {
    const exactly = { horizon, averts: averted, loss: '0.00', exact: true, bound: { loss: '0.00' } };
    return {
      ...spending(cash, now.pay),
      all: true,
      unpaid: [],
      by: 'worth',
      ...exactly,
      stays: [],
      text: [{ code: 'payoff.allocation-all', params: { amount: now.amount } }],
    };
  }
  const costs = new Map<string, readonly KeyPayment[]>();
  const choices = [...hits].map(([appKey, hit]): Choice => {
    const pay = smallest(scene, most, clears(new Set([appKey]), on, horizon ?? on));
    costs.set(appKey, pay);
    return { appKey, cost: totalOf(pay), saves: lossOf(appKey, hit), averts: hit.measures };
  });
  const { chosen, by, exact, atMost } = allocateCash(choices, cash);
  const unpaid = choices.filter(({ appKey }) => !chosen.includes(appKey));
  const losses = unpaid.map(({ saves }) => saves);
  const loss = losses.every((amount) => amount !== null) ? sum(losses) : null;
  const averts = choices
    .filter(({ appKey }) => chosen.includes(appKey))
    .reduce((all, choice) => all + choice.averts, 0);
  const bound =
    by === 'worth'
      ? { loss: subtract(sum(choices.map(({ saves }) => saves ?? '0')), atMost) }
      : { averts: Number(atMost) };
  const pay = chosen.flatMap((appKey) => costs.get(appKey) ?? []);
  return {
    ...spending(cash, pay),
    all: false,
    unpaid: unpaid.map(({ appKey }) => appKey).sort(compareText),
    by,
    horizon,
    averts,
    loss,
    exact,
    bound,
    stays: steps.flatMap((step) => step.averts.filter((measure) => !fallsOnKeys(measure))),
    text: allocationText(chosen, by, { loss, averts, averted, horizon, exact, bound }),
  };
}

function spending(cash: Decimal, pay: readonly KeyPayment[]) {
  const spent = totalOf(pay);
  return { cash, spent, left: subtract(cash, spent), pay };
}

function allocationText(
  chosen: readonly string[],
  by: Allocation['by'],
  found: Pick<Allocation, 'loss' | 'averts' | 'horizon' | 'exact' | 'bound'> & { readonly averted: number },
): Message[] {
  const { loss, averts, averted, horizon, exact, bound } = found;
  if (averted === 0) return [{ code: 'payoff.allocation-nothing' }];
  const text: Message[] = [
    chosen.length === 0
      ? { code: 'payoff.allocation-too-little' }
      : by === 'worth'
        ? { code: 'payoff.allocation-worth', params: { apps: chosen, loss, horizon } }
        : { code: 'payoff.allocation-measures', params: { apps: chosen, averts, of: averted } },
  ];
  if (by === 'measures') text.push({ code: 'payoff.allocation-no-worth' });
  if (!exact) {
    text.push(
      'loss' in bound
        ? { code: 'payoff.allocation-bound-loss', params: { loss: bound.loss } }
        : { code: 'payoff.allocation-bound-measures', params: { averts: bound.averts } },
    );
  }
  return text;
}
