import { readFile } from 'duewatch/import';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainProblem } from '../../../sdk/src/text/problem.ts';
import { bytesOf, problemsOf, readText, sample } from './inputs.ts';

describe('broken files: the error names the place and the cure, and what is right is kept', () => {
  test.each([
    [
      'calls-cut-row.csv',
      2,
      'calls-cut-row.csv 第 4 行：最后一行只有 4 格，表头有 5 格，文件可能没有下载完整；请从平台重新导出完整的文件，其余行已保留。',
    ],
    [
      'calls-cut-character.csv',
      0,
      'calls-cut-character.csv 第 4 行：文件在一个字符的中间断开，没有下载或复制完整；请从平台重新导出完整的文件，已有的数据没有改动。',
    ],
    [
      'calls-wrong-mark.csv',
      0,
      'calls-wrong-mark.csv 第 1 行：这里有不符合 UTF-8 编码的内容，文件已损坏或被错误转码；请从平台重新导出完整的文件，已有的数据没有改动。',
    ],
    [
      'calls-negative.csv',
      2,
      'calls-negative.csv 第 4 行“调用次数”列：写着 -5；数量不能为负数；请改正后重新导入，其余行已保留。',
    ],
    [
      'calls-no-such-day.csv',
      2,
      'calls-no-such-day.csv 第 4 行“日期”列：写着 2026-02-30；应为真实存在的日期，如 2026-02-28；请改正后重新导入，其余行已保留。',
    ],
    [
      'calls-open-quote.csv',
      1,
      'calls-open-quote.csv 第 2 行：引号没有成对；请补上或删去多余的引号后重新导入，其余行已保留。',
    ],
    [
      'account-unknown-key.json',
      1,
      'account-unknown-key.json accounts[0].apps[1].colour：写着 colour；没有这个字段，可能是拼写有误；请改正后重新导入，其余记录已保留。',
    ],
    [
      'account-cut.json',
      0,
      'account-cut.json 第 6 行：JSON 在中途结束，文件不完整；请从平台重新导出完整的文件，已有的数据没有改动。',
    ],
    [
      'orders-from-excel.csv',
      0,
      'orders-from-excel.csv 第 2 行“订单编号”列：写着 2.20135E+18；编号被改写成了科学计数法，末几位已丢失；请用平台导出的原始文件，不要用 Excel 打开后再保存。',
    ],
    [
      'vas-error.json',
      0,
      'vas-error.json error_response：写着 7 accesscontrol.limited-by-api-access-count This ban will last for 1 more secon…；这是接口的报错，不是数据；请稍后重新调用接口，再导入返回的结果。',
    ],
  ])('%s keeps %i', (name, kept, sentence) => {
    const result = readFile(sample(`broken/${name}`));
    expect(result.problems.map((problem) => explainProblem(problem, 'zh-CN'))).toEqual([sentence]);
    expect(result.counts.kept).toBe(kept);
  });
});

describe('what a file is, is told by its content', () => {
  test.each([
    ['nothing', '', 'file.empty'],
    ['a letter', 'Dear all, hello\nthere, you', 'file.unrecognised'],
    ['JSON of something else', '{"a": 1}', 'file.unrecognised'],
    ['an empty list', '[]', 'file.unrecognised'],
    ['a table of something else', 'id,name\n1,x', 'file.unrecognised'],
    ['a page of a console', '<html><table><tr><td>AppKey</td></tr></table></html>', 'file.unrecognised'],
    ['an error alone', '{"error_response": {"code": 27, "msg": "Invalid session"}}', 'top.error-response'],
    ['no JSON', '{oops', 'json.syntax'],
  ])('%s is not recognised', (_name, text, code) => {
    expect(readText(text)).toMatchObject({
      kind: 'unrecognised',
      facts: { accounts: [] },
      problems: [{ code, file: 'file' }],
      counts: { rows: 0, kept: 0, bad: 0, repeated: 0 },
    });
  });

  test('whatever its name says', () => {
    const bytes = bytesOf('AppKey,API,日期,调用次数\n1,taobao.time.get,2026-11-21,5\n');
    expect(readFile({ name: 'orders.json', bytes })).toMatchObject({ kind: 'call-log', counts: { kept: 1 } });
  });

  test('characters lost before are a warning with their line', () => {
    const result = readText('AppKey,API,日期,调用次数,备注\n1,taobao.time.get,2026-11-21,5,\ufffd\n');
    expect(problemsOf(result)).toEqual([{ code: 'encoding.replaced', severity: 'warning', row: 2 }]);
    expect(result.counts.kept).toBe(1);
  });
});

test('no bytes make it throw, and every problem has words', () => {
  const pieces = fc.constantFrom(
    ...[
      'AppKey',
      'API',
      '日期',
      '调用次数',
      '订单编号',
      '总金额',
      '订单状态',
      '订单创建时间',
      '2026-11-21',
      '合计',
    ],
    ...[',', '\n', '"', '="', '{', '}', '[', ']', ':', '"data"', '"apiCallInfos"', '"format"', '"accounts"'],
    ...['"vas_order_search_response"', '"article_biz_orders"', 'null', '-1', '\0', '\ufeff', '\ufffd'],
  );
  const text = fc.array(pieces, { maxLength: 60 }).map((parts) => bytesOf(parts.join('')));
  const bytes = fc.uint8Array({ maxLength: 200 });
  fc.assert(
    fc.property(fc.oneof(text, bytes), (content) => {
      const { problems, counts } = readFile({ name: 'x', bytes: content });
      for (const problem of problems) expect(explainProblem(problem, 'en')).not.toContain(`${problem.code}.`);
      expect(counts.kept + counts.bad + counts.repeated).toBeLessThanOrEqual(counts.rows);
    }),
    { numRuns: 500 },
  );
});
