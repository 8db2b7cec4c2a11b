import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatPack, readPack } from 'duewatch/schema';
import { expect, test } from 'vitest';

const folder = fileURLToPath(new URL('../../../sdk/src/packs/', import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

test.each(files)('%s is read and written back to the byte', (name) => {
  const file = readFileSync(join(folder, name), 'utf8');
  const { value, problems } = readPack(file, name);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(value && formatPack(value)).toBe(file);
});

const text = readFileSync(join(folder, 'jd-open-platform.json'), 'utf8');

test.each<[string, string, object]>([
  [
    'a key that occurs twice',
    text.replace('"id": "jd-open-platform",', '"id": "x",\n  "id": "jd-open-platform",'),
    { code: 'json.key-repeated', row: 4, found: 'id' },
  ],
  [
    'a key that occurs twice in a source',
    text.replace('"publisher": {', '"publisher": 1,\n      "publisher": {'),
    { code: 'json.key-repeated', found: 'publisher' },
  ],
  [
    'a key that occurs twice in a list',
    text.replace('"validTo": null,', '"validTo": null,\n          "validTo": "2026-12-31",'),
    { code: 'json.key-repeated', found: 'validTo' },
  ],
  [
    'a value that is stated twice, deep in a tariff',
    text.replace(
      /"confidence": "(\w+)"(?![\s\S]*"confidence")/,
      '"confidence": "$1",\n "confidence": "user"',
    ),
    { code: 'json.key-repeated', found: 'confidence' },
  ],
  [
    'a key that is written in another way the second time',
    text.replace('"currency":', '"c\\u0075rrency": "USD",\n  "currency":'),
    { code: 'json.key-repeated', found: 'currency' },
  ],
  ['a text cut off', text.slice(0, 300), { code: 'json.truncated' }],
  ['a comma too many', text.replace('{', '{,'), { code: 'json.syntax', row: 1 }],
  ['an empty file', ' \n', { code: 'json.empty' }],
  ['two packs in one file', text + text, { code: 'json.several' }],
  ['a key that nobody knows', text.replace('{', '{ "colour": 1,'), { code: 'key.unknown', path: 'colour' }],
])('%s is refused, with its place', (_, broken, problem) => {
  const { value, problems } = readPack(broken, 'mine.json');
  expect(value).toBeUndefined();
  expect(problems[0]).toMatchObject({ severity: 'error', file: 'mine.json', ...problem });
});
