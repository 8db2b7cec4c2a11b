import type { AccountFacts, Facts } from 'duewatch';
import { assess } from 'duewatch/assess';
import { alibaba1688, aliexpress } from 'duewatch/packs';
import { explain } from 'duewatch/text';
import { expect, it, test } from 'vitest';
import type { Violation } from '../../sdk/src/facts/schema.ts';
import type { Pack } from '../../sdk/src/pack/schema.ts';

const [manipulation, fake] = ['credit-and-sales-manipulation', 'fake-transactions'];
const violation = (more: Partial<Violation>): Violation => ({
  id: 'v',
  noticed: '2026-11-20',
  offences: { [fake]: false, [manipulation]: true },
  facts: { times: 1 },
  ...more,
});

const assessed = (account: Partial<AccountFacts>, pack: Pack = aliexpress) => {
  const facts: Facts = {
    format: 'duewatch/facts@1',
    accounts: [{ platform: 'aliexpress', id: 'shop', ...account }],
  };
  const { deadlines, warnings } = assess(facts, [pack], { on: '2026-11-27' });
  const appeal = deadlines.find(({ kind }) => kind === 'appeal');
  const said = (locale: 'zh-CN' | 'en') =>
    appeal?.cost === undefined ? undefined : explain(appeal.cost, locale);
  return { appeal, warnings, zh: said('zh-CN'), en: said('en') };
};

/** The pack with its first time of sales manipulation taking these measures and no others. */
function taking(...measures: object[]): Pack {
  const penalties = aliexpress.penalties!.map((penalty) => {
    if (penalty.id !== manipulation) return penalty;
    const versions = penalty.versions.map((version) => ({
      ...version,
      clauses: version.clauses.map((clause) => ({
        ...clause,
        steps: clause.steps.map(({ oneOf: _, ...step }) => ({ ...step, measures })),
      })),
    }));
    return { ...penalty, versions };
  });
  return { ...aliexpress, penalties } as Pack;
}
const freeze = { kind: 'freeze-account', modality: 'must', days: 7 };

test.each([
  [
    'a number of days, and what a day brings',
    [freeze],
    '100.00',
    '停业 7 天，共 ¥700.00',
    '7 days without sales, ¥700.00 in all',
  ],
  [
    'a number of days, and nobody knows what a day brings',
    [freeze],
    undefined,
    '停业 7 天，金额未知',
    '7 days without sales, amount not known',
  ],
  [
    'a day that brings nothing',
    [freeze],
    '0.00',
    '停业 7 天，共 ¥0.00',
    '7 days without sales, ¥0.00 in all',
  ],
  [
    'days that may be',
    [{ ...freeze, modality: 'may' }],
    '100.00',
    '停业 0 至 7 天，¥0.00 至 ¥700.00',
    '0 to 7 days without sales, ¥0.00 to ¥700.00',
  ],
  [
    'days that run side by side',
    [freeze, { ...freeze, days: 3 }],
    '100.00',
    '停业 7 天，共 ¥700.00',
    '7 days without sales, ¥700.00 in all',
  ],
  [
    'days and money',
    [freeze, { kind: 'compensate-buyer', modality: 'must', amount: '20.00' }],
    '100.00',
    '停业 7 天，共 ¥720.00',
    '7 days without sales, ¥720.00 in all',
  ],
  [
    'days whose worth is not known, and money',
    [freeze, { kind: 'compensate-buyer', modality: 'must', amount: '20.00' }],
    undefined,
    '停业 7 天，至少 ¥20.00',
    '7 days without sales, at least ¥20.00',
  ],
  [
    'money of which the amount is not stated',
    [freeze, { kind: 'deduct-deposit', modality: 'must' }],
    '100.00',
    '停业 7 天，至少 ¥700.00',
    '7 days without sales, at least ¥700.00',
  ],
  [
    'the end of the shop',
    [{ kind: 'expel', modality: 'must' }],
    '100.00',
    '停业，期限未写明，金额未知',
    'without sales, no end stated, amount not known',
  ],
  [
    'a restriction of something that has no price',
    [{ kind: 'restrict-rights', modality: 'must', days: 15 }],
    '100.00',
    '受限 15 天，金额未知',
    '15 days restricted, amount not known',
  ],
  [
    'a warning and no more',
    [{ kind: 'warn', modality: 'must' }],
    undefined,
    '没有停业、限制或扣款',
    'no day without sales, no restriction and no deduction',
  ],
] as const)('an appeal against %s', (_, measures, margin, zh, en) => {
  const risk = margin === undefined ? {} : { risk: { margin } };
  const found = assessed({ violations: [violation({})], ...risk }, taking(...measures));
  expect([found.zh, found.en]).toEqual([zh, en]);
});

test.each([
  ['unknown', undefined, '可能停业，天数未知，金额未知'],
  ['known', '100.00', '可能停业，天数未知，金额未知'],
])('one of several penalties, of which one has no end, with a margin that is %s', (_, margin, zh) => {
  const risk = margin === undefined ? {} : { risk: { margin } };
  expect(assessed({ violations: [violation({})], ...risk }).zh).toBe(zh);
});

it('says that there may be more where the rule does', () => {
  const facts = { times: 2, 'fake-orders': 30, 'total-orders': 100 };
  const offences = { [fake]: true, [manipulation]: false };
  const found = assessed({ violations: [violation({ offences, facts })], risk: { margin: '100.00' } });
  expect(found.zh).toBe('受限 15 天，金额未知，可能更多');
});

test.each([
  [
    'only a warning is known and the rule says that there is more',
    { offences: { [fake]: true, [manipulation]: false } },
  ],
  ['the facts cannot be', { facts: { times: -1 } }],
])('has no cost, and what follows in its place, where %s', (_, more) => {
  const { appeal, warnings } = assessed({ violations: [violation(more)], risk: { margin: '100.00' } });
  expect(appeal?.cost).toBeUndefined();
  expect(warnings[0]?.cost).toEqual({ code: 'deadline.appeal.then' });
});

it('the warning of an appeal says what it costs', () => {
  const { warnings } = assessed({ violations: [violation({})], risk: { margin: '100.00' } }, taking(freeze));
  expect(warnings[0]).toMatchObject({ id: 'aliexpress/shop/due/appeal' });
  expect(explain(warnings[0]!.cost, 'en')).toBe('7 days without sales, ¥700.00 in all');
});

it('a deadline of another kind has none', () => {
  const ownDeadlines = [{ id: 'n', what: 'renew', due: '2026-11-27' }];
  const facts: Facts = {
    format: 'duewatch/facts@1',
    accounts: [{ platform: 'aliexpress', id: 'shop', ownDeadlines, risk: { margin: '100.00' } }],
  };
  const [own] = assess(facts, [aliexpress], { on: '2026-11-27' }).deadlines;
  expect(own).not.toHaveProperty('cost');
});

test.each([
  ['the earlier one first', ['2022-01-05', '2022-01-25']],
  ['the later one first', ['2022-01-25', '2022-01-05']],
])('violations whose day decides what follows each have their own cost, %s', (_, days) => {
  const source = Object.keys(alibaba1688.sources)[0];
  const { appeal } = aliexpress.penalties!.find(({ id }) => id === manipulation)!.versions[0]!;
  const own = JSON.parse(JSON.stringify(appeal).replace(/"source":"[^"]*"/g, `"source":"${source}"`));
  const penalties = alibaba1688.penalties!.map((penalty) =>
    penalty.id === 'identity-gate'
      ? { ...penalty, versions: penalty.versions.map((version) => ({ ...version, appeal: own })) }
      : penalty,
  );
  const gate = penalties.find(({ id }) => id === 'identity-gate')!;
  const facts = Object.fromEntries(
    gate.facts.flatMap(({ id, kind }) => (kind === 'yes-no' ? [[id, true]] : [])),
  );
  const violations = days.map((day): Violation => {
    return { id: day, day, noticed: '2022-02-01', offences: { [gate.offence]: true }, facts };
  });
  const costs = (...held: Violation[]) => {
    const accounts = [{ platform: 'alibaba-1688', id: 'shop', violations: held }];
    const pack = { ...alibaba1688, penalties } as Pack;
    const { deadlines } = assess({ format: 'duewatch/facts@1', accounts }, [pack], { on: '2022-02-02' });
    return Object.fromEntries(deadlines.flatMap(({ violation: of, cost }) => (of ? [[of, cost]] : [])));
  };
  const alone = Object.assign({}, ...violations.map((each) => costs(each)));
  expect(alone[days[0]!]).not.toEqual(alone[days[1]!]);
  expect(costs(...violations)).toEqual(alone);
});
