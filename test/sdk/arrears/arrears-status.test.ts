import { type App, type Settlement, settle } from 'duewatch';
import { arrearsStatus } from 'duewatch/arrears';
import { taobaoOpenPlatform as pack } from 'duewatch/packs';
import { describe, expect, it, test } from 'vitest';
import { addDays } from '../../../sdk/src/base/day.ts';

const apps: App[] = [
  { appKey: 'listed', listed: true },
  { appKey: 'unlisted', listed: false },
];

/** An account that owes 10.00 for each of two app keys since a day. */
function owing(since: string, to: string, ...payments: { day: string; amount: string }[]): Settlement {
  const debts = ['listed', 'unlisted'].map((appKey) => ({ id: appKey, appKey, day: since, amount: '10.00' }));
  const account = {
    position: { day: since, prepaid: '0.00', debts },
    payments: payments.map((payment, index) => ({ id: String(index), ...payment })),
  };
  return settle({ currency: 'CNY', charges: [] }, account, { to });
}

const on = (since: string, days: number) => {
  const day = addDays(since, days);
  return arrearsStatus(owing(since, day), pack, { on: day, apps });
};
const kinds = (measures: readonly { kind: string; apps: readonly string[] }[]) =>
  measures.map(({ kind, apps: keys }) => [kind, ...keys].join(' ')).sort();

describe('the ladder of 2017, day by day', () => {
  test.each([
    [0, 'in-arrears', ['freeze-settlement'], 'days-1', 1],
    [1, 'days-1', ['freeze-settlement', 'warn'], 'days-3', 2],
    [2, 'days-1', ['freeze-settlement', 'warn'], 'days-3', 1],
    [3, 'days-3', ['freeze-settlement', 'hide-service listed', 'throttle unlisted', 'warn'], 'days-5', 2],
    [4, 'days-3', ['freeze-settlement', 'hide-service listed', 'throttle unlisted', 'warn'], 'days-5', 1],
    [
      5,
      'days-5',
      [
        'freeze-service listed',
        'freeze-settlement',
        'suspend-authorisation unlisted',
        'throttle listed',
        'throttle unlisted',
        'warn',
      ],
      'days-7',
      2,
    ],
    [
      6,
      'days-5',
      [
        'freeze-service listed',
        'freeze-settlement',
        'suspend-authorisation unlisted',
        'throttle listed',
        'throttle unlisted',
        'warn',
      ],
      'days-7',
      1,
    ],
  ])('after %i full days the rung is %s', (days, rung, measures, next, inDays) => {
    const status = on('2026-11-19', days);
    expect(status).toMatchObject({
      state: 'in-arrears',
      since: '2026-11-19',
      days,
      owed: '20.00',
      ladder: 'arrears/2017',
    });
    expect(status.rung?.id).toBe(rung);
    expect(kinds(status.measures)).toEqual(measures);
    expect(status.coming[0]).toMatchObject({ id: next, inDays, day: addDays('2026-11-19', days + inDays) });
  });

  test.each([7, 8, 30])('after %i full days the rung is known and its measures are not', (days) => {
    const status = on('2026-11-19', days);
    expect(status.rung).toMatchObject({ id: 'days-7', measures: [], unknown: expect.anything() });
    expect(status.beyond).toBeDefined();
    expect(status.coming.filter(({ basis }) => basis === 'in-force')).toEqual([]);
  });

  it('crosses every rung on the way, each on its day', () => {
    expect(on('2026-11-19', 7).crossed.map(({ id, day }) => [id, day])).toEqual([
      ['in-arrears', '2026-11-19'],
      ['days-1', '2026-11-20'],
      ['days-3', '2026-11-22'],
      ['days-5', '2026-11-24'],
      ['days-7', '2026-11-26'],
    ]);
  });

  it('shows the rungs of 2014 above its own as history, never as in force', () => {
    const history = on('2026-11-19', 3).coming.filter(({ basis }) => basis === 'historical');
    expect(history.map(({ id, days }) => [id, days])).toEqual([
      ['grade-6', 31],
      ['grade-6', 61],
    ]);
    expect(on('2026-11-19', 80).measures.map(({ kind }) => kind)).not.toContain('freeze-identity');
  });
});

describe('the ladder of 2014, day by day', () => {
  test.each([
    [0, 'in-arrears', []],
    [2, 'in-arrears', []],
    [3, 'in-arrears', []],
    [4, 'grade-1', ['grade-2', 'grade-3', 'grade-4', 'grade-5']],
    [30, 'grade-1', ['grade-2', 'grade-3', 'grade-4', 'grade-5']],
    [59, 'grade-1', ['grade-2', 'grade-3', 'grade-4', 'grade-5']],
    [60, 'grade-1', ['grade-2', 'grade-3', 'grade-4', 'grade-5']],
    [61, 'grade-6', []],
  ])('after %i full days %s is certain and %j are possible', (days, rung, possible) => {
    const status = on('2014-05-04', days);
    expect(status).toMatchObject({ ladder: 'arrears/2014', days });
    expect(status.rung?.id).toBe(rung);
    expect(status.possibleRungs.map(({ id }) => id)).toEqual(possible);
  });

  it('takes everything above 60 days, and says that 30 is another reading', () => {
    expect(kinds(on('2014-05-04', 61).measures)).toEqual([
      'cancel-next-qualification',
      'cancel-qualification',
      'freeze-identity',
      'freeze-settlement',
      'suspend-calls',
    ]);
    const reading = on('2014-05-04', 31).crossed.find(({ basis }) => basis === 'reading');
    expect(reading).toMatchObject({ id: 'grade-6', days: 31, cite: { confidence: 'seed' } });
  });
});

describe('time', () => {
  test.each([
    ['over the end of a year', '2025-12-30', 5, '2026-01-04'],
    ['over a leap day', '2024-02-27', 3, '2024-03-01'],
    ['without a leap day', '2026-02-26', 3, '2026-03-01'],
  ])('counts days %s', (_, since, days, day) => {
    const status = arrearsStatus(owing(since, day), pack, { on: day, apps });
    expect(status.days).toBe(days);
    expect(status.crossed.at(-1)?.day).toBe(day);
  });

  it('uses the ladder that holds on the day for an episode that began under another', () => {
    expect(on('2016-12-30', 1).ladder).toBe('arrears/2014');
    expect(on('2016-12-30', 2)).toMatchObject({ ladder: 'arrears/2017', days: 2 });
  });

  it('refuses a day that is not settled yet', () => {
    expect(() => arrearsStatus(owing('2026-11-19', '2026-11-20'), pack, { on: '2026-11-21' })).toThrow(
      RangeError,
    );
  });
});

describe('payment', () => {
  it('of one of two app keys keeps the freeze, the days and the measures on the other', () => {
    const settlement = owing('2026-11-19', '2026-11-22', { day: '2026-11-21', amount: '10.00' });
    const status = arrearsStatus(settlement, pack, { on: '2026-11-22', apps });
    expect(status).toMatchObject({ state: 'in-arrears', days: 3, owed: '10.00' });
    expect(kinds(status.measures)).toEqual(['freeze-settlement', 'throttle unlisted', 'warn']);
  });

  it('in full before the first measure that waits for the console leaves nothing', () => {
    const settlement = owing('2026-11-19', '2026-11-22', { day: '2026-11-21', amount: '20.00' });
    expect(arrearsStatus(settlement, pack, { on: '2026-11-22', apps }).state).toBe('clear');
  });

  it('in full after three days leaves what the user has to lift in the console', () => {
    const settlement = owing('2026-11-19', '2026-11-25', { day: '2026-11-23', amount: '20.00' });
    const status = arrearsStatus(settlement, pack, { on: '2026-11-25', apps });
    expect(status).toMatchObject({ state: 'paid', days: 0, owed: '0.00' });
    expect(kinds(status.measures)).toEqual(['hide-service listed', 'throttle unlisted']);
    const lifted = arrearsStatus(settlement, pack, { on: '2026-11-25', apps, liftedOn: ['2026-11-24'] });
    expect(lifted).toMatchObject({ state: 'clear', measures: [] });
  });

  it('is not thought lifted by a lifting of an earlier time', () => {
    const settlement = owing('2026-11-19', '2026-11-25', { day: '2026-11-23', amount: '20.00' });
    expect(arrearsStatus(settlement, pack, { on: '2026-11-25', apps, liftedOn: ['2026-11-20'] }).state).toBe(
      'paid',
    );
  });
});

it('says of an app that may or may not be in the service market that both are possible', () => {
  const status = arrearsStatus(owing('2026-11-19', '2026-11-22'), pack, { on: '2026-11-22' });
  expect(status.measures.filter(({ certainty }) => certainty === 'possible').map(({ id }) => id)).toEqual([
    'hide-service',
    'throttle-unlisted',
  ]);
});

it('cites the source of every rung and every measure', () => {
  const status = on('2026-11-19', 5);
  for (const { cite } of [...status.crossed, ...status.coming, ...status.measures]) {
    expect(cite).toMatchObject({
      title: expect.anything(),
      publisher: expect.anything(),
      confidence: expect.any(String),
    });
  }
  expect(new Set(status.measures.map(({ cite }) => cite.confidence))).toEqual(new Set(['official']));
});
