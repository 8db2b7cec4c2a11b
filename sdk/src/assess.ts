import { unknownArrears } from './arrears/arrears-status.ts';
import { atStake } from './arrears/at-stake.ts';
import { isOwing } from './arrears/is-owing.ts';
import { levels } from './arrears/levels.ts';
import { signals } from './arrears/signals.ts';
import type { ArrearsStatus, RungOnDay } from './arrears/status.ts';
import { type AccountTrace, traceAccount } from './arrears/trace-account.ts';
import { dueWarnings } from './assess/due-warnings.ts';
import { levelWarnings } from './assess/level-warnings.ts';
import { withCosts } from './assess/with-costs.ts';
import type { AccountAssessment, Assessment, Need, Warning } from './assessment.ts';
import { compareText } from './base/compare-text.ts';
import { addDays, type Day, monthOf } from './base/day.ts';
import { sum } from './base/decimal.ts';
import type { Problem } from './base/problem.ts';
import type { Range } from './base/range.ts';
import type { Message } from './base/text.ts';
import type { AccountRef, Deadline } from './deadline/deadline.ts';
import { accountDeadlines, accountRef, type DeadlineOptions, nextFirst } from './deadline/deadlines.ts';
import { frozenIncome } from './exposure/frozen-income.ts';
import type { AccountFacts, Facts, Payment } from './facts/schema.ts';
import type { Cited, Reason } from './pack/cited.ts';
import { isUnknown } from './pack/known.ts';
import { packOf } from './pack/pack-of.ts';
import type { Pack, TariffVersion } from './pack/schema.ts';
import { versionOn } from './pack/version.ts';

export { usageNeededFrom } from './arrears/trace-account.ts';
export { impactNeededFrom, packImpact } from './assess/pack-impact.ts';

export type AssessOptions = DeadlineOptions;

/**
 * Facts, packs and a date in; cost, arrears, deadlines and warnings out, each with its reasons. Reads no clock and keeps
 * nothing: the same input always has the same result.
 *
 * What is missing is listed under `needs` and never taken as zero or as good news: an account whose cost is known
 * only as "at most" is warned for the most.
 *
 * @example
 * assess(facts, [taobaoOpenPlatform], { on: '2026-11-22' }).warnings[0]?.what
 * // { code: 'arrears.what', params: { days: 3, … } }
 */
export function assess(facts: Facts, packs: readonly Pack[], options: AssessOptions): Assessment {
  const accounts: AccountAssessment[] = [];
  const warned: { warning: Warning; days: number }[] = [];
  const deadlines: Deadline[] = [];
  const problems: Problem[] = [];
  for (const account of facts.accounts) {
    const plain = packs.find(({ id }) => id === account.platform);
    const own = plain && packOf(account, plain);
    problems.push(...(own?.problems ?? []));
    const pack = own?.pack;
    const trace = pack && hasTariff(pack) ? traceAccount(account, pack, options.on) : undefined;
    const due = withCosts(accountDeadlines(account, pack, trace, options), account, pack, options);
    deadlines.push(...due);
    for (const warning of dueWarnings(due, pack)) warned.push({ warning, days: 0 });
    if (pack === undefined || trace === undefined) {
      accounts.push(withoutTariff(account, pack, options.on));
      continue;
    }
    const ref = accountRef(account);
    const assessed = assessAccount(account, ref, pack, trace, options.on);
    accounts.push(assessed);
    const warning = warn(assessed, pack, trace, options);
    if (warning !== undefined) warned.push({ warning, days: trace.arrears.days });
    for (const level of levelWarnings(assessed.levels, ref, pack, options.on))
      warned.push({ warning: level, days: 0 });
  }
  // Of two accounts in arrears the one further up the ladder is worse, even where its next rung is not known.
  warned.sort(
    (a, b) =>
      severityOf(a.warning) - severityOf(b.warning) ||
      b.days - a.days ||
      compareText(a.warning.id, b.warning.id),
  );
  const warnings = warned.map(({ warning }) => warning);
  deadlines.sort(nextFirst);
  const reasons = [
    ...warnings.flatMap(({ why }) => why),
    ...deadlines.flatMap(({ why }) => why),
    ...accounts.flatMap(({ cost, arrears }) => [...(cost?.reasons ?? []), ...arrears.reasons]),
  ];
  return {
    format: 'duewatch/assessment@1',
    on: options.on,
    accounts,
    warnings,
    deadlines,
    needs: accounts.flatMap(({ needs }) => needs),
    sources: sourcesOf(reasons),
    problems,
  };
}

const severity: Partial<Record<Warning['state'], number>> = {
  'in-force': 0,
  overdue: 1,
  'due-today': 2,
  'due-soon': 3,
  coming: 4,
};

function severityOf({ state }: Warning): number {
  return severity[state] ?? 9;
}

/** A pack of rules for shops has no tariff: there is no cost and there are no arrears to speak of. */
function hasTariff({ tariffs, ladders }: Pack): boolean {
  return tariffs.length > 0 || ladders.length > 0;
}

function withoutTariff(account: AccountFacts, pack: Pack | undefined, on: Day): AccountAssessment {
  const ref = accountRef(account);
  const calls = (account.usage ?? []).reduce((all, record) => all + record.calls, 0);
  const params = { platform: account.platform, calls, orders: account.shopOrders?.length ?? 0 };
  return {
    account: ref,
    pack: pack?.id ?? null,
    platformName: pack?.name ?? null,
    apps: account.apps ?? [],
    month: monthOf(on),
    cost: null,
    settlement: null,
    arrears: unknownArrears(on),
    certain: false,
    incomeFrozen: null,
    stake: null,
    levels: [],
    signals: [],
    needs:
      pack === undefined
        ? [{ id: `${idOf(ref)}/pack`, account: ref, text: { code: 'need.pack', params } }]
        : [],
  };
}

function idOf(account: AccountRef): string {
  return `${account.platform}/${account.id}`;
}

function assessAccount(
  account: AccountFacts,
  ref: AccountRef,
  pack: Pack,
  trace: AccountTrace,
  on: Day,
): AccountAssessment {
  const { arrears, atLeast, month, settlement } = trace;
  const frozen =
    arrears.measures.some((measure) => measure.kind === 'freeze-settlement') && arrears.since !== null;
  return {
    account: ref,
    pack: pack.id,
    platformName: pack.name,
    apps: account.apps ?? [],
    month: monthOf(on),
    cost: month,
    settlement,
    arrears,
    certain: arrears.state === atLeast.state && arrears.since === atLeast.since,
    incomeFrozen: frozen ? frozenIncome(account.serviceOrders, arrears.since as Day, on) : null,
    stake: isOwing(arrears) ? atStake(account, arrears) : null,
    levels: levels(account, pack, trace, on),
    signals: signals(account, pack, trace, on),
    needs: needsOf(account, ref, pack, trace, on),
  };
}

/** What is missing, that which would settle most first. */
function needsOf(account: AccountFacts, ref: AccountRef, pack: Pack, trace: AccountTrace, on: Day): Need[] {
  const needs: Need[] = [];
  const add = (name: string, code: string, params: NonNullable<Message['params']>, path?: string) => {
    const text = { code, params };
    needs.push({ id: `${idOf(ref)}/${name}`, account: ref, text, ...(path === undefined ? {} : { path }) });
  };
  const { position } = account;
  if (position === undefined) add('position', 'need.position', {});
  else if (position.day > on) add('position', 'need.position-later', { day: position.day, on });
  const yesterday = addDays(on, -1);
  const through = trace.month.usageThrough;
  const from = [position?.day, through]
    .filter((day) => day !== undefined && day !== null)
    .sort()
    .at(-1);
  if (from === undefined || from < yesterday) {
    add('usage', 'need.usage', { from: from === undefined ? null : addDays(from, 1), to: yesterday, on });
  }
  for (const entry of trace.month.unrated) {
    const { appKey, api, calls, because, class: priceClass = null } = entry;
    const params = { appKey, api, calls, class: priceClass };
    add(`unrated/${appKey}/${api}/${because}`, `need.${because}`, params, entry.path);
  }
  for (const tariff of pack.tariffs) {
    const version: TariffVersion | undefined = versionOn(tariff.versions, on);
    if (version?.dailyRelief === undefined || !isUnknown(version.dailyRelief)) continue;
    const path = `tariffs/${tariff.id}/${version.id}/dailyRelief`;
    add('relief', 'need.relief', { text: version.dailyRelief.unknown }, path);
  }
  const listed = new Map(account.apps?.map((app) => [app.appKey, app.listed]));
  for (const { appKey } of trace.arrears.owedByApp) {
    if (listed.get(appKey) === undefined) add(`listed/${appKey}`, 'need.listed', { appKey });
  }
  if (isOwing(trace.arrears) && account.serviceOrders === undefined) add('orders', 'need.orders', {});
  return needs;
}

function warn(
  assessed: AccountAssessment,
  pack: Pack,
  { arrears, atLeast, settlement }: AccountTrace,
  { on }: AssessOptions,
): Warning | undefined {
  const { account, incomeFrozen } = assessed;
  const base = { id: `${idOf(account)}/arrears`, account, place: 'fees' as const, way: pack.places.fees };
  if (arrears.state === 'paid') {
    const measures = doneMessages(arrears);
    return {
      ...base,
      state: 'due-soon',
      brief: { code: 'paid.brief' },
      what: { code: 'paid.what', params: { measures } },
      day: on,
      inDays: 0,
      when: { code: 'paid.when' },
      cost: { code: 'paid.cost' },
      action: { code: 'paid.action' },
      place: 'console',
      way: pack.places.console,
      why: [...arrears.reasons, ...measureReasons(arrears)],
    };
  }
  if (!isOwing(arrears)) return undefined;
  const certain = isOwing(atLeast);
  const next = arrears.coming.find((rung) => rung.basis === 'in-force');
  const { days, owed, since } = arrears;
  const pending = arrears.state === 'pending' ? pendingOf(settlement?.unposted ?? [], on) : undefined;
  return {
    ...base,
    state: certain ? 'in-force' : 'due-soon',
    brief:
      pending === undefined
        ? briefOf(arrears, next, certain, on)
        : { code: 'pending.brief', params: pending },
    what: { code: 'arrears.what', params: { days, since, on, certain, measures: doneMessages(arrears) } },
    day: next?.day ?? null,
    inDays: next?.inDays ?? null,
    when: whenOf(next, arrears, on),
    cost: {
      code: 'arrears.cost',
      params: {
        owed,
        certain,
        exact: atLeast.owed === owed,
        income: low(incomeFrozen),
        possible: possibleOutcomes(arrears),
      },
    },
    action:
      pending === undefined
        ? { code: 'arrears.action', params: { amount: owed, on, certain } }
        : { code: 'pending.action', params: pending },
    why: [...arrears.reasons, ...measureReasons(arrears), ...nextReasons(next, arrears)],
  };
}

/** What was paid and is not booked yet, and the day of the first such payment. */
function pendingOf(unposted: readonly Payment[], on: Day) {
  const [day = on] = unposted.map((payment) => payment.day).sort();
  return { amount: sum(unposted.map(({ amount }) => amount)), day, on };
}

/** What a former rule or another reading would bring: possible, and never more than that. */
function possibleOutcomes({ on, possible, coming }: ArrearsStatus): Message[] {
  const uncertain = [...possible, ...coming].filter(
    ({ basis, measures }) => (basis === 'historical' || basis === 'reading') && measures.length > 0,
  );
  // The reading that is the default one first, then the nearest.
  const [first] = uncertain.sort(
    (a, b) => Number(a.otherReading ?? false) - Number(b.otherReading ?? false) || compareText(a.day, b.day),
  );
  if (first === undefined) return [];
  const { day, basis, measures } = first;
  return [
    { code: `arrears.possible.${basis}`, params: { day, on, measures: distinctMeasures(measures, 'next') } },
  ];
}

function low(range: Range | null): string | null {
  return range === null ? null : range.low;
}

function briefOf(arrears: ArrearsStatus, next: RungOnDay | undefined, certain: boolean, on: Day): Message {
  const measure = next?.measures[0];
  const { days, owed: amount } = arrears;
  const params = { days, amount, on, certain, day: next?.day ?? null };
  if (measure === undefined) return { code: 'arrears.brief', params };
  return {
    code: 'arrears.brief-next',
    params: { ...params, measure: { code: `measure.${measure.kind}.short` } },
  };
}

function whenOf(next: RungOnDay | undefined, { beyond }: ArrearsStatus, on: Day): Message {
  if (next === undefined) return { code: 'arrears.no-next', params: { unknown: beyond ?? null } };
  const params = { day: next.day, inDays: next.inDays, on, rung: next.name };
  if (next.measures.length === 0) return { code: 'arrears.next-unknown', params };
  return { code: 'arrears.next', params: { ...params, measures: distinctMeasures(next.measures, 'next') } };
}

function doneMessages({ measures }: ArrearsStatus): Message[] {
  return distinctMeasures(
    measures.filter((measure) => measure.kind !== 'warn'),
    'done',
  );
}

/** One message for each kind of measure; one that is only possible is said to be so. */
function distinctMeasures(measures: ArrearsStatus['measures'], tense: 'done' | 'next'): Message[] {
  const kinds = new Map<string, boolean>();
  for (const { kind, certainty } of measures)
    kinds.set(kind, kinds.get(kind) === true || certainty === 'certain');
  return [...kinds].map(([kind, certain]) => {
    const message = { code: `measure.${kind}.${tense}` };
    return certain ? message : { code: 'measure.possible', params: { measure: message } };
  });
}

function measureReasons({ measures }: ArrearsStatus): Reason[] {
  return measures.map(({ kind, since, apps, certainty, release, cite }) => {
    const measure = { code: `measure.${kind}.done` };
    const params = { measure, since, apps, certain: certainty === 'certain', release };
    return { text: { code: 'reason.measure', params }, cite };
  });
}

function nextReasons(next: RungOnDay | undefined, { since, beyond, coming }: ArrearsStatus): Reason[] {
  const reasons: Reason[] = [];
  if (next !== undefined) {
    const params = { rung: next.name, since, day: next.day };
    reasons.push({ text: { code: 'reason.rung', params }, cite: next.cite });
    if (next.unknown !== undefined)
      reasons.push({ text: { code: 'reason.unknown', params: { text: next.unknown } } });
  }
  if (beyond !== undefined) reasons.push({ text: { code: 'reason.unknown', params: { text: beyond } } });
  for (const rung of coming.filter(({ basis }) => basis === 'historical')) {
    const measures = rung.measures.map(({ kind }) => ({ code: `measure.${kind}.next` }));
    const params = { rung: rung.name, days: rung.days, day: rung.day, measures };
    reasons.push({ text: { code: 'reason.historical', params }, cite: rung.cite });
  }
  return reasons;
}

function sourcesOf(reasons: readonly Reason[]): Cited[] {
  const sources = new Map<string, Cited>();
  for (const { cite } of reasons) {
    if (cite !== undefined && !sources.has(cite.key)) sources.set(cite.key, cite);
  }
  return [...sources.values()];
}
