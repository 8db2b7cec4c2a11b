import * as v from 'valibot';
import { type Problem, shown } from './problem.ts';

/** What a check found: the value where it is right, and the problems where it is not. */
export type Checked<T> =
  | { readonly value: T; readonly problems: readonly Problem[] }
  | { readonly value?: undefined; readonly problems: readonly Problem[] };

/** Holds a JSON value against a schema whose messages are problem codes. Every problem names file, path and what was found. */
export function check<T>(
  schema: v.GenericSchema<unknown, T>,
  input: unknown,
  file: string | undefined,
): Checked<T> {
  const result = v.safeParse(schema, input);
  if (result.success) return { value: result.output, problems: [] };
  return { problems: result.issues.map((issue) => toProblem(issue, file)) };
}

function toProblem(issue: v.BaseIssue<unknown>, file: string | undefined): Problem {
  const path = pathOf(issue);
  const unknownKey = issue.type === 'strict_object' && issue.expected === 'never';
  const missing = issue.input === undefined;
  return {
    code: unknownKey ? 'key.unknown' : missing ? 'key.missing' : knownCode(issue),
    severity: 'error',
    ...(file === undefined ? {} : { file }),
    path,
    ...(missing ? {} : { found: unknownKey ? lastKey(issue) : shown(issue.input) }),
    ...(issue.type === 'picklist' || issue.type === 'literal'
      ? { params: { expected: issue.expected ?? '' } }
      : {}),
  };
}

/** Messages we wrote are codes; what valibot wrote itself is a type that does not fit. */
function knownCode(issue: v.BaseIssue<unknown>): string {
  return /^[a-z][a-z-]*(\.[a-z-]+)+$/.test(issue.message) ? issue.message : 'type.other';
}

function pathOf(issue: v.BaseIssue<unknown>): string {
  let path = '';
  for (const step of issue.path ?? []) {
    const key = step.key;
    if (typeof key === 'number') path += `[${key}]`;
    else path += path === '' ? String(key) : `.${String(key)}`;
  }
  return path;
}

function lastKey(issue: v.BaseIssue<unknown>): string {
  return String(issue.path?.at(-1)?.key ?? '');
}
