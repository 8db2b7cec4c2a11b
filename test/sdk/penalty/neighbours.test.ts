import { aliexpress, doudian, pinduoduo } from 'duewatch/packs';
import { type Given, penaltyOutcome, thresholdOn } from 'duewatch/penalty';
import { describe, expect, it, test } from 'vitest';

describe('Doudian', () => {
  const verdict = (facts: Given) =>
    penaltyOutcome({ offences: { violation: true }, facts }, doudian, { validAt: '2024-01-01' });
  test.each([
    ['general', '3', '2000.00'],
    ['serious', '6', '5000.00'],
    ['extreme', '12', undefined],
  ])('a %s violation takes %s points and a deposit of %s', (severity, points, amount) => {
    const { certain } = verdict({ severity });
    expect(certain.find(({ kind }) => kind === 'deduct-points')?.points).toBe(points);
    expect(certain.find(({ kind }) => kind === 'deduct-deposit')?.amount).toBe(amount);
  });

  it('the 6 points of a serious violation are inferred, because the source prints them unclearly', () => {
    const step = verdict({ severity: 'serious' }).reasons.find(
      ({ clause }) => clause === 'violations/severity/serious',
    );
    expect(step?.cite?.confidence).toBe('inferred');
  });

  it('a violation whose severity is missing is one of three', () => {
    const { outcomes, certain, needs } = verdict({});
    expect([outcomes.length, certain, needs.map(({ id, leaves }) => [id, leaves])]).toEqual([
      3,
      [],
      [['severity', 1]],
    ]);
  });

  it('a severity that is none is refused', () => {
    expect(() => verdict({ severity: 'mild' })).toThrow('one of general, serious, extreme');
  });
});

describe('Pinduoduo', () => {
  const verdict = (facts: Given, validAt = '2022-12-08') =>
    penaltyOutcome({ offences: { 'late-shipment': true, 'false-shipment': true }, facts }, pinduoduo, {
      validAt,
    });
  test.each([
    [48, 24, []],
    ['48.01', 24, ['3.00']],
    [48, '24.5', ['20.00']],
    [72, 30, ['3.00', '20.00']],
  ])('shipped after %s hours, scanned after %s: %j', (ship, scan, amounts) => {
    const { certain } = verdict({ 'hours-to-ship': ship, 'hours-to-scan': scan });
    expect(certain.map(({ amount }) => amount)).toEqual(amounts);
  });

  it('since 9 December 2022 the payment is paused, and nobody knows for how long', () => {
    const { certain, outcomes, open } = verdict({ 'hours-to-ship': 72, 'hours-to-scan': 1 }, '2022-12-09');
    expect(certain).toEqual([]);
    expect(outcomes).toMatchObject([{ unknown: true }]);
    expect(open[0]?.en).toContain('pause');
  });

  it.each([
    ['ship-within', 48],
    ['scan-within', 24],
  ])('%s is %i hours', (id, hours) => {
    expect(thresholdOn(pinduoduo, id, { validAt: '2022-12-20' })).toMatchObject({
      unit: 'hours',
      readings: [{ range: { upTo: hours } }],
    });
  });
});

test.each([
  [1, 'freeze-account', 1],
  [2, 'freeze-account', 7],
  [3, 'expel', undefined],
  [4, 'expel', undefined],
])('a serious infringement on AliExpress for the %i. time: %s %s', (times, kind, days) => {
  const finding = { offences: { 'serious-ip-infringement': true }, facts: { times } };
  const { certain } = penaltyOutcome(finding, aliexpress, { validAt: '2022-07-01' });
  expect(certain.map((measure) => [measure.kind, measure.days])).toEqual([[kind, days]]);
});

it('the appeal is kept as data: 7 working days from a day that is not stated, and its evidence', () => {
  const appeal = aliexpress.penalties?.[0]?.versions[0]?.appeal;
  expect(appeal).toMatchObject({
    within: { value: { workdays: 7 }, confidence: 'seed' },
    begins: { unknown: expect.anything() },
    files: { value: ['doc', 'xls'] },
  });
  expect(appeal?.evidence.map(({ id }) => id)).toEqual([
    'purchase',
    'shipping',
    'tracking',
    'transaction',
    'weight',
  ]);
});
