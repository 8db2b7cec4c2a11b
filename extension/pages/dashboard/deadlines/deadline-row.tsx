import type { Deadline } from 'duewatch';
import { type Reminder, type ReminderAnswer, snoozes } from 'duewatch/deadline';
import { formatDay } from 'duewatch/text';
import { useState } from 'preact/hooks';
import { momentText } from '../../../ui/format.ts';
import { useSpeech } from '../../../ui/speech.ts';
import { State } from '../../../ui/state.tsx';
import { Why } from '../../../ui/why.tsx';
import { ask } from '../../ask.ts';
import { hashOf } from '../case-facts/hash.ts';

interface Props {
  readonly deadline: Deadline;
  readonly reminder: Reminder | undefined;
  reload(): Promise<void>;
  /** Called once it is done or waived and leaves the list of what is open. */
  onClosed(deadline: Deadline, how: 'done' | 'waive'): void;
}

/** One deadline: what, what follows, what to do and why, and what the user can say of it. */
export function DeadlineRow({ deadline, reminder, reload, onClosed }: Props) {
  const { words, say, text, nameOf } = useSpeech();
  const page = words.deadlinesPage;
  const { what, state, kind, severity, account, consequence, action, way, cost, why, steps, evidence } =
    deadline;
  return (
    <li class="deadline-row" data-state={state} data-test="deadline" data-id={deadline.id}>
      <div class="deadline-main">
        <p class="deadline-what">
          <State state={state} />
          <strong>{say(what)}</strong>
        </p>
        <p class="soft">
          {[say({ code: `deadline.kind.${kind}` }), nameOf(account)].join(' · ')}
          <Readings deadline={deadline} />
        </p>
        <dl class="dw-questions">
          {/* What one only waits for takes nothing when it passes. */}
          {(consequence !== null || severity !== 'low') && (
            <>
              <dt>{page.takes}</dt>
              <dd>
                {consequence === null ? <span class="dw-unknown">{page.notStated}</span> : say(consequence)}
                {cost && ` · ${say(cost)}`}
              </dd>
            </>
          )}
          <dt>{words.action}</dt>
          <dd>
            {say(action)}
            {restsOnFacts(deadline) && (
              <>
                {' '}
                <a href={hashOf(account)} class="deadline-enter" data-test="enter-facts">
                  {words.caseFacts.link}
                </a>
              </>
            )}
            {way && <span class="dw-way">{text(way)}</span>}
            {steps && steps.length > 0 && (
              <ol class="deadline-steps">
                {steps.map((step) => (
                  <li key={say(step)}>{say(step)}</li>
                ))}
              </ol>
            )}
            {evidence && evidence.length > 0 && (
              <span class="dw-way">{evidence.map(text).join(words.comma)}</span>
            )}
          </dd>
          <dt>{words.why}</dt>
          <dd>
            <Why reasons={why} />
          </dd>
        </dl>
        <Answered deadline={deadline} reminder={reminder} />
      </div>
      <Actions deadline={deadline} reminder={reminder} reload={reload} onClosed={onClosed} />
    </li>
  );
}

/** Whether it is not known for want of a fact that the Data page has a form for. */
function restsOnFacts({ kind, state }: Deadline): boolean {
  return state === 'unknown' && (kind === 'obligation' || kind === 'refund');
}

function Readings({ deadline: { earliest, latest, calendarKnownThrough } }: { deadline: Deadline }) {
  const { words, locale, on } = useSpeech();
  const page = words.deadlinesPage;
  const day = (each: string) => formatDay(each, locale, on);
  return (
    <>
      {earliest !== null && latest === null && ` · ${page.openEnd}`}
      {latest !== null && latest !== earliest && ` · ${page.byReading(day(latest))}`}
      {calendarKnownThrough && ` · ${page.knownThrough(day(calendarKnownThrough))}`}
    </>
  );
}

/** What became of its reminder. */
function Answered({ deadline, reminder }: Pick<Props, 'deadline' | 'reminder'>) {
  const { words, locale, on } = useSpeech();
  const said = words.deadlinesPage.answered;
  if (reminder === undefined) {
    return deadline.note === undefined ? null : <Note text={deadline.note} />;
  }
  const { shownAt, wait, acknowledgedAt, doneAt, note } = reminder;
  const moment = (at: number) => momentText(at, on, locale);
  const snoozed = wait?.why === 'snoozed' ? wait : null;
  const lines = [
    doneAt !== null && (deadline.state === 'waived' ? words.waive.at : said.done)(moment(doneAt)),
    doneAt === null && snoozed !== null && snoozed.until === null && said.snoozedOpen,
    doneAt === null && snoozed?.until != null && said.snoozedUntil(moment(snoozed.until)),
    doneAt === null && acknowledgedAt !== null && said.acknowledged(moment(acknowledgedAt)),
    shownAt !== null && acknowledgedAt === null && snoozed === null && said.shown(moment(shownAt)),
  ].filter((line) => line !== false);
  return (
    <>
      {lines.length > 0 && (
        <p class="soft" data-test="answered">
          {lines.join(' · ')}
        </p>
      )}
      {note !== null && <Note text={note} />}
    </>
  );
}

function Note({ text }: { text: string }) {
  return (
    <p class="deadline-note" data-test="note">
      {text}
    </p>
  );
}

function Actions({ deadline, reminder, reload, onClosed }: Props) {
  const { words, say } = useSpeech();
  const page = words.deadlinesPage;
  const [note, setNote] = useState<string>();
  const [waiving, setWaiving] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const answer = async (given: ReminderAnswer) => {
    try {
      const held = await ask({ type: 'deadline-answer', deadline: deadline.id, answer: given });
      setProblem(held ? undefined : page.gone);
      // What was typed stays to be copied.
      if (!held) return;
      if (given.kind === 'note') setNote(undefined);
      if (given.kind === 'waive') setWaiving(undefined);
      if (given.kind === 'done' || given.kind === 'waive') onClosed(deadline, given.kind);
      await reload();
    } catch (error) {
      console.error('Duewatch, answer:', error);
      setProblem(words.failed);
    }
  };
  const dated = deadline.earliest !== null;
  const label = (word: string) => `${word}${words.colon}${say(deadline.what)}`;
  if (deadline.state === 'done' || deadline.state === 'waived') {
    const word = deadline.state === 'done' ? page.reopen : words.waive.reopen;
    return (
      <div class="deadline-actions">
        <button
          type="button"
          class="dw-button"
          data-test="reopen"
          aria-label={label(word)}
          onClick={() => void answer({ kind: 'reopen' })}
        >
          {word}
        </button>
        {deadline.kind === 'obligation' && <a href={hashOf(deadline.account)}>{words.caseFacts.editLink}</a>}
        {problem && <p role="alert">{problem}</p>}
      </div>
    );
  }
  return (
    <div class="deadline-actions">
      <button
        type="button"
        class="dw-button"
        data-test="done"
        aria-label={label(page.done)}
        onClick={() => void answer({ kind: 'done' })}
      >
        {page.done}
      </button>
      <button
        type="button"
        class="dw-button"
        data-test="waive-open"
        aria-label={label(words.waive.button)}
        aria-expanded={waiving !== undefined}
        onClick={() => setWaiving(waiving === undefined ? '' : undefined)}
      >
        {words.waive.button}
      </button>
      {dated && (
        <>
          <button
            type="button"
            class="dw-button"
            data-test="acknowledge"
            aria-label={label(page.acknowledge)}
            onClick={() => void answer({ kind: 'acknowledge' })}
          >
            {page.acknowledge}
          </button>
          <select
            data-test="snooze"
            aria-label={label(page.snooze)}
            value=""
            onChange={(event) => {
              const until = snoozes.find((each) => each === event.currentTarget.value);
              if (until) void answer({ kind: 'snooze', until });
            }}
          >
            <option value="">{page.snooze}</option>
            {snoozes.map((each) => (
              <option key={each} value={each}>
                {page.snoozes[each]}
              </option>
            ))}
          </select>
          <button
            type="button"
            class="dw-button"
            data-test="note-open"
            aria-label={label(page.note)}
            aria-expanded={note !== undefined}
            onClick={() => setNote(note === undefined ? (reminder?.note ?? '') : undefined)}
          >
            {page.note}
          </button>
        </>
      )}
      {note !== undefined && (
        <form
          class="deadline-note-form"
          onSubmit={(event) => {
            event.preventDefault();
            void answer({ kind: 'note', text: note.trim() });
          }}
        >
          <textarea
            data-test="note-text"
            aria-label={page.noteFor(say(deadline.what))}
            maxLength={2_000}
            rows={2}
            value={note}
            onInput={(event) => setNote(event.currentTarget.value)}
          />
          <button type="submit" class="dw-button dw-primary" data-test="note-save">
            {words.save}
          </button>
        </form>
      )}
      {waiving !== undefined && (
        <form
          class="deadline-note-form"
          data-test="waive-form"
          onSubmit={(event) => {
            event.preventDefault();
            void answer({ kind: 'waive', text: waiving.trim() });
          }}
        >
          <p class="soft">{words.waive.help}</p>
          <textarea
            data-test="waive-text"
            aria-label={words.waive.title(say(deadline.what))}
            placeholder={words.waive.note}
            maxLength={2_000}
            rows={2}
            value={waiving}
            onInput={(event) => setWaiving(event.currentTarget.value)}
          />
          <button type="submit" class="dw-button dw-primary" data-test="waive-yes">
            {words.waive.yes}
          </button>
        </form>
      )}
      {problem && <p role="alert">{problem}</p>}
    </div>
  );
}
