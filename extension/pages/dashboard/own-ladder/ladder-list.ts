import type { Pack } from 'duewatch';
import type { LadderKind } from './draft.ts';
import type { LadderJson } from './write-draft.ts';

/** The ladders of an account, as stored. */
export type Ladders = readonly LadderJson[];

/** With a ladder in the place of the one it was, or before all others where it is new: the newest notice wins. */
export function putLadder(ladders: Ladders, before: LadderJson | undefined, after: LadderJson): Ladders {
  const index = placeOf(ladders, before);
  return index < 0 ? [after, ...ladders] : ladders.with(index, after);
}

/** Without a ladder. */
export function dropLadder(ladders: Ladders, ladder: LadderJson): Ladders {
  const index = placeOf(ladders, ladder);
  return ladders.filter((_, at) => at !== index);
}

/** With a ladder back in its place. */
export function restoreLadder(ladders: Ladders, ladder: LadderJson, index: number): Ladders {
  return ladders.toSpliced(index, 0, ladder);
}

/** Where a ladder is, by what it says: another page may have changed the list. */
function placeOf(ladders: Ladders, ladder: LadderJson | undefined): number {
  const said = JSON.stringify(ladder);
  return ladders.findIndex((each) => JSON.stringify(each) === said);
}

/**
 * The id that a ladder needs. One of arrears takes that of the platform's: it wins on the days on which it holds, and on
 * the others theirs does. One of a quota or a balance stands beside all others, under an id that none of them has.
 */
export function idOf(
  kind: LadderKind,
  pack: Pick<Pack, 'ladders'>,
  others: Ladders,
  known?: unknown,
): string {
  if (kind === 'arrears') {
    return pack.ladders.find((ladder) => (ladder.kind ?? 'arrears') === 'arrears')?.id ?? 'own';
  }
  const taken = new Set([...pack.ladders, ...others].map(({ id }) => id ?? 'own'));
  if (typeof known === 'string' && !taken.has(known)) return known;
  let id = `own-${kind}`;
  for (let count = 2; taken.has(id); count++) id = `own-${kind}-${count}`;
  return id;
}
