import { arrearsStatus } from 'duewatch/arrears';
import { jdOpenPlatform, taobaoOpenPlatform } from 'duewatch/packs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays } from '../../../sdk/src/base/day.ts';
import type { Ladder, LadderVersion } from '../../../sdk/src/pack/schema.ts';
import { stated } from '../cost/pack-with.ts';
import { apps, ladderVersionWith, measureWith, owing, packOfLadder, rungWith } from './ladder-with.ts';

const debts = (since: string) =>
  [
    ['listed', since],
    ['unlisted', since],
  ] as const;
const ladder = taobaoOpenPlatform.ladders[0] as Ladder;

/** The Taobao pack whose ladder of 2017 leaves older arrears to the ladder of 2014, or does not. */
const packUnder = (policy: 'version-of-day' | 'version-at-start') => ({
  ...taobaoOpenPlatform,
  ladders: [
    {
      ...ladder,
      versions: ladder.versions.map((version) =>
        version.id === '2017'
          ? { ...version, transition: { ...stated(policy), source: 'convention' } }
          : version,
      ),
    },
  ],
});
const statusOn = (since: string, on: string, pack = taobaoOpenPlatform) =>
  arrearsStatus(owing(debts(since), on), pack, { on, apps });

describe('arrears that began on 2016-12-30, when the ladder changed on 2017-01-01', () => {
  test.each([
    ['version-of-day', '2016-12-31', 'arrears/2014', 1, 'in-arrears', []],
    ['version-of-day', '2017-01-01', 'arrears/2017', 2, 'days-1', ['warn']],
    ['version-of-day', '2017-01-02', 'arrears/2017', 3, 'days-3', ['hide-service', 'throttle']],
    [
      'version-of-day',
      '2017-01-04',
      'arrears/2017',
      5,
      'days-5',
      ['freeze-service', 'throttle', 'suspend-authorisation'],
    ],
    ['version-at-start', '2016-12-31', 'arrears/2014', 1, 'in-arrears', []],
    ['version-at-start', '2017-01-01', 'arrears/2014', 2, 'in-arrears', []],
    ['version-at-start', '2017-01-02', 'arrears/2014', 3, 'in-arrears', []],
    ['version-at-start', '2017-01-03', 'arrears/2014', 4, 'grade-1', []],
  ] as const)('%s: on %s %s says of %i days: %s, and %j begin', (policy, on, name, days, rung, begin) => {
    const status = statusOn('2016-12-30', on, packUnder(policy));
    expect(status).toMatchObject({ ladder: name, days, rung: { id: rung } });
    expect(status.startsToday.map(({ kind }) => kind)).toEqual(begin);
  });

  it('says which policy decided, and that nobody states one', () => {
    const reason = statusOn('2016-12-30', '2017-01-02').reasons.find(
      ({ text }) => text.code === 'reason.ladder-changed',
    );
    expect(reason).toMatchObject({
      text: { params: { from: '2017-01-01', taken: true } },
      cite: { confidence: 'convention' },
    });
    const kept = statusOn('2016-12-30', '2017-01-02', packUnder('version-at-start')).reasons;
    expect(kept).toContainEqual(
      expect.objectContaining({
        text: { code: 'reason.ladder-changed', params: { from: '2017-01-01', taken: false } },
      }),
    );
    const within = statusOn('2017-01-01', '2017-01-02').reasons.map(({ text }) => text.code);
    expect(within).not.toContain('reason.ladder-changed');
  });

  it('knows the change before it comes', () => {
    const { next, coming } = statusOn('2016-12-30', '2016-12-30');
    expect(next).toMatchObject({ day: '2017-01-01', inDays: 2, brings: [{ id: 'days-1' }] });
    expect(coming.filter(({ basis }) => basis === 'in-force').map(({ id, day }) => [id, day])).toEqual([
      ['days-1', '2017-01-01'],
      ['days-3', '2017-01-02'],
      ['days-5', '2017-01-04'],
      ['days-7', '2017-01-06'],
    ]);
  });

  it('a freeze that both versions have is in force since the arrears began', () => {
    const [freeze] = statusOn('2016-12-30', '2017-01-02').measures;
    expect(freeze).toMatchObject({ kind: 'freeze-settlement', since: '2016-12-30' });
  });

  it('what was reached under the former rule is possible, not certain', () => {
    const status = statusOn('2016-12-20', '2017-01-02');
    expect(status.crossed.map(({ id, day, basis }) => [id, day, basis])).toEqual([
      ['in-arrears', '2016-12-20', 'in-force'],
      ['grade-1', '2016-12-24', 'historical'],
      ['days-1', '2017-01-01', 'in-force'],
      ['days-3', '2017-01-01', 'in-force'],
      ['days-5', '2017-01-01', 'in-force'],
      ['days-7', '2017-01-01', 'in-force'],
    ]);
    expect(status.possible.map(({ id }) => id)).toEqual(['grade-1']);
  });

  it('a rung of both the former rule and the last one known is listed once', () => {
    const grades = statusOn('2016-10-01', '2017-01-02').crossed.filter(({ id }) => id === 'grade-6');
    expect(grades.map(({ days, basis }) => [days, basis])).toEqual([
      [31, 'historical'],
      [61, 'historical'],
    ]);
  });

  it('a rule that came after the payment imposes nothing', () => {
    const paid = owing(debts('2016-12-25'), '2017-01-02', { day: '2016-12-31', amount: '20.00' });
    expect(arrearsStatus(paid, taobaoOpenPlatform, { on: '2017-01-02', apps })).toMatchObject({
      state: 'clear',
      ladder: 'arrears/2017',
      measures: [],
    });
  });
});

describe('the highest grade of 2014: account suspended, identity frozen, qualification cancelled', () => {
  const kinds = ['suspend-calls', 'freeze-identity', 'cancel-qualification', 'cancel-next-qualification'];

  test.each([
    ['2014-05-04', 59, 'grade-1', false],
    ['2014-05-04', 60, 'grade-1', false],
    ['2014-05-04', 61, 'grade-6', true],
    ['2026-08-01', 59, 'days-7', false],
    ['2026-08-01', 60, 'days-7', false],
    ['2026-08-01', 61, 'days-7', false],
    ['2026-08-01', 400, 'days-7', false],
  ])('arrears since %s, after %i full days: %s; in force: %s', (since, days, rung, certain) => {
    const status = statusOn(since, addDays(since, days));
    expect(status.rung?.id).toBe(rung);
    expect(kinds.every((kind) => status.measures.some((measure) => measure.kind === kind))).toBe(certain);
  });

  it('is the rule in 2014', () => {
    expect(statusOn('2014-05-04', '2014-07-04').rung).toMatchObject({
      basis: 'in-force',
      cite: { confidence: 'press' },
    });
  });

  test.each([
    [30, []],
    [31, [31]],
    [60, [31]],
    [61, [31, 61]],
  ])(
    'in 2026 after %i days it is possible under %j days, as history and never in force',
    (days, expected) => {
      const status = statusOn('2026-08-01', addDays('2026-08-01', days));
      const grade = status.possible.filter(({ id }) => id === 'grade-6');
      expect(grade.map((rung) => rung.days)).toEqual(expected);
      expect(grade.every(({ basis }) => basis === 'historical')).toBe(true);
      expect(status.next).toBeNull();
      expect(status.beyond).toBeDefined();
      const said = status.reasons.filter(({ text }) => text.code === 'reason.historical');
      expect(said).toHaveLength(expected.length);
    },
  );

  it('the four grades of unknown days are possible from the day of the one before them', () => {
    const status = statusOn('2014-05-04', '2014-05-24');
    expect(status.possible.map(({ id, day, basis }) => [id, day, basis])).toEqual(
      ['grade-2', 'grade-3', 'grade-4', 'grade-5'].map((id) => [id, '2014-05-08', 'unknown']),
    );
    expect(status.next).toMatchObject({ day: '2014-07-04', brings: [{ id: 'grade-6' }] });
    expect(status.next?.sooner.map(({ id, days }) => [id, days])).toEqual([
      ['grade-2', 4],
      ['grade-3', 4],
      ['grade-4', 4],
      ['grade-5', 4],
      ['grade-6', 31],
    ]);
  });
});

describe('JD: seven days are tolerated', () => {
  const on = (days: number) => statusOn('2014-06-01', addDays('2014-06-01', days), jdOpenPlatform);

  test.each([
    [6, null, []],
    [7, null, ['day-8']],
    [8, 'day-8', []],
    [9, 'day-8', []],
  ])('on day %i %j is reached and %j is possible', (days, rung, possible) => {
    expect(on(days).rung?.id ?? null).toBe(rung);
    expect(on(days).possible.map(({ id }) => id)).toEqual(possible);
  });

  it('from the eighth every app key of the account is suspended, those that owe nothing too', () => {
    const settled = owing([['listed', '2014-06-01']], '2014-06-09');
    const status = arrearsStatus(settled, jdOpenPlatform, { on: '2014-06-09', apps });
    expect(status.startsToday).toMatchObject([
      { kind: 'suspend-calls', target: 'all-apps', apps: ['listed', 'unlisted'], release: null },
    ]);
  });
});

describe('whatever the ladder', () => {
  const day = (days: number) => addDays('2026-01-01', days);
  const arbitrary = fc.record({
    thresholds: fc.uniqueArray(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 6 }),
    later: fc.uniqueArray(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 6 }),
    changes: fc.option(fc.integer({ min: 1, max: 12 })),
    policy: fc.constantFrom('version-of-day' as const, 'version-at-start' as const, undefined),
    days: fc.integer({ min: 0, max: 14 }),
  });
  const versionOf = (thresholds: number[], more: Partial<LadderVersion>) => {
    const sorted = [...thresholds].sort((a, b) => a - b);
    const rungs = sorted.map((days) =>
      rungWith(`days-${days}`, days, {
        ...measureWith('throttle', 'account', 'on-payment'),
        id: `throttle-${days}`,
      }),
    );
    return ladderVersionWith(rungs, more);
  };

  it('no rung whose days are past is skipped, and none is crossed twice', () => {
    fc.assert(
      fc.property(arbitrary, ({ thresholds, days }) => {
        const pack = packOfLadder(versionOf(thresholds, {}));
        const status = statusOn(day(0), day(days), pack);
        const expected = thresholds.filter((threshold) => threshold <= days).sort((a, b) => a - b);
        expect(status.crossed.map((rung) => rung.days)).toEqual(expected);
        expect(status.crossed.map((rung) => rung.day)).toEqual(expected.map(day));
        expect(status.coming).toHaveLength(thresholds.length - expected.length);
        expect(status.rung?.days ?? null).toBe(expected.at(-1) ?? null);
        expect(status.next?.brings[0]?.days ?? null).toBe(
          thresholds.filter((threshold) => threshold > days).sort((a, b) => a - b)[0] ?? null,
        );
      }),
    );
  });

  it('day by day comes to what computing at once does, over a change of the ladder too', () => {
    fc.assert(
      fc.property(arbitrary, ({ thresholds, later, changes, policy, days }) => {
        const versions =
          changes === null
            ? [versionOf(thresholds, {})]
            : [
                versionOf(thresholds, { validTo: day(changes - 1) }),
                versionOf(later, {
                  id: 'v2',
                  validFrom: day(changes),
                  ...(policy === undefined ? {} : { transition: stated(policy) }),
                }),
              ];
        const pack = packOfLadder(...versions);
        const each = Array.from({ length: days + 1 }, (_, index) => statusOn(day(0), day(index), pack));
        const begun = new Map<string, string>();
        for (const status of each) {
          for (const { id, since } of status.startsToday) begun.set(id, since);
          const now = new Set(status.measures.map(({ id }) => id));
          for (const id of begun.keys()) if (!now.has(id)) begun.delete(id);
        }
        const last = each.at(-1);
        expect(new Map(last?.measures.map(({ id, since }) => [id, since]))).toEqual(begun);
        // What was announced for a day is what that day brings.
        for (const [index, { next }] of each.entries()) {
          if (next === null || index + next.inDays > days) continue;
          const then = each[index + next.inDays];
          const announced = next.brings.flatMap(({ measures }) => measures.map(({ id }) => id));
          const known = new Set(each[index]?.measures.map(({ id }) => id));
          expect(then?.startsToday.map(({ id }) => id).sort()).toEqual(
            announced.filter((id) => !known.has(id)).sort(),
          );
        }
      }),
    );
  });
});
