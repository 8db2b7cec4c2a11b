import { describe, expect, it } from 'vitest';
import { bandChart } from '../../../../../extension/pages/dashboard/arrears/band-geometry.ts';
import { dayAfter } from '../../../../../extension/pages/dashboard/arrears/view.ts';

const on = '2026-11-22';
const size = { width: 680, height: 240, left: 60, right: 20, top: 20, bottom: 20 };

/** Every day costs 100, give or take 10 for each step of the quantiles. */
function runwayOf(count: number, ends: Readonly<Record<number, number | null>> = {}) {
  const days = Array.from({ length: count }, (_, index) => ({
    day: dayAfter(on, index + 1),
    chance: 0,
    cost: [0.025, 0.1, 0.5, 0.9, 0.975].map((p, step) => ({
      p,
      amount: `${(index + 1) * (80 + 10 * step)}.00`,
    })),
  }));
  const quantiles = Object.entries(ends).map(([p, day]) => ({
    p: Number(p),
    day: day === null ? null : dayAfter(on, day),
  }));
  return { on, balance: '500.00', days, quantiles, range: null };
}

const ends = { 0.025: 4, 0.1: 5, 0.5: 6, 0.9: 7, 0.975: 8 };

/** Where the points of a path are. */
const points = (d: string) =>
  [...d.matchAll(/[ML]([\d.-]+) ([\d.-]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);

describe('the picture of the runway', () => {
  it('is none without days', () => {
    expect(bandChart({ ...runwayOf(0), days: [] }, [], [], size)).toBeUndefined();
  });

  it('ends some days after the last quantile, or with the horizon where that is not reached', () => {
    expect(bandChart(runwayOf(60, ends), [], [], size)?.to).toBe(dayAfter(on, 14));
    expect(bandChart(runwayOf(60, { ...ends, 0.975: 20 }), [], [], size)?.to).toBe(dayAfter(on, 25));
    expect(bandChart(runwayOf(60, { ...ends, 0.975: null }), [], [], size)?.to).toBe(dayAfter(on, 60));
    expect(bandChart(runwayOf(9, ends), [], [], size)?.to).toBe(dayAfter(on, 9));
  });

  it('begins with nothing today, and its wider band holds the narrower one', () => {
    const chart = bandChart(runwayOf(60, ends), [], [], size)!;
    expect(chart.bands.map(({ kind }) => kind)).toEqual(['wide', 'narrow']);
    const [wide, narrow] = chart.bands.map(({ d }) => points(d));
    expect(wide?.[0]).toEqual([size.left, size.height - size.bottom]);
    const columns = new Set(wide?.map(([x]) => x));
    for (const x of columns) {
      const span = (band: typeof wide) => {
        const found = band!.filter(([at]) => at === x).map(([, y]) => y);
        return [Math.min(...found), Math.max(...found)] as const;
      };
      expect(span(wide)[0]).toBeLessThanOrEqual(span(narrow)[0]);
      expect(span(wide)[1]).toBeGreaterThanOrEqual(span(narrow)[1]);
    }
    expect(points(chart.middle)).toHaveLength(15);
  });

  it('marks on the balance when it ends, and lets what lies past the picture run to its edge', () => {
    const chart = bandChart(runwayOf(60, ends), [], [], size)!;
    const day = (size.width - size.left - size.right) / 14;
    expect(chart.ends.middle).toBeCloseTo(size.left + 6 * day);
    expect(chart.ends.narrow?.from).toBeCloseTo(size.left + 5 * day);
    expect(chart.ends.wide?.to).toBeCloseTo(size.left + 8 * day);
    expect(chart.ends.y).toBe(chart.balanceY);
    const open = bandChart(runwayOf(60, { ...ends, 0.9: null, 0.975: null }), [], [], size)!;
    expect(open.ends.narrow?.to).toBe(size.width - size.right);
  });

  it('has no mark where the balance most likely lasts', () => {
    const none = { 0.025: null, 0.1: null, 0.5: null, 0.9: null, 0.975: null };
    expect(bandChart(runwayOf(60, none), [], [], size)?.ends).toMatchObject({
      wide: null,
      narrow: null,
      middle: null,
    });
  });

  it('lets the balance rise with a payment, and no payment past the picture', () => {
    const payments = [
      { day: dayAfter(on, 3), amount: '200.00' },
      { day: dayAfter(on, 40), amount: '900.00' },
    ];
    const chart = bandChart(runwayOf(60, ends), payments, [], size)!;
    const heights = [...new Set(points(chart.balance).map(([, y]) => y))];
    expect(heights).toHaveLength(2);
    expect(heights[1]).toBeLessThan(heights[0]!);
  });

  it('shades the days of a promotion that are shown', () => {
    const day = (size.width - size.left - size.right) / 14;
    const promotions = [
      { name: 'past', from: '2026-11-11', to: '2026-11-11' },
      { name: 'first', from: '2026-11-20', to: dayAfter(on, 2) },
      { name: 'last', from: dayAfter(on, 14), to: dayAfter(on, 20) },
      { name: 'later', from: dayAfter(on, 15), to: dayAfter(on, 20) },
    ];
    const shaded = bandChart(runwayOf(60, ends), [], promotions, size)!.promotions;
    expect(shaded.map(({ name }) => name)).toEqual(['first', 'last']);
    expect(shaded[0]?.x).toBeCloseTo(size.left);
    expect(shaded[0]?.width).toBeCloseTo(2 * day);
    expect(shaded[1]?.width).toBeCloseTo(day);
  });

  it('names days so that names do not touch, months with their first day', () => {
    for (const width of [280, 380, 680, 1100]) {
      for (const horizon of [ends, { ...ends, 0.975: null }]) {
        const { labels } = bandChart(runwayOf(60, horizon), [], [], { ...size, width })!;
        const room = labels.map(({ x, month }) => ({ x, half: month ? 26 : 8 }));
        for (const [index, { x, half }] of room.entries()) {
          const next = room[index + 1];
          if (next) expect(next.x - x).toBeGreaterThan(half + next.half);
        }
        expect(labels.filter(({ day }) => day.endsWith('-01')).every(({ month }) => month)).toBe(true);
      }
    }
  });

  it('has one band from the lowest to the highest day of a range', () => {
    const days = runwayOf(20).days.map((day) => ({
      ...day,
      cost: [
        { p: 0, amount: '10.00' },
        { p: 1, amount: '90.00' },
      ],
    }));
    const range = { earliest: dayAfter(on, 5), latest: null };
    const chart = bandChart({ ...runwayOf(20), days, range }, [], [], size)!;
    expect(chart.bands.map(({ kind }) => kind)).toEqual(['range']);
    expect(chart.middle).toBe('');
    expect(chart.ends.wide?.to).toBe(size.width - size.right);
    expect(chart.to).toBe(dayAfter(on, 20));
  });
});
