import type { AccountFacts } from 'duewatch';
import { atStake, traceAccount } from 'duewatch/arrears';
import { mergeFacts, readFiles } from 'duewatch/import';
import { taobaoOpenPlatform as pack } from 'duewatch/packs';
import { arrearsCauses, arrearsExposure, riskScore } from 'duewatch/risk';
import { explain } from 'duewatch/text';
import { describe, expect, it } from 'vitest';
import { compare, sum } from '../../../sdk/src/base/decimal.ts';
import { owing } from '../arrears/owing.ts';
import { sample } from '../import/inputs.ts';

const on = '2026-11-22';

function sampleAccount(): AccountFacts {
  const names = ['account.json', 'calls.csv', 'vas-orders.json'];
  const { facts } = readFiles(names.map((name) => sample(`small/${name}`)));
  const merged = mergeFacts({ format: 'duewatch/facts@1', accounts: [] }, facts).facts;
  return merged.accounts.find(({ id }) => id === 'isv-demo')!;
}

function riskOf(account: AccountFacts, until?: string) {
  const { arrears } = traceAccount(account, pack, on);
  const stake = atStake(account, arrears);
  const causes = arrearsCauses(arrears, stake, until === undefined ? {} : { until });
  const score = (exposure = arrearsExposure(stake)) =>
    riskScore({ kind: 'developer', id: account.id }, causes, exposure, { on });
  return { arrears, stake, causes, score };
}

describe('the sample account, three days in arrears', () => {
  const { arrears, stake, causes, score } = riskOf(sampleAccount());
  const clauses = causes[0]!.clauses;

  it('is one cause with a clause for every measure in force and every rung ahead', () => {
    expect(causes.map(({ event }) => event)).toEqual(['arrears/2026-11-19']);
    expect(clauses.map(({ id, modality, facts }) => [id, modality, facts])).toEqual(
      [...arrears.measures, ...arrears.coming.flatMap(({ measures }) => measures)].map((measure) => {
        const former =
          arrears.coming.find(({ measures }) => measures.includes(measure))?.basis === 'historical';
        return former
          ? [`historical/${measure.id}/${measure.since}`, 'may', 'possible']
          : [`in-force/${measure.id}/${measure.since}`, measure.modality, measure.certainty];
      }),
    );
    expect(clauses.some(({ id }) => id.startsWith('historical/'))).toBe(true);
  });

  it('takes the income that is frozen by today once, and days from tomorrow', () => {
    const freeze = clauses.find(({ id }) => id.includes('freeze-settlement'))!;
    expect(freeze.consequences).toEqual([
      { resource: 'frozen-income', from: '2026-11-23', to: null, need: { code: 'risk.need-payday' } },
      { resource: 'frozen-income', amount: stake.now!.frozen },
    ]);
  });

  it('has days and no score without a margin, and asks for it first', () => {
    const found = score();
    // 23 November to 21 December for a debt without an end, and half of 19 January under the former rule.
    expect(found).toMatchObject({ score: null, days: { point: '29.50', low: '2.00', high: null } });
    expect(found.needs.slice(0, 2).map((need) => explain(need, 'en'))).toEqual([
      'What a day is worth: sales',
      'The day on which all will be paid: restrictions count up to it, and without it they have no end',
    ]);
    expect(sum(found.reasons.map(({ days }) => days))).toBe(found.days.point);
  });

  it('has a loss and a score with one, and reasons that add up', () => {
    const margin = { low: '500.00', high: '500.00' };
    const found = score(arrearsExposure(stake, { margin }));
    expect(found.score).not.toBeNull();
    expect(sum(found.reasons.map(({ loss }) => loss!))).toBe(found.loss.point);
    expect(found.reasons.reduce((all, { points }) => all + points!, 0)).toBe(found.score!.point);
    // At least what is frozen already; nobody knows the end.
    expect(compare(found.loss.low, stake.now!.frozen!.low)).toBeGreaterThanOrEqual(0);
    expect(found.loss.high).toBeNull();
    expect(found.confidence).toBe('prior-only');
  });

  it('every clause, need and note has words', () => {
    const { reasons, needs, notes, text } = score();
    for (const message of [...reasons.map((one) => one.text), ...needs, ...notes, ...text])
      for (const locale of ['zh-CN', 'en'] as const)
        expect(explain(message, locale)).not.toMatch(/risk\.|undefined|NaN|null|measure\./);
  });
});

describe('a day to pay by', () => {
  it('ends all restrictions, and what begins after it takes nothing', () => {
    const { score } = riskOf(sampleAccount(), '2026-11-23');
    expect(score().days).toEqual({ low: '1.00', point: '1.00', high: '1.00' });
  });

  it('today leaves what is frozen by today', () => {
    const { score, stake } = riskOf(sampleAccount(), on);
    const found = score();
    expect(found.days.point).toBe('0.00');
    expect(found.loss.low).toBe(stake.now!.frozen!.low);
  });
});

it('nothing owed is no cause', () => {
  const { score, causes } = riskOf({ ...owing(1, {}), position: { day: on, prepaid: '9.00', debts: [] } });
  expect(causes).toEqual([]);
  expect(score()).toMatchObject({ loss: { point: '0.00' }, days: { point: '0.00' }, confidence: 'certain' });
});

it('without orders the loss is not known, and the days are', () => {
  const { score } = riskOf(owing(3, { a: { amount: '10.00', listed: true } }));
  expect(score(arrearsExposure({ pace: null }, { margin: { low: '1.00', high: '1.00' } }))).toMatchObject({
    loss: { point: null, high: null },
    score: null,
  });
  expect(score().days.low).not.toBe('0.00');
});

it('where it is not known which apps are in the service market, that is asked once for all', () => {
  const { causes } = riskOf(owing(3, { a: { amount: '10.00' } }));
  const needs = causes[0]!.clauses.flatMap(({ need }) => need ?? []);
  expect(needs.length).toBeGreaterThan(1);
  expect(new Set(needs.map((need) => JSON.stringify(need)))).toEqual(
    new Set([JSON.stringify({ code: 'need.listed', params: { appKey: 'a' } })]),
  );
});
