/*
 * SipHash-2-4 (Aumasson and Bernstein, 2012): a keyed hash of 64 bits, small, synchronous and without a library. Without the key
 * nobody can try out names or numbers against what is stored.
 */

/** A key of 128 bits, made ready for hashing. */
export type HashKey = readonly [number, number, number, number];

/**
 * Makes a key ready. Throws a `RangeError` for anything but 32 hexadecimal digits. A key belongs to one installation: it is made
 * once from a cryptographic source of chance, which the SDK has not, and never leaves it.
 * @example hashKey('000102030405060708090a0b0c0d0e0f') // [0x03020100, 0x07060504, 0x0b0a0908, 0x0f0e0d0c]
 */
export function hashKey(key: string): HashKey {
  if (!/^[0-9a-f]{32}$/i.test(key)) throw new RangeError('a key has 32 hexadecimal digits');
  const word = (at: number) =>
    [6, 4, 2, 0].reduce(
      (sum, byte) => (sum << 8) | Number.parseInt(key.slice(at + byte, at + byte + 2), 16),
      0,
    );
  return [word(0), word(8), word(16), word(24)];
}

/** The upper and the lower half of the last hash: left here, because an array for each of millions costs more than the hash. */
let high = 0;
let low = 0;

/**
 * SipHash-2-4 of the first `length` bytes, as 16 hexadecimal digits.
 * @example sipHash(hashKey('000102030405060708090a0b0c0d0e0f'), Uint8Array.from({ length: 15 }, (_, byte) => byte))
 * // 'a129ca6149be45e5', the vector of the paper
 */
export function sipHash(key: HashKey, bytes: Uint8Array, length = bytes.length): string {
  digest(key, bytes, length);
  return hex(high >>> 16, high & 0xffff) + hex(low >>> 16, low & 0xffff);
}

/** The hash of a text's UTF-16 units, in the domain of a kind: the same text as a name and as a phone has two hashes. */
export function hashText(key: HashKey, kind: string, text: string): string {
  return sipHash(key, scratch, write(kind, text));
}

const digits = '0123456789abcdef';
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The lower 24 bits of that hash in four letters, for the many small parts that near-equal texts are told by. */
export function hashPart(key: HashKey, kind: string, text: string): string {
  digest(key, scratch, write(kind, text));
  const letter = (shift: number) => letters.charCodeAt((low >>> shift) & 63);
  return String.fromCharCode(letter(18), letter(12), letter(6), letter(0));
}

let scratch = new Uint8Array(512);

function write(kind: string, text: string): number {
  const length = 2 * (kind.length + 1 + text.length);
  if (length > scratch.length) scratch = new Uint8Array(2 * length);
  let at = 0;
  for (const part of [kind, ':', text]) {
    for (let index = 0; index < part.length; index++) {
      const unit = part.charCodeAt(index);
      scratch[at++] = unit;
      scratch[at++] = unit >>> 8;
    }
  }
  return length;
}

/** Two halves of a word in hexadecimal digits, made at once: a text put together of many is several times as large in memory. */
function hex(upper: number, lower: number): string {
  const digit = (half: number, shift: number) => digits.charCodeAt((half >>> shift) & 15);
  return String.fromCharCode(
    digit(upper, 12),
    digit(upper, 8),
    digit(upper, 4),
    digit(upper, 0),
    digit(lower, 12),
    digit(lower, 8),
    digit(lower, 4),
    digit(lower, 0),
  );
}

/** Words of 64 bits are held as two halves: `a0` and `a1` are the lower and upper half of the paper's v0, and so on. */
function digest([k0, k1, k2, k3]: HashKey, bytes: Uint8Array, length: number): void {
  let a0 = k0 ^ 0x70736575;
  let a1 = k1 ^ 0x736f6d65;
  let b0 = k2 ^ 0x6e646f6d;
  let b1 = k3 ^ 0x646f7261;
  let c0 = k0 ^ 0x6e657261;
  let c1 = k1 ^ 0x6c796765;
  let d0 = k2 ^ 0x79746573;
  let d1 = k3 ^ 0x74656462;
  const blocks = (length >>> 3) + 1;
  const byte = (at: number) => (at < length ? (bytes[at] as number) : 0);
  for (let block = 0; block <= blocks; block++) {
    const at = 8 * block;
    const last = block === blocks;
    const m0 = last ? 0 : byte(at) | (byte(at + 1) << 8) | (byte(at + 2) << 16) | (byte(at + 3) << 24);
    let m1 = last ? 0 : byte(at + 4) | (byte(at + 5) << 8) | (byte(at + 6) << 16) | (byte(at + 7) << 24);
    if (block === blocks - 1) m1 = (m1 & 0xffffff) | (length << 24);
    if (last) c0 ^= 0xff;
    d0 ^= m0;
    d1 ^= m1;
    for (let round = last ? 4 : 2; round > 0; round--) {
      let sum = (a0 >>> 0) + (b0 >>> 0);
      a0 = sum | 0;
      a1 = (a1 + b1 + (sum > 0xffffffff ? 1 : 0)) | 0;
      let swap = (b0 << 13) | (b1 >>> 19);
      b1 = ((b1 << 13) | (b0 >>> 19)) ^ a1;
      b0 = swap ^ a0;
      swap = a0;
      a0 = a1;
      a1 = swap;
      sum = (c0 >>> 0) + (d0 >>> 0);
      c0 = sum | 0;
      c1 = (c1 + d1 + (sum > 0xffffffff ? 1 : 0)) | 0;
      swap = (d0 << 16) | (d1 >>> 16);
      d1 = ((d1 << 16) | (d0 >>> 16)) ^ c1;
      d0 = swap ^ c0;
      sum = (a0 >>> 0) + (d0 >>> 0);
      a0 = sum | 0;
      a1 = (a1 + d1 + (sum > 0xffffffff ? 1 : 0)) | 0;
      swap = (d0 << 21) | (d1 >>> 11);
      d1 = ((d1 << 21) | (d0 >>> 11)) ^ a1;
      d0 = swap ^ a0;
      sum = (c0 >>> 0) + (b0 >>> 0);
      c0 = sum | 0;
      c1 = (c1 + b1 + (sum > 0xffffffff ? 1 : 0)) | 0;
      swap = (b0 << 17) | (b1 >>> 15);
      b1 = ((b1 << 17) | (b0 >>> 15)) ^ c1;
      b0 = swap ^ c0;
      swap = c0;
      c0 = c1;
      c1 = swap;
    }
    a0 ^= m0;
    a1 ^= m1;
  }
  low = a0 ^ b0 ^ c0 ^ d0;
  high = a1 ^ b1 ^ c1 ^ d1;
}
