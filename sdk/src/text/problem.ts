import type { Problem } from '../base/problem.ts';
import type { Locale } from '../base/text.ts';
import type { ProblemWords } from './problem-words.ts';
import { problemsEn } from './problems.en.ts';
import { problemsZhCN } from './problems.zh-CN.ts';

const words: Record<Locale, ProblemWords> = { 'zh-CN': problemsZhCN, en: problemsEn };

/**
 * A problem in one sentence: where, what was found, what was expected, what to do. A code without words is shown as the
 * code, so that nothing is hidden.
 *
 * @example
 * const problem = { code: 'day.invalid', severity: 'error', file: 'calls.csv', row: 7, column: '日期', found: '2026-02-30' };
 * explainProblem(problem, 'zh-CN')
 * // 'calls.csv 第 7 行“日期”列：写着 2026-02-30；应为真实存在的日期，如 2026-02-28；请改正后重新导入，其余行已保留。'
 * explainProblem(problem, 'en')
 * // 'calls.csv, row 7, column "日期": found 2026-02-30; expected a day that exists, such as 2026-02-28; correct it and import again, the other rows were kept.'
 */
export function explainProblem(problem: Problem, locale: Locale): string {
  const known = words[locale][problem.code];
  const clauses = [
    foundIn(problem, locale),
    known === undefined ? problem.code : known.expected(problem),
    known?.cure(problem) ?? '',
  ].filter((clause) => clause !== '');
  const place = placeOf(problem, locale);
  if (locale === 'zh-CN') return `${place === '' ? '' : `${place}：`}${clauses.join('；')}。`;
  return `${place === '' ? '' : `${place}: `}${clauses.join('; ')}.`;
}

function foundIn({ found }: Problem, locale: Locale): string {
  if (found === undefined) return '';
  if (locale === 'zh-CN') return found === '' ? '没有内容' : `写着 ${found}`;
  return found === '' ? 'found nothing' : `found ${found}`;
}

function placeOf({ code, file, row, column, path }: Problem, locale: Locale): string {
  if (locale === 'zh-CN') {
    const line = row === undefined ? '' : `第 ${row} 行`;
    const cell = column === undefined ? line : `${line}“${column}”列`;
    return [file, cell, path].filter((part) => part).join(' ');
  }
  const parts = [
    file,
    row === undefined ? '' : `${/^(?:json|encoding)\./.test(code) ? 'line' : 'row'} ${row}`,
    column === undefined ? '' : `column "${column}"`,
    path,
  ];
  return parts.filter((part) => part).join(', ');
}
