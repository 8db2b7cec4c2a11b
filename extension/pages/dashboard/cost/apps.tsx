import type { AppCost, App as AppFacts, Range, Statement } from 'duewatch';
import type { ApiCost } from 'duewatch/cost';
import { formatCount } from 'duewatch/text';
import { useState } from 'preact/hooks';
import { Amounts } from '../../../ui/amount.tsx';
import { useSpeech } from '../../../ui/speech.ts';
import { apisOf, inOrder, lengthOf, partOf, percentText, type Sort, type SortKey, sortedBy } from './view.ts';

interface Props {
  readonly statement: Statement;
  readonly apis: readonly ApiCost[];
  /** The apps as the facts name them. */
  readonly apps: readonly AppFacts[];
}

/** How many rows are shown before somebody asks for all. */
const first = 10;

/** The month's cost by app key, each to be opened to its APIs. All of them add up to the total. */
export function Apps({ statement, apis, apps }: Props) {
  const { words } = useSpeech();
  const page = words.costPage;
  const { byApp, calls, total } = statement;
  const [sort, setSort] = useState<Sort>({ by: 'amount', down: true });
  const [all, setAll] = useState(false);
  const [open, setOpen] = useState<ReadonlySet<string>>(
    new Set(byApp.length === 1 ? [byApp[0]?.appKey ?? ''] : []),
  );
  const rows = inOrder(byApp, sort);
  const toggle = (appKey: string) => {
    const next = new Set(open);
    if (!next.delete(appKey)) next.add(appKey);
    setOpen(next);
  };
  const head = (by: SortKey, text: string, number: boolean) => (
    <th
      scope="col"
      class={number ? 'dw-number' : undefined}
      aria-sort={sort.by === by ? (sort.down ? 'descending' : 'ascending') : undefined}
    >
      <button type="button" class="sort" data-test={`sort-${by}`} onClick={() => setSort(sortedBy(sort, by))}>
        {text}
        <span aria-hidden="true">{sort.by === by ? (sort.down ? ' ↓' : ' ↑') : ''}</span>
      </button>
    </th>
  );
  return (
    <section class="card" data-test="cost-apps">
      <h2>{page.fromWhere}</h2>
      <table class="dw-table apps">
        <caption class="dw-hidden">{words.byApp}</caption>
        <thead>
          <tr>
            {head('name', words.appKey, false)}
            {head('calls', words.callsHead, true)}
            <th scope="col" class="part">
              {page.part}
            </th>
            {head('amount', words.costHead, true)}
          </tr>
        </thead>
        {(all ? rows : rows.slice(0, first)).map((app) => (
          <App
            key={app.appKey}
            app={app}
            name={apps.find(({ appKey }) => appKey === app.appKey)?.name}
            apis={open.has(app.appKey) ? apisOf(apis, app.appKey) : undefined}
            total={total}
            most={byApp[0]?.amount}
            toggle={() => toggle(app.appKey)}
          />
        ))}
        <tfoot>
          <tr>
            <td>{words.total}</td>
            <td class="dw-number">{formatCount(calls)}</td>
            <td />
            <td class="dw-number" data-test="apps-total">
              <Amounts range={total} />
            </td>
          </tr>
        </tfoot>
      </table>
      {rows.length > first && (
        <button type="button" class="dw-link" data-test="apps-all" onClick={() => setAll(!all)}>
          {all ? page.showFewer : page.showAll(formatCount(rows.length))}
        </button>
      )}
    </section>
  );
}

interface AppProps {
  readonly app: AppCost;
  readonly name: string | undefined;
  /** Its APIs where it is open. */
  readonly apis: readonly ApiCost[] | undefined;
  readonly total: Range;
  /** The amount of the most expensive one. */
  readonly most: Range | undefined;
  toggle(): void;
}

function App({ app, name, apis, total, most, toggle }: AppProps) {
  const { words } = useSpeech();
  const page = words.costPage;
  const [all, setAll] = useState(false);
  return (
    <tbody data-test="app" data-app={app.appKey}>
      <tr>
        <th scope="row">
          <button
            type="button"
            class="expand"
            aria-expanded={apis !== undefined}
            aria-label={page.showApis(app.appKey)}
            data-test="app-toggle"
            onClick={toggle}
          >
            <Chevron />
            {app.appKey}
          </button>
          {name !== undefined && <small class="app-name">{name}</small>}
        </th>
        <td class="dw-number">{formatCount(app.calls)}</td>
        <PartCell range={app.amount} whole={total} most={most} />
        <td class="dw-number" data-test="app-amount">
          <Amounts range={app.amount} />
        </td>
      </tr>
      {(all ? apis : apis?.slice(0, first))?.map(({ api, calls, amount }) => (
        <tr key={api} class="api" data-test="api">
          <th scope="row">{api === '' ? page.noApi : api}</th>
          <td class="dw-number">{formatCount(calls)}</td>
          <PartCell range={amount} whole={app.amount} most={apis?.[0]?.amount} />
          <td class="dw-number" data-test="api-amount">
            <Amounts range={amount} />
          </td>
        </tr>
      ))}
      {apis !== undefined && apis.length > first && (
        <tr class="api">
          <td colSpan={4}>
            <button type="button" class="dw-link" data-test="apis-all" onClick={() => setAll(!all)}>
              {all ? page.showFewer : page.showAll(formatCount(apis.length))}
            </button>
          </td>
        </tr>
      )}
    </tbody>
  );
}

interface PartProps {
  readonly range: Range;
  /** What it is a part of. */
  readonly whole: Range;
  /** What has the longest bar. */
  readonly most: Range | undefined;
}

/** How much of the whole it is, in percent; the bar compares it with the rows beside it. */
function PartCell({ range, whole, most }: PartProps) {
  const { words } = useSpeech();
  const part = partOf(range, whole);
  const length = lengthOf(range, most ?? whole);
  return (
    <td class="part">
      <span class="share">
        <span class="track" aria-hidden="true">
          <span class="bar" style={{ width: `${length * 100}%` }} />
        </span>
        {part === null ? <span class="dw-unknown">{words.notKnown}</span> : <span>{percentText(part)}</span>}
      </span>
    </td>
  );
}

/** What opens a row; it turns when the row is open. */
export function Chevron() {
  return (
    <svg class="chevron" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      <path d="M4.5 2.5L8 6l-3.5 3.5" />
    </svg>
  );
}
