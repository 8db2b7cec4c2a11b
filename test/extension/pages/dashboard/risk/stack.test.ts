import { aliexpress } from 'duewatch/packs';
import { accountRisk, type Cause, riskScore } from 'duewatch/risk';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stackOf } from '../../../../../extension/pages/dashboard/risk/stack.ts';

const on = '2026-11-22';
const shop = { kind: 'shop', id: 's' } as const;

/** Causes of some restrictions and sums, of any length, overlapping or not. */
const causes = fc.array(
  fc.record({
    resource: fc.constantFrom('sales', 'search-exposure', 'deposit'),
    from: fc.integer({ min: 1, max: 28 }),
    length: fc.integer({ min: 0, max: 27 }),
    amount: fc.integer({ min: 0, max: 1_000_000 }),
    modality: fc.constantFrom('must' as const, 'may' as const),
    event: fc.constantFrom('a', 'b', 'c'),
  }),
  { minLength: 1, maxLength: 8 },
);
const day = (of: number) => `2026-12-${String(of).padStart(2, '0')}`;
const toCauses = (list: typeof causes extends fc.Arbitrary<infer T> ? T : never): Cause[] =>
  list.map(({ resource, from, length, amount, modality, event }, index) => {
    const fen = String(amount).padStart(3, '0');
    return {
      id: `cause-${index}`,
      event,
      clauses: [
        {
          id: `clause-${index}`,
          text: { code: 'x' },
          modality,
          facts: 'certain',
          consequences:
            resource === 'deposit'
              ? [
                  {
                    resource,
                    amount: {
                      low: `${fen.slice(0, -2)}.${fen.slice(-2)}`,
                      high: `${fen.slice(0, -2)}.${fen.slice(-2)}`,
                    },
                  },
                ]
              : [{ resource, from: day(from), to: day(Math.min(31, from + length)) }],
        },
      ],
    };
  });

it('adds up to the totals to the fen, the hundredth of a day and the point, whatever the world is', () => {
  fc.assert(
    fc.property(causes, fc.option(fc.integer({ min: 1, max: 100_000 })), (list, margin) => {
      const exposure = { margin: margin === null ? null : { low: `${margin}.00`, high: `${margin}.00` } };
      const score = riskScore(shop, toCauses(list), exposure, { on });
      const { rows, sum } = stackOf(score);
      expect(rows).toHaveLength(score.reasons.length);
      expect(sum).toEqual({
        loss: score.loss.point,
        days: score.days.point,
        points: score.score?.point ?? null,
      });
      const length = rows.reduce((all, { permille }) => all + permille, 0);
      expect([0, 1000]).toContain(length);
      const lengths = rows.map(({ permille }) => permille);
      expect(lengths).toEqual([...lengths].sort((a, b) => b - a));
    }),
    { numRuns: 300 },
  );
});

it('has the length of the loss where that is known, and of the days where it is not', () => {
  const account = {
    platform: 'aliexpress',
    id: 'a',
    violations: [
      {
        id: 'v',
        offences: { 'fake-transactions': true, 'credit-and-sales-manipulation': false },
        day: '2026-11-18',
        facts: { times: 2, 'fake-orders': 23, 'total-orders': 135 },
      },
    ],
  };
  const unpriced = stackOf(accountRisk(account, aliexpress, { on }).score);
  expect(unpriced.by).toBe('days');
  expect(unpriced.sum.loss).toBeNull();
  expect(unpriced.sum.points).toBeNull();
  expect(unpriced.rows[0]).toMatchObject({ permille: 1000, shade: 0 });
  const priced = stackOf(accountRisk({ ...account, risk: { margin: '100.00' } }, aliexpress, { on }).score);
  expect(priced.by).toBe('loss');
  expect(priced.rows.map(({ permille }) => permille).reduce((a, b) => a + b)).toBe(1000);
  // What adds nothing has no place in the stack, and is a row all the same.
  expect(priced.rows.filter(({ shade }) => shade === null).map(({ permille }) => permille)).toEqual(
    priced.rows.filter(({ permille }) => permille === 0).map(() => 0),
  );
});

it('is empty of nothing', () => {
  const { rows, sum } = stackOf(riskScore(shop, [], { margin: null }, { on }));
  expect(rows).toEqual([]);
  expect(sum).toEqual({ loss: '0.00', days: '0.00', points: null });
});
