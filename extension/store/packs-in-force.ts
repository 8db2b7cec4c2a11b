import type { Pack } from 'duewatch';
import { packs, rulePacks } from 'duewatch/packs';
import { readPacks } from './packs.ts';

/** The packs that come with Duewatch. */
export const shippedPacks: readonly Pack[] = [...packs, ...rulePacks];

/** The shipped packs, each replaced by the accepted one of its id; accepted ones of other ids come last. */
export function withAccepted(accepted: readonly Pack[]): Pack[] {
  const own = new Map(accepted.map((pack) => [pack.id, pack]));
  const added = accepted.filter(({ id }) => shippedPacks.every((pack) => pack.id !== id));
  return [...shippedPacks.map((pack) => own.get(pack.id) ?? pack), ...added];
}

/** The shipped pack that is newer than an accepted one, which takes its place all the same; undefined where none is. */
export function newerShipped({ id, edition }: Pick<Pack, 'id' | 'edition'>): Pack | undefined {
  return shippedPacks.find((pack) => pack.id === id && pack.edition > edition);
}

/** The packs to compute by. */
export async function packsInForce(): Promise<Pack[]> {
  const { accepted } = await readPacks();
  return withAccepted(accepted.map(({ pack }) => pack));
}
