import type { Day, Pack } from 'duewatch';
import { readAccountHeads } from '../store/facts.ts';
import { lastImport } from '../store/imports.ts';
import { type KeptRunway, readKeptRunways } from '../store/kept-runways.ts';
import type { StoredAccount } from '../store/schema.ts';

/** An account whose runway is still to be computed, and what from. */
export interface MissingRunway {
  readonly head: StoredAccount;
  readonly pack: Pack;
  readonly basis: string;
}

/** Those that hold, and the accounts with a tariff that have none. */
export async function lookAtRunways(
  day: Day,
  packs: readonly Pack[],
): Promise<{ current: KeptRunway[]; missing: MissingRunway[] }> {
  // The import first: what comes while the rest is read makes what is computed out of date, never the other way.
  const imported = await lastImport();
  const [heads, kept] = await Promise.all([readAccountHeads(), readKeptRunways()]);
  const current: KeptRunway[] = [];
  const missing: MissingRunway[] = [];
  for (const head of heads) {
    const pack = packs.find(({ id, tariffs }) => id === head.platform && tariffs.length > 0);
    if (pack === undefined) continue;
    const basis = basisOf(head, await digestOf(pack), day, imported);
    const known = kept.find(
      (each) => each.platform === head.platform && each.id === head.id && each.basis === basis,
    );
    if (known) current.push(known);
    else missing.push({ head, pack, basis });
  }
  return { current, missing };
}

/** All that the forecast goes by: usage comes by imports only. What was noted or done about deadlines changes nothing. */
function basisOf(
  { marks: _marks, ownDeadlines: _own, ...head }: StoredAccount,
  pack: string,
  day: Day,
  imported: number,
): string {
  return JSON.stringify([day, pack, imported, head]);
}

const digests = new WeakMap<Pack, Promise<string>>();

/** A pack's edition does not tell it from an accepted one of the same edition. */
function digestOf(pack: Pack): Promise<string> {
  const known = digests.get(pack) ?? digest(pack);
  digests.set(pack, known);
  return known;
}

async function digest(pack: Pack): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(pack));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
