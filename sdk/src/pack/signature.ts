/*
 * Who made a pack file: Ed25519 over its raw bytes, by WebCrypto. A signature is believed only of a key that the user has
 * pinned, by its id, before; a file says nothing about whom to trust.
 */

/** A key to believe. `id`: the first 16 hexadecimal digits of the SHA-256 of its 32 bytes. */
export interface PublicKey {
  readonly format: 'duewatch/public-key@1';
  readonly id: string;
  /** Base64 of the 32 bytes. */
  readonly public: string;
}

/** A key to sign with; whoever has it speaks for its id. */
export interface SigningKey {
  readonly format: 'duewatch/signing-key@1';
  readonly id: string;
  readonly public: string;
  /** Base64 of the key in PKCS #8. */
  readonly private: string;
}

/** Stands beside the file that it is of. */
export interface PackSignature {
  readonly format: 'duewatch/signature@1';
  /** The id of the key. */
  readonly key: string;
  /** Base64 of the 64 bytes. */
  readonly signature: string;
}

/**
 * `format`: it is no signature or no key. `key-unknown`: made with a key that is not pinned. `key-weak`: a key under which
 * one signature fits every file. `id-differs`: the id is not that of the key. `wrong`: the file is not what was signed.
 */
export type SignatureFault = 'format' | 'key-unknown' | 'key-weak' | 'id-differs' | 'wrong';

export type SignatureVerdict =
  | { readonly valid: true; readonly key: PublicKey }
  | { readonly valid: false; readonly because: SignatureFault };

const algorithm = { name: 'Ed25519' };

/** A new key, from the randomness of the platform. */
export async function makeSigningKey(): Promise<SigningKey> {
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  if (!('publicKey' in pair)) throw new TypeError('makeSigningKey: Ed25519 makes a pair of keys');
  const bytes = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const secret = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  return {
    format: 'duewatch/signing-key@1',
    id: await idOf(bytes),
    public: toBase64(bytes),
    private: toBase64(secret),
  };
}

/** The part of a signing key that others pin. */
export function publicKeyOf({ id, public: bytes }: SigningKey): PublicKey {
  return { format: 'duewatch/public-key@1', id, public: bytes };
}

/**
 * Signs the raw bytes of a file, as they are on disk: spaces and line ends are part of what is signed.
 *
 * @throws RangeError where the key is none.
 * @example await signPack(bytes, key) // { format: 'duewatch/signature@1', key: '9f86d081884c7d65', signature: 'mZ…==' }
 */
export async function signPack(file: Uint8Array, key: SigningKey): Promise<PackSignature> {
  const secret = fromBase64(key.private);
  if (key.format !== 'duewatch/signing-key@1' || secret === undefined)
    throw new RangeError('signPack: not a signing key');
  const imported = await crypto.subtle.importKey('pkcs8', secret, algorithm, false, ['sign']);
  const signature = new Uint8Array(await crypto.subtle.sign(algorithm, imported, own(file)));
  return { format: 'duewatch/signature@1', key: key.id, signature: toBase64(signature) };
}

/**
 * Whether a key may be pinned: of the right form, with the id of its bytes, and none of the few under which one signature
 * fits every file. Undefined where it may.
 *
 * @example await publicKeyFault({ format: 'duewatch/public-key@1', id: '0', public: 'AQ==' }) // 'format'
 */
export async function publicKeyFault(key: unknown): Promise<SignatureFault | undefined> {
  if (!hasText(key, 'id', 'public') || key.format !== 'duewatch/public-key@1') return 'format';
  const bytes = fromBase64(key.public);
  if (bytes?.length !== 32) return 'format';
  if (isSmallOrder(bytes)) return 'key-weak';
  return (await idOf(bytes)) === key.id ? undefined : 'id-differs';
}

/**
 * Whether a file is what somebody whom the user trusts has signed. Never throws for what a file holds.
 *
 * @example await verifyPackSignature(bytes, signature, pinned) // { valid: true, key: { id: '9f86d081884c7d65', … } }
 */
export async function verifyPackSignature(
  file: Uint8Array,
  signature: unknown,
  pinned: readonly PublicKey[],
): Promise<SignatureVerdict> {
  if (!hasText(signature, 'key', 'signature') || signature.format !== 'duewatch/signature@1')
    return { valid: false, because: 'format' };
  const bytes = fromBase64(signature.signature);
  if (bytes?.length !== 64) return { valid: false, because: 'format' };
  const key = pinned.find(({ id }) => id === signature.key);
  if (key === undefined) return { valid: false, because: 'key-unknown' };
  const fault = await publicKeyFault(key);
  if (fault !== undefined) return { valid: false, because: fault };
  const raw = fromBase64(key.public) as Uint8Array<ArrayBuffer>;
  const imported = await crypto.subtle.importKey('raw', raw, algorithm, false, ['verify']);
  const valid = await crypto.subtle.verify(algorithm, imported, bytes, own(file));
  return valid ? { valid, key } : { valid, because: 'wrong' };
}

/**
 * The y coordinates of the points whose order divides 8, in the encodings that decoders accept, without the sign of x. Under
 * such a key there are signatures that fit any file.
 */
const smallOrders = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
];

function isSmallOrder(key: Uint8Array): boolean {
  const y = Uint8Array.from(key);
  y[31] = (y[31] ?? 0) & 0x7f;
  return smallOrders.includes(toHex(y));
}

async function idOf(key: Uint8Array<ArrayBuffer>): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', key))).slice(0, 16);
}

function toHex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

/** Undefined for what is no base64 in its one right form. */
function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
    return toBase64(bytes) === text ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/** WebCrypto takes no view of shared memory. */
function own(file: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(file);
}

function hasText<K extends string>(
  value: unknown,
  ...keys: readonly K[]
): value is Record<K | 'format', string> {
  if (typeof value !== 'object' || value === null) return false;
  return keys.every((key) => typeof (value as Record<string, unknown>)[key] === 'string');
}
