import { makeSigningKey, publicKeyOf } from 'duewatch/schema';
import { beforeEach, describe, expect, it } from 'vitest';
import { deleteFacts } from '../../../extension/store/facts.ts';
import { orderKey } from '../../../extension/store/order-key.ts';
import { pinKey, readPinnedKeys, unpinKey } from '../../../extension/store/pinned-keys.ts';
import { freshStore } from '../fresh-store.ts';

beforeEach(freshStore);

/** The 32 bytes of the neutral element, under which one signature fits every file. */
const weak = btoa(String.fromCharCode(1, ...Array<number>(31).fill(0)));

describe('pinned keys', () => {
  it('are kept in the order of pinning, once each, under the name given last', async () => {
    const [a, b] = [publicKeyOf(await makeSigningKey()), publicKeyOf(await makeSigningKey())];
    expect(await pinKey(a, 'Ann', 1)).toBeUndefined();
    expect(await pinKey(b, 'Bo', 2)).toBeUndefined();
    expect(await pinKey(b, 'Bob', 3)).toBeUndefined();
    expect((await readPinnedKeys()).map(({ name, key }) => [name, key])).toEqual([
      ['Ann', a],
      ['Bob', b],
    ]);
    await unpinKey(a.id);
    expect((await readPinnedKeys()).map(({ name }) => name)).toEqual(['Bob']);
  });

  it.each([
    ['of small order', { id: '0000000000000000', public: weak }, 'key-weak'],
    ['of too few bytes', { id: '0000000000000000', public: 'AQ==' }, 'format'],
    ['that is no text of bytes', { id: '0000000000000000', public: '!' }, 'format'],
  ] as const)('are none %s', async (_, key, fault) => {
    expect(await pinKey({ format: 'duewatch/public-key@1', ...key }, 'x', 1)).toBe(fault);
    expect(await readPinnedKeys()).toEqual([]);
  });

  it('are none with the id of another key', async () => {
    const [a, b] = [publicKeyOf(await makeSigningKey()), publicKeyOf(await makeSigningKey())];
    expect(await pinKey({ ...a, id: b.id }, 'x', 1)).toBe('id-differs');
  });

  it('are apart from the key of orders, and stay when facts are deleted', async () => {
    const key = publicKeyOf(await makeSigningKey());
    const orders = await orderKey();
    await pinKey(key, 'Ann', 1);
    expect(await orderKey()).toBe(orders);
    await deleteFacts(5);
    expect(await readPinnedKeys()).toHaveLength(1);
    expect(await orderKey()).not.toBe(orders);
  });
});
