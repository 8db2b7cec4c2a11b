import type { AccountFacts } from 'duewatch';
import { whatIf } from 'duewatch/arrears';
import { taobaoOpenPlatform as pack } from 'duewatch/packs';
import { withOwnValues } from 'duewatch/schema';
import { explain } from 'duewatch/text';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { traceAccount } from '../../../sdk/src/arrears/trace-account.ts';
import { addDays } from '../../../sdk/src/base/day.ts';
import { subtract } from '../../../sdk/src/base/decimal.ts';
import { accounts, type Owed, on, owing, usageOf, yuan } from './owing.ts';

const two: Owed = { a: { amount: '10.00', listed: true }, b: { amount: '30.00', listed: false } };
const account = owing(3, two);

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}

describe('a payment', () => {
  test.each<[string, Parameters<typeof whatIf>[3], object]>([
    [
      'of all ends the arrears',
      { pay: [{ amount: '40.00' }] },
      {
        state: { before: 'in-arrears', after: 'clear' },
        owed: { low: '-40.00', high: '-40.00' },
        days: -3,
        rung: { before: 'days-3', after: null },
        measures: { begun: [], ended: ['freeze-settlement', 'hide-service', 'throttle', 'warn'] },
        apps: { begun: [], ended: ['a', 'b'] },
        nextChange: { before: '2026-11-24', after: null, days: null },
      },
    ],
    [
      'of one app key ends what falls on it, and no day is won',
      { pay: [{ amount: '10.00', appKey: 'a' }] },
      {
        owed: { low: '-10.00', high: '-10.00' },
        measures: { begun: [], ended: ['hide-service'] },
        apps: { begun: [], ended: ['a'] },
      },
    ],
    [
      'of a part makes the debt less and nothing else',
      { pay: [{ amount: '5.00' }] },
      { owed: { low: '-5.00', high: '-5.00' } },
    ],
    ['on a later day is not seen yet', { pay: [{ amount: '40.00', day: '2026-11-23' }] }, {}],
    [
      'that is too much joins the balance, as a top-up does',
      { topUp: '41.50' },
      {
        state: { before: 'in-arrears', after: 'clear' },
        owed: { low: '-40.00', high: '-40.00' },
        balance: '1.50',
        days: -3,
        rung: { before: 'days-3', after: null },
        measures: { begun: [], ended: ['freeze-settlement', 'hide-service', 'throttle', 'warn'] },
        apps: { begun: [], ended: ['a', 'b'] },
        nextChange: { before: '2026-11-24', after: null, days: null },
      },
    ],
  ])('%s', (_, change, difference) => {
    expect(whatIf(account, pack, { on }, change).difference).toEqual(difference);
  });

  it('is the same as that payment in the facts', () => {
    const payments = fc.array(
      fc.record({
        amount: fc.integer({ min: 1, max: 30_000 }).map(yuan),
        key: fc.constantFrom('k0', 'k1', undefined),
        offset: fc.integer({ min: 0, max: 3 }),
      }),
      { maxLength: 3 },
    );
    fc.assert(
      fc.property(accounts, payments, fc.integer({ min: 0, max: 5 }), (facts, list, ahead) => {
        const day = addDays(on, ahead);
        const pay = list.map(({ amount, key, offset }) => ({
          amount,
          day: addDays(on, offset),
          ...(key === undefined ? {} : { appKey: key }),
        }));
        const { after } = whatIf(facts, pack, { on }, { pay, on: day });
        const added = {
          ...facts,
          payments: pay.map((payment, index) => ({ id: `real-${index}`, ...payment })),
        };
        const real = traceAccount(added, withOwnValues(pack, facts.values ?? {}).pack, day);
        expect(after).toMatchObject({
          state: real.arrears.state,
          days: real.arrears.days,
          balance: real.settlement?.prepaid,
          owed: { low: real.atLeast.owed, high: real.settlement?.owed },
        });
      }),
    );
  });

  it('of the day whose end the position holds is in it already, and that is said', () => {
    const { difference, text } = whatIf(owing(0, two), pack, { on }, { pay: [{ amount: '40.00' }] });
    expect(difference).toEqual({});
    expect(text.map(({ code }) => code)).toEqual(['what-if.same', 'what-if.note-position']);
  });

  it('is refused where it is none', () => {
    for (const amount of ['0.00', '-1.00', 'much'])
      expect(() => whatIf(account, pack, { on }, { topUp: amount })).toThrow(RangeError);
  });
});

describe('another day', () => {
  it('shows the measures that will have begun', () => {
    const { difference } = whatIf(account, pack, { on }, { on: '2026-11-24' });
    expect(difference).toMatchObject({
      days: 2,
      measures: { begun: ['freeze-service', 'suspend-authorisation'], ended: ['hide-service'] },
      nextChange: { before: '2026-11-24', after: '2026-11-26', days: 2 },
    });
  });

  it('says that no calls are assumed for the days to it', () => {
    const { text } = whatIf(account, pack, { on }, { on: '2026-11-24' });
    expect(explain(text.at(-1)!, 'en')).toBe(
      'No calls are assumed for 2026-11-23 to 2026-11-24; choose how much usage to count them',
    );
  });

  it('may be an earlier one, on which nothing was known yet', () => {
    expect(whatIf(account, pack, { on }, { on: '2026-11-20' }).after.state).toBe('unknown');
  });
});

describe('usage', () => {
  const days = ['2026-11-20', '2026-11-21', '2026-11-22'];
  const using: AccountFacts = {
    ...account,
    usage: days.map((day, index) => usageOf('a', day, 10 * (index + 1))),
  };
  const owedOn = (percent: number, day: string, facts = using) =>
    whatIf(facts, pack, { on }, { usageFactor: { percent }, on: day }).after.owed?.high;

  test.each([
    ['goes on at the mean of the days known', 100, '2026-11-23', '90.00'],
    ['for each day', 100, '2026-11-24', '110.00'],
    ['half as much', 50, '2026-11-24', '90.00'],
    ['not at all', 0, '2026-11-24', '70.00'],
    ['half as much again', 150, '2026-11-24', '130.00'],
    ['of days past is as it was', 1000, on, '70.00'],
  ])('%s', (_, percent, day, owed) => {
    expect(owedOn(percent, day)).toBe(owed);
  });

  it('of a coming day that is known is scaled, not made up', () => {
    const known = { ...using, usage: [...using.usage!, usageOf('b', '2026-11-23', 6)] };
    expect(owedOn(50, '2026-11-23', known)).toBe('73.00');
  });

  it('has a mean of the last seven days with usage, in whole calls to the nearest', () => {
    // 6 × 49 + 55 calls in seven days are 49.86 a day: 50, which cost one fen. The day before them is too long ago.
    const calls = [49, 49, 49, 49, 49, 49, 55, 9_999_999];
    const usage = calls.map((count, index) => ({
      ...usageOf('a', addDays(on, -2 * index), 1),
      calls: count,
    }));
    const day = addDays(on, 1);
    const now = whatIf({ ...account, usage }, pack, { on }, { on: day });
    const { after } = whatIf({ ...account, usage }, pack, { on }, { usageFactor: { percent: 100 }, on: day });
    expect(subtract(after.owed!.high!, now.after.owed!.high!)).toBe('0.01');
  });

  it('is refused by anything but a whole percentage', () => {
    for (const percent of [-1, 0.5, Number.NaN])
      expect(() => whatIf(account, pack, { on }, { usageFactor: { percent } })).toThrow(RangeError);
  });
});

it('changes nothing where nothing is tried', () => {
  fc.assert(
    fc.property(accounts, (facts) => {
      const { before, after, difference, text } = whatIf(facts, pack, { on }, {});
      expect(difference).toEqual({});
      expect(after).toEqual(before);
      expect(text).toEqual([{ code: 'what-if.same' }]);
    }),
  );
});

it('never touches what it is given', () => {
  fc.assert(
    fc.property(accounts, (facts) => {
      const change = frozen({
        pay: [{ amount: '1.00' }],
        topUp: '2.00',
        usageFactor: { percent: 120 },
        on: addDays(on, 3),
      });
      whatIf(frozen(facts), frozen(structuredClone(pack)), { on }, change);
    }),
    { numRuns: 30 },
  );
});

it('is open where the balance is not known', () => {
  const { position: _, ...unknown } = account;
  const { before, difference } = whatIf(unknown, pack, { on }, { topUp: '5.00' });
  expect(before).toMatchObject({ state: 'unknown', owed: null, balance: null });
  expect(difference).toEqual({});
});

it('says the difference in words', () => {
  const { text } = whatIf(account, pack, { on }, { pay: [{ amount: '10.00', appKey: 'a' }] });
  expect(text.map((line) => explain(line, 'en'))).toEqual([
    'Owed: ¥40.00 becomes ¥30.00 (-¥10.00)',
    'No longer: service hidden',
    'Apps no longer affected: a',
  ]);
});
