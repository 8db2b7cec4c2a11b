import { packs, rulePacks } from 'duewatch/packs';
import { penaltyOutcome } from 'duewatch/penalty';
import { verifyPack } from 'duewatch/schema';
import { explain } from 'duewatch/text';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pack } from '../../../sdk/src/pack/schema.ts';
import { goodPack } from './broken/good-pack.ts';

const shipped = [...packs, ...rulePacks];
const aliexpress = rulePacks.find(({ id }) => id === 'aliexpress') as Pack;
const place = ({ code, path }: { code: string; path: string }) => `${code} ${path}`;

describe.each(shipped.map((pack) => [pack.id, pack] as const))('%s', (_, pack) => {
  const found = verifyPack(pack);

  it('declares what it leaves open, no more and no less', () => {
    const declared = (pack.declared ?? []).map(place);
    expect(new Set(declared).size).toBe(declared.length);
    expect([...new Set(found.map(place))].sort()).toEqual([...declared].sort());
    expect(found.filter((finding) => finding.declared === null)).toEqual([]);
  });

  it('has nothing that it cannot mean', () => {
    expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('is told in words', () => {
    for (const { text } of found) {
      for (const locale of ['zh-CN', 'en'] as const) {
        expect(explain(text, locale)).not.toMatch(/undefined|null|^verify\.|\[object/);
      }
    }
  });
});

it('misses a declaration that is taken out, and finds one too many', () => {
  const [first, ...rest] = aliexpress.declared ?? [];
  const open = (pack: Pack) => verifyPack(pack).filter(({ declared }) => declared === null);
  expect(new Set(open({ ...aliexpress, declared: rest }).map(place))).toEqual(
    new Set([place(first as never)]),
  );
  const why = { 'zh-CN': '没有', en: 'none' };
  const more = { code: 'verify.gap', path: 'penalties/fake-transactions', why } as const;
  expect(open({ ...aliexpress, declared: [...(aliexpress.declared ?? []), more] })).toMatchObject([
    { code: 'verify.not-found', path: 'penalties/fake-transactions', severity: 'error' },
  ]);
});

describe('the examples of AliExpress', () => {
  const outcome = (facts: object, reading?: string) =>
    penaltyOutcome(
      {
        offences: { 'fake-transactions': true, 'credit-and-sales-manipulation': false },
        facts: { ...facts },
      },
      aliexpress,
      { validAt: '2022-07-01', penalty: 'fake-transactions', reading },
    );
  const found = verifyPack(aliexpress).filter(({ path }) => path.startsWith('penalties/fake-transactions/'));

  it('of steps that overlap are cases in which two steps match', () => {
    const overlaps = found.filter(({ code }) => code === 'verify.overlap');
    expect(overlaps.length).toBe(3);
    for (const { example } of overlaps) expect(outcome(example ?? {}).conflicts).not.toEqual([]);
  });

  it('of a reading that gets milder is a case after which less follows', () => {
    const [finding] = found.filter(({ code }) => code === 'verify.milder');
    const after = finding?.example as Record<string, number>;
    const before = { ...after, 'fake-orders': Number(after['fake-orders']) - 1 };
    expect(after).toEqual({ times: 2, 'fake-orders': 2, 'total-orders': 2 });
    const days = (facts: object) => outcome(facts, 'strictest-match').certain[0]?.days;
    expect([days(before), days(after)]).toEqual([15, 7]);
  });
});

/** Ranges of whole numbers with ends of every kind, or none on a side. */
const rangeArb = (ends: readonly number[]) =>
  fc
    .record({
      low: fc.constantFrom('above', 'from', null),
      high: fc.constantFrom('below', 'upTo', null),
      ends: fc.tuple(fc.constantFrom(...ends), fc.constantFrom(...ends)),
    })
    .filter(({ low, high }) => low !== null || high !== null)
    .map(({ low, high, ends: [a, b] }) => ({
      ...(low === null ? {} : { [low]: String(Math.min(a, b)) }),
      ...(high === null ? {} : { [high]: String(Math.max(a, b)) }),
    }));

type Ends = Readonly<Record<string, string>>;

/** Whether a part lies in a range of multiples of a whole; a share of nothing counts as 0. */
function isIn({ above, from, below, upTo }: Ends, part: number, whole: number): boolean {
  const against = (end: string) => part - Number(end) * whole;
  return (
    (above === undefined || against(above) > 0) &&
    (from === undefined || against(from) >= 0) &&
    (below === undefined || against(below) < 0) &&
    (upTo === undefined || against(upTo) <= 0)
  );
}

describe('against every case', () => {
  const stepArb = fc.record({
    count: fc.option(rangeArb([0, 1, 2, 3, 4, 5])),
    share: fc.option(rangeArb([10, 20, 50, 80, 100])),
    join: fc.constantFrom('allOf', 'anyOf'),
  });
  const stepsArb = fc.array(
    stepArb.filter(({ count, share }) => count !== null || share !== null),
    { minLength: 1, maxLength: 4 },
  );
  const cite = { source: 'rule', confidence: 'official' } as const;

  it('steps that are never taken, shared cases and gaps are found exactly', () => {
    fc.assert(
      fc.property(stepsArb, (steps) => {
        const pack = structuredClone(goodPack);
        const clause = pack.penalties?.[0]?.versions[1]?.clauses[1];
        const [plain] = clause?.steps ?? [];
        if (clause === undefined || plain === undefined) throw new Error('no clause');
        clause.steps = steps.map(({ count, share, join }, index) => ({
          ...plain,
          id: String(index),
          when: {
            [join]: [
              ...(count === null ? [] : [{ fact: 'fake', range: { value: count, ...cite } }]),
              ...(share === null ? [] : [{ part: 'fake', of: 'orders', range: { value: share, ...cite } }]),
            ],
          } as never,
          measures: [{ kind: 'restrict-rights', modality: 'must', days: index + 1 }],
        }));
        const matching: number[][] = [];
        let gap = false;
        for (let orders = 0; orders <= 80; orders++) {
          let matched = false;
          for (let fake = 0; fake <= orders; fake++) {
            const truths = steps.map(({ count, share, join }) => {
              const parts = [
                ...(count === null ? [] : [isIn(count, fake, 1)]),
                ...(share === null ? [] : [isIn(share, fake * 100, Math.max(orders, 1))]),
              ];
              return join === 'allOf' ? parts.every(Boolean) : parts.some(Boolean);
            });
            gap ||= matched && !truths.includes(true);
            matched ||= truths.includes(true);
            matching.push(truths.flatMap((truth, index) => (truth ? [index] : [])));
          }
        }
        const found = verifyPack(pack);
        const path = 'penalties/fakes/2021/clauses/later/steps/';
        const placesOf = (...codes: string[]) =>
          new Set(
            found
              .filter(({ code, path: at }) => at.startsWith(path) && codes.includes(code))
              .map(({ clauses, path: at, code }) =>
                (code === 'verify.overlap' || code === 'verify.end-twice' ? clauses : [at])
                  .map((each) => each.slice(path.length))
                  .join(' '),
              ),
          );
        const all = steps.map((_, index) => index);
        const never = all.filter((index) => !matching.some(([first]) => first === index));
        const unreachable = never.filter((index) => !matching.some((each) => each.includes(index)));
        const pairs = all.flatMap((later) =>
          all
            .slice(0, later)
            .filter((earlier) => !never.includes(earlier) && !never.includes(later))
            .filter((earlier) => matching.some((each) => each.includes(earlier) && each.includes(later)))
            .map((earlier) => `${earlier} ${later}`),
        );
        expect(placesOf('verify.unreachable')).toEqual(new Set(unreachable.map(String)));
        expect(placesOf('verify.shadowed')).toEqual(
          new Set(never.filter((index) => !unreachable.includes(index)).map(String)),
        );
        expect(placesOf('verify.overlap', 'verify.end-twice')).toEqual(new Set(pairs));
        expect(placesOf('verify.gap', 'verify.end-never').size > 0).toBe(gap);
      }),
      { numRuns: 40, seed: 20261122 },
    );
  });
});
