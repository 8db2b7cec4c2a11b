import { packs, rulePacks } from 'duewatch/packs';
import { type Finding, type PenaltyOptions, penaltyOutcome, preparePenalty } from 'duewatch/penalty';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

const withPenalties = [...packs, ...rulePacks].filter(({ penalties = [] }) => penalties.length > 0);
type Shipped = (typeof withPenalties)[number];
type Fact = NonNullable<Shipped['penalties']>[number]['facts'][number];

/** Near the thresholds of all shipped tables, and now and then far from them. */
const count = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 130 }) },
  { weight: 1, arbitrary: fc.constantFrom(1000, 2 ** 40, Number.MAX_SAFE_INTEGER) },
);

function factArb({ kind, options = [], atLeast = 0 }: Fact): fc.Arbitrary<unknown> {
  if (kind === 'yes-no') return fc.boolean();
  if (kind === 'choice') return fc.constantFrom(...options.map(({ id }) => id));
  if (kind === 'points') return fc.oneof(count, fc.constantFrom('0.5', '11.99', '12', '12.01', '47.5'));
  return count.map((number) => Math.max(number, atLeast));
}

/** Findings of a pack, with offences and facts that may be missing; parts mostly fit into their wholes. */
function findingArb({ penalties = [] }: Shipped): fc.Arbitrary<Finding> {
  const facts = penalties.flatMap((penalty) => penalty.facts);
  const byId = Object.fromEntries(
    facts.map((fact) => [fact.id, fc.option(factArb(fact), { nil: undefined, freq: 6 })]),
  );
  const offences = fc.constantFrom(...penalties.map(({ offence }) => offence)).chain((found) => {
    const others = penalties.map(
      ({ offence }) => [offence, fc.constantFrom(true, false, undefined)] as const,
    );
    return fc.record(Object.fromEntries(others)).map((chosen) =>
      Object.fromEntries(
        Object.entries({ ...chosen, [found]: true }).filter((entry): entry is [string, boolean] => {
          return entry[1] !== undefined;
        }),
      ),
    );
  });
  return fc.record({ offences, facts: fc.record(byId) }).map(({ offences, facts: given }) => {
    const fitting: Record<string, unknown> = { ...given };
    for (const { id, partOf } of facts) {
      const whole = partOf === undefined ? undefined : fitting[partOf];
      if (typeof whole === 'number' && typeof fitting[id] === 'number')
        fitting[id] = Math.min(whole, fitting[id]);
    }
    return { offences, facts: fitting as Finding['facts'] };
  });
}

/** What comes back, or how it is refused. */
function answer(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return `${error}`;
  }
}

describe('a prepared verdict is the plain one, whatever was judged before it', () => {
  test.each(withPenalties.map((pack) => [pack.id, pack] as const))('%s', (_, pack) => {
    const on = (pack.penalties ?? []).flatMap(({ versions }) => versions.map(({ validFrom }) => validFrom));
    const readings = [undefined, 'first-match', 'worst-limb', 'of no table'];
    const tables = [undefined, ...(pack.penalties ?? []).map(({ id }) => id)];
    const asked = fc.record({
      validAt: fc.constantFrom('2010-01-01', ...on, '2026-11-22'),
      knownAt: fc.constantFrom(undefined, '2010-01-01', '2026-11-22'),
      penalty: fc.constantFrom(...tables),
      reading: fc.constantFrom(...readings),
    });
    const findings = fc.array(findingArb(pack), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(asked, findings, (options: PenaltyOptions, cases) => {
        const judge = preparePenalty(pack, options);
        for (const finding of [...cases, ...cases]) {
          const plain = answer(() => penaltyOutcome(finding, pack, options));
          expect(answer(() => judge(finding))).toEqual(plain);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('cases of one class share what they come to, and keep their own numbers', () => {
  const aliexpress = withPenalties.find(({ id }) => id === 'aliexpress') as Shipped;
  const options = { validAt: '2022-07-01', penalty: 'fake-transactions' };
  const judge = preparePenalty(aliexpress, options);
  const found = (fake: number, total: number) =>
    judge({
      offences: { 'fake-transactions': true },
      facts: { times: 2, 'fake-orders': fake, 'total-orders': total },
    });

  it('names what was read of each', () => {
    const [a, b] = [found(30, 100), found(31, 101)];
    expect(a.outcomes).toBe(b.outcomes);
    const read = (verdict: typeof a) =>
      verdict.reasons.find(({ clause }) => clause?.endsWith('2.2'))?.tests?.map((each) => each.read);
    expect([read(a), read(b)]).toEqual([
      [2, [30, 100], 30],
      [2, [31, 101], 31],
    ]);
  });

  it.each([1, 2, 3])(
    'judges every share and count near a threshold as a verdict of its own, time %i',
    (times) => {
      const near = (at: number) => [at - 1, at, at + 1];
      for (const total of [100, 500, 75, 60, 30]) {
        for (const fake of [20, 50, 80].flatMap((percent) => near(Math.floor((total * percent) / 100)))) {
          const facts = { times, 'fake-orders': fake, 'total-orders': total };
          const finding = { offences: { 'fake-transactions': true }, facts };
          expect(judge(finding)).toEqual(penaltyOutcome(finding, aliexpress, options));
        }
      }
    },
  );

  test.each([
    ['exactly 20 %', 100, 500, 7],
    ['just over 20 %', 101, 500, 15],
    ['20 % of more than a safe number of hundredths', 2 ** 50, 5 * 2 ** 50, 7],
    ['one fake order more than that', 2 ** 50 + 1, 5 * 2 ** 50, 15],
    ['none of none', 0, 0, 7],
  ])('%s: %i of %i', (_, fake, total, days) => {
    const { byReading } = found(fake, total);
    expect(byReading[0]?.outcomes[0]?.measures[0]?.days).toBe(days);
  });
});

it('refuses a table, an offence and a fact that the pack does not have', () => {
  const [pack] = withPenalties as [Shipped];
  const validAt = '2026-11-22';
  expect(() => preparePenalty(pack, { validAt, penalty: 'none' })).toThrow(RangeError);
  const judge = preparePenalty(pack, { validAt });
  expect(() => judge({ offences: { none: true }, facts: {} })).toThrow(/no penalty for none/);
  expect(() => judge({ offences: {}, facts: { none: 1 } })).toThrow(/no rule asks for none/);
});
