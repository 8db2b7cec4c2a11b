import { type Day, toOrdinal } from '../base/day.ts';
import { dealUnits } from '../base/deal-units.ts';
import { type Decimal, isPositive, multiply } from '../base/decimal.ts';
import type { Message } from '../base/text.ts';
import { fromUnits, placesOf, toUnits } from '../base/units.ts';
import { moneyPlaces, pointOf, readPrices, readTaken } from '../exposure/cells.ts';
import type { Exposure } from '../exposure/exposure.ts';
import type { Cited } from '../pack/cited.ts';
import type { Cause, Clause } from './cause.ts';
import { certainty, expectedLoss, expectedShares, layOut, type World } from './expected-loss.ts';
import { type Likelihood, likelihood } from './likelihood.ts';
import { nextFacts } from './next-facts.ts';
import type { Priors } from './prior.ts';
import { type Outcome, updatePriors } from './update-priors.ts';

/** Who is looked at. */
export interface Subject {
  readonly kind: 'shop' | 'order' | 'developer';
  readonly id: string;
}

export interface RiskOptions {
  /** Days before it are past and count no more. */
  readonly on: Day;
  /** By key: a clause's `prior`, or its modality. One that is left out is uniform. */
  readonly priors?: Priors;
  /** What became of earlier cases, counted on the priors as far as it was known at `knownAt`. Not what they hold already. */
  readonly outcomes?: readonly Outcome[];
  /** `on` without. */
  readonly knownAt?: Day;
  /** The loss, CNY, at which the score is 63; `kDays` days of margin without. */
  readonly k?: Decimal;
  /** 30 without. */
  readonly kDays?: number;
  /** For how many days from `on` restrictions without a known end count at the point, each for one at least; 30 without. */
  readonly openDays?: number;
}

/** With low ≤ point ≤ high. `point` is null where a price is missing, `high` where nothing bounds it. */
export interface Estimate {
  readonly point: Decimal | null;
  readonly low: Decimal;
  readonly high: Decimal | null;
}

/** 100·(1 − e^(−loss/K)), in whole points: the point rounded, the ends outwards. */
export interface Score {
  readonly point: number;
  readonly low: number;
  readonly high: number;
  /** CNY. */
  readonly k: Decimal;
  readonly kBasis: 'convention' | 'user';
}

/** What one clause has in the result. */
export interface RiskReason {
  readonly cause: string;
  readonly event: string;
  readonly clause: string;
  readonly text: Message;
  readonly chance: Likelihood;
  /** Of the loss, CNY; null where its point is. */
  readonly loss: Decimal | null;
  readonly days: Decimal;
  /** Of the score; null without one. */
  readonly points: number | null;
  readonly cite?: Cited;
}

export interface RiskScore {
  readonly subject: Subject;
  readonly on: Day;
  /** Expected, CNY, to the fen. */
  readonly loss: Estimate;
  /** Expected days on which anything is restricted, to a hundredth. */
  readonly days: Estimate & { readonly point: Decimal };
  /** Null where the loss has no point, or no K is known. */
  readonly score: Score | null;
  /** One for each clause, in the order given. They add up to the points of loss, days and score exactly. */
  readonly reasons: readonly RiskReason[];
  /**
   * `certain`: nothing is estimated. `recorded`: every probability rests on outcomes. `prior-only`: one at least is a
   * convention or the user's own.
   */
  readonly confidence: 'certain' | 'recorded' | 'prior-only';
  /** What to ask next: first what narrows the interval most. */
  readonly needs: readonly Message[];
  /** The result in words, then what was taken for what is not known. */
  readonly text: readonly Message[];
  readonly notes: readonly Message[];
}

/**
 * What a shop, an order or a developer account can expect to lose to what the platform may do, in CNY and in days of restriction.
 *
 * What a clause takes are cells, (resource, day) or (resource, layer of an amount), and each is lost once however many
 * clauses take it. Clauses on one event are one cause and include each other; causes are taken as independent at the point,
 * and as anything at all at the ends. What is not known widens and never lowers: point and upper end take a missing fact as
 * adverse and a range at its worst known end, the lower end as if nothing came of it. A missing price leaves the upper end open; the
 * point takes the day's margin for it, and is null where that is not known either.
 *
 * Probabilities are floating point, read to 10^-12 and from there on whole numbers; money is whole units throughout. The loss is
 * rounded to the fen (point to nearest, ends outwards) and its shares by largest remainder.
 *
 * @throws RangeError for what is no day, no probability, a negative or inverted range, or a K or a count of days that is not positive.
 * @example
 * riskScore({ kind: 'shop', id: '1' }, [{ id: 'c', event: 'e', clauses: [{
 *   id: 'closed', text: { code: 'x' }, modality: 'may', facts: 'certain',
 *   consequences: [{ resource: 'sales', from: '2026-11-22', to: '2026-11-28' }],
 * }] }], { margin: { low: '200.00', high: '200.00' } }, { on: '2026-11-22' })
 * // { loss: { point: '700.00', low: '0.00', high: '1400.00' }, days: { point: '3.50', low: '0.00', high: '7.00' },
 * //   score: { point: 11, low: 0, high: 21, k: '6000.00', … }, confidence: 'prior-only', … }
 */
export function riskScore(
  subject: Subject,
  causes: readonly Cause[],
  exposure: Exposure,
  options: RiskOptions,
): RiskScore {
  const { on, outcomes = [], knownAt = on, openDays = 30, kDays = 30 } = options;
  if (![openDays, kDays].every((days) => Number.isSafeInteger(days) && days > 0))
    throw new RangeError(`riskScore: ${openDays} and ${kDays} must be whole days above 0`);
  const priors = updatePriors(options.priors ?? {}, outcomes, { knownAt });
  const entries = causes.flatMap((cause) => cause.clauses.map((clause) => ({ cause, clause })));
  const clauses = entries.map(({ clause }) => clause);
  const events = [...new Set(causes.map(({ event }) => event))];
  const at = new Map(events.map((event, index) => [event, index]));
  const places = moneyPlaces(
    clauses.flatMap(({ consequences }) => consequences),
    exposure,
  );
  const world: World = {
    takers: entries.map(({ cause: { event }, clause }) =>
      readTaken(clause.consequences, { event, on, places }),
    ),
    causes: entries.map(({ cause }) => at.get(cause.event) ?? 0),
    chances: clauses.map((clause) => likelihood(clause, priors)),
    prices: readPrices(exposure, places),
    openUntil: toOrdinal(on) + openDays,
  };

  const laid = { low: layOut(world, 'low'), point: layOut(world, 'point'), high: layOut(world, 'high') };
  const low = expectedLoss(laid.low, world, 'low');
  const point = expectedLoss(laid.point, world, 'point');
  const high = expectedLoss(laid.high, world, 'high');
  const fen = certainty * 10n ** BigInt(places - 2);
  const loss = roundedTo(fen, low.loss ?? 0n, point.loss, high.loss);
  // Hundredths of a day.
  const days = roundedTo(certainty / 100n, low.days ?? 0n, point.days, high.days);
  const shares = expectedShares(laid.point, world);
  const score = scoreOf(loss, exposure, options.k, kDays);
  const deal = (units: bigint, weights: readonly bigint[] | null) =>
    weights === null ? undefined : dealUnits(units, weights);
  const dealt = {
    loss: loss.point === null ? undefined : deal(loss.point, shares.loss),
    days: deal(days.point ?? 0n, shares.days),
    points: score === null ? undefined : deal(BigInt(score.point), shares.loss),
  };
  const reasons = entries.map(({ cause, clause }, index): RiskReason => {
    const points = dealt.points?.[index];
    return {
      cause: cause.id,
      event: cause.event,
      clause: clause.id,
      text: clause.text,
      chance: world.chances[index] as Likelihood,
      loss: inYuan(dealt.loss?.[index] ?? null),
      days: fromUnits(dealt.days?.[index] ?? 0n, 2),
      points: points === undefined ? null : Number(points),
      ...(clause.cite === undefined ? {} : { cite: clause.cite }),
    };
  });
  const result = {
    loss: { point: inYuan(loss.point), low: fromUnits(loss.low, 2), high: inYuan(loss.high) },
    days: {
      point: fromUnits(days.point ?? 0n, 2),
      low: fromUnits(days.low, 2),
      high: inYuan(days.high),
    },
    score,
    confidence: confidenceOf(world.chances),
  };
  const noK = score === null && options.k === undefined && exposure.margin === null;
  const needs = nextFacts(world, laid, clauses, priors);
  return {
    subject,
    on,
    ...result,
    reasons,
    needs: noK
      ? [marginNeed, ...needs.filter((need) => JSON.stringify(need) !== JSON.stringify(marginNeed))]
      : needs,
    text: textOf(result),
    notes: notesOf(world, clauses, score, { openDays, kDays }),
  };
}

const marginNeed: Message = {
  code: 'risk.need-price',
  params: { resource: { code: 'risk.resource', params: { resource: 'sales' } } },
};

interface Units {
  readonly low: bigint;
  readonly point: bigint | null;
  readonly high: bigint | null;
}

/** In whole steps: the point to nearest, the ends outwards. What was read to 10^-12 may be off by one there, never after this. */
function roundedTo(step: bigint, low: bigint, point: bigint | null, high: bigint | null): Units {
  const up = (value: bigint) => (value + step - 1n) / step;
  const least = low / step;
  const most = high === null ? null : up(high);
  if (point === null) return { low: least, point, high: most };
  const nearest = (2n * point + step) / (2n * step);
  const held = nearest < least ? least : nearest;
  return { low: least, point: most !== null && held > most ? most : held, high: most };
}

function inYuan(units: bigint | null): Decimal | null {
  return units === null ? null : fromUnits(units, 2);
}

function scoreOf(loss: Units, { margin }: Exposure, given: Decimal | undefined, kDays: number): Score | null {
  const days = String(kDays);
  const worth = margin === null ? null : pointOf(margin);
  const k = given ?? (worth === null ? undefined : multiply(worth, days));
  if (given !== undefined && !isPositive(given))
    throw new RangeError(`riskScore: K is ${given}, not above 0`);
  if (loss.point === null || k === undefined || !isPositive(k)) return null;
  // A margin that is known within bounds bounds K, and the ends of the score take the ones that widen it.
  const least = given ?? (margin === null ? k : multiply(margin.low, days));
  const most = given ?? (margin?.high == null ? null : multiply(margin.high, days));
  return {
    point: Math.round(pointsOf(loss.point, k)),
    low: most === null ? 0 : Math.floor(pointsOf(loss.low, most)),
    high: Math.ceil(loss.high === null ? 100 : pointsOf(loss.high, least)),
    k,
    kBasis: given === undefined ? 'convention' : 'user',
  };
}

function pointsOf(fen: bigint, k: Decimal): number {
  if (fen === 0n) return 0;
  const places = Math.max(2, placesOf(k));
  const ratio = Number(fen * 10n ** BigInt(places - 2)) / Number(toUnits(k, places));
  return -100 * Math.expm1(-ratio);
}

function confidenceOf(chances: readonly Likelihood[]): RiskScore['confidence'] {
  if (chances.some(({ basis }) => basis === 'convention' || basis === 'user')) return 'prior-only';
  return chances.some(({ basis }) => basis === 'recorded') ? 'recorded' : 'certain';
}

function textOf({
  loss,
  days,
  score,
  confidence,
}: Pick<RiskScore, 'loss' | 'days' | 'score' | 'confidence'>): Message[] {
  return [
    { code: loss.point === null ? 'risk.loss-unknown' : 'risk.loss', params: { ...loss } },
    { code: 'risk.days', params: { ...days } },
    score === null
      ? { code: 'risk.no-score' }
      : { code: 'risk.score', params: { point: score.point, low: score.low, high: score.high, k: score.k } },
    { code: `risk.confidence.${confidence}` },
  ];
}

/** What was taken for what is not known. */
function notesOf(
  { takers, chances, prices }: World,
  clauses: readonly Clause[],
  score: Score | null,
  { openDays, kDays }: { readonly openDays: number; readonly kDays: number },
): Message[] {
  const notes: Message[] = [];
  const live = clauses.map((_, index) => chances[index]?.high !== 0);
  const restrictions = takers.flatMap((taken, index) =>
    taken.flatMap((one) => ('pot' in one || !live[index] ? [] : [one])),
  );
  const used = [...new Set(restrictions.map(({ resource }) => resource))];
  const unpriced = used.filter((resource) => resource !== 'sales' && (prices.get(resource) ?? null) === null);
  const resources = unpriced.map((resource) => ({ code: 'risk.resource', params: { resource } }));
  const conventions = new Set(
    chances.flatMap(({ basis, prior }) => (basis === 'convention' && prior !== undefined ? [prior] : [])),
  );
  if (clauses.some(({ facts }, index) => facts === 'possible' && live[index]))
    notes.push({ code: 'risk.note-facts' });
  if (conventions.size > 0) notes.push({ code: 'risk.note-priors', params: { count: conventions.size } });
  if (restrictions.some(({ to }) => to === null))
    notes.push({ code: 'risk.note-open-end', params: { days: openDays } });
  if (resources.length > 0) {
    const code = (prices.get('sales') ?? null) === null ? 'risk.note-unpriced' : 'risk.note-at-margin';
    notes.push({ code, params: { resources } });
  }
  if (score?.kBasis === 'convention')
    notes.push({ code: 'risk.note-k', params: { k: score.k, days: kDays } });
  return notes;
}
