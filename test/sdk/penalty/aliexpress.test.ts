import { aliexpress } from 'duewatch/packs';
import {
  type Finding,
  type Outcome,
  type PenaltyOptions,
  penaltyOutcome,
  thresholdOn,
} from 'duewatch/penalty';
import { describe, expect, it, test } from 'vitest';

const validAt = '2022-07-01';

/** Found for fake transactions, and not held to be manipulation. */
function found(times: number | null, fake: number | null, total: number | null): Finding {
  return {
    offences: { 'fake-transactions': true, 'credit-and-sales-manipulation': false },
    facts: { times, 'fake-orders': fake, 'total-orders': total },
  };
}

/** `7`, `15` and `30` days, `T` for the end of the service, `warn`; joined by `+` where several are taken together. */
function short({ measures }: Pick<Outcome, 'measures'>): string {
  const names: Record<string, string> = {
    'terminate-service': 'T',
    'delete-records': 'delete',
    'refund-orders': 'refund',
  };
  return measures
    .map(({ kind, days }) =>
      kind === 'restrict-rights' ? String(days) : (names[kind] ?? [kind, days].filter(Boolean).join(' ')),
    )
    .join('+');
}

function outcomes(finding: Finding, options: Partial<PenaltyOptions> = {}): string[] {
  return penaltyOutcome(finding, aliexpress, { validAt, ...options }).outcomes.map(short);
}
const byReading = (finding: Finding, reading: string) => outcomes(finding, { reading });

// Shares of 10, 30, 60 and 90 % against 20, 30, 55 and 90 orders.
const cells = [
  // share, count, literal matches, first (default), strictest, worst limb
  [10, 20, '7', '7', '7', '7'],
  [10, 30, '7 15', '7', '15', '15'],
  [10, 55, '7 30', '7', '30', '30'],
  [10, 90, '7', '7', '7', 'T'],
  [30, 21, '7 15', '7', '15', '15'],
  [30, 30, '15', '15', '15', '15'],
  [30, 54, '15 30', '15', '30', '30'],
  [30, 90, '15', '15', '15', 'T'],
  [60, 21, '7 30', '7', '30', '30'],
  [60, 30, '15 30', '15', '30', '30'],
  [60, 54, '30', '30', '30', '30'],
  [60, 90, '30', '30', '30', 'T'],
  [90, 18, '7', '7', '7', 'T'],
  [90, 27, '15', '15', '15', 'T'],
  [90, 54, '30', '30', '30', 'T'],
  [90, 90, 'T', 'T', 'T', 'T'],
] as const;

describe('share against count, the second time', () => {
  test.each(cells)(
    '%i %% and %i orders: literally %s, by default %s',
    (share, count, literal, first, strictest, worst) => {
      const finding = found(2, count, (count * 100) / share);
      expect(byReading(finding, 'first-match')).toEqual([first]);
      expect(byReading(finding, 'strictest-match')).toEqual([strictest]);
      expect(byReading(finding, 'worst-limb')).toEqual([worst]);
      const verdict = penaltyOutcome(finding, aliexpress, { validAt });
      const all = [...new Set([first, strictest, worst])];
      expect(verdict.outcomes.map(short)).toHaveLength(all.length);
      expect(verdict.outcomes.map(short)).toEqual(expect.arrayContaining(all));
      expect(verdict.certain.map((measure) => short({ measures: [measure] }))).toEqual(
        all.length === 1 ? all : [],
      );
      const steps = ['7', '15', '30', 'T'];
      const named = literal.split(' ').map((each) => `fake-transactions/second/2.${steps.indexOf(each) + 1}`);
      expect(verdict.conflicts.map(({ clauses, certain }) => ({ clauses, certain }))).toEqual(
        named.length > 1 ? [{ clauses: named, certain: true }] : [],
      );
    },
  );

  it('matches one step literally in 10 of 16, and two in 6', () => {
    expect(cells.filter(([, , literal]) => literal.includes(' '))).toHaveLength(6);
  });
});

describe('boundaries, the second time', () => {
  test.each([
    // Shares, with 100 orders and more, so that the count alone would be harsher.
    ['exactly 20 %', 100, 500, '7', '7'],
    ['just over 20 %', 101, 500, '15', '15'],
    ['20.004 %', 5001, 25_000, '15', '15'],
    ['exactly 50 %', 100, 200, '15', '15'],
    ['just over 50 %', 101, 200, '30', '30'],
    ['exactly 80 %', 80, 100, '30', '30'],
    ['just over 80 %', 81, 100, 'T', 'T'],
    // Counts, all orders fake, so that the share alone would be harsher.
    ['24 orders', 24, 24, '7', '7'],
    ['25 orders', 25, 25, '15', '15'],
    ['48 orders', 48, 48, '15', '15'],
    ['49 orders', 49, 49, '30', '30'],
    ['60 orders', 60, 60, '30', '30'],
    ['61 orders', 61, 61, 'T', 'T'],
    // 90 % with 10 orders, above 80 % with 60 or fewer.
    ['90 % with 9 of 10', 9, 10, '7', '7'],
    ['90 % with 10 orders of 11', 10, 11, '7', '7'],
    ['over 80 % with 60 orders', 60, 70, '30', '30'],
    ['over 80 % with 48 orders', 48, 50, '15', '15'],
    ['5 % of 100,000', 5000, 100_000, '7', '7'],
    ['no order at all', 0, 0, '7', '7'],
    ['none of 50', 0, 50, '7', '7'],
  ])('%s: %i of %i come to %s by default, %s by the strictest', (_, fake, total, first, strictest) => {
    expect(byReading(found(2, fake, total), 'first-match')).toEqual([first]);
    expect(byReading(found(2, fake, total), 'strictest-match')).toEqual([strictest]);
  });

  test.each([
    ['20 %', 20, 100, '15'],
    ['50 %', 40, 80, '30'],
    ['80 %', 48, 60, '30'],
    ['80 % and 80 orders', 80, 100, 'T'],
  ])(
    'exactly %s counts as above it under the reading that “以上” includes its number: %i of %i',
    (_, fake, total, strictest) => {
      expect(byReading(found(2, fake, total), 'strictest-from')).toEqual([strictest]);
    },
  );
});

test.each([
  [1, 500, 500, 'warn'],
  [1, null, null, 'warn'],
  [3, 1, 1000, 'T'],
  [4, null, null, 'T'],
  [17, 5, null, 'T'],
])('found for the %i. time with %s of %s: %s, whatever else is missing', (times, fake, total, expected) => {
  const verdict = penaltyOutcome(found(times, fake, total), aliexpress, { validAt });
  expect(verdict.outcomes.map(short)).toEqual([expected]);
  expect(verdict.needs).toEqual([]);
});

describe('what is missing', () => {
  test.each([
    ['the total, 24 orders', found(2, 24, null), ['7'], ['total-orders']],
    ['the total, 30 orders', found(2, 30, null), ['7', '15'], ['total-orders']],
    ['the total, 100 orders', found(2, 100, null), ['7', '15', '30', 'T'], ['total-orders']],
    ['the count, of 24 orders', found(2, null, 24), ['7'], []],
    ['the count, of 40 orders', found(2, null, 40), ['7', '15'], ['fake-orders']],
    ['the count, of 70 orders', found(2, null, 70), ['7', '15', '30', 'T'], ['fake-orders']],
    ['count and total', found(2, null, null), ['7', '15', '30', 'T'], ['fake-orders', 'total-orders']],
    ['the time, 10 of 1,000', found(null, 10, 1000), ['warn', '7', 'T'], ['times']],
    [
      'everything',
      found(null, null, null),
      ['warn', '7', '15', '30', 'T'],
      ['times', 'fake-orders', 'total-orders'],
    ],
  ])('%s', (_, finding, expected, needs) => {
    const verdict = penaltyOutcome(finding, aliexpress, { validAt, reading: 'first-match' });
    expect(verdict.outcomes.map(short)).toEqual(expected);
    expect(verdict.needs.map(({ id }) => id)).toEqual(expected.length === 1 ? [] : needs);
  });

  it('names the fact first that leaves least', () => {
    const { needs } = penaltyOutcome(found(null, 100, null), aliexpress, { validAt, reading: 'first-match' });
    // Knowing the time leaves four outcomes at most, knowing the total three: warning, one step, the end.
    expect(needs.map(({ id, leaves }) => [id, leaves])).toEqual([
      ['total-orders', 3],
      ['times', 4],
    ]);
  });

  test.each([
    [
      'more fake orders than orders',
      { 'fake-orders': 5, 'total-orders': 4 },
      'fake-orders is 5, expected at most total-orders, which is 4',
    ],
    ['a negative count', { 'fake-orders': -1 }, 'fake-orders is -1, expected a whole number from 0'],
    ['half an order', { 'total-orders': 1.5 }, 'total-orders is 1.5, expected a whole number from 0'],
    ['a count that is no number', { 'total-orders': Number.NaN }, 'expected a whole number from 0'],
    ['a count too large to be sure of', { 'total-orders': 2 ** 60 }, 'expected a whole number from 0'],
    ['a count as text', { 'fake-orders': '3' }, 'fake-orders is 3, expected a whole number from 0'],
    ['time 0', { times: 0 }, 'times is 0, expected a whole number from 1'],
    ['a fact that no rule asks for', { fakeOrders: 3 }, 'no rule asks for fakeOrders'],
  ])('%s is refused', (_, facts, message) => {
    const finding = { offences: { 'fake-transactions': true }, facts };
    expect(() => penaltyOutcome(finding, aliexpress, { validAt })).toThrow(RangeError);
    expect(() => penaltyOutcome(finding, aliexpress, { validAt })).toThrow(message);
  });

  it('an offence or a table that the pack does not have is refused', () => {
    expect(() => penaltyOutcome({ offences: { theft: true }, facts: {} }, aliexpress, { validAt })).toThrow(
      'theft',
    );
    const options = { validAt, penalty: 'theft' };
    expect(() => penaltyOutcome({ offences: {}, facts: {} }, aliexpress, options)).toThrow('theft');
  });
});

describe('both rules on one case', () => {
  const both = (times: number, other?: boolean): Finding => ({
    offences: {
      'fake-transactions': true,
      ...(other === undefined ? {} : { 'credit-and-sales-manipulation': other }),
    },
    facts: { times, 'fake-orders': 10, 'total-orders': 1000 },
  });
  const manipulation = ['warn', 'freeze-account 7', 'freeze-account 14', 'expel'].map(
    (one) => `delete+refund+${one}`,
  );

  it('the first time: a warning, or one of four with records deleted and orders refunded', () => {
    const verdict = penaltyOutcome(both(1, true), aliexpress, { validAt });
    expect(verdict.outcomes.map(short).sort()).toEqual(['warn', ...manipulation].sort());
    expect(verdict.certain).toEqual([]);
    expect(verdict.conflicts).toMatchObject([
      {
        clauses: ['fake-transactions/first/1', 'credit-and-sales-manipulation/first/1'],
        certain: true,
        text: { code: 'penalty.conflict-tables' },
        cite: { confidence: 'inferred' },
      },
    ]);
  });

  it('the second time: 7 days, or expulsion always', () => {
    const verdict = penaltyOutcome(both(2, true), aliexpress, { validAt });
    expect(verdict.outcomes.map(short)).toEqual(['7', 'expel']);
    expect(verdict.conflicts.map(({ certain }) => certain)).toEqual([true]);
  });

  it('where the platform has not said that it is manipulation, both stay possible and that is asked', () => {
    const verdict = penaltyOutcome(both(2), aliexpress, { validAt });
    expect(verdict.outcomes.map(short)).toEqual(['7', 'expel']);
    expect(verdict.conflicts.map(({ certain }) => certain)).toEqual([false]);
    expect(verdict.needs).toMatchObject([{ kind: 'offence', id: 'credit-and-sales-manipulation' }]);
  });

  it('where it has ruled that out, only the ladder is left', () => {
    const verdict = penaltyOutcome(both(2, false), aliexpress, { validAt });
    expect(verdict.outcomes.map(short)).toEqual(['7']);
    expect(verdict.conflicts).toEqual([]);
  });

  it('manipulation alone: deleted and refunded for certain, then one of four that nothing tells apart', () => {
    const finding = {
      offences: { 'fake-transactions': false, 'credit-and-sales-manipulation': true },
      facts: { times: 1 },
    };
    const verdict = penaltyOutcome(finding, aliexpress, { validAt });
    expect(verdict.outcomes.map(short).sort()).toEqual([...manipulation].sort());
    expect(verdict.certain.map(({ kind }) => kind)).toEqual(['delete-records', 'refund-orders']);
    expect(verdict.needs).toEqual([]);
  });

  it('offences that do not contradict add up', () => {
    const finding = {
      offences: {
        'fake-transactions': true,
        'credit-and-sales-manipulation': false,
        'serious-ip-infringement': true,
      },
      facts: { times: 1 },
    };
    expect(penaltyOutcome(finding, aliexpress, { validAt }).outcomes.map(short)).toEqual([
      'warn+freeze-account 1',
    ]);
  });
});

describe('which rule held, and what was known of it', () => {
  it('before the first version there is no outcome, and the verdict says so', () => {
    const verdict = penaltyOutcome(found(2, 1, 10), aliexpress, { validAt: '2022-06-15' });
    expect(verdict).toMatchObject({ outcomes: [], certain: [], possible: [] });
    expect(verdict.open.map(({ en }) => en)).toEqual(['No rule is known that held on that day.']);
  });

  it('an offence of July judged with what was known in May has no rule', () => {
    expect(outcomes(found(2, 1, 10), { knownAt: '2022-05-01' })).toEqual([]);
    expect(outcomes(found(2, 1, 10), { knownAt: '2022-06-16' })).toEqual(['7']);
  });
});

describe('reasons', () => {
  const { reasons, byReading: readings, open } = penaltyOutcome(found(2, 55, 1000), aliexpress, { validAt });

  it('name each step with what was read, the threshold and the source', () => {
    const step = reasons.find(({ clause }) => clause === 'fake-transactions/second/2.1');
    expect(step?.cite).toMatchObject({ key: 'aliexpress:guide-2022', clause: '2(1)', confidence: 'seed' });
    expect(step?.tests?.map(({ read, range, holds }) => [read, range, holds])).toEqual([
      [2, { from: 2, upTo: 2 }, 'yes'],
      [[55, 1000], { upTo: '20' }, 'yes'],
      [55, { upTo: 24 }, 'no'],
    ]);
  });

  it('name all readings, the default first, and say that the strictest gets milder in places', () => {
    expect(readings.map(({ reading, isDefault }) => [reading, isDefault])).toEqual([
      ['first-match', true],
      ['strictest-match', false],
      ['strictest-from', false],
      ['worst-limb', false],
    ]);
    expect(readings[1]?.name?.en).toContain('gets milder');
    expect(reasons.filter(({ text }) => text.code === 'penalty.reading')).toHaveLength(4);
  });

  it('say that the list of measures is not complete', () => {
    expect(open).toHaveLength(1);
  });
});

describe('the rules beside fake transactions', () => {
  const of = (offence: string, facts: Finding['facts']) =>
    outcomes({ offences: { [offence]: true }, facts }).sort();

  test.each([
    ['general', ['refund+freeze-account 7']],
    ['serious', ['refund+close-account', 'refund+freeze-account 30']],
    [null, ['refund+close-account', 'refund+freeze-account 30', 'refund+freeze-account 7']],
  ])('a false shipment that is %s comes to %j', (severity, expected) => {
    expect(of('false-shipment', { severity })).toEqual(expected);
  });

  test.each([
    [1, ['freeze-account 7']],
    [2, ['close-account', 'freeze-account 30']],
    [3, ['close-account', 'freeze-account 30']],
    [null, ['close-account', 'freeze-account 30', 'freeze-account 7']],
  ])('goods not as described, found for the time %j, come to %j', (times, expected) => {
    expect(of('not-as-described', { times })).toEqual(expected);
  });

  test.each([
    ['image-theft-points', 'points', { from: 6, upTo: 6 }],
    ['image-theft-first-days', 'days', { upTo: 5 }],
    ['ip-points-per-day', 'points', { upTo: 6 }],
    ['serious-ip-merged-days', 'days', { upTo: 3 }],
    ['frozen-order-evidence', 'workdays', { upTo: 3 }],
    ['frozen-order-review', 'workdays', { upTo: 15 }],
  ])('%s is a number of %s, %j, with a source that is not the platform', (id, unit, range) => {
    expect(thresholdOn(aliexpress, id, { validAt })).toMatchObject({
      unit,
      readings: [{ range, cite: { confidence: 'secondary' } }],
    });
  });
});
