import { compare, type Decimal, subtract } from '../base/decimal.ts';
import type { Message } from '../base/text.ts';
import type { Pack } from '../pack/schema.ts';
import { type Axis, axesOf, type Class, possibleOf, type World } from './axes.ts';
import { type Cut, wholeOf } from './cut.ts';
import { factOf } from './given.ts';
import { compareMeasures, type Harshness, harshness } from './harshness.ts';
import { measureMessage } from './measure-message.ts';
import { outcomesOf, type StepOutcome } from './outcomes.ts';
import { nameOf } from './read-test.ts';
import { conditionsOf } from './reasons-of.ts';
import { type PenaltyOptions, type Rule, rulesFor } from './rules-for.ts';
import { leastPart } from './share.ts';
import type { Finding, Outcome } from './verdict.ts';

/** How far one number is from where it has to come to. */
export interface Raise {
  /** A fact, or the part of a share. */
  readonly fact: string;
  /** What the share is of; null for a number. */
  readonly of: string | null;
  /** Where it has to come past. */
  readonly past: Cut;
  /** For a count: how many more. For points: as far as the number itself. For a share: in points of per cent, rounded up to two decimals. */
  readonly more: Decimal;
  readonly text: Message;
}

/** One way to something harsher. All of its raises are needed, and none of them alone would do. */
export interface Way {
  readonly raises: readonly Raise[];
  /** What it comes to, several where the text leaves it open. */
  readonly outcomes: readonly Outcome[];
  /**
   * How many more of the part it takes, where every raise is of one part of a whole and its shares: found among the orders that there are
   * (`among`), or on top of them (`onTop`). Null where no number of them is enough, or where other facts must rise.
   */
  readonly among: number | null;
  readonly onTop: number | null;
  readonly text: Message;
}

export interface NextStep {
  readonly penalty: string;
  /** The nearest ways, each of which is enough. Empty where nothing harsher is stated. */
  readonly ways: readonly Way[];
  /** Facts that are missing, without which no distance can be told. */
  readonly missing: readonly string[];
}

/**
 * How far a case is from something harsher, under the default reading or the one asked for, in each table that governs it. Throws as
 * {@link penaltyOutcome} does.
 *
 * @example
 * const facts = { times: 2, 'fake-orders': 23, 'total-orders': 135 };
 * nextStep({ offences: { 'fake-transactions': true }, facts }, aliexpress, { validAt: '2022-07-01' })[0]?.ways.at(-1)?.raises
 * // 2.97 points of share and 2 orders more: both, because the default reading asks for both; `ways[0]` is one more finding
 */
export function nextStep(finding: Finding, pack: Pack, options: PenaltyOptions): NextStep[] {
  return rulesFor(finding, pack, options)
    .filter(({ applies, version }) => applies === 'yes' && version !== undefined)
    .map((rule) => stepsOf(rule, finding, options));
}

function stepsOf(rule: Rule, finding: Finding, { validAt: on }: PenaltyOptions): NextStep {
  const { penalty, version, readings } = rule;
  const missing = penalty.facts.map(({ id }) => id).filter((id) => factOf(finding.facts, id) === undefined);
  if (version === undefined || missing.length > 0) return { penalty: penalty.id, ways: [], missing };

  const axes = axesOf(conditionsOf(rule), penalty.facts);
  const here = new Map(axes.map((axis) => [axis.key, possibleOf(axis, penalty.facts, finding.facts)]));
  const by = harshness(version);
  const comesTo = (possible: World) => outcomesOf(version, { possible, on }, readings[0]?.id);
  const now = comesTo(here);
  const rising = axes.filter(({ classes }) => classes.some((each) => 'low' in each));
  const found: { raised: ReadonlyMap<Axis, Class>; outcomes: readonly StepOutcome[] }[] = [];
  for (const raised of raises(rising, here)) {
    if (found.some((nearer) => [...nearer.raised].every(([axis, to]) => isAtLeast(raised.get(axis), to))))
      continue;
    const outcomes = comesTo(
      new Map([...here, ...[...raised].map(([axis, to]) => [axis.key, [to]] as const)]),
    );
    if (isHarsher(outcomes, now, by)) found.push({ raised, outcomes });
  }
  return {
    penalty: penalty.id,
    missing,
    ways: found.map(({ raised, outcomes }) => toWay([...raised], outcomes, rule, finding)),
  };
}

/** Every way of raising some axes, those that raise least first. */
function raises(axes: readonly Axis[], here: World): ReadonlyMap<Axis, Class>[] {
  let all: Map<Axis, Class>[] = [new Map()];
  const height = (axis: Axis, to: Class) => axis.classes.indexOf(to);
  for (const axis of axes) {
    const [from] = here.get(axis.key) ?? [];
    const higher = from === undefined ? [] : axis.classes.slice(axis.classes.indexOf(from) + 1);
    all = all.flatMap((raised) => [raised, ...higher.map((to) => new Map([...raised, [axis, to]]))]);
  }
  const size = (raised: Map<Axis, Class>) =>
    [...raised].reduce((sum, [axis, to]) => sum + height(axis, to), 0) + raised.size * 1000;
  return all.filter((raised) => raised.size > 0).sort((a, b) => size(a) - size(b));
}

function isAtLeast(a: Class | undefined, b: Class): boolean {
  if (a === undefined || !('low' in a) || !('low' in b)) return false;
  return compare(a.low.at, b.low.at) > 0 || (a.low.at === b.low.at && a.low.after >= b.low.after);
}

/** Harsher at its harshest, or as harsh there and harsher at its mildest. */
function isHarsher(a: readonly StepOutcome[], b: readonly StepOutcome[], by: Harshness): boolean {
  const ordered = (list: readonly StepOutcome[]) =>
    [...list].sort((x, y) => compareMeasures(x.measures, y.measures, by)).map(({ measures }) => measures);
  const [left, right] = [ordered(a), ordered(b)];
  const ends = (at: number) => compareMeasures(left.at(at) ?? [], right.at(at) ?? [], by);
  return ends(-1) > 0 || (ends(-1) === 0 && ends(0) > 0);
}

function toWay(
  raised: readonly (readonly [Axis, Class])[],
  outcomes: readonly StepOutcome[],
  { penalty }: Rule,
  { facts: given }: Finding,
): Way {
  const number = (fact: string) => Number(factOf(given, fact));
  const all = raised.flatMap(([axis, to]) => ('low' in to ? [{ axis, low: to.low, class: to }] : []));
  const raisesOf = all.map(({ axis, low, class: to }): Raise => {
    const [fact = '', of = null] = axis.facts;
    const name = nameOf(fact, penalty.facts);
    if (of === null) {
      const isCount = penalty.facts.find(({ id }) => id === fact)?.kind === 'count';
      const more = isCount
        ? String(wholeOf(to).low - number(fact))
        : subtract(low.at, String(factOf(given, fact)));
      const params = { name, more, over: !isCount && low.after };
      return { fact, of, past: low, more, text: { code: 'penalty.raise-number', params } };
    }
    const more = pointsTo(number(fact), number(of), low.at);
    const params = { part: name, of: nameOf(of, penalty.facts), more, at: low.at };
    return { fact, of, past: low, more, text: { code: 'penalty.raise-share', params } };
  });
  const [part, ...others] = new Set(raisesOf.map(({ fact }) => fact));
  const whole = penalty.facts.find(({ id }) => id === part)?.partOf;
  const alone = part !== undefined && whole !== undefined && others.length === 0;
  const among = alone ? mostOf(raisesOf.map((raise) => amongNeeded(raise, number))) : null;
  const left = alone ? number(whole) - number(part) : 0;
  const onTop = alone ? mostOf(raisesOf.map((raise) => onTopNeeded(raise, number))) : null;
  const measures = outcomes.flatMap((outcome) => outcome.measures).map(measureMessage);
  return {
    raises: raisesOf,
    outcomes: outcomes.map(({ steps, measures, unknown }) => ({
      clauses: steps.map((step) => `${penalty.id}/${step}`),
      measures,
      unknown,
    })),
    among: among !== null && among <= left ? among : null,
    onTop,
    text: { code: 'penalty.way', params: { raises: raisesOf.map(({ text }) => text), measures } },
  };
}

function mostOf(counts: readonly number[]): number | null {
  const most = Math.max(...counts);
  return Number.isFinite(most) ? most : null;
}

function amongNeeded({ fact, of, more, past }: Raise, number: (fact: string) => number): number {
  return of === null ? Number(more) : leastPart(number(of), past) - number(fact);
}

/** The least n for which (part + n) of (whole + n) lies past the cut. */
function onTopNeeded({ fact, of, more, past }: Raise, number: (fact: string) => number): number {
  if (of === null) return Number(more);
  const [part, whole] = [number(fact), number(of)];
  let [low, high] = [0, 1];
  const enough = (n: number) => leastPart(whole + n, past) <= part + n;
  while (!enough(high)) {
    if (high > 2 ** 40) return Number.POSITIVE_INFINITY;
    high *= 2;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Points of per cent from a share up to a number, rounded up to two decimals. */
function pointsTo(part: number, of: number, percent: Decimal): Decimal {
  const places = percent.split('.')[1]?.length ?? 0;
  const scale = 10n ** BigInt(places);
  const whole = BigInt(Math.max(of, 1));
  const left = BigInt(percent.replace('.', '')) * whole - BigInt(part) * 100n * scale;
  const unit = scale * whole;
  const hundredths = left <= 0n ? 0n : (left * 100n + unit - 1n) / unit;
  const digits = String(hundredths).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
