import { parsePack, verifyPack } from 'duewatch/schema';
import { explain } from 'duewatch/text';
import { describe, expect, it } from 'vitest';
import type { Pack } from '../../../../sdk/src/pack/schema.ts';
import { brokenPacks } from './broken-packs.ts';
import { goodPack } from './good-pack.ts';

/** The good pack with one value set, or taken out of its list or object where it is undefined. */
function edited([at, value]: readonly [string, unknown]): Pack {
  const pack = structuredClone(goodPack);
  const keys = at.split('.');
  const last = keys.pop() as string;
  let node = pack as unknown as Record<string, unknown>;
  for (const key of keys) node = node[key] as Record<string, unknown>;
  if (value !== undefined) node[last] = value;
  else if (Array.isArray(node)) node.splice(Number(last), 1);
  else delete node[last];
  return pack;
}

const beyondDeclared = (pack: Pack) => verifyPack(pack).filter(({ declared }) => declared === null);

it('finds nothing in the good pack', () => {
  expect(parsePack(goodPack).problems).toEqual([]);
  expect(verifyPack(goodPack)).toEqual([]);
});

it('is tried on at least 40 broken packs', () => {
  expect(new Set(brokenPacks.map(([wrong]) => wrong)).size).toBeGreaterThanOrEqual(40);
});

describe.each(brokenPacks.map(([wrong, edit, ...found]) => ({ wrong, edit, found })))('$wrong', (row) => {
  const found = beyondDeclared(edited(row.edit));

  it('is found where it is, and nothing else is', () => {
    const where = found.map(({ code, path }) => [code.replace('verify.', ''), path]);
    expect([...where].sort()).toEqual([...row.found].sort());
  });

  it('has words in both languages', () => {
    for (const { text } of found) {
      for (const locale of ['zh-CN', 'en'] as const) {
        expect(explain(text, locale)).not.toMatch(/undefined|null|^verify\.|\[object/);
      }
    }
  });
});
