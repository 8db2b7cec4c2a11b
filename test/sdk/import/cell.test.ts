import { describe, expect, test } from 'vitest';
import { cleanCell } from '../../../sdk/src/import/cell/clean-cell.ts';
import { readAmount } from '../../../sdk/src/import/cell/read-amount.ts';
import { readCount } from '../../../sdk/src/import/cell/read-count.ts';
import { readDay } from '../../../sdk/src/import/cell/read-day.ts';
import { readHosting } from '../../../sdk/src/import/cell/read-hosting.ts';
import { readId } from '../../../sdk/src/import/cell/read-id.ts';
import { readInstant } from '../../../sdk/src/import/cell/read-instant.ts';
import { readPriceClass } from '../../../sdk/src/import/cell/read-price-class.ts';

test.each([
  ['="2201347890123456789"', '2201347890123456789'],
  ["'19900000000", '19900000000'],
  ['\t23000101 ', '23000101'],
  ['="', '="'],
  ['=""', ''],
  ['\ufeff 1', '1'],
])('the cell %j says %j', (text, value) => {
  expect(cleanCell(text)).toBe(value);
});

describe('counts', () => {
  test.each([
    ['0', 0],
    ['4851874', 4_851_874],
    ['4,851,874', 4_851_874],
    ['4, 851, 874', 4_851_874],
    ['4，851，874', 4_851_874],
    ['４８５', 485],
    ['12.0', 12],
    ['1,200.00', 1200],
    ['9007199254740991', 9_007_199_254_740_991],
  ])('%j is %i', (text, value) => {
    expect(readCount(text)).toEqual({ value });
  });

  test.each([
    ['-5', 'count.negative'],
    ['-1,000', 'count.negative'],
    ['12.5', 'count.not-whole'],
    ['', 'cell.empty'],
    ['  ', 'cell.empty'],
    ['-', 'count.invalid'],
    ['many', 'count.invalid'],
    ['1.2E+07', 'count.invalid'],
    ['48,51,874', 'count.invalid'],
    ['9007199254740992', 'count.invalid'],
    ['0x10', 'count.invalid'],
  ])('%j is refused as %s', (text, code) => {
    expect(readCount(text)).toEqual({ code });
  });
});

describe('days', () => {
  test.each([
    ['2026-11-19', '2026-11-19'],
    ['2026-2-3', '2026-02-03'],
    ['2026/2/3', '2026-02-03'],
    ['2026.02.03', '2026-02-03'],
    ['20260203', '2026-02-03'],
    ['2026年2月3日', '2026-02-03'],
    ['2026-02-03 08:15', '2026-02-03'],
    ['2026/2/3 8:15:59', '2026-02-03'],
    ['2024-02-29', '2024-02-29'],
    ['2026-11-18T23:30:00+08:00', '2026-11-18'],
    ['2026-11-18T23:30:00Z', '2026-11-19'],
  ])('%j is %s in Shanghai', (text, value) => {
    expect(readDay(text)).toEqual({ value });
  });

  test.each([
    ['2026-02-30'],
    ['2025-02-29'],
    ['1900-02-29'],
    ['20260230'],
    ['2026-13-01'],
    ['2026-11/19'],
    ['19/11/2026'],
    ['26-11-19'],
    ['2026-11-19 25:00'],
    ['2026-02-30T00:00:00Z'],
    ['昨天'],
  ])('%j is no day', (text) => {
    expect(readDay(text)).toEqual({ code: 'day.invalid' });
  });

  test.each([
    ['46345', '2026-11-19'],
    ['46345.4270833', '2026-11-19'],
    ['45658', '2025-01-01'],
  ])("%j is Excel's number of %s, which is refused and explained", (text, likely) => {
    expect(readDay(text)).toEqual({ code: 'day.excel-serial', params: { likely } });
  });
});

describe('amounts', () => {
  test.each([
    ['0', '0.00'],
    ['19.9', '19.90'],
    ['￥1,284.50', '1284.50'],
    ['¥ 1,284.50', '1284.50'],
    ['1284.50元', '1284.50'],
    ['007.5', '7.50'],
    ['0.0001', '0.0001'],
    ['CNY 12', '12.00'],
  ])('%j is %s yuan', (text, value) => {
    expect(readAmount(text)).toEqual({ value });
  });

  test.each([
    ['', 'cell.empty'],
    ['-1.00', 'amount.negative'],
    ['￥-1.00', 'amount.negative'],
    ['-￥1.00', 'amount.negative'],
    ['$5', 'amount.invalid'],
    ['1e3', 'amount.invalid'],
    ['12,34', 'amount.invalid'],
    ['无退款申请', 'amount.invalid'],
  ])('%j is refused as %s', (text, code) => {
    expect(readAmount(text)).toEqual({ code });
  });
});

describe('ids', () => {
  test.each([
    ['="2201347890123456000"', { value: '2201347890123456000', long: false, doubtful: false }],
    ["'2201347890123456000", { value: '2201347890123456000', long: false, doubtful: false }],
    ['2201347890123456000\t', { value: '2201347890123456000', long: false, doubtful: false }],
    ['2201347890123456789', { value: '2201347890123456789', long: true, doubtful: false }],
    ['2201347890123450000', { value: '2201347890123450000', long: true, doubtful: true }],
    ['220134789012000', { value: '220134789012000', long: false, doubtful: false }],
  ])('of %j a spreadsheet may or may not have taken digits', (text, value) => {
    expect(readId(text)).toEqual({ value });
  });

  test.each(['2.20135E+18', '2.20135e18', '2E+18', '="2.20135E+18"'])('%j has lost its digits', (text) => {
    expect(readId(text)).toEqual({ code: 'id.scientific' });
  });
});

test.each([
  ['免费', 'free'],
  ['基础', 'basic'],
  ['普通API', 'basic'],
  ['￥开放平台基础API', 'basic'],
  ['开放平台增值API', 'value-added'],
  ['Value-Added', 'value-added'],
  ['物流流转信息查询-菜鸟接口', 'logistics'],
])('the class %j is %s', (text, value) => {
  expect(readPriceClass(text)).toEqual({ value });
});

test.each([
  ['云内', 'inside'],
  ['聚石塔外', 'outside'],
  ['Outside', 'outside'],
])('the hosting %j is %s', (text, value) => {
  expect(readHosting(text)).toEqual({ value });
});

describe('instants', () => {
  test.each([
    ['2026-02-03 08:15:00', '2026-02-03T08:15:00+08:00'],
    ['2026/2/3 8:15', '2026-02-03T08:15:00+08:00'],
    ['2026年2月3日 0:01:02.5', '2026-02-03T00:01:02+08:00'],
    ['2026-02-03T08:15:00Z', '2026-02-03T08:15:00Z'],
    ['2026-02-03', undefined],
    ['20260203', undefined],
    ['2026-02-30 08:15:00', undefined],
    ['2026-02-03 24:00:00', undefined],
    ['2026-02-03 08:60', undefined],
    ['46345.5', undefined],
    ['08:15', undefined],
    ['', undefined],
  ])('%j is %s', (text, value) => {
    expect(readInstant(text)).toBe(value);
  });
});
