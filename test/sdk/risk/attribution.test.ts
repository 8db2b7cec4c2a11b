import { expect, it, test } from 'vitest';
import { random } from '../../../sdk/src/forecast/random.ts';
import { attribution, type Part } from '../../../sdk/src/risk/attribution.ts';

const part = (cause: number, chance: number): Part => ({ cause, chance });

test.each<[string, Part[], number[]]>([
  ['one has all of it', [part(0, 0.3)], [0.3]],
  ['two certain causes share alike', [part(0, 1), part(1, 1)], [1 / 2, 1 / 2]],
  ['two causes of a half share 3/4', [part(0, 0.5), part(1, 0.5)], [3 / 8, 3 / 8]],
  // First alone 1, after the other 1/2: 3/4. The other: 1/2 alone, nothing after it: 1/4.
  ['a certain cause and one of a half', [part(0, 1), part(1, 0.5)], [3 / 4, 1 / 4]],
  ['within a cause the likelier one includes the other', [part(0, 1), part(0, 0.5)], [3 / 4, 1 / 4]],
  ['clauses alike share alike', [part(0, 0.6), part(0, 0.6), part(0, 0.6)], [0.2, 0.2, 0.2]],
  [
    'a cause of two clauses has no more than a cause of one',
    [part(0, 1), part(0, 1), part(1, 1)],
    [1 / 4, 1 / 4, 1 / 2],
  ],
  ['what cannot happen has nothing', [part(0, 0.5), part(1, 0), part(0, 0)], [0.5, 0, 0]],
  ['nobody has nothing', [], []],
])('%s', (_name, parts, shares) => {
  const found = attribution(parts);
  expect(found).toHaveLength(shares.length);
  for (const [index, share] of shares.entries()) expect(found[index]).toBeCloseTo(share, 14);
});

/**
 * What each part adds, on average over all orders of the parts that keep each cause together: walks every such order, part by
 * part, with its weight. A cause once begun is finished before the next.
 */
function bruteForce(parts: readonly Part[]): number[] {
  const shares = parts.map(() => 0);
  const causes = [...new Set(parts.map(({ cause }) => cause))];
  const left = causes.map((cause) => parts.flatMap((one, at) => (one.cause === cause ? [at] : [])));

  /** `kept`: that no earlier cause has taken the cell; `largest`: of the parts of the current one. */
  const walk = (current: number | undefined, kept: number, largest: number, weight: number) => {
    if (current === undefined) {
      const open = left.flatMap((own, cause) => (own.length === 0 ? [] : [cause]));
      for (const cause of open) walk(cause, kept, 0, weight / open.length);
      return;
    }
    const own = left[current]!;
    if (own.length === 0) {
      walk(undefined, kept * (1 - largest), 0, weight);
      return;
    }
    const each = weight / own.length;
    for (let place = 0; place < own.length; place++) {
      const [at] = own.splice(place, 1) as [number];
      const reached = Math.max(largest, parts[at]!.chance);
      shares[at]! += each * kept * (reached - largest);
      walk(current, kept, reached, each);
      own.splice(place, 0, at);
    }
  };
  walk(undefined, 1, 0, 1);
  return shares;
}

/** How up to nine clauses can be dealt to causes: every way to write the number as a sum. */
function partitions(count: number, most = count): number[][] {
  if (count === 0) return [[]];
  return Array.from({ length: Math.min(count, most) }, (_, index) => index + 1).flatMap((first) =>
    partitions(count - first, first).map((rest) => [first, ...rest]),
  );
}

const chance = random(7);
const some = [0, 1, 0.5, 0.5];

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'is the mean over all orders for %i clauses, in every grouping',
  (count) => {
    for (const sizes of partitions(count)) {
      const parts = sizes.flatMap((size, cause) =>
        Array.from({ length: size }, () =>
          part(cause, chance() < 0.4 ? some[Math.floor(chance() * 4)]! : chance()),
        ),
      );
      const [found, mean] = [attribution(parts), bruteForce(parts)];
      for (const [at, share] of mean.entries()) expect(found[at]).toBeCloseTo(share, 11);
    }
  },
);

test.each(partitions(9).map((sizes) => [sizes.join('+'), sizes] as const))(
  'is the mean over all orders for nine clauses, %s',
  { timeout: 20_000 },
  (_name, sizes) => {
    const parts = sizes.flatMap((size, cause) => Array.from({ length: size }, () => part(cause, chance())));
    const [found, mean] = [attribution(parts), bruteForce(parts)];
    for (const [at, share] of mean.entries()) expect(found[at]).toBeCloseTo(share, 11);
  },
);

it('adds up to the probability with hundreds of causes', () => {
  const parts = Array.from({ length: 400 }, (_, at) => part(at >> 1, [0.5, 0.01, 0.9, 0.001][at % 4]!));
  // Two parts a cause: 0.5 with 0.01, 0.9 with 0.001.
  const none = 0.5 ** 100 * 0.1 ** 100;
  expect(attribution(parts).reduce((all, share) => all + share, 0)).toBeCloseTo(1 - none, 12);
  expect(Math.min(...attribution(parts))).toBeGreaterThan(0);
});
