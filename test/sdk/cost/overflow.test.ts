import { rateUsage, settle, type UsageRecord } from 'duewatch';
import { rateColumns, sumUsage, sumUsageAsync } from 'duewatch/cost';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { PriceModel } from '../../../sdk/src/pack/schema.ts';
import { packWith, stated, type TariffCase, versionWith } from './pack-with.ts';

/*
 * Nothing overflows in silence: what is too large to be exact is refused, and the refusal names what it is of.
 */

const most = Number.MAX_SAFE_INTEGER;
const record = (calls: number, more: Partial<UsageRecord> = {}): UsageRecord => ({
  appKey: '1',
  api: 'a',
  class: 'basic',
  day: '2026-11-20',
  calls,
  ...more,
});
const november = { from: '2026-11-01', to: '2026-11-30' };
const rate = (usage: readonly UsageRecord[], test: TariffCase) =>
  rateUsage(usage, packWith(versionWith(test)), november);
const plain: TariffCase = { price: { price: '0.01', per: 100 } };

describe('counts', () => {
  test.each<[string, readonly UsageRecord[]]>([
    ['one record', [record(2 ** 53)]],
    ['a negative one', [record(-1)]],
    ['part of a call', [record(0.5)]],
    ['no number', [record(Number.NaN)]],
    ['what never ends', [record(Number.POSITIVE_INFINITY)]],
    ['a group', [record(most), record(1)]],
    ['a group whose sum comes back into range by no way', [record(most), record(most), record(2)]],
  ])('are refused where %s is past 2^53 − 1', (_, usage) => {
    const message = /^2026-11-20\/1\/a: \S+ calls are no number that can be counted exactly$/;
    expect(() => rate(usage, plain)).toThrow(RangeError);
    expect(() => rate(usage, plain)).toThrow(message);
    expect(() => sumUsage(usage)).toThrow(message);
  });

  it('are refused as they come', async () => {
    async function* source() {
      yield record(most);
      yield [record(0), record(1)];
    }
    await expect(sumUsageAsync(source())).rejects.toThrow('2026-11-20/1/a: 9007199254740992 calls');
  });

  test.each([
    ['of floating point', Float64Array.of(most, 1)],
    ['of 64 bits', BigUint64Array.of(BigInt(most), 1n)],
    ['of 64 bits, in one row', BigUint64Array.of(1n, 2n ** 64n - 1n)],
    ['of floating point, in one row', Float64Array.of(0, 2 ** 53)],
  ])('in columns %s are refused', (_, calls) => {
    const columns = {
      appKey: { codes: new Uint8Array(2), values: ['1'] },
      api: { codes: new Uint8Array(2), values: ['a'] },
      day: { codes: new Uint8Array(2), values: ['2026-11-20'] },
      class: { codes: new Uint8Array(2), values: ['basic'] },
      calls,
    };
    const message = /^2026-11-20\/1\/a: \d+ calls are no number that can be counted exactly$/;
    expect(() => sumUsage(columns)).toThrow(message);
    expect(() => rateColumns(columns, packWith(versionWith(plain)), november)).toThrow(message);
  });

  it('are refused where each day is in range and the period is not', () => {
    const usage = [record(most), record(1, { day: '2026-11-21' })];
    expect(() => rate(usage, plain)).toThrow('2026-11-21/1/basic: 9007199254740992 calls');
  });

  it('are refused where each price class is in range and the app key is not', () => {
    const usage = [record(most), record(1, { class: 'unheard-of' })];
    expect(() => rate(usage, plain)).toThrow('1: 9007199254740992 calls');
  });

  it('are refused where each app key is in range and all are not', () => {
    const usage = [record(most), record(1, { appKey: '2' })];
    expect(() => rate(usage, plain)).toThrow('all app keys: 9007199254740992 calls');
  });

  it('are refused where usage without a price is past it', () => {
    const usage = [record(most, { class: 'no' }), record(1, { class: 'no', day: '2026-11-21' })];
    expect(() => rate(usage, plain)).toThrow('2026-11-21/1/a: 9007199254740992 calls');
  });

  it('at the very end of the range cost what they cost', () => {
    const { total, calls } = rate([record(most)], plain);
    expect(calls).toBe(most);
    expect(total.high).toBe('900719925474.0991');
  });

  it('use up a quota at the very end of the range', () => {
    const quotas = [{ calls: most - 1, scope: 'account' as const, period: 'month' as const }];
    const { lines } = rate([record(most - 2), record(2, { day: '2026-11-21' })], { ...plain, quotas });
    expect(lines.map(({ free }) => free)).toEqual([most - 2, 1]);
  });
});

/** An amount in 10^−12 yuan. */
function trillionths(amount: string): bigint {
  const [whole = '', decimals = ''] = amount.split('.');
  expect(decimals.length).toBeLessThanOrEqual(12);
  return BigInt(whole + decimals.padEnd(12, '0'));
}

const price = fc
  .tuple(fc.integer({ min: 0, max: 999_999 }), fc.stringMatching(/^\d{12}$/))
  .map(([whole, decimals]) => `${whole}.${decimals}`);
const many = fc.oneof(fc.integer({ min: most - 1000, max: most }), fc.maxSafeNat());

describe('prices of twelve decimals', () => {
  it('times any count are exact, whatever the unit of sale', () => {
    fc.assert(
      fc.property(
        price,
        many,
        fc.constantFrom(1 as const, 100 as const, 10_000 as const),
        (each, calls, per) => {
          const { total } = rate([record(calls)], {
            price: { price: each, per },
            version: { rounding: stated({ at: 'day', places: 12, mode: 'down' }) },
          });
          expect(trillionths(total.high ?? '')).toBe((BigInt(calls) * trillionths(each)) / BigInt(per));
        },
      ),
      { numRuns: 2000 },
    );
  });

  const tiers = [
    { upTo: 10, price: '0.000000000001' },
    { upTo: null, price: '123456.123456789012' },
  ];
  const all = BigInt(most);
  test.each<[string, PriceModel, bigint]>([
    ['graduated', { model: 'graduated', tiers }, 10n + (all - 10n) * 123_456_123_456_789_012n],
    ['by volume', { model: 'volume', tiers }, all * 123_456_123_456_789_012n],
    [
      'of packages',
      { model: 'package', calls: 7, price: '999999.999999999999' },
      ((all + 6n) / 7n) * 999_999_999_999_999_999n,
    ],
  ])('are exact %s', (_, model, expected) => {
    const { total } = rate([record(most)], { price: { price: model } });
    expect(trillionths(total.high ?? '')).toBe(expected);
  });
});

describe('units of sale that are begun', () => {
  const up = { version: { partialUnit: stated('up' as const) } };

  test.each([100, 10_000] as const)(
    'of %i calls are whole ones to the last call that can be counted',
    (per) => {
      fc.assert(
        fc.property(many, (calls) => {
          const { total } = rate([record(calls)], { ...up, price: { price: '1.00', per } });
          const units = (BigInt(calls) + BigInt(per) - 1n) / BigInt(per);
          expect(total.high).toBe(calls === 0 ? '0.00' : `${units}.00`);
        }),
      );
    },
  );

  it('are refused where whole units are more calls than can be counted, and never a call too few or too many', () => {
    const model: PriceModel = {
      model: 'graduated',
      tiers: [
        { upTo: 1, price: '1.00' },
        { upTo: null, price: '1.00' },
      ],
    };
    const test = { ...up, price: { price: model, per: 100 as const } };
    expect(() => rate([record(most)], test)).toThrow(/calls are no number that can be counted exactly/);
    expect(rate([record(most - 1000)], test).total.high).toBe('90071992547400.00');
  });
});

describe('a quadrillion yuan', () => {
  const tariff: TariffCase = { price: { price: '1000000000000000.01' } };

  it('is charged, added and settled to the fen', () => {
    const usage = [record(1), record(2, { appKey: '2' }), record(3, { day: '2026-11-21' })];
    const statement = rate(usage, tariff);
    expect(statement.total.high).toBe('6000000000000000.06');
    const position = { day: '2026-11-19', prepaid: '1000000000000000.00', debts: [] };
    const { owed, prepaid } = settle(statement, { position }, { to: '2026-11-30' });
    expect([owed, prepaid]).toEqual(['5000000000000000.06', '0.00']);
  });

  it('less a relief re-adds to the fen', () => {
    const usage = [record(1), record(1, { appKey: '2' }), record(1, { appKey: '3' })];
    const { charges, total } = rate(usage, {
      ...tariff,
      version: { dailyRelief: stated('1000000000000000.00') },
    });
    expect(total.high).toBe('2000000000000000.03');
    expect(charges).toHaveLength(3);
  });

  it('and far more are refused once they are past thirty digits', () => {
    const huge: TariffCase = { price: { price: '123456789012345678901234567890' } };
    expect(rate([record(1)], huge).total.high).toBe('123456789012345678901234567890.00');
    expect(() => rate([record(most)], huge)).toThrow(RangeError);
  });

  it('and fractions of more than twenty decimals are refused, not cut', () => {
    const tiny: TariffCase = { price: { price: '0.00000000000000000001', per: 100 } };
    expect(() => rate([record(1)], tiny)).toThrow(/too long to be kept exactly|no exact decimal/);
    expect(rate([record(100)], tiny).lines[0]?.amount).toBe('0.00000000000000000001');
  });
});
