import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import type { Cut } from '../../../sdk/src/penalty/cut.ts';
import { isShareWithin, leastPart, shareIsPossible } from '../../../sdk/src/penalty/share.ts';

const percents = ['0', '0.03', '12.5', '20', '33.3', '50', '80', '100'];
const cut = fc.record({ at: fc.constantFrom(...percents), after: fc.boolean() });
const order = ({ at, after }: Cut) => Number(at) * 1000 + Number(after);
const interval = fc
  .tuple(cut, cut)
  .map(([a, b]) => (order(a) <= order(b) ? { low: a, high: b } : { low: b, high: a }));
const bounds = (most: number) =>
  fc
    .tuple(fc.integer({ min: 0, max: most }), fc.integer({ min: 0, max: most }))
    .map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) }));

const within = (part: number, of: number, { low, high }: { low: Cut; high: Cut }) => {
  // In units of a thousandth of a per cent, so that no fraction is needed.
  const share = of === 0 ? 0 : part * 100_000;
  const whole = of === 0 ? 1 : of;
  const past = ({ at, after }: Cut) => {
    const limit = Math.round(Number(at) * 1000) * whole;
    return after ? share > limit : share >= limit;
  };
  return past(low) && !past(high);
};

it('a share lies in an interval as its whole numbers say', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.nat(200), interval, (part, more, share) => {
      expect(isShareWithin(part, part + more, share)).toBe(within(part, part + more, share));
    }),
    { numRuns: 3000 },
  );
});

it('a share is possible where some counts within the bounds have it', () => {
  fc.assert(
    fc.property(bounds(14), bounds(40), interval, (part, of, share) => {
      let possible = false;
      for (let p = part.low; p <= part.high; p++) {
        for (let w = Math.max(p, of.low); w <= of.high; w++) possible ||= within(p, w, share);
      }
      expect(shareIsPossible(part, of, share)).toBe(possible);
    }),
    { numRuns: 5000 },
  );
});

it('the least part past a cut is past it, and one less is not', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), cut, (of, at) => {
      const least = leastPart(of, at);
      const past = (part: number) => !within(part, of, { low: { at: '0', after: false }, high: at });
      expect(past(least)).toBe(true);
      if (least > 0) expect(past(least - 1)).toBe(false);
    }),
  );
});

test.each([
  ['a whole that is not bounded', { low: 3, high: 3 }, { low: 3, high: null }, true],
  ['nothing is bounded', { low: 0, high: null }, { low: 0, high: null }, true],
  ['a part that is too large for it', { low: 90, high: null }, { low: 0, high: 100 }, false],
] as const)('20 to 50 %%, where %s', (_, part, of, expected) => {
  expect(shareIsPossible(part, of, { low: { at: '20', after: true }, high: { at: '50', after: true } })).toBe(
    expected,
  );
});

it('no share is above 100 %', () => {
  const above = { low: { at: '100', after: true }, high: null };
  expect(shareIsPossible({ low: 10, high: 10 }, { low: 1, high: 20 }, above)).toBe(false);
  expect(shareIsPossible({ low: 0, high: null }, { low: 0, high: null }, above)).toBe(false);
});
