import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson } from '../../../sdk/src/base/parse-json.ts';

/** Those longer than a JavaScript number holds become strings, which has tests of its own. */
function withoutLongNumbers(value: unknown): boolean {
  return !/(^|[[,:])-?\d{16,}(?=[\],}]|$)/.test(JSON.stringify(value));
}

test('reads what JSON.parse reads', () => {
  fc.assert(
    fc.property(fc.jsonValue().filter(withoutLongNumbers), fc.constantFrom(undefined, 2), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      expect(parseJson(text)).toEqual({ documents: [JSON.parse(text)], problems: [] });
    }),
  );
});

test('refuses what JSON.parse refuses, and reads several values where that reads one', () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '"',
    '1',
    '-',
    '01',
    'null',
    'tru',
    ' ',
    '\\',
    '\n',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
      const text = parts.join('');
      const { documents, problems } = parseJson(text);
      let expected: unknown[] | undefined;
      try {
        expected = [JSON.parse(text)];
      } catch {
        expected = undefined;
      }
      const errors = problems.filter(({ code }) => code !== 'json.key-repeated');
      if (expected) expect({ documents, errors }).toEqual({ documents: expected, errors: [] });
      else expect(errors.length > 0 || documents.length !== 1).toBe(true);
    }),
  );
});

test.each([
  ['{"a": 1,}', { code: 'json.syntax', row: 1, params: { position: 9 }, found: '}' }],
  ['{\n  "a": 1\n  "b": 2\n}', { code: 'json.syntax', row: 3, params: { position: 3 }, found: '"' }],
  ["{'a': 1}", { code: 'json.syntax', row: 1, params: { position: 2 }, found: "'" }],
  ['{"a": NaN}', { code: 'json.syntax', row: 1, params: { position: 7 }, found: 'N' }],
  ['{"a": "x\ny"}', { code: 'json.syntax', row: 1, params: { position: 9 } }],
  ['{"a": "\\x"}', { code: 'json.syntax', row: 1, params: { position: 7 }, found: '\\' }],
  ['{"a": [1, 2', { code: 'json.truncated', row: 1, params: { position: 12 } }],
  ['{"a":\n"unfinished', { code: 'json.truncated', row: 2, params: { position: 12 } }],
  ['{"a": 1, "b": 2, "a": 3}', { code: 'json.key-repeated', row: 1, params: { position: 18 }, found: 'a' }],
])('%j has a problem with line and place', (text, problem) => {
  expect(parseJson(text).problems).toEqual([problem]);
});

test.each([
  ['2201347890123456789', '2201347890123456789'],
  ['-9007199254740993', '-9007199254740993'],
  ['9007199254740991', 9_007_199_254_740_991],
  ['1.5', 1.5],
  ['1e3', 1000],
])('the number %s keeps every digit', (text, value) => {
  expect(parseJson(text).documents).toEqual([value]);
});

test('several documents one after the other are read up to an error', () => {
  expect(parseJson('{"a":1}\n{"a":2}{"a":').documents).toEqual([{ a: 1 }, { a: 2 }]);
});

test('a key that would change the prototype is only a key', () => {
  const [value] = parseJson('{"__proto__": {"polluted": true}}').documents as [Record<string, unknown>];
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect(Object.keys(value)).toEqual(['__proto__']);
});

test('a hundred thousand brackets do not end the program', () => {
  expect(parseJson('['.repeat(100_000)).problems).toMatchObject([{ code: 'json.too-deep', row: 1 }]);
});
