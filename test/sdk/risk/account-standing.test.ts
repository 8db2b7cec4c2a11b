import type { AccountFacts } from 'duewatch';
import { alibaba1688, aliexpress, pinduoduo, rulePacks, shopeePh } from 'duewatch/packs';
import { criteriaStatus, nextStep, penaltyOutcome, pointsStatus } from 'duewatch/penalty';
import { accountStanding } from 'duewatch/risk';
import { expect, it } from 'vitest';

const on = '2026-11-22';
const offences = { 'fake-transactions': true, 'credit-and-sales-manipulation': false };
const facts = { times: 2, 'fake-orders': 23, 'total-orders': 135 };
const shop = (more: Partial<AccountFacts>): AccountFacts => ({ platform: 'p', id: 's', ...more });

it('places a violation by the rules of its day, and says how far the next step is', () => {
  const account = shop({ violations: [{ id: 'v', offences, day: '2026-11-18', facts }] });
  const [found] = accountStanding(account, aliexpress, { on }).violations;
  expect(found?.validAt).toBe('2026-11-18');
  expect(found?.verdict).toEqual(penaltyOutcome({ offences, facts }, aliexpress, { validAt: '2026-11-18' }));
  expect(found?.tables.map(({ id, applies }) => [id, applies])).toEqual([['fake-transactions', 'yes']]);
  expect(found?.tables[0]?.next).toEqual(
    nextStep({ offences, facts }, aliexpress, { validAt: '2026-11-18' })[0],
  );
  expect(found?.tables[0]?.steps.filter(({ place }) => place === 'here')).toHaveLength(1);
});

it('shows a table that contradicts as one that may apply, without a next step', () => {
  const account = shop({
    violations: [{ id: 'v', offences: { 'fake-transactions': true }, day: '2026-11-18', facts }],
  });
  const [found] = accountStanding(account, aliexpress, { on }).violations;
  expect(found?.tables.map(({ id, applies, next }) => [id, applies, next === null])).toEqual([
    ['fake-transactions', 'yes', false],
    ['credit-and-sales-manipulation', 'unknown', true],
  ]);
});

it.each([
  ['closed', { closedOn: '2026-11-20' }],
  ['taken back after an appeal', { appeal: { outcome: 'won' as const } }],
])('leaves out what is %s', (_, more) => {
  const account = shop({ violations: [{ id: 'v', offences, day: '2026-11-18', facts, ...more }] });
  expect(accountStanding(account, aliexpress, { on }).violations).toEqual([]);
});

it('says which violation cannot be, and places the others', () => {
  const account = shop({
    violations: [
      { id: 'a', offences, day: '2026-11-18', facts: { 'fake-orders': 5, 'total-orders': 4 } },
      { id: 'b', offences, day: '2026-11-18', facts },
    ],
  });
  const { violations, problems } = accountStanding(account, aliexpress, { on });
  expect(violations.map(({ violation }) => violation)).toEqual(['b']);
  expect(problems).toMatchObject([{ code: 'violation.impossible', path: 'violations[0]' }]);
});

it('counts each ledger by its own points', () => {
  const given = { id: 'p', ledger: 'penalty-points', day: '2026-10-08', points: 5 };
  const { points } = accountStanding(
    shop({ points: [given, { ...given, id: 'q', ledger: 'other' }] }),
    shopeePh,
    { on },
  );
  expect(points.map(({ id, status }) => [id, status])).toEqual([
    ['penalty-points', pointsStatus(shopeePh, 'penalty-points', [given], { on })],
  ]);
});

it('holds criteria about shops against the traits that they ask for', () => {
  const traits = { 'violation-points': 35, disputes: 3, elsewhere: true };
  const { criteria } = accountStanding(shop({ traits }), alibaba1688, { on });
  expect(criteria.map(({ id, status }) => [id, status])).toEqual([
    [
      'flagship-store',
      criteriaStatus({ 'violation-points': 35, disputes: 3 }, alibaba1688, {
        criteria: 'flagship-store',
        validAt: on,
      }),
    ],
  ]);
});

it('gives single numbers as they hold, and every table without a case', () => {
  const { thresholds, tables } = accountStanding(shop({}), pinduoduo, { on });
  expect(thresholds.find(({ id }) => id === 'ship-within')?.holds?.readings[0]?.range).toEqual({ upTo: 48 });
  expect(tables.map(({ id, applies }) => [id, applies])).toEqual([
    ['late-shipment', null],
    ['false-shipment', null],
  ]);
});

it('has a standing under every pack without any facts', () => {
  for (const pack of rulePacks) expect(accountStanding(shop({}), pack, { on }).problems).toEqual([]);
});
