import type { Pack } from 'duewatch';
import { aliexpress } from 'duewatch/packs';
import { type Finding, type Given, penaltyOutcome } from 'duewatch/penalty';
import { parsePack } from 'duewatch/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const validAt = '2022-07-01';
const readings = ['first-match', 'strictest-match', 'strictest-from', 'worst-limb'];

function keys(facts: Given, pack: Pack = aliexpress, reading?: string): string[] {
  const finding: Finding = {
    offences: { 'fake-transactions': true, 'credit-and-sales-manipulation': false },
    facts,
  };
  const { outcomes } = penaltyOutcome(finding, pack, { validAt, reading });
  return outcomes.map(({ measures }) => JSON.stringify(measures)).sort();
}
const factsOf = (times: number | null, fake: number | null, total: number | null) => ({
  times,
  'fake-orders': fake,
  'total-orders': total,
});
const union = (lists: readonly string[][]) => [...new Set(lists.flat())].sort();

/** How harsh: 0 for a warning, days, 1000 for the end of the service. Written down from the text, apart from the code. */
function byHand(times: number, fake: number, total: number): number {
  if (times === 1) return 0;
  if (times >= 3) return 1000;
  if (fake * 100 <= 20 * total || fake <= 24) return 7;
  if (fake * 100 <= 50 * total || fake <= 48) return 15;
  if (fake * 100 <= 80 * total || fake <= 60) return 30;
  return 1000;
}

function harshness(facts: Given, reading = 'first-match'): number {
  const [only, ...more] = keys(facts, aliexpress, reading);
  expect(more).toEqual([]);
  const [{ kind, days }] = JSON.parse(only ?? '[{}]');
  return kind === 'warn' ? 0 : kind === 'terminate-service' ? 1000 : days;
}

const case_ = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 130 }), fc.integer({ min: 0, max: 400 }))
  .map(([times, fake, more]) => [times, fake, fake + more] as const);

describe('the default reading', () => {
  it('is the one written down by hand', () => {
    fc.assert(
      fc.property(case_, ([times, fake, total]) => {
        expect(harshness(factsOf(times, fake, total))).toBe(byHand(times, fake, total));
      }),
      { numRuns: 2000 },
    );
  });

  it('never gets milder with one more fake order, found among the orders or on top of them, or with one more finding', () => {
    fc.assert(
      fc.property(case_, ([times, fake, total]) => {
        const now = harshness(factsOf(times, fake, total));
        if (fake < total) expect(harshness(factsOf(times, fake + 1, total))).toBeGreaterThanOrEqual(now);
        expect(harshness(factsOf(times, fake + 1, total + 1))).toBeGreaterThanOrEqual(now);
        expect(harshness(factsOf(times + 1, fake, total))).toBeGreaterThanOrEqual(now);
      }),
      { numRuns: 2000 },
    );
  });

  it('is never harsher than the strictest, which does get milder in places', () => {
    fc.assert(
      fc.property(case_, ([times, fake, total]) => {
        const facts = factsOf(times, fake, total);
        expect(harshness(facts)).toBeLessThanOrEqual(harshness(facts, 'strictest-match'));
        expect(harshness(facts, 'strictest-match')).toBeLessThanOrEqual(harshness(facts, 'worst-limb'));
      }),
    );
    // 55 of 1,000: 30 days by the count alone. 61 of 1,000: only the share matches, 7 days.
    expect(harshness(factsOf(2, 55, 1000), 'strictest-match')).toBe(30);
    expect(harshness(factsOf(2, 61, 1000), 'strictest-match')).toBe(7);
  });
});

describe('what is missing gives the outcomes of every value it may have, and no others', () => {
  const asked = fc.option(fc.constantFrom(...readings), { nil: undefined });

  it('the total', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 130 }), asked, (fake, reading) => {
        const totals = Array.from({ length: fake * 10 + 10 }, (_, more) => fake + more);
        const all = union(totals.map((total) => keys(factsOf(2, fake, total), aliexpress, reading)));
        expect(keys(factsOf(2, fake, null), aliexpress, reading)).toEqual(all);
      }),
      { numRuns: 40 },
    );
  });

  it('the count', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), asked, (total, reading) => {
        const counts = Array.from({ length: total + 1 }, (_, fake) => fake);
        const all = union(counts.map((fake) => keys(factsOf(2, fake, total), aliexpress, reading)));
        expect(keys(factsOf(2, null, total), aliexpress, reading)).toEqual(all);
      }),
      { numRuns: 60 },
    );
  });

  it.each([undefined, ...readings])('count and total, read as %s', (reading) => {
    const counts = [0, 1, 23, 24, 25, 30, 48, 49, 60, 61, 100];
    const all = counts.flatMap((fake) =>
      Array.from({ length: fake * 6 + 2 }, (_, more) =>
        keys(factsOf(2, fake, fake + more), aliexpress, reading),
      ),
    );
    expect(keys(factsOf(2, null, null), aliexpress, reading)).toEqual(union(all));
  });

  it('the time', () => {
    fc.assert(
      fc.property(case_, asked, ([, fake, total], reading) => {
        const all = [1, 2, 3, 4].map((times) => keys(factsOf(times, fake, total), aliexpress, reading));
        expect(keys(factsOf(null, fake, total), aliexpress, reading)).toEqual(union(all));
      }),
      { numRuns: 60 },
    );
  });
});

// Tables made by chance: ranges of a count and of a share, joined by all and any, chosen from the top or the strictest.
const cite = { source: 's', confidence: 'user' };
const name = { 'zh-CN': '一', en: 'one' };
const numbers = fc.uniqueArray(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 2 });
const ends = fc.tuple(numbers, fc.boolean(), fc.boolean(), fc.boolean()).map(([given, open, shut, top]) => {
  const [low = 0, high] = [...given].sort((a, b) => a - b);
  if (high === undefined)
    return top ? { [shut ? 'upTo' : 'below']: low } : { [open ? 'above' : 'from']: low };
  return { [open ? 'above' : 'from']: low, [shut ? 'upTo' : 'below']: high };
});
type Ends = Record<string, number>;
const within = (value: number, unit: number, { above, from, below, upTo }: Ends) =>
  (above === undefined || value > above * unit) &&
  (from === undefined || value >= from * unit) &&
  (below === undefined || value < below * unit) &&
  (upTo === undefined || value <= upTo * unit);
const steps = fc.array(fc.record({ count: ends, share: ends, all: fc.boolean() }), {
  minLength: 1,
  maxLength: 4,
});
type Steps = { count: Ends; share: Ends; all: boolean }[];
const times8 = (range: Ends) =>
  Object.fromEntries(Object.entries(range).map(([end, at]) => [end, String(at * 8)]));

function packOf(list: Steps, pick: string, prefix = 'step'): Pack {
  const stated = (value: unknown) => ({ value, ...cite });
  const pack = {
    format: 'duewatch/pack@1',
    id: 'made',
    edition: '2026-11-22',
    name,
    currency: 'CNY',
    places: { fees: name, console: name },
    sources: { s: { title: name, publisher: name, date: null } },
    tariffs: [],
    ladders: [],
    penalties: [
      {
        id: 'p',
        name,
        offence: 'o',
        facts: [
          { id: 'part', name, kind: 'count', partOf: 'all' },
          { id: 'all', name, kind: 'count' },
        ],
        versions: [
          {
            id: 'v',
            validFrom: '2000-01-01',
            validTo: null,
            validity: cite,
            harshness: stated(['restrict-rights']),
            clauses: [
              {
                id: 'c',
                name,
                choose: stated({ pick }),
                steps: list.map(({ count, share, all }, index) => ({
                  id: `${prefix}-${index}`,
                  name,
                  when: {
                    [all ? 'allOf' : 'anyOf']: [
                      { fact: 'part', range: stated(count) },
                      { part: 'part', of: 'all', range: stated(times8(share)) },
                    ],
                  },
                  measures: [{ kind: 'restrict-rights', modality: 'must', days: ((index * 7) % 4) + 1 }],
                  ...cite,
                })),
              },
            ],
          },
        ],
      },
    ],
  };
  const { value, problems } = parsePack(pack);
  expect(problems).toEqual([]);
  return value as Pack;
}

function daysIn(list: Steps, pick: string, part: number, all: number): number {
  const matched = list.flatMap((step, index) => {
    const limbs = [
      within(part, 1, step.count),
      within(part * 100, all === 0 ? Number.NaN : all * 8, step.share),
    ];
    if (all === 0) limbs[1] = within(0, 1, step.share);
    return (step.all ? limbs.every(Boolean) : limbs.some(Boolean)) ? [((index * 7) % 4) + 1] : [];
  });
  if (matched.length === 0) return 0;
  return pick === 'first' ? (matched[0] as number) : Math.max(...matched);
}

const daysOf = (pack: Pack, facts: Given) =>
  penaltyOutcome({ offences: { o: true }, facts }, pack, { validAt })
    .outcomes.map(({ measures }) => measures[0]?.days ?? 0)
    .sort();

describe('any table of ranges', () => {
  const pick = fc.constantFrom('first', 'strictest');
  const count = fc.integer({ min: 0, max: 14 });

  it('comes to what its ranges say', () => {
    fc.assert(
      fc.property(steps, pick, count, count, (list, how, part, more) => {
        const facts = { part, all: part + more };
        expect(daysOf(packOf(list, how), facts)).toEqual([daysIn(list, how, part, part + more)]);
      }),
      { numRuns: 1500 },
    );
  });

  it('comes, where a count is missing, to exactly what its values come to', () => {
    fc.assert(
      fc.property(steps, pick, count, (list, how, known) => {
        const pack = packOf(list, how);
        const days = (pairs: [number, number][]) =>
          [...new Set(pairs.map(([part, all]) => daysIn(list, how, part, all)))].sort();
        const parts = Array.from({ length: known + 1 }, (_, part): [number, number] => [part, known]);
        expect(daysOf(pack, { all: known })).toEqual(days(parts));
        const wholes = Array.from({ length: known * 13 + 40 }, (_, more): [number, number] => [
          known,
          known + more,
        ]);
        expect(daysOf(pack, { part: known })).toEqual(days(wholes));
        const grid = Array.from({ length: 50 }, (_, part) =>
          Array.from({ length: part * 13 + 30 }, (__, more): [number, number] => [part, part + more]),
        ).flat();
        expect(daysOf(pack, {})).toEqual(days(grid));
      }),
      { numRuns: 60 },
    );
  });

  it('comes to the same when its steps are called otherwise, or one is split in two', () => {
    fc.assert(
      fc.property(steps, pick, count, count, fc.nat(3), (list, how, part, more, at) => {
        const facts = { part, all: part + more };
        const before = daysOf(packOf(list, how), facts);
        expect(daysOf(packOf(list, how, 'other'), facts)).toEqual(before);
        const split = structuredClone(packOf(list, how)) as unknown as {
          penalties: { versions: { clauses: { steps: Record<string, unknown>[] }[] }[] }[];
        };
        const own = split.penalties[0]?.versions[0]?.clauses[0]?.steps ?? [];
        const index = at % own.length;
        const step = own[index] as { when: { anyOf?: unknown[]; allOf?: unknown[] }; id: string };
        if (step.when.anyOf === undefined) return;
        const halves = step.when.anyOf.map((limb, half) => ({ ...step, id: `half-${half}`, when: limb }));
        own.splice(index, 1, ...halves);
        expect(daysOf(split as unknown as Pack, facts)).toEqual(before);
        for (const known of [{ part }, { all: part + more }, {}]) {
          expect(daysOf(split as unknown as Pack, known)).toEqual(daysOf(packOf(list, how), known));
        }
      }),
      { numRuns: 300 },
    );
  });
});

it('splitting the third time into the third and the later ones changes nothing', () => {
  const split = structuredClone(aliexpress) as Pack;
  const clauses = split.penalties?.[0]?.versions[0]?.clauses ?? [];
  const third = clauses[2] as (typeof clauses)[number];
  const when = (range: object) =>
    ({ fact: 'times', range: { value: range, ...cite, source: 'guide-2022' } }) as never;
  clauses.splice(
    2,
    1,
    { ...third, id: 'three', when: when({ from: 3, upTo: 3 }) },
    { ...third, id: 'more', when: when({ above: 3 }) },
  );
  fc.assert(
    fc.property(case_, ([times, fake, total]) => {
      for (const facts of [
        factsOf(times, fake, total),
        factsOf(null, fake, total),
        factsOf(times, null, total),
      ]) {
        expect(keys(facts, split)).toEqual(keys(facts));
      }
    }),
    { numRuns: 100 },
  );
});
