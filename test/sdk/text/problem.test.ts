import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../sdk/src/base/problem.ts';
import { explainNeed } from '../../../sdk/src/text/need.ts';
import { explainProblem } from '../../../sdk/src/text/problem.ts';
import { problemsEn } from '../../../sdk/src/text/problems.en.ts';
import { problemsZhCN } from '../../../sdk/src/text/problems.zh-CN.ts';

const source = fileURLToPath(new URL('../../../sdk/src/', import.meta.url));

/** What looks like a code in the floors where problems are made, and is none. */
const noCodes = ['position.debts', 'data.apiCallInfos', 'options.address', 'options.day'];

function codesInSource(): string[] {
  const codes = new Set<string>();
  const files = ['base', 'facts', 'pack', 'import'].flatMap((room) =>
    readdirSync(`${source}${room}`, { recursive: true, encoding: 'utf8' }).map((name) => `${room}/${name}`),
  );
  // The extension makes one of its own.
  for (const name of [...files, 'risk/account-risk.ts', '../../extension/store/order-days.ts']) {
    if (!name.endsWith('.ts')) continue;
    const text = readFileSync(`${source}${name}`, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    for (const [, code = ''] of text.matchAll(/'([a-z]+(?:-[a-z]+)*(?:\.[a-z]+(?:-[a-z]+)*)+)'/g))
      codes.add(code);
  }
  // What is found in packs, and what changes in them, are messages with words of their own.
  const isMessage = (code: string) => /^(?:verify|diff|penalty)\./.test(code);
  return [...codes].filter((code) => !noCodes.includes(code) && !isMessage(code)).sort();
}

test('every code in the source has words in both languages, and no words are left over', () => {
  const codes = codesInSource();
  expect(Object.keys(problemsZhCN).sort()).toEqual(codes);
  expect(Object.keys(problemsEn).sort()).toEqual(codes);
});

describe.each([
  ['zh-CN', problemsZhCN],
  ['en', problemsEn],
] as const)('the words in %s', (locale, words) => {
  const params = {
    expected: '("inside" | "outside")',
    likely: '2026-11-19',
    cells: 2,
    headings: 5,
    columns: ['日期'],
    count: 3,
    encoding: 'utf-8',
    position: 7,
    total: 2,
    read: 1,
    platform: 'p',
    known: ['a', 'b'],
    firstRow: 2,
  };

  test.each(Object.keys(words))('%s: says what and what to do, calmly', (code) => {
    for (const place of [{ row: 7, column: '日期' }, { path: 'accounts[0].id' }, { path: 'tariffs[0]' }]) {
      const problem: Problem = { code, severity: 'error', file: 'a.csv', found: 'x', params, ...place };
      const sentence = explainProblem(problem, locale);
      expect(sentence).not.toMatch(/undefined|null|NaN|\[object|[!！]|[;；] *[;；.。]/);
      const ending = locale === 'zh-CN' ? /。$/ : /[^.]\.$/;
      expect(sentence).toMatch(ending);
      if (locale === 'zh-CN') expect(sentence).not.toMatch(/[一-鿿][,;:]|[,;:][一-鿿]/);
    }
  });
});

const row: Problem = {
  code: 'day.invalid',
  severity: 'error',
  file: 'calls.csv',
  row: 7,
  column: '日期',
  found: '2026-02-30',
};

describe('a problem in one sentence', () => {
  test.each<[string, Problem, string, string]>([
    [
      'in a table',
      row,
      'calls.csv 第 7 行“日期”列：写着 2026-02-30；应为真实存在的日期，如 2026-02-28；请改正后重新导入，其余行已保留。',
      'calls.csv, row 7, column "日期": found 2026-02-30; expected a day that exists, such as 2026-02-28; correct it and import again, the other rows were kept.',
    ],
    [
      'in facts',
      {
        code: 'choice.unknown',
        severity: 'error',
        file: 'account.json',
        path: 'accounts[0].apps[0].hosting',
        found: 'cloud',
        params: { expected: '("inside" | "outside")' },
      },
      'account.json accounts[0].apps[0].hosting：写着 cloud；应为以下之一："inside"、"outside"；请改正后重新导入，其余记录已保留。',
      'account.json, accounts[0].apps[0].hosting: found cloud; expected one of "inside", "outside"; correct it and import again, the other records were kept.',
    ],
    [
      'in a pack',
      { code: 'key.unknown', severity: 'error', file: 'mine.json', path: 'colour', found: 'colour' },
      'mine.json colour：写着 colour；没有这个字段，可能是拼写有误；请改正后重新载入。',
      'mine.json, colour: found colour; there is no such field, perhaps it is misspelt; correct it and load the file again.',
    ],
    [
      'that stands for several rows',
      { code: 'row.repeated', severity: 'warning', file: 'calls.csv', row: 3, params: { count: 12 } },
      'calls.csv 第 3 行：与前面的记录完全相同，共 12 行；只计一次。',
      'calls.csv, row 3: the same as an earlier one, 12 rows in all; it counts once.',
    ],
    [
      'in a line of JSON',
      {
        code: 'json.syntax',
        severity: 'error',
        file: 'a.json',
        row: 3,
        found: '}',
        params: { position: 9 },
      },
      'a.json 第 3 行：写着 }；第 9 个字符起不是合法的 JSON；请改正后重新导入，已有的数据没有改动。',
      'a.json, line 3: found }; from character 9 on it is not JSON; correct it and import again, nothing stored was changed.',
    ],
    [
      'without a place',
      { code: 'amount.negative', severity: 'error', found: '' },
      '没有内容；金额不能为负数；请改正后重新载入。',
      'found nothing; an amount cannot be negative; correct it and load the file again.',
    ],
    ['without words', { code: 'new.code', severity: 'error', file: 'a' }, 'a：new.code。', 'a: new.code.'],
  ])('%s', (_name, problem, zh, en) => {
    expect(explainProblem(problem, 'zh-CN')).toBe(zh);
    expect(explainProblem(problem, 'en')).toBe(en);
  });
});

test.each([
  ['platform', /选择平台/, /choose the platform/],
  ['account', /填写账号/, /name it/],
  ['app-key', /填写 App Key/, /enter the app key/],
  ['day', /填写日期/, /enter the day/],
] as const)('what a file leaves open: %s', (what, zh, en) => {
  const need = { what, blocking: true, file: 'doudian-calls.json' };
  expect(explainNeed(need, 'zh-CN')).toMatch(zh);
  expect(explainNeed(need, 'en')).toMatch(en);
});
