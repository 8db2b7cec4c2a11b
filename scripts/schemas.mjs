// @ts-check
// Writes the JSON Schemas of facts, packs, own ladders and calendars to sdk/schemas, from the same schemas that check them: `npm run schemas`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { toJsonSchema } from '@valibot/to-json-schema';
import { buildSdk } from './build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A day as a pattern: 29 February of every year, and no other day that is none. */
const day =
  '(19|2[0-9])[0-9]{2}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))';

/** What the checks say that JSON Schema cannot run, by the problem they name. */
const said = {
  'day.invalid': { pattern: `^${day}$` },
  'span.invalid': { pattern: `^${day}(/${day})?$` },
  'amount.invalid': { pattern: '^-?[0-9]{1,30}(\\.[0-9]{1,20})?$' },
  'range.ends': {
    minProperties: 1,
    not: { anyOf: [{ required: ['above', 'from'] }, { required: ['below', 'upTo'] }] },
  },
};

/** @returns {Promise<Record<string, string>>} the text of each file, by its name */
export async function schemas() {
  const [
    { factsSchema },
    { packSchema },
    { ownLadderSchema },
    { conditionSchema, rangeSchema },
    { localText },
    { calendarSchema },
  ] = await Promise.all([
    import('../sdk/dist/facts/schema.js'),
    import('../sdk/dist/pack/schema.js'),
    import('../sdk/dist/pack/parse-ladder.js'),
    import('../sdk/dist/pack/condition-schema.js'),
    import('../sdk/dist/pack/value.js'),
    import('../sdk/dist/pack/calendar-schema.js'),
  ]);
  /** What occurs often stands once. */
  const definitions = /** @type {any} */ ({ localText, condition: conditionSchema, range: rangeSchema });
  const titled = { facts: factsSchema, pack: packSchema, ladder: ownLadderSchema, calendar: calendarSchema };
  return Object.fromEntries(
    Object.entries(titled).map(([name, schema]) => {
      const made = toJsonSchema(/** @type {any} */ (schema), {
        target: 'draft-2020-12',
        errorMode: 'ignore',
        ...(name === 'pack' ? { definitions } : {}),
        overrideAction: ({ valibotAction, jsonSchema }) => {
          const more = said[/** @type {keyof typeof said} */ (/** @type {any} */ (valibotAction).message)];
          return more === undefined || valibotAction.type !== 'check'
            ? undefined
            : /** @type {any} */ ({ ...jsonSchema, ...more });
        },
      });
      const { $schema, ...rest } = made;
      const whole = { $schema, title: `duewatch/${name}@1`, ...rest };
      return [`${name}.schema.json`, `${JSON.stringify(whole, null, 2)}\n`];
    }),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  buildSdk();
  mkdirSync(`${root}sdk/schemas`, { recursive: true });
  for (const [name, text] of Object.entries(await schemas()))
    writeFileSync(`${root}sdk/schemas/${name}`, text);
}
