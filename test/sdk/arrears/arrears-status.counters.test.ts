import type { Settlement } from 'duewatch';
import { arrearsStatus } from 'duewatch/arrears';
import { deadlines } from 'duewatch/deadline';
import { taobaoOpenPlatform } from 'duewatch/packs';
import { describe, expect, it, test } from 'vitest';
import { addDays } from '../../../sdk/src/base/day.ts';
import type { Counter } from '../../../sdk/src/pack/schema.ts';
import { stated } from '../cost/pack-with.ts';
import {
  apps,
  ladderVersionWith,
  measureWith,
  type Owed,
  owing,
  packOfLadder,
  rungWith,
} from './ladder-with.ts';

const rungs = [
  rungWith('in-arrears', 0, measureWith('freeze-settlement', 'income', 'on-payment')),
  rungWith('days-1', 1, measureWith('warn', 'account', 'lift-in-console')),
  rungWith(
    'days-3',
    3,
    measureWith('hide-service', 'listed-apps', 'lift-in-console'),
    measureWith('throttle', 'unlisted-apps', 'lift-in-console'),
  ),
  rungWith(
    'days-5',
    5,
    measureWith('freeze-service', 'listed-apps', 'lift-in-console', {
      replaces: ['hide-service-listed-apps'],
    }),
    measureWith('suspend-calls', 'all-apps', 'lift-in-console'),
  ),
];
const packOf = (counter: Counter) => packOfLadder(ladderVersionWith(rungs, { counter: stated(counter) }));
const day = (days: number) => addDays('2026-11-01', days);

/** `listed` owes since day 0 and `unlisted` since day 2; on day 4 the first is paid. */
const debts: Owed = [
  ['listed', day(0)],
  ['unlisted', day(2)],
];
const payment = { day: day(4), amount: '10.00', appKey: 'listed' };
const statusOf = (counter: Counter, days: number) =>
  arrearsStatus(owing(debts, day(days), payment), packOf(counter), { on: day(days), apps });

describe('what is counted, when one of two app keys is paid on day 4', () => {
  test.each([
    [3, 'account-episode', 3, 'days-3', []],
    [3, 'oldest-debt', 3, 'days-3', []],
    [3, 'app-key-episode', 3, 'days-3', []],
    [4, 'account-episode', 4, 'days-3', []],
    [4, 'oldest-debt', 2, 'days-1', ['days-3']],
    [4, 'app-key-episode', 2, 'days-1', ['days-3']],
    [5, 'account-episode', 5, 'days-5', []],
    [5, 'oldest-debt', 3, 'days-3', ['days-5']],
    [5, 'app-key-episode', 3, 'days-3', ['days-5']],
  ] as const)(
    'on day %i the %s is %i days, %s is reached, and %j is possible',
    (days, counter, count, rung, possible) => {
      const status = statusOf(counter, days);
      expect(status).toMatchObject({ state: 'in-arrears', days: count, rung: { id: rung } });
      expect(status.possible.map(({ id, basis }) => [id, basis])).toEqual(
        possible.map((id) => [id, 'reading']),
      );
    },
  );

  it('the freeze has held since day 0 whatever is counted: a payment in part ends no arrears', () => {
    for (const counter of ['account-episode', 'oldest-debt', 'app-key-episode'] as const) {
      const freeze = statusOf(counter, 5).measures.find(({ kind }) => kind === 'freeze-settlement');
      expect(freeze).toMatchObject({ since: day(0), certainty: 'certain' });
    }
  });
});

describe('each app key by its own days', () => {
  const both = (days: number, settlement: Partial<Settlement> = {}) =>
    arrearsStatus({ ...owing(debts, day(days)), ...settlement }, packOf('app-key-episode'), {
      on: day(days),
      apps,
    });
  const measures = (days: number) =>
    both(days).measures.map(({ kind, apps: keys, since }) => [kind, keys.join(), since]);

  it('measures fall on each app key on its own day, and on the account with the longest', () => {
    expect(measures(4)).toEqual([
      ['freeze-settlement', '', day(0)],
      ['warn', '', day(1)],
      ['hide-service', 'listed', day(3)],
    ]);
    expect(measures(5)).toEqual([
      ['freeze-settlement', '', day(0)],
      ['warn', '', day(1)],
      ['throttle', 'unlisted', day(5)],
      ['freeze-service', 'listed', day(5)],
      ['suspend-calls', 'listed,unlisted', day(5)],
    ]);
  });

  it('every app key has its own next rung', () => {
    expect(both(4).coming.map(({ id, day: at, apps: keys }) => [id, at, keys])).toEqual([
      ['days-3', day(5), ['unlisted']],
      ['days-5', day(5), ['listed']],
    ]);
    expect(both(4).next?.brings.map(({ id }) => id)).toEqual(['days-3', 'days-5']);
  });

  it('every app key has its own deadlines', () => {
    const position = {
      day: day(0),
      prepaid: '0.00',
      debts: [{ id: '1', appKey: 'listed', day: day(0), amount: '10.00' }],
    };
    const charged = { id: '2', appKey: 'unlisted', day: day(0), due: day(2), amount: '10.00' };
    const account = {
      platform: 'test',
      id: 'isv',
      apps,
      position: { ...position, debts: [...position.debts, charged] },
    };
    const facts = { format: 'duewatch/facts@1' as const, accounts: [account] };
    const found = deadlines(facts, [packOf('app-key-episode')], { on: day(2) });
    expect(
      found.map(({ id, earliest, latest }) => [id.split('/').slice(4).join('/'), earliest, latest]),
    ).toEqual([
      ['days-3/listed', day(3), day(3)],
      ['days-3/unlisted', day(5), day(5)],
      ['days-5/listed', day(5), day(5)],
    ]);
  });

  it('a rung that replaces a measure does so for its own app keys only', () => {
    const two: Owed = [
      ['a', day(0)],
      ['b', day(2)],
    ];
    const status = arrearsStatus(owing(two, day(5)), packOf('app-key-episode'), {
      on: day(5),
      apps: [
        { appKey: 'a', listed: true },
        { appKey: 'b', listed: true },
      ],
    });
    const hidden = status.measures.filter(({ kind }) => /service/.test(kind));
    expect(hidden.map(({ kind, apps: keys }) => [kind, ...keys])).toEqual([
      ['hide-service', 'b'],
      ['freeze-service', 'a'],
    ]);
  });

  it("takes an app key's own arrears where the settlement tells them", () => {
    const episodesByApp = {
      listed: [{ since: day(0), paidOn: null }],
      unlisted: [{ since: day(1), paidOn: null }],
    };
    const status = both(4, { episodesByApp });
    expect(status.measures.find(({ kind }) => kind === 'throttle')).toMatchObject({
      apps: ['unlisted'],
      since: day(4),
    });
  });
});

describe('the ladder of 2017 counts the days of the account, and says what the age of the oldest debt would be', () => {
  const status = arrearsStatus(owing(debts, day(5), payment), taobaoOpenPlatform, { on: day(5), apps });

  it('lists the other reading and what it reaches', () => {
    expect(status).toMatchObject({ days: 5, rung: { id: 'days-5' } });
    expect(status.readings).toMatchObject([
      { counter: 'oldest-debt', days: 3, rung: { id: 'days-3' }, basis: 'reading' },
    ]);
    expect(status.reasons).toContainEqual(
      expect.objectContaining({
        text: expect.objectContaining({ code: 'reason.counter' }),
        cite: expect.objectContaining({ confidence: 'inferred' }),
      }),
    );
  });

  it('says nothing of it where it makes no difference', () => {
    const same = arrearsStatus(owing(debts, day(3)), taobaoOpenPlatform, { on: day(3), apps });
    expect(same.readings).toMatchObject([{ days: 3, rung: { id: 'days-3' } }]);
    expect(same.reasons.map(({ text }) => text.code)).not.toContain('reason.counter');
  });
});

describe('part of what is owed', () => {
  const two: Owed = [
    ['listed', day(0)],
    ['listed', day(0)],
  ];
  const on = (days: number, ...payments: { day: string; amount: string }[]) =>
    arrearsStatus(owing(two, day(days), ...payments), taobaoOpenPlatform, { on: day(days), apps });

  test.each([
    ['nothing paid', [], 'in-arrears', 4, '20.00'],
    ['part paid: the days go on', [{ day: day(2), amount: '19.99' }], 'in-arrears', 4, '0.01'],
    [
      'all paid in two parts',
      [
        { day: day(1), amount: '12.00' },
        { day: day(2), amount: '8.00' },
      ],
      'clear',
      0,
      '0.00',
    ],
    ['overpaid', [{ day: day(2), amount: '50.00' }], 'clear', 0, '0.00'],
  ] as const)('%s', (_, payments, state, days, owed) => {
    expect(on(4, ...payments)).toMatchObject({ state, days, owed });
  });

  it('an overpayment is used up before arrears begin again, at day 0', () => {
    const later: Owed = [...two, ['listed', day(3)], ['listed', day(4)], ['listed', day(5)]];
    const settled = owing(later, day(6), { day: day(2), amount: '35.00' });
    expect(arrearsStatus(settled, taobaoOpenPlatform, { on: day(6), apps })).toMatchObject({
      since: day(4),
      days: 2,
      owed: '15.00',
      rung: { id: 'days-1' },
    });
  });
});
