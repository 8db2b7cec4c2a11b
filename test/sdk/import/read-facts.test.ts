import { readFile } from 'duewatch/import';
import { describe, expect, test } from 'vitest';
import { problemsOf, readText, readValue, sample } from './inputs.ts';

const account = { platform: 'taobao-open-platform', id: 'isv-demo' };
const facts = (...accounts: unknown[]) => ({ format: 'duewatch/facts@1', accounts });
const usage = { appKey: '1', api: 'taobao.time.get', day: '2026-11-21', calls: 5 };
const debt = { id: 'd1', appKey: '1', day: '2026-11-19', amount: '102.50' };
const position = { day: '2026-11-21', prepaid: '0.00', debts: [debt] };

test('the sample: three apps, and debts that sum to 1,284.50 from 19 November on', () => {
  const result = readFile(sample('small/account.json'));
  expect(result).toMatchObject({ kind: 'facts', problems: [], needs: [], counts: { rows: 11, kept: 11 } });
  const [read] = result.facts.accounts;
  expect(read?.apps?.map(({ listed }) => listed)).toEqual([true, true, false]);
  expect(read?.directDebit).toEqual({
    signed: true,
    failedOn: ['2026-11-19', '2026-11-20', '2026-11-21'],
  });
  const debts = read?.position?.debts ?? [];
  const days = ['2026-11-19', '2026-11-20', '2026-11-21'];
  expect(days.map((day) => debts.filter((one) => one.day === day).length)).toEqual([2, 3, 3]);
  const fen = debts.reduce((sum, { amount }) => sum + Number(amount.replace('.', '')), 0);
  expect(fen).toBe(128_450);
});

describe('a wrong record is left out and listed, and the others are kept', () => {
  test.each([
    [
      'an unknown key',
      { ...usage, colour: 'red' },
      { code: 'key.unknown', path: '.colour', found: 'colour' },
    ],
    ['a key that is missing', { ...usage, api: undefined }, { code: 'key.missing', path: '.api' }],
    ['a negative count', { ...usage, calls: -5 }, { code: 'count.negative', path: '.calls', found: '-5' }],
    ['a day that does not exist', { ...usage, day: '2026-02-30' }, { code: 'day.invalid', path: '.day' }],
    ['no record at all', null, { code: 'type.other', path: '' }],
  ])('usage with %s', (_name, wrong, problem) => {
    const result = readValue(facts({ ...account, usage: [wrong, usage] }));
    expect(problemsOf(result)).toMatchObject([
      { severity: 'error', ...problem, path: `accounts[0].usage[0]${problem.path}` },
    ]);
    expect(result.facts.accounts).toEqual([{ ...account, usage: [usage] }]);
    expect(result.counts).toEqual({ rows: 2, kept: 1, bad: 1, repeated: 0 });
  });

  test.each([
    ['a field that does not exist', { nmae: 'x' }, 'key.unknown', {}],
    ['a field of that name in another language', { 名称: 'x' }, 'key.unknown', {}],
    ['a list that is none', { usage: {} }, 'type.list', {}],
    [
      'a direct debit that is half right',
      { directDebit: { signed: true, failedOn: ['never'] } },
      'day.invalid',
      {},
    ],
    ['a name that is a number', { name: 5 }, 'type.text', {}],
    ['one of two values', { values: { a: '1', 'b.c': 2 } }, 'type.text', { values: { a: '1' } }],
  ])('%s', (_name, wrong, code, left) => {
    const result = readValue(facts({ ...account, ...wrong, apps: [{ appKey: '1' }] }));
    expect(problemsOf(result)).toMatchObject([{ severity: 'error', code }]);
    expect(result.facts.accounts).toEqual([{ ...account, ...left, apps: [{ appKey: '1' }] }]);
  });

  test('a position is kept whole or not at all, or arrears would come out too small', () => {
    const wrong = { ...position, debts: [debt, { ...debt, id: 'd2', amount: '0' }] };
    const result = readValue(facts({ ...account, position: wrong, usage: [usage] }));
    expect(problemsOf(result)).toEqual([
      {
        code: 'amount.not-positive',
        severity: 'error',
        path: 'accounts[0].position.debts[1].amount',
        found: '0',
      },
      { code: 'position.left-out', severity: 'warning', path: 'accounts[0].position' },
    ]);
    expect(result.facts.accounts).toEqual([{ ...account, usage: [usage] }]);
    expect(result.counts).toEqual({ rows: 3, kept: 1, bad: 2, repeated: 0 });
  });

  test('an account without an id is left out, the next is kept', () => {
    const result = readValue(facts({ platform: 'taobao-open-platform' }, { ...account, usage: [usage] }));
    expect(problemsOf(result)).toMatchObject([{ code: 'key.missing', path: 'accounts[0].id' }]);
    expect(result.facts.accounts).toEqual([{ ...account, usage: [usage] }]);
  });

  test('a key beside the accounts is left out', () => {
    const result = readValue({ ...facts(account), colour: 'red' });
    expect(problemsOf(result)).toMatchObject([{ code: 'key.unknown', path: 'colour' }]);
    expect(result.facts.accounts).toEqual([account]);
  });

  test.each([
    ['another format', { format: 'duewatch/facts@9', accounts: [account] }, 'format.unknown'],
    ['no accounts', { format: 'duewatch/facts@1' }, 'key.missing'],
    ['accounts that are no list', { format: 'duewatch/facts@1', accounts: {} }, 'type.list'],
  ])('nothing is kept of a file with %s', (_name, value, code) => {
    expect(readValue(value)).toMatchObject({ kind: 'facts', facts: { accounts: [] }, problems: [{ code }] });
  });
});

describe('records that come twice', () => {
  test('count once where they say the same', () => {
    const result = readValue(
      facts({ ...account, usage: [usage, usage], position: { ...position, debts: [debt, debt] } }),
    );
    expect(result.facts.accounts).toEqual([{ ...account, usage: [usage], position }]);
    expect(result.counts).toEqual({ rows: 4, kept: 2, bad: 0, repeated: 2 });
  });

  test('are an error where they contradict', () => {
    const result = readValue(facts({ ...account, usage: [usage, { ...usage, calls: 6 }] }));
    expect(problemsOf(result)).toEqual([
      {
        code: 'row.conflict',
        severity: 'error',
        path: 'accounts[0].usage[1]',
        params: { firstPath: 'accounts[0].usage[0]' },
      },
    ]);
    expect(result.facts.accounts[0]?.usage).toEqual([usage]);
  });

  test('leave the position out where they are debts', () => {
    const debts = [debt, { ...debt, amount: '1.00' }];
    const result = readValue(facts({ ...account, position: { ...position, debts } }));
    expect(result.problems.map(({ code }) => code)).toEqual(['row.conflict', 'position.left-out']);
    expect(result.facts.accounts).toEqual([account]);
    expect(result.counts).toEqual({ rows: 2, kept: 0, bad: 2, repeated: 0 });
  });
});

test('a key that stands twice in one object is an error, and the later one is kept', () => {
  const text = '{"format": "duewatch/facts@1", "accounts": [\n{"platform": "p", "id": "a", "id": "b"}]}';
  const result = readText(text);
  expect(problemsOf(result)).toEqual([
    { code: 'json.key-repeated', severity: 'error', row: 2, params: { position: 30 }, found: 'id' },
  ]);
  expect(result.facts.accounts).toEqual([{ platform: 'p', id: 'b' }]);
});
