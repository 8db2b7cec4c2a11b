import { expect, it, test } from 'vitest';
import { hashKey, hashPart, hashText, sipHash } from '../../../sdk/src/orders/sip-hash.ts';

const key = hashKey('000102030405060708090a0b0c0d0e0f');

/** The paper's vector (15 bytes) and those of its reference code: the bytes 0, 1, 2, … under the key 00 01 … 0f. */
test.each([
  [0, '726fdb47dd0e0e31'],
  [1, '74f839c593dc67fd'],
  [2, '0d6c8009d9a94f5a'],
  [3, '85676696d7fb7e2d'],
  [7, 'ab0200f58b01d137'],
  [8, '93f5f5799a932462'],
  [15, 'a129ca6149be45e5'],
])('the first %i bytes have the hash that is published', (length, hash) => {
  const bytes = Uint8Array.from({ length }, (_, byte) => byte);
  expect(sipHash(key, bytes)).toBe(hash);
});

it('depends on the key, the kind and every unit of the text', () => {
  const other = hashKey('ff0102030405060708090a0b0c0d0e0f');
  const hashes = [
    hashText(key, 'name', '张三'),
    hashText(other, 'name', '张三'),
    hashText(key, 'phone', '张三'),
    hashText(key, 'name', '张四'),
    hashText(key, 'name', '张三三'),
    hashText(key, 'name', ''),
    hashText(key, 'name', '𠮷'),
    hashText(key, 'name', '長'.repeat(999)),
  ];
  expect(new Set(hashes).size).toBe(hashes.length);
  expect(hashText(key, 'name', '张三')).toBe(hashes[0]);
});

it('makes parts of four letters', () => {
  expect(hashPart(key, 'gram', '文一')).toMatch(/^[\w-]{4}$/);
});

test.each(['', '00', 'g'.repeat(32), '0'.repeat(33)])('%j is no key', (text) => {
  expect(() => hashKey(text)).toThrow(RangeError);
});
