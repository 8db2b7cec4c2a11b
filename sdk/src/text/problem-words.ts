import type { Problem } from '../base/problem.ts';

/** What is said of a problem besides its place and what was found there. Either may be empty. */
export interface Words {
  /** What should have been there, or what is the matter. */
  readonly expected: (problem: Problem) => string;
  /** What to do about it, and what became of the rest. */
  readonly cure: (problem: Problem) => string;
}

/** The words of one language, by code. */
export type ProblemWords = Readonly<Record<string, Words>>;

/** A parameter of a problem as text, lists joined. */
export function param(problem: Problem, name: string, separator = ', '): string {
  const value = problem.params?.[name];
  if (value === undefined || value === null) return '';
  return Array.isArray(value) ? value.join(separator) : String(value);
}

/** What a choice is between: `("inside" | "outside")` becomes a list. */
export function choices(problem: Problem, separator: string): string {
  return param(problem, 'expected')
    .replace(/^\((.*)\)$/, '$1')
    .split(' | ')
    .join(separator);
}

/** What a problem lies in, which decides what is kept beside it. */
export type Ground = 'table' | 'records' | 'options' | 'values' | 'pack';

export function groundOf({ row, column, path = '' }: Problem): Ground {
  if (column !== undefined || (row !== undefined && path === '')) return 'table';
  if (path.startsWith('options.')) return 'options';
  if (/^\w+\/\w+/.test(path)) return 'values';
  return /^(?:\[|accounts|data\.|apiCallInfos|vas_order|article_biz)/.test(path) ? 'records' : 'pack';
}
