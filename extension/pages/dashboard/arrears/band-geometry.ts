import type { Day, Decimal } from 'duewatch';
import type { Promotion, Runway } from 'duewatch/forecast';
import { roundTicks, type Tick } from '../../../ui/chart-geometry.ts';
import { daysUntil } from '../../../ui/format.ts';
import { balanceSteps } from './view.ts';

/*
 * Where the parts of the runway's picture stand. Amounts become lengths here, and only lengths.
 */

export interface BandSize {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Line {
  readonly from: number;
  readonly to: number;
}

export interface BandChart {
  /** The last day drawn. */
  readonly to: Day;
  readonly ticks: readonly Tick[];
  readonly labels: readonly { readonly day: Day; readonly x: number; readonly month: boolean }[];
  /** The wider one first; each between a lower and an upper probability. */
  readonly bands: readonly { readonly kind: 'wide' | 'narrow' | 'range'; readonly d: string }[];
  /** The middle of the forecast; empty where there is only a range. */
  readonly middle: string;
  readonly balance: string;
  /** Where the balance stands at the end of the drawing. */
  readonly balanceY: number;
  /** On the balance: when it ends. */
  readonly ends: {
    readonly y: number;
    readonly wide: Line | null;
    readonly narrow: Line | null;
    readonly middle: number | null;
  };
  readonly promotions: readonly { readonly name: string; readonly x: number; readonly width: number }[];
  readonly days: readonly { readonly day: Day; readonly x: number; readonly width: number }[];
  readonly zero: number;
}

/** Days shown after the last quantile, so that the end of the band is seen. */
const beyond = 5;
const fewest = 14;

/** Undefined where there is nothing to draw. */
export function bandChart(
  { on, balance, days, quantiles, range }: Pick<Runway, 'on' | 'balance' | 'days' | 'quantiles' | 'range'>,
  payments: readonly { readonly day: Day; readonly amount: Decimal }[],
  promotions: readonly Promotion[],
  size: BandSize,
): BandChart | undefined {
  if (days.length === 0) return undefined;
  const ends = range === null ? quantiles.map(({ day }) => day) : [range.earliest, range.latest];
  const last = ends.includes(null) || ends.length === 0 ? null : [...ends].sort().at(-1);
  const wanted = last ? Math.max(fewest, daysUntil(last, on) + beyond) : days.length;
  const shown = days.slice(0, wanted);
  const to = shown.at(-1)?.day ?? on;

  const step = (size.width - size.left - size.right) / shown.length;
  const x = (day: Day) => size.left + daysUntil(day, on) * step;
  const steps =
    balance === null
      ? []
      : balanceSteps(
          balance,
          payments.filter(({ day }) => day <= to),
        );
  const costs = shown.flatMap(({ cost }) => cost.map(({ amount }) => Number(amount)));
  const {
    ticks,
    from,
    to: top,
  } = roundTicks(
    Math.min(0, ...steps.map((each) => Number(each.balance))),
    Math.max(0, ...costs, ...steps.map((each) => Number(each.balance) * 1.08)),
  );
  const lowest = size.height - size.bottom;
  const y = (value: number) => lowest - ((value - from) / (top - from)) * (lowest - size.top);
  const point = (day: Day, value: number) => `${round(x(day))} ${round(y(value))}`;
  const at = (p: number) =>
    shown.flatMap(({ day, cost }) => {
      const found = cost.find((quantile) => quantile.p === p);
      return found === undefined ? [] : [{ day, value: Number(found.amount) }];
    });
  const start = { day: on, value: 0 };
  const band = (lower: number, upper: number): string => {
    const [low, high] = [
      [start, ...at(lower)],
      [start, ...at(upper)],
    ];
    if (low.length < 2 || high.length < 2) return '';
    const there = high.map(({ day, value }) => point(day, value));
    const back = low.reverse().map(({ day, value }) => point(day, value));
    return `M${[...there, ...back].join('L')}Z`;
  };
  const median = at(0.5);
  const kinds = [
    { kind: 'range' as const, d: band(0, 1) },
    { kind: 'wide' as const, d: band(0.025, 0.975) },
    { kind: 'narrow' as const, d: band(0.1, 0.9) },
  ];

  const balanceLine = steps.map(({ day, balance: value }, index) => {
    const until = steps[index + 1]?.day ?? to;
    return `${index === 0 ? 'M' : 'L'}${point(day ?? on, Number(value))}L${point(until, Number(value))}`;
  });
  const quantile = (p: number) => quantiles.find((each) => each.p === p)?.day ?? null;
  const edge = (day: Day | null) => (day === null || day > to ? size.width - size.right : x(day));
  const line = (first: Day | null, end: Day | null): Line | null =>
    first === null || first > to ? null : { from: edge(first), to: edge(end) };
  const middle = quantile(0.5);
  const endY = y(Number(steps.at(-1)?.balance ?? '0'));

  return {
    to,
    ticks: ticks.map(({ value, text }) => ({ text, y: y(value) })),
    labels: labelsOf([on, ...shown.map(({ day }) => day)], step, x),
    bands: kinds.filter(({ d }) => d !== ''),
    middle:
      median.length === 0
        ? ''
        : `M${[start, ...median].map(({ day, value }) => point(day, value)).join('L')}`,
    balance: balanceLine.join(''),
    balanceY: endY,
    ends: {
      y: endY,
      wide: range === null ? line(quantile(0.025), quantile(0.975)) : line(range.earliest, range.latest),
      narrow: line(quantile(0.1), quantile(0.9)),
      middle: middle === null || middle > to ? null : x(middle),
    },
    promotions: promotions.flatMap(({ name, from: begins, to: ends }) => {
      const [first, end] = [begins > on ? begins : dayOn(shown, 0), ends < to ? ends : to];
      if (first === undefined || end < first) return [];
      return [{ name, x: x(first) - step, width: (daysUntil(end, first) + 1) * step }];
    }),
    days: shown.map(({ day }) => ({ day, x: x(day) - step / 2, width: step })),
    zero: y(0),
  };
}

function dayOn(shown: readonly { readonly day: Day }[], at: number): Day | undefined {
  return shown[at]?.day;
}

/** Room that a day with its month takes, and one without. */
const wideLabel = 68;
const label = 44;

/** The days named below, so that names do not touch: today and the firsts of months with their month, others between. */
function labelsOf(days: readonly Day[], step: number, x: (day: Day) => number): BandChart['labels'] {
  const every = [1, 2, 5, 7, 14].find((each) => each * step >= label) ?? 28;
  const firsts = days.filter((day, index) => index > 0 && day.endsWith('-01'));
  const [today = ''] = days;
  const named = [today, ...firsts].filter(
    (day) => day !== today || !firsts.some((first) => x(first) - x(today) < wideLabel),
  );
  return days.flatMap((day, index) => {
    const month = named.includes(day);
    const free = !named.some((other) => Math.abs(x(other) - x(day)) < wideLabel);
    return month || (index % every === 0 && free) ? [{ day, x: x(day), month }] : [];
  });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
