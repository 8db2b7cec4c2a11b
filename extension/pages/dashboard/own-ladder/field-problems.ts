import type { Problem } from 'duewatch';
import type { Words } from '../../../ui/words.ts';

export interface FieldProblem {
  /** What to say of it; null where there are only the general words of the problem. */
  readonly word: keyof Words['ownLadder']['problems'] | null;
  /** `missing`: nothing was entered yet. `warning`: it can be saved all the same. */
  readonly level: 'wrong' | 'missing' | 'warning';
  readonly problem: Problem;
}

/** By the field's name, which is its path in the JSON: `name`, `rungs[0].threshold`, `rungs[0].measures[1].kind`. */
export type FieldProblems = Readonly<Record<string, readonly FieldProblem[]>>;

/** Which field of the form a path belongs to, where it has none of its own. */
const places: readonly (readonly [RegExp, string])[] = [
  [/^(rungs\[\d+\])(?:\.id|\.threshold\b.*)?$/, '$1.threshold'],
  [/^(rungs\[\d+\]\.measures\[\d+\])(?:\.(?:id|replaces\b.*|modality))?$/, '$1.kind'],
  [/^(rungs\[\d+\]\.measures\[\d+\]\.period)\b.*$/, '$1'],
  [/^(.*\b(?:name|note|beyond|unknown))\..*$/, '$1'],
];

type Word = FieldProblem['word'];

/** By the problem's code, or by code and the last step of its path. */
const words: Readonly<Record<string, Word>> = {
  'ladder.not-rising': 'rising',
  'ladder.milder': 'milder',
  'pack.ends-before-start': 'endsBefore',
  'list.empty': 'noRungs',
};
const wordsOfField: Readonly<Record<string, Word>> = {
  name: 'name',
  validFrom: 'day',
  validTo: 'day',
  days: 'days',
  share: 'share',
  amount: 'amount',
  kind: 'kind',
  target: 'target',
};

/** The problems of a ladder, each at the field in which it can be cured. */
export function fieldProblems(problems: readonly Problem[]): FieldProblems {
  const fields: Record<string, FieldProblem[]> = {};
  for (const problem of problems) {
    const path = problem.path ?? '';
    const place = places.find(([pattern]) => pattern.test(path));
    const field = place ? path.replace(...place) : path;
    const found = { word: wordOf(problem, path), level: levelOf(problem), problem };
    const others = fields[field] ?? [];
    // Two rungs of one threshold do not rise, and have the same name: one cure for both.
    const known = others.some(({ word }) => word !== null && word === found.word);
    if (!known) fields[field] = [...others, found];
  }
  return fields;
}

function wordOf({ code }: Problem, path: string): Word {
  const period = /\.period(?:\.days)?$/.test(path);
  if (period) return 'period';
  if (code === 'pack.repeated-id') return /measures/.test(path) ? 'repeated' : 'rising';
  return words[code] ?? wordsOfField[path.split('.').at(-1) ?? ''] ?? null;
}

function levelOf({ code, severity, found }: Problem): FieldProblem['level'] {
  if (severity === 'warning') return 'warning';
  return code === 'key.missing' || (code === 'text.empty' && (found ?? '') === '') ? 'missing' : 'wrong';
}
