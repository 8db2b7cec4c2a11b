import { type PublicKey, type SignatureFault, verifyPackSignature } from 'duewatch/schema';

/** A file as a page gets it. */
export type ChosenFile = Pick<File, 'name' | 'arrayBuffer'>;

/** One file that somebody chose, and who signed it. */
export interface SignedFile {
  readonly name: string;
  readonly text: string;
  /** The id of the pinned key that signed it, or null. */
  readonly signedBy: string | null;
  /** Why nobody knows who made it; null where somebody trusted did. */
  readonly unsigned: SignatureFault | 'none' | null;
}

/**
 * The one file among those chosen and, if there, the signature of it, which is told by its format; null where they are not one file
 * and at most one signature. Only keys that were pinned before are believed: the file, its signature and whatever lies beside them
 * say nothing about whom to trust, so a key among the files is left aside.
 */
export async function readSignedFiles(
  files: readonly ChosenFile[],
  pinned: readonly PublicKey[],
): Promise<SignedFile | null> {
  const read = await Promise.all(
    files.map(async (file) => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const text = new TextDecoder().decode(bytes);
      return { name: file.name, bytes, text, json: jsonIn(text) };
    }),
  );
  const signatures = read.filter(({ json }) => hasFormat(json, 'duewatch/signature@1'));
  const others = read.filter(
    (file) => !signatures.includes(file) && !hasFormat(file.json, 'duewatch/public-key@1'),
  );
  const [chosen] = others;
  if (chosen === undefined || others.length > 1 || signatures.length > 1) return null;
  const { name, text } = chosen;
  const [signature] = signatures;
  if (signature === undefined) return { name, text, signedBy: null, unsigned: 'none' };
  const verdict = await verifyPackSignature(chosen.bytes, signature.json, pinned);
  return verdict.valid
    ? { name, text, signedBy: verdict.key.id, unsigned: null }
    : { name, text, signedBy: null, unsigned: verdict.because };
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
