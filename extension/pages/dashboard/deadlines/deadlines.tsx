import type { Deadline, Month } from 'duewatch';
import { deadlineKinds, type Reminder } from 'duewatch/deadline';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Overview } from '../../../messages.ts';
import { readLog } from '../../../store/log.ts';
import { readReminders } from '../../../store/reminders.ts';
import type { LogEntry } from '../../../store/schema.ts';
import { Day } from '../../../ui/day.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { useSpeech } from '../../../ui/speech.ts';
import { ask } from '../../ask.ts';
import { keyOf } from '../../worst-first.ts';
import { KnownThrough } from '../workdays/known-through.tsx';
import { DeadlineRow } from './deadline-row.tsx';
import './deadlines.css';
import { ExportButton } from './export-button.tsx';
import { byDay, type Filter, filtered, monthAfter, noFilter } from './filter.ts';
import { Log } from './log.tsx';
import { MonthView } from './month-view.tsx';
import { OwnForm } from './own-form.tsx';

const views = ['list', 'month', 'log'] as const;
const pageSize = 100;

interface Props {
  readonly overview: Overview;
  reload(): Promise<void>;
}

/** What falls due when, what to answer to it, what was told, and a form for what no file gives. */
export function Deadlines({ overview, reload }: Props) {
  const { words, say, nameOf, on } = useSpeech();
  const page = words.deadlinesPage;
  const [view, setView] = useState<(typeof views)[number]>('list');
  const [filter, setFilter] = useState<Filter>(noFilter);
  const [month, setMonth] = useState<Month>(on.slice(0, 7));
  const [reminders, log] = useReminders(overview);
  const [closed, setClosed] = useState<Closed>();
  const deadlines = overview.assessment.deadlines.map((deadline) => answeredState(deadline, reminders));
  const fitting = filtered(deadlines, filter, (each) =>
    [say(each.what), nameOf(each.account), say(each.action)].join(' '),
  );
  return (
    <>
      <header class="page-head with-choices">
        <h1>{page.title}</h1>
        <fieldset class="view-choice" aria-label={page.view}>
          {views.map((each) => (
            <button
              key={each}
              type="button"
              class="dw-button"
              aria-pressed={each === view}
              data-test={`view-${each}`}
              onClick={() => setView(each)}
            >
              {page[each]}
            </button>
          ))}
          {deadlines.length > 0 && <ExportButton overview={overview} />}
        </fieldset>
      </header>
      {view !== 'log' && deadlines.length > 0 && (
        <Filters overview={overview} filter={filter} set={setFilter} count={fitting.length} />
      )}
      {view === 'list' && deadlines.length === 0 && (
        <div class="card welcome" data-test="deadlines-empty">
          <Empty title={page.emptyTitle}>
            <p>{page.emptyText}</p>
            <a class="dw-button dw-primary" href="#data">
              {words.importFiles}
            </a>
          </Empty>
        </div>
      )}
      {view === 'list' && closed && (
        <JustClosed closed={closed} reload={reload} onUndone={() => setClosed(undefined)} />
      )}
      {view === 'list' && deadlines.length > 0 && (
        <List
          deadlines={fitting}
          reminders={reminders}
          reload={reload}
          onClosed={(deadline, how) => setClosed({ deadline, how })}
          key={JSON.stringify(filter)}
        />
      )}
      {view === 'month' && (
        <MonthView
          month={month}
          deadlines={fitting}
          turn={(months) => setMonth(monthAfter(month, months))}
          open={(text) => {
            setFilter({ ...filter, text });
            setView('list');
          }}
        />
      )}
      {view === 'log' && <Log entries={log} />}
      {view !== 'log' && <KnownThrough stateAsOf={overview.stateAsOf} />}
      {view === 'list' && <OwnForm overview={overview} reload={reload} />}
    </>
  );
}

/** What the user said of it holds at once, whatever the facts say. */
function answeredState(deadline: Deadline, reminders: ReadonlyMap<string, Reminder>): Deadline {
  const reminder = reminders.get(`${deadline.id}@${deadline.earliest}`);
  return reminder?.doneAt == null || deadline.state === 'waived' ? deadline : { ...deadline, state: 'done' };
}

/** The stored reminders by id and the log, read anew with everything that the worker tells. */
function useReminders(overview: Overview): [ReadonlyMap<string, Reminder>, readonly LogEntry[]] {
  const [reminders, setReminders] = useState<ReadonlyMap<string, Reminder>>(new Map());
  const [log, setLog] = useState<readonly LogEntry[]>([]);
  // A new overview means that something has changed.
  useEffect(() => {
    let wanted = true;
    Promise.all([readReminders(), readLog()]).then(
      ([stored, entries]) => {
        if (!wanted) return;
        setReminders(new Map(stored.map((each) => [each.id, each])));
        setLog(entries);
      },
      (error: unknown) => console.error('Duewatch, reminders:', error),
    );
    return () => {
      wanted = false;
    };
  }, [overview]);
  return [reminders, log];
}

interface FiltersProps {
  readonly overview: Overview;
  readonly filter: Filter;
  readonly count: number;
  set(filter: Filter): void;
}

function Filters({ overview, filter, set, count }: FiltersProps) {
  const { words, say, nameOf } = useSpeech();
  const page = words.deadlinesPage;
  const { deadlines, accounts } = overview.assessment;
  const kinds = deadlineKinds.filter((kind) => deadlines.some((each) => each.kind === kind));
  const states = [...new Set(deadlines.map(({ state }) => state))];
  return (
    <div class="choices deadline-filters">
      {accounts.length > 1 && (
        <label class="choice">
          <span>{words.account}</span>
          <select
            data-test="filter-account"
            value={filter.account}
            onChange={(event) => set({ ...filter, account: event.currentTarget.value })}
          >
            <option value="">{page.all}</option>
            {accounts.map((each) => (
              <option key={keyOf(each)} value={keyOf(each)}>
                {nameOf(each.account)}
              </option>
            ))}
          </select>
        </label>
      )}
      <label class="choice">
        <span>{page.kind}</span>
        <select
          data-test="filter-kind"
          value={filter.kind}
          onChange={(event) => set({ ...filter, kind: event.currentTarget.value })}
        >
          <option value="">{page.all}</option>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {say({ code: `deadline.kind.${kind}` })}
            </option>
          ))}
        </select>
      </label>
      <label class="choice">
        <span>{page.state}</span>
        <select
          data-test="filter-state"
          value={filter.state}
          onChange={(event) => set({ ...filter, state: event.currentTarget.value })}
        >
          <option value="open">{page.open}</option>
          <option value="">{page.all}</option>
          {states.map((state) => (
            <option key={state} value={state}>
              {say({ code: `state.${state}` })}
            </option>
          ))}
        </select>
      </label>
      <label class="choice">
        <span>{page.search}</span>
        <input
          type="search"
          data-test="filter-text"
          value={filter.text}
          onInput={(event) => set({ ...filter, text: event.currentTarget.value })}
        />
      </label>
      <span class="soft" role="status" data-test="found">
        {page.found(count)}
      </span>
    </div>
  );
}

interface ListProps {
  readonly deadlines: readonly Deadline[];
  readonly reminders: ReadonlyMap<string, Reminder>;
  reload(): Promise<void>;
  onClosed(deadline: Deadline, how: Closed['how']): void;
}

interface Closed {
  readonly deadline: Deadline;
  readonly how: 'done' | 'waive';
}

interface JustClosedProps {
  readonly closed: Closed;
  reload(): Promise<void>;
  onUndone(): void;
}

/** What has just left the list, and the way back. */
function JustClosed({ closed: { deadline, how }, reload, onUndone }: JustClosedProps) {
  const { words, say } = useSpeech();
  const [failed, setFailed] = useState(false);
  const back = useRef<HTMLButtonElement>(null);
  // The button that was pressed is gone with its row.
  useLayoutEffect(() => back.current?.focus({ preventScroll: true }), [deadline.id]);
  const undo = async () => {
    try {
      await ask({ type: 'deadline-answer', deadline: deadline.id, answer: { kind: 'reopen' } });
      await reload();
      onUndone();
    } catch (error) {
      console.error('Duewatch, undo:', error);
      setFailed(true);
    }
  };
  return (
    <div class="buttons" data-test="just-closed">
      <span role="status">{words.waive.just[how](say(deadline.what))}</span>
      <button
        ref={back}
        type="button"
        class="dw-button"
        data-test="just-closed-undo"
        onClick={() => void undo()}
      >
        {words.waive.undo}
      </button>
      {failed && <span role="alert">{words.failed}</span>}
    </div>
  );
}

function List({ deadlines, reminders, reload, onClosed }: ListProps) {
  const { words } = useSpeech();
  const page = words.deadlinesPage;
  const [shown, setShown] = useState(pageSize);
  if (deadlines.length === 0) return <p class="card soft">{page.noneFound}</p>;
  const left = deadlines.length - shown;
  return (
    <div data-test="deadline-list">
      {byDay(deadlines.slice(0, shown)).map(([day, list]) => (
        <section key={day ?? ''} class="card deadline-day">
          <h2>{day === null ? page.noDay : <Day day={day} />}</h2>
          <ul>
            {list.map((deadline) => (
              <DeadlineRow
                key={deadline.id}
                deadline={deadline}
                reminder={reminders.get(`${deadline.id}@${deadline.earliest}`)}
                reload={reload}
                onClosed={onClosed}
              />
            ))}
          </ul>
        </section>
      ))}
      {left > 0 && (
        <button
          type="button"
          class="dw-button"
          data-test="show-more"
          onClick={() => setShown(shown + pageSize)}
        >
          {page.showMore(Math.min(pageSize, left))}
        </button>
      )}
    </div>
  );
}
