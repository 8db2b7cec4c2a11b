import { type Checked, check } from '../base/check.ts';
import { type Facts, factsSchema } from './schema.ts';

/**
 * Facts from a JSON value, checked strictly: an unknown key, a day that is no day or an amount with a comma is a
 * problem that names the place. `file` is repeated in every problem.
 *
 * @example parseFacts({ format: 'duewatch/facts@1', accounts: [] }).value // { format: …, accounts: [] }
 */
export function parseFacts(input: unknown, file?: string): Checked<Facts> {
  return check(factsSchema, input, file);
}
