import { packs, rulePacks, taobaoOpenPlatform } from 'duewatch/packs';
import { beforeEach, describe, expect, it } from 'vitest';
import { readFactsState } from '../../../extension/store/meta.ts';
import { database } from '../../../extension/store/open.ts';
import { keepPack, readPacks, removePack } from '../../../extension/store/packs.ts';
import { newerShipped, packsInForce, shippedPacks } from '../../../extension/store/packs-in-force.ts';
import type { StoredPack } from '../../../extension/store/schema.ts';
import { freshStore } from '../fresh-store.ts';

beforeEach(freshStore);

const { id } = taobaoOpenPlatform;
const put = async (stored: unknown) => (await database()).put('packs', stored as StoredPack);

const unreadable: [string, unknown][] = [
  ['of an older format', { id, at: 5, pack: { ...taobaoOpenPlatform, format: 'duewatch/pack@0' } }],
  ['with a key that nobody knows', { id, at: 5, pack: { ...taobaoOpenPlatform, colour: 'red' } }],
  ['without its pack', { id, at: 5 }],
  ['that is nothing but a text', { id, at: 'yesterday', pack: 'x' }],
  ['of another platform', { id, at: 5, pack: { ...taobaoOpenPlatform, id: 'other' } }],
];

describe('stored packs', () => {
  it.each(unreadable)('set aside what is %s, and the shipped pack holds', async (_, stored) => {
    await put(stored);
    const { accepted, setAside } = await readPacks();
    expect(accepted).toEqual([]);
    expect(setAside).toHaveLength(1);
    expect(setAside[0]?.pack).toEqual((stored as StoredPack).pack);
    expect(await packsInForce()).toEqual([...packs, ...rulePacks]);
    // It is kept until the user removes it.
    expect((await readPacks()).setAside).toHaveLength(1);
    await removePack(id, 9);
    expect(await readPacks()).toEqual({ accepted: [], setAside: [] });
  });

  it('say why they cannot be read', async () => {
    await put({ id, at: 5, pack: { ...taobaoOpenPlatform, colour: 'red' } });
    const { setAside } = await readPacks();
    expect(setAside[0]).toMatchObject({ id, at: 5, problems: [{ code: 'key.unknown', path: 'colour' }] });
  });

  it.each([Number.NaN, 9e15, 'yesterday'])('say nothing of a time that is none: %s', async (at) => {
    await put({ id, at, pack: 'x' });
    expect((await readPacks()).setAside[0]?.at).toBeNull();
  });

  it('are told from the shipped ones that are newer', () => {
    expect(newerShipped({ id, edition: '2020-01-01' })).toBe(taobaoOpenPlatform);
    expect(newerShipped(taobaoOpenPlatform)).toBeUndefined();
    expect(newerShipped({ id, edition: '2099-01-01' })).toBeUndefined();
    expect(newerShipped({ id: 'other', edition: '2020-01-01' })).toBeUndefined();
  });

  it('leave the others in force', async () => {
    const pack = { ...taobaoOpenPlatform, edition: '2026-12-01' };
    await keepPack({ id, at: 6, pack, signedBy: null });
    await put({ id: 'kuaishou', at: 5, pack: null });
    const inForce = await packsInForce();
    expect(inForce.find((each) => each.id === id)?.edition).toBe('2026-12-01');
    expect(inForce).toHaveLength(shippedPacks.length);
    expect((await readFactsState()).revision).toBe(1);
  });
});
