import type { AtStake } from '../arrears/at-stake.ts';
import type { ArrearsStatus, MeasureInForce, RungOnDay } from '../arrears/status.ts';
import { addDays, type Day } from '../base/day.ts';
import type { Range } from '../base/range.ts';
import type { Consequence } from '../exposure/consequence.ts';
import type { Exposure, Rate } from '../exposure/exposure.ts';
import type { MeasureKind } from '../pack/schema.ts';
import type { Cause, Clause } from './cause.ts';

export interface ArrearsRiskOptions {
  /** The last day on which nothing is paid; not known without. */
  readonly until?: Day;
}

/** The resources that a measure restricts day by day. Renewals are counted as the amount of those that lapse. */
const restricted: Record<MeasureKind, readonly string[]> = {
  'freeze-settlement': ['frozen-income'],
  warn: [],
  'hide-service': ['new-subscriptions'],
  'freeze-service': ['new-subscriptions'],
  throttle: ['api-calls'],
  'suspend-authorisation': ['new-authorisations'],
  'suspend-calls': ['api-calls'],
  'freeze-identity': ['new-subscriptions'],
  'cancel-qualification': ['qualification'],
  'cancel-next-qualification': ['qualification'],
};

/**
 * What arrears take while nothing is paid, for `riskScore`: one cause, since it is one debt, with a clause for every measure.
 *
 * Measures in force and coming rungs of the rule that holds are `must` (or what the rule says), `possible` where a fact is
 * missing. Rungs of a former rule, of another reading, or of unknown days are `may`, `possible`, with the prior
 * `arrears.historical`, `arrears.reading` or `arrears.unknown`. The income frozen by the day and the renewals that lapse are
 * amounts; from the day after it, days count. Income is counted as withheld, which is not to say that it is not paid out later.
 *
 * None where nothing is owed.
 *
 * @example
 * arrearsCauses(arrears, atStake(account, arrears))[0]?.clauses[0]
 * // { id: 'in-force/freeze-settlement/2026-11-19', modality: 'must', facts: 'certain',
 * //   consequences: [{ resource: 'frozen-income', from: '2026-11-23', to: null },
 * //     { resource: 'frozen-income', amount: { low: '270.00', high: null } }], … }
 */
export function arrearsCauses(
  arrears: ArrearsStatus,
  stake: AtStake,
  options: ArrearsRiskOptions = {},
): readonly Cause[] {
  const { since, on, measures, coming, possible } = arrears;
  if (stake.now === null || since === null) return [];
  const reached = new Set(coming.map(keyOf));
  const rungs = [...coming, ...possible.filter((rung) => !reached.has(keyOf(rung)))];
  const clauses = new Map<string, Clause>();
  const put = (measure: MeasureInForce, basis: RungOnDay['basis'], lapsing: Range | null) => {
    const clause = clauseOf(measure, basis, {
      on,
      frozen: stake.now?.frozen ?? null,
      lapsing,
      ...options,
    });
    if (!clauses.has(clause.id)) clauses.set(clause.id, clause);
  };
  for (const measure of measures) put(measure, 'in-force', stake.now.lapses?.value ?? null);
  for (const rung of rungs) {
    const at = stake.coming.find((one) => keyOf(one.rung) === keyOf(rung)) ?? stake.now;
    for (const measure of rung.measures) put(measure, rung.basis, at.lapses?.value ?? null);
  }
  const event = `arrears/${since}`;
  return clauses.size === 0 ? [] : [{ id: event, event, clauses: [...clauses.values()] }];
}

/**
 * What the days of an account in arrears are worth, as far as its orders tell. Without a margin, a day of frozen income is worth
 * the pace of the last days; with one, it is the day of `sales` that other measures take too, and is counted once.
 *
 * @example arrearsExposure(stake).resources // { 'frozen-income': { low: '0.00', high: '270.00' } }
 */
export function arrearsExposure(
  { pace }: Pick<AtStake, 'pace'>,
  known: Exposure = { margin: null },
): Exposure {
  if (pace === null || known.margin !== null) return known;
  const income: Rate = { low: pace.low, high: pace.high };
  return { ...known, resources: { 'frozen-income': income, ...known.resources } };
}

function keyOf({ id, basis, day }: Pick<RungOnDay, 'id' | 'basis' | 'day'>): string {
  return `${basis}/${id}/${day}`;
}

interface Scene extends ArrearsRiskOptions {
  readonly on: Day;
  readonly frozen: Range | null;
  readonly lapsing: Range | null;
}

function clauseOf(measure: MeasureInForce, basis: RungOnDay['basis'], scene: Scene): Clause {
  const { id, kind, since, modality, certainty, cite, apps } = measure;
  const [appKey] = apps;
  const holds = basis === 'in-force';
  return {
    id: `${basis}/${id}/${since}`,
    text: {
      code: `risk.arrears.${basis}`,
      params: { measure: { code: `measure.${kind}.next` }, since, on: scene.on },
    },
    modality: holds ? modality : 'may',
    facts: holds && certainty === 'certain' ? 'certain' : 'possible',
    ...(holds ? {} : { prior: `arrears.${basis}` }),
    ...(holds && certainty === 'possible' && appKey !== undefined
      ? { need: { code: 'need.listed', params: { appKey } } }
      : {}),
    consequences: consequencesOf(measure, scene),
    cite,
  };
}

function consequencesOf(
  { kind, since }: MeasureInForce,
  { on, until, frozen, lapsing }: Scene,
): Consequence[] {
  const from = since > on ? since : addDays(on, 1);
  const days = restricted[kind];
  const taken: Consequence[] =
    until !== undefined && until < from
      ? []
      : days.map((resource) => ({ resource, from, to: until ?? null, need: { code: 'risk.need-payday' } }));
  if (kind === 'freeze-settlement' && since <= on) taken.push({ resource: 'frozen-income', amount: frozen });
  if (kind === 'freeze-service' || kind === 'freeze-identity')
    taken.push({ resource: 'renewals', amount: lapsing });
  return taken;
}
