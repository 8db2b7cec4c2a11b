import { type MapOptions, mapUsage, mapUsageAsync, type UsageMapping, type UsageRow } from 'duewatch/import';
import { describe, expect, it, test } from 'vitest';

const mapping: UsageMapping = { appKey: '应用', api: '方法', day: '时间', calls: '次数' };
const row = (more: UsageRow = {}): UsageRow => ({
  应用: '23000101',
  方法: 'taobao.time.get',
  时间: '2026/11/20',
  次数: '1,200',
  ...more,
});
const record = { appKey: '23000101', api: 'taobao.time.get', day: '2026-11-20', calls: 1200 };
const read = (rows: readonly UsageRow[], more: Partial<UsageMapping> = {}, options?: MapOptions) =>
  mapUsage(rows, { ...mapping, ...more }, options);

describe('mapUsage', () => {
  it('reads rows under headings of one’s own, and sums them', () => {
    const { usage, problems, counts } = read([row(), row({ 次数: 34 }), row({ 方法: 'taobao.user.get' })]);
    expect(usage).toEqual([
      { ...record, calls: 1234 },
      { ...record, api: 'taobao.user.get' },
    ]);
    expect(problems).toEqual([]);
    expect(counts).toEqual({ rows: 3, kept: 3, bad: 0, repeated: 0 });
  });

  it('takes each row for one call where no column counts them', () => {
    const { calls: _, ...log } = mapping;
    expect(mapUsage([row(), row(), row()], log).usage).toEqual([{ ...record, calls: 3 }]);
  });

  it('takes a value for all rows, and every optional field', () => {
    const more = {
      class: '类型',
      hosting: { value: '云内' },
      turnover: '金额',
      id: '编号',
      knownOn: '更正',
    };
    const { usage } = read([row({ 类型: '基础', 金额: '￥12.5', 编号: 7, 更正: '20261121' })], more);
    expect(usage).toEqual([
      { ...record, class: 'basic', hosting: 'inside', turnover: '12.50', id: '7', knownOn: '2026-11-21' },
    ]);
  });

  it('leaves out what is not known, and keeps a class of one’s own tariff', () => {
    const more = { class: '类型', hosting: '部署', turnover: '没有这一列' };
    expect(read([row({ 类型: 'live-stream', 部署: null })], more).usage).toEqual([
      { ...record, class: 'live-stream' },
    ]);
  });

  it('keeps usage whose class nobody knows, with a warning', () => {
    const { usage, problems } = read([row({ 类型: '??' })], { class: '类型' });
    expect(usage).toEqual([record]);
    expect(problems).toEqual([
      { code: 'class.unknown', severity: 'warning', file: '', row: 2, column: '类型', found: '??' },
    ]);
  });

  test.each([
    [{ 应用: '' }, 'cell.empty', '应用'],
    [{ 应用: 2.5e21 }, 'id.damaged', '应用'],
    [{ 方法: 2 ** 53 }, 'id.damaged', '方法'],
    [{ 方法: undefined }, 'cell.empty', '方法'],
    [{ 时间: '2026-02-30' }, 'day.invalid', '时间'],
    [{ 时间: '46345' }, 'day.excel-serial', '时间'],
    [{ 次数: '' }, 'cell.empty', '次数'],
    [{ 次数: -3 }, 'count.negative', '次数'],
    [{ 次数: 3.5 }, 'count.not-whole', '次数'],
    [{ 次数: '9007199254740993' }, 'count.invalid', '次数'],
    [{ 次数: Number.NaN }, 'count.invalid', '次数'],
    [{ 次数: { total: 3 } }, 'type.other', '次数'],
    [{ 次数: true }, 'type.other', '次数'],
  ])('leaves out a row with %j: %s', (wrong, code, column) => {
    const { usage, problems, counts } = read([row(wrong), row()], {}, { file: 'log.json', firstRow: 1 });
    expect(usage).toEqual([record]);
    expect(problems).toMatchObject([{ code, severity: 'error', file: 'log.json', row: 1, column }]);
    expect(counts).toEqual({ rows: 2, kept: 1, bad: 1, repeated: 0 });
  });

  it('counts a record with an id once, and lists another one of that id', () => {
    const { usage, problems, counts } = read(
      [row({ id: 'a' }), row({ id: 'a' }), row({ id: 'a', 次数: 7 }), row({ id: 'b' })],
      { id: 'id' },
    );
    expect(usage).toEqual([{ ...record, calls: 2400 }]);
    expect(problems).toMatchObject([
      { code: 'row.conflict', row: 4, found: 'a', params: { firstRow: 2 } },
      { code: 'row.repeated', row: 3 },
    ]);
    expect(counts).toEqual({ rows: 4, kept: 2, bad: 1, repeated: 1 });
  });

  it('reads no headings that every object has', () => {
    expect(read([row()], { class: 'constructor', hosting: 'toString' }).usage).toEqual([record]);
  });

  it('refuses a group that is past what can be counted', () => {
    const rows = [row({ 次数: Number.MAX_SAFE_INTEGER }), row({ 次数: 1 })];
    expect(() => read(rows)).toThrow(/2026-11-20\/23000101\/taobao\.time\.get: 9007199254740992 calls/);
  });
});

describe('mapUsageAsync', () => {
  it('reads rows and lists of rows as they come', async () => {
    async function* source() {
      yield row();
      yield [row(), row({ 次数: 'x' })];
    }
    const expected = read([row(), row(), row({ 次数: 'x' })]);
    expect(await mapUsageAsync(source(), mapping)).toEqual(expected);
    expect(expected.usage).toEqual([{ ...record, calls: 2400 }]);
  });
});
