import type { Problem } from 'duewatch';
import { type Calendar, readCalendar } from 'duewatch/deadline';
import type { PublicKey } from 'duewatch/schema';
import { type ChosenFile, readSignedFiles, type SignedFile } from '../read-signed-files.ts';

/** What was read of the files that somebody chose to import a calendar; nothing is kept yet. */
export type ReadCalendarFiles =
  | (Pick<SignedFile, 'signedBy' | 'unsigned'> & { readonly calendar: Calendar })
  /** No calendar: with its problems, or without any where the choice is not one calendar and at most one signature. */
  | { readonly calendar: null; readonly problems: readonly Problem[] };

/** Reads one calendar and, if there, the signature of it, see {@link readSignedFiles}. */
export async function readCalendarFiles(
  files: readonly ChosenFile[],
  pinned: readonly PublicKey[],
): Promise<ReadCalendarFiles> {
  const file = await readSignedFiles(files, pinned);
  if (file === null) return { calendar: null, problems: [] };
  const { value, problems } = readCalendar(file.text, file.name);
  if (value === undefined) return { calendar: null, problems };
  return { calendar: value, signedBy: file.signedBy, unsigned: file.unsigned };
}
