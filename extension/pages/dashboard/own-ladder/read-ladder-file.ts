import type { Problem } from 'duewatch';
import { parseLadder } from 'duewatch/schema';
import type { LadderJson } from './write-draft.ts';

/** A ladder to be looked at in the form, or why the file is none; no problems where it is not even JSON. */
export type LadderFile = { readonly ladder: LadderJson } | { readonly problems: readonly Problem[] | null };

/**
 * What is in a file of `duewatch/ladder@1`. Mistakes that have a field in the form are left to it; one that would be
 * lost there, such as a key that nobody knows, refuses the file.
 */
export function readLadderFile(file: string, text: string): LadderFile {
  let ladder: unknown;
  try {
    ladder = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return { problems: null };
  }
  const lost = parseLadder(ladder).problems.filter(
    ({ code, path }) =>
      ['key.unknown', 'format.unknown', 'type.other', 'type.list'].includes(code) || path === 'format',
  );
  if (lost.length > 0) return { problems: lost.map((problem) => ({ ...problem, file })) };
  return { ladder: ladder as LadderJson };
}
