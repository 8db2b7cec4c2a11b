import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barChart, roundTicks } from '../../../extension/ui/chart-geometry.ts';

const size = { width: 660, height: 208, left: 60, top: 20, bottom: 24 };
const month = Array.from({ length: 30 }, (_, index) => `2026-11-${String(index + 1).padStart(2, '0')}`);
const bar = (low: string, high: string | null) =>
  barChart(month, [{ day: '2026-11-03', amount: { low, high } }], size).bars[0]!;

describe('round ticks', () => {
  it.each([
    [0, 812, ['0', '200', '400', '600', '800', '1000']],
    [0, 1000, ['0', '200', '400', '600', '800', '1000']],
    [0, 0, ['0', '0.2', '0.4', '0.6', '0.8', '1']],
    [0, 0.03, ['0', '0.01', '0.02', '0.03']],
    [0, 1.2, ['0', '0.5', '1', '1.5']],
    [-35, 812, ['-500', '0', '500', '1000']],
    [-3, 0, ['-3', '-2', '-1', '0']],
  ])('from %d to %d', (low, high, texts) => {
    expect(roundTicks(low, high).ticks.map(({ text }) => text)).toEqual(texts);
  });

  it('hold what they are for, with zero among them, and are few', () => {
    const value = fc.oneof(
      fc.integer({ min: 0, max: 1e12 }).map((count) => count / 100),
      fc.integer({ min: 0, max: 1e6 }).map((count) => count / 1e12),
    );
    fc.assert(
      fc.property(value, value, (less, more) => {
        const { ticks, from, to } = roundTicks(-less, more);
        const slack = (less + more) * 1e-6;
        expect(from).toBeLessThanOrEqual(-less + slack);
        expect(to).toBeGreaterThanOrEqual(more - slack);
        expect(ticks.map(({ text }) => text)).toContain('0');
        expect(ticks.length).toBeLessThanOrEqual(7);
        expect(new Set(ticks.map(({ text }) => text)).size).toBe(ticks.length);
      }),
    );
  });
});

describe('a bar', () => {
  it('is filled where the amount is exact', () => {
    const { certain, possible, open } = bar('200', '200');
    expect(certain).toMatchObject({ y: 20, height: 164 });
    expect(possible).toBeNull();
    expect(open).toBe(false);
  });

  it('is only possible where the amount is "at most"', () => {
    expect(bar('0.00', '200')).toMatchObject({ certain: null, possible: { y: 20, height: 164 } });
  });

  it('is filled to the lower bound and possible up to the upper one', () => {
    const { certain, possible } = bar('50', '200');
    expect(certain).toMatchObject({ y: 143, height: 41 });
    expect(possible).toMatchObject({ y: 20, height: 123 });
  });

  it('rises above what is certain where nobody knows the end', () => {
    const { certain, possible, open } = bar('200', null);
    expect(open).toBe(true);
    expect((possible?.y ?? 0) + (possible?.height ?? 0)).toBeCloseTo(certain?.y ?? 0);
    expect(bar('0.00', null)).toMatchObject({ certain: null, open: true });
  });

  it('hangs from the line of zero where it is a credit', () => {
    const chart = barChart(month, [{ day: '2026-11-03', amount: { low: '-5', high: '-5' } }], size);
    expect(chart.bars[0]?.certain?.y).toBe(chart.zero);
    expect(chart.zero).toBe(20);
  });

  it('is never too small to be seen, and nothing where nothing is charged', () => {
    const chart = barChart(
      month,
      [
        { day: '2026-11-01', amount: { low: '0.01', high: '0.01' } },
        { day: '2026-11-02', amount: { low: '0.00', high: '0.00' } },
        { day: '2026-11-03', amount: { low: '90000', high: '90000' } },
      ],
      size,
    );
    expect(chart.bars[0]?.certain?.height).toBe(1.5);
    expect(chart.bars[1]).toMatchObject({ certain: null, possible: null });
  });
});

describe('a chart', () => {
  it('puts each day into its column, and leaves days without an amount empty', () => {
    const { bars } = barChart(month, [{ day: '2026-11-30', amount: { low: '1', high: '1' } }], size);
    expect(bars.map(({ day }) => day)).toEqual(['2026-11-30']);
    expect(bars[0]?.column).toEqual({ x: 640, y: 20, width: 20, height: 164 });
    expect(bars[0]?.certain).toMatchObject({ x: 643, width: 14 });
  });

  it('names the days that there is room for', () => {
    const names = (width: number) =>
      barChart(month, [], { ...size, width }).labels.map(({ day }) => Number(day.slice(8)));
    expect(names(1060)).toHaveLength(30);
    expect(names(660)).toEqual([1, 5, 10, 15, 20, 25, 30]);
    expect(names(140)).toEqual([1, 10, 20, 30]);
  });

  it('knows where today is, if it is there', () => {
    expect(barChart(month, [], size, '2026-11-22').today).toBe(490);
    expect(barChart(month, [], size, '2026-12-01').today).toBeNull();
  });

  it('stays inside of its frame', () => {
    const cents = fc.integer({ min: 0, max: 1e9 }).map((count) => (count / 100).toFixed(2));
    const days = fc.uniqueArray(
      fc.record({ day: fc.constantFrom(...month), low: cents, more: cents, open: fc.boolean() }),
      { selector: ({ day }) => day },
    );
    fc.assert(
      fc.property(days, (list) => {
        const entries = list.map(({ day, low, more, open }) => {
          const high = open ? null : (Number(low) + Number(more)).toFixed(2);
          return { day, amount: { low, high } };
        });
        for (const { certain, possible } of barChart(month, entries, size).bars) {
          for (const box of [certain, possible]) {
            if (box === null) continue;
            expect(box.y).toBeGreaterThanOrEqual(0);
            expect(box.y + box.height).toBeLessThanOrEqual(184.01);
            expect(box.x).toBeGreaterThanOrEqual(60);
            expect(box.x + box.width).toBeLessThanOrEqual(660);
          }
        }
      }),
    );
  });
});
