import type { Day as CivilDay } from 'duewatch';
import type { Promotion, RunwayDay, Runway as RunwayOf } from 'duewatch/forecast';
import { formatAmount, formatDay, formatWeekday } from 'duewatch/text';
import { useState } from 'preact/hooks';
import type { AccountRunway } from '../../../jobs/start-arrears.ts';
import { Amount } from '../../../ui/amount.tsx';
import { Day } from '../../../ui/day.tsx';
import { tickText } from '../../../ui/format.ts';
import { useSpeech } from '../../../ui/speech.ts';
import { Table } from '../../../ui/table.tsx';
import { useWidth } from '../../../ui/use-width.ts';
import { Wide } from '../wide.tsx';
import { bandChart } from './band-geometry.ts';
import { chanceText, isNothing } from './view.ts';

interface Props {
  readonly runway: RunwayOf;
  readonly payments: AccountRunway['payments'];
  readonly promotions: readonly Promotion[];
}

const height = 264;
const insets = { left: 60, right: 12, top: 24, bottom: 24 };

/**
 * What usage costs from today on, with its bands, against the balance. One cursor goes from day to day, by hand or by
 * arrow keys, and says what it stands on.
 */
export function RunwayChart({ runway, payments, promotions }: Props) {
  const { words, locale, on } = useSpeech();
  const page = words.arrearsPage;
  const [asTable, setAsTable] = useState(false);
  const [width, frame] = useWidth();
  const [at, setAt] = useState<number | null>(null);
  const chart = bandChart(runway, payments, promotions, { width, height, ...insets });
  if (chart === undefined) return null;
  const { balance, ends } = { balance: runway.balance, ends: chart.ends };
  const last = chart.days.length - 1;
  const textOf = (index: number) => {
    const entry = runway.days[index];
    if (entry === undefined) return '';
    const [low, high] = boundsOf(entry);
    const [date, weekday] = [formatDay(entry.day, locale, on), formatWeekday(entry.day, locale)];
    const day = locale === 'en' ? `${weekday} ${date}` : `${date} ${weekday}`;
    const chance = entry.chance === null ? '' : chanceText(entry.chance);
    return page.runwayDay(day, formatAmount(low), formatAmount(high), chance);
  };
  const move = (event: KeyboardEvent) => {
    const now = at ?? 0;
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: now - 1,
      ArrowRight: at === null ? 0 : now + 1,
      PageDown: now - 7,
      PageUp: now + 7,
      Home: 0,
      End: last,
    };
    const target = steps[event.key];
    if (target === undefined) return;
    event.preventDefault();
    setAt(Math.max(0, Math.min(last, target)));
  };
  const cursor = at === null ? undefined : chart.days[at];
  const lowEdge = height - insets.bottom;
  return (
    <figure class="dw-chart runway-chart" data-test="runway-chart">
      <figcaption>
        <span class="dw-chart-label">{page.runwayChart}</span>
        <span class="dw-chart-readout" data-test="runway-readout">
          {at === null ? '' : textOf(at)}
        </span>
        <button
          type="button"
          class="dw-link"
          data-test="runway-toggle"
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? words.chart.asPicture : words.chart.asTable}
        </button>
      </figcaption>
      <div ref={frame}>
        {asTable ? (
          <DaysTable runway={runway} count={chart.days.length} />
        ) : (
          // biome-ignore lint/a11y/useSemanticElements: a picture has no fieldset
          <svg
            width={width}
            height={height}
            viewBox={`0 0 ${width} ${height}`}
            role="group"
            aria-label={page.runwayChart}
            onPointerLeave={() => setAt(null)}
          >
            {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus */}
            <g aria-hidden="true">
              {chart.promotions.map(({ name, x, width: wide }) => (
                <g key={`${name} ${x}`} class="promotion">
                  <rect x={x} y={insets.top} width={wide} height={lowEdge - insets.top} />
                  <text x={x + wide / 2} y={insets.top - 8} text-anchor="middle">
                    {name}
                  </text>
                </g>
              ))}
              {chart.ticks.map(({ text, y }) => (
                <g key={text}>
                  <path class="dw-grid" d={`M${insets.left} ${y}H${width - insets.right}`} />
                  <text x={insets.left - 8} y={y + 4} text-anchor="end">
                    {tickText(text)}
                  </text>
                </g>
              ))}
              {chart.labels.map(({ day, x, month }) => (
                <text
                  key={day}
                  x={x}
                  y={height - 6}
                  text-anchor={day === on ? 'start' : x > width - insets.right - 24 ? 'end' : 'middle'}
                >
                  {month ? formatDay(day, locale, on) : Number(day.slice(8))}
                </text>
              ))}
              {chart.bands.map(({ kind, d }) => (
                <path key={kind} class={`band-${kind}`} d={d} />
              ))}
              {chart.middle !== '' && <path class="band-middle" d={chart.middle} />}
              <path class="dw-axis" d={`M${insets.left} ${chart.zero}H${width - insets.right}`} />
              <g class="dw-chart-today">
                <path d={`M${insets.left} ${insets.top - 4}V${lowEdge}`} />
                <text x={insets.left} y={insets.top - 10} text-anchor="middle">
                  {words.today}
                </text>
              </g>
              {chart.balance !== '' && <path class="balance" d={chart.balance} />}
              {balance !== null && !isNothing(balance) && (
                <text class="balance-name" x={insets.left + 8} y={chart.balanceY - 8}>
                  {page.balanceHere(formatAmount(balance))}
                </text>
              )}
              {ends.wide && <path class="ends-wide" d={`M${ends.wide.from} ${ends.y}H${ends.wide.to}`} />}
              {ends.narrow && (
                <path class="ends-narrow" d={`M${ends.narrow.from} ${ends.y}H${ends.narrow.to}`} />
              )}
              {ends.middle !== null && <circle class="ends-middle" cx={ends.middle} cy={ends.y} r="5" />}
              {cursor && (
                <path class="cursor" d={`M${cursor.x + cursor.width / 2} ${insets.top}V${lowEdge}`} />
              )}
            </g>
            <g
              class="days-cursor"
              role="slider"
              // In a picture, the case of a name counts: `tabIndex` would be none.
              tabindex={0}
              aria-label={page.runwayChart}
              aria-valuemin={0}
              aria-valuemax={last}
              aria-valuenow={at ?? 0}
              aria-valuetext={textOf(at ?? 0)}
              onKeyDown={move}
              onFocus={() => setAt((before) => before ?? 0)}
              onBlur={() => setAt(null)}
            >
              <rect
                class="days-frame"
                x={insets.left}
                y={insets.top}
                width={width - insets.left - insets.right}
                height={lowEdge - insets.top}
              />
              {chart.days.map(({ day, x, width: wide }, index) => (
                <rect
                  key={day}
                  class="dw-column"
                  data-day={day}
                  x={x}
                  y={insets.top}
                  width={wide}
                  height={lowEdge - insets.top}
                  onPointerMove={() => setAt(index)}
                />
              ))}
            </g>
          </svg>
        )}
      </div>
      {!asTable && (
        <ul class="dw-legend">
          {chart.bands.map(({ kind }) => (
            <li key={kind}>
              <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
                <path class={`band-${kind}`} d="M1 1h12v12h-12z" />
              </svg>
              {kind === 'narrow' ? page.bandNarrow : kind === 'wide' ? page.bandWide : page.bandRange}
            </li>
          ))}
          {chart.middle !== '' && (
            <li>
              <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
                <path class="band-middle" d="M0 7h14" />
              </svg>
              {page.bandMiddle}
            </li>
          )}
          {ends.wide && (
            <li>
              <svg width="22" height="14" viewBox="0 0 22 14" aria-hidden="true">
                <path class="ends-wide" d="M0 7h22" />
                {ends.narrow && <path class="ends-narrow" d="M4 7h14" />}
                {ends.middle !== null && <circle class="ends-middle" cx="11" cy="7" r="4" />}
              </svg>
              {page.bandEnds}
            </li>
          )}
        </ul>
      )}
    </figure>
  );
}

/** Eight of ten, or all that a range has. */
function boundsOf({ cost }: RunwayDay): [string, string] {
  const at = (p: number) => cost.find((quantile) => quantile.p === p)?.amount;
  return [at(0.1) ?? cost[0]?.amount ?? '0.00', at(0.9) ?? cost.at(-1)?.amount ?? '0.00'];
}

const shownProbabilities = [0.025, 0.1, 0.5, 0.9, 0.975];

function DaysTable({ runway, count }: { runway: RunwayOf; count: number }) {
  const { words } = useSpeech();
  const page = words.arrearsPage;
  const range = runway.range !== null;
  const at = (p: number) => ({
    head: range ? (p === 0 ? page.lowest : page.highest) : page.atMostHead(percentOf(p)),
    number: true,
    cell: ({ cost }: RunwayDay) => <Amount value={cost.find((each) => each.p === p)?.amount ?? null} />,
  });
  return (
    <Wide label={page.runwayChart}>
      <Table
        caption={page.runwayChart}
        columns={[
          {
            head: words.costPage.day,
            cell: ({ day }: { day: CivilDay }) => <Day day={day} relative={false} />,
          },
          ...(range ? [0, 1] : shownProbabilities).map(at),
          {
            head: page.chanceHead,
            number: true,
            cell: ({ chance }: RunwayDay) =>
              chance === null ? <span class="dw-unknown">{words.notKnown}</span> : chanceText(chance),
          },
        ]}
        rows={runway.days.slice(0, count)}
        keyOf={({ day }) => day}
      />
    </Wide>
  );
}

/** @example percentOf(0.025) // '2.5%' */
function percentOf(p: number): string {
  return `${Math.round(p * 1000) / 10}%`;
}
