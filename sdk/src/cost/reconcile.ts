import { compareText } from '../base/compare-text.ts';
import type { Day } from '../base/day.ts';
import {
  add,
  compare,
  type Decimal,
  divide,
  isZero,
  max,
  multiply,
  round,
  subtract,
  sum,
} from '../base/decimal.ts';
import { addRanges, isExact, type Range } from '../base/range.ts';
import { fromUnits, placesOf, toUnits } from '../base/units.ts';
import type { PriceStep } from './price-calls.ts';
import type { Charge, Statement, StatementLine, UnratedUsage } from './statement.ts';

/** A line of the platform's own bill. */
export interface BillLine {
  readonly day: Day;
  readonly appKey: string;
  /** The price class; without it, the line is for all of the app key's day. */
  readonly class?: string;
  /** All calls, or those beyond the free ones: either fits. */
  readonly calls?: number;
  /** Negative for a credit. */
  readonly amount: Decimal;
}

export interface ReconcileOptions {
  /** The place to which the bill is rounded; 2 without. One unit of it a line is rounding, more is not. */
  readonly places?: number;
}

export type BillCause =
  | 'quota'
  | 'price'
  | 'calls-not-seen'
  | 'calls-not-billed'
  | 'rounding'
  | 'relief'
  | 'unknown';

export interface ReconciledLine {
  /** Stable: `day/app key`, and `/class` where the bill tells classes apart, `/rest` for rounding and relief of such a day. */
  readonly id: string;
  readonly day: Day;
  readonly appKey: string;
  readonly class: string | null;
  /** On both sides, on their bill only, or in our statement only. */
  readonly kind: 'both' | 'theirs-only' | 'ours-only';
  readonly ours: { readonly calls: number; readonly free: number; readonly amount: Range } | null;
  readonly theirs: { readonly calls: number | null; readonly amount: Decimal } | null;
  /** Theirs less ours; ours is taken at its high bound, at its low one where nothing bounds it above. */
  readonly difference: Decimal;
  /** They re-add to the difference. Empty where there is none. */
  readonly causes: readonly { readonly cause: BillCause; readonly amount: Decimal }[];
}

export interface Reconciliation {
  readonly currency: 'CNY';
  /** By day, app key, class. */
  readonly lines: readonly ReconciledLine[];
  /** What our statement comes to; open above where something is unrated. */
  readonly ours: Range;
  readonly theirs: Decimal;
  /** The differences of all lines. */
  readonly difference: Decimal;
  readonly causes: Readonly<Record<BillCause, Decimal>>;
  /** How many lines are on both sides and the same. */
  readonly agreed: number;
  /** Calls that we could not price, for which no line of the bill was found either. */
  readonly unmatched: readonly UnratedUsage[];
}

/**
 * The platform's own bill beside our statement, line by line, with what each difference comes from.
 *
 * Where every bill line of an app key's day has a class, classes are compared, and what our day adds by rounding or takes off
 * as relief is a line of its own; else the day as a whole is. Causes are found in this order, each for what the one before leaves:
 *
 * 1. `unknown`: we have calls without a price there, or our amount is only "at most".
 * 2. `calls-not-seen`, `calls-not-billed`: they bill more or fewer calls than we saw, at the price of our last calls.
 *    A line on one side only is this too.
 * 3. `rounding`: at most one unit of the last place for each line.
 * 4. `quota`: all calls were charged though some were free, or nothing was; or the amount is between, some were free, and no
 *    other price of at most one more decimal than ours makes it.
 * 5. `price`: everything else.
 *
 * A single line cannot always tell a smaller quota from a higher price: several lines of one class can.
 *
 * @example
 * // ours: 1,000 calls at 0.01 CNY, of which 400 free: 6.00
 * reconcile(statement, [{ day: '2026-11-20', appKey: '1', class: 'basic', calls: 1000, amount: '10.00' }]).lines[0]
 * // difference '4.00', causes [{ cause: 'quota', amount: '4.00' }]: all calls were charged
 */
export function reconcile(
  statement: Pick<Statement, 'currency' | 'lines' | 'charges' | 'unrated'>,
  bill: readonly BillLine[],
  options: ReconcileOptions = {},
): Reconciliation {
  const places = options.places ?? 2;
  const days = new Map<string, AppDay>();
  const at = (day: Day, appKey: string): AppDay => {
    const key = `${day}\n${appKey}`;
    let found = days.get(key);
    if (found === undefined) {
      found = { day, appKey, ours: [], charges: [], theirs: [] };
      days.set(key, found);
    }
    return found;
  };
  for (const line of statement.lines) at(line.day, line.appKey).ours.push(line);
  for (const charge of statement.charges) at(charge.day, charge.appKey).charges.push(charge);
  for (const line of bill) at(line.day, line.appKey).theirs.push(line);

  const used = new Set<UnratedUsage>();
  const unratedAt = (appDay: AppDay, priceClass: string | null) => {
    const found = statement.unrated.filter(
      ({ appKey, from, to, class: own }) =>
        appKey === appDay.appKey &&
        from <= appDay.day &&
        appDay.day <= to &&
        (priceClass === null || own === undefined || own === priceClass),
    );
    for (const entry of found) used.add(entry);
    return found.length > 0;
  };
  const lines: ReconciledLine[] = [];
  for (const appDay of days.values()) {
    for (const part of partsOf(appDay)) lines.push(lineOf(appDay, part, unratedAt, places));
  }
  lines.sort(
    (a, b) => compareText(a.day, b.day) || compareText(a.appKey, b.appKey) || compareText(a.id, b.id),
  );
  const names: BillCause[] = [
    'quota',
    'price',
    'calls-not-seen',
    'calls-not-billed',
    'rounding',
    'relief',
    'unknown',
  ];
  const all = lines.flatMap(({ causes }) => causes);
  const ours = addRanges(statement.charges.map(({ amount }) => amount));
  return {
    currency: statement.currency,
    lines,
    ours: statement.unrated.length > 0 ? { low: ours.low, high: null } : ours,
    theirs: sum(bill.map(({ amount }) => amount)),
    difference: sum(lines.map(({ difference }) => difference)),
    causes: Object.fromEntries(
      names.map((name) => [name, sum(all.filter(({ cause }) => cause === name).map(({ amount }) => amount))]),
    ) as Record<BillCause, Decimal>,
    agreed: lines.filter(({ kind, difference }) => kind === 'both' && isZero(difference)).length,
    unmatched: statement.unrated.filter((entry) => !used.has(entry)),
  };
}

interface AppDay {
  readonly day: Day;
  readonly appKey: string;
  readonly ours: StatementLine[];
  readonly charges: Charge[];
  readonly theirs: BillLine[];
}

/** What is compared as one line. */
interface Part {
  readonly class: string | null;
  readonly rest?: boolean;
  readonly ours: readonly StatementLine[];
  /** Null where we have nothing. */
  readonly amount: Range | null;
  readonly theirs: readonly BillLine[];
}

function partsOf({ ours, charges, theirs }: AppDay): Part[] {
  const charged =
    charges.length === 0 && ours.length === 0 ? null : addRanges(charges.map(({ amount }) => amount));
  const oursBy = byClass(ours);
  const theirsBy = byClass(theirs);
  const classes = [...new Set([...oursBy.keys(), ...theirsBy.keys()])];
  const apart = theirs.length > 0 && theirs.every((line) => line.class !== undefined);
  // With one class on both sides, its charge is what was rounded and relieved.
  if (!apart || classes.length === 1) {
    const only = classes.length === 1 ? (classes[0] ?? null) : null;
    return [{ class: only === '' ? null : only, ours, amount: charged, theirs }];
  }
  const parts = classes.map((priceClass): Part => {
    const lines = oursBy.get(priceClass);
    const amount = lines === undefined ? null : sum(lines.map((line) => line.amount));
    return {
      class: priceClass,
      ours: lines ?? [],
      amount: amount === null ? null : { low: amount, high: amount },
      theirs: theirsBy.get(priceClass) ?? [],
    };
  });
  if (charged === null) return parts;
  const lines = sum(ours.map((line) => line.amount));
  const rest = {
    low: subtract(charged.low, lines),
    high: charged.high === null ? null : subtract(charged.high, lines),
  };
  if (isExact(rest) && isZero(rest.low)) return parts;
  return [...parts, { class: null, rest: true, ours: [], amount: rest, theirs: [] }];
}

function byClass<T extends { readonly class?: string }>(lines: readonly T[]): Map<string, T[]> {
  const classes = new Map<string, T[]>();
  for (const line of lines) {
    const list = classes.get(line.class ?? '');
    if (list === undefined) classes.set(line.class ?? '', [line]);
    else list.push(line);
  }
  return classes;
}

function lineOf(
  appDay: AppDay,
  part: Part,
  unratedAt: (appDay: AppDay, priceClass: string | null) => boolean,
  places: number,
): ReconciledLine {
  const { day, appKey } = appDay;
  const unrated = part.rest !== true && unratedAt(appDay, part.class);
  const known = part.amount ?? { low: '0.00', high: '0.00' };
  const amount = unrated ? { low: known.low, high: null } : known;
  const hasOurs = part.amount !== null || unrated;
  const billed = sum(part.theirs.map((line) => line.amount));
  const allCalls = part.theirs.every(({ calls }) => calls !== undefined);
  const theirCalls = allCalls ? part.theirs.reduce((all, { calls = 0 }) => all + calls, 0) : null;
  const calls = part.ours.reduce((all, line) => all + line.calls, 0);
  const free = part.ours.reduce((all, line) => all + line.free, 0);
  const counted = known.high ?? known.low;
  const difference = subtract(billed, counted);
  const unit = places === 0 ? '1' : `0.${'1'.padStart(places, '0')}`;
  const tolerance = multiply(unit, String(Math.max(1, part.ours.length, part.theirs.length)));
  const rest = part.rest === true;
  return {
    id: `${day}/${appKey}${part.class === null ? '' : `/${part.class}`}${rest ? '/rest' : ''}`,
    day,
    appKey,
    class: part.class,
    kind: rest ? 'both' : part.theirs.length === 0 ? 'ours-only' : hasOurs ? 'both' : 'theirs-only',
    ours: hasOurs ? { calls, free, amount } : null,
    theirs: part.theirs.length === 0 && !rest ? null : { calls: rest ? 0 : theirCalls, amount: billed },
    difference,
    causes: isZero(difference)
      ? []
      : causesOf({ part, amount, hasOurs, billed, calls, free, theirCalls, difference, tolerance, places }),
  };
}

interface Found {
  readonly part: Part;
  readonly amount: Range;
  readonly hasOurs: boolean;
  readonly billed: Decimal;
  readonly calls: number;
  readonly free: number;
  readonly theirCalls: number | null;
  readonly difference: Decimal;
  readonly tolerance: Decimal;
  readonly places: number;
}

function causesOf(found: Found): ReconciledLine['causes'] {
  const { part, amount, hasOurs, difference, tolerance } = found;
  const one = (cause: BillCause) => [{ cause, amount: difference }];
  if (!isExact(amount)) return one('unknown');
  if (part.rest === true) return one(within(difference, tolerance) ? 'rounding' : 'relief');
  if (part.theirs.length === 0) return one('calls-not-billed');
  if (!hasOurs) return one('calls-not-seen');
  const forCalls = ofCalls(found);
  const left = subtract(difference, forCalls?.amount ?? '0.00');
  const rest = isZero(left) ? [] : [{ cause: causeOfRest(found, left), amount: left }];
  return forCalls === undefined || isZero(forCalls.amount) ? rest : [forCalls, ...rest];
}

/** What calls make that only one side has, at the price of our last calls. */
function ofCalls(found: Found): ReconciledLine['causes'][number] | undefined {
  const { part, calls, free, theirCalls, difference, places } = found;
  if (theirCalls === null || theirCalls === calls || theirCalls === calls - free) return undefined;
  const steps = part.ours.flatMap((line) => line.steps);
  const last = steps.at(-1);
  if (theirCalls > calls) {
    const extra = last === undefined ? difference : costOf(theirCalls - calls, last);
    return { cause: 'calls-not-seen', amount: round(extra, places, 'half-up') };
  }
  let fewer = calls - theirCalls;
  let cost = '0.00';
  for (const step of [...steps].reverse()) {
    const from = Math.min(fewer, step.calls);
    cost = add(cost, costOf(from, step));
    fewer -= from;
  }
  return { cause: 'calls-not-billed', amount: subtract('0.00', round(cost, places, 'half-up')) };
}

function causeOfRest(found: Found, left: Decimal): BillCause {
  const { part, billed, calls, free, tolerance } = found;
  if (within(left, tolerance)) return 'rounding';
  if (isZero(billed)) return 'quota';
  const steps = part.ours.flatMap((line) => line.steps);
  const [step] = steps;
  const expected = subtract(billed, left);
  // What it would have cost without free calls.
  const dearest = steps.reduce<PriceStep | undefined>(
    (most, each) => (most === undefined || compare(each.price, most.price) > 0 ? each : most),
    undefined,
  );
  const all = dearest === undefined ? undefined : add(expected, costOf(free, dearest));
  if (free > 0 && all !== undefined && within(subtract(billed, all), tolerance)) return 'quota';
  if (steps.length === 1 && step !== undefined && otherPriceFits(found, step, calls - free)) return 'price';
  // All our calls were free: what they cost is not in our lines, but that they are charged is.
  if (free > 0 && (all === undefined || compare(billed, all) < 0)) return 'quota';
  return 'price';
}

/** Whether a price of at most one more decimal than ours makes their amount of the calls that are not free. */
function otherPriceFits(
  { billed, theirCalls, calls, tolerance }: Found,
  step: PriceStep,
  paid: number,
): boolean {
  // Where they bill other calls than we saw, all of them beyond the free ones are theirs.
  const count = paid + (theirCalls === null || theirCalls === paid ? 0 : theirCalls - calls);
  if (count <= 0) return false;
  const places = placesOf(step.price) + 1;
  // billed × per / count, to the nearest unit of that place.
  const scale = Math.max(placesOf(billed), places);
  const numerator = toUnits(multiply(billed, String(step.per)), scale) * 10n ** BigInt(places);
  const denominator = BigInt(count) * 10n ** BigInt(scale);
  if (numerator < 0n) return false;
  const price = fromUnits((numerator * 2n + denominator) / (denominator * 2n), places);
  return within(subtract(billed, costOf(count, { ...step, price })), tolerance);
}

function costOf(calls: number, { price, per }: Pick<PriceStep, 'price' | 'per'>): Decimal {
  const cost = multiply(price, String(calls));
  // Units of sale are powers of ten; the size of a package need not be one.
  return [1, 100, 10_000].includes(per)
    ? divide(cost, String(per))
    : fromUnits((toUnits(cost, 12) + BigInt(per) / 2n) / BigInt(per), 12);
}

function within(amount: Decimal, tolerance: Decimal): boolean {
  return compare(max(amount, subtract('0.00', amount)), tolerance) <= 0;
}
