import type { Day as CivilDay, Settlement as SettlementOf, Statement, StatementLine } from 'duewatch';
import { formatAmount, formatCount, formatDay } from 'duewatch/text';
import { useMemo, useState } from 'preact/hooks';
import type { DayCost } from '../../../jobs/start-cost.ts';
import { Amounts } from '../../../ui/amount.tsx';
import { Day } from '../../../ui/day.tsx';
import { useSpeech } from '../../../ui/speech.ts';
import { usePacks } from '../packs.ts';
import { Chevron } from './apps.tsx';
import { LineWhy } from './line-why.tsx';
import { Pager } from './pager.tsx';
import { Settlement } from './settlement.tsx';
import { byDay, classOf, linesShown, pageOf } from './view.ts';

interface Props {
  readonly statement: Statement;
  readonly days: readonly DayCost[];
  /** Null where nobody knows the balance it would start from. */
  readonly settlement: SettlementOf | null;
  readonly platform: string;
  readonly day: CivilDay | null;
  setDay(day: CivilDay | null): void;
}

const tabs = ['statement', 'settlement'] as const;

/** Every line of the month, and beside it how its days were paid. */
export function Lines(props: Props) {
  const { words } = useSpeech();
  const [tab, setTab] = useState<(typeof tabs)[number]>('statement');
  const { settlement, statement } = props;
  if (settlement === null) {
    return (
      <section class="card" data-test="statement">
        <h2>{words.costPage.statement}</h2>
        <StatementTable {...props} />
      </section>
    );
  }
  const move = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const other = tab === 'statement' ? 'settlement' : 'statement';
    setTab(other);
    document.getElementById(`tab-${other}`)?.focus();
  };
  return (
    <section class="card" data-test="statement">
      <div role="tablist" class="tabs" aria-label={words.costPage.statement}>
        {tabs.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            id={`tab-${each}`}
            data-test={`tab-${each}`}
            aria-selected={tab === each}
            aria-controls="cost-tab"
            tabIndex={tab === each ? 0 : -1}
            onClick={() => setTab(each)}
            onKeyDown={move}
          >
            {words.costPage[each]}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="cost-tab" aria-labelledby={`tab-${tab}`}>
        {tab === 'statement' ? (
          <StatementTable {...props} />
        ) : (
          <Settlement
            settlement={settlement}
            from={statement.from}
            to={statement.to}
            unrated={statement.unrated.length > 0}
          />
        )}
      </div>
    </section>
  );
}

/** So many lines at once stay smooth to scroll and to open. */
const size = 40;

function StatementTable({ statement, days, platform, day, setDay }: Props) {
  const { words, locale, on } = useSpeech();
  const page = words.costPage;
  const [appKey, setAppKey] = useState<string | null>(null);
  const [index, setIndex] = useState(0);
  const [open, setOpen] = useState<string | null>(null);
  const lines = useMemo(() => linesShown(statement.lines, { day, appKey }), [statement.lines, day, appKey]);
  const appKeys = useMemo(() => statement.byApp.map((app) => app.appKey).sort(), [statement.byApp]);
  const found = useMemo(() => new Map(days.map((each) => [each.day, each])), [days]);
  const shown = pageOf(lines, index, size);
  return (
    <>
      <div class="filters">
        <label class="choice">
          <span>{page.day}</span>
          <select
            data-test="filter-day"
            value={day ?? ''}
            onChange={(event) => {
              setDay(event.currentTarget.value || null);
              setIndex(0);
            }}
          >
            <option value="">{page.allDays}</option>
            {[...days].reverse().map((each) => (
              <option key={each.day} value={each.day}>
                {formatDay(each.day, locale, on)}
              </option>
            ))}
          </select>
        </label>
        {appKeys.length > 1 && (
          <label class="choice">
            <span>{words.appKey}</span>
            <select
              data-test="filter-app"
              value={appKey ?? ''}
              onChange={(event) => {
                setAppKey(event.currentTarget.value || null);
                setIndex(0);
              }}
            >
              <option value="">{page.allApps}</option>
              {appKeys.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </select>
          </label>
        )}
        <span class="soft note">{page.exactLines}</span>
      </div>
      {lines.length === 0 ? (
        <p class="soft">{page.noLines}</p>
      ) : (
        <table class="dw-table lines">
          <caption class="dw-hidden">{page.statement}</caption>
          <thead>
            <tr>
              <th scope="col">{words.appKey}</th>
              <th scope="col">{page.class}</th>
              <th scope="col">{page.how}</th>
              <th scope="col" class="dw-number">
                {page.amount}
              </th>
            </tr>
          </thead>
          {byDay(shown.rows).map((group) => (
            <tbody key={group.day}>
              <tr class="day">
                <th scope="rowgroup" colSpan={2}>
                  <Day day={group.day} relative={false} />
                </th>
                <td class="dw-number" colSpan={2}>
                  {appKey === null && <Amounts range={found.get(group.day)?.amount ?? null} />}
                </td>
              </tr>
              {group.rows.map((line) => (
                <Line
                  key={line.id}
                  line={line}
                  statement={statement}
                  platform={platform}
                  open={open === line.id}
                  toggle={() => setOpen(open === line.id ? null : line.id)}
                />
              ))}
            </tbody>
          ))}
        </table>
      )}
      <Pager page={shown} of={lines.length} go={setIndex} />
    </>
  );
}

interface LineProps {
  readonly line: StatementLine;
  readonly statement: Statement;
  readonly platform: string;
  readonly open: boolean;
  toggle(): void;
}

function Line({ line, statement, platform, open, toggle }: LineProps) {
  const { words, text, say } = useSpeech();
  const page = words.costPage;
  const pack = usePacks().find(({ id }) => id === platform);
  const priceClass = pack && classOf(pack, line)?.class;
  const name = priceClass ? text(priceClass.name) : line.class;
  const nothing = /^-?0(\.0+)?$/.test(line.amount);
  const label = say(line.label) || formatCount(line.calls);
  return (
    <>
      <tr data-test="line" data-nothing={nothing}>
        <th scope="row">{line.appKey}</th>
        <td>{name}</td>
        <td>
          <button
            type="button"
            class="expand"
            aria-expanded={open}
            aria-label={page.explain(`${line.appKey}, ${name}, ${label}`)}
            data-test="line-toggle"
            onClick={toggle}
          >
            <Chevron />
            <span>
              {line.corrects && <em class="tag">{page.correction}</em>}
              {label}
            </span>
          </button>
        </td>
        <td class="dw-number">{formatAmount(line.amount)}</td>
      </tr>
      {open && (
        <tr class="why-row" data-test="line-why">
          <td colSpan={4}>
            <LineWhy line={line} name={name} statement={statement} pack={pack} />
          </td>
        </tr>
      )}
    </>
  );
}
