import type { Pack } from 'duewatch';
import { aliexpress, doudian, shopeePh, taobao } from 'duewatch/packs';
import { type PointsEvent, pointsStatus } from 'duewatch/penalty';
import { parsePack } from 'duewatch/schema';
import { describe, expect, it, test } from 'vitest';

const given = (...events: [string, number | string | null][]): PointsEvent[] =>
  events.map(([day, points]) => ({ day, points }));

describe('a fixed day: Doudian clears at the end of 31 December', () => {
  test.each([
    ['the day before it was given', given(['2026-03-01', 4]), '2026-02-28', '0.00'],
    ['the day', given(['2026-03-01', 4]), '2026-03-01', '4.00'],
    ['the last day', given(['2026-03-01', 4]), '2026-12-31', '4.00'],
    ['the day after the last', given(['2026-03-01', 4]), '2027-01-01', '0.00'],
    ['points given on the last day itself', given(['2026-12-31', 4]), '2026-12-31', '4.00'],
    ['points of the last day, a day later', given(['2026-12-31', 4]), '2027-01-01', '0.00'],
    ['two years', given(['2025-12-31', 6], ['2026-01-01', 4]), '2026-11-22', '4.00'],
    ['half points', given(['2026-01-01', '0.5'], ['2026-02-01', 0.5]), '2026-11-22', '1.00'],
  ])('%s', (_, events, on, points) => {
    expect(pointsStatus(doudian, 'credit', events, { on }).points).toEqual({ low: points, high: points });
  });

  test.each([
    [0, '12.00', [], '12.00'],
    [11.5, '0.50', [], '0.50'],
    [12, '0.00', ['used-up'], undefined],
    [18, '0.00', ['used-up'], undefined],
  ])('with %s points deducted %s are left, reached is %j', (points, left, reached, more) => {
    const status = pointsStatus(doudian, 'credit', given(['2026-03-01', points]), { on: '2026-11-22' });
    expect(status.left).toBe(left);
    expect(status.reached.map(({ id }) => id)).toEqual(reached);
    expect(status.next?.more).toBe(more);
  });

  it('says when points end, and how many', () => {
    const events = given(['2026-03-01', 4], ['2026-05-01', 2]);
    expect(pointsStatus(doudian, 'credit', events, { on: '2026-11-22' }).nextExpiry).toEqual({
      day: '2027-01-01',
      points: '6.00',
    });
  });

  it('does not say how many end where one number of them is not known', () => {
    const events = given(['2026-03-01', 4], ['2026-05-01', null]);
    expect(pointsStatus(doudian, 'credit', events, { on: '2026-11-22' }).nextExpiry).toEqual({
      day: '2027-01-01',
      points: null,
    });
  });

  it('points taken back after an appeal count until that day', () => {
    const events = [{ day: '2026-03-01', points: 4, revoked: '2026-04-01' }];
    const on = (day: string) => pointsStatus(doudian, 'credit', events, { on: day }).points.low;
    expect([on('2026-03-31'), on('2026-04-01')]).toEqual(['4.00', '0.00']);
  });

  it('a number of points that is not known leaves the sum open upwards, and the level possible', () => {
    const status = pointsStatus(doudian, 'credit', given(['2026-03-01', 4], ['2026-04-01', null]), {
      on: '2026-11-22',
    });
    expect(status).toMatchObject({
      points: { low: '4.00', high: null },
      reached: [],
      mayBeReached: [{ id: 'used-up' }],
      next: null,
    });
  });
});

describe('rolling: a general infringement on AliExpress counts for 365 days', () => {
  test.each([
    ['2026-01-01', '6.00'],
    ['2026-12-31', '6.00'],
    ['2027-01-01', '0.00'],
  ])('given on 2026-01-01, on %s it is %s', (on, points) => {
    const status = pointsStatus(aliexpress, 'ip-infringement', given(['2026-01-01', 6]), { on });
    expect(status.points).toEqual({ low: points, high: points });
    expect(status.open).toHaveLength(1);
  });
});

describe('points for the quality of listings on AliExpress freeze at every multiple of 12', () => {
  const on = '2026-11-22';
  test.each([
    ['11.5', []],
    [12, ['12']],
    [23, ['12']],
    [24, ['12', '24']],
    [48, ['12', '24', '36', '48']],
  ])('%s points may have reached %j: when they end nobody has found', (points, reached) => {
    const status = pointsStatus(aliexpress, 'listing-quality', given(['2026-03-01', points]), { on });
    expect(status.points).toMatchObject({ low: '0.00' });
    expect([status.reached, status.mayBeReached.map(({ id }) => id)]).toEqual([[], reached]);
    for (const { measures } of status.mayBeReached)
      expect(measures).toEqual([{ kind: 'freeze-account', modality: 'must', days: 7 }]);
    expect(status.open).toHaveLength(2);
  });
});

test('12 general points of Taobao are inferred to be of that ledger', () => {
  const { reached } = pointsStatus(taobao, 'general', given(['2026-03-01', 12]), { on: '2026-11-22' });
  expect(reached[0]?.cite).toMatchObject({ confidence: 'inferred' });
  expect(pointsStatus(taobao, 'general', given(['2026-03-01', 11]), { on: '2026-11-22' }).reached).toEqual(
    [],
  );
});

describe('quarter: Shopee clears on the first Monday, since 29 December 2025 on the last', () => {
  test.each([
    ['2025-01-05', '3.00'], // given in the week before: Monday is the 6th
    ['2025-01-06', '0.00'],
  ])('3 points of 2024-12-30 are %2$s on %1$s', (on, points) => {
    expect(pointsStatus(shopeePh, 'penalty-points', given(['2024-12-30', 3]), { on }).points.low).toBe(
      points,
    );
  });

  test.each([
    ['2025-04-06', '3.00'],
    ['2025-04-07', '0.00'],
  ])('3 points of the first Monday itself are %2$s on %1$s', (on, points) => {
    expect(pointsStatus(shopeePh, 'penalty-points', given(['2025-01-06', 3]), { on }).points.low).toBe(
      points,
    );
  });

  test.each([
    ['2026-03-29', '3.00'],
    ['2026-03-30', '0.00'],
  ])('3 points of 2026-01-01 are %2$s on %1$s, the last Monday of March', (on, points) => {
    expect(pointsStatus(shopeePh, 'penalty-points', given(['2026-01-01', 3]), { on }).points.low).toBe(
      points,
    );
  });

  test.each([
    [2, [], '3', '1.00'],
    [3, ['3'], '6', '3.00'],
    [14, ['3', '6', '9', '12'], '15', '1.00'],
    [15, ['3', '6', '9', '12', '15'], undefined, undefined],
  ])('%i points have reached %j, the next level is %s', (points, reached, next, more) => {
    const status = pointsStatus(shopeePh, 'penalty-points', given(['2026-01-05', points]), {
      on: '2026-01-20',
    });
    expect(status.reached.map(({ id }) => id)).toEqual(reached);
    expect([status.next?.level.id, status.next?.more]).toEqual([next, more]);
  });

  test.each([
    ['5.9', []],
    [6, ['revoke-benefits 28', 'demote-listings 28']],
    [9, ['revoke-benefits 28', 'demote-listings 28', 'demote-listings 28']],
  ])('from 6 points on the rebate is lost as well: %s points come to %j', (points, measures) => {
    const { reached } = pointsStatus(shopeePh, 'penalty-points', given(['2026-01-05', points]), {
      on: '2026-01-20',
    });
    const past = reached.filter(({ id }) => id !== '3').flatMap((level) => level.measures);
    expect(past.map(({ kind, days }) => `${kind} ${days}`)).toEqual(measures);
  });

  it('demotes moderately at 6 points and severely at 9', () => {
    const names = shopeePh.points![0]!.versions.flatMap(({ levels }) =>
      levels.slice(1, 3).map(({ name }) => name.en),
    );
    expect(names).toEqual(
      [1, 2].flatMap(() => [expect.stringContaining('moderate'), expect.stringContaining('severe')]),
    );
  });
});

describe('never: Taobao keeps from 24 to below 48 points for counterfeits', () => {
  const on = (day: string, ...events: [string, number | null][]) =>
    pointsStatus(taobao, 'counterfeit', given(...events), { on: day });
  test.each([
    ['23 are cleared', 23, '0.00'],
    ['24 are kept', 24, '24.00'],
    ['47 are kept', 47, '47.00'],
    ['48 are no longer among those kept', 48, '0.00'],
  ])('%s', (_, points, expected) => {
    expect(on('2026-12-31', ['2026-05-01', points]).points.low).toBe(`${points}.00`);
    expect(on('2027-01-01', ['2026-05-01', points]).points.low).toBe(expected);
  });

  it('what is kept counts in the next year, until a year ends with more than is kept', () => {
    const events: [string, number][] = [
      ['2025-05-01', 24],
      ['2026-05-01', 12],
      ['2027-05-01', 12],
    ];
    expect(on('2026-12-31', ...events).points.low).toBe('36.00');
    expect(on('2027-04-30', ...events).points.low).toBe('36.00');
    expect(on('2027-12-31', ...events).points.low).toBe('48.00');
    expect(on('2028-01-01', ...events).points.low).toBe('0.00');
  });

  it('what was cleared does not count towards what is kept later', () => {
    expect(on('2027-01-01', ['2025-05-01', 23], ['2026-05-01', 10]).points.low).toBe('0.00');
  });

  it('a number that is not known may have kept them all', () => {
    expect(on('2027-01-01', ['2026-05-01', 22], ['2026-06-01', null]).points).toEqual({
      low: '0.00',
      high: null,
    });
  });

  test.each([
    ['general', 11, []],
    ['general', 12, ['12']],
    ['serious', 47, []],
    ['serious', 48, ['48']],
  ])('the ledger %s at %i points has reached %j', (ledger, points, reached) => {
    const status = pointsStatus(taobao, ledger, given(['2026-05-01', points]), { on: '2026-05-01' });
    expect(status.reached.map(({ id }) => id)).toEqual(reached);
  });
});

describe('an expiry that is never, or not known', () => {
  const withExpiry = (expiry: unknown) => {
    const pack = structuredClone(doudian) as unknown as { points: { versions: { expiry: unknown }[] }[] };
    (pack.points[0]?.versions[0] as { expiry: unknown }).expiry = expiry;
    const { value, problems } = parsePack(pack);
    expect(problems).toEqual([]);
    return value as Pack;
  };
  const cite = { source: 'credit-points', confidence: 'secondary' };

  it('never: points of long ago count', () => {
    const pack = withExpiry({ value: { kind: 'never' }, ...cite });
    const status = pointsStatus(pack, 'credit', given(['2001-01-01', 4]), { on: '2026-11-22' });
    expect([status.points, status.nextExpiry]).toEqual([{ low: '4.00', high: '4.00' }, null]);
  });

  it('not known: from none to all of them', () => {
    const pack = withExpiry({ unknown: { 'zh-CN': '没有找到。', en: 'Not found.' } });
    const status = pointsStatus(pack, 'credit', given(['2026-01-01', 12]), { on: '2026-11-22' });
    expect(status).toMatchObject({
      points: { low: '0.00', high: '12.00' },
      reached: [],
      mayBeReached: [{ id: 'used-up' }],
      open: [{ en: 'Not found.' }],
    });
  });

  test.each([
    ['first-day', '2026-03-31', '2026-04-01'],
    ['first-monday', '2026-04-05', '2026-04-06'],
    ['last-monday', '2026-03-29', '2026-03-30'],
  ])('a quarter by its %s: points of 20 February end after %s', (on, last, after) => {
    const pack = withExpiry({ value: { kind: 'quarter', on }, ...cite });
    const at = (day: string) =>
      pointsStatus(pack, 'credit', given(['2026-02-20', 4]), { on: day }).points.low;
    expect([at(last), at(after)]).toEqual(['4.00', '0.00']);
  });

  it('29 February of a year without one is its last day', () => {
    const pack = withExpiry({ value: { kind: 'fixed-day', month: 2, day: 29 }, ...cite });
    const at = (day: string) =>
      pointsStatus(pack, 'credit', given(['2026-02-20', 4]), { on: day }).points.low;
    expect([at('2026-02-28'), at('2026-03-01')]).toEqual(['4.00', '0.00']);
  });
});

test.each([
  ['a day that is none', given(['2026-02-30', 1])],
  ['points below 0', given(['2026-02-20', -1])],
  ['points that are no number', given(['2026-02-20', 'x'])],
])('%s is refused', (_, events) => {
  expect(() => pointsStatus(doudian, 'credit', events, { on: '2026-11-22' })).toThrow(RangeError);
});

it('a ledger that the pack does not have is refused', () => {
  expect(() => pointsStatus(doudian, 'x', [], { on: '2026-11-22' })).toThrow(RangeError);
});
