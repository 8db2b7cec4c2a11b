import type { App, ArrearsStatus, Day as CivilDay, Decimal, MeasureInForce } from 'duewatch';
import type { PayoffPlan, PayoffStep } from 'duewatch/arrears';
import { formatAmount, formatDay } from 'duewatch/text';
import type { Running } from '../../../jobs/running.ts';
import { Amount } from '../../../ui/amount.tsx';
import { Day } from '../../../ui/day.tsx';
import { Measures } from '../../../ui/ladder.tsx';
import { useSpeech } from '../../../ui/speech.ts';
import { Mark } from '../../../ui/state.tsx';
import { Table } from '../../../ui/table.tsx';
import { Why } from '../../../ui/why.tsx';
import { AppName } from './app-name.tsx';
import { Cash } from './cash.tsx';
import { samePay, stepsOf } from './view.ts';

interface Props {
  readonly plan: PayoffPlan;
  /** The arrears that it is for. */
  readonly arrears: ArrearsStatus;
  readonly apps: readonly App[];
  allocate(cash: Decimal, worth: Readonly<Record<string, Decimal>>): Running<PayoffPlan>;
  /** Another one allocates anew. */
  readonly of: unknown;
}

/** What to pay by when, and what that averts; with little cash, what to pay first. */
export function Plan({ plan, arrears, apps, allocate, of }: Props) {
  const { words, say } = useSpeech();
  const page = words.arrearsPage;
  const { now, notes } = plan;
  const { certain, former } = stepsOf(plan);
  const first = certain[0] ?? former[0];
  return (
    <section class="card" data-test="plan">
      <h2>{page.plan}</h2>
      {arrears.state === 'pending' && <p class="soft">{page.planPending}</p>}
      {certain.length > 0 && (
        <ol class="steps">
          {certain.map((step) => (
            <Step key={stepKey(step)} step={step} first={first} apps={apps} arrears={arrears} />
          ))}
        </ol>
      )}
      {now && (
        <div class="plan-now">
          <h3>
            {page.planNow} <Amount value={now.amount} />
            {now.atLeast !== now.amount && (
              <small class="soft"> {page.atLeastEnough(formatAmount(now.atLeast))}</small>
            )}
          </h3>
          <ul class="plain">
            {now.text
              .filter(({ code }) => code !== 'payoff.now')
              .map((message) => (
                <li key={message.code}>{say(message)}</li>
              ))}
          </ul>
        </div>
      )}
      {former.length > 0 && (
        <details class="dw-why steps-former">
          <summary>{page.former(former.length)}</summary>
          <ol class="steps">
            {former.map((step) => (
              <Step key={stepKey(step)} step={step} first={first} apps={apps} arrears={arrears} />
            ))}
          </ol>
        </details>
      )}
      {notes.length > 0 && (
        <ul class="plain notes">
          {notes.map((note) => (
            <li key={note.code}>{say(note)}</li>
          ))}
        </ul>
      )}
      {plan.reasons.length > 0 && (
        <div class="reasons">
          <span class="soft">{words.why}</span> <Why reasons={plan.reasons} />
        </div>
      )}
      <Cash plan={plan} apps={apps} allocate={allocate} of={of} />
    </section>
  );
}

const stepKey = ({ rung }: PayoffStep) => `${rung.id}/${rung.basis}/${rung.days}`;

interface StepProps {
  readonly step: PayoffStep;
  /** The step shown in full, whose payments the others do not repeat. */
  readonly first: PayoffStep | undefined;
  readonly apps: readonly App[];
  readonly arrears: ArrearsStatus;
}

function Step({ step, first, apps, arrears }: StepProps) {
  const { words, say, text, locale, on } = useSpeech();
  const page = words.arrearsPage;
  const { rung, by, amount, atLeast, pay, averts, whyNotLess, partial } = step;
  const since = new Map(arrears.owedByApp.map((owed) => [owed.appKey, owed.since]));
  const same = step !== first && first !== undefined && samePay(pay, first.pay);
  const name = text(rung.name);
  return (
    <li class="step" data-test="plan-step" data-step={rung.id}>
      <Mark state={rung.basis !== 'in-force' ? 'unknown' : step === first ? 'due-soon' : 'coming'} />
      <div>
        <p class="step-head">
          <span>
            {page.by} <Day day={by} />
          </span>
          <strong data-test="step-amount">
            <Amount value={amount} />
          </strong>
          {atLeast !== amount && <small class="soft">{page.atLeastEnough(formatAmount(atLeast))}</small>}
        </p>
        <div class="step-body">
          <div>
            <p class="soft">{page.avertsOn(name, formatDay(rung.day, locale, on))}</p>
            {averts.length > 0 ? (
              <Measures measures={averts} tense="next" shown={averts[0]?.cite} />
            ) : (
              <p class="dw-unknown">{rung.unknown ? text(rung.unknown) : page.avertsUnknown(name)}</p>
            )}
            {!same && <p class="why-not-less">{say(whyNotLess)}</p>}
          </div>
          {pay.length > 0 &&
            (same ? (
              <p class="soft">{page.samePay}</p>
            ) : (
              <Table
                caption={page.payTo}
                columns={[
                  { head: page.payTo, cell: ({ appKey }) => <AppName appKey={appKey} apps={apps} /> },
                  {
                    head: page.owedSince,
                    cell: ({ appKey }) => <Since day={since.get(appKey)} />,
                  },
                  {
                    head: page.amount,
                    number: true,
                    cell: ({ amount: part }: PayoffStep['pay'][number]) => <Amount value={part} />,
                  },
                ]}
                rows={pay}
                keyOf={({ appKey }) => appKey}
                {...(pay.length > 1
                  ? { total: [words.total, '', <Amount key="total" value={amount} />] }
                  : {})}
              />
            ))}
        </div>
        {partial.length > 0 && (
          <details class="dw-why" data-test="partial">
            <summary>{page.cheaper(partial.length)}</summary>
            <Table
              caption={page.cheaper(partial.length)}
              columns={[
                { head: page.payTo, cell: ({ appKey }) => <AppName appKey={appKey} apps={apps} /> },
                {
                  head: page.averts,
                  cell: ({ averts: some }) => <Kinds measures={some} />,
                },
                {
                  head: page.amount,
                  number: true,
                  cell: ({ amount: part }: PayoffStep['partial'][number]) => <Amount value={part} />,
                },
              ]}
              rows={partial}
              keyOf={({ appKey }) => appKey}
            />
          </details>
        )}
      </div>
    </li>
  );
}

/** The day of an app key's oldest debt. */
function Since({ day }: { day: CivilDay | undefined }) {
  const { locale, on } = useSpeech();
  return <span class="soft dw-day">{day === undefined ? '' : formatDay(day, locale, on)}</span>;
}

/** What measures do, in a line. */
function Kinds({ measures }: { measures: readonly MeasureInForce[] }) {
  const { words, say } = useSpeech();
  const kinds = [...new Set(measures.map(({ kind }) => kind))];
  return <>{kinds.map((kind) => say({ code: `measure.${kind}.next` })).join(words.comma)}</>;
}
