import { readdirSync } from 'node:fs';
import { mergeFacts, readFiles } from 'duewatch/import';
import { describe, expect, test } from 'vitest';
import { makeSamples } from '../../../scripts/samples.mjs';
import { sample } from './inputs.ts';

describe('the files in the repository are what the script makes', () => {
  test.each(['small', 'broken', 'orders'] as const)('%s', (set) => {
    const made = makeSamples(set);
    const folder = new URL(`../../samples/${set}/`, import.meta.url);
    expect(readdirSync(folder).sort()).toEqual(Object.keys(made).sort());
    for (const [name, bytes] of Object.entries(made)) {
      expect(Buffer.compare(sample(`${set}/${name}`).bytes, bytes), name).toBe(0);
    }
  });
});

test("the debts are the unpaid days' fees of the call log to the fen", () => {
  const { facts } = readFiles([sample('small/account.json'), sample('small/calls.csv')]);
  const usage = facts.accounts.flatMap((account) => account.usage ?? []);
  const debts = facts.accounts.flatMap((account) => account.position?.debts ?? []);
  const fees = debts.map(({ appKey, day }) => {
    const mine = usage.filter((one) => one.appKey === appKey && one.day === day && one.class === 'basic');
    const calls = mine.reduce((sum, one) => sum + one.calls, 0);
    return ((Math.floor((calls + 50) / 100) || 0) / 100).toFixed(2);
  });
  const [first, ...rest] = debts.map(({ amount }) => amount);
  expect(rest).toEqual(fees.slice(1));
  expect(Number(first) * 2).toBeCloseTo(Number(fees[0]), 1);
});

test('a hundred thousand rows of each kind are read, counted and merged', { timeout: 60_000 }, () => {
  const files = Object.entries(makeSamples('large')).map(([name, bytes]) => ({ name, bytes }));
  const read = readFiles(files);
  const counts = Object.fromEntries(read.files.map((file) => [file.name, file.counts]));
  const all = { rows: 100_000, kept: 100_000, bad: 0, repeated: 0 };
  expect(counts).toMatchObject({ 'calls.csv': all, 'vas-orders.json': all, 'orders.csv': all });
  expect(read.problems).toEqual([]);
  const { facts } = mergeFacts({ format: 'duewatch/facts@1', accounts: [] }, read.facts);
  const [isv, shop] = facts.accounts;
  expect([isv?.usage?.length, isv?.serviceOrders?.length, shop?.shopOrders?.length]).toEqual([
    100_000, 100_000, 100_000,
  ]);
  const fen = isv?.position?.debts.reduce((sum, { amount }) => sum + Number(amount.replace('.', '')), 0);
  expect(fen).toBe(128_450);
});
