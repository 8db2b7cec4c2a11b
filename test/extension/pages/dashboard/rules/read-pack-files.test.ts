import { taobaoOpenPlatform } from 'duewatch/packs';
import { makeSigningKey, publicKeyOf, signPack } from 'duewatch/schema';
import { describe, expect, it } from 'vitest';
import { readPackFiles } from '../../../../../extension/pages/dashboard/rules/read-pack-files.ts';

const file = (name: string, content: unknown) =>
  new File([typeof content === 'string' ? content : JSON.stringify(content)], name);
const pack = file('pack.json', taobaoOpenPlatform);

describe('the files of a pack', () => {
  it('are a pack that nobody signed', async () => {
    expect(await readPackFiles([pack], [])).toEqual({
      pack: taobaoOpenPlatform,
      problems: [],
      signedBy: null,
      unsigned: 'none',
    });
  });

  it('are signed only by a key that was pinned, and only as they were', async () => {
    const key = await makeSigningKey();
    const bytes = new Uint8Array(await pack.arrayBuffer());
    const signature = file('pack.sig', await signPack(bytes, key));
    const beside = file('key.json', publicKeyOf(key));
    const changed = file('pack.json', { ...taobaoOpenPlatform, edition: '2026-11-26' });
    const other = publicKeyOf(await makeSigningKey());
    const pinned = [publicKeyOf(key)];
    expect(await readPackFiles([signature, pack], pinned)).toMatchObject({
      signedBy: key.id,
      unsigned: null,
    });
    // A key that comes with the pack shows nothing.
    expect(await readPackFiles([pack, signature, beside], [])).toMatchObject({
      signedBy: null,
      unsigned: 'key-unknown',
    });
    expect(await readPackFiles([pack, signature], [other])).toMatchObject({ unsigned: 'key-unknown' });
    expect(await readPackFiles([changed, signature], pinned)).toMatchObject({
      signedBy: null,
      unsigned: 'wrong',
    });
  });

  it('are refused with the path of what is wrong', async () => {
    const wrong = await readPackFiles([file('x.json', { ...taobaoOpenPlatform, currency: 'USD' })], []);
    expect(wrong).toMatchObject({ pack: null, problems: [{ path: 'currency', file: 'x.json' }] });
    expect((await readPackFiles([file('x.json', '{ nonsense')], [])).problems).not.toEqual([]);
  });

  it('are one pack, neither none nor two', async () => {
    expect(await readPackFiles([pack, pack], [])).toEqual({ pack: null, problems: [] });
    expect(await readPackFiles([], [])).toEqual({ pack: null, problems: [] });
  });
});
