import { traceAccount, usageNeededFrom } from '../arrears/trace-account.ts';
import { compareText } from '../base/compare-text.ts';
import { addDays, type Day } from '../base/day.ts';
import { compare } from '../base/decimal.ts';
import type { Message } from '../base/text.ts';
import { compareTariffs } from '../cost/compare-tariffs.ts';
import type { Deadline } from '../deadline/deadline.ts';
import { accountDeadlines, type DeadlineOptions, nextFirst } from '../deadline/deadlines.ts';
import type { AccountFacts } from '../facts/schema.ts';
import { packOf } from '../pack/pack-of.ts';
import type { Pack, Tariff } from '../pack/schema.ts';
import { versionOn } from '../pack/version.ts';
import { accountRisk } from '../risk/account-risk.ts';

/** Over how many days up to `on` usage is priced by both rules. */
const usageDays = 30;

/**
 * What another edition of a pack means for one account: what its usage of the last 30 days costs by both, what is owed and when its
 * arrears change next, which deadlines come, go or move, and what it can expect to lose to penalties. The user's own values hold in
 * both. Empty where nothing of that differs; see `diffPacks` for what differs in the packs.
 *
 * A tariff is taken as it is on `on` in the one and at its last in the other, so that a change to come is seen.
 *
 * @example
 * packImpact(account, taobaoOpenPlatform, dearer, { on: '2026-11-22' }).map((message) => explain(message, 'en'))
 * // ['With the usage from 24 Oct to 22 Nov: the new tariff costs ¥2.40 more …', …]
 */
export function packImpact(
  account: AccountFacts,
  before: Pack,
  after: Pack,
  options: DeadlineOptions,
): readonly Message[] {
  const packs = [packOf(account, before).pack, packOf(account, after).pack] as const;
  return [
    ...costs(account, packs, options.on),
    ...arrears(account, packs, options.on),
    ...moved(account, packs, options),
    ...risks(account, [before, after], options.on),
  ];
}

/** From which day on usage matters to `packImpact`. */
export function impactNeededFrom(account: AccountFacts, packs: readonly Pack[], on: Day): Day {
  const needed = packs.map((pack) => usageNeededFrom(account, pack, on));
  return [...needed, addDays(on, 1 - usageDays)].reduce((first, day) => (day < first ? day : first));
}

type Both<Side> = readonly [Side, Side];

function costs(account: AccountFacts, [a, b]: Both<Pack>, on: Day): Message[] {
  const from = addDays(on, 1 - usageDays);
  const usage = (account.usage ?? []).filter(({ day }) => from <= day && day <= on);
  return a.tariffs.flatMap((tariff): Message[] => {
    const other = b.tariffs.find(({ id }) => id === tariff.id);
    const now = versionOn(tariff.versions, on);
    const last = other && lastOf(other);
    if (now === undefined || last === undefined || JSON.stringify(now) === JSON.stringify(last)) return [];
    if (usage.length === 0) return [{ code: 'impact.no-usage', params: { name: tariff.name, from, to: on } }];
    const { headline, difference } = compareTariffs(
      usage,
      { pack: a, tariff: tariff.id, version: now.id },
      { pack: b, tariff: tariff.id, version: last.id },
      { from, to: on, apps: account.apps },
    );
    if (difference !== null && compare(difference, '0') === 0) return [];
    const since = last.validFrom > on ? last.validFrom : null;
    return [{ code: 'impact.cost', params: { since, headline } }];
  });
}

function lastOf({ versions }: Tariff) {
  return [...versions].sort((x, y) => compareText(x.validFrom, y.validFrom)).at(-1);
}

function arrears(account: AccountFacts, packs: Both<Pack>, on: Day): Message[] {
  if (packs.some((pack) => pack.tariffs.length + pack.ladders.length === 0)) return [];
  const [a, b] = packs.map((pack) => traceAccount(account, pack, on).arrears) as [Status, Status];
  const messages: Message[] = [];
  if (compare(a.owed, b.owed) !== 0)
    messages.push({ code: 'impact.owed', params: { before: a.owed, after: b.owed } });
  const [was, is] = [a.next?.day ?? null, b.next?.day ?? null];
  if (was !== is) messages.push({ code: 'impact.next', params: { before: was, after: is } });
  return messages;
}

type Status = ReturnType<typeof traceAccount>['arrears'];

function moved(account: AccountFacts, packs: Both<Pack>, options: DeadlineOptions): Message[] {
  const [a, b] = packs.map((pack) => {
    const owes = pack.tariffs.length + pack.ladders.length > 0;
    const trace = owes ? traceAccount(account, pack, options.on) : undefined;
    return new Map(accountDeadlines(account, pack, trace, options).map((each) => [each.id, each]));
  }) as [Map<string, Deadline>, Map<string, Deadline>];
  const all = [...new Map([...a, ...b]).values()].sort(nextFirst);
  return all.flatMap(({ id, what }): Message[] => {
    const [was, is] = [a.get(id), b.get(id)];
    const days = { before: was?.earliest ?? null, after: is?.earliest ?? null };
    if (was === undefined) return [{ code: 'impact.deadline-new', params: { what, ...days } }];
    if (is === undefined) return [{ code: 'impact.deadline-gone', params: { what, ...days } }];
    const same = was.earliest === is.earliest && was.likely === is.likely && was.latest === is.latest;
    return same ? [] : [{ code: 'impact.deadline-moved', params: { what, ...days } }];
  });
}

function risks(account: AccountFacts, [before, after]: Both<Pack>, on: Day): Message[] {
  const [a, b] = [accountRisk(account, before, { on }).score, accountRisk(account, after, { on }).score];
  const messages: Message[] = [];
  if (a.days.point !== b.days.point)
    messages.push({ code: 'impact.risk-days', params: { before: a.days.point, after: b.days.point } });
  if (a.loss.point !== b.loss.point)
    messages.push({ code: 'impact.risk-loss', params: { before: a.loss.point, after: b.loss.point } });
  return messages;
}
