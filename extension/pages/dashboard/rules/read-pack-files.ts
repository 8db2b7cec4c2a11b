import type { Pack, Problem } from 'duewatch';
import { type PublicKey, readPack } from 'duewatch/schema';
import { type ChosenFile, readSignedFiles, type SignedFile } from '../read-signed-files.ts';

/** What was read of the files that somebody chose to import a pack; nothing is kept yet. */
export type ReadPackFiles =
  | (Pick<SignedFile, 'signedBy' | 'unsigned'> & {
      readonly pack: Pack;
      readonly problems: readonly Problem[];
    })
  /** No pack: with its problems, or without any where the choice of files is not one pack and at most one signature. */
  | { readonly pack: null; readonly problems: readonly Problem[] };

/** Reads one pack and, if there, the signature of it, see {@link readSignedFiles}. */
export async function readPackFiles(
  files: readonly ChosenFile[],
  pinned: readonly PublicKey[],
): Promise<ReadPackFiles> {
  const file = await readSignedFiles(files, pinned);
  if (file === null) return { pack: null, problems: [] };
  const { value, problems } = readPack(file.text, file.name);
  if (value === undefined) return { pack: null, problems };
  return { pack: value, problems, signedBy: file.signedBy, unsigned: file.unsigned };
}
