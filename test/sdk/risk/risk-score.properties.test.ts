import type { Cause, Clause, Consequence, Exposure, Rate, RiskScore } from 'duewatch/risk';
import { riskScore } from 'duewatch/risk';
import { expect, test } from 'vitest';
import { addDays } from '../../../sdk/src/base/day.ts';
import { compare, sum } from '../../../sdk/src/base/decimal.ts';
import { type Random, random } from '../../../sdk/src/forecast/random.ts';

const on = '2026-11-22';

/*
 * Random worlds: up to four causes of up to three clauses on up to three events, with days and amounts that overlap, ends, prices and
 * facts that are missing, priors and given probabilities. The same seed makes the same worlds.
 */

interface World {
  readonly causes: readonly Cause[];
  readonly exposure: Exposure;
}

function maker(next: Random) {
  const below = (count: number) => Math.floor(next() * count);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const fen = (most: number) => (below(most) / 100).toFixed(2);
  const range = () => {
    const low = below(100_000);
    const high = next() < 0.6 ? low : low + below(100_000);
    return { low: (low / 100).toFixed(2), high: next() < 0.1 ? null : (high / 100).toFixed(2) };
  };
  const rate = (): Rate | null => (next() < 0.15 ? null : range());
  const consequence = (): Consequence => {
    if (next() < 0.3)
      return {
        resource: 'deposit',
        amount: next() < 0.05 ? null : range(),
        ...(next() < 0.2 ? { pot: 'all of it' } : {}),
      };
    const from = below(40) - 10;
    return {
      resource: pick(['sales', 'search-exposure', 'activities']),
      from: addDays(on, from),
      to: next() < 0.1 ? null : addDays(on, from + below(40)),
    };
  };
  const clause = (id: string): Clause => {
    const point = pick([0, 1, next(), next()]);
    const given = next() < 0.4;
    return {
      id,
      text: { code: id },
      modality: pick(['must', 'may', 'may', 'open-deadline']),
      facts: pick(['certain', 'certain', 'certain', 'possible', 'possible', 'excluded']),
      ...(next() < 0.3 ? { prior: pick(['a', 'b']) } : {}),
      ...(given
        ? {
            probability: {
              point,
              basis: 'user',
              ...(next() < 0.5 ? { low: point * next(), high: point + (1 - point) * next() } : {}),
            },
          }
        : {}),
      consequences: Array.from({ length: below(3) }, consequence),
    };
  };
  const cause = (id: string): Cause => ({
    id,
    event: `event ${below(3)}`,
    clauses: Array.from({ length: 1 + below(3) }, (_, index) => clause(`${id}.${index}`)),
  });
  const world = (): World => ({
    causes: Array.from({ length: below(5) }, (_, index) => cause(`c${index}`)),
    exposure: { margin: rate(), resources: { 'search-exposure': rate(), activities: rate() } },
  });
  return { below, pick, fen, range, consequence, clause, cause, world };
}

const options = { on, priors: { a: { yes: 1, no: 3, basis: 'user', recorded: { yes: 2, no: 3 } } } } as const;
const scored = ({ causes, exposure }: World) =>
  riskScore({ kind: 'shop', id: 's' }, causes, exposure, options);

/** Null has no upper end. */
function atMost(a: string | null, b: string | null): boolean {
  return b === null || (a !== null && compare(a, b) <= 0);
}

function eachWorld(
  count: number,
  seed: number,
  check: (world: World, make: ReturnType<typeof maker>) => void,
) {
  for (let at = 0; at < count; at++) {
    const make = maker(random(seed * 1_000_003 + at));
    const world = make.world();
    try {
      check(world, make);
    } catch (error) {
      throw new Error(`world ${at} of seed ${seed}: ${JSON.stringify(world)}`, { cause: error });
    }
  }
}

/** Totals that do not depend on how clauses are written down. */
const totals = ({ loss, days, score, confidence }: RiskScore) => ({ loss, days, score, confidence });

// In ten parts, which a slow machine can run one after the other.
const many = 10_000;

test.each(Array.from({ length: 10 }, (_, part) => 100 + part))(
  'reasons add up exactly, and every point lies in its interval: 10,000 worlds of seed %d',
  { timeout: 120_000 },
  (seed) => {
    const seen = { loss: 0, score: 0, open: 0 };
    eachWorld(many, seed, (world) => {
      const { loss, days, score, reasons } = scored(world);
      const wrong = (what: string) => new Error(what);
      if (sum(reasons.map((one) => one.days)) !== days.point) throw wrong('days');
      if (loss.point === null) {
        if (reasons.some((one) => one.loss !== null || one.points !== null)) throw wrong('unknown');
      } else {
        seen.loss += 1;
        if (sum(reasons.map((one) => one.loss ?? 'none')) !== loss.point) throw wrong('loss');
      }
      if (score !== null) {
        seen.score += 1;
        if (reasons.reduce((all, one) => all + (one.points ?? Number.NaN), 0) !== score.point)
          throw wrong('points');
        if (!(0 <= score.low && score.low <= score.point && score.point <= score.high && score.high <= 100))
          throw wrong('score');
      }
      if (loss.high === null) seen.open += 1;
      for (const { low, point, high } of [loss, days])
        if (!atMost(low, high) || (point !== null && !(atMost(low, point) && atMost(point, high))))
          throw wrong('interval');
    });
    for (const worlds of Object.values(seen)) expect(worlds).toBeGreaterThan(many / 10);
  },
);

/** At the point and at both ends. */
function notLower(before: RiskScore, after: RiskScore, ends: readonly ('low' | 'point' | 'high')[]) {
  const pairs = [
    [before.loss, after.loss],
    [before.days, after.days],
  ] as const;
  for (const end of ends) {
    for (const [was, is] of pairs)
      expect(atMost(was[end], is[end]), `${end}: ${was[end]}, ${is[end]}`).toBe(true);
    if (before.score !== null && after.score !== null)
      expect(after.score[end]).toBeGreaterThanOrEqual(before.score[end]);
  }
}
const everywhere = ['low', 'point', 'high'] as const;

test('one more cause, clause or consequence lowers nothing', { timeout: 60_000 }, () => {
  eachWorld(2000, 2, (world, make) => {
    const before = scored(world);
    const { causes } = world;
    notLower(before, scored({ ...world, causes: [...causes, make.cause('new')] }), everywhere);
    if (causes.length === 0) return;
    const at = make.below(causes.length);
    const withClauses = (change: (clauses: readonly Clause[]) => Clause[]) => ({
      ...world,
      causes: causes.map((one, index) => (index === at ? { ...one, clauses: change(one.clauses) } : one)),
    });
    notLower(before, scored(withClauses((all) => [...all, make.clause('new')])), everywhere);
    const more = make.consequence();
    const worse = withClauses(([first, ...rest]) => [
      { ...first!, consequences: [...first!.consequences, more] },
      ...rest,
    ]);
    notLower(before, scored(worse), everywhere);
  });
});

const change = (world: World, by: (clause: Clause) => Clause): World => ({
  ...world,
  causes: world.causes.map((one) => ({ ...one, clauses: one.clauses.map(by) })),
});

test('a fact that turns out adverse lowers nothing; a fact that is missing lowers neither point nor upper end', {
  timeout: 60_000,
}, () => {
  eachWorld(2000, 3, (world) => {
    const certain = scored(change(world, (one) => ({ ...one, facts: 'certain' })));
    const possible = scored(change(world, (one) => ({ ...one, facts: 'possible' })));
    const excluded = scored(change(world, (one) => ({ ...one, facts: 'excluded' })));
    notLower(possible, certain, everywhere);
    notLower(excluded, possible, everywhere);
    notLower(certain, possible, ['point', 'high']);
    expect([possible.loss.low, possible.days.low]).toEqual(['0.00', '0.00']);
    expect(excluded.loss).toEqual({ low: '0.00', point: '0.00', high: '0.00' });
  });
});

test('an end, an amount, a price or outcomes that are missing never lower the upper end', {
  timeout: 60_000,
}, () => {
  eachWorld(2000, 4, (world) => {
    const before = scored(world);
    const without = (by: (one: Consequence) => Consequence) =>
      scored(change(world, (one) => ({ ...one, consequences: one.consequences.map(by) })));
    notLower(
      before,
      without((one) => ('amount' in one ? one : { ...one, to: null })),
      ['high'],
    );
    notLower(
      before,
      without((one) => ('amount' in one ? { ...one, amount: null } : one)),
      ['high'],
    );
    notLower(before, scored({ ...world, exposure: { ...world.exposure, resources: {} } }), ['high']);
    notLower(before, scored({ ...world, exposure: { ...world.exposure, margin: null } }), ['high']);
    const { causes, exposure } = world;
    const learnt = riskScore({ kind: 'shop', id: 's' }, causes, exposure, {
      on,
      outcomes: [
        { prior: 'may', on, happened: false, knownOn: on },
        { prior: 'open-deadline', on, happened: false, knownOn: on },
      ],
    });
    notLower(learnt, riskScore({ kind: 'shop', id: 's' }, causes, exposure, { on }), ['high']);
  });
});

test('how clauses are split, named and ordered changes no total', { timeout: 60_000 }, () => {
  eachWorld(2000, 5, (world, make) => {
    const before = totals(scored(world));
    const same = (other: readonly Cause[]) =>
      expect(totals(scored({ ...world, causes: other }))).toEqual(before);
    const { causes } = world;
    // Each clause once for every consequence; all but the first of them in a cause of their own on the same event.
    const split = (one: Clause): Clause[] =>
      one.consequences.length < 2
        ? [one]
        : one.consequences.map((consequence, at) => ({
            ...one,
            id: `${one.id}/${at}`,
            consequences: [consequence],
          }));
    same(causes.map((one) => ({ ...one, clauses: one.clauses.flatMap(split) })));
    same(causes.flatMap((one) => one.clauses.map((own) => ({ ...one, id: own.id, clauses: [own] }))));
    // Each clause twice, and each restriction cut in two where it has a middle.
    same(causes.map((one) => ({ ...one, clauses: one.clauses.flatMap((own) => [own, own]) })));
    const halves = (one: Consequence): Consequence[] =>
      'amount' in one || one.to === null || one.to === one.from
        ? [one]
        : [
            { ...one, to: one.from },
            { ...one, from: addDays(one.from, 1) },
          ];
    same(change(world, (one) => ({ ...one, consequences: one.consequences.flatMap(halves) })).causes);
    same(
      causes.map((one) => ({
        ...one,
        id: `${one.id} renamed`,
        event: `${one.event} renamed`,
        clauses: one.clauses.map((own) => ({ ...own, id: `${own.id} renamed`, text: { code: 'renamed' } })),
      })),
    );
    same(causes.toReversed());
    const at = make.below(causes.length + 1);
    same([...causes.slice(at), ...causes.slice(0, at)]);
  });
});

test('the interval holds however the causes depend on each other', () => {
  const next = random(8);
  for (let time = 0; time < 500; time++) {
    // A joint distribution of three causes: a weight for each of the eight combinations.
    const weights = Array.from({ length: 8 }, () => (next() < 0.4 ? 0 : next()));
    const all = weights.reduce((sum, weight) => sum + weight, 0) || 1;
    const share = (has: (combination: number) => boolean) =>
      weights.reduce((sum, weight, combination) => (has(combination) ? sum + weight : sum), 0) / all;
    const causes = [0, 1, 2].map((bit): Cause => {
      const point = Math.min(
        1,
        share((combination) => ((combination >> bit) & 1) === 1),
      );
      const probability = { point, low: point, high: point, basis: 'user' as const };
      const clause: Clause = {
        id: 'c',
        text: { code: 'c' },
        modality: 'may',
        facts: 'certain',
        probability,
        consequences: [{ resource: 'sales', from: on, to: on }],
      };
      return { id: `${bit}`, event: `${bit}`, clauses: [clause] };
    });
    const { loss } = scored({ causes, exposure: { margin: { low: '100000.00', high: '100000.00' } } });
    const lost = 100_000 * share((combination) => combination > 0);
    expect(Number(loss.low)).toBeLessThanOrEqual(lost + 0.01);
    expect(Number(loss.high)).toBeGreaterThanOrEqual(lost - 0.01);
  }
});

test('the sum over single days and fen is the sum over runs: brute force over cells', {
  timeout: 60_000,
}, () => {
  let compared = 0;
  eachWorld(2000, 6, ({ causes }) => {
    const exact = { low: '37.00', high: '37.00' };
    const priced = { margin: exact, resources: { 'search-exposure': exact, activities: exact } };
    const world = change({ causes, exposure: priced }, (one) => ({
      ...one,
      modality: 'may',
      facts: 'certain',
      probability: { point: 0.5, low: 0.25, high: 0.75, basis: 'user' },
      consequences: one.consequences.map((own) =>
        'amount' in own
          ? { ...own, amount: { low: '3.00', high: '3.00' } }
          : { ...own, to: own.to ?? own.from },
      ),
    }));
    const cells = new Map<string, Set<string>>();
    const put = (cell: string, event: string) => cells.set(cell, (cells.get(cell) ?? new Set()).add(event));
    for (const { event, clauses } of world.causes) {
      for (const one of clauses.flatMap(({ consequences }) => consequences)) {
        if ('amount' in one) {
          for (const layer of [1, 2, 3]) put(`1|${one.pot ?? `of ${event}`}|${layer}`, event);
          continue;
        }
        for (let day = one.from; day <= (one.to ?? ''); day = addDays(day, 1))
          if (day >= on) put(`37|${one.resource}|${day}`, event);
      }
    }
    const total = (chanceOf: (events: number) => number) =>
      [...cells].reduce((all, [cell, events]) => all + Number(cell.split('|')[0]) * chanceOf(events.size), 0);
    const { loss } = scored(world);
    compared += cells.size;
    expect(Number(loss.point)).toBeCloseTo(
      total((events) => 1 - 0.5 ** events),
      1,
    );
    expect(Number(loss.low)).toBeCloseTo(
      total(() => 0.25),
      1,
    );
    expect(Number(loss.high)).toBeCloseTo(
      total((events) => Math.min(1, 0.75 * events)),
      1,
    );
  });
  expect(compared).toBeGreaterThan(10_000);
});
