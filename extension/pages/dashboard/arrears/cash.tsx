import type { App, Decimal } from 'duewatch';
import type { Allocation, PayoffPlan } from 'duewatch/arrears';
import { useId, useState } from 'preact/hooks';
import type { Running } from '../../../jobs/running.ts';
import { Amount } from '../../../ui/amount.tsx';
import { useSpeech } from '../../../ui/speech.ts';
import { Table } from '../../../ui/table.tsx';
import { useRunning } from '../use-running.ts';
import { AppName } from './app-name.tsx';
import { amountOf } from './view.ts';

interface Props {
  readonly plan: PayoffPlan;
  readonly apps: readonly App[];
  allocate(cash: Decimal, worth: Readonly<Record<string, Decimal>>): Running<PayoffPlan>;
  readonly of: unknown;
}

/** What can be paid now, and which app keys to pay with it. Kept in the page only. */
export function Cash({ plan, apps, allocate, of }: Props) {
  const { words } = useSpeech();
  const page = words.arrearsPage;
  const [typed, setTyped] = useState('');
  const [worths, setWorths] = useState<Readonly<Record<string, string>>>({});
  const help = useId();
  const cash = amountOf(typed);
  const wrong = typed.trim() !== '' && cash === null;
  const worth = Object.fromEntries(
    Object.entries(worths).flatMap(([appKey, text]) => {
      const amount = amountOf(text);
      return amount === null ? [] : [[appKey, amount]];
    }),
  );
  const found = useRunning(
    () => (cash === null ? undefined : allocate(cash, worth)),
    [of, cash, JSON.stringify(worth)],
  );
  const keys = [...new Set(plan.steps.flatMap(({ pay }) => pay.map(({ appKey }) => appKey)))].sort();
  const allocation = cash === null ? undefined : found.result?.allocation;
  return (
    <div class="cash">
      <div class="field">
        <label for={`${help}-cash`}>{page.cash}</label>
        <input
          id={`${help}-cash`}
          class="number"
          data-test="cash"
          inputMode="decimal"
          autocomplete="off"
          value={typed}
          aria-invalid={wrong}
          aria-describedby={help}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <small id={help} class={wrong ? 'problem' : 'soft'}>
          {wrong ? page.whatIfInvalid : page.cashHelp}
        </small>
      </div>
      {cash !== null && keys.length > 1 && (
        <details class="dw-why">
          <summary>{page.worth}</summary>
          <div class="fields">
            {keys.map((appKey) => (
              <label key={appKey} class="field">
                <span>{page.worthOf(apps.find((app) => app.appKey === appKey)?.name ?? appKey)}</span>
                <input
                  class="number"
                  inputMode="decimal"
                  autocomplete="off"
                  value={worths[appKey] ?? ''}
                  aria-invalid={
                    (worths[appKey] ?? '').trim() !== '' && amountOf(worths[appKey] ?? '') === null
                  }
                  onInput={(event) => setWorths({ ...worths, [appKey]: event.currentTarget.value })}
                />
              </label>
            ))}
          </div>
        </details>
      )}
      {found.slow && <p class="soft">{page.cashComputing}</p>}
      {found.failed !== undefined && (
        <p role="alert">
          {page.planFailed} <small>{found.failed}</small>
        </p>
      )}
      {allocation && <Allocated allocation={allocation} apps={apps} />}
    </div>
  );
}

function Allocated({ allocation, apps }: { allocation: Allocation; apps: readonly App[] }) {
  const { words, say } = useSpeech();
  const page = words.arrearsPage;
  const { pay, spent, left, unpaid, stays, text } = allocation;
  const rows = [...pay, ...unpaid.map((appKey) => ({ appKey, amount: null }))];
  const kept = [...new Set(stays.map(({ kind }) => kind))].map((kind) =>
    say({ code: `measure.${kind}.next` }),
  );
  return (
    <div data-test="allocation" aria-live="polite">
      {text.map((message) => (
        <p key={message.code}>{say(message)}</p>
      ))}
      {kept.length > 0 && <p>{page.stays(kept.join(words.comma))}</p>}
      {rows.length > 0 && (
        <Table
          caption={page.payTo}
          columns={[
            { head: page.payTo, cell: ({ appKey }) => <AppName appKey={appKey} apps={apps} /> },
            {
              head: page.amount,
              number: true,
              cell: ({ amount }: (typeof rows)[number]) =>
                amount === null ? <span class="soft">{page.payNothing}</span> : <Amount value={amount} />,
            },
          ]}
          rows={rows}
          keyOf={({ appKey }) => appKey}
          total={[page.spend, <Amount key="spent" value={spent} />]}
        />
      )}
      <p class="soft">
        {page.left} <Amount value={left} />
      </p>
    </div>
  );
}
