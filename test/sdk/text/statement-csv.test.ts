import { rateUsage, type UsageRecord } from 'duewatch';
import { taobaoOpenPlatform } from 'duewatch/packs';
import { statementCsv } from 'duewatch/text';
import Papa from 'papaparse';
import { expect, it, test } from 'vitest';

const statementOf = (appKey: string) => {
  const usage: UsageRecord[] = [{ appKey, api: 'taobao.time.get', day: '2026-11-20', calls: 1_234_567 }];
  return rateUsage(usage, taobaoOpenPlatform, { from: '2026-11-01', to: '2026-11-22' });
};
const rowsOf = (csv: string) => Papa.parse<string[]>(csv.slice(1), { skipEmptyLines: true }).data;

it('begins with a byte order mark, has CRLF, a heading and one row a line', () => {
  const csv = statementCsv(statementOf('23000101'), 'zh-CN');
  expect(csv.startsWith('\uFEFF日期,')).toBe(true);
  expect(csv.split('\r\n')).toHaveLength(3);
  expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(rowsOf(csv)[1]).toEqual([
    '2026-11-20',
    '',
    '="23000101"',
    'basic',
    '',
    '1234567',
    '0',
    '123.4567',
    '1,234,567 次 × ¥0.01/100 次',
    'api/2017-01',
  ]);
});

test.each([
  ['23000101', '="23000101"'],
  ['1234567890123456789', '="1234567890123456789"'],
  ['0012', '="0012"'],
  ['=cmd()', "'=cmd()"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@x', "'@x"],
  ['a,"b"', 'a,"b"'],
])('the app key %s stays what it is and starts no formula of its own', (appKey, expected) => {
  expect(rowsOf(statementCsv(statementOf(appKey), 'en'))[1]?.[2]).toBe(expected);
});
