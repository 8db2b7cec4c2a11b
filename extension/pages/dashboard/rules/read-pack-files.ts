import type { Pack, Problem } from 'duewatch';
import { type PublicKey, readPack, type SignatureFault, verifyPackSignature } from 'duewatch/schema';

/** What was read of the files that somebody chose to import a pack; nothing is kept yet. */
export type ReadPackFiles =
  | {
      readonly pack: Pack;
      readonly problems: readonly Problem[];
      /** The id of the pinned key that signed it, or null. */
      readonly signedBy: string | null;
      /** Why nobody knows who made it; null where somebody trusted did. */
      readonly unsigned: SignatureFault | 'none' | null;
    }
  /** No pack: with its problems, or without any where the choice of files is not one pack and at most one signature. */
  | { readonly pack: null; readonly problems: readonly Problem[] };

/** A file as a page gets it. */
export type ChosenFile = Pick<File, 'name' | 'arrayBuffer'>;

/**
 * Reads one pack and, if there, the signature of it, which is told by its format. Only keys that were pinned before are believed:
 * the pack, its signature and whatever lies beside them say nothing about whom to trust, so a key among the files is left aside.
 */
export async function readPackFiles(
  files: readonly ChosenFile[],
  pinned: readonly PublicKey[],
): Promise<ReadPackFiles> {
  const read = await Promise.all(
    files.map(async (file) => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const text = new TextDecoder().decode(bytes);
      return { name: file.name, bytes, text, json: jsonIn(text) };
    }),
  );
  const signatures = read.filter(({ json }) => hasFormat(json, 'duewatch/signature@1'));
  const packs = read.filter(
    (file) => !signatures.includes(file) && !hasFormat(file.json, 'duewatch/public-key@1'),
  );
  const [chosen] = packs;
  if (chosen === undefined || packs.length > 1 || signatures.length > 1) return { pack: null, problems: [] };
  const { value, problems } = readPack(chosen.text, chosen.name);
  if (value === undefined) return { pack: null, problems };
  const [signature] = signatures;
  if (signature === undefined) return { pack: value, problems, signedBy: null, unsigned: 'none' };
  const verdict = await verifyPackSignature(chosen.bytes, signature.json, pinned);
  return verdict.valid
    ? { pack: value, problems, signedBy: verdict.key.id, unsigned: null }
    : { pack: value, problems, signedBy: null, unsigned: verdict.because };
}

function hasFormat(json: unknown, format: string): boolean {
  return typeof json === 'object' && json !== null && 'format' in json && json.format === format;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
