import type { Problem } from '../base/problem.ts';
import type { ImportNeed } from '../facts/import-need.ts';
import { joinParts } from '../facts/merge.ts';
import type { FactsPart } from '../facts/part.ts';
import { readFile } from './read-file.ts';
import type { Counts, FileInput, OrdersPart, ReadKind, ReadOptions, ReadResult } from './result.ts';

export interface FileReport {
  readonly name: string;
  readonly kind: ReadKind;
  readonly counts: Counts;
}

/** What one file told, with its name. */
export interface NamedResult extends ReadResult {
  readonly name: string;
}

export interface ReadFilesResult {
  /** What each file was, in the order given. */
  readonly files: readonly FileReport[];
  readonly facts: FactsPart;
  /** The orders of each file, in the order given, where `orderKey` was given; see `ReadResult`. */
  readonly orders: readonly (readonly OrdersPart[])[];
  readonly problems: readonly Problem[];
  readonly counts: Counts;
  readonly needs: readonly ImportNeed[];
}

/**
 * Reads several files and joins what they tell; a later file replaces what an earlier one says of the same thing. An
 * account that one file names is not needed for the others of its platform, and pages of service orders that lie in
 * several files count together.
 *
 * @example
 * readFiles([{ name: 'account.json', bytes: account }, { name: 'calls.csv', bytes: calls }]).needs // []
 */
export function readFiles(inputs: readonly FileInput[], options: ReadOptions = {}): ReadFilesResult {
  return joinResults(inputs.map((input) => ({ name: input.name, ...readFile(input, options) })));
}

/** Joins what files told that were read one by one with `readFile`, as {@link readFiles} does. */
export function joinResults(results: readonly NamedResult[]): ReadFilesResult {
  const facts = joinParts(results.map((result) => result.facts));
  const total = (count: keyof Counts) => results.reduce((sum, result) => sum + result.counts[count], 0);
  return {
    files: results.map(({ name, kind, counts }) => ({ name, kind, counts })),
    facts,
    orders: results.map(({ orders = [] }) => orders),
    problems: missingPages(results, facts),
    counts: { rows: total('rows'), kept: total('kept'), bad: total('bad'), repeated: total('repeated') },
    needs: results.flatMap((result) => result.needs).filter((need) => !isNamed(need, facts)),
  };
}

/** A response says how many orders there are in all: with the other pages beside it, none may be missing. */
function missingPages(results: readonly ReadResult[], facts: FactsPart): Problem[] {
  const read = facts.accounts.reduce((sum, account) => sum + (account.serviceOrders?.length ?? 0), 0);
  return results.flatMap(({ problems }) =>
    problems.filter(({ code, params }) => code !== 'pages.missing' || Number(params?.total) > read),
  );
}

function isNamed(need: ImportNeed, facts: FactsPart): boolean {
  if (need.what !== 'account') return false;
  const ids = facts.accounts.filter(({ platform, id }) => platform === need.platform && id !== null);
  return ids.length === 1;
}
