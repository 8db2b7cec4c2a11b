import { assess } from 'duewatch/assess';
import { packs } from 'duewatch/packs';
import { parseFacts } from 'duewatch/schema';
import { expect, it } from 'vitest';
import { sampleFacts } from '../../../../extension/pages/dashboard/sample.ts';

it.each(['2026-11-22', '2027-01-02', '2028-02-29'])('shows three full days in arrears on %s', (on) => {
  const facts = sampleFacts(on, '示例');
  expect(parseFacts(facts).problems).toEqual([]);
  const { accounts, warnings } = assess(facts, packs, { on });
  expect(warnings[0]?.state).toBe('in-force');
  expect(accounts[0]?.arrears.days).toBe(3);
  expect(accounts[0]?.arrears.owed).toBe('1284.50');
  expect(accounts[0]?.incomeFrozen?.low).toBe('680.00');
});
