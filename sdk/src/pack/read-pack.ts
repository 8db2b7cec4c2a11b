import type { Checked } from '../base/check.ts';
import { parseJson } from '../base/parse-json.ts';
import type { Problem } from '../base/problem.ts';
import { parsePack } from './parse-pack.ts';
import type { Pack } from './schema.ts';

/**
 * A pack from the text of a file: as `parsePack`, and what JSON hides is found too: a key that occurs twice, of which a
 * reader would silently take one, and more than one value in the file.
 *
 * @example readPack('{ "format": "duewatch/pack@1", "id": "a", "id": "b" }', 'mine.json').problems[0]
 * // { code: 'json.key-repeated', severity: 'error', file: 'mine.json', row: 1, found: 'id', params: { position: 43 } }
 */
export function readPack(text: string, file?: string): Checked<Pack> {
  const { documents, problems } = parseJson(text);
  const where = file === undefined ? {} : { file };
  const found = problems.map((problem): Problem => ({ severity: 'error', ...where, ...problem }));
  if (found.length === 0 && documents.length !== 1)
    found.push({ code: documents.length === 0 ? 'json.empty' : 'json.several', severity: 'error', ...where });
  return found.length > 0 ? { problems: found } : parsePack(documents[0], file);
}
