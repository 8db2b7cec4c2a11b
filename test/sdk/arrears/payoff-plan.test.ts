import type { AccountFacts, Pack, Payment } from 'duewatch';
import { type PayoffStep, payoffPlan } from 'duewatch/arrears';
import { jdOpenPlatform, taobaoOpenPlatform as pack } from 'duewatch/packs';
import { withOwnValues } from 'duewatch/schema';
import { explain } from 'duewatch/text';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { traceAccount } from '../../../sdk/src/arrears/trace-account.ts';
import { addDays } from '../../../sdk/src/base/day.ts';
import { stated } from '../cost/pack-with.ts';
import { accounts, fen, type Owed, on, owing, usageOf, yuan } from './owing.ts';

const two: Owed = { a: { amount: '10.00', listed: true }, b: { amount: '30.00', listed: false } };
const inForce = (steps: readonly PayoffStep[]) => steps.filter(({ rung }) => rung.basis === 'in-force');
const paying = (account: AccountFacts, day: string, pay: readonly { appKey: string; amount: string }[]) => {
  const payments: Payment[] = pay.map((part) => ({ id: `paid-${part.appKey}`, day, ...part }));
  return { ...account, payments: [...(account.payments ?? []), ...payments] };
};
const statusOf = (account: AccountFacts, day: string, rules = pack) =>
  traceAccount(account, withOwnValues(rules, account.values ?? {}).pack, day).arrears;
/** The same rules, but a charge that is not drawn counts as arrears two days later only. */
const dueLater: Pack = {
  ...pack,
  tariffs: pack.tariffs.map((tariff) => ({
    ...tariff,
    versions: tariff.versions.map((version) => ({ ...version, dueAfterDays: stated(2) })),
  })),
};
const bothPacks = [
  ['due at once', pack],
  ['due after two days', dueLater],
] as const;

describe('the steps ahead, by full days in arrears', () => {
  test.each([
    [0, ['days-1', 'days-3', 'days-5', 'days-7'], 0],
    [1, ['days-3', 'days-5', 'days-7'], 1],
    [2, ['days-3', 'days-5', 'days-7'], 0],
    [3, ['days-5', 'days-7'], 1],
    [4, ['days-5', 'days-7'], 0],
    [5, ['days-7'], 1],
    [6, ['days-7'], 0],
    [7, [], null],
  ])('after %i: %j, the first to be averted in %s days', (days, rungs, inDays) => {
    const { steps, owed, since } = payoffPlan(owing(days, two), pack, { on });
    expect(inForce(steps).map(({ rung }) => rung.id)).toEqual(rungs);
    expect(owed).toEqual({ low: '40.00', high: '40.00' });
    expect(since).toBe(addDays(on, -days));
    if (inDays === null) return;
    expect(steps[0]).toMatchObject({
      by: addDays(on, inDays),
      amount: '40.00',
      atLeast: '40.00',
      pay: [
        { appKey: 'a', amount: '10.00' },
        { appKey: 'b', amount: '30.00' },
      ],
    });
  });

  it('lists the rungs of the former rule and of another reading, marked', () => {
    const { steps, notes } = payoffPlan(owing(3, two), pack, { on });
    expect(steps.map(({ rung, by }) => [rung.id, rung.basis, by])).toEqual([
      ['days-5', 'in-force', '2026-11-23'],
      ['days-7', 'in-force', '2026-11-25'],
      ['grade-6', 'historical', '2026-12-19'],
      ['grade-6', 'historical', '2027-01-18'],
    ]);
    expect(notes.map(({ code }) => code)).toContain('payoff.note-historical');
  });

  it('averts a measure on the account with all app keys only, and says so', () => {
    const [step] = payoffPlan(owing(0, two), pack, { on }).steps;
    expect(step).toMatchObject({ rung: { id: 'days-1' }, partial: [] });
    expect(explain(step!.whyNotLess, 'en')).toBe(
      'The days count for the account and stop only when all 2 app keys are paid in full; a part payment does not stop them',
    );
  });

  it('averts nothing known of a rung whose measures are not published but by full payment', () => {
    const step = payoffPlan(owing(6, two), pack, { on }).steps[0];
    expect(step).toMatchObject({ amount: '40.00', averts: [], whyNotLess: { code: 'payoff.why-unknown' } });
  });

  it('names the last safe day, and that the platform may have acted on the next', () => {
    const step = payoffPlan(owing(3, two), pack, { on }).steps[0];
    expect(explain(step!.when, 'en')).toBe(
      'Pay by 23 Nov; on 24 Nov (5 full days) the platform may have acted already',
    );
  });

  it('has what averts a part of a step, cheapest first', () => {
    const [step] = payoffPlan(owing(2, two), pack, { on }).steps;
    expect(
      step!.partial.map(({ appKey, amount, averts }) => [appKey, amount, averts.map(({ kind }) => kind)]),
    ).toEqual([
      ['a', '10.00', ['hide-service']],
      ['b', '30.00', ['throttle']],
    ]);
  });

  it('counts both treatments of an app key that may or may not be in the service market', () => {
    const [step] = payoffPlan(owing(2, { ...two, c: { amount: '5.00' } }), pack, { on }).steps;
    expect(step!.partial[0]).toMatchObject({
      appKey: 'c',
      averts: [
        { kind: 'hide-service', apps: ['c'], certainty: 'possible' },
        { kind: 'throttle', apps: ['c'], certainty: 'possible' },
      ],
    });
  });

  it('needs no payment where the facts have one of the days to come', () => {
    const account = owing(3, two, { payments: [{ id: '1', day: addDays(on, 1), amount: '40.00' }] });
    expect(payoffPlan(account, pack, { on }).steps[0]).toMatchObject({
      amount: '0.00',
      whyNotLess: { code: 'payoff.why-covered' },
    });
  });
});

describe('what is owed', () => {
  it('is less after a part payment, and the days are the same', () => {
    const account = owing(3, two, { payments: [{ id: '1', day: on, amount: '15.00' }] });
    const plan = payoffPlan(account, pack, { on });
    expect(plan).toMatchObject({ owed: { high: '25.00' }, since: '2026-11-19' });
    expect(plan.steps[0]).toMatchObject({ by: '2026-11-23', pay: [{ appKey: 'b', amount: '25.00' }] });
  });

  it('is one app key where the other has been paid, and then nothing less averts a part', () => {
    const account = owing(3, two, { payments: [{ id: '1', day: on, amount: '30.00', appKey: 'b' }] });
    const [step] = payoffPlan(account, pack, { on }).steps;
    expect(step).toMatchObject({ pay: [{ appKey: 'a', amount: '10.00' }], partial: [] });
  });

  it('grows by usage of the coming days that is in the facts', () => {
    const account = owing(3, two, { usage: [usageOf('a', addDays(on, 1), 7)] });
    const { now, steps } = payoffPlan(account, pack, { on });
    expect(now?.amount).toBe('40.00');
    expect(steps[0]).toMatchObject({ by: '2026-11-23', amount: '47.00' });
  });

  it('says that charges of the coming days come on top', () => {
    const codes = (days: number) => payoffPlan(owing(days, two), pack, { on }).notes.map(({ code }) => code);
    expect(codes(3)).toContain('payoff.note-later-charges');
  });

  it('is a range where the cost is known as "at most" only', () => {
    const account = owing(3, two, { usage: [usageOf('a', on, 100)], values: {} });
    const { owed, steps, notes, certain } = payoffPlan(account, pack, { on });
    expect(owed).toEqual({ low: '40.00', high: '140.00' });
    expect(steps[0]).toMatchObject({ amount: '140.00', atLeast: '40.00' });
    expect(notes.map(({ code }) => code)).toContain('payoff.note-bounds');
    expect(certain).toBe(true);
  });

  it('is nothing where all is paid, and what waits for the console is said', () => {
    const account = owing(3, two, { payments: [{ id: '1', day: on, amount: '40.00' }] });
    const plan = payoffPlan(account, pack, { on: addDays(on, 1) });
    expect(plan).toMatchObject({ state: 'clear', steps: [], now: null });
    const later = owing(4, two, { payments: [{ id: '1', day: on, amount: '40.00' }] });
    const waiting = payoffPlan(later, pack, { on });
    expect(waiting).toMatchObject({ state: 'paid', steps: [], now: { amount: '0.00', pay: [] } });
    expect(waiting.now?.toLift.map(({ kind }) => kind)).toEqual(['hide-service', 'throttle']);
  });

  it('is not known without a position', () => {
    const { position: _, ...account } = owing(3, two);
    expect(payoffPlan(account, pack, { on, cash: '1.00' })).toMatchObject({
      state: 'unknown',
      owed: null,
      steps: [],
      now: null,
      notes: [{ code: 'need.position' }],
    });
  });
});

it('says what full payment ends at once and what is left to lift', () => {
  const { now } = payoffPlan(owing(3, two), pack, { on });
  expect(now).toMatchObject({ amount: '40.00', endsAtOnce: [{ kind: 'freeze-settlement' }], unknown: [] });
  expect(now?.toLift.map(({ kind }) => kind)).toEqual(['warn', 'hide-service', 'throttle']);
  expect(now?.text.map((line) => explain(line, 'en'))).toEqual([
    'Full payment of 2 app keys now takes ¥40.00',
    'Ends with full payment: income frozen, settlement suspended',
    'Still to be lifted in the console after it: warned, service hidden, API and data push throttled',
  ]);
});

it('plans for the ladder of another platform', () => {
  const account = { ...owing(6, two), platform: 'jd-open-platform', values: {} };
  const { steps } = payoffPlan(account, jdOpenPlatform, { on });
  expect(steps[0]).toMatchObject({ amount: '40.00', averts: [{ kind: 'suspend-calls' }], partial: [] });
});

describe.each(bothPacks)('following the plan, fees %s,', (_, rules) => {
  const averted = (account: AccountFacts, step: PayoffStep) => {
    const before = statusOf(account, step.rung.day, rules);
    const paid = (pay: PayoffStep['pay']) => {
      const { since, state, measures } = statusOf(paying(account, step.by, pay), step.rung.day, rules);
      const same = state === 'in-arrears' && since === before.since;
      const falls = measures.some(({ id, apps }) =>
        step.averts.some(
          (one) => one.id === id && (apps.length === 0 || apps.some((key) => one.apps.includes(key))),
        ),
      );
      return step.averts.length === 0 || step.rung.basis !== 'in-force' ? !same : !falls;
    };
    return paid;
  };

  it('averts the measures of each step, and one fen less for any app key does not', () => {
    let checked = 0;
    fc.assert(
      fc.property(accounts, (account) => {
        for (const step of payoffPlan(account, rules, { on }).steps) {
          const paid = averted(account, step);
          expect(paid(step.pay)).toBe(true);
          step.pay.forEach((part, index) => {
            const less = yuan(fen(part.amount) - 1);
            const rest = step.pay.filter((_, other) => other !== index);
            expect(paid(less === '0.00' ? rest : [...rest, { ...part, amount: less }])).toBe(false);
            checked += 1;
          });
        }
      }),
      { numRuns: 150 },
    );
    expect(checked).toBeGreaterThan(100);
  }, 30_000);

  it('spares the one app key that is paid in full, and one fen less does not', () => {
    fc.assert(
      fc.property(accounts, (account) => {
        for (const step of payoffPlan(account, rules, { on }).steps) {
          for (const { appKey, amount } of step.partial) {
            const falls = (paid: number) => {
              const pay = paid === 0 ? [] : [{ appKey, amount: yuan(paid) }];
              const { measures } = statusOf(paying(account, step.by, pay), step.rung.day, rules);
              return measures.some(({ apps }) => apps.includes(appKey));
            };
            expect([falls(fen(amount)), falls(fen(amount) - 1)]).toEqual([false, true]);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('ends the arrears with what is to be paid now', () => {
    fc.assert(
      fc.property(accounts, (account) => {
        const { now, state, owed } = payoffPlan(account, rules, { on });
        expect(state).toBe('in-arrears');
        if (rules === pack) expect(now?.amount).toBe(owed?.high);
        expect(fen(now!.atLeast)).toBeLessThanOrEqual(fen(now!.amount));
        expect(statusOf(paying(account, on, now!.pay), on, rules).state).not.toBe('in-arrears');
      }),
    );
  });

  it('changes nothing of what it is given', () => {
    fc.assert(
      fc.property(accounts, (account) => {
        const before = structuredClone(account);
        payoffPlan(account, rules, { on, cash: '10.00' });
        expect(account).toEqual(before);
      }),
      { numRuns: 20 },
    );
  });
});

describe('with limited cash', () => {
  const plan = (days: number, owed: Owed, cash: string, worth?: Record<string, string>) =>
    payoffPlan(owing(days, owed), pack, { on, cash, ...(worth === undefined ? {} : { worth }) }).allocation!;
  const worth = { a: '100.00', b: '200.00' };

  test.each<[string, string, Record<string, string> | undefined, object]>([
    [
      'nothing is paid where there is none',
      '0.00',
      worth,
      { pay: [], spent: '0.00', all: false, loss: '1500.00' },
    ],
    ['the app key that earns more is paid', '30.00', worth, { pay: [{ appKey: 'b' }], loss: '500.00' }],
    ['the one that the cash is enough for is', '29.99', worth, { pay: [{ appKey: 'a' }], loss: '1000.00' }],
    [
      'one fen too little for all leaves the cheaper loss',
      '39.99',
      worth,
      { pay: [{ appKey: 'b' }], left: '9.99' },
    ],
    ['all is paid where it is enough', '40.00', worth, { all: true, left: '0.00', loss: '0.00', stays: [] }],
    ['all is paid where it is more', '41.00', worth, { all: true, spent: '40.00', left: '1.00' }],
    [
      'without a worth, the most measures are averted, and the loss is not known',
      '30.00',
      { b: '200.00' },
      { pay: [{ appKey: 'a' }], by: 'measures', averts: 3, loss: '1000.00' },
    ],
    [
      'and the loss of what nobody valued is not zero',
      '9.00',
      { b: '200.00' },
      { pay: [], by: 'measures', averts: 0, loss: null },
    ],
  ])('%s', (_, cash, values, expected) => {
    expect(plan(2, two, cash, values)).toMatchObject({ horizon: '2026-11-27', exact: true, ...expected });
  });

  it('takes the cheapest of what saves the same', () => {
    const owed = { a: { amount: '10.00', listed: true }, b: { amount: '9.00', listed: true } };
    expect(plan(3, owed, '10.00', { a: '5.00', b: '5.00' }).pay).toEqual([{ appKey: 'b', amount: '9.00' }]);
    const same = { a: { amount: '9.00', listed: true }, b: { amount: '9.00', listed: true } };
    expect(plan(3, same, '10.00', { a: '5.00', b: '5.00' }).pay).toHaveLength(1);
  });

  it('says what comes whichever app keys are paid', () => {
    expect(plan(0, two, '30.00', worth).stays.map(({ kind }) => kind)).toEqual(['warn']);
  });

  it('says where paying a part averts nothing known', () => {
    expect(plan(5, two, '30.00', worth)).toMatchObject({
      pay: [],
      text: [{ code: 'payoff.allocation-nothing' }],
    });
  });

  it('refuses what is no amount', () => {
    expect(() => plan(3, two, '-1.00')).toThrow(RangeError);
    expect(() => plan(3, two, '1.00', { a: 'much' })).toThrow(RangeError);
  });

  /** What the ladder of 2017 does to an app key from a day on, written down by hand. */
  function taken(days: number, listed: boolean | undefined) {
    if (days >= 5) return { days: 0, measures: 0 };
    const atFive = listed === false ? 1 : 2;
    return days >= 3 ? { days: 3, measures: atFive } : { days: 5, measures: 1 + atFive };
  }

  const keys = (minLength: number, maxLength: number) =>
    fc
      .array(
        fc.record({
          amount: fc.integer({ min: 1, max: 9_999 }),
          listed: fc.constantFrom(true, false, undefined),
          worth: fc.integer({ min: 0, max: 50_000 }),
        }),
        { minLength, maxLength },
      )
      .map((list) => list.map((key, index) => ({ ...key, appKey: `k${String(index).padStart(2, '0')}` })));
  type Keys = { appKey: string; amount: number; listed: boolean | undefined; worth: number }[];

  const owedOf = (list: Keys): Owed =>
    Object.fromEntries(
      list.map(({ appKey, amount, listed }) => [
        appKey,
        { amount: yuan(amount), ...(listed === undefined ? {} : { listed }) },
      ]),
    );
  const worthOf = (list: Keys) => Object.fromEntries(list.map(({ appKey, worth }) => [appKey, yuan(worth)]));

  /** The least loss and the most measures averted, by going through every subset. */
  function bruteForce(list: Keys, days: number, cash: number) {
    let [loss, averts] = [Number.POSITIVE_INFINITY, 0];
    for (let mask = 0; mask < 2 ** list.length; mask++) {
      let [cost, lost, averted] = [0, 0, 0];
      list.forEach(({ amount, listed, worth }, bit) => {
        const hit = taken(days, listed);
        if (Math.floor(mask / 2 ** bit) % 2 === 1) {
          cost += amount;
          averted += hit.measures;
        } else lost += worth * hit.days;
      });
      if (cost > cash) continue;
      loss = Math.min(loss, lost);
      averts = Math.max(averts, averted);
    }
    return { loss, averts };
  }
  const scenes = fc.tuple(keys(1, 9), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 99 }));
  const part = (list: Keys, percent: number) =>
    Math.floor((list.reduce((all, { amount }) => all + amount, 0) * percent) / 100);

  it('loses exactly what the best of all subsets loses, and spends no more than there is', () => {
    fc.assert(
      fc.property(scenes, ([list, days, percent]) => {
        const cash = part(list, percent);
        const found = plan(days, owedOf(list), yuan(cash), worthOf(list));
        const best = bruteForce(list, days, cash);
        expect(fen(found.loss!)).toBe(best.loss);
        expect(found).toMatchObject({ exact: true, bound: { loss: found.loss } });
        expect(fen(found.spent)).toBeLessThanOrEqual(cash);
        expect(found.pay.reduce((all, { amount }) => all + fen(amount), 0)).toBe(fen(found.spent));
        expect(fen(found.left) + fen(found.spent)).toBe(cash);
      }),
    );
  });

  it('averts as many measures as the best of all subsets where nobody said what app keys earn', () => {
    fc.assert(
      fc.property(scenes, ([list, days, percent]) => {
        const cash = part(list, percent);
        const found = plan(days, owedOf(list), yuan(cash));
        expect(found.averts).toBe(bruteForce(list, days, cash).averts);
      }),
    );
  });

  it('never loses more with more cash', () => {
    fc.assert(
      fc.property(scenes, fc.integer({ min: 0, max: 99 }), ([list, days, percent], other) => {
        const [less, more] = [percent, other].sort((a, b) => a - b) as [number, number];
        const loss = (share: number) =>
          fen(plan(days, owedOf(list), yuan(part(list, share)), worthOf(list)).loss!);
        expect(loss(more)).toBeLessThanOrEqual(loss(less));
      }),
    );
  });

  it('is the best of 2^20 subsets for 20 app keys', () => {
    const list = fc.sample(keys(20, 20), { seed: 7, numRuns: 1 })[0]!;
    const cash = part(list, 50);
    const found = plan(2, owedOf(list), yuan(cash), worthOf(list));
    expect(fen(found.loss!)).toBe(bruteForce(list, 2, cash).loss);
  }, 30_000);

  it('beyond 20 app keys, loses no less than its bound, and says whether it reaches it', () => {
    fc.assert(
      fc.property(keys(21, 40), fc.integer({ min: 1, max: 90 }), (list, percent) => {
        const cash = part(list, percent);
        const found = plan(2, owedOf(list), yuan(cash), worthOf(list));
        const bound = fen((found.bound as { loss: string }).loss);
        expect(fen(found.spent)).toBeLessThanOrEqual(cash);
        expect(fen(found.loss!)).toBeGreaterThanOrEqual(bound);
        expect(found.exact).toBe(fen(found.loss!) === bound);
        expect(found.text.some(({ code }) => code === 'payoff.allocation-bound-loss')).toBe(!found.exact);
      }),
      { numRuns: 40 },
    );
  });

  it('has a bound that the best choice keeps: 14 app keys of worth beside 7 that nothing would save', () => {
    fc.assert(
      fc.property(keys(14, 14), fc.integer({ min: 1, max: 90 }), (list, percent) => {
        const idle = Array.from({ length: 7 }, (_, index) => ({
          appKey: `idle-${index}`,
          amount: 1,
          listed: true,
          worth: 0,
        }));
        const cash = part(list, percent);
        const all = [...list, ...idle];
        const found = plan(2, owedOf(all), yuan(cash), worthOf(all));
        const best = bruteForce(list, 2, cash).loss;
        expect(fen((found.bound as { loss: string }).loss)).toBeLessThanOrEqual(best);
        expect(fen(found.loss!)).toBeGreaterThanOrEqual(best);
      }),
      { numRuns: 20 },
    );
  });
});
