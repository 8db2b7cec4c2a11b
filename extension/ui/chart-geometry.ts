import type { Day, Range } from 'duewatch';

/*
 * Where the parts of a bar chart stand. Amounts become lengths here, and only lengths: no figure that is shown comes from
 * a floating point number.
 */

/** One day of a chart: what it costs within bounds. */
export interface ChartDay {
  readonly day: Day;
  readonly amount: Range;
}

export interface ChartSize {
  readonly width: number;
  readonly height: number;
  /** Room for the amounts at the left, for what stands above, and for the days below. */
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

/** A rectangle of the drawing. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One day's bar: what is certain, what may come on top, and the whole column, which is what can be clicked. */
export interface Bar {
  readonly day: Day;
  readonly column: Box;
  readonly certain: Box | null;
  readonly possible: Box | null;
  /** Whether it has no upper end. */
  readonly open: boolean;
}

export interface Tick {
  /** A round amount. */
  readonly text: string;
  readonly y: number;
}

export interface Chart {
  readonly bars: readonly Bar[];
  readonly ticks: readonly Tick[];
  /** The days named below, and where their columns' middles are. */
  readonly labels: readonly { readonly day: Day; readonly x: number }[];
  /** The middle of today's column, or null where today is not among the days. */
  readonly today: number | null;
  /** Where nothing is. */
  readonly zero: number;
}

/** How far a bar without an upper end rises above what is certain. */
const openRise = 14;
const widestBar = 28;

/**
 * Bars of the days given, at the places that they have among all days of the axis. Days without an amount have no bar:
 * an empty place is not a zero.
 */
export function barChart(
  axis: readonly Day[],
  days: readonly ChartDay[],
  size: ChartSize,
  today: Day | null = null,
): Chart {
  const step = axis.length === 0 ? 0 : (size.width - size.left) / axis.length;
  const bottom = size.height - size.bottom;
  const bounds = days.flatMap(({ amount: { low, high } }) => [Number(low), Number(high ?? low)]);
  const { ticks, from, to } = roundTicks(Math.min(0, ...bounds), Math.max(0, ...bounds));
  const y = (value: number) => bottom - ((value - from) / (to - from)) * (bottom - size.top);
  const middle = (index: number) => size.left + (index + 0.5) * step;
  const width = Math.max(1, Math.min(widestBar, Math.round(step * 0.72)));
  const zero = y(0);

  const bars = days.flatMap((entry): Bar[] => {
    const index = axis.indexOf(entry.day);
    if (index < 0) return [];
    const x = middle(index) - width / 2;
    const low = Number(entry.amount.low);
    const high = entry.amount.high === null ? null : Number(entry.amount.high);
    const box = (a: number, b: number): Box => {
      const [upper, lower] = [Math.min(y(a), y(b)), Math.max(y(a), y(b))];
      // What is not nothing is seen.
      return { x, y: Math.min(upper, lower - 1.5), width, height: Math.max(1.5, lower - upper) };
    };
    // Bounds of different signs: nothing is certain, and what is possible reaches from one to the other.
    const mixed = high !== null && low < 0 && high > 0;
    const certainTo = mixed ? 0 : high === null || high >= 0 ? low : high;
    const other = mixed ? low : high === null || high >= 0 ? high : low;
    const certain = certainTo === 0 ? null : box(0, certainTo);
    const rise = { x, y: y(certainTo) - openRise, width, height: openRise };
    const possible =
      high === null
        ? rise
        : mixed
          ? box(low, high)
          : other === certainTo || other === null
            ? null
            : box(certainTo, other);
    const column = { x: size.left + index * step, y: size.top, width: step, height: bottom - size.top };
    return [{ day: entry.day, column, certain, possible, open: high === null }];
  });

  const every = labelStep(axis.length, step);
  const labels = axis.flatMap((day, index) => {
    const date = Number(day.slice(8));
    const named = date === 1 || (date % every === 0 && index + 1 > every / 2);
    return named ? [{ day, x: middle(index) }] : [];
  });
  const place = today === null ? -1 : axis.indexOf(today);
  return {
    bars,
    ticks: ticks.map(({ value, text }) => ({ text, y: y(value) })),
    labels,
    today: place < 0 ? null : middle(place),
    zero,
  };
}

/** Every how many days one is named, so that names do not touch. */
function labelStep(count: number, step: number): number {
  const room = 30;
  return [1, 5, 10].find((every) => every * step >= room || every >= count) ?? 10;
}

/**
 * At most six round values that hold an interval, zero among them; the text of each is exact.
 *
 * @example roundTicks(0, 812).ticks.map(({ text }) => text) // ['0', '200', '400', '600', '800', '1000']
 */
export function roundTicks(
  low: number,
  high: number,
): { ticks: { value: number; text: string }[]; from: number; to: number } {
  const span = high - low;
  // Nothing that is charged is finer than that; an axis there is all the same.
  if (span < 1e-13) return roundTicks(0, 1);
  // The smallest of 1, 2, 5 times a power of ten of which five steps hold the interval.
  let exponent = Math.floor(Math.log10(span / 5)) - 1;
  let digit = 1;
  const holds = () => {
    const unit = digit * 10 ** exponent;
    return Math.ceil(high / unit - 1e-9) - Math.floor(low / unit + 1e-9) <= 5;
  };
  while (!holds()) {
    if (digit === 5) {
      digit = 1;
      exponent++;
    } else digit = digit === 1 ? 2 : 5;
  }
  const unit = digit * 10 ** exponent;
  const first = Math.floor(low / unit + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / unit - 1e-9));
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => {
    const count = (first + index) * digit;
    return { value: (first + index) * unit, text: shifted(count, exponent) };
  });
  return { ticks, from: first * unit, to: last * unit };
}

/** A whole number times a power of ten, written out. @example shifted(15, -1) // '1.5' */
function shifted(count: number, exponent: number): string {
  if (count === 0) return '0';
  if (exponent >= 0) return `${count}${'0'.repeat(exponent)}`;
  const digits = String(Math.abs(count)).padStart(1 - exponent, '0');
  const text = `${digits.slice(0, exponent)}.${digits.slice(exponent)}`.replace(/\.?0+$/, '');
  return count < 0 ? `-${text}` : text;
}
