import {
  makeSigningKey,
  type PublicKey,
  publicKeyFault,
  publicKeyOf,
  type SignatureVerdict,
  signPack,
  verifyPackSignature,
} from 'duewatch/schema';
import { explain } from 'duewatch/text';
import { beforeAll, describe, expect, it, test } from 'vitest';

const bytes = (text: string) => new TextEncoder().encode(text);
const base64 = (values: Uint8Array) => Buffer.from(values).toString('base64');
const pack = bytes('{ "format": "duewatch/pack@1" }\n');
let key: Awaited<ReturnType<typeof makeSigningKey>>;
let other: typeof key;
beforeAll(async () => {
  key = await makeSigningKey();
  other = await makeSigningKey();
});
const because = (verdict: SignatureVerdict) => (verdict.valid ? 'valid' : verdict.because);

describe('a signature', () => {
  it('is right for the file it was made of, under the key that was pinned', async () => {
    const signature = await signPack(pack, key);
    const pinned = [publicKeyOf(other), publicKeyOf(key)];
    expect(await verifyPackSignature(pack, signature, pinned)).toEqual({
      valid: true,
      key: publicKeyOf(key),
    });
    expect(JSON.stringify(publicKeyOf(key))).not.toContain(key.private);
  });

  test.each<[string, (signature: object) => object, Uint8Array, string]>([
    ['of another file', (same) => same, bytes('{ "format": "duewatch/pack@1" } \n'), 'wrong'],
    [
      'of the same text with other line ends',
      (same) => same,
      bytes('{ "format": "duewatch/pack@1" }\r\n'),
      'wrong',
    ],
    ['with a bit changed', (same) => ({ ...same, signature: base64(new Uint8Array(64)) }), pack, 'wrong'],
    ['by a key that nobody pinned', (same) => ({ ...same, key: '0000000000000000' }), pack, 'key-unknown'],
    ['that is too short', (same) => ({ ...same, signature: 'AAAA' }), pack, 'format'],
    ['that is no base64', (same) => ({ ...same, signature: '????' }), pack, 'format'],
    ['of another format', (same) => ({ ...same, format: 'x' }), pack, 'format'],
    ['that is a list', () => [], pack, 'format'],
  ])('%s is not', async (_, change, file, expected) => {
    const signature = change(await signPack(pack, key));
    expect(because(await verifyPackSignature(file, signature, [publicKeyOf(key)]))).toBe(expected);
  });

  it('is not right because another key has the id of the pinned one', async () => {
    const signature = { ...(await signPack(pack, other)), key: key.id };
    expect(because(await verifyPackSignature(pack, signature, [publicKeyOf(key)]))).toBe('wrong');
    const renamed = { ...publicKeyOf(other), id: key.id };
    expect(because(await verifyPackSignature(pack, signature, [renamed]))).toBe('id-differs');
  });

  it('agrees with the platform’s own crypto', async () => {
    const { createPublicKey, verify } = await import('node:crypto');
    const spki = Buffer.concat([
      Buffer.from('302a300506032b6570032100', 'hex'),
      Buffer.from(key.public, 'base64'),
    ]);
    const theirs = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    const { signature } = await signPack(pack, key);
    expect(verify(null, pack, theirs, Buffer.from(signature, 'base64'))).toBe(true);
  });

  it('has words for every fault', () => {
    for (const fault of ['format', 'key-unknown', 'key-weak', 'id-differs', 'wrong'])
      for (const locale of ['zh-CN', 'en'] as const)
        expect(explain({ code: `signature.${fault}` }, locale)).not.toContain('signature.');
  });
});

/*
 * The curve in whole numbers, written apart from the code: −x² + y² = 1 + d·x²·y² over the field of 2^255 − 19.
 */
const p = 2n ** 255n - 19n;
const mod = (value: bigint) => ((value % p) + p) % p;
function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = mod(base);
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = mod(result * square);
    square = mod(square * square);
  }
  return result;
}
const inverse = (value: bigint) => power(value, p - 2n);
const d = mod(-121665n * inverse(121666n));
type Point = readonly [bigint, bigint];
function add([x1, y1]: Point, [x2, y2]: Point): Point {
  const product = mod(d * x1 * x2 * y1 * y2);
  return [mod((x1 * y2 + x2 * y1) * inverse(1n + product)), mod((y1 * y2 + x1 * x2) * inverse(1n - product))];
}
function decoded(hex: string): Point | undefined {
  const little = Uint8Array.from(Buffer.from(hex, 'hex')).reverse();
  const y = mod(BigInt(`0x${Buffer.from(little).toString('hex')}`) & (2n ** 255n - 1n));
  const square = mod((y * y - 1n) * inverse(d * y * y + 1n));
  let x = power(square, (p + 3n) / 8n);
  if (mod(x * x - square) !== 0n) x = mod(x * power(2n, (p - 1n) / 4n));
  return mod(x * x - square) === 0n ? [x, y] : undefined;
}
const isSmall = (point: Point) => {
  const [x, y] = [1, 2, 3].reduce((sum) => add(sum, sum), point);
  return x === 0n && y === 1n;
};

describe('a weak key', () => {
  const weak = [
    '0000000000000000000000000000000000000000000000000000000000000000',
    '0100000000000000000000000000000000000000000000000000000000000000',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  ];

  test.each(weak)('%s has an order that divides 8, and is refused with either sign', async (hex) => {
    const point = decoded(hex);
    expect(point && isSmall(point)).toBe(true);
    for (const sign of [0, 0x80]) {
      const raw = Uint8Array.from(Buffer.from(hex, 'hex'));
      raw[31] = (raw[31] ?? 0) | sign;
      const id = Buffer.from(await crypto.subtle.digest('SHA-256', raw))
        .toString('hex')
        .slice(0, 16);
      const pinned: PublicKey = { format: 'duewatch/public-key@1', id, public: base64(raw) };
      expect(await publicKeyFault(pinned)).toBe('key-weak');
      const signature = {
        format: 'duewatch/signature@1',
        key: id,
        signature: base64(Uint8Array.from([1, ...Array(63).fill(0)])),
      };
      expect(because(await verifyPackSignature(pack, signature, [pinned]))).toBe('key-weak');
    }
  });

  it('is none of the keys that are made', async () => {
    expect(await publicKeyFault(publicKeyOf(key))).toBeUndefined();
    const point = decoded(Buffer.from(key.public, 'base64').toString('hex'));
    expect(point && isSmall(point)).toBe(false);
  });
});

test.each<[string, unknown, string]>([
  ['nothing', null, 'format'],
  ['a text', 'key', 'format'],
  ['31 bytes', { format: 'duewatch/public-key@1', id: '0', public: base64(new Uint8Array(31)) }, 'format'],
  [
    'another format',
    { format: 'duewatch/signing-key@1', id: '0', public: base64(new Uint8Array(32)) },
    'format',
  ],
])('%s is no key to pin', async (_, value, fault) => {
  expect(await publicKeyFault(value)).toBe(fault);
});
