import { formatCount } from 'duewatch/text';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { openDashboard } from '../../background/tabs.ts';
import type { AgendaItem, AgendaView, Section } from '../../messages.ts';
import { Amounts } from '../../ui/amount.tsx';
import { Day } from '../../ui/day.tsx';
import { monthText } from '../../ui/format.ts';
import { useSpeech } from '../../ui/speech.ts';
import { Mark } from '../../ui/state.tsx';
import { isOfArrears } from '../../ui/warning.tsx';

/** What is due, soonest first; every line leads to its place in the dashboard. */
export function Popup({ view }: { view: AgendaView }) {
  const { words } = useSpeech();
  // What the end-to-end tests measure.
  useEffect(() => void performance.mark('popup-shown'), []);
  return (
    <div class="popup">
      <header>
        <h1>Duewatch</h1>
        <Day day={view.assessment.on} relative={false} />
      </header>
      <main>{view.accounts === 0 ? <Nothing /> : <Agenda view={view} />}</main>
      <footer>
        <Go to="overview">{words.openDashboard}</Go>
        <Go to="data">{words.importFiles}</Go>
        <Go to="settings">{words.settings}</Go>
      </footer>
    </div>
  );
}

function Nothing() {
  const { words } = useSpeech();
  return (
    <section class="popup-calm" data-test="popup-empty">
      <h2>{words.nothingYet}</h2>
      <p>{words.nothingYetText}</p>
      <Go to="overview" primary>
        {words.begin}
      </Go>
    </section>
  );
}

function Agenda({ view }: { view: AgendaView }) {
  const { words, locale, text, nameOf } = useSpeech();
  const { agenda, costs, needs, more, reminders, moreReminders } = view;
  const page = words.deadlinesPage;
  const several = view.accounts > 1;
  return (
    <>
      {agenda.overall !== 'due' && (
        <section class="popup-calm" data-state={agenda.overall} data-test={`popup-${agenda.overall}`}>
          <p class="popup-verdict">
            <Mark state={agenda.overall} />
            {agenda.overall === 'fine' ? words.nothingDue : words.statusUnknown}
          </p>
        </section>
      )}
      <Group name="reminders" title={page.unanswered} items={reminders} several={several}>
        {moreReminders > 0 && (
          <Go to="deadlines" test="popup-more-reminders">
            {page.andMore(moreReminders)}
          </Go>
        )}
      </Group>
      <Group name="now" title={words.inForce} items={agenda.now} several={several} />
      <Group name="today" title={words.today} items={agenda.today} several={several} />
      <Group name="week" title={words.thisWeek} items={agenda.week} several={several}>
        {agenda.overall === 'due' && agenda.week.length + agenda.today.length === 0 && (
          <p class="popup-none">{words.nothingDueWeek}</p>
        )}
      </Group>
      <Group name="later" title={words.later} items={agenda.later} several={several} />
      {more > 0 && (
        <section>
          <Go to="deadlines" test="popup-more">
            {page.andMore(more)}
          </Go>
        </section>
      )}
      {costs.length > 0 && (
        <section>
          <h2>{words.monthCost(monthText(view.assessment.on.slice(0, 7), locale))}</h2>
          <ul>
            {costs.map(({ account, calls, total, platformName }) => (
              <li key={`${account.platform}/${account.id}`}>
                <Go to="overview" line>
                  <span class="popup-text">
                    {nameOf(account)}
                    <small>
                      {platformName ? text(platformName) : account.platform}
                      {calls > 0 && ` · ${words.calls(formatCount(calls))}`}
                    </small>
                  </span>
                  <Amounts range={total} />
                </Go>
              </li>
            ))}
          </ul>
        </section>
      )}
      {needs > 0 && (
        <section>
          <ul>
            <li data-state="unknown">
              <Go to="overview" line test="popup-needs">
                <Mark state="unknown" />
                <span class="popup-text">{words.needsMore(needs)}</span>
              </Go>
            </li>
          </ul>
        </section>
      )}
    </>
  );
}

interface GroupProps {
  readonly name: string;
  readonly title: string;
  readonly items: readonly AgendaItem[];
  /** Whether there are several accounts, so that each line must say whose it is. */
  readonly several: boolean;
  readonly children?: ComponentChildren;
}

function Group({ name, title, items, several, children }: GroupProps) {
  const { say, nameOf } = useSpeech();
  if (items.length === 0 && !children) return null;
  return (
    <section data-test={`popup-${name}`}>
      <h2>{title}</h2>
      {items.length > 0 && (
        <ul>
          {items.map(({ id, state, account, text, day, action }) => (
            <li key={id} data-state={state} data-test={state === 'in-force' ? 'warning' : 'item'}>
              <Go to={isOfArrears({ id }) ? 'arrears' : 'deadlines'} line>
                <Mark state={state} />
                <span class="popup-text">
                  <span class="dw-hidden">{say({ code: `state.${state}` })}: </span>
                  {say(text)}
                  {action && <strong>{say(action)}</strong>}
                  <small>
                    {several && nameOf(account)}
                    {several && day && ' · '}
                    {day && <Day day={day} />}
                  </small>
                </span>
              </Go>
            </li>
          ))}
        </ul>
      )}
      {children}
    </section>
  );
}

interface GoProps {
  readonly to: Section;
  readonly children: ComponentChildren;
  readonly line?: boolean;
  readonly primary?: boolean;
  readonly test?: string;
}

/** A way to a section of the dashboard. A real link, so that it can be opened in the background or copied, too. */
function Go({ to, children, line, primary, test }: GoProps) {
  const url = browser.runtime.getURL(`pages/dashboard/index.html#${to}`);
  const go = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void openDashboard(to).then(() => window.close());
  };
  const kind = line ? 'popup-line' : primary ? 'dw-button dw-primary' : 'popup-link';
  return (
    <a href={url} class={kind} onClick={go} data-test={test ?? `go-${to}`}>
      {children}
    </a>
  );
}
