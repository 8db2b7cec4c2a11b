import type { Problem } from 'duewatch';
import { type Calendar, readCalendar } from 'duewatch/deadline';
import { type PublicKey, type SignatureFault, verifyPackSignature } from 'duewatch/schema';

/** What was read of the files that somebody chose to import a calendar; nothing is kept yet. */
export type ReadCalendarFiles =
  | {
      readonly calendar: Calendar;
      /** The id of the chosen key that signed it, or null. */
      readonly signedBy: string | null;
      /** Why nobody knows who made it; null where somebody trusted did. */
      readonly unsigned: SignatureFault | 'none' | null;
    }
  /** No calendar: with its problems, or without any where the choice is not one calendar and at most one signature. */
  | { readonly calendar: null; readonly problems: readonly Problem[] };

/** A file as a page gets it. */
export type ChosenFile = Pick<File, 'name' | 'arrayBuffer'>;

/**
 * Reads one calendar and, if there, the signature of it and the public keys to believe, which are told by their formats. Only keys
 * that were chosen by hand are believed.
 */
export async function readCalendarFiles(files: readonly ChosenFile[]): Promise<ReadCalendarFiles> {
  const read = await Promise.all(
    files.map(async (file) => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const text = new TextDecoder().decode(bytes);
      return { name: file.name, bytes, text, json: jsonIn(text) };
    }),
  );
  const signatures = read.filter(({ json }) => hasFormat(json, 'duewatch/signature@1'));
  const keys = read.map(({ json }) => json).filter(isKey);
  const calendars = read.filter((file) => !signatures.includes(file) && !isKey(file.json));
  const [chosen] = calendars;
  if (chosen === undefined || calendars.length > 1 || signatures.length > 1)
    return { calendar: null, problems: [] };
  const { value, problems } = readCalendar(chosen.text, chosen.name);
  if (value === undefined) return { calendar: null, problems };
  const [signature] = signatures;
  if (signature === undefined) return { calendar: value, signedBy: null, unsigned: 'none' };
  const verdict = await verifyPackSignature(chosen.bytes, signature.json, keys);
  return verdict.valid
    ? { calendar: value, signedBy: verdict.key.id, unsigned: null }
    : { calendar: value, signedBy: null, unsigned: verdict.because };
}

function isKey(json: unknown): json is PublicKey {
  return hasFormat(json, 'duewatch/public-key@1');
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
