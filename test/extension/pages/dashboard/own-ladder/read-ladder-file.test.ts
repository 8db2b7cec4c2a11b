import { expect, test } from 'vitest';
import { readLadderFile } from '../../../../../extension/pages/dashboard/own-ladder/read-ladder-file.ts';
import { writeDraft } from '../../../../../extension/pages/dashboard/own-ladder/write-draft.ts';
import { ladder } from './drafts.ts';

const json = writeDraft(ladder(), 'arrears');
const read = (value: unknown) => readLadderFile('l.json', JSON.stringify(value));

test('a ladder is read, with or without a byte order mark', () => {
  expect(read(json)).toEqual({ ladder: json });
  expect(readLadderFile('l.json', `\ufeff${JSON.stringify(json)}`)).toEqual({ ladder: json });
});

test('a mistake that has a field is left to the form', () => {
  const wrong = { ...json, name: '', rungs: [{ threshold: { comparison: 'full-days', days: -1 } }] };
  expect(read(wrong)).toEqual({ ladder: wrong });
});

test.each([
  ['a key that nobody knows', { ...json, colour: 'red' }, 'key.unknown'],
  ['facts', { format: 'duewatch/facts@1', accounts: [] }, 'format.unknown'],
  ['no format', { ...json, format: undefined }, 'key.missing'],
  ['a list', [json], 'key.missing'],
  ['a count that nobody knows', { ...json, counter: 'mine' }, 'choice.unknown'],
  ['a kind that nobody knows', { ...json, kind: 'mood' }, 'choice.unknown'],
  ['null', null, 'type.other'],
  ['rungs that are no list', { ...json, rungs: {} }, 'type.list'],
])('a file with %s is refused, and said why', (_, value, code) => {
  expect(read(value)).toEqual({
    problems: [expect.objectContaining({ code, file: 'l.json' })],
  });
});

test('a file that is no JSON is refused', () => {
  expect(readLadderFile('l.json', 'name: x')).toEqual({ problems: null });
});
