import { aliexpress, pinduoduo } from 'duewatch/packs';
import { nextStep, penaltyOutcome, type Way } from 'duewatch/penalty';
import { explain } from 'duewatch/text';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

const validAt = '2022-07-01';
const facts = (times: number, fake: number, total: number) => ({
  times,
  'fake-orders': fake,
  'total-orders': total,
});
const finding = (times: number, fake: number, total: number) => ({
  offences: { 'fake-transactions': true },
  facts: facts(times, fake, total),
});
const ways = (times: number, fake: number, total: number, reading?: string) =>
  nextStep(finding(times, fake, total), aliexpress, { validAt, reading })[0]?.ways ?? [];
const short = ({ raises, among, onTop }: Way) => [
  raises.map(({ fact, of, more }) => `${of === null ? fact : 'share'} ${more}`).join(' and '),
  among,
  onTop,
];

describe('under the default reading', () => {
  test.each([
    // Both limbs hold the case down: both must be left.
    [
      '23 of 135',
      23,
      135,
      [
        ['times 1', null, null],
        ['share 2.97 and fake-orders 2', 5, 6],
      ],
    ],
    // The count is past 60 already: only the share holds it down.
    [
      '61 of 400: 15.25 %',
      61,
      400,
      [
        ['share 4.75', 20, 24],
        ['times 1', null, null],
      ],
    ],
    // The share is past 80 % already: only the count holds it down.
    [
      '23 of 25',
      23,
      25,
      [
        ['fake-orders 2', 2, 2],
        ['times 1', null, null],
      ],
    ],
    // Too few orders are there: only new ones get past 24.
    [
      '24 of 24',
      24,
      24,
      [
        ['fake-orders 1', null, 1],
        ['times 1', null, null],
      ],
    ],
    [
      'exactly 20 % of 500',
      100,
      500,
      [
        ['share 0.00', 1, 1],
        ['times 1', null, null],
      ],
    ],
    ['at the end already', 90, 100, []],
  ])('%s', (_, fake, total, expected) => {
    expect(ways(2, fake, total).map(short)).toEqual(expected);
  });

  it('the first time, the next finding is a step, and nothing else is', () => {
    expect(ways(1, 23, 135).map(short)).toEqual([['times 1', null, null]]);
    expect(ways(1, 23, 135)[0]?.outcomes).toMatchObject([{ measures: [{ days: 7 }] }]);
  });

  it('from the third time on there is none', () => {
    expect(ways(3, 1, 1000)).toEqual([]);
  });
});

it('under the strictest reading either the count or the share is enough', () => {
  expect(ways(2, 22, 129, 'strictest-match').map(short)).toEqual([
    ['fake-orders 3', 3, 3],
    ['share 2.95', 4, 5],
    ['times 1', null, null],
  ]);
});

it('says the distance in words', () => {
  const [way] = ways(2, 22, 130, 'strictest-match');
  expect(way && explain(way.text, 'zh-CN')).toBe('虚假交易笔数再加 3：限权 15 天');
  const both = ways(2, 23, 135).at(-1);
  expect(both && explain(both.text, 'zh-CN')).toBe(
    '虚假交易笔数占总交易笔数的比例再升 2.97 个百分点，且虚假交易笔数再加 2：限权 15 天',
  );
  expect(both && explain(both.text, 'en')).toBe(
    '2.97 more points of share (fake orders in all orders) and 2 more (fake orders): rights restricted for 15 days',
  );
});

it('names what is missing where no distance can be told', () => {
  const open = { offences: { 'fake-transactions': true }, facts: { times: 2, 'fake-orders': 3 } };
  expect(nextStep(open, aliexpress, { validAt })).toEqual([
    { penalty: 'fake-transactions', ways: [], missing: ['total-orders'] },
  ]);
});

it('counts hours too', () => {
  const late = { offences: { 'late-shipment': true }, facts: { 'hours-to-ship': 47 } };
  const [way] = nextStep(late, pinduoduo, { validAt: '2022-12-01' })[0]?.ways ?? [];
  expect(way?.raises).toMatchObject([
    { fact: 'hours-to-ship', past: { at: '48', after: true }, more: '1.00' },
  ]);
});

/** Days, 1000 for the end of the service. */
const rank = (times: number, fake: number, total: number) => {
  const [outcome] = penaltyOutcome(finding(times, fake, total), aliexpress, {
    validAt,
    penalty: 'fake-transactions',
    reading: 'first-match',
  }).outcomes;
  const [measure] = outcome?.measures ?? [];
  return measure?.kind === 'terminate-service' ? 1000 : (measure?.days ?? 0);
};

it('the orders it names are exactly enough: one fewer changes nothing, that many do', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 300 }), (fake, more) => {
      const total = fake + more;
      const now = rank(2, fake, total);
      const named = ways(2, fake, total).filter(({ raises }) =>
        raises.every(({ fact }) => fact === 'fake-orders'),
      );
      const fewest = (of: (way: Way) => number | null) =>
        Math.min(...named.map((way) => of(way) ?? Number.POSITIVE_INFINITY));
      const among = Array.from({ length: more + 1 }, (_, n) => n).find((n) => rank(2, fake + n, total) > now);
      expect(fewest((way) => way.among)).toBe(among ?? Number.POSITIVE_INFINITY);
      if (now === 1000) return;
      const onTop = fewest((way) => way.onTop);
      expect(rank(2, fake + onTop, total + onTop)).toBeGreaterThan(now);
      expect(rank(2, fake + onTop - 1, total + onTop - 1)).toBe(now);
    }),
    { numRuns: 60 },
  );
});
