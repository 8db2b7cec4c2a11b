import { describe, expect, test } from 'vitest';
import { problemsOf, readLines } from './inputs.ts';

const heading = 'AppKey,API名称,计费类型,日期,调用次数';
const row = '23000101,taobao.time.get,基础,2026-11-21,120000';
const record = {
  appKey: '23000101',
  api: 'taobao.time.get',
  class: 'basic',
  day: '2026-11-21',
  calls: 120_000,
};

function usageOf(lines: string[], options?: Parameters<typeof readLines>[1]) {
  return readLines(lines, options).facts.accounts.flatMap((account) => account.usage ?? []);
}

describe('headings are known by name, wherever they stand', () => {
  test.each([
    ['as in the samples', heading, row],
    ['in English', 'app_key,API,class,day,calls', row],
    ['with spaces and capitals', 'APP KEY, Api Name ,Class,DATE,Calls', row],
    ['in other words', '应用Key,接口名称,API类型,统计日期,调用量（次）', row],
    ['full-width', 'ＡｐｐＫｅｙ,接口,计费类型,日期,调用次数', row],
    [
      'in another order',
      '日期,调用次数,计费类型,AppKey,接口',
      '2026-11-21,120000,基础,23000101,taobao.time.get',
    ],
    ['with columns that nobody asked for', `${heading},备注`, `${row},无`],
  ])('%s', (_name, headings, values) => {
    expect(usageOf([headings, values])).toEqual([record]);
  });

  test('below a title and an empty line', () => {
    expect(usageOf(['API 调用统计', '', heading, row])).toEqual([record]);
  });
});

describe('what a row may look like', () => {
  test.each([
    ['a count with separators', '23000101,taobao.time.get,基础,2026-11-21,"120,000"', record],
    ['a count with separators and spaces', '23000101,taobao.time.get,基础,2026-11-21,"120, 000"', record],
    ['a day with slashes', '23000101,taobao.time.get,基础,2026/11/21,120000', record],
    ['a compact day', '23000101,taobao.time.get,基础,20261121,120000', record],
    ['a key that is a formula', '="23000101",taobao.time.get,基础,2026-11-21,120000', record],
    ['the full name of the class', '23000101,taobao.time.get,开放平台基础API,2026-11-21,120000', record],
    ['no calls at all', '23000101,taobao.time.get,基础,2026-11-21,0', { ...record, calls: 0 }],
  ])('%s', (_name, values, expected) => {
    expect(usageOf([heading, values])).toEqual([expected]);
  });

  test('a comma too many at the end of every row', () => {
    const other = '23000101,taobao.time.get,基础,2026-11-20,120000';
    expect(usageOf([heading, `${row},`, `${other},`])).toHaveLength(2);
  });

  test('but not in one row alone, which may have slipped', () => {
    expect(problemsOf(readLines([heading, `${row},`, row]))).toMatchObject([{ code: 'row.long', row: 2 }]);
  });

  test('without a class, there is none', () => {
    const { class: _, ...rest } = record;
    expect(usageOf([heading, '23000101,taobao.time.get,,2026-11-21,120000'])).toEqual([rest]);
  });

  test('a column for the hosting', () => {
    const lines = [`${heading},部署`, `${row},云内`, `${row},云外`];
    expect(usageOf(lines)).toEqual([
      { ...record, hosting: 'inside' },
      { ...record, hosting: 'outside' },
    ]);
  });
});

describe('a wrong row is listed with its place, and the others are kept', () => {
  test.each([
    ['-5', '调用次数', 'count.negative', '23000101,taobao.time.get,基础,2026-11-20,-5'],
    ['12.5', '调用次数', 'count.not-whole', '23000101,taobao.time.get,基础,2026-11-20,12.5'],
    ['many', '调用次数', 'count.invalid', '23000101,taobao.time.get,基础,2026-11-20,many'],
    ['2026-02-30', '日期', 'day.invalid', '23000101,taobao.time.get,基础,2026-02-30,7'],
  ])('%s under %s is %s', (found, column, code, wrong) => {
    const result = readLines([heading, wrong, row]);
    expect(problemsOf(result)).toEqual([{ code, severity: 'error', row: 2, column, found }]);
    expect(result.counts).toEqual({ rows: 2, kept: 1, bad: 1, repeated: 0 });
    expect(result.facts.accounts[0]?.usage).toEqual([record]);
  });

  test.each([
    ['no app key', ',taobao.time.get,基础,2026-11-20,7', { code: 'cell.empty', column: 'AppKey' }],
    ['no API', '23000101,,基础,2026-11-20,7', { code: 'cell.empty', column: 'API名称' }],
    ['no count', '23000101,taobao.time.get,基础,2026-11-20,', { code: 'cell.empty', column: '调用次数' }],
    [
      "Excel's number of a day",
      '23000101,taobao.time.get,基础,46345,7',
      { code: 'day.excel-serial', found: '46345', params: { likely: '2026-11-19' } },
    ],
    [
      'separators without quotes',
      '23000101,taobao.time.get,基础,2026-11-20,4,851,874',
      { code: 'row.long', params: { cells: 7, headings: 5 } },
    ],
    ['too few cells', '23000101,taobao.time.get', { code: 'row.short', params: { cells: 2, headings: 5 } }],
  ])('a row with %s', (_name, wrong, problem) => {
    const result = readLines([heading, wrong, row]);
    expect(problemsOf(result)).toMatchObject([{ severity: 'error', row: 2, ...problem }]);
    expect(result.counts).toEqual({ rows: 2, kept: 1, bad: 1, repeated: 0 });
  });

  test('all that is wrong in one row is listed, and the row counts once', () => {
    const result = readLines([heading, '23000101,taobao.time.get,基础,2026-02-30,-5', row]);
    expect(result.problems.map(({ code }) => code)).toEqual(['day.invalid', 'count.negative']);
    expect(result.counts.bad).toBe(1);
  });

  test('a last row with too few cells may mean that the file is incomplete', () => {
    expect(problemsOf(readLines([heading, row, '23000101,taobao.time']))).toMatchObject([
      { code: 'row.cut', row: 3 },
    ]);
  });

  test('a hosting of an unknown kind, because it decides what a call costs', () => {
    const result = readLines([`${heading},部署`, `${row},云上`]);
    expect(problemsOf(result)).toMatchObject([{ code: 'choice.unknown', column: '部署', found: '云上' }]);
    expect(result.counts.kept).toBe(0);
  });

  test('rows are counted as an editor does, over cells of several lines', () => {
    const lines = [`${heading},备注`, `${row},"两\n行"`, '23000101,taobao.time.get,基础,2026-02-30,7,'];
    expect(problemsOf(readLines(lines))).toMatchObject([{ code: 'day.invalid', row: 4 }]);
  });

  test('a class of an unknown kind is a warning once for all its rows, and the class is left open', () => {
    const result = readLines([
      heading,
      '23000101,taobao.time.get,特惠,2026-11-20,7',
      '23000101,taobao.time.get,特惠,2026-11-21,7',
    ]);
    expect(problemsOf(result)).toEqual([
      {
        code: 'class.unknown',
        severity: 'warning',
        row: 2,
        column: '计费类型',
        found: '特惠',
        params: { count: 2 },
      },
    ]);
    expect(result.facts.accounts[0]?.usage?.map((usage) => usage.class)).toEqual([undefined, undefined]);
  });

  test('of more than 200 errors the rest is counted', () => {
    const wrong = Array.from({ length: 300 }, () => '23000101,taobao.time.get,基础,2026-11-20,-1');
    const result = readLines([heading, ...wrong, row]);
    expect(result.problems).toHaveLength(201);
    expect(result.problems.at(-1)).toMatchObject({ code: 'problems.more', params: { count: 100 } });
    expect(result.counts).toEqual({ rows: 301, kept: 1, bad: 300, repeated: 0 });
  });
});

describe('rows that are no data are passed over with a warning', () => {
  test.each([
    ['the heading once more', heading, 'row.heading-repeated'],
    ['a total', '合计,,,,120000', 'row.total'],
    ['a total in English', 'Total:,,,,120000', 'row.total'],
    ['no data', '暂无数据', 'row.no-data'],
    ['no data, over the whole width', ',暂无数据,,,', 'row.no-data'],
  ])('%s', (_name, line, code) => {
    const result = readLines([heading, row, line, '']);
    expect(problemsOf(result)).toEqual([{ code, severity: 'warning', row: 3 }]);
    expect(result.counts).toEqual({ rows: 1, kept: 1, bad: 0, repeated: 0 });
  });

  test('and empty rows without one', () => {
    expect(readLines([heading, '', row, ',,,,', ''])).toMatchObject({
      problems: [],
      counts: { rows: 1, kept: 1 },
    });
  });
});

describe('rows that come twice', () => {
  test('count once where they say the same', () => {
    const result = readLines([heading, row, row, row]);
    expect(problemsOf(result)).toEqual([
      { code: 'row.repeated', severity: 'warning', row: 3, params: { count: 2 } },
    ]);
    expect(result.counts).toEqual({ rows: 3, kept: 1, bad: 0, repeated: 2 });
  });

  test('are an error where they contradict, and the first is kept', () => {
    const result = readLines([heading, row, '23000101,taobao.time.get,基础,2026-11-21,9']);
    expect(problemsOf(result)).toEqual([
      {
        code: 'row.conflict',
        severity: 'error',
        row: 3,
        column: '调用次数',
        found: '9',
        params: { firstRow: 2 },
      },
    ]);
    expect(result.facts.accounts[0]?.usage).toEqual([record]);
  });

  test('contradict where one counts all calls and another those inside', () => {
    const lines = [`${heading},部署`, `${row},`, `${row},云内`];
    expect(problemsOf(readLines(lines))).toMatchObject([{ code: 'row.conflict', row: 3 }]);
    const reversed = [`${heading},部署`, `${row},云内`, `${row},`];
    expect(problemsOf(readLines(reversed))).toMatchObject([{ code: 'row.conflict', row: 3 }]);
  });
});

describe("the headings of Doudian's record", () => {
  const doudian = 'API名称,API云内单价,API云外单价,API调用次数（云内）,API调用次数（云外）,日期';
  const calls = 'order.searchList,0.018,0.18,"4, 851, 874",12,2026-11-21';

  test('give usage inside and outside, once the app key is known', () => {
    const result = readLines([doudian, calls], { appKey: '7100', account: 'me' });
    expect(result).toMatchObject({ kind: 'call-log', problems: [], needs: [] });
    expect(result.facts.accounts).toEqual([
      {
        platform: 'doudian-open-platform',
        id: 'me',
        usage: [
          { appKey: '7100', api: 'order.searchList', day: '2026-11-21', calls: 4_851_874, hosting: 'inside' },
          { appKey: '7100', api: 'order.searchList', day: '2026-11-21', calls: 12, hosting: 'outside' },
        ],
      },
    ]);
  });

  test('keep nothing before', () => {
    expect(readLines([doudian, calls])).toMatchObject({
      facts: { accounts: [] },
      counts: { rows: 1, kept: 0 },
      needs: [
        { what: 'app-key', blocking: true, platform: 'doudian-open-platform', file: 'file' },
        { what: 'account', blocking: false },
      ],
    });
  });

  test('leave out what is not stated, which is not zero', () => {
    const result = readLines([doudian, 'order.searchList,,,5,,2026-11-21'], { appKey: '7100' });
    expect(result.facts.accounts[0]?.usage).toMatchObject([{ calls: 5, hosting: 'inside' }]);
  });
});

describe('what the table does not say', () => {
  test('the platform is told by the names of the APIs', () => {
    expect(readLines([heading, row]).facts.accounts).toMatchObject([
      { platform: 'taobao-open-platform', id: null },
    ]);
  });

  test('or has to be given', () => {
    const lines = [heading, '7100,my.api,基础,2026-11-21,5'];
    expect(readLines(lines).needs).toMatchObject([{ what: 'platform', blocking: true }, { what: 'account' }]);
    expect(readLines(lines, { platform: 'mine' }).facts.accounts).toMatchObject([{ platform: 'mine' }]);
  });

  test('day and app key may be given', () => {
    const lines = ['API,调用次数', 'taobao.time.get,120000'];
    expect(readLines(lines).needs.map(({ what }) => what)).toEqual(['app-key', 'day', 'account']);
    expect(usageOf(lines, { appKey: '23000101', day: '2026-11-21' })).toMatchObject([
      { appKey: '23000101', day: '2026-11-21', calls: 120_000 },
    ]);
  });

  test('a given day that is none is a problem, not a day', () => {
    const result = readLines(['API,调用次数', 'taobao.time.get,1'], { appKey: '1', day: '2026-02-30' });
    expect(problemsOf(result)).toEqual([
      { code: 'day.invalid', severity: 'error', path: 'options.day', found: '2026-02-30' },
    ]);
    expect(result.needs).toMatchObject([{ what: 'day' }, { what: 'account' }]);
  });

  test('a column that nothing can replace is a problem', () => {
    expect(problemsOf(readLines(['AppKey,日期,调用次数', '1,2026-11-21,5']))).toEqual([
      { code: 'column.missing', severity: 'error', row: 1, params: { columns: ['API名称'] } },
    ]);
  });
});
