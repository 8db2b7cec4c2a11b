import type { Day as CivilDay } from 'duewatch';
import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { type Box, barChart, type ChartDay } from './chart-geometry.ts';
import { tickText } from './format.ts';
import { useSpeech } from './speech.ts';
import { useWidth } from './use-width.ts';

interface Props {
  readonly label: string;
  /** All days of the axis. */
  readonly axis: readonly CivilDay[];
  /** Those on which there is something. */
  readonly days: readonly ChartDay[];
  /** A day in words, as whoever cannot see its bar hears it. */
  readonly textOf: (day: CivilDay) => string;
  readonly selected: CivilDay | null;
  onSelect(day: CivilDay | null): void;
  /** What the kinds of bar mean, as far as there are any of a kind. */
  readonly legend: readonly { readonly kind: string; readonly text: string }[];
  /** The same in figures: shown in place of the picture on request. */
  readonly table: ComponentChildren;
}

const height = 208;
const insets = { left: 60, top: 20, bottom: 24 };

/**
 * Amounts by day as bars: filled as far as they are certain, hatched as far as they may reach. Each bar is a button;
 * arrow keys go from bar to bar.
 */
export function Chart({ label, axis, days, textOf, selected, onSelect, legend, table }: Props) {
  const { words, on } = useSpeech();
  const [asTable, setAsTable] = useState(false);
  const [width, frame] = useWidth();
  const [at, setAt] = useState<CivilDay | null>(null);
  const hatch = useId();
  const chart = barChart(axis, days, { width, height, ...insets }, on);
  const known = days.map(({ day }) => day);
  const current = [at, selected, known.at(-1)].find((day) => day && known.includes(day)) ?? null;
  const shown = at ?? selected;
  const readout = shown && known.includes(shown) ? textOf(shown) : '';

  const move = (event: KeyboardEvent) => {
    const index = known.indexOf(current ?? '');
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: index - 1,
      ArrowRight: index + 1,
      Home: 0,
      End: known.length - 1,
    };
    const target = known[steps[event.key] ?? -1];
    if (target === undefined) return;
    event.preventDefault();
    setAt(target);
    (event.currentTarget as Element).querySelector<SVGElement>(`[data-day="${target}"]`)?.focus();
  };

  return (
    <figure class="dw-chart" data-test="chart">
      <figcaption>
        <span class="dw-chart-label">{label}</span>
        <span class="dw-chart-readout" data-test="chart-readout">
          {readout}
        </span>
        <button
          type="button"
          class="dw-link"
          data-test="chart-toggle"
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? words.chart.asPicture : words.chart.asTable}
        </button>
      </figcaption>
      {/* The frame stays, so that its width is known when the picture comes back. */}
      <div ref={frame}>
        {asTable ? (
          table
        ) : (
          // biome-ignore lint/a11y/useSemanticElements: a picture has no fieldset
          <svg
            width={width}
            height={height}
            viewBox={`0 0 ${width} ${height}`}
            role="group"
            aria-label={label}
            onKeyDown={move}
            onPointerLeave={(event) => moved(event) && setAt(null)}
          >
            <defs>
              <pattern
                id={hatch}
                width="5"
                height="5"
                patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)"
              >
                <path class="dw-hatch" d="M0 0v5" />
              </pattern>
            </defs>
            {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus */}
            <g aria-hidden="true">
              {chart.ticks.map(({ text, y }) => (
                <g key={text}>
                  <path class="dw-grid" d={`M${insets.left} ${y}H${width}`} />
                  <text x={insets.left - 8} y={y + 4} text-anchor="end">
                    {tickText(text)}
                  </text>
                </g>
              ))}
              {chart.labels.map(({ day, x }) => (
                <text key={day} x={x} y={height - 6} text-anchor="middle">
                  {Number(day.slice(8))}
                </text>
              ))}
              {chart.today !== null && (
                <g class="dw-chart-today">
                  <path d={`M${chart.today} ${insets.top - 4}V${height - insets.bottom}`} />
                  <text
                    x={chart.today}
                    y={insets.top - 8}
                    text-anchor={chart.today > width - 24 ? 'end' : 'middle'}
                  >
                    {words.today}
                  </text>
                </g>
              )}
            </g>
            {chart.bars.map(({ day, column, certain, possible, open }) => (
              // biome-ignore lint/a11y/useSemanticElements: there are no buttons in a picture
              <g
                key={day}
                class="dw-bar"
                role="button"
                // In a picture, the case of a name counts: `tabIndex` would be none.
                tabindex={day === current ? 0 : -1}
                data-test="bar"
                data-day={day}
                aria-label={textOf(day)}
                aria-pressed={day === selected}
                onPointerMove={(event) => moved(event) && setAt(day)}
                onFocus={() => setAt(day)}
                onBlur={() => setAt(null)}
                onClick={() => onSelect(day === selected ? null : day)}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' && event.key !== ' ') return;
                  event.preventDefault();
                  onSelect(day === selected ? null : day);
                }}
              >
                <rect class="dw-column" {...column} />
                {certain && <rect class="dw-certain" {...certain} />}
                {possible && (
                  <>
                    <rect {...possible} fill={`url(#${hatch})`} />
                    <path class="dw-possible" d={outline(possible, open)} />
                  </>
                )}
              </g>
            ))}
            <path class="dw-axis" d={`M${insets.left} ${chart.zero}H${width}`} />
          </svg>
        )}
      </div>
      {!asTable && (
        <ul class="dw-legend">
          {legend.map(({ kind, text }) => (
            <li key={kind}>
              <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
                {kind === 'certain' ? (
                  <rect class="dw-certain" x="1" y="1" width="12" height="12" />
                ) : (
                  <>
                    <rect x="1" y="1" width="12" height="12" fill={`url(#${hatch})`} />
                    <path
                      class="dw-possible"
                      d={outline({ x: 1, y: 1, width: 12, height: 12 }, kind === 'open')}
                    />
                  </>
                )}
              </svg>
              {text}
            </li>
          ))}
        </ul>
      )}
    </figure>
  );
}

/** Around a box, inside of its edge; without its upper side where it is open. */
function outline({ x, y, width, height }: Box, open: boolean): string {
  const [left, right, top, bottom] = [x + 0.5, x + width - 0.5, y + 0.5, y + height - 0.5];
  if (open) return `M${left} ${top}V${bottom}M${right} ${top}V${bottom}`;
  return `M${left} ${top}H${right}V${bottom}H${left}Z`;
}

/** Whether a hand moved it: browsers also tell of a pointer that stands still while the page moves under it. */
function moved({ movementX, movementY }: PointerEvent): boolean {
  return movementX !== 0 || movementY !== 0;
}
