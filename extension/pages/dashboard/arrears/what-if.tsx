import type { ArrearsStatus, Decimal, Range } from 'duewatch';
import type { WhatIfChange, WhatIf as WhatIfOf, WhatIfSide } from 'duewatch/arrears';
import { formatChange, formatDay } from 'duewatch/text';
import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Running } from '../../../jobs/running.ts';
import type { AccountRunway } from '../../../jobs/start-arrears.ts';
import { Amount, Amounts } from '../../../ui/amount.tsx';
import { Day } from '../../../ui/day.tsx';
import { useSpeech } from '../../../ui/speech.ts';
import { Table } from '../../../ui/table.tsx';
import { WhyTree } from '../../../ui/why-tree.tsx';
import { useRunning } from '../use-running.ts';
import { Wide } from '../wide.tsx';
import { runwayText } from './runway-text.ts';
import {
  amountOf,
  changeOf,
  dayAfter,
  isNothing,
  nothingTried,
  paymentsOf,
  rungName,
  type Tried,
} from './view.ts';

interface Props {
  readonly status: ArrearsStatus;
  ask(change: WhatIfChange): Running<WhatIfOf>;
  /** How long the balance lasts after payments today. */
  askRunway(pay: readonly Decimal[]): Running<AccountRunway> | undefined;
  /** Another one is asked anew. */
  readonly of: unknown;
}

const daysAhead = 60;

/** Tries payments, usage and another day, and shows the difference to now. Nothing is stored. */
export function WhatIf({ status, ask, askRunway, of }: Props) {
  const speech = useSpeech();
  const { words, say, on } = speech;
  const page = words.arrearsPage;
  const [tried, setTried] = useState<Tried>(nothingTried);
  const change = changeOf(tried, on);
  const asked = JSON.stringify(change);
  const found = useRunning(() => (change === null ? undefined : ask(change)), [of, asked]);
  const pay = tried.usage === 0 && change !== null ? paymentsOf(tried) : [];
  const lasts = useRunning(() => (pay.length === 0 ? undefined : askRunway(pay)), [of, pay.join()]);
  const set = (patch: Partial<Tried>) => setTried((before) => ({ ...before, ...patch }));
  const owes = !isNothing(status.owed);
  const touched = Object.keys(nothingTried).some(
    (key) => tried[key as keyof Tried] !== nothingTried[key as keyof Tried],
  );
  const result = change === null ? undefined : found.result;
  return (
    <section class="card" data-test="what-if">
      <div class="what-if-head">
        <h2>{page.whatIf}</h2>
        <button
          type="button"
          class="dw-button"
          data-test="what-if-reset"
          disabled={!touched}
          onClick={() => setTried(nothingTried)}
        >
          {page.reset}
        </button>
      </div>
      <p class="soft">{page.whatIfHelp}</p>
      <div class="what-if">
        <div class="what-if-fields">
          {owes && (
            <Money
              label={page.whatIfPay}
              name="pay"
              value={tried.pay}
              set={(pay) => set({ pay })}
              most={status.owed}
              slide={page.whatIfPaySlide}
            />
          )}
          <Money label={page.whatIfTopUp} name="top-up" value={tried.topUp} set={(topUp) => set({ topUp })} />
          <Slide
            label={page.whatIfDay}
            name="day"
            min={0}
            max={daysAhead}
            step={1}
            value={tried.days}
            set={(days) => set(days === 0 ? { days, usage: 0 } : { days })}
          >
            {tried.days === 0 ? words.today : <Day day={dayAfter(on, tried.days)} />}
          </Slide>
          <Slide
            label={page.whatIfUsage}
            name="usage"
            min={-50}
            max={100}
            step={5}
            value={tried.usage}
            set={(usage) => set({ usage })}
            disabled={tried.days === 0}
          >
            {tried.days === 0
              ? page.whatIfUsageOff
              : tried.usage === 0
                ? page.asNow
                : `${tried.usage > 0 ? '+' : '−'}${Math.abs(tried.usage)}%`}
          </Slide>
        </div>
        <div class="what-if-result" data-test="what-if-result" data-stale={found.running}>
          {found.failed !== undefined && change !== null && (
            <p role="alert">
              {page.whatIfFailed} <small>{found.failed}</small>
            </p>
          )}
          {result === undefined ? (
            found.failed === undefined && <p class="soft">{page.whatIfNothing}</p>
          ) : (
            <>
              <Sides result={result} status={status} />
              <WhyTree of={status} about={page.now} />
              {pay.length > 0 && lasts.result && lasts.result.runway.state !== 'covered' && (
                <p data-test="what-if-runway">
                  {page.lasts(runwayText(lasts.result.runway, status.since, speech))}
                </p>
              )}
              <ul class="plain" aria-live="polite" data-test="what-if-text">
                {result.text
                  .filter(({ code }) => !inFigures.has(code))
                  .map((message) => (
                    <li key={message.code}>{say(message)}</li>
                  ))}
              </ul>
            </>
          )}
        </div>
      </div>
    </section>
  );
}

/** What the table says already. */
const inFigures = new Set([
  'what-if.owed',
  'what-if.balance',
  'what-if.days',
  'what-if.next',
  'what-if.cost',
  'what-if.cost-between',
  'what-if.other',
]);

interface MoneyProps {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  set(value: string): void;
  /** With it there is a slider up to that. */
  readonly most?: string;
  readonly slide?: string;
}

function Money({ label, name, value, set, most, slide }: MoneyProps) {
  const { words } = useSpeech();
  const id = useId();
  const wrong = value.trim() !== '' && amountOf(value) === null;
  return (
    <div class="try">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="number"
        data-test={`what-if-${name}`}
        inputMode="decimal"
        autocomplete="off"
        value={value}
        placeholder="0.00"
        aria-invalid={wrong}
        onInput={(event) => set(event.currentTarget.value)}
      />
      {most !== undefined && (
        <input
          type="range"
          aria-label={slide}
          data-test={`what-if-${name}-slide`}
          min="0"
          max={most}
          step="0.01"
          value={amountOf(value || '0') ?? '0'}
          onInput={(event) => set(amountOf(event.currentTarget.value) ?? '')}
        />
      )}
      {wrong && <small class="problem">{words.arrearsPage.whatIfInvalid}</small>}
    </div>
  );
}

interface SlideProps {
  readonly label: string;
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
  set(value: number): void;
  readonly disabled?: boolean;
  /** Where it stands, in words. */
  readonly children: ComponentChildren;
}

function Slide({ label, name, min, max, step, value, set, disabled = false, children }: SlideProps) {
  const id = useId();
  return (
    <div class="try">
      <label for={id}>{label}</label>
      <output for={id} class={disabled ? 'soft' : undefined}>
        {children}
      </output>
      <input
        id={id}
        type="range"
        data-test={`what-if-${name}`}
        min={min}
        max={max}
        step={step}
        value={value}
        disabled={disabled}
        onInput={(event) => set(Number(event.currentTarget.value))}
      />
    </div>
  );
}

interface Row {
  readonly name: string;
  readonly of: (side: WhatIfSide) => ComponentChildren;
  readonly change: ComponentChildren;
}

/** Now, then and the difference, in figures. */
function Sides({ result, status }: { result: WhatIfOf; status: ArrearsStatus }) {
  const { words, text, locale, on } = useSpeech();
  const page = words.arrearsPage;
  const { before, after, difference } = result;
  const none = <span class="soft">{page.noneHere}</span>;
  const range = (change: { readonly low: string; readonly high: string | null } | undefined) => {
    if (change === undefined) return none;
    const { low, high } = change;
    if (high === null) return <span class="dw-unknown">{words.notKnown}</span>;
    if (low === high) return formatChange(high);
    return isNothing(low)
      ? page.upperBound(formatChange(high))
      : words.costPage.between(formatChange(low), formatChange(high));
  };
  // The costs of two months have no difference that says anything.
  const sameMonth = before.on.slice(0, 7) === after.on.slice(0, 7);
  const days = difference.days;
  const next = difference.nextChange;
  const rungOf = ({ rung }: WhatIfSide) => {
    if (rung === null) return page.noRung;
    const name = rungName(status, rung);
    return name === undefined ? rung : text(name);
  };
  const amounts = (value: Range | null) => <Amounts range={value} />;
  const rows: Row[] = [
    { name: page.state, of: ({ state }) => page.stateOf[state], change: none },
    { name: words.owed, of: ({ owed }) => amounts(owed), change: range(difference.owed) },
    {
      name: words.balance,
      of: ({ balance }) => <Amount value={balance} />,
      change: difference.balance === undefined ? none : formatChange(difference.balance),
    },
    {
      name: page.days,
      of: ({ days: full }) => words.fullDays(full),
      change: days === undefined ? none : `${days > 0 ? '+' : '−'}${Math.abs(days)}`,
    },
    { name: page.rung, of: rungOf, change: none },
    {
      name: page.nextDay,
      of: ({ nextChange }) =>
        nextChange === null ? page.noRung : <span class="dw-day">{formatDay(nextChange, locale, on)}</span>,
      change: next?.days == null ? none : page.daysLater(next.days),
    },
    {
      name: page.monthToDay,
      of: ({ monthCost }) => amounts(monthCost),
      change: sameMonth ? range(difference.monthCost) : none,
    },
  ];
  return (
    <Wide label={page.whatIf}>
      <Table
        caption={page.whatIf}
        columns={[
          { head: '', cell: ({ name }: Row) => name },
          { head: page.now, number: true, cell: ({ of }: Row) => of(before) },
          { head: page.after, number: true, cell: ({ of }: Row) => of(after) },
          { head: page.change, number: true, cell: ({ change }: Row) => change },
        ]}
        rows={rows}
        keyOf={({ name }) => name}
      />
    </Wide>
  );
}
