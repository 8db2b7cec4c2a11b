import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2020.js';
import { parseCalendar, parseFacts, parseLadder, parsePack } from 'duewatch/schema';
import { describe, expect, it, test } from 'vitest';
import { changed, wrongRules } from '../pack/wrong-rules.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const json = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const schemaOf = (name: string) => json(`sdk/schemas/${name}.schema.json`);
const ajv = new Ajv({ strict: false, allErrors: true });
const [facts, pack, ladder, calendar] = ['facts', 'pack', 'ladder', 'calendar'].map((name) =>
  ajv.compile(schemaOf(name)),
);

const packs = readdirSync(join(root, 'sdk/src/packs')).filter((name) => name.endsWith('.json'));
const jd = () => json('sdk/src/packs/jd-open-platform.json');
const china = () => json('sdk/src/packs/calendars/china.json');
const account = () => json('test/samples/small/account.json');
const notice = () => ({
  format: 'duewatch/ladder@1',
  name: 'Notice',
  rungs: [
    {
      threshold: { comparison: 'full-days', days: 7 },
      measures: [{ kind: 'suspend-calls', target: 'account' }],
    },
  ],
});

describe('the JSON Schemas', () => {
  test.each(packs)('take the pack %s', (name) => {
    expect(pack?.(json(`sdk/src/packs/${name}`)) ? [] : pack?.errors).toEqual([]);
  });

  it('take facts and a ladder of one’s own, with a pointer for the editor', () => {
    expect(facts?.({ $schema: './facts.schema.json', ...account() })).toBe(true);
    expect(ladder?.({ $schema: './ladder.schema.json', ...notice() })).toBe(true);
    expect(calendar?.({ $schema: './calendar.schema.json', ...china() })).toBe(true);
    expect(parseCalendar({ $schema: './calendar.schema.json', ...china() }).problems).toEqual([]);
    expect(parseFacts({ $schema: './facts.schema.json', ...account() }).problems).toEqual([]);
    expect(parseLadder({ $schema: './ladder.schema.json', ...notice() }).problems).toEqual([]);
  });

  const change = (value: Record<string, unknown>, more: object) => ({ ...value, ...more });
  test.each<[string, () => unknown, typeof pack, (value: unknown) => { problems: readonly unknown[] }]>([
    ['a key that nobody knows', () => change(jd(), { colour: 1 }), pack, parsePack],
    ['another format', () => change(jd(), { format: 'duewatch/pack@7' }), pack, parsePack],
    ['no tariffs', () => change(jd(), { tariffs: undefined }), pack, parsePack],
    ['a day that is none', () => change(jd(), { edition: '2026-13-01' }), pack, parsePack],
    [
      'a value without its source',
      () => JSON.parse(JSON.stringify(jd()).replace(/,"confidence":"[a-z]*"/, '')),
      pack,
      parsePack,
    ],
    [
      'a debt of a number',
      () => JSON.parse(JSON.stringify(account()).replace(/"amount":"([0-9.]+)"/, '"amount":$1')),
      facts,
      parseFacts,
    ],
    [
      'a rung with another comparison',
      () => JSON.parse(JSON.stringify(notice()).replace('full-days', 'some-days')),
      ladder,
      parseLadder,
    ],
    [
      'a measure that nobody knows',
      () => JSON.parse(JSON.stringify(notice()).replace('suspend-calls', 'shout')),
      ladder,
      parseLadder,
    ],
    [
      'a calendar of a span that is none',
      () => change(china(), { notices: [{ ...china().notices[0], off: ['2004-1-1'] }] }),
      calendar,
      parseCalendar,
    ],
    ['a calendar without notices', () => change(china(), { notices: [] }), calendar, parseCalendar],
  ])('refuse what the checks refuse: %s', (_, make, validate, parse) => {
    const wrong = JSON.parse(JSON.stringify(make()));
    expect(parse(wrong).problems.length).toBeGreaterThan(0);
    expect(validate?.(wrong)).toBe(false);
  });

  /** What no schema can say: that a name is one that exists, that it is the only one, and that days or ends go together. */
  const beyond = /^(pack|rule)\./;
  const shaped = wrongRules.filter(([, , , , code]) => !beyond.test(code));

  test.each(shaped)('refuse what the checks of rules refuse: %s', (_, of, path, value) => {
    const wrong = JSON.parse(JSON.stringify(changed(of, path, value)));
    expect(pack?.(wrong)).toBe(false);
  });

  it('leave to the checks what is between two places of a pack', () => {
    const left = wrongRules.filter(([, , , , code]) => beyond.test(code));
    expect(Math.min(shaped.length, left.length)).toBeGreaterThan(10);
    for (const [, of, path, value] of left)
      expect(parsePack(changed(of, path, value)).problems.length).toBeGreaterThan(0);
  });

  it('are what the checks make today: `npm run schemas` writes them', async () => {
    const { schemas } = await import('../../../scripts/schemas.mjs');
    for (const [name, text] of Object.entries(await schemas()))
      expect(readFileSync(join(root, 'sdk/schemas', name), 'utf8')).toBe(text);
  });
});
