import { compareText } from '../base/compare-text.ts';
import { type Buyer, newestFirst, type OrdersTally, perDay, type Trace } from './orders-tally.ts';

/** What two accounts have in common. */
export interface Link {
  readonly accounts: readonly [string, string];
  readonly by: 'phone' | 'address-and-name' | 'address' | 'near-address-and-name' | 'near-address';
  /** Whether both asked for what they have in common after ordering. */
  readonly afterChange: boolean;
  /** How many per cent of the letter pairs near-equal addresses have in common. */
  readonly percent?: number;
  /** The newest order of each that had it. */
  readonly rows: readonly [Trace, Trace];
}

/** One person as far as can be told: an account, or several that turn out to be one. */
export interface Person {
  /** The first of the accounts. */
  readonly id: string;
  readonly accounts: readonly string[];
  readonly buyers: readonly Buyer[];
  readonly links: readonly Link[];
  /** Sums over the month. */
  readonly month: {
    readonly orders: number;
    readonly unpaid: number;
    readonly judged: number;
    readonly back: number;
    readonly units: number;
  };
}

interface Entry {
  readonly account: string;
  readonly phone: string;
  readonly name: string;
  readonly address: string;
  readonly changed: boolean;
  readonly trace: Trace;
}

/**
 * Buyers as persons. Accounts are one where they share a phone, or an equal or near-equal address together with the name; or the
 * address alone, where both asked for it after ordering. A name by itself joins nobody, though the rule would let it after a change.
 */
export function personsOf(tally: OrdersTally, similarity: number): Person[] {
  const subjects = [...tally.buyers.keys()].sort(compareText);
  const entries = subjects.flatMap((account) => entriesOf(account, tally.buyers.get(account) as Buyer));
  const links = new Map<string, Link>();
  const join = (a: Entry, b: Entry, by: Link['by'], percent?: number) => {
    if (a.account === b.account) return;
    const [one, two] = a.account < b.account ? [a, b] : [b, a];
    const afterChange = one.changed && two.changed;
    const link: Link = {
      accounts: [one.account, two.account],
      by,
      afterChange,
      ...(percent === undefined ? {} : { percent }),
      rows: [one.trace, two.trace],
    };
    const pair = `${one.account}|${two.account}|${by}|${afterChange}`;
    const before = links.get(pair);
    if (before === undefined || stronger(link, before)) links.set(pair, link);
  };
  for (const [keyOf, by] of equalKeys) joinEqual(entries, keyOf, (a, b) => join(a, b, by));
  joinNear(tally, entries, similarity, join);
  return grouped(tally, subjects, [...links.values()]);
}

function entriesOf(account: string, { recipients }: Buyer): Entry[] {
  return [...recipients]
    .sort(([a], [b]) => compareText(a, b))
    .map(([known, trace]) => {
      const [phone = '', name = '', address = '', changed] = known.split('|');
      return { account, phone, name, address, changed: changed === '1', trace };
    });
}

/** Of two links by the same means the one with more in common, then with the newer rows. */
function stronger(a: Link, b: Link): boolean {
  const more = (a.percent ?? 0) - (b.percent ?? 0);
  if (more !== 0) return more > 0;
  return (newestFirst(a.rows[0], b.rows[0]) || newestFirst(a.rows[1], b.rows[1])) < 0;
}

const changedOnly = (key: (entry: Entry) => string) => (entry: Entry) => (entry.changed ? key(entry) : '');
const phone = (entry: Entry) => entry.phone;
const address = (entry: Entry) => entry.address;
const addressAndName = (entry: Entry) =>
  entry.address === '' || entry.name === '' ? '' : `${entry.address}|${entry.name}`;

const equalKeys: readonly (readonly [(entry: Entry) => string, Link['by']])[] = [
  [phone, 'phone'],
  [changedOnly(phone), 'phone'],
  [addressAndName, 'address-and-name'],
  [changedOnly(address), 'address'],
];

/** Each with the first of its kind: as many links as entries, not as pairs. */
function joinEqual(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string,
  join: (a: Entry, b: Entry) => void,
) {
  const first = new Map<string, Entry>();
  for (const entry of entries) {
    const key = keyOf(entry);
    if (key === '') continue;
    const before = first.get(key);
    if (before === undefined) first.set(key, entry);
    else join(before, entry);
  }
}

interface Sketch {
  readonly hash: string;
  readonly regions: readonly string[];
  readonly grams: readonly string[];
}

/**
 * Near-equal: the same numbers in the same order, no region that differs, and enough letter pairs in common. Pairs to compare are found
 * by the numbers together with one of the first grams: two sets with that much in common share one of those (prefix filtering).
 */
function joinNear(
  tally: OrdersTally,
  entries: readonly Entry[],
  percent: number,
  join: (a: Entry, b: Entry, by: Link['by'], percent: number) => void,
): void {
  const at = new Map<string, Entry[]>();
  for (const entry of entries) {
    if (entry.address === '') continue;
    const there = at.get(entry.address);
    if (there === undefined) at.set(entry.address, [entry]);
    else there.push(entry);
  }
  const index = new Map<string, Sketch[]>();
  for (const hash of [...at.keys()].sort(compareText)) {
    const [province = '', city = '', district = '', numbers = '', joined = ''] = (
      tally.addresses.get(hash) ?? ''
    ).split('|');
    const grams = joined.match(/.{4}/g) ?? [];
    // Without numbers a village is one address to all who live there.
    if (numbers === '' || grams.length === 0) continue;
    const sketch = { hash, regions: [province, city, district], grams };
    const prefix = grams.length - Math.ceil((percent * grams.length) / 100) + 1;
    const seen = new Set<Sketch>();
    for (const gram of grams.slice(0, prefix)) {
      const key = `${numbers}${gram}`;
      const there = index.get(key);
      for (const other of there ?? []) seen.add(other);
      if (there === undefined) index.set(key, [sketch]);
      else there.push(sketch);
    }
    for (const other of seen) {
      const common = inCommon(sketch, other);
      if (common === undefined || common < percent) continue;
      for (const a of at.get(other.hash) ?? [])
        for (const b of at.get(hash) ?? []) {
          if (a.name !== '' && a.name === b.name) join(a, b, 'near-address-and-name', common);
          if (a.changed && b.changed) join(a, b, 'near-address', common);
        }
    }
  }
}

/** In whole per cent, rounded down; undefined where a region differs. */
function inCommon(a: Sketch, b: Sketch): number | undefined {
  const apart = a.regions.some(
    (region, at) => region !== '' && b.regions[at] !== '' && region !== b.regions[at],
  );
  if (apart) return undefined;
  const others = new Set(b.grams);
  const shared = a.grams.filter((gram) => others.has(gram)).length;
  return Math.floor((100 * shared) / (a.grams.length + b.grams.length - shared));
}

function grouped(tally: OrdersTally, subjects: readonly string[], links: readonly Link[]): Person[] {
  const parent = new Map<string, string>();
  const root = (account: string): string => {
    let at = account;
    for (let up = parent.get(at); up !== undefined; up = parent.get(at)) at = up;
    if (at !== account) parent.set(account, at);
    return at;
  };
  for (const { accounts } of links) {
    const [a, b] = [root(accounts[0]), root(accounts[1])];
    if (a !== b) parent.set(a < b ? b : a, a < b ? a : b);
  }
  const members = new Map<string, string[]>();
  for (const account of subjects) {
    const id = root(account);
    const there = members.get(id);
    if (there === undefined) members.set(id, [account]);
    else there.push(account);
  }
  const linksOf = new Map<string, Link[]>();
  const inOrder = [...links].sort(
    (a, b) =>
      Number(b.afterChange) - Number(a.afterChange) ||
      compareText(a.accounts.join(), b.accounts.join()) ||
      compareText(a.by, b.by),
  );
  for (const link of inOrder) {
    const id = root(link.accounts[0]);
    const there = linksOf.get(id);
    if (there === undefined) linksOf.set(id, [link]);
    else there.push(link);
  }
  return [...members].map(([id, accounts]) => {
    const buyers = accounts.map((account) => tally.buyers.get(account) as Buyer);
    const total = (place: number) =>
      buyers.reduce(
        (sum, { days }) => sum + days.reduce((all, of, at) => (at % perDay === place ? all + of : all), 0),
        0,
      );
    const month = { orders: total(1), unpaid: total(2), judged: total(3), back: total(4), units: total(5) };
    return { id, accounts, buyers, links: linksOf.get(id) ?? [], month };
  });
}
