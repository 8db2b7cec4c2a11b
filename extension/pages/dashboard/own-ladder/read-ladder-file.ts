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
  const { problems } = parseLadder(ladder);
  const format = problems.filter(({ path }) => path === 'format');
  // Of a file of another kind nothing else is worth saying.
  const lost = format.length > 0 ? format : problems.filter(isLost);
  if (lost.length > 0) return { problems: lost.map((problem) => ({ ...problem, file })) };
  return { ladder: ladder as LadderJson };
}

/** Choices that the form makes for itself where it does not know the one it finds. */
const chosen = /(^|\.)(counter|transition|comparison|modality)$|^kind$/;

function isLost({ code, path = '' }: Problem): boolean {
  return (
    ['key.unknown', 'type.other', 'type.list'].includes(code) ||
    (code === 'choice.unknown' && chosen.test(path))
  );
}
