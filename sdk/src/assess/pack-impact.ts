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
import type { Pack, Tariff, TariffVersion } from '../pack/schema.ts';
import { versionOn } from '../pack/version.ts';
import { accountRisk } from '../risk/account-risk.ts';

/** Over how many days up to `on` usage is priced by both rules. */
const usageDays = 30;

/**
 * What another edition of a pack means for one account: what its usage of the last 30 days costs by both, what is owed and when its
 * arrears change next, which deadlines come, go or move, and what it can expect to lose to penalties. The user's own values hold in
 * both. Empty where nothing of that differs; see `diffPacks` for what differs in the packs.
 *
 * Tariffs are compared as they are on `on`, and at their last where that is still to come.
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
  return a.tariffs.flatMap((tariff) => {
    const other = b.tariffs.find(({ id }) => id === tariff.id);
    if (other === undefined) return [];
    const now = [versionOn(tariff.versions, on), versionOn(other.versions, on)] as const;
    const last = [lastOf(tariff), lastOf(other)] as const;
    const pairs = last.some((version) => version !== undefined && version.validFrom > on)
      ? [now, last]
      : [now];
    return pairs.flatMap(([was, is], index): Message[] => {
      if (was === undefined || is === undefined || rulesOf(was) === rulesOf(is)) return [];
      if (usage.length === 0)
        return [{ code: 'impact.no-usage', params: { name: tariff.name, from, to: on } }];
      const { headline, difference } = compareTariffs(
        usage,
        { pack: a, tariff: tariff.id, version: was.id },
        { pack: b, tariff: tariff.id, version: is.id },
        { from, to: on, apps: account.apps },
      );
      if (difference !== null && compare(difference, '0') === 0) return [];
      const since = index === 0 ? null : is.validFrom > on ? is.validFrom : was.validFrom;
      return [{ code: 'impact.cost', params: { since, headline } }];
    });
  });
}

/** What a version states, whenever it holds. */
function rulesOf({
  id: _id,
  validFrom: _from,
  validTo: _to,
  validity: _cite,
  ...rules
}: TariffVersion): string {
  return JSON.stringify(rules);
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
    const end = (['earliest', 'likely', 'latest'] as const).find((each) => was[each] !== is[each]);
    if (end === undefined) return [];
    return [{ code: 'impact.deadline-moved', params: { what, end, before: was[end], after: is[end] } }];
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
