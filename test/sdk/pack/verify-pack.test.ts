import { packs, rulePacks } from 'duewatch/packs';
import { penaltyOutcome } from 'duewatch/penalty';
import { verifyPack } from 'duewatch/schema';
import { explain } from 'duewatch/text';
import { describe, expect, it } from 'vitest';
import type { Pack } from '../../../sdk/src/pack/schema.ts';

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
    const days = (facts: object) => outcome(facts, 'strictest-match').certain[0]?.days;
    expect(days(after)).toBeLessThan(Number(days(before)));
  });
});
