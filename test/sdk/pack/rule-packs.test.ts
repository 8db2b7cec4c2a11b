import { readFileSync } from 'node:fs';
import { rulePacks } from 'duewatch/packs';
import { parsePack } from 'duewatch/schema';
import { describe, expect, it } from 'vitest';

describe.each(rulePacks.map((pack) => [pack.id, pack] as const))('the rules of %s', (id, pack) => {
  it('are right', () => {
    expect(parsePack(pack).problems).toEqual([]);
  });

  it('are written in the one way', () => {
    const file = readFileSync(new URL(`../../../sdk/src/packs/${id}.json`, import.meta.url), 'utf8');
    expect(`${JSON.stringify(parsePack(JSON.parse(file)).value, null, 2)}\n`).toBe(file);
  });
});
