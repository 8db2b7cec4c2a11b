import type { Deadline, RungOnDay } from 'duewatch';
import { formatCount } from 'duewatch/text';
import { useState } from 'preact/hooks';
import type { PanelAccount, PanelView, Section } from '../../messages.ts';
import { Amount, Amounts } from '../../ui/amount.tsx';
import { Day } from '../../ui/day.tsx';
import { momentText, monthText } from '../../ui/format.ts';
import { isOfArrears } from '../../ui/is-of-arrears.ts';
import { Measures, RungText } from '../../ui/ladder.tsx';
import { Source, SourceText } from '../../ui/source.tsx';
import { useSpeech } from '../../ui/speech.ts';
import { Mark } from '../../ui/state.tsx';
import { Warning, WarningLine } from '../../ui/warning.tsx';
import { Why } from '../../ui/why.tsx';
import { WhyTree } from '../../ui/why-tree.tsx';

/** What the user can do from the panel. */
export interface PanelActions {
  close(): void;
  open(section: Section): void;
  snooze(hours: number): void;
  siteOff(): void;
}

/** The panel's content: the account and the worst thing in full, the rest in a line each, and ways on. */
export function Panel({ view, actions }: { view: PanelView; actions: PanelActions }) {
  const { words, locale, nameOf } = useSpeech();
  const [worst, ...rest] = view.warnings;
  const account =
    view.accounts.find(
      ({ account }) => account.id === worst?.account.id && account.platform === worst.account.platform,
    ) ?? view.accounts[0];
  const others = view.accounts.filter((each) => each !== account);
  return (
    <>
      <header class="dw-panel-head">
        <div>
          <h2>{account ? nameOf(account.account) : 'Duewatch'}</h2>
          <p>
            <Day day={view.on} relative={false} />
            {view.stateAsOf !== null && ` · ${words.factsOf(momentText(view.stateAsOf, view.on, locale))}`}
          </p>
        </div>
        <button
          type="button"
          class="dw-close"
          data-test="panel-close"
          aria-label={words.close}
          onClick={actions.close}
        >
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <path d="M3.5 3.5l9 9m0-9l-9 9" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" />
          </svg>
        </button>
      </header>
      <div class="dw-panel-body">
        {worst ? <Warning warning={worst} /> : <p class="dw-fine">{words.nothingHere}</p>}
        {account && <Account account={account} />}
        {(rest.length > 0 || others.length > 0) && (
          <section>
            <h3>{words.others}</h3>
            {rest.map((warning) => (
              <WarningLine key={warning.id} warning={warning} />
            ))}
            {others.map((other) => (
              <p key={other.account.id} class="dw-pair">
                <span>{nameOf(other.account)}</span>
                <span>
                  {words.monthCost(monthText(other.month, locale))} <Amounts range={other.total} />
                </span>
              </p>
            ))}
          </section>
        )}
        <Coming
          deadlines={view.deadlines.filter((deadline) => !isNext(deadline, account))}
          others={view.otherDeadlines}
          open={() => actions.open('deadlines')}
        />
        {view.sources.length > 0 && (
          <details class="dw-why">
            <summary>{words.allSources(view.sources.length)}</summary>
            {view.sources.map((cite) => (
              <SourceText key={cite.key} cite={cite} />
            ))}
          </details>
        )}
      </div>
      <Foot actions={actions} details={worst && isOfArrears(worst) ? 'arrears' : 'overview'} />
    </>
  );
}

function Account({ account }: { account: PanelAccount }) {
  const { words, locale, text } = useSpeech();
  const next = nextRung(account);
  return (
    <>
      {account.since !== null && (
        <section data-test="arrears">
          <h3>{words.arrears}</h3>
          <dl class="dw-facts">
            <dt>{words.arrearsSince}</dt>
            <dd data-test="since">
              <Day day={account.since} />
            </dd>
            <dt>{words.daysInArrears}</dt>
            <dd data-test="days">{words.fullDays(account.days)}</dd>
            {account.rung && (
              <>
                <dt>{words.rungInForce}</dt>
                <dd data-test="rung">
                  {text(account.rung.name)} <Source cite={account.rung.cite} />
                </dd>
              </>
            )}
            <dt>{words.owed}</dt>
            <dd data-test="owed">
              <Amount value={account.owed} />
            </dd>
            {account.incomeFrozen && (
              <>
                <dt>{words.incomeFrozen}</dt>
                <dd>
                  <Amounts range={account.incomeFrozen} />
                </dd>
              </>
            )}
            {account.why.arrears.length > 0 && (
              <>
                <dt>{words.why}</dt>
                <dd>
                  <Why reasons={account.why.arrears} />
                </dd>
              </>
            )}
          </dl>
        </section>
      )}
      {account.measures.length > 0 && (
        <section>
          <h3>{words.measuresInForce}</h3>
          <Measures measures={account.measures} tense="done" since />
        </section>
      )}
      {next && (
        <section data-test="next-rung">
          <h3>{words.nextRung}</h3>
          <RungText rung={next} tense="next" />
        </section>
      )}
      <section data-test="month-cost">
        <h3>{words.monthCost(monthText(account.month, locale))}</h3>
        <p class="dw-pair">
          <strong>
            <Amounts range={account.total} />
          </strong>
          {account.calls !== null && <span>{words.calls(formatCount(account.calls))}</span>}
        </p>
        {account.why.cost.length > 0 && <Why reasons={account.why.cost} />}
      </section>
    </>
  );
}

function nextRung({ coming }: PanelAccount): RungOnDay | undefined {
  return coming.find(({ basis }) => basis === 'in-force');
}

/** Whether a deadline is the rung that the panel has shown in full already. */
function isNext(deadline: Deadline, account: PanelAccount | undefined): boolean {
  return (
    account !== undefined &&
    deadline.kind === 'arrears-rung' &&
    deadline.account.id === account.account.id &&
    deadline.earliest === nextRung(account)?.day
  );
}

interface ComingProps {
  readonly deadlines: readonly Deadline[];
  readonly others: number | null;
  open(): void;
}

function Coming({ deadlines, others, open }: ComingProps) {
  const { words, say } = useSpeech();
  if (deadlines.length === 0 && others === null) return null;
  return (
    <section data-test="panel-deadlines">
      <h3>{others === null ? words.deadlines : words.ofPage.title}</h3>
      {deadlines.length === 0 && <p>{words.ofPage.none}</p>}
      <ul class="dw-deadlines">
        {deadlines.map((deadline) => (
          <li key={deadline.id} data-state={deadline.state}>
            <Mark state={deadline.state} />
            <div class="dw-deadline">
              {deadline.earliest !== null && <Day day={deadline.earliest} />}
              <span>{say(deadline.what)}</span>
              <WhyTree of={deadline} about={say(deadline.what)} />
            </div>
          </li>
        ))}
      </ul>
      {others !== null && others > 0 && (
        <button type="button" class="dw-button" data-test="panel-others" onClick={open}>
          {words.ofPage.others(others)}
        </button>
      )}
    </section>
  );
}

const snoozeHours = 24;

interface FootProps {
  readonly actions: PanelActions;
  /** The section that tells more of the worst thing. */
  readonly details: Section;
}

function Foot({ actions, details }: FootProps) {
  const { words } = useSpeech();
  const [sure, setSure] = useState(false);
  if (sure) {
    return (
      <footer class="dw-panel-foot">
        <p>{words.siteOffSure}</p>
        <button type="button" class="dw-button" data-test="site-off-sure" onClick={actions.siteOff}>
          {words.switchOff}
        </button>
        <button type="button" class="dw-button" onClick={() => setSure(false)}>
          {words.keepOn}
        </button>
      </footer>
    );
  }
  return (
    <footer class="dw-panel-foot">
      <button
        type="button"
        class="dw-button dw-primary"
        data-test="details"
        onClick={() => actions.open(details)}
      >
        {words.details}
      </button>
      <button type="button" class="dw-button" data-test="snooze" onClick={() => actions.snooze(snoozeHours)}>
        {words.snooze(snoozeHours)}
      </button>
      <button type="button" class="dw-button" data-test="site-off" onClick={() => setSure(true)}>
        {words.siteOff}
      </button>
    </footer>
  );
}
