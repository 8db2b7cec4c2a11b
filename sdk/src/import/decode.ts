import type { Param } from '../base/text.ts';

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

export type Decoded =
  | { readonly text: string; readonly encoding: Encoding }
  | {
      readonly text?: undefined;
      readonly code: string;
      readonly row?: number;
      readonly params?: Readonly<Record<string, Param>>;
    };

/**
 * The text of a file. A byte order mark decides; without one the text is UTF-8 where every byte fits, else GB18030,
 * which contains GBK and GB2312. A file that fits neither, or that was UTF-8 until it was cut or damaged, gives a code
 * and, where known, the line: never a text with replacement characters in it.
 *
 * @example decode(new Uint8Array([0xc8, 0xd5, 0xc6, 0xda])) // { text: '日期', encoding: 'gb18030' }
 * @example decode(new Uint8Array([0xe6, 0x97, 0xa5, 0xe6, 0x9c])) // { code: 'encoding.cut', row: 1 }
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { code: 'file.empty' };
  if (starts(bytes, [0x50, 0x4b, 3, 4]) || starts(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    return { code: 'file.spreadsheet' };
  }
  for (const [encoding, mark] of marks) {
    if (!starts(bytes, mark)) continue;
    const text = attempt(encoding, bytes);
    if (text !== undefined) return checked(text, encoding);
    if (encoding === 'utf-8') return damage(bytes);
    return { code: 'encoding.damaged', params: { encoding } };
  }
  const text = attempt('utf-8', bytes);
  if (text !== undefined) return checked(text, 'utf-8');

  const found = examine(bytes);
  const national = attempt('gb18030', bytes);
  const cut = found.cut && (found.fitting > 0 || national === undefined);
  // A GBK text fits UTF-8 by chance in about a fifth of its bytes, a damaged UTF-8 text nearly everywhere.
  const damaged = found.fitting > 2 * found.unfitting;
  if (cut || damaged) return damage(bytes);
  if (national === undefined) return { code: 'encoding.unknown', row: lineAt(bytes, found.firstUnfitting) };
  return checked(national, 'gb18030');
}

const marks: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

function starts(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

function attempt(encoding: Encoding, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function checked(text: string, encoding: Encoding): Decoded {
  if (text.trim() === '') return { code: 'file.empty' };
  if (text.includes('\0')) return { code: 'file.not-text' };
  return { text, encoding };
}

function damage(bytes: Uint8Array): Decoded {
  const { cut, firstUnfitting } = examine(bytes);
  return cut
    ? { code: 'encoding.cut', row: lineAt(bytes, firstUnfitting) }
    : { code: 'encoding.damaged', row: lineAt(bytes, firstUnfitting), params: { encoding: 'utf-8' } };
}

interface Examined {
  /** Bytes outside ASCII that are part of a whole UTF-8 character, and those that are not. */
  readonly fitting: number;
  readonly unfitting: number;
  readonly firstUnfitting: number;
  /** The only thing wrong is that the last character is incomplete. */
  readonly cut: boolean;
}

function examine(bytes: Uint8Array): Examined {
  let fitting = 0;
  let unfitting = 0;
  let firstUnfitting = -1;
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      at += 1;
      continue;
    }
    const length = lengthOf(lead);
    let have = 1;
    while (have < length && ((bytes[at + have] ?? 0) & 0xc0) === 0x80) have += 1;
    if (length > 0 && have === length) {
      fitting += length;
      at += length;
      continue;
    }
    if (firstUnfitting < 0) firstUnfitting = at;
    if (length > 0 && at + have === bytes.length) {
      return { fitting, unfitting: unfitting + have, firstUnfitting, cut: unfitting === 0 };
    }
    unfitting += 1;
    at += 1;
  }
  return { fitting, unfitting, firstUnfitting, cut: false };
}

/** How many bytes a UTF-8 character with this first byte has; 0 where none begins so. */
function lengthOf(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  if (lead >= 0xf0 && lead <= 0xf4) return 4;
  return 0;
}

function lineAt(bytes: Uint8Array, index: number): number {
  let line = 1;
  for (let at = 0; at < index; at += 1) if (bytes[at] === 0x0a) line += 1;
  return line;
}
