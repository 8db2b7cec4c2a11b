import type { Day, Pack } from 'duewatch';
import type { RunwayAccount } from 'duewatch/forecast';
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
    const basis = await digest([day, await digestOf(pack), imported, forecastFacts(head)]);
    const known = kept.find(
      (each) => each.platform === head.platform && each.id === head.id && each.basis === basis,
    );
    if (known) current.push(known);
    else missing.push({ head, pack, basis });
  }
  return { current, missing };
}

/** All that the forecast goes by but for usage, which comes by imports only. The type names it: nothing of it can be left out. */
function forecastFacts(head: StoredAccount): Record<ForecastFact, unknown> {
  const { position, payments, adjustments, directDebit, policies, apps, values, ladders } = head;
  return { position, payments, adjustments, directDebit, policies, apps, values, ladders };
}
type ForecastFact = Exclude<keyof RunwayAccount, 'usage'>;

const digests = new WeakMap<Pack, Promise<string>>();

/** A pack's edition does not tell it from an accepted one of the same edition. */
function digestOf(pack: Pack): Promise<string> {
  const known = digests.get(pack) ?? digest(pack);
  digests.set(pack, known);
  return known;
}

async function digest(value: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
