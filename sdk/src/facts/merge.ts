import type { Problem } from '../base/problem.ts';
import type { AccountPart, FactsPart } from './part.ts';
import type { AccountFacts, DirectDebit, Facts, Position, UsageRecord } from './schema.ts';

export interface MergeOptions {
  /** The account that facts without one belong to, where the platform has none or several. */
  readonly account?: string | undefined;
}

export interface Merged {
  readonly facts: Facts;
  readonly problems: readonly Problem[];
}

/** The id of an account that nobody has named yet. It takes the first name that becomes known. */
const unnamed = 'default';

/**
 * Facts with a part from a file joined to them. Neither argument is changed, and merging the same part again changes
 * nothing.
 *
 * - An account is its platform and id, an app its key, a usage record its app key, API, day and hosting (with its own id
 *   and the day it became known, where it has them); payments, adjustments, debts and orders are their ids, a reading its day. What is known twice is taken from the part; what only one side knows stays.
 * - A usage record without hosting counts the calls of both, so it takes the place of those with one, and they of it.
 * - The position with the later day is kept as a whole, the part's where the days are equal.
 * - A part without an account belongs to the only account of its platform, else to `options.account`, else, where none is
 *   known, to the account `default`. Where several are known and none is named, it is left out: `account.ambiguous`.
 * - An account `default` takes over the name as soon as there is one, and so do the deadlines that its marks are of.
 *
 * @example
 * mergeFacts(
 *   { format: 'duewatch/facts@1', accounts: [{ platform: 'taobao-open-platform', id: 'isv-demo' }] },
 *   { accounts: [{ platform: 'taobao-open-platform', id: null, apps: [{ appKey: '23000001' }] }] },
 * ).facts.accounts // [{ platform: 'taobao-open-platform', id: 'isv-demo', apps: [{ appKey: '23000001' }] }]
 */
export function mergeFacts(base: Facts, part: FactsPart, options: MergeOptions = {}): Merged {
  const problems: Problem[] = [];
  const named = namedAccounts(base, part);
  const accounts = new Map<string, AccountFacts>();
  for (const account of base.accounts) {
    const id = idFor(account, named, options) ?? account.id;
    const key = `${account.platform}\0${id}`;
    accounts.set(key, absorb(accounts.get(key), renamed(account, id)));
  }
  part.accounts.forEach((account, index) => {
    const id = idFor(account, named, options);
    if (id === undefined || ambiguous(account, id, named)) problems.push(ambiguity(account, index, named));
    if (id === undefined) return;
    const key = `${account.platform}\0${id}`;
    const known = accounts.get(key);
    if (account.position && known?.position && account.position.day < known.position.day) {
      problems.push({
        code: 'position.older',
        severity: 'warning',
        path: `accounts[${index}].position`,
        found: account.position.day,
        params: { known: known.position.day },
      });
    }
    accounts.set(key, absorb(known, renamed(account, id)));
  });
  return { facts: { format: 'duewatch/facts@1', accounts: [...accounts.values()] }, problems };
}

/**
 * The id that an account of a part has once the part is merged, as {@link mergeFacts} does it; undefined where it is left out.
 *
 * @example
 * const part = { accounts: [{ platform: 'kuaishou', id: null }] };
 * mergedAccountId({ format: 'duewatch/facts@1', accounts: [] }, part, { platform: 'kuaishou', id: null }) // 'default'
 */
export function mergedAccountId(
  base: Facts,
  part: FactsPart,
  account: Pick<AccountPart, 'platform' | 'id'>,
  options: MergeOptions = {},
): string | undefined {
  return idFor(account, namedAccounts(base, part), options);
}

/**
 * Several parts as one, accounts still unnamed where no file named them. Merging it is merging one after the other: a
 * later part replaces what an earlier one says of the same thing, as in {@link mergeFacts}.
 */
export function joinParts(parts: Iterable<FactsPart>): FactsPart {
  const accounts = new Map<string, AccountPart>();
  for (const part of parts) {
    for (const account of part.accounts) {
      const key = JSON.stringify([account.platform, account.id]);
      accounts.set(key, absorb(accounts.get(key), account, following));
    }
  }
  return { accounts: [...accounts.values()] };
}

/** What a usage record is known by, the hosting left out. */
export function usageKey(record: Pick<UsageRecord, 'appKey' | 'api' | 'day'>): string {
  return `${record.appKey}\0${record.api}\0${record.day}\0`;
}

/** Records with an id of their own, or that became known later, stand beside the others. */
function variantKey(record: UsageRecord): string {
  return `${usageKey(record)}${record.id ?? ''}\0${record.knownOn ?? ''}`;
}

function namedAccounts(base: Facts, part: FactsPart): ReadonlyMap<string, ReadonlySet<string>> {
  const named = new Map<string, Set<string>>();
  for (const { platform, id } of [...base.accounts, ...part.accounts]) {
    const ids = named.get(platform) ?? new Set();
    named.set(platform, ids);
    if (id !== null && id !== unnamed) ids.add(id);
  }
  return named;
}

function idFor(
  account: Pick<AccountPart, 'platform' | 'id'>,
  named: ReadonlyMap<string, ReadonlySet<string>>,
  options: MergeOptions,
): string | undefined {
  if (account.id !== null && account.id !== unnamed) return account.id;
  const ids = [...(named.get(account.platform) ?? [])];
  if (ids.length === 1) return ids[0];
  if (ids.length === 0) return options.account ?? unnamed;
  return account.id ?? options.account;
}

function ambiguous(
  account: AccountPart,
  id: string,
  named: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  return id === unnamed && (named.get(account.platform)?.size ?? 0) > 1;
}

function ambiguity(
  account: AccountPart,
  index: number,
  named: ReadonlyMap<string, ReadonlySet<string>>,
): Problem {
  return {
    code: 'account.ambiguous',
    severity: account.id === null ? 'error' : 'warning',
    path: `accounts[${index}].id`,
    params: { platform: account.platform, known: [...(named.get(account.platform) ?? [])] },
  };
}

/** An account under the id that it has from now on. Marks name deadlines, whose ids begin with the account's. */
function renamed(account: AccountPart, id: string): AccountFacts {
  const { platform, marks } = account;
  const before = `${platform}/${account.id ?? unnamed}/`;
  if (marks === undefined || account.id === id) return { ...account, id };
  return {
    ...account,
    id,
    marks: marks.map((mark) =>
      mark.deadline.startsWith(before)
        ? { ...mark, deadline: `${platform}/${id}/${mark.deadline.slice(before.length)}` }
        : mark,
    ),
  };
}

type Usage = readonly UsageRecord[] | undefined;

/** One account from what is known of it and what comes in; what comes in wins where both speak. */
function absorb<A extends AccountPart>(
  known: A | undefined,
  incoming: A,
  usage: (known: Usage, incoming: Usage) => UsageRecord[] | undefined = joinUsage,
): A {
  const result: A = {
    ...(known === undefined ? incoming : { ...known, ...present(incoming) }),
    ...present({
      apps: join(known?.apps, incoming.apps, (app) => app.appKey),
      usage: usage(known?.usage, incoming.usage),
      position: laterPosition(known?.position, incoming.position),
      payments: join(known?.payments, incoming.payments, (payment) => payment.id),
      adjustments: join(known?.adjustments, incoming.adjustments, (adjustment) => adjustment.id),
      policies:
        known?.policies && incoming.policies ? { ...known.policies, ...incoming.policies } : undefined,
      directDebit: joinDirectDebit(known?.directDebit, incoming.directDebit),
      liftedOn: joinDays(known?.liftedOn, incoming.liftedOn),
      limits: join(known?.limits, incoming.limits, ({ appKey, at, subCode }) =>
        [appKey, at, subCode].join('\0'),
      ),
      readings: join(known?.readings, incoming.readings, (reading) => reading.day),
      serviceOrders: join(known?.serviceOrders, incoming.serviceOrders, (order) => order.id),
      shopOrders: join(known?.shopOrders, incoming.shopOrders, (order) => order.id),
      values: known?.values && incoming.values ? { ...known.values, ...incoming.values } : undefined,
      violations: join(known?.violations, incoming.violations, byId),
      points: join(known?.points, incoming.points, byId),
      restrictions: join(known?.restrictions, incoming.restrictions, byId),
      traits: known?.traits && incoming.traits ? { ...known.traits, ...incoming.traits } : undefined,
      duties: join(known?.duties, incoming.duties, ({ obligation }) => obligation),
      subscriptions: join(known?.subscriptions, incoming.subscriptions, byId),
      refunds: join(known?.refunds, incoming.refunds, byId),
      ownDeadlines: join(known?.ownDeadlines, incoming.ownDeadlines, byId),
      marks: join(known?.marks, incoming.marks, ({ deadline }) => deadline),
      risk: known?.risk && incoming.risk ? { ...known.risk, ...incoming.risk } : undefined,
    }),
  };
  return result;
}

const byId = ({ id }: { readonly id: string }) => id;

/** Without the fields that are there but undefined: they would erase what is known. */
function present<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** A record with what a later one says of the same thing. What the later one leaves open stays. */
function update<T extends object>(earlier: T, later: T): T {
  const result = { ...earlier };
  for (const key in later) if (later[key] !== undefined) result[key] = later[key];
  return result;
}

function join<T extends object>(
  known: readonly T[] | undefined,
  incoming: readonly T[] | undefined,
  identity: (record: T) => string,
): T[] | undefined {
  if (incoming === undefined) return undefined;
  const records = new Map<string, T>();
  for (const record of [...(known ?? []), ...incoming]) {
    const key = identity(record);
    const earlier = records.get(key);
    records.set(key, earlier === undefined ? record : update(earlier, record));
  }
  return [...records.values()];
}

/**
 * Of records that follow each other on the same calls and hosting, one; others stay in their order, because one that
 * takes the place of another must still do so in the facts that it comes to.
 */
function following(known: Usage, incoming: Usage): UsageRecord[] | undefined {
  if (incoming === undefined) return undefined;
  const groups = new Map<string, UsageRecord[]>();
  for (const record of [...(known ?? []), ...incoming]) {
    const key = variantKey(record);
    const group = groups.get(key);
    const last = group?.at(-1);
    if (group === undefined || last === undefined) groups.set(key, [record]);
    else if (last.hosting === record.hosting) group[group.length - 1] = update(last, record);
    else group.push(record);
  }
  return [...groups.values()].flat();
}

function joinUsage(known: Usage, incoming: Usage): UsageRecord[] | undefined {
  if (incoming === undefined) return undefined;
  const groups = new Map<string, Calls>();
  for (const record of [...(known ?? []), ...incoming]) {
    const key = variantKey(record);
    const group = groups.get(key);
    const place = record.hosting ?? 'all';
    const earlier = group?.[place];
    const later = earlier === undefined ? record : update(earlier, record);
    if (place === 'all') groups.set(key, { all: later });
    else groups.set(key, { inside: group?.inside, outside: group?.outside, [place]: later });
  }
  const records: UsageRecord[] = [];
  for (const { all, inside, outside } of groups.values()) {
    for (const record of [all, inside, outside]) if (record !== undefined) records.push(record);
  }
  return records;
}

/** The calls of one API by one app key on one day: all of them, or those inside and those outside the cloud. */
interface Calls {
  readonly all?: UsageRecord | undefined;
  readonly inside?: UsageRecord | undefined;
  readonly outside?: UsageRecord | undefined;
}

function laterPosition(known: Position | undefined, incoming: Position | undefined): Position | undefined {
  if (incoming === undefined || (known !== undefined && known.day > incoming.day)) return known;
  const debts = join(undefined, incoming.debts, (debt) => debt.id) ?? [];
  return { ...incoming, debts };
}

function joinDirectDebit(
  known: DirectDebit | undefined,
  incoming: DirectDebit | undefined,
): DirectDebit | undefined {
  if (incoming === undefined) return undefined;
  const failedOn = joinDays(known?.failedOn, incoming.failedOn);
  const returned = join(known?.returned, incoming.returned, (debit) => debit.day);
  return { ...known, ...present(incoming), ...present({ failedOn, returned }) } as DirectDebit;
}

function joinDays(
  known: readonly string[] | undefined,
  incoming: readonly string[] | undefined,
): string[] | undefined {
  if (incoming === undefined) return undefined;
  return [...new Set([...(known ?? []), ...incoming])].sort();
}
