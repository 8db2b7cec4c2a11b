import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { findingCodes } from '../../../sdk/src/pack/finding-codes.ts';
import { en } from '../../../sdk/src/text/en.ts';
import { packsZhCN } from '../../../sdk/src/text/packs.zh-CN.ts';
import { zhCN } from '../../../sdk/src/text/zh-CN.ts';

const source = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../../sdk/src/pack/${name}`, import.meta.url)), 'utf8');

test('every finding has words, and no words are left over', () => {
  const worded = Object.keys(packsZhCN).filter((code) => code.startsWith('verify.'));
  expect(worded.sort()).toEqual([...findingCodes, 'verify.input', 'verify.place'].sort());
});

test('everything that can change has words, and no words are left over', () => {
  const named = [...source('diff/field-of.ts').matchAll(/\$?\/, '([a-z-]+)'\]/g)].map(([, name]) => name);
  const values = [...source('diff/message-of.ts').matchAll(/'(diff\.value\.[a-z-]+)'/g)].map(
    ([, code]) => code,
  );
  const verbs = ['rises', 'falls', 'becomes', 'added', 'removed', 'order', 'version', 'version-removed'];
  const codes = [
    ...[...named, 'other'].map((name) => `diff.what.${name}`),
    ...values,
    ...verbs.map((verb) => `diff.${verb}`),
  ];
  const worded = Object.keys(packsZhCN).filter((code) => code.startsWith('diff.'));
  expect(worded.sort()).toEqual([...new Set(codes)].sort());
  expect(Object.keys(en).sort()).toEqual(Object.keys(zhCN).sort());
});
