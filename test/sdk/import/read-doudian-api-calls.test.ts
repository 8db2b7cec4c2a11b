import { doudianPlace, readFile } from 'duewatch/import';
import { describe, expect, test } from 'vitest';
import { problemsOf, readValue, sample } from './inputs.ts';

const place = { appKey: '7100', day: '2026-11-21' };

function record(...apiCallInfos: unknown[]) {
  return { data: { apiCallInfos } };
}

const info = {
  apiName: 'order.searchList',
  apiChargeType: 2,
  cloudInCallCount: '4, 851, 874',
  cloudOutCallCount: 12,
};

test('the sample says neither app key nor day, and is kept once both are known', () => {
  const file = sample('small/doudian-calls.json');
  expect(readFile(file)).toMatchObject({
    kind: 'doudian-api-calls',
    counts: { rows: 5, kept: 0, bad: 0 },
    needs: [
      { what: 'app-key', blocking: true },
      { what: 'day', blocking: true },
      { what: 'account', blocking: false },
    ],
  });
  const { facts, counts, needs } = readFile(file, place);
  expect(counts).toEqual({ rows: 5, kept: 5, bad: 0, repeated: 0 });
  expect(needs).toMatchObject([{ what: 'account' }]);
  expect(facts.accounts[0]?.usage?.slice(0, 2)).toEqual([
    { ...place, api: 'order.searchList', calls: 4_851_874, class: 'basic', hosting: 'inside' },
    { ...place, api: 'order.searchList', calls: 0, class: 'basic', hosting: 'outside' },
  ]);
});

describe('app key and day', () => {
  const address = 'https://op.jinritemai.com/console/cost/bill?appId=7100&billTimeStart=1795190400&tab=daily';

  test.each([
    ['the start of the bill', address, place],
    ['the last second of the day in Shanghai', address.replace('1795190400', '1795276799'), place],
    [
      'the first second of the next',
      address.replace('1795190400', '1795276800'),
      { ...place, day: '2026-11-22' },
    ],
    ['milliseconds', address.replace('1795190400', '1795190400000'), place],
    ['a date in seconds', `${address}&date=1795276800`, { ...place, day: '2026-11-22' }],
    ['a start and an end on one day', `${address}&billTimeEnd=1795276799`, place],
    ['several days, which name none', `${address}&billTimeEnd=1795363200`, { appKey: '7100' }],
  ])('come from an address with %s', (_name, text, expected) => {
    expect(doudianPlace(text)).toEqual(expected);
  });

  test.each(['', 'op.jinritemai.com', 'https://op.jinritemai.com/console'])('%j names neither', (text) => {
    expect(doudianPlace(text)).toBeUndefined();
  });

  test('come from the address that the user pastes', () => {
    const result = readValue(record(info), { address });
    expect(result.facts.accounts[0]?.usage?.[0]).toMatchObject(place);
  });

  test('come from the request saved beside the data', () => {
    const result = readValue({ ...record(info), request: { appId: 7100, date: 1_795_190_400 } });
    expect(result.facts.accounts[0]?.usage?.[0]).toMatchObject(place);
  });

  test('come first of all from what the user says', () => {
    const result = readValue(record(info), { address, day: '2026-11-01' });
    expect(result.facts.accounts[0]?.usage?.[0]).toMatchObject({ appKey: '7100', day: '2026-11-01' });
  });

  test('an address that names nothing is a warning', () => {
    const result = readValue(record(info), { address: 'somewhere' });
    expect(problemsOf(result)).toEqual([
      { code: 'address.unknown', severity: 'warning', path: 'options.address', found: 'somewhere' },
    ]);
    expect(result.needs.filter(({ blocking }) => blocking)).toHaveLength(2);
  });
});

describe('a wrong record is listed with its path, and the others are kept', () => {
  test.each([
    ['a negative count', { ...info, cloudInCallCount: -1 }, 'count.negative', '.cloudInCallCount'],
    ['half a call', { ...info, cloudInCallCount: 0.5 }, 'count.not-whole', '.cloudInCallCount'],
    ['a count that is a list', { ...info, cloudInCallCount: [1] }, 'count.invalid', '.cloudInCallCount'],
    ['a dash', { ...info, cloudOutCallCount: '--' }, 'count.invalid', '.cloudOutCallCount'],
    ['no name', { cloudInCallCount: 1 }, 'key.missing', '.apiName'],
    ['no count', { apiName: 'a.b' }, 'key.missing', '.cloudInCallCount'],
    ['text in its place', 'nothing', 'type.other', ''],
  ])('%s', (_name, wrong, code, path) => {
    const result = readValue(record(wrong, { ...info, apiName: 'other' }), place);
    expect(problemsOf(result)).toMatchObject([
      { code, severity: 'error', path: `data.apiCallInfos[0]${path}` },
    ]);
    expect(result.counts).toEqual({ rows: 2, kept: 1, bad: 1, repeated: 0 });
  });

  test('a count that is not there is not zero', () => {
    const { cloudOutCallCount: _, ...rest } = info;
    expect(readValue(record(rest), place).facts.accounts[0]?.usage).toHaveLength(1);
  });

  test('a charge type of an unknown kind leaves the class open', () => {
    const result = readValue(record({ ...info, apiChargeType: 9 }), place);
    expect(problemsOf(result)).toMatchObject([{ code: 'class.unknown', severity: 'warning', found: '9' }]);
    expect(result.facts.accounts[0]?.usage?.[0]).not.toHaveProperty('class');
  });

  test('the same API twice counts once, or is an error where the counts differ', () => {
    expect(readValue(record(info, info), place).counts).toEqual({ rows: 2, kept: 1, bad: 0, repeated: 1 });
    const result = readValue(record(info, { ...info, cloudInCallCount: 1 }), place);
    expect(problemsOf(result)[0]).toMatchObject({
      code: 'row.conflict',
      path: 'data.apiCallInfos[1]',
      params: { firstPath: 'data.apiCallInfos[0]' },
    });
  });
});

test('several pages in a list are one record', () => {
  const pages = [record(info), record({ ...info, apiName: 'other' })];
  expect(readValue(pages, place).counts).toEqual({ rows: 2, kept: 2, bad: 0, repeated: 0 });
});

test('a day without calls has no records and is no error', () => {
  expect(readValue(record(), place)).toMatchObject({
    kind: 'doudian-api-calls',
    problems: [],
    counts: { rows: 0 },
  });
});
